// koshin forecast: renewals of each fiscal year against what the counters can handle.
import { loadLaw, loadWardTable } from '../cli/bundled-data.js';
import { defineReport, type Reported } from '../cli/command.js';
import { capacityOf, countFiles, countOptions, prepareCounting } from '../cli/counting.js';
import {
  BY,
  CHART,
  COUNTING,
  chartClashes,
  countingInEffect,
  FILES,
  figures,
  READING,
  SUPPRESS_BELOW,
  tallyClashes,
  WORKBOOK_FORMATS,
} from '../cli/options.js';
import { flag, readsTwice, text, type Values } from '../cli/parts.js';
import type { Host } from '../host/host.js';
import { backtestErrorsJson, backtestNote } from '../layout/backtest.js';
import { forecastChart, forecastJson, forecastSheet, wardLayout } from '../layout/forecast.js';
import { type Presentation, sheetPresentation } from '../layout/presentation.js';
import { FaultError, fault } from '../records/fault.js';
import { type Backtest, type BacktestReport, beginBacktest } from '../reports/backtest.js';
import { type ForecastReport, forecastReport } from '../reports/forecast.js';
import type { RuleBook } from '../rules/rule-book.js';
import type { ActualRow } from '../scenario/actuals.js';
import { countingOf } from '../tally/record-use.js';
import type { Tally } from '../tally/tally.js';
import type { Method } from '../tally/ways.js';
import { HELP } from '../words/help.js';

const options = {
  files: FILES,
  /** Whether the files are tallies. */
  tally: flag('--tally', HELP.tally),
  counting: COUNTING,
  by: BY,
  suppressBelow: SUPPRESS_BELOW,
  /** The file of actuals that the method is held against. */
  backtest: text('--backtest <file>', HELP.forecastBacktest),
  reading: READING,
  chart: CHART,
  output: figures(WORKBOOK_FORMATS),
};
type Options = Values<typeof options>;

/** A forecast, and how far its method was off where actuals are given. */
interface Judged {
  readonly forecast: ForecastReport;
  readonly errors?: BacktestReport | undefined;
}

export const forecast = defineReport({
  options,
  clashes: (options, isGiven) => [
    ...chartClashes(options),
    options.by === 'month' &&
      options.counting.method === 'issue-year' &&
      fault('usage-month-by-shortcut'),
    readsTwice(...options.files, options.backtest),
    ...(options.tally ? tallyClashes(options.files, isGiven) : []),
  ],
  report,
  present,
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
  const counting = countingOf({ kind: 'count', counters: [{ ...countOptions(run), by }] });
  const tally = counting.tallies[0] as Tally;
  const judged =
    backtest === undefined
      ? undefined
      : await backtestOf(host, backtest, options.counting.method, law);
  const more = {
    by: by ?? null,
    suppress_below: suppressBelow ?? null,
    ...(backtest !== undefined && { backtest }),
  };
  const basis = await countFiles(host, run, tally, counting, more, judged?.backtest.add);
  const errors = judged?.backtest.report({
    tool: basis.tool,
    rulesVersion: law.version,
    secondary: basis.secondary,
    inputs: [judged.digest],
    options: {},
  });
  const forecast = forecastReport(tally, run.capacity, basis, suppressBelow);
  return { report: { forecast, errors }, inputs: run.inputs };
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

/** A backtest of the forecast's own method, as of the first day of what came. */
async function backtestOf(host: Host, path: string, method: Method, law: RuleBook) {
  const { readActualsFile } = await import('../cli/tables.js');
  const { actuals, digest } = await readActualsFile(host, path, law);
  if (actuals.by === 'month' && method === 'issue-year')
    throw new FaultError('usage-month-by-shortcut');
  const asOf = (actuals.rows[0] as ActualRow).firstDay;
  return { backtest: beginBacktest(actuals, { asOf, methods: [method], law }) as Backtest, digest };
}

function present({ forecast, errors }: Judged, { counting, chart, output }: Options): Presentation {
  const { method } = counting;
  return sheetPresentation(
    {
      sheet: (lang) => {
        const sheet = wardLayout(forecastSheet(forecast, lang), forecast.by, lang);
        const note = errors === undefined ? [] : [backtestNote(errors, method, lang)];
        return {
          ...sheet,
          ...(chart && { chart: forecastChart(forecast, lang) }),
          notes: [...sheet.notes, ...note],
        };
      },
      machine: (lang) => forecastSheet(forecast, lang),
      json: () => ({
        ...forecastJson(forecast),
        ...(errors && { backtest: backtestErrorsJson(errors, method) }),
      }),
      provenance: forecast.basis,
      workbook: 'forecast',
    },
    output,
  );
}
