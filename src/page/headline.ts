// The first sentences of a report: when capacity falls short, by how much, and what waits in the end.
import type { Headline, ReportYear } from '../reports/report.js';
import { fill, fiscalYearLabel, grouped, type Language, signed } from '../words/language.js';
import { REPORT_WORDS as WORDS } from '../words/report.js';
import { cellText } from '../write/cell.js';

/**
 * The headline as sentences, the most important first. Where the capacity is borrowed, since the user gave none, the
 * first sentence says so.
 */
export function headlineSentences(
  headline: Headline,
  borrowed: boolean,
  language: Language,
): string[] {
  const verdict = verdictSentences(headline, language);
  if (!borrowed) return verdict;
  const { capacity } = headline.tightest;
  const [first = '', ...others] = verdict;
  return [
    fill(WORDS.capacityNotYours, language, { capacity }),
    `${WORDS.againstNotYours[language]}${first.charAt(0).toLowerCase()}${first.slice(1)}`,
    ...others,
  ];
}

function verdictSentences(headline: Headline, language: Language): string[] {
  const { first, last, firstDeficit, tightest } = headline;
  const of = (year: ReportYear) => ({
    fiscal: longYear(year.fiscalYear, language),
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

/** The key figures beneath the headline. */
export function keyFigures(
  headline: Headline,
  years: number,
  language: Language,
): {
  readonly name: string;
  readonly figure: string;
  readonly note: string;
  readonly alert: boolean;
}[] {
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
      figure: unit(signed(tightest.surplus, language)),
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

/** A fiscal year in both calendars, as a headline writes it. */
function longYear(fiscalYear: number, language: Language): string {
  const label = fiscalYearLabel(fiscalYear, language);
  return language === 'ja' ? `${label} (${fiscalYear}年度)` : label;
}
