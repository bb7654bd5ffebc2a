// Decides how every command reads its files of records: one way, with findings told, rejects listed and limits kept.
import { ABSENT, type MaybeDate } from '../calendar/civil-date.js';
import type { FindInExpiries } from '../expiry/expiry-findings.js';
import type { Host, InputFile, OutputFile } from '../host/host.js';
import { findingLine, moreFindings, REJECTS_HEADER, rejectsRow } from '../layout/findings.js';
import { createIdentifierLog, IDENTIFIERS_COMPARED } from '../read/identifiers.js';
import { takeIn } from '../read/intake.js';
import { emptyTotals, type IntakeTotals } from '../read/row-intake.js';
import type { ColumnName } from '../records/columns.js';
import { FaultError } from '../records/fault.js';
import { FINDINGS, type FindingCode } from '../records/findings.js';
import type { InputDigest } from '../records/provenance.js';
import type { CardRecord } from '../records/record.js';
import { createFindingLog, type FindingLog } from '../reports/check.js';
import type { RuleBook } from '../rules/rule-book.js';
import type { Counting } from '../tally/record-use.js';
import { fill, type Language } from '../words/language.js';
import { NOTES } from '../words/messages.js';
import { type FigureFlags, formOption, type ReadingFlags } from './common-options.js';
import { showsEveryDigest } from './deliver.js';
import { loadAliases, loadPrivacyData } from './law.js';

/** How many findings are listed on the screen; all are counted, and --rejects writes all. */
const LISTED = 100;
const LISTED_PER_CODE = { reject: 20, warning: 5 };

/** What came of reading. */
export interface Reading {
  readonly totals: IntakeTotals;
  readonly log: FindingLog;
  readonly inputs: readonly InputDigest[];
  /** A finding about a whole file, so that it could not be counted at all. */
  readonly fileRejected: boolean;
}

/** What to read, and what to do with it. */
export interface ReadingRequest {
  readonly files: readonly string[];
  readonly law: RuleBook;
  readonly takenOn?: MaybeDate;
  /** Columns that must hold no personal data, where the command takes them in to make a safe file; else all must not. */
  readonly guarded?: readonly ColumnName[];
  readonly flags: ReadingFlags & FigureFlags;
  /** Whether every file's SHA-256 is wanted, however large the file; else as the output asks. */
  readonly digestsAll?: boolean;
  readonly language: Language;
  /** Another output of this run that must be none of the inputs. */
  readonly output?: string | undefined;
  /** Takes each record; or {@link ReadingRequest.counting} does. */
  readonly take: (record: CardRecord, find: FindInExpiries) => void;
  /** What `take` does, where threads can do it too. */
  readonly counting?: Counting;
}

/** Reads all files, one after the other, into one total. */
export async function readRecords(host: Host, request: ReadingRequest): Promise<Reading> {
  const { files, flags, language } = request;
  if (files.filter((file) => file === '-').length > 1) throw new FaultError('usage-stdin-twice');
  const digestsAll = request.digestsAll ?? showsEveryDigest(flags);
  const opened = files.map((file) => host.open(file, digestsAll));
  const rejects =
    flags.rejects === undefined ? undefined : createRejects(host, flags.rejects, files);
  const form = formOption(flags);
  const privacy = loadPrivacyData(host);
  const guarded = request.guarded ?? 'all';
  const log = createFindingLog(LISTED, LISTED_PER_CODE);
  const identifiers = createIdentifierLog();
  const totals = emptyTotals();
  let fileRejected = false;
  const progress = host.progress(totalSize(opened));
  try {
    for (const input of opened) {
      await takeIn(input.name, await input.content(progress.advance), totals, {
        form,
        privacy,
        guarded,
        identifiers,
        law: request.law,
        aliases: loadAliases(host),
        takenOn: request.takenOn ?? ABSENT,
        // A command that takes personal data in shows none of it, whatever is asked.
        showValues: flags.showValues === true && guarded === 'all',
        take: request.take,
        counting: request.counting,
        weights: host.weights,
        find: (finding) => {
          log.add(finding);
          rejects?.write(rejectsRow(finding, flags.lang ?? 'en'));
          if (rejectsFile(finding.code)) fileRejected = true;
        },
        ignoreColumns: (file, headers) => {
          const more = headers.length > NAMED_HEADERS ? `, … (${headers.length})` : '';
          const list = headers.slice(0, NAMED_HEADERS).map(shortened).join(', ') + more;
          host.warn(fill(NOTES.unknownColumns, language, { file, list }));
        },
      });
    }
  } catch (error) {
    rejects?.abandon();
    throw error;
  } finally {
    progress.stop();
  }
  rejects?.commit();
  if (identifiers.isExceeded()) {
    host.warn(fill(NOTES.identifiersLimited, language, { compared: IDENTIFIERS_COMPARED }));
  }
  const inputs = await Promise.all(
    opened.map(
      async (input): Promise<InputDigest> => ({ path: input.name, ...(await input.digest()) }),
    ),
  );
  inputs.forEach(({ path, sha256 }, index) => {
    const twin = inputs.findIndex((other) => sha256 !== null && other.sha256 === sha256);
    if (twin < index && sha256 !== null) {
      host.warn(fill(NOTES.sameFile, language, { file: path, other: inputs[twin]?.path ?? '' }));
    }
  });
  return { totals, log, inputs, fileRejected };
}

/**
 * Tells the findings on standard error and stops the run where more rows were rejected than allowed: by default none.
 */
export function settleRejects(
  host: Host,
  reading: Reading,
  flags: ReadingFlags,
  language: Language,
): void {
  const { totals, log, fileRejected } = reading;
  for (const finding of log.kept) host.warn(findingLine(finding, language));
  for (const line of moreFindings({ total: log.total(), findings: log.kept }, language))
    host.warn(line);
  if (fileRejected) throw new FaultError('input-file-rejected');
  settleRejectedRows(host, totals, flags.maxRejects, language);
}

/** Stops the run where more rows were rejected than `allowed`, and else warns of those that were. */
export function settleRejectedRows(
  host: Host,
  { rejectedRows, rows }: Pick<IntakeTotals, 'rejectedRows' | 'rows'>,
  allowed = '0',
  language: Language,
  code: 'input-too-many-rejected' | 'input-tally-rejected' = 'input-too-many-rejected',
): void {
  if (rejectsExceed(allowed, rejectedRows, rows)) {
    throw new FaultError(code, { rejected: rejectedRows, rows, allowed });
  }
  if (rejectedRows > 0)
    host.warn(fill(NOTES.someRejected, language, { rejected: rejectedRows, rows }));
}

/** Whether more rows were rejected than a number of rows, or a share of them, allows. */
export function rejectsExceed(allowed: string, rejected: number, rows: number): boolean {
  const share = /^(\d{1,3})(?:\.(\d{1,6}))?%$/.exec(allowed);
  if (share) {
    // In whole numbers: 29 of 100 is not more than 29 %.
    const [, whole = '', decimals = ''] = share;
    const scale = 10 ** decimals.length;
    const percent = Number(whole + decimals);
    if (percent <= 100 * scale) return rejected * 100 * scale > percent * rows;
  }
  if (/^\d{1,12}$/.test(allowed)) return rejected > Number(allowed);
  throw new FaultError('usage-bad-limit', { option: '--max-rejects' });
}

function createRejects(host: Host, path: string, inputs: readonly string[]): OutputFile {
  const file = host.create(path, inputs);
  file.write(`${REJECTS_HEADER.join(',')}\n`);
  return file;
}

function rejectsFile(code: FindingCode): boolean {
  return FINDINGS[code].scope === 'file' && FINDINGS[code].level === 'reject';
}

function totalSize(inputs: readonly InputFile[]): number | undefined {
  let total = 0;
  for (const { size } of inputs) {
    if (size === undefined) return undefined;
    total += size;
  }
  return total;
}

const NAMED_HEADERS = 12;
const SHOWN_HEADER = 40;

function shortened(header: string): string {
  const text = header.trim().replace(/\s+/g, ' ');
  return text.length > SHOWN_HEADER ? `${text.slice(0, SHOWN_HEADER)}…` : text;
}
