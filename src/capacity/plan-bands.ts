// The bands of a plan: where the total, what waits and the windows that are enough lie in eight of ten draws.

import { type Band, type DemandDraws, percentiles, totalsOf } from '../scenario/bands.js';
import type { Demand } from '../scenario/demand.js';
import type { CapacityFrom } from '../scenario/scenario.js';
import { type Carried, carry } from './backlog.js';
import { firstSiteWithWindows, neededFor } from './needed.js';
import type { Operations } from './opening-calendar.js';
import { monthSpan, segmentsIn, yearMix, yearSpan } from './site-capacity.js';

/** In eight of ten draws: the total, what is carried out, and the fewest windows that leave nothing waiting then. */
export interface PlanBands {
  readonly total: Band;
  readonly carriedOut: Band;
  /** Undefined where no site has windows in the period. An end is null where no number of them is enough. */
  readonly windows?: { readonly [End in keyof Band | 'base']: number | null };
}

/** What the bands of a plan rest on: its figures at the base. */
export interface BandBasis {
  readonly base: readonly { readonly total: number; readonly capacity: number }[];
  readonly demand: Demand;
  readonly capacity: readonly CapacityFrom[];
  readonly periods: readonly {
    readonly fiscalYear: number;
    /** The months in it, as fiscal month numbers. */
    readonly months: readonly number[];
    /** Undefined for a whole year. */
    readonly month: number | undefined;
  }[];
  readonly operations: Operations;
}

/** The bands of each period. Capacity is that of the base: its mix of kinds hardly differs from draw to draw. */
export function planBands(
  draws: DemandDraws,
  { base, demand, capacity, periods, operations }: BandBasis,
): PlanBands[] | undefined {
  if (draws.length === 0) return undefined;
  const drawn = periods.map(({ months }) =>
    totalsOf(
      draws,
      months.map((month) => month - demand.firstMonth),
    ),
  );
  const totals = draws.map((_, draw) => drawn.map((period) => period[draw] as number));
  const capacities = base.map((figures) => figures.capacity);
  const waiting = totals.map((each) => carry(each, capacities));
  const site = firstSiteWithWindows(capacity);
  const neededOf =
    site &&
    neededFor({
      ...{ capacity, site, vary: 'windows', operations },
      periods: periods.map(({ fiscalYear, month }, index) => ({
        ...(month === undefined ? yearSpan(fiscalYear) : monthSpan(month)),
        total: base[index]?.total ?? 0,
        mix: yearMix(demand, fiscalYear),
      })),
    });
  const windows = neededOf && {
    base: neededOf(base.map(({ total }) => total)),
    drawn: totals.map(neededOf),
  };
  const hasWindows = periods.map(({ fiscalYear, month }) =>
    segmentsIn(capacity, month === undefined ? yearSpan(fiscalYear) : monthSpan(month)).some(
      ({ sites }) => sites.some(({ type }) => type === 'windows'),
    ),
  );
  return periods.map((_, index): PlanBands => {
    const ends = windows && percentiles(windows.drawn.map((each) => each[index] ?? ENDLESS));
    const finite = (end: number) => (end === ENDLESS ? null : end);
    return {
      total: percentiles(drawn[index] as number[]) as Band,
      carriedOut: percentiles(waiting.map((each) => (each[index] as Carried).carriedOut)) as Band,
      ...(windows &&
        ends &&
        hasWindows[index] && {
          windows: {
            base: windows.base[index] ?? null,
            p10: finite(ends.p10),
            p90: finite(ends.p90),
          },
        }),
    };
  });
}

/** More windows than there can be. */
const ENDLESS = Number.POSITIVE_INFINITY;
