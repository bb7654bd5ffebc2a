// koshin app: the program as one page that needs no network, with counts alone inside if asked for.
import { loadLaw } from '../cli/bundled-data.js';
import { defineCommand, type Outcome } from '../cli/command.js';
import { writeFile } from '../cli/deliver.js';
import { fileIn } from '../cli/endings.js';
import { counting, READING } from '../cli/options.js';
import { list, readsTwice, required, type Values, value } from '../cli/parts.js';
import { areTallies } from '../cli/scenario-tallies.js';
import { readTallies } from '../cli/tallies.js';
import { toolVersion } from '../cli/tool.js';
import { parseAsOf, parseSuppressBelow } from '../cli/values.js';
import type { Host } from '../host/host.js';
import { tallyJson } from '../layout/tally.js';
import { suppressPart } from '../privacy/suppress-part.js';
import { ok } from '../records/fault.js';
import { HELP } from '../words/help.js';
import { countPart } from './tally.js';

const options = {
  output: required('-o, --output <file>', HELP.appOutput, fileIn('html')),
  /** Tallies, or files of records of which only counts go into the page. */
  files: list('--with <file...>', HELP.appWith, (files) => ok(files)),
  counting: counting({ asOf: value('--as-of <date>', HELP.asOf, parseAsOf) }),
  suppressBelow: value('--suppress-below <n>', HELP.appSuppress, parseSuppressBelow),
  reading: READING,
};
type Options = Values<typeof options>;

/** Counts below are blank in a page that is handed round, unless asked for otherwise. */
const SMALL = 10;

export const app = defineCommand({
  options,
  clashes: ({ files }) => [readsTwice(...files)],
  run,
});

/** The place in the page where counts stand. */
const GIVEN = '<script type="application/json" id="given">null</script>';

async function run(host: Host, options: Options): Promise<Outcome> {
  const { files, output } = options;
  const page = host.appPage();
  const given = files.length === 0 ? null : await givenCounts(host, options);
  // A text in a script ends where a tag does.
  const json = JSON.stringify(given).replaceAll('<', '\\u003c');
  writeFile(
    host,
    output,
    page.replace(GIVEN, () => GIVEN.replace('null', () => json)),
    files,
  );
  return 'done';
}

/**
 * The counts that a page is given: for its forecast by office, for its plan by month and one year further, since people
 * come early. Tallies are given as they are.
 */
async function givenCounts(host: Host, options: Options) {
  const { files, suppressBelow = SMALL, output } = options;
  const law = loadLaw(host);
  const asked = {
    ...options,
    ...{ by: undefined, suppressBelow: undefined },
    output: { file: output, manifest: undefined, digestsAll: true },
  };
  if (areTallies(files)) {
    const part = await readTallies(host, asked, law);
    return { forecast: tallyJson(part, toolVersion(host)) };
  }
  const kept = (part: Awaited<ReturnType<typeof countPart>>) =>
    tallyJson(suppressPart(part, suppressBelow), toolVersion(host));
  const forecast = await countPart(host, { ...asked, by: 'office' }, law);
  const further = { ...options.counting, to: forecast.terms.to + 1 };
  const plan = await countPart(host, { ...asked, by: 'month', counting: further }, law);
  return { forecast: kept(forecast), plan: kept(plan) };
}
