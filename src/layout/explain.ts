// The explanation of a record: each expiry, then the steps with their rules and sources.
import { type CivilDate, isoDate } from '../calendar/civil-date.js';
import type { ExpiryStep } from '../expiry/explain-expiry.js';
import type { Provenance } from '../records/provenance.js';
import type { ExplainedExpiry, ExplainReport } from '../reports/explain.js';
import { isSecondary } from '../rules/in-force.js';
import { BASIS_WORDS } from '../words/basis.js';
import { EXPIRY_STEP_WORDS, EXPLAIN_WORDS, ITEM_WORDS } from '../words/explain.js';
import { FINDING_WORDS, WARNING_WORD } from '../words/findings.js';
import { fill, type Language, listed } from '../words/language.js';
import { ruleSentenceText } from '../words/rule-value.js';
import { wrapped } from '../write/wrap.js';
import { provenanceJson } from './provenance.js';

/** The explanation for people, in lines of that many columns; what goes on beneath a line is set in further than it. */
export function explainText(report: ExplainReport, language: Language, width: number): string {
  const line = (item: keyof typeof ITEM_WORDS, expiry: ExplainedExpiry | null) =>
    expiry === null
      ? fill(EXPLAIN_WORDS.none, language, { item: ITEM_WORDS[item] })
      : fill(EXPLAIN_WORDS.line, language, {
          item: ITEM_WORDS[item],
          expires: isoDate(expiry.expiresOn),
          opens: isoDate(expiry.renewalOpensOn),
        });
  const steps = report.steps.flatMap((step, index) => {
    const opening =
      report.steps[index - 1]?.item === step.item ? [] : ['', ITEM_WORDS[step.item][language]];
    const rule = step.rule ? ruleLines(step.rule, language) : [];
    return [...opening, `  - ${stepText(step, language)}`, ...rule.map((text) => `      ${text}`)];
  });
  const lines = [
    EXPLAIN_WORDS.title[language],
    `  ${line('card', report.card)}`,
    `  ${line('user_certificate', report.userCertificate)}`,
    `  ${line('signature_certificate', report.signatureCertificate)}`,
    ...steps,
    '',
    ...report.findings.map(
      ({ code, item }) =>
        `${WARNING_WORD[language]}: ${ITEM_WORDS[item][language]}: ${FINDING_WORDS[code].title[language]} (${code})`,
    ),
    fill(BASIS_WORDS.law, language, { version: report.rulesVersion }),
  ];
  const indent = (line: string) => line.length - line.trimStart().length;
  return `${lines.flatMap((line) => wrapped(line, width, indent(line) + 2)).join('\n')}\n`;
}

/** The rule's name with the article and its words, and where it was read. */
function ruleLines({ id, value }: NonNullable<ExpiryStep['rule']>, language: Language): string[] {
  const secondary = isSecondary(value) ? ` (${EXPLAIN_WORDS.secondaryTag[language]})` : '';
  const titles = value.sources.map(({ title }) => title);
  return [
    `${id}${secondary}; ${ruleSentenceText(value, language)}`,
    `${EXPLAIN_WORDS.sources[language]}: ${listed(titles, language)}`,
  ];
}

/** The explanation as JSON of schema koshin.explain/1. */
export function explainJson(report: ExplainReport, provenance: Provenance): object {
  const { card, userCertificate, signatureCertificate } = report;
  return {
    schema: 'koshin.explain/1',
    card_expires_on: dateOrNull(card.expiresOn),
    card_renewal_opens_on: dateOrNull(card.renewalOpensOn),
    user_cert_expires_on: dateOrNull(userCertificate?.expiresOn),
    user_cert_renewal_opens_on: dateOrNull(userCertificate?.renewalOpensOn),
    signature_cert_expires_on: dateOrNull(signatureCertificate?.expiresOn),
    signature_cert_renewal_opens_on: dateOrNull(signatureCertificate?.renewalOpensOn),
    steps: report.steps.map((step) => ({
      item: step.item,
      step: step.code,
      text: { en: stepText(step, 'en'), ja: stepText(step, 'ja') },
      on: dateOrNull(step.on),
      date: dateOrNull(step.date),
      rule:
        step.rule === undefined
          ? null
          : {
              id: step.rule.id,
              value: step.rule.value.value,
              in_force_from: isoDate(step.rule.value.from),
              article: step.rule.value.article ?? null,
              sentence: step.rule.value.sentence,
              secondary: isSecondary(step.rule.value),
              sources: step.rule.value.sources,
            },
    })),
    findings: report.findings.map(({ code, item }) => ({ code, item })),
    ...provenanceJson(provenance),
  };
}

function stepText(step: ExpiryStep, language: Language): string {
  const value = step.rule?.value.value;
  return fill(EXPIRY_STEP_WORDS[step.code], language, {
    ...(step.on !== undefined && { on: isoDate(step.on) }),
    ...(step.date !== undefined && { date: isoDate(step.date) }),
    ...(step.age !== undefined && { age: step.age }),
    ...(step.birthdays !== undefined && { birthdays: step.birthdays }),
    ...(typeof value === 'number' && {
      value: step.code === 'born-on-leap-day' ? monthDay(value) : value,
    }),
  });
}

function dateOrNull(date: CivilDate | undefined): string | null {
  return date === undefined ? null : isoDate(date);
}

/** 228 as 02-28. */
function monthDay(value: number): string {
  const digits = String(value).padStart(4, '0');
  return `${digits.slice(0, 2)}-${digits.slice(2)}`;
}
