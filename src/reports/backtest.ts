// Backtest: what a method would have said on a past day, beside the actual numbers.
import { ABSENT, type CivilDate } from '../calendar/civil-date.js';
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
import type { Provenance } from '../records/provenance.js';
import type { CardRecord } from '../records/record.js';
import type { RuleBook } from '../rules/rule-book.js';
import type { ActualRow, Actuals } from '../scenario/actuals.js';
import type { CountsTable } from '../synthesis/statistics.js';
import { type Counter, createCounter } from '../tally/counter.js';
import { countsAt, firstMonth, type Tally } from '../tally/tally.js';
import type { Method } from '../tally/ways.js';
import type { Basis } from './forecast.js';

/** The kinds of procedures that are compared; the total where both are known. */
export type ComparedKind = 'card' | 'certificate' | 'total';

/** What one method said, and how far that was from what came. */
export interface Estimate {
  readonly forecast: number;
  /** Forecast minus actual: positive where too much was forecast. */
  readonly error: number;
  /** The error in tenths of a percent of what came, a half away from zero; null where nothing came. */
  readonly errorTenths: number | null;
}

/** A period and kind: what came, and what each method asked for would have said. */
export interface BacktestRow {
  readonly fiscalYear: number;
  readonly month: string | undefined;
  readonly kind: ComparedKind;
  readonly actual: number;
  readonly estimates: Readonly<Partial<Record<Method, Estimate>>>;
}

/** What was not yet known on the as-of day and was left out. */
export interface LeftOut {
  /** Rows of counts, or snapshots, after the as-of day; periods that had not ended by then. */
  readonly counts: number;
  /** Cards of records issued after it. */
  readonly cards: number;
  /** Cards of records whose certificates were issued after it and count as those that came with the card. */
  readonly certificates: number;
}

export interface BacktestReport {
  readonly kind: 'backtest';
  readonly by: Actuals['by'];
  readonly asOf: CivilDate;
  readonly methods: readonly Method[];
  /** Card and certificate, and the total where both are known, period by period. */
  readonly rows: readonly BacktestRow[];
  /** Mean of the absolute errors of card and certificate rows, in tenths of a percent; null where nothing came. */
  readonly meanTenths: Readonly<Partial<Record<Method, number | null>>>;
  /** The method with the smaller mean, judged before rounding; null for a tie or a single method. */
  readonly nearer: Method | null;
  /** Periods of the actuals that began before the as-of day. */
  readonly periodsBefore: number;
  /** Cards the forecast rests on. */
  readonly cards: number;
  readonly leftOut: LeftOut;
  readonly basis: BacktestBasis;
}

/** What a backtest rests on. */
export interface BacktestBasis extends Provenance {
  readonly secondary: Basis['secondary'];
}

/** A backtest under way: given every record, it says how far each method was off. */
export interface Backtest {
  readonly methods: readonly Method[];
  /** Counts a record as it was known on the as-of day. */
  readonly addKnown: (record: CardRecord) => void;
  /** Counts of a record what was known of it on the as-of day, and the rest as left out. */
  readonly add: (record: CardRecord) => void;
  /** Whether any card was known on the as-of day. */
  readonly knowsAny: () => boolean;
  /** What came of it; `leftOutCounts` are rows of counts that were not given. */
  readonly report: (basis: BacktestBasis, leftOutCounts?: number) => BacktestReport;
}

/**
 * A backtest of the methods on the periods of the actuals that begin on the as-of day or after it; undefined where there
 * are none. Actuals by month are set against the law alone: the shortcut knows no months.
 */
export function beginBacktest(
  actuals: Actuals,
  { asOf, methods: asked, law }: { asOf: CivilDate; methods: readonly Method[]; law: RuleBook },
): Backtest | undefined {
  const following = periodsFrom(actuals, asOf).rows;
  const [first, last] = [following[0], following.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const byMonth = actuals.by === 'month';
  const methods = byMonth ? asked.filter((method) => method === 'birthday') : asked;
  const counters = new Map<Method, Counter>(
    methods.map((method) => [
      method,
      createCounter({
        law,
        method,
        from: first.fiscalYear,
        to: last.fiscalYear,
        asOf,
        repeats: 'all',
        by: byMonth ? 'month' : undefined,
      }),
    ]),
  );
  const tallies = new Map([...counters].map(([method, { tally }]) => [method, tally]));
  const leftOut = { cards: 0, certificates: 0 };
  const addKnown = (record: CardRecord): void => {
    for (const counter of counters.values()) counter.add(record);
  };
  return {
    methods,
    addKnown,
    add: (record) => {
      const known = recordKnownOn(record, asOf);
      if (known === undefined) leftOut.cards += record.count;
      else {
        if (known !== record) leftOut.certificates += record.count;
        addKnown(known);
      }
    },
    knowsAny: () => [...tallies.values()].some(({ cards }) => cards.counted > 0),
    report: (basis, leftOutCounts = 0) =>
      backtestReport({
        actuals,
        asOf,
        tallies,
        leftOut: { counts: leftOutCounts, ...leftOut },
        basis,
      }),
  };
}

/** What {@link backtestReport} takes. */
export interface BacktestInput {
  readonly actuals: Actuals;
  readonly asOf: CivilDate;
  /** A tally by fiscal year, or by month where the actuals are, for each method asked for; all of the same span. */
  readonly tallies: ReadonlyMap<Method, Tally>;
  readonly leftOut: LeftOut;
  readonly basis: BacktestBasis;
}

/** Sets what each method said beside what came, for the periods that begin on the as-of day or after it. */
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
    meanTenths: Object.fromEntries(
      [...means].map(([method, mean]) => [method, mean === undefined ? null : tenths(mean)]),
    ),
    nearer: nearerOf(methods, first, second),
    periodsBefore: actuals.rows.length - following.rows.length,
    cards: Math.max(0, ...[...tallies.values()].map(({ cards }) => cards.counted)),
    leftOut: input.leftOut,
    basis: input.basis,
  };
}

/** The actual periods that begin on a day or after it: only these were forecast whole. */
function periodsFrom(actuals: Actuals, asOf: CivilDate): Actuals {
  return { ...actuals, rows: actuals.rows.filter(({ firstDay }) => firstDay >= asOf) };
}

/**
 * A record as it was known on a day; undefined where the card was issued later. Certificates issued later count as
 * those that came with the card, which they most likely replaced. (A card that replaced another hides the one before:
 * a file taken on the day says more than a later one.)
 */
export function recordKnownOn(record: CardRecord, asOf: CivilDate): CardRecord | undefined {
  if (record.cardIssuedOn > asOf) return undefined;
  const { userCertificateIssuedOn: user, signatureCertificateIssuedOn: signature } = record;
  if (user <= asOf && signature <= asOf) return record;
  return {
    ...record,
    ...(user > asOf && {
      userCertificateIssuedOn: record.cardIssuedOn,
      recordedUserCertificateExpiry: ABSENT,
    }),
    ...(signature > asOf && {
      signatureCertificateIssuedOn: record.cardIssuedOn,
      recordedSignatureCertificateExpiry: ABSENT,
    }),
  };
}

/** Counts as they were known on a day: periods that had ended by then, snapshots taken by then. */
export function countsKnownOn(table: CountsTable, asOf: CivilDate): CountsTable {
  return table.kind === 'cohorts'
    ? { kind: 'cohorts', cohorts: table.cohorts.filter(({ lastDay }) => lastDay <= asOf) }
    : { kind: 'snapshots', snapshots: table.snapshots.filter(({ on }) => on <= asOf) };
}

/** How many rows a table of counts has. */
export function countsRows(table: CountsTable): number {
  return table.kind === 'cohorts' ? table.cohorts.length : table.snapshots.length;
}

function rowsOf(actual: ActualRow, tallies: ReadonlyMap<Method, Tally>): BacktestRow[] {
  const { fiscalYear, month, card, certificate } = actual;
  const total = card === null || certificate === null ? null : card + certificate;
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
            estimates: Object.fromEntries(
              [...said].map(([method, counts]) => [method, estimate(counts[kind], came)]),
            ),
          },
        ];
  return [...row('card', card), ...row('certificate', certificate), ...row('total', total)];
}

function saidOf(tally: Tally, actual: ActualRow): Record<ComparedKind, number> {
  const period =
    actual.month === undefined
      ? actual.fiscalYear - tally.from
      : fiscalMonthOf(actual.firstDay) - firstMonth(tally);
  const { card, certificate } = countsAt(tally, '', period);
  return { card, certificate, total: card + certificate };
}

/** A forecast against what came. */
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
  const judged = rows.filter(({ kind, actual }) => kind !== 'total' && actual > 0);
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
