// Labels of offices that are written like a person's name, however it is set apart or addressed; hardly an office's own label is.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { officeColumns } from '../../../scripts/privacy/harmless.js';
import { createPrivacyGuard } from '../../../src/privacy/guard/guard.js';
import { decodePrivacyData } from '../../../src/privacy/guard/privacy-data.js';
import { valueOrThrow } from '../../../src/records/fault.js';

const json: unknown = JSON.parse(readFileSync('data/privacy.json', 'utf8'));
const { isName } = createPrivacyGuard(
  valueOrThrow(decodePrivacyData(json, 'data')),
  new Set<number>(),
);

it.each([
  [
    '佐藤太郎',
    '佐藤　太郎',
    '佐藤　太郎様',
    '佐藤 太郎 様',
    '佐藤太郎さん',
    '佐藤太郎殿',
    '佐藤太郎宅',
  ],
  [
    '佐藤-太郎',
    '佐藤/太郎',
    '佐藤_太郎',
    '佐藤・太郎',
    '佐藤,太郎',
    '芝 佐藤太郎',
    '佐藤太郎（芝）',
  ],
  ['SATOU-TAROU', 'SATOU_TAROU', 'Satou/Taro', 'Satou Taro', 'SATOU TAROU 様'],
])('names: %s, %s, %s', (...labels) => {
  expect(labels.filter((label) => !isName(label))).toEqual([]);
});

/** Towns that are written like full names, and labels of two places that are. */
const TOWNS_LIKE_NAMES = /曽我光海|松田庶子|大門本江|国分向花/;
const PLACES_LIKE_NAMES =
  '長沼 あかね,塙 伊香,平田 小平,北 志茂,藤沢 善行,能登 斉和,島本 青葉,吉野 新子,川上 人知,福岡 青葉,水上 江代';

it('hardly a label of an office of any municipality', () => {
  const labels = [...new Set(officeColumns().flat())];
  const taken = labels.filter((label) => !TOWNS_LIKE_NAMES.test(label) && isName(label));
  expect(taken.join()).toBe(PLACES_LIKE_NAMES);
});
