// Tolerances of the comparison with a table: by column, in exact arithmetic.
import { COMPARED_COLUMNS, type ComparedColumn } from '../read/tables/published-table.js';

/** The largest difference that passes: in the cell's unit, or in thousandths of a percent of the published figure. */
export type Tolerance =
  | { readonly kind: 'number'; readonly most: number }
  | { readonly kind: 'percent'; readonly thousandths: number };

/** A column without a tolerance must be equal. */
export type Tolerances = Readonly<Partial<Record<ComparedColumn, Tolerance>>>;

/**
 * Reads tolerances such as `card=5` and `total=1%,certificate=0.5%`: a whole number, or a percentage up to 100 with up
 * to three decimals. `columnOf` finds a column by any of its names. Undefined where one has another form, or names a
 * column that is not compared, or one twice.
 */
export function readTolerances(
  texts: readonly string[],
  columnOf: (name: string) => ComparedColumn | undefined = named,
): Tolerances | undefined {
  const read: Partial<Record<ComparedColumn, Tolerance>> = {};
  for (const part of texts.flatMap((text) => text.split(','))) {
    const [name, amount, ...more] = part.split('=').map((side) => side.trim());
    const column = columnOf(name ?? '');
    const tolerance = amount === undefined ? undefined : readTolerance(amount);
    if (column === undefined || tolerance === undefined || more.length > 0) return undefined;
    if (read[column] !== undefined) return undefined;
    read[column] = tolerance;
  }
  return read;
}

function named(name: string): ComparedColumn | undefined {
  return COMPARED_COLUMNS.find((each) => each === name);
}

function readTolerance(text: string): Tolerance | undefined {
  if (/^\d{1,9}$/.test(text)) return { kind: 'number', most: Number(text) };
  const match = /^(\d{1,3})(?:\.(\d{1,3}))?%$/.exec(text);
  if (!match) return undefined;
  const [, whole, decimals = ''] = match;
  const thousandths = Number(whole) * 1000 + Number(decimals.padEnd(3, '0'));
  return thousandths > 100_000 ? undefined : { kind: 'percent', thousandths };
}

/** Whether a difference from a published figure passes; one equal to the tolerance does. */
export function isTolerated(
  difference: number,
  published: number,
  tolerance: Tolerance | undefined,
): boolean {
  if (tolerance === undefined) return difference === 0;
  const size = Math.abs(difference);
  return tolerance.kind === 'number'
    ? size <= tolerance.most
    : size * 100_000 <= tolerance.thousandths * Math.abs(published);
}

/** A tolerance as its option has it. */
export function toleranceText(tolerance: Tolerance): string {
  return tolerance.kind === 'number' ? String(tolerance.most) : `${tolerance.thousandths / 1000}%`;
}

/** The tolerances as the option has them, in the order of the columns; null for none. */
export function tolerancesText(tolerances: Tolerances): string | null {
  const texts = COMPARED_COLUMNS.flatMap((column) => {
    const tolerance = tolerances[column];
    return tolerance === undefined ? [] : [`${column}=${toleranceText(tolerance)}`];
  });
  return texts.length === 0 ? null : texts.join(',');
}
