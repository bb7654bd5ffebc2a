// Suppression of small figures in a breakdown, with complementary suppression so that none follows by subtraction.
import { compareWithCapacity } from '../capacity/comparison.js';
import type { ForecastRow, KindFigures, ShownRow } from '../capacity/forecast-row.js';
import { blanksInGrid, type Grid, gridOf } from './suppress-grid.js';

/** The figures of a row that can be blank. */
export const SUPPRESSIBLE = [
  'card',
  'certificate',
  'total',
] as const satisfies readonly (keyof KindFigures)[];
export type SuppressibleFigure = (typeof SUPPRESSIBLE)[number];

/** A blank figure and the reason: it is small, or it protects a small one. */
export interface SuppressedFigure {
  readonly fiscalYear: number;
  /** The row's place among the rows given. */
  readonly row: number;
  readonly figure: SuppressibleFigure;
  readonly reason: 'small' | 'complementary';
}

/** A breakdown that may be published. */
export interface Suppression {
  readonly rows: readonly ShownRow[];
  readonly suppressed: readonly SuppressedFigure[];
  /** Small figures that no blank can protect: those of a year with a single part, which is the published total. */
  readonly exposed: readonly SuppressedFigure[];
}

/**
 * Blanks every figure of 1 to `below` − 1 in a forecast by office or by month, then as many others as it takes that no
 * small one can be worked out. A reader of the forecast knows that card + certificate = total in a row, and of each
 * fiscal year the totals over all offices (or months), from the forecast without a breakdown. In each of these sums no
 * figure is blank or at least two are; the second is the smallest that is not zero, the first among equals. Where the
 * sums still leave a small figure only one value (two blanks that add up to 2), more figures are blanked. A zero is
 * blanked only where a small figure has nothing else to protect it; so a blank may be any number from 0. Rows without
 * a breakdown stay as they are. By office and month at once a reader knows the sums over offices and over months too
 * ({@link blanksInGrid}), but not those that are blank in the forecast by office or by month: the three hold together. A `below` of 0 or 1 blanks nothing. The choice is greedy: it can blank more than the
 * minimum.
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

/** Figures of one year with a known sum: of a row, or of a column over all parts, whose total is published. */
type Sum = readonly Cell[];

interface YearBlanks {
  readonly blank: ReadonlySet<Cell>;
  readonly small: ReadonlySet<Cell>;
  readonly exposed: ReadonlySet<Cell>;
}

/** The blanks of one fiscal year. */
function suppressYear(parts: readonly ForecastRow[], below: number): YearBlanks {
  const values = parts.flatMap((row) => SUPPRESSIBLE.map((figure) => row[figure]));
  const all = [...values.keys()];
  const small = new Set(
    all.filter((cell) => (values[cell] as number) >= 1 && (values[cell] as number) < below),
  );
  const blank = new Set(small);
  const grid = gridOf(parts);
  if (small.size === 0 && grid === undefined) return { blank, small, exposed: small };
  if (grid !== undefined) {
    const margins = blankMargins(grid, below);
    return { blank: blanksInGrid(grid, small, margins), small, exposed: new Set() };
  }

  const columns = SUPPRESSIBLE.map(
    (_, column): Sum => parts.map((_, part) => cellAt(part, column)),
  );
  const rows = parts.map((_, part): Sum => SUPPRESSIBLE.map((_, column) => cellAt(part, column)));
  if (parts.length === 1) {
    pairUp(values, blank, rows);
    return { blank, small, exposed: small };
  }
  const sums = [...columns, ...rows];
  pairUp(values, blank, sums);
  for (const cell of small) {
    const own = [...(columns[cell % 3] as Sum), ...(rows[Math.trunc(cell / 3)] as Sum)];
    while (isPinned(cell, values, blank)) {
      const next = nextBlank(values, blank, own, all);
      // The whole year is blank: then a reader cannot rule out that a blank is a zero.
      if (next === undefined) break;
      blank.add(next);
      pairUp(values, blank, sums);
    }
  }
  return { blank, small, exposed: new Set() };
}

/**
 * The figures of a grid whose sum over an office's months, or over the offices of a month, is blank in the forecast by
 * office or by month under the same limit: shown, they would give that sum away; so would their zeros, where few others
 * could be moved.
 */
function blankMargins({ rows, at }: Grid, below: number): ReadonlySet<Cell> {
  const months = (at[0] ?? []).map((_, month) => at.map((places) => places[month] as number));
  const blank = new Set<Cell>();
  for (const lines of [at, months]) {
    const sums = lines.map((places) => {
      const sum = (kind: 'card' | 'certificate') =>
        places.reduce((all, place) => all + (rows[place] as ForecastRow)[kind], 0);
      return {
        fiscalYear: 0,
        ...compareWithCapacity({ card: sum('card'), certificate: sum('certificate') }, undefined),
      };
    });
    for (const cell of suppressYear(sums, below).blank) {
      for (const place of lines[Math.trunc(cell / 3)] as readonly number[])
        blank.add(cellAt(place, cell % 3));
    }
  }
  return blank;
}

/** Gives every sum with a single blank a second one, until none is left. */
function pairUp(values: readonly number[], blank: Set<Cell>, sums: readonly Sum[]): void {
  for (let before = 0; before < blank.size; ) {
    before = blank.size;
    for (const sum of sums) {
      if (sum.filter((cell) => blank.has(cell)).length !== 1) continue;
      const second = nextBlank(values, blank, sum);
      if (second !== undefined) blank.add(second);
    }
  }
}

/**
 * The figure to blank next: the smallest that is not zero in the first of the choices that has one, the first among
 * equals; where only zeros are left, the first zero.
 */
function nextBlank(
  values: readonly number[],
  blank: ReadonlySet<Cell>,
  ...choices: readonly (readonly Cell[])[]
): Cell | undefined {
  const open = choices.map((cells) => cells.filter((cell) => !blank.has(cell)));
  const filled = open.map((cells) =>
    cells
      .filter((cell) => values[cell] !== 0)
      .sort((a, b) => (values[a] as number) - (values[b] as number)),
  );
  return [...filled, ...open].find((cells) => cells.length > 0)?.[0];
}

/**
 * Whether a blank figure has only one possible value. The figures are a flow network: each flows from its column to its
 * row, a row's total from the row to the column of totals, and each node passes on what enters it. Another table shows
 * the same if the figure can grow or shrink along a cycle of blanks. A blank shrinks to 1 at the least, which a reader
 * takes for granted, or to 0 in a year with a blank zero.
 */
function isPinned(cell: Cell, values: readonly number[], blank: ReadonlySet<Cell>): boolean {
  const least = [...blank].some((each) => values[each] === 0) ? 0 : 1;
  const { from, to } = nodesOf(cell);
  const canShrink = (values[cell] as number) > least;
  const edges = residualEdges(cell, values, blank, least);
  return !isReachable(to, from, edges) && !(canShrink && isReachable(from, to, edges));
}

/** From each node the nodes to which one more unit can flow. */
function residualEdges(
  without: Cell,
  values: readonly number[],
  blank: ReadonlySet<Cell>,
  least: number,
): ReadonlyMap<number, readonly number[]> {
  const edges = new Map<number, number[]>();
  const add = (from: number, to: number) => {
    const found = edges.get(from);
    if (found === undefined) edges.set(from, [to]);
    else found.push(to);
  };
  for (const cell of blank) {
    if (cell === without) continue;
    const { from, to } = nodesOf(cell);
    add(from, to);
    if ((values[cell] as number) > least) add(to, from);
  }
  return edges;
}

/** The nodes between which a figure flows: the columns are 0 to 2, the rows follow. */
function nodesOf(cell: Cell): { readonly from: number; readonly to: number } {
  const column = cell % 3;
  const row = 3 + Math.trunc(cell / 3);
  return column === 2 ? { from: row, to: column } : { from: column, to: row };
}

function isReachable(
  from: number,
  target: number,
  edges: ReadonlyMap<number, readonly number[]>,
): boolean {
  const seen = new Set([from]);
  const waiting = [from];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node === target) return true;
    for (const next of edges.get(node) ?? []) {
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
