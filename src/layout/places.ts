// The order of the rows of several scenarios, and their first columns: period, scenario, site.
import { HEADINGS } from '../records/headings.js';
import type { Language } from '../words/language.js';
import { PLACE_WORDS } from '../words/plan.js';
import type { SheetCell, SheetColumn } from '../write/sheet.js';
import { columnsIn } from './columns.js';

/** A row with the scenario it belongs to. */
interface PlacedRow<Scenario, Row> {
  readonly scenario: Scenario;
  readonly row: Row;
}

/** The rows of all scenarios in order: by period, then by the scenarios' order in the file. */
export function placedRows<Scenario, Row>(
  scenarios: readonly Scenario[],
  rowsOf: (scenario: Scenario) => readonly Row[],
): PlacedRow<Scenario, Row>[] {
  const columns = scenarios.map((scenario) => ({ scenario, rows: rowsOf(scenario) }));
  const periods = columns[0]?.rows.length ?? 0;
  return Array.from({ length: periods }, (_, period) =>
    columns.map(({ scenario, rows }) => ({ scenario, row: rows[period] as Row })),
  ).flat();
}

/** The first columns; that of the site only where rows have one. */
export function placeColumns(
  { by, bySite }: { readonly by: 'month' | undefined; readonly bySite: boolean },
  language: Language,
): SheetColumn[] {
  const column = columnsIn({ ...HEADINGS, ...PLACE_WORDS }, language);
  return [
    column('fiscal_year', 'year'),
    ...(by === undefined ? [] : [column('month', 'text')]),
    column('scenario', 'text'),
    ...(bySite ? [column('site', 'text')] : []),
  ];
}

/** The first cells; `site` is undefined where it has no column. */
export function placeCells(
  {
    scenario,
    row,
  }: PlacedRow<{ readonly name: string }, { readonly fiscalYear: number; readonly month?: string }>,
  site?: string | null,
): SheetCell[] {
  return [
    row.fiscalYear,
    ...(row.month === undefined ? [] : [row.month]),
    scenario.name,
    ...(site === undefined ? [] : [site]),
  ];
}
