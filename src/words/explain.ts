// The words of an explanation of one record.

import type { ExpiryItem } from '../expiry/expiry-findings.js';
import type { StepCode } from '../expiry/explain-expiry.js';
import type { Localized } from '../rules/rule-book.js';

export const ITEM_WORDS = {
  card: { en: 'card', ja: 'カード' },
  user_certificate: { en: 'user certificate', ja: '利用者証明用電子証明書' },
  signature_certificate: { en: 'signature certificate', ja: '署名用電子証明書' },
} as const satisfies Record<ExpiryItem, Localized>;

export const EXPIRY_STEP_WORDS = {
  'born-on-leap-day': {
    en: 'born on 29 February: the birthday in a common year is {value}',
    ja: '2月29日生まれ: 平年の誕生日は {value}',
  },
  adult: {
    en: 'on {on} the holder was {age}: an adult (from {value})',
    ja: '{on} 時点で{age}歳: 成年 ({value}歳以上)',
  },
  minor: {
    en: 'on {on} the holder was {age}: a minor (under {value})',
    ja: '{on} 時点で{age}歳: 未成年 ({value}歳未満)',
  },
  'not-held': { en: 'not held', ja: '保有していない' },
  'issued-with-card': {
    en: 'issued with the card on {on}',
    ja: 'カードと同じ {on} に発行',
  },
  'inside-window': {
    en: 'issued on {on}, in the {value} months before the first expiry {date}',
    ja: '{on} に発行: 最初の満了日 {date} の前{value}か月以内',
  },
  'outside-window': {
    en: 'issued on {on}, not in the {value} months before the first expiry {date}',
    ja: '{on} に発行: 最初の満了日 {date} の前{value}か月以内ではない',
  },
  'recorded-decides': {
    en: 'the recorded expiry {date} decides between new issue and renewal',
    ja: '記録上の有効期限 {date} により新規か更新かを判断',
  },
  'recorded-fits-neither': {
    en: 'the recorded expiry {date} fits neither a new issue nor a renewal and is set aside',
    ja: '記録上の有効期限 {date} は新規にも更新にも合わないため使わない',
  },
  'read-as-new': { en: 'a new issue: counted from {on}', ja: '新規発行: {on} から数える' },
  'read-as-renewal': {
    en: 'a renewal: counted from the old expiry {date}',
    ja: '更新: もとの満了日 {date} から数える',
  },
  birthday: {
    en: 'birthday no. {value} after {on}: {date}',
    ja: '{on} の後{value}回目の誕生日: {date}',
  },
  'ends-with-stay': {
    en: 'ends earlier, with the period of stay: {date}',
    ja: '在留期間の満了が先: {date}',
  },
  'ends-with-card': { en: 'ends with the card: {date}', ja: 'カードの満了日まで: {date}' },
  'ends-with-user-certificate': {
    en: 'ends with the user certificate: {date}',
    ja: '利用者証明用電子証明書の満了日まで: {date}',
  },
  'window-opens': {
    en: 'last valid day {on}; can be renewed from {date}',
    ja: '有効期間満了日 {on}、{date} から更新できる',
  },
} as const satisfies Record<StepCode, Localized>;

export const EXPLAIN_WORDS = {
  title: { en: 'Expiry by law', ja: '法令による有効期間満了日' },
  line: {
    en: '{item}: until {expires}, renewable from {opens}',
    ja: '{item}: {expires} まで有効、{opens} から更新できる',
  },
  none: { en: '{item}: not held', ja: '{item}: 保有していない' },
  sources: { en: 'source', ja: '出典' },
  secondaryTag: { en: 'secondary source', ja: '二次資料' },
} as const satisfies Record<string, Localized>;
