// Suppression of small counts in a list of which the sum is known, with complementary suppression.

/** A list in which what is small, or would give it away, is null. */
export type ShownCounts = readonly (number | null)[];

/**
 * Blanks every count of 1 to `below` − 1, and where that leaves one blank, or blanks that can be worked out from the sum of
 * all, the smallest others that are not zero, the first among equals. A `below` of 0 or 1 blanks nothing.
 *
 * @example
 * suppressCounts([120, 3, 40], 10) // => [120, null, null]
 * suppressCounts([120, 3, 4], 10) // => [120, null, null]
 */
export function suppressCounts(counts: readonly number[], below: number): ShownCounts {
  const blank = new Set(
    [...counts.keys()].filter((place) => {
      const count = counts[place] as number;
      return count >= 1 && count < below;
    }),
  );
  const others = [...counts.keys()]
    .filter((place) => !blank.has(place) && counts[place] !== 0)
    .sort((one, other) => (counts[one] as number) - (counts[other] as number));
  const isKnown = () => {
    const sum = [...blank].reduce((all, place) => all + (counts[place] as number), 0);
    // Blanks that are all 1 add up to as many as they are.
    return blank.size === 1 || (blank.size > 1 && sum === blank.size);
  };
  while (isKnown()) {
    const next = others.shift();
    if (next === undefined) break;
    blank.add(next);
  }
  return counts.map((count, place) => (blank.has(place) ? null : count));
}
