// Decides how a refusal tells what personal data a file holds: by column and kind, with nothing of the content.
import type { PrivacyAlarm } from '../records/privacy.js';
import type { Localized } from '../rules/rule-book.js';

const PRIVATE_WORDS: Record<PrivacyAlarm['kind'], Localized> = {
  'my-number': { en: 'My Numbers', ja: '個人番号' },
  name: { en: 'names', ja: '氏名' },
  address: { en: 'addresses', ja: '住所' },
  phone: { en: 'telephone numbers', ja: '電話番号' },
  email: { en: 'e-mail addresses', ja: 'メールアドレス' },
};

/** What was found, column by column, with nothing of its content. */
export function alarmList(alarms: readonly PrivacyAlarm[]): Localized {
  return {
    en: alarms
      .map(({ kind, column, by }) => `column ${column} ${PRIVATE_WORDS[kind].en} (by ${by})`)
      .join(', '),
    ja: alarms
      .map(
        ({ kind, column, by }) =>
          `${column}列目 ${PRIVATE_WORDS[kind].ja} (${by === 'header' ? '見出し' : '内容'}による)`,
      )
      .join('、'),
  };
}
