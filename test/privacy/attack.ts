// An attacker with all outputs of a run: solves what they add up to, and narrows what is left by bounds.

/** What is known of people: the sum of unknown counts. Counts are named by their place. */
export interface Known {
  readonly parts: readonly number[];
  readonly sum: number;
}

/** A sum of which only the least is known. */
export interface AtLeast {
  readonly parts: readonly number[];
  readonly least: number;
}

/** Of a large prime, in which equations are solved exactly. */
const P = 2_147_483_647n;

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  for (let b = base % P, e = exponent; e > 0n; e >>= 1n) {
    if (e & 1n) result = (result * b) % P;
    b = (b * b) % P;
  }
  return result;
}

/**
 * Which of the secrets, each a sum of unknown counts, have one possible value: since it follows from the equations
 * (Gaussian elimination), or since no count is below 0 and `bounds` hold (bounds narrowed until nothing moves).
 */
export function recovered(
  unknowns: number,
  known: readonly Known[],
  bounds: readonly AtLeast[],
  secrets: readonly (readonly number[])[],
): boolean[] {
  const bySums = solved(unknowns, known, secrets);
  const byBounds = narrowed(unknowns, known, bounds, secrets);
  return secrets.map((_, at) => bySums[at] === true || byBounds[at] === true);
}

function solved(
  unknowns: number,
  known: readonly Known[],
  secrets: readonly (readonly number[])[],
): boolean[] {
  const vector = (parts: readonly number[]) => {
    const row = new Array<bigint>(unknowns).fill(0n);
    for (const part of parts) row[part] = ((row[part] as bigint) + 1n) % P;
    return row;
  };
  const basis = new Map<number, bigint[]>();
  /** What is left of a row when all that is known is taken from it. */
  const reduced = (row: bigint[]) => {
    for (let column = 0; column < unknowns; column += 1) {
      const factor = row[column] as bigint;
      const pivot = basis.get(column);
      if (factor === 0n || pivot === undefined) continue;
      for (let at = column; at < unknowns; at += 1)
        row[at] = ((row[at] as bigint) + P - ((factor * (pivot[at] as bigint)) % P)) % P;
    }
    return row;
  };
  for (const { parts } of known) {
    const row = reduced(vector(parts));
    const column = row.findIndex((value) => value !== 0n);
    if (column === -1) continue;
    const inverse = power(row[column] as bigint, P - 2n);
    basis.set(
      column,
      row.map((value) => (value * inverse) % P),
    );
  }
  return secrets.map((parts) => reduced(vector(parts)).every((value) => value === 0n));
}

function narrowed(
  unknowns: number,
  known: readonly Known[],
  bounds: readonly AtLeast[],
  secrets: readonly (readonly number[])[],
): boolean[] {
  const low = new Array<number>(unknowns).fill(0);
  const high = new Array<number>(unknowns).fill(Number.POSITIVE_INFINITY);
  const sumOf = (values: readonly number[], parts: readonly number[]) =>
    parts.reduce((sum, part) => sum + (values[part] as number), 0);
  const limits = [
    ...known.map(({ parts, sum }) => ({ parts, least: sum, most: sum })),
    ...bounds.map(({ parts, least }) => ({ parts, least, most: Number.POSITIVE_INFINITY })),
  ];
  for (let moved = true; moved; ) {
    moved = false;
    for (const { parts, least, most } of limits) {
      const lows = sumOf(low, parts);
      for (const part of parts) {
        const upper = most - (lows - (low[part] as number));
        if (upper < (high[part] as number)) {
          high[part] = upper;
          moved = true;
        }
        const others = parts.reduce(
          (sum, other) => sum + (other === part ? 0 : (high[other] as number)),
          0,
        );
        if (least - others > (low[part] as number)) {
          low[part] = least - others;
          moved = true;
          break;
        }
      }
    }
  }
  return secrets.map((parts) => sumOf(low, parts) === sumOf(high, parts));
}
