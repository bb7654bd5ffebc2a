// koshin init: a commented scenario file to begin with, that fits the records given and runs as it is.

import { type CivilDate, isoDate } from '../calendar/civil-date.js';
import { partialYear } from '../calendar/fiscal-year.js';
import { loadLaw, loadWardTable } from '../cli/bundled-data.js';
import { defineCommand, type Outcome } from '../cli/command.js';
import { countFiles, countOptions, prepareCounting, type RecordOptions } from '../cli/counting.js';
import { writeFile } from '../cli/deliver.js';
import { counting, isScenarioName, outputFile, READING, readingWords } from '../cli/options.js';
import { argumentsFrom, flag, lang, list, type Values } from '../cli/parts.js';
import { renewalsIn } from '../cli/renewals.js';
import { loadOperations, loadShippedPatches } from '../cli/scenario.js';
import { shellLine } from '../cli/shell.js';
import type { Host } from '../host/host.js';
import { fittedTemplate, type TemplateFindings } from '../layout/learn/scenario-template.js';
import { handOverLag, learnCards } from '../learning/cards.js';
import { firstMonthOf, learnCertificates, outOfTurnOf } from '../learning/certificates.js';
import { readScenarioFile } from '../read/scenario-file.js';
import { FaultError, fault, ok } from '../records/fault.js';
import { siteToVary } from '../reports/capacity.js';
import { type TemplateFacts, templateFacts, windowsFor } from '../reports/init.js';
import { leftBetween } from '../reports/learn.js';
import { knownFiscalYears } from '../rules/fiscal-years.js';
import type { RuleBook } from '../rules/rule-book.js';
import type { Scenario } from '../scenario/scenario.js';
import { HELP } from '../words/help.js';
import { fill } from '../words/language.js';
import { INIT_WORDS } from '../words/scenario.js';

const options = {
  /** Files of records; one with the name of a scenario file is the one to write. */
  files: argumentsFrom('[file...]', INIT_WORDS.file),
  output: outputFile('yaml'),
  /** Whether a file that exists is written over. */
  force: flag('--force', INIT_WORDS.force),
  /** An older extract of the same cards, by which who leaves is learned. */
  older: list('--older <file>', HELP.older, (files) => ok(files)),
  counting: counting({}),
  reading: READING,
  languages: lang(),
};
type Options = Values<typeof options>;

const STANDARD_OUTPUT = '-';

export const init = defineCommand({
  options,
  clashes: ({ files, output, older }) => {
    const named = files.filter(isScenarioName);
    const second = output === undefined ? named[1] : named[0];
    return [
      older.length > 0 && files.every(isScenarioName) && fault('usage-no-file'),
      second !== undefined && fault('usage-scenario-among-files', { file: second }),
    ];
  },
  run,
});

async function run(host: Host, options: Options): Promise<Outcome> {
  const { force, languages } = options;
  const { language } = languages;
  const path = pathOf(options);
  if (path !== STANDARD_OUTPUT && !force && host.exists(path))
    throw new FaultError('usage-file-exists', { file: path });
  const records = recordsOf(options);
  const template = host.dataText(`scenario/scenario.${language}.yaml`);
  const text =
    records.length === 0 ? template : await fitted(host, options, records, template, path);
  if (path === STANDARD_OUTPUT) {
    await host.write(text);
    return 'done';
  }
  writeFile(host, path, text, records);
  const next = records.length === 0 ? INIT_WORDS.nextExample : INIT_WORDS.next;
  const read = records.length === 0 ? [] : readingWords(options.reading);
  const command = shellLine(['koshin', 'plan', path, ...records, ...read]);
  host.warn(fill(next, language, { file: path, command }));
  return 'done';
}

/** A lone hyphen is standard output: a file to begin with is often looked at first. */
function pathOf({ files, output }: Options): string {
  if (output !== undefined) return output;
  return files.find(isScenarioName) ?? (files.join() === STANDARD_OUTPUT ? '-' : 'scenario.yaml');
}

function recordsOf({ files, output }: Options): string[] {
  if (output === undefined && files.join() === STANDARD_OUTPUT) return [];
  return files.filter((file) => !isScenarioName(file));
}

/** The template made to fit the records, with as many windows as their demand takes. */
async function fitted(
  host: Host,
  { counting, older, reading, languages: { language } }: Options,
  files: readonly string[],
  template: string,
  path: string,
): Promise<string> {
  const law = loadLaw(host);
  const output = { file: path === '-' ? undefined : path, manifest: undefined, digestsAll: false };
  const run = prepareCounting(host, { files, counting, reading, output }, law, {
    table: loadWardTable(host, law),
    isWards: false,
  });
  const { tallies, period, basis } = await countFiles(host, run, (each) => ({
    offices: { ...countOptions(run, each), by: 'office' },
  }));
  const { asOf, from } = period;
  const { isExample } = basis;
  const isPartial = partialYear(from, asOf) !== undefined;
  const facts = templateFacts(tallies.offices, { asOf, isExample }, isPartial);
  const windows = windowsOf(host, fittedTemplate(template, facts, language), path, law, facts);
  const found = await learnedOf(host, { files, older, reading, output }, law, asOf);
  return fittedTemplate(template, facts, language, { windows, ...found });
}

/** What the records show of certificates that came due (undefined where too few were renewed), of cards, and of who left. */
async function learnedOf(
  host: Host,
  {
    files,
    older,
    reading,
    output,
  }: Pick<RecordOptions, 'files' | 'reading' | 'output'> & Pick<Options, 'older'>,
  law: RuleBook,
  asOf: CivilDate,
): Promise<TemplateFindings> {
  // Findings were told when the records were counted.
  const quiet = { ...host, warn: () => {} };
  const request = { reading: { ...reading, rejects: undefined }, output, asked: asOf };
  const withCohorts = older.length > 0;
  const { seen } = await renewalsIn(quiet, files, { ...request, withCohorts }, law);
  const before = withCohorts
    ? await renewalsIn(host, older, { ...request, asked: undefined, withCohorts }, law)
    : undefined;
  if (before !== undefined && before.terms.asOf >= asOf)
    throw new FaultError('usage-older-not-older', {
      ...{ file: older[0] ?? '', older: isoDate(before.terms.asOf), asOf: isoDate(asOf) },
    });
  const outOfTurn = outOfTurnOf(seen, asOf, law);
  const frame = { asOf, from: firstMonthOf(asOf, undefined, law), outOfTurn, law };
  const learned = learnCertificates(seen.ages, frame);
  return {
    learned: learned.inWindow + learned.late < FEWEST_CAME ? undefined : learned,
    others: {
      asOf,
      card: learnCards(seen.card, frame),
      handOverLag: handOverLag(seen.handOver, asOf),
      ...leftBetween(before && { seen: before.seen, asOf: before.terms.asOf }, { seen, asOf }),
    },
  };
}

/**
 * Of fewer the interval says nothing that an example does not. Where nobody came at all, the file as a rule does not keep what
 * was issued again.
 */
const FEWEST_CAME = 30;

/** The windows that the center of a fitted template needs. */
function windowsOf(host: Host, text: string, path: string, law: RuleBook, facts: TemplateFacts) {
  const read = readScenarioFile(text, path, knownFiscalYears(law), loadShippedPatches(host));
  const center = read.ok ? (read.file.scenarios.at(-1) as Scenario) : undefined;
  const site = center && siteToVary(center, undefined);
  // A template that does not read back is a bug.
  if (center === undefined || site === undefined) throw new Error('the template is no scenario');
  return windowsFor(facts, center.capacity, site, loadOperations(host));
}
