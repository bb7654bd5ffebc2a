// Least squares with unknowns that cannot be negative, and the linear algebra that it and its variances take.

/** A matrix by rows, each of the same length. */
export type Matrix = readonly (readonly number[])[];

/** What rounding leaves of a pivot that is none. */
const NO_PIVOT = 1e-12;

/**
 * The inverse of a symmetric matrix without negative eigenvalues. Directions of which it knows nothing are held by a ridge of
 * 10⁻⁹ of its mean diagonal, so that sums which are known come out right though their parts are not.
 */
export function inverseOf(matrix: Matrix): number[][] {
  const size = matrix.length;
  const mean = matrix.reduce((sum, row, index) => sum + (row[index] as number), 0) / size;
  const rows = matrix.map((row, index) => [
    ...row.map((value, column) => (column === index ? value + mean * RIDGE : value)),
    ...row.map((_, column) => (column === index ? 1 : 0)),
  ]);
  for (let column = 0; column < size; column += 1) {
    let best = column;
    for (let row = column + 1; row < size; row += 1)
      if (Math.abs(at(rows, row, column)) > Math.abs(at(rows, best, column))) best = row;
    const pivotRow = rows[best] as number[];
    rows[best] = rows[column] as number[];
    rows[column] = pivotRow;
    const pivot = pivotRow[column] as number;
    if (Math.abs(pivot) < NO_PIVOT * Math.max(mean, NO_PIVOT)) continue;
    for (let place = 0; place < 2 * size; place += 1)
      pivotRow[place] = (pivotRow[place] as number) / pivot;
    rows.forEach((row, index) => {
      const factor = row[column] as number;
      if (index === column || factor === 0) return;
      for (let place = column; place < 2 * size; place += 1)
        row[place] = (row[place] as number) - factor * (pivotRow[place] as number);
    });
  }
  return rows.map((row) => row.slice(size));
}

const RIDGE = 1e-9;

function at(matrix: Matrix, row: number, column: number): number {
  return matrix[row]?.[column] as number;
}

/**
 * The unknowns, none below 0, with the least weighted sum of squares of `counts` minus `design` times unknowns: the active
 * set method of Lawson and Hanson (1974, chapter 23), on the normal equations, which for so
 * few unknowns of one size loses nothing. `weights`: of each row, 1 ÷ its variance.
 */
export function nonNegative(
  design: Matrix,
  counts: readonly number[],
  weights: readonly number[],
): number[] {
  const normal = weightedProduct(design, weights);
  const size = normal.length;
  const target = targetOf(design, counts, weights);
  const scale = Math.max(...target.map(Math.abs), Number.MIN_VALUE);
  const solution = target.map(() => 0);
  const isFree = target.map(() => false);
  // Each round adds an unknown; more rounds than this are a circle that rounding makes.
  for (let round = 0; round < 3 * size; round += 1) {
    const slope = target.map(
      (value, row) =>
        value - solution.reduce((sum, each, column) => sum + at(normal, row, column) * each, 0),
    );
    let next = -1;
    slope.forEach((value, index) => {
      if (isFree[index] !== true && value > scale * SLOPE && value > (slope[next] ?? 0))
        next = index;
    });
    if (next < 0) break;
    isFree[next] = true;
    for (;;) {
      const free = target.flatMap((_, index) => (isFree[index] === true ? [index] : []));
      const inverse = inverseOf(free.map((row) => free.map((column) => at(normal, row, column))));
      const tried = inverse.map((row) =>
        row.reduce(
          (sum, value, index) => sum + value * (target[free[index] as number] as number),
          0,
        ),
      );
      if (tried.every((value) => value > 0)) {
        free.forEach((index, place) => {
          solution[index] = tried[place] as number;
        });
        break;
      }
      let step = 1;
      free.forEach((index, place) => {
        const [old, wanted] = [solution[index] as number, tried[place] as number];
        if (wanted <= 0) step = Math.min(step, old / (old - wanted));
      });
      free.forEach((index, place) => {
        const old = solution[index] as number;
        const moved = old + step * ((tried[place] as number) - old);
        const isOut = (tried[place] as number) <= 0 && moved <= SLOPE;
        solution[index] = isOut ? 0 : moved;
        if (isOut) isFree[index] = false;
      });
    }
  }
  return solution;
}

/** A slope that is rounding. */
const SLOPE = 1e-9;

/** Design transposed times weights times design. */
export function weightedProduct(design: Matrix, weights: readonly number[]): number[][] {
  const size = design[0]?.length ?? 0;
  return Array.from({ length: size }, (_, row) =>
    Array.from({ length: size }, (__, column) =>
      design.reduce(
        (sum, each, index) =>
          sum + (each[row] as number) * (each[column] as number) * (weights[index] as number),
        0,
      ),
    ),
  );
}

function targetOf(design: Matrix, counts: readonly number[], weights: readonly number[]): number[] {
  return Array.from({ length: design[0]?.length ?? 0 }, (_, column) =>
    design.reduce(
      (sum, row, index) =>
        sum + (row[column] as number) * (weights[index] as number) * (counts[index] as number),
      0,
    ),
  );
}

/** The same without the bound. */
export function unbounded(
  design: Matrix,
  counts: readonly number[],
  weights: readonly number[],
): number[] {
  const target = targetOf(design, counts, weights);
  return inverseOf(weightedProduct(design, weights)).map((row) =>
    row.reduce((sum, value, index) => sum + value * (target[index] as number), 0),
  );
}
