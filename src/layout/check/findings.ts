// Findings as lines, as rows of the file of rejects, and as JSON: the place, what is wrong, what to do next.
import { stringify } from 'csv-stringify/sync';
import {
  type ColumnFinding,
  FINDINGS,
  type Finding,
  type FindingCode,
  NO_RECORD,
} from '../../records/findings.js';
import type { Provenance } from '../../records/provenance.js';
import type { CheckReport, LoggedFindings } from '../../reports/check.js';
import { type ListedFinding, rejectsFile } from '../../reports/finding-log.js';
import { CHECK_WORDS, LEVEL_WORDS } from '../../words/check.js';
import { findingText, unknownValueText } from '../../words/finding-text.js';
import { FINDING_WORDS, WARNING_WORD } from '../../words/findings.js';
import { fill, grouped, type Language, listed } from '../../words/language.js';
import { sheetPlace } from '../../words/sheets.js';
import { defused } from '../../write/csv.js';
import type { TableStyle } from '../../write/table.js';
import { provenanceJson } from '../provenance.js';
import { profileJson, profileText } from './profile.js';

/** The message of what is listed, without its place. */
function listedMessage({ finding, count, value }: ListedFinding, language: Language): string {
  return value === undefined
    ? findingMessage(finding, language)
    : sheetPlace(finding, language) + unknownValueText(finding, count, value, language);
}

/** The message of a finding without its place. */
function findingMessage(finding: Finding, language: Language): string {
  const text = findingText(finding, language);
  const value =
    finding.value === undefined
      ? ''
      : ` [${fill(CHECK_WORDS.value, language, { value: finding.value })}]`;
  return sheetPlace(finding, language) + text + value;
}

/** What is listed as a line: file:line:column: code: message. The place is as exact as the finding, of several the first. */
export function findingLine(listed: ListedFinding, language: Language): string {
  const { finding } = listed;
  const { file, line, column } = finding;
  const place = [file, ...(line === 0 ? [] : column === 0 ? [line] : [line, column])].join(':');
  const level = FINDINGS[finding.code].level === 'warning' ? `${WARNING_WORD[language]}: ` : '';
  return `${place}: ${finding.code}: ${level}${listedMessage(listed, language)}`;
}

/** The header of the file of rejected rows. */
export const REJECTS_HEADER = ['file', 'line', 'column', 'code', 'message'] as const;

/**
 * Findings as rows of that file: `column` is the header of the column, blank for the whole row. All rows of one finding are
 * written from the same two texts, but for those of a sheet, whose messages name the cell.
 */
export function rejectsRows(language: Language): (finding: ColumnFinding, line: number) => string {
  const known = new WeakMap<ColumnFinding, { readonly before: string; readonly behind: string }>();
  const textsOf = (finding: Finding) => {
    const { file, columnLabel, code } = finding;
    const message = findingMessage(finding, language);
    return {
      before: stringify([[defused(file), '']]).trimEnd(),
      behind: stringify([['', defused(columnLabel), code, defused(message)]]),
    };
  };
  return (finding, line) => {
    const texts = known.get(finding) ?? textsOf({ ...finding, line });
    if (finding.sheet === undefined) known.set(finding, texts);
    return `${texts.before}${line || ''}${texts.behind}`;
  };
}

/** The counts by code, for a sentence. */
function countsText(counts: CheckReport['counts'], language: Language): string {
  return listed(
    counts.map(({ code, count }) => `${code} ${grouped(count)}`),
    language,
  );
}

/** A check for people: the findings, the number of others, the totals, the profile. */
export function checkText(report: CheckReport, style: TableStyle): string {
  const { language } = style;
  return `${findingsText(report, language)}\n${profileText(report.profile, style)}`;
}

function findingsText(report: LoggedFindings, language: Language): string {
  if (report.total === 0) {
    return `${fill(CHECK_WORDS.clean, language, { rows: report.rows, cards: report.cards })}\n`;
  }
  const isRefused = report.counts.some(({ code }) => rejectsFile(code));
  return `${[
    ...report.findings.map((finding) => findingLine(finding, language)),
    ...moreFindings(report, language),
    fill(CHECK_WORDS[isRefused ? 'refused' : 'summary'], language, {
      rows: report.rows,
      rejected: report.rejectedRows,
      total: report.total,
      list: countsText(report.counts, language),
    }),
  ].join('\n')}\n`;
}

/** How many findings of each code are not listed, as a line; none where all are. */
export function moreFindings(
  report: Pick<LoggedFindings, 'counts' | 'findings'>,
  language: Language,
): string[] {
  const left = report.counts
    .map(({ code, count }) => {
      const shown = report.findings.filter(({ finding }) => finding.code === code);
      return { code, count: count - shown.reduce((sum, each) => sum + each.count, 0) };
    })
    .filter(({ count }) => count > 0);
  if (left.length === 0) return [];
  const count = left.reduce((sum, each) => sum + each.count, 0);
  return [fill(CHECK_WORDS.more, language, { count, list: countsText(left, language) })];
}

/** A check as JSON of schema koshin.check/1. */
export function checkJson(report: CheckReport, provenance: Provenance, language: Language): object {
  return {
    schema: 'koshin.check/1',
    rows: report.rows,
    cards: report.cards,
    rejected_rows: report.rejectedRows,
    total: report.total,
    profile: profileJson(report.profile, report),
    partial: report.findings.reduce((sum, { count }) => sum + count, 0) < report.total,
    counts: Object.fromEntries(report.counts.map(({ code, count }) => [code, count])),
    findings: report.findings.map((listed) => findingJson(listed, language)),
    ...provenanceJson(provenance),
  };
}

function findingJson(listed: ListedFinding, language: Language): object {
  const { finding, count, value } = listed;
  return {
    file: finding.file,
    ...(finding.sheet !== undefined && { sheet: finding.sheet }),
    line: finding.line || null,
    column: finding.column || null,
    header: finding.columnLabel || null,
    code: finding.code,
    level: FINDINGS[finding.code].level,
    count,
    ...(value && { value: value.kind === 'shown' ? value.text : null }),
    ...(value?.kind === 'placed' && { values: value.values }),
    ...(finding.code === 'missing-column' && { near_column: finding.params.near?.number ?? null }),
    message: listedMessage(listed, language),
  };
}

/** The explanation of a code, for people who do not program. */
export function findingPage(code: FindingCode, language: Language): string {
  const { title, explanation } = FINDING_WORDS[code];
  const level = LEVEL_WORDS[NO_RECORD.has(code) ? 'no-record' : FINDINGS[code].level][language];
  return `${code}: ${title[language]}\n\n${explanation[language]}\n\n${level}\n`;
}
