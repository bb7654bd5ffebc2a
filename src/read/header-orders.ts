// What the user says of headers and values, held against the header row of a file.
import type { ColumnUse } from '../records/column-use.js';
import {
  type ColumnName,
  columnOf,
  foldHeader,
  type HeaderAliases,
  type HeaderOrders,
  type HeaderUse,
} from '../records/columns.js';
import { FaultError } from '../records/fault.js';
import { CARD_STATUSES, ISSUE_KINDS } from '../records/record.js';
import { type MappedValue, type ValueMeanings, valueMeanings } from '../records/row-reader.js';
import type { UnreadColumn } from '../records/unread-columns.js';
import type { ColumnSeen } from './file-seen.js';

/**
 * Refuses a mapped header that the file has not.
 *
 * @throws {FaultError} usage-map-no-header, or usage-layout-no-header where a layout names it.
 */
export function refuseMissingHeaders(
  file: string,
  cells: readonly string[],
  { map }: Pick<HeaderOrders, 'map'>,
): void {
  for (const { header, column, layout } of map) {
    if (cells.some((cell) => foldHeader(cell) === foldHeader(header))) continue;
    if (layout === undefined) throw new FaultError('usage-map-no-header', { file, header });
    throw new FaultError('usage-layout-no-header', { file, header, column, layout });
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
  const named = (name: string): ColumnName | undefined =>
    headers.find((use) => use.by !== undefined && foldHeader(use.header) === foldHeader(name))
      ?.columns[0] ?? columnOf(name, aliases);
  const meant = valueMeanings(values, named, aliases);
  if (!('wrong' in meant)) return meant;
  const { column, value } = meant.wrong;
  if (meant.part === 'column') throw new FaultError('usage-map-value-column', { file, column });
  const names = named(column) === 'status' ? CARD_STATUSES : ISSUE_KINDS;
  throw new FaultError('usage-map-value-name', { column, value, names });
}

/** A header with what its column held, and what it looks like where it is not read. */
export function columnSeen(
  { header, index, columns, by, isIgnored }: HeaderUse,
  held: readonly ColumnUse[],
  looks: readonly UnreadColumn[],
  { map }: Pick<HeaderOrders, 'map'>,
): ColumnSeen {
  const use = held.find((each) => each.index === index);
  const isLayout = map.some(
    (each) => each.layout !== undefined && foldHeader(each.header) === foldHeader(header),
  );
  return {
    ...{ header: header.trim(), number: index + 1, columns },
    by: by === 'map' && isLayout ? 'layout' : by,
    unread: by !== undefined ? undefined : isIgnored ? 'ignored' : 'unknown',
    looks: looks.find((look) => look.index === index),
    blank: use?.blank,
    forms: [...(use?.forms ?? [])],
  };
}
