// The first sentences of a report: when capacity falls short, by how much, and what waits in the end.
import { isoDate } from '../calendar/civil-date.js';
import { daysLeft } from '../capacity/dated-capacity.js';
import type { PlanReport, PlanRow } from '../reports/plan.js';
import type { Headline, ReportYear } from '../reports/report.js';
import {
  fill,
  fiscalYearLabel,
  grouped,
  type Language,
  listed,
  signed,
  withSign,
} from '../words/language.js';
import { REPORT_WORDS as WORDS } from '../words/report.js';
import { cellText } from '../write/cell.js';

/**
 * The headline as sentences, the most important first. Where the capacity is `borrowed`, a figure a year since the user
 * gave none, the first sentence says so.
 */
export function headlineSentences(
  headline: Headline,
  borrowed: number | undefined,
  language: Language,
): string[] {
  const verdict = verdictSentences(headline, language);
  if (borrowed === undefined) return verdict;
  const [first = '', ...others] = verdict;
  return [
    fill(WORDS.capacityNotYours, language, { capacity: borrowed }),
    `${WORDS.againstNotYours[language]}${first.charAt(0).toLowerCase()}${first.slice(1)}`,
    ...others,
  ];
}

function verdictSentences(headline: Headline, language: Language): string[] {
  const { first, last, firstDeficit, tightest } = headline;
  const of = (year: ReportYear) => ({
    fiscal: countedYear(year, language),
    total: year.total,
    capacity: year.capacity,
    excess: -year.surplus,
    surplus: signed(year.surplus, language),
    share: shareText(year.utilizationPercent, language),
  });
  const span = {
    first: fiscalYearLabel(first.fiscalYear, language),
    last: fiscalYearLabel(last.fiscalYear, language),
  };
  if (firstDeficit === undefined) {
    const none = first === last ? WORDS.noDeficitOneYear : WORDS.noDeficit;
    return [fill(none, language, span), fill(WORDS.tightest, language, of(tightest))];
  }
  const end = { fiscal: fiscalYearLabel(last.fiscalYear, language), waiting: last.carriedOut };
  return [
    fill(WORDS.firstDeficit, language, of(firstDeficit)),
    ...(firstDeficit === tightest
      ? headline.deficitYears > 1
        ? [WORDS.firstIsWorst[language]]
        : []
      : [fill(WORDS.worstDeficit, language, of(tightest))]),
    fill(last.carriedOut > 0 ? WORDS.waitingAtEnd : WORDS.noneWaiting, language, end),
  ];
}

/** The headline of a report that has a plan: what it comes to, and then what the law makes fall due, as the reason. */
export function planHeadline(
  plan: PlanReport,
  [first = '', ...others]: readonly string[],
  language: Language,
): string[] {
  return [
    planSentence(plan, language),
    `${WORDS.byLaw[language]}${first.charAt(0).toLowerCase()}${first.slice(1)}`,
    ...others,
  ];
}

/** What the scenarios come to in the end. */
function planSentence({ scenarios }: PlanReport, language: Language): string {
  const ends = scenarios.flatMap(({ name, rows }) => {
    const last = rows.at(-1);
    return last === undefined ? [] : [{ name, waiting: last.carriedOut, year: last.fiscalYear }];
  });
  const [first] = ends;
  if (first === undefined) return '';
  const fiscal = longYear(first.year, language);
  if (ends.length === 1) {
    const words = first.waiting === 0 ? WORDS.planOneNone : WORDS.planOne;
    return fill(words, language, { name: first.name, waiting: first.waiting, fiscal });
  }
  const items = ends.map(({ name, waiting }) => fill(WORDS.planItem, language, { name, waiting }));
  return fill(WORDS.planCompared, language, { fiscal, list: listed(items, language) });
}

/** The key figures of a plan: a scenario each, as many as stand beside each other. */
export function planFigures({ scenarios }: PlanReport, language: Language): KeyFigure[] {
  return scenarios.slice(0, MOST_KEYS).flatMap(({ name, rows }): KeyFigure[] => {
    const last = rows.at(-1);
    if (last === undefined) return [];
    const load = ({ waitingPercent }: PlanRow) => waitingPercent ?? Number.POSITIVE_INFINITY;
    const worst = rows.reduce((most, row) => (load(row) > load(most) ? row : most));
    return [
      {
        name: fill(WORDS.keyScenario, language, { name }),
        figure: fill(WORDS.count, language, { count: grouped(last.carriedOut) }),
        note: fill(WORDS.keyScenarioLoad, language, {
          fiscal: fiscalYearLabel(worst.fiscalYear, language),
          percent: cellText(worst.waitingPercent, 'percent', language),
        }),
        alert: last.carriedOut > 0,
      },
    ];
  });
}

const MOST_KEYS = 4;

/** A figure beneath the headline. */
export interface KeyFigure {
  readonly name: string;
  readonly figure: string;
  readonly note: string;
  readonly alert: boolean;
}

/** The key figures beneath the headline. */
export function keyFigures(headline: Headline, years: number, language: Language): KeyFigure[] {
  const { firstDeficit, tightest, last, deficitYears, total } = headline;
  const unit = (count: string) => fill(WORDS.count, language, { count });
  const short = tightest.surplus < 0;
  return [
    {
      name: WORDS.keyFirstDeficit[language],
      figure:
        firstDeficit === undefined
          ? WORDS.keyNoDeficit[language]
          : fiscalYearLabel(firstDeficit.fiscalYear, language),
      note: fill(WORDS.keyOf, language, { count: deficitYears, all: years }),
      alert: firstDeficit !== undefined,
    },
    {
      name: (short ? WORDS.keyWorst : WORDS.keyLeast)[language],
      figure: unit(withSign(tightest.surplus, language)),
      note: `${fiscalYearLabel(tightest.fiscalYear, language)}${shareText(tightest.utilizationPercent, language)}`,
      alert: short,
    },
    {
      name: WORDS.keyWaiting[language],
      figure: unit(grouped(last.carriedOut)),
      note: fiscalYearLabel(last.fiscalYear, language),
      alert: last.carriedOut > 0,
    },
    {
      name: WORDS.keyTotal[language],
      figure: unit(grouped(total)),
      note: fill(WORDS.years, language, { count: years }),
      alert: false,
    },
  ];
}

/** A percentage in brackets; empty at capacity 0, where there is none. */
export function shareText(percent: number | null, language: Language): string {
  if (percent === null) return '';
  return fill(WORDS.share, language, { percent: cellText(percent, 'percent', language) });
}

/** A fiscal year in both calendars, and where a part of it is counted, from which day on and of how many days. */
function countedYear({ fiscalYear, partialFrom }: ReportYear, language: Language): string {
  const fiscal = longYear(fiscalYear, language);
  if (partialFrom === undefined) return fiscal;
  const { left } = daysLeft(fiscalYear, partialFrom);
  return fill(WORDS.partOfYear, language, { fiscal, from: isoDate(partialFrom), left });
}

/** A fiscal year in both calendars, as a headline writes it. */
function longYear(fiscalYear: number, language: Language): string {
  const label = fiscalYearLabel(fiscalYear, language);
  return language === 'ja' ? `${label} (${fiscalYear}年度)` : label;
}
