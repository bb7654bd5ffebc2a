// Decides how the comparison with a published table is laid out.

import type { ComparedColumn, KnownDifference } from '../reports/published-table.js';
import { isEqualTable, type VerifyReport } from '../reports/verify.js';
import { basisNotes } from './basis-notes.js';
import { cellText } from './cell.js';
import { basisJson } from './forecast.js';
import { fill, fiscalYearLabel, type Language, listed } from './language.js';
import { HEADINGS, NOTES } from './messages.js';
import type { Sheet } from './sheet.js';

/** The differing cells as rows; the verdict, the known differences and the stale ones as notes. */
export function verifySheet(report: VerifyReport, language: Language, forPeople = true): Sheet {
  const { differing, stale } = report;
  const heading = (key: keyof typeof HEADINGS) => HEADINGS[key][language];
  return {
    columns: [
      { key: 'fiscal_year', heading: heading('fiscal_year'), kind: 'year' },
      { key: 'column', heading: heading('column'), kind: 'text' },
      { key: 'published', heading: heading('published'), kind: 'signed' },
      { key: 'computed', heading: heading('computed'), kind: 'signed' },
      { key: 'difference', heading: heading('difference'), kind: 'change' },
    ],
    rows: differing.map((cell) => [
      cell.fiscalYear,
      forPeople ? HEADINGS[cell.column][language] : cell.column,
      forPeople ? shown(cell.published, cell.column, language) : cell.published,
      forPeople && cell.computed !== null
        ? shown(cell.computed, cell.column, language)
        : cell.computed,
      cell.computed === null ? null : cell.computed - cell.published,
    ]),
    notes: [
      verifyVerdict(report, language),
      ...(report.notCounted.length === 0
        ? []
        : [
            fill(NOTES.notCounted, language, {
              list: listed(report.notCounted.map(String), language),
            }),
          ]),
      ...knownDifferences(report, language),
      ...stale.map((difference) => tell(NOTES.verifyStale, difference, language)),
      ...basisNotes(report.basis, language),
    ],
  };
}

/** Whether the table's cells are the forecast's, in a sentence. */
export function verifyVerdict(report: VerifyReport, language: Language): string {
  const { table, differing, known, stale, comparedCells } = report;
  const title = table.title[language];
  if (differing.length > 0) {
    const counts = { cells: comparedCells, differing: differing.length };
    return fill(NOTES.verifyDiffers, language, { ...counts, title });
  }
  return stale.length > 0
    ? fill(NOTES.verifyStaleVerdict, language, { stale: stale.length, title })
    : fill(NOTES.verifyEqual, language, { cells: comparedCells, title, known: known.length });
}

/** The differences that are known and still show, each with its reason. */
export function knownDifferences({ known }: VerifyReport, language: Language): string[] {
  return known.map((difference) => tell(NOTES.verifyKnown, difference, language));
}

function tell(
  text: typeof NOTES.verifyKnown | typeof NOTES.verifyStale,
  difference: KnownDifference,
  language: Language,
): string {
  return fill(text, language, {
    fiscal: fiscalYearLabel(difference.fiscalYear, language),
    column: HEADINGS[difference.column][language],
    published: shown(difference.published, difference.column, language),
    computed: shown(difference.computed, difference.column, language),
    reason: difference.reason[language],
  });
}

/** The comparison as JSON of schema koshin.verify/1. */
export function verifyJson(report: VerifyReport): object {
  const known = (difference: KnownDifference) => ({
    fiscal_year: difference.fiscalYear,
    column: difference.column,
    published: difference.published,
    computed: difference.computed,
    reason: difference.reason.en,
  });
  return {
    schema: 'koshin.verify/1',
    table: report.table.id,
    equal: isEqualTable(report),
    compared_cells: report.comparedCells,
    years_not_counted: report.notCounted,
    differences: report.differing.map(({ fiscalYear, ...cell }) => ({
      fiscal_year: fiscalYear,
      ...cell,
    })),
    known_differences: report.known.map(known),
    stale_known_differences: report.stale.map(known),
    ...basisJson(report.basis),
  };
}

function shown(value: number, column: ComparedColumn, language: Language): string {
  return cellText(value, column === 'utilization_percent' ? 'percent' : 'signed', language);
}
