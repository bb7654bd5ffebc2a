// Adversarial records: everything on an edge, drawn by a seeded generator that knows no law.
import type { CardRecord, CardStatus } from '../../src/records/record.js';
import { seeded } from '../support/seeded.js';
import {
  birthdayFrom,
  birthdayFromOn,
  civilOf,
  isDay,
  numberOf,
  windowOpens,
  yearsLater,
} from './calendar.js';
import { type OracleOptions, type OracleRecord, oracleExpiries } from './oracle.js';

/** Birthdays where something turns: fiscal years, 29 February, months of different length, ends of years. */
const EDGE_BIRTHDAYS = [
  331, 401, 402, 330, 228, 229, 301, 531, 530, 831, 1130, 1231, 101, 115, 430, 731, 630,
];
/** Ages around which the law turns. */
const EDGE_AGES = [0, 1, 4, 5, 9, 10, 13, 14, 15, 16, 17, 18, 19, 20, 21];
/** Days of issue and application around which it turns. */
const EDGE_DAYS = [
  20151005, 20160115, 20160401, 20220331, 20220401, 20220402, 20250331, 20250401, 20260326,
  20260327,
];
/** As-of days on both sides of the change of the adult's age, and those that planners have. */
const EDGE_AS_OF = [20211001, 20220331, 20220401, 20250401, 20261101];
const STATUSES: readonly CardStatus[] = ['returned', 'moved_out', 'deceased', 'lapsed', 'revoked'];

const SCHEME_START = numberOf(20151005);
const LAST_ISSUE = numberOf(20301231);

/** Records without end; the same for the same seed. */
export function* adversarialRecords(seed: number): Generator<CardRecord> {
  const { next, whole, oneOf, happens: chance } = seeded(seed);

  const issueDay = () =>
    chance(0.3) ? numberOf(oneOf(EDGE_DAYS)) + whole(0, 2) : whole(SCHEME_START, LAST_ISSUE);

  /** A day of a year by its month and day; for 29 February in a common year another one. */
  const dayOf = (year: number, monthDay: number, instead: number): number => {
    const civil = year * 10000 + monthDay;
    return numberOf(isDay(civil) ? civil : year * 10000 + instead);
  };

  /** Someone who has a certain age, or turns it within days, on the day of issue. */
  const birthNear = (issued: number, ages: readonly number[]): number => {
    const age = chance(0.5) ? oneOf(ages) : whole(0, 90);
    const year = Math.trunc(civilOf(issued) / 10000) - age;
    if (chance(0.4)) return dayOf(year, civilOf(issued + whole(-1, 1)) % 10000, 228);
    const monthDay = chance(0.5)
      ? oneOf(EDGE_BIRTHDAYS)
      : civilOf(numberOf(20240101) + whole(0, 365)) % 10000;
    // For births on 29 February, the leap year nearby.
    return dayOf(chance(0.2) ? year - (year % 4) : year, monthDay, 301);
  };

  /** The end of a stay: on an edge of the card's term, of a single period of stay, or anywhere. */
  const stayEnd = (birth: number, issued: number): number => {
    const fifth = birthdayFrom(birth, 5, issued);
    const longest = yearsLater(issued, 5);
    return oneOf([
      issued + whole(0, 4000),
      issued - whole(1, 400),
      birthdayFrom(birth, oneOf([4, 5, 6, 10, 11]), issued) + whole(-1, 1),
      longest + whole(-1, 1),
      fifth,
      whole(Math.min(fifth, longest), longest),
      longest + whole(1, 900),
    ]);
  };

  for (;;) {
    // Cards made in the weeks after the change of the adult's age, applied for around it, by those it is about.
    const comingOfAge = chance(0.1);
    // Cards of foreign children around the change of the words on their stays.
    const child = !comingOfAge && chance(0.1);
    let issued = comingOfAge
      ? numberOf(20220330) + whole(0, 60)
      : child
        ? numberOf(20260327) + whole(-400, 400)
        : issueDay();
    const ages = comingOfAge ? [17, 18, 19, 20, 21] : child ? [0, 3, 9, 12, 17] : EDGE_AGES;
    const birth = Math.min(birthNear(issued, ages), issued);
    let atWindow = false;
    if (chance(0.25)) {
      // Issued on an edge of the window before a birthday, as renewals are.
      const old = birthdayFromOn(birth, issued);
      issued = oneOf([windowOpens(old) - 1, windowOpens(old), old - 1, old, old, old + 1]);
      issued = Math.max(issued, SCHEME_START, birth);
      atWindow = true;
    }
    let applied = 0;
    if (comingOfAge || chance(0.5)) {
      const around = numberOf(oneOf([20220330, 20220331, 20220401, 20220402]));
      const day = comingOfAge || chance(0.4) ? around : issued - whole(0, 120);
      applied = civilOf(Math.max(birth, Math.min(day, issued)));
    }
    const stay =
      child || chance(0.15) ? civilOf(stayEnd(birth, issued)) : chance(0.05) ? 99991231 : 0;
    const base = {
      birth: civilOf(birth),
      cardIssuedOn: civilOf(issued),
      appliedOn: applied,
      userCertificateIssuedOn: civilOf(issued),
      signatureCertificateIssuedOn: civilOf(issued),
      stayExpiresOn: stay,
      cardIssueKind: chance(atWindow ? 0.6 : 0.2) ? ('renewal' as const) : ('new' as const),
      recordedCardExpiry: 0,
      recordedUserCertificateExpiry: 0,
      recordedSignatureCertificateExpiry: 0,
      office: oneOf(['', 'Azabu', 'Akasaka']),
      status: chance(0.1) ? oneOf(STATUSES) : 'active',
      count: chance(0.2) ? whole(2, 9) : 1,
    } satisfies OracleRecord & { office: string };

    /** A recorded expiry: one birthday or the next after a day, the end of the stay, or none of these. */
    const recorded = (from: number, terms: readonly number[], capped: number): number => {
      if (chance(0.7)) return 0;
      const byBirthday = birthdayFrom(birth, oneOf(terms), from);
      return civilOf(oneOf([byBirthday, byBirthday, byBirthday + whole(-1, 1), capped]));
    };
    const withCard = oracleExpiries(base);
    const recordedCardExpiry = recorded(issued, [5, 6, 10, 11], withCard.card);
    const cardKnown = oracleExpiries({ ...base, recordedCardExpiry });

    const certificateDay = (): number => {
      const draw = next();
      if (draw < 0.15) return 0;
      if (draw < 0.45) return civilOf(issued);
      const end = cardKnown.user as number;
      const opens = windowOpens(end);
      const day =
        draw < 0.75
          ? oneOf([opens - 1, opens, opens + 1, whole(opens, end), end - 1, end, end + 1])
          : draw < 0.9
            ? whole(issued, Math.max(cardKnown.card, issued) + 30)
            : birthdayFrom(birth, whole(1, 9), issued) + whole(-1, 1);
      return civilOf(Math.max(issued, day));
    };
    const user = certificateDay();
    // Issued alone soon after the card, as after a change of address: it ends before the user certificate of a renewed card.
    const signature = chance(0.5)
      ? user
      : chance(0.25)
        ? civilOf(issued + whole(1, 40))
        : certificateDay();
    const recordedFor = (day: number) =>
      day === 0 ? 0 : recorded(numberOf(day), [5, 6], cardKnown.card);
    yield {
      ...base,
      handedOverOn: 0,
      recordedCardExpiry,
      userCertificateIssuedOn: user,
      signatureCertificateIssuedOn: signature,
      recordedUserCertificateExpiry: recordedFor(user),
      recordedSignatureCertificateExpiry: recordedFor(signature),
    } as unknown as CardRecord;
  }
}

/** Years and as-of days to count a record by: at the start of a year, within, before and after it. */
export function* adversarialOptions(seed: number): Generator<Omit<OracleOptions, 'repeats'>> {
  const { next, whole, oneOf } = seeded(seed);
  for (;;) {
    const from = next() < 0.5 ? 2025 : whole(2016, 2034);
    const start = numberOf(from * 10000 + 401);
    const draw = next();
    const asOf =
      draw < 0.4 ? start : draw < 0.7 ? start + whole(-1500, 800) : numberOf(oneOf(EDGE_AS_OF));
    yield { from, to: from + whole(0, 19), asOf: civilOf(asOf) };
  }
}
