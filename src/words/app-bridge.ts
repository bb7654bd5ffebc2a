// The words of the page's view that leads from a published table to the law.
import type { Localized } from '../rules/rule-book.js';

export const BRIDGE_APP_WORDS = {
  which: {
    en: 'How far is a published table from the law? Open the table that your own municipality published. The program holds only that of Minato ward (5 September 2025): with records of another place it shows how such a table is made, and says nothing of your own.',
    ja: '自庁で公表した年度別の件数の表を開くと、法令どおりの件数との違いを段階ごとに示します。このページにあるのは港区の公表表 (令和7年9月5日) だけです。ほかの自治体の記録と並べても、数え方の違いの例になるだけで、自庁の表との比較にはなりません。',
  },
  example: {
    en: 'From Minato ward’s published table (5 September 2025), of which this example is made, to the law.',
    ja: 'この例のもとになった港区の公表表 (令和7年9月5日) から、法令どおりの件数までの違いです。',
  },
  other: {
    en: 'An example: the table is that of Minato ward (5 September 2025), not that of your own municipality. Only the steps below the shortcut are about your records.',
    ja: '例として、港区の公表表 (令和7年9月5日) と並べています。自庁の表ではありません。開いた記録についていえるのは、「発行年度による概算」より下の段だけです。',
  },
  own: {
    en: 'From the table “{file}” to the law.',
    ja: '「{file}」から、法令どおりの件数までの違いです。',
  },
  form: {
    en: 'CSV or Excel with a column of fiscal years and any of card, certificate, total, capacity.',
    ja: '年度の列と、カード・電子証明書・合計・予約可能件数のいずれかの列がある CSV か Excel です。',
  },
  open: { en: 'Open a table of your own', ja: '自庁の公表表を開く' },
  table: { en: 'table', ja: '公表表' },
  useOther: { en: 'See it with Minato’s table', ja: '港区の表で見てみる' },
} as const satisfies Record<string, Localized>;
