// Parts of a file that threads read: when they are worth it, what they must know, and how they are put together.
import type { ToldPerCode } from '../records/findings.js';
import type { SheetNote } from '../records/sheet-notes.js';
import type { Counting } from '../tally/record-use.js';
import type { PartReaders } from './content.js';
import type { IdentifierLog } from './identifier-log.js';
import type { PartRead, PartReading, PartSetup } from './plain/part.js';
import type { Weights } from './plain/weights.js';
import type { RowIntake, RowOptions } from './row-intake.js';

/** How files are read. */
export interface IntakeOptions
  extends Omit<RowOptions, 'isMet' | 'addApart' | 'watch' | 'takePlain' | 'issueDays'> {
  /** Identifiers met so far, in all files of the run. */
  readonly identifiers: IdentifierLog;
  /** How many findings of a code are told in full; undefined for all. */
  readonly toldPerCode: ToldPerCode | undefined;
  /** What is done with the records, if threads can do it too. */
  readonly counting: Counting | undefined;
  readonly weights: Weights;
  /** Takes what is to be told of the sheets of a workbook, and of titles above a header. */
  readonly note: (note: SheetNote) => void;
  /** Takes what parts the cells of a file, where it is neither commas nor tabs, or is named in it. */
  readonly tellSeparator: (file: string, separator: string, isNamed: boolean) => void;
}

/** Whether rows may be read without their cells: none are kept then to show, and no hand-over dates are shifted. */
export function isPlainWanted({ weights, showValues, form }: IntakeOptions): boolean {
  return weights.scans && !showValues && form.handOverLag === 0;
}

/** Whether threads are worth their start where so many bytes of text are left. */
export function isForThreads(bytesLeft: number, options: IntakeOptions): boolean {
  const { threads, threadsFrom } = options.weights;
  return (
    threads > 1 &&
    bytesLeft >= threadsFrom &&
    options.counting !== undefined &&
    isPlainWanted(options)
  );
}

/** The setup of threads that read on in a file whose header was taken. */
export function setupOf(
  file: string,
  separator: string,
  intake: RowIntake,
  options: IntakeOptions,
): PartSetup {
  const { form, privacy, law, aliases, takenOn, toldPerCode } = options;
  return {
    ...{ file, form, privacy, law, aliases, takenOn, toldPerCode, separator },
    header: intake.table()?.header ?? [],
    use: (options.counting as Counting).use,
  };
}

/**
 * Has threads read the parts that `next` gives, some ahead, and merges them in order; `before` is the number of lines before the
 * first. Gives how many lines are read then, and where reading stopped, if it did before the end. `see` sees each part.
 */
export async function absorbParts(
  readers: PartReaders,
  before: number,
  intake: RowIntake,
  options: IntakeOptions,
  next: () => PartReading | undefined,
  see: (part: PartRead) => void = () => {},
): Promise<{ readonly lines: number; readonly stopped: PartRead['stopped'] }> {
  const counting = options.counting as Counting;
  const asked: Promise<PartRead>[] = [];
  let lines = before;
  for (;;) {
    while (asked.length <= options.weights.threads) {
      const reading = next();
      if (reading === undefined) break;
      const part = readers.read(reading);
      // If an earlier part ends the reading, this one is not awaited and may fail unheard.
      part.catch(() => {});
      asked.push(part);
    }
    const part = await asked.shift();
    if (part === undefined) return { lines, stopped: undefined };
    intake.absorb(part.rows, lines + 1);
    lines += part.lines;
    counting.absorb(part.held);
    if (part.profile !== undefined) counting.profile?.absorb(part.profile);
    if (part.renewals !== undefined) counting.renewals?.absorbPacked(part.renewals);
    see(part);
    if (part.stopped) return { lines, stopped: part.stopped };
  }
}
