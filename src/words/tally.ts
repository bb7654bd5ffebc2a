// Decides the words for what can be wrong in a tally.
import type { Localized } from '../rules/rule-book.js';

/** What can be wrong in a tally, as JSON or as the table a query gives. */
export const TALLY_WORDS = {
  'not-a-tally': {
    en: 'the file is no tally made by koshin tally (schema koshin.tally/1)',
    ja: 'koshin tally が作った集計ファイル (koshin.tally/1) ではありません',
  },
  'no-json': {
    en: 'the JSON is damaged or cut short; copy the file again',
    ja: 'JSON が壊れているか途中で切れています。もう一度コピーしてください',
  },
  'unknown-key': { en: 'the key is not known', ja: '不明なキーです' },
  missing: { en: 'is missing', ja: 'がありません' },
  'does-not-fit': {
    en: 'is not of the form that koshin writes (figures are whole numbers of 0 or more)',
    ja: 'が決まった形ではありません (件数は0以上の整数)',
  },
  'years-reversed': { en: 'lies before the first year', ja: 'が最初の年度より前です' },
  periods: {
    en: 'not every fiscal year or month stands here once and in order; the file may be cut short',
    ja: 'の年度または年月に、抜け・重複・順序の乱れがあります。途中で切れたファイルかもしれません',
  },
  sum: {
    en: 'does not add up with the figures beside it; a figure was changed after the count',
    ja: 'がほかの値と合いません。集計の後に書き換えられています',
  },
  blank: {
    en: 'is blank although nothing was suppressed',
    ja: 'が空欄ですが、秘匿の指定がありません',
  },
  'not-blank': {
    en: 'is given although the figure is there',
    ja: 'は、件数があるときには書けません',
  },
  'unknown-column': { en: 'a column has an unknown name', ja: '不明な列名があります' },
  'repeated-column': { en: 'a column stands twice', ja: '同じ列が二つあります' },
  'missing-column': {
    en: 'a column is missing; keep all columns that the query of koshin sql gives',
    ja: '足りない列があります。koshin sql の問合せが返す列をすべて残してください',
  },
  'row-length': {
    en: 'the row has not as many cells as the header',
    ja: '列数が見出しと異なります',
  },
  'open-quote': { en: 'a quotation mark is never closed', ja: '引用符が閉じていません' },
  'several-terms': {
    en: 'the columns from rules on must be the same in every row; results of several queries stand in one file',
    ja: 'rules 以後の列はどの行も同じはずです。複数の問合せの結果が一つのファイルに入っています',
  },
  period: {
    en: 'the year or month is none of those asked for',
    ja: '年度または年月が範囲外です',
  },
  kind: { en: 'the kind is not known', ja: '種別 (kind) が不明です' },
  count: { en: 'count is no whole number', ja: '件数 (count) が整数ではありません' },
  'repeated-row': { en: 'the same figure stands twice', ja: '同じ項目が二度あります' },
  'missing-rows': {
    en: 'rows are missing; keep every row that the query gives, those with 0 too',
    ja: '足りない行があります。0件の行も含め、問合せの結果をすべて残してください',
  },
} as const satisfies Record<string, Localized>;

export type TallyFault = keyof typeof TALLY_WORDS;
