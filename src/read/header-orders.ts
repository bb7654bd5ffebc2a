// What the user says of headers and values, held against the header row of a file, and how columns are named.
import { distance } from 'fastest-levenshtein';
import type { ColumnUse } from '../records/column-use.js';
import {
  type ColumnName,
  columnOf,
  foldHeader,
  type HeaderAliases,
  type HeaderOrders,
  type HeaderReading,
  type HeaderUse,
} from '../records/columns.js';
import { FaultError } from '../records/fault.js';
import { isBlank } from '../records/invisible.js';
import { CARD_STATUSES, ISSUE_KINDS } from '../records/record.js';
import { type MappedValue, type ValueMeanings, valueMeanings } from '../records/row-reader.js';
import { columnPlace, placeNamed, shownNames } from '../records/shown-names.js';
import type { UnreadColumn } from '../records/unread-columns.js';
import type { ColumnSeen } from './file-seen.js';

/** What the user says that a file has nothing of: headers that are not to be read, and values with a meaning. */
export interface UnmetOrders {
  readonly headers: readonly string[];
  readonly values: readonly MappedValue[];
}

/**
 * Refuses a mapped header that the file has not; `row` is its header row, `cells` as {@link placedHeaders} names it.
 *
 * @throws {FaultError} usage-map-no-header, usage-layout-no-header where a layout names it, or usage-map-ignored where its
 * column is not to be read by its place.
 */
export function refuseMissingHeaders(
  file: string,
  row: readonly string[],
  cells: readonly string[],
  { map, ignore }: Pick<HeaderOrders, 'map' | 'ignore'>,
): void {
  for (const { header, column, layout } of map) {
    const isThis = (cell: string) => foldHeader(cell) === foldHeader(header);
    if (cells.some(isThis)) continue;
    if (layout !== undefined)
      throw new FaultError('usage-layout-no-header', { file, header, column, layout });
    const place = foldHeader(cells[row.findIndex(isThis)] ?? '');
    const ignored = ignore.find((each) => place !== '' && foldHeader(each) === place);
    if (ignored === undefined) throw new FaultError('usage-map-no-header', { file, header });
    throw new FaultError('usage-map-ignored', { map: `${column}=${header}`, ignored });
  }
}

/**
 * What the user says that values mean, of the columns that the file has.
 *
 * @throws {FaultError} usage-map-value-column, usage-map-value-name.
 */
export function meaningsFor(
  file: string,
  headers: readonly HeaderUse[],
  values: readonly MappedValue[],
  aliases: HeaderAliases,
): ValueMeanings {
  const named = (name: string) => namedColumn(name, headers, aliases);
  const meant = valueMeanings(values, named, aliases);
  if (!('wrong' in meant)) return meant;
  const { column, value } = meant.wrong;
  if (meant.part === 'column') throw new FaultError('usage-map-value-column', { file, column });
  const names = named(column) === 'status' ? CARD_STATUSES : ISSUE_KINDS;
  throw new FaultError('usage-map-value-name', { column, value, names });
}

/**
 * What the user says of headers and values that a file has not; `cells` are its header row, `uses` what its columns held. Of a
 * file whose rows cannot be read no value is told.
 */
export function unmetOrders(
  cells: readonly string[],
  headers: readonly HeaderUse[],
  uses: readonly ColumnUse[],
  { ignore, values }: Pick<HeaderOrders, 'ignore'> & { readonly values: readonly MappedValue[] },
  aliases: HeaderAliases,
): UnmetOrders {
  const written = new Set(cells.map(foldHeader));
  return {
    headers: ignore.filter((header) => !written.has(foldHeader(header))),
    values: values.filter(({ column, value }) => {
      if (uses.length === 0) return false;
      const use = uses.find((each) => each.column === namedColumn(column, headers, aliases));
      return use?.meant.includes(foldHeader(value)) !== true;
    }),
  };
}

/** The column that a name means in a file: that of its header, else the one that is known by the name. */
function namedColumn(
  name: string,
  headers: readonly HeaderUse[],
  aliases: HeaderAliases,
): ColumnName | undefined {
  const use = headers.find(
    ({ by, header }) => by !== undefined && foldHeader(header) === foldHeader(name),
  );
  return use?.columns[0] ?? columnOf(name, aliases);
}

/** A column as it is named, with what it held, and what it looks like where it is not read. */
export function columnSeen(
  { header, index, columns, by, isIgnored }: HeaderUse,
  name: string,
  held: readonly ColumnUse[],
  looks: readonly UnreadColumn[],
  { map }: Pick<HeaderOrders, 'map'>,
): ColumnSeen {
  const use = held.find((each) => each.index === index);
  const isLayout = map.some(
    (each) => each.layout !== undefined && foldHeader(each.header) === foldHeader(header),
  );
  return {
    ...{ header: name, number: index + 1, columns },
    by: by === 'map' && isLayout ? 'layout' : by,
    unread: by !== undefined ? undefined : isIgnored ? 'ignored' : 'unknown',
    looks: looks.find((look) => look.index === index),
    blank: use?.blank,
    forms: [...(use?.forms ?? [])],
  };
}

/**
 * The header row with the names by which the user points to places, as "(5)" or, in a sheet, "(E)": such an order is of the
 * column there. A header that is written as the place of a column is no name, since messages would mean that column by it: it
 * has its own place for a name. One written as a place that is none in this file, or none as messages have it, stays a header.
 */
export function placedHeaders(
  cells: readonly string[],
  sheet: string | undefined,
  { map, ignore }: Pick<HeaderOrders, 'map' | 'ignore'>,
): readonly string[] {
  const named = cells.map((cell, index) =>
    isPlaceOf(cells.length, foldHeader(cell).toUpperCase(), sheet)
      ? columnPlace(index, sheet)
      : cell,
  );
  for (const name of [...map.map(({ header }) => header), ...ignore]) {
    const index = placeNamed(name);
    if (index === undefined || index >= cells.length) continue;
    if (named.every((cell) => foldHeader(cell) !== foldHeader(name))) named[index] = name.trim();
  }
  return named;
}

/** Whether a text is the place of a column among so many, as messages have it. */
function isPlaceOf(columns: number, text: string, sheet: string | undefined): boolean {
  const index = placeNamed(text);
  return index !== undefined && index < columns && text === columnPlace(index, sheet);
}

/**
 * The name of each column as it is shown: its header where it is read, where the user names it, where it is made of words of
 * headers and shows nothing of a person, or where all are to be shown; its place otherwise. Blank where the header is blank.
 */
export function columnNames(
  { headers }: HeaderReading,
  sheet: string | undefined,
  { aliases, showNames }: { readonly aliases: HeaderAliases; readonly showNames: boolean },
  mayTell: (header: string) => boolean,
): string[] {
  const isUsual = shownNames(aliases, distance);
  return headers.map(({ header, index, by, isIgnored }) => {
    const text = header.trim();
    if (isBlank(text)) return '';
    const isShown = by !== undefined || isIgnored || showNames || (isUsual(text) && !mayTell(text));
    return isShown ? text : columnPlace(index, sheet);
  });
}

/** A column that is not read, as it is listed; one without a header by its place, and not at all left of a sheet's table. */
export function listedName(
  index: number,
  sheet: string | undefined,
  names: readonly string[],
): string | undefined {
  const name = names[index] ?? '';
  if (name !== '') return name;
  const isLeft = sheet !== undefined && names.slice(0, index).every(isBlank);
  return isLeft ? undefined : columnPlace(index, sheet);
}
