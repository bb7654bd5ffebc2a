// Backtest: what a method would have said on a past day, beside the actual numbers.
import { type CivilDate, isoDate } from '../calendar/civil-date.js';
import { fiscalMonthOf } from '../calendar/fiscal-year.js';
import {
  dividedBy,
  type Fraction,
  fraction,
  plus,
  rounded,
  times,
  ZERO,
} from '../calendar/fraction.js';
import { FaultError } from '../records/fault.js';
import type { Provenance } from '../records/provenance.js';
import type { RuleBook } from '../rules/rule-book.js';
import type { ActualRow, Actuals } from '../scenario/actuals.js';
import type { CountsTable } from '../synthesis/statistics.js';
import { countsAt, firstMonth, type Tally } from '../tally/tally.js';
import type { CountOptions, Method } from '../tally/ways.js';
import type { Basis } from './forecast.js';

/** The kinds of figures that are compared: card, certificate, and the total as given or as the sum of both. */
export type ComparedKind = 'card' | 'certificate' | 'total';

/** The forecast of one method, and its error. */
export interface Estimate {
  readonly forecast: number;
  /** Forecast minus actual: positive where too much was forecast. */
  readonly error: number;
  /** The error in tenths of a percent of the actual number, a half away from zero; null if that is 0. */
  readonly errorTenths: number | null;
}

/** A period and kind: the actual number, and the forecast of each method. */
export interface BacktestRow {
  readonly fiscalYear: number;
  readonly month: string | undefined;
  readonly kind: ComparedKind;
  readonly actual: number;
  /** Whether the mean error includes it: a total counts if its kinds are not both known. */
  readonly isJudged: boolean;
  readonly estimates: Readonly<Partial<Record<Method, Estimate>>>;
}

/** A total as given that is not the sum of its kinds. */
export interface OddTotal {
  readonly fiscalYear: number;
  readonly month: string | undefined;
  readonly total: number;
  readonly sum: number;
}

export interface BacktestReport {
  readonly kind: 'backtest';
  readonly by: Actuals['by'];
  readonly asOf: CivilDate;
  readonly methods: readonly Method[];
  /** Card, certificate and total as far as known, period by period. */
  readonly rows: readonly BacktestRow[];
  /** Totals given that are not the sum of their kinds; all are compared as given. */
  readonly oddTotals: readonly OddTotal[];
  /** Mean absolute error of the rows that count, in tenths of a percent; null if nothing came. */
  readonly meanTenths: Readonly<Partial<Record<Method, number | null>>>;
  /** The method with the smaller mean, judged before rounding; null for a tie or a single method. */
  readonly nearer: Method | null;
  readonly source: BacktestSource;
  /** Periods of the actuals that began before the as-of day. */
  readonly periodsBefore: number;
  /** Cards the forecast rests on. */
  readonly cards: number;
  /** Rows of counts, or snapshots, after the as-of day; periods that had not ended by then. */
  readonly leftOutCounts: number;
  readonly basis: BacktestBasis;
}

/** What a backtest rests on. */
export interface BacktestBasis extends Provenance {
  readonly secondary: Basis['secondary'];
}

/**
 * What a backtest counts from. Records show what was issued last: what was due before their as-of day and renewed is gone
 * from them. Counts of a past day are as they were then.
 */
export type BacktestSource = 'records' | 'counts';

/**
 * The ways of counting for the periods of the actuals that begin on the as-of day or after it, one a method; undefined if
 * there are none. Actuals by month are compared with the law alone: the shortcut knows no months.
 */
export function backtestWays(
  actuals: Actuals,
  { asOf, methods: asked, law }: { asOf: CivilDate; methods: readonly Method[]; law: RuleBook },
): ReadonlyMap<Method, CountOptions> | undefined {
  const following = periodsFrom(actuals, asOf).rows;
  const [first, last] = [following[0], following.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const byMonth = actuals.by === 'month';
  const methods = byMonth ? asked.filter((method) => method === 'birthday') : asked;
  return new Map(
    methods.map((method): [Method, CountOptions] => [
      method,
      {
        ...{ law, method, asOf, repeats: 'all' },
        ...{ from: first.fiscalYear, to: last.fiscalYear },
        by: byMonth ? 'month' : undefined,
      },
    ]),
  );
}

/** The fault of actuals that all lie before the day of which records speak. `file` is that of the actuals. */
export function hiddenFault(file: string, actuals: Actuals, asOf: CivilDate): FaultError {
  const [first] = actuals.rows;
  return new FaultError('usage-backtest-hidden', {
    ...{ file, asOf: isoDate(asOf) },
    first: isoDate(first?.firstDay ?? asOf),
  });
}

/** The input of {@link backtestReport}. */
export interface BacktestInput {
  readonly actuals: Actuals;
  readonly asOf: CivilDate;
  /** A tally by fiscal year, or by month where the actuals are, for each method asked for; all of the same span. */
  readonly tallies: ReadonlyMap<Method, Tally>;
  readonly source: BacktestSource;
  readonly leftOutCounts?: number;
  readonly basis: BacktestBasis;
}

/**
 * Compares the forecast of each method with the actual numbers, for the periods that begin on the as-of day or after it.
 */
export function backtestReport(input: BacktestInput): BacktestReport {
  const { actuals, asOf, tallies } = input;
  const following = periodsFrom(actuals, asOf);
  const rows = following.rows.flatMap((actual) => rowsOf(actual, tallies));
  const methods = [...tallies.keys()];
  const means = new Map(methods.map((method) => [method, meanError(rows, method)]));
  const [first, second] = methods.map((method) => means.get(method));
  return {
    kind: 'backtest',
    by: actuals.by,
    asOf,
    methods,
    rows,
    oddTotals: following.rows.flatMap(oddTotalOf),
    meanTenths: Object.fromEntries(
      [...means].map(([method, mean]) => [method, mean === undefined ? null : tenths(mean)]),
    ),
    nearer: nearerOf(methods, first, second),
    periodsBefore: actuals.rows.length - following.rows.length,
    cards: Math.max(0, ...[...tallies.values()].map(({ cards }) => cards.counted)),
    source: input.source,
    leftOutCounts: input.leftOutCounts ?? 0,
    basis: input.basis,
  };
}

/** The actual periods that begin on a day or after it: only these were forecast whole. */
function periodsFrom(actuals: Actuals, asOf: CivilDate): Actuals {
  return { ...actuals, rows: actuals.rows.filter(({ firstDay }) => firstDay >= asOf) };
}

/** Counts as known on a day: periods that had ended, snapshots up to the day. */
export function countsKnownOn(table: CountsTable, asOf: CivilDate): CountsTable {
  return table.kind === 'cohorts'
    ? { kind: 'cohorts', cohorts: table.cohorts.filter(({ lastDay }) => lastDay <= asOf) }
    : { ...table, snapshots: table.snapshots.filter(({ on }) => on <= asOf) };
}

/** How many rows a table of counts has. */
export function countsRows(table: CountsTable): number {
  return table.kind === 'cohorts' ? table.cohorts.length : table.snapshots.length;
}

function rowsOf(actual: ActualRow, tallies: ReadonlyMap<Method, Tally>): BacktestRow[] {
  const { fiscalYear, month, card, certificate } = actual;
  const sum = card === null || certificate === null ? null : card + certificate;
  const said = new Map([...tallies].map(([method, tally]) => [method, saidOf(tally, actual)]));
  const row = (kind: ComparedKind, came: number | null): BacktestRow[] =>
    came === null
      ? []
      : [
          {
            fiscalYear,
            month,
            kind,
            actual: came,
            isJudged: kind !== 'total' || sum === null,
            estimates: Object.fromEntries(
              [...said].map(([method, counts]) => [method, estimate(counts[kind], came)]),
            ),
          },
        ];
  return [
    ...row('card', card),
    ...row('certificate', certificate),
    ...row('total', actual.total ?? sum),
  ];
}

function oddTotalOf({ fiscalYear, month, card, certificate, total }: ActualRow): OddTotal[] {
  if (card === null || certificate === null || total === null) return [];
  const sum = card + certificate;
  return sum === total ? [] : [{ fiscalYear, month, total, sum }];
}

function saidOf(tally: Tally, actual: ActualRow): Record<ComparedKind, number> {
  const period =
    actual.month === undefined
      ? actual.fiscalYear - tally.from
      : fiscalMonthOf(actual.firstDay) - firstMonth(tally);
  const { card, certificate } = countsAt(tally, '', period);
  return { card, certificate, total: card + certificate };
}

/** A forecast beside the actual number. */
export function estimate(forecast: number, actual: number): Estimate {
  const error = forecast - actual;
  return {
    forecast,
    error,
    errorTenths: actual === 0 ? null : tenths(fraction(error, actual)),
  };
}

/** What came in a fiscal year and what was foreseen of it, over the periods compared: all of it, or some months. */
export interface YearErrors {
  readonly fiscalYear: number;
  /** Months compared, where the actuals are of months. */
  readonly months: number | undefined;
  readonly kinds: readonly { readonly kind: ComparedKind; readonly estimate: Estimate }[];
}

/** The errors of one method by fiscal year and kind. */
export function errorsByYear({ rows, by }: BacktestReport, method: Method): YearErrors[] {
  const years = [...new Set(rows.map(({ fiscalYear }) => fiscalYear))];
  return years.map((fiscalYear) => {
    const ofYear = rows.filter((row) => row.fiscalYear === fiscalYear);
    const kinds = [...new Set(ofYear.map(({ kind }) => kind))];
    return {
      fiscalYear,
      months: by === 'month' ? new Set(ofYear.map(({ month }) => month)).size : undefined,
      kinds: kinds.map((kind) => {
        const compared = ofYear.filter((row) => row.kind === kind);
        const forecast = compared.map(({ estimates }) => estimates[method]?.forecast ?? 0);
        const actual = compared.map((row) => row.actual);
        return { kind, estimate: estimate(sum(forecast), sum(actual)) };
      }),
    };
  });
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((before, number) => before + number, 0);
}

/** A share as tenths of a percent, a half away from zero. */
function tenths(share: Fraction): number {
  return rounded(times(share, fraction(1000)));
}

/** The mean absolute error as a share of what came, exactly; undefined where there is nothing to judge by. */
function meanError(rows: readonly BacktestRow[], method: Method): Fraction | undefined {
  const judged = rows.filter(({ isJudged, actual }) => isJudged && actual > 0);
  if (judged.length === 0) return undefined;
  const sum = judged.reduce(
    (before, { actual, estimates }) =>
      plus(before, fraction(Math.abs(estimates[method]?.error ?? 0), actual)),
    ZERO,
  );
  return dividedBy(sum, fraction(judged.length));
}

function nearerOf(
  methods: readonly Method[],
  first: Fraction | undefined,
  second: Fraction | undefined,
): Method | null {
  if (first === undefined || second === undefined) return null;
  const difference = first.numerator * second.denominator - second.numerator * first.denominator;
  if (difference === 0n) return null;
  return methods[difference < 0n ? 0 : 1] ?? null;
}
