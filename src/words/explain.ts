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
  'age-by-application': {
    en: 'the application was received on {on}: an adult is {value} or older on the day of the making',
    ja: '申請受付日 {on}: 作成の日に{value}歳以上なら成年',
  },
  adult: {
    en: 'on {on}, when the card was made, the holder was {age}: an adult (from {value})',
    ja: '作成の日 {on} に{age}歳: 成年 ({value}歳以上)',
  },
  minor: {
    en: 'on {on}, when the card was made, the holder was {age}: a minor (under {value})',
    ja: '作成の日 {on} に{age}歳: 未成年 ({value}歳未満)',
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
    en: 'a renewal in time: counted from {on}, with birthdays more than a new issue: {value}',
    ja: '期間内の更新: {on} から数え、新規発行より誕生日が{value}回多い',
  },
  birthday: {
    en: 'birthday no. {birthdays} after {on}: {date}',
    ja: '{on} の後{birthdays}回目の誕生日: {date}',
  },
  'months-after-birthday': {
    en: 'ends {value} months after the birthday {on}: {date}',
    ja: '誕生日 {on} の{value}か月後に満了: {date}',
  },
  'stay-single': {
    en: 'the stay to {date} ends within {value} years of {on}: a single period',
    ja: '在留期間の満了日 {date} は {on} から{value}年以内: 一度に与えられた期間',
  },
  'stay-extended': {
    en: 'the stay to {date} ends more than {value} years after {on}: an extension of the card, or a stay without end',
    ja: '在留期間の満了日 {date} は {on} から{value}年より後: カードの有効期間の延長か、期限のない在留',
  },
  'stay-on-term-end': {
    en: 'the stay ends on that very day, which counts as the birthday: {date}',
    ja: '在留期間も同じ日に満了し、誕生日による満了とする: {date}',
  },
  'ends-with-stay': {
    en: 'ends with the period of stay: {date}',
    ja: '在留期間の満了の日まで: {date}',
  },
  'stay-limited-under-age': {
    en: '{age} when the card was made, under {value}: the earlier of the end of the stay and the birthday: {date}',
    ja: '作成の日に{age}歳で{value}歳未満: 在留期間の満了の日と誕生日のうち早い日: {date}',
  },
  'stay-not-limited': {
    en: '{age} when the card was made, not under {value}: the birthday does not end the card before the stay',
    ja: '作成の日に{age}歳で{value}歳以上: 在留期間より先の誕生日では満了しない',
  },
  'stay-limit-not-yet': {
    en: 'when the card was made, no birthday ended it before the stay, whatever the age',
    ja: '作成の日の規定では、年齢にかかわらず在留期間より先の誕生日では満了しない',
  },
  'extension-within-term': {
    en: 'an extension reaches no further than the birthday: {date}',
    ja: '延長は誕生日を限度とする: {date}',
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
