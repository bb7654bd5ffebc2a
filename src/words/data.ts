// Words for what is wrong in the program's own data files.
import type { DataCode } from '../rules/data-finding.js';
import type { Localized } from '../rules/rule-book.js';

/** What is wrong in the form of any JSON, by the validation library's codes. */
export const SHAPE_WORDS = {
  invalid_type: { en: 'missing, or of the wrong kind', ja: '項目がないか、値の種類が違う' },
  unrecognized_keys: { en: 'an unknown key', ja: '不明な項目がある' },
  too_small: { en: 'too small, or empty', ja: '値が小さすぎるか空' },
  too_big: { en: 'too large', ja: '値が大きすぎる' },
  otherwise: { en: 'not as expected', ja: '値が正しくない' },
} as const satisfies Partial<Record<DataCode, Localized>>;

export const DATA_WORDS = {
  ...SHAPE_WORDS,
  invalid_value: { en: 'not one of the values allowed here', ja: '使えない値' },
  'not-a-date': {
    en: 'not a date; write it as 2022-04-01',
    ja: '日付ではない (例: 2022-04-01)',
  },
  'out-of-order': {
    en: 'the values of a rule must be in order of date, one a day',
    ja: '値は日付の順に、1日に一つ必要',
  },
  'unknown-rule': { en: 'there is no such rule', ja: 'この名前の規定はない' },
  'rule-twice': { en: 'the rule stands twice', ja: '規定が二つある' },
  'rule-missing': { en: 'the rule is missing', ja: '規定がない' },
  'several-versions': {
    en: 'the files of the folder have different versions',
    ja: 'フォルダー内のファイルの版が異なる',
  },
} as const satisfies Record<DataCode, Localized>;
