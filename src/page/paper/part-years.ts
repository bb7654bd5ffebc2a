// Fiscal years of which a paper has but a part: the mark behind their names, and what is said of them.
import type { CivilDate } from '../../calendar/civil-date.js';
import { daysLeft } from '../../capacity/dated-capacity.js';
import { paperDay } from '../../words/dates.js';
import { fill, fiscalYearLabel, type Language } from '../../words/language.js';
import { PAPER_WORDS } from '../../words/paper.js';

/** A row for a fiscal year, which may be what is left of it from a day on. */
export interface YearRow {
  readonly fiscalYear: number;
  readonly partialFrom?: CivilDate | undefined;
  readonly capacity?: number;
}

/** A fiscal year as the paper's tables name it: with a mark where it is a part of one. */
export function markedYear({ fiscalYear, partialFrom }: YearRow, language: Language): string {
  const label = fiscalYearLabel(fiscalYear, language);
  return partialFrom === undefined
    ? label
    : fill(PAPER_WORDS.partMark, language, { fiscal: label });
}

/** What is said of each year that is a part, in one of the wordings: from which day, and of how many days. */
export function partYears(
  years: readonly YearRow[],
  words: 'partSentence' | 'partNote' | 'partNoteShort' | 'partNoteCosts',
  language: Language,
): string[] {
  return years.flatMap(({ fiscalYear, partialFrom, capacity }) =>
    partialFrom === undefined
      ? []
      : [
          fill(PAPER_WORDS[words], language, {
            fiscal: fiscalYearLabel(fiscalYear, language),
            from: paperDay(partialFrom, language),
            ...daysLeft(fiscalYear, partialFrom),
            ...(capacity !== undefined && { capacity }),
          }),
        ],
  );
}
