// Layout of a capacity report: years or months by scenario and site, what is enough, and the keys of its JSON.
import { isoDate } from '../../calendar/civil-date.js';
import { MOST, type Varied } from '../../capacity/needed.js';
import { HEADINGS } from '../../records/headings.js';
import type { CapacityReport, CapacityRow, CapacityYear, Need } from '../../reports/capacity.js';
import type { Localized } from '../../rules/rule-book.js';
import { CAPACITY_WORDS } from '../../words/capacity.js';
import { fill, fiscalYearLabel, type Language, listed, type Params } from '../../words/language.js';
import { PLACE_WORDS } from '../../words/plan.js';
import { UNIT_WORDS } from '../../words/units.js';
import type { Sheet, SheetCell, SheetColumn } from '../../write/sheet.js';
import { basisNotes } from '../basis-notes.js';
import { basisJson, partialJson } from '../forecast.js';
import { neededCell } from '../needed-cell.js';
import { placeCells, placeColumns, placedRows } from '../places.js';
import { assumptionNotes, assumptionsJson } from './assumptions.js';
import { capacityBasisJson } from './capacity-basis.js';

const NEEDED_KEYS = {
  windows: 'needed_windows',
  saturdays: 'needed_saturdays',
  'bookable-share': 'needed_bookable_percent',
} as const satisfies Record<Varied, keyof typeof CAPACITY_WORDS>;

const NEEDED_UNITS: Readonly<Record<Varied, Localized | undefined>> = {
  windows: UNIT_WORDS.windows,
  saturdays: UNIT_WORDS.saturdays,
  'bookable-share': undefined,
};

const ENOUGH_WORDS = {
  windows: CAPACITY_WORDS.enoughWindows,
  saturdays: CAPACITY_WORDS.enoughSaturdays,
  'bookable-share': CAPACITY_WORDS.enoughShare,
} as const satisfies Record<Varied, Localized>;

/**
 * The report as a sheet. A row with a site is part of the row without one. For programs the row of all sites has no site
 * name, and the answer for a single day is in the row of its fiscal year.
 */
export function capacitySheet(report: CapacityReport, language: Language, forPeople = true): Sheet {
  const text = (
    key: string,
    words: Localized,
    kind: SheetColumn['kind'],
    unit?: Localized,
  ): SheetColumn => ({ key, heading: words[language], kind, ...(unit && { unit }) });
  const bySite = report.scenarios.some(({ rows }) => rows.some(({ sites }) => sites.length > 1));
  const withNeed = showsNeed(report) || (!forPeople && report.byDate !== undefined);
  const placed = placedRows(report.scenarios, ({ rows, months }): readonly CapacityRow[] =>
    report.by === 'month' ? months : rows,
  );
  const rows = placed.flatMap((each) => {
    const { scenario, row } = each;
    const need = scenario.needed.find(({ fiscalYear }) => fiscalYear === row.fiscalYear);
    const cells = (site: string | null, figures: readonly SheetCell[]): SheetCell[] => [
      ...placeCells(each, bySite ? site : undefined),
      ...figures,
    ];
    const all = [row.openDays, hours(row), row.slots, row.capacity];
    return [
      cells(forPeople ? PLACE_WORDS.allSites[language] : null, [
        ...all,
        ...(withNeed
          ? [forPeople ? neededIn(scenario, row, language) : (need?.amount ?? null)]
          : []),
      ]),
      ...(row.sites.length < 2 ? [] : row.sites).map(({ name, capacity }) =>
        cells(name === '' ? CAPACITY_WORDS.noSite[language] : name, [
          null,
          null,
          null,
          capacity,
          ...(withNeed ? [null] : []),
        ]),
      ),
    ];
  });
  return {
    columns: [
      ...placeColumns({ by: report.by, bySite }, language),
      text('open_days', CAPACITY_WORDS.open_days, 'count', UNIT_WORDS.days),
      text('open_hours', CAPACITY_WORDS.open_hours, 'count', UNIT_WORDS.hours),
      text('slots', CAPACITY_WORDS.slots, 'count', UNIT_WORDS.slots),
      text('capacity', HEADINGS.capacity, 'count'),
      ...(withNeed ? [neededColumn(report, language)] : []),
    ],
    rows,
    notes: notesOf(report, language),
  };
}

/** The smallest sufficient amount of a year for people; a year of plain figures has nothing that could be varied. */
export function neededIn(
  { needed }: Pick<CapacityReport['scenarios'][number], 'needed'>,
  { fiscalYear, openDays }: CapacityRow,
  language: Language,
): SheetCell {
  const need = needed.find((each) => each.fiscalYear === fiscalYear);
  return neededCell(openDays === null ? undefined : need?.amount, language);
}

/** The column of the smallest sufficient amount. */
export function neededColumn({ vary }: CapacityReport, language: Language): SheetColumn {
  const key = NEEDED_KEYS[vary];
  const unit = NEEDED_UNITS[vary];
  return {
    ...{ key, heading: CAPACITY_WORDS[key][language] },
    kind: vary === 'bookable-share' ? 'percent' : 'count',
    ...(unit && { unit }),
  };
}

/** Years with minutes left over that fit no visit. Single figures have no slots to compare with. */
function moreThanSlots(name: string, rows: readonly CapacityRow[], language: Language): string[] {
  const years = rows.filter(
    ({ slots, sites, capacity }) => slots !== null && sites.length === 1 && capacity > slots,
  );
  if (years.length === 0) return [];
  const list = years.map(({ fiscalYear }) => fiscalYearLabel(fiscalYear, language));
  return [fill(CAPACITY_WORDS.moreThanSlots, language, { name, list: listed(list, language) })];
}

/** Whether the rows have the smallest sufficient amount; the answer for a single day is in the notes. */
function showsNeed({ by, byDate, scenarios }: CapacityReport): boolean {
  return (
    by === undefined && byDate === undefined && scenarios.some(({ needed }) => needed.length > 0)
  );
}

/** Hours with two decimals at most. */
function hours({ openMinutes }: CapacityRow): number | null {
  return openMinutes === null ? null : Math.round((openMinutes * 100) / 60) / 100;
}

function notesOf(report: CapacityReport, language: Language): string[] {
  const say = (text: Localized, params: Params = {}) => fill(text, language, params);
  const { scenarios, vary, basis } = report;
  const most = MOST[vary];
  const sites = [...new Set(scenarios.flatMap(({ site }) => (site === undefined ? [] : [site])))];
  const needNotes = showsNeed(report)
    ? sites.map((site) => say(CAPACITY_WORDS[vary], { site, most }))
    : report.byDate === undefined
      ? []
      : scenarios.flatMap(({ name, site = '', needed }) =>
          needed.map(({ on, amount }) =>
            say(CAPACITY_WORDS.byDate, {
              name,
              date: isoDate(on),
              amount:
                amount === null
                  ? say(CAPACITY_WORDS.notEnough, { site, most })
                  : say(ENOUGH_WORDS[vary], { site, amount }),
            }),
          ),
        );
  return [
    say(CAPACITY_WORDS.capacity),
    ...(sites.length === 0 ? [] : [say(CAPACITY_WORDS.operations)]),
    ...needNotes,
    ...(needNotes.length > 0 &&
    scenarios.some(({ rows }) => rows.some(({ sites }) => sites.length > 1))
      ? [say(CAPACITY_WORDS.needSites)]
      : []),
    ...scenarios.flatMap(({ name, rows }) => moreThanSlots(name, rows, language)),
    ...scenarios.flatMap(({ name, site }) =>
      site === undefined ? [say(CAPACITY_WORDS.noWindows, { name })] : [],
    ),
    ...assumptionNotes(scenarios, language),
    ...basisNotes(basis, language),
  ];
}

function rowJson(row: CapacityRow | CapacityYear) {
  return {
    ...(row.month === undefined ? { fiscal_year: row.fiscalYear } : { month: row.month }),
    ...partialJson(row),
    open_days: row.openDays,
    open_hours: hours(row),
    slots: row.slots,
    capacity: row.capacity,
    ...('demand' in row && {
      demand: { card: row.demand.card, certificate: row.demand.certificate },
    }),
    ...(row.sites.length > 1 && { sites: row.sites }),
  };
}

function needJson(need: Need, { vary, byDate }: CapacityReport) {
  const { fiscalYear, on, amount } = need;
  const amounts = {
    windows: { windows: amount },
    saturdays: { saturdays: amount },
    'bookable-share': { bookable_share: amount === null ? null : amount / 100 },
  };
  return {
    fiscal_year: fiscalYear,
    ...(byDate !== undefined && { by_date: isoDate(on) }),
    ...amounts[vary],
  };
}

/** The report as JSON of schema koshin.capacity/1; a single scenario's figures stand at the top too. */
export function capacityJson(report: CapacityReport): object {
  const scenarios = report.scenarios.map((scenario) => ({
    name: scenario.name,
    rows: scenario.rows.map(rowJson),
    months: scenario.months.map(rowJson),
    site: scenario.site ?? null,
    needed: scenario.needed.map((need) => needJson(need, report)),
    capacity: capacityBasisJson(scenario.capacityFrom),
    assumptions: assumptionsJson(scenario.assumptions),
  }));
  const [only, ...others] = scenarios;
  return {
    schema: 'koshin.capacity/1',
    scenarios,
    ...(only !== undefined &&
      others.length === 0 && { rows: only.rows, months: only.months, needed: only.needed }),
    ...basisJson(report.basis),
  };
}
