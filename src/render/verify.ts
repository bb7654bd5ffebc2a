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
  const { table, differing, known, stale, comparedCells } = report;
  const title = table.title[language];
  const verdict =
    differing.length === 0 && stale.length > 0
      ? fill(NOTES.verifyStaleVerdict, language, { stale: stale.length, title })
      : differing.length === 0
        ? fill(NOTES.verifyEqual, language, { cells: comparedCells, title, known: known.length })
        : fill(NOTES.verifyDiffers, language, {
            cells: comparedCells,
            title,
            differing: differing.length,
          });
  const tell = (
    text: typeof NOTES.verifyKnown | typeof NOTES.verifyStale,
    difference: KnownDifference,
  ) =>
    fill(text, language, {
      fiscal: fiscalYearLabel(difference.fiscalYear, language),
      column: HEADINGS[difference.column][language],
      published: shown(difference.published, difference.column, language),
      computed: shown(difference.computed, difference.column, language),
      reason: difference.reason[language],
    });
  const heading = (key: keyof typeof HEADINGS) => HEADINGS[key][language];
  return {
    columns: [
      { key: 'fiscal_year', heading: heading('fiscal_year'), kind: 'year' },
      { key: 'column', heading: heading('column'), kind: 'text' },
      { key: 'published', heading: heading('published'), kind: 'signed', unit: null },
      { key: 'computed', heading: heading('computed'), kind: 'signed', unit: null },
      { key: 'difference', heading: heading('difference'), kind: 'change', unit: null },
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
      verdict,
      ...(report.notCounted.length === 0
        ? []
        : [
            fill(NOTES.notCounted, language, {
              list: listed(report.notCounted.map(String), language),
            }),
          ]),
      ...known.map((difference) => tell(NOTES.verifyKnown, difference)),
      ...stale.map((difference) => tell(NOTES.verifyStale, difference)),
      ...basisNotes(report.basis, language),
    ],
  };
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
