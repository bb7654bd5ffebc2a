// Values that are not known are told by the rows they stand in, and shown only where that is asked for.
import { describe, expect, it } from 'vitest';
import { type ColumnFinding, MOST_VALUES } from '../../src/records/findings.js';
import { createFindingLog, unknownValues } from '../../src/reports/finding-log.js';

function logOf(values: readonly string[], showValues = false) {
  const log = createFindingLog({ listed: 100, perCode: { reject: 3, warning: 1 }, showValues });
  values.forEach((unknown, index) => {
    log.add({ ...PLACE, code: 'unknown-status', params: { unknown } }, index + 2);
  });
  return log;
}

const PLACE = { file: 'a.csv', column: 3, columnLabel: '状態' };
const MISSING: ColumnFinding = { ...PLACE, code: 'missing-value' };

describe('values that are not known', () => {
  const values = ['保留', '調査中', '保留', '保留'];

  it('are one entry, each by its first row and the number of its rows', () => {
    const log = logOf(values);
    const placed = [
      { line: 2, count: 3 },
      { line: 3, count: 1 },
    ];
    expect(log.listed()).toMatchObject([
      { count: 4, value: { kind: 'placed', values: placed }, finding: { line: 2 } },
    ]);
    expect(log.total()).toBe(4);
    expect(unknownValues(log)).toBe(4);
  });

  it('are shown where that is asked for', () => {
    expect(logOf(values, true).listed()).toMatchObject([
      { count: 3, value: { kind: 'shown', text: '保留' }, finding: { line: 2 } },
      { count: 1, value: { kind: 'shown', text: '調査中' }, finding: { line: 3 } },
    ]);
  });

  it('are no categories where they are many', () => {
    const many = Array.from({ length: MOST_VALUES + 1 }, (_, index) => `v${index}`);
    for (const showValues of [false, true]) {
      const listed = logOf([...many, '保留'], showValues).listed();
      expect(listed).toMatchObject([{ count: many.length + 1, value: { kind: 'many' } }]);
    }
    expect(logOf(many.slice(1), true).listed()).toHaveLength(MOST_VALUES);
  });
});

it('findings of other codes are kept up to a limit and all counted', () => {
  const log = logOf(['保留']);
  for (let line = 3; line < 13; line += 1) log.add(MISSING, line);
  expect(log.listed().map(({ finding }) => finding.line)).toEqual([2, 3, 4, 5]);
  expect(log.counts.get('missing-value')).toBe(10);
  expect(log.rejecting()).toBe(11);
});
