// Suppression in a year broken down by office and by month at once: a grid in which every small figure can be another.
import type { ForecastRow } from '../capacity/forecast-row.js';

/** A figure of a row of the grid: the row's place × 3 + card 0, certificate 1, total 2. */
type Cell = number;

const KINDS = [0, 1] as const;
type Kind = (typeof KINDS)[number];
const TOTAL = 2;

/** Offices looked at as the other corner of a swap, from the figure's own office on; more would take too long. */
const MOST_OFFICES_TRIED = 64;

/** The rows of a year as a grid: `at[office][month]` is the place of a row. */
export interface Grid {
  readonly rows: readonly ForecastRow[];
  readonly at: readonly (readonly number[])[];
}

/**
 * The rows of a year by office and month; undefined where they have offices or months alone, or one of either: then the
 * rows are the parts of a single sum.
 */
export function gridOf(rows: readonly ForecastRow[]): Grid | undefined {
  const offices = new Map<string, number[]>();
  rows.forEach(({ office, month }, place) => {
    if (office === undefined || month === undefined) return;
    const places = offices.get(office);
    if (places === undefined) offices.set(office, [place]);
    else places.push(place);
  });
  const at = [...offices.values()];
  return at.length > 1 && (at[0]?.length ?? 0) > 1 ? { rows, at } : undefined;
}

/** A swap: one more in two opposite corners of a rectangle of the grid, one less in the two others. */
interface Swap {
  /** Its figures, of one kind and of the totals. */
  readonly cells: readonly Cell[];
  /** Figures of that kind that become one less. */
  readonly lessened: readonly Cell[];
}

/**
 * The figures to blank so that no one of `small` can be worked out by a reader who also has the figures by office, by
 * month and of the whole year, and knows that card + certificate = total. For each small figure there is a swap whose
 * figures are all blank: the table after it has the same sums and shows the same, with another number in place of the
 * small one. A blank stays at least 1 in that table, which a reader takes for granted; a zero is blanked only where
 * there is no other swap, and then a blank may be 0. Of several swaps the one that blanks the fewest zeros, then the
 * least, is taken. Where there is none, the whole year is blank. `others`
 * are blank for another reason.
 */
export function blanksInGrid(
  { rows, at }: Grid,
  small: ReadonlySet<Cell>,
  others: ReadonlySet<Cell> = new Set(),
): Set<Cell> {
  const blank = new Set([...small, ...others]);
  const figureAt = (cell: Cell): number => {
    const { card, certificate } = rows[Math.trunc(cell / 3)] as ForecastRow;
    return [card, certificate, card + certificate][cell % 3] as number;
  };
  /** The least a blank can be, as far as a reader knows. */
  const least = () => ([...blank].some((cell) => figureAt(cell) === 0) ? 0 : 1);
  const isPossible = ({ lessened }: Swap, lowest: number) =>
    lessened.every((cell) => figureAt(cell) > lowest);

  const offices = at.length;
  const place = new Map(
    at.flatMap((places, office) => places.map((row, month) => [row, { office, month }] as const)),
  );
  function* swapsOf(cell: Cell): Iterable<Swap> {
    const { office, month } = place.get(Math.trunc(cell / 3)) as { office: number; month: number };
    const kinds = cell % 3 === TOTAL ? KINDS : [(cell % 3) as Kind];
    for (let step = 1; step < Math.min(offices, MOST_OFFICES_TRIED + 1); step += 1) {
      const here = at[office] as readonly number[];
      const there = at[(office + step) % offices] as readonly number[];
      for (let other = 0; other < here.length; other += 1) {
        if (other === month) continue;
        const one = [here[month], there[other]] as [number, number];
        const two = [here[other], there[month]] as [number, number];
        for (const kind of kinds) {
          const cells = [...one, ...two].flatMap((row) => [row * 3 + kind, row * 3 + TOTAL]);
          yield { cells, lessened: two.map((row) => row * 3 + kind) };
          yield { cells, lessened: one.map((row) => row * 3 + kind) };
        }
      }
    }
  }

  /** What a swap would blank anew: how many zeros, and how much. */
  const costOf = ({ cells }: Swap) => {
    const values = cells.filter((cell) => !blank.has(cell)).map(figureAt);
    return {
      zeros: values.filter((value) => value === 0).length,
      sum: values.reduce((sum, value) => sum + value, 0),
    };
  };
  for (const cell of small) {
    const lowest = least();
    let best: { swap: Swap; zeros: number; sum: number } | undefined;
    for (const swap of swapsOf(cell)) {
      const cost = costOf(swap);
      // A zero that is blanked lets every blank be 0.
      if (!isPossible(swap, cost.zeros > 0 ? 0 : lowest)) continue;
      if (
        best === undefined ||
        cost.zeros < best.zeros ||
        (cost.zeros === best.zeros && cost.sum < best.sum)
      )
        best = { swap, ...cost };
      if (cost.sum === 0 && cost.zeros === 0) break;
    }
    if (best === undefined)
      return new Set(rows.flatMap((_, row) => [0, 1, 2].map((c) => row * 3 + c)));
    for (const each of best.swap.cells) blank.add(each);
  }
  return blank;
}
