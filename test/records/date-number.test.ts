// Every number that can be a day in a workbook, in both epochs, against the calendar of the walk; and all others are refused.
import { describe, expect, it } from 'vitest';
import type { CivilDate } from '../../src/calendar/civil-date.js';
import {
  dayOfSerial,
  readBareNumber,
  type SerialBounds,
  serialText,
} from '../../src/records/date-number.js';
import { besideDate, IMPOSSIBLE, readDate, UNREADABLE } from '../../src/records/date-text.js';
import { Mismatches, NONE, WALK } from '../support/walk.js';

const ISSUE: SerialBounds = { from: 20151005 as CivilDate, refusesShortDates: true };
const EXPIRY: SerialBounds = { ...ISSUE, refusesShortDates: false };
const BIRTH: SerialBounds = { from: 0 as CivilDate, refusesShortDates: false };

describe('a number of days', () => {
  // Source: ECMA-376 part 1, 18.17.4.1: from 1900 the 29 February 1900 is counted, from 1904 the first day is 0.
  it('is the day that the walk through the calendar reaches', () => {
    const wrong = new Mismatches();
    let number = 0;
    let from1904 = -1;
    for (const { civil } of WALK) {
      number += civil === 19000301 ? 2 : 1;
      if (civil >= 19040101) from1904 += 1;
      wrong.expectSame(dayOfSerial(number, 1900), civil, number);
      wrong.expectSame(readDate(serialText(number, 1900) ?? ''), civil, number);
      if (from1904 < 0) continue;
      wrong.expectSame(dayOfSerial(from1904, 1904), civil, from1904);
      wrong.expectSame(readDate(serialText(from1904, 1904) ?? ''), civil, from1904);
    }
    expect(wrong.found).toEqual(NONE);
  });

  it('ends with the year 9999', () => {
    expect(serialText(2958465, 1900)).toBe('9999-12-31');
    expect(serialText(2957003, 1904)).toBe('9999-12-31');
    expect(serialText(2958466, 1900)).toBeUndefined();
    expect(serialText(2957004, 1904)).toBeUndefined();
    expect(serialText(-1, 1900)).toBeUndefined();
  });

  it('is shown as spreadsheets show it where the calendar has no such day', () => {
    expect(serialText(0, 1900)).toBe('1900-01-00');
    expect(serialText(60, 1900)).toBe('1900-02-29');
    for (const number of [0, 60]) {
      expect(readDate(serialText(number, 1900) as string)).toBe(IMPOSSIBLE);
      expect(readBareNumber(number, 1900, BIRTH)).toBe(IMPOSSIBLE);
    }
    expect(serialText(0, 1904)).toBe('1904-01-01');
  });

  it('with a time of day is no date, however short the time', () => {
    for (const part of [0.573, 0.5, 1e-9, 0.999999999]) {
      const text = serialText(43966 + part, 1900) as string;
      expect(text).toMatch(/^2020-05-15 /);
      expect(readDate(text)).toBe(UNREADABLE);
      expect(besideDate(text)).toBe('time');
      expect(readBareNumber(43966 + part, 1900, BIRTH)).toBe(UNREADABLE);
    }
    expect(serialText(43966.5, 1900)).toBe('2020-05-15 12:00:00');
  });
});

describe('a number without a format', () => {
  it.each([
    ['an issue', 43966, 1900, ISSUE, 20200515],
    ['an issue, from 1904', 42504, 1904, ISSUE, 20200515],
    ['the first day of the scheme', 42282, 1900, ISSUE, 20151005],
    ['the day before it', 42281, 1900, ISSUE, UNREADABLE],
    ['yymmdd', 200515, 1900, ISSUE, UNREADABLE],
    ['yymmdd of an era', 70515, 1900, ISSUE, UNREADABLE],
    ['the same as an expiry', 50515, 1900, EXPIRY, 20380420],
    ['yymmdd as an expiry', 300515, 1900, EXPIRY, UNREADABLE],
    ['a day of 2016 that reads as yymmdd, from 1904', 40922, 1904, ISSUE, 20160115],
    ['a birth', 33156, 1900, BIRTH, 19901010],
    ['a birth that reads as yymmdd', 10101, 1900, BIRTH, 19270827],
    ['the first birth', 1, 1900, BIRTH, 19000101],
    ['a birth before all', -1, 1900, BIRTH, UNREADABLE],
    ['no number', Number.NaN, 1900, BIRTH, UNREADABLE],
  ] as const)('%s: %d from %d', (_name, number, epoch, bounds, expected) => {
    expect(readBareNumber(number, epoch, bounds)).toBe(expected);
  });

  it('is never taken for yymmdd by one day until March 2037', () => {
    // Source: 42282 is 5 October 2015, 50100 1 March 2037; no number between has the form.
    for (let number = 42282; number <= 50100; number += 1) {
      expect(readBareNumber(number, 1900, ISSUE)).toBeGreaterThan(0);
    }
    expect(readBareNumber(50101, 1900, ISSUE)).toBe(UNREADABLE);
  });
});

describe('what stands beside a date', () => {
  it.each([
    ['2020/05/15 午前 0:00:00', 'time'],
    ['1990/10/10 12:00:00 AM', 'time'],
    ['２０２０／５／１５　１３：４５', 'time'],
    ['2020年5月15日13時', 'time'],
    ['2020-05-15T00:00:00+09:00', 'zone'],
    ['2020-05-15T00:00:00Z', 'zone'],
    ['2020-05-15 09:00 JST', 'zone'],
    ['15.5.2020', undefined],
    ['43966', undefined],
    ['不明', undefined],
  ])('%s', (text, expected) => {
    expect(readDate(text)).toBe(UNREADABLE);
    expect(besideDate(text)).toBe(expected);
  });
});
