// Decides how a refusal tells what personal data a file holds: by column and kind, with nothing of the content.
import type { PrivacyFinding } from '../privacy/guard/finding.js';
import type { Localized } from '../rules/rule-book.js';
import { fill, type Language, listed } from './language.js';
import { PRIVACY_FINDING_WORDS, PRIVATE_WORDS } from './privacy.js';

/** What was found, column by column, with nothing of its content. */
export function privacyFindingList(findings: readonly PrivacyFinding[]): Localized {
  const tell = (language: Language) =>
    listed(
      findings.map(({ kind, column, by }) =>
        fill(PRIVACY_FINDING_WORDS[by], language, {
          column: String(column),
          kind: PRIVATE_WORDS[kind],
        }),
      ),
      language,
    );
  return { en: tell('en'), ja: tell('ja') };
}
