// Decides how a capacity report is laid out: years or months by scenario and site, what is enough, and the keys of its JSON.
import { isoDate } from '../calendar/civil-date.js';
import { MOST, type Varied } from '../capacity/needed.js';
import type { CapacityReport, CapacityRow, CapacityYear, Need } from '../reports/capacity.js';
import type { Localized } from '../rules/rule-book.js';
import { assumptionNotes, assumptionsJson } from './assumptions.js';
import { basisNotes } from './basis-notes.js';
import { basisJson } from './forecast.js';
import { fill, fiscalYearLabel, type Language, listed, type Params } from './language.js';
import { HEADINGS } from './messages.js';
import { PLACE_WORDS, placeCells, placeColumns, placedRows } from './places.js';
import type { Sheet, SheetCell, SheetColumn } from './sheet.js';

/** The words of a capacity report. */
export const CAPACITY_WORDS = {
  open_days: { en: 'open days', ja: '開設日数' },
  open_hours: { en: 'open hours', ja: '開設時間' },
  slots: { en: 'slots', ja: '予約枠' },
  needed_windows: { en: 'windows needed', ja: '必要な窓口数' },
  needed_saturdays: { en: 'Saturdays a month needed', ja: '必要な月の土曜日数' },
  needed_bookable_percent: { en: 'bookable share needed', ja: '必要な予約枠の割合' },
  capacity: {
    en: 'Slots: as many visits of the shortest kind as fit into the opening hours, at all windows. Capacity: bookable window-minutes ÷ the mean minutes of that year’s visits, rounded down; a figure a year counts by days.',
    ja: '予約枠は、開設時間に入る最短の手続の数 (全窓口)。予約可能件数は、予約に充てる窓口の分数 ÷ その年度の手続の平均所要分数 (切り捨て)。年間件数は日数で按分。',
  },
  operations: {
    en: 'Opening time in which certificates can’t be handled (data/operations.json, from municipalities’ pages) counts as far as cards can use it.',
    ja: '開設時間のうち電子証明書の手続ができない時間 (data/operations.json、自治体の案内による) は、カードの手続で使える分だけ数える。',
  },
  windows: {
    en: 'Windows needed at {site}: the fewest that, held from the beginning, leave nobody waiting at the end of the year; – means that {most} are not enough.',
    ja: '必要な窓口数 ({site}): 当初からその数とした場合に、その年度末の待ちがなくなる最少の数。– は{most}でも足りないもの。',
  },
  saturdays: {
    en: 'Saturdays needed at {site}: the fewest, counted from the first of each month, that, held from the beginning, leave nobody waiting at the end of the year; with the hours of Saturdays, or where there are none, of Fridays; – means that all are not enough.',
    ja: '必要な土曜日数 ({site}): 毎月最初の土曜日から数え、当初からその数だけ開設した場合に、その年度末の待ちがなくなる最少の数。時間は土曜日のもの (なければ金曜日のもの)。– は全部でも足りないもの。',
  },
  'bookable-share': {
    en: 'Bookable share needed at {site}: the least that, held from the beginning, leaves nobody waiting at the end of the year; – means that {most}% is not enough.',
    ja: '必要な予約枠の割合 ({site}): 当初からその割合とした場合に、その年度末の待ちがなくなる最小の割合。– は{most}%でも足りないもの。',
  },
  byDate: {
    en: '{name}: by {date}, reckoned by months: {amount}.',
    ja: '{name}: {date}までに (月ごとの計算): {amount}。',
  },
  enoughWindows: {
    en: '{amount} windows at {site} are enough',
    ja: '{site}の窓口は{amount}で足りる',
  },
  enoughSaturdays: {
    en: '{amount} Saturdays a month at {site} are enough',
    ja: '{site}の土曜開設は月{amount}回で足りる',
  },
  enoughShare: {
    en: 'a bookable share of {amount}% at {site} is enough',
    ja: '{site}の予約枠の割合は{amount}%で足りる',
  },
  notEnough: { en: 'even {most} at {site} are not enough', ja: '{site}では{most}でも足りない' },
  noWindows: {
    en: '{name}: no site with windows to vary.',
    ja: '{name}: 窓口数のある窓口がないため、必要数は計算しない。',
  },
  siteOption: {
    en: 'site whose windows, Saturdays or share are varied (default: the first with windows)',
    ja: '必要数を求める窓口の名称 (既定: 窓口数のある最初の窓口)',
  },
  varyOption: {
    en: 'what is to be found: the fewest windows, the fewest Saturdays a month, or the least bookable share',
    ja: '求めるもの: 窓口数、月の土曜開設数、予約枠の割合のそれぞれ最小',
  },
  byDateOption: {
    en: 'the day on which nobody is to wait (default: the end of each fiscal year)',
    ja: '待ちをなくす期日 (既定: 各年度末)',
  },
  byOption: { en: 'show months instead of fiscal years', ja: '年度ではなく月ごとに表示' },
  needSites: {
    en: 'That is enough where everybody takes whatever site has room; koshin plan shows each site by itself.',
    ja: '必要数は、空いている窓口であればどこでも使うものとした数。窓口別の過不足は koshin plan に示す。',
  },
  moreThanSlots: {
    en: '{name}: in {list} the capacity, which is reckoned by minutes, is more than the slots: a visit does not fit into what is left at the end of an opening interval. Plan with the slots there.',
    ja: '{name}: {list}は、分数で計算した予約可能件数が予約枠より多い (受付時間の終わりに1件に足りない時間が残るため)。予約枠を目安にする。',
  },
  noSites: { en: '(none)', ja: '(なし)' },
  noSite: { en: '(one figure)', ja: '(区分なし)' },
} as const satisfies Record<string, Localized>;

const NEEDED_KEYS = {
  windows: 'needed_windows',
  saturdays: 'needed_saturdays',
  'bookable-share': 'needed_bookable_percent',
} as const satisfies Record<Varied, keyof typeof CAPACITY_WORDS>;

/** What is counted where it is not procedures. */
const UNITS = {
  days: { en: 'days', ja: '日' },
  hours: { en: 'hours', ja: '時間' },
  slots: { en: 'slots', ja: '枠' },
  windows: { en: 'windows', ja: '窓口' },
  saturdays: { en: 'Saturdays', ja: '回' },
} as const satisfies Record<string, Localized>;

const NEEDED_UNITS: Readonly<Record<Varied, Localized | undefined>> = {
  windows: UNITS.windows,
  saturdays: UNITS.saturdays,
  'bookable-share': undefined,
};

const ENOUGH_WORDS = {
  windows: CAPACITY_WORDS.enoughWindows,
  saturdays: CAPACITY_WORDS.enoughSaturdays,
  'bookable-share': CAPACITY_WORDS.enoughShare,
} as const satisfies Record<Varied, Localized>;

/**
 * The report as a sheet; a row with a site is a part of the row without one. For programs the row of all sites has no name
 * of a site, and the answer for a single day stands in the row of its fiscal year.
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
  const needKey = NEEDED_KEYS[report.vary];
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
        ...(withNeed ? [need?.amount ?? null] : []),
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
      text('open_days', CAPACITY_WORDS.open_days, 'count', UNITS.days),
      text('open_hours', CAPACITY_WORDS.open_hours, 'count', UNITS.hours),
      text('slots', CAPACITY_WORDS.slots, 'count', UNITS.slots),
      text('capacity', HEADINGS.capacity, 'count'),
      ...(withNeed
        ? [
            text(
              needKey,
              CAPACITY_WORDS[needKey],
              report.vary === 'bookable-share' ? 'percent' : 'count',
              NEEDED_UNITS[report.vary],
            ),
          ]
        : []),
    ],
    rows,
    notes: notesOf(report, language),
  };
}

/** Years in which minutes are left over that no visit fits into. Single figures have no slots to compare with. */
function moreThanSlots(name: string, rows: readonly CapacityRow[], language: Language): string[] {
  const years = rows.filter(
    ({ slots, sites, capacity }) => slots !== null && sites.length === 1 && capacity > slots,
  );
  if (years.length === 0) return [];
  const list = years.map(({ fiscalYear }) => fiscalYearLabel(fiscalYear, language));
  return [fill(CAPACITY_WORDS.moreThanSlots, language, { name, list: listed(list, language) })];
}

/** Whether the rows say how much is enough; a single day's answer stands in the notes. */
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
