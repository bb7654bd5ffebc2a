// Cells as people and systems fill them, drawn by chance: what the reader of files reads, and what it does not.
import { ERAS } from '../../src/calendar/era.js';
import { INVISIBLE } from '../../src/records/invisible.js';
import type { Chance } from '../support/seeded.js';

/** Every space, and an invisible character of each range but those beyond UTF-16 and 0, which no text of PostgreSQL holds. */
const SPACES = [...' \t\n\v\f\r\u00a0\u1680\u2000\u2007\u2028\u2029\u202f\u205f\u3000\ufeff'];
const UNSEEN = INVISIBLE.map(([from]) => String.fromCodePoint(from || 1));

/** A text with spaces and invisible characters around it. */
export function around(text: string, chance: Chance): string {
  if (chance.happens(0.5)) return text;
  const some = () =>
    Array.from({ length: chance.whole(0, 2) }, () =>
      chance.oneOf(chance.happens(0.6) ? SPACES : UNSEEN),
    ).join('');
  return some() + text + some();
}

/** A text with something put into it. */
function within(text: string, chance: Chance): string {
  const at = chance.whole(0, text.length);
  return text.slice(0, at) + chance.oneOf(chance.happens(0.5) ? SPACES : UNSEEN) + text.slice(at);
}

const wide = (text: string) =>
  text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));

/** A text in letters of another width or case, now and then with something in it. */
export function respelled(text: string, chance: Chance): string {
  let spelled = text;
  if (chance.happens(0.3)) spelled = spelled.toUpperCase();
  if (chance.happens(0.3)) spelled = wide(spelled);
  if (chance.happens(0.2)) spelled = within(spelled, chance);
  return around(spelled, chance);
}

const BLANKS = ['', ' ', '\u3000', '\r', '\u00a0\t', '\u200b', ' \u200b '];
const NO_DATES = [
  ...[
    'soon',
    '1/4/2025',
    '57.6.3',
    '2020-5/15',
    '2020 05 15',
    '99999',
    '20200',
    '20200515.5',
    '2020年5月',
    '?',
  ],
  ...[
    '2020-05-15 12:30',
    '2020-05-15T00:00:00+09:00',
    '2020-05-15Z',
    'T00:00',
    '00:00',
    '令和',
    'R',
  ],
  ...[
    '2020-02-30',
    '2020-13-01',
    '0000-00-00',
    '1867-12-31',
    '20200231',
    '昭和64年1月8日',
    'R0.5.1',
  ],
  ...[
    '平成31年5月1日',
    'M5.12.31',
    'S640108',
    '令和2年4月31日',
    '2020-00-10',
    '-2020-05-15',
    '1-5-1',
  ],
  ...['2020-05-15!', '2020-05-15 T 00:00', '2020-05-15t00:00', '2020-05-15T00:00T00:00', '5020515'],
];
const MIDNIGHTS = [' 00:00', 'T00:00:00', ' 0:00', ' 00:00:00.000', '\u300000:00', '  00:00:00'];

/** A blank, or what is no day of the calendar. */
export function noDay(chance: Chance): string {
  return chance.happens(0.3) ? chance.oneOf(BLANKS) : around(chance.oneOf(NO_DATES), chance);
}

/** A day in one of the forms that are read. */
export function dayText(year: number, month: number, day: number, chance: Chance): string {
  const two = (number: number) => String(number).padStart(2, '0');
  const [m, d] = chance.happens(0.5) ? [two(month), two(day)] : [String(month), String(day)];
  const code = year * 10000 + month * 100 + day;
  const era = ERAS.find(
    ({ first, last }) => code >= first && code <= last,
  ) as (typeof ERAS)[number];
  const number = year - era.firstYear + 1;
  const ofEra = number === 1 && chance.happens(0.5) ? '元' : String(number);
  const letter = chance.happens(0.5) ? era.letter : era.letter.toLowerCase();
  const separator = chance.oneOf(['-', '/', '.']);
  const separated = `${separator}${m}${separator}${d}`;
  const text = chance.oneOf([
    `${year}-${two(month)}-${two(day)}`,
    `${year}${separated}`,
    String(code),
    `${code}.0`,
    `${year}年${m}月${d}日`,
    `${era.name}${ofEra}年${m}月${d}日`,
    `${era.name}${ofEra}${separated}`,
    `${era.name.slice(0, 1)}${ofEra}${separated}`,
    `${era.name.slice(0, 1)}${ofEra}年${m}月${d}日`,
    `${SQUARES[era.letter]}${ofEra}年${m}月${d}日`,
    `${letter}${ofEra}${separated}`,
    `${letter}${ofEra}年${m}月${d}日`,
    `${letter}${two(number)}${two(month)}${two(day)}`,
  ]);
  const timed = chance.happens(0.1) ? text + chance.oneOf(MIDNIGHTS) : text;
  const spaced = chance.happens(0.1) ? timed.replace(/[年月]/g, (sign) => `${sign} `) : timed;
  const spelled = chance.happens(0.2) ? wide(spaced) : spaced;
  return around(chance.happens(0.1) ? within(spelled, chance) : spelled, chance);
}

const SQUARES: Readonly<Record<string, string>> = { M: '㍾', T: '㍽', S: '㍼', H: '㍻', R: '㋿' };

export const COUNTS = [
  '',
  '',
  '',
  '1',
  '2',
  '３',
  '007',
  '①',
  ' 4\r',
  '3.0',
  '２．',
  '0',
  '.0',
  '1.5',
  '-1',
  '1234567890',
];
/** Offices that are some few once their names have one form. */
export const OFFICES = [
  '芝',
  '芝\r',
  'Ａ区',
  'A区',
  '麻　布',
  '麻 布',
  'ｶﾞ',
  'ガ',
  'カ\u3099',
  '',
  '①',
];
