// Decides how a refusal tells what personal data a file holds: by column and kind, with nothing of the content.
import type { PrivacyAlarm } from '../privacy/guard.js';
import type { Localized } from '../rules/rule-book.js';
import { fill, type Language, listed } from './language.js';
import { ALARM_WORDS, PRIVATE_WORDS } from './privacy.js';

/** What was found, column by column, with nothing of its content. */
export function alarmList(alarms: readonly PrivacyAlarm[]): Localized {
  const tell = (language: Language) =>
    listed(
      alarms.map(({ kind, column, by }) =>
        fill(ALARM_WORDS[by], language, { column: String(column), kind: PRIVATE_WORDS[kind] }),
      ),
      language,
    );
  return { en: tell('en'), ja: tell('ja') };
}
