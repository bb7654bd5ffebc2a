// The words of a forecast and its tables.
import type { Localized } from '../rules/rule-book.js';

export const FORECAST_WORDS = {
  unit: { en: 'Procedures a fiscal year (April to March).', ja: '(単位:件)' },
  unitMonth: { en: 'Procedures a month.', ja: '(単位:件、月別)' },
  smallShown: {
    en: 'Caution: counts below 10 are shown. Before publication hide them with --suppress-below 10.',
    ja: '注意: 10件未満の数も表示している。公表する前に --suppress-below 10 で秘匿すること。',
  },
  suppressed: {
    en: 'Blank: a number below {below}, or one from which such a number could be worked out. The difference from a table of another as-of day can give it away: publish one of them.',
    ja: '空欄: {below}未満の件数、またはそれを逆算できる件数 (秘匿)。基準日の異なる表との差から分かることがあるため、公表するのは一方とすること。',
  },
  atLeast: {
    en: '≥: at least so many; some of the tallies leave small figures blank, so the sum is not known.',
    ja: '≥: 下限。秘匿された件数を含む集計があるため、合計は確定しない。',
  },
  exposed: {
    en: 'Some blanks can be read off the totals all the same, since the year has but one part; do not publish both.',
    ja: '内訳が一つしかない年度は、合計から空欄の件数が分かる。合計と併せて公表しないこと。',
  },
  noOffice: { en: '(none given)', ja: '(記載なし)' },
  otherOffices: { en: 'other ({labels})', ja: 'その他 ({labels}件の名称)' },
} as const satisfies Record<string, Localized>;
