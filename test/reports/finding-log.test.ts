// Values that are not known are listed once each with their rows, and shown only where they are categories.
import { describe, expect, it } from 'vitest';
import { createPrivacyGuard } from '../../src/privacy/guard/guard.js';
import { decodePrivacyData } from '../../src/privacy/guard/privacy-data.js';
import { valueOrThrow } from '../../src/records/fault.js';
import type { Finding } from '../../src/records/findings.js';
import { createFindingLog, MOST_VALUES, unknownValues } from '../../src/reports/finding-log.js';
import { repositoryJson } from '../support/law.js';

const privacy = valueOrThrow(decodePrivacyData(repositoryJson('data/privacy.json'), 'privacy'));
const { tells } = createPrivacyGuard(privacy, new Set());

function logOf(values: readonly string[], show = false) {
  const log = createFindingLog({
    listed: 100,
    perCode: { reject: 3, warning: 1 },
    tells: show ? undefined : tells,
  });
  values.forEach((unknown, index) => {
    log.add({ ...PLACE, code: 'unknown-status', params: { unknown }, line: index + 2 });
  });
  return log;
}

const PLACE = { file: 'a.csv', column: 3, columnLabel: '状態' };
const missing = (line: number): Finding => ({ ...PLACE, code: 'missing-value', line });

describe('values that are not known', () => {
  it('are listed once each, with their rows and the first of them', () => {
    const log = logOf(['保留', '調査中', '保留', '保留']);
    expect(log.listed(5)).toMatchObject([
      { count: 3, value: { kind: 'shown', text: '保留' }, finding: { line: 2 } },
      { count: 1, value: { kind: 'shown', text: '調査中' }, finding: { line: 3 } },
    ]);
    expect(log.total()).toBe(4);
    expect(unknownValues(log)).toBe(4);
  });

  it.each([
    ['a name', '山田太郎'],
    ['a name in two parts', '山田 花子'],
    ['a number', '983205673214'],
    ['a shorter number', 'A10023'],
    ['an address', '港区芝公園1丁目5番25号'],
    ['a telephone number', '03-1234-5678'],
  ])('are withheld where one looks like %s, and the others shown', (_, value) => {
    const listed = logOf(['保留', value, '保留']).listed(3);
    expect(listed[0]).toMatchObject({ count: 2, value: { kind: 'shown' } });
    expect(listed[1]).toMatchObject({ count: 1, finding: { line: 3 } });
    expect(listed[1]?.value?.kind).not.toBe('shown');
    expect(logOf([value], true).listed(1000)[0]?.value).toEqual({ kind: 'shown', text: value });
  });

  it('are withheld where one stands in a single row among two hundred', () => {
    expect(logOf(['鈴木', '保留', '保留']).listed(200)).toMatchObject([
      { value: { text: '保留' } },
      { value: { kind: 'withheld' } },
    ]);
  });

  it('are one entry where they are many, or long', () => {
    const many = Array.from({ length: MOST_VALUES + 1 }, (_, index) => `v${index}`);
    for (const values of [many, ['長い'.repeat(9)]]) {
      const listed = logOf([...values, '保留']).listed(20);
      expect(listed).toHaveLength(1);
      expect(listed[0]).toMatchObject({ count: values.length + 1, value: { kind: 'many' } });
    }
    expect(logOf(many.slice(1)).listed(20)).toHaveLength(MOST_VALUES);
  });
});

it('findings of other codes are kept up to a limit and all counted', () => {
  const log = logOf(['保留']);
  for (let line = 3; line < 13; line += 1) log.add(missing(line));
  expect(log.listed(20).map(({ finding }) => finding.line)).toEqual([2, 3, 4, 5]);
  expect(log.counts.get('missing-value')).toBe(10);
  expect(log.rejecting()).toBe(11);
});
