// Cards held: how many end alike, by birthday and office, before it is known on which day the records are judged.

import { ABSENT, type MaybeDate } from '../calendar/civil-date.js';
import { fiscalYearStart } from '../calendar/fiscal-year.js';
import type { FindInExpiries } from '../expiry/expiry-findings.js';
import { FaultError } from '../records/fault.js';
import { refuseNumber } from '../records/office-label.js';
import {
  type CardRecord,
  type CardStatus,
  holdsRecordedExpiry,
  labelsUnder,
  MOST_OFFICES,
  otherOffices,
} from '../records/record.js';
import { NO_COURSE, type NumberOf, rememberCourses } from './courses/courses.js';
import type { TalliedCards } from './tally.js';
import { type Facts, factMaker, type View } from './view.js';

/**
 * Takes a record without recorded expiries and without findings about its expiries; false if {@link HeldCards.add} must
 * take it. The record is not kept, so the caller may reuse the object.
 */
export type TakePlain = (record: CardRecord) => boolean;

/** Cards counted in one part of the records, as plain data. */
export interface HeldPart {
  readonly cards: TalliedCards;
  /** The facts of its cards, with the end of a stay left open; for each such end (0 for none) it and the number, in turn. */
  readonly facts: readonly { readonly open: Facts; readonly numbers: Int32Array }[];
  readonly offices: readonly {
    readonly office: string;
    readonly dense: Uint16Array;
    /** Each sparse place and its cards, in turn. */
    readonly sparse: Float64Array;
  }[];
}

/** The active cards of one office. */
export interface OfficeCards {
  /** Cards by place, for facts of many records: {@link BIRTHDAYS} places for each even number. */
  dense: Uint16Array<ArrayBuffer>;
  /** Cards by place, for the other facts, and what exceeds a dense place. */
  readonly sparse: Map<number, number>;
}

/**
 * Takes the number of active cards with the same facts, by office and birthday. The facts are `open` with the end of `stay`;
 * `group` numbers the open ones.
 */
export type VisitHeld = (
  group: number,
  open: Facts,
  stay: MaybeDate,
  birthday: number,
  cards: number,
) => void;

/** Facts that differ in the end of a stay alone. */
interface FactGroup {
  readonly index: number;
  readonly open: Facts;
  readonly restsOnBirthday: boolean;
  /** The number of the facts with each end of a stay; with ABSENT where none ends with one. */
  readonly numbers: Map<MaybeDate, number>;
}

/** Cards held, in views of laws that share their courses. */
export interface HeldCards {
  readonly views: readonly View[];
  readonly cards: TalliedCards;
  /** Adds a record; `find` gets the findings by the law of the first view. */
  readonly add: (record: CardRecord, find?: FindInExpiries) => void;
  readonly takePlain: TakePlain;
  /** What was added since the start or {@link HeldCards.restart}. */
  readonly part: () => HeldPart;
  /** Adds cards counted elsewhere in the same views. */
  readonly absorb: (part: HeldPart) => void;
  /** Empties the cards held. */
  readonly restart: () => void;
  /** The offices of active cards; '' if offices are not distinguished. */
  readonly offices: () => string[];
  /** Counts the offices of fewer than so many cards as one; gives how many they are. */
  readonly uniteSmall: (least: number, tells: (label: string) => boolean) => number;
  /** Goes through the active cards of an office. */
  readonly visit: (office: string, take: VisitHeld) => void;
}

/** The number of days of the year. */
const BIRTHDAYS = 366;

/** The index of a day of the year by month × 100 + day. */
const ORDINAL = new Uint16Array(1232);
/** The reverse. */
const MONTH_DAY = new Uint16Array(BIRTHDAYS);
const LONGEST_MONTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
let ordinal = 0;
LONGEST_MONTHS.forEach((days, month) => {
  for (let day = 1; day <= days; day += 1) {
    ORDINAL[(month + 1) * 100 + day] = ordinal;
    MONTH_DAY[ordinal] = (month + 1) * 100 + day;
    ordinal += 1;
  }
});

/** With fewer records the memo table costs more than it saves. */
const ONE_BY_ONE = 200;
const PLACES_AT_FIRST = 64 * BIRTHDAYS;

/** The limit of a dense place: with two bytes each, the places in use stay in the cache. */
const DENSE_BELOW = 2 ** 16;

/**
 * Cards held, to be counted in any way that has one of the views. A record is kept as its expiries and its birthday,
 * which is all that an as-of day, years or months are compared with. `oneByOne`: the number of records taken without the
 * memo table; no figure depends on it. Memory grows with the number of distinct facts, not with the records: most cards
 * have one of some hundred facts, each with a number of cards for each day of the year.
 */
export function createHeldCards(
  views: readonly View[],
  isByOffice: boolean,
  oneByOne = ONE_BY_ONE,
): HeldCards {
  const { factsOf, restOnBirthday, daysIn, stayIn } = factMaker(views);
  const groups: FactGroup[] = [];
  const groupOf = new Map<string, FactGroup>();
  /** By number, the group of the facts and the end of the stay: even ones are dense, odd ones sparse, so that the dense ones are adjacent. */
  const known: FactGroup[] = [];
  const stays: MaybeDate[] = [];
  const next = [0, 1];
  let kinds: NumberOf | undefined;
  let met = 0;
  const cards: TalliedCards = { counted: 0, excluded: {} };
  const offices = new Map<string, OfficeCards>();
  let office = '';
  let held: OfficeCards | undefined;
  let dense = new Uint16Array();
  if (!isByOffice) openOffice('');

  function openOffice(name: string): void {
    const known = offices.get(name);
    if (known === undefined) refuseNumber(name);
    if (known === undefined && offices.size === MOST_OFFICES) {
      throw new FaultError('input-too-many-offices', { most: MOST_OFFICES });
    }
    const opened = known ?? {
      dense: new Uint16Array(PLACES_AT_FIRST),
      sparse: new Map(),
    };
    offices.set(name, opened);
    office = name;
    held = opened;
    dense = opened.dense;
  }

  function numberOf(facts: Facts): number {
    const { open, stay } = stayIn(facts);
    return numberIn(groupOfOpen(open), stay);
  }

  function groupOfOpen(open: Facts): FactGroup {
    const key = open.join();
    const found = groupOf.get(key);
    if (found !== undefined) return found;
    const group: FactGroup = {
      index: groups.length,
      open,
      restsOnBirthday: restOnBirthday(open),
      numbers: new Map(),
    };
    groups.push(group);
    groupOf.set(key, group);
    return group;
  }

  function numberIn(group: FactGroup, stay: MaybeDate): number {
    const { open, restsOnBirthday, numbers } = group;
    const found = numbers.get(stay);
    if (found !== undefined) return found;
    // Facts of few records would leave most of their places empty.
    const isShared =
      restsOnBirthday &&
      stay === ABSENT &&
      daysIn(open).length === 0 &&
      !(isByOffice && open[0] !== 0);
    const parity = isShared ? 0 : 1;
    const number = next[parity] as number;
    next[parity] = number + 2;
    known[number] = group;
    stays[number] = stay;
    numbers.set(stay, number);
    return number;
  }

  /** The number of a record's facts by that of its kind: the kind leaves the end of the stay open. */
  function numberWithStay(number: number, { stayExpiresOn }: CardRecord): number {
    if (stayExpiresOn === ABSENT || stays[number] === ABSENT) return number;
    return numberIn(known[number] as FactGroup, stayExpiresOn);
  }

  function knowsKinds(): boolean {
    if (kinds !== undefined) return true;
    met += 1;
    if (met <= oneByOne) return false;
    const laws = [...new Set(views.map(({ law }) => law))];
    const shortcut = views.some(({ method }) => method === 'issue-year');
    // Whatever the year: it is the month and day that tell.
    const issues = shortcut ? [fiscalYearStart(SOME_YEAR)] : [];
    kinds = rememberCourses(laws, issues, (record) => {
      let isOdd = false;
      const facts = factsOf(record, () => {
        isOdd = true;
      });
      // Within a kind, an expiry that is no birthday is the end of the stay.
      if (daysIn(facts).some((day) => day !== record.stayExpiresOn)) return NO_COURSE;
      return isOdd ? NO_COURSE : numberOf(facts);
    });
    return true;
  }

  function addAt(number: number, birthday: number, count: number): void {
    if ((number & 1) === 0) {
      const place = (number >> 1) * BIRTHDAYS + birthday;
      if (place >= dense.length) makeRoom(place);
      const sum = (dense[place] as number) + count;
      if (sum < DENSE_BELOW) {
        dense[place] = sum;
        return;
      }
      // The old sum moves too, so that the next cards find room.
      dense[place] = 0;
      addSparse(number, birthday, sum);
      return;
    }
    addSparse(number, birthday, count);
  }

  function addSparse(number: number, birthday: number, count: number): void {
    const { sparse } = held as OfficeCards;
    const own = (known[number] as FactGroup).restsOnBirthday ? birthday : 0;
    const place = number * BIRTHDAYS + own;
    sparse.set(place, (sparse.get(place) ?? 0) + count);
  }

  function makeRoom(place: number): void {
    const larger = new Uint16Array(Math.max(place + BIRTHDAYS, dense.length * 2));
    larger.set(dense);
    dense = larger;
    (held as OfficeCards).dense = larger;
  }

  function exclude(status: CardStatus, count: number): void {
    cards.excluded[status] = (cards.excluded[status] ?? 0) + count;
  }

  function include(of: string, count: number): void {
    cards.counted += count;
    if (isByOffice && (of !== office || held === undefined)) openOffice(of);
  }

  function add(record: CardRecord, find?: FindInExpiries): void {
    const { birth, count, status } = record;
    let number = NO_COURSE;
    if (!holdsRecordedExpiry(record) && knowsKinds()) number = (kinds as NumberOf)(record);
    if (status !== 'active') {
      exclude(status, count);
      if (find && number === NO_COURSE) factsOf(record, find);
      return;
    }
    include(record.office, count);
    if (number === NO_COURSE) number = numberOf(factsOf(record, find));
    else number = numberWithStay(number, record);
    addAt(number, ORDINAL[birth % 10000] as number, count);
  }

  function takePlain(record: CardRecord): boolean {
    if (!knowsKinds()) return false;
    const number = (kinds as NumberOf)(record);
    if (number === NO_COURSE) return false;
    const { count } = record;
    if (record.status !== 'active') exclude(record.status, count);
    else {
      include(record.office, count);
      addAt(numberWithStay(number, record), ORDINAL[record.birth % 10000] as number, count);
    }
    return true;
  }

  function visit(of: string, take: VisitHeld): void {
    eachPlace(offices.get(of) as OfficeCards, (number, birthday, count) => {
      const { index, open } = known[number] as FactGroup;
      take(index, open, stays[number] as MaybeDate, MONTH_DAY[birthday] as number, count);
    });
  }

  function absorb({ cards: added, facts, offices: parts }: HeldPart): void {
    cards.counted += added.counted;
    for (const [status, count] of Object.entries(added.excluded)) {
      exclude(status as CardStatus, count);
    }
    /** By the number in the part. */
    const own = new Map<number, number>();
    for (const { open, numbers } of facts) {
      const group = groupOfOpen(open);
      for (let index = 0; index < numbers.length; index += 2) {
        const stay = numbers[index] as MaybeDate;
        own.set(numbers[index + 1] as number, numberIn(group, stay));
      }
    }
    for (const { office: name, ...part } of parts) {
      // An office that a thread met in another part may have no cards left.
      let isOpen = false;
      const add = (number: number, birthday: number, count: number) => {
        if (!isOpen) openOffice(name);
        isOpen = true;
        addAt(number, birthday, count);
      };
      // Nearly all places of nearly all parts: a loop of its own for the places of each fact.
      for (let from = 0; from < part.dense.length; from += BIRTHDAYS) {
        const number = own.get((from / BIRTHDAYS) * 2);
        if (number === undefined) continue;
        const end = Math.min(from + BIRTHDAYS, part.dense.length);
        for (let place = from; place < end; place += 1) {
          const count = part.dense[place] as number;
          if (count !== 0) add(number, place - from, count);
        }
      }
      const { sparse } = part;
      for (let index = 0; index < sparse.length; index += 2) {
        const place = sparse[index] as number;
        const number = own.get(Math.trunc(place / BIRTHDAYS)) as number;
        add(number, place % BIRTHDAYS, sparse[index + 1] as number);
      }
    }
  }

  function uniteSmall(least: number, tells: (label: string) => boolean): number {
    const small = [...offices].filter(([name, of]) => {
      if (name === '' || labelsUnder(name) > 0) return false;
      if (tells(name)) return true;
      let sum = 0;
      eachPlace(of, (_number, _birthday, count) => {
        sum += count;
      });
      return sum < least;
    });
    const met = small.filter(([, of]) => !isEmpty(of));
    for (const [name] of small) offices.delete(name);
    held = undefined;
    if (met.length === 0) return 0;
    openOffice(otherOffices(met.length));
    for (const [, of] of met) eachPlace(of, addAt);
    return met.length;
  }

  function restart(): void {
    cards.counted = 0;
    for (const status of Object.keys(cards.excluded)) delete cards.excluded[status as CardStatus];
    for (const { dense, sparse } of offices.values()) {
      dense.fill(0);
      sparse.clear();
    }
  }

  function part(): HeldPart {
    // Facts that end with a stay are many: those without cards in the part are not sent again with each.
    const met = new Set<number>();
    for (let number = 0; number < (next[0] as number); number += 2) met.add(number);
    for (const { sparse } of offices.values()) {
      for (const place of sparse.keys()) met.add(Math.trunc(place / BIRTHDAYS));
    }
    const numbers = new Map<FactGroup, number[]>();
    for (const number of met) {
      const group = known[number] as FactGroup;
      const own = numbers.get(group) ?? [];
      own.push(stays[number] as MaybeDate, number);
      numbers.set(group, own);
    }
    return {
      cards,
      facts: [...numbers].map(([{ open }, own]) => ({ open, numbers: Int32Array.from(own) })),
      offices: [...offices].map(([office, { dense, sparse }]) => ({
        office,
        dense,
        sparse: inTurn(sparse),
      })),
    };
  }

  return {
    ...{ views, cards, add, takePlain, part, absorb, restart, visit },
    offices: () => [...offices.keys()],
    uniteSmall,
  };
}

const SOME_YEAR = 2000;

/** Places and their cards, in turn. */
function inTurn(sparse: ReadonlyMap<number, number>): Float64Array {
  const places = new Float64Array(sparse.size * 2);
  let next = 0;
  for (const [place, count] of sparse) {
    places[next] = place;
    places[next + 1] = count;
    next += 2;
  }
  return places;
}

function isEmpty(of: OfficeCards): boolean {
  return of.sparse.size === 0 && of.dense.every((count) => count === 0);
}

/** Visits the cards of an office by the number of their facts and the birthday. */
function eachPlace(
  { dense, sparse }: OfficeCards,
  take: (number: number, birthday: number, cards: number) => void,
): void {
  for (let place = 0; place < dense.length; place += 1) {
    const count = dense[place] as number;
    if (count !== 0) take(Math.trunc(place / BIRTHDAYS) * 2, place % BIRTHDAYS, count);
  }
  for (const [place, count] of sparse) {
    take(Math.trunc(place / BIRTHDAYS), place % BIRTHDAYS, count);
  }
}
