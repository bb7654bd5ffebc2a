// The queue: people are served in the order in which they ask, as far as each day's capacity goes.
import type { ProcedureKind } from '../procedures/procedures.js';
import type { Group, Requests } from './requests.js';

/** The days of a run: the capacity of each, and the period to which it belongs. */
export interface QueueDays {
  /** Whole procedures of each day. */
  readonly capacities: readonly number[];
  /** The period of each day: 0 and up, never falling. */
  readonly periodOf: Int32Array;
  readonly periods: number;
}

/** Whether people whose document ends while they wait keep their place in line or leave it. */
export type AfterLapse = 'keep-place' | 'leave';

/** People by period, of one run. */
export interface RunFigures {
  /** Who asked. */
  readonly arrived: Float64Array;
  /** Of these, whose document had ended before they asked. */
  readonly cameAfterLapse: Float64Array;
  readonly served: Float64Array;
  /** Whose document ended while they waited, in the period in which it ended. */
  readonly lapsed: { readonly [Kind in ProcedureKind]: Float64Array };
  /** Who was served after the document had ended while they waited, in the period in which they were served. */
  readonly servedLapsed: Float64Array;
}

/** People served, by period and days waited: place period × days + days waited. Many runs may add to one. */
export type Waits = Float64Array;

/** Empty counts of days waited. */
export function noWaits({ capacities, periods }: QueueDays): Waits {
  return new Float64Array(periods * capacities.length);
}

/**
 * Simulates one run. A request takes the first free place from its day on, that day included, behind all requests before
 * it; among the requests of one day, the one due first goes first. Capacity left over on a day is lost. Someone who still
 * waits at the end of the day due has lapsed while waiting; someone who asked after the day due has not. At the end of
 * every period
 *
 *     arrived = served + waiting + lapsed, each added up over the periods so far,
 *
 * where `lapsed` is, with `leave`, everybody who lapsed while waiting, and with `keep-place` those of them not served
 * yet. Adds the days waited of everybody served to `waits`.
 */
export function runQueue(
  requests: Requests,
  groups: readonly Group[],
  days: QueueDays,
  afterLapse: AfterLapse,
  waits: Waits,
): RunFigures {
  const { starts, groups: groupOf, amounts } = requests;
  const { capacities, periodOf } = days;
  const dayCount = capacities.length;
  const last = starts[dayCount] as number;
  const dues = Int32Array.from(groups, ({ due }) => due);
  const figures = noFigures(days.periods);
  countArrivals(requests, dues, days, figures);
  const lapsedOfGroup = groups.map(({ kind }) => figures.lapsed[kind]);
  // The first person in line, the day of the request, and how much of the request is not served yet.
  let head = 0;
  let askedOn = 0;
  let left = amounts?.[0] ?? 1;
  for (let day = 0; day < dayCount; day += 1) {
    const end = starts[day + 1] as number;
    const period = periodOf[day] as number;
    const capacity = capacities[day] as number;
    let room = capacity;
    while (room > 0 && head < end) {
      while (head >= (starts[askedOn + 1] as number)) askedOn += 1;
      const group = groupOf[head] as number;
      const due = dues[group] as number;
      const lapsed = due < day && due >= askedOn;
      const leaves = lapsed && afterLapse === 'leave';
      const taken = leaves || left < room ? left : room;
      if (lapsed) addTo(lapsedOfGroup[group] as Float64Array, periodOf[due] as number, taken);
      if (!leaves) {
        addTo(waits, period * dayCount + day - askedOn, taken);
        if (lapsed) addTo(figures.servedLapsed, period, taken);
        room -= taken;
      }
      left -= taken;
      if (left === 0) {
        head += 1;
        left = amounts === undefined ? 1 : (amounts[head] ?? 0);
      }
    }
    addTo(figures.served, period, capacity - room);
  }
  for (; head < last; head += 1) {
    while (head >= (starts[askedOn + 1] as number)) askedOn += 1;
    const group = groupOf[head] as number;
    const due = dues[group] as number;
    if (due >= askedOn && due < dayCount) {
      addTo(lapsedOfGroup[group] as Float64Array, periodOf[due] as number, left);
    }
    left = amounts === undefined ? 1 : (amounts[head + 1] ?? 0);
  }
  return figures;
}

function countArrivals(
  { starts, groups, amounts }: Requests,
  dues: Int32Array,
  { periodOf }: QueueDays,
  { arrived, cameAfterLapse }: RunFigures,
): void {
  periodOf.forEach((period, day) => {
    const end = starts[day + 1] as number;
    let asked = 0;
    let tooLate = 0;
    for (let request = starts[day] as number; request < end; request += 1) {
      const amount = amounts === undefined ? 1 : (amounts[request] as number);
      asked += amount;
      if ((dues[groups[request] as number] as number) < day) tooLate += amount;
    }
    addTo(arrived, period, asked);
    addTo(cameAfterLapse, period, tooLate);
  });
}

function addTo(sums: Float64Array, place: number, amount: number): void {
  sums[place] = (sums[place] as number) + amount;
}

function noFigures(periods: number): RunFigures {
  return {
    arrived: new Float64Array(periods),
    cameAfterLapse: new Float64Array(periods),
    served: new Float64Array(periods),
    lapsed: { card: new Float64Array(periods), certificate: new Float64Array(periods) },
    servedLapsed: new Float64Array(periods),
  };
}
