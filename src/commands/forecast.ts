// koshin forecast: renewals of each fiscal year against what the counters can handle.
import type { CivilDate } from '../calendar/civil-date.js';
import { loadLaw, loadWardTable } from '../cli/bundled-data.js';
import { drawnClashes } from '../cli/chart-file.js';
import { defineReport, type Reported } from '../cli/command.js';
import { capacityOf, countFiles, countOptions, prepareCounting } from '../cli/counting.js';
import {
  BY,
  CHART,
  CHART_FORMATS,
  COUNTING,
  chartClashes,
  countingInEffect,
  FILES,
  figures,
  LONG,
  READING,
  SUPPRESS_BELOW,
  tallyClashes,
} from '../cli/options.js';
import { flag, readsTwice, text, type Values } from '../cli/parts.js';
import type { Host } from '../host/host.js';
import { backtestErrorsJson, backtestNotes } from '../layout/backtest.js';
import { forecastChart, forecastJson, forecastSheet, wardLayout } from '../layout/forecast.js';
import { type Presentation, sheetPresentation } from '../layout/presentation.js';
import { FaultError, fault } from '../records/fault.js';
import {
  type BacktestReport,
  backtestReport,
  backtestWays,
  hiddenFault,
} from '../reports/backtest.js';
import { type ForecastReport, forecastReport } from '../reports/forecast.js';
import type { RuleBook } from '../rules/rule-book.js';
import { hasMonths } from '../tally/tally.js';
import type { CountOptions, Method } from '../tally/ways.js';
import { HELP } from '../words/help.js';
import type { Language } from '../words/language.js';

const options = {
  files: FILES,
  /** Whether the files are tallies. */
  tally: flag('--tally', HELP.tally),
  counting: COUNTING,
  by: BY,
  suppressBelow: SUPPRESS_BELOW,
  /** The file of actuals to test the method with. */
  backtest: text('--backtest <file>', HELP.forecastBacktest),
  reading: READING,
  chart: CHART,
  output: figures(CHART_FORMATS, LONG),
};
type Options = Values<typeof options>;

/** A forecast, and the errors of its method if actuals are given. */
interface Judged {
  readonly forecast: ForecastReport;
  readonly errors?: BacktestReport | undefined;
}

export const forecast = defineReport({
  options,
  clashes: (options, isGiven) => [
    ...chartClashes(options),
    ...drawnClashes(options.output, {
      '--by': options.by !== undefined,
      '--backtest': options.backtest !== undefined,
    }),
    hasMonths(options.by) &&
      options.counting.method === 'issue-year' &&
      fault('usage-month-by-shortcut'),
    readsTwice(...options.files, options.backtest),
    ...(options.tally ? tallyClashes(options.files, isGiven) : []),
  ],
  report,
  present,
  drawn: ({ forecast }) => forecast,
});

async function report(host: Host, options: Options): Promise<Reported<Judged>> {
  const law = loadLaw(host);
  if (options.tally)
    return { report: await forecastOfTallies(host, options, law), inputs: options.files };
  const { by, suppressBelow, backtest } = options;
  const run = prepareCounting(
    host,
    options,
    law,
    { table: loadWardTable(host, law), isWards: true },
    [backtest],
  );
  const { method } = options.counting;
  const came =
    backtest === undefined
      ? undefined
      : await actualsOf(host, backtest, method, law, options.reading.language);
  const more = {
    by: by ?? null,
    suppress_below: suppressBelow ?? null,
    ...(backtest !== undefined && { backtest }),
  };
  /** How the actuals are counted that begin on the day of which the records speak, or later. */
  const judgedWay = (asOf: CivilDate) =>
    came && backtestWays(came.actuals, { asOf, methods: [method], law })?.get(method);
  const { tallies, basis, capacity, period, ownAsOf } = await countFiles(
    host,
    run,
    (counted, own) => {
      const way = { ...countOptions(run, counted), by };
      const judged = judgedWay(laterOf(counted.asOf, own));
      // Where nothing is judged, nothing is counted a second time.
      return (judged ? { forecast: way, judged } : { forecast: way }) as Ways;
    },
    { main: 'forecast', more },
  );
  const forecast = forecastReport(tallies.forecast, capacity, basis, suppressBelow);
  if (came === undefined) return { report: { forecast }, inputs: run.inputs };
  const { actuals, digest } = came;
  const asOf = laterOf(period.asOf, ownAsOf);
  if (judgedWay(asOf) === undefined) throw hiddenFault(digest.path, actuals, asOf);
  const errors = backtestReport({
    ...{ actuals, asOf, source: 'records' },
    tallies: new Map([[method, tallies.judged]]),
    basis: {
      tool: basis.tool,
      rulesVersion: law.version,
      secondary: basis.secondary,
      inputs: [digest],
      options: {},
    },
  });
  return { report: { forecast, errors }, inputs: run.inputs };
}

/** The forecast's own way of counting, and that of its backtest where there is one. */
type Ways = Readonly<Record<'forecast' | 'judged', CountOptions>>;

/** The later of two days. */
function laterOf(one: CivilDate, other: CivilDate): CivilDate {
  return one > other ? one : other;
}

/** The forecast of tallies added up, as the records behind them would give it. */
async function forecastOfTallies(host: Host, options: Options, law: RuleBook): Promise<Judged> {
  const { readTallies, tallyBasis } = await import('../cli/tallies.js');
  const { partForecast } = await import('../reports/part-forecast.js');
  const { by, suppressBelow, counting } = options;
  const part = await readTallies(host, options, law);
  const { terms } = part;
  const capacity = capacityOf(counting, loadWardTable(host, law).capacity, terms.from);
  const inEffect = {
    ...countingInEffect(terms, capacity),
    by: by ?? null,
    suppress_below: terms.suppressBelow ?? suppressBelow ?? null,
  };
  const basis = tallyBasis(host, part, law, inEffect, counting.capacity === undefined);
  return { forecast: partForecast(part, by, capacity, basis, suppressBelow) };
}

/** What came, with which the forecast's own method is compared. */
async function actualsOf(
  host: Host,
  path: string,
  method: Method,
  law: RuleBook,
  language: Language,
) {
  const { readActualsFile } = await import('../cli/tables.js');
  const came = await readActualsFile(host, path, law, language);
  if (came.actuals.by === 'month' && method === 'issue-year')
    throw new FaultError('usage-month-by-shortcut');
  return came;
}

function present({ forecast, errors }: Judged, { counting, chart, output }: Options): Presentation {
  const { method } = counting;
  const json = (long: boolean) => ({
    ...forecastJson(forecast, long),
    ...(errors && { backtest: backtestErrorsJson(errors, method) }),
  });
  return sheetPresentation(
    {
      sheet: (lang) => {
        const sheet = wardLayout(forecastSheet(forecast, lang), lang);
        const note = errors === undefined ? [] : backtestNotes(errors, method, lang);
        return {
          ...sheet,
          ...(chart && { chart: forecastChart(forecast, lang) }),
          notes: [...sheet.notes, ...note],
        };
      },
      machine: (lang) => forecastSheet(forecast, lang),
      json: () => json(false),
      longJson: () => json(true),
      provenance: forecast.basis,
      workbook: 'forecast',
      forms: async (lang, notes, first) => {
        const { forecastBook } = await import('../layout/book/forecast.js');
        return forecastBook(forecast, notes, lang, first);
      },
    },
    output,
  );
}
