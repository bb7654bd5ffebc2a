// A remembered course is what the law gives for each record by itself, whatever days lie close together.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { birthdayIn } from '../../../src/calendar/birthday.js';
import { addDays, addMonths, type CivilDate, dayNumber } from '../../../src/calendar/civil-date.js';
import { fiscalMonthOf, fiscalYearEnd, fiscalYearOf } from '../../../src/calendar/fiscal-year.js';
import { expiriesOf, reckonExpiries } from '../../../src/expiry/expiries.js';
import { expiryFindings } from '../../../src/expiry/expiry-findings.js';
import { renewalOpensOn } from '../../../src/expiry/renewal-window.js';
import { followIssueYears } from '../../../src/procedures/issue-year.js';
import { followProcedures } from '../../../src/procedures/procedures.js';
import type { CardRecord } from '../../../src/records/record.js';
import { patchRuleBook } from '../../../src/rules/patch.js';
import type { Rule, RuleBook } from '../../../src/rules/rule-book.js';
import { createCounter } from '../../../src/tally/counter.js';
import { countingOf, holdFor } from '../../../src/tally/record-use.js';
import {
  addLapsed,
  addProcedures,
  emptyTally,
  firstMonth,
  officeCells,
  periodCount,
  type Tally,
} from '../../../src/tally/tally.js';
import type { CountOptions } from '../../../src/tally/ways.js';
import { runs } from '../../support/chance.js';
import { remembered } from '../../support/counts.js';
import { cardRecord, day, law, type RecordParts } from '../../support/law.js';

const SPAN = { from: 2024, to: 2038 };
const ASOF = day(20240401);

/** Ways of counting by which a course must be remembered apart. */
const WAYS = [
  { asOf: ASOF, repeats: 'all' },
  { asOf: day(20250613), repeats: 'all', by: 'month' },
  { asOf: day(20240229), repeats: 'none', by: 'office' },
] as const;

type Way = Pick<CountOptions, 'asOf' | 'repeats' | 'by'>;

function patched(...patches: readonly (readonly [string, number, unknown])[]): RuleBook {
  const laid = patches.map(([rule, from, value]) => ({
    rule,
    from: day(from),
    value,
    reason: 'a what-if',
  }));
  const book = patchRuleBook(law(), laid);
  if ('rules' in book) return book;
  throw new Error(book.problem);
}

/** The law, and what-ifs that change each of its parts on days of no meaning. */
const LAWS: readonly RuleBook[] = [
  law(),
  patched(['card.adult_age', 20230617, 25], ['renewal.window_months', 20260709, 6]),
  patched(
    ['card.leap_day_birthday', 20151005, '03-01'],
    ['certificate.leap_day_birthday', 20151005, '03-01'],
    ['certificate.validity.minor', 20211130, 3],
  ),
  patched(
    ['card.renewal.further_birthdays', 20200229, 2],
    ['certificate.renewal.further_birthdays', 20180301, 3],
    ['card.ends_with_stay', 20230815, false],
    ['certificate.ends_with_card', 20240420, false],
    ['signature_certificate.minimum_age', 20210203, 12],
  ),
  patched(['renewal.window_months', 20151005, 14]),
  // The next-generation card as announced, on a day with records on both sides.
  patched(
    ['certificate.validity.adult', 20240613, 10],
    ['renewal.window_months', 20240613, 12],
    ['expiry.months_after_birthday', 20240613, 1],
  ),
  patched(
    ['card.leap_day_birthday', 20151005, '03-01'],
    ['card.stay.extension_within_term', 20190305, false],
    ['stay.longest_years', 20210704, 3],
    ['expiry.months_after_birthday', 20210130, 11],
    ['expiry.months_after_birthday', 20211212, 0],
  ),
  patched(['card.stay.birthday_limits_under', 20220817, 23], ['card.validity.adult', 20220817, 4]),
];

/** The tally of records of which each is followed by itself. */
function followedApart(
  records: readonly CardRecord[],
  book: RuleBook,
  way: Way,
  { from, to } = SPAN,
): Tally {
  const tally = emptyTally(from, to, way.by);
  const { asOf, repeats, by } = way;
  const options = { asOf, until: fiscalYearEnd(to), repeats };
  const periodOf = (on: CivilDate) =>
    by === 'month' ? fiscalMonthOf(on) - firstMonth(tally) : fiscalYearOf(on) - from;
  for (const record of records) {
    const cells = officeCells(tally, by === 'office' ? record.office : '');
    tally.cards.counted += record.count;
    followProcedures(record.birth, expiriesOf(record, book), book, options, {
      due: (kind, on) => addProcedures(cells, kind, periodOf(on), record.count),
      lapsed: (kind) =>
        addLapsed(tally, record.office, { card: 0, certificate: 0, [kind]: record.count }),
    });
  }
  return tally;
}

/** The days on which a rule of the law takes another value. */
function changesOf(book: RuleBook): readonly CivilDate[] {
  const values = Object.values<Rule<unknown>>(book.rules).flatMap((rule) => rule.values.slice(1));
  return [...new Set(values.map(({ from }) => from))];
}

/** What a record can hold besides its card and two certificates, for a card made on a day. */
const VARIANTS: readonly ((issuedOn: CivilDate) => RecordParts)[] = [
  () => ({}),
  (issuedOn) => ({ stayExpiresOn: addMonths(issuedOn, 60) }),
  (issuedOn) => ({ stayExpiresOn: addDays(addMonths(issuedOn, 60), 1) }),
  (issuedOn) => ({ appliedOn: addDays(issuedOn, -90), stayExpiresOn: addMonths(issuedOn, 57) }),
  () => ({ userCertificateIssuedOn: 0 }),
  () => ({ cardIssueKind: 'renewal' }),
];

/**
 * Cards of holders of all ages, made close to a day, or of which something ends, or is followed by something that ends,
 * close to it.
 */
function expiringAround(change: CivilDate): CardRecord[] {
  const issues = [0, 2, 4, 5, 6, 9].flatMap((years) =>
    [-200, -1, 0, 1, 80].map((days) => addDays((change - years * 10000) as CivilDate, days)),
  );
  return [-2, -1, 0, 1, 2]
    .flatMap((days) =>
      [1, 9, 10, 13, 14, 15, 16, 17, 18, 19, 20, 21, 24, 25, 40].flatMap((age) =>
        issues.map((cardIssuedOn) => {
          const birth = addDays((change - age * 10000) as CivilDate, days);
          return { birth, cardIssuedOn };
        }),
      ),
    )
    .flatMap(({ birth, cardIssuedOn }) =>
      VARIANTS.map((parts) => cardRecord({ birth, cardIssuedOn, ...parts(cardIssuedOn) })),
    )
    .filter(({ birth, cardIssuedOn }) => birth < cardIssuedOn && cardIssuedOn >= 20160120);
}

const dayIn = (first: number, last: number): fc.Arbitrary<CivilDate> =>
  fc
    .integer({ min: 0, max: dayNumber(day(last)) - dayNumber(day(first)) })
    .map((days) => addDays(day(first), days));

const birthday = fc.oneof(
  fc.constantFrom(229, 228, 301, 331, 401, 402, 101, 1231),
  dayIn(20240101, 20241231).map((date) => date % 10000),
);

/** A day that the law may tell from the day before: by a birthday, a window, a month, a change of rule; or any. */
const near = (monthDay: number, first: number, last: number): fc.Arbitrary<CivilDate> => {
  const years = fc.integer({ min: first, max: last });
  const shift = fc.integer({ min: -2, max: 2 });
  const birthdays = years.map((year) => birthdayIn(day(20000000 + monthDay), year, 228));
  const edges = fc.oneof(
    birthdays,
    fc.tuple(birthdays, fc.constantFrom(...LAWS)).map(([date, book]) => renewalOpensOn(date, book)),
    fc.tuple(years, fc.constantFrom(101, 401, 1005)).map(([year, of]) => day(year * 10000 + of)),
    fc.constantFrom(
      ...[20220401, 20260327, 20160115, 20230617, 20211130, 20200229, 20240420].map(day),
    ),
  );
  return fc
    .oneof(
      fc.tuple(edges, shift).map(([date, days]) => addDays(date, days)),
      dayIn(first * 10000 + 101, last * 10000 + 1231),
    )
    .map((date) => (date < 20160120 ? day(20160120) : date));
};

/** A day with its neighbours, which the law may tell apart. */
const around = (date: fc.Arbitrary<CivilDate>): fc.Arbitrary<readonly CivilDate[]> =>
  date.map((on) => [-1, 0, 1].map((days) => addDays(on, days)));

/** Years of issue and after it, and of birth of those who may be minors: before and about the change on stays. */
const ERAS = [
  { issued: [2016, 2019], later: [2020, 2025], youngest: [1994, 2010] },
  { issued: [2025, 2026], later: [2026, 2031], youngest: [2004, 2020] },
] as const;

const besideDay = (date: CivilDate): CivilDate[] => [-1, 0, 1].map((each) => addDays(date, each));

/** Holders with birthdays side by side, born in different years, whose days of issue are few and close to what matters. */
const alike = fc.tuple(birthday, fc.constantFrom(...ERAS)).chain(([monthDay, era]) => {
  const later = near(monthDay, era.later[0], era.later[1]);
  return fc
    .record({
      issues: around(near(monthDay, era.issued[0], era.issued[1])),
      laters: around(later),
      stays: around(later),
      // Or days around the window before a stay, or its end.
      besides: fc.constantFrom('birthday', 'stay', 'window'),
      // Or stays around the longest single one.
      longest: fc.boolean(),
    })
    .map(({ besides, longest, ...days }) => {
      const [, issued = day(20160201)] = days.issues;
      const stays = longest ? besideDay(addMonths(issued, 60)) : days.stays;
      const [, stay = day(20250101)] = stays;
      const beside = besides === 'stay' ? stay : renewalOpensOn(stay, law());
      return { ...days, stays, laters: besides === 'birthday' ? days.laters : besideDay(beside) };
    })
    .chain(({ issues, laters, stays }) =>
      fc
        .array(
          fc
            .record({
              year: fc.oneof(
                fc.integer({ min: 1930, max: 2015 }),
                fc.integer({ min: era.youngest[0], max: era.youngest[1] }),
              ),
              cardIssuedOn: fc.constantFrom(...issues),
              user: fc.constantFrom(...laters, 0, 1),
              signature: fc.constantFrom(0, 1, 2, 2, 2),
              twin: fc.constantFrom(...laters),
              stayExpiresOn: fc.oneof(
                { weight: 2, arbitrary: fc.constant(0) },
                fc.constantFrom(...stays),
              ),
              born: fc.constantFrom(monthDay, monthDay, monthDay === 229 ? 228 : 229, 301),
              early: fc.constantFrom(0, 0, 1, 40, 2000),
              cardIssueKind: fc.constantFrom('new', 'new', 'renewal'),
              office: fc.constantFrom('A', 'B'),
              count: fc.integer({ min: 1, max: 9 }),
            })
            .map(({ year, born, user, signature, twin, early, ...held }) => {
              const birth = born === 229 ? Math.trunc(year / 4) * 40000 + 229 : year * 10000 + born;
              const certificate = (date: number) =>
                date === 1 || (date !== 0 && date < held.cardIssuedOn) ? held.cardIssuedOn : date;
              const issuedOn = (date: number): CardRecord =>
                cardRecord({
                  ...held,
                  birth,
                  stayExpiresOn: held.stayExpiresOn < held.cardIssuedOn ? 0 : held.stayExpiresOn,
                  // Or long before, by the old age.
                  appliedOn: early === 0 ? 0 : addDays(held.cardIssuedOn, -early),
                  userCertificateIssuedOn: certificate(date),
                  signatureCertificateIssuedOn: certificate(signature === 2 ? date : signature),
                } as RecordParts);
              // Alike in all but the certificates' day.
              return [issuedOn(user), issuedOn(twin)];
            }),
          { minLength: 1, maxLength: 30 },
        )
        .map((pairs) => pairs.flat()),
    );
});

const RUNS = runs(60);
/** More runs take longer, and a busy machine several times as long. */
const TIMEOUT = Math.max(60_000, RUNS * 200);

describe('records counted by remembered courses', () => {
  test('add up to records followed one by one, taken as records or plain', {
    timeout: TIMEOUT,
  }, () => {
    let plain = 0;
    fc.assert(
      fc.property(
        fc.array(alike, { minLength: 1, maxLength: 8 }),
        fc.constantFrom(...LAWS),
        fc.constantFrom(...WAYS),
        (groups, book, way) => {
          const records = groups.flat();
          const options = { law: book, ...SPAN, ...way, method: 'birthday' } as const;
          const taken = remembered(options, records);
          plain += taken.plain;
          const expected = followedApart(records, book, way);
          expect(remembered(options, records, { plain: false }).tally).toEqual(expected);
          expect(taken.tally).toEqual(expected);
        },
      ),
      { numRuns: RUNS },
    );
    expect(plain).toBeGreaterThan(RUNS * 5);
  });

  test.each(
    LAWS.flatMap((book, index) =>
      changesOf(book).map((change) => [`law ${index}, change on ${change}`, book, change] as const),
    ),
  )(
    'tell apart what expires, and is followed, around a change of the law: %s',
    (_, book, change) => {
      const records = expiringAround(change);
      const span = { from: fiscalYearOf(change) - 2, to: fiscalYearOf(change) + 13 };
      for (const days of [-700, -366, -1, 0, 1, 366]) {
        const way = { asOf: addDays(change, days), repeats: days === 1 ? 'none' : 'all' } as const;
        const options = { law: book, ...span, ...way, method: 'birthday' } as const;
        expect(remembered(options, records).tally).toEqual(followedApart(records, book, way, span));
      }
    },
  );

  // Pairs of records of which the law tells the two apart, and whether kinds tell them apart too.
  test.each<[string, RuleBook, readonly [RecordParts, RecordParts], boolean]>([
    [
      'issued where expiries lie a month after birthdays: around the window before 10 November',
      patched(['expiry.months_after_birthday', 20200101, 1]),
      [{ userCertificateIssuedOn: 20240810 }, { userCertificateIssuedOn: 20240811 }],
      false,
    ],
    [
      'followed by what ends two months after birthdays: on both sides of 1 April',
      patched(['expiry.months_after_birthday', 20240613, 2]),
      [
        { birth: 19800131, cardIssuedOn: 20170515 },
        { birth: 19800201, cardIssuedOn: 20170515 },
      ],
      true,
    ],
    [
      'in windows of fourteen months, of which a day lies in two',
      patched(['renewal.window_months', 20151005, 14]),
      [{ userCertificateIssuedOn: 20230810 }, { userCertificateIssuedOn: 20230811 }],
      false,
    ],
    [
      'in windows of twelve months, of which a day lies in one',
      patched(['renewal.window_months', 20151005, 12]),
      [{ userCertificateIssuedOn: 20231010 }, { userCertificateIssuedOn: 20231011 }],
      true,
    ],
    [
      'of holders whose certificates have another birthday than their cards',
      patched(['card.leap_day_birthday', 20151005, '03-01']),
      [
        { birth: 19800229, userCertificateIssuedOn: 20230227 },
        { birth: 19800229, userCertificateIssuedOn: 20230228 },
      ],
      false,
    ],
    [
      'of minors whose stay ends five years after the making, or a day later',
      law(),
      [
        { birth: 20100601, cardIssuedOn: 20210301, stayExpiresOn: 20260301 },
        { birth: 20100601, cardIssuedOn: 20210228, stayExpiresOn: 20260301 },
      ],
      true,
    ],
    [
      'whose certificates would end on a birthday after the end of the stay, or end before it',
      law(),
      [
        { birth: 19800620, cardIssuedOn: 20210801, stayExpiresOn: 20260615 },
        { birth: 19800610, cardIssuedOn: 20210801, stayExpiresOn: 20260615 },
      ],
      true,
    ],
    [
      'whose stay ends a year before their certificates would, or after them',
      law(),
      [
        { birth: 19800610, cardIssuedOn: 20210801, stayExpiresOn: 20250615 },
        { birth: 19800610, cardIssuedOn: 20210801, stayExpiresOn: 20260615 },
      ],
      true,
    ],
  ])('are told apart, or followed by themselves: %s', (_, book, pair, isRemembered) => {
    const [way] = WAYS;
    const records = pair.map((parts) => cardRecord({ birth: 19801010, ...parts }));
    const [one, other] = records.map((record) => followedApart([record], book, way));
    expect(one).not.toEqual(other);
    const options = { law: book, ...SPAN, ...way, method: 'birthday' } as const;
    const counting = countingOf(holdFor([options]), 0);
    for (const record of records) {
      expect(counting.takePlain(record)).toBe(isRemembered);
      if (!isRemembered) counting.take(record, () => {});
    }
    expect(counting.tallies([options])[0]).toEqual(followedApart(records, book, way));
  });

  test.each(['userCertificateIssuedOn', 'signatureCertificateIssuedOn'])(
    'tell apart whether %s lies in the window before the end of the stay',
    (certificate) => {
      // For a year from issue: certificates that end before the stay, or with it where they run on from the old expiry.
      const book = patched(['certificate.validity.adult', 20240101, 1]);
      const [way] = WAYS;
      const [before, within] = [day(20240310), day(20240410)].map((date) =>
        cardRecord({
          birth: 19800520,
          cardIssuedOn: 20210301,
          stayExpiresOn: 20240630,
          [certificate]: date,
        }),
      ) as [CardRecord, CardRecord];
      expect(followedApart([before], book, way)).not.toEqual(followedApart([within], book, way));
      const options = { law: book, ...SPAN, ...way, method: 'birthday' } as const;
      const taken = remembered(options, [before, within]);
      expect(taken.plain).toBe(2);
      expect(taken.tally).toEqual(followedApart([before, within], book, way));
    },
  );

  test('tell what does not go with the law, each of them, however they are taken', {
    timeout: TIMEOUT,
  }, () => {
    fc.assert(
      fc.property(alike, fc.constantFrom(...LAWS), (records, book) => {
        const options = { law: book, ...SPAN, asOf: ASOF, repeats: 'all' } as const;
        const counting = countingOf(holdFor([{ ...options, method: 'birthday' }]), 0);
        for (const record of records) {
          const found = expiryFindings(reckonExpiries(record, book), book);
          expect(found.length > 0 && counting.takePlain(record)).toBe(false);
        }
      }),
      { numRuns: RUNS },
    );
  });

  test('by the shortcut add up to records followed one by one', { timeout: TIMEOUT }, () => {
    fc.assert(
      fc.property(fc.array(alike, { minLength: 1, maxLength: 4 }), (groups) => {
        const options = { law: law(), ...SPAN, asOf: ASOF, repeats: 'all' } as const;
        const records = groups.flat();
        const { tally } = remembered({ ...options, method: 'issue-year' }, records);
        const cells = new Float64Array(periodCount(tally) * 2);
        for (const record of records) {
          const way = { asOfYear: 2024, untilYear: SPAN.to, repeatRenewals: true };
          followIssueYears(record, law(), way, {
            due: (kind, year) => addProcedures(cells, kind, year - SPAN.from, record.count),
            lapsed: () => {},
          });
        }
        expect(tally.cells.get('')).toEqual(cells);
      }),
      { numRuns: RUNS },
    );
  });

  test('are told what does not go with the law, each of them', () => {
    const renewal = cardRecord({
      cardIssueKind: 'renewal',
      birth: 19701010,
      cardIssuedOn: 20200301,
    });
    const way = { law: law(), ...SPAN, asOf: ASOF, method: 'birthday', repeats: 'all' } as const;
    const { take } = countingOf(holdFor([way]));
    const told: string[] = [];
    for (const record of [renewal, renewal]) take(record, ({ code }) => told.push(code));
    expect(told).toEqual(['implausible-renewal', 'implausible-renewal']);
  });
});

/** Other terms, from days on which the law changes nothing. */
const OTHER_TERMS = patched(
  ['card.validity.minor', 20211130, 10],
  ['certificate.validity.adult', 20230617, 7],
);

/** Ways that go together and ways that do not: two laws, two views of the certificates, days. */
const MANY_WAYS: readonly CountOptions[] = [
  { ...WAYS[0], ...SPAN, law: law(), method: 'birthday' },
  { ...WAYS[1], ...SPAN, law: law(), method: 'birthday' },
  { ...WAYS[2], ...SPAN, law: law(), method: 'birthday' },
  { ...WAYS[1], ...SPAN, law: law(), method: 'birthday', by: 'day' },
  { ...WAYS[0], from: 2027, to: 2031, law: law(), method: 'issue-year' },
  { ...WAYS[0], ...SPAN, law: law(), method: 'birthday', certificates: 'with-card' },
  { ...WAYS[0], ...SPAN, law: OTHER_TERMS, method: 'birthday' },
  { ...WAYS[0], ...SPAN, law: OTHER_TERMS, method: 'birthday', certificates: 'with-card' },
  { ...WAYS[2], ...SPAN, law: LAWS[1] as RuleBook, method: 'birthday' },
  { ...WAYS[0], ...SPAN, law: LAWS[4] as RuleBook, method: 'birthday', certificates: 'with-card' },
];

describe('records counted in several ways at once', () => {
  test('add up as counted in each way by itself, taken as records or plain', {
    timeout: TIMEOUT,
  }, () => {
    let plain = 0;
    fc.assert(
      fc.property(
        fc.array(alike, { minLength: 1, maxLength: 8 }),
        fc.shuffledSubarray([...MANY_WAYS], { minLength: 1 }),
        (groups, ways) => {
          const records = groups.flat();
          const together = countingOf(holdFor(ways), 0);
          for (const record of records) {
            if (together.takePlain(record)) plain += 1;
            else together.take(record, () => {});
          }
          const tallies = together.tallies(ways);
          ways.forEach((way, index) => {
            const apart = createCounter(way);
            for (const record of records) apart.add(record);
            expect(tallies[index]).toEqual(apart.tally);
          });
        },
      ),
      { numRuns: RUNS },
    );
    expect(plain).toBeGreaterThan(RUNS * 5);
  });

  test('tell once what does not go with the law, whatever the ways', () => {
    const renewal = cardRecord({
      cardIssueKind: 'renewal',
      birth: 19701010,
      cardIssuedOn: 20200301,
    });
    for (const first of MANY_WAYS.filter((way) => way.law === law())) {
      const others = MANY_WAYS.filter((way) => way !== first);
      const together = countingOf(holdFor([first, ...others]), 0);
      const told: string[] = [];
      for (const record of [renewal, renewal]) {
        if (!together.takePlain(record)) together.take(record, ({ code }) => told.push(code));
      }
      expect(told).toEqual(['implausible-renewal', 'implausible-renewal']);
    }
  });
});
