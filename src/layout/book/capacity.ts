// Capacity as a form: a sheet a scenario, its years as rows, its sites beside the whole.
import { HEADINGS } from '../../records/headings.js';
import type { CapacityReport, CapacityRow } from '../../reports/capacity.js';
import { BOOK_WORDS } from '../../words/book.js';
import { CAPACITY_WORDS } from '../../words/capacity.js';
import { fill, fiscalYearLabel, type Language } from '../../words/language.js';
import { at, type BookSheet, cell, formula } from '../../write/book.js';
import { neededColumn, neededIn } from '../scenario/capacity.js';
import {
  addChart,
  addNotes,
  addSums,
  begun,
  heads,
  scenarioSheets,
  sheetOf,
  WIDTHS,
} from './form.js';

/** The sheets of a capacity report. The capacity of an open day is a formula. */
export function capacityBook(
  report: CapacityReport,
  notes: readonly string[],
  language: Language,
  first: string | undefined,
): BookSheet[] {
  const { scenarios, by } = report;
  const names = scenarioSheets(scenarios, [BOOK_WORDS.data[language]]);
  return scenarios.map((scenario, index) => {
    const { name, needed, rows, months } = scenario;
    const form = begun(fill(BOOK_WORDS.capacityTitle, language, { name }), first);
    const lines: readonly CapacityRow[] = by === 'month' ? months : rows;
    const sites = [...new Set(lines.flatMap((row) => row.sites.map((site) => site.name)))];
    const shown = sites.length > 1 ? sites : [];
    const isNeeded = by === undefined && needed.length > 0;
    // A figure a year has no days.
    const hasDays = lines.some(({ openDays }) => openDays !== null);
    const ofCapacity = hasDays ? 4 : 1;
    const count = (heading: string) => ({ heading, kind: 'count' }) as const;
    const columns = [
      { heading: HEADINGS[by === 'month' ? 'month' : 'fiscal_year'][language], kind: 'text' },
      ...(hasDays
        ? (['open_days', 'open_hours', 'slots'] as const).map((key) =>
            count(CAPACITY_WORDS[key][language]),
          )
        : []),
      count(HEADINGS.capacity[language]),
      ...(hasDays ? [count(BOOK_WORDS.perOpenDay[language])] : []),
      ...shown.map((site) => count(site === '' ? CAPACITY_WORDS.noSite[language] : site)),
      ...(isNeeded ? [neededColumn(report, language)] : []),
    ] as const;
    form.rows.push([
      ...new Array<undefined>(columns.length - 1).fill(undefined),
      cell(BOOK_WORDS.unit[language], 'right'),
    ]);
    form.rows.push(heads(columns));
    const firstRow = form.rows.length;
    lines.forEach((row) => {
      const line = form.rows.length;
      const { openDays, openMinutes, capacity } = row;
      form.rows.push([
        cell(row.month ?? fiscalYearLabel(row.fiscalYear, language), 'text'),
        ...(hasDays
          ? [
              cell(openDays, 'count'),
              cell(openMinutes === null ? null : openMinutes / 60, 'decimal'),
              cell(row.slots, 'count'),
            ]
          : []),
        cell(capacity, 'count'),
        ...(hasDays
          ? [
              openDays === null || openDays === 0
                ? cell(null, 'decimal')
                : formula(`${at(line, ofCapacity)}/${at(line, 1)}`, capacity / openDays, 'decimal'),
            ]
          : []),
        ...shown.map((site) =>
          cell(row.sites.find((each) => each.name === site)?.capacity ?? null, 'count'),
        ),
        ...(isNeeded
          ? [
              ((value) =>
                cell(
                  value,
                  typeof value === 'string'
                    ? 'right'
                    : report.vary === 'bookable-share'
                      ? 'percent'
                      : 'count',
                ))(neededIn(scenario, row, language)),
            ]
          : []),
      ]);
    });
    const days = hasDays ? [1, 2, 3] : [];
    const ofSites = shown.map((_, place) => (hasDays ? 6 : 2) + place);
    addSums(form, firstRow, BOOK_WORDS.sum[language], [...days, ofCapacity, ...ofSites]);
    const chart =
      by === 'month'
        ? undefined
        : addChart(form, {
            title: HEADINGS.capacity[language],
            categories: 0,
            firstRow,
            lastRow: firstRow + lines.length - 1,
            series: [{ name: HEADINGS.capacity[language], column: ofCapacity }],
          });
    addNotes(form, notes);
    const widths = [WIDTHS.label, ...new Array<number>(columns.length - 1).fill(WIDTHS.number + 2)];
    return sheetOf(form, names[index] ?? '', widths, chart);
  });
}
