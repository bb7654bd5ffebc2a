// koshin forecast: renewals of each fiscal year against what the counters can handle.
import { type Command, Option } from 'commander';
import { readActualsFile } from '../cli/actuals.js';
import {
  addCountingOptions,
  addFigureOptions,
  addReadingOptions,
  type CountingFlags,
  capacityOption,
  effectiveOptions,
  type FigureFlags,
  type ReadingFlags,
  suppressOption,
} from '../cli/common-options.js';
import { countFiles, inputsOf, prepareCounting, WORKBOOK_FORMATS } from '../cli/counting.js';
import { deliverFigures, refuseClashes, sheetPresentation } from '../cli/deliver.js';
import { loadLaw, loadWardTable } from '../cli/law.js';
import type { Outcome } from '../cli/outcome.js';
import type { Host } from '../host/host.js';
import { backtestErrorsJson, backtestNote } from '../layout/backtest.js';
import { forecastChart, forecastJson, forecastSheet, wardLayout } from '../layout/forecast.js';
import { tableYears } from '../read/tables/published-table.js';
import { FaultError } from '../records/fault.js';
import { type Backtest, type BacktestReport, beginBacktest } from '../reports/backtest.js';
import { type ForecastReport, forecastReport } from '../reports/forecast.js';
import type { RuleBook } from '../rules/rule-book.js';
import type { ActualRow } from '../scenario/actuals.js';
import { countingOf } from '../tally/record-use.js';
import type { Breakdown, Tally } from '../tally/tally.js';
import type { CountOptions, Method } from '../tally/ways.js';
import { HELP } from '../words/help.js';
import type { Language } from '../words/language.js';

type Flags = CountingFlags &
  ReadingFlags &
  FigureFlags & {
    readonly by?: Breakdown;
    readonly tally?: boolean;
    readonly suppressBelow?: string;
    readonly backtest?: string;
  };

export function define(command: Command, language: Language): void {
  command.argument('[file...]', HELP.files[language]).option('--tally', HELP.tally[language]);
  addCountingOptions(command, language);
  command.addOption(new Option('--by <part>', HELP.by[language]).choices(['office', 'month']));
  command.option('--suppress-below <n>', HELP.suppressBelow[language]);
  command.option('--backtest <file>', HELP.forecastBacktest[language]);
  addReadingOptions(command, language);
  command.option('--chart', HELP.chart[language]);
  addFigureOptions(command, language, WORKBOOK_FORMATS);
}

export async function run(host: Host, files: readonly string[], flags: Flags): Promise<Outcome> {
  refuseClashes(host, flags, WORKBOOK_FORMATS);
  if (flags.chart === true && flags.by !== undefined) throw new FaultError('usage-chart-by-part');
  if (flags.by === 'month' && flags.method === 'issue-year')
    throw new FaultError('usage-month-by-shortcut');
  const below = suppressOption(flags);
  const law = loadLaw(host);
  if (flags.tally) {
    await present(host, await forecastOfTallies(host, files, flags, law, below), flags, files);
    return 'done';
  }
  const table = loadWardTable(host, law);
  const counting = prepareCounting(host, files, flags, law, table, tableYears(table));
  const options: CountOptions = {
    law,
    ...counting.span,
    asOf: counting.asOf,
    method: flags.method,
    repeats: repeatsOf(flags),
    by: flags.by,
  };
  const counted = countingOf({ kind: 'count', counters: [options] });
  const tally = counted.tallies[0] as Tally;
  const judged =
    flags.backtest === undefined
      ? undefined
      : await backtestOf(host, flags.backtest, flags.method, law);
  const use =
    judged === undefined
      ? counted
      : {
          take: (...[record, note]: Parameters<typeof counted.take>) => {
            counted.take(record, note);
            judged.backtest.add(record);
          },
        };
  const basis = await countFiles(host, counting, tally, use, {
    by: flags.by ?? null,
    suppress_below: below ?? null,
    ...(flags.backtest !== undefined && { backtest: flags.backtest }),
  });
  const errors = judged?.backtest.report({
    tool: basis.tool,
    rulesVersion: law.version,
    secondary: basis.secondary,
    inputs: [judged.digest],
    options: {},
  });
  const report = forecastReport(tally, counting.capacity, basis, below);
  await present(host, report, flags, inputsOf(counting), errors);
  return 'done';
}

async function present(
  host: Host,
  report: ForecastReport,
  flags: Flags,
  inputs: readonly string[],
  errors?: BacktestReport,
): Promise<void> {
  const presentation = sheetPresentation(
    {
      sheet: (lang) => {
        const sheet = wardLayout(forecastSheet(report, lang), report.by, lang);
        return {
          ...sheet,
          ...(flags.chart === true && { chart: forecastChart(report, lang) }),
          notes: [
            ...sheet.notes,
            ...(errors === undefined ? [] : [backtestNote(errors, flags.method, lang)]),
          ],
        };
      },
      machine: (lang) => forecastSheet(report, lang),
      json: () => ({
        ...forecastJson(report),
        ...(errors && { backtest: backtestErrorsJson(errors, flags.method) }),
      }),
      provenance: report.basis,
      workbook: 'forecast',
    },
    flags,
  );
  await deliverFigures(host, presentation, flags, report.basis, inputs);
}

/** The forecast of tallies added up, as the records behind them would give it. */
async function forecastOfTallies(
  host: Host,
  files: readonly string[],
  flags: Flags,
  law: RuleBook,
  below: number | undefined,
): Promise<ForecastReport> {
  const { readTallies, tallyBasis } = await import('../cli/tallies.js');
  const { partForecast } = await import('../reports/part-forecast.js');
  const part = await readTallies(host, files, flags, law, below);
  const { from, to, asOf, method, repeatRenewals, suppressBelow } = part.terms;
  const table = loadWardTable(host, law);
  const capacity =
    flags.capacity === undefined ? table.capacity : capacityOption(flags.capacity, from);
  const options = {
    ...effectiveOptions({ method, repeatRenewals }, { from, to }, asOf, capacity),
    by: flags.by ?? null,
    suppress_below: suppressBelow ?? below ?? null,
  };
  const basis = tallyBasis(host, part, law, options, flags.capacity === undefined);
  return partForecast(part, flags.by, capacity, basis, below);
}

/** A backtest of the forecast's own method, as of the first day of what came. */
async function backtestOf(host: Host, path: string, method: Method, law: RuleBook) {
  const { actuals, digest } = await readActualsFile(host, path, law);
  if (actuals.by === 'month' && method === 'issue-year')
    throw new FaultError('usage-month-by-shortcut');
  const asOf = (actuals.rows[0] as ActualRow).firstDay;
  return { backtest: beginBacktest(actuals, { asOf, methods: [method], law }) as Backtest, digest };
}

/** Whether repeat renewals are followed. */
export function repeatsOf(flags: CountingFlags): 'none' | 'all' {
  return flags.repeatRenewals ? 'all' : 'none';
}
