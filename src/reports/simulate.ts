// Simulation report: how long people wait, how many, and whose documents end meanwhile, with P10 and P90.
import type { CivilDate } from '../calendar/civil-date.js';
import {
  fiscalMonthEnd,
  fiscalMonthLabel,
  fiscalMonthOf,
  partialMonth,
  partialYear,
} from '../calendar/fiscal-year.js';
import { capacityOfDays } from '../capacity/day-capacity.js';
import { NO_LIMITS, type Operations } from '../capacity/opening-calendar.js';
import { capacityFromDay, yearMix } from '../capacity/site-capacity.js';
import { drawnAssumptions } from '../scenario/bands.js';
import {
  comingShares,
  type Demand,
  handOverMonths,
  leadLagOf,
  type Span,
  wholeDemand,
} from '../scenario/demand.js';
import type { DuePeople } from '../scenario/due-people.js';
import type { Assumptions, CapacityFrom, Scenario } from '../scenario/scenario.js';
import { type Distribution, ofRuns, ofWaits } from '../simulation/distribution.js';
import { planDays } from '../simulation/plan-days.js';
import {
  type AfterLapse,
  noWaits,
  type QueueDays,
  type RunFigures,
  runQueue,
} from '../simulation/queue.js';
import { createDrawer, expectedRequests, requestGroups } from '../simulation/requests.js';
import { randomStream } from '../synthesis/random.js';
import type { KindCounts } from '../tally/tally.js';
import type { Basis } from './forecast.js';
import { isRanged } from './plan.js';

/** The randomness of a simulation. */
export interface Chance {
  readonly runs: number;
  readonly seed: number;
}

/** The span and the options of a simulation. */
export interface SimulationOptions {
  readonly span: Span;
  readonly by: 'month' | undefined;
  /** The as-of day, where it lies within the first year and capacity begins with it. */
  readonly begins?: CivilDate | undefined;
  /** Undefined: one run of expected amounts, without chance. */
  readonly chance: Chance | undefined;
  readonly afterLapse: AfterLapse;
  /** When the national systems handle certificates; undefined for always. */
  readonly operations?: Operations;
}

/** A scenario with the people due under assumptions like its own, and the demand of a plan at its base. */
export interface SimulatedScenario {
  readonly scenario: Scenario;
  readonly peopleOf: (assumptions: Assumptions) => readonly DuePeople[];
  readonly demand: Demand;
}

/** A month or a fiscal year. Figures of people are distributed over the runs, days waited over the people. */
export interface SimulationFigures {
  readonly fiscalYear: number;
  /** The day on which the plan begins, where the period had begun before it. */
  readonly partialFrom?: CivilDate;
  /** Whole procedures, as a plan's months have them. */
  readonly capacity: number;
  /** Who asked for an appointment. */
  readonly arrived: Distribution;
  /** Of these, the people whose document had ended before they asked. */
  readonly cameAfterLapse: Distribution;
  readonly served: Distribution;
  /** Days from request to service, of everybody served in the period, all runs together; 0 is the same day. */
  readonly waitingDays: Distribution;
  /** The line at the period's end: what a plan carries over. */
  readonly queue: Distribution;
  /** The people in line whose document did not end while they waited. */
  readonly waiting: Distribution;
  /** The people not served by the period's end whose document ended while they waited. */
  readonly lapsed: Distribution;
  /** The people whose document ended in the period while they waited. */
  readonly lapsedWhileWaiting: Distribution;
  readonly lapsedWhileWaitingCard: Distribution;
  readonly lapsedWhileWaitingCertificate: Distribution;
}

export interface SimulationMonth extends SimulationFigures {
  /** "2026-04" */
  readonly month: string;
}

export interface SimulationYear extends SimulationFigures {
  /**
   * The month with the longest line at its end by the median, the first if there are several; undefined if nobody waits.
   */
  readonly worstMonth: { readonly month: string; readonly queue: number } | undefined;
}

/** The balance at the end: arrived = served + waiting + lapsed, in each run and on the mean. */
export interface Whereabouts {
  readonly arrived: number;
  readonly served: number;
  readonly waiting: number;
  readonly lapsed: number;
}

export interface ScenarioSimulation {
  readonly name: string;
  /** What its capacity rests on. */
  readonly capacityFrom: readonly CapacityFrom[];
  readonly assumptions: Assumptions;
  /** Whether any assumption is a range: each run draws it anew; without chance it is at its base. */
  readonly ranged: boolean;
  readonly rows: readonly SimulationYear[];
  readonly months: readonly SimulationMonth[];
  readonly whereabouts: Whereabouts;
  /** Procedures due within the plan that come before its first month, by the leads assumed. */
  readonly before: KindCounts;
}

export interface SimulationReport {
  readonly kind: 'simulation';
  readonly by: 'month' | undefined;
  readonly chance: Chance | undefined;
  readonly afterLapse: AfterLapse;
  readonly scenarios: readonly ScenarioSimulation[];
  readonly basis: Basis;
}

/** How many steps {@link simulationSteps} takes: one for each run of each scenario. */
export function stepCount(scenarios: number, { chance }: SimulationOptions): number {
  return scenarios * (chance?.runs ?? 1);
}

/**
 * Simulates all scenarios run by run. Yields after each run, so that the caller can show progress; returns the report.
 * Run n of every scenario draws the same random numbers, which makes the difference between scenarios depend less on
 * chance.
 */
export function* simulationSteps(
  scenarios: readonly SimulatedScenario[],
  options: SimulationOptions,
  basis: Basis,
): Generator<void, SimulationReport> {
  const simulated: ScenarioSimulation[] = [];
  for (const each of scenarios) simulated.push(yield* simulateScenario(each, options, basis.asOf));
  const { by, chance, afterLapse } = options;
  return { kind: 'simulation', by, chance, afterLapse, scenarios: simulated, basis };
}

/** The streams of random numbers by which runs draw assumptions; those before it draw people. */
const ASSUMPTIONS_FROM = 0x8000_0000;

function* simulateScenario(
  { scenario, peopleOf, demand }: SimulatedScenario,
  { span, begins, chance, afterLapse, operations = NO_LIMITS }: SimulationOptions,
  asOf: CivilDate,
): Generator<void, ScenarioSimulation> {
  const { name, assumptions } = scenario;
  const capacity = capacityFromDay(scenario.capacity, begins);
  const days = planDays(demand.firstMonth, demand.months.length);
  const capacities = demand.months.flatMap((_, month) => {
    const mix = yearMix(demand, span.from + Math.floor(month / 12));
    return capacityOfDays(capacity, demand.firstMonth + month, mix, operations);
  });
  const queueDays = { capacities, periodOf: days.monthOf, periods: days.months };
  const groupsOf = (assumed: Assumptions) =>
    requestGroups(
      peopleOf(assumed),
      handOvers(assumed, asOf),
      (dueMonth, kind) => comingShares(leadLagOf(assumed, kind), dueMonth, fiscalMonthOf(asOf)),
      capacities,
      days,
    );
  const ranged = isRanged(assumptions);
  const groups = groupsOf(assumptions);
  const waits = noWaits(queueDays);
  const runs: RunFigures[] = [];
  if (chance === undefined) {
    const requests = expectedRequests(groups, demand.months.map(wholeDemand), days);
    runs.push(runQueue(requests, groups, queueDays, afterLapse, waits));
    yield;
  } else {
    const { seed } = chance;
    let drawn = groups;
    let draw: ReturnType<typeof createDrawer> | undefined;
    for (let run = 0; run < chance.runs; run += 1) {
      if (ranged) {
        const pair = randomStream(seed, ASSUMPTIONS_FROM + Math.floor(run / 2));
        drawn = groupsOf(drawnAssumptions(assumptions, pair, run % 2 === 1));
        draw = undefined;
      }
      draw ??= createDrawer(drawn, days.days);
      const requests = draw(randomStream(seed, run));
      runs.push(runQueue(requests, drawn, queueDays, afterLapse, waits));
      yield;
    }
  }
  const all = runs.map((run) => withStocks(run, afterLapse));
  const figures = (fiscalYear: number, first: number, end: number) => {
    const waitingDays = ofWaits(waits, days.days, first, end);
    return figuresOf(all, { fiscalYear, first, end }, queueDays, waitingDays);
  };
  const months = demand.months.map((_, index) => {
    const month = demand.firstMonth + index;
    return {
      ...figures(span.from + Math.floor(index / 12), index, index + 1),
      ...partial(begins && partialMonth(month, begins)),
      month: fiscalMonthLabel(month),
    };
  });
  const rows = Array.from({ length: days.months / 12 }, (_, year) => ({
    ...figures(span.from + year, year * 12, year * 12 + 12),
    ...partial(begins && partialYear(span.from + year, begins)),
    worstMonth: worstMonth(months.slice(year * 12, year * 12 + 12)),
  }));
  return {
    name,
    capacityFrom: capacity,
    assumptions,
    ranged,
    rows,
    months: months.filter(
      (_, index) => begins === undefined || fiscalMonthEnd(demand.firstMonth + index) >= begins,
    ),
    whereabouts: whereabouts(all),
    before: wholeDemand(demand.before),
  };
}

function partial(from: CivilDate | undefined) {
  return from === undefined ? {} : { partialFrom: from };
}

function handOvers({ newCards, newCardsUseCounter }: Assumptions, asOf: CivilDate) {
  if (!newCardsUseCounter) return [];
  return [...newCards].map(([year, cards]) => ({
    months: handOverMonths(year, asOf),
    cards: cards.base,
  }));
}

/** The figures of a run with its stocks at the end of each month. */
interface RunMonths extends RunFigures {
  readonly queue: Float64Array;
  readonly waiting: Float64Array;
  readonly stillLapsed: Float64Array;
}

function withStocks(run: RunFigures, afterLapse: AfterLapse): RunMonths {
  const { arrived, served, lapsed, servedLapsed } = run;
  const unserved = runningSum(differences(arrived, served));
  const lapsedCertificates = differences(servedLapsed, lapsed.certificate);
  const stillLapsed = runningSum(differences(lapsed.card, lapsedCertificates));
  const waiting = differences(unserved, stillLapsed);
  return { ...run, queue: afterLapse === 'leave' ? waiting : unserved, waiting, stillLapsed };
}

function differences(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((value, index) => value - (b[index] as number));
}

function runningSum(values: Float64Array): Float64Array {
  let sum = 0;
  return values.map((value) => {
    sum += value;
    return sum;
  });
}

/** The months of a figure: from `first` up to but not including `end`. */
interface MonthSpan {
  readonly fiscalYear: number;
  readonly first: number;
  readonly end: number;
}

function figuresOf(
  runs: readonly RunMonths[],
  { fiscalYear, first, end }: MonthSpan,
  { capacities, periodOf }: QueueDays,
  waitingDays: Distribution,
): SimulationFigures {
  const within = (values: Float64Array) =>
    values.subarray(first, end).reduce((sum, value) => sum + value, 0);
  const total = (pick: (run: RunMonths) => Float64Array) =>
    ofRuns(runs.map((run) => within(pick(run))));
  const atEnd = (pick: (run: RunMonths) => Float64Array) =>
    ofRuns(runs.map((run) => pick(run)[end - 1] as number));
  return {
    fiscalYear,
    capacity: capacities.reduce((sum, capacity, day) => {
      const month = periodOf[day] as number;
      return month >= first && month < end ? sum + capacity : sum;
    }, 0),
    arrived: total(({ arrived }) => arrived),
    cameAfterLapse: total(({ cameAfterLapse }) => cameAfterLapse),
    served: total(({ served }) => served),
    waitingDays,
    queue: atEnd(({ queue }) => queue),
    waiting: atEnd(({ waiting }) => waiting),
    lapsed: atEnd(({ stillLapsed }) => stillLapsed),
    lapsedWhileWaiting: ofRuns(
      runs.map(({ lapsed }) => within(lapsed.card) + within(lapsed.certificate)),
    ),
    lapsedWhileWaitingCard: total(({ lapsed }) => lapsed.card),
    lapsedWhileWaitingCertificate: total(({ lapsed }) => lapsed.certificate),
  };
}

function worstMonth(months: readonly SimulationMonth[]): SimulationYear['worstMonth'] {
  const length = ({ queue }: SimulationMonth) => queue.p50 ?? 0;
  const worst = months.reduce((most, month) => (length(month) > length(most) ? month : most));
  return length(worst) === 0 ? undefined : { month: worst.month, queue: length(worst) };
}

function whereabouts(runs: readonly RunMonths[]): Whereabouts {
  const mean = (value: (run: RunMonths) => number) =>
    runs.reduce((sum, run) => sum + value(run), 0) / runs.length;
  const sum = (values: Float64Array) => values.reduce((before, value) => before + value, 0);
  return {
    arrived: mean(({ arrived }) => sum(arrived)),
    served: mean(({ served }) => sum(served)),
    waiting: mean(({ waiting }) => waiting.at(-1) ?? 0),
    lapsed: mean(({ stillLapsed }) => stillLapsed.at(-1) ?? 0),
  };
}
