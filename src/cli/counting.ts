// Decides what forecast, verify and reconcile have in common: options to a span of years, and files to a basis.
import type { CivilDate } from '../calendar/civil-date.js';
import { ABSENT } from '../calendar/civil-date.js';
import type { DatedCapacity } from '../capacity/dated-capacity.js';
import type { Host } from '../host/host.js';
import type { PublishedTable } from '../read/tables/published-table.js';
import { FaultError } from '../records/fault.js';
import { type Basis, flaggedRules } from '../reports/forecast.js';
import type { RuleBook } from '../rules/rule-book.js';
import { recordTotals } from '../tally/record-totals.js';
import type { Counting } from '../tally/record-use.js';
import type { Tally } from '../tally/tally.js';
import type { Language } from '../words/language.js';
import {
  asOfOption,
  type CountingFlags,
  capacityOption,
  effectiveOptions,
  type FigureFlags,
  type ReadingFlags,
  readingOptions,
  spanOption,
} from './common-options.js';
import { readRecords, rejectsExceed, settleRejects } from './reading.js';
import { toolName } from './tool.js';

/** The forms in which commands write their figures. */
export const FORMATS = ['table', 'csv', 'json', 'md'];

/** The same, and Excel workbooks. */
export const WORKBOOK_FORMATS = [...FORMATS, 'xlsx'];

/** The bundled records; the first stand in where no file is named. */
export const BUNDLED = ['minato-as-published.csv.gz', 'minato-even-birthdays.csv.gz'] as const;

/** A counting run, its options understood. */
export interface CountingRun {
  readonly files: readonly string[];
  readonly span: { readonly from: number; readonly to: number };
  readonly asOf: CivilDate;
  readonly capacity: DatedCapacity;
  readonly capacityIsPublished: boolean;
  readonly language: Language;
  readonly law: RuleBook;
  /** Whether every file's SHA-256 is wanted, however large the file. */
  readonly digestsAll?: boolean;
  readonly flags: CountingFlags &
    ReadingFlags &
    FigureFlags & {
      readonly against?: string;
      readonly backtest?: string;
    };
}

/** Understands the options. `table` gives the years and the capacity where the user gave none. */
export function prepareCounting(
  host: Host,
  files: readonly string[],
  flags: CountingRun['flags'],
  law: RuleBook,
  table: PublishedTable,
  years: { readonly from: number; readonly to: number },
): CountingRun {
  const span = spanOption(flags, years, law);
  if (flags.maxRejects !== undefined) rejectsExceed(flags.maxRejects, 0, 0);
  return {
    files: files.length === 0 ? [host.fixture(BUNDLED[0])] : files,
    span,
    asOf: asOfOption(flags, span.from),
    capacity:
      flags.capacity === undefined ? table.capacity : capacityOption(flags.capacity, span.from),
    capacityIsPublished: flags.capacity === undefined && flags.against === undefined,
    language: flags.lang ?? host.language,
    law,
    flags,
  };
}

/** Reads the run's files into what counts them, then says what the figures of `tally` rest on. */
export async function countFiles(
  host: Host,
  run: CountingRun,
  tally: Tally,
  counted: Pick<Counting, 'take'> | Counting,
  options: Basis['options'] = {},
): Promise<Basis> {
  const { flags, language, law, span, asOf } = run;
  const inputs = inputsOf(run);
  refuseOutputs(host, [flags.output, flags.rejects, flags.manifest], inputs);
  const reading = await readRecords(host, {
    files: run.files,
    law,
    takenOn: flags.asOf === undefined ? ABSENT : asOf,
    flags,
    language,
    take: counted.take,
    ...(run.digestsAll && { digestsAll: true }),
    ...('use' in counted && { counting: counted }),
  });
  settleRejects(host, reading, flags, language);
  const basis: Basis = {
    tool: toolName(host),
    rulesVersion: law.version,
    secondary: flaggedRules(law, flags.method),
    asOf,
    method: flags.method,
    repeatRenewals: flags.repeatRenewals,
    records: recordTotals(reading.totals, tally.cards),
    lapsed: tally.lapsed,
    inputs: reading.inputs,
    options: {
      ...effectiveOptions(flags, span, asOf, run.capacity),
      ...readingOptions(flags),
      ...options,
    },
    capacityIsPublished: run.capacityIsPublished,
  };
  return basis;
}

/** Whether a file's name is that of a scenario file. */
export function isScenarioName(file: string): boolean {
  return /\.ya?ml$/i.test(file);
}

/** Refuses a scenario file where files of records stand: what would be told of it is that columns are missing. */
export function refuseScenarios(files: readonly string[]): void {
  const file = files.find(isScenarioName);
  if (file !== undefined) throw new FaultError('usage-scenario-among-files', { file });
}

/** Every file the run reads, none of which may be written. */
export function inputsOf(run: CountingRun): readonly string[] {
  const { against, backtest } = run.flags;
  return [...run.files, ...[against, backtest].filter((file) => file !== undefined)];
}

/** Refuses an output named twice or named as an input, by whatever path, before anything is read. */
export function refuseOutputs(
  host: Host,
  named: readonly (string | undefined)[],
  inputs: readonly string[],
): void {
  const outputs = named.filter(
    (file): file is string => file !== undefined && file !== '-' && !file.startsWith('/dev/'),
  );
  outputs.forEach((file, index) => {
    if (inputs.some((input) => input !== '-' && host.isSameFile(file, input))) {
      throw new FaultError('output-is-input', { file });
    }
    if (outputs.slice(0, index).some((other) => host.isSameFile(file, other))) {
      throw new FaultError('usage-output-twice', { file });
    }
  });
}
