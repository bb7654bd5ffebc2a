// What a scenario's capacity rests on, in words and as JSON: sites, windows, hours and closed days.
import { isoDate } from '../../calendar/civil-date.js';
import { toNumber } from '../../calendar/fraction.js';
import { HEADINGS } from '../../records/headings.js';
import type {
  CapacityFrom,
  Closure,
  Interval,
  Site,
  Weekday,
  WindowSite,
} from '../../scenario/scenario.js';
import { fill, type Language, listed, listedClauses, type Params } from '../../words/language.js';
import { CAPACITY_BASIS_WORDS, DAY_WORDS } from '../../words/plan.js';
import { percentText } from '../../write/cell.js';

/** A scenario and its capacity as its file puts it. */
export interface CapacityTold {
  readonly name: string;
  readonly capacityFrom: readonly CapacityFrom[];
}

const DAYS = Object.keys(DAY_WORDS) as readonly (keyof typeof DAY_WORDS)[];
const WEEK: readonly Weekday[] = [0, 1, 2, 3, 4, 5, 6];

/** Whether a capacity is one figure for all years, without a basis of its own. */
export function isSingleFigure(capacity: readonly CapacityFrom[]): boolean {
  return capacity.length <= 1 && capacity.every(({ sites }) => sites.every(isPlain));
}

/** A figure without a site. */
function isPlain(site: Site): site is Site & { readonly type: 'figure' } {
  return site.type === 'figure' && site.name === '';
}

/** The basis of each capacity: a note for each day on which it changes. */
export function capacityBasisNotes(
  scenarios: readonly CapacityTold[],
  language: Language,
): string[] {
  return scenarios
    .filter(({ capacityFrom }) => !isSingleFigure(capacityFrom))
    .flatMap(({ name, capacityFrom }) =>
      capacityFrom.map(({ from, sites }) =>
        fill(CAPACITY_BASIS_WORDS.from, language, {
          name,
          date: isoDate(from),
          list: listed(
            sites.map((site) => siteText(site, language)),
            language,
          ),
        }),
      ),
    );
}

function siteText(site: Site, language: Language): string {
  const say = (key: keyof typeof CAPACITY_BASIS_WORDS, params: Params = {}) =>
    fill(CAPACITY_BASIS_WORDS[key], language, params);
  const serves = [
    ...(site.share === undefined ? [] : [say('share', { percent: percentText(site.share) })]),
    ...(site.kinds.length > 1
      ? []
      : site.kinds.map((kind) => say('kind', { kind: HEADINGS[kind][language] }))),
  ];
  const rests =
    site.type === 'figure'
      ? [say('figure', { amount: site.perYear })]
      : [
          say('windows', { count: site.windows }),
          minutesText(site, language),
          hoursText(site, language),
          ...(site.closed.length === 0
            ? []
            : [say('closed', { list: inner(site.closed.map(closureText(language)), language) })]),
          say('bookable', { percent: percentText(site.bookableShare) }),
        ];
  const list = listedClauses([...rests, ...serves], language);
  return site.name === '' ? list : say('site', { site: site.name, list });
}

/** A list within a list. */
function inner(texts: readonly string[], language: Language): string {
  return texts.join(CAPACITY_BASIS_WORDS.between[language]);
}

function minutesText({ minutes, kinds }: WindowSite, language: Language): string {
  const [first, ...others] = kinds.map((kind) => minutes[kind]);
  if (first !== undefined && others.every((each) => each === first)) {
    return fill(CAPACITY_BASIS_WORDS.minutes, language, { count: first });
  }
  const list = kinds.map((kind) =>
    fill(CAPACITY_BASIS_WORDS.minutesOf, language, {
      kind: HEADINGS[kind][language],
      count: minutes[kind],
    }),
  );
  return fill(CAPACITY_BASIS_WORDS.minutesByKind, language, { list: inner(list, language) });
}

function hoursText(site: WindowSite, language: Language): string {
  const spans = hoursByDays(site).map(
    ({ days, intervals }) =>
      `${daysText(days, language)} ${inner(
        intervals.map(({ from, to }) => spanText(clock(from), clock(to), language)),
        language,
      )}`,
  );
  return spans.length === 0
    ? CAPACITY_BASIS_WORDS.neverOpen[language]
    : fill(CAPACITY_BASIS_WORDS.open, language, { list: inner(spans, language) });
}

function spanText(from: string, to: string, language: Language): string {
  return fill(CAPACITY_BASIS_WORDS.span, language, { from, to });
}

/** Days as a scenario file names them, mon-fri, in words. */
export function daysText(days: string, language: Language): string {
  const [from = '', to] = days
    .split('-')
    .map((day) => DAY_WORDS[day as keyof typeof DAY_WORDS]?.[language] ?? day);
  return to === undefined ? from : spanText(from, to, language);
}

/** Whether a key of a scenario file names days, and how early in the week they begin; undefined where it does not. */
export function dayPlace(key: string): number | undefined {
  const place = DAYS.indexOf(key.split('-')[0] as keyof typeof DAY_WORDS);
  return place < 0 ? undefined : place;
}

/** Days in a row that have the same hours, as a scenario file names them. Closed days are left out. */
function hoursByDays({ hours }: WindowSite): { days: string; intervals: readonly Interval[] }[] {
  const text = (day: Weekday) => JSON.stringify(hours[day]);
  const runs: Weekday[][] = [];
  for (const day of WEEK.filter((each) => hours[each].length > 0)) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run !== undefined && last === day - 1 && text(last as Weekday) === text(day)) run.push(day);
    else runs.push([day]);
  }
  return runs.map((run) => {
    const [first = 0] = run;
    const last = run.at(-1) ?? first;
    const days = first === last ? DAYS[first] : `${DAYS[first]}-${DAYS[last]}`;
    return { days: days ?? '', intervals: hours[first] };
  });
}

function clock(minutes: number): string {
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}

/** A closure as a scenario file writes it. */
function closureKey(closure: Closure): string {
  if (closure.kind === 'holidays') return closure.kind;
  const [from, to] = closureEnds(closure);
  return from === to ? from : `${from}..${to}`;
}

function closureEnds(closure: Exclude<Closure, { readonly kind: 'holidays' }>): [string, string] {
  if (closure.kind === 'days') return [isoDate(closure.from), isoDate(closure.to)];
  const day = (value: number) =>
    [Math.floor(value / 100), value % 100].map((part) => String(part).padStart(2, '0')).join('-');
  return [day(closure.from), day(closure.to)];
}

function closureText(language: Language): (closure: Closure) => string {
  return (closure) => {
    if (closure.kind === 'holidays') return CAPACITY_BASIS_WORDS.holidays[language];
    const [from, to] = closureEnds(closure);
    const days = from === to ? from : fill(CAPACITY_BASIS_WORDS.dates, language, { from, to });
    return closure.kind === 'days' ? days : fill(CAPACITY_BASIS_WORDS.yearly, language, { days });
  };
}

/** The basis of a capacity, with the names and the form of scenario files. */
export function capacityBasisJson(capacity: readonly CapacityFrom[]): readonly object[] {
  return capacity.map(({ from, sites }) => {
    const [only] = sites;
    const plain = sites.length === 1 && only !== undefined && isPlain(only);
    return {
      from: isoDate(from),
      ...(plain ? { per_year: only.perYear } : { sites: sites.map(siteJson) }),
    };
  });
}

function siteJson(site: Site): object {
  return {
    name: site.name,
    ...(site.type === 'figure'
      ? { per_year: site.perYear }
      : {
          windows: site.windows,
          minutes: Object.fromEntries(site.kinds.map((kind) => [kind, site.minutes[kind]])),
          hours: Object.fromEntries(
            hoursByDays(site).map(({ days, intervals }) => [
              days,
              intervals.map(({ from, to }) => `${clock(from)}-${clock(to)}`),
            ]),
          ),
          closed: site.closed.map(closureKey),
          bookable_share: toNumber(site.bookableShare),
        }),
    ...(site.share !== undefined && { share: toNumber(site.share) }),
    ...(site.kinds.length === 1 && { kinds: site.kinds }),
  };
}
