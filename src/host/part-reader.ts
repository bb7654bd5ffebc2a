// What a thread or worker that reads parts does: it takes the setup, then part after part, and answers each as plain data.
import type { ByteRanges } from '../read/byte-ranges.js';
import {
  createPartReader,
  type GroupsReading,
  type LinesReading,
  type PartRead,
  type PartReading,
  type PartSetup,
  type ReadBytes,
} from '../read/plain/part.js';
import { FaultError } from '../records/fault.js';
import type { PartAnswer } from './part-pool.js';

/** How a machine reads the bytes of the file. */
export interface FileReading {
  readonly readBytes: ReadBytes;
  readonly ranges: ByteRanges;
  readonly block: number;
}

/** Answers parts, which must come one after the other. */
export function createPartAnswers(
  setup: PartSetup,
  file: FileReading,
): (part: PartReading) => Promise<PartAnswer> {
  const reader = readerOf(setup, file);
  return async (part) => {
    try {
      return { read: await (await reader)(part) };
    } catch (error) {
      // A fault as plain data: of an error that a thread throws only the words come through.
      if (error instanceof FaultError) return { fault: error.fault };
      throw error;
    }
  };
}

/** The reader of lines, or that of row groups, which is loaded only if needed. */
async function readerOf(
  setup: PartSetup,
  { readBytes, ranges, block }: FileReading,
): Promise<(part: PartReading) => PartRead | Promise<PartRead>> {
  const { parquet } = setup;
  if (parquet === undefined) {
    const readLines = createPartReader(setup, readBytes, block);
    return (part) => readLines(part as LinesReading);
  }
  const { createGroupsReader } = await import('../read/parquet/parquet-part.js');
  const readGroups = createGroupsReader(setup, parquet, ranges);
  return (part) => readGroups(part as GroupsReading);
}

/** What of a part is handed over and not copied: it is made anew for each. */
export function handedOver({ rows: { identifiers, apart, places } }: PartRead): ArrayBuffer[] {
  const arrays = apart.flatMap((each) =>
    each.kind === 'ascending' ? [each.steps] : [each.entries, each.order],
  );
  return [identifiers, places, ...arrays].map(({ buffer }) => buffer as ArrayBuffer);
}
