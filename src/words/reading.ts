// What is told while files of records are read, and what findings say of their columns.
import type { BlankColumn } from '../records/columns.js';
import type { Localized } from '../rules/rule-book.js';

const NO_CERTIFICATE: Localized = { en: 'that no certificate is held', ja: '電子証明書なし' };
const NO_EXPIRY: Localized = { en: 'that no expiry is recorded', ja: '有効期限の記録なし' };

/** What a blank means. */
export const BLANK_MEANS: Readonly<Record<BlankColumn, Localized>> = {
  user_cert_issued_on: NO_CERTIFICATE,
  signature_cert_issued_on: NO_CERTIFICATE,
  applied_on: { en: 'that the age is judged on the day of issue', ja: '発行日の年齢で判定' },
  card_expires_on: NO_EXPIRY,
  user_cert_expires_on: NO_EXPIRY,
  signature_cert_expires_on: NO_EXPIRY,
};

/** The end of the message on a missing column, where a header looks like a slip of the pen. */
export const NEAR_HEADER: Localized = {
  en: '; did you mean “{header}”, column {number}?',
  ja: '。{number}列目の「{header}」のことですか',
};

/** What was done with the days that the user gave between issue and hand-over, or what to do where none were given. */
export const HAND_OVER_ADVICE = {
  lagGiven: {
    en: 'issue is taken to lie {lag} days before it, as --handover-lag says',
    ja: '--handover-lag により、その{lag}日前を発行日とみなします',
  },
  noLag: {
    en: 'so a birthday between the two is counted a year late; export the day of issue if the system holds it, or give the usual days between with --handover-lag',
    ja: 'そのため両日の間に誕生日がある人は1年遅く数えられます。可能なら発行日を書き出すか、通常の日数を --handover-lag で指定してください',
  },
} as const satisfies Record<string, Localized>;

export const READING_WORDS = {
  unknownColumns: {
    en: '{file}: ignored columns: {list}.',
    ja: '{file}: 使わない列: {list}。',
  },
  sameFile: {
    en: 'warning: {file} has the same content as {other}; both are counted.',
    ja: '注意: {file} の内容は {other} と同じです。両方を数えます。',
  },
  identifiersLimited: {
    en: 'warning: duplicate identifiers were looked for among the first {compared} different identifiers only; later rows are counted but not compared.',
    ja: '注意: 識別番号の重複は、はじめの {compared} 種類の間だけで調べました。それより後の行は数えますが、重複は調べていません。',
  },
  someRejected: {
    en: 'warning: {rejected} of {rows} rows were rejected and are not in the figures (allowed by --max-rejects).',
    ja: '注意: {rows}行のうち{rejected}行はエラーのため集計に含みません (--max-rejects による許容)。',
  },
} as const satisfies Record<string, Localized>;
