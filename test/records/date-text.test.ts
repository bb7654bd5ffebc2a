// Dates are read in every form, day by day; texts that could mean two days are refused.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type CivilDate } from '../../src/calendar/civil-date.js';
import {
  acceptedForms,
  DATE_FORMS,
  type DateForm,
  type DateOptions,
  dateForm,
  IMPOSSIBLE,
  readDate,
  UNREADABLE,
} from '../../src/records/date-text.js';
import { CODED, partsOf, WRITINGS, type Writing } from '../read/written.js';
import { runs } from '../support/chance.js';
import { day } from '../support/law.js';
import { Mismatches, NONE } from '../support/walk.js';

/** Every day from the Gregorian calendar's first in Japan to 2100; era years of two digits end with 2117. */
function everyDay(): CivilDate[] {
  const days: CivilDate[] = [];
  for (let date = day(18730101); date <= 21001231; date = addDays(date, 1)) days.push(date);
  return days;
}

const DAYS = everyDay();
const ALL: Readonly<Record<string, Writing>> = { ...WRITINGS, ...CODED };

describe('every day from 1873 to 2100 is read back as it was written', () => {
  it.each(Object.entries(ALL))('%s', (name, write) => {
    const options: DateOptions = Object.hasOwn(CODED, name) ? { eraCodes: true } : {};
    const wrong = new Mismatches();
    for (const date of DAYS) {
      const text = write(partsOf(date));
      wrong.expectSame(readDate(text, options), date, text);
    }
    expect(wrong.found).toEqual(NONE);
  });
});

describe('edges', () => {
  it.each([
    ['S64.1.7', 19890107],
    ['S64.1.8', IMPOSSIBLE],
    ['昭和64年1月8日', IMPOSSIBLE],
    ['昭和六十四年一月七日', UNREADABLE],
    ['H1.1.7', IMPOSSIBLE],
    ['H1.1.8', 19890108],
    ['平成元年4月1日', 19890401],
    ['平成 元年 4月 1日', 19890401],
    ['H元.4.1', 19890401],
    ['H31.4.30', 20190430],
    ['H31.5.1', IMPOSSIBLE],
    ['R1.4.30', IMPOSSIBLE],
    ['R1.5.1', 20190501],
    ['令和元年5月1日', 20190501],
    ['明治45年7月30日', 19120730],
    ['大正元年7月30日', 19120730],
    ['大正元年7月29日', IMPOSSIBLE],
    ['大正15年12月25日', 19261225],
    ['昭和元年12月25日', 19261225],
    ['昭和元年12月24日', IMPOSSIBLE],
    ['昭55.1.5', 19800105],
    ['昭和55.1.5', 19800105],
    ['昭64年1月8日', IMPOSSIBLE],
    ['令元.5.1', 20190501],
    ['㍾45年7月29日', 19120729],
    ['㍽2年1月1日', 19130101],
    ['㍼64年1月7日', 19890107],
    ['㍻31年4月30日', 20190430],
    ['㋿7年6月3日', 20250603],
    ['R7年6月3日', 20250603],
    ['令和7.6.3', 20250603],
    ['Ｒ０７０６０３', 20250603],
    ['２０２５年０６月０３日', 20250603],
    ['R7. 6. 3', 20250603],
    ['2025 / 6 / 3', 20250603],
    ['2024-02-29', 20240229],
    ['2025-02-29', IMPOSSIBLE],
    ['2025/13/1', IMPOSSIBLE],
    ['2025/0/1', IMPOSSIBLE],
    ['20250631', IMPOSSIBLE],
    ['0000-00-00', IMPOSSIBLE],
    ['9999-99-99', IMPOSSIBLE],
    ['99999999', IMPOSSIBLE],
    ['9999-12-31', 99991231],
    ['R0.1.1', IMPOSSIBLE],
    ['R7.13.1', IMPOSSIBLE],
    ['R7.6.31', IMPOSSIBLE],
  ])('%s', (text, expected) => {
    expect(readDate(text)).toBe(expected);
  });

  it.each([
    ['20250401.0', 20250401],
    ['20250401.5', UNREADABLE],
    ['2025-04-01 00:00', 20250401],
    ['2025-04-01T00:00:00', 20250401],
    ['2025/4/1 0:00:00', 20250401],
    ['2025/4/1 0:00', 20250401],
    ['2025/04/01 00:00:00.000', 20250401],
    ['令和7年4月1日 0:00:00', 20250401],
    ['20250401 00:00:00', 20250401],
    ['2025-04-01 00:00:01', UNREADABLE],
    ['2025-04-01 12:00', UNREADABLE],
    ['2025/4/1 9:00:00', UNREADABLE],
    // A zone could move the day.
    ['2025-04-01T00:00:00Z', UNREADABLE],
    ['2025-04-01T00:00:00+09:00', UNREADABLE],
  ])('a time is read where it is midnight: %s', (text, expected) => {
    expect(readDate(text)).toBe(expected);
  });
});

describe('what could mean two days, or is no date, is refused', () => {
  it.each([
    '7/6/3',
    '25/4/1',
    '1/4/2025',
    '04/01/2025',
    '04-01-2025',
    '1.4.2025',
    '070603',
    '250401',
    '45748',
    '5070603',
    '5-070603',
    '5-7.6.3',
    '2025/4-1',
    '2025-4/1',
    '2025.4/1',
    'R7.6/3',
    'R7-6.3',
    '令和7/6-3',
    '2025年4-1',
    '2025年4月1',
    '2025年4月',
    '2025-04',
    '2025/4',
    '2025',
    'R7',
    'R7.6',
    'R763',
    'R70603',
    '令和070603',
    '令和7年6月3',
    'X7.6.3',
    '令070603',
    '和7.6.3',
    '令7.6/3',
    '2025-4-1-1',
    '12025-04-01',
    '2025-004-01',
    '+2025-04-01',
    '-2025-04-01',
    '2025--04-01',
    'Apr 1, 2025',
    '1 April 2025',
    '2025-W14-2',
    '2025-091',
    // Spaces never join two numbers into one.
    '2025 4 1',
    '195605　 26',
    '2025/1 1/1',
    '2025年1 1月1日',
    'R1 1.1.1',
    '20 25/4/1',
    '',
    ' ',
    '不明',
    'NULL',
    '-',
    '=A1',
    '2025-04-0١',
    '𝟚𝟘𝟚𝟝',
    '令和'.repeat(10),
  ])('%j', (text) => {
    expect(readDate(text)).toBe(UNREADABLE);
  });
});

describe('forms that must be asked for', () => {
  it.each([
    ['5070603', 20250603],
    ['5010430', IMPOSSIBLE],
    ['5010501', 20190501],
    ['4310430', 20190430],
    ['3640107', 19890107],
    ['3640108', IMPOSSIBLE],
    ['2011231', 19121231],
    ['1450730', 19120730],
    ['5-070603', 20250603],
    ['5-7-6-3', 20250603],
    ['507.06.03', 20250603],
    ['0070603', UNREADABLE],
    ['6070603', UNREADABLE],
    ['5000603', IMPOSSIBLE],
    // The seventh year of era 5, or a year 57?
    ['57.6.3', UNREADABLE],
    ['57/6/3', UNREADABLE],
    ['12/6/3', UNREADABLE],
    ['570603', UNREADABLE],
  ])('era code %s', (text, expected) => {
    expect(readDate(text, { eraCodes: true })).toBe(expected);
    if (expected !== UNREADABLE) expect(readDate(text)).toBe(UNREADABLE);
  });

  it('a date of eight digits stays one where era codes are read', () => {
    expect(readDate('20250603', { eraCodes: true })).toBe(20250603);
  });

  it.each(['0', '60', '45748', '999999', '070603', '200515'])(
    'no number but yyyymmdd: %s',
    (text) => {
      expect(readDate(text)).toBe(UNREADABLE);
    },
  );

  it('the order in which options come changes no reading', () => {
    const options: DateOptions[] = [{}, { eraCodes: true }, {}];
    for (const _ of [1, 2]) {
      expect(options.map((each) => readDate('5070603', each))).toEqual([-1, 20250603, -1]);
    }
  });
});

describe('the forms a message lists', () => {
  it('are all read, each as the form it shows, and mean one day', () => {
    const options: DateOptions = { eraCodes: true };
    for (const [form, sample] of Object.entries(DATE_FORMS)) {
      // What stands for a number in a workbook is read by its number, not as a text.
      if (form === 'serial') continue;
      expect(readDate(sample, options), form).toBe(20250401);
      expect(dateForm(sample, options)).toBe(form as DateForm);
    }
  });

  it('are told of texts as long as 2025/04/01 too', () => {
    expect(dateForm('平成28/12/15')).toBe('era');
    expect(dateForm('令和10-12-15')).toBe('era');
    expect(dateForm('5-02/05/15', { eraCodes: true })).toBe('era-code');
  });

  it('are those that are read, and no other', () => {
    for (const eraCodes of [false, true]) {
      const listed: readonly string[] = acceptedForms({ eraCodes });
      for (const [form, sample] of Object.entries(DATE_FORMS)) {
        const isRead = readDate(sample, { eraCodes }) > 0;
        expect(listed.includes(form), sample).toBe(isRead);
      }
    }
  });
});

describe('any text', () => {
  const alphabet = fc.constantFrom(...'0123456789０９年月日元.-/ 　RHSTM令和平成昭大㍻:T');
  const texts = fc.string({ unit: alphabet, maxLength: 14 });

  it('is a day that is written back, or refused; full width and case change nothing', () => {
    fc.assert(
      fc.property(texts, fc.boolean(), (text, eraCodes) => {
        const options = { eraCodes };
        const date = readDate(text, options);
        if (date > 0) expect(readDate(WRITINGS.iso(partsAnyYear(date)))).toBe(date);
        else expect([UNREADABLE, IMPOSSIBLE]).toContain(date);
        expect(readDate(text.normalize('NFKC'), options)).toBe(date);
        expect(readDate(text.toLowerCase(), options)).toBe(date);
      }),
      { seed: 4, numRuns: runs(5000) },
    );
  });

  function partsAnyYear(date: number) {
    const parts = partsOf(20250101);
    const [year, month] = [Math.trunc(date / 10000), Math.trunc(date / 100) % 100];
    return { ...parts, year, month, day: date % 100 };
  }
});
