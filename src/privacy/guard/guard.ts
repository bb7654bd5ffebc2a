// The guard against personal data: it looks at the headers and all cells of a file.

import { withoutInvisible } from '../../records/invisible.js';
import {
  PRIVATE_KINDS,
  type PrivacyFinding,
  type PrivateKind,
} from '../../records/privacy-finding.js';
import { isAddress, mayBeAddress } from './address.js';
import { AT, CLASSES, DIGIT, isBlank, KANA, KANJI, LATIN, SPACE, UNFOLDED } from './characters.js';
import { hasEmail } from './email.js';
import { HashSet, hashOf, slotBudget } from './hash-set.js';
import { headerJudge } from './header.js';
import { collectNumbers, NumberEvidence } from './my-number.js';
import { nameJudge } from './name.js';
import type { PrivacyData } from './privacy-data.js';
import { ADDRESS, EMAIL, MAYBE_NAME, NAME, NUMBERS, TELEPHONE } from './shows.js';
import { ANY_TELEPHONE, BARE_MOBILE } from './telephone.js';

/** The guard of one file, row by row. */
export interface PrivacyGuard {
  /** Findings by the header row, columns of records excepted. */
  readonly header: (cells: readonly string[]) => readonly PrivacyFinding[];
  /** Looks at a row. Where `skip[position]` is not 0 the cell has been read as a date: it is counted only. */
  readonly row: (cells: readonly string[], skip: Uint8Array) => void;
  /** Whether a cell shows anything, by itself or with others; most don't. Nothing is counted. */
  readonly tells: (cell: string) => boolean;
  /** Looks at one cell in the column `position`, from 0. */
  readonly look: (position: number, cell: string) => void;
  /** Counts filled cells of a column that show nothing, or were read as dates. */
  readonly pass: (position: number, cells: number) => void;
  /** Findings by the content seen so far. */
  readonly verdict: () => readonly PrivacyFinding[];
}

/** Distinct hashes of names kept for one column. */
const NAMES_KEPT = 4096;
const MANY_NAMES = 30;

/** What has been seen of one column. */
class Column {
  filled = 0;
  emails = 0;
  phones = 0;
  addresses = 0;
  names = 0;
  maybeNames = 0;
  /** The cell before, and what it showed: columns repeat themselves. */
  last = '';
  lastShows = 0;
  lastLooked = '';
  numbers: NumberEvidence | undefined;
  distinctNames: HashSet | undefined;
  distinctMaybeNames: HashSet | undefined;
}

const LONGEST_NAME = 48;
/** Telephone numbers and addresses are looked for in the first characters of a longer text only. */
const LONGEST_LOOK = 1024;

/**
 * A guard for one file. The columns of records stand at `knownColumns` (from 0): their headers are harmless, their
 * content is looked at like any other. A column is found to hold
 *
 * - My Numbers by the check digits of distinct numbers, see {@link isMyNumber}, however few cells are filled;
 * - e-mail addresses by one cell;
 * - telephone numbers, addresses or names by at least a fifth of the filled cells and at least three of them (or all);
 *   names must be at least three different ones (or all cells).
 *
 * @example
 * createPrivacyGuard(privacyData, new Set()).header(['氏名', '発行日']).map(({ kind }) => kind) // => ["name"]
 */
export function createPrivacyGuard(
  data: PrivacyData,
  knownColumns: ReadonlySet<number>,
): PrivacyGuard {
  const headerKind = headerJudge(data);
  const nameShown = nameJudge(data);
  const budget = slotBudget();
  const columns: Column[] = [];

  /** The cell looked at last, or its folded form. */
  let looked = '';

  function look(cell: string): number {
    let united = 0;
    let digits = 0;
    for (let index = 0; index < cell.length; index += 1) {
      const bits = CLASSES[cell.charCodeAt(index)] as number;
      united |= bits;
      digits += bits & DIGIT;
    }
    if ((united & UNFOLDED) !== 0) {
      const folded = withoutInvisible(cell).normalize('NFKC');
      // A half-width mark without its letter is still a compatibility form after folding.
      if (folded !== cell) return look(folded);
    }
    looked = cell;
    return judge(cell, united, digits);
  }

  function judge(cell: string, united: number, digits: number): number {
    let shows = 0;
    if ((united & AT) !== 0 && hasEmail(cell)) shows |= EMAIL;
    if (digits >= 12) shows |= NUMBERS;
    const start = cell.length > LONGEST_LOOK ? cell.slice(0, LONGEST_LOOK) : cell;
    if (united === DIGIT) {
      if (digits === 11 && BARE_MOBILE.test(cell)) shows |= TELEPHONE;
      return shows;
    }
    if (digits >= 9 && ANY_TELEPHONE.test(start)) shows |= TELEPHONE;
    if ((united & (KANJI | KANA)) !== 0) {
      if (mayBeAddress(start, digits) && isAddress(start)) shows |= ADDRESS;
      else if (digits === 0 && cell.length <= LONGEST_NAME) shows |= nameShown(cell, united);
    } else if (digits === 0 && (united & (LATIN | SPACE)) === (LATIN | SPACE)) {
      if (cell.length <= LONGEST_NAME) shows |= nameShown(cell, united);
    }
    return shows;
  }

  function row(cells: readonly string[], skip: Uint8Array): void {
    for (let index = 0; index < cells.length; index += 1) {
      const cell = cells[index] as string;
      if (cell.length === 0) continue;
      if (index < skip.length && skip[index] !== 0) columnAt(index).filled += 1;
      else lookAt(columnAt(index), cell);
    }
  }

  function columnAt(index: number): Column {
    while (columns.length <= index) columns.push(new Column());
    return columns[index] as Column;
  }

  function lookAt(column: Column, cell: string): void {
    if (cell !== column.last) {
      column.lastShows = look(cell);
      column.last = cell;
      column.lastLooked = looked;
      if ((column.lastShows & (NAME | MAYBE_NAME)) !== 0) rememberName(column, cell);
    }
    if ((column.lastShows & NUMBERS) !== 0) {
      column.numbers ??= new NumberEvidence(budget);
      collectNumbers(column.lastLooked, column.numbers);
    }
    if (column.lastShows === 0 && isBlank(cell)) return;
    column.filled += 1;
    if (column.lastShows !== 0) count(column, column.lastShows);
  }

  function rememberName(column: Column, cell: string): void {
    const hash = hashOf(cell);
    column.distinctMaybeNames ??= new HashSet(NAMES_KEPT, budget);
    column.distinctMaybeNames.add(hash);
    if ((column.lastShows & NAME) === 0) return;
    column.distinctNames ??= new HashSet(64, budget);
    column.distinctNames.add(hash);
  }

  return {
    header: (cells) =>
      cells.flatMap((cell, index) => {
        const kind = knownColumns.has(index) ? undefined : headerKind(cell);
        return kind === undefined ? [] : [{ kind, column: index + 1, by: 'header' as const }];
      }),
    row,
    tells: (cell) => look(cell) !== 0,
    look: (position, cell) => lookAt(columnAt(position), cell),
    pass: (position, cells) => {
      columnAt(position).filled += cells;
    },
    verdict: () =>
      columns.flatMap((column, index) =>
        PRIVATE_KINDS.filter((kind) => SHOWN[kind](column)).map(
          (kind): PrivacyFinding => ({ kind, column: index + 1, by: 'content' }),
        ),
      ),
  };
}

function count(column: Column, shows: number): void {
  if ((shows & EMAIL) !== 0) column.emails += 1;
  if ((shows & TELEPHONE) !== 0) column.phones += 1;
  if ((shows & ADDRESS) !== 0) column.addresses += 1;
  if ((shows & NAME) !== 0) column.names += 1;
  if ((shows & MAYBE_NAME) !== 0) column.maybeNames += 1;
}

const SHOWN: Readonly<Record<PrivateKind, (column: Column) => boolean>> = {
  'my-number': (column) => column.numbers?.shown() ?? false,
  email: (column) => column.emails > 0,
  phone: (column) => isMuch(column.phones, column.filled),
  address: (column) => isMuch(column.addresses, column.filled),
  name: (column) => {
    const distinct = column.distinctNames?.size ?? 0;
    if (isMuch(column.names, column.filled) && (distinct >= 3 || column.names === column.filled)) {
      return true;
    }
    const cells = column.names + column.maybeNames;
    const many = column.distinctMaybeNames;
    if (many === undefined || many.size < MANY_NAMES || !isMuch(cells, column.filled)) return false;
    return many.full || many.size * 4 >= cells;
  },
};

/** At least a fifth of the filled cells, and three of them or all. */
function isMuch(cells: number, filled: number): boolean {
  return cells >= Math.min(3, filled) && cells > 0 && cells * 5 >= filled;
}
