// Renewals seen: in files of records, or in tallies of them that others have made.
import { ABSENT, type CivilDate, isoDate } from '../calendar/civil-date.js';
import type { Host } from '../host/host.js';
import { decodeRenewals } from '../read/tables/renewals-json.js';
import { FaultError, valueOrThrow } from '../records/fault.js';
import type { RuleBook } from '../rules/rule-book.js';
import { recordTotals } from '../tally/record-totals.js';
import { countingOf } from '../tally/record-use.js';
import { type Renewals, type RenewalsSeen, withoutCertificates } from '../tally/renewals.js';
import { addRenewals, type RenewalsPart } from '../tally/renewals-part.js';
import { fill, type Language } from '../words/language.js';
import { READING_WORDS } from '../words/reading.js';
import { rulesDigest } from './bundled-data.js';
import { hideSmallLabels, type ShownRenewals, settleAsOf } from './counting.js';
import type { OutputOptions, ReadingOptions } from './options.js';
import { readAccepted, settleRejectedRows } from './reading.js';
import { refuseOtherLaw, refuseTwice, tallyFindings, tallyText, tellFindings } from './tallies.js';

/** How renewals are read. */
export interface RenewalsRequest {
  readonly reading: ReadingOptions;
  readonly output: Pick<OutputOptions, 'digestsAll'>;
  /** The as-of day asked for. */
  readonly asked: CivilDate | undefined;
  /** Whether cards are counted for another extract to be compared with. */
  readonly withCohorts: boolean;
}

/** The column that decides whether someone has come. */
const DECIDES = 'user_cert_issued_on';

/** The renewals seen in the files of one extract, and of which day it speaks. */
export async function renewalsIn(
  host: Host,
  files: readonly string[],
  { reading, output, asked, withCohorts }: RenewalsRequest,
  law: RuleBook,
): Promise<RenewalsPart> {
  const counting = countingOf({ kind: 'learn', law, byOffice: true, withCohorts });
  const read = await readAccepted(host, {
    files,
    reading,
    law,
    takenOn: asked ?? ABSENT,
    digestsAll: output.digestsAll,
    take: counting.take,
    counting,
  });
  const request = { asked, law, files: files.length, language: reading.language };
  const { asOf, asOfSource, asOfIsAssumed } = settleAsOf(host, request, read);
  hideSmallLabels(host, counting, reading);
  const shown = { all: (counting.renewals as Renewals).seen(), files: read.files };
  const { seen, isBlind } = knownRenewals(host, shown, reading.language);
  return {
    terms: { rules: law.version, rulesDigest: rulesDigest(host, law), asOf },
    ...{ seen, isBlind, asOfSource, asOfIsAssumed, isExample: read.isExample, inputs: read.inputs },
    records: recordTotals(read.totals, seen.cards),
    findings: tallyFindings(read.log.counts),
  };
}

/** The renewals that are known: nothing of certificates, with a warning, where a file does not say when they were issued. */
export function knownRenewals(
  host: Host,
  { all, files }: ShownRenewals,
  language: Language,
): { readonly seen: RenewalsSeen; readonly isBlind: boolean } {
  // Without the column every certificate stands as issued with its card: all would look as if nobody had come.
  const blind = files.filter(
    ({ seen: { columns } }) => !columns.some((each) => each.columns.includes(DECIDES)),
  );
  if (blind.length === 0) return { seen: all, isBlind: false };
  const list = [...new Set(blind.map(({ file }) => file))].join(', ');
  host.warn(fill(READING_WORDS.noCertificates, language, { list }));
  return { seen: withoutCertificates(all), isBlind: true };
}

/** Whether a file's name is that of a tally. */
export function isTallyName(file: string): boolean {
  return /\.json$/i.test(file);
}

/** Reads tallies of renewals and adds them up. All must be of one law and one as-of day, and none of the same records. */
export async function readRenewalTallies(
  host: Host,
  files: readonly string[],
  { reading, asked }: Pick<RenewalsRequest, 'reading' | 'asked'>,
  law: RuleBook,
): Promise<RenewalsPart> {
  const digest = rulesDigest(host, law);
  const opened: { file: string; digest: string | null; part: RenewalsPart }[] = [];
  for (const file of files) {
    const { text, input } = await tallyText(host, file);
    let json: unknown;
    try {
      json = JSON.parse(text);
    } catch {
      const findings = [{ place: '', code: 'no-json' }] as const;
      throw new FaultError('input-bad-tally', { file, findings });
    }
    const part = valueOrThrow(decodeRenewals(json, file));
    const one = { file, digest: input.sha256, part };
    refuseOtherLaw(one, law, digest);
    refuseTwice(opened, one);
    const [first = one] = opened;
    const { asOf } = part.terms;
    if (asOf !== first.part.terms.asOf)
      throw new FaultError('usage-tally-differs', {
        ...{ file, other: first.file, term: 'asOf', value: isoDate(asOf) },
        otherValue: isoDate(first.part.terms.asOf),
      });
    if (asked !== undefined && asked !== asOf)
      throw new FaultError('usage-tally-option', {
        ...{ file, option: '--as-of', term: 'asOf', value: isoDate(asOf) },
      });
    opened.push(one);
    tellFindings(host, one, reading.language);
  }
  const sum = addRenewals(
    opened.map(({ part }) => part),
    law,
  );
  settleRejectedRows(host, sum.records, reading, 0, 'input-tally-rejected');
  return sum;
}
