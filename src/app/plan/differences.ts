// In what a scenario differs from another, in words.
import { ASSUMPTIONS, type AssumptionKey } from '../../scenario/declarations.js';
import type { RawSite } from '../../scenario/scenario-schema.js';
import { ASSUMPTION_APP_WORDS, PLAN_APP_WORDS } from '../../words/app.js';
import { PLAN_ABOUT_WORDS as WORDS } from '../../words/app-plan.js';
import { grouped, listed } from '../../words/language.js';
import { language, say } from '../say.js';
import type { CapacityEntry, ScenarioJson } from './scenario-json.js';

/** Whether two values of a scenario file say the same. */
export function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** In what `scenario` differs from `first`; none where it says the same. */
export function differences(first: ScenarioJson, scenario: ScenarioJson): readonly string[] {
  const { capacity, assumptions = {}, costs, subsidy } = scenario;
  const names = Object.keys(ASSUMPTIONS) as AssumptionKey[];
  const own = names.filter((name) => !isSame(assumptions[name], first.assumptions?.[name]));
  const hasOtherCosts = !isSame(costs, first.costs) || !isSame(subsidy, first.subsidy);
  return [
    ...(isSame(capacity, first.capacity) || capacity === undefined
      ? []
      : [say(WORDS.capacityIs, { capacity: capacityText(capacity) })]),
    ...own.map((name) => say(WORDS.ownAssumption, { title: say(ASSUMPTION_APP_WORDS[name]) })),
    ...(hasOtherCosts ? [say(WORDS.ownCosts)] : []),
  ];
}

function capacityText(capacity: number | readonly CapacityEntry[]): string {
  if (typeof capacity === 'number') return say(WORDS.yearly, { count: grouped(capacity) });
  const entries = capacity.map((entry) => {
    const day = say(PLAN_APP_WORDS.since, { day: String(entry.from ?? '').slice(0, 10) });
    return `${day} ${entryText(entry)}`;
  });
  return entries.join(language.value === 'ja' ? '、' : '; ');
}

function entryText({ per_year, sites = [] }: CapacityEntry): string {
  if (per_year !== undefined) return say(WORDS.yearly, { count: grouped(per_year) });
  return listed(sites.map(siteText), language.value);
}

function siteText({ name = '', windows, per_year }: RawSite): string {
  const what =
    windows === undefined
      ? say(WORDS.yearly, { count: per_year === undefined ? '–' : grouped(per_year) })
      : say(WORDS.siteWindows, { windows });
  return say(WORDS.site, { name, what });
}
