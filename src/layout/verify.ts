// The comparison with a published table as a sheet, as a Markdown summary, and as JSON.
import { isoDate } from '../calendar/civil-date.js';
import {
  COMPARED_COLUMNS,
  type ComparedColumn,
  type KnownDifference,
} from '../read/tables/published-table.js';
import { HEADINGS } from '../records/headings.js';
import { type Tolerance, toleranceText } from '../reports/tolerance.js';
import { type CellDifference, isEqualTable, type VerifyReport } from '../reports/verify.js';
import type { Localized } from '../rules/rule-book.js';
import { fill, fiscalYearLabel, type Language, listed, listedClauses } from '../words/language.js';
import { UNIT_WORDS } from '../words/units.js';
import { VERIFY_WORDS } from '../words/verify.js';
import { cellText } from '../write/cell.js';
import { plainText, renderMarkdown } from '../write/markdown.js';
import type { Sheet } from '../write/sheet.js';
import { basisNotes } from './basis-notes.js';
import { columnsIn } from './columns.js';
import { basisJson } from './forecast.js';

/** The differing cells as rows; the verdict and the known and stale differences as notes. */
export function verifySheet(report: VerifyReport, language: Language, forPeople = true): Sheet {
  return {
    ...differingCells(report, language, forPeople),
    notes: [verifyVerdict(report, language), ...detailNotes(report, language)],
  };
}

function differingCells({ differing }: VerifyReport, language: Language, forPeople: boolean) {
  const column = columnsIn(HEADINGS, language);
  const withUnit = !forPeople && language === 'ja';
  return {
    columns: [
      column('fiscal_year', 'year'),
      { ...column('column', 'text'), codes: HEADINGS },
      { ...column('published', 'signed'), unit: null },
      { ...column('computed', 'signed'), unit: null },
      { ...column('difference', 'change'), unit: null },
      // Japanese headers state units, but this column has several.
      ...(withUnit ? [column('unit', 'text')] : []),
    ],
    rows: differing.map((cell) => [
      cell.fiscalYear,
      forPeople ? HEADINGS[cell.column][language] : cell.column,
      forPeople ? shown(cell.published, cell.column, language) : cell.published,
      forPeople && cell.computed !== null
        ? shown(cell.computed, cell.column, language)
        : cell.computed,
      cell.computed === null ? null : cell.computed - cell.published,
      ...(withUnit ? [unitOfCell(cell.column)[language]] : []),
    ]),
  };
}

function unitOfCell(column: ComparedColumn): Localized {
  return column === 'utilization_percent' ? UNIT_WORDS.percent : UNIT_WORDS.procedures;
}

/** The result of the comparison in a sentence. */
export function verifyVerdict(report: VerifyReport, language: Language): string {
  const { differing, known, stale, comparedCells: cells } = report;
  const title = report.table.title[language];
  if (cells === 0) return VERIFY_WORDS.nothingCompared[language];
  if (differing.length > 0) {
    return fill(VERIFY_WORDS.differs, language, { cells, title, differing: differing.length });
  }
  if (stale.length > 0) {
    return fill(VERIFY_WORDS.staleVerdict, language, { stale: stale.length, title });
  }
  const text = known.length === 0 ? VERIFY_WORDS.allEqual : VERIFY_WORDS.equal;
  return fill(text, language, { cells, title, known: known.length });
}

function detailNotes(report: VerifyReport, language: Language): string[] {
  return [...comparisonNotes(report, language), ...basisNotes(report.basis, language)];
}

/** The notes on the comparison besides the cells that differ; `stale` are the words for a stale difference. */
export function comparisonNotes(
  report: VerifyReport,
  language: Language,
  stale: Localized = VERIFY_WORDS.stale,
): string[] {
  const years = listed(report.notCounted.map(String), language);
  const missing = listed(report.missing.map(String), language);
  return [
    ...(years === '' ? [] : [fill(VERIFY_WORDS.notCounted, language, { list: years })]),
    ...(report.partial === undefined
      ? []
      : [
          fill(VERIFY_WORDS.partial, language, {
            fiscal: fiscalYearLabel(report.partial, language),
            asOf: isoDate(report.basis.asOf),
          }),
        ]),
    ...(missing === '' ? [] : [fill(VERIFY_WORDS.missingYears, language, { list: missing })]),
    ...toleranceNotes(report, language),
    ...report.known.map((difference) => knownDifferenceNote(difference, language)),
    ...report.stale.map((difference) => tell(stale, difference, language)),
  ];
}

/** A known difference with its reason. */
export function knownDifferenceNote(difference: KnownDifference, language: Language): string {
  return tell(VERIFY_WORDS.known, difference, language);
}

function tell(text: Localized, difference: KnownDifference, language: Language): string {
  return fill(text, language, {
    fiscal: fiscalYearLabel(difference.fiscalYear, language),
    column: HEADINGS[difference.column][language],
    published: shown(difference.published, difference.column, language),
    computed: shown(difference.computed, difference.column, language),
    reason: difference.reason[language],
  });
}

/** The cells within each tolerance. */
function toleranceNotes({ tolerances, tolerated }: VerifyReport, language: Language): string[] {
  const items = COMPARED_COLUMNS.flatMap((column) => {
    const tolerance: Tolerance | undefined = tolerances[column];
    if (tolerance === undefined) return [];
    const sizes = tolerated
      .filter((cell) => cell.column === column)
      .map(({ computed, published }) => Math.abs(computed - published));
    const text = sizes.length === 0 ? VERIFY_WORDS.toleratedNone : VERIFY_WORDS.toleratedItem;
    return [
      fill(text, language, {
        column: HEADINGS[column][language],
        tolerance: toleranceText(tolerance),
        cells: sizes.length,
        largest: Math.max(0, ...sizes),
      }),
    ];
  });
  if (items.length === 0) return [];
  return [fill(VERIFY_WORDS.tolerated, language, { list: listedClauses(items, language) })];
}

/**
 * The comparison as a summary in Markdown: the verdict, the differing cells, and the basis. The verdict is a heading, so
 * the summary can be appended to any text. `more` are the last notes.
 */
export function verifySummary(
  report: VerifyReport,
  language: Language,
  more: readonly string[] = [],
): string {
  const { inputs, options } = report.basis;
  const digest = options['against_sha256'];
  const sheet: Sheet = {
    ...differingCells(report, language, true),
    notes: [
      ...detailNotes(report, language),
      ...(typeof digest === 'string'
        ? [fill(VERIFY_WORDS.summaryTable, language, { file: report.table.id, digest })]
        : []),
      ...inputs.map(({ path, bytes, sha256 }) =>
        sha256 === null
          ? fill(VERIFY_WORDS.summaryLargeInput, language, { file: path, bytes })
          : fill(VERIFY_WORDS.summaryInput, language, { file: path, bytes, digest: sha256 }),
      ),
      ...more,
    ],
  };
  return `### ${plainText(headline(report, language))}\n\n${renderMarkdown(sheet, language)}`;
}

/** The verdict and the numbers of cells of each kind, which add up to all. */
function headline(report: VerifyReport, language: Language): string {
  const { comparedCells: cells, differing, known, stale, tolerated } = report;
  const title = report.table.title[language];
  if (cells === 0) return fill(VERIFY_WORDS.nothing, language, { title });
  const equal = cells - differing.length - known.length - tolerated.length;
  const parts = [
    fill(VERIFY_WORDS.summaryEqual, language, { count: equal, cells }),
    ...(
      [
        [VERIFY_WORDS.summaryTolerated, tolerated],
        [VERIFY_WORDS.summaryKnown, known],
        [VERIFY_WORDS.summaryDiffering, differing],
        [VERIFY_WORDS.summaryStale, stale],
      ] as const
    ).flatMap(([text, { length: count }]) =>
      count === 0 ? [] : [fill(text, language, { count })],
    ),
  ];
  const verdict = isEqualTable(report) ? VERIFY_WORDS.passed : VERIFY_WORDS.failed;
  return fill(verdict, language, { title, list: listed(parts, language) });
}

/** The comparison as JSON of schema koshin.verify/1. */
export function verifyJson(report: VerifyReport): object {
  return {
    schema: 'koshin.verify/1',
    table: report.table.id,
    equal: isEqualTable(report),
    compared_cells: report.comparedCells,
    years_not_counted: report.notCounted,
    year_partly_counted: report.partial ?? null,
    years_missing: report.missing,
    differences: report.differing.map(cellJson),
    within_tolerance: report.tolerated.map(cellJson),
    known_differences: report.known.map(knownDifferenceJson),
    stale_known_differences: report.stale.map(knownDifferenceJson),
    ...basisJson(report.basis),
  };
}

/** A known difference in JSON. */
export function knownDifferenceJson(difference: KnownDifference): object {
  return {
    fiscal_year: difference.fiscalYear,
    column: difference.column,
    published: difference.published,
    computed: difference.computed,
    reason: difference.reason.en,
  };
}

function cellJson({ fiscalYear, ...cell }: CellDifference): object {
  return { fiscal_year: fiscalYear, ...cell };
}

function shown(value: number, column: ComparedColumn, language: Language): string {
  return cellText(value, column === 'utilization_percent' ? 'percent' : 'signed', language);
}
