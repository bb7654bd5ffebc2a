// Days of issue met in records: of which day the records speak, and which days are so far ahead that they are mistakes.
import {
  ABSENT,
  addMonths,
  type CivilDate,
  civilDate,
  dayAfter,
  dayBefore,
  dayNumber,
  type MaybeDate,
} from '../calendar/civil-date.js';
import { schemeStartOf } from '../rules/in-force.js';
import type { RuleBook } from '../rules/rule-book.js';
import type { CardRecord } from './record.js';

/** The columns that hold days of issue. */
export const ISSUE_COLUMNS = [
  'card_issued_on',
  'user_cert_issued_on',
  'signature_cert_issued_on',
] as const;
export type IssueColumn = (typeof ISSUE_COLUMNS)[number];

/** A day of issue, with the number of records that have it as their last, and the place of the first of them. */
export interface IssueDay {
  readonly day: CivilDate;
  /** Records whose last day of issue it is; 0 where all that have it have a later one. */
  readonly records: number;
  /** Of the first of these records; 0 where there is none. */
  readonly line: number;
  readonly column: IssueColumn;
}

/** The days of issue of a record. */
export type IssuedRecord = Pick<
  CardRecord,
  'cardIssuedOn' | 'userCertificateIssuedOn' | 'signatureCertificateIssuedOn'
>;

/** Days of issue of the records of one file. */
export interface IssueDays {
  /** Takes the days of a record; the record is not kept. */
  readonly note: (record: IssuedRecord, line: number) => void;
  /** The days met so far, in order. */
  readonly days: () => IssueDay[];
  /** The same as numbers, for {@link IssueDays.absorb}. */
  readonly packed: () => Float64Array;
  /** Adds the days of the next rows, read elsewhere; `before` is the number of lines before them. */
  readonly absorb: (packed: Float64Array, before: number) => void;
  readonly restart: () => void;
}

/**
 * Years after the month of the rules, beyond which no day of issue is believed: the rules of a program so old are out of
 * date.
 */
const YEARS_BELIEVED = 5;

/** The last day of issue that is believed at all: the end of the month five years after that of the rules. */
export function lastBelievedIssue(law: RuleBook): CivilDate {
  return dayBefore(addMonths(dayAfterRules(law), YEARS_BELIEVED * 12));
}

/** The last day of issue that is no finding when it is met: the day on which the data were taken, if it is given. */
export function latestIssueUnasked(takenOn: MaybeDate, law: RuleBook): CivilDate {
  const believed = lastBelievedIssue(law);
  return takenOn !== ABSENT && takenOn < believed ? (takenOn as CivilDate) : believed;
}

/** The first day after the month of the rules: of which day records speak that hold no believable day of issue. */
export function dayAfterRules({ version }: RuleBook): CivilDate {
  const [, year, month] = /^(\d{4})-(\d{2})/.exec(version) ?? [];
  const first = civilDate(Number(year), Number(month), 1);
  if (first === undefined) throw new Error(`the rules' version names no month: ${version}`);
  return addMonths(first, 1);
}

/** The number of values for each packed day. */
const PACKED = 4;

/** Days of issue of one file, from the scheme's first day to the last that is believed; others are not noted. */
export function createIssueDays(law: RuleBook): IssueDays {
  const start = schemeStartOf(law);
  // A date is its own index: few of the indices between dates are unused, and no calendar computation is needed for a
  // row.
  const size = lastBelievedIssue(law) - start + 1;
  const records = new Int32Array(size);
  const isMet = new Uint8Array(size);
  const lines = new Float64Array(size);
  const columns = new Uint8Array(size);

  function mark(day: number): void {
    const place = day - start;
    if (place >= 0 && place < size) isMet[place] = 1;
  }

  function noteFirst(place: number, line: number, column: number): void {
    isMet[place] = 1;
    lines[place] = line;
    columns[place] = column;
  }

  function placesMet(): number[] {
    const places: number[] = [];
    for (let place = isMet.indexOf(1); place >= 0; place = isMet.indexOf(1, place + 1)) {
      places.push(place);
    }
    return places;
  }

  return {
    note: (record, line) => {
      const card = record.cardIssuedOn;
      const user = record.userCertificateIssuedOn;
      const signature = record.signatureCertificateIssuedOn;
      let last: number = card;
      let column = 0;
      if (user > last) {
        last = user;
        column = 1;
      }
      if (signature > last) {
        last = signature;
        column = 2;
      }
      const place = last - start;
      if (place < size) {
        const before = records[place] as number;
        records[place] = before + 1;
        if (before === 0) noteFirst(place, line, column);
      }
      if (column === 0) return;
      mark(card);
      if (column === 2) mark(user);
    },
    days: () =>
      placesMet().map((place) => ({
        day: (start + place) as CivilDate,
        records: records[place] as number,
        line: lines[place] as number,
        column: ISSUE_COLUMNS[columns[place] as number] as IssueColumn,
      })),
    packed: () => {
      const places = placesMet();
      const packed = new Float64Array(places.length * PACKED);
      places.forEach((place, index) => {
        const at = index * PACKED;
        packed[at] = place;
        packed[at + 1] = records[place] as number;
        packed[at + 2] = lines[place] as number;
        packed[at + 3] = columns[place] as number;
      });
      return packed;
    },
    absorb: (packed, before) => {
      for (let at = 0; at < packed.length; at += PACKED) {
        const place = packed[at] as number;
        const more = packed[at + 1] as number;
        if (more > 0 && records[place] === 0) {
          noteFirst(place, before + (packed[at + 2] as number), packed[at + 3] as number);
        }
        isMet[place] = 1;
        records[place] = (records[place] as number) + more;
      }
    },
    restart: () => {
      records.fill(0);
      isMet.fill(0);
    },
  };
}

/** The day that records describe. */
export interface RecordsDay {
  /** The day after the last day of issue that is no mistake; undefined where there is none. */
  readonly asOf: CivilDate | undefined;
  /** The last day of issue that is no mistake. */
  readonly lastIssue: CivilDate | undefined;
  /** Days of issue after it. */
  readonly isMistaken: (day: CivilDate) => boolean;
}

/* When days of issue are far ahead of all others. */
/** At most one record in so many has one; one always may. */
const MISTAKEN_OF = 1000;
/** The gap before them, in days, is longer than this: a quarter of a year. */
const GAP_DAYS = 92;
/** And so many times the usual distance from one record to the next. */
const GAP_DISTANCES = 12;
/** With fewer records no distance is usual. */
const USUAL_FROM_RECORDS = 30;
/** A single record after the month of the rules, and so many days after all others, is a mistake in any file. */
const LONELY_GAP_DAYS = 365;

/**
 * Of which day records speak: the day after the last day of issue, of card or certificate, whatever the status. Days far
 * ahead of all others are taken as slips of the keyboard and do not move it. They are so where
 *
 * - at most one record in a thousand, or one, has such a day,
 * - more than 92 days lie between it and the last day before it, and
 * - that gap is more than twelve times the mean distance between the records up to it, of which there are 30 at least; or
 *   it is the day of a single record, after the month of the rules, more than 365 days after all others.
 *
 * The last day is settled by what is met alone: order of rows, parts and files change nothing. `days` may hold a day
 * several times.
 */
export function recordsDay(
  days: readonly Pick<IssueDay, 'day' | 'records'>[],
  law: RuleBook,
): RecordsDay {
  const sums = new Map<CivilDate, number>();
  for (const { day, records } of days) sums.set(day, (sums.get(day) ?? 0) + records);
  const inOrder = [...sums.keys()].sort((one, other) => one - other);
  const all = [...sums.values()].reduce((sum, records) => sum + records, 0);
  const most = Math.max(1, Math.floor(all / MISTAKEN_OF));
  const afterRules = dayAfterRules(law);
  let last = inOrder.length - 1;
  let ahead = 0;
  for (let index = inOrder.length - 1; index > 0; index -= 1) {
    const day = inOrder[index] as CivilDate;
    ahead += sums.get(day) as number;
    if (ahead > most) break;
    const before = inOrder[index - 1] as CivilDate;
    const gap = dayNumber(day) - dayNumber(before);
    const rest = all - ahead;
    const span = dayNumber(before) - dayNumber(inOrder[0] as CivilDate);
    const isUnusual = rest >= USUAL_FROM_RECORDS && gap * rest > GAP_DISTANCES * span;
    const isLonely = ahead === 1 && day >= afterRules && gap > LONELY_GAP_DAYS;
    if ((gap > GAP_DAYS && isUnusual) || isLonely) last = index - 1;
  }
  const lastIssue = inOrder[last];
  return {
    asOf: lastIssue === undefined ? undefined : dayAfter(lastIssue),
    lastIssue,
    isMistaken: (day) => lastIssue !== undefined && day > lastIssue,
  };
}
