// Tallies as input: each whole, all of one law and one question, none twice.
import { type CivilDate, isoDate } from '../calendar/civil-date.js';
import type { Host } from '../host/host.js';
import { readTallyCsv, TallyTableFault } from '../read/tables/tally-csv.js';
import { decodeTally } from '../read/tables/tally-json.js';
import { decodeText } from '../read/text/decode.js';
import { FaultError } from '../records/fault.js';
import { type Basis, flaggedRules } from '../reports/forecast.js';
import { type FiscalYears, knownFiscalYears } from '../rules/fiscal-years.js';
import type { Localized, RuleBook } from '../rules/rule-book.js';
import type { Breakdown } from '../tally/tally.js';
import { addParts, differingTerm, type TallyPart, type TallyTerms } from '../tally/tally-part.js';
import type { Language } from '../words/language.js';
import { TERM_VALUE_WORDS, TERM_WORDS } from '../words/messages.js';
import { TALLY_WORDS } from '../words/tally.js';
import { rulesDigest } from './bundled-data.js';
import type { RecordOptions } from './counting.js';
import { refuseOutputs } from './deliver.js';
import { inputDigest, settleRejectedRows } from './reading.js';
import { toolName } from './tool.js';

/** The options under which tallies are read: what they ask, the tallies must have been counted for. */
export interface TallyOptions extends RecordOptions {
  readonly by: Breakdown | undefined;
  readonly suppressBelow: number | undefined;
}

/** How many of the faults of one file are told. */
const TOLD = 5;

interface OpenedTally {
  readonly file: string;
  readonly digest: string | null;
  readonly part: TallyPart;
}

/** Reads the tallies and adds them up, in the order given. */
export async function readTallies(
  host: Host,
  options: TallyOptions,
  law: RuleBook,
): Promise<TallyPart> {
  const { files, by, reading, output } = options;
  refuseOutputs(host, [output.file], files);
  const opened: OpenedTally[] = [];
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
  }
  const [first] = opened as [OpenedTally, ...OpenedTally[]];
  refuseOtherOptions(first, options);
  const sum = addParts(opened.map(({ part }) => part));
  settleRejectedRows(host, sum.records, reading, 'input-tally-rejected');
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
  if (content.kind !== 'text') throw badTally(file, TALLY_WORDS['not-a-tally']);
  let text = '';
  for await (const piece of decodeText(content.chunks, file)) text += piece;
  const digest = await inputDigest(input);
  const { sha256 } = digest;
  if (!text.trimStart().startsWith('{'))
    return { file, digest: sha256, part: await readTable(text, digest, years) };
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw badTally(file, TALLY_WORDS['no-json']);
  }
  const part = decodeTally(json, years);
  if ('terms' in part) return { file, digest: sha256, part };
  const told = (language: Language) =>
    part
      .slice(0, TOLD)
      .map(({ place, words }) => `${place}: ${words[language]}`)
      .join('; ') + (part.length > TOLD ? '; …' : '');
  throw badTally(file, { en: told('en'), ja: told('ja') });
}

async function readTable(
  text: string,
  input: TallyPart['inputs'][number],
  years: FiscalYears,
): Promise<TallyPart> {
  try {
    return await readTallyCsv(text, input, years);
  } catch (error) {
    if (!(error instanceof TallyTableFault)) throw error;
    throw badTally(`${input.path}:${error.line}`, TALLY_WORDS[error.fault]);
  }
}

function badTally(file: string, detail: Localized): FaultError {
  return new FaultError('input-bad-tally', { file, detail });
}

function refuseOtherLaw({ file, part }: OpenedTally, law: RuleBook, digest: string): void {
  const { rules, rulesDigest } = part.terms;
  if (rules !== law.version) {
    throw new FaultError('usage-tally-rules', { file, rules, own: law.version });
  }
  if (rulesDigest !== digest) throw new FaultError('usage-tally-edited-rules', { file, rules });
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
    term: TERM_WORDS[term],
    value: termText(one.part.terms, term),
    otherValue: termText(first.part.terms, term),
  });
}

function termText(terms: TallyTerms, term: keyof TallyTerms): Localized | string {
  const value = terms[term];
  if (term === 'asOf') return isoDate(value as CivilDate);
  if (value === undefined) return TERM_VALUE_WORDS.notGiven;
  if (typeof value === 'boolean') return TERM_VALUE_WORDS[value ? 'yes' : 'no'];
  return String(value);
}

/** A tally was counted for its years and its as-of day; another question needs the records. */
function refuseOtherOptions(
  { file, part: { terms } }: OpenedTally,
  { counting, suppressBelow: below }: TallyOptions,
): void {
  const { from, to, asOf, method, repeatRenewals } = counting;
  const isOther = {
    from: from !== undefined && from !== terms.from,
    to: to !== undefined && to !== terms.to,
    asOf: asOf !== undefined && asOf !== terms.asOf,
    // The other method is the default, so it is not known to be wished for.
    method: method === 'issue-year' && terms.method !== 'issue-year',
    repeatRenewals: !repeatRenewals && terms.repeatRenewals,
    suppressBelow:
      below !== undefined && terms.suppressBelow !== undefined && below > terms.suppressBelow,
  };
  for (const term of ASKED_TERMS) {
    if (!isOther[term]) continue;
    const [option, value] = [TERM_OPTIONS[term], termText(terms, term)];
    throw new FaultError('usage-tally-option', { file, option, term: TERM_WORDS[term], value });
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
