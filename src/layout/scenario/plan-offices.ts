// Layout of a plan by office: the demand of each under each scenario, and the keys of its JSON.

import type { KindFigures } from '../../capacity/forecast-row.js';
import { SUPPRESSIBLE } from '../../privacy/suppression.js';
import { HEADINGS } from '../../records/headings.js';
import { isSmall } from '../../reports/forecast.js';
import type { OfficePlanReport, OfficePlanRow } from '../../reports/plan-offices.js';
import { FORECAST_WORDS } from '../../words/forecast.js';
import { fill, type Language } from '../../words/language.js';
import { officeText } from '../../words/offices.js';
import { PLACE_WORDS, PLAN_WORDS, RANGE_WORDS } from '../../words/plan.js';
import { cellText } from '../../write/cell.js';
import type { Sheet, SheetCell, SheetColumn } from '../../write/sheet.js';
import { basisNotes } from '../basis-notes.js';
import { columnsIn } from '../columns.js';
import { basisJson, partialJson, suppressionNotes } from '../forecast.js';
import { placedRows } from '../places.js';
import { assumedColumns } from './assumed-columns.js';
import { assumptionNotes, assumptionsJson } from './assumptions.js';

function rowsOf({ scenarios }: OfficePlanReport) {
  return placedRows(scenarios, ({ rows }) => rows);
}

function placeColumns(language: Language): SheetColumn[] {
  const column = columnsIn({ ...HEADINGS, ...PLACE_WORDS }, language);
  return [column('fiscal_year', 'year'), column('office', 'text'), column('scenario', 'text')];
}

function figureColumns(language: Language): SheetColumn[] {
  const column = columnsIn(HEADINGS, language);
  return SUPPRESSIBLE.map((figure) => column(figure, 'count'));
}

function cells(figures: KindFigures | undefined): SheetCell[] {
  return SUPPRESSIBLE.map((figure) => figures?.[figure] ?? null);
}

/** The demand by office for people: office by office and year by year, the range of a total in brackets after it. */
export function officePlanSheet(report: OfficePlanReport, language: Language): Sheet {
  const noOffice = FORECAST_WORDS.noOffice[language];
  const text = (figures: KindFigures) => cellText(figures.total, 'count', language);
  const total = ({ low, high, ...row }: OfficePlanRow): SheetCell =>
    row.total === null || low === undefined || high === undefined || low.total === high.total
      ? row.total
      : `${text(row)} (${text(low)} – ${text(high)})`;
  return {
    columns: [...placeColumns(language), ...figureColumns(language)],
    rows: rowsOf(report).map(({ scenario, row }) => [
      row.fiscalYear,
      officeText(row.office, language),
      scenario.name,
      row.card,
      row.certificate,
      total(row),
    ]),
    notes: [
      FORECAST_WORDS.unit[language],
      ...suppressionNotes(report, language),
      ...(showsSmall(report) ? [FORECAST_WORDS.smallShown[language]] : []),
      ...assumptionNotes(report.scenarios, language),
      PLAN_WORDS.officeParts[language],
      ...(report.scenarios.some(({ assumptions }) => assumptions.newCards.size > 0)
        ? [fill(PLAN_WORDS.officeNewCards, language, { office: noOffice })]
        : []),
      ...(isRanged(report) ? [PLAN_WORDS.officeRange[language]] : []),
      ...basisNotes(report.basis, language),
    ],
  };
}

function isRanged({ scenarios }: OfficePlanReport): boolean {
  return scenarios.some(({ ranged }) => ranged);
}

function showsSmall({ scenarios }: OfficePlanReport): boolean {
  return scenarios.some(({ rows }) =>
    rows.some(({ card, certificate }) => isSmall(card) || isSmall(certificate)),
  );
}

/** The same for programs: low and high in columns of their own, and the assumptions in the last columns. */
export function officePlanRows(report: OfficePlanReport, language: Language): Sheet {
  const assumed = assumedColumns(report.scenarios, false, language);
  const rangeColumns = (which: 'low' | 'high') =>
    figureColumns(language).map(
      (figure): SheetColumn => ({
        ...figure,
        key: `${figure.key}_${which}`,
        heading: fill(RANGE_WORDS[which], language, { heading: figure.heading }),
        part: which,
      }),
    );
  const ranged = isRanged(report);
  return {
    columns: [
      ...placeColumns(language),
      ...figureColumns(language),
      ...(ranged ? [...rangeColumns('low'), ...rangeColumns('high')] : []),
      ...assumed.map(({ column }) => column),
    ],
    rows: rowsOf(report).map(({ scenario, row }) => [
      row.fiscalYear,
      row.office,
      scenario.name,
      ...cells(row),
      ...(ranged ? [...cells(row.low), ...cells(row.high)] : []),
      ...assumed.map(({ pick }) => pick(scenario)),
    ]),
    notes: [],
  };
}

/** The demand by office as JSON of schema koshin.plan/1; a count that is hidden is null. */
export function officePlanJson(report: OfficePlanReport): object {
  return {
    schema: 'koshin.plan/1',
    scenarios: report.scenarios.map(({ name, rows, assumptions }) => ({
      name,
      rows: rows.map(({ fiscalYear, office, partialFrom, low, high, ...figures }) => ({
        fiscal_year: fiscalYear,
        office,
        ...partialJson({ partialFrom }),
        ...figures,
        ...(low && { low }),
        ...(high && { high }),
      })),
      assumptions: assumptionsJson(assumptions),
    })),
    ...basisJson(report.basis),
  };
}
