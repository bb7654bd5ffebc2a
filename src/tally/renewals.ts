// Renewals seen in records: of certificates and cards that come due, which were renewed and when. Counts alone, which add up.
import { birthdayIn } from '../calendar/birthday.js';
import {
  ABSENT,
  type CivilDate,
  dayNumber,
  type MaybeDate,
  yearOf,
} from '../calendar/civil-date.js';
import { cardExpiry } from '../expiry/card-expiry.js';
import { certificateExpiry, firstCertificateExpiry } from '../expiry/certificate-expiry.js';
import { renewalOpensOn } from '../expiry/renewal-window.js';
import { replacedExpiry } from '../expiry/term.js';
import { refuseNumber } from '../records/office-label.js';
import { type CardRecord, type CardStatus, labelsUnder, otherOffices } from '../records/record.js';
import { leapDayRule } from '../rules/in-force.js';
import type { RuleBook } from '../rules/rule-book.js';
import {
  addAt,
  addMonths,
  addPacked,
  type CountsByMonth,
  monthCounts,
  type PackedCounts,
  packCounts,
  sumOf,
} from './counts-by-month.js';
import type { TalliedCards } from './tally.js';

/** Ages on the expiry at which a group begins; the last has no end. */
export const AGE_BANDS = [0, 18, 30, 50, 65, 75] as const;
/** More offices are no offices but another column, and are not told apart. */
const MOST_RENEWAL_OFFICES = 60;

/** Months are counted from January of this year, the first with any card. */
export const FIRST_YEAR = 2015;
const MONTHS = 12 * 64;
/** Days before an expiry that are told apart: the window, and a little more for other laws. */
export const MOST_LEAD = 96;
/** Days after an expiry that are told apart: a year and a little more; later ones count for the last. */
const MOST_LAG = 370;
/** The place of months of issue minus month of expiry. */
export const MOST_LEAD_MONTHS = 4;
const MOST_LAG_MONTHS = 64;
/** Days from the making of a card to its hand-over that are told apart. */
export const MOST_HAND_OVER_LAG = 400;

/** How many places each count has within a month. */
export const PLACES = {
  cameByDay: MOST_LEAD + MOST_LAG + 1,
  cameByMonth: MOST_LEAD_MONTHS + MOST_LAG_MONTHS + 1,
  /** Days of a month, from 1 on. */
  day: 32,
  renewedByDay: MOST_LEAD + 1,
  renewedByMonth: MOST_LEAD_MONTHS + 1,
  held: 3,
  handOver: MOST_HAND_OVER_LAG + 1,
} as const;

/** What became of the certificates of one group of holders, by the month in which they ended or end. */
export interface CertificateCounts {
  /** Those renewed, by days from the expiry to the last issue, from {@link MOST_LEAD} before it on. */
  readonly cameByDay: CountsByMonth;
  /** The same by month of issue minus month of expiry, from {@link MOST_LEAD_MONTHS} before it on. */
  readonly cameByMonth: CountsByMonth;
  /** Those not renewed, by day of the month of their expiry. */
  readonly waiting: CountsByMonth;
}

/** What became of cards, by the month in which they ended or end. */
export interface CardCounts {
  /** Cards that renewed others in time, by days from their making to the expiry of the old one. */
  readonly renewedByDay: CountsByMonth;
  /** The same by months: place 0 is the month of the expiry, 1 the one before it. */
  readonly renewedByMonth: CountsByMonth;
  /** Those that were not renewed, by day of the month; apart those marked as lapsed. */
  readonly active: CountsByMonth;
  readonly lapsed: CountsByMonth;
}

/** Active cards alike in year of birth and in the months of making and end. */
export interface HeldCohort {
  readonly birthYear: number;
  readonly madeIn: number;
  readonly endsIn: number;
  readonly cards: number;
}

/** The places of a card among identities: the digest of its identifier, its days, and its state. */
export const IDENTITY = {
  ...{ low: 0, high: 1, birth: 2, issuedOn: 3 },
  /** The month in which it ends; 0 where that is told by no birthday. */
  endsIn: 4,
  /** 1 for an active card. */
  active: 5,
  fields: 6,
} as const;

/** Renewals seen, as plain data. */
export interface RenewalsSeen {
  readonly cards: TalliedCards;
  /** By {@link AGE_BANDS}; together they are all holders. */
  readonly ages: readonly CertificateCounts[];
  /** By office; undefined where there are more than {@link MOST_RENEWAL_OFFICES}. */
  readonly offices: ReadonlyMap<string, CertificateCounts> | undefined;
  readonly card: CardCounts;
  /**
   * Certificates by the month in which the first one of the card ends: how many, how many of them issued out of turn before
   * the window, and the sum of day numbers of their last issue. They tell how often that happens.
   */
  readonly held: CountsByMonth;
  /** Cards by month of making and days until their hand-over. */
  readonly handOver: CountsByMonth;
  /** Active cards by {@link HeldCohort}, packed; undefined where no other extract is to be compared with. */
  readonly cohorts: ReadonlyMap<number, number> | undefined;
  /** Cards with an identifier, packed by {@link IDENTITY}; empty where no other extract is to be compared with. */
  readonly identities: Int32Array;
}

/** The same in a form that is sent from thread to thread. */
export interface PackedRenewals extends Pick<RenewalsSeen, 'cards' | 'cohorts' | 'identities'> {
  readonly offices: readonly string[] | undefined;
  readonly counts: PackedCounts;
}

/** Renewals seen in records that come one by one. */
export interface Renewals {
  /** Takes an active or a lapsed record; others are only counted. */
  readonly add: (record: CardRecord, sight: Sight) => void;
  readonly seen: () => RenewalsSeen;
  readonly packed: () => PackedRenewals;
  /** Adds what was seen elsewhere. */
  readonly absorb: (seen: RenewalsSeen) => void;
  readonly absorbPacked: (packed: PackedRenewals) => void;
  /** Counts offices with fewer certificates than `least` as one; gives how many there are. */
  readonly uniteSmall: (least: number, tells: (label: string) => boolean) => number;
  readonly restart: () => void;
}

/** What a record shows of its certificate. */
const NOTHING = 0;
/** Not renewed, and ending with the first certificate. */
const WAITING = 1;
/** Issued since the window opened. */
const CAME = 2;
/** Issued out of turn before it, so that it ends later. */
const LATER = 3;

/** What a record shows, alike for all that differ but by the day of the birthday. */
export interface Sight {
  readonly certificate: typeof NOTHING | typeof WAITING | typeof CAME | typeof LATER;
  /** The year in which the card's first certificate ended. */
  readonly dueYear: number;
  /** Whether the certificate was issued out of turn before its window. */
  readonly isReissued: boolean;
  /** The year in which the card ends; 0 where that is told by no birthday. */
  readonly cardYear: number;
  /** The year of the expiry that a renewed card replaced; 0 for a new one. */
  readonly replacedYear: number;
}

/**
 * What a record shows of renewals. An end that is no birthday of the holder, which no law in force gives but one laid over
 * it may, shows nothing.
 *
 * Only certificates that end before their card are looked at: the others are renewed with it. Of a holder with a recorded
 * period of stay they are left out: a card that ends with the stay is moved by an extension, and one that no longer does had its
 * certificates issued at an extension, which looks like a renewal. A card that ends with the stay is left out too, since no
 * record shows the day on which it was due.
 */
export function sightOf(record: CardRecord, law: RuleBook): Sight {
  const card = cardExpiry(record, law);
  const endsWithStay = card.expiresOn !== card.termEnd;
  const leapDay = leapDayRule(law, 'card').value;
  const isBirthday = (date: CivilDate) => date === birthdayIn(record.birth, yearOf(date), leapDay);
  const replaced = card.reading.kind === 'renewal' ? replacedExpiry(card.term) : ABSENT;
  // A renewal made before its window is told as implausible; which expiry it replaced is not known.
  const isInTime = replaced !== ABSENT && card.term.issuedOn >= renewalOpensOn(replaced, law);
  const sight = {
    cardYear: !endsWithStay && isBirthday(card.expiresOn) ? yearOf(card.expiresOn) : 0,
    replacedYear: isInTime ? yearOf(replaced) : 0,
  };
  const nothing: Sight = { ...sight, certificate: NOTHING, dueYear: 0, isReissued: false };
  const issuedOn = heldSince(record);
  if (record.stayExpiresOn !== ABSENT || issuedOn === ABSENT) return nothing;
  const firstExpiry = firstCertificateExpiry(record, card, law);
  if (firstExpiry >= card.expiresOn || !isBirthday(firstExpiry)) return nothing;
  const dueYear = yearOf(firstExpiry);
  const isReissued = issuedOn !== record.cardIssuedOn;
  if (issuedOn >= renewalOpensOn(firstExpiry, law))
    return { ...sight, certificate: CAME, dueYear, isReissued: false };
  if (!isReissued) return { ...sight, certificate: WAITING, dueYear, isReissued };
  const { expiresOn } = certificateExpiry(
    record,
    { issuedOn, recordedExpiry: ABSENT, limit: ABSENT },
    card,
    law,
  );
  const certificate = expiresOn === firstExpiry ? WAITING : LATER;
  return { ...sight, certificate, dueYear, isReissued };
}

/** The last issue of the certificate that decides when its holder comes: the user certificate, where it is held. */
function heldSince({
  userCertificateIssuedOn: user,
  signatureCertificateIssuedOn: signature,
}: CardRecord): MaybeDate {
  return user === ABSENT ? signature : user;
}

/** The cohorts of renewals seen. */
export function heldCohorts({ cohorts }: RenewalsSeen): HeldCohort[] {
  return [...(cohorts ?? [])].map(([key, cards]) => ({
    birthYear: Math.trunc(key / (MONTHS * MONTHS)),
    madeIn: Math.trunc(key / MONTHS) % MONTHS,
    endsIn: key % MONTHS,
    cards,
  }));
}

/**
 * No renewals seen yet. `isByOffice`: whether offices are told apart; `withCohorts`: whether cards are counted for another
 * extract to be compared with.
 */
export function createRenewals(law: RuleBook, isByOffice: boolean, withCohorts = false): Renewals {
  const leapDay = leapDayRule(law, 'card').value;
  const cards: TalliedCards = { counted: 0, excluded: {} };
  const ages = AGE_BANDS.map(emptyCounts);
  let offices: Map<string, CertificateCounts> | undefined = isByOffice ? new Map() : undefined;
  const card: CardCounts = {
    renewedByDay: [],
    renewedByMonth: [],
    active: [],
    lapsed: [],
  };
  const held: CountsByMonth = [];
  const handOver: CountsByMonth = [];
  const cohorts: Map<number, number> | undefined = withCohorts ? new Map() : undefined;
  let identities = new Int32Array(0);
  let identified = 0;

  function addIdentities(more: Int32Array): void {
    const end = (identified + more.length / IDENTITY.fields) * IDENTITY.fields;
    if (end > identities.length) {
      const wider = new Int32Array(Math.max(end, 2 * identities.length, 1024 * IDENTITY.fields));
      wider.set(identities);
      identities = wider;
    }
    identities.set(more, identified * IDENTITY.fields);
    identified = end / IDENTITY.fields;
  }

  /** Adds what is no list of counts. */
  function addBeside(part: Pick<RenewalsSeen, 'cards' | 'cohorts' | 'identities'>): void {
    cards.counted += part.cards.counted;
    for (const [status, count] of Object.entries(part.cards.excluded))
      exclude(cards, status as CardStatus, count);
    for (const [key, count] of part.cohorts ?? [])
      cohorts?.set(key, (cohorts.get(key) ?? 0) + count);
    if (cohorts !== undefined) addIdentities(part.identities);
  }

  function dayOf(birth: CivilDate, year: number): CivilDate {
    return birthdayIn(birth, year, leapDay);
  }

  function officeOf(office: string): CertificateCounts | undefined {
    if (offices === undefined) return undefined;
    const known = offices.get(office);
    if (known !== undefined) return known;
    if (offices.size === MOST_RENEWAL_OFFICES) {
      offices = undefined;
      return undefined;
    }
    refuseNumber(office);
    const counts = emptyCounts();
    offices.set(office, counts);
    return counts;
  }

  function addCertificate(record: CardRecord, sight: Sight): void {
    const { birth, count } = record;
    const dueOn = dayOf(birth, sight.dueYear);
    const month = monthNumber(dueOn);
    const issuedOn = heldSince(record) as CivilDate;
    const age = ageBand(sight.dueYear - yearOf(birth));
    const own = ages[age] as CertificateCounts;
    const office = officeOf(record.office);
    if (sight.certificate === CAME) {
      const late = dayOfDate(issuedOn) - dayOfDate(dueOn);
      const place = Math.max(0, Math.min(late, MOST_LAG) + MOST_LEAD);
      const later = Math.min(monthNumber(issuedOn) - month, MOST_LAG_MONTHS);
      const months = Math.max(0, later + MOST_LEAD_MONTHS);
      addCame(own, month, place, months, count);
      if (office !== undefined) addCame(office, month, place, months, count);
      return;
    }
    const sums = monthCounts(held, month, PLACES.held);
    sums[0] = (sums[0] as number) + count;
    sums[2] = (sums[2] as number) + count * dayOfDate(issuedOn);
    if (sight.isReissued) sums[1] = (sums[1] as number) + count;
    if (sight.certificate === LATER) return;
    addAt(own.waiting, month, dueOn % 100, PLACES.day, count);
    if (office !== undefined) addAt(office.waiting, month, dueOn % 100, PLACES.day, count);
  }

  return {
    add: (record, sight) => {
      const { birth, cardIssuedOn, handedOverOn, count, status, identity } = record;
      const isActive = status === 'active';
      if (isActive) cards.counted += count;
      else exclude(cards, status, count);
      if (cohorts !== undefined && identity !== undefined && count === 1) {
        const endsIn = sight.cardYear === 0 ? 0 : monthNumber(dayOf(birth, sight.cardYear));
        const { low, high } = identity;
        addIdentities(Int32Array.of(low, high, birth, cardIssuedOn, endsIn, isActive ? 1 : 0));
      }
      if (!isActive && status !== 'lapsed') return;
      if (sight.cardYear !== 0) {
        const endsOn = dayOf(birth, sight.cardYear);
        const endsIn = monthNumber(endsOn);
        addAt(isActive ? card.active : card.lapsed, endsIn, endsOn % 100, PLACES.day, count);
        if (cohorts !== undefined && isActive) {
          const key = (yearOf(birth) * MONTHS + monthNumber(cardIssuedOn)) * MONTHS + endsIn;
          cohorts.set(key, (cohorts.get(key) ?? 0) + count);
        }
      }
      if (!isActive) return;
      if (sight.replacedYear !== 0) {
        const replaced = dayOf(birth, sight.replacedYear);
        const month = monthNumber(replaced);
        const lead = Math.min(dayOfDate(replaced) - dayOfDate(cardIssuedOn), MOST_LEAD);
        addAt(card.renewedByDay, month, lead, PLACES.renewedByDay, count);
        const months = Math.min(month - monthNumber(cardIssuedOn), MOST_LEAD_MONTHS);
        addAt(card.renewedByMonth, month, months, PLACES.renewedByMonth, count);
      }
      if (handedOverOn >= cardIssuedOn) {
        const lag = dayOfDate(handedOverOn as CivilDate) - dayOfDate(cardIssuedOn);
        const place = Math.min(lag, MOST_HAND_OVER_LAG);
        addAt(handOver, monthNumber(cardIssuedOn), place, PLACES.handOver, count);
      }
      if (sight.certificate !== NOTHING) addCertificate(record, sight);
    },
    seen: () => ({
      ...{ cards, ages, offices, card, held, handOver, cohorts },
      identities: identities.slice(0, identified * IDENTITY.fields),
    }),
    packed: () => {
      const groups = [...ages, ...(offices?.values() ?? [])];
      return {
        ...{ cards, cohorts },
        identities: identities.slice(0, identified * IDENTITY.fields),
        offices: offices && [...offices.keys()],
        counts: packCounts(listsOf({ card, held, handOver }, groups).map(({ counts }) => counts)),
      };
    },
    absorbPacked: (packed) => {
      addBeside(packed);
      if (packed.offices === undefined) offices = undefined;
      const groups = [...ages, ...(packed.offices ?? []).map(officeOf)];
      addPacked(listsOf({ card, held, handOver }, groups), packed.counts);
    },
    absorb: (part) => {
      addBeside(part);
      part.ages.forEach((counts, age) => {
        addCounts(ages[age] as CertificateCounts, counts);
      });
      if (part.offices === undefined) offices = undefined;
      else {
        for (const [office, counts] of part.offices) {
          const own = officeOf(office);
          if (own !== undefined) addCounts(own, counts);
        }
      }
      for (const key of Object.keys(card) as (keyof CardCounts)[])
        addMonths(card[key], part.card[key]);
      addMonths(held, part.held);
      addMonths(handOver, part.handOver);
    },
    uniteSmall: (least, tells) => {
      const small = [...(offices ?? [])].filter(
        ([name, { cameByMonth, waiting }]) =>
          name !== '' &&
          labelsUnder(name) === 0 &&
          (tells(name) ||
            [...cameByMonth, ...waiting].reduce((sum, counts) => sum + sumOf(counts), 0) < least),
      );
      if (small.length === 0) return 0;
      for (const [name] of small) offices?.delete(name);
      const other = emptyCounts();
      for (const [, counts] of small) addCounts(other, counts);
      offices?.set(otherOffices(small.length), other);
      return small.length;
    },
    restart: () => {
      cards.counted = 0;
      for (const status of Object.keys(cards.excluded)) delete cards.excluded[status as CardStatus];
      offices = isByOffice ? new Map() : undefined;
      const all = ages.flatMap((counts) => Object.values<CountsByMonth>({ ...counts }));
      for (const counts of [...all, ...Object.values<CountsByMonth>({ ...card }), held, handOver])
        for (const of of counts) of?.fill(0);
      cohorts?.clear();
      identified = 0;
    },
  };
}

/** All lists of counts in one order, with the places that each has; undefined in place of groups that are not told apart. */
function listsOf(
  { card, held, handOver }: Pick<RenewalsSeen, 'card' | 'held' | 'handOver'>,
  groups: readonly (CertificateCounts | undefined)[],
): { readonly counts: CountsByMonth | undefined; readonly places: number }[] {
  return [
    { counts: card.renewedByDay, places: PLACES.renewedByDay },
    { counts: card.renewedByMonth, places: PLACES.renewedByMonth },
    { counts: card.active, places: PLACES.day },
    { counts: card.lapsed, places: PLACES.day },
    { counts: held, places: PLACES.held },
    { counts: handOver, places: PLACES.handOver },
    ...groups.flatMap((group) => [
      { counts: group?.cameByDay, places: PLACES.cameByDay },
      { counts: group?.cameByMonth, places: PLACES.cameByMonth },
      { counts: group?.waiting, places: PLACES.day },
    ]),
  ];
}

/** The same with nothing of certificates. */
export function withoutCertificates(seen: RenewalsSeen): RenewalsSeen {
  return { ...seen, ages: AGE_BANDS.map(emptyCounts), offices: new Map(), held: [] };
}

/** Months since January of {@link FIRST_YEAR}. */
export function monthNumber(date: CivilDate): number {
  const month = monthsSince(date);
  return month < 0 ? 0 : month < MONTHS ? month : MONTHS - 1;
}

/** Months from the first of the years told apart to a day's own, below 0 before. */
function monthsSince(date: CivilDate): number {
  // In whole numbers, since every record asks some times.
  const months = (date / 100) | 0;
  const year = (months / 100) | 0;
  return (year - FIRST_YEAR) * 12 + months - year * 100 - 1;
}

/** Day numbers of the months told apart, by month and day; 0 where not yet asked for. */
const DAY_NUMBERS = new Int32Array(MONTHS * 32);

/** The {@link dayNumber} of a day, remembered. */
function dayOfDate(date: CivilDate): number {
  const month = monthsSince(date);
  if (month < 0 || month >= MONTHS) return dayNumber(date);
  const place = month * 32 + (date % 100);
  const known = DAY_NUMBERS[place] as number;
  if (known !== 0) return known;
  const number = dayNumber(date);
  DAY_NUMBERS[place] = number;
  return number;
}

/** The place of an age in {@link AGE_BANDS}. */
export function ageBand(age: number): number {
  let band = AGE_BANDS.length - 1;
  while (band > 0 && age < (AGE_BANDS[band] as number)) band -= 1;
  return band;
}

/** No certificates. */
export function emptyCounts(): CertificateCounts {
  return { cameByDay: [], cameByMonth: [], waiting: [] };
}

/** Adds counts of certificates to others. */
export function addCounts(to: CertificateCounts, from: CertificateCounts): void {
  for (const key of ['cameByDay', 'cameByMonth', 'waiting'] as const) addMonths(to[key], from[key]);
}

function addCame(
  group: CertificateCounts,
  month: number,
  place: number,
  months: number,
  count: number,
): void {
  addAt(group.cameByDay, month, place, PLACES.cameByDay, count);
  addAt(group.cameByMonth, month, months, PLACES.cameByMonth, count);
}

function exclude(cards: TalliedCards, status: CardStatus, count: number): void {
  cards.excluded[status] = (cards.excluded[status] ?? 0) + count;
}
