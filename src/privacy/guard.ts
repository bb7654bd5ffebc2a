// Decides whether a file holds My Numbers, names, addresses, phone numbers or e-mail addresses, by its headers and by all of its cells.
import { foldHeader } from '../records/columns.js';

/** What must not be in a file of records. */
export const PRIVATE_KINDS = ['my-number', 'email', 'phone', 'address', 'name'] as const;
export type PrivateKind = (typeof PRIVATE_KINDS)[number];

/** That a column holds what it must not: never a word of its content. */
export interface PrivacyAlarm {
  readonly kind: PrivateKind;
  /** From 1. */
  readonly column: number;
  readonly by: 'header' | 'content';
}

/** The words by which headers and names are known. */
export interface PrivacyData {
  readonly headers: {
    readonly kinds: Readonly<
      Record<
        PrivateKind,
        { readonly whole: readonly string[]; readonly containing: readonly string[] }
      >
    >;
    readonly struck: readonly string[];
    readonly person_words: readonly string[];
    readonly except_endings: readonly string[];
    readonly except_endings_by_kind: Readonly<Partial<Record<PrivateKind, readonly string[]>>>;
    readonly institutions: readonly string[];
  };
  readonly surnames: {
    readonly list: readonly {
      readonly kanji: string;
      readonly kana: string;
      readonly roman: string;
    }[];
  };
  readonly roman_given_names: { readonly list: readonly string[] };
  readonly given_name_endings: { readonly broad: string; readonly distinctive: string };
  readonly not_persons: { readonly list: readonly string[] };
}

/** Watches one file, row by row. */
export interface PrivacyGuard {
  /** Judges the header row: alarms by header, columns of records excepted. */
  readonly header: (cells: readonly string[]) => readonly PrivacyAlarm[];
  /** Looks at a row. `skip[position]` is not 0 where the cell has already been read as a date: it is counted, not looked at. */
  readonly row: (cells: readonly string[], skip: Uint8Array) => void;
  /** Whether a cell can show anything, by itself or with others; most can't. Nothing is counted. */
  readonly tells: (cell: string) => boolean;
  /** Looks at one cell in the column `position`, from 0. */
  readonly look: (position: number, cell: string) => void;
  /** Counts filled cells of a column that tell nothing, or that were read as dates. */
  readonly pass: (position: number, cells: number) => void;
  /** What the content seen so far shows. */
  readonly verdict: () => readonly PrivacyAlarm[];
}

/** Weights of the first eleven digits, from the left. */
const WEIGHTS = [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2] as const;

/**
 * Whether twelve ASCII digits end in the check digit of a My Number; anything else is none.
 * Source: 平成26年総務省令第85号 第5条: the weighted sum of the first eleven digits modulo 11, taken from 11, or 0
 * where the remainder is 0 or 1.
 *
 * @example
 * isMyNumber('983205673214') // => true
 * isMyNumber('983205673210') // => false
 * isMyNumber('98320567321') // => false
 */
export function isMyNumber(twelveDigits: string): boolean {
  return /^[0-9]{12}$/.test(twelveDigits) && hasRightCheckDigit(twelveDigits, 0, 0);
}

/** Judges the twelve digits from `start`, `gap` characters after each four. */
function hasRightCheckDigit(cell: string, start: number, gap: number): boolean {
  let sum = 0;
  for (let index = 0; index < 11; index += 1) {
    sum += digitAt(cell, start, gap, index) * (WEIGHTS[index] as number);
  }
  const rest = sum % 11;
  return digitAt(cell, start, gap, 11) === (rest <= 1 ? 0 : 11 - rest);
}

function digitAt(cell: string, start: number, gap: number, index: number): number {
  return cell.charCodeAt(start + index + (index >> 2) * gap) - 48;
}

/**
 * From how many right check digits among `count` distinct candidates on a column holds My Numbers.
 *
 * Of random twelve-digit numbers 1 in 10 has the right digit, of those that end in 0 2 in 11. Real columns have nearly
 * all right, less typing errors. So the bound is the smallest number that chance (binomial, 1/10) reaches with at most
 * 1 in 100,000: all of 4 (chance 1e-4) to 6, 7 of 8 (7e-7), 7 of 10 (9e-6), 10 of 20 (7e-6); but never below 40 %,
 * or 30 % from 1,000 on, since ids with a check digit of their own are not drawn by chance. There the chance is nil: 40
 * of 100 has 4e-15 at 1/10 and 2e-7 at 2/11, 300 of 1,000 less than 1e-19 at 2/11.
 */
function leastRight(count: number): number {
  const share = Math.ceil(count * (count < 1000 ? 0.4 : 0.3));
  return Math.max(share, BY_CHANCE[count] ?? 0);
}

const BY_CHANCE: readonly number[] = Array.from({ length: 64 }, (_, count) => {
  let chance = 0.1 ** count;
  let tail = chance;
  let right = count;
  while (right > 0) {
    chance *= (right / (count - right + 1)) * 9;
    if (tail + chance > 1e-5) break;
    tail += chance;
    right -= 1;
  }
  return right;
});

/** Distinct candidates after which a column's count starts anew, its result kept: bounds memory, and no stretch of a file is a mere sample. */
const WINDOW = 20_000;
/** A later, unfinished stretch is judged only from this size on, so that long files do not add small tests. */
const LATER_WINDOW_LEAST = 100;
/** Slots of all hash sets of one file together (4 bytes each), whatever the number of columns. */
const SLOT_BUDGET = 1 << 22;

/** A set of 32-bit hashes that refuses to outgrow its limit or the file's budget. Never holds a value itself. */
class HashSet {
  #slots = new Uint32Array(64);
  size = 0;
  full = false;

  constructor(
    readonly limit: number,
    readonly budget: { slots: number },
  ) {
    budget.slots -= 64;
  }

  /** Whether the hash is new to the set. */
  add(hash: number): boolean {
    const key = hash >>> 0 || 1;
    const mask = this.#slots.length - 1;
    let index = key & mask;
    for (let held = this.#slots[index]; held !== 0; held = this.#slots[index]) {
      if (held === key) return false;
      index = (index + 1) & mask;
    }
    if (this.full) return true;
    this.#slots[index] = key;
    this.size += 1;
    if (this.size >= this.limit) this.full = true;
    else if (this.size * 3 > this.#slots.length * 2) this.#grow();
    return true;
  }

  clear(): void {
    this.#slots.fill(0);
    this.size = 0;
    this.full = false;
  }

  #grow(): void {
    const old = this.#slots;
    if (this.budget.slots < old.length) {
      this.full = true;
      return;
    }
    this.budget.slots -= old.length;
    this.#slots = new Uint32Array(old.length * 2);
    const mask = this.#slots.length - 1;
    for (const key of old) {
      if (key === 0) continue;
      let index = key & mask;
      while (this.#slots[index] !== 0) index = (index + 1) & mask;
      this.#slots[index] = key;
    }
  }
}

function mixed(value: number): number {
  let hash = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

function hashOf(cell: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < cell.length; index += 1) {
    hash = Math.imul(hash ^ cell.charCodeAt(index), 0x01000193);
  }
  return mixed(hash);
}

/** The twelve-digit numbers of one column: how many distinct ones, and how many of them have the right check digit. */
class NumberEvidence {
  #shown = false;
  #laterWindow = false;
  #right = 0;
  #lastDigits = 0;
  readonly #distinct: HashSet;
  /** The first six digits of the right ones: real numbers are scattered, sequences and time stamps are not. */
  readonly #blocks: HashSet;

  constructor(budget: { slots: number }) {
    this.#distinct = new HashSet(WINDOW, budget);
    this.#blocks = new HashSet(WINDOW, budget);
  }

  add(cell: string, start: number, gap: number): void {
    let block = 0;
    let rest = 0;
    let first = 0;
    let varied = false;
    for (let index = 0; index < 12; index += 1) {
      const digit = digitAt(cell, start, gap, index);
      if (index === 0) first = digit;
      else if (digit !== first) varied = true;
      if (index < 6) block = block * 10 + digit;
      else rest = rest * 10 + digit;
    }
    if (!varied || !this.#distinct.add(mixed(mixed(block) + rest))) return;
    this.#lastDigits |= 1 << (rest % 10);
    if (hasRightCheckDigit(cell, start, gap)) {
      this.#right += 1;
      this.#blocks.add(mixed(block + 1));
    }
    if (this.#distinct.full) {
      this.#shown ||= this.#shows();
      this.#distinct.clear();
      this.#blocks.clear();
      this.#right = 0;
      this.#lastDigits = 0;
      this.#laterWindow = true;
    }
  }

  shown(): boolean {
    if (this.#shown) return true;
    return this.#distinct.size >= (this.#laterWindow ? LATER_WINDOW_LEAST : 4) && this.#shows();
  }

  #shows(): boolean {
    const count = this.#distinct.size;
    const right = this.#right;
    if (right < 4 || right < leastRight(count)) return false;
    if (count < 8) return this.#blocks.size * 2 >= right;
    if ((this.#lastDigits & (this.#lastDigits - 1)) === 0) return false;
    return this.#blocks.full || this.#blocks.size * 2 >= right || right >= count * 0.9;
  }
}

/* Classes of characters, as bits; a cell's are united, so that most cells are settled by one pass. */
const DIGIT = 1;
const LATIN = 2;
const KANJI = 4;
const KANA = 8;
const SPACE = 16;
const HYPHEN = 32;
const AT = 64;
/** Compatibility forms: the cell is folded by NFKC first. */
const UNFOLDED = 128;
/** Anything else: punctuation, signs. */
const OTHER = 256;

const CLASSES = characterClasses();

function characterClasses(): Uint16Array {
  const classes = new Uint16Array(0x10000);
  const set = (from: number, to: number, bits: number) => {
    for (let code = from; code <= to; code += 1) classes[code] = (classes[code] as number) | bits;
  };
  set(48, 57, DIGIT);
  set(65, 90, LATIN);
  set(97, 122, LATIN);
  set(0xc0, 0x24f, LATIN);
  for (const code of [0x20, 0xa0, 0x3000]) set(code, code, SPACE);
  for (const code of [0x2d, 0x2212, 0x30fc]) set(code, code, HYPHEN);
  set(0x2010, 0x2015, HYPHEN);
  set(0x40, 0x40, AT);
  for (const code of [0xb2, 0xb3, 0xb9, 0xa0, 0x3000, 0xd835]) set(code, code, UNFOLDED);
  set(0x2070, 0x209f, UNFOLDED);
  set(0x2460, 0x24ff, UNFOLDED);
  set(0xff01, 0xff9f, UNFOLDED);
  for (const code of [0x3005, 0x3006, 0x3007]) set(code, code, KANJI);
  set(0x3400, 0x4dbf, KANJI);
  set(0x4e00, 0x9fff, KANJI);
  set(0xf900, 0xfaff, KANJI);
  set(0xd800, 0xdfff, KANJI);
  set(0xe000, 0xf8ff, KANJI);
  set(0x3041, 0x3096, KANA);
  set(0x30a1, 0x30fc, KANA);
  return classes.map((bits) => bits || OTHER);
}

/* What a cell shows, as bits. */
const EMAIL = 1;
const PHONE = 2;
const ADDRESS = 4;
/** A name by a known surname or a telling last character. */
const NAME = 8;
/** A name by its shape alone: tells only where there are many different ones. */
const MAYBE_NAME = 16;
/** Digits enough for a My Number. */
const NUMBERS = 32;

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

/* Patterns for cells folded by NFKC. Each is linear: no repetition within another over the same characters. */
const DASH = '[-\u2010-\u2015\u2212\u30fc]';
const PHONES: readonly RegExp[] = [
  new RegExp(`(?<![0-9]|[0-9]${DASH})0[5-9]0${DASH}[1-9][0-9]{3}${DASH}[0-9]{4}(?!${DASH}?[0-9])`),
  // Ten digits: area code of two to five, exchange of four to one that does not begin with 0 or 1, four more.
  ...[4, 3, 2, 1].map(
    (exchange) =>
      new RegExp(
        `(?<![0-9]|[0-9]${DASH})\\(?0[1-9][0-9]{${4 - exchange}}(?:${DASH}|\\)${DASH}?|\\()[2-9][0-9]{${exchange - 1}}(?:${DASH}|\\))[0-9]{4}(?!${DASH}?[0-9])`,
      ),
  ),
  new RegExp(
    `(?<![0-9]|[0-9]${DASH})(?:0(?:120|570)${DASH}[0-9]{3}${DASH}[0-9]{3}|0800${DASH}[0-9]{3}${DASH}[0-9]{4})(?!${DASH}?[0-9])`,
  ),
  /(?<![0-9])0[5-9]0 [1-9][0-9]{3} [0-9]{4}(?! ?[0-9])/,
  new RegExp(
    `\\+81${DASH}? ?\\(?0?\\)?[1-9][0-9]{0,3}[-\u2010-\u2015\u2212 ]?[0-9]{1,4}[-\u2010-\u2015\u2212 ]?[0-9]{4}(?![0-9])`,
  ),
  /(?<![0-9A-Za-z])0[5-9]0[1-9][0-9]{7}(?![0-9A-Za-z])/,
];
const ANY_PHONE = new RegExp(PHONES.map((phone) => phone.source).join('|'));
const BARE_MOBILE = /^0[5-9]0[1-9][0-9]{7}$/;
const NUMERAL = '[0-9〇一二三四五六七八九十百]';
const BLOCK = new RegExp(
  `[都道府県市区町村郡].*?(?:${NUMERAL}丁目|${NUMERAL}番(?:地|${NUMERAL}|$|\\s)|(?<!第${NUMERAL}{0,4})${NUMERAL}号(?!窓|被|様)|[^0-9第]${NUMERAL}{1,4}${DASH}[0-9]{1,4})`,
);
const STREET = new RegExp(
  `[々\u3041-\u3096\u30a1-\u30fa\u3400-\u9fff](?<!第|令和|平成|昭和|大正|明治)[0-9]{1,2}(?:${DASH}|丁目)[0-9]{1,4}(?:${DASH}|番)[0-9]{1,4}(?![0-9])`,
);
const COUNTER = /窓口|カウンター/;
const DOMAIN = /[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+/y;
const NUMERALS_ALONE = /^[〇一二三四五六七八九十]+$/;
const ROMAN_NAME =
  /^[A-Z\u00c0-\u00de][A-Za-z\u00c0-\u024f'’.-]*,?(?: [A-Z\u00c0-\u00de][A-Za-z\u00c0-\u024f'’.-]*,?){1,4}$/;
const LONGEST_NAME = 48;
/** Names, phones and addresses stand at the beginning of longer texts, or nowhere that a pattern tells. */
const LONGEST_LOOK = 1024;

/**
 * A guard for one file whose columns of records stand at `knownColumns` (from 0): their headers are known to be
 * harmless, their content is looked at as any other. Where a column is judged by its content:
 *
 * - My Numbers: by the check digits of distinct numbers, see {@link isMyNumber}; however few of the cells are filled.
 * - An e-mail address: one cell.
 * - Phone numbers, addresses, names: at least a fifth of the filled cells and at least three (or all) of them; names
 *   at least three different ones (or all cells).
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
  const budget = { slots: SLOT_BUDGET };
  const columns: Column[] = [];

  /** The text that the last look was at: the cell, or its folded form. */
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
      const folded = cell.normalize('NFKC');
      // A half-width mark without its letter stays a compatibility form after folding: settled, not folded again.
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
      if (digits === 11 && BARE_MOBILE.test(cell)) shows |= PHONE;
      return shows;
    }
    if (digits >= 9 && ANY_PHONE.test(start)) shows |= PHONE;
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

  function verdict(): readonly PrivacyAlarm[] {
    const alarms: PrivacyAlarm[] = [];
    columns.forEach((column, index) => {
      for (const kind of PRIVATE_KINDS) {
        if (SHOWN[kind](column)) alarms.push({ kind, column: index + 1, by: 'content' });
      }
    });
    return alarms;
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
    verdict,
  };
}

/** What a guard is to see of a part of a file that is read apart. */
export interface PrivacyNotes {
  /** By position: filled cells that tell nothing. */
  readonly passed: number[];
  /** Cells that tell something, in the order in which they came: position and content. */
  readonly told: (readonly [number, string])[];
}

/** A guard that only notes what {@link replayNotes} then shows to the guard of the whole file. */
export function createNotingGuard(guard: PrivacyGuard, notes: PrivacyNotes): PrivacyGuard {
  const { passed, told } = notes;
  const pass = (position: number, cells: number) => {
    passed[position] = (passed[position] ?? 0) + cells;
  };
  const look = (position: number, cell: string) => {
    if (guard.tells(cell)) told.push([position, cell]);
    else if (!isBlank(cell)) pass(position, 1);
  };
  return {
    ...guard,
    row: (cells, skip) => {
      cells.forEach((cell, position) => {
        if (cell.length === 0) return;
        if (position < skip.length && skip[position] !== 0) pass(position, 1);
        else look(position, cell);
      });
    },
    look,
    pass,
    verdict: () => [],
  };
}

/** Shows a guard what was noted of the part of the file that comes next. */
export function replayNotes({ passed, told }: PrivacyNotes, guard: PrivacyGuard): void {
  passed.forEach((cells, position) => {
    guard.pass(position, cells);
  });
  for (const [position, cell] of told) guard.look(position, cell);
}

function isBlank(cell: string): boolean {
  return cell.charCodeAt(0) <= 0x20 || cell.charCodeAt(0) === 0x3000 ? cell.trim() === '' : false;
}

function count(column: Column, shows: number): void {
  if ((shows & EMAIL) !== 0) column.emails += 1;
  if ((shows & PHONE) !== 0) column.phones += 1;
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

/** Adds each run of exactly twelve digits, and each three groups of exactly four with one separator, to the evidence. */
function collectNumbers(cell: string, evidence: NumberEvidence): void {
  let groups = 0;
  let firstGroup = 0;
  let lastEnd = -1;
  let separator = -1;
  for (let start = 0; start < cell.length; start += 1) {
    if (!isDigit(cell, start)) continue;
    let end = start + 1;
    while (end < cell.length && isDigit(cell, end)) end += 1;
    const before = start - 1 === lastEnd ? cell.charCodeAt(lastEnd) : -1;
    const linked =
      before !== -1 &&
      ((CLASSES[before] as number) & (SPACE | HYPHEN)) !== 0 &&
      (groups === 1 || before === separator);
    if (groups > 0 && end - start === 4 && linked) {
      groups += 1;
      separator = before;
    } else {
      if (groups === 3) evidence.add(cell, firstGroup, 1);
      groups = end - start === 4 ? 1 : 0;
      firstGroup = start;
      if (end - start === 12) evidence.add(cell, start, 0);
    }
    lastEnd = end;
    start = end;
  }
  if (groups === 3) evidence.add(cell, firstGroup, 1);
}

function isDigit(cell: string, index: number): boolean {
  const code = cell.charCodeAt(index);
  return code >= 48 && code <= 57;
}

function hasEmail(cell: string): boolean {
  for (let at = cell.indexOf('@'); at !== -1; at = cell.indexOf('@', at + 1)) {
    DOMAIN.lastIndex = at + 1;
    if (at > 0 && /[A-Za-z0-9._%+-]/.test(cell[at - 1] as string) && DOMAIN.test(cell)) return true;
  }
  return false;
}

/** A cheap look before the patterns: digits, or the words of a block. */
function mayBeAddress(cell: string, digits: number): boolean {
  return digits > 0 || cell.includes('丁目') || cell.includes('番') || cell.includes('号');
}

function isAddress(cell: string): boolean {
  return (BLOCK.test(cell) || STREET.test(cell)) && !COUNTER.test(cell);
}

/** Tells names in cells without digits. */
function nameJudge(data: PrivacyData): (cell: string, united: number) => number {
  const surnames = new Set(data.surnames.list.map((entry) => entry.kanji));
  const readings = new Set(data.surnames.list.map((entry) => entry.kana));
  const romanNames = new Set([
    ...data.surnames.list.map((entry) => entry.roman),
    ...data.roman_given_names.list,
  ]);
  const broad = new Set(data.given_name_endings.broad);
  const distinctive = new Set(data.given_name_endings.distinctive);
  const words = data.not_persons.list.filter((word) => !/^[a-z]/.test(word));
  const singles = new Set(words.filter((word) => word.length === 1));
  const longer = new RegExp(words.filter((word) => word.length > 1).join('|'));
  const roman = new Set(data.not_persons.list.filter((word) => /^[a-z]/.test(word)));

  function isGiven(given: string): boolean {
    for (const character of given) if (singles.has(character)) return false;
    return given.length <= 8 && !NUMERALS_ALONE.test(given);
  }

  function spaced(cell: string, at: number, united: number): number {
    const first = cell.slice(0, at);
    const given = cell.slice(at + 1).trim();
    if (first.length > 8 || !/^[^\s・ー][^\s]*(?: [^\s]+)?$/.test(given) || !isGiven(given))
      return 0;
    if (longer.test(cell)) return 0;
    if (surnames.has(first) || readings.has(inKatakana(first))) return NAME;
    if (first.length < 5 && distinctive.has(given.slice(-1)) && !singles.has(first.slice(-1))) {
      return NAME;
    }
    if (first.endsWith('村') || !singles.has(first.slice(-1))) {
      return (united & KANJI) === 0 || given.length <= 5 ? MAYBE_NAME : 0;
    }
    return 0;
  }

  function unspaced(cell: string, united: number): number {
    if ((united & KANJI) === 0) {
      for (let length = 3; length <= 5 && length + 2 <= cell.length; length += 1) {
        if (cell.length - length <= 5 && readings.has(inKatakana(cell.slice(0, length)))) {
          return longer.test(cell) ? 0 : NAME;
        }
      }
      return 0;
    }
    if (cell.length > 6) return 0;
    for (let length = 3; length >= 2; length -= 1) {
      const given = cell.slice(length);
      if (given.length < 1 || given.length > 3 || !surnames.has(cell.slice(0, length))) continue;
      const told = broad.has(given.slice(-1)) || /^[\u3041-\u3096\u30a1-\u30fc]{2,3}$/.test(given);
      if (told && isGiven(given) && !longer.test(cell)) return NAME;
    }
    if (cell.length < 4 || !distinctive.has(cell.slice(-1))) return 0;
    return isGiven(cell.slice(-2)) && !longer.test(cell) ? MAYBE_NAME : 0;
  }

  function inRoman(cell: string): number {
    if (!ROMAN_NAME.test(cell)) return 0;
    const parts = cell.toLowerCase().split(/[ ,.]+/);
    if (parts.some((part) => roman.has(part))) return 0;
    return parts.some((part) => romanNames.has(part)) ? NAME : MAYBE_NAME;
  }

  return (cell, united) => {
    if ((united & LATIN) !== 0) return (united & (KANJI | KANA)) === 0 ? inRoman(cell) : 0;
    if ((united & OTHER) !== 0) return 0;
    if ((united & SPACE) === 0 && cell.includes('・')) {
      return spaced(cell.replaceAll('・', ' '), cell.indexOf('・'), united);
    }
    if ((united & SPACE) === 0) return cell.length < 3 ? 0 : unspaced(cell, united);
    const trimmed = cell.trim();
    const at = trimmed.indexOf(' ');
    return at === -1 ? unspaced(trimmed, united) : spaced(trimmed, at, united);
  };
}

function inKatakana(kana: string): string {
  return kana.replace(/[\u3041-\u3096]/g, (character) =>
    String.fromCharCode(character.charCodeAt(0) + 0x60),
  );
}

/** Tells what a header announces. Japanese words are looked for within it, Latin ones as whole words. */
function headerJudge(data: PrivacyData): (header: string) => PrivateKind | undefined {
  const { headers } = data;
  const folded = (list: readonly string[]) => list.map(foldHeader);
  const isLatin = (word: string) => /^[a-z]/.test(word);
  const struck = folded(headers.struck);
  const persons = new Set(headers.person_words);
  const institutions = folded(headers.institutions);
  const exceptions = folded(headers.except_endings);
  const kinds = PRIVATE_KINDS.map((kind) => ({
    kind,
    whole: new Set(folded(headers.kinds[kind].whole)),
    containing: folded(headers.kinds[kind].containing),
    exceptions: [...exceptions, ...folded(headers.except_endings_by_kind[kind] ?? [])],
  }));

  function kindOf(part: string, words: readonly string[]): PrivateKind | undefined {
    const ends = (ending: string) =>
      isLatin(ending) ? words.length > 1 && words.at(-1) === ending : part.endsWith(ending);
    const ofInstitution = institutions.some((word) =>
      isLatin(word) ? words.includes(word) : part.includes(word),
    );
    for (const { kind, whole, containing, exceptions } of kinds) {
      const named =
        whole.has(part) ||
        whole.has(part.replace(/[0-9]+$/, '')) ||
        containing.some((word) => part.includes(word)) ||
        (kind === 'name'
          ? words.includes('name') && words.every((word) => word === 'name' || persons.has(word))
          : words.some((word) => whole.has(word) && isLatin(word)));
      if (!named || exceptions.some(ends)) continue;
      if (ofInstitution && kind !== 'name' && kind !== 'my-number') continue;
      return kind;
    }
    return undefined;
  }

  return (header) => {
    const words = header
      .normalize('NFKC')
      .replace(/([a-z])([A-Z])/g, '$1 $2')
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .map((word) => (isLatin(word) ? word.replace(/[0-9]+$/, '') : word))
      .filter((word) => word !== '');
    for (const part of foldHeader(header).split(/[()[\]【】「」・/、,:;|]+/)) {
      let bare = part.replace(/[^\p{L}\p{N}〒]+/gu, '');
      for (const word of struck) bare = bare.replaceAll(word, '');
      const kind = bare === '' ? undefined : kindOf(bare, words);
      if (kind !== undefined) return kind;
    }
    return undefined;
  };
}
