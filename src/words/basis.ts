// What the figures of a report rest on: records, law and capacity.
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
    ja: '予約可能件数{capacity}件は港区の公表値です。自庁の値は --capacity で指定してください。',
  },
  noRepeats: {
    en: 'Repeat renewals are left out (--no-repeat-renewals).',
    ja: '更新後の再度の更新は含まない (--no-repeat-renewals)。',
  },
  secondary: {
    en: 'Resting on secondary sources alone: {list}.',
    ja: '二次資料のみに基づく規定: {list}。',
  },
  partYear: {
    en: 'Fiscal year {year} holds only what ends from {asOf} on.',
    ja: '{fiscal}は {asOf} 以後に満了する分のみ。',
  },
  emptyYears: {
    en: 'The as-of day {asOf} lies after some of the years: what ended before it has lapsed and is not in them.',
    ja: '基準日 {asOf} より前の年度には、失効したものを含まないため件数がない。',
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
} as const satisfies Record<string, Localized>;
