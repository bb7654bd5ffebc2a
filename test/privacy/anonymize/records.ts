// Arbitrary records for tests of anonymization, on which a careless generalization shows.
import fc from 'fast-check';
import { birthdayIn } from '../../../src/calendar/birthday.js';
import {
  ABSENT,
  addDays,
  type CivilDate,
  type MaybeDate,
  yearOf,
} from '../../../src/calendar/civil-date.js';
import { expiriesOf } from '../../../src/expiry/expiries.js';
import type { Repeats } from '../../../src/procedures/procedures.js';
import { CARD_STATUSES, type CardRecord } from '../../../src/records/record.js';
import { createCounter } from '../../../src/tally/counter.js';
import type { Breakdown } from '../../../src/tally/tally.js';
import type { Method } from '../../../src/tally/ways.js';
import { day, law, cardRecord as ordinaryRecord, type RecordParts } from '../../support/law.js';

export { day };

/** The bundled law. */
export const lawInForce = law();

/** A new card of 15 May 2020 with both certificates, but for what is said. */
export function cardRecord(given: RecordParts = {}): CardRecord {
  return ordinaryRecord({ birth: 19900305, ...given });
}

const AWKWARD_ISSUES = [
  20151005, 20160115, 20200229, 20220331, 20220401, 20230331, 20240229, 20240401,
];

/** Days of issue: any, and with weight those at the edges of years and rules. */
const issueDay: fc.Arbitrary<CivilDate> = fc.oneof(
  { weight: 3, arbitrary: fc.nat(3600).map((days) => addDays(day(20151005), days)) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom(...AWKWARD_ISSUES), fc.integer({ min: 0, max: 4 }))
      .map(([date, days]) => addDays(day(date), days)),
  },
);

/** Offsets in days round a turning point: nearly always close to it. */
const near = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: -2, max: 2 }) },
  { weight: 1, arbitrary: fc.integer({ min: -120, max: 120 }) },
);

function birthFor(issuedOn: CivilDate): fc.Arbitrary<CivilDate> {
  const age = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(0, 9, 10, 13, 14, 15, 16, 17, 18, 19, 20, 21) },
    { weight: 2, arbitrary: fc.integer({ min: 0, max: 100 }) },
  );
  const anniversary = fc
    .tuple(age, near)
    .map(([years, days]) => addDays(birthdayIn(issuedOn, yearOf(issuedOn) - years, 228), days));
  const leapDay = age.map((years) => {
    const year = yearOf(issuedOn) - years;
    return day((year - (year % 4)) * 10000 + 229);
  });
  return fc
    .oneof({ weight: 5, arbitrary: anniversary }, { weight: 1, arbitrary: leapDay })
    .map((birth) => (birth > issuedOn ? addDays(issuedOn, -1) : birth));
}

/** Records such as a reader lets through, dense where verdicts, windows and terms turn. */
export const adversarialRecord: fc.Arbitrary<CardRecord> = issueDay.chain((cardIssuedOn) =>
  birthFor(cardIssuedOn).chain((birth) => {
    const maybe = <T>(arbitrary: fc.Arbitrary<T>, weight = 1) =>
      fc.oneof(
        { weight: 2, arbitrary: fc.constant(ABSENT as typeof ABSENT) },
        { weight, arbitrary },
      );
    const plain = cardRecord({ birth, cardIssuedOn });
    const held = expiriesOf(plain, lawInForce);
    const notBefore = (date: CivilDate) => Math.max(date, cardIssuedOn) as CivilDate;
    const reissued = fc
      .oneof(
        near.map((days) => addDays(held.userCertificate as CivilDate, days)),
        near.map((days) => addDays(held.userCertificate as CivilDate, days - 91)),
        fc.integer({ min: 1, max: 3700 }).map((days) => addDays(cardIssuedOn, days)),
        near.map((days) => addDays(birthdayIn(birth, yearOf(cardIssuedOn) + 2, 228), days)),
      )
      .map(notBefore);
    const certificate: fc.Arbitrary<MaybeDate> = fc.oneof(
      { weight: 3, arbitrary: fc.constant<MaybeDate>(cardIssuedOn) },
      { weight: 1, arbitrary: fc.constant<MaybeDate>(ABSENT) },
      { weight: 4, arbitrary: reissued },
    );
    const recorded = (expiry: CivilDate) =>
      fc.oneof(
        {
          weight: 4,
          arbitrary: fc.integer({ min: -1, max: 2 }).map((years) => shifted(birth, expiry, years)),
        },
        { weight: 1, arbitrary: near.map((days) => addDays(expiry, days)) },
      );
    const applied = fc
      .oneof(
        fc.integer({ min: 0, max: 200 }).map((days) => addDays(cardIssuedOn, -days)),
        near.map((days) => addDays(day(20220401), days)),
        fc
          .tuple(fc.constantFrom(18, 20), near)
          .map(([age, days]) => addDays(birthdayIn(birth, yearOf(birth) + age, 228), days)),
      )
      .map((date) => Math.min(date, cardIssuedOn) as CivilDate);
    return fc
      .record({
        appliedOn: maybe(applied, 3),
        userCertificateIssuedOn: certificate,
        signatureCertificateIssuedOn: certificate,
        stayExpiresOn: maybe(
          fc.oneof(
            near.map((days) => addDays(held.card, days)),
            fc.integer({ min: -100, max: 4500 }).map((days) => addDays(cardIssuedOn, days)),
          ),
        ),
        cardIssueKind: fc.constantFrom('new' as const, 'new' as const, 'renewal' as const),
        recordedCardExpiry: maybe(recorded(held.card)),
        office: fc.constantFrom('', 'A', 'B,"', '=1'),
        status: fc.constantFrom('active' as const, 'active' as const, ...CARD_STATUSES),
        count: fc.constantFrom(1, 1, 2, 7),
      })
      .chain((fields) => {
        const record = cardRecord({ birth, cardIssuedOn, ...fields });
        const ends = expiriesOf(record, lawInForce);
        const recordedFor = (expiry: MaybeDate) =>
          maybe(recorded((expiry || held.card) as CivilDate));
        return fc
          .tuple(recordedFor(ends.userCertificate), recordedFor(ends.signatureCertificate))
          .map(([user, signature]) => ({
            ...record,
            recordedUserCertificateExpiry: user,
            recordedSignatureCertificateExpiry: signature,
          }));
      });
  }),
);

/** The birthday some years from an expiry: what a recorded expiry of another reading looks like. */
function shifted(birth: CivilDate, expiry: CivilDate, years: number): CivilDate {
  return birthdayIn(birth, yearOf(expiry) + years, 228);
}

/** Every figure of every way of counting, over years enough for several renewals. */
export function figuresOf(records: readonly CardRecord[], withOffices = true): object {
  const span = { from: 2016, to: 2046, asOf: day(20210401) };
  const ways: { method: Method; repeats: Repeats; by?: Breakdown }[] = [
    { method: 'birthday', repeats: 'all' },
    { method: 'birthday', repeats: 'cards' },
    { method: 'birthday', repeats: 'none' },
    { method: 'birthday', repeats: 'all', by: 'month' },
    { method: 'issue-year', repeats: 'all' },
    { method: 'issue-year', repeats: 'none' },
  ];
  if (withOffices) {
    ways.push({ method: 'birthday', repeats: 'all', by: 'office' });
    ways.push({ method: 'issue-year', repeats: 'all', by: 'office' });
  }
  return ways.map((way) => {
    const { add, tally } = createCounter({ law: lawInForce, ...span, ...way });
    for (const record of records) add(record);
    return {
      cards: tally.cards,
      lapsed: tally.lapsed,
      cells: [...tally.cells]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([office, cells]) => [office, cells.join(' ')]),
    };
  });
}
