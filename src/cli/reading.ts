// Reading of files of records, one way for every command: findings told, rejects listed, limits kept.
import { ABSENT, type MaybeDate } from '../calendar/civil-date.js';
import type { FindInExpiries } from '../expiry/expiry-findings.js';
import type { Host, InputFile, OutputFile } from '../host/host.js';
import {
  findingLine,
  moreFindings,
  REJECTS_HEADER,
  rejectsRows,
} from '../layout/check/findings.js';
import { createIdentifierLog } from '../read/identifier-log.js';
import { type ReadFile, takeIn } from '../read/intake.js';
import { mistakenIssues } from '../read/mistaken-issues.js';
import { emptyTotals, type IntakeTotals } from '../read/rows-read.js';
import type { ColumnName } from '../records/columns.js';
import { FaultError } from '../records/fault.js';
import { type ColumnFinding, type FindingCode, isTold, rowFinding } from '../records/findings.js';
import { type RecordsDay, recordsDay } from '../records/issue-days.js';
import type { InputDigest } from '../records/provenance.js';
import type { CardRecord } from '../records/record.js';
import { loggedFindings } from '../reports/check.js';
import {
  createFindingLog,
  type FindingLog,
  rejectsFile,
  unknownValues,
} from '../reports/finding-log.js';
import { type ProfiledFile, profileFindings } from '../reports/profile.js';
import type { RuleBook } from '../rules/rule-book.js';
import type { Counting } from '../tally/record-use.js';
import { fill, type Language } from '../words/language.js';
import { READING_WORDS, separatorText } from '../words/reading.js';
import { sheetNoteText } from '../words/sheets.js';
import { loadAliases, loadPrivacyData } from './bundled-data.js';
import { batched } from './deliver.js';
import { watchForExample } from './example.js';
import type { ReadingOptions } from './options.js';
import { withShownNames } from './shown-names.js';
import { isExceeded } from './values.js';

/** The number of findings listed on the screen. All are counted, and --rejects writes all. */
const LISTED = 100;
/** Rows by whose values columns are judged that are not read. */
const ROWS_JUDGED = 512;
const LISTED_PER_CODE = { reject: 20, warning: 5 };

/** The result of reading. */
export interface Reading {
  readonly totals: IntakeTotals;
  readonly log: FindingLog;
  readonly inputs: readonly InputDigest[];
  /** Of which day the records speak. */
  readonly day: RecordsDay;
  /** How many of the files are bundled records of invented people, and whether any is. */
  readonly examples: number;
  readonly isExample: boolean;
  /** A finding about a whole file, so that it could not be counted at all. */
  readonly fileRejected: boolean;
  /** What was seen of each file, and of its records where they are examined. */
  readonly files: readonly ReadFile[];
}

/** What to read, and what to do with the records. */
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
  /** Takes each record, unless {@link ReadingRequest.counting} does. */
  readonly take: (record: CardRecord, find: FindInExpiries) => void;
  /** The counting that threads do in place of `take`. */
  readonly counting?: Counting | undefined;
}

/** Reads all files, reports the findings on standard error, and stops if more rows were rejected than allowed. */
export async function readAccepted(host: Host, request: ReadingRequest): Promise<Reading> {
  const reading = await readRecords(host, request);
  const { totals, log, fileRejected } = reading;
  const { language } = request.reading;
  const report = loggedFindings(totals, log);
  for (const listed of report.findings) host.warn(findingLine(listed, language));
  for (const line of moreFindings(report, language)) host.warn(line);
  if (fileRejected) throw new FaultError('input-file-rejected');
  settleRejectedRows(host, totals, request.reading, unknownValues(log));
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
  const rejected = rejects && batched(rejects.write);
  const privacy = loadPrivacyData(host);
  const guarded = request.guarded ?? 'all';
  // A command that takes personal data in shows none of it, whatever is asked.
  const isShowing = guarded === 'all';
  const showValues = isShowing && reading.showValues;
  const showNames = isShowing && host.tells?.names === true;
  const log = createFindingLog({
    listed: LISTED,
    perCode: LISTED_PER_CODE,
    showValues: showValues || (isShowing && host.tells?.values === true),
  });
  const identifiers = createIdentifierLog(host.scratch);
  // A file of rejected rows has them all.
  const toldPerCode = rejects === undefined ? LISTED_PER_CODE : undefined;
  const totals = emptyTotals();
  const read: ReadFile[] = [];
  let examples = 0;
  let fileRejected = false;
  const rejectsRow = rejectsRows(reading.machineLanguage);
  const find = (finding: ColumnFinding, line: number, count?: number) => {
    log.add(finding, line, count);
    rejected?.write(rejectsRow(finding, line));
    if (rejectsFile(finding.code)) fileRejected = true;
  };
  const tellsInFull = (code: FindingCode) => isTold(code, log.counts.get(code) ?? 0, toldPerCode);
  const progress = host.progress(totalSize(opened));
  try {
    for (const input of opened) {
      const watched = watchForExample(
        host,
        withShownNames(host, await input.content(progress.advance)),
      );
      const found = await takeIn(input.name, watched.content, totals, {
        form: reading.form,
        privacy,
        guarded,
        identifiers,
        law: request.law,
        aliases: loadAliases(host),
        takenOn: request.takenOn ?? ABSENT,
        showValues,
        showNames,
        judgedRows: ROWS_JUDGED,
        take: request.take,
        counting: request.counting,
        weights: host.weights,
        find,
        toldPerCode,
        isTold: tellsInFull,
        countMore: log.addMore,
        note: (note) => host.warn(sheetNoteText(note, language)),
        tellSeparator: (file, separator, isNamed) => {
          const words = READING_WORDS[isNamed ? 'namedSeparator' : 'separator'];
          host.warn(fill(words, language, { file, separator: separatorText(separator, language) }));
        },
        ignoreColumns: (file, headers) => {
          const more = headers.length > NAMED_HEADERS ? `, … (${headers.length})` : '';
          const list = headers.slice(0, NAMED_HEADERS).map(shortened).join(', ') + more;
          host.warn(fill(READING_WORDS.unknownColumns, language, { file, list }));
        },
      });
      read.push(...found);
      if (watched.isExample()) examples += 1;
    }
    for (const { table, line } of identifiers.later()) {
      if (!tellsInFull('duplicate-id')) log.addMore('duplicate-id', 1);
      else {
        const { file, sheet, placeOf } = read[table] as ReadFile;
        const place = { file, ...(sheet !== undefined && { sheet }), ...placeOf('record_id') };
        find({ ...rowFinding('duplicate-id'), ...place }, line);
      }
    }
    for (const each of profileFindings(profiled(read), request.law)) find(each, each.line);
  } catch (error) {
    rejects?.abandon();
    throw error;
  } finally {
    progress.stop();
    identifiers.close();
  }
  const day = recordsDay(
    read.flatMap(({ days }) => days),
    request.law,
  );
  for (const each of mistakenIssues(read, day, request.takenOn ?? ABSENT)) find(each, each.line);
  rejected?.end();
  rejects?.commit();
  const inputs = await Promise.all(opened.map(inputDigest));
  warnOfTwins(host, inputs, language);
  warnOfUnmet(host, read, reading);
  return { totals, log, inputs, day, examples, isExample: examples > 0, fileRejected, files: read };
}

/** The files of which the records were examined. */
export function profiled(files: readonly ReadFile[]): ProfiledFile[] {
  return files.flatMap(({ seen, records }) => (records === undefined ? [] : [{ seen, records }]));
}

/** The path of a file that was read, with its digest. */
export async function inputDigest(input: InputFile): Promise<InputDigest> {
  return { path: input.name, ...(await input.digest()) };
}

/**
 * Stops the run where more rows were rejected than allowed, and else warns of those that were. `unknown` are findings of
 * values that the user can give a meaning.
 */
export function settleRejectedRows(
  host: Host,
  { rejectedRows, rows }: Pick<IntakeTotals, 'rejectedRows' | 'rows'>,
  { maxRejects, language }: ReadingOptions,
  unknown = 0,
  code: 'input-too-many-rejected' | 'input-tally-rejected' = 'input-too-many-rejected',
): void {
  if (isExceeded(maxRejects.value, rejectedRows, rows)) {
    const params = { rejected: rejectedRows, rows, allowed: maxRejects.written };
    if (unknown === 0) throw new FaultError(code, params);
    throw new FaultError('input-unknown-values', { ...params, unknown });
  }
  if (rejectedRows > 0)
    host.warn(fill(READING_WORDS.someRejected, language, { rejected: rejectedRows, rows }));
}

/** Warns of headers that are not to be read and of values with a meaning that none of the files has. */
function warnOfUnmet(
  host: Host,
  read: readonly ReadFile[],
  { form, language }: Pick<ReadingOptions, 'form' | 'language'>,
): void {
  if (form.sheet !== undefined && read.every(({ seen }) => seen.form.kind !== 'workbook'))
    host.warn(fill(READING_WORDS.noWorkbook, language, { sheet: form.sheet }));
  for (const header of new Set(form.ignore)) {
    if (read.every(({ unmet }) => unmet.headers.includes(header)))
      host.warn(fill(READING_WORDS.unmetHeader, language, { header }));
  }
  for (const mapped of form.values) {
    const { column, value } = mapped;
    if (read.every(({ unmet }) => unmet.values.includes(mapped)))
      host.warn(fill(READING_WORDS.unmetValue, language, { column, value }));
  }
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
  const paths = inputs.map((input) =>
    typeof input === 'string' ? input : (input.path ?? input.name),
  );
  const file = host.create(path, paths);
  file.write(`${REJECTS_HEADER.join(',')}\n`);
  return file;
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
