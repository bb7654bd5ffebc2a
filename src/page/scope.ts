// The lines beneath the title: what the figures are about and where they come from.
import { isoDate } from '../calendar/civil-date.js';
import type { YearsReport } from '../reports/report.js';
import { fiscalYearLabel, type Language, listed } from '../words/language.js';
import { sayIn } from './edition.js';

export function scopeLines(
  { headline, basis }: Pick<YearsReport, 'headline' | 'basis'>,
  language: Language,
  bundled: boolean,
): string[] {
  const say = sayIn(language);
  const { scenario } = basis.options;
  return [
    say(headline.first === headline.last ? 'scopeOneYear' : 'scope', {
      first: fiscalYearLabel(headline.first.fiscalYear, language),
      last: fiscalYearLabel(headline.last.fiscalYear, language),
      asOf: isoDate(basis.asOf),
    }),
    ...(headline.first.partialFrom === undefined
      ? []
      : [
          say('scopePart', {
            fiscal: fiscalYearLabel(headline.first.fiscalYear, language),
            asOf: isoDate(headline.first.partialFrom),
          }),
        ]),
    filesLine(basis, language),
    ...(bundled ? [say('bundled')] : []),
    ...(typeof scenario === 'string' ? [say('scenarioFile', { file: nameOf(scenario) })] : []),
  ];
}

/** The files read, and how many cards they hold. */
export function filesLine(
  { inputs, records: { cards, counted } }: Pick<YearsReport['basis'], 'inputs' | 'records'>,
  language: Language,
): string {
  const say = sayIn(language);
  const names = inputs.map(({ path }) => (path === '-' ? say('standardInput') : nameOf(path)));
  const shown = listed(names.slice(0, FILES_NAMED), language);
  const more = names.length - FILES_NAMED;
  const files = more > 0 ? say('moreFiles', { files: shown, more }) : shown;
  return say('records', { files, cards, counted });
}

/**
 * The published capacity of a whole year, where it was taken for records that are not the bundled ones because the user
 * gave none; the first year may be but a part.
 */
export function borrowedCapacity(
  { headline, basis }: Pick<YearsReport, 'headline' | 'basis'>,
  bundled: boolean,
): number | undefined {
  if (!basis.capacityIsPublished || bundled) return undefined;
  const { capacity } = basis.options;
  return typeof capacity === 'number' ? capacity : headline.tightest.capacity;
}

/** Files named at the head of the page; its end names all. */
const FILES_NAMED = 3;

/** A file's name without its folders, which may name their user. */
export function nameOf(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}
