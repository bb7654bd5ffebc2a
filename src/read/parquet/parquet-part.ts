// Row groups of a Parquet file, read apart from the rest.
import { latestIssueUnasked } from '../../records/issue-days.js';
import type { ByteRanges } from '../byte-ranges.js';
import {
  createPartIntake,
  type GroupsReading,
  type PartRead,
  type PartSetup,
} from '../plain/part.js';
import type { ParquetDirectory } from './parquet-directory.js';
import { createParquetRows } from './parquet-rows.js';

/** A reader of row groups of one file. What it gives back changes once it reads the next ones. */
export function createGroupsReader(
  setup: PartSetup,
  directory: ParquetDirectory,
  bytes: ByteRanges,
): (part: GroupsReading) => Promise<PartRead> {
  const part = createPartIntake(setup);
  const latestIssue = latestIssueUnasked(setup.takenOn, setup.law);
  const rows = createParquetRows(bytes, directory, setup.file, part.intake, true, latestIssue);
  return async (reading) => {
    part.restart(reading.areApart);
    rows.restart();
    let isFull = false;
    const lines = await rows.read(reading, reading.to, 1, () => {
      isFull = part.isFull();
      return isFull;
    });
    rows.settle();
    const stopped = isFull ? ({ offset: lines, reason: 'odd' } as const) : undefined;
    return part.read({ lines, size: rows.size(), stopped });
  };
}
