// Rows of a Parquet file: plain ones from their columns, without text, all others as cells of text.
import type { CivilDate } from '../../calendar/civil-date.js';
import { FaultError } from '../../records/fault.js';
import { isBomb, MOST_TIMES } from '../bomb.js';
import type { ByteRanges } from '../byte-ranges.js';
import {
  COUNT,
  createPlainRow,
  DATE,
  IDENTIFIER,
  kindsOf,
  OTHER,
  type PlainRow,
  type TextMeaning,
} from '../plain/plain-row.js';
import type { RowIntake } from '../row-intake.js';
import { LONGEST_ROW } from '../text/csv-rows.js';
import {
  AT_ONCE,
  type Dictionary,
  IN_DICTIONARY,
  IN_TEXTS,
  type ParquetColumn,
  readParquetColumn,
} from './parquet-column.js';
import {
  damage,
  orBroken,
  type ParquetDirectory,
  type ParquetGroup,
  tooLarge,
} from './parquet-directory.js';
import {
  BLANK,
  type ColumnMeanings,
  createColumnMeanings,
  ODD,
  TELLS,
} from './parquet-meanings.js';
import { valueText } from './parquet-text.js';

/** Limit of memory: a decompressed page of each column, and its dictionary. */
const MOST_HELD = 96 * 1024 * 1024;
/** Least size that a row is taken to have, even if blank. */
export const USUAL_ROW = 64;
/** The longest text of a number. */
const LONGEST_NUMBER = 512;
/** So many bytes of UTF-8 are one character at the most. */
const BYTES_A_CHARACTER = 3;

/** A row: its group, and how many rows of the group stand before it. */
export interface ParquetPlace {
  readonly group: number;
  readonly skip: number;
}

export interface ParquetRows {
  /**
   * Reads the rows from a place up to a group; the first has the number `row`. It ends early after some rows where `stops` says so.
   * Gives how many rows were read.
   */
  readonly read: (
    from: ParquetPlace,
    to: number,
    row: number,
    stops: () => boolean,
  ) => Promise<number>;
  /** Tells what was counted apart. */
  readonly settle: () => void;
  readonly restart: () => void;
  /** How much text the rows would be, roughly, that were read since the start or {@link ParquetRows.restart}. */
  readonly size: () => number;
}

/**
 * A reader that feeds `intake`, which has taken the names of the columns as its first row. One page of each column is held at a
 * time, whatever sizes the file states. With `isPlain` rows without a finding are taken from their columns; without, all go on as
 * cells. A day of issue after `latestIssue` is a finding. Blank rows are skipped.
 *
 * @throws {FaultError} input-parquet-broken, input-parquet-encoding, input-parquet-large, input-bomb, input-row-too-long.
 */
export function createParquetRows(
  bytes: ByteRanges,
  { columns, groups }: ParquetDirectory,
  file: string,
  intake: RowIntake,
  isPlain: boolean,
  latestIssue: CivilDate,
): ParquetRows {
  const table = intake.table();
  const isRead = new Set(table?.positions.values());
  const texts = columns.map((column, index) => valueText(column, file, isRead.has(index)));
  let plain: PlainRow | undefined;
  let meanings: readonly ColumnMeanings[] = [];
  if (isPlain && table !== undefined) {
    const kinds = kindsOf(table);
    plain = createPlainRow(intake, table, latestIssue);
    meanings = columns.map(({ element }, index) =>
      createColumnMeanings(element, kinds[index] as number, table),
    );
  }
  let size = 0;

  function columnsOf({ chunks }: ParquetGroup): ParquetColumn[] {
    const held = columns.map(() => 0);
    let sum = 0;
    const hold = (column: number, size: number) => {
      sum += size - (held[column] ?? 0);
      held[column] = size;
      if (sum > MOST_HELD) throw tooLarge(file, MOST_HELD);
    };
    return chunks.map((chunk, index) => {
      const [column, text] = [columns[index], texts[index]] as const;
      if (column === undefined || text === undefined) throw new RangeError('columns of the group');
      return readParquetColumn(bytes, index, column, chunk, text, hold);
    });
  }

  /** Takes the row at `at` of those that are located, as cells. */
  function takeCells(readers: readonly ParquetColumn[], at: number, row: number): void {
    const cells = orDamaged(file, () => readers.map((reader) => reader.textAt(at)));
    let length = cells.length;
    for (const cell of cells) length += cell.length;
    if (length > LONGEST_ROW) throw new FaultError('input-row-too-long', { file, line: row });
    if (length > cells.length) intake.takeRow(cells, row);
  }

  /** Takes a row from its columns; false where it is not plain. */
  function takePlain(row: PlainRow, at: number, line: number): boolean {
    row.begin();
    for (let index = 0; index < meanings.length; index += 1) {
      const column = meanings[index] as ColumnMeanings;
      const { kind, numbers } = column;
      if (kind === OTHER && column.isSilent()) continue;
      const number = numbers[at] as number;
      if (number === ODD) return false;
      if (kind === DATE) {
        if (number === BLANK) row.noteBlank(index);
        else {
          row.dates[index] = number;
          const form = column.forms[at] as number;
          if (row.forms[index] !== form) row.noteForm(index, form);
        }
      } else if (kind < COUNT) {
        if (!row.takeText(column.texts[at] as TextMeaning, index, kind)) return false;
      } else if (number === BLANK) row.noteBlank(index);
      else if (kind === COUNT) row.setCount(number);
      else if (kind === IDENTIFIER) {
        row.digest.low = column.lows[at] as number;
        row.digest.high = column.highs[at] as number;
        row.identify();
        if (number === TELLS) row.tellAfter(index, textAt(index, at));
      } else if (number === TELLS) row.tellAfter(index, textAt(index, at));
    }
    if (!row.fill()) {
      return row.takeJudged(line);
    }
    row.take(line);
    return true;
  }

  let readers: readonly ParquetColumn[] = [];
  const textAt = (index: number, at: number) =>
    orDamaged(file, () => (readers[index] as ParquetColumn).textAt(at));

  /** Takes rows that are located. */
  function takeLocated(count: number, row: number): void {
    const { longest, sum } = textSizes(readers, count);
    size += Math.max(sum, count * USUAL_ROW);
    const mayBeLong = longest > LONGEST_ROW;
    let isUnderstood = false;
    for (let at = 0; at < count; at += 1) {
      const own = mayBeLong || intake.wantsCells() ? undefined : plain;
      if (own !== undefined && !isUnderstood) {
        isUnderstood = true;
        orDamaged(file, () => {
          meanings.forEach((column, index) => {
            column.understand(readers[index] as ParquetColumn, count);
          });
        });
      }
      if (own !== undefined && takePlain(own, at, row + at)) continue;
      own?.leave();
      takeCells(readers, at, row + at);
    }
    if (isBomb(size, bytes.byteLength)) {
      throw new FaultError('input-bomb', { file, ratio: MOST_TIMES });
    }
  }

  return {
    read: async (from, to, first, stops) => {
      let row = first;
      let { skip } = from;
      for (let group = from.group; group < to; group += 1) {
        const of = groups[group] as ParquetGroup;
        readers = await orBroken(file, async () => columnsOf(of));
        for (let left = of.rows; left > 0; ) {
          let some = Math.min(left, AT_ONCE);
          await orBroken(file, async () => {
            for (const reader of readers) some = Math.min(some, await reader.ready());
          });
          if (skip > 0) some = Math.min(some, skip);
          const count = some;
          orDamaged(file, () => {
            for (const reader of readers) reader.locate(count);
          });
          left -= some;
          if (skip > 0) skip -= some;
          else {
            takeLocated(some, row);
            row += some;
          }
          if (skip === 0 && stops()) return row - first;
        }
      }
      return row - first;
    },
    settle: () => plain?.settle(),
    restart: () => {
      size = 0;
      plain?.restart();
    },
    size: () => size,
  };
}

function orDamaged<Read>(file: string, read: () => Read): Read {
  try {
    return read();
  } catch (error) {
    throw damage(error, file);
  }
}

/** At least how much text the cells located are, and at most how much a row is. */
function textSizes(
  readers: readonly ParquetColumn[],
  count: number,
): { readonly longest: number; readonly sum: number } {
  let longest = readers.length;
  let sum = 0;
  for (const { cells } of readers) {
    const { at, where, lengths, blank } = cells;
    if (where === IN_DICTIONARY) {
      const { lengths: known, longest: most } = cells.dictionary as Dictionary;
      longest += most;
      for (let each = 0; each < count; each += 1) {
        const number = at[each] as number;
        if (number >= 0) sum += known[number] as number;
      }
    } else if (where === IN_TEXTS) {
      let most = 0;
      for (let each = 0; each < count; each += 1) {
        const { length } = cells.texts[each] as string;
        most = Math.max(most, length);
        sum += length;
      }
      longest += most;
    } else if (cells.isSized) {
      let most = 0;
      for (let each = 0; each < count; each += 1) {
        if ((at[each] as number) < 0) continue;
        most = Math.max(most, lengths[each] as number);
        sum += (lengths[each] as number) / BYTES_A_CHARACTER;
      }
      longest += most;
    } else if (blank < count) {
      longest += LONGEST_NUMBER;
      sum += count - blank;
    }
  }
  return { longest, sum };
}
