// What a column of a file held, noted row by row, and parts of a file put together.
import type { ColumnName } from './columns.js';
import type { DateForm } from './date-text.js';
import { invisibleIn } from './invisible.js';

/** What a column held, once the file is read. */
export interface ColumnUse {
  readonly column: ColumnName;
  readonly index: number;
  blank: number;
  /** Forms of date, in order of first use. */
  readonly forms: DateForm[];
  /** Invisible characters in cells that were read without them, as U+200B, in order of first use. */
  readonly invisible: string[];
  /** Whether a name was written otherwise than it is counted. */
  respelled: boolean;
  /** Values met that the user gives a meaning, folded. */
  readonly meant: string[];
}

/** What one part of a file gives to the whole. */
export type PartOfUse = Pick<ColumnUse, 'blank' | 'forms' | 'invisible' | 'respelled' | 'meant'>;

/** A column of which nothing was read. */
export function unusedColumn(column: ColumnName, index: number): ColumnUse {
  return { column, index, blank: 0, forms: [], invisible: [], respelled: false, meant: [] };
}

/** Notes the invisible characters of a cell. */
export function noteInvisible(use: ColumnUse, text: string): void {
  addAll(use.invisible, invisibleIn(text));
}

/** Adds what the next part held. */
export function addUse(use: ColumnUse, part: PartOfUse): void {
  use.blank += part.blank;
  addAll(use.forms, part.forms);
  addAll(use.invisible, part.invisible);
  use.respelled ||= part.respelled;
  addAll(use.meant, part.meant);
}

/** Forgets what was noted, but for values met: the rows that are read again have them still. */
export function forgetUse(use: ColumnUse): void {
  use.blank = 0;
  use.forms.length = 0;
  use.invisible.length = 0;
  use.respelled = false;
}

function addAll<Item>(known: Item[], more: readonly Item[]): void {
  for (const each of more) if (!known.includes(each)) known.push(each);
}
