// Decides which notes stand beneath every table of figures: what was read, what was left out, what the figures rest on.
import { isoDate } from '../calendar/civil-date.js';
import type { CardStatus } from '../records/record.js';
import type { Basis } from '../reports/forecast.js';
import { fill, grouped, type Language, listed } from './language.js';
import { NOTES, STATUS_WORDS } from './messages.js';

/** The notes of a report, in reading order. */
export function basisNotes(
  basis: Basis,
  language: Language,
  capacity: number | undefined,
): string[] {
  const { records, lapsed } = basis;
  const excluded = Object.entries(records.excluded) as [CardStatus, number][];
  const say = (text: Parameters<typeof fill>[0], params = {}) => fill(text, language, params);
  const excludedCards = excluded.reduce((sum, [, cards]) => sum + cards, 0);
  return [
    say(NOTES.records, {
      cards: records.cards,
      counted: records.counted,
      excluded: excludedCards,
      rejected: records.rejected,
    }),
    ...(excluded.length === 0
      ? []
      : [
          say(NOTES.excluded, {
            list: listed(
              excluded.map(
                ([status, cards]) => `${STATUS_WORDS[status][language]} ${grouped(cards)}`,
              ),
              language,
            ),
          }),
        ]),
    say(NOTES.lapsed, { asOf: isoDate(basis.asOf), ...lapsed }),
    ...(basis.capacityIsPublished && capacity !== undefined
      ? [say(NOTES.publishedCapacity, { capacity })]
      : []),
    ...(basis.method === 'issue-year' ? [say(NOTES.issueYear)] : []),
    ...(basis.repeatRenewals ? [] : [say(NOTES.noRepeats)]),
    say(basis.method === 'issue-year' ? NOTES.terms : NOTES.law, { version: basis.rulesVersion }),
    ...(basis.secondary.length === 0
      ? []
      : [
          say(NOTES.secondary, {
            list: listed(
              basis.secondary.map(({ term }) => term[language]),
              language,
            ),
          }),
        ]),
  ];
}
