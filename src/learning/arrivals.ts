// Who comes after a day, drawn from what was learned on it: how sure the learned shares are, and chance, together.
import { randomStream } from '../synthesis/random.js';

/** The share that comes at each step after the opening of the window, of those who have not come before: what it rests on. */
export interface Hazards {
  /** How many came at each step, and of how many. */
  readonly steps: readonly { readonly came: number; readonly of: number }[];
}

/** People due in a month who had not come by the first month looked at. Months are any running numbers. */
export interface Awaited {
  readonly month: number;
  readonly people: number;
}

/** The months looked at, and what keeps some of those who come from being seen in them. */
export interface ArrivalFrame {
  readonly from: number;
  /** The first month no longer looked at. */
  readonly until: number;
  /** Months before the one due at which the first step of the hazards lies. */
  readonly lead: number;
  /** The share of those who come in a month that is seen: who has left by then is not. */
  readonly seen: (month: number) => number;
}

/** Who is expected month by month, and who came in each draw. */
export interface Arrivals {
  readonly expected: Float64Array;
  readonly draws: readonly Float64Array[];
}

export const DRAWS = 1000;
/** The sum of so many even numbers from 0 to 1 has variance 1, and is as good as normal; unlike a logarithm it is exact. */
const EVEN_NUMBERS = 12;
/** Up to so many people each is drawn by themselves. */
const FEW = 24;

/**
 * Draws of who comes by month: each draw takes its shares from what chance leaves open of them, and then each person's chance
 * from these. `stream` tells apart what is drawn side by side; `count` is the number of draws. The same for the same input.
 */
export function drawArrivals(
  awaited: readonly Awaited[],
  { steps }: Hazards,
  { from, until, lead, seen }: ArrivalFrame,
  stream: number,
  count = DRAWS,
): Arrivals {
  const months = Math.max(0, until - from);
  const seenIn = Array.from({ length: months }, (_, index) => seen(from + index));
  const chance = chanceOf(stream);
  /** Goes through the months of each cohort; `comes` says how many of those left come at a step. */
  const follow = (comes: (left: number, step: number) => number, see: typeof comes) => {
    const came = new Float64Array(months);
    for (const { month, people } of awaited) {
      let left = people;
      const first = Math.max(0, from - month + lead);
      const end = Math.min(steps.length, until - month + lead);
      for (let step = first; step < end && left > 0; step += 1) {
        const now = comes(left, step);
        left -= now;
        const place = month - lead + step - from;
        if (place >= 0) came[place] = (came[place] as number) + see(now, place);
      }
    }
    return came;
  };
  const expected = follow(
    (left, step) => left * shareOf(steps[step]),
    (now, place) => now * (seenIn[place] as number),
  );
  const draws = Array.from({ length: count }, () => {
    const shares = steps.map(({ came, of }) => {
      if (of <= 0) return 0;
      // Half a person more on either side: of few, none seen is no proof of none.
      const likely = (came + 0.5) / (of + 1);
      const error = Math.sqrt(Math.max(0, likely * (1 - likely)) / (of + 1));
      return within(came / of + chance.normal() * error);
    });
    return follow(
      (left, step) => chance.of(Math.round(left), shares[step] as number),
      (now, place) => chance.of(now, seenIn[place] as number),
    );
  });
  return { expected, draws };
}

/** Shares of those who come, by step, as the share of those left at each. */
export function hazardsOf(shares: readonly number[], people: number): Hazards {
  let left = people;
  return {
    steps: shares.map((share) => {
      const step = { came: Math.min(left, share * people), of: left };
      left -= step.came;
      return step;
    }),
  };
}

function shareOf(step: { readonly came: number; readonly of: number } | undefined): number {
  return step === undefined || step.of <= 0 ? 0 : within(step.came / step.of);
}

function within(share: number): number {
  return Math.max(0, Math.min(1, share));
}

function chanceOf(stream: number) {
  const random = randomStream(1, stream);
  const numbers = new Float64Array(1024);
  let next = numbers.length;
  const even = () => {
    if (next === numbers.length) {
      random(numbers, numbers.length);
      next = 0;
    }
    next += 1;
    return numbers[next - 1] as number;
  };
  const normal = () => {
    let sum = -EVEN_NUMBERS / 2;
    for (let each = 0; each < EVEN_NUMBERS; each += 1) sum += even();
    return sum;
  };
  return {
    normal,
    /** How many of some people something happens to, each with this chance. */
    of: (people: number, share: number): number => {
      if (share <= 0 || people <= 0) return 0;
      if (share >= 1) return people;
      if (people > FEW) {
        const drawn = people * share + normal() * Math.sqrt(people * share * (1 - share));
        return Math.max(0, Math.min(people, Math.round(drawn)));
      }
      let count = 0;
      for (let person = 0; person < people; person += 1) if (even() < share) count += 1;
      return count;
    },
  };
}
