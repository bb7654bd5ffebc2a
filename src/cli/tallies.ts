// Decides how tallies come in and which of them add up: each whole, all of one law and one question, none twice.
import { isoDate } from '../calendar/civil-date.js';
import type { Host } from '../host/host.js';
import { readTally } from '../read/tables/tally.js';
import { decodeText } from '../read/text/decode.js';
import { FaultError } from '../records/fault.js';
import { type Basis, flaggedRules } from '../reports/forecast.js';
import { type FiscalYears, knownFiscalYears } from '../rules/fiscal-years.js';
import type { RuleBook } from '../rules/rule-book.js';
import type { Breakdown } from '../tally/tally.js';
import { addParts, differingTerm, type TallyPart, type TallyTerms } from '../tally/tally-part.js';
import {
  type CountingFlags,
  dateOption,
  type OutputFlags,
  type ReadingFlags,
  yearOption,
} from './common-options.js';
import { refuseOutputs } from './counting.js';
import { rulesDigest } from './law.js';
import { settleRejectedRows } from './reading.js';
import { toolName } from './tool.js';

/** The flags under which tallies are read. */
export type TallyFlags = CountingFlags &
  ReadingFlags &
  OutputFlags & { readonly by?: Breakdown; readonly tally?: boolean };

interface OpenedTally {
  readonly file: string;
  readonly digest: string | null;
  readonly part: TallyPart;
}

/** Reads the tallies and adds them up, in the order given. */
export async function readTallies(
  host: Host,
  files: readonly string[],
  flags: TallyFlags,
  law: RuleBook,
  below: number | undefined,
): Promise<TallyPart> {
  if (files.length === 0) throw new FaultError('usage-no-file');
  if (files.filter((file) => file === '-').length > 1) throw new FaultError('usage-stdin-twice');
  refuseReadingOptions(flags);
  refuseOutputs(host, [flags.output], files);
  const opened: OpenedTally[] = [];
  for (const file of files) {
    const one = await openTally(host, file, knownFiscalYears(law));
    refuseOtherLaw(one, law);
    refuseTwice(opened, one);
    const [first = one] = opened;
    refuseOtherTerms(first, one);
    if (flags.by !== undefined && one.part.by !== flags.by) {
      throw new FaultError('usage-tally-not-by', { file, by: flags.by });
    }
    opened.push(one);
  }
  const [first] = opened as [OpenedTally, ...OpenedTally[]];
  refuseOtherOptions(first, flags, law, below);
  const sum = addParts(opened.map(({ part }) => part));
  settleRejectedRows(
    host,
    sum.records,
    flags.maxRejects,
    flags.lang ?? host.language,
    'input-tally-rejected',
  );
  return sum;
}

/** What figures from tallies rest on. */
export function tallyBasis(
  host: Host,
  part: TallyPart,
  law: RuleBook,
  options: Basis['options'],
  capacityIsPublished: boolean,
): Basis {
  const { terms, records, lapsed, inputs } = part;
  return {
    tool: toolName(host),
    rulesVersion: terms.rules,
    secondary: flaggedRules(law, terms.method),
    asOf: terms.asOf,
    method: terms.method,
    repeatRenewals: terms.repeatRenewals,
    records,
    lapsed,
    inputs,
    options,
    capacityIsPublished,
  };
}

async function openTally(host: Host, file: string, years: FiscalYears): Promise<OpenedTally> {
  const input = host.open(file, true);
  const content = await input.content(() => {});
  if (content.kind !== 'text') {
    const findings = [{ place: '', code: 'not-a-tally' }] as const;
    throw new FaultError('input-bad-tally', { file, findings });
  }
  let text = '';
  for await (const piece of decodeText(content.chunks, file)) text += piece;
  const { bytes, sha256 } = await input.digest();
  const part = await readTally(text, { path: file, bytes, sha256 }, years);
  return { file, digest: sha256, part };
}

/** Options that say how records are read: a tally has none. */
function refuseReadingOptions(flags: TallyFlags): void {
  const given: readonly [string, unknown][] = [
    ['--rejects', flags.rejects],
    ['--show-values', flags.showValues],
    ['--manifest', flags.manifest],
    ['--input-encoding', flags.inputEncoding],
    ['--sheet', flags.sheet],
    ['--era-codes', flags.eraCodes],
    ['--map', flags.map],
    ['--handover-lag', flags.handoverLag],
  ];
  const found = given.find(([, value]) => value !== undefined);
  if (found) throw new FaultError('usage-not-with-tally', { option: found[0] });
}

function refuseOtherLaw({ file, part }: OpenedTally, law: RuleBook): void {
  const { rules, rulesDigest: digest } = part.terms;
  if (rules !== law.version) {
    throw new FaultError('usage-tally-rules', { file, rules, own: law.version });
  }
  if (digest !== rulesDigest(law))
    throw new FaultError('usage-tally-edited-rules', { file, rules });
}

/** The same file, or a file of records that another tally has counted, would count people twice. */
function refuseTwice(opened: readonly OpenedTally[], one: OpenedTally): void {
  if (one.part.records.cards === 0) return;
  const digests = new Set(one.part.inputs.flatMap(({ sha256 }) => sha256 ?? []));
  const twin = opened.find(
    ({ digest, part }) =>
      part.records.cards > 0 &&
      ((digest !== null && digest === one.digest) ||
        part.inputs.some(({ sha256 }) => sha256 !== null && digests.has(sha256))),
  );
  if (twin) throw new FaultError('usage-tally-twice', { file: one.file, other: twin.file });
}

function refuseOtherTerms(first: OpenedTally, one: OpenedTally): void {
  const term = differingTerm(first.part.terms, one.part.terms);
  if (term === undefined) return;
  throw new FaultError('usage-tally-differs', {
    file: one.file,
    other: first.file,
    term,
    value: termValue(one.part.terms, term),
    otherValue: termValue(first.part.terms, term),
  });
}

function termValue(terms: TallyTerms, term: keyof TallyTerms) {
  return term === 'asOf' ? isoDate(terms.asOf) : terms[term];
}

/** A tally was counted for its years and its as-of day; another question needs the records. */
function refuseOtherOptions(
  { file, part: { terms } }: OpenedTally,
  flags: TallyFlags,
  law: RuleBook,
  below: number | undefined,
): void {
  const other = (option: string, term: keyof TallyTerms) =>
    new FaultError('usage-tally-option', {
      file,
      option,
      term,
      value: termValue(terms, term),
    });
  if (flags.from !== undefined && yearOption('--from', flags.from, law) !== terms.from) {
    throw other('--from', 'from');
  }
  if (flags.to !== undefined && yearOption('--to', flags.to, law) !== terms.to)
    throw other('--to', 'to');
  if (flags.asOf !== undefined && dateOption('--as-of', flags.asOf) !== terms.asOf) {
    throw other('--as-of', 'asOf');
  }
  // The other method is the default, so it is not known to be wished for.
  if (flags.method === 'issue-year' && terms.method !== 'issue-year')
    throw other('--method', 'method');
  if (!flags.repeatRenewals && terms.repeatRenewals) {
    throw other('--no-repeat-renewals', 'repeatRenewals');
  }
  if (below !== undefined && terms.suppressBelow !== undefined && below > terms.suppressBelow) {
    throw other('--suppress-below', 'suppressBelow');
  }
}
