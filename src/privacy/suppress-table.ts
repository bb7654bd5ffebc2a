// Suppression of small counts in a table of which the sums of all rows and columns are known.

/**
 * Blanks every count of 1 to `below` − 1 in a table, and where a row or a column is left with a single blank, which its sum
 * would give away, the smallest other count in it, a zero only where there is nothing else. A `below` of 0 or 1 blanks
 * nothing. All rows have the same number of counts.
 */
export function suppressTable(
  rows: readonly (readonly number[])[],
  below: number,
): readonly (readonly (number | null)[])[] {
  const blank = rows.map((row) => row.map((count) => count >= 1 && count < below));
  const width = rows[0]?.length ?? 0;
  const lines: (readonly [row: number, column: number])[][] = [
    ...rows.map((row, at) => row.map((_, column) => [at, column] as const)),
    ...Array.from({ length: width }, (_, column) => rows.map((_, at) => [at, column] as const)),
  ];
  const isBlank = ([row, column]: readonly [number, number]) => blank[row]?.[column] === true;
  const countAt = ([row, column]: readonly [number, number]) => rows[row]?.[column] as number;
  for (let changed = true; changed; ) {
    changed = false;
    for (const line of lines) {
      if (line.filter(isBlank).length !== 1) continue;
      const [next] = line
        .filter((cell) => !isBlank(cell))
        .sort(
          (one, other) =>
            Number(countAt(one) === 0) - Number(countAt(other) === 0) ||
            countAt(one) - countAt(other),
        );
      if (next === undefined) continue;
      (blank[next[0]] as boolean[])[next[1]] = true;
      changed = true;
    }
  }
  return rows.map((row, at) => row.map((count, column) => (blank[at]?.[column] ? null : count)));
}
