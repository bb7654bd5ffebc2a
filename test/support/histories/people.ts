// Who gets a first card, and when: in waves like the published ones.
import { civilOf, isDay, numberOf } from '../../oracle/calendar.js';
import type { Chance } from '../seeded.js';
import type { HistoryAssumptions } from './assumptions.js';

/** First cards by fiscal year, as the published table has them; from 2026 on a round figure. */
const WAVES: readonly (readonly [fiscalYear: number, cards: number])[] = [
  [2015, 6416],
  [2016, 26028],
  [2017, 13248],
  [2018, 11151],
  [2019, 10895],
  [2020, 34717],
  [2021, 37882],
  [2022, 40773],
  [2023, 30590],
  [2024, 24746],
  [2025, 29584],
];
const LATER = 20000;
/** The first cards were handed over in January 2016. */
const FIRST_CARDS = 20160115;

/** Ages at the first card: from, to, share. */
const AGES: readonly (readonly [from: number, to: number, share: number])[] = [
  [0, 4, 0.05],
  [5, 13, 0.07],
  [14, 17, 0.05],
  [18, 19, 0.03],
  [20, 39, 0.28],
  [40, 64, 0.32],
  [65, 95, 0.2],
];

const OFFICES = ['本庁', '東支所', '西支所', '南支所', '北支所'];

/** Someone before the first card is made. */
export interface Person {
  readonly birth: number;
  readonly firstMadeOn: number;
  readonly office: string;
  readonly foreign: boolean;
  /** The day of moving in with the card; undefined for those who have been here. */
  readonly arrivesOn: number | undefined;
}

/** Spans of days with the number of first cards in each, up to a day. */
export function wavesUntil(day: number): readonly { from: number; to: number; cards: number }[] {
  const last = numberOf(day);
  const spans: { from: number; to: number; cards: number }[] = [];
  for (let year = 2015; numberOf(year * 10000 + 401) <= last; year += 1) {
    const from = numberOf(year === 2015 ? FIRST_CARDS : year * 10000 + 401);
    const end = numberOf((year + 1) * 10000 + 331);
    const cards = WAVES.find(([fiscalYear]) => fiscalYear === year)?.[1] ?? LATER;
    const to = Math.min(end, last);
    if (to >= from) spans.push({ from, to, cards: (cards * (to - from + 1)) / (end - from + 1) });
  }
  return spans;
}

/** Invents someone who gets a first card by the day. */
export function person(
  chance: Chance,
  waves: ReturnType<typeof wavesUntil>,
  { day, foreign, movedIn }: HistoryAssumptions,
): Person {
  const wave = drawn(
    chance,
    waves.map((span) => [span, span.cards]),
  );
  const firstMadeOn = chance.whole(wave.from, wave.to);
  const [youngest, oldest] = drawn(
    chance,
    AGES.map(([from, to, share]) => [[from, to] as const, share]),
  );
  const age = chance.whole(youngest, oldest);
  const isForeign = chance.happens(foreign);
  const movesIn = chance.happens(movedIn);
  const arrival = chance.whole(firstMadeOn, numberOf(day));
  return {
    birth: Math.min(
      sameDayYearsAgo(firstMadeOn, age) - chance.whole(0, 364),
      // The application has to be made by someone who is born.
      firstMadeOn - 20,
    ),
    firstMadeOn,
    office: chance.oneOf(OFFICES),
    foreign: isForeign,
    arrivesOn: movesIn ? arrival : undefined,
  };
}

/** One of several, each as probable as its weight says. */
export function drawn<Item>(chance: Chance, weighted: readonly (readonly [Item, number])[]): Item {
  let left = chance.next() * weighted.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [item, weight] of weighted) {
    left -= weight;
    if (left < 0) return item;
  }
  return (weighted.at(-1) as readonly [Item, number])[0];
}

function sameDayYearsAgo(day: number, years: number): number {
  const civil = civilOf(day) - years * 10000;
  return numberOf(isDay(civil) ? civil : civil - 1);
}
