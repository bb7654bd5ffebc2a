// A sheet laid out for a terminal's width: as it is, a table for each scenario, or with its periods across.
import stringWidth from 'fast-string-width';
import { type Language, shortFiscalYearLabel } from '../words/language.js';
import { cellText, isNumeric } from './cell.js';
import type { Sheet, SheetCell, SheetColumn } from './sheet.js';
import { longestPart, wrapped } from './wrap.js';

/** A cell as text, and whether it is a deficit. */
export interface GridCell {
  readonly text: string;
  readonly isDeficit: boolean;
}

interface GridColumn {
  /** Columns of one key are equally wide in all grids of a layout. */
  readonly key: string;
  readonly heading: string;
  readonly isNumeric: boolean;
  /** The least width at which its texts may be wrapped; undefined where they must not be. */
  readonly least?: number;
}

/** A table of texts beneath its title. */
interface Grid {
  readonly title?: string;
  readonly columns: readonly GridColumn[];
  readonly rows: readonly (readonly GridCell[])[];
}

/** A grid with the width of each column. */
export interface FittedGrid extends Grid {
  readonly widths: readonly number[];
}

/** Columns between two columns of a table. */
export const GAP = 2;

/** Headings take so many lines at most, each no narrower than this. */
const HEADING = { lines: 3, least: 8 };

/** Texts are wrapped to no less than this; a word longer than the last of these may be broken. */
const LEAST = { label: 14, text: 12, word: 24 };

/** Stands between the parts of a title. */
const BETWEEN = ' / ';

/**
 * The sheet as tables no wider than `width`, as far as numbers can be kept whole. The first that fits is taken: the sheet
 * as it is; of a table for each scenario and site and the same with the periods across, the narrower; the periods across
 * in several tables; the columns in several tables.
 */
export function fitted(sheet: Sheet, language: Language, width: number): FittedGrid[] {
  const whole = withBounds(sheet, language);
  const plain = gridOf(whole, language);
  const short = { ...whole, columns: whole.columns.map(shortened) };
  const asItIs = sized([plain], width) ?? sized([gridOf(short, language)], width);
  if (asItIs !== undefined) return asItIs;
  const keys = keyColumns(whole);
  const period = periodColumn(whole, keys);
  if (period !== undefined) {
    const down = sized(
      placesOf(whole, keys, period, language).map((place) => gridOf(place, language)),
      width,
    );
    const places = placesOf(sheet, keys, period, language);
    const across = sized(
      places.map((place) => turned(place, language)),
      width,
    );
    if (down && across) return totalWidth(across) < totalWidth(down) ? across : down;
    const either = down ?? across ?? inParts(places, language, width);
    if (either !== undefined) return either;
  }
  const wrapping = withWrappedTexts(gridOf(short, language));
  return sized([wrapping], width) ?? columnParts(wrapping, width);
}

/** The widest of the tables. */
function totalWidth(grids: readonly FittedGrid[]): number {
  return Math.max(...grids.map(({ widths }) => sumOf(widths) + GAP * (widths.length - 1)));
}

/** The grids with the widths of their columns, equal for equal keys; undefined if one of them is wider than `width`. */
function sized(grids: readonly Grid[], width: number): FittedGrid[] | undefined {
  for (let lines = 1; lines <= HEADING.lines; lines += 1) {
    const widths = new Map<string, number>();
    for (const { columns, rows } of grids) {
      columns.forEach(({ key, heading }, index) => {
        const body = Math.max(0, ...rows.map((row) => stringWidth(row[index]?.text ?? '')));
        const needed = Math.max(body, headingWidth(heading, lines, body));
        widths.set(key, Math.max(widths.get(key) ?? 0, needed));
      });
    }
    const wide = (each: Grid) =>
      sumOf(each.columns.map(({ key }) => widths.get(key) ?? 0)) + GAP * (each.columns.length - 1);
    let excess = Math.max(...grids.map(wide)) - width;
    for (const { key, least = 0 } of excess > 0 ? wrappable(grids[0], widths) : []) {
      const natural = widths.get(key) ?? 0;
      const shrunk = Math.min(natural, Math.max(least, natural - Math.max(0, excess)));
      excess -= natural - shrunk;
      widths.set(key, shrunk);
    }
    if (excess > 0) continue;
    return grids.map((each) => ({
      ...each,
      widths: each.columns.map(({ key }) => widths.get(key) ?? 0),
    }));
  }
  return undefined;
}

/** The columns whose texts may be wrapped, the widest first. */
function wrappable(grid: Grid | undefined, widths: ReadonlyMap<string, number>): GridColumn[] {
  const columns = grid?.columns.filter(({ least }) => least !== undefined) ?? [];
  return columns.sort((a, b) => (widths.get(b.key) ?? 0) - (widths.get(a.key) ?? 0));
}

/** The least width, not below `from`, at which a heading takes no more than so many lines. */
function headingWidth(heading: string, lines: number, from: number): number {
  const most = stringWidth(heading);
  if (lines === 1) return most;
  const least = Math.max(from, Math.ceil(most / lines), HEADING.least);
  for (let width = least; width < most; width += 1) {
    const found = wrapped(heading, width);
    if (found.length <= lines && found.every((line) => stringWidth(line) <= width)) return width;
  }
  return most;
}

/** The sheet with each range in one cell: 2,345 (2,100 – 2,600), or one figure if its bounds are the same. */
export function withBounds(sheet: Sheet, language: Language): Sheet {
  const { columns, rows } = sheet;
  if (columns.every(({ bound }) => bound === undefined)) return sheet;
  const shown = columns.flatMap(({ bound }, index) => (bound === undefined ? [index] : []));
  return {
    ...sheet,
    columns: shown.map((index) => columns[index] as SheetColumn),
    rows: rows.map((row) =>
      shown.map((index): SheetCell => {
        const value = row[index] ?? null;
        const { kind } = columns[index] as SheetColumn;
        if (columns[index + 1]?.bound === undefined) return value;
        const [low = null, high = null] = row.slice(index + 1, index + 3);
        const text = (of: SheetCell) => cellText(of, kind, language);
        return low === high || low === null || high === null
          ? value
          : `${text(value)} (${text(low)} – ${text(high)})`;
      }),
    ),
  };
}

function shortened({ short, ...column }: SheetColumn): SheetColumn {
  return { ...column, heading: short ?? column.heading };
}

function gridOf({ title, columns, rows }: Sheet, language: Language): Grid {
  return {
    ...(title !== undefined && { title }),
    columns: columns.map(({ key, heading, kind }) => ({
      key,
      heading,
      isNumeric: isNumeric(kind),
    })),
    rows: rows.map((row) =>
      columns.map((column, index) => gridCell(row[index] ?? null, column, language)),
    ),
  };
}

function gridCell(value: SheetCell, { kind }: SheetColumn, language: Language): GridCell {
  return {
    text: cellText(value, kind, language),
    isDeficit: kind === 'signed' && typeof value === 'number' && value < 0,
  };
}

/** The columns before the first figure: they say what a row is about. */
function keyColumns({ columns }: Sheet): number[] {
  const first = columns.findIndex(({ kind }) => isNumeric(kind));
  return columns.slice(0, Math.max(0, first)).map((_, index) => index);
}

/** The column of periods among the keys: the months, else the fiscal years. */
function periodColumn({ columns }: Sheet, keys: readonly number[]): number | undefined {
  const months = keys.find((index) => columns[index]?.key === 'month');
  return months ?? keys.find((index) => columns[index]?.kind === 'year');
}

/**
 * The rows of each scenario and site, or whatever else the keys are, as sheets that bear them as titles. A figure that
 * only other places have is left out.
 */
function placesOf(
  sheet: Sheet,
  keys: readonly number[],
  period: number,
  language: Language,
): Sheet[] {
  const { columns } = sheet;
  const others = keys.filter((index) => index !== period);
  const groups = new Map<string, (readonly SheetCell[])[]>();
  for (const row of sheet.rows) {
    const names = others.map((index) =>
      cellText(row[index] ?? null, (columns[index] as SheetColumn).kind, language),
    );
    const title = names.filter((name) => name !== '').join(BETWEEN);
    const group = groups.get(title);
    if (group === undefined) groups.set(title, [row]);
    else group.push(row);
  }
  const figures = columns.flatMap((_, index) => (keys.includes(index) ? [] : [index]));
  const isEmpty = (rows: readonly (readonly SheetCell[])[], index: number) =>
    rows.every((row) => (row[index] ?? null) === null);
  return [...groups].map(([title, rows]) => {
    const shown = [
      period,
      ...figures.filter((index) => !isEmpty(rows, index) || isEmpty(sheet.rows, index)),
    ];
    return {
      ...(title !== '' && { title }),
      columns: shown.map((index) => columns[index] as SheetColumn),
      rows: rows.map((row) => shown.map((index) => row[index] ?? null)),
      notes: [],
    };
  });
}

/** A place with its periods across, and a row for each figure; those of bounds only where they say more. */
function turned({ title, columns, rows }: Sheet, language: Language): Grid {
  const [period, ...figures] = columns as readonly [SheetColumn, ...SheetColumn[]];
  const lines = figures.flatMap((column, at) => {
    const index = at + 1;
    if (column.bound !== undefined) {
      const figure = columns.findLastIndex(({ bound }, place) => place < index && !bound);
      const first = columns.findIndex(({ bound }, place) => place > figure && bound);
      const says = rows.some((row) => row[first] !== row[first + 1]);
      if (!says) return [];
    }
    const label = column.bound === undefined ? column.heading : `  ${column.bound[language]}`;
    return [
      [
        { text: label, isDeficit: false },
        ...rows.map((row) => gridCell(row[index] ?? null, column, language)),
      ],
    ];
  });
  return {
    ...(title !== undefined && { title }),
    columns: [
      { key: 'figure', heading: period.heading, isNumeric: false, least: LEAST.label },
      ...rows.map(([value = null], place) => ({
        key: `period ${place}`,
        heading:
          typeof value === 'number'
            ? shortFiscalYearLabel(value, language)
            : cellText(value, period.kind, language),
        isNumeric: true,
      })),
    ],
    rows: lines,
  };
}

/** The periods of each place across, in as few equal parts as fit; undefined if not even one period does. */
function inParts(
  places: readonly Sheet[],
  language: Language,
  width: number,
): FittedGrid[] | undefined {
  const most = Math.max(...places.map(({ rows }) => rows.length));
  for (let parts = 2; parts <= most; parts += 1) {
    const size = Math.ceil(most / parts);
    const grids = places.flatMap((place) =>
      slices(place.rows, size).map((rows) => turned({ ...place, rows }, language)),
    );
    const found = sized(grids, width);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The columns in as few tables as fit, each beginning with those that say what a row is about. */
function columnParts(grid: Grid, width: number): FittedGrid[] {
  const { columns, rows } = grid;
  const keys = columns.findIndex(({ isNumeric: number }) => !number) + 1;
  const figures = columns.length - keys;
  for (let parts = 2; parts <= figures; parts += 1) {
    const places = slices(
      Array.from({ length: figures }, (_, index) => keys + index),
      Math.ceil(figures / parts),
    );
    // Each part by itself: what is not beside each other need not be equally wide.
    const found = places.map((own) => {
      const shown = [...Array.from({ length: keys }, (_, index) => index), ...own];
      const part = {
        columns: shown.map((index) => columns[index] as GridColumn),
        rows: rows.map((row) => shown.map((index) => row[index] as GridCell)),
      };
      return sized([part], width);
    });
    if (found.every((each) => each !== undefined)) return found.flat();
  }
  return sized([grid], Number.POSITIVE_INFINITY) as FittedGrid[];
}

/** The grid, with its texts to be wrapped between words where that is needed. */
function withWrappedTexts(grid: Grid): Grid {
  return {
    ...grid,
    columns: grid.columns.map((column, index) => {
      if (column.isNumeric) return column;
      const longest = grid.rows.map((row) => longestPart(row[index]?.text ?? ''));
      return { ...column, least: Math.min(LEAST.word, Math.max(LEAST.text, ...longest)) };
    }),
  };
}

function slices<Each>(all: readonly Each[], size: number): Each[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, part) =>
    all.slice(part * size, (part + 1) * size),
  );
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0);
}
