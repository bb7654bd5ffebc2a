// Findings as lines, as rows of the file of rejects, and as JSON: the place, what is wrong, what to do next.
import { stringify } from 'csv-stringify/sync';
import { FINDINGS, type Finding, type FindingCode } from '../records/findings.js';
import type { Provenance } from '../records/provenance.js';
import type { CheckReport } from '../reports/check.js';
import { CHECK_WORDS, LEVEL_WORDS } from '../words/check.js';
import { findingText } from '../words/finding-text.js';
import { FINDING_WORDS, WARNING_WORD } from '../words/findings.js';
import { fill, grouped, type Language, listed } from '../words/language.js';
import { defused } from '../write/csv.js';
import { provenanceJson } from './provenance.js';

/** The message of a finding without its place. */
function findingMessage(finding: Finding, language: Language): string {
  const text = findingText(finding, language);
  const value =
    finding.value === undefined
      ? ''
      : ` [${fill(CHECK_WORDS.value, language, { value: finding.value })}]`;
  return text + value;
}

/** A finding as a line: file:line:column: code: message. The place is as exact as the finding. */
export function findingLine(finding: Finding, language: Language): string {
  const { file, line, column } = finding;
  const place = [file, ...(line === 0 ? [] : column === 0 ? [line] : [line, column])].join(':');
  const level = FINDINGS[finding.code].level === 'warning' ? `${WARNING_WORD[language]}: ` : '';
  return `${place}: ${finding.code}: ${level}${findingMessage(finding, language)}`;
}

/** The header of the file of rejected rows. */
export const REJECTS_HEADER = ['file', 'line', 'column', 'code', 'message'] as const;

/** A finding as a row of that file: `column` is the header of the column, blank for the whole row. */
export function rejectsRow(finding: Finding, language: Language): string {
  return stringify([
    [
      defused(finding.file),
      finding.line || '',
      defused(finding.columnLabel),
      finding.code,
      defused(findingMessage(finding, language)),
    ],
  ]);
}

/** The counts by code, for a sentence. */
function countsText(counts: CheckReport['counts'], language: Language): string {
  return listed(
    counts.map(({ code, count }) => `${code} ${grouped(count)}`),
    language,
  );
}

/** A check for people: the findings, the number of others, the totals. */
export function checkText(report: CheckReport, language: Language): string {
  if (report.total === 0) {
    return `${fill(CHECK_WORDS.clean, language, { rows: report.rows, cards: report.cards })}\n`;
  }
  return `${[
    ...report.findings.map((finding) => findingLine(finding, language)),
    ...moreFindings(report, language),
    fill(CHECK_WORDS.summary, language, {
      rows: report.rows,
      rejected: report.rejectedRows,
      total: report.total,
      list: countsText(report.counts, language),
    }),
  ].join('\n')}\n`;
}

/** The number of findings that are not listed, as a line; none where all are. */
export function moreFindings(
  report: Pick<CheckReport, 'total' | 'findings'>,
  language: Language,
): string[] {
  const count = report.total - report.findings.length;
  return count === 0 ? [] : [fill(CHECK_WORDS.more, language, { count })];
}

/** A check as JSON of schema koshin.check/1. */
export function checkJson(report: CheckReport, provenance: Provenance, language: Language): object {
  return {
    schema: 'koshin.check/1',
    rows: report.rows,
    cards: report.cards,
    rejected_rows: report.rejectedRows,
    total: report.total,
    partial: report.findings.length < report.total,
    counts: Object.fromEntries(report.counts.map(({ code, count }) => [code, count])),
    findings: report.findings.map((finding) => ({
      file: finding.file,
      line: finding.line || null,
      column: finding.column || null,
      header: finding.columnLabel || null,
      code: finding.code,
      level: FINDINGS[finding.code].level,
      message: findingMessage(finding, language),
    })),
    ...provenanceJson(provenance),
  };
}

/** The explanation of a code, for people who do not program. */
export function findingPage(code: FindingCode, language: Language): string {
  const { title, explanation } = FINDING_WORDS[code];
  const level = LEVEL_WORDS[FINDINGS[code].level][language];
  return `${code}: ${title[language]}\n\n${explanation[language]}\n\n${level}\n`;
}
