// Reading of files of records, one way for every command: findings told, rejects listed, limits kept.
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
import { READING_WORDS } from '../words/reading.js';
import { loadAliases, loadPrivacyData } from './bundled-data.js';
import type { ReadingOptions } from './options.js';
import { isExceeded } from './values.js';

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
  /** Paths, or files that are open already. */
  readonly files: readonly (string | InputFile)[];
  readonly reading: ReadingOptions;
  readonly law: RuleBook;
  readonly takenOn?: MaybeDate;
  /** Columns that must hold no personal data, where the command takes them in to make a safe file; else all must not. */
  readonly guarded?: readonly ColumnName[];
  /** Whether every file's SHA-256 is wanted, however large the file. */
  readonly digestsAll?: boolean;
  /** Takes each record; or {@link ReadingRequest.counting} does. */
  readonly take: (record: CardRecord, find: FindInExpiries) => void;
  /** What `take` does, where threads can do it too. */
  readonly counting?: Counting | undefined;
}

/** Reads all files, tells the findings on standard error, and stops where more rows were rejected than allowed. */
export async function readAccepted(host: Host, request: ReadingRequest): Promise<Reading> {
  const reading = await readRecords(host, request);
  const { totals, log, fileRejected } = reading;
  const { language } = request.reading;
  for (const finding of log.kept) host.warn(findingLine(finding, language));
  for (const line of moreFindings({ total: log.total(), findings: log.kept }, language))
    host.warn(line);
  if (fileRejected) throw new FaultError('input-file-rejected');
  settleRejectedRows(host, totals, request.reading);
  return reading;
}

/** Reads all files, one after the other, into one total. */
export async function readRecords(host: Host, request: ReadingRequest): Promise<Reading> {
  const { files, reading, digestsAll = false } = request;
  const { language } = reading;
  const opened = files.map((file) =>
    typeof file === 'string' ? host.open(file, digestsAll) : file,
  );
  const rejects = createRejects(host, reading.rejects, files);
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
        form: reading.form,
        privacy,
        guarded,
        identifiers,
        law: request.law,
        aliases: loadAliases(host),
        takenOn: request.takenOn ?? ABSENT,
        // A command that takes personal data in shows none of it, whatever is asked.
        showValues: reading.showValues && guarded === 'all',
        take: request.take,
        counting: request.counting,
        weights: host.weights,
        find: (finding) => {
          log.add(finding);
          rejects?.write(rejectsRow(finding, reading.machineLanguage));
          if (rejectsFile(finding.code)) fileRejected = true;
        },
        ignoreColumns: (file, headers) => {
          const more = headers.length > NAMED_HEADERS ? `, … (${headers.length})` : '';
          const list = headers.slice(0, NAMED_HEADERS).map(shortened).join(', ') + more;
          host.warn(fill(READING_WORDS.unknownColumns, language, { file, list }));
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
    host.warn(fill(READING_WORDS.identifiersLimited, language, { compared: IDENTIFIERS_COMPARED }));
  }
  const inputs = await Promise.all(opened.map(inputDigest));
  warnOfTwins(host, inputs, language);
  return { totals, log, inputs, fileRejected };
}

/** The path of a file that was read, with its digest. */
export async function inputDigest(input: InputFile): Promise<InputDigest> {
  return { path: input.name, ...(await input.digest()) };
}

/** Stops the run where more rows were rejected than allowed, and else warns of those that were. */
export function settleRejectedRows(
  host: Host,
  { rejectedRows, rows }: Pick<IntakeTotals, 'rejectedRows' | 'rows'>,
  { maxRejects, language }: ReadingOptions,
  code: 'input-too-many-rejected' | 'input-tally-rejected' = 'input-too-many-rejected',
): void {
  if (isExceeded(maxRejects.value, rejectedRows, rows)) {
    throw new FaultError(code, { rejected: rejectedRows, rows, allowed: maxRejects.written });
  }
  if (rejectedRows > 0)
    host.warn(fill(READING_WORDS.someRejected, language, { rejected: rejectedRows, rows }));
}

/** Warns of a file that is given twice. */
function warnOfTwins(host: Host, inputs: readonly InputDigest[], language: Language): void {
  inputs.forEach(({ path, sha256 }, index) => {
    const twin = inputs.findIndex((other) => sha256 !== null && other.sha256 === sha256);
    if (twin < index && sha256 !== null) {
      host.warn(
        fill(READING_WORDS.sameFile, language, { file: path, other: inputs[twin]?.path ?? '' }),
      );
    }
  });
}

function createRejects(
  host: Host,
  path: string | undefined,
  inputs: ReadingRequest['files'],
): OutputFile | undefined {
  if (path === undefined) return undefined;
  const paths = inputs.map((input) => (typeof input === 'string' ? input : input.name));
  const file = host.create(path, paths);
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
