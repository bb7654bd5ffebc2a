// The scenario file to begin with, made to fit records: lines of the template with other figures, its comments as they are.
import { isoDate } from '../../calendar/civil-date.js';
import { fiscalYearStart } from '../../calendar/fiscal-year.js';
import type { LearnedCertificates } from '../../learning/certificates.js';
import type { TemplateFacts } from '../../reports/init.js';
import type { LearnReport } from '../../reports/learn.js';
import type { Localized } from '../../rules/rule-book.js';
import { fill, fiscalYearLabel, grouped, type Language, listed } from '../../words/language.js';
import { PROVENANCE_WORDS } from '../../words/provenance.js';
import { INIT_WORDS } from '../../words/scenario.js';
import { estimateYaml, leadLagYaml } from './estimates.js';
import { cardTimingYaml, leaversYaml } from './learn.js';

/** What the branch offices together go on doing beside a center, of all that is due: a figure to be replaced. */
const BRANCH_SHARE = 0.15;

/** What is worked out for a template besides the facts. */
export interface TemplateFindings {
  readonly windows?: number | undefined;
  /** What the records show of certificates that came due. */
  readonly learned?: LearnedCertificates | undefined;
  /** The same of cards, and of who leaves. */
  readonly others?: Pick<LearnReport, 'card' | 'handOverLag' | 'asOf' | 'leavers' | 'identified'>;
}

/**
 * The template with the years, capacities, offices and windows of these records; the template's own windows, where left out;
 * and take-up and timing of certificates as the records show them, with what each rests on.
 *
 * @throws {Error} where a line that is to be replaced does not stand in the template: a bug.
 */
export function fittedTemplate(
  template: string,
  facts: TemplateFacts,
  language: Language,
  { windows, learned, others }: TemplateFindings = {},
): string {
  const { from, to, offices, perYear } = facts;
  const branch = Math.max(10, Math.round((perYear * BRANCH_SHARE) / 10) * 10);
  const perOffice = offices.map(
    ({ name, share }) =>
      `          - name: ${JSON.stringify(name)}\n            per_year: ${Math.max(1, Math.round(branch * share))}\n`,
  );
  const [opens, begins] = [fiscalYearStart(from + 1), fiscalYearStart(from)].map(isoDate);
  // A name may hold any character, so what is put in is no pattern; undefined leaves a line as it is.
  const lines: readonly (readonly [RegExp, string | undefined])[] = [
    [/^#[^\n]*\n(?:#[^\n]*\n)*/, headOf(facts, language)],
    [/(?<=^fiscal_years: ).*$/m, `[${from}, ${to}]`],
    // Of cards to come the records know nothing; the example's number would be anybody's.
    [/(?<=^ {2}new_cards: ).*$/m, '{}'],
    [/(?<=^ {4}capacity: )\d+$/m, `${perYear}`],
    [/(?<=^ {6}- from: ).*\n {8}per_year: \d+$/m, `${begins}\n        per_year: ${perYear}`],
    [/(?<=^ {6}- from: ).*\n(?= {8}#)/m, `${opens}\n`],
    ...learnedLines(facts, language, learned),
    ...otherLines(language, others),
    [/(?<=^ {12}windows: )\d+$/m, windows?.toString()],
    [/(?<=^ {10}- name: [^\n]+\n {12}per_year: )\d+$/m, `${branch}`],
    [
      /^ {10}- name: [^\n]+\n {12}per_year: \d+\n/m,
      perOffice.length > 0 ? perOffice.join('') : undefined,
    ],
  ];
  return lines.reduce((text, [line, by]) => {
    if (!line.test(text)) throw new Error(`no line of the template is like ${line}`);
    return text.replace(line, (found) => by ?? found);
  }, template);
}

/** Lines of the template that the records answer: take-up of certificates, and in which months people come. */
function learnedLines(
  { asOf }: TemplateFacts,
  language: Language,
  learned: LearnedCertificates | undefined,
): readonly (readonly [RegExp, string | undefined])[] {
  if (learned === undefined) return [];
  const { takeUp, leadLag, due, inWindow, late, notYet } = learned;
  const month = isoDate(asOf).slice(0, 7);
  const counts = { due, inWindow, late, notYet, month, asOf: isoDate(asOf) };
  const comment = (words: Localized, values: Parameters<typeof fill>[2]) =>
    `  # ${fill(words, language, values)}\n`;
  return [
    [
      /^ {2}take_up: \{ card: (?=[\d.]+, certificate: )/m,
      takeUp && `${comment(INIT_WORDS.learnedTakeUp, counts)}  take_up: { card: `,
    ],
    [
      /(?<=^ {2}take_up: \{ card: [\d.]+, certificate: )[\d.]+(?= \}$)/m,
      takeUp && estimateYaml(takeUp),
    ],
    [
      /^ {2}lead_lag_months: \{.*\}$/m,
      leadLag.length === 0
        ? undefined
        : `${comment(INIT_WORDS.learnedMonths, { came: inWindow + late, asOf: isoDate(asOf) })}  lead_lag_months: ${leadLagYaml(leadLag)}`,
    ],
  ];
}

/** Lines that follow from cards renewed in time and, with an older extract, from who left. */
function otherLines(
  language: Language,
  others: TemplateFindings['others'],
): readonly (readonly [RegExp, string | undefined])[] {
  if (others === undefined) return [];
  const timing = cardTimingYaml(others, language).join('');
  const leavers = leaversYaml(others, language).join('').trimEnd();
  return [
    [/^ {2}# [^\n]*\n {2}# card_lead_lag_months: .*\n/m, timing === '' ? undefined : timing],
    [/^ {2}leaves_per_year: .*$/m, leavers === '' ? undefined : leavers],
  ];
}

function headOf(facts: TemplateFacts, language: Language): string {
  const { cards, asOf, due, offices, isExample } = facts;
  const say = (words: keyof typeof INIT_WORDS, values: Record<string, string> = {}) =>
    fill(INIT_WORDS[words], language, values);
  const years = due.map(
    ({ fiscalYear, card, certificate }) =>
      `${fiscalYearLabel(fiscalYear, language)} ${grouped(card + certificate)}`,
  );
  const names = offices.map(({ name }) => name.replaceAll(/\s+/g, ' '));
  const lines = [
    ...(isExample ? [PROVENANCE_WORDS.example[language]] : []),
    say('head'),
    say('fits', { cards: grouped(cards), asOf: isoDate(asOf) }),
    say('due', { list: listed(years, language) }),
    ...(names.length === 0 ? [] : [say('offices', { list: listed(names, language) })]),
    say('replace'),
    say('ranges'),
  ];
  return lines.map((line) => `# ${line}\n`).join('');
}
