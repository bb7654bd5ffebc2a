// Dates that the scanner takes to show nothing of a person: the privacy guard sees nothing in them, whatever the day.
import { expect, test } from 'vitest';
import { ERAS } from '../../../src/calendar/era.js';
import { createPrivacyGuard } from '../../../src/privacy/guard/guard.js';
import { decodePrivacyData } from '../../../src/privacy/guard/privacy-data.js';
import { createLooseDates, ENDS_AT, SILENT } from '../../../src/read/plain/plain-dates.js';
import { valueOrThrow } from '../../../src/records/fault.js';
import { repositoryJson } from '../../support/law.js';

const privacy = valueOrThrow(decodePrivacyData(repositoryJson('data/privacy.json'), 'privacy'));
const guard = createPrivacyGuard(privacy, new Set());

const bytes = new Uint8Array(512);
const loose = createLooseDates(bytes, new DataView(bytes.buffer));
loose.encoded('utf-8');
const encoder = new TextEncoder();

/** What was taken to show nothing, and did. */
const shown: string[] = [];
let [silent, others] = [0, 0];

function look(text: string): void {
  const { written } = encoder.encodeInto(text, bytes);
  bytes.fill(0, written, written + 32);
  if (loose.read(0) === 0 || loose.told[ENDS_AT] !== written) return;
  if (loose.told[SILENT] === 0) others += 1;
  else {
    silent += 1;
    if (guard.tells(text)) shown.push(text);
  }
}

const two = (number: number) => String(number).padStart(2, '0');
const PADDINGS = [
  [String, String],
  [two, two],
  [String, two],
  [two, String],
] as const;
const wide = (text: string) =>
  text.replace(/[!-~]/g, (each) => String.fromCharCode(each.charCodeAt(0) + 0xfee0));

function* textsOf(year: number, month: number, day: number): Iterable<string> {
  for (const [ofMonth, ofDay] of PADDINGS) {
    const [m, d] = [ofMonth(month), ofDay(day)];
    yield `${year}年${m}月${d}日`;
    for (const mark of ['-', '/', '.']) yield [year, m, d].join(mark);
  }
  yield `${year}${two(month)}${two(day)}`;
  const date = year * 10000 + month * 100 + day;
  const era = ERAS.find(({ first, last }) => date >= first && date <= last);
  if (era === undefined) return;
  const { name, letter, firstYear } = era;
  const years = year - firstYear + 1;
  const numbers = years === 1 ? ['元', '1', '01'] : years < 10 ? [years, two(years)] : [years];
  for (const before of [name, letter, letter.toLowerCase(), name.charAt(0)]) {
    for (const number of numbers) {
      for (const [ofMonth, ofDay] of PADDINGS) {
        const [m, d] = [ofMonth(month), ofDay(day)];
        yield `${before}${number}年${m}月${d}日`;
        // Those behind a name are looked at, each in its row.
        if (before === letter)
          for (const mark of ['-', '/', '.']) yield `${before}${[number, m, d].join(mark)}`;
      }
    }
  }
  yield `${letter}${two(years)}${two(month)}${two(day)}`;
}

test('dates said to show nothing do not, on any day of 1868 to 2117', { timeout: 120_000 }, () => {
  for (let year = 1868; year <= 2117; year += 1)
    for (let month = 1; month <= 12; month += 1)
      for (let day = 1; day <= 31; day += 1)
        for (const text of textsOf(year, month, day)) {
          look(text);
          // In full width they are looked at as they are otherwise.
          if (day % 10 === 1 && year % 10 === 0) {
            look(wide(text));
            look(text.replace(/\d$/, wide));
          }
        }
  expect(shown).toEqual([]);
  expect(silent).toBeGreaterThan(3_000_000);
  expect(others).toBeGreaterThan(100_000);
});

test('and the guard does see an address where the name of an era is short', () => {
  look('昭51-12-13');
  expect(loose.told[SILENT]).toBe(0);
  expect(guard.tells('昭51-12-13')).toBe(true);
  look('平成元/1/8');
  expect(loose.told[SILENT]).toBe(0);
  expect(guard.tells('平成元/1/8')).toBe(true);
});
