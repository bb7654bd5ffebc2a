// The words of anonymize and its report.
import type { Localized } from '../rules/rule-book.js';

/** Texts of the options of `anonymize`. */
export const ANONYMITY_HELP = {
  file: {
    en: 'file of records to make safe; - for standard input',
    ja: '匿名化する記録のファイル、- は標準入力',
  },
  output: {
    en: 'write the safe file here, whole or not at all; never over the input',
    ja: '匿名化したファイルの書き出し先 (失敗時はファイルを作成しない。入力には上書きしない)',
  },
  k: {
    en: 'also blur days of issue and hold back whoever shares every value with fewer than n cards, and say what that costs the forecast',
    ja: '発行日も丸めたうえで、すべての項目が同じカードが n 枚に満たない記録を除き、件数への影響を表示',
  },
  ids: {
    en: 'drop: no identifiers, alike rows merged into count; running: one row each, numbered anew',
    ja: 'drop: 整理番号を除き、同じ行は件数を付けて1行にまとめる。running: 行をまとめず通し番号を付ける',
  },
  dropOffice: {
    en: 'leave out the office (forecast --by office is then not possible)',
    ja: '総合支所を除く (支所別の集計はできなくなる)',
  },
} as const satisfies Record<string, Localized>;

export const ANONYMITY_HEADINGS = {
  stage: { en: 'records', ja: '記録' },
  rows: { en: 'input rows', ja: '入力の行数' },
  cards: { en: 'cards', ja: '枚数' },
  groups: { en: 'groups', ja: 'グループ数' },
  smallest_group: { en: 'smallest group', ja: '最小グループの枚数' },
  rows_below: { en: 'input rows in groups below {size}', ja: '{size}枚未満のグループの行数' },
  cards_below: { en: 'cards in groups below {size}', ja: '{size}枚未満のグループの枚数' },
  fiscal_year: { en: 'fiscal year', ja: '年度' },
  card_lost: { en: 'card procedures lost', ja: 'カード (減少分)' },
  card_all: { en: 'of', ja: 'カード (全体)' },
  certificate_lost: { en: 'certificate procedures lost', ja: '電子証明書 (減少分)' },
  certificate_all: { en: 'of', ja: '電子証明書 (全体)' },
} as const satisfies Record<string, Localized>;

export const ANONYMITY_STAGES = {
  before: { en: 'as read', ja: '読み込み時' },
  generalized: { en: 'generalized', ja: '一般化後' },
  after: { en: 'written', ja: '書き出し' },
} as const satisfies Record<string, Localized>;

export const ANONYMITY_WORDS = {
  group: {
    en: 'A group: all rows alike in every column written, the count and running numbers aside.',
    ja: 'グループとは、書き出した項目 (件数と通し番号を除く) がすべて同じ行の集まりである。',
  },
  columns: { en: 'Columns written: {list}.', ja: '書き出した項目: {list}。' },
  exact: {
    en: 'Nothing was held back: every figure from this file equals the original’s.',
    ja: '除いた記録はない。このファイルから計算する件数は、元のファイルの場合と完全に一致する。',
  },
  officeDropped: {
    en: 'The office was left out: figures by office cannot be had from this file.',
    ja: '総合支所を除いたため、このファイルから支所別の件数は計算できない。',
  },
  heldBack: {
    en: 'Held back: {cards} cards in {rows} rows. What the forecast loses with them:',
    ja: '除いた記録: {cards}枚 ({rows}行)。これにより見込みから減る件数:',
  },
  costBasis: {
    en: 'By the law with all repeat renewals, as of {asOf}.',
    ja: '法令による件数で、以後の更新をすべて含む (基準日 {asOf})。',
  },
  asOfMoved: {
    en: 'the records speak for {asOf}; the file written, by its own last day of issue, would be taken to speak for {written}. Give the day with every command that counts it: {command}',
    ja: '元の記録の基準日は {asOf} ですが、書き出したファイルだけを読むと、最後の発行日から {written} と判断されます。集計のたびに基準日を指定してください: {command}',
  },
  rejected: {
    en: 'Rejected and not written: {cards} cards in {rows} rows.',
    ja: 'エラーのため書き出していない記録: {cards}枚 ({rows}行)。',
  },
} as const satisfies Record<string, Localized>;
