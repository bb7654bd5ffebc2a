// The bridge from a published table to the law as a sheet (a row a step, a column a fiscal year) and as JSON.
import { capacityIn } from '../capacity/dated-capacity.js';
import { HEADINGS } from '../records/headings.js';
import {
  type CapacityApart,
  printedRow,
  type ReconcileReport,
  type TurnedYear,
} from '../reports/reconcile.js';
import type { Localized } from '../rules/rule-book.js';
import {
  fill,
  fiscalYearLabel,
  type Language,
  listed,
  shortFiscalYearLabel,
  signed,
} from '../words/language.js';
import { COUNTED_WORDS, RECONCILE_WORDS, STEP_WORDS } from '../words/reconcile.js';
import { VERIFY_WORDS } from '../words/verify.js';
import { cellText } from '../write/cell.js';
import type { ColumnKind, Sheet, SheetCell, SheetColumn } from '../write/sheet.js';
import { basisNotes } from './basis-notes.js';
import { columnsIn } from './columns.js';
import { basisJson, rowJson } from './forecast.js';
import { knownDifferenceJson, knownDifferenceNote } from './verify.js';

/** The bridge for people: totals and changes by year, then the conclusion in words. */
export function reconcileSheet(report: ReconcileReport, language: Language): Sheet {
  const { table, steps } = report;
  const shortcut = steps[0]?.rows ?? [];
  const law = steps.at(-1)?.rows ?? [];
  const years = shortcut.map(({ fiscalYear }) => fiscalYear);
  const published = (pick: 'total' | 'surplus'): SheetCell[] =>
    law.map((row) => printedRow(table, row)?.[pick] ?? null);
  const line = (words: Localized, values: readonly SheetCell[], kind?: ColumnKind): SheetCell[] => [
    words[language],
    ...values.map((value) =>
      value === null || kind === undefined ? value : cellText(value, kind, language),
    ),
  ];
  const rows = [line(RECONCILE_WORDS.publishedTotal, published('total'))];
  if (!report.reproducesTable && !report.isLawTable) {
    const differences = published('total').map((total, index) =>
      typeof total === 'number' ? (shortcut[index]?.total ?? 0) - total : null,
    );
    rows.push(line(RECONCILE_WORDS.otherRecords, differences, 'change'));
  }
  steps.forEach(({ step, rows: counted }, index) => {
    const changes = counted.map(({ change }) => change);
    if (index > 0) rows.push(line(RECONCILE_WORDS.stepChange, changes, 'change'));
    const totals = counted.map(({ total }) => total);
    rows.push(line(STEP_WORDS[step], totals));
  });
  const surpluses = law.map(({ surplus }) => surplus);
  const percents = law.map(({ utilizationPercent: percent }) =>
    percent === null ? null : `${percent}%`,
  );
  rows.push(
    line(RECONCILE_WORDS.publishedSurplus, published('surplus'), 'signed'),
    line(RECONCILE_WORDS.lawSurplus, surpluses, 'signed'),
    line(RECONCILE_WORDS.lawPercent, percents),
  );
  return {
    title: fill(RECONCILE_WORDS.bridge, language, { title: table.title[language] }),
    columns: [
      { key: 'step', heading: HEADINGS.step[language], kind: 'text' },
      ...years.map(
        (year): SheetColumn => ({
          key: String(year),
          heading: fiscalYearLabel(year, language),
          short: shortFiscalYearLabel(year, language),
          kind: 'count',
        }),
      ),
    ],
    rows,
    notes: [
      ...bridgeConclusion(report, language),
      ...report.known.map((difference) => knownDifferenceNote(difference, language)),
      ...basisNotes(report.basis, language),
    ],
  };
}

/** The bridge for programs: a row a step and fiscal year. */
export function reconcileRows(report: ReconcileReport, language: Language): Sheet {
  const column = columnsIn(HEADINGS, language);
  const publishedRows = report.table.rows.map((row) => [
    row.fiscalYear,
    'published',
    row.card,
    row.certificate,
    row.total,
    null,
    capacityIn(report.table.capacity, row.fiscalYear) ?? null,
    row.surplus,
    row.utilization_percent,
  ]);
  return {
    columns: [
      column('fiscal_year', 'year'),
      { ...column('step', 'text'), codes: COUNTED_WORDS },
      column('card', 'count'),
      column('certificate', 'count'),
      column('total', 'count'),
      column('change', 'change'),
      column('capacity', 'count'),
      column('surplus', 'signed'),
      column('utilization_percent', 'percent'),
    ],
    rows: [
      ...publishedRows,
      ...report.steps.flatMap(({ step, rows }) =>
        rows.map((row) => [
          row.fiscalYear,
          step,
          row.card,
          row.certificate,
          row.total,
          row.change,
          row.capacity,
          row.surplus,
          row.utilizationPercent,
        ]),
      ),
    ],
    notes: [],
  };
}

/** The result of the bridge in words; without `showsSteps`, nothing on the shortcut of a table that is by the law. */
export function bridgeConclusion(
  report: ReconcileReport,
  language: Language,
  showsSteps = true,
): string[] {
  const years = new Set(report.steps[0]?.rows.map(({ fiscalYear }) => fiscalYear));
  if (!report.table.rows.some(({ fiscalYear }) => years.has(fiscalYear))) {
    return [VERIFY_WORDS.nothingCompared[language]];
  }
  const capacities = capacityNotes(report, language);
  if (report.isLawTable) {
    return [
      RECONCILE_WORDS.tableIsLaw[language],
      ...capacities,
      ...(showsSteps
        ? [RECONCILE_WORDS.shortcutBesideLaw[language], ...turnedNotes(report, language)]
        : []),
    ];
  }
  return [
    ...(report.reproducesTable ? [] : [RECONCILE_WORDS.notTheTable[language]]),
    ...capacities,
    ...turnedNotes(report, language),
  ];
}

/** The years in which the law turns a surplus into a deficit or back, and the reason. */
function turnedNotes(report: ReconcileReport, language: Language): string[] {
  const item = (year: TurnedYear) =>
    fill(
      year.lawPercent === null ? RECONCILE_WORDS.turnedItemNoPercent : RECONCILE_WORDS.turnedItem,
      language,
      {
        fiscal: fiscalYearLabel(year.fiscalYear, language),
        before: signed(year.surplusBefore, language),
        law: signed(year.lawSurplus, language),
        percent: cellText(year.lawPercent, 'percent', language),
      },
    );
  const tell = (text: Localized, years: readonly TurnedYear[]) =>
    years.length === 0 ? [] : [fill(text, language, { list: listed(years.map(item), language) })];
  const words = report.reproducesTable ? NOTES_ON_TABLE : NOTES_ON_RECORDS;
  const turned = [
    ...tell(words.toDeficit, report.surplusTurnedDeficit),
    ...tell(words.toSurplus, report.deficitTurnedSurplus),
  ];
  if (report.reproducesTable && !printsSurplus(report)) return [];
  return [
    ...(turned.length === 0 ? [words.nothing[language]] : turned),
    ...(turned.length > 0 && report.birthdaysMatter
      ? [RECONCILE_WORDS.whyBirthdays[language]]
      : []),
  ];
}

/** Whether the table prints a surplus or deficit for a year counted. */
function printsSurplus({ table, steps }: ReconcileReport): boolean {
  const rows = steps.at(-1)?.rows ?? [];
  return rows.some((row) => typeof printedRow(table, row)?.surplus === 'number');
}

/** The capacities of the printed surpluses and of those by the law, where they differ. */
function capacityNotes(report: ReconcileReport, language: Language): string[] {
  const { capacityApart: apart, reproducesTable } = report;
  const [first] = apart;
  if (first === undefined) return [];
  const same = ({ published, given }: CapacityApart) =>
    published === first.published && given === first.given;
  const list = apart.every(same)
    ? fill(RECONCILE_WORDS.capacityApartItem, language, { ...first })
    : listed(
        apart.map(({ fiscalYear, published, given }) =>
          fill(RECONCILE_WORDS.capacityApartYear, language, {
            fiscal: fiscalYearLabel(fiscalYear, language),
            published,
            given,
          }),
        ),
        language,
      );
  return [
    fill(RECONCILE_WORDS.capacityApart, language, { list }),
    ...(reproducesTable ? [RECONCILE_WORDS.judgedAtTable[language]] : []),
  ];
}

/** The words for the law against the printed table, and against the shortcut on other records. */
const NOTES_ON_TABLE = {
  toDeficit: RECONCILE_WORDS.turnedToDeficit,
  toSurplus: RECONCILE_WORDS.turnedToSurplus,
  nothing: RECONCILE_WORDS.nothingTurned,
};
const NOTES_ON_RECORDS = {
  toDeficit: RECONCILE_WORDS.shortcutToDeficit,
  toSurplus: RECONCILE_WORDS.shortcutToSurplus,
  nothing: RECONCILE_WORDS.shortcutNothing,
};

/** The bridge as JSON of schema koshin.reconcile/1. */
export function reconcileJson(report: ReconcileReport): object {
  const turned = (year: TurnedYear) => ({
    fiscal_year: year.fiscalYear,
    capacity: year.capacity,
    surplus_before: year.surplusBefore,
    law_surplus: year.lawSurplus,
    law_utilization_percent: year.lawPercent,
  });
  return {
    schema: 'koshin.reconcile/1',
    table: report.table.id,
    published: report.table.rows.map(({ fiscalYear, ...cells }) => ({
      fiscal_year: fiscalYear,
      ...cells,
    })),
    steps: report.steps.map(({ step, rows }) => ({
      step,
      rows: rows.map((row) => ({ ...rowJson(row), change: row.change })),
    })),
    reproduces_table: report.reproducesTable,
    is_law_table: report.isLawTable,
    surplus_turned_deficit: report.surplusTurnedDeficit.map(turned),
    deficit_turned_surplus: report.deficitTurnedSurplus.map(turned),
    capacity_apart: report.capacityApart.map(({ fiscalYear, published, given }) => ({
      fiscal_year: fiscalYear,
      published,
      given,
    })),
    known_differences: report.known.map(knownDifferenceJson),
    conclusion: { en: bridgeConclusion(report, 'en'), ja: bridgeConclusion(report, 'ja') },
    ...basisJson(report.basis),
  };
}
