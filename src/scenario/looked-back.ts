// How often a band held: what was learned on earlier days, drawn forward with chance, against what came.
import type { CivilDate } from '../calendar/civil-date.js';
import {
  fiscalMonthLabel,
  fiscalMonthOf,
  fiscalYearOf,
  fiscalYearStart,
} from '../calendar/fiscal-year.js';
import {
  type Arrivals,
  type Awaited,
  DRAWS,
  drawArrivals,
  type Hazards,
  hazardsOf,
} from '../learning/arrivals.js';
import {
  cardTiming,
  type LearnedCards,
  MEAN_MONTH_DAYS,
  type Quantiles,
} from '../learning/cards.js';
import { firstDayOf, type LearnFrame, lateMonths, shareInTime } from '../learning/certificates.js';
import { lookingBack } from '../learning/looking-back.js';
import { type Estimate, shareOf } from '../learning/survival.js';
import type { ProcedureKind } from '../procedures/procedures.js';
import type { Provenance } from '../records/provenance.js';
import { sumOf } from '../tally/counts-by-month.js';
import { MOST_LEAD_MONTHS, monthNumber, type RenewalsSeen } from '../tally/renewals.js';
import { countsAt, firstMonth, periodCount, type Tally } from '../tally/tally.js';
import type { ActualRow, Actuals } from './actuals.js';
import { percentiles } from './bands.js';

type ComparedKind = ProcedureKind | 'total';

/** A period after a day on which assumptions were learned: the band that was foreseen, and what came. */
export interface BandRow {
  /** The day of which was known what the band rests on. */
  readonly asOf: CivilDate;
  readonly fiscalYear: number;
  /** "2026-04"; undefined for the fiscal year, or what of it was looked at. */
  readonly month: string | undefined;
  /** Months looked at, in a row of a fiscal year. */
  readonly months: number;
  readonly kind: ComparedKind;
  readonly expected: number;
  readonly p10: number;
  readonly p90: number;
  readonly actual: number;
  readonly held: boolean;
}

/** How often the band held, of rows alike; eight of ten times is meant. */
export interface Held {
  readonly by: 'fiscal_year' | 'month';
  readonly kind: ComparedKind;
  readonly points: number;
  readonly held: number;
  /** The share that may lie behind it: an interval of 90 % as if the points had nothing to do with each other. */
  readonly share: Estimate;
}

export interface BandsReport {
  readonly kind: 'backtest-bands';
  readonly by: 'fiscal_year' | 'month';
  /** What came, as the records themselves show it later, or as counters counted it. */
  readonly against: 'records' | 'actuals';
  readonly rows: readonly BandRow[];
  readonly held: readonly Held[];
  /** The days on which was learned. */
  readonly origins: readonly CivilDate[];
  /** Of actuals: the share of holders assumed to leave in a year. */
  readonly leavesPerYear: number;
  readonly suppressBelow: number;
  readonly basis: Provenance;
}

/** What came of one kind, by month as {@link monthNumber} has it, after a day. */
interface Foreseen {
  readonly asOf: CivilDate;
  readonly from: number;
  readonly kind: ComparedKind;
  readonly arrivals: Arrivals;
}

/**
 * Looks back from records at each 1 April of which enough was known: what would have been foreseen of the certificates that
 * came due first, of holders who still have the card, and who came. Nothing is left where no year had been followed by then.
 */
export function bandsFromRecords(
  seen: RenewalsSeen,
  frame: LearnFrame,
): Pick<BandsReport, 'rows' | 'origins'> {
  const back = lookingBack(seen.ages, frame);
  const now = monthNumber(frame.asOf);
  const origins: CivilDate[] = [];
  const rows = Array.from(
    { length: Math.max(0, now - frame.from) },
    (_, index) => frame.from + index,
  )
    .filter((month) => isFiscalYearStart(firstDayOf(month)))
    .flatMap((from) => {
      const known = back.knownAt(from);
      if (known === undefined) return [];
      const asOf = firstDayOf(from);
      origins.push(asOf);
      const span = { from, until: now, lead: MOST_LEAD_MONTHS, seen: back.seenOf };
      const arrivals = drawArrivals(known.awaited, known.hazards, span, from);
      return rowsOf({ asOf, from, kind: 'certificate', arrivals }, (month) => back.cameIn(month));
    });
  return { rows, origins };
}

function isFiscalYearStart(day: CivilDate): boolean {
  return day === fiscalYearStart(fiscalYearOf(day));
}

/** What an older extract shows: of certificates and cards, and what the law had due from its day on, by month. */
export interface OlderExtract {
  readonly seen: RenewalsSeen;
  readonly card: LearnedCards;
  /** Days from the making of cards to their hand-over, where the records have them. */
  readonly handOver: Quantiles | undefined;
  readonly due: Tally;
  readonly leavesPerYear: number;
}

/** Cards that ended in the year before and still stand, by month. */
function overdueCards({ card }: RenewalsSeen, from: number): Awaited[] {
  return range(Math.max(0, from - 12), from).map((month) => ({
    month,
    people: [card.active[month], card.lapsed[month]].reduce((sum, days) => sum + sumOf(days), 0),
  }));
}

/**
 * What would have been foreseen on the day of an older extract, against what came at counters since. Undefined where too few
 * certificates had come due by then.
 */
export function bandsFromActuals(
  { seen, card, handOver, due, leavesPerYear }: OlderExtract,
  actuals: Actuals,
  frame: LearnFrame,
): Pick<BandsReport, 'rows' | 'origins'> | undefined {
  const { asOf } = frame;
  const from = monthNumber(asOf);
  const known = lookingBack(seen.ages, frame).knownAt(from);
  // A period begun before the day is not foreseen whole.
  const followed = actuals.rows.filter(({ firstDay }) => firstDay >= asOf);
  const last = followed.at(-1);
  if (known === undefined || last === undefined) return undefined;
  const until = monthNumber(last.firstDay) + (actuals.by === 'month' ? 1 : 12);
  const dueOf = (kind: ProcedureKind) =>
    Array.from({ length: periodCount(due) }, (_, index) => ({
      month: firstMonth(due) + index - FISCAL_MONTHS,
      people: countsAt(due, '', index)[kind],
    })).filter(({ people }) => people > 0);
  const overdue = known.awaited.filter(({ month }) => month < from);
  const staying = (month: number) => (1 - leavesPerYear) ** ((month - from) / 12);
  const span = { from, until, lead: MOST_LEAD_MONTHS, seen: staying };
  const certificate = drawArrivals(
    [...overdue, ...dueOf('certificate')],
    known.hazards,
    span,
    2 * from,
  );
  const awaitedCards = [...overdueCards(seen, from), ...dueOf('card')];
  const hazards = cardHazards(card, seen, frame);
  const made = {
    expected: drawArrivals(awaitedCards, hazards(undefined), span, 0, 0).expected,
    draws: range(0, LATE_SHARES).flatMap(
      (part) =>
        drawArrivals(
          awaitedCards,
          hazards((part + 0.5) / LATE_SHARES),
          span,
          2 * (from + MOST_MONTHS * part) + 1,
          DRAWS / LATE_SHARES,
        ).draws,
    ),
  };
  const cards = handedOver(made, madeBefore(seen, from), handOver, from);
  const total = {
    expected: certificate.expected.map((value, month) => value + (cards.expected[month] as number)),
    draws: certificate.draws.map((draw, index) =>
      draw.map((value, month) => value + (cards.draws[index]?.[month] as number)),
    ),
  };
  const came = (row: ActualRow, kind: ComparedKind) =>
    kind !== 'total'
      ? row[kind]
      : (row.total ??
        (row.card === null || row.certificate === null ? null : row.card + row.certificate));
  const foreseen = (
    [
      ['card', cards],
      ['certificate', certificate],
      ['total', total],
    ] as const
  ).map(([kind, arrivals]): Foreseen => ({ asOf, from, kind, arrivals }));
  const rows = foreseen.flatMap((each) => {
    if (actuals.by === 'month') {
      const months = new Map(
        followed.map((row) => [monthNumber(row.firstDay), came(row, each.kind)]),
      );
      return rowsOf(each, (month) => months.get(month) ?? undefined);
    }
    return followed.flatMap((row) => {
      const actual = came(row, each.kind);
      const first = monthNumber(row.firstDay);
      return actual === null ? [] : [rowOf(each, range(first, first + 12), undefined, actual)];
    });
  });
  return { rows, origins: [asOf] };
}

/** From months since January 2015 to fiscal month numbers. */
const FISCAL_MONTHS = fiscalMonthOf(firstDayOf(0));

/** So many shares of those who come late are drawn from, evenly from none to all: no record tells which it is. */
const LATE_SHARES = 20;
/** More than there are months, so that no two draws have one stream. */
const MOST_MONTHS = 1024;

/**
 * When cards are made, of those due, by the share that comes late of those who have not come by the last day. In time: as many
 * as are renewed by that day, by the cards whose window is open (or by certificates, where these are too few), and when those
 * renewed in time were. Late: a card renewed late is a new one in the register, so neither the share nor the time is seen; the
 * time, and where left out the share, is as for certificates. All in the month due, where no card is known to have been renewed.
 */
function cardHazards(
  card: LearnedCards,
  seen: RenewalsSeen,
  frame: LearnFrame,
): (lateShare: number | undefined) => Hazards {
  const timing = cardTiming(card, undefined);
  if (timing.length === 0)
    return () => hazardsOf([...new Array<number>(MOST_LEAD_MONTHS).fill(0), 1], CERTAIN);
  const inTime = (card.inTime ?? shareInTime(seen.ages, frame))?.base ?? 1;
  const late = lateMonths(seen.ages, frame);
  const usual = late.reduce((sum, { share }) => sum + share, 0);
  return (lateShare = usual) => {
    const shares: number[] = [];
    const add = (month: number, share: number) => {
      const step = month + MOST_LEAD_MONTHS;
      while (shares.length <= step) shares.push(0);
      shares[step] = (shares[step] as number) + share;
    };
    for (const { month, share } of timing) add(month, share.base * inTime);
    for (const { month, share } of late) add(month, (share / usual) * lateShare * (1 - inTime));
    return hazardsOf(shares, Math.min(card.renewedInTime, Math.max(card.open, 1)));
  };
}

/** How many cards of those renewed in time were made in a month before the first one looked at. */
function madeBefore({ card }: RenewalsSeen, from: number): (month: number) => number {
  return (month) =>
    month >= from
      ? 0
      : range(0, MOST_LEAD_MONTHS + 1).reduce(
          (sum, lead) => sum + (card.renewedByMonth[month + lead]?.[lead] ?? 0),
          0,
        );
}

/** Visits for cards that are made: half of them so many days later, as in the records; those made before are known. */
function handedOver(
  made: Arrivals,
  before: (month: number) => number,
  lag: Quantiles | undefined,
  from: number,
): Arrivals {
  const months = (lag?.p50 ?? 0) / MEAN_MONTH_DAYS;
  const [whole, part] = [Math.trunc(months), months % 1];
  const later = (values: Float64Array) => {
    const at = (place: number) => (place < 0 ? before(from + place) : (values[place] as number));
    return values.map((_, place) => at(place - whole) * (1 - part) + at(place - whole - 1) * part);
  };
  return { expected: later(made.expected), draws: made.draws.map(later) };
}

/** So many people that chance leaves nothing open. */
const CERTAIN = 1e12;

/** A row a month of which it is known what came, and a row a fiscal year of these. */
function rowsOf(foreseen: Foreseen, cameIn: (month: number) => number | undefined): BandRow[] {
  const { from, arrivals } = foreseen;
  const known = range(from, from + arrivals.expected.length).flatMap((month) => {
    const came = cameIn(month);
    return came === undefined ? [] : [{ month, came }];
  });
  const years = [...new Set(known.map(({ month }) => fiscalYearOf(firstDayOf(month))))];
  return years.flatMap((year) => {
    const own = known.filter(({ month }) => fiscalYearOf(firstDayOf(month)) === year);
    const all = own.reduce((sum, { came }) => sum + came, 0);
    return [
      rowOf(
        foreseen,
        own.map(({ month }) => month),
        undefined,
        all,
      ),
      ...own.map(({ month, came }) =>
        rowOf(foreseen, [month], fiscalMonthLabel(month + FISCAL_MONTHS), came),
      ),
    ];
  });
}

function rowOf(
  { asOf, from, kind, arrivals }: Foreseen,
  months: readonly number[],
  month: string | undefined,
  actual: number,
): BandRow {
  const sumOver = (values: Float64Array) =>
    months.reduce((sum, each) => sum + (values[each - from] ?? 0), 0);
  const { p10, p90 } = percentiles(arrivals.draws.map((draw) => Math.round(sumOver(draw)))) ?? {
    p10: 0,
    p90: 0,
  };
  return {
    ...{ asOf, kind, month, actual, p10, p90 },
    fiscalYear: fiscalYearOf(firstDayOf(months[0] ?? from)),
    months: months.length,
    expected: Math.round(sumOver(arrivals.expected)),
    held: p10 <= actual && actual <= p90,
  };
}

/** How often the band held, by kind, of years and of months. */
export function heldOf(rows: readonly BandRow[]): Held[] {
  return (['fiscal_year', 'month'] as const).flatMap((by) =>
    (['card', 'certificate', 'total'] as const).flatMap((kind): Held[] => {
      const own = rows.filter(
        (row) => row.kind === kind && (row.month === undefined) === (by === 'fiscal_year'),
      );
      if (own.length === 0) return [];
      const held = own.filter((row) => row.held).length;
      return [{ by, kind, points: own.length, held, share: shareOf(held, own.length) }];
    }),
  );
}

function range(from: number, until: number): number[] {
  return Array.from({ length: Math.max(0, until - from) }, (_, index) => from + index);
}
