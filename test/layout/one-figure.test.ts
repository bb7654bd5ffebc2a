// One figure of a report stands in exactly the places that show it, in every format.

import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { forecastJson, forecastSheet, wardLayout } from '../../src/layout/forecast.js';
import { reconcileJson, reconcileRows, reconcileSheet } from '../../src/layout/reconcile.js';
import { planJson, planRows, planSheet } from '../../src/layout/scenario/plan.js';
import { drawingsOf } from '../../src/page/drawings.js';
import { reportPage } from '../../src/page/page.js';
import type { Comparison, Report, ReportYear } from '../../src/reports/report.js';
import type { Language } from '../../src/words/language.js';
import type { WorkbookName } from '../../src/words/workbook.js';
import { renderCsv } from '../../src/write/csv.js';
import { machineTable } from '../../src/write/machine-table.js';
import { renderMarkdown } from '../../src/write/markdown.js';
import type { Sheet } from '../../src/write/sheet.js';
import { renderTable } from '../../src/write/table.js';
import { renderWorkbook } from '../../src/write/workbook.js';
import { pageText, svgLines } from '../support/page-text.js';
import { BASIS, someForecast, somePlan, someReconcile, someReport } from '../support/reports.js';
import { type Grid, sheetsOf } from '../support/workbook.js';

interface Layout<Report> {
  readonly name: WorkbookName;
  readonly people: (report: Report, language: Language) => Sheet;
  readonly machine: (report: Report, language: Language) => Sheet;
  readonly json: (report: Report) => object;
}

/** Every format of a report, cut into cells: what a reader would point at. */
async function cells<Report>(report: Report, layout: Layout<Report>): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const put = (format: string, grid: Grid) => {
    grid.forEach((row, line) => {
      row.forEach((cell, column) => {
        found.set(`${format} ${line},${column}`, cell);
      });
    });
  };
  for (const language of ['ja', 'en'] as const) {
    const style = { language, colour: false, blocks: true, width: 80 };
    const people = layout.people(report, language);
    const table = machineTable(
      layout.machine(report, language),
      language === 'ja' ? 'japanese' : 'machine',
    );
    const lines = (text: string, separator: RegExp) =>
      text.split('\n').map((line) => line.trim().split(separator));
    put(`table ${language}`, lines(renderTable(people, style), / {2,}/));
    put(`md ${language}`, lines(renderMarkdown(people, language), / \| /));
    put(`csv ${language}`, parse(renderCsv(table)) as string[][]);
    const parts = { name: layout.name, table, notes: people.notes, provenance: BASIS };
    for (const { name, rows } of await sheetsOf(await renderWorkbook(parts, language))) {
      put(`xlsx ${language} ${name}`, rows);
    }
  }
  put(
    'json',
    JSON.stringify(layout.json(report), null, 1)
      .split('\n')
      .map((line) => [line]),
  );
  return found;
}

/** How often each format shows something else. */
async function changed<Report>(
  before: Report,
  after: Report,
  layout: Layout<Report>,
): Promise<Record<string, number>> {
  const [old, now] = [await cells(before, layout), await cells(after, layout)];
  expect([...now.keys()]).toEqual([...old.keys()]);
  const counts: Record<string, number> = {};
  for (const [place, text] of now) {
    if (old.get(place) === text) continue;
    const format = place.split(' ')[0] ?? '';
    counts[format] = (counts[format] ?? 0) + 1;
  }
  return counts;
}

const FORECAST = {
  name: 'forecast',
  people: (report, language) => wardLayout(forecastSheet(report, language), language),
  machine: forecastSheet,
  json: forecastJson,
} satisfies Layout<ReturnType<typeof someForecast>>;

const PLAN = {
  name: 'plan',
  people: planSheet,
  machine: planRows,
  json: planJson,
} satisfies Layout<ReturnType<typeof somePlan>>;

const RECONCILE = {
  name: 'reconcile',
  people: reconcileSheet,
  machine: reconcileRows,
  json: reconcileJson,
} satisfies Layout<ReturnType<typeof someReconcile>>;

const COMPARED = ['card', 'certificate', 'total', 'surplus', 'utilizationPercent'] as const;

/** Formats come in two languages, so one place is two cells; JSON knows no language. */
const ONCE = { table: 2, md: 2, csv: 2, xlsx: 2, json: 1 };

describe('one changed figure', () => {
  for (const key of COMPARED) {
    it(`of a forecast changes one cell of each format: ${key}`, async () => {
      const report = someForecast();
      for (let index = 0; index < report.rows.length; index += 1) {
        const rows = report.rows.map((row, at) =>
          at === index ? { ...row, [key]: (row[key] ?? 0) - 3 } : row,
        );
        expect(await changed(report, { ...report, rows }, FORECAST)).toEqual(ONCE);
      }
    });
  }

  it('of a forecast’s capacity stands where capacity is shown: not in the ward’s table', async () => {
    const report = someForecast();
    const rows = report.rows.map((row, at) => (at === 1 ? { ...row, capacity: 7 } : row));
    const { csv, xlsx, json } = ONCE;
    expect(await changed(report, { ...report, rows }, FORECAST)).toEqual({ csv, xlsx, json });
  });

  it.each([
    ...COMPARED,
    'capacity',
    'carriedIn',
    'handled',
    'carriedOut',
    'waitingPercent',
  ] as const)('of a plan changes one cell of each format: %s', async (key) => {
    const report = somePlan();
    const scenarios = report.scenarios.map((scenario, which) => ({
      ...scenario,
      rows: scenario.rows.map((row, at) =>
        which === 1 && at === 2 ? { ...row, [key]: (row[key] ?? 0) - 3 } : row,
      ),
    }));
    expect(await changed(report, { ...report, scenarios }, PLAN)).toEqual(ONCE);
  });

  const stepChanged = (step: number, key: (typeof COMPARED)[number] | 'change') => {
    const report = someReconcile();
    const steps = report.steps.map((each, which) => ({
      ...each,
      rows: each.rows.map((row, at) =>
        which === step && at === 1 ? { ...row, [key]: (row[key] ?? 0) - 3 } : row,
      ),
    }));
    return changed(report, { ...report, steps }, RECONCILE);
  };

  it('of a step’s total or change changes one cell of each format', async () => {
    expect(await stepChanged(2, 'total')).toEqual(ONCE);
    expect(await stepChanged(3, 'change')).toEqual(ONCE);
  });

  it('of a step’s surplus is shown to people for the law alone', async () => {
    expect(await stepChanged(4, 'surplus')).toEqual(ONCE);
    expect(await stepChanged(4, 'utilizationPercent')).toEqual(ONCE);
    const { csv, xlsx, json } = ONCE;
    expect(await stepChanged(1, 'surplus')).toEqual({ csv, xlsx, json });
  });
});

/** Texts of the page and of its drawings that another report changes, by the language; a page line is cut into cells. */
function changedOnPage(before: Report, after: Report, language: Language): [string, string][] {
  const cellsOf = (report: Report) => {
    const drawings = drawingsOf({ report, language, bundled: false, chart: undefined });
    const page = reportPage(report, { language, version: 'test', bundled: false })(drawings);
    return pageText(page)
      .split('\n')
      .flatMap((line) => line.split(' | '));
  };
  return differences(cellsOf(before), cellsOf(after));
}

function differences(before: readonly string[], after: readonly string[]): [string, string][] {
  expect(after).toHaveLength(before.length);
  return before.flatMap((text, index): [string, string][] =>
    text === after[index] ? [] : [[text, after[index] ?? '']],
  );
}

function withYear(report: Report, change: Partial<ReportYear>): Report {
  const years = report.years.map((year, at) => (at === 1 ? { ...year, ...change } : year));
  return { ...report, years };
}

describe.each(['ja', 'en'] as const)('one changed figure of a report in %s', (language) => {
  it('of the table stands in the ward’s table and in the one behind the chart', () => {
    const report = someReport();
    for (const key of COMPARED) {
      const rows = report.forecast.rows.map((row, at) =>
        at === 1 ? { ...row, [key]: (row[key] ?? 0) - 3 } : row,
      );
      const after = { ...report, forecast: { ...report.forecast, rows } };
      expect(changedOnPage(report, after, language)).toHaveLength(2);
    }
  });

  it('of a step of the bridge stands in the table behind its chart', () => {
    const report = someReport();
    const comparison = report.comparison as Comparison;
    const steps = comparison.bridge.steps.map((step, which) => ({
      ...step,
      rows: step.rows.map((row, at) =>
        which === 4 && at === 1 ? { ...row, utilizationPercent: 7 } : row,
      ),
    }));
    const after = {
      ...report,
      comparison: { ...comparison, bridge: { ...comparison.bridge, steps } },
    };
    expect(changedOnPage(report, after, language)).toHaveLength(1);
  });

  it('of a month stands on its square, in both sizes, and in the table', () => {
    const report = someReport();
    const rows = report.months.rows.map((row, at) =>
      at === 1 ? { ...row, total: (row.total ?? 0) - 3 } : row,
    );
    const found = changedOnPage(
      report,
      { ...report, months: { ...report.months, rows } },
      language,
    );
    expect(found).toEqual([
      ['3,016', '3,013'],
      ['3,016', '3,013'],
      ['3,016', '3,013'],
    ]);
  });

  it('of what waits stands in its chart, both sizes, and the table behind it', () => {
    const report = someReport();
    const found = changedOnPage(report, withYear(report, { carriedOut: 18_017 }), language);
    // Each drawing says it over its bar and in its description.
    expect(found).toHaveLength(5);
    for (const [before, after] of found) {
      expect(after).toBe(before.replace('18,018', '18,017'));
    }
  });

  it('changes, in a chart of its own, its text and its bar alone', () => {
    const report = someReport();
    const linesOf = (of: Report) => {
      const request = { report: of, language, bundled: false, chart: 'backlog' } as const;
      return svgLines(drawingsOf(request)['backlog'] ?? '').split('\n');
    };
    const found = differences(linesOf(report), linesOf(withYear(report, { carriedOut: 18_517 })));
    const kinds = found.map(([line]) => /^<(\w+)/.exec(line)?.[1]).sort();
    expect(kinds).toEqual(['desc', 'path', 'text']);
  });
});
