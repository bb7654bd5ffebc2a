// Dates in SQL: every form the reader of files knows, each a step of its own for those that have it.
import { ERAS } from '../calendar/era.js';
import { type CellTexts, type Folding, foldingTo } from './cell-text.js';
import type { Dialect } from './dialect.js';
import type { Expressions, Step } from './expressions.js';

/** Whole days as databases write them, and timestamps of midnight: most tables have no other. */
const USUAL =
  '^[1-9][0-9]{3}(-[0-9]{2}-[0-9]{2}|/[0-9]{2}/[0-9]{2}|[0-9]{4})([ T]00:00:00([.]0+)?)?$';

const NUMBER = '[0-9]{1,2}';
/** Month and day behind a year; a separator is the same in both places. */
const MONTH_AND_DAY = [
  ...['-', '/', '[.]'].map((separator) => `${separator}${NUMBER}${separator}${NUMBER}`),
  `年${NUMBER}月${NUMBER}日`,
].join('|');
const YEAR = `(元|${NUMBER})`;
/** The forms of a date without spaces, midnight written as T00:00. */
const WESTERN = `[0-9]{4}(${MONTH_AND_DAY})|[0-9]{8}`;
const ERA_NAME = `(${ERAS.map(({ name }) => `${name}?`).join('|')})${YEAR}(${MONTH_AND_DAY})`;
const LETTERS = ERAS.map(({ letter }) => letter + letter.toLowerCase()).join('');
const ERA_LETTER = `[${LETTERS}](${YEAR}(${MONTH_AND_DAY})|[0-9]{6})`;
const SEPARATED = ['-', '/', '[.]'].map((each) => `${each}${NUMBER}${each}${NUMBER}`).join('|');
/** An era's digit, and what stands behind it. */
const eraCode = (code: string) => `${code}(-?[0-9]{6}|(-${NUMBER}|[0-9]{2})(${SEPARATED}))`;
const ANY_CODE = eraCode(`[${ERAS.map(({ code }) => code).join('')}]`);

const NAMES = [...new Set(ERAS.flatMap(({ name }) => [...name]))].join('');

/** Letters of dates that are written otherwise: full-width, circled, raised. */
function dateFolding(): Folding {
  return foldingTo(`0123456789-/.:T年月日元${NAMES}${LETTERS}`, (letter) =>
    letter.normalize('NFKC'),
  );
}

/** Where Unicode has letters that stand for several, those of eras among them. */
const [FIRST_SQUARE, LAST_SQUARE] = [0x3200, 0x33ff];

/** Names of eras in one letter, and what they stand for. */
function squareEras(): [letter: string, name: string][] {
  const codes = Array.from(
    { length: LAST_SQUARE + 1 - FIRST_SQUARE },
    (_, at) => FIRST_SQUARE + at,
  );
  return codes.flatMap((code) => {
    const letter = String.fromCharCode(code);
    const name = letter.normalize('NFKC');
    return ERAS.some((era) => era.name === name) ? [[letter, name]] : [];
  });
}

/** Eight digits as a number of a column with blanks is written, spaces in it or not. */
const pointed = (space: string) =>
  `^[${space}]*[0-9]{8}[${space}]*[.][${space}]*0+[${space}]*(T00:00)?[${space}]*$`;

/** What is read beside the common forms. */
export interface DateForms {
  /** Whether 5070401 is a date, its first digit the era. */
  readonly eraCodes: boolean;
}

/** What comes of a text that is no date; −2: one of a day that the calendar does not have. */
export const NO_DATE = -1;
export const NO_DAY = -2;

/** The steps from texts `NAME_text` to numbers yyyymmdd `NAME`: 0 for none, {@link NO_DATE}, {@link NO_DAY}. */
export function dateSteps(
  names: readonly string[],
  { eraCodes }: DateForms,
  { matches, replaced }: Dialect,
  texts: CellTexts,
  write: Expressions,
): readonly Step[] {
  const each = (suffix: string, of: (name: string) => string) =>
    Object.fromEntries(names.map((name) => [`${name}${suffix}`, of(name)]));
  const odd = (name: string, then: string, otherwise = `''`) =>
    `CASE WHEN ${name}_usual = -1 THEN ${then} ELSE ${otherwise} END`;
  const folding = dateFolding();
  const seen = (text: string) =>
    squareEras().reduce(
      (so, [letter, name]) => `REPLACE(${so}, '${letter}', '${name}')`,
      texts.folded(texts.withoutInvisible(texts.trimmed(text)), folding),
    );
  const midnight = '(T00:00)?$';
  const form = `^(${[WESTERN, ERA_NAME, ERA_LETTER, ...(eraCodes ? [ANY_CODE] : [])].join('|')})${midnight}`;
  /** The text from its year on, where an era's digit stands before it. */
  const fromYear = (text: string) =>
    eraCodes
      ? `CASE WHEN ${matches(text, `^${ANY_CODE}${midnight}`)} THEN ${replaced(text, '^[1-5]-?', '')} ELSE ${text} END`
      : text;
  /** The year before the first of the era. */
  const eraBase = (text: string) => {
    const cases = ERAS.map(({ name, letter, code, firstYear }) => {
      const signs = [name.slice(0, 1), letter, letter.toLowerCase()].map((each) => `'${each}'`);
      const byCode = eraCodes ? ` OR ${matches(text, `^${eraCode(code)}${midnight}`)}` : '';
      return `WHEN SUBSTR(${text}, 1, 1) IN (${signs.join(', ')})${byCode} THEN ${firstYear - 1}`;
    });
    return `CASE ${cases.join(' ')} ELSE 0 END`;
  };
  return [
    {
      comment:
        'dates as whole numbers yyyymmdd: 0: none, -1: not in one of the forms in which databases write them',
      columns: each(
        '_usual',
        (name) =>
          `CASE WHEN ${name}_text = '' THEN 0 WHEN ${matches(`${name}_text`, USUAL)} ` +
          `THEN CAST(SUBSTR(REPLACE(REPLACE(${name}_text, '-', ''), '/', ''), 1, 8) AS INTEGER) ELSE -1 END`,
      ),
    },
    {
      comment:
        'the others without what no one sees, in letters of usual width; midnight behind a date as T00:00',
      columns: each('_seen', (name) =>
        odd(
          name,
          replaced(
            seen(`${name}_text`),
            `[T${texts.plainSpace}]0{1,2}:00(:00([.]0+)?)?$`,
            'T00:00',
          ),
        ),
      ),
    },
    {
      comment:
        'without spaces, unless one parts two numbers, and without a point that only zeros follow: 20250401.0',
      columns: each('_plain', (name) =>
        odd(
          name,
          `CASE WHEN ${matches(`${name}_seen`, `[0-9][${texts.space}]+[0-9]`)} THEN '?' WHEN ${matches(`${name}_seen`, pointed(texts.space))} THEN SUBSTR(${texts.withoutSpaces(`${name}_seen`)}, 1, 8) ELSE ${texts.withoutSpaces(`${name}_seen`)} END`,
        ),
      ),
    },
    {
      comment:
        'year-month-day, or digits alone, of those in a form that is read; the year before the first of their era',
      columns: {
        ...each('_parts', (name) =>
          odd(
            name,
            `CASE WHEN ${matches(`${name}_plain`, form)} THEN TRANSLATE(REPLACE(${fromYear(`${name}_plain`)}, 'T00:00', ''), '元年月/.日${NAMES}${LETTERS}', '1----') ELSE '' END`,
          ),
        ),
        ...each('_era', (name) => odd(name, eraBase(`${name}_plain`), '0')),
      },
    },
    {
      comment: `their year, month and day as numbers; ${NO_DATE}: no date`,
      columns: each('_number', (name) => {
        const parts = `${name}_parts`;
        const part = (index: number) => `SPLIT_PART(${parts}, '-', ${index})`;
        const cut = (from: string, length: string) => `SUBSTR(${parts}, ${from}, ${length})`;
        const number = (year: string, month: string, day: string) =>
          `(${name}_era + CAST(${year} AS INTEGER)) * 10000 + CAST(${month} AS INTEGER) * 100 + CAST(${day} AS INTEGER)`;
        const end = `LENGTH(${parts})`;
        return (
          `CASE WHEN ${name}_usual <> -1 THEN ${name}_usual WHEN ${name}_plain = '' THEN 0 WHEN ${parts} = '' THEN ${NO_DATE} ` +
          `WHEN ${part(2)} <> '' THEN ${number(part(1), part(2), part(3))} ` +
          `ELSE ${number(cut('1', `${end} - 4`), cut(`${end} - 3`, '2'), cut(`${end} - 1`, '2'))} END`
        );
      }),
    },
    {
      comment: `${NO_DAY}: a day that the calendar, or the era, does not have`,
      columns: each('', (name) => {
        const number = `${name}_number`;
        const within = ERAS.map(
          ({ firstYear, first, last }) =>
            `WHEN ${firstYear - 1} THEN ${number} BETWEEN ${first} AND ${last}`,
        );
        return (
          `CASE WHEN ${name}_usual = 0 OR (${name}_usual = -1 AND ${name}_parts = '') THEN ${number} ` +
          `WHEN NOT ${write.isDay(number)} THEN ${NO_DAY} WHEN ${name}_era = 0 THEN ${number} ` +
          `WHEN CASE ${name}_era ${within.join(' ')} END THEN ${number} ELSE ${NO_DAY} END`
        );
      }),
    },
  ];
}
