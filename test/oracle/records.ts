// Adversarial records: everything on an edge, drawn by a seeded generator that knows no law.
import type { CardRecord, CardStatus } from '../../src/records/record.js';
import { birthdayFrom, birthdayFromOn, civilOf, numberOf, windowOpens } from './calendar.js';
import { type OracleOptions, oracleExpiries } from './oracle.js';

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function seededNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}

/** Birthdays where something turns: fiscal years, 29 February, months of different length, ends of years. */
const EDGE_BIRTHDAYS = [
  331, 401, 402, 330, 228, 229, 301, 531, 530, 831, 1130, 1231, 101, 115, 430, 731, 630,
];
/** Ages around which the law turns. */
const EDGE_AGES = [0, 1, 4, 5, 9, 10, 13, 14, 15, 16, 17, 18, 19, 20, 21];
/** Days of issue and application around which it turns. */
const EDGE_DAYS = [20151005, 20160115, 20160401, 20220331, 20220401, 20220402, 20250331, 20250401];
const STATUSES: readonly CardStatus[] = ['returned', 'moved_out', 'deceased', 'lapsed', 'revoked'];

const SCHEME_START = numberOf(20151005);
const LAST_ISSUE = numberOf(20301231);

/** Records without end; the same for the same seed. */
export function* adversarialRecords(seed: number): Generator<CardRecord> {
  const next = seededNumbers(seed);
  const chance = (probability: number) => next() < probability;
  const whole = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  const oneOf = <Item>(items: readonly Item[]) => items[whole(0, items.length - 1)] as Item;

  const issueDay = () =>
    chance(0.3) ? numberOf(oneOf(EDGE_DAYS)) + whole(0, 2) : whole(SCHEME_START, LAST_ISSUE);

  const birthday = (year: number): number => {
    const monthDay = chance(0.5)
      ? oneOf(EDGE_BIRTHDAYS)
      : civilOf(numberOf(20240101) + whole(0, 365)) % 10000;
    const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
    return monthDay === 229 && !leap ? year * 10000 + 301 : year * 10000 + monthDay;
  };

  /** Someone who has a certain age, or turns it within days, on the day of issue. */
  const birthNear = (issued: number): number => {
    const age = chance(0.5) ? oneOf(EDGE_AGES) : whole(0, 90);
    const year = Math.trunc(civilOf(issued) / 10000) - age;
    if (chance(0.4)) {
      const monthDay = civilOf(issued + whole(-1, 1)) % 10000;
      const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
      return numberOf(year * 10000 + (monthDay === 229 && !leap ? 228 : monthDay));
    }
    // For births on 29 February, the leap year nearby.
    return numberOf(birthday(chance(0.2) ? year - (year % 4) : year));
  };

  for (;;) {
    let issued = issueDay();
    const birth = Math.min(birthNear(issued), issued);
    if (chance(0.25)) {
      // Issued on an edge of the window before a birthday, as renewals are.
      const old = birthdayFromOn(birth, issued);
      issued = oneOf([windowOpens(old) - 1, windowOpens(old), old - 1, old, old + 1]);
      issued = Math.max(issued, SCHEME_START, birth);
    }
    let applied = 0;
    if (chance(0.5)) {
      const day = chance(0.4) ? numberOf(oneOf([20220331, 20220401])) : issued - whole(0, 120);
      applied = civilOf(Math.max(birth, Math.min(day, issued)));
    }
    const stay = chance(0.15)
      ? civilOf(
          oneOf([
            issued + whole(0, 4000),
            issued - whole(1, 400),
            birthdayFrom(birth, oneOf([4, 5, 6, 10, 11]), issued) + whole(-1, 1),
          ]),
        )
      : chance(0.05)
        ? 99991231
        : 0;
    const base = {
      birth: civilOf(birth),
      cardIssuedOn: civilOf(issued),
      appliedOn: applied,
      userCertificateIssuedOn: civilOf(issued),
      signatureCertificateIssuedOn: civilOf(issued),
      stayExpiresOn: stay,
      cardIssueKind: chance(0.25) ? 'renewal' : 'new',
      recordedCardExpiry: 0,
      recordedUserCertificateExpiry: 0,
      recordedSignatureCertificateExpiry: 0,
      office: oneOf(['', 'Azabu', 'Akasaka']),
      status: chance(0.1) ? oneOf(STATUSES) : 'active',
      count: chance(0.2) ? whole(2, 9) : 1,
    };

    /** A recorded expiry: one birthday or the next after a day, the end of the stay, or none of these. */
    const recorded = (from: number, terms: readonly number[], capped: number): number => {
      if (chance(0.7)) return 0;
      const byBirthday = birthdayFrom(birth, oneOf(terms), from);
      return civilOf(oneOf([byBirthday, byBirthday, byBirthday + whole(-1, 1), capped]));
    };
    const withCard = oracleExpiries(base as unknown as CardRecord);
    const recordedCardExpiry = recorded(issued, [5, 6, 10, 11], withCard.card);
    const cardKnown = oracleExpiries({ ...base, recordedCardExpiry } as unknown as CardRecord);

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
    const signature = chance(0.5) ? user : certificateDay();
    const recordedFor = (day: number) =>
      day === 0 ? 0 : recorded(numberOf(day), [5, 6], cardKnown.card);
    yield {
      ...base,
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
  const next = seededNumbers(seed);
  const whole = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  for (;;) {
    const from = next() < 0.5 ? 2025 : whole(2016, 2034);
    const start = numberOf(from * 10000 + 401);
    const asOf = next() < 0.6 ? start : start + whole(-1500, 800);
    yield { from, to: from + whole(0, 19), asOf: civilOf(asOf) };
  }
}
