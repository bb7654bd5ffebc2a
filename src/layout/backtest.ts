// Layout of a backtest: what came, what each method would have said, and the error.
import { isoDate } from '../calendar/civil-date.js';
import { HEADINGS } from '../records/headings.js';
import {
  type BacktestReport,
  type BacktestRow,
  type Estimate,
  errorsByYear,
} from '../reports/backtest.js';
import type { Method } from '../tally/ways.js';
import { BACKTEST_WORDS } from '../words/backtest.js';
import { BASIS_WORDS } from '../words/basis.js';
import {
  fill,
  fiscalYearLabel,
  type Language,
  listed,
  listedClauses,
  tenthsText,
} from '../words/language.js';
import type { Sheet, SheetCell, SheetColumn } from '../write/sheet.js';
import { secondaryNotes } from './basis-notes.js';
import { provenanceJson } from './provenance.js';

/** Period, kind, what came, and for each method its forecast, error and error in percent. */
export function backtestSheet(report: BacktestReport, language: Language, forPeople = true): Sheet {
  const { by, methods } = report;
  const word = (key: keyof typeof BACKTEST_WORDS, kind: SheetColumn['kind']): SheetColumn => ({
    key,
    heading: BACKTEST_WORDS[key][language],
    kind,
  });
  const percent = (estimate: Estimate | undefined): SheetCell =>
    estimate === undefined || estimate.errorTenths === null
      ? null
      : forPeople
        ? `${tenthsText(estimate.errorTenths, language)}%`
        : estimate.errorTenths / 10;
  return {
    title: fill(BACKTEST_WORDS.title, language, { asOf: isoDate(report.asOf) }),
    columns: [
      { key: 'fiscal_year', heading: HEADINGS.fiscal_year[language], kind: 'year' },
      ...(by === 'month'
        ? [{ key: 'month', heading: HEADINGS.month[language], kind: 'text' } as const]
        : []),
      { ...word('kind', 'text'), codes: HEADINGS },
      word('actual', 'count'),
      ...methods.flatMap((_method, index) =>
        index === 0
          ? [word('forecast', 'count'), word('error', 'change'), word('error_percent', 'percent')]
          : [
              word('issue_year_forecast', 'count'),
              word('issue_year_error', 'change'),
              word('issue_year_error_percent', 'percent'),
            ],
      ),
    ],
    rows: report.rows.map((row) => [
      row.fiscalYear,
      ...(by === 'month' ? [row.month ?? ''] : []),
      forPeople ? HEADINGS[row.kind][language] : row.kind,
      row.actual,
      ...methods.flatMap((method): SheetCell[] => {
        const said = row.estimates[method];
        return [said?.forecast ?? null, said?.error ?? null, percent(said)];
      }),
    ]),
    notes: notesOf(report, language),
  };
}

function notesOf(report: BacktestReport, language: Language): string[] {
  const { methods, basis } = report;
  const asOf = isoDate(report.asOf);
  const say = (text: Parameters<typeof fill>[0], params = {}) => fill(text, language, params);
  const means = methods.flatMap((method) => {
    const mean = report.meanTenths[method];
    return mean === null || mean === undefined
      ? []
      : [`${BACKTEST_WORDS[method][language]} ${tenthsText(mean, language)}%`];
  });
  const some = (text: Parameters<typeof fill>[0], count: number) =>
    count === 0 ? [] : [say(text, { asOf, count })];
  const judgesTotals = report.rows.some(({ kind, isJudged }) => kind === 'total' && isJudged);
  const mean = judgesTotals ? BACKTEST_WORDS.meanOfAll : BACKTEST_WORDS.mean;
  return [
    ...(means.length === 0 ? [] : [say(mean, { list: listed(means, language) })]),
    ...(report.nearer === null
      ? []
      : [say(BACKTEST_WORDS.nearer, { method: BACKTEST_WORDS[report.nearer] })]),
    say(BACKTEST_WORDS.errorMeans),
    ...report.oddTotals.map(({ fiscalYear, month, total, sum }) =>
      say(BACKTEST_WORDS.oddTotal, {
        period: month ?? fiscalYearLabel(fiscalYear, language),
        total,
        sum,
      }),
    ),
    say(BACKTEST_WORDS.cards, { asOf, cards: report.cards }),
    ...some(BACKTEST_WORDS.leftCounts, report.leftOutCounts),
    ...periodsBefore(report, language),
    ...(report.by === 'month' ? [say(BACKTEST_WORDS.noShortcut)] : []),
    say(methods.includes('birthday') ? BASIS_WORDS.law : BASIS_WORDS.terms, {
      version: basis.rulesVersion,
    }),
    ...secondaryNotes(basis, language),
  ];
}

/** The notes of a forecast on its own method: its error by year and kind, and what could not be compared. */
export function backtestNotes(
  report: BacktestReport,
  method: Method,
  language: Language,
): string[] {
  const list = errorsByYear(report, method).map(({ fiscalYear, months, kinds }) => {
    const errors = kinds.flatMap(({ kind, estimate: { errorTenths } }) =>
      errorTenths === null
        ? []
        : [
            `${HEADINGS[kind][language]} ${errorTenths > 0 ? '+' : ''}${tenthsText(errorTenths, language)}%`,
          ],
    );
    const year = fiscalYearLabel(fiscalYear, language);
    const period =
      months === undefined ? year : fill(BACKTEST_WORDS.ofMonths, language, { year, months });
    return `${period}: ${listed(errors, language)}`;
  });
  const asOf = isoDate(report.asOf);
  const note = fill(BACKTEST_WORDS.ofForecast, language, {
    asOf,
    list: listedClauses(list, language),
  });
  return [note, ...periodsBefore(report, language)];
}

/** The note on periods that were not compared, with the reason. */
function periodsBefore(report: BacktestReport, language: Language): string[] {
  const { source, periodsBefore: count } = report;
  if (count === 0) return [];
  const text = source === 'records' ? BACKTEST_WORDS.periodsHidden : BACKTEST_WORDS.periodsBefore;
  return [fill(text, language, { asOf: isoDate(report.asOf), count })];
}

/** The same for programs. */
export function backtestErrorsJson(report: BacktestReport, method: Method): object {
  return {
    as_of: isoDate(report.asOf),
    not_compared: report.periodsBefore,
    rows: errorsByYear(report, method).flatMap(({ fiscalYear, months, kinds }) =>
      kinds.map(({ kind, estimate: { forecast, error, errorTenths } }) => ({
        fiscal_year: fiscalYear,
        ...(months !== undefined && { months }),
        kind,
        forecast,
        actual: forecast - error,
        error,
        error_percent: errorTenths === null ? null : errorTenths / 10,
      })),
    ),
    inputs: report.basis.inputs,
  };
}

/** The backtest as JSON of schema koshin.backtest/1; totals stand apart from the kinds. */
export function backtestJson(report: BacktestReport): object {
  const { basis, methods } = report;
  const rows = (total: boolean) =>
    report.rows
      .filter(({ kind }) => (kind === 'total') === total)
      .map((row) => rowJson(row, methods));
  return {
    schema: 'koshin.backtest/1',
    rows: rows(false),
    totals: rows(true),
    mean_absolute_percent_error: Object.fromEntries(
      methods.map((method) => {
        const mean = report.meanTenths[method] ?? null;
        return [methodKey(method), mean === null ? null : mean / 10];
      }),
    ),
    nearer: report.nearer === null ? null : methodKey(report.nearer),
    as_of: isoDate(report.asOf),
    ...(basis.asOfSource && { as_of_source: basis.asOfSource }),
    methods: methods.map(methodKey),
    cards: report.cards,
    left_out: {
      counts: report.leftOutCounts,
      actuals: report.periodsBefore,
    },
    ...provenanceJson(basis),
    secondary_sources: basis.secondary.map(({ id }) => id),
  };
}

function rowJson(row: BacktestRow, methods: readonly Method[]): object {
  const said = (method: Method | undefined, prefix: string) => {
    const estimate = method && row.estimates[method];
    if (estimate === undefined) return {};
    const { errorTenths } = estimate;
    return {
      [`${prefix}forecast`]: estimate.forecast,
      ...(prefix === '' && { actual: row.actual }),
      [`${prefix}error`]: estimate.error,
      [`${prefix}error_percent`]: errorTenths === null ? null : errorTenths / 10,
    };
  };
  return {
    fiscal_year: row.fiscalYear,
    ...(row.month !== undefined && { month: row.month }),
    kind: row.kind,
    ...said(methods[0], ''),
    ...said(methods[1], 'issue_year_'),
  };
}

function methodKey(method: Method): string {
  return method === 'issue-year' ? 'issue_year' : method;
}
