// The forecast as a sheet with the ward's columns, as a chart, and as JSON.

import { type CivilDate, isoDate } from '../calendar/civil-date.js';
import type { ShownRow } from '../capacity/forecast-row.js';
import { SUPPRESSIBLE } from '../privacy/suppression.js';
import { HEADINGS } from '../records/headings.js';
import { type Basis, type ForecastReport, showsSmall } from '../reports/forecast.js';
import type { Localized } from '../rules/rule-book.js';
import type { RecordTotals } from '../tally/record-totals.js';
import { type Breakdown, hasMonths } from '../tally/tally.js';
import { FORECAST_WORDS } from '../words/forecast.js';
import { fill, fiscalYearLabel, grouped, type Language } from '../words/language.js';
import { officeText } from '../words/offices.js';
import type { BarChart } from '../write/chart.js';
import type { Sheet, SheetColumn } from '../write/sheet.js';
import { basisNotes } from './basis-notes.js';
import { columnsIn } from './columns.js';
import { longRows } from './long.js';
import { provenanceJson } from './provenance.js';

/** The columns that name a row of each breakdown, besides its fiscal year. */
const KEYS_OF = {
  none: [],
  office: ['office'],
  month: ['month'],
  'office,month': ['office', 'month'],
} as const satisfies Record<Breakdown | 'none', readonly ('office' | 'month')[]>;

/** The forecast as a sheet, like the ward's table; a breakdown has no capacity, nor what follows from one. */
export function forecastSheet(report: ForecastReport, language: Language): Sheet {
  const column = columnsIn(HEADINGS, language);
  const broken = KEYS_OF[report.by ?? 'none'];
  const partly = SUPPRESSIBLE.filter((figure) =>
    report.rows.some((row) => row.atLeast?.[figure] !== undefined),
  );
  return {
    columns: [
      column('fiscal_year', 'year'),
      ...broken.map((key) => column(key, 'text')),
      column('card', 'count'),
      column('certificate', 'count'),
      column('total', 'count'),
      ...(report.by === undefined
        ? [
            column('capacity', 'count'),
            column('surplus', 'signed'),
            column('utilization_percent', 'percent'),
          ]
        : []),
      ...partly.map((figure) => column(`${figure}_at_least`, 'count')),
    ],
    rows: report.rows.map((row) => [
      row.fiscalYear,
      ...broken.map((key) => row[key] ?? ''),
      row.card,
      row.certificate,
      row.total,
      ...(report.by === undefined ? [row.capacity, row.surplus, row.utilizationPercent] : []),
      ...partly.map((figure) => row.atLeast?.[figure] ?? null),
    ]),
    notes: [
      (hasMonths(report.by) ? FORECAST_WORDS.unitMonth : FORECAST_WORDS.unit)[language],
      ...suppressionNotes(report, language),
      ...(partly.length === 0 ? [] : [FORECAST_WORDS.atLeast[language]]),
      ...(showsSmall(report) ? [FORECAST_WORDS.smallShown[language]] : []),
      ...basisNotes(report.basis, language),
    ],
  };
}

/** The notes on the blanks of a breakdown; `exposed` are the words for small figures that no blank can protect. */
export function suppressionNotes(
  { suppressedBelow: below, exposed: count }: Pick<ForecastReport, 'suppressedBelow' | 'exposed'>,
  language: Language,
  exposed: Localized = FORECAST_WORDS.exposed,
): string[] {
  if (below === undefined) return [];
  return [
    fill(FORECAST_WORDS.suppressed, language, { below }),
    ...(count === 0 ? [] : [exposed[language]]),
  ];
}

/** A forecast as the ward prints it: without the capacity, with words for no office, and with lower bounds in blanks. */
export function wardLayout(sheet: Sheet, language: Language): Sheet {
  const keep = sheet.columns.flatMap(({ key }, index) =>
    key === 'capacity' || key.endsWith('_at_least') ? [] : [index],
  );
  return {
    ...sheet,
    columns: keep.map((index) => sheet.columns[index] as SheetColumn),
    rows: sheet.rows.map((row) =>
      keep.map((index) => {
        const value = row[index] ?? null;
        const least = sheet.columns.findIndex(
          ({ key }) => key === `${sheet.columns[index]?.key}_at_least`,
        );
        const known = least < 0 ? null : row[least];
        if (value === null && typeof known === 'number') return `≥${grouped(known)}`;
        return typeof value === 'string' && sheet.columns[index]?.key === 'office'
          ? officeText(value, language)
          : value;
      }),
    ),
  };
}

/** The fiscal years as bars with a mark at the capacity, for reports without a breakdown. */
export function forecastChart(report: ForecastReport, language: Language): BarChart {
  return {
    parts: [HEADINGS.card[language], HEADINGS.certificate[language]],
    mark: HEADINGS.capacity[language],
    bars: report.rows.map((row) => ({
      label: fiscalYearLabel(row.fiscalYear, language),
      parts: [row.card ?? 0, row.certificate ?? 0],
      mark: row.capacity,
    })),
  };
}

/** From which day on a row counts, where its period had begun before it. */
export function partialJson({ partialFrom }: { readonly partialFrom?: CivilDate | undefined }) {
  return partialFrom === undefined ? {} : { partial_from: isoDate(partialFrom) };
}

/** A row with the keys of the JSON contract. */
export function rowJson(row: ShownRow) {
  return {
    fiscal_year: row.fiscalYear,
    ...(row.office !== undefined && { office: row.office }),
    ...(row.month !== undefined && { month: row.month }),
    ...partialJson(row),
    card: row.card,
    certificate: row.certificate,
    total: row.total,
    capacity: row.capacity,
    surplus: row.surplus,
    utilization_percent: row.utilizationPercent,
    ...(row.atLeast !== undefined && { at_least: row.atLeast }),
  };
}

/** The basis of figures, with the keys of the JSON contract. */
export function basisJson(basis: Basis) {
  return {
    lapsed_before_start: { card: basis.lapsed.card, certificate: basis.lapsed.certificate },
    as_of: isoDate(basis.asOf),
    as_of_source: basis.asOfSource,
    records: recordTotalsJson(basis.records),
    ...provenanceJson(basis),
    secondary_sources: basis.secondary.map(({ id }) => id),
  };
}

/** The totals of the records, with the keys of the JSON contract. */
export function recordTotalsJson(records: RecordTotals) {
  return {
    rows: records.rows,
    cards: records.cards,
    counted: records.counted,
    excluded: records.excluded,
    rejected: records.rejected,
    rejected_rows: records.rejectedRows,
  };
}

/** The forecast as JSON of schema koshin.forecast/1; `long`: one figure a row. */
export function forecastJson(report: ForecastReport, long = false): object {
  const rows = report.rows.map(rowJson);
  return {
    schema: 'koshin.forecast/1',
    rows: long ? longRows(rows) : rows,
    ...basisJson(report.basis),
  };
}
