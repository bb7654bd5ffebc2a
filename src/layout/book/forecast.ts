// The forecast as a form: the ward's table with totals, surplus and percentage as formulas, one cell of capacity, a chart.
import { HEADINGS } from '../../records/headings.js';
import type { ForecastReport } from '../../reports/forecast.js';
import { BOOK_WORDS } from '../../words/book.js';
import { fiscalYearLabel, type Language } from '../../words/language.js';
import { WORKBOOK_WORDS } from '../../words/workbook.js';
import { at, type BookSheet, cell, fixedAt, formula } from '../../write/book.js';
import {
  addChart,
  addNotes,
  addSums,
  type BookRow,
  begun,
  heads,
  sheetOf,
  WIDTHS,
} from './form.js';

/** The half-up percentage of an amount in a capacity, as a formula; blank where there is no capacity. */
export function percentFormula(amount: string, capacity: string): string {
  return `IF(${capacity}=0,"",ROUND(${amount}*100/${capacity},0))`;
}

/**
 * The sheet of a forecast. Where all years have one capacity it is in one cell; where they differ, or a year is what is left
 * of it, each has its own. A breakdown has no capacity.
 */
export function forecastBook(
  report: ForecastReport,
  notes: readonly string[],
  language: Language,
  first: string | undefined,
): BookSheet[] {
  const say = (key: keyof typeof BOOK_WORDS) => BOOK_WORDS[key][language];
  const word = (key: keyof typeof HEADINGS) => HEADINGS[key][language];
  const { rows, by } = report;
  const keys = (['office', 'month'] as const).filter((key) =>
    rows.some((row) => row[key] !== undefined),
  );
  const hasCapacity = rows.some(({ capacity }) => capacity !== null);
  const [{ capacity: firstCapacity = null } = {}] = rows;
  const isOne =
    hasCapacity &&
    rows.every(({ capacity, partialFrom }) => capacity === firstCapacity && !partialFrom);
  const form = begun(say('forecastTitle'), first);
  const capacityRow = form.rows.length;
  if (isOne) {
    form.rows.push([
      ...new Array<undefined>(keys.length + 2).fill(undefined),
      cell(say('capacityCell'), 'right'),
      cell(firstCapacity, 'input'),
    ]);
  }
  const capacityCell = fixedAt(capacityRow, keys.length + 3);
  const own = hasCapacity && !isOne ? 1 : 0;
  const columns = 1 + keys.length + 3 + own + (hasCapacity ? 2 : 0);
  form.rows.push([
    ...new Array<undefined>(columns - 1).fill(undefined),
    cell(say('unit'), 'right'),
  ]);
  form.rows.push(
    heads([
      { heading: word('fiscal_year'), kind: 'year' },
      ...keys.map((key) => ({ heading: word(key), kind: 'text' }) as const),
      ...(['card', 'certificate', 'total'] as const).map(
        (key) => ({ heading: word(key), kind: 'count' }) as const,
      ),
      ...(own ? [{ heading: word('capacity'), kind: 'count' } as const] : []),
      ...(hasCapacity
        ? (['surplus', 'utilization_percent'] as const).map(
            (key) => ({ heading: word(key), kind: 'signed' }) as const,
          )
        : []),
    ]),
  );
  const firstRow = form.rows.length;
  for (const row of rows) {
    const line = form.rows.length;
    const card = 1 + keys.length;
    const [cardAt, certificateAt, totalAt] = [0, 1, 2].map((offset) => at(line, card + offset)) as [
      string,
      string,
      string,
    ];
    const capacity = own ? at(line, card + 3) : capacityCell;
    const isHidden = row.card === null || row.certificate === null;
    const made: BookRow = [
      cell(fiscalYearLabel(row.fiscalYear, language), 'text'),
      ...keys.map((key) => cell(row[key] ?? '', 'text')),
      cell(row.card, 'count'),
      cell(row.certificate, 'count'),
      // Of a hidden count nothing can be added up.
      isHidden
        ? cell(row.total, 'count')
        : formula(`${cardAt}+${certificateAt}`, row.total, 'count'),
      ...(own ? [cell(row.capacity, 'input')] : []),
      ...(hasCapacity
        ? row.total === null || row.capacity === null
          ? [cell(row.surplus, 'signed'), cell(row.utilizationPercent, 'percent')]
          : [
              formula(`${capacity}-${totalAt}`, row.surplus, 'signed'),
              formula(percentFormula(totalAt, capacity), row.utilizationPercent, 'percent'),
            ]
        : []),
    ];
    form.rows.push(made);
  }
  const figures = [0, 1, 2, ...(own ? [3] : []), ...(hasCapacity ? [3 + own] : [])];
  addSums(
    form,
    firstRow,
    say('sum'),
    figures.map((offset) => 1 + keys.length + offset),
  );
  const chart =
    by === undefined
      ? addChart(form, {
          title: say('chart'),
          categories: 0,
          firstRow,
          lastRow: firstRow + rows.length - 1,
          series: [
            { name: word('card'), column: 1 },
            { name: word('certificate'), column: 2 },
          ],
        })
      : undefined;
  addNotes(form, notes);
  const widths = [
    WIDTHS.label,
    ...keys.map(() => WIDTHS.label),
    ...new Array<number>(columns - 1 - keys.length).fill(WIDTHS.number + 3),
  ];
  return [sheetOf(form, WORKBOOK_WORDS.forecast[language], widths, chart)];
}
