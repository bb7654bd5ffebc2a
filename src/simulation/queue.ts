// The queue: people are served in the order in which they ask, as far as each day's capacity goes.
import type { ProcedureKind } from '../procedures/procedures.js';
import type { Group, Requests } from './requests.js';

/** What each day of a run has, and into which periods its figures go. */
export interface QueueDays {
  /** Whole procedures of each day. */
  readonly capacities: readonly number[];
  /** The period of each day: 0 and up, never falling. */
  readonly periodOf: Int32Array;
  readonly periods: number;
}

/** What becomes of those whose document ends while they wait: they keep their place in line, or give it up. */
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

/** Nobody's waits yet. */
export function noWaits({ capacities, periods }: QueueDays): Waits {
  return new Float64Array(periods * capacities.length);
}

/**
 * One run. Whoever asks takes the first free place from that day on, that day included, behind everybody who asked before;
 * of those who ask on one day, the one due first goes first. Room left over on a day is lost. Someone who still waits at
 * the end of the day due has lapsed while waiting; someone who asked after the day due has not. At the end of every period
 *
 *     arrived = served + waiting + lapsed, each added up over the periods so far,
 *
 * where with `leave` lapsed is everybody who lapsed while waiting, and with `keep-place` those of them not served yet.
 * Adds the days waited of everybody served to `waits`.
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
  // The person first in line, the day on which that person asked, and what of the request is not served yet.
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
