// The eras begin and end on the days of their edicts, no era has a day beyond them, and years are written by them.
import { describe, expect, it } from 'vitest';
import { type CivilDate, civilDate, daysInMonth } from '../../src/calendar/civil-date.js';
import { eraDate, eraYear } from '../../src/calendar/era.js';
import { Mismatches, NONE } from '../support/walk.js';

const SIGNS = [
  ['明治', 'M', '1'],
  ['大正', 'T', '2'],
  ['昭和', 'S', '3'],
  ['平成', 'H', '4'],
  ['令和', 'R', '5'],
] as const;

describe('the edges of the eras', () => {
  it.each([
    // Source: 明治5年太政官布告第337号: the Gregorian calendar from 1 January 1873 on.
    ['M', 5, 12, 31, undefined],
    ['M', 6, 1, 1, 18730101],
    // Source: 明治45年7月30日 改元の詔書: from that day on 大正元年; the day bears both names.
    ['M', 45, 7, 29, 19120729],
    ['M', 45, 7, 30, 19120730],
    ['M', 45, 7, 31, undefined],
    ['T', 1, 7, 29, undefined],
    ['T', 1, 7, 30, 19120730],
    // Source: 大正15年12月25日 改元の詔書: likewise 昭和元年.
    ['T', 15, 12, 24, 19261224],
    ['T', 15, 12, 25, 19261225],
    ['T', 15, 12, 26, undefined],
    ['S', 1, 12, 24, undefined],
    ['S', 1, 12, 25, 19261225],
    // Source: 昭和64年政令第1号: 平成 from the day after its proclamation, 8 January 1989.
    ['S', 64, 1, 7, 19890107],
    ['S', 64, 1, 8, undefined],
    ['S', 64, 12, 31, undefined],
    ['S', 65, 1, 1, undefined],
    ['H', 1, 1, 7, undefined],
    ['H', 1, 1, 8, 19890108],
    // Source: 平成31年政令第143号: 令和 from 1 May 2019.
    ['H', 31, 4, 30, 20190430],
    ['H', 31, 5, 1, undefined],
    ['H', 32, 1, 1, undefined],
    ['R', 1, 4, 30, undefined],
    ['R', 1, 5, 1, 20190501],
    // No year nought, no era before 明治.
    ['R', 0, 1, 1, undefined],
    ['R', -1, 1, 1, undefined],
    ['K', 4, 1, 1, undefined],
  ] as const)('%s%i.%i.%i', (sign, year, month, day, expected) => {
    expect(eraDate(sign, year, month, day)).toBe(expected);
  });

  it('leap days are where the calendar has them', () => {
    expect(eraDate('平成', 12, 2, 29)).toBe(20000229);
    expect(eraDate('明治', 33, 2, 29)).toBeUndefined();
    expect(eraDate('令和', 7, 2, 29)).toBeUndefined();
  });

  it('name, letter and code of an era are one for every day of its years', () => {
    const wrong = new Mismatches();
    for (const [name, letter, code] of SIGNS) {
      for (let year = 1; year <= 99; year += 1) {
        for (let month = 1; month <= 12; month += 1) {
          for (let day = 1; day <= 31; day += 1) {
            const date = eraDate(name, year, month, day);
            for (const sign of [letter, letter.toLowerCase(), code]) {
              wrong.expectSame(eraDate(sign, year, month, day), date, sign, year, month, day);
            }
          }
        }
      }
    }
    expect(wrong.found).toEqual(NONE);
  });
});

describe('the year of a day', () => {
  it('is written as ICU writes it, from 1873 on', () => {
    const icu = new Intl.DateTimeFormat('ja-JP-u-ca-japanese', {
      era: 'long',
      year: 'numeric',
      timeZone: 'UTC',
    });
    const wrong = new Mismatches();
    for (let year = 1873; year <= 2199; year += 1) {
      for (let month = 1; month <= 12; month += 1) {
        for (let day = 1; day <= daysInMonth(year, month); day += 1) {
          const date = civilDate(year, month, day) as CivilDate;
          const written = icu.format(Date.UTC(year, month - 1, day));
          wrong.expectSame(`${eraYear(date)}年`, written, date);
        }
      }
    }
    expect(wrong.found).toEqual(NONE);
  });

  it('is that of the common era before eras have days', () => {
    expect(eraYear(civilDate(1872, 12, 31) as CivilDate)).toBe('1872');
  });
});
