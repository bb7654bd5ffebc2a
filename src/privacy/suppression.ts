// Decides which figures of a breakdown stay blank, so that none tells of a handful of people, not even by subtraction.
import type { ForecastRow, KindFigures, ShownRow } from '../capacity/forecast-row.js';

/** The figures of a row that can be blank. */
export const SUPPRESSIBLE = [
  'card',
  'certificate',
  'total',
] as const satisfies readonly (keyof KindFigures)[];
export type SuppressibleFigure = (typeof SUPPRESSIBLE)[number];

/** Which figure is blank, and why: small itself, or so that a small one cannot be worked out. */
export interface SuppressedFigure {
  readonly fiscalYear: number;
  /** The row's place among the rows given. */
  readonly row: number;
  readonly figure: SuppressibleFigure;
  readonly reason: 'small' | 'complementary';
}

/** A breakdown fit to be shown. */
export interface Suppression {
  readonly rows: readonly ShownRow[];
  readonly suppressed: readonly SuppressedFigure[];
  /**
   * Small figures that the totals without a breakdown give away whatever is blank: those of a year with a single
   * part, which is the whole.
   */
  readonly exposed: readonly SuppressedFigure[];
}

/**
 * Blanks every figure of 1 to `below` − 1 in a forecast by office or by month, then as many others as are needed
 * so that no small one can be worked out. What an onlooker knows: card + certificate = total in a row, and of each fiscal
 * year the totals over all offices (or months), which the forecast without a breakdown shows. In each of these relations
 * no figure is blank or at least two are; the others taken are the smallest that are not zero, the first among equals. Where
 * even so the sums leave a small figure only one value (two blanks that add up to 2), more are taken. Zeros stay, with one
 * exception: where a small figure is alone in being more than zero, so that nothing else could hide it, a zero
 * is blank too; so a blank may be any number from 0. Rows without a breakdown are left as they are, and `below` of 0 or 1 blanks nothing.
 *
 * @example
 * suppressSmall([office('A', 3, 40), office('B', 20, 60), office('C', 30, 50)], 10).rows.map((row) => row.card) // => [null, null, 30]
 */
export function suppressSmall(rows: readonly ForecastRow[], below: number): Suppression {
  const suppressed: SuppressedFigure[] = [];
  const exposed: SuppressedFigure[] = [];
  const blank = new Set<string>();
  for (const [fiscalYear, places] of partsByYear(rows)) {
    const parts = places.map((place) => rows[place] as ForecastRow);
    const sheet = suppressYear(parts, below);
    parts.forEach((_, part) => {
      SUPPRESSIBLE.forEach((figure, column) => {
        const cell = cellAt(part, column);
        if (!sheet.blank.has(cell)) return;
        const row = places[part] as number;
        const reason = sheet.small.has(cell) ? 'small' : 'complementary';
        const found: SuppressedFigure = { fiscalYear, row, figure, reason };
        blank.add(`${row} ${figure}`);
        suppressed.push(found);
        if (sheet.exposed.has(cell)) exposed.push(found);
      });
    });
  }
  const shown = rows.map((row, place): ShownRow => {
    const figure = (name: SuppressibleFigure) => (blank.has(`${place} ${name}`) ? null : row[name]);
    return {
      ...row,
      card: figure('card'),
      certificate: figure('certificate'),
      total: figure('total'),
    };
  });
  return { rows: shown, suppressed, exposed };
}

/** The places of the rows of each fiscal year, where the rows are parts of it. */
function partsByYear(rows: readonly ForecastRow[]): Map<number, number[]> {
  const years = new Map<number, number[]>();
  rows.forEach(({ fiscalYear, office, month }, place) => {
    if (office === undefined && month === undefined) return;
    const places = years.get(fiscalYear);
    if (places === undefined) years.set(fiscalYear, [place]);
    else places.push(place);
  });
  return years;
}

/** A figure of one year: part × 3 + its column. */
type Cell = number;

/** Figures of one year that must add up: of a row, or of a column over all parts, whose sum is published. */
interface Relation {
  readonly cells: readonly Cell[];
}

interface YearSheet {
  readonly blank: ReadonlySet<Cell>;
  readonly small: ReadonlySet<Cell>;
  readonly exposed: ReadonlySet<Cell>;
}

/** The blanks of one fiscal year. */
function suppressYear(parts: readonly ForecastRow[], below: number): YearSheet {
  const values = parts.flatMap((row) => SUPPRESSIBLE.map((figure) => row[figure]));
  const small = new Set<Cell>();
  values.forEach((value, cell) => {
    if (value >= 1 && value < below) small.add(cell);
  });
  const blank = new Set(small);
  if (small.size === 0) return { blank, small, exposed: small };

  const columns = SUPPRESSIBLE.map(
    (_, column): Relation => ({ cells: parts.map((_, part) => cellAt(part, column)) }),
  );
  const rows = parts.map(
    (_, part): Relation => ({ cells: SUPPRESSIBLE.map((_, column) => cellAt(part, column)) }),
  );
  if (parts.length === 1) {
    pairUp(values, blank, rows);
    return { blank, small, exposed: small };
  }
  const relations = [...columns, ...rows];
  pairUp(values, blank, relations);
  for (const cell of small) {
    while (isPinned(cell, values, blank)) {
      const [column, row] = [columns[cell % 3] as Relation, rows[Math.trunc(cell / 3)] as Relation];
      const next =
        smallestOpen([...column.cells, ...row.cells], values, blank) ??
        smallestOpen(values.keys(), values, blank) ??
        firstOpenZero([...column.cells, ...row.cells, ...values.keys()], values, blank);
      // The whole year is blank: then an onlooker cannot take it that no blank is a zero.
      if (next === undefined) break;
      blank.add(next);
      pairUp(values, blank, relations);
    }
  }
  return { blank, small, exposed: new Set() };
}

/** Gives every relation with a single blank a second one, until none is left. */
function pairUp(values: readonly number[], blank: Set<Cell>, relations: readonly Relation[]): void {
  for (let changed = true; changed; ) {
    changed = false;
    for (const { cells } of relations) {
      if (cells.filter((cell) => blank.has(cell)).length !== 1) continue;
      const second = smallestOpen(cells, values, blank) ?? firstOpenZero(cells, values, blank);
      if (second === undefined) continue;
      blank.add(second);
      changed = true;
    }
  }
}

/** The smallest of the figures still shown that is not zero; the first among equals. */
function smallestOpen(
  cells: Iterable<Cell>,
  values: readonly number[],
  blank: ReadonlySet<Cell>,
): Cell | undefined {
  let smallest: Cell | undefined;
  for (const cell of cells) {
    const value = values[cell] as number;
    if (value === 0 || blank.has(cell)) continue;
    if (smallest === undefined || value < (values[smallest] as number)) smallest = cell;
  }
  return smallest;
}

function firstOpenZero(
  cells: readonly Cell[],
  values: readonly number[],
  blank: ReadonlySet<Cell>,
): Cell | undefined {
  return cells.find((cell) => values[cell] === 0 && !blank.has(cell));
}

/**
 * Whether an onlooker can tell a blank figure exactly. The relations are those of a flow: each figure runs from its
 * column's total to its row, or for a row's total from the row to theirs, and what enters a point leaves it. Another set of
 * figures would show the same if the figure can grow, or shrink, along a way through other blanks that closes the
 * circle; one can shrink no further than an onlooker takes for granted: to 1, or to 0 in a year with a blank zero.
 */
function isPinned(cell: Cell, values: readonly number[], blank: ReadonlySet<Cell>): boolean {
  const least = [...blank].some((each) => values[each] === 0) ? 0 : 1;
  const { from, to } = pointsOf(cell);
  const canShrink = (values[cell] as number) > least;
  const ways = waysThrough(cell, values, blank, least);
  return !isReachable(to, from, ways) && !(canShrink && isReachable(from, to, ways));
}

/** From each point the points to which one more unit can be led. */
function waysThrough(
  without: Cell,
  values: readonly number[],
  blank: ReadonlySet<Cell>,
  least: number,
): ReadonlyMap<number, readonly number[]> {
  const ways = new Map<number, number[]>();
  const add = (from: number, to: number) => {
    const found = ways.get(from);
    if (found === undefined) ways.set(from, [to]);
    else found.push(to);
  };
  for (const cell of blank) {
    if (cell === without) continue;
    const { from, to } = pointsOf(cell);
    add(from, to);
    if ((values[cell] as number) > least) add(to, from);
  }
  return ways;
}

/** The points between which a figure runs: the columns are 0 to 2, the rows follow. */
function pointsOf(cell: Cell): { readonly from: number; readonly to: number } {
  const column = cell % 3;
  const row = 3 + Math.trunc(cell / 3);
  return column === 2 ? { from: row, to: column } : { from: column, to: row };
}

function isReachable(
  from: number,
  target: number,
  ways: ReadonlyMap<number, readonly number[]>,
): boolean {
  const seen = new Set([from]);
  const waiting = [from];
  for (let point = waiting.pop(); point !== undefined; point = waiting.pop()) {
    if (point === target) return true;
    for (const next of ways.get(point) ?? []) {
      if (seen.has(next)) continue;
      seen.add(next);
      waiting.push(next);
    }
  }
  return false;
}

function cellAt(part: number, column: number): Cell {
  return part * 3 + column;
}
