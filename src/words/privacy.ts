// The words of a refusal for personal data: the column and the kind, with nothing of the content.
import type { PrivacyFinding } from '../records/privacy-finding.js';
import type { Localized } from '../rules/rule-book.js';

export const PRIVATE_WORDS = {
  'my-number': { en: 'My Numbers', ja: '個人番号' },
  name: { en: 'names', ja: '氏名' },
  address: { en: 'addresses', ja: '住所' },
  phone: { en: 'telephone numbers', ja: '電話番号' },
  email: { en: 'e-mail addresses', ja: 'メールアドレス' },
} as const satisfies Record<PrivacyFinding['kind'], Localized>;

/** A column by its number or, of a sheet, by its letters. */
export const PRIVATE_COLUMN = {
  number: { en: '{column}', ja: '{column}列目' },
  letters: { en: '{column}', ja: '{column}列' },
} as const satisfies Record<string, Localized>;

/** By what such data were told. */
export const PRIVACY_FINDING_WORDS = {
  header: { en: 'column {column} {kind} (by header)', ja: '{column} {kind} (見出しによる)' },
  content: { en: 'column {column} {kind} (by content)', ja: '{column} {kind} (内容による)' },
} as const satisfies Record<PrivacyFinding['by'], Localized>;
