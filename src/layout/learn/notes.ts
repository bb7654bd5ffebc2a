// What stands beneath what is learned from records, in sentences.
import { isoDate } from '../../calendar/civil-date.js';
import type { Identified, Leavers } from '../../learning/leavers.js';
import { suppressTable } from '../../privacy/suppress-table.js';
import { ageName, type LearnReport } from '../../reports/learn.js';
import type { Localized } from '../../rules/rule-book.js';
import { fill, fiscalYearLabel, type Language, listed } from '../../words/language.js';
import { LEARN_WORDS } from '../../words/learn.js';
import { LEARN_CHART_WORDS } from '../../words/learn-chart.js';
import { asOfNote } from '../basis-notes.js';
import { countersNotes } from './counters.js';
import { bounds, percentText } from './estimates.js';

/** What stands beside the curve on a page. */
export function curveNotes(report: LearnReport, language: Language): string[] {
  const { suppressBelow: below } = report;
  return [
    ...followedNotes(report, language),
    ...trendNotes(report, language),
    fill(LEARN_CHART_WORDS.steps, language, { below }),
    ...suppressedNotes(report, language),
  ];
}

function followedNotes({ certificate }: LearnReport, language: Language): string[] {
  const { followed, inTime } = certificate;
  if (inTime === undefined) return [];
  return [
    fill(LEARN_WORDS.followed, language, {
      followed: Math.round(followed),
      inTime: percentText(inTime.base),
      ...bounds(inTime),
    }),
  ];
}

function trendNotes({ trend }: LearnReport, language: Language): string[] {
  if (trend === undefined) return [];
  const year = (name: string) => fiscalYearLabel(Number(name), language);
  return [
    fill(LEARN_WORDS.trend, language, {
      ...{ earlier: year(trend.earlier), later: year(trend.later) },
      ...{ from: percentText(trend.from), to: percentText(trend.to) },
    }),
  ];
}

/** What is blank, and why; and that there is no table of months where it would be blank throughout. */
function suppressedNotes(
  { groups, suppressBelow: below }: LearnReport,
  language: Language,
): string[] {
  const isBlank = groups.some(({ due, notYet, late }) => [due, notYet, late].includes(null));
  if (!isBlank) return [];
  return [
    fill(LEARN_WORDS.suppressed, language, { below }),
    ...(areMonthsHidden(groups) ? [fill(LEARN_WORDS.monthsHidden, language, { below })] : []),
  ];
}

/** Whether by month of expiry no count of who came is shown. */
export function areMonthsHidden(groups: LearnReport['groups']): boolean {
  const months = groups.filter(({ by }) => by === 'month');
  return (
    months.length > 0 &&
    months.every(({ inWindow, late, notYet }) => [inWindow, late, notYet].every(isHidden))
  );
}

function isHidden(count: number | null): boolean {
  return count === null;
}

/** The notes beneath what was learned. */
export function learnNotes(report: LearnReport, language: Language): string[] {
  const { certificate, card, handOverLag, basis } = report;
  const say = (text: Localized, params: Parameters<typeof fill>[2] = {}) =>
    fill(text, language, params);
  const { takeUp } = certificate;
  const notRenewed = card.notRenewed.active + card.notRenewed.lapsed;
  const { counters } = report;
  if (counters?.by === 'counts')
    return [...countersNotes(counters, language), say(LEARN_WORDS.neutral)];
  return [
    ...(counters === undefined ? [] : countersNotes(counters, language)),
    ...(certificate.followed === 0
      ? [say(basis.isBlind ? LEARN_WORDS.blind : LEARN_WORDS.nothingDue)]
      : [
          say(LEARN_WORDS.dueMeans),
          ...followedNotes(report, language),
          ...(takeUp === undefined ? [say(LEARN_WORDS.noTakeUp)] : []),
        ]),
    ...trendNotes(report, language),
    ...(card.renewedInTime + card.open === 0 || (card.renewedInTime === 0 && !card.inTime)
      ? [say(LEARN_WORDS.noRenewals)]
      : [
          ...(card.renewedInTime + notRenewed === 0
            ? []
            : [say(LEARN_WORDS.cards, { renewed: card.renewedInTime, ...card.notRenewed })]),
          ...(card.leadDays === undefined ? [] : [say(LEARN_WORDS.cardLead, { ...card.leadDays })]),
          ...(card.inTime === undefined
            ? []
            : [
                say(LEARN_WORDS.cardInTime, {
                  open: card.open,
                  inTime: percentText(card.inTime.base),
                  ...bounds(card.inTime),
                }),
              ]),
        ]),
    ...(handOverLag === undefined ? [] : [say(LEARN_WORDS.handOver, { ...handOverLag })]),
    ...leaversNotes(report, language),
    ...(report.reissuesPerYear === 0
      ? []
      : [say(LEARN_WORDS.reissues, { rate: percentText(report.reissuesPerYear) })]),
    say(LEARN_WORDS.stays),
    ...suppressedNotes(report, language),
    ...(basis.asOf === undefined || basis.asOfSource === undefined
      ? []
      : [
          asOfNote(
            { asOf: basis.asOf, asOfSource: basis.asOfSource, asOfIsAssumed: basis.asOfIsAssumed },
            language,
          ),
        ]),
    say(LEARN_WORDS.neutral),
  ];
}

/** What identifiers tell of leavers; undefined where they do not. */
export function identifiedIn({
  identified,
}: Pick<LearnReport, 'identified'>): Identified | undefined {
  return typeof identified === 'object' ? identified : undefined;
}

/** The leavers of some ages, where the groups are large enough and nobody stands out alone. */
export function shownAges({ ages }: Leavers, below: number): Leavers['ages'] {
  const gone = suppressTable(
    ages.map(({ before, after }) => [Math.max(0, before - after)]),
    below,
  );
  return ages.filter(({ before }, index) => before >= below && gone[index]?.[0] !== null);
}

/** Who has left since the older extract: of all, and by age where the groups are large enough. */
function leaversNotes(report: LearnReport, language: Language): string[] {
  const { leavers, identified, suppressBelow } = report;
  if (leavers === undefined) return [];
  const older = isoDate(leavers.olderAsOf);
  const exact = identifiedIn(report);
  const { before, after, perYear } = leavers.all;
  const ages = exact
    ? shownAges(exact, suppressBelow)
    : leavers.ages.filter(({ before: cards }) => cards >= suppressBelow);
  const list = ages.map(({ band, perYear: { base } }) =>
    fill(LEARN_WORDS.leaversOfAge, language, { age: ageName(band), base: percentText(base) }),
  );
  return [
    fill(LEARN_WORDS.leavers, language, {
      ...{ older, before, after, base: percentText(perYear.base) },
      ...bounds(perYear),
    }),
    ...(exact
      ? [
          fill(LEARN_WORDS.identified, language, {
            before: exact.all.before,
            left: exact.all.before - exact.all.after,
            base: percentText(exact.all.perYear.base),
            ...bounds(exact.all.perYear),
            arrived: exact.arrived,
          }),
          fill(
            exact.replaced > 0 ? LEARN_WORDS.ofHolders : LEARN_WORDS.ofCards,
            language,
            exact.replaced > 0 ? { replaced: exact.replaced } : {},
          ),
        ]
      : [...(identified === 'unlike' ? [LEARN_WORDS.unlike[language]] : [])]),
    ...(list.length < 2
      ? []
      : [fill(LEARN_WORDS.leaversByAge, language, { older, list: listed(list, language) })]),
  ];
}
