// Names of files that may hold a number are not told.
import { describe, expect, it } from 'vitest';
import { hiddenFileNames, mayHoldNumber, withoutFileNames } from '../../src/records/file-names.js';

describe('a name that may hold a number', () => {
  it.each([
    '526018159084.csv',
    '5260-1815-9084.csv',
    '５２６０１８１５９０８４.xlsx',
    '526 018 159 084.csv',
    '090-1234-5678.csv',
    '03(1234)5678.csv',
    '0312345678_records.csv',
    '記録_2025-04-01_526018159084.csv',
  ])('%s', (name) => expect(mayHoldNumber(name)).toBe(true));

  it.each([
    'records.csv',
    'records-2025-04-01.csv',
    '20250401.csv',
    '202504011230.csv',
    '20250401123000.csv',
    '2025-04-01_1230.csv',
    '1733030400000.csv',
    '港区_令和7年度_第2回.xlsx',
  ])('not %s', (name) => expect(mayHoldNumber(name)).toBe(false));
});

it('stands for each name by its own, without the folder, and keeps its endings', () => {
  const paths = [
    'a/526018159084.csv.gz',
    'records.csv',
    'b\\090-1234-5678',
    'c/526018159084.csv.gz',
  ];
  const hidden = hiddenFileNames(paths);
  expect(paths.map((path) => withoutFileNames(path, hidden))).toEqual([
    'a/(1).csv.gz',
    'records.csv',
    'b\\(2)',
    'c/(1).csv.gz',
  ]);
});
