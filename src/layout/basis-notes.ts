// The notes beneath every table of figures: what was read, what was left out, what the figures rest on.
import { isoDate } from '../calendar/civil-date.js';
import { fiscalYearOf, partialYear } from '../calendar/fiscal-year.js';
import { daysLeft } from '../capacity/dated-capacity.js';
import type { CardStatus } from '../records/record.js';
import type { Basis } from '../reports/forecast.js';
import type { Localized } from '../rules/rule-book.js';
import { BASIS_WORDS, STATUS_WORDS } from '../words/basis.js';
import { fill, fiscalYearLabel, grouped, type Language, listed } from '../words/language.js';

/** The notes that name an option of the command line. */
type NotesWithOptions = Readonly<Record<'publishedCapacity' | 'noRepeats', Localized>>;

/** The notes of a report; `words` for readers without a command line. */
export function basisNotes(
  basis: Basis,
  language: Language,
  words: NotesWithOptions = BASIS_WORDS,
): string[] {
  const { records, lapsed } = basis;
  const shortcut = basis.method === 'issue-year';
  const excluded = Object.entries(records.excluded) as [CardStatus, number][];
  const say = (text: Localized, params = {}) => fill(text, language, params);
  const excludedCards = excluded.reduce((sum, [, cards]) => sum + cards, 0);
  return [
    say(BASIS_WORDS.records, {
      cards: records.cards,
      counted: records.counted,
      excluded: excludedCards,
      rejected: records.rejected,
    }),
    ...(excluded.length === 0
      ? []
      : [
          say(BASIS_WORDS.excluded, {
            list: listed(
              excluded.map(
                ([status, cards]) => `${STATUS_WORDS[status][language]} ${grouped(cards)}`,
              ),
              language,
            ),
          }),
        ]),
    ...asOfNotes(basis, language),
    ...capacityNotes(basis, language, words),
    say(lapsedWords(basis), {
      asOf: isoDate(basis.asOf),
      ...lapsed,
    }),
    ...(shortcut ? [say(BASIS_WORDS.issueYear)] : []),
    ...(basis.repeatRenewals ? [] : [say(words.noRepeats)]),
    say(shortcut ? BASIS_WORDS.terms : BASIS_WORDS.law, { version: basis.rulesVersion }),
    ...secondaryNotes(basis, language),
  ];
}

function lapsedWords({ method, options }: Basis): Localized {
  if (method === 'issue-year') return BASIS_WORDS.lapsedShortcut;
  return typeof options['scenario'] === 'string' ? BASIS_WORDS.overdue : BASIS_WORDS.lapsed;
}

/** The rules in use that rest on secondary sources alone. */
export function secondaryNotes(
  { secondary }: Pick<Basis, 'secondary'>,
  language: Language,
): string[] {
  if (secondary.length === 0) return [];
  const terms = secondary.map(({ term }) => term[language]);
  return [fill(BASIS_WORDS.secondary, language, { list: listed(terms, language) })];
}

/** The capacity as a note of its own, which a printed table must have. */
function capacityNotes(
  basis: Basis,
  language: Language,
  { publishedCapacity }: NotesWithOptions,
): string[] {
  const { capacity, by } = basis.options;
  if (capacity === undefined || capacity === null) return [];
  if (by !== undefined && by !== null) return [BASIS_WORDS.capacityNotBroken[language]];
  if (basis.capacityIsPublished) {
    return typeof capacity === 'number' ? [fill(publishedCapacity, language, { capacity })] : [];
  }
  if (typeof capacity === 'number') return [fill(BASIS_WORDS.capacity, language, { capacity })];
  return [fill(BASIS_WORDS.capacityDated, language, { capacity: String(capacity) })];
}

/** The as-of day, and how it is known. */
export function asOfNote(
  { asOf, asOfSource, asOfIsAssumed }: Pick<Basis, 'asOf' | 'asOfSource' | 'asOfIsAssumed'>,
  language: Language,
): string {
  const words = BASIS_WORDS.asOf[asOfIsAssumed ? 'assumed' : asOfSource];
  return fill(words, language, { asOf: isoDate(asOf) });
}

/** The as-of day, and the year that it shortens. */
function asOfNotes(basis: Basis, language: Language): string[] {
  const { asOf } = basis;
  const { from, scenario, actuals } = basis.options;
  const year = fiscalYearOf(asOf);
  const isPart =
    typeof from === 'number' &&
    from <= year &&
    partialYear(year, asOf) !== undefined &&
    // Where what came is given, the year is whole.
    typeof actuals !== 'string';
  const partYear = typeof scenario === 'string' ? BASIS_WORDS.partYearPlan : BASIS_WORDS.partYear;
  const params = { asOf: isoDate(asOf), year, fiscal: fiscalYearLabel(year, language) };
  return [
    asOfNote(basis, language),
    ...(isPart ? [fill(partYear, language, { ...params, ...daysLeft(year, asOf) })] : []),
  ];
}
