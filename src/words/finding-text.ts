// A finding on a file of records in words.
import { DATE_FORMS, type DateForm } from '../records/date-text.js';
import type { Finding, RowFinding } from '../records/findings.js';
import { FINDING_WORDS } from './findings.js';
import { fill, type Language, type Params } from './language.js';
import { BLANK_MEANS, HAND_OVER_ADVICE, NEAR_HEADER } from './reading.js';

/** The message of a finding without its place. */
export function findingText(
  finding: RowFinding & Pick<Finding, 'columnLabel'>,
  language: Language,
): string {
  return fill(FINDING_WORDS[finding.code].message, language, {
    columnLabel: finding.columnLabel,
    ...fillings(finding, language),
  });
}

/** The particulars of a finding as its text takes them. */
function fillings(finding: RowFinding, language: Language): Params {
  const { code, params } = finding;
  switch (code) {
    case 'missing-column': {
      const { names, near } = params;
      return {
        names: names.join(', '),
        near: near ? fill(NEAR_HEADER, language, { ...near, number: String(near.number) }) : '',
      };
    }
    case 'unreadable-date':
    case 'mixed-date-forms':
      return { forms: samples(params.forms) };
    case 'unknown-status':
    case 'unknown-issue-kind':
      return { names: params.names.join(', ') };
    case 'hand-over-date': {
      const words = HAND_OVER_ADVICE[params.lag > 0 ? 'lagGiven' : 'noLag'];
      return { advice: fill(words, language, { lag: String(params.lag) }) };
    }
    case 'sparse-column':
      return { ...params, meaning: BLANK_MEANS[params.name] };
    default:
      return params ?? {};
  }
}

function samples(forms: readonly DateForm[]): string {
  return forms.map((form) => DATE_FORMS[form]).join(', ');
}
