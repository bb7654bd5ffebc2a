// The report of what records show of renewals: assumptions with intervals, by group, with small counts suppressed.
import type { CivilDate } from '../calendar/civil-date.js';
import { fiscalYearOf } from '../calendar/fiscal-year.js';
import { handOverLag, type LearnedCards, learnCards, type Quantiles } from '../learning/cards.js';
import {
  type Came,
  type CurvePoint,
  cameByMonth,
  cameByYear,
  curveByDay,
  type LearnedCertificates,
  type LearnFrame,
  learnCertificates,
  outOfTurnOf,
  spansOf,
} from '../learning/certificates.js';
import {
  type Identified,
  identifiedLeavers,
  type Leavers,
  leaversBetween,
  type NotIdentified,
} from '../learning/leavers.js';
import type { Estimate } from '../learning/survival.js';
import { suppressTable } from '../privacy/suppress-table.js';
import type { Provenance } from '../records/provenance.js';
import type { RuleBook } from '../rules/rule-book.js';
import type { RecordTotals } from '../tally/record-totals.js';
import {
  AGE_BANDS,
  addCounts,
  type CertificateCounts,
  emptyCounts,
  heldCohorts,
  type RenewalsSeen,
} from '../tally/renewals.js';
import type { Counters } from './counters.js';

/** How certificates are divided. */
export type LearnedBy = 'fiscal_year' | 'age' | 'office' | 'month';

/** A group of certificates that came due. A count that is suppressed is null, as is what would give it away. */
export interface LearnedGroup {
  readonly by: LearnedBy;
  /** A fiscal year, the ages "30-49", an office or a month "2026-04"; undefined for groups too small to be told. */
  readonly name: string | undefined;
  readonly due: number | null;
  readonly inWindow: number | null;
  readonly late: number | null;
  readonly notYet: number | null;
  /** The share that comes by twelve months after the expiry; undefined where it is not known or not shown. */
  readonly takeUp: Estimate | undefined;
}

/** Whether lateness has changed: the share that came in the window, of two years of expiry. */
export interface Trend {
  readonly earlier: string;
  readonly later: string;
  readonly from: number;
  readonly to: number;
}

export interface LearnReport {
  readonly kind: 'learn';
  readonly asOf: CivilDate;
  /** Months of expiry looked at before that of the as-of day; undefined: as many as there are. */
  readonly since: number | undefined;
  readonly certificate: LearnedCertificates;
  readonly card: LearnedCards;
  /** The cumulative curve of certificates from day to day, to be drawn: no step of it tells of a few. */
  readonly curve: readonly CurvePoint[];
  readonly groups: readonly LearnedGroup[];
  /** Undefined where no change is seen that chance would not explain. */
  readonly trend: Trend | undefined;
  readonly handOverLag: Quantiles | undefined;
  /** Undefined without an older extract. */
  readonly leavers: Leavers | undefined;
  /** The same card by card, by identifiers, or why these tell nothing; undefined without an older extract. */
  readonly identified: Identified | NotIdentified | undefined;
  /** Undefined where no actuals are given. */
  readonly counters: Counters | undefined;
  /** Issues out of turn, for each certificate and year. */
  readonly reissuesPerYear: number;
  readonly suppressBelow: number;
  readonly basis: LearnBasis;
}

export interface LearnBasis extends Provenance {
  /** Whether a file does not say when certificates were issued, so that nothing is learned of them. */
  readonly isBlind?: boolean | undefined;
  readonly records: RecordTotals;
}

/** What {@link learnReport} takes besides the renewals seen. */
export interface LearnQuestion {
  readonly asOf: CivilDate;
  /** The first month of expiry looked at. */
  readonly from: number;
  readonly since: number | undefined;
  readonly law: RuleBook;
  /** Renewals seen in an older extract of the same cards, and its day. */
  readonly older: { readonly seen: RenewalsSeen; readonly asOf: CivilDate } | undefined;
  /** Groups and counts below it are not shown. */
  readonly suppressBelow: number;
  readonly counters?: Counters | undefined;
  readonly basis: LearnBasis;
}

/** What is learned is told by group without being asked for: counts below it are not shown unless another number is given. */
export const SUPPRESSED_BELOW = 10;

/** In standard errors: chance would bring about such a difference once in a hundred times. */
const CLEARLY = 2.58;

/** The report of renewals seen. */
export function learnReport(seen: RenewalsSeen, question: LearnQuestion): LearnReport {
  const { asOf, from, since, law, older, suppressBelow, counters, basis } = question;
  const outOfTurn = outOfTurnOf(seen, asOf, law);
  const frame: LearnFrame = { asOf, from, outOfTurn, law };
  const years = cameByYear(seen.ages, frame);
  return {
    kind: 'learn',
    ...{ asOf, since, suppressBelow, basis },
    certificate: learnCertificates(seen.ages, frame),
    card: learnCards(seen.card, frame),
    curve: curveByDay(seen.ages, frame, suppressBelow),
    groups: groupsOf(seen, frame, suppressBelow),
    trend: trendOf(years),
    handOverLag: handOverLag(seen.handOver, asOf),
    ...leftBetween(older, { seen, asOf }),
    counters,
    reissuesPerYear: outOfTurn.perYear,
  };
}

/** Who left between an older extract and a later one, by counts and by identifiers. */
export function leftBetween(
  older: SeenOn | undefined,
  later: SeenOn,
): Pick<LearnReport, 'leavers' | 'identified'> {
  return {
    leavers: older && leaversBetween(extractOf(older), extractOf(later)),
    identified: older && identifiedLeavers(extractOf(older), extractOf(later)),
  };
}

interface SeenOn {
  readonly seen: RenewalsSeen;
  readonly asOf: CivilDate;
}

function extractOf({ seen, asOf }: SeenOn) {
  return { cohorts: heldCohorts(seen), identities: seen.identities, asOf };
}

function groupsOf(seen: RenewalsSeen, frame: LearnFrame, below: number): LearnedGroup[] {
  const years = spansOf(frame, fiscalYearOf);
  const takeUpOf = new Map(
    years.map(({ key, from, to }) => [
      key,
      learnCertificates(
        seen.ages.map((counts) => monthsOf(counts, from, to)),
        frame,
      ).takeUp,
    ]),
  );
  const ofYears = cameByYear(seen.ages, frame).map((came) => ({
    name: String(came.fiscalYear),
    came,
    takeUp: takeUpOf.get(came.fiscalYear),
  }));
  const ofCounts = (name: string, counts: readonly CertificateCounts[]) => {
    const learned = learnCertificates(counts, frame);
    return { name, came: learned as Came, takeUp: learned.takeUp };
  };
  const ages = merged(
    seen.ages.map((counts, band) => [ageName(band), counts] as const),
    frame,
    below,
  );
  const offices = merged([...(seen.offices ?? [])].sort(byName), frame, below);
  return [
    ...shown('fiscal_year', ofYears, below),
    ...(ages.length < 2
      ? []
      : shown(
          'age',
          ages.map(([name, counts]) => ofCounts(name, [counts])),
          below,
        )),
    ...(offices.length < 2
      ? []
      : shown(
          'office',
          offices.map(([name, counts]) => ofCounts(name, [counts])),
          below,
        )),
    ...shown(
      'month',
      cameByMonth(seen.ages, frame).map((came) => ({
        name: came.month,
        came,
        takeUp: undefined,
      })),
      below,
    ),
  ];
}

/** Groups that are large enough, and the others as one, by the name of nothing. */
function merged(
  groups: readonly (readonly [string, CertificateCounts])[],
  frame: LearnFrame,
  below: number,
): (readonly [string, CertificateCounts])[] {
  const sized = groups
    .map(([name, counts]) => ({ name, counts, due: dueOf(counts, frame) }))
    .filter(({ due }) => due > 0);
  const small = sized.filter(({ due }) => due < below);
  // One group alone would be what is left of the sum.
  const others = small.reduce((sum, { due }) => sum + due, 0);
  if (small.length > 0 && others < below) {
    const [next] = sized
      .filter((group) => !small.includes(group))
      .sort((one, other) => one.due - other.due);
    if (next) small.push(next);
  }
  if (small.length === 0) return sized.map(({ name, counts }) => [name, counts] as const);
  const rest = emptyCounts();
  for (const { counts } of small) addCounts(rest, counts);
  return [
    ...sized
      .filter((group) => !small.includes(group))
      .map(({ name, counts }) => [name, counts] as const),
    [OTHERS, rest],
  ];
}

/** The name of groups too small to be told: that of no office, which stands apart. */
const OTHERS = '\u0000';

function dueOf(counts: CertificateCounts, frame: LearnFrame): number {
  return spansOf(frame, () => 0).reduce((sum, { from, to }) => {
    const { cameByMonth: came, waiting } = monthsOf(counts, from, to);
    const all = [...came, ...waiting];
    return (
      sum + all.reduce((each, of) => each + (of?.reduce((one, count) => one + count, 0) ?? 0), 0)
    );
  }, 0);
}

function shown(
  by: LearnedBy,
  all: readonly {
    readonly name: string;
    readonly came: Came;
    readonly takeUp: Estimate | undefined;
  }[],
  below: number,
): LearnedGroup[] {
  const groups = all.filter(({ came }) => came.due > 0);
  const counts = suppressTable(
    groups.map(({ came: { inWindow, late, notYet } }) => [inWindow, late, notYet]),
    below,
  );
  return groups.map(({ name, came, takeUp }, index) => {
    const [inWindow = null, late = null, notYet = null] = counts[index] ?? [];
    const isSmall = came.due >= 1 && came.due < below;
    return {
      by,
      name: name === OTHERS ? undefined : name,
      due: isSmall ? null : came.due,
      inWindow: isSmall ? null : inWindow,
      late: isSmall ? null : late,
      notYet: isSmall ? null : notYet,
      // With the number due, the share tells how many have not come.
      takeUp: isSmall || notYet === null ? undefined : takeUp,
    };
  });
}

function monthsOf(counts: CertificateCounts, from: number, to: number): CertificateCounts {
  const within = (of: CertificateCounts['waiting']) =>
    of.map((counts, month) => (month >= from && month <= to ? counts : undefined));
  return {
    cameByDay: within(counts.cameByDay),
    cameByMonth: within(counts.cameByMonth),
    waiting: within(counts.waiting),
  };
}

/** The last two years that have as many due as tell a difference from chance, if they differ. */
function trendOf(years: readonly (Came & { readonly fiscalYear: number })[]): Trend | undefined {
  const [earlier, later] = years.filter(({ due }) => due >= 30).slice(-2);
  if (earlier === undefined || later === undefined) return undefined;
  const [from, to] = [earlier, later].map(({ inWindow, due }) => inWindow / due) as [
    number,
    number,
  ];
  const all = (earlier.inWindow + later.inWindow) / (earlier.due + later.due);
  const error = Math.sqrt(all * (1 - all) * (1 / earlier.due + 1 / later.due));
  if (Math.abs(to - from) <= CLEARLY * error) return undefined;
  return { earlier: String(earlier.fiscalYear), later: String(later.fiscalYear), from, to };
}

/** The ages of a band: "30-49", "75-". */
export function ageName(band: number): string {
  const from = AGE_BANDS[band] as number;
  const next = AGE_BANDS[band + 1];
  return next === undefined ? `${from}-` : `${from}-${next - 1}`;
}

function byName([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : 1;
}
