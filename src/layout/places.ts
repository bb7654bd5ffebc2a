// Decides how rows of several scenarios stand, and what they say first: the period, the scenario, the site.
import type { Localized } from '../rules/rule-book.js';
import type { Language } from '../words/language.js';
import { HEADINGS } from '../words/messages.js';
import { PLACE_WORDS } from '../words/plan.js';
import type { SheetCell, SheetColumn } from '../write/sheet.js';

/** A row with the scenario it belongs to. */
interface PlacedRow<Scenario, Row> {
  readonly scenario: Scenario;
  readonly row: Row;
}

/** The rows of all scenarios as tables put them in order: by period, then as the scenarios stand in the file. */
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

/** The columns in front; that of the site only where rows tell of one. */
export function placeColumns(
  { by, bySite }: { readonly by: 'month' | undefined; readonly bySite: boolean },
  language: Language,
): SheetColumn[] {
  const text = (key: string, words: Localized): SheetColumn => ({
    key,
    heading: words[language],
    kind: 'text',
  });
  return [
    { key: 'fiscal_year', heading: HEADINGS.fiscal_year[language], kind: 'year' },
    ...(by === undefined ? [] : [text('month', HEADINGS.month)]),
    text('scenario', PLACE_WORDS.scenario),
    ...(bySite ? [text('site', PLACE_WORDS.site)] : []),
  ];
}

/** The cells in front; `site` is undefined where there is no column for it. */
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
