// The comparison of two saved results as a sheet, what the files tell of why as a second one, and as JSON.

import type { SavedKey, ToldValue } from '../../read/tables/saved.js';
import { HEADINGS } from '../../records/headings.js';
import type { ComparedFigure, ComparedFile, CompareReport, Reason } from '../../reports/compare.js';
import type { Localized } from '../../rules/rule-book.js';
import { COMPARE_WORDS, TOLD_WORDS } from '../../words/compare.js';
import { fill, grouped, type Language, tenthsText } from '../../words/language.js';
import { PLACE_WORDS, PLAN_WORDS } from '../../words/plan.js';
import { UNIT_WORDS } from '../../words/units.js';
import type { Sheet, SheetCell, SheetColumn } from '../../write/sheet.js';
import { columnsIn } from '../columns.js';

const KEY_WORDS: Readonly<Record<SavedKey, Localized>> = { ...HEADINGS, ...PLACE_WORDS };

const FIGURE_WORDS = {
  ...HEADINGS,
  carried_out: PLAN_WORDS.carried_out,
} as const satisfies Record<string, Localized>;

/** The figures of both results, a row each. */
export function compareSheet(report: CompareReport, language: Language, forPeople = true): Sheet {
  const headings = columnsIn({ ...HEADINGS, ...KEY_WORDS, ...COMPARE_WORDS }, language);
  const figures: SheetColumn['kind'] = forPeople ? 'signed' : 'number';
  const shown = forPeople ? changedRows(report) : report.rows;
  return {
    title: fill(COMPARE_WORDS.title, language, {
      old: report.old.input.path,
      new: report.new.input.path,
    }),
    columns: [
      headings('fiscal_year', 'year'),
      ...report.by.map((key) => headings(key, 'text')),
      { ...headings('figure', 'text'), codes: FIGURE_WORDS },
      headings('old', figures),
      headings('new', figures),
      headings('change', 'change'),
      // A percentage with a decimal.
      forPeople
        ? headings('change_percent', 'percent')
        : { ...headings('change_percent', 'number'), unit: UNIT_WORDS.percent },
    ],
    rows: shown.map((row) => [
      row.fiscalYear,
      ...report.by.map((key) => row.keys[key] ?? (forPeople ? allOf(key, language) : null)),
      forPeople ? FIGURE_WORDS[row.figure][language] : row.figure,
      row.old,
      row.new,
      row.change,
      percentCell(row.changeTenths, language, forPeople),
    ]),
    notes: notesOf(report, report.rows.length - shown.length, language),
  };
}

/** The rows whose figure differs in any year of its place: of the others there is nothing to see. */
function changedRows({ rows }: CompareReport): readonly ComparedFigure[] {
  const place = ({ keys, figure }: ComparedFigure) =>
    JSON.stringify([keys.office, keys.scenario, keys.site, figure]);
  const changed = new Set(rows.filter(({ change }) => change !== 0).map(place));
  return rows.filter((row) => changed.has(place(row)));
}

/** What a row without a site is of. */
function allOf(key: SavedKey, language: Language): string {
  return key === 'site' ? PLACE_WORDS.allSites[language] : '';
}

function percentCell(tenths: number | null, language: Language, forPeople: boolean): SheetCell {
  if (tenths === null) return null;
  if (!forPeople) return tenths / 10;
  return `${tenths > 0 ? '+' : ''}${tenthsText(tenths, language)}%`;
}

function notesOf(
  { rows, compared, differing, old, ...report }: CompareReport,
  left: number,
  language: Language,
) {
  const { tellsMore } = old;
  const isMixed = tellsMore !== report.new.tellsMore;
  const why = isMixed
    ? [COMPARE_WORDS.mixed]
    : tellsMore
      ? report.reasons.length === 0 && differing > 0
        ? [COMPARE_WORDS.nothingTold]
        : []
      : [COMPARE_WORDS.csv];
  return [
    fill(differing === 0 ? COMPARE_WORDS.equal : COMPARE_WORDS.differing, language, {
      compared,
      differing,
    }),
    ...(left === 0 || differing === 0 ? [] : [fill(COMPARE_WORDS.left, language, { left })]),
    ...(rows.some(({ change }) => change === null) ? [COMPARE_WORDS.onlyOne[language]] : []),
    ...why.map((words) => words[language]),
  ];
}

/** What the files tell otherwise: for people a table of its own below the figures; none where they tell the same. */
export function reasonsSheets({ reasons }: CompareReport, language: Language): Sheet[] {
  if (reasons.length === 0) return [];
  const word = (key: 'what' | 'old' | 'new'): SheetColumn => ({
    ...{ key, heading: COMPARE_WORDS[key][language], kind: 'text' },
  });
  return [
    {
      title: COMPARE_WORDS.why[language],
      columns: [word('what'), word('old'), word('new')],
      rows: reasons
        .filter(isTold)
        .map((reason) => [
          whatText(reason.what, language),
          valueText(reason.old),
          valueText(reason.new),
        ]),
      notes: [],
    },
  ];
}

/** What stands elsewhere among the reasons, or says nothing to people. */
function isTold({ what }: Reason): boolean {
  return what !== 'options.as_of' && !what.endsWith('.bytes');
}

/** What a path leads to, in words where it has any. */
function whatText(what: string, language: Language): string {
  const [first, ...rest] = what.split('.');
  const words = TOLD_WORDS[what];
  if (words !== undefined) return words[language];
  const path = rest.join('.');
  if (first === 'options') return fill(COMPARE_WORDS.toldOption, language, { path });
  if (first === 'inputs') {
    const [number = '', key] = rest;
    const words = COMPARE_WORDS[key === 'path' ? 'toldInputFile' : 'toldInputDigest'];
    return fill(words, language, { number });
  }
  if (first !== 'scenarios') return what;
  // The name of a scenario may have points of its own: what follows it begins with one of a few words.
  const [, name = '', after = path] =
    /^(.*?)\.((?:capacity|assumptions|costs|subsidy)(?:\.|_|$).*)$/.exec(path) ?? [];
  return name === '' ? path : fill(COMPARE_WORDS.toldOfScenario, language, { name, path: after });
}

/** A value as people read it; digests by their beginning. */
function valueText(value: ToldValue | undefined): SheetCell {
  if (value === undefined || value === null) return null;
  if (typeof value === 'number') return Number.isInteger(value) ? grouped(value) : String(value);
  if (typeof value === 'boolean') return String(value);
  return /^[0-9a-f]{64}$/.test(value) ? `${value.slice(0, 12)}…` : value;
}

/** The comparison as JSON of schema koshin.compare/1. */
export function compareJson(report: CompareReport): object {
  return {
    schema: 'koshin.compare/1',
    ...(report.basis.isExample && { example: true }),
    old: fileJson(report.old),
    new: fileJson(report.new),
    rows: report.rows.map((row) => ({
      fiscal_year: row.fiscalYear,
      ...row.keys,
      figure: row.figure,
      old: row.old,
      new: row.new,
      change: row.change,
      change_percent: row.changeTenths === null ? null : row.changeTenths / 10,
    })),
    compared: report.compared,
    differing: report.differing,
    reasons: report.reasons.map(({ what, old, new: now }) => ({
      what,
      old: old ?? null,
      new: now ?? null,
    })),
    tool: report.basis.tool,
  };
}

function fileJson({ input, kind, tellsMore }: ComparedFile): object {
  return { ...input, kind, format: tellsMore ? 'json' : 'csv' };
}
