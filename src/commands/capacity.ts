// koshin capacity: open days, hours and slots of each scenario, and the fewest windows that are enough.
import { isoDate } from '../calendar/civil-date.js';
import { VARIED, windowSites } from '../capacity/needed.js';
import { defineReport } from '../cli/command.js';
import { figures, LONG, READING, WORKBOOK_FORMATS } from '../cli/options.js';
import { choice, choiceOr, text, type Values, value } from '../cli/parts.js';
import {
  countScenario,
  loadOperations,
  prepareScenario,
  SCENARIO,
  scenarioClashes,
  withHolidays,
} from '../cli/scenario.js';
import { parseDate } from '../cli/values.js';
import type { Host } from '../host/host.js';
import { asSheet } from '../layout/presentation.js';
import { capacityJson, capacitySheet } from '../layout/scenario/capacity.js';
import { FaultError } from '../records/fault.js';
import { capacityReport, isWithin, siteToVary, spanDays } from '../reports/capacity.js';
import type { ScenarioFile } from '../scenario/scenario.js';
import { CAPACITY_WORDS } from '../words/capacity.js';

const options = {
  ...SCENARIO,
  by: choice('--by <part>', CAPACITY_WORDS.byOption, ['month']),
  vary: choiceOr('--vary <what>', CAPACITY_WORDS.varyOption, VARIED, 'windows'),
  site: text('--site <name>', CAPACITY_WORDS.siteOption),
  byDate: value('--by-date <date>', CAPACITY_WORDS.byDateOption, parseDate),
  reading: READING,
  output: figures(WORKBOOK_FORMATS, LONG),
};
type Options = Values<typeof options>;

export const capacity = defineReport({
  options,
  clashes: (options) => scenarioClashes(options),
  report,
  present: asSheet({
    sheet: capacitySheet,
    machine: (report, language) => capacitySheet(report, language, false),
    json: capacityJson,
    workbook: 'capacity',
    forms: (report) => async (language, notes, first) => {
      const { capacityBook } = await import('../layout/book/capacity.js');
      return capacityBook(report, notes, language, first);
    },
  }),
});

async function report(host: Host, options: Options) {
  const { by, vary, site, byDate } = options;
  const run = prepareScenario(host, options);
  const { path, file } = run;
  if (byDate !== undefined && !isWithin(file, byDate))
    throw new FaultError('usage-outside-plan', spanDays(file));
  refuseUnknownSite(site, file, path);
  const { basis, begins, demandOf } = await countScenario(host, run, {
    by: by ?? null,
    vary,
    site: site ?? null,
    by_date: byDate === undefined ? null : isoDate(byDate),
  });
  const demands = file.scenarios.map((scenario) => ({
    scenario,
    demand: demandOf(scenario, 'base'),
  }));
  const asked = { span: file, begins, by, vary, site, byDate, operations: loadOperations(host) };
  const report = withHolidays(path, () => capacityReport(demands, asked, basis));
  return { report, inputs: run.counting.inputs };
}

function refuseUnknownSite(site: string | undefined, { scenarios }: ScenarioFile, path: string) {
  if (site === undefined) return;
  if (scenarios.some((scenario) => siteToVary(scenario, site) !== undefined)) return;
  const sites = [...new Set(scenarios.flatMap(({ capacity }) => windowSites(capacity)))];
  throw new FaultError('usage-no-such-site', { file: path, site, sites });
}
