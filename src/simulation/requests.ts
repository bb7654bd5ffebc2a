// Requests for appointments by day: drawn by chance, person by person, or in the parts that are expected.
import { fiscalMonthOf } from '../calendar/fiscal-year.js';
import { type Fraction, toNumber } from '../calendar/fraction.js';
import type { ProcedureKind } from '../procedures/procedures.js';
import type { DuePeople } from '../scenario/due-people.js';
import type { RandomFill } from '../synthesis/random.js';
import type { PlanDays } from './plan-days.js';

/** The day due where no document ends: a new card to be handed over. */
export const NEVER_DUE = 0x7fff_ffff;

/** Days on which someone may ask, each with its chance; the remainder to 1 is the chance of none of them. */
interface Chances {
  readonly days: readonly number[];
  readonly chances: readonly number[];
}

/** People of one kind and one day due, alike in their chances. */
export interface Group {
  readonly kind: ProcedureKind;
  /** The day due, counted as the plan's days are; {@link NEVER_DUE} for none. */
  readonly due: number;
  readonly people: number;
  readonly chances: Chances;
}

/** The requests of one run in order of the day they are made, those of one day in order of the day due. */
export interface Requests {
  /** Where each day's requests begin, and after the last day their number. */
  readonly starts: Int32Array;
  /** The group of each request, as its index. */
  readonly groups: Int32Array;
  /** People behind each request; undefined where it is one each. */
  readonly amounts: Float64Array | undefined;
}

/** New cards handed over in a fiscal year. */
export interface HandOver {
  /** Its months, as fiscal month numbers with their shares; they may lie outside the plan. */
  readonly months: ReadonlyMap<number, Fraction>;
  readonly cards: number;
}

/**
 * Who may ask when. Someone due in a month asks in the month that the lead or lag makes of it, on one of its days: each
 * with a chance in proportion to the day's capacity, since appointments are asked for as they are offered; evenly where
 * there is none. (In the month due itself that may be after the day due: if nobody asked later than that, people would
 * crowd at the month's beginning, and the line would tell of the assumption and not of the counters.) Each new card is
 * handed over in one of its year's months by their shares. `sharesOf`: the leads and lags of those of a kind due in a month, as a fiscal month
 * number. `capacities`: of each day of the plan.
 */
export function requestGroups(
  people: readonly DuePeople[],
  handOvers: readonly HandOver[],
  sharesOf: (dueMonth: number, kind: ProcedureKind) => ReadonlyMap<number, Fraction>,
  capacities: readonly number[],
  days: PlanDays,
): Group[] {
  const { monthStarts } = days;
  const within = Array.from({ length: days.months }, (_, month) =>
    dayChances(capacities, monthStarts[month] as number, monthStarts[month + 1] as number),
  );
  const known = new Map<string, Chances>();
  const inMonths = (shares: ReadonlyMap<number, Fraction>, comes: number): Chances =>
    joined(
      [...shares].map(([month, share]) => ({
        within: within[month - days.firstMonth],
        share: toNumber(share) * comes,
      })),
    );
  const chancesOf = (dueMonth: number, comes: number, kind: ProcedureKind): Chances => {
    const key = `${dueMonth}:${comes}:${kind}`;
    const existing = known.get(key);
    if (existing) return existing;
    const shares = [...sharesOf(dueMonth, kind)].map(
      ([offset, share]) => [dueMonth + offset, share] as const,
    );
    const made = inMonths(new Map(shares), comes);
    known.set(key, made);
    return made;
  };
  const due = people.map(({ kind, dueOn, people: count, comes, months }): Group => {
    const chances =
      months === undefined ? chancesOf(fiscalMonthOf(dueOn), comes, kind) : inMonths(months, comes);
    return { kind, due: days.numberOf(dueOn), people: count, chances };
  });
  const handed = handOvers.map(
    ({ months, cards }): Group => ({
      kind: 'card',
      due: NEVER_DUE,
      people: cards,
      chances: inMonths(months, 1),
    }),
  );
  return [...due, ...handed];
}

/** The chance of each day from `first` up to but not including `end`, for someone who asks on one of them. */
function dayChances(capacities: readonly number[], first: number, end: number): Chances {
  const all = capacities.slice(first, end);
  const sum = all.reduce((before, capacity) => before + capacity, 0);
  const open = all
    .map((capacity, index) => ({
      day: first + index,
      chance: sum === 0 ? 1 / all.length : capacity / sum,
    }))
    .filter(({ chance }) => chance > 0);
  return { days: open.map(({ day }) => day), chances: open.map(({ chance }) => chance) };
}

/** Months combined by their shares; the share of a month outside the plan is lost. */
function joined(months: readonly { within: Chances | undefined; share: number }[]): Chances {
  const inPlan = months.filter(({ share }) => share > 0);
  return {
    days: inPlan.flatMap(({ within }) => within?.days ?? []),
    chances: inPlan.flatMap(({ within, share }) =>
      (within?.chances ?? []).map((chance) => chance * share),
    ),
  };
}

/**
 * Walker's alias table (Vose's construction): one random number selects a place, and then its own day or its alias. −1
 * means no day.
 */
interface DrawTable {
  readonly places: number;
  readonly limit: Float64Array;
  readonly own: Int32Array;
  readonly other: Int32Array;
}

function drawTable({ days, chances }: Chances): DrawTable {
  const places = days.length + 1;
  const left = Math.max(0, 1 - chances.reduce((sum, chance) => sum + chance, 0));
  const own = Int32Array.from([...days, -1]);
  const other = own.slice();
  const limit = Float64Array.from([...chances, left], (chance) => chance * places);
  const small: number[] = [];
  const large: number[] = [];
  limit.forEach((filled, place) => {
    (filled < 1 ? small : large).push(place);
  });
  for (;;) {
    const [poor, rich] = [small.pop(), large.at(-1)];
    if (poor === undefined || rich === undefined) break;
    other[poor] = own[rich] as number;
    limit[rich] = (limit[rich] as number) + (limit[poor] as number) - 1;
    if ((limit[rich] as number) < 1) {
      large.pop();
      small.push(rich);
    }
  }
  // What is left over differs from 1 by rounding only.
  for (const place of [...small, ...large]) limit[place] = 1;
  return { places, limit, own, other };
}

/**
 * A generator of requests: each call makes every person of every group ask on a day, or not at all, by the group's
 * chances and the numbers of `random`.
 */
export function createDrawer(
  groups: readonly Group[],
  days: number,
): (random: RandomFill) => Requests {
  const tables = new Map<Chances, DrawTable>();
  const tableOf = groups.map(({ chances }) => {
    const table = tables.get(chances) ?? drawTable(chances);
    tables.set(chances, table);
    return table;
  });
  const most = groups.reduce((sum, { people }) => sum + people, 0);
  const numbers = new Float64Array(groups.reduce((max, { people }) => Math.max(max, people), 0));
  // Reused in every run, so that memory does not grow with the runs.
  const dayOf = new Int32Array(most);
  const groupOf = new Int32Array(most);
  const sorted = new Int32Array(most);
  return (random) => {
    const starts = new Int32Array(days + 1);
    let count = 0;
    for (let group = 0; group < groups.length; group += 1) {
      const { places, limit, own, other } = tableOf[group] as DrawTable;
      const { people } = groups[group] as Group;
      random(numbers, people);
      for (let person = 0; person < people; person += 1) {
        const point = (numbers[person] as number) * places;
        const place = Math.floor(point);
        const day =
          point - place < (limit[place] as number)
            ? (own[place] as number)
            : (other[place] as number);
        if (day < 0) continue;
        dayOf[count] = day;
        groupOf[count] = group;
        count += 1;
        starts[day + 1] = (starts[day + 1] as number) + 1;
      }
    }
    for (let day = 0; day < days; day += 1) {
      starts[day + 1] = (starts[day + 1] as number) + (starts[day] as number);
    }
    const next = starts.slice();
    for (let request = 0; request < count; request += 1) {
      const day = dayOf[request] as number;
      const place = next[day] as number;
      sorted[place] = groupOf[request] as number;
      next[day] = place + 1;
    }
    return { starts, groups: sorted, amounts: undefined };
  };
}

/**
 * The expected requests, in fractions of people. `wholes`: the whole procedures of each kind in each month of the plan,
 * as plans round them; the fractions are scaled to them, so that the months equal the plan's.
 */
export function expectedRequests(
  groups: readonly Group[],
  wholes: readonly { readonly [Kind in ProcedureKind]: number }[],
  { days, months, monthOf }: PlanDays,
): Requests {
  const sums = { card: new Float64Array(months), certificate: new Float64Array(months) };
  const byDay = Array.from({ length: days }, (): { group: number; amount: number }[] => []);
  groups.forEach(({ kind, people, chances }, group) => {
    chances.days.forEach((day, index) => {
      const amount = people * (chances.chances[index] as number);
      const month = monthOf[day] as number;
      sums[kind][month] = (sums[kind][month] as number) + amount;
      byDay[day]?.push({ group, amount });
    });
  });
  const starts = new Int32Array(days + 1);
  byDay.forEach((requests, day) => {
    starts[day + 1] = (starts[day] as number) + requests.length;
  });
  const scaled = byDay.flatMap((requests, day) => {
    const month = monthOf[day] as number;
    return requests.map(({ group, amount }) => {
      const { kind } = groups[group] as Group;
      const whole = wholes[month]?.[kind] ?? 0;
      return (amount * whole) / (sums[kind][month] as number);
    });
  });
  return {
    starts,
    groups: Int32Array.from(byDay.flatMap((requests) => requests.map(({ group }) => group))),
    amounts: Float64Array.from(scaled),
  };
}
