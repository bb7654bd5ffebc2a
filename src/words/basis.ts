// What the figures of a report rest on: records, law and capacity.
import type { AsOfSource } from '../records/provenance.js';
import type { CardStatus } from '../records/record.js';
import type { Localized } from '../rules/rule-book.js';

export const STATUS_WORDS = {
  active: { en: 'active', ja: '有効' },
  returned: { en: 'returned', ja: '返納' },
  moved_out: { en: 'moved out', ja: '転出' },
  deceased: { en: 'deceased', ja: '死亡' },
  lapsed: { en: 'lapsed', ja: '失効' },
  revoked: { en: 'revoked', ja: '廃止' },
} as const satisfies Record<CardStatus, Localized>;

export const BASIS_WORDS = {
  records: {
    en: 'Cards read {cards}: counted {counted}, not active {excluded}, rejected {rejected}.',
    ja: '読み込んだカード{cards}枚: 集計{counted}枚、有効でない{excluded}枚、エラー{rejected}枚。',
  },
  excluded: { en: 'Not active: {list}.', ja: '有効でないカードの内訳: {list}。' },
  lapsed: {
    en: 'Ended before {asOf} with no later issue, not in the table: cards {card}, certificates {certificate}.',
    ja: '{asOf} より前に満了し、その後の発行がないもの (表に含まない): カード{card}件、電子証明書{certificate}件。',
  },
  overdue: {
    en: 'Overdue, ended before {asOf} with no later issue: cards {card}, certificates {certificate}; in the table only as far as a scenario takes a share of them as coming (overdue_share).',
    ja: '{asOf} より前に満了し未更新のもの: カード{card}件、電子証明書{certificate}件 (表に含むのは、シナリオの overdue_share で来るとした分のみ)。',
  },
  lapsedShortcut: {
    en: 'Due by the shortcut before {asOf}, later issues not looked at, not in the table: cards {card}, certificates {certificate}.',
    ja: '概算で {asOf} より前に到来するもの (その後の発行は考慮せず、表に含まない): カード{card}件、電子証明書{certificate}件。',
  },
  terms: {
    en: 'Terms from rules {version}.',
    ja: '有効年数は法令データ{version}版による。',
  },
  law: {
    en: 'By the law as entered in rules {version}; later years by the law as it stands.',
    ja: '法令データ{version}版による。将来の年度も現行の規定で計算。',
  },
  issueYear: {
    en: 'By the issue-year shortcut: fiscal years of issue moved by the terms, no birthday looked at.',
    ja: '発行年度に有効年数を加える概算による (誕生日は考慮しない)。',
  },
  publishedCapacity: {
    en: 'Capacity {capacity} a year is Minato ward’s published figure; give your own with --capacity.',
    ja: '予約可能件数{capacity}件は港区の公表値である (自庁の値は --capacity で指定)。',
  },
  noRepeats: {
    en: 'Repeat renewals are left out (--no-repeat-renewals).',
    ja: '更新後の再度の更新は含まない (--no-repeat-renewals)。',
  },
  secondary: {
    en: 'Resting on secondary sources alone: {list}.',
    ja: '条文を確認できず自治体等の案内による事項: {list}。',
  },
  asOf: {
    option: { en: 'As of {asOf}, as given.', ja: '基準日 {asOf} (指定による)。' },
    records: {
      en: 'As of {asOf}: the day after the last day of issue in the records.',
      ja: '基準日 {asOf} (記録にある最後の発行日の翌日)。',
    },
    example: { en: 'As of {asOf}, the day of the example.', ja: '基準日 {asOf} (例の基準日)。' },
    assumed: {
      en: 'As of {asOf}, the day after the month of the rules, since no record tells the day.',
      ja: '基準日 {asOf} (記録からは決められないため、法令データの月の翌月初日とする)。',
    },
  },
  partYear: {
    en: '{fiscal} is what is left of it: what ends from {asOf} on, and the capacity of the remaining {left} of {all} days.',
    ja: '{fiscal}は {asOf} 以後の残りの期間のみ。満了は同日以後の分、予約可能件数は{all}日のうち残り{left}日の日割り (四捨五入)。',
  },
  partYearPlan: {
    en: '{fiscal} is what is left of it: what ends from {asOf} on, and the capacity and costs from that day on (figures a year by days).',
    ja: '{fiscal}は {asOf} 以後の残りの期間のみ。満了は同日以後の分、予約可能件数と経費も同日以後の分 (年額・年間件数は日割り)。',
  },
  capacity: {
    en: 'Capacity a year: {capacity}.',
    ja: '年間の予約可能件数: {capacity}件。',
  },
  capacityDated: {
    en: 'Capacity a year, by fiscal year from which it holds: {capacity}.',
    ja: '年間の予約可能件数 (適用開始年度=件数): {capacity}。',
  },
  capacityNotBroken: {
    en: 'Capacity is known for the whole alone, so a breakdown shows no surplus or deficit.',
    ja: '予約可能件数は全体の値のため、内訳には過不足を示さない。',
  },
} as const satisfies Record<string, Localized | Record<AsOfSource | 'assumed', Localized>>;
