// Of a list whose sum is known, no small count is shown or can be worked out.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { suppressCounts } from '../../src/privacy/suppress-counts.js';

it.each([
  [
    [120, 40],
    [120, 40],
  ],
  [
    [120, 3, 40],
    [120, null, null],
  ],
  [
    [120, 3, 4],
    [120, null, null],
  ],
  [
    [120, 1, 1],
    [null, null, null],
  ],
  [
    [120, 1, 0],
    [null, null, 0],
  ],
  [[5], [null]],
  [
    [10, 0],
    [10, 0],
  ],
])('%j', (counts, shown) => {
  expect(suppressCounts(counts, 10)).toEqual(shown);
  expect(suppressCounts(counts, 0)).toEqual(counts);
});

it('leaves every small count more than one value, unless the sum alone tells it', () => {
  const lists = fc.array(fc.oneof(fc.nat(15), fc.nat(1000)), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(lists, (counts) => {
      const shown = suppressCounts(counts, 10);
      const blank = counts.filter((_, place) => shown[place] === null);
      for (const [place, count] of counts.entries()) {
        if (count >= 1 && count < 10) expect(shown[place]).toBeNull();
        else expect([null, count]).toContain(shown[place]);
      }
      if (blank.length === 0) return;
      const sum = blank.reduce((all, count) => all + count, 0);
      const isAll = counts.filter((count) => count > 0).length === blank.length;
      expect(isAll || (blank.length > 1 && sum > blank.length)).toBe(true);
    }),
  );
});
