// Decides what forecast, verify and reconcile have in common: options to a span of years, and files to a basis.
import type { CivilDate } from '../calendar/civil-date.js';
import { ABSENT } from '../calendar/civil-date.js';
import { constantCapacity, type DatedCapacity } from '../capacity/dated-capacity.js';
import type { Host } from '../host/host.js';
import { Fault } from '../records/fault.js';
import type { Language } from '../render/language.js';
import { type Basis, flaggedRules, recordTotals } from '../reports/forecast.js';
import type { PublishedTable } from '../reports/published-table.js';
import type { RuleBook } from '../rules/rule-book.js';
import type { Counting } from '../tally/record-use.js';
import type { Tally } from '../tally/tally.js';
import {
  asOfOption,
  type CountingFlags,
  capacityOption,
  effectiveOptions,
  type OutputFlags,
  type ReadingFlags,
  spanOption,
} from './common-options.js';
import { formatOf } from './deliver.js';
import { readRecords, rejectsExceed, settleRejects } from './reading.js';

/** The forms in which counting commands write their result. */
export const FORMATS = ['table', 'csv', 'json', 'md'];

/** The fixture that stands in where no file is named. */
const DEFAULT_FIXTURE = 'minato-as-published.csv.gz';

/** A counting run, its options understood. */
export interface CountingRun {
  readonly files: readonly string[];
  readonly span: { readonly from: number; readonly to: number };
  readonly asOf: CivilDate;
  readonly capacity: DatedCapacity;
  readonly capacityIsPublished: boolean;
  readonly language: Language;
  readonly law: RuleBook;
  readonly flags: CountingFlags & ReadingFlags & OutputFlags & { readonly against?: string };
}

/** Understands the options. `table` gives the years and the capacity where the user gave none. */
export function prepareCounting(
  host: Host,
  files: readonly string[],
  flags: CountingRun['flags'],
  law: RuleBook,
  table: PublishedTable,
  years: { readonly from: number; readonly to: number },
): CountingRun {
  formatOf(flags, FORMATS);
  const span = spanOption(flags, years);
  if (flags.maxRejects !== undefined) rejectsExceed(flags.maxRejects, 0, 0);
  return {
    files: files.length === 0 ? [host.fixture(DEFAULT_FIXTURE)] : files,
    span,
    asOf: asOfOption(flags, span.from),
    capacity:
      flags.capacity === undefined
        ? constantCapacity(table.capacity)
        : capacityOption(flags.capacity, span.from),
    capacityIsPublished: flags.capacity === undefined && flags.against === undefined,
    language: flags.lang ?? host.language,
    law,
    flags,
  };
}

/** Reads the run's files into what counts them, then says what the figures of `tally` rest on. */
export async function countFiles(
  host: Host,
  run: CountingRun,
  tally: Tally,
  counted: Pick<Counting, 'take'> | Counting,
  options: Basis['options'] = {},
): Promise<Basis> {
  const { flags, language, law, span, asOf } = run;
  const inputs = inputsOf(run);
  refuseOutputs(host, [flags.output, flags.rejects, flags.manifest], inputs);
  const reading = await readRecords(host, {
    files: run.files,
    law,
    takenOn: flags.asOf === undefined ? ABSENT : asOf,
    flags,
    language,
    take: counted.take,
    ...('use' in counted && { counting: counted }),
  });
  settleRejects(host, reading, flags, language);
  const basis: Basis = {
    rulesVersion: law.version,
    secondary: flaggedRules(law, flags.method),
    asOf,
    method: flags.method,
    repeatRenewals: flags.repeatRenewals,
    records: recordTotals(reading.totals, tally.cards),
    lapsed: tally.lapsed,
    inputs: reading.inputs,
    options: { ...effectiveOptions(flags, span, asOf, run.capacity), ...options },
    capacityIsPublished: run.capacityIsPublished,
  };
  return basis;
}

/** Writes the manifest, once the result it speaks of stands. */
export function writeManifest(host: Host, run: CountingRun, basis: Basis): void {
  if (run.flags.manifest === undefined) return;
  const { inputs, rulesVersion: rules, options } = basis;
  const manifest = { schema: 'koshin.manifest/1', inputs, rules, options };
  const file = host.create(run.flags.manifest, inputsOf(run));
  file.write(`${JSON.stringify(manifest, null, 2)}\n`);
  file.commit();
}

/** Every file the run reads, none of which may be written. */
export function inputsOf(run: CountingRun): readonly string[] {
  return run.flags.against === undefined ? run.files : [...run.files, run.flags.against];
}

/** Refuses an output named twice or named as an input, by whatever path, before anything is read. */
export function refuseOutputs(
  host: Host,
  named: readonly (string | undefined)[],
  inputs: readonly string[],
): void {
  const outputs = named.filter(
    (file): file is string => file !== undefined && file !== '-' && !file.startsWith('/dev/'),
  );
  outputs.forEach((file, index) => {
    if (inputs.some((input) => input !== '-' && host.isSameFile(file, input))) {
      throw new Fault('output-is-input', { file });
    }
    if (outputs.slice(0, index).some((other) => host.isSameFile(file, other))) {
      throw new Fault('usage-output-twice', { file });
    }
  });
}
