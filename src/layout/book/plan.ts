// The plan as a workbook to work in: inputs, the steps of the computation, a sheet a scenario, and a comparison.
import { HEADINGS } from '../../records/headings.js';
import type { PlanReport, PlanRow, ScenarioPlan } from '../../reports/plan.js';
import type { PlanDrivers } from '../../reports/plan-drivers.js';
import type { Localized } from '../../rules/rule-book.js';
import { BOOK_WORDS } from '../../words/book.js';
import { COST_WORDS } from '../../words/costs.js';
import { fill, fiscalYearLabel, type Language } from '../../words/language.js';
import { BAND_WORDS, PLAN_MONTH_WORDS, PLAN_WORDS, RANGE_WORDS } from '../../words/plan.js';
import {
  at,
  type BookCell,
  type BookSheet,
  cell,
  fixedAt,
  formula,
  on,
  sheetNames,
} from '../../write/book.js';
import { unitOf } from '../../write/machine-table.js';
import { assumedColumns } from '../scenario/assumed-columns.js';
import { costSheets } from '../scenario/costs.js';
import { bandsShown } from '../scenario/plan.js';
import { percentFormula } from './forecast.js';
import {
  addChart,
  addNotes,
  addSums,
  begun,
  heads,
  scenarioSheets,
  sheetOf,
  WIDTHS,
} from './form.js';
import { inputSheet, stepsSheet } from './plan-inputs.js';
import { COLUMN, type Places, STEPS } from './plan-places.js';

/** Lest a figure that is whole falls below itself by the last digit of a computer's arithmetic. */
const NEAR = '1E-9';

/** The drivers of the scenarios, in their order; undefined for a plan by month, whose counts are stored. */
export type Drivers = readonly PlanDrivers[] | undefined;

/**
 * The sheets of a plan. With drivers the yellow cells of the input sheet move counts and capacities; without them, by
 * month, counts and capacities are stored and the rest follows from them.
 */
export function planBook(
  report: PlanReport,
  drivers: Drivers,
  notes: readonly string[],
  language: Language,
  first: string | undefined,
): BookSheet[] {
  const say = (key: keyof typeof BOOK_WORDS) => BOOK_WORDS[key][language];
  const own = [say('comparison'), say('input'), say('steps'), say('assumptions')];
  const [comparison = '', input = '', steps = '', assumptions = ''] = own;
  const taken = [...own, say('data')];
  const names = scenarioSheets(report.scenarios, taken);
  const places = placesOf(report, drivers, names, first);
  const scenarios = report.scenarios.map((scenario, index) =>
    scenarioSheet({
      ...{ scenario, language, first, by: report.by, input, steps },
      place: places[index] as Places,
      driven: drivers?.[index],
    }),
  );
  const costs = costSheets(report, language);
  const costNames = sheetNames(
    costs.map(({ title = '' }) => title.replace(/[（(].*$/, '')),
    [...taken, ...names],
  );
  return [
    comparisonSheet(report, places, comparison, notes, language, first),
    ...(drivers === undefined ? [] : [inputSheet(report, drivers, input, language, first)]),
    ...scenarios,
    ...costs.map((sheet, index) => {
      // Years on several sheets have no sum on one of them.
      const isWhole = costs.filter(({ title }) => title === sheet.title).length === 1;
      return costForm(sheet, costNames[index] ?? '', isWhole, language, first);
    }),
    ...(drivers === undefined
      ? []
      : [stepsSheet({ report, drivers, places, name: steps, input, language, first })]),
    assumptionsSheet(report, assumptions, language, first),
  ];
}

/** Where everything will stand, settled before any sheet is made: the sheets point at each other. */
function placesOf(
  { scenarios }: PlanReport,
  drivers: Drivers,
  names: readonly string[],
  first: string | undefined,
): Places[] {
  const head = first === undefined ? 0 : 1;
  // Title and note, then for each scenario its name, its take-up, the headings of its sites, and a blank row.
  let inputRow = head + 2;
  let stepsRow = head + 2;
  return scenarios.map((_, index) => {
    const sites = drivers?.[index]?.sites ?? [];
    const takeUpRow = inputRow + 2;
    const siteRows = sites.map((_site, place) => inputRow + 4 + place);
    const place = {
      sheet: names[index] ?? '',
      firstRow: head + 3,
      takeUp: [fixedAt(takeUpRow, 2), fixedAt(takeUpRow, 3)] as const,
      siteRows,
      stepsRow: stepsRow + 1,
    };
    inputRow += 5 + sites.length;
    stepsRow += 2 + STEPS.demand + sites.length * STEPS.site;
    return place;
  });
}

/** What a scenario's sheet is made of. */
interface ScenarioParts {
  readonly scenario: ScenarioPlan;
  readonly by: PlanReport['by'];
  readonly place: Places;
  readonly driven: PlanDrivers | undefined;
  readonly input: string;
  readonly steps: string;
  readonly language: Language;
  readonly first: string | undefined;
}

/** A scenario with its periods as rows. */
function scenarioSheet({
  scenario,
  by,
  place,
  driven,
  input,
  steps,
  language,
  first,
}: ScenarioParts): BookSheet {
  const form = begun(scenario.name, first);
  const words: Readonly<Record<string, Localized>> = {
    ...PLAN_WORDS,
    ...HEADINGS,
    ...(by === 'month' && PLAN_MONTH_WORDS),
  };
  const heading = (key: string) => words[key]?.[language] ?? key;
  const ranged = ([key, which]: readonly [string, 'low' | 'high']) =>
    fill(RANGE_WORDS[which], language, { heading: heading(key) });
  const range = scenario.ranged ? RANGE : [];
  const count = (text: string) => ({ heading: text, kind: 'count' }) as const;
  const bands = bandsShown([scenario]);
  const columns = 11 + range.length + bands.length;
  form.rows.push([
    ...new Array<undefined>(columns - 1).fill(undefined),
    cell(BOOK_WORDS.unit[language], 'right'),
  ]);
  form.rows.push(
    heads([
      { heading: heading(by === 'month' ? 'month' : 'fiscal_year'), kind: 'text' },
      ...FIGURES.map((key) => count(heading(key))),
      ...range.map((each) => count(ranged(each))),
      ...bands.map(({ key }) => count(BAND_WORDS[key][language])),
    ]),
  );
  scenario.rows.forEach((row, index) => {
    const line = place.firstRow + index;
    const here = (column: number) => at(line, column);
    const year = 1 + index;
    const step = (offset: number) => on(steps, at(place.stepsRow + offset, year));
    const counted = (kind: 0 | 1) =>
      driven === undefined
        ? undefined
        : `ROUND(${step(kind * 2)}*${on(input, place.takeUp[kind])}+${step(kind * 2 + 1)}+${NEAR},0)`;
    const sites = driven?.sites.map((_, site) => step(STEPS.demand + site * STEPS.site + 3));
    const sum = sites === undefined || sites.length === 0 ? undefined : sites.join('+');
    const capacity =
      sum === undefined
        ? undefined
        : row.partialFrom === undefined
          ? `INT(${sum}+${NEAR})`
          : `ROUND(${sum}+${NEAR},0)`;
    const figure = (text: string | undefined, value: number, look: BookCell['look'] = 'count') =>
      text === undefined ? cell(value, look) : formula(text, value, look);
    const { total, carriedIn, carriedOut, handled } = COLUMN;
    form.rows.push([
      cell(row.month ?? fiscalYearLabel(row.fiscalYear, language), 'text'),
      figure(counted(0), row.card),
      figure(counted(1), row.certificate),
      formula(`${here(COLUMN.card)}+${here(COLUMN.certificate)}`, row.total, 'count'),
      figure(capacity, row.capacity),
      formula(`${here(COLUMN.capacity)}-${here(total)}`, row.surplus, 'signed'),
      formula(
        percentFormula(here(total), here(COLUMN.capacity)),
        row.utilizationPercent,
        'percent',
      ),
      index === 0
        ? cell(row.carriedIn, 'count')
        : formula(at(line - 1, carriedOut), row.carriedIn, 'count'),
      formula(
        `MIN(${here(COLUMN.capacity)},${here(carriedIn)}+${here(total)})`,
        row.handled,
        'count',
      ),
      formula(`${here(carriedIn)}+${here(total)}-${here(handled)}`, row.carriedOut, 'count'),
      formula(
        percentFormula(`(${here(carriedIn)}+${here(total)})`, here(COLUMN.capacity)),
        row.waitingPercent,
        'percent',
      ),
      ...range.map(([key, which]) => {
        const figures = row[which];
        return cell((key === 'total' ? figures?.total : figures?.carriedOut) ?? null, 'count');
      }),
      ...bands.map(({ shown }) => {
        const value = shown(row.bands, language);
        return cell(value, typeof value === 'string' ? 'right' : 'count');
      }),
    ]);
  });
  const { card, certificate, total, capacity: can, surplus, handled: served } = COLUMN;
  const summed = [card, certificate, total, can, surplus, served];
  addSums(form, place.firstRow, BOOK_WORDS.sum[language], summed);
  const chart =
    by === 'month'
      ? undefined
      : addChart(form, {
          title: BOOK_WORDS.chart[language],
          categories: 0,
          firstRow: place.firstRow,
          lastRow: place.firstRow + scenario.rows.length - 1,
          series: [
            { name: heading('card'), column: COLUMN.card },
            { name: heading('certificate'), column: COLUMN.certificate },
          ],
        });
  const widths = [WIDTHS.label, ...new Array<number>(columns - 1).fill(WIDTHS.number + 1)];
  return sheetOf(form, place.sheet, widths, chart);
}

const FIGURES = [
  ...(['card', 'certificate', 'total', 'capacity', 'surplus', 'utilization_percent'] as const),
  ...(['carried_in', 'handled', 'carried_out', 'waiting_percent'] as const),
];

/** The ends of ranges that a scenario's sheet has room for. */
const RANGE = [
  ['total', 'low'],
  ['total', 'high'],
  ['carried_out', 'high'],
] as const;

/** The scenarios beside each other: a row a scenario, the periods across, a block for each figure. */
function comparisonSheet(
  { scenarios, by }: PlanReport,
  places: readonly Places[],
  name: string,
  notes: readonly string[],
  language: Language,
  first: string | undefined,
): BookSheet {
  const form = begun(BOOK_WORDS.comparisonTitle[language], first);
  const periods = scenarios[0]?.rows ?? [];
  const columns = 1 + periods.length;
  form.rows.push([
    ...new Array<undefined>(Math.max(0, columns - 1)).fill(undefined),
    cell(BOOK_WORDS.unit[language], 'right'),
  ]);
  const blocks: readonly (readonly [
    Localized,
    number,
    BookCell['look'],
    (row: PlanRow) => number | null,
  ])[] = [
    [HEADINGS.total, COLUMN.total, 'count', (row) => row.total],
    [HEADINGS.capacity, COLUMN.capacity, 'count', (row) => row.capacity],
    [HEADINGS.surplus, COLUMN.surplus, 'signed', (row) => row.surplus],
    [
      by === 'month' ? PLAN_MONTH_WORDS.carried_out : PLAN_WORDS.carried_out,
      COLUMN.carriedOut,
      'count',
      (row) => row.carriedOut,
    ],
    [PLAN_WORDS.waiting_percent, COLUMN.waiting, 'percent', (row) => row.waitingPercent],
  ];
  for (const [words, column, look, pick] of blocks) {
    form.rows.push(
      heads([
        { heading: words[language], kind: 'text' },
        ...periods.map(
          (row) =>
            ({
              heading: row.month ?? fiscalYearLabel(row.fiscalYear, language),
              kind: 'count',
            }) as const,
        ),
      ]),
    );
    scenarios.forEach((scenario, index) => {
      const place = places[index] as Places;
      form.rows.push([
        cell(scenario.name, 'text'),
        ...scenario.rows.map((row, period) => {
          const source = on(place.sheet, at(place.firstRow + period, column));
          const text = look === 'percent' ? `IF(${source}="","",${source})` : source;
          return formula(text, pick(row), look);
        }),
      ]);
    });
    form.rows.push([]);
  }
  addNotes(form, notes);
  const widths = [32, ...new Array<number>(columns - 1).fill(WIDTHS.number + 1)];
  return sheetOf(form, name, widths);
}

/** The lines of a table of costs that are not in thousands of yen; of what a procedure comes to there is no sum. */
const PER_PROCEDURE = ['grossPerProcedure', 'netPerProcedure'] as const;
const WHOLE = ['handled', ...PER_PROCEDURE] as const;

/** The costs of a scenario: items by fiscal year, in thousands of yen. */
function costForm(
  sheet: ReturnType<typeof costSheets>[number],
  name: string,
  hasSums: boolean,
  language: Language,
  first: string | undefined,
): BookSheet {
  // The unit stands above the table, in thousands.
  const form = begun((sheet.title ?? '').replace(/ ?[(（][^()（）]*[)）]$/, ''), first);
  const { columns } = sheet;
  const years = columns.length - 1;
  form.rows.push([
    ...new Array<undefined>(hasSums ? columns.length : years).fill(undefined),
    cell(BOOK_WORDS.unitThousands[language], 'right'),
  ]);
  const sum = { heading: BOOK_WORDS.sum[language], kind: 'count' } as const;
  form.rows.push(heads([...columns, ...(hasSums ? [sum] : [])]));
  for (const row of sheet.rows) {
    const [label = ''] = row;
    // Procedures, and yen a procedure, are no thousands.
    const isOneOf = (keys: readonly (typeof WHOLE)[number][]) =>
      keys.some((key) => COST_WORDS[key][language] === label);
    const look = isOneOf(WHOLE) ? 'count' : 'thousands';
    const amounts = row.slice(1).filter((value) => typeof value === 'number');
    const line = form.rows.length;
    form.rows.push([
      cell(
        isOneOf(PER_PROCEDURE) ? fill(BOOK_WORDS.inYen, language, { label: String(label) }) : label,
        'text',
      ),
      ...row.slice(1).map((value) => cell(value, look)),
      ...(hasSums
        ? [
            isOneOf(PER_PROCEDURE) || amounts.length < years
              ? cell(null, look)
              : formula(
                  `SUM(${at(line, 1)}:${at(line, years)})`,
                  amounts.reduce((all, amount) => all + amount, 0),
                  look,
                ),
          ]
        : []),
    ]);
  }
  addNotes(form, sheet.notes);
  return sheetOf(form, name, [30, ...new Array<number>(years + (hasSums ? 1 : 0)).fill(13)]);
}

/** The assumptions as rows, a column a scenario. */
function assumptionsSheet(
  { scenarios, by }: PlanReport,
  name: string,
  language: Language,
  first: string | undefined,
): BookSheet {
  const form = begun(BOOK_WORDS.assumptionsTitle[language], first);
  form.rows.push([]);
  form.rows.push(
    heads([
      { heading: BOOK_WORDS.item[language], kind: 'text' },
      { heading: BOOK_WORDS.unitHeading[language], kind: 'text' },
      ...scenarios.map(({ name: heading }) => ({ heading, kind: 'count' }) as const),
    ]),
  );
  for (const { column, pick } of assumedColumns(scenarios, by === undefined, language)) {
    const unit = column.kind === 'text' ? undefined : unitOf(column);
    form.rows.push([
      cell(column.heading.replace(/^前提: |^assumed: /, ''), 'text'),
      cell(unit?.[language] ?? '', 'text'),
      ...scenarios.map((scenario) => {
        const value = pick(scenario);
        const word = typeof value === 'string' ? column.codes?.[value]?.[language] : undefined;
        return cell(word ?? value, typeof value === 'string' ? 'right' : 'decimal');
      }),
    ]);
  }
  return sheetOf(form, name, [52, 8, ...scenarios.map(() => 24)]);
}
