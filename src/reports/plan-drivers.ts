// What a plan's figures follow from, so that a workbook can compute them again: who is due, sites, open days and minutes.
import { type CivilDate, dayAfter } from '../calendar/civil-date.js';
import { type Fraction, fraction, minus, toNumber, ZERO } from '../calendar/fraction.js';
import { minutesOf, type Operations } from '../capacity/opening-calendar.js';
import {
  capacityFromDay,
  daysIn,
  segmentsIn,
  shareOfYear,
  usableHours,
  yearSpan,
} from '../capacity/site-capacity.js';
import { PROCEDURE_KINDS, type ProcedureKind } from '../procedures/procedures.js';
import { type Demand, demandSum, monthsOfYear, type Span } from '../scenario/demand.js';
import type { CapacityFrom, PerKind, Scenario, Site } from '../scenario/scenario.js';

/** The demand of a fiscal year as it follows from the share that comes: `everyone` × take-up + `fixed`. */
export interface DemandDriver {
  readonly everyone: number;
  /** What no take-up moves: the overdue that come, new cards handed over, months that have come already. */
  readonly fixed: number;
}

/** The opening of a site in a fiscal year, or the share of the year for which its figure holds. */
export interface SiteYear {
  readonly openDays: number;
  /** Minutes of one window. */
  readonly minutes: number;
  /** Of these, the minutes in which certificates can be handled. */
  readonly certificateMinutes: number;
  readonly shareOfYear: number;
}

/** A site from a day on. */
export interface SiteDriver {
  readonly from: CivilDate;
  readonly site: Site;
  readonly years: readonly SiteYear[];
}

/** What one scenario's figures follow from, year by year. */
export interface PlanDrivers {
  readonly takeUp: PerKind<number>;
  readonly demand: readonly PerKind<DemandDriver>[];
  readonly sites: readonly SiteDriver[];
}

/** What is asked of {@link planDrivers}. */
export interface DriverOptions {
  readonly span: Span;
  readonly begins: CivilDate | undefined;
  readonly operations: Operations;
}

/**
 * The drivers of a scenario's base demand. `demand` is the demand as planned, `unmoved` the same if nobody came whom the
 * take-up is about.
 */
export function planDrivers(
  { assumptions, capacity: stated }: Scenario,
  demand: Demand,
  unmoved: Demand,
  { span, begins, operations }: DriverOptions,
): PlanDrivers {
  const capacity = capacityFromDay(stated, begins);
  const years = Array.from({ length: span.to - span.from + 1 }, (_, index) => span.from + index);
  const takeUp = (kind: ProcedureKind) => toNumber(assumptions.takeUp[kind].base);
  return {
    takeUp: { card: takeUp('card'), certificate: takeUp('certificate') },
    demand: years.map((year) => {
      const whole = demandSum(monthsOfYear(demand, year));
      const rest = demandSum(monthsOfYear(unmoved, year));
      const [card, certificate] = PROCEDURE_KINDS.map((kind): DemandDriver => {
        const moved = toNumber(minus(whole[kind], rest[kind]));
        const share = takeUp(kind);
        return { everyone: share === 0 ? 0 : moved / share, fixed: toNumber(rest[kind]) };
      }) as [DemandDriver, DemandDriver];
      return { card, certificate };
    }),
    sites: siteDrivers(capacity, years, operations),
  };
}

/** A scenario in which nobody comes whom its take-up is about. */
export function withoutTakeUp(scenario: Scenario): Scenario {
  const nobody = { low: ZERO, base: ZERO, high: ZERO };
  const takeUp = { card: nobody, certificate: nobody };
  return { ...scenario, assumptions: { ...scenario.assumptions, takeUp } };
}

function siteDrivers(
  capacity: readonly CapacityFrom[],
  years: readonly number[],
  operations: Operations,
): SiteDriver[] {
  return capacity.flatMap((segment) =>
    segment.sites.map((site) => ({
      from: segment.from,
      site,
      years: years.map((year) => siteYear(capacity, segment, site, year, operations)),
    })),
  );
}

function siteYear(
  capacity: readonly CapacityFrom[],
  { sites }: CapacityFrom,
  site: Site,
  year: number,
  operations: Operations,
): SiteYear {
  const span = segmentsIn(capacity, yearSpan(year)).find((each) => each.sites === sites);
  if (span === undefined) return { openDays: 0, minutes: 0, certificateMinutes: 0, shareOfYear: 0 };
  const share: Fraction = daysIn(span) === 0 ? fraction(0) : shareOfYear(span);
  const year1 = { openDays: 0, minutes: 0, certificateMinutes: 0, shareOfYear: toNumber(share) };
  if (site.type === 'figure') return year1;
  for (let date = span.first; date <= span.last; date = dayAfter(date)) {
    const { usable, forCertificates } = usableHours(site, date, operations);
    const minutes = minutesOf(usable);
    if (minutes > 0) year1.openDays += 1;
    year1.minutes += minutes;
    year1.certificateMinutes += minutesOf(forCertificates);
  }
  return year1;
}
