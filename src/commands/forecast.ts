// koshin forecast: renewals of each fiscal year against what the counters can handle.
import { type Command, Option } from 'commander';
import type { Host } from '../host/host.js';
import { Fault } from '../records/fault.js';
import { backtestErrorsJson, backtestNote } from '../render/backtest.js';
import type { OutputEncoding } from '../render/encode.js';
import { OUTPUT_ENCODINGS } from '../render/encode.js';
import { forecastJson, forecastSheet, wardLayout } from '../render/forecast.js';
import { HELP } from '../render/help.js';
import type { Language } from '../render/language.js';
import { type Backtest, beginBacktest } from '../reports/backtest.js';
import { forecastReport } from '../reports/forecast.js';
import { tableYears } from '../reports/published-table.js';
import type { RuleBook } from '../rules/rule-book.js';
import type { ActualRow } from '../scenario/actuals.js';
import { createCounter, type Method } from '../tally/counter.js';
import type { Breakdown } from '../tally/tally.js';
import { readActualsFile } from './actuals.js';
import {
  addCountingOptions,
  addOutputOptions,
  addReadingOptions,
  type CountingFlags,
  type OutputFlags,
  type ReadingFlags,
  wholeOption,
} from './common-options.js';
import { countFiles, FORMATS, inputsOf, prepareCounting, writeManifest } from './counting.js';
import { deliver, sheetPresentation } from './deliver.js';
import { loadLaw, loadWardTable } from './law.js';
import type { Outcome } from './outcome.js';

type Flags = CountingFlags &
  ReadingFlags &
  OutputFlags & {
    readonly by?: Breakdown;
    readonly suppressBelow?: string;
    readonly encoding?: OutputEncoding;
    readonly backtest?: string;
  };

export function define(command: Command, language: Language): void {
  command.argument('[file...]', HELP.files[language]);
  addCountingOptions(command, language);
  command.addOption(new Option('--by <part>', HELP.by[language]).choices(['office', 'month']));
  command.option('--suppress-below <n>', HELP.suppressBelow[language]);
  command.option('--backtest <file>', HELP.forecastBacktest[language]);
  addReadingOptions(command, language);
  addOutputOptions(command, language, FORMATS);
  command
    .addOption(
      new Option('--encoding <encoding>', HELP.encoding[language]).choices(OUTPUT_ENCODINGS),
    )
    .option('--manifest <file>', HELP.manifest[language]);
}

export async function run(host: Host, files: readonly string[], flags: Flags): Promise<Outcome> {
  if (flags.by === 'month' && flags.method === 'issue-year')
    throw new Fault('usage-month-by-shortcut');
  const below =
    flags.suppressBelow === undefined
      ? undefined
      : wholeOption('--suppress-below', flags.suppressBelow);
  const law = loadLaw(host);
  const table = loadWardTable(host);
  const counting = prepareCounting(host, files, flags, law, table, tableYears(table));
  const counter = createCounter({
    law,
    ...counting.span,
    asOf: counting.asOf,
    method: flags.method,
    repeats: repeatsOf(flags),
    by: flags.by,
  });
  const judged =
    flags.backtest === undefined
      ? undefined
      : await backtestOf(host, flags.backtest, flags.method, law);
  const add: typeof counter.add =
    judged === undefined
      ? counter.add
      : (record, note) => {
          counter.add(record, note);
          judged.backtest.add(record);
        };
  const basis = await countFiles(host, counting, counter.tally, add, {
    by: flags.by ?? null,
    suppress_below: below ?? null,
    ...(flags.backtest !== undefined && { backtest: flags.backtest }),
  });
  const errors = judged?.backtest.report({
    rulesVersion: law.version,
    secondary: basis.secondary,
    inputs: [judged.digest],
    options: {},
  });
  const report = forecastReport(counter.tally, counting.capacity, basis, below);
  const presentation = sheetPresentation(
    (lang) => {
      const sheet = wardLayout(forecastSheet(report, lang), report.by, lang);
      if (errors === undefined) return sheet;
      return { ...sheet, notes: [...sheet.notes, backtestNote(errors, flags.method, lang)] };
    },
    () => ({
      ...forecastJson(report),
      ...(errors && { backtest: backtestErrorsJson(errors, flags.method) }),
    }),
    (lang) => forecastSheet(report, lang),
  );
  await deliver(host, presentation, flags, inputsOf(counting));
  writeManifest(host, counting, basis);
  return 'done';
}

/** A backtest of the forecast's own method, as of the first day of what came. */
async function backtestOf(host: Host, path: string, method: Method, law: RuleBook) {
  const { actuals, digest } = await readActualsFile(host, path, law);
  if (actuals.by === 'month' && method === 'issue-year') throw new Fault('usage-month-by-shortcut');
  const asOf = (actuals.rows[0] as ActualRow).firstDay;
  return { backtest: beginBacktest(actuals, { asOf, methods: [method], law }) as Backtest, digest };
}

/** Whether repeat renewals are followed. */
export function repeatsOf(flags: CountingFlags): 'none' | 'all' {
  return flags.repeatRenewals ? 'all' : 'none';
}
