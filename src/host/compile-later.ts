// When V8 compiles: later than by itself, while many rows are read.
import { setFlagsFromString } from 'node:v8';

/**
 * Bytes of bytecode that a function runs before V8 looks at whether to optimize it: fifteen times as many as by itself. What is
 * called for each row reaches them within some thousand rows; what is called for each kind of record does not, and optimizing
 * it took a third of the processor time of a file of three million rows.
 */
const BUDGET = 1_000_000;

/** The version of V8 in which this was measured. Later ones have another compiler between, and other budgets for it. */
const MEASURED = '11.';

/** Has functions compiled later from now on, in all threads. */
export function compileLater(): void {
  if (process.versions.v8.startsWith(MEASURED)) setFlagsFromString(`--interrupt-budget=${BUDGET}`);
}
