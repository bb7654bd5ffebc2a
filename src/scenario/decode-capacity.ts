// The capacity of a scenario, decoded: figures and sites from days on, their windows, minutes and opening hours.
import { type CivilDate, isoDate, readIsoDate } from '../calendar/civil-date.js';
import { fiscalYearStart } from '../calendar/fiscal-year.js';
import { decimal, decimalText, isEqual, ONE, plus, ZERO } from '../calendar/fraction.js';
import { PROCEDURE_KINDS, type ProcedureKind } from '../procedures/procedures.js';
import type { Path } from '../records/scenario-finding.js';
import { SITE } from './declarations.js';
import type {
  CapacityFrom,
  Closure,
  Interval,
  PerKind,
  Site,
  Weekday,
  WindowSite,
} from './scenario.js';
import type { ScenarioFindings } from './scenario-findings.js';
import type { RawScenario, RawSite } from './scenario-schema.js';
import { WEEKDAYS, weekdaysOf } from './weekdays.js';

/** The capacities in order of date; a single figure is one site that handles all. */
export function capacityOf(
  raw: RawScenario['capacity'],
  firstYear: number,
  path: Path,
  findings: ScenarioFindings,
): CapacityFrom[] {
  const start = fiscalYearStart(firstYear);
  if (typeof raw === 'number') {
    findings.judge(SITE.per_year, raw, path);
    return [{ from: start, sites: [plainSite(raw)] }];
  }
  let before: CivilDate | undefined;
  return raw.map((entry, index): CapacityFrom => {
    const place = [...path, index];
    const from = readIsoDate(entry.from) as CivilDate;
    const on = isoDate(from);
    if (index === 0 && from > start) {
      findings.reject('capacity-late', [...place, 'from'], { on, start: isoDate(start) });
    }
    if (before !== undefined && from <= before) {
      findings.reject('capacity-order', [...place, 'from'], { on, before: isoDate(before) });
    }
    before = from;
    if (entry.per_year !== undefined && entry.sites !== undefined) {
      findings.reject('capacity-both', place);
    }
    if (entry.sites !== undefined) {
      return { from, sites: sitesOf(entry.sites, [...place, 'sites'], findings) };
    }
    if (entry.per_year === undefined) findings.reject('capacity-neither', place);
    else findings.judge(SITE.per_year, entry.per_year, [...place, 'per_year']);
    return { from, sites: [plainSite(entry.per_year ?? 0)] };
  });
}

/** A single figure: a site without a name that handles all. */
function plainSite(perYear: number): Site {
  return { type: 'figure', name: '', share: undefined, kinds: PROCEDURE_KINDS, perYear };
}

function sitesOf(raw: readonly RawSite[], path: Path, findings: ScenarioFindings): Site[] {
  const names = new Set<string>();
  const sites = raw.map((each, index): Site => {
    const site = siteOf(each, [...path, index], findings);
    if (names.has(site.name)) {
      findings.reject('repeated-site', [...path, index, 'name'], { name: site.name });
    }
    names.add(site.name);
    return site;
  });
  for (const kind of PROCEDURE_KINDS) {
    const serving = sites.filter(({ kinds }) => kinds.includes(kind));
    const sum = serving.reduce((total, { share }) => plus(total, share ?? ZERO), ZERO);
    const params = { kind, sum: decimalText(sum) };
    if (serving.length === 0) findings.reject('kind-unserved', path, { kind });
    else if (sum.numerator > sum.denominator) findings.reject('shares-over', path, params);
    else if (!isEqual(sum, ONE) && serving.every(({ share }) => share !== undefined)) {
      findings.reject('shares-short', path, params);
    }
  }
  return sites;
}

function siteOf(raw: RawSite, path: Path, findings: ScenarioFindings): Site {
  const kinds = raw.kinds ?? PROCEDURE_KINDS;
  if (new Set(kinds).size < kinds.length) findings.reject('kind-twice', [...path, 'kinds']);
  const serves = {
    name: raw.name.trim(),
    share: raw.share === undefined ? undefined : decimal(raw.share),
    kinds,
  };
  const ofWindows = [raw.windows, raw.minutes, raw.hours, raw.closed, raw.bookable_share];
  const hasWindows = ofWindows.some((value) => value !== undefined);
  if (raw.per_year !== undefined) {
    if (hasWindows) findings.reject('site-both', path);
    findings.judge(SITE.per_year, raw.per_year, [...path, 'per_year']);
    return { ...serves, type: 'figure', perYear: raw.per_year };
  }
  if (!hasWindows) findings.reject('site-neither', path);
  else {
    for (const key of ['windows', 'minutes', 'hours'] as const) {
      if (raw[key] === undefined) findings.reject('missing', [...path, key], { expected: key });
    }
  }
  const { windows = 0, bookable_share: bookable = 1 } = raw;
  if (raw.windows !== undefined) findings.judge(SITE.windows, windows, [...path, 'windows']);
  findings.judge(SITE.bookable_share, bookable, [...path, 'bookable_share']);
  return {
    ...serves,
    type: 'windows',
    windows,
    minutes: minutesOf(raw.minutes, kinds, [...path, 'minutes'], findings),
    hours: hoursOf(raw.hours ?? {}, [...path, 'hours'], findings),
    closed: (raw.closed ?? []).map((text, index) =>
      closureOf(text, [...path, 'closed', index], findings),
    ),
    bookableShare: decimal(bookable),
  };
}

/**
 * Minutes for each kind. A kind that the site does not handle gets the other's minutes, so that the shortest time stays
 * the same.
 */
function minutesOf(
  raw: RawSite['minutes'],
  kinds: readonly ProcedureKind[],
  path: Path,
  findings: ScenarioFindings,
): PerKind<number> {
  if (raw === undefined) return { card: 1, certificate: 1 };
  if (typeof raw === 'number') {
    findings.judge(SITE.minutes, raw, path);
    return { card: raw, certificate: raw };
  }
  for (const kind of PROCEDURE_KINDS) {
    const minutes = raw[kind];
    if (minutes !== undefined) findings.judge(SITE.minutes, minutes, [...path, kind]);
    else if (kinds.includes(kind))
      findings.reject('missing', [...path, kind], { expected: 'minute' });
  }
  const of = (kind: ProcedureKind) => (kinds.includes(kind) ? raw[kind] : undefined);
  const card = of('card') ?? of('certificate') ?? 1;
  return { card, certificate: of('certificate') ?? card };
}

function hoursOf(
  raw: Readonly<Record<string, readonly string[]>>,
  path: Path,
  findings: ScenarioFindings,
): WindowSite['hours'] {
  const hours: { [Day in Weekday]: readonly Interval[] } = {
    0: [],
    1: [],
    2: [],
    3: [],
    4: [],
    5: [],
    6: [],
  };
  const written = new Map<Weekday, string>();
  for (const [days, texts] of Object.entries(raw)) {
    const intervals = texts.map((text, index): Interval => {
      const [from = 0, to = 0] = text.split('-').map(minuteOfDay);
      if (to > 1440)
        findings.reject('does-not-fit', [...path, days, index], { expected: 'interval' });
      else if (from >= to)
        findings.reject('hours-reversed', [...path, days, index], { span: text });
      return { from, to };
    });
    const inOrder = intervals.toSorted((a, b) => a.from - b.from);
    if (inOrder.some((each, index) => each.from < (inOrder[index - 1]?.to ?? 0))) {
      findings.reject('hours-overlap', [...path, days], { days });
    }
    for (const day of weekdaysOf(days)) {
      const other = written.get(day);
      if (other !== undefined) {
        const params = { day: WEEKDAYS[day] as string, other };
        findings.reject('hours-day-twice', [...path, days], params);
      }
      written.set(day, days);
      hours[day] = inOrder;
    }
  }
  return hours;
}

function minuteOfDay(text: string): number {
  const [hours = 0, minutes = 0] = text.split(':').map(Number);
  return hours * 60 + minutes;
}

function closureOf(text: string, path: Path, findings: ScenarioFindings): Closure {
  if (text === 'holidays') return { kind: 'holidays' };
  const [first = '', last = first] = text.split('..');
  const isYearly = first.length === '12-29'.length;
  const [from, to] = [first, last].map((day) =>
    readIsoDate(isYearly ? `${LEAP_YEAR}-${day}` : day),
  );
  if (from === undefined || to === undefined) {
    findings.reject('does-not-fit', path, { expected: 'closure' });
    return { kind: 'holidays' };
  }
  if (isYearly) return { kind: 'yearly', from: from % 10000, to: to % 10000 };
  if (to < from) findings.reject('closed-reversed', path, { from: first, to: last });
  return { kind: 'days', from, to };
}

/** A leap year, so that 02-29 is a day and 02-30 is none. */
const LEAP_YEAR = 2028;
