// The oracle: day by day and with none of the program's code, when a record's things end and which visits come of it.
import type { CardRecord } from '../../src/records/record.js';
import {
  ageAt,
  birthdayFrom,
  birthdayFromOn,
  fiscalYearAt,
  numberOf,
  windowOpens,
} from './calendar.js';

/** Last valid days, as day numbers; undefined where not held. */
export interface OracleExpiries {
  readonly card: number;
  readonly user: number | undefined;
  readonly signature: number | undefined;
  readonly endsWithStay: boolean;
}

/** Visits in a fiscal year. */
export interface OracleYear {
  card: number;
  certificate: number;
}

export interface OracleCount {
  readonly years: ReadonlyMap<number, OracleYear>;
  readonly lapsed: OracleYear;
}

export interface OracleOptions {
  readonly from: number;
  readonly to: number;
  /** yyyymmdd. */
  readonly asOf: number;
  readonly repeats: boolean;
}

/** The day on which eighteen became the adult age. Source: outline of the amended order on cards. */
const EIGHTEEN_FROM = numberOf(20220401);

/** "No end", and all days beyond the walk: later than anything that can end. */
const BEYOND = 21000101;

/** Source: Osakasayama, Konosu and Kobe cities: 20 before 1 April 2022, 18 from then on. */
function isAdult(birth: number, judgedOn: number): boolean {
  return ageAt(birth, judgedOn) >= (judgedOn < EIGHTEEN_FROM ? 20 : 18);
}

/** Two readings of a day of issue. A recorded expiry that is one of them and not the other decides. */
function decide(
  asNew: number,
  asRenewal: number,
  recorded: number | undefined,
  otherwise: 'new' | 'renewal',
): 'new' | 'renewal' {
  if (recorded === asNew && recorded !== asRenewal) return 'new';
  if (recorded === asRenewal && recorded !== asNew) return 'renewal';
  return otherwise;
}

function dayOrNone(civil: number): number | undefined {
  return civil === 0 ? undefined : numberOf(Math.min(civil, BEYOND));
}

/**
 * When a record's card and certificates end.
 * Sources: Minato ward, document no. 1, 2025-09-05; JPKI; Higashimurayama city; the order on individual number cards.
 */
export function oracleExpiries(record: CardRecord): OracleExpiries {
  const birth = numberOf(record.birth);
  const issued = numberOf(record.cardIssuedOn);
  const stay = dayOrNone(record.stayExpiresOn);
  const adult = isAdult(birth, dayOrNone(record.appliedOn) ?? issued);
  const birthdaysOfCard = adult ? 10 : 5;

  const uncappedNew = birthdayFrom(birth, birthdaysOfCard, issued);
  // The tenth (fifth) birthday after the old expiry, which is the first birthday from the day of issue on.
  const uncappedRenewal = birthdayFrom(birth, birthdaysOfCard, birthdayFromOn(birth, issued));
  const withStay = (end: number) => (stay !== undefined && stay < end ? stay : end);
  const kind = decide(
    withStay(uncappedNew),
    withStay(uncappedRenewal),
    dayOrNone(record.recordedCardExpiry),
    record.cardIssueKind,
  );
  const uncapped = kind === 'new' ? uncappedNew : uncappedRenewal;
  const card = withStay(uncapped);

  const fifthAfterIssue = (day: number) => birthdayFrom(birth, 5, day);
  const fifthAfterOldExpiry = (day: number) => birthdayFrom(birth, 5, birthdayFromOn(birth, day));
  const firstEnd = Math.min(
    card,
    kind === 'new' ? fifthAfterIssue(issued) : fifthAfterOldExpiry(issued),
  );
  const opens = windowOpens(firstEnd);

  const certificate = (issuedCivil: number, recorded: number, cap: number): number | undefined => {
    const day = dayOrNone(issuedCivil);
    if (day === undefined) return undefined;
    const asNew = Math.min(fifthAfterIssue(day), cap);
    const asRenewal = Math.min(fifthAfterOldExpiry(day), cap);
    const inWindow = opens <= day && day <= firstEnd;
    const otherwise = day === issued ? kind : inWindow ? 'renewal' : 'new';
    const reading = decide(asNew, asRenewal, dayOrNone(recorded), otherwise);
    return reading === 'new' ? asNew : asRenewal;
  };
  const user = certificate(
    record.userCertificateIssuedOn,
    record.recordedUserCertificateExpiry,
    card,
  );
  const signature = certificate(
    record.signatureCertificateIssuedOn,
    record.recordedSignatureCertificateExpiry,
    user === undefined ? card : Math.min(card, user),
  );
  return { card, user, signature, endsWithStay: card < uncapped };
}

/**
 * The visits of one card, found by living through every day: what ends on a day is renewed on it, from the as-of day on,
 * or has lapsed before it.
 * Source: Minato ward, document no. 1: two certificates at one visit are one procedure, those ending with the card none.
 */
export function oracleCount(record: CardRecord, options: OracleOptions): OracleCount {
  const { from, to, repeats } = options;
  const years = new Map<number, OracleYear>();
  for (let year = from; year <= to; year += 1) years.set(year, { card: 0, certificate: 0 });
  const lapsed = { card: 0, certificate: 0 };
  if (record.status !== 'active') return { years, lapsed };

  const birth = numberOf(record.birth);
  const asOf = numberOf(options.asOf);
  // What ends before the as-of day has lapsed, also where that day lies after the last year asked for.
  const lastDay = Math.max(numberOf((to + 1) * 10000 + 331), asOf);
  let { card, user, signature, endsWithStay } = oracleExpiries(record);
  const first = Math.min(numberOf(record.cardIssuedOn), card);

  for (let today = first; today <= lastDay; today += 1) {
    const inTime = today >= asOf;
    const meet = (kind: 'card' | 'certificate') => {
      if (!inTime) {
        lapsed[kind] += record.count;
        return;
      }
      const year = years.get(fiscalYearAt(today));
      if (year !== undefined) year[kind] += record.count;
    };
    if (today === card) {
      meet('card');
      if (!inTime || !repeats || endsWithStay) break;
      // A new card with new certificates; how old the holder was the day before decides.
      card = birthdayFrom(birth, isAdult(birth, today - 1) ? 10 : 5, today);
      user = Math.min(birthdayFrom(birth, 5, today), card);
      signature = ageAt(birth, today - 1) >= 15 ? user : undefined;
      endsWithStay = false;
    } else if (today === user || today === signature) {
      meet('certificate');
      const next = inTime && repeats ? Math.min(birthdayFrom(birth, 5, today), card) : undefined;
      if (today === user) user = next;
      if (today === signature) signature = next;
    }
  }
  return { years, lapsed };
}
