// Reads the records of a Parquet file: the first rows here, many more in threads, some row groups each.
import { FaultError } from '../../records/fault.js';
import { latestIssueUnasked } from '../../records/issue-days.js';
import { isBomb, MOST_TIMES } from '../bomb.js';
import type { FileContent } from '../content.js';
import { absorbParts, type IntakeOptions, isForThreads, isPlainWanted, setupOf } from '../parts.js';
import type { GroupsReading } from '../plain/part.js';
import type { RowIntake } from '../row-intake.js';
import type { RowsEnd } from '../text/csv-rows.js';
import { type ParquetDirectory, parquetDirectory } from './parquet-directory.js';
import { createParquetRows, type ParquetPlace, USUAL_ROW } from './parquet-rows.js';

/**
 * Hands on the names of the columns as the first row, then the rows, with their numbers from 1. Days of any type are read as
 * dates; a time other than midnight stays beside its day.
 *
 * @throws {FaultError} input-parquet-nested, input-parquet-codec, input-parquet-broken, input-parquet-encoding,
 * input-parquet-large, input-bomb, input-row-too-long.
 */
export async function takeInParquet(
  file: string,
  { bytes, readers: start }: FileContent & { readonly kind: 'parquet' },
  intake: RowIntake,
  options: IntakeOptions,
): Promise<RowsEnd> {
  const directory = await parquetDirectory(bytes, file);
  const { groups } = directory;
  intake.takeRow(
    directory.columns.map(({ element }) => element.name),
    1,
  );
  const isPlain = isPlainWanted(options);
  const latestIssue = latestIssueUnasked(options.takenOn, options.law);
  const rows = createParquetRows(bytes, directory, file, intake, isPlain, latestIssue);
  const all = groups.reduce((sum, group) => sum + group.rows, 0);
  let read = 0;
  const readHere = async (stops: () => boolean): Promise<void> => {
    const from = placeOf(directory, read);
    read += await rows.read(from, groups.length, read + 1, stops);
    rows.settle();
  };
  const isLarge = intake.table() !== undefined && isForThreads(all * USUAL_ROW, options);
  // Started first, so that they load while the first rows are read here.
  const threads = isLarge ? start?.(options.weights) : undefined;
  try {
    await readHere(() => threads !== undefined && !intake.wantsCells());
    if (threads === undefined || read === all) return { kind: 'complete' };
    threads.prepare({ ...setupOf(file, ',', intake, options), parquet: directory });
    let next: ParquetPlace | undefined = placeOf(directory, read);
    let size = rows.size();
    const { lines } = await absorbParts(
      threads,
      read,
      intake,
      options,
      () => {
        const groups = next && partFrom(next, directory, options.weights.part / USUAL_ROW);
        const part = groups && { ...groups, areApart: options.identifiers.areApart() };
        next = part && part.to < directory.groups.length ? { group: part.to, skip: 0 } : undefined;
        return part;
      },
      (part) => {
        size += part.size ?? 0;
        if (isBomb(size, bytes.byteLength)) {
          throw new FaultError('input-bomb', { file, ratio: MOST_TIMES });
        }
      },
    );
    read = lines;
  } finally {
    threads?.close();
  }
  // What a part held too much of is read here, where nothing is noted for another thread.
  await readHere(() => false);
  return { kind: 'complete' };
}

/** Where a row stands that follows so many others. */
function placeOf({ groups }: ParquetDirectory, row: number): ParquetPlace {
  let skip = row;
  let group = 0;
  for (; group < groups.length && skip >= (groups[group]?.rows ?? 0); group += 1) {
    skip -= groups[group]?.rows ?? 0;
  }
  return { group, skip };
}

/** The next row groups, until they have so many rows. */
function partFrom(
  { group, skip }: ParquetPlace,
  { groups }: ParquetDirectory,
  most: number,
): Omit<GroupsReading, 'areApart'> {
  let to = group;
  for (let rows = -skip; to < groups.length && rows < most; to += 1) {
    rows += groups[to]?.rows ?? 0;
  }
  return { group, skip, to };
}
