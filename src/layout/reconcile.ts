// Decides how the bridge from a published table to the law is laid out: steps downwards, fiscal years across.
import { capacityIn } from '../capacity/dated-capacity.js';
import { publishedRow } from '../read/tables/published-table.js';
import type { CapacityApart, ReconcileReport, TurnedYear } from '../reports/reconcile.js';
import type { Localized } from '../rules/rule-book.js';
import { fill, fiscalYearLabel, type Language, listed, signed } from '../words/language.js';
import { COUNTED_WORDS, HEADINGS, NOTES, STEP_WORDS } from '../words/messages.js';
import { cellText } from '../write/cell.js';
import type { Sheet, SheetCell, SheetColumn } from '../write/sheet.js';
import { basisNotes } from './basis-notes.js';
import { basisJson, rowJson } from './forecast.js';
import { knownDifferenceJson, knownDifferenceNote } from './verify.js';

/** The bridge for people: totals and changes by year, then the conclusion in words. */
export function reconcileSheet(report: ReconcileReport, language: Language): Sheet {
  const { table, steps } = report;
  const years = steps[0]?.rows.map(({ fiscalYear }) => fiscalYear) ?? [];
  const published = (pick: 'total' | 'surplus'): SheetCell[] =>
    years.map((year) => table.rows.find(({ fiscalYear }) => fiscalYear === year)?.[pick] ?? null);
  const law = steps.at(-1)?.rows ?? [];
  const rows: SheetCell[][] = [[NOTES.publishedTotal[language], ...published('total')]];
  if (!report.reproducesTable && !report.isLawTable) {
    const shortcut = steps[0]?.rows ?? [];
    const differences = published('total').map((total, index) =>
      typeof total === 'number'
        ? changeText((shortcut[index]?.total ?? 0) - total, language)
        : null,
    );
    rows.push([NOTES.otherRecords[language], ...differences]);
  }
  steps.forEach(({ step, rows: counted }, index) => {
    if (index > 0) {
      rows.push([
        NOTES.stepChange[language],
        ...counted.map(({ change }) => changeText(change, language)),
      ]);
    }
    rows.push([STEP_WORDS[step][language], ...counted.map(({ total }) => total)]);
  });
  rows.push(
    [
      NOTES.publishedSurplus[language],
      ...published('surplus').map((value) => signedCell(value, language)),
    ],
    [NOTES.lawSurplus[language], ...law.map(({ surplus }) => signedCell(surplus, language))],
    [
      NOTES.lawPercent[language],
      ...law.map(({ utilizationPercent }) =>
        utilizationPercent === null ? null : `${utilizationPercent}%`,
      ),
    ],
  );
  return {
    title: fill(NOTES.bridge, language, { title: table.title[language] }),
    columns: [
      { key: 'step', heading: HEADINGS.step[language], kind: 'text' },
      ...years.map(
        (year): SheetColumn => ({
          key: String(year),
          heading: fiscalYearLabel(year, language),
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

/** The bridge for programs: one row per step and fiscal year. */
export function reconcileRows(report: ReconcileReport, language: Language): Sheet {
  const column = (key: keyof typeof HEADINGS, kind: SheetColumn['kind']): SheetColumn => ({
    key,
    heading: HEADINGS[key][language],
    kind,
  });
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

/** What the bridge shows, in words; of a table that the law gives already, that alone where its steps are not shown. */
export function bridgeConclusion(
  report: ReconcileReport,
  language: Language,
  showsSteps = true,
): string[] {
  const years = new Set(report.steps[0]?.rows.map(({ fiscalYear }) => fiscalYear));
  if (!report.table.rows.some(({ fiscalYear }) => years.has(fiscalYear))) {
    return [NOTES.nothingCompared[language]];
  }
  const capacities = capacityNotes(report, language);
  if (report.isLawTable) {
    return [
      NOTES.tableIsLaw[language],
      ...capacities,
      ...(showsSteps ? [NOTES.shortcutBesideLaw[language], ...turnedNotes(report, language)] : []),
    ];
  }
  return [
    ...(report.reproducesTable ? [] : [NOTES.notTheTable[language]]),
    ...capacities,
    ...turnedNotes(report, language),
  ];
}

/** Which years the law turns round, and why. */
function turnedNotes(report: ReconcileReport, language: Language): string[] {
  const item = (year: TurnedYear) =>
    fill(year.lawPercent === null ? NOTES.turnedItemNoPercent : NOTES.turnedItem, language, {
      fiscal: fiscalYearLabel(year.fiscalYear, language),
      before: signed(year.surplusBefore, language),
      law: signed(year.lawSurplus, language),
      percent: cellText(year.lawPercent, 'percent', language),
    });
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
    ...(turned.length > 0 && report.birthdaysMatter ? [NOTES.whyBirthdays[language]] : []),
  ];
}

/** Whether the table says of any year counted that there is a surplus or a deficit. */
function printsSurplus({ table, steps }: ReconcileReport): boolean {
  const rows = steps.at(-1)?.rows ?? [];
  return rows.some(
    ({ fiscalYear }) => typeof publishedRow(table, fiscalYear)?.surplus === 'number',
  );
}

/** At which capacities the printed surpluses and those by law are, where these are not the same. */
function capacityNotes(report: ReconcileReport, language: Language): string[] {
  const { capacityApart: apart, reproducesTable } = report;
  const [first] = apart;
  if (first === undefined) return [];
  const same = ({ published, given }: CapacityApart) =>
    published === first.published && given === first.given;
  const list = apart.every(same)
    ? fill(NOTES.capacityApartItem, language, { ...first })
    : listed(
        apart.map(({ fiscalYear, published, given }) =>
          fill(NOTES.capacityApartYear, language, {
            fiscal: fiscalYearLabel(fiscalYear, language),
            published,
            given,
          }),
        ),
        language,
      );
  return [
    fill(NOTES.capacityApart, language, { list }),
    ...(reproducesTable ? [NOTES.judgedAtTable[language]] : []),
  ];
}

/** What is set against the law: the printed table, or the shortcut on other records. */
const NOTES_ON_TABLE = {
  toDeficit: NOTES.turnedToDeficit,
  toSurplus: NOTES.turnedToSurplus,
  nothing: NOTES.nothingTurned,
};
const NOTES_ON_RECORDS = {
  toDeficit: NOTES.shortcutToDeficit,
  toSurplus: NOTES.shortcutToSurplus,
  nothing: NOTES.shortcutNothing,
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

function changeText(change: number, language: Language): string {
  return change > 0 ? `+${signed(change, language)}` : signed(change, language);
}

function signedCell(value: SheetCell, language: Language): SheetCell {
  return typeof value === 'number' ? signed(value, language) : value;
}
