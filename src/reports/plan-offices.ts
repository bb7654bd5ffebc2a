// Plan by office: each scenario's demand of each office, year by year; what an office can handle is not known.
import type { CivilDate } from '../calendar/civil-date.js';
import { partialYear } from '../calendar/fiscal-year.js';
import { wholeParts } from '../calendar/fraction.js';
import { compareWithCapacity } from '../capacity/comparison.js';
import type { ForecastRow, KindFigures } from '../capacity/forecast-row.js';
import { SUPPRESSIBLE, type Suppression, suppressSmall } from '../privacy/suppression.js';
import { type Demand, demandSum, monthsOfYear, type Span } from '../scenario/demand.js';
import type { Case, Ranged, Scenario } from '../scenario/scenario.js';
import type { Basis } from './forecast.js';
import { isRanged } from './plan.js';

/** One office in one fiscal year. Counts are blank where they would reveal a handful of people. */
export interface OfficePlanRow extends KindFigures {
  readonly fiscalYear: number;
  /** Blank: no office recorded, and new cards. */
  readonly office: string;
  /** The day on which the plan begins, where the year had begun before it. */
  readonly partialFrom?: CivilDate;
  /** The same with the lowest and with the highest demand, if an assumption is a range. */
  readonly low?: KindFigures;
  readonly high?: KindFigures;
}

/** One scenario's demand by office. */
export interface OfficeScenario extends Pick<Scenario, 'assumptions'> {
  readonly name: string;
  /** Nothing: what an office can handle is not known. */
  readonly capacityFrom: readonly [];
  readonly ranged: boolean;
  readonly rows: readonly OfficePlanRow[];
}

export interface OfficePlanReport {
  readonly kind: 'plan-offices';
  readonly scenarios: readonly OfficeScenario[];
  /** Counts below this are blank; undefined where all are shown. */
  readonly suppressedBelow: number | undefined;
  /** The number of blank counts that a total reveals, since its year has only one office. */
  readonly exposed: number;
  readonly basis: Basis;
}

/** The span of a plan by office, and what of it is blank. */
export interface OfficePlanOptions {
  readonly span: Span;
  /** The as-of day, where it lies within the first year. */
  readonly begins: CivilDate | undefined;
  readonly suppressBelow: number | undefined;
}

const CASES = ['low', 'base', 'high'] as const satisfies readonly Case[];

/**
 * The demand of each office under each scenario. The whole numbers of the offices add up to those of the plan. What is
 * blank in one scenario, or with its lowest or highest demand, is blank in all: one of them can be worked out from another.
 */
export function officePlanReport(
  scenarios: readonly Scenario[],
  demandOf: (scenario: Scenario, which: Case) => ReadonlyMap<string, Demand>,
  { span, begins, suppressBelow }: OfficePlanOptions,
  basis: Basis,
): OfficePlanReport {
  const demands = scenarios.map((scenario) => ({
    low: demandOf(scenario, 'low'),
    base: demandOf(scenario, 'base'),
    high: demandOf(scenario, 'high'),
  }));
  const offices = [...new Set(demands.flatMap(({ base }) => [...base.keys()]))].sort((a, b) =>
    a < b ? -1 : a > b ? 1 : 0,
  );
  const tables = demands.map((demand) => ({
    low: tableOf(demand.low, offices, span, begins),
    base: tableOf(demand.base, offices, span, begins),
    high: tableOf(demand.high, offices, span, begins),
  }));
  const shown = suppressBelow === undefined ? undefined : suppressAlike(tables, suppressBelow);
  return {
    kind: 'plan-offices',
    scenarios: scenarios.map(({ name, assumptions }, index): OfficeScenario => {
      const { low, base, high } = (shown?.tables ?? tables)[index] as Ranged<readonly Counts[]>;
      const ranged = isRanged(assumptions);
      return {
        name,
        capacityFrom: [],
        assumptions,
        ranged,
        rows: base.map((row, place) => ({
          ...row,
          ...(ranged && { low: figuresOf(low[place]), high: figuresOf(high[place]) }),
        })),
      };
    }),
    suppressedBelow: suppressBelow,
    exposed: shown?.exposed ?? 0,
    basis,
  };
}

/** A row of one case. */
type Counts = Omit<OfficePlanRow, 'low' | 'high'>;

function figuresOf(row: Counts | undefined): KindFigures {
  const { card = null, certificate = null, total = null } = row ?? {};
  return { card, certificate, total };
}

/** The rows of one case, office by office and year by year. */
function tableOf(
  demands: ReadonlyMap<string, Demand>,
  offices: readonly string[],
  { from, to }: Span,
  begins: CivilDate | undefined,
): ForecastRow[] {
  const years = Array.from({ length: to - from + 1 }, (_, index) => {
    const fiscalYear = from + index;
    const partial = begins && partialYear(fiscalYear, begins);
    const whole = { card: wholeParts(), certificate: wholeParts() };
    return { fiscalYear, whole, ...(partial !== undefined && { partialFrom: partial }) };
  });
  return offices.flatMap((office) =>
    years.map(({ whole, ...year }): ForecastRow => {
      const demand = demands.get(office);
      const exact = demandSum(demand === undefined ? [] : monthsOfYear(demand, year.fiscalYear));
      const counts = {
        card: whole.card(exact.card),
        certificate: whole.certificate(exact.certificate),
      };
      return { ...year, office, ...compareWithCapacity(counts, undefined) };
    }),
  );
}

/** The tables with the same figures blank in each: all that are blank in any of them by itself. */
function suppressAlike(
  tables: readonly Ranged<readonly ForecastRow[]>[],
  below: number,
): { readonly tables: Ranged<readonly Counts[]>[]; readonly exposed: number } {
  const alone: Suppression[] = tables.flatMap((table) =>
    CASES.map((which) => suppressSmall(table[which], below)),
  );
  const cells = (pick: (each: Suppression) => Suppression['suppressed']) =>
    new Set(alone.flatMap((each) => pick(each).map(({ row, figure }) => `${row} ${figure}`)));
  const blank = cells(({ suppressed }) => suppressed);
  const hide = (rows: readonly ForecastRow[]): Counts[] =>
    rows.map((row, place) => {
      const hidden = SUPPRESSIBLE.filter((figure) => blank.has(`${place} ${figure}`));
      const { fiscalYear, office = '', partialFrom, card, certificate, total } = row;
      return {
        ...{ fiscalYear, office, card, certificate, total },
        ...(partialFrom !== undefined && { partialFrom }),
        ...Object.fromEntries(hidden.map((figure) => [figure, null])),
      };
    });
  return {
    tables: tables.map(({ low, base, high }) => ({
      low: hide(low),
      base: hide(base),
      high: hide(high),
    })),
    exposed: cells(({ exposed }) => exposed).size,
  };
}
