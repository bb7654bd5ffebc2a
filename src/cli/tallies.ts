// Tallies as input: each whole, all of one law and one question, none twice.
import { isoDate } from '../calendar/civil-date.js';
import type { Host } from '../host/host.js';
import { readTally } from '../read/tables/tally.js';
import { FaultError } from '../records/fault.js';
import { FINDINGS, type FindingCode, NO_RECORD } from '../records/findings.js';
import type { InputDigest } from '../records/provenance.js';
import { type Basis, flaggedRules } from '../reports/forecast.js';
import { type FiscalYears, knownFiscalYears } from '../rules/fiscal-years.js';
import type { RuleBook } from '../rules/rule-book.js';
import type { Breakdown } from '../tally/tally.js';
import {
  addFindings,
  addParts,
  type CountedFinding,
  differingTerm,
  type TallyPart,
  type TallyTerms,
} from '../tally/tally-part.js';
import { fill, type Language } from '../words/language.js';
import { READING_WORDS, tallyFindingText } from '../words/reading.js';
import { rulesDigest } from './bundled-data.js';
import type { RecordOptions } from './counting.js';
import { refuseOutputs } from './deliver.js';
import { inputDigest, settleRejectedRows } from './reading.js';
import { toolName } from './tool.js';
import { wholeText } from './whole-text.js';

/** The options of counting for tallies: the tallies must have been counted with them. */
export interface TallyOptions extends RecordOptions {
  readonly by: Breakdown | undefined;
  readonly suppressBelow: number | undefined;
}

/** Reads the tallies and adds them up, in the order given. */
export async function readTallies(
  host: Host,
  options: TallyOptions,
  law: RuleBook,
): Promise<TallyPart> {
  const { files, by, reading, output } = options;
  refuseOutputs(host, [output.file], files);
  const opened: Opened<TallyPart>[] = [];
  const digest = rulesDigest(host, law);
  for (const file of files) {
    const one = await openTally(host, file, knownFiscalYears(law));
    refuseOtherLaw(one, law, digest);
    refuseTwice(opened, one);
    const [first = one] = opened;
    refuseOtherTerms(first, one);
    if (by !== undefined && one.part.by !== by)
      throw new FaultError('usage-tally-not-by', { file, by });
    opened.push(one);
    tellFindings(host, one, reading.language);
  }
  const [first] = opened as [Opened<TallyPart>, ...Opened<TallyPart>[]];
  refuseOtherOptions(first, options);
  const sum = addParts(opened.map(({ part }) => part));
  settleRejectedRows(host, sum.records, reading, 0, 'input-tally-rejected');
  return sum;
}

/** The basis of figures from tallies. */
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
    asOfSource: part.asOfSource,
    isExample: part.isExample,
    method: terms.method,
    repeatRenewals: terms.repeatRenewals,
    records,
    lapsed,
    inputs,
    options,
    capacityIsPublished,
  };
}

/** A tally that was opened: the digest of its file, and what is known of it. */
interface Opened<Part> {
  readonly file: string;
  readonly digest: string | null;
  readonly part: Part;
}

/** What tallies of any kind say of the records behind them. */
type PartOfAnyKind = Pick<TallyPart, 'records' | 'inputs' | 'findings'> & {
  readonly terms: Pick<TallyTerms, 'rules' | 'rulesDigest'>;
};

async function openTally(host: Host, file: string, years: FiscalYears): Promise<Opened<TallyPart>> {
  const { text, input } = await tallyText(host, file);
  return { file, digest: input.sha256, part: await readTally(text, input, years) };
}

/** The text of a tally, and its digest. */
export async function tallyText(
  host: Host,
  file: string,
): Promise<{ readonly text: string; readonly input: InputDigest }> {
  const input = host.open(file, true);
  const content = await input.content(() => {});
  if (content.kind !== 'text') {
    const findings = [{ place: '', code: 'not-a-tally' }] as const;
    throw new FaultError('input-bad-tally', { file, findings });
  }
  const text = await wholeText(host, file, content.chunks);
  return { text, input: await inputDigest(input) };
}

/** Of the findings in records, those that a tally tells: what keeps a row from being counted. */
export function tallyFindings(found: Iterable<readonly [FindingCode, number]>): CountedFinding[] {
  return addFindings(
    [...found].flatMap(([code, count]) =>
      FINDINGS[code].level === 'reject' || NO_RECORD.has(code)
        ? [{ code, column: undefined, count }]
        : [],
    ),
  );
}

/** Tells why rows behind a tally were not counted. */
export function tellFindings(
  host: Host,
  { file, part }: Opened<PartOfAnyKind>,
  language: Language,
): void {
  for (const finding of part.findings) host.warn(tallyFindingText(file, finding, language));
  const reasons = part.findings.filter(({ code }) => FINDINGS[code].level === 'reject');
  const rejected = part.records.rejectedRows;
  if (rejected > 0 && reasons.length === 0)
    host.warn(fill(READING_WORDS.tallyWithoutReasons, language, { file, rejected }));
  // Only a query knows the columns.
  if (reasons.some(({ column }) => column !== undefined))
    host.warn(fill(READING_WORDS.tallyRejectsQuery, language));
}

/** Refuses a tally by another law. */
export function refuseOtherLaw(
  { file, part }: Opened<PartOfAnyKind>,
  law: RuleBook,
  digest: string,
): void {
  const { rules, rulesDigest } = part.terms;
  if (rules !== law.version) {
    throw new FaultError('usage-tally-rules', { file, rules, own: law.version });
  }
  if (rulesDigest !== digest) throw new FaultError('usage-tally-edited-rules', { file, rules });
}

/** The same file, or a file of records that another tally has counted, would count people twice. */
export function refuseTwice(
  opened: readonly Opened<PartOfAnyKind>[],
  one: Opened<PartOfAnyKind>,
): void {
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

function refuseOtherTerms(first: Opened<TallyPart>, one: Opened<TallyPart>): void {
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

/** A tally has its years and its as-of day; other ones need the records. */
function refuseOtherOptions(
  { file, part: { terms } }: Opened<TallyPart>,
  { counting, suppressBelow: below }: TallyOptions,
): void {
  const { from, to, asOf, method, repeatRenewals } = counting;
  const isOther = {
    from: from !== undefined && from !== terms.from,
    to: to !== undefined && to !== terms.to,
    asOf: asOf !== undefined && asOf !== terms.asOf,
    // The other method is the default, so the user may not have wanted it.
    method: method === 'issue-year' && terms.method !== 'issue-year',
    repeatRenewals: !repeatRenewals && terms.repeatRenewals,
    suppressBelow:
      below !== undefined && terms.suppressBelow !== undefined && below > terms.suppressBelow,
  };
  for (const term of ASKED_TERMS) {
    if (!isOther[term]) continue;
    const [option, value] = [TERM_OPTIONS[term], termValue(terms, term)];
    throw new FaultError('usage-tally-option', { file, option, term, value });
  }
}

/** The option that asks for each term of a tally. */
const TERM_OPTIONS = {
  from: '--from',
  to: '--to',
  asOf: '--as-of',
  method: '--method',
  repeatRenewals: '--no-repeat-renewals',
  suppressBelow: '--suppress-below',
} as const;
const ASKED_TERMS = Object.keys(TERM_OPTIONS) as (keyof typeof TERM_OPTIONS)[];
