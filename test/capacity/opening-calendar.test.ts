// Open days, holidays and the limits on certificates are those of the law and of the calendar.
import { describe, expect, it } from 'vitest';
import { addDays, dayAfter, isoDate } from '../../src/calendar/civil-date.js';
import { isPublicHoliday, OutsideHolidayTable } from '../../src/capacity/holidays.js';
import {
  certificateHours,
  decodeOperations,
  isClosed,
  minutesCovered,
  minutesOf,
  NO_LIMITS,
  type Operations,
  openingHours,
  weekdayOf,
} from '../../src/capacity/opening-calendar.js';
import { fault, valueOrThrow } from '../../src/records/fault.js';
import type { DataCode } from '../../src/rules/data-finding.js';
import { day, repositoryJson } from '../support/law.js';

const bundled = () => repositoryJson('data/operations.json') as Record<string, unknown>;

function operations(): Operations {
  return valueOrThrow(decodeOperations(bundled(), 'operations.json'));
}

describe('day of the week', () => {
  it('agrees with the machine’s calendar on every day from 1970 to 2100', () => {
    let wrong = 0;
    for (let date = day(19700101); date <= 21001231; date = dayAfter(date)) {
      const sundayFirst = new Date(`${isoDate(date)}T00:00:00Z`).getUTCDay();
      if (weekdayOf(date) !== (sundayFirst + 6) % 7) wrong += 1;
    }
    expect(wrong).toBe(0);
  });
});

describe('public holidays', () => {
  // Source: 国民の祝日に関する法律 第3条 (substitute holidays and days between two), and the list of the Cabinet Office.
  it.each([
    [20260506, true, 'in place of Sunday 3 May, after two more holidays'],
    [20260922, true, 'between Respect for the Aged Day and the autumnal equinox'],
    [20270321, true, 'the equinox itself, a Sunday'],
    [20270322, true, 'in place of that Sunday'],
    [20270323, false, 'the day after'],
    [20270923, true, 'autumnal equinox 2027'],
    [20270922, false, 'a Wednesday between two holidays, but not directly'],
    [20261229, false, 'offices close, but it is no holiday'],
    [20210723, true, 'Sports Day, moved for the Olympic Games'],
    [20211011, false, 'where Sports Day would have been'],
  ])('%d: %s (%s)', (date, holiday) => {
    expect(isPublicHoliday(day(date))).toBe(holiday);
  });

  it('are refused where the table knows none', () => {
    expect(isPublicHoliday(day(19700101))).toBe(true);
    expect(isPublicHoliday(day(20501231))).toBe(false);
    expect(() => isPublicHoliday(day(19691231))).toThrow(OutsideHolidayTable);
    expect(() => isPublicHoliday(day(20510101))).toThrow('from 1970-01-01 to 2050-12-31');
  });
});

describe('closures', () => {
  it.each([
    [1228, false],
    [1229, true],
    [1231, true],
    [101, true],
    [103, true],
    [104, false],
    [701, false],
  ])('a yearly span over the year’s end on %d: %s', (monthDay, closed) => {
    const yearEnd = [{ kind: 'yearly', from: 1229, to: 103 }] as const;
    for (const year of [2026, 2027]) {
      expect(isClosed(yearEnd, day(year * 10000 + monthDay))).toBe(closed);
    }
  });

  it.each([
    [20260731, false],
    [20260801, true],
    [20260815, true],
    [20260816, false],
    [20270801, false],
  ])('a span of days on %d: %s', (date, closed) => {
    const span = [{ kind: 'days', from: day(20260801), to: day(20260815) }] as const;
    expect(isClosed(span, day(date))).toBe(closed);
  });

  it('a yearly span within a year, and a single day of it', () => {
    const span = [{ kind: 'yearly', from: 813, to: 815 }] as const;
    expect([812, 813, 815, 816].map((at) => isClosed(span, day(20260000 + at)))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    const one = [{ kind: 'yearly', from: 1001, to: 1001 }] as const;
    expect([930, 1001, 1002].map((at) => isClosed(one, day(20260000 + at)))).toEqual([
      false,
      true,
      false,
    ]);
  });

  it('opening hours are those of the weekday, none on closed days', () => {
    const weekday = [{ from: 540, to: 1020 }];
    const site = {
      hours: { 0: weekday, 1: weekday, 2: weekday, 3: weekday, 4: weekday, 5: [], 6: [] },
      closed: [{ kind: 'holidays' }],
    } as const;
    const openOn = (date: number) => openingHours(site, day(date)).length;
    // Friday to Monday, then the three holidays in a row of September 2026 (Monday 21 to Wednesday 23).
    expect([20260918, 20260919, 20260920].map(openOn)).toEqual([1, 0, 0]);
    expect([20260921, 20260922, 20260923, 20260924].map(openOn)).toEqual([0, 0, 0, 1]);
  });
});

describe('minutes of intervals', () => {
  it('add up, and count once where they are covered twice', () => {
    const intervals = [
      { from: 600, to: 720 },
      { from: 540, to: 660 },
      { from: 780, to: 800 },
      { from: 785, to: 790 },
    ];
    expect(minutesOf(intervals)).toBe(120 + 120 + 20 + 5);
    expect(minutesCovered(intervals)).toBe(180 + 20);
    expect(minutesCovered([])).toBe(0);
  });
});

describe('hours in which certificates can be handled', () => {
  const late = [{ from: 540, to: 1260 }];

  // Sources: Sagamihara and Kasugai (Sunday after the third Saturday), Ome (20:00).
  it.each([
    // August 2026 begins on a Saturday: the third is the 15th.
    [20260816, true],
    [20260809, false],
    [20260823, false],
    [20260815, false],
    // May 2027 begins on a Saturday too; November 2026 on a Sunday, so its third Sunday comes before its third Saturday.
    [20261115, false],
    [20261122, true],
    [20270516, true],
  ])('no certificates on %d: %s', (date, none) => {
    expect(certificateHours(late, day(date), operations()).length === 0).toBe(none);
  });

  it('is the day after the third Saturday in every month to come', () => {
    const lastWithout: string[] = [];
    const counted: string[] = [];
    for (let date = day(20250401); date <= 20501231; date = dayAfter(date)) {
      if (certificateHours(late, date, operations()).length === 0) lastWithout.push(isoDate(date));
      if (date % 100 === 1) {
        let saturdays = 0;
        let each = date;
        for (;;) {
          if (weekdayOf(each) === 5) saturdays += 1;
          if (saturdays === 3) break;
          each = addDays(each, 1);
        }
        counted.push(isoDate(addDays(each, 1)));
      }
    }
    expect(lastWithout).toEqual(counted);
  });

  it('end at 20:00; a later interval falls away', () => {
    expect(certificateHours(late, day(20260818), operations())).toEqual([{ from: 540, to: 1200 }]);
    const split = [
      { from: 540, to: 1020 },
      { from: 1200, to: 1260 },
    ];
    expect(certificateHours(split, day(20260818), operations())).toEqual([{ from: 540, to: 1020 }]);
  });

  it('are not limited before the first sourced day, nor without data', () => {
    expect(certificateHours(late, day(20250331), operations())).toBe(late);
    expect(certificateHours(late, day(20250316), operations())).toBe(late);
    expect(certificateHours(late, day(20260816), NO_LIMITS)).toBe(late);
  });

  it('can be given back by a later value', () => {
    const spoilt = structuredClone(bundled()) as {
      no_certificates_on: { from: string; value: string }[];
      certificates_end_at: { from: string; value: string }[];
    };
    const add = (key: 'no_certificates_on' | 'certificates_end_at', value: string) =>
      spoilt[key].push({ ...(spoilt[key][0] as object), from: '2028-04-01', value });
    add('no_certificates_on', 'none');
    add('certificates_end_at', '24:00');
    const decoded = valueOrThrow(decodeOperations(spoilt, 'operations.json'));
    expect(certificateHours(late, day(20280319), decoded)).toEqual([]);
    expect(certificateHours(late, day(20280416), decoded)).toBe(late);
  });
});

describe('data of operations', () => {
  type Json = Record<'certificates_end_at' | 'no_certificates_on', object[]>;
  const spoil = (change: (json: Json) => void) => {
    const json = structuredClone(bundled()) as Json;
    change(json);
    const read = decodeOperations(json, 'operations.json');
    return read.ok ? undefined : read.fault;
  };
  const inFirst = (key: keyof Json, parts: object) =>
    spoil((json) => {
      Object.assign(json[key][0] ?? {}, parts);
    });

  it('are read strictly', () => {
    const at = (place: string, code: DataCode) =>
      fault('usage-bad-data', { findings: [{ file: 'operations.json', place, code }] });
    expect(spoil((json) => Object.assign(json, { more: 1 }))).toEqual(
      at('more', 'unrecognized_keys'),
    );
    expect(spoil((json) => delete (json as Partial<Json>).certificates_end_at)).toEqual(
      at('certificates_end_at', 'invalid_type'),
    );
    expect(inFirst('certificates_end_at', { value: '25:00' })).toEqual(
      at('certificates_end_at.0.value', 'otherwise'),
    );
    expect(inFirst('no_certificates_on', { from: '2025-02-30' })).toEqual(
      at('no_certificates_on.0.from', 'not-a-date'),
    );
    expect(inFirst('no_certificates_on', { sources: [] })).toEqual(
      at('no_certificates_on.0.sources', 'too_small'),
    );
    expect(spoil((json) => json.certificates_end_at.push(...json.certificates_end_at))).toEqual(
      at('certificates_end_at', 'out-of-order'),
    );
  });
});
