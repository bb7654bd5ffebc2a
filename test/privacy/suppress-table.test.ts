// Suppression in a table of which the sums of rows and columns are known.
import { describe, expect, it } from 'vitest';
import { suppressTable } from '../../src/privacy/suppress-table.js';
import { seeded } from '../support/seeded.js';

describe('a table', () => {
  it('without small counts is shown as it is', () => {
    expect(suppressTable([[10, 0, 30]], 10)).toEqual([[10, 0, 30]]);
  });

  it('a small count takes another of its row and of its column with it', () => {
    const shown = suppressTable(
      [
        [100, 20, 3],
        [200, 50, 60],
      ],
      10,
    );
    expect(shown).toEqual([
      [100, null, null],
      [200, null, null],
    ]);
  });

  it('no row or column is left with a single blank', () => {
    const chance = seeded(4);
    for (let round = 0; round < 300; round += 1) {
      const rows = Array.from({ length: chance.whole(1, 6) }, () =>
        Array.from({ length: 3 }, () => chance.whole(0, 40)),
      );
      const shown = suppressTable(rows, 10);
      rows.forEach((row, at) => {
        row.forEach((count, column) => {
          if (count >= 1 && count < 10) expect(shown[at]?.[column]).toBeNull();
        });
        expect(shown[at]?.filter((count) => count === null)).not.toHaveLength(1);
      });
      if (rows.length < 2) continue;
      for (const column of [0, 1, 2])
        expect(shown.filter((row) => row[column] === null)).not.toHaveLength(1);
    }
  });
});
