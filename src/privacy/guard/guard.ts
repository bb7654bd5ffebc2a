// The guard against personal data: it looks at the headers and all cells of a file.

import { withoutInvisible } from '../../records/invisible.js';
import { mayBeNumber } from '../../records/office-label.js';
import { PRIVATE_KINDS, type PrivacyFinding } from '../../records/privacy-finding.js';
import { addressJudge, mayBeAddress, townOf } from './address.js';
import {
  AT,
  CLASSES,
  DIGIT,
  isBlank,
  isPaddedDate,
  KANA,
  KANJI,
  LATIN,
  UNFOLDED,
} from './characters.js';
import { Column, type Looked, SHOWN } from './column.js';
import { hasEmail } from './email.js';
import { slotBudget } from './hash-set.js';
import { headerJudge } from './header.js';
import { JoinedNumbers } from './joined-numbers.js';
import { labelForms } from './label-forms.js';
import { NumberEvidence } from './my-number.js';
import { nameJudge } from './name.js';
import { inAsciiDigits, numbersOf } from './numerals.js';
import type { PrivacyData } from './privacy-data.js';
import {
  BARE_TELEPHONE,
  EMAIL,
  FULL_NAME,
  IN_FIRST_ROWS,
  LIKE_NAME,
  MAYBE_NAME,
  NAME,
  NUMBERS,
  SHORT_NUMBER,
  TELEPHONE,
} from './shows.js';
import { BARE_MOBILE, hasTelephone, isBareTelephone } from './telephone.js';

/** The guard of one file, row by row. */
export interface PrivacyGuard {
  /** Findings by the header row, columns of records excepted. */
  readonly header: (cells: readonly string[]) => readonly PrivacyFinding[];
  /** Looks at a row. Where `skip[position]` is not 0 the cell has been read as a date: it is counted only. */
  readonly row: (cells: readonly string[], skip: Uint8Array) => void;
  /** Whether a cell shows anything, by itself or with others; most don't. Nothing is counted. */
  readonly tells: (cell: string) => boolean;
  /** Whether a cell shows anything even alone: a surname, a given name or digits enough for a number included. */
  readonly mayTell: (cell: string) => boolean;
  /** Whether a label is or holds a full name, of which the given name too is hardly a place's. */
  readonly isName: (cell: string) => boolean;
  /** Looks at one cell in the column `position`, from 0. */
  readonly look: (position: number, cell: string) => void;
  /** Counts filled cells of a column that show nothing, or were read as dates. */
  readonly pass: (position: number, cells: number) => void;
  /** Findings by the content seen so far. */
  readonly verdict: () => readonly PrivacyFinding[];
}

/** Telephone numbers, addresses and names are looked for in the first characters of a longer text only. */
const LONGEST_LOOK = 1024;
const LONGEST_FRAME = 160;
/** Cells of a column that are remembered; their number is bounded by what most columns repeat. */
const MET_KEPT = 128;
const LONGEST_MET = 48;
/** So many first rows are looked at for what tells only together, and for numbers over several columns. */
const FIRST_ROWS = 512;

/** What judges a header and a cell, made once for all files. */
function judgesOf(data: PrivacyData): Judges {
  const made = judges.get(data) ?? {
    headerKind: headerJudge(data),
    nameShown: nameJudge(data),
    addressShown: addressJudge(data),
    formsOf: labelForms(data.frames.honorifics),
  };
  judges.set(data, made);
  return made;
}

interface Judges {
  readonly headerKind: ReturnType<typeof headerJudge>;
  readonly nameShown: ReturnType<typeof nameJudge>;
  readonly addressShown: ReturnType<typeof addressJudge>;
  readonly formsOf: ReturnType<typeof labelForms>;
}

const judges = new WeakMap<PrivacyData, Judges>();

/**
 * A guard for one file. The columns of records stand at `knownColumns` (from 0): their headers are harmless, their
 * content is looked at like any other. A column is found to hold
 *
 * - My Numbers by the check digits of distinct numbers, see {@link isMyNumber}, however few cells are filled, in digits
 *   of any script and groups of any size;
 * - e-mail addresses by one cell;
 * - telephone numbers, addresses or names by at least a fifth of the filled cells and at least three of them (or all);
 *   names must be at least three different ones (or all cells).
 *
 * Columns that are not read are also found by their first 512 rows: telephone numbers without marks, surnames alone or
 * beside given names, towns with numbers, My Numbers over several columns.
 *
 * @example
 * createPrivacyGuard(privacyData, new Set()).header(['氏名', '発行日']).map(({ kind }) => kind) // => ["name"]
 */
export function createPrivacyGuard(
  data: PrivacyData,
  knownColumns: ReadonlySet<number>,
): PrivacyGuard {
  const { headerKind, nameShown, addressShown, formsOf } = judgesOf(data);
  const budget = slotBudget();
  const columns: Column[] = [];
  const joined = new JoinedNumbers(budget);
  let firstRows = 0;
  /** The cells of a row that may be joined. */
  const sideBySide: string[] = [];

  function look(cell: string): Looked {
    let united = 0;
    let digits = 0;
    let numerals = 0;
    for (let index = 0; index < cell.length; index += 1) {
      const bits = CLASSES[cell.charCodeAt(index)] as number;
      united |= bits;
      digits += bits & DIGIT;
      numerals += bits >> 9;
    }
    if ((united & UNFOLDED) !== 0) {
      const folded = withoutInvisible(cell).normalize('NFKC');
      // A half-width mark without its letter is still a compatibility form after folding.
      if (folded !== cell) return look(folded);
    }
    const shows = judge(cell, united, digits);
    if (numerals === 0 || numerals + digits < 9) return { shows, folded: cell };
    // Kanji digits are digits of a number here, and part of a name above.
    const folded = inAsciiDigits(cell);
    return { shows: shows | judgeNumbers(folded, numerals + digits), folded };
  }

  function judgeNumbers(cell: string, digits: number): number {
    let shows = digits >= 12 ? NUMBERS : 0;
    if (digits === cell.length) {
      if (digits === 11 && cell[0] !== '0') shows |= SHORT_NUMBER;
      if (digits === 11 && BARE_MOBILE.test(cell)) shows |= TELEPHONE;
      else if (digits <= 11 && digits >= 9 && isBareTelephone(cell)) shows |= BARE_TELEPHONE;
      return shows;
    }
    const start = cell.length > LONGEST_LOOK ? cell.slice(0, LONGEST_LOOK) : cell;
    return digits >= 9 && hasTelephone(start) ? shows | TELEPHONE : shows;
  }

  function judge(cell: string, united: number, digits: number): number {
    let shows = digits >= 9 ? judgeNumbers(cell, digits) : 0;
    if (digits === cell.length) return shows;
    if ((united & AT) !== 0 && hasEmail(cell)) shows |= EMAIL;
    const start = cell.length > LONGEST_LOOK ? cell.slice(0, LONGEST_LOOK) : cell;
    const isJapanese = (united & (KANJI | KANA)) !== 0;
    if (isJapanese || (united & LATIN) !== 0) {
      const address = mayBeAddress(start, digits) ? addressShown(start) : 0;
      if (address !== 0) return shows | address;
    }
    if (cell.length > LONGEST_FRAME) return shows;
    return isJapanese || digits === 0 ? shows | nameShown(cell, united) : shows;
  }

  function row(cells: readonly string[], skip: Uint8Array): void {
    const isFirst = firstRows < FIRST_ROWS;
    firstRows += 1;
    for (let index = 0; index < cells.length; index += 1) {
      const cell = cells[index] as string;
      let folded = '';
      if (cell.length > 0) {
        const isCounted =
          (index < skip.length && skip[index] !== 0) || (!isFirst && isPaddedDate(cell));
        if (isCounted) columnAt(index).filled += 1;
        else folded = lookAt(index, cell, isFirst && !knownColumns.has(index));
      }
      if (isFirst) sideBySide[index] = folded;
    }
    if (!isFirst) return;
    sideBySide.length = cells.length;
    joined.add(sideBySide);
  }

  function columnAt(index: number): Column {
    while (columns.length <= index) columns.push(new Column(knownColumns.has(columns.length)));
    return columns[index] as Column;
  }

  /** Counts what a cell shows; gives it folded if it is `first`. */
  function lookAt(index: number, cell: string, isFirst: boolean): string {
    const column = columnAt(index);
    let looked = column.met.get(cell);
    if (looked === undefined) {
      looked = look(cell);
      if (cell.length <= LONGEST_MET && (looked.shows & (NUMBERS | SHORT_NUMBER)) === 0) {
        if (column.met.size >= MET_KEPT) column.met.clear();
        column.met.set(cell, looked);
      }
      if ((looked.shows & (NAME | MAYBE_NAME)) !== 0)
        column.rememberName(cell, looked.shows, budget);
      if ((looked.shows & NUMBERS) !== 0) collect(column, looked.folded);
      if (isFirst && (looked.shows & SHORT_NUMBER) !== 0) collectShort(column, looked.folded);
    }
    const { shows, folded } = looked;
    if (shows === 0 && isBlank(cell)) return '';
    column.filled += 1;
    if (shows !== 0) column.count(shows);
    if (!isFirst) return '';
    column.first.add(shows, folded, townOf(folded));
    return folded;
  }

  function collect(column: Column, folded: string): void {
    column.numbers ??= new NumberEvidence(budget);
    if (folded.length === 12) column.numbers.add(folded);
    else for (const number of numbersOf(folded, 12)) column.numbers.add(number);
  }

  function collectShort(column: Column, folded: string): void {
    column.shortNumbers ??= new NumberEvidence(budget);
    column.shortNumbers.add(`0${folded}`);
  }

  /** Columns that show a kind only beside others. */
  function besides(): PrivacyFinding[] {
    const numbers = joined.shown().map((index) => ({ index, kind: 'my-number' as const }));
    const names = columns.flatMap((column, index) => {
      const isPart = [columns[index + 1], columns[index - 1]].some(
        (other) => other !== undefined && column.first.isSurnameOf(other.first),
      );
      return isPart ? [{ index, kind: 'name' as const }] : [];
    });
    return [...numbers, ...names].map(({ index, kind }) => ({
      kind,
      column: index + 1,
      by: 'content',
    }));
  }

  return {
    header: (cells) =>
      cells.flatMap((cell, index) => {
        const kind = knownColumns.has(index) ? undefined : headerKind(cell);
        return kind === undefined ? [] : [{ kind, column: index + 1, by: 'header' as const }];
      }),
    row,
    tells: (cell) => (look(cell).shows & ~IN_FIRST_ROWS) !== 0,
    isName: (cell) =>
      formsOf(cell).some((form) => (look(form).shows & (FULL_NAME | LIKE_NAME)) === FULL_NAME),
    mayTell: (cell) => look(cell).shows !== 0 || mayBeNumber(cell),
    look: (position, cell) => {
      lookAt(position, cell, false);
    },
    pass: (position, cells) => {
      columnAt(position).filled += cells;
    },
    verdict: () => {
      const alone = columns.flatMap((column, index) =>
        PRIVATE_KINDS.filter((kind) => SHOWN[kind](column)).map(
          (kind): PrivacyFinding => ({ kind, column: index + 1, by: 'content' }),
        ),
      );
      const others = besides().filter(
        (found) =>
          !alone.some(({ kind, column }) => kind === found.kind && column === found.column),
      );
      return [...alone, ...others];
    },
  };
}
