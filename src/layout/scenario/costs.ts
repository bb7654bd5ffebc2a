// Layout of a plan's costs: one table a scenario in the form of a budget request, assumptions beneath.
import { isoDate } from '../../calendar/civil-date.js';
import { toNumber } from '../../calendar/fraction.js';
import type { YearCosts } from '../../capacity/costs.js';
import type { PlanFigures, PlanReport, PlanRow, ScenarioPlan } from '../../reports/plan.js';
import { type CostItem, type Costs, type OpenSpan, RATE_KEYS } from '../../scenario/scenario.js';
import { COST_WORDS } from '../../words/costs.js';
import {
  fill,
  fiscalYearLabel,
  type Language,
  type Params,
  shortFiscalYearLabel,
} from '../../words/language.js';
import { UNIT_WORDS } from '../../words/units.js';
import { percentText } from '../../write/cell.js';
import type { Sheet, SheetCell, SheetColumn } from '../../write/sheet.js';

/** Fiscal years beside each other in one table, so that it fits a terminal. */
const YEARS_ACROSS = 6;

/** Whether any scenario states costs. */
function hasCosts({ scenarios }: PlanReport): boolean {
  return scenarios.some(({ costs }) => costs !== undefined);
}

/** The tables of costs, one for each scenario that states them; none if the plan is by month. */
export function costSheets(report: PlanReport, language: Language): Sheet[] {
  if (report.by === 'month') return [];
  return report.scenarios.flatMap((scenario) =>
    scenario.costs === undefined ? [] : scenarioSheets(scenario, scenario.costs, language),
  );
}

/** One table, or several of {@link YEARS_ACROSS} fiscal years each, with the assumptions beneath the last. */
function scenarioSheets(
  { name, rows, ranged }: ScenarioPlan,
  costs: Costs,
  language: Language,
): Sheet[] {
  const blocks = Array.from({ length: Math.ceil(rows.length / YEARS_ACROSS) }, (_, block) =>
    rows.slice(block * YEARS_ACROSS, (block + 1) * YEARS_ACROSS),
  );
  return blocks.map((years, index) => ({
    title: fill(COST_WORDS.title, language, { name }),
    columns: [
      { key: 'item', heading: COST_WORDS.item[language], kind: 'text' },
      ...years.map(
        ({ fiscalYear }): SheetColumn => ({
          key: String(fiscalYear),
          heading: fiscalYearLabel(fiscalYear, language),
          short: shortFiscalYearLabel(fiscalYear, language),
          kind: 'count',
        }),
      ),
    ],
    rows: costLines(years, costs, ranged, language),
    notes: index === blocks.length - 1 ? assumptionNotes(costs, ranged, language) : [],
  }));
}

/** The lines of a budget request: items, gross, subsidy, net, and what a procedure comes to. */
function costLines(
  years: readonly PlanRow[],
  { items, subsidy }: Costs,
  ranged: boolean,
  language: Language,
): SheetCell[][] {
  const line = (label: string, pick: (row: PlanRow) => number | null | undefined): SheetCell[] => [
    label,
    ...years.map((row) => pick(row) ?? null),
  ];
  const say = (key: keyof typeof COST_WORDS) => COST_WORDS[key][language];
  const rangeOfNet = ranged
    ? [
        line(say('netLow'), ({ low }) => low?.costs?.net),
        line(say('netHigh'), ({ high }) => high?.costs?.net),
      ]
    : [];
  return [
    ...items.map((item, index) =>
      line(itemName(item, language), ({ costs }) => costs?.items[index]?.amount),
    ),
    line(say('gross'), ({ costs }) => costs?.gross),
    ...(subsidy === undefined
      ? []
      : [
          line(say('eligible'), ({ costs }) => costs?.eligible),
          line(say('subsidy'), ({ costs }) => costs?.subsidy),
        ]),
    line(say('net'), ({ costs }) => costs?.net),
    ...rangeOfNet,
    line(say('handled'), ({ handled }) => handled),
    line(say('grossPerProcedure'), ({ costs }) => costs?.grossPerProcedure),
    line(say('netPerProcedure'), ({ costs }) => costs?.netPerProcedure),
  ];
}

function itemName({ key, name }: CostItem, language: Language): string {
  return key === 'other' ? name : COST_WORDS[key][language];
}

function assumptionNotes(costs: Costs, ranged: boolean, language: Language): string[] {
  return [
    ...costs.items.map((item) => itemNote(item, costs, language)),
    subsidyNote(costs, language),
    COST_WORDS.days[language],
    COST_WORDS.rounding[language],
    ...(ranged ? [COST_WORDS.range[language]] : []),
  ];
}

/** One item's assumption with its unit; whether it is eligible only where there is a subsidy. */
function itemNote(item: CostItem, { subsidy }: Costs, language: Language): string {
  const eligible = item.eligible ? COST_WORDS.eligibleMark : COST_WORDS.notEligibleMark;
  return fill(COST_WORDS.assumed, language, {
    name: itemName(item, language),
    yen: item.yen,
    rate: COST_WORDS[item.rate],
    span: spanText(item, item.rate === 'once', language),
    eligible: subsidy === undefined ? '' : eligible,
  });
}

function spanText({ from, to }: OpenSpan, isOneDay: boolean, language: Language): string {
  if (from === undefined && to === undefined) return '';
  const params: Params = {
    ...(from !== undefined && { from: isoDate(from) }),
    ...(to !== undefined && { to: isoDate(to) }),
  };
  if (isOneDay) return fill(COST_WORDS.on, language, params);
  if (to === undefined) return fill(COST_WORDS.from, language, params);
  return fill(from === undefined ? COST_WORDS.to : COST_WORDS.fromTo, language, params);
}

function subsidyNote({ subsidy }: Costs, language: Language): string {
  if (subsidy === undefined) return COST_WORDS.noSubsidy[language];
  const { share, mostPerYear, condition } = subsidy;
  return fill(COST_WORDS.subsidyAssumed, language, {
    share: percentText(share),
    span: spanText(subsidy, false, language),
    most: mostPerYear === undefined ? '' : fill(COST_WORDS.most, language, { yen: mostPerYear }),
    condition,
  });
}

/** The notes of the plan on costs: that there are none, or that they are not shown. */
export function costNotes(report: PlanReport, language: Language): string[] {
  if (!hasCosts(report)) return [];
  if (report.by === 'month') return [COST_WORDS.yearsOnly[language]];
  return report.scenarios
    .filter(({ costs }) => costs === undefined)
    .map(({ name }) => fill(COST_WORDS.without, language, { name }));
}

/** The sums of a fiscal year by their keys in CSV. */
const SUMS = [
  ['gross_cost', ({ gross }: YearCosts) => gross],
  ['eligible_cost', ({ eligible }: YearCosts) => eligible],
  ['subsidy', ({ subsidy }: YearCosts) => subsidy],
  ['net_cost', ({ net }: YearCosts) => net],
  ['gross_cost_per_procedure', ({ grossPerProcedure }: YearCosts) => grossPerProcedure],
  ['net_cost_per_procedure', ({ netPerProcedure }: YearCosts) => netPerProcedure],
] as const satisfies readonly (readonly [
  keyof typeof COST_WORDS,
  (costs: YearCosts) => number | null,
])[];

/** A column of CSV and its cell; blank in a row without costs. */
interface CostColumn {
  readonly column: SheetColumn;
  readonly pick: (figures: PlanFigures) => SheetCell;
}

function costColumn(key: string, heading: string): SheetColumn {
  return { key, heading, kind: 'count', unit: UNIT_WORDS.yen, part: 'costs' };
}

/** The sums of a row in CSV; no columns if no scenario states costs, or the plan is by month. */
export function costSumColumns(report: PlanReport, language: Language): CostColumn[] {
  if (!hasCosts(report) || report.by === 'month') return [];
  return SUMS.map(([key, pick]) => ({
    column: costColumn(key, COST_WORDS[key][language]),
    pick: ({ costs }) => (costs === undefined ? null : pick(costs)),
  }));
}

/** The items of all scenarios in CSV, a column each: `cost_rent`, or `cost_other_NAME` for those with their own name. */
export function costItemColumns(report: PlanReport, language: Language): CostColumn[] {
  if (report.by === 'month') return [];
  const columns = new Map<string, CostColumn>();
  for (const item of report.scenarios.flatMap(({ costs }) => costs?.items ?? [])) {
    const key = item.key === 'other' ? `cost_other_${item.name}` : `cost_${item.key}`;
    const heading = fill(COST_WORDS.costColumn, language, { name: itemName(item, language) });
    const isSame = (other: CostItem) => other.key === item.key && other.name === item.name;
    columns.set(key, {
      column: costColumn(key, heading),
      pick: ({ costs }) => costs?.items.find((each) => isSame(each.item))?.amount ?? null,
    });
  }
  return [...columns.values()];
}

/** The costs of a fiscal year with the keys of the JSON contract, in yen. */
export function yearCostsJson(costs: YearCosts): object {
  return {
    gross: costs.gross,
    eligible: costs.eligible,
    subsidy: costs.subsidy,
    net: costs.net,
    gross_per_procedure: costs.grossPerProcedure,
    net_per_procedure: costs.netPerProcedure,
    items: costs.items.map(({ item, amount, eligibleAmount }) => ({
      name: item.name,
      amount,
      eligible: item.eligible,
      eligible_amount: eligibleAmount,
    })),
  };
}

/** The costs in the form of a scenario file. */
export function costsJson({ items, subsidy }: Costs): object {
  const named = items.filter(({ key }) => key !== 'other');
  const other = items.filter(({ key }) => key === 'other');
  return {
    costs: {
      ...Object.fromEntries(named.map((item) => [item.key, itemJson(item)])),
      ...(other.length > 0 && {
        other: other.map((item) => ({ name: item.name, ...itemJson(item) })),
      }),
    },
    ...(subsidy && {
      subsidy: {
        share: toNumber(subsidy.share),
        ...spanJson(subsidy),
        condition: subsidy.condition,
        ...(subsidy.mostPerYear !== undefined && { most_per_year: subsidy.mostPerYear }),
      },
    }),
  };
}

function itemJson(item: CostItem): object {
  const { rate, yen, from, eligible } = item;
  const days = rate === 'once' && from !== undefined ? { on: isoDate(from) } : spanJson(item);
  return { [RATE_KEYS[rate]]: yen, ...days, eligible };
}

function spanJson({ from, to }: OpenSpan): object {
  return {
    ...(from !== undefined && { from: isoDate(from) }),
    ...(to !== undefined && { to: isoDate(to) }),
  };
}
