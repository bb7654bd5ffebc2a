// The words for what tallies must have in common.
import type { TermCode } from '../records/fault.js';
import type { Localized } from '../rules/rule-book.js';

/** What tallies must have in common, as a sentence names it. */
export const TERM_WORDS = {
  rules: { en: 'the version of the rules', ja: '法令データの版' },
  rulesDigest: { en: 'the rule data', ja: '法令データ' },
  from: { en: 'the first fiscal year', ja: '最初の年度' },
  to: { en: 'the last fiscal year', ja: '最後の年度' },
  asOf: { en: 'the as-of day', ja: '基準日' },
  method: { en: 'the method', ja: '数え方' },
  repeatRenewals: { en: 'counting repeat renewals', ja: '再度の更新の扱い' },
  suppressBelow: { en: 'the limit of small figures', ja: '秘匿する件数の基準' },
} as const satisfies Record<TermCode, Localized>;

/** What such a term says where it is neither a number nor a name. */
export const TERM_VALUE_WORDS = {
  notGiven: { en: 'not given', ja: '指定なし' },
  yes: { en: 'yes', ja: 'あり' },
  no: { en: 'no', ja: 'なし' },
} as const satisfies Record<string, Localized>;

/** What to do where tallies differ in a term. */
export const TALLY_WAYS = {
  asOf: {
    en: 'the one shows as due what the other no longer holds; take extracts of the same day, or count all with one --as-of',
    ja: '一方で満了予定のものが、他方ではすでに記録から消えているためです。同じ日に抽出した記録を使うか、すべてに同じ --as-of を付けて作り直してください',
  },
  others: {
    en: 'make one of them again with the other’s options',
    ja: 'どちらかを同じオプションで作り直してください',
  },
} as const satisfies Record<string, Localized>;
