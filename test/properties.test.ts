// What holds for every record: order, splitting and counts change nothing, and caps and windows keep their word.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { birthdayAfter } from '../src/calendar/birthday.js';
import {
  addDays,
  type CivilDate,
  dayAfter,
  dayBefore,
  dayNumber,
  type MaybeDate,
} from '../src/calendar/civil-date.js';
import { expiriesOf, reckonExpiries } from '../src/expiry/expiries.js';
import { expiryFindings } from '../src/expiry/expiry-findings.js';
import { renewalOpensOn, windowRule } from '../src/expiry/renewal-window.js';
import { renewedCard, renewedCertificate } from '../src/expiry/successor.js';
import { CARD_STATUSES, type CardRecord } from '../src/records/record.js';
import { createCounter } from '../src/tally/counter.js';
import { mergeTallies, type Tally } from '../src/tally/tally.js';
import type { CountOptions } from '../src/tally/ways.js';
import { runs } from './support/chance.js';
import { cardRecord, day, law } from './support/law.js';

const RUNS = { numRuns: runs(300) };

/** Days from `from` to `to`, shrinking towards the first. */
function days(from: number, to: number): fc.Arbitrary<CivilDate> {
  const span = dayNumber(day(to)) - dayNumber(day(from));
  return fc.integer({ min: 0, max: span }).map((offset) => addDays(day(from), offset));
}

const issueDays = days(20151005, 20341231);

/** A record that a reader lets through, with every column used now and then. */
const records: fc.Arbitrary<CardRecord> = issueDays.chain((cardIssuedOn) => {
  const later = fc.integer({ min: 0, max: 4200 }).map((offset) => addDays(cardIssuedOn, offset));
  const sometimes = (date: fc.Arbitrary<CivilDate>): fc.Arbitrary<MaybeDate> =>
    fc.oneof({ weight: 3, arbitrary: fc.constant<MaybeDate>(0) }, date);
  const certificate = fc.oneof(
    { weight: 2, arbitrary: fc.constant<MaybeDate>(cardIssuedOn) },
    { weight: 1, arbitrary: fc.constant<MaybeDate>(0) },
    { weight: 2, arbitrary: later },
  );
  return fc
    .record({
      age: fc.integer({ min: 0, max: 36000 }),
      applied: sometimes(
        fc.integer({ min: 0, max: 150 }).map((ago) => addDays(cardIssuedOn, -ago)),
      ),
      userCertificateIssuedOn: certificate,
      signatureCertificateIssuedOn: certificate,
      stayExpiresOn: sometimes(later),
      cardIssueKind: fc.constantFrom('new' as const, 'renewal' as const),
      office: fc.constantFrom('', 'Azabu', 'Shiba'),
      status: fc.oneof(
        { weight: 3, arbitrary: fc.constant('active' as const) },
        fc.constantFrom(...CARD_STATUSES),
      ),
      count: fc.integer({ min: 1, max: 5 }),
      recordedYear: fc.integer({ min: 0, max: 12 }),
    })
    .map(({ age, applied, recordedYear, ...parts }) => {
      const birth = addDays(cardIssuedOn, -age);
      const recorded = recordedYear < 4 ? 0 : birthdayAfter(birth, recordedYear, cardIssuedOn, 228);
      return cardRecord({
        ...parts,
        birth,
        cardIssuedOn,
        appliedOn: applied < birth ? 0 : applied,
        recordedCardExpiry: recorded,
      });
    });
});

const counting: fc.Arbitrary<CountOptions> = fc
  .record({
    law: fc.constant(law()),
    method: fc.constantFrom('birthday' as const, 'issue-year' as const),
    from: fc.constant(2025),
    to: fc.integer({ min: 2025, max: 2042 }),
    asOf: days(20240101, 20270101),
    repeats: fc.constantFrom('none' as const, 'cards' as const, 'all' as const),
    by: fc.constantFrom(undefined, 'office' as const, 'month' as const),
  })
  .map((options) =>
    options.method === 'issue-year' && options.by === 'month'
      ? { ...options, by: undefined }
      : options,
  );

function tallyOf(some: Iterable<CardRecord>, options: CountOptions): Tally {
  const counter = createCounter(options);
  for (const record of some) counter.add(record);
  return counter.tally;
}

/** A tally as plain data in one order, so that equal means equal in every cell. */
function plain(tally: Tally) {
  const cells = [...tally.cells].map(([office, counts]) => [office, [...counts]] as const);
  const excluded = Object.entries(tally.cards.excluded).sort();
  return {
    cells: cells.sort(([a], [b]) => (a < b ? -1 : 1)),
    counted: tally.cards.counted,
    excluded,
    lapsed: tally.lapsed,
  };
}

describe('counting', () => {
  it('does not depend on the order of rows', () => {
    const shuffled = fc
      .array(records, { maxLength: 12 })
      .chain((rows) =>
        fc.tuple(
          fc.constant(rows),
          fc.shuffledSubarray(rows, { minLength: rows.length, maxLength: rows.length }),
        ),
      );
    fc.assert(
      fc.property(shuffled, counting, ([rows, mixed], options) => {
        expect(plain(tallyOf(mixed, options))).toEqual(plain(tallyOf(rows, options)));
      }),
      RUNS,
    );
  });

  it('of parts, merged, is the count of the whole', () => {
    fc.assert(
      fc.property(
        fc.array(records, { maxLength: 12 }),
        fc.nat(12),
        fc.nat(12),
        counting,
        (rows, one, other, options) => {
          const [first, second] = [Math.min(one, other), Math.max(one, other)];
          const parts = [rows.slice(0, first), rows.slice(first, second), rows.slice(second)];
          const [a, b, c] = parts.map((part) => tallyOf(part, options)) as [Tally, Tally, Tally];
          const whole = plain(tallyOf(rows, options));
          expect(plain(mergeTallies(mergeTallies(a, b), c))).toEqual(whole);
          expect(plain(mergeTallies(c, mergeTallies(b, a)))).toEqual(whole);
        },
      ),
      RUNS,
    );
  });

  it('a record with a count is that many records', () => {
    fc.assert(
      fc.property(records, counting, (record, options) => {
        const copies = Array.from({ length: record.count }, () => ({ ...record, count: 1 }));
        expect(plain(tallyOf([record], options))).toEqual(plain(tallyOf(copies, options)));
      }),
      RUNS,
    );
  });

  it('loses no card: all are counted or excluded', () => {
    fc.assert(
      fc.property(fc.array(records, { maxLength: 12 }), counting, (rows, options) => {
        const { counted, excluded } = tallyOf(rows, options).cards;
        const out = Object.values(excluded).reduce((sum, cards) => sum + cards, 0);
        expect(counted + out).toBe(rows.reduce((sum, { count }) => sum + count, 0));
      }),
      RUNS,
    );
  });

  it('the years up to one year do not depend on how far is counted', () => {
    fc.assert(
      fc.property(records, counting, (record, options) => {
        const near = tallyOf([record], { ...options, by: undefined });
        const far = tallyOf([record], { ...options, by: undefined, to: options.to + 7 });
        const cells = (tally: Tally) => [...(tally.cells.get('') as Float64Array)];
        expect(cells(far).slice(0, cells(near).length)).toEqual(cells(near));
        expect(far.lapsed).toEqual(near.lapsed);
      }),
      RUNS,
    );
  });
});

// Source: Minato ward, document no. 1, 2025-09-05; Higashimurayama city.
describe('expiries', () => {
  it('a certificate ends with its card at the latest, the signature with the user certificate', () => {
    fc.assert(
      fc.property(records, (record) => {
        const { card, userCertificate, signatureCertificate } = expiriesOf(record, law());
        expect(userCertificate).toBeLessThanOrEqual(card);
        expect(signatureCertificate).toBeLessThanOrEqual(card);
        if (userCertificate !== 0) {
          expect(signatureCertificate).toBeLessThanOrEqual(userCertificate);
        }
        expect(userCertificate === 0).toBe(record.userCertificateIssuedOn === 0);
        expect(signatureCertificate === 0).toBe(record.signatureCertificateIssuedOn === 0);
      }),
      RUNS,
    );
  });

  it('a card ends within its term of issue, a renewed one within a year more', () => {
    fc.assert(
      fc.property(records, (record) => {
        const { card, endsWithStay } = expiriesOf(record, law());
        const years = (dayNumber(card) - dayNumber(record.cardIssuedOn)) / 365.25;
        expect(years).toBeLessThan(11.01);
        if (!endsWithStay) expect(years).toBeGreaterThan(3.98);
        if (endsWithStay) expect(card).toBe(record.stayExpiresOn);
      }),
      RUNS,
    );
  });

  it('the same record with a recorded expiry of its own reading ends on the same days', () => {
    fc.assert(
      fc.property(records, (record) => {
        const plainRecord = { ...record, recordedCardExpiry: day(0) };
        const expiries = expiriesOf(plainRecord, law());
        const told = {
          ...plainRecord,
          recordedCardExpiry: expiries.card,
          recordedUserCertificateExpiry: expiries.userCertificate,
          recordedSignatureCertificateExpiry: expiries.signatureCertificate,
        };
        expect(expiriesOf(told, law())).toEqual(expiries);
        expect(findingCodes(told)).not.toContain('expiry-fits-no-reading');
      }),
      RUNS,
    );
  });
});

/** An adult's new card, and a place in the window of its certificates. */
const adultCards = fc
  .record({ issued: days(20220401, 20341231), age: fc.integer({ min: 20 * 366, max: 90 * 365 }) })
  .map(({ issued, age }) => cardRecord({ birth: addDays(issued, -age), cardIssuedOn: issued }));

function dayBetween(first: CivilDate, last: CivilDate, place: number): CivilDate {
  const span = dayNumber(last) - dayNumber(first);
  return addDays(first, Math.round(place * span));
}

const places = fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0, max: 1, noNaN: true }));

// Source: order on cards, art. 29 (3); enforcement rules, arts. 13, 49; Chiyoda ward and Yokohama city for certificates
// issued anew.
describe('a renewal anywhere in the window', () => {
  it('of a certificate, or a new issue until the day before the next birthday, ends on one day', () => {
    fc.assert(
      fc.property(adultCards, places, (record, place) => {
        const { userCertificate, card } = expiriesOf(record, law());
        const end = userCertificate as CivilDate;
        const nextBirthday = birthdayAfter(record.birth, 1, end, 228);
        const on = dayBetween(renewalOpensOn(end, law()), dayBefore(nextBirthday), place);
        const renewed = {
          ...record,
          userCertificateIssuedOn: on,
          signatureCertificateIssuedOn: on,
        };
        const after = expiriesOf(renewed, law());
        expect(after.userCertificate).toBe(birthdayAfter(record.birth, 5, end, 228));
        expect(after.userCertificate).toBe(renewedCertificate(record.birth, end, card, law()));
        expect(after.signatureCertificate).toBe(after.userCertificate);
        expect(after.userCertificate).toBe(card);
      }),
      RUNS,
    );
  });

  it('the day before the window and the next birthday itself end on another day', () => {
    fc.assert(
      fc.property(adultCards, (record) => {
        const { userCertificate, card } = expiriesOf(record, law());
        const end = userCertificate as CivilDate;
        const tooEarly = dayBefore(renewalOpensOn(end, law()));
        fc.pre(tooEarly > record.cardIssuedOn);
        const early = { ...record, userCertificateIssuedOn: tooEarly };
        expect(expiriesOf(early, law()).userCertificate).toBe(
          birthdayAfter(record.birth, 4, end, 228),
        );
        // From the next birthday on, the fifth birthday lies past the card's end.
        const late = {
          ...record,
          userCertificateIssuedOn: birthdayAfter(record.birth, 1, end, 228),
        };
        expect(expiriesOf(late, law()).userCertificate).toBe(card);
      }),
      RUNS,
    );
  });

  it('but its last day, of a card, ends on one day, with certificates that end on one day', () => {
    fc.assert(
      fc.property(adultCards, places, (record, place) => {
        const { card } = expiriesOf(record, law());
        const on = dayBetween(renewalOpensOn(card, law()), dayBefore(card), place);
        const renewed = cardRecord({
          birth: record.birth,
          cardIssuedOn: on,
          cardIssueKind: 'renewal',
        });
        const after = expiriesOf(renewed, law());
        expect(after).toEqual(renewedCard(record.birth, card, law()));
        expect(after.card).toBe(birthdayAfter(record.birth, 10, card, 228));
        expect(findingCodes(renewed)).toEqual([]);
      }),
      RUNS,
    );
  });

  it('of a card on its last day ends a year later, and so do its certificates', () => {
    fc.assert(
      fc.property(adultCards, (record) => {
        const { card } = expiriesOf(record, law());
        const renewed = cardRecord({
          birth: record.birth,
          cardIssuedOn: card,
          cardIssueKind: 'renewal',
        });
        const after = expiriesOf(renewed, law());
        expect(after.card).toBe(birthdayAfter(record.birth, 11, card, 228));
        expect(after.userCertificate).toBe(birthdayAfter(record.birth, 6, card, 228));
        expect(findingCodes(renewed)).toEqual([]);
      }),
      RUNS,
    );
  });

  it('of a card is odd the day before the window opens', () => {
    fc.assert(
      fc.property(adultCards, (record) => {
        const { card } = expiriesOf(record, law());
        const on = dayBefore(renewalOpensOn(card, law()));
        const early = cardRecord({
          birth: record.birth,
          cardIssuedOn: on,
          cardIssueKind: 'renewal',
        });
        expect(findingCodes(early)).toEqual(['implausible-renewal']);
        expect(dayAfter(on)).toBe(renewalOpensOn(card, law()));
      }),
      RUNS,
    );
  });

  it('the window is as many months long as the rule says, give or take the days by which months differ', () => {
    fc.assert(
      fc.property(days(20160101, 21001231), (expiry) => {
        const months = windowRule(expiry, law()).value;
        const opens = renewalOpensOn(expiry, law());
        const length = dayNumber(expiry) - dayNumber(opens) + 1;
        expect(Math.abs(length - (months * 365.25) / 12)).toBeLessThan(3);
        // A later expiry never opens earlier, under one value of the rule.
        const next = dayAfter(expiry);
        if (windowRule(next, law()).value === months) {
          expect(renewalOpensOn(next, law())).toBeGreaterThanOrEqual(opens);
        }
      }),
      RUNS,
    );
  });
});

function findingCodes(record: CardRecord): string[] {
  return expiryFindings(reckonExpiries(record, law()), law()).map(({ code }) => code);
}
