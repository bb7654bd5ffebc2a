// What a scenario file to begin with takes from records: years, offices, and how much is due.
import type { CivilDate } from '../calendar/civil-date.js';
import { needed } from '../capacity/needed.js';
import type { Operations } from '../capacity/opening-calendar.js';
import { mixOf, yearSpan } from '../capacity/site-capacity.js';
import type { CapacityFrom } from '../scenario/scenario.js';
import { countsAt, type KindCounts, type Tally } from '../tally/tally.js';

/** What is known of the records. */
export interface TemplateFacts {
  readonly from: number;
  readonly to: number;
  readonly asOf: CivilDate;
  /** Whether the records are bundled ones, of invented people. */
  readonly isExample: boolean;
  /** Cards that count. */
  readonly cards: number;
  /** The offices named, in order; none where there are too many to be offices. */
  readonly offices: readonly { readonly name: string; readonly share: number }[];
  /** Procedures of each whole fiscal year, the first one left out where it is partial. */
  readonly due: readonly ({ readonly fiscalYear: number } & KindCounts)[];
  /** The mean of a whole year, in round hundreds: a figure to be replaced. */
  readonly perYear: number;
}

/** More names than this are no branch offices. */
const MOST_OFFICES = 20;

/** The facts of a tally by office. */
export function templateFacts(
  tally: Tally,
  { asOf, isExample }: Pick<TemplateFacts, 'asOf' | 'isExample'>,
  firstIsPartial: boolean,
): TemplateFacts {
  const years = Array.from({ length: tally.to - tally.from + 1 }, (_, year) => year);
  const sumOf = (counts: readonly KindCounts[]): KindCounts => ({
    card: counts.reduce((sum, { card }) => sum + card, 0),
    certificate: counts.reduce((sum, { certificate }) => sum + certificate, 0),
  });
  const names = [...tally.cells.keys()].sort((a, b) => (a < b ? -1 : 1));
  const whole = years
    .filter((year) => year > 0 || !firstIsPartial || years.length === 1)
    .map((year) => ({
      fiscalYear: tally.from + year,
      ...sumOf(names.map((office) => countsAt(tally, office, year))),
    }));
  const total = ({ card, certificate }: KindCounts) => card + certificate;
  const all = total(sumOf(whole));
  const named = names.filter((name) => name !== '');
  return {
    from: tally.from,
    to: tally.to,
    asOf,
    isExample,
    cards: tally.cards.counted,
    offices:
      named.length > MOST_OFFICES
        ? []
        : named.map((name) => {
            const own = sumOf(years.map((year) => countsAt(tally, name, year)));
            return { name, share: all === 0 ? 0 : total(own) / all };
          }),
    due: whole,
    perYear: Math.max(100, Math.ceil(all / whole.length / 100) * 100),
  };
}

/** The fewest windows of a site that leave nobody waiting at the end of any whole year; undefined where too many. */
export function windowsFor(
  { due }: TemplateFacts,
  capacity: readonly CapacityFrom[],
  site: string,
  operations: Operations,
): number | undefined {
  const opened = capacity.at(-1) as CapacityFrom;
  const served = due.filter(({ fiscalYear }) => yearSpan(fiscalYear).first >= opened.from);
  const enough = needed({
    capacity: [opened],
    site,
    vary: 'windows',
    periods: served.map(({ fiscalYear, card, certificate }) => ({
      ...yearSpan(fiscalYear),
      total: card + certificate,
      mix: mixOf({ card, certificate }),
    })),
    operations,
  });
  const most = Math.max(1, ...enough.map((windows) => windows ?? 0));
  return enough.includes(null) ? undefined : most;
}
