// Who has left between two extracts: how many cards of the same making are still there, without telling anyone apart.
import { type CivilDate, dayNumber, yearOf } from '../calendar/civil-date.js';
import {
  AGE_BANDS,
  ageBand,
  type HeldCohort,
  IDENTITY,
  MOST_LEAD_MONTHS,
  monthNumber,
} from '../tally/renewals.js';
import { type Estimate, exactShareOf, shareOf } from './survival.js';

/** What two extracts show of leaving, of some ages. */
export interface LeaversOf {
  /** Cards in the older extract that nothing but leaving or a loss can have ended, and those of them still there. */
  readonly before: number;
  readonly after: number;
  /** The share that leaves in a year. */
  readonly perYear: Estimate;
}

/** What two extracts show of leaving: of all, and by age on the older day. */
export interface Leavers {
  readonly olderAsOf: CivilDate;
  readonly all: LeaversOf;
  readonly ages: readonly (LeaversOf & { readonly band: number })[];
}

/** An extract: its cards by {@link HeldCohort}, those with an identifier, and of which day it speaks. */
export interface Extract {
  readonly cohorts: readonly HeldCohort[];
  /** Packed by {@link IDENTITY}. */
  readonly identities?: Int32Array;
  readonly asOf: CivilDate;
}

/** What identifiers tell of cards that nothing but leaving or a loss can have ended, one by one. */
export interface Identified extends Leavers {
  /** Still there, but with a card made since: lost and replaced, by identifiers that stay with their holder. */
  readonly replaced: number;
  /** Cards made before the older day, in the later extract alone: brought along by who moved in. */
  readonly arrived: number;
}

/** Why identifiers tell nothing: not on hand for nearly all cards of both extracts, or not of the same people in both. */
export type NotIdentified = 'missing' | 'unlike';

const DAYS_OF_A_YEAR = 365.25;

/**
 * The share of holders who leave in a year, by cards that were made before the older extract and whose own window opens
 * only after the later one, so that no renewal takes them away: of all, and by age on the older day in bands of
 * {@link AGE_BANDS}. A card that was lost and replaced has gone too, and one that its holder brought along when moving in has
 * come: the share is what remains of the three, which is what a plan without arrivals needs. Undefined where no card is left
 * to compare.
 */
export function leaversBetween(older: Extract, later: Extract): Leavers | undefined {
  const years = (dayNumber(later.asOf) - dayNumber(older.asOf)) / DAYS_OF_A_YEAR;
  const then = countsByAge(older.cohorts, older.asOf, later.asOf);
  const now = countsByAge(later.cohorts, older.asOf, later.asOf);
  const leavers = (before: number, after: number): LeaversOf => ({
    ...{ before, after },
    perYear: perYear(shareOf(Math.max(0, before - after), before), years),
  });
  const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0);
  if (sum(then) === 0) return undefined;
  return {
    olderAsOf: older.asOf,
    all: leavers(sum(then), sum(now)),
    ages: then.flatMap((before, band) =>
      before === 0 ? [] : [{ band, ...leavers(before, now[band] as number) }],
    ),
  };
}

/** Of cards that are to be compared, so many must have an identifier of their own. */
const MOSTLY = 0.99;
/** Of cards with the same identifier, so many may be of people born on another day: slips that were corrected. */
const SELDOM = 0.01;

/**
 * Who left between two extracts, by the identifiers of their cards: of the cards that {@link leaversBetween} compares, those of
 * which the identifier is gone, or is no active card's any more. By age, with exact binomial intervals. An identifier must mean
 * the same in both: running numbers of each extract meet people born on other days, others are hardly ever met again; both are
 * refused.
 */
export function identifiedLeavers(older: Extract, later: Extract): Identified | NotIdentified {
  const { identities: before = NONE } = older;
  const { identities: after = NONE } = later;
  const known = knownPlaces(before);
  /** By card of the older extract: the day of issue that the later one has; 0 where it is gone. */
  const there = new Int32Array(before.length / IDENTITY.fields);
  let arrived = 0;
  let comparedLater = 0;
  let unlike = 0;
  let met = 0;
  for (let at = 0; at < after.length; at += IDENTITY.fields) {
    const place = known.placeOf(keyAt(after, at));
    const isActive = after[at + IDENTITY.active] === 1;
    const issuedOn = after[at + IDENTITY.issuedOn] as number;
    const isSame = isActive && isCompared(after, at, older, later);
    if (isSame) comparedLater += 1;
    if (place === UNKNOWN) {
      if (isSame) arrived += 1;
    } else if (place !== TWICE) {
      met += 1;
      if (before[place + IDENTITY.birth] !== after[at + IDENTITY.birth]) unlike += 1;
      else if (isActive) there[place / IDENTITY.fields] = issuedOn;
    }
  }
  const counts = AGE_BANDS.map(() => ({ before: 0, after: 0 }));
  let replaced = 0;
  for (let at = 0; at < before.length; at += IDENTITY.fields) {
    if (before[at + IDENTITY.active] !== 1 || known.placeOf(keyAt(before, at)) !== at) continue;
    if (!isCompared(before, at, older, later)) continue;
    const age = yearOf(older.asOf) - yearOf(before[at + IDENTITY.birth] as CivilDate);
    const count = counts[ageBand(age)] as { before: number; after: number };
    count.before += 1;
    const issuedOn = there[at / IDENTITY.fields];
    if (issuedOn === 0) continue;
    count.after += 1;
    if (issuedOn !== before[at + IDENTITY.issuedOn]) replaced += 1;
  }
  const sum = (key: 'before' | 'after') => counts.reduce((all, each) => all + each[key], 0);
  const ofCards = (extract: Extract) =>
    countsByAge(extract.cohorts, older.asOf, later.asOf).reduce((all, count) => all + count, 0);
  const compared = sum('before');
  if (compared === 0 || compared < MOSTLY * ofCards(older)) return 'missing';
  if (comparedLater < MOSTLY * ofCards(later)) return 'missing';
  if (unlike > SELDOM * met || met < known.size / 2) return 'unlike';
  const years = (dayNumber(later.asOf) - dayNumber(older.asOf)) / DAYS_OF_A_YEAR;
  const leavers = (count: { readonly before: number; readonly after: number }): LeaversOf => ({
    ...count,
    perYear: perYear(exactShareOf(count.before - count.after, count.before), years),
  });
  return {
    olderAsOf: older.asOf,
    all: leavers({ before: compared, after: sum('after') }),
    ages: counts.flatMap((count, band) =>
      count.before === 0 ? [] : [{ band, ...leavers(count) }],
    ),
    ...{ replaced, arrived },
  };
}

const NONE = new Int32Array();
const UNKNOWN = -1;
/** An identifier that stands twice is nobody's. */
const TWICE = -2;

/** Where each identifier stands among identities. The table lies beside the heap, which is too small for millions of entries. */
function knownPlaces(identities: Int32Array) {
  let slots = 16;
  while (slots < (identities.length / IDENTITY.fields) * 2) slots *= 2;
  const keys = new Float64Array(slots);
  const places = new Int32Array(slots).fill(UNKNOWN);
  let size = 0;
  const slotOf = (key: number): number => {
    // Numbers of people often end alike, so all bits are mixed.
    const mixed = Math.imul(key ^ (key / 2 ** 31), 0x9e3779b1);
    let slot = (mixed ^ (mixed >>> 15)) & (slots - 1);
    while (places[slot] !== UNKNOWN && keys[slot] !== key) slot = (slot + 1) & (slots - 1);
    return slot;
  };
  for (let at = 0; at < identities.length; at += IDENTITY.fields) {
    const key = keyAt(identities, at);
    const slot = slotOf(key);
    if (places[slot] === UNKNOWN) size += 1;
    places[slot] = places[slot] === UNKNOWN ? at : TWICE;
    keys[slot] = key;
  }
  return { size, placeOf: (key: number): number => places[slotOf(key)] as number };
}

/** A number that stands for an identifier of few digits by itself, or 53 bits of a digest. */
function keyAt(identities: Int32Array, at: number): number {
  const low = (identities[at + IDENTITY.low] as number) >>> 0;
  const high = (identities[at + IDENTITY.high] as number) >>> 0;
  return high < 2 ** 18 ? high * 2 ** 32 + low : high * 2 ** 21 + (low >>> 11);
}

/** Whether a card was made before the older month and its window opens only after the later one. */
function isCompared(identities: Int32Array, at: number, older: Extract, later: Extract): boolean {
  const madeIn = monthNumber(identities[at + IDENTITY.issuedOn] as CivilDate);
  const endsIn = identities[at + IDENTITY.endsIn] as number;
  return madeIn < monthNumber(older.asOf) && endsIn >= monthNumber(later.asOf) + MOST_LEAD_MONTHS;
}

/** Of those who are left after some years, the share that leaves in one. */
function perYear({ low, base, high }: Estimate, years: number): Estimate {
  const of = (left: number) => 1 - (1 - left) ** (1 / years);
  return { low: of(low), base: of(base), high: of(high) };
}

function countsByAge(
  cohorts: readonly HeldCohort[],
  olderAsOf: CivilDate,
  laterAsOf: CivilDate,
): number[] {
  const madeBefore = monthNumber(olderAsOf);
  const endsFrom = monthNumber(laterAsOf) + MOST_LEAD_MONTHS;
  const counts = AGE_BANDS.map(() => 0);
  for (const { birthYear, madeIn, endsIn, cards } of cohorts) {
    if (madeIn >= madeBefore || endsIn < endsFrom) continue;
    const band = ageBand(yearOf(olderAsOf) - birthYear);
    counts[band] = (counts[band] as number) + cards;
  }
  return counts;
}
