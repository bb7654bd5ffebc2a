// Layout of what counters show: take-up and timing fitted to what came, and what could not be told.
import type { CounterFit, MonthSpan, NoFit } from '../../learning/counters.js';
import type { ProcedureKind } from '../../procedures/procedures.js';
import type { Counters } from '../../reports/counters.js';
import type { Localized } from '../../rules/rule-book.js';
import { COUNTER_WORDS } from '../../words/counters.js';
import { fill, type Language, listed } from '../../words/language.js';
import type { SheetCell } from '../../write/sheet.js';
import { bounds, decimals, estimateJson, percents, percentText, sharesJson } from './estimates.js';

const KINDS: readonly ProcedureKind[] = ['certificate', 'card'];

/** The fit of a kind; undefined where there is none. */
export function fitOf({ fits }: Counters, kind: ProcedureKind): CounterFit | undefined {
  const fit = fits[kind];
  return 'why' in fit ? undefined : fit;
}

/** A row a kind: what was due, what came, take-up; for programs where no language is given. */
export function countersRows(counters: Counters, language: Language | undefined): SheetCell[][] {
  return KINDS.map((kind) => {
    const fit = fitOf(counters, kind);
    return [
      language === undefined ? 'counters' : COUNTER_WORDS.counters[language],
      language === undefined ? kind : COUNTER_WORDS[kind][language],
      ...[fit === undefined ? null : Math.round(fit.due), null, null, null],
      ...percents(fit?.takeUp),
    ];
  });
}

/** What the fits rest on, and what the data could not tell. */
export function countersNotes(counters: Counters, language: Language): string[] {
  const { from, to, by, leavesPerYear } = counters;
  const say = (text: Localized, params: Parameters<typeof fill>[2] = {}) =>
    fill(text, language, params);
  return [
    say(COUNTER_WORDS[by], { from, to }),
    ...KINDS.flatMap((kind) => fitNotes(counters.fits[kind], kind, language)),
    leavesPerYear === 0
      ? say(COUNTER_WORDS.noLeavers)
      : say(COUNTER_WORDS.leavers, { rate: percentText(leavesPerYear) }),
    ...(by === 'counts' ? [say(COUNTER_WORDS.ofCounts)] : []),
  ];
}

function fitNotes(fit: CounterFit | NoFit, kind: ProcedureKind, language: Language): string[] {
  const say = (text: Localized, params: Parameters<typeof fill>[2] = {}) =>
    fill(text, language, { kind: COUNTER_WORDS[kind][language], ...params });
  if ('why' in fit) {
    if (fit.why === 'few-months') return [say(COUNTER_WORDS.fewMonths, { ...fit })];
    if (fit.why === 'more-came')
      return [say(COUNTER_WORDS.moreCame, { due: Math.round(fit.due), came: fit.came })];
    if (fit.why === 'nothing-due') return [say(COUNTER_WORDS.nothingDue)];
    return [say(COUNTER_WORDS.tooUncertain, { error: percentText(fit.error) })];
  }
  const joined = fit.spans.filter(({ isJoined }) => isJoined);
  return [
    say(COUNTER_WORDS.fit, {
      ...{ months: fit.months, due: Math.round(fit.due), came: fit.came },
      ...{ base: percentText(fit.takeUp.base), ...bounds(fit.takeUp) },
    }),
    ...(fit.spans.length === 0 ? [say(COUNTER_WORDS.noTiming)] : []),
    ...(joined.length === 0
      ? []
      : [say(COUNTER_WORDS.joined, { list: listed(joined.map(spanText), language) })]),
    ...(fit.takeUp.low > 1 ? [say(COUNTER_WORDS.above)] : []),
    ...(fit.dispersion > SPREADS_WIDER
      ? [say(COUNTER_WORDS.dispersion, { times: Math.round(fit.dispersion * 10) / 10 })]
      : []),
  ];
}

/** By chance alone it is seldom above this, with some twenty months. */
const SPREADS_WIDER = 1.6;

/** Months as "-3", or as "-3..0". */
export function spanText({ from, to }: MonthSpan): string {
  return from === to ? String(from) : `${from}..${to}`;
}

/** The lines that stand above take-up in a scenario file. */
export function countersYaml(counters: Counters, language: Language): string[] {
  const { from, to, fits } = counters;
  return KINDS.flatMap((kind) => {
    const fit = fits[kind];
    if ('why' in fit) return fitNotes(fit, kind, language);
    const { due, came, months } = fit;
    const params = { from, to, months, came, due: Math.round(due) };
    const name = COUNTER_WORDS[kind][language];
    return [fill(COUNTER_WORDS.yaml, language, { kind: name, ...params })];
  });
}

/** Fits as JSON; shares are from 0 to 1, with four decimals. */
export function countersJson({ from, to, by, leavesPerYear, fits }: Counters): object {
  const of = (fit: CounterFit | NoFit) => {
    if ('why' in fit) return { fitted: false, ...fit };
    return {
      fitted: true,
      months: fit.months,
      due: Math.round(fit.due),
      came: fit.came,
      take_up: estimateJson(fit.takeUp),
      lead_lag_months: sharesJson(fit.leadLag),
      spans: fit.spans.map(({ from: first, to: last, share, isJoined }) => ({
        from: first,
        to: last,
        told_apart: !isJoined,
        ...estimateJson(share),
      })),
      dispersion: decimals(fit.dispersion),
    };
  };
  return {
    ...{ from, to, by, leaves_per_year: leavesPerYear },
    certificate: of(fits.certificate),
    card: of(fits.card),
  };
}
