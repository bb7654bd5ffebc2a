// What records hold, seen from outside: the first and last day of each date, months of issue, cards by state, kind and office.
import { ABSENT } from '../calendar/civil-date.js';
import type { ColumnName } from '../records/columns.js';
import { refuseNumber } from '../records/office-label.js';
import type { CardIssueKind, CardRecord, CardStatus } from '../records/record.js';

/** The columns of dates, in the order in which a profile keeps them. */
const PROFILED_DATES = [
  'birth_date',
  'applied_on',
  'card_issued_on',
  'handed_over_on',
  'signature_cert_issued_on',
  'user_cert_issued_on',
  'stay_expires_on',
  'card_expires_on',
  'signature_cert_expires_on',
  'user_cert_expires_on',
] as const satisfies readonly ColumnName[];

/** The columns of which it is kept how many cards have a day of which month. */
export const MONTHLY = [
  'card_issued_on',
  'signature_cert_issued_on',
  'user_cert_issued_on',
] as const;

/** More offices are no offices but another column. */
export const MOST_OFFICES = 500;

/** The first month that is counted by itself, as year × 12 + month − 1; earlier ones count for it. */
const FIRST_MONTH = 2015 * 12;
/** Months from it on; later ones count for the last. */
const MONTHS = 100 * 12;

/** A profile as plain data. */
export interface ProfilePart {
  readonly cards: number;
  /** By place in {@link PROFILED_DATES}; 0 where there is none. */
  readonly firsts: readonly number[];
  readonly lasts: readonly number[];
  /** Cards by place in {@link MONTHLY} and month; only months that have any. */
  readonly months: readonly (readonly (readonly [month: number, cards: number])[])[];
  readonly statuses: Readonly<Partial<Record<CardStatus, number>>>;
  readonly kinds: Readonly<Partial<Record<CardIssueKind, number>>>;
  /** Cards by office, '' where it is blank; undefined where there are more than {@link MOST_OFFICES}. */
  readonly offices: readonly (readonly [office: string, cards: number])[] | undefined;
}

/** A profile of the records that were added. No record is kept. */
export interface RecordProfile {
  /** Adds a record; `kind` is what its card is read as, by a recorded expiry or its own word. */
  readonly add: (record: CardRecord, kind: CardIssueKind) => void;
  readonly part: () => ProfilePart;
  /** Adds what was profiled elsewhere. */
  readonly absorb: (part: ProfilePart) => void;
  readonly restart: () => void;
}

/** A profile of nothing yet. */
export function createRecordProfile(): RecordProfile {
  let cards = 0;
  const dates = PROFILED_DATES.length;
  const firsts = new Int32Array(dates);
  const lasts = new Int32Array(dates);
  const months = MONTHLY.map(() => new Float64Array(MONTHS));
  const [cardMonths, signatureMonths, userMonths] = months as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const statuses = new Map<CardStatus, number>();
  const kinds = new Map<CardIssueKind, number>();
  let offices: Map<string, number> | undefined = new Map();

  function note(place: number, date: number): void {
    if (date > (lasts[place] as number)) lasts[place] = date;
    // A date that is absent is 0, and larger than all others without its sign.
    if ((date - 1) >>> 0 < ((firsts[place] as number) - 1) >>> 0) firsts[place] = date;
  }

  function noteMonth(of: Float64Array, date: number, count: number): void {
    if (date === ABSENT) return;
    const place = placeOfMonth(date);
    of[place] = (of[place] as number) + count;
  }

  function addTo<Key>(sums: Map<Key, number>, key: Key, count: number): void {
    sums.set(key, (sums.get(key) ?? 0) + count);
  }

  function addOffice(office: string, count: number): void {
    if (offices === undefined) return;
    if (!offices.has(office)) refuseNumber(office);
    addTo(offices, office, count);
    if (offices.size > MOST_OFFICES) offices = undefined;
  }

  return {
    add: (record, kind) => {
      const { count } = record;
      cards += count;
      note(0, record.birth);
      note(1, record.appliedOn);
      note(2, record.cardIssuedOn);
      note(3, record.handedOverOn);
      note(4, record.signatureCertificateIssuedOn);
      note(5, record.userCertificateIssuedOn);
      note(6, record.stayExpiresOn);
      note(7, record.recordedCardExpiry);
      note(8, record.recordedSignatureCertificateExpiry);
      note(9, record.recordedUserCertificateExpiry);
      noteMonth(cardMonths, record.cardIssuedOn, count);
      noteMonth(signatureMonths, record.signatureCertificateIssuedOn, count);
      noteMonth(userMonths, record.userCertificateIssuedOn, count);
      addTo(statuses, record.status, count);
      addTo(kinds, kind, count);
      addOffice(record.office, count);
    },
    part: () => ({
      cards,
      firsts: [...firsts],
      lasts: [...lasts],
      months: months.map((of) =>
        [...of].flatMap((sum, place) => (sum === 0 ? [] : [[monthAt(place), sum] as const])),
      ),
      statuses: Object.fromEntries(statuses),
      kinds: Object.fromEntries(kinds),
      offices: offices && [...offices],
    }),
    absorb: (part) => {
      cards += part.cards;
      for (let place = 0; place < dates; place += 1) {
        note(place, part.firsts[place] as number);
        note(place, part.lasts[place] as number);
      }
      part.months.forEach((sums, index) => {
        for (const [month, sum] of sums) noteMonth(months[index] as Float64Array, month * 100, sum);
      });
      for (const [name, sum] of Object.entries(part.statuses)) {
        addTo(statuses, name as CardStatus, sum);
      }
      for (const [name, sum] of Object.entries(part.kinds))
        addTo(kinds, name as CardIssueKind, sum);
      if (part.offices === undefined) offices = undefined;
      else for (const [office, sum] of part.offices) addOffice(office, sum);
    },
    restart: () => {
      cards = 0;
      firsts.fill(0);
      lasts.fill(0);
      for (const of of months) of.fill(0);
      statuses.clear();
      kinds.clear();
      offices = new Map();
    },
  };
}

/** The first and the last day of a column in a profile; undefined where it has none. */
export function spanOf(
  { firsts, lasts }: ProfilePart,
  column: ColumnName,
): { readonly first: number; readonly last: number } | undefined {
  const place = (PROFILED_DATES as readonly ColumnName[]).indexOf(column);
  const [first, last] = [firsts[place] ?? 0, lasts[place] ?? 0];
  return last === 0 ? undefined : { first, last };
}

/** Cards whose day in a column lies in a month after `month`, yyyymm. */
export function cardsAfter(
  { months }: ProfilePart,
  column: (typeof MONTHLY)[number],
  month: number,
): number {
  const sums = months[MONTHLY.indexOf(column)] ?? [];
  return sums.reduce((sum, [of, cards]) => (of > month ? sum + cards : sum), 0);
}

function placeOfMonth(date: number): number {
  const place = Math.trunc(date / 10000) * 12 + (Math.trunc(date / 100) % 100) - 1 - FIRST_MONTH;
  return place < 0 ? 0 : place < MONTHS ? place : MONTHS - 1;
}

/** The month at a place, yyyymm. */
function monthAt(place: number): number {
  const month = place + FIRST_MONTH;
  return Math.trunc(month / 12) * 100 + (month % 12) + 1;
}
