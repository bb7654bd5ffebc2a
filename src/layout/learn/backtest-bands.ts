// Layout of how often bands held: period by period what was foreseen and what came, and how many were within.
import { isoDate } from '../../calendar/civil-date.js';
import { suppressTable } from '../../privacy/suppress-table.js';
import { HEADINGS } from '../../records/headings.js';
import type { BandRow, BandsReport, Held } from '../../scenario/looked-back.js';
import { BANDS_WORDS } from '../../words/backtest.js';
import { BASIS_WORDS } from '../../words/basis.js';
import { fill, type Language } from '../../words/language.js';
import { LEARN_WORDS } from '../../words/learn.js';
import type { Sheet, SheetColumn } from '../../write/sheet.js';
import { provenanceJson } from '../provenance.js';
import { bounds, estimateJson, percentText } from './estimates.js';

/** A row as it is shown: where what came is too few people, it and what it says are blank. */
interface ShownRow extends Omit<BandRow, 'actual' | 'held'> {
  readonly actual: number | null;
  readonly held: boolean | null;
}

/** Years, or months: what was foreseen on which day, and whether what came lay within. */
export function bandsSheet(report: BandsReport, language: Language, forPeople = true): Sheet {
  const word = (key: keyof typeof BANDS_WORDS, kind: SheetColumn['kind']): SheetColumn => ({
    ...{ key, kind },
    heading: BANDS_WORDS[key][language],
  });
  const isMonthly = report.by === 'month';
  const rows = shownRows(report).filter(({ month }) => (month !== undefined) === isMonthly);
  const within = (held: boolean | null) =>
    held === null ? '' : forPeople ? BANDS_WORDS[held ? 'yes' : 'no'][language] : String(held);
  return {
    title: BANDS_WORDS.title[language],
    columns: [
      word('as_of', 'text'),
      { key: 'fiscal_year', heading: HEADINGS.fiscal_year[language], kind: 'year' },
      isMonthly
        ? { key: 'month', heading: HEADINGS.month[language], kind: 'text' }
        : word('months', 'count'),
      { ...word('kind', 'text'), codes: HEADINGS },
      word('expected', 'count'),
      word('p10', 'count'),
      word('p90', 'count'),
      word('actual', 'count'),
      word('held', 'text'),
    ],
    rows: rows.map((row) => [
      isoDate(row.asOf),
      row.fiscalYear,
      row.month ?? row.months,
      forPeople ? HEADINGS[row.kind][language] : row.kind,
      ...[row.expected, row.p10, row.p90, row.actual],
      within(row.held),
    ]),
    notes: notesOf(report, language),
  };
}

function notesOf(report: BandsReport, language: Language): string[] {
  const { against, basis, held, leavesPerYear, suppressBelow: below } = report;
  const heldText = ({ by, kind, points, held: count, share }: Held) =>
    fill(by === 'month' ? BANDS_WORDS.heldMonths : BANDS_WORDS.heldYears, language, {
      ...{ kind: HEADINGS[kind][language], points, held: count },
      ...bounds(share),
    });
  return [
    ...held.map(heldText),
    BANDS_WORDS.together[language],
    BANDS_WORDS.drawn[language],
    against === 'records'
      ? BANDS_WORDS.ofRecords[language]
      : fill(BANDS_WORDS.ofActuals, language, {
          asOf: basis.asOf === undefined ? '' : isoDate(basis.asOf),
          leaves: percentText(leavesPerYear),
        }),
    ...(shownRows(report).some(({ actual }) => actual === null)
      ? [fill(LEARN_WORDS.suppressed, language, { below })]
      : []),
    fill(BASIS_WORDS.law, language, { version: basis.rulesVersion }),
  ];
}

/** The rows with the counts blank that are too small to be shown, or would give such a one away. */
function shownRows({ rows, suppressBelow: below }: BandsReport): ShownRow[] {
  const groups = new Map<string, BandRow[]>();
  for (const row of rows) {
    const key = row.month === undefined ? row.kind : `${row.kind} ${row.asOf} ${row.fiscalYear}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  const shown = new Map<BandRow, number | null>();
  for (const group of groups.values()) {
    const counts = suppressTable(
      group.map(({ actual }) => [actual]),
      below,
    );
    group.forEach((row, index) => {
      const isYear = row.month === undefined;
      const small = row.actual >= 1 && row.actual < below;
      // Years of different days overlap, so that none is the sum of others.
      shown.set(row, isYear ? (small ? null : row.actual) : (counts[index]?.[0] ?? null));
    });
  }
  return rows.map((row): ShownRow => {
    const actual = shown.get(row) ?? null;
    return { ...row, actual, held: actual === null ? null : row.held };
  });
}

/** The same as JSON of schema koshin.backtest-bands/1; years and months. */
export function bandsJson(report: BandsReport): object {
  const { against, basis, held, origins, leavesPerYear } = report;
  return {
    schema: 'koshin.backtest-bands/1',
    against,
    rows: shownRows(report).map((row) => ({
      as_of: isoDate(row.asOf),
      fiscal_year: row.fiscalYear,
      ...(row.month === undefined ? { months: row.months } : { month: row.month }),
      kind: row.kind,
      foreseen: row.expected,
      p10: row.p10,
      p90: row.p90,
      actual: row.actual,
      within: row.held,
    })),
    held: held.map(({ by, kind, points, held: count, share }) => ({
      ...{ by, kind, points, within: count },
      share: estimateJson(share),
    })),
    learned_on: origins.map(isoDate),
    as_of: basis.asOf === undefined ? null : isoDate(basis.asOf),
    ...(basis.asOfSource && { as_of_source: basis.asOfSource }),
    leaves_per_year: leavesPerYear,
    suppress_below: report.suppressBelow,
    ...provenanceJson(basis),
  };
}
