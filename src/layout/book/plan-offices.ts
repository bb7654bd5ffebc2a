// A plan by office as a form: a sheet a scenario, offices as rows and fiscal years across, totals and sums as formulas.
import type { KindFigures } from '../../capacity/forecast-row.js';
import { SUPPRESSIBLE } from '../../privacy/suppression.js';
import { HEADINGS } from '../../records/headings.js';
import type { OfficePlanReport, OfficePlanRow } from '../../reports/plan-offices.js';
import { BOOK_WORDS } from '../../words/book.js';
import { fill, fiscalYearLabel, type Language } from '../../words/language.js';
import { officeText } from '../../words/offices.js';
import { RANGE_WORDS } from '../../words/plan.js';
import { at, type BookSheet, cell, formula } from '../../write/book.js';
import { addNotes, addSums, begun, heads, scenarioSheets, sheetOf, WIDTHS } from './form.js';

/** The sheets of a plan by office. A total of which a part is hidden is stored, not computed. */
export function officePlanBook(
  { scenarios }: OfficePlanReport,
  notes: readonly string[],
  language: Language,
  first: string | undefined,
): BookSheet[] {
  const names = scenarioSheets(scenarios, [BOOK_WORDS.data[language]]);
  return scenarios.map(({ name, rows, ranged }, index) => {
    const form = begun(fill(BOOK_WORDS.officesTitle, language, { name }), first);
    const years = [...new Set(rows.map(({ fiscalYear }) => fiscalYear))];
    const offices = [...new Set(rows.map(({ office }) => office))];
    form.rows.push([
      ...new Array<undefined>(years.length).fill(undefined),
      cell(BOOK_WORDS.unit[language], 'right'),
    ]);
    /** A block of all offices; gives the row at which its figures begin. */
    const block = (
      heading: string,
      pick: (row: OfficePlanRow) => number | null,
      parts?: readonly number[],
    ): number => {
      form.rows.push(
        heads([
          { heading, kind: 'text' },
          ...years.map(
            (year) => ({ heading: fiscalYearLabel(year, language), kind: 'count' }) as const,
          ),
        ]),
      );
      const firstRow = form.rows.length;
      offices.forEach((office, place) => {
        const own = rows.filter((row) => row.office === office);
        form.rows.push([
          cell(officeText(office, language), 'text'),
          ...years.map((year, column) => {
            const row = own.find(({ fiscalYear }) => fiscalYear === year);
            const value = row === undefined ? null : pick(row);
            const isKnown = row && row.card !== null && row.certificate !== null && value !== null;
            if (parts === undefined || !isKnown) return cell(value, 'count');
            const sum = parts.map((start) => at(start + place, column + 1)).join('+');
            return formula(sum, value, 'count');
          }),
        ]);
      });
      addSums(
        form,
        firstRow,
        BOOK_WORDS.sum[language],
        years.map((_, column) => column + 1),
      );
      form.rows.push([]);
      return firstRow;
    };
    const word = (figure: keyof KindFigures) => HEADINGS[figure][language];
    const parts = SUPPRESSIBLE.filter((figure) => figure !== 'total').map((figure) =>
      block(word(figure), (row) => row[figure]),
    );
    block(word('total'), ({ total }) => total, parts);
    for (const which of ranged ? (['low', 'high'] as const) : []) {
      const heading = fill(RANGE_WORDS[which], language, { heading: word('total') });
      block(heading, (row) => row[which]?.total ?? null);
    }
    addNotes(form, notes);
    const widths = [24, ...years.map(() => WIDTHS.number + 2)];
    return sheetOf(form, names[index] ?? '', widths);
  });
}
