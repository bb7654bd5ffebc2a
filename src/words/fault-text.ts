// A fault in words: its text, with every particular as people read it.
import { DATE_FORMS } from '../records/date-text.js';
import type { Fault } from '../records/fault.js';
import type { PlacedFinding } from '../records/table-findings.js';
import { CAPACITY_WORDS } from './capacity.js';
import { FAULT_WORDS } from './faults.js';
import { findingText } from './finding-text.js';
import { fill, type Language, listed, type Params } from './language.js';
import { CP932_PLACES } from './output.js';
import { PRIVACY_FINDING_WORDS, PRIVATE_WORDS } from './privacy.js';
import {
  ACTUALS_WORDS,
  COMPARED_WORDS,
  COUNTS_WORDS,
  JSON_TABLE_WORDS,
  SNAPSHOT_WORDS,
  TALLY_WORDS,
} from './tables.js';
import { TERM_VALUE_WORDS, TERM_WORDS } from './terms.js';

/** How many findings of one tally are told. */
const MOST_TOLD = 5;

/** A fault in words. */
export function faultText(fault: Fault, language: Language): string {
  return fill(FAULT_WORDS[fault.code], language, fillings(fault, language));
}

/** The particulars of a fault as its text takes them. */
function fillings(fault: Fault, language: Language): Params {
  const { code, params } = fault;
  switch (code) {
    case 'input-refused': {
      const finding = findingText({ ...params.finding, columnLabel: params.option }, language);
      return { finding };
    }
    case 'privacy-refused':
      return {
        ...params,
        findings: listed(
          params.findings.map(({ kind, column, by }) =>
            fill(PRIVACY_FINDING_WORDS[by], language, { column, kind: PRIVATE_WORDS[kind] }),
          ),
          language,
        ),
      };
    case 'usage-not-a-date':
      return { ...params, forms: params.forms.map((form) => DATE_FORMS[form]).join(', ') };
    case 'usage-cp932-lacks':
      return { ...params, place: fill(CP932_PLACES[params.place.code], language, params.place) };
    case 'usage-bad-counts':
      return {
        ...params,
        finding: fill(COUNTS_WORDS[params.finding.code], language, params.finding),
      };
    case 'usage-bad-snapshots':
      return {
        ...params,
        finding: fill(SNAPSHOT_WORDS[params.finding.code], language, params.finding),
      };
    case 'usage-bad-actuals':
      return {
        ...params,
        finding: fill(ACTUALS_WORDS[params.finding.code], language, params.finding),
      };
    case 'usage-bad-table-line': {
      const { file, line, column, finding } = params;
      return {
        file,
        at: column === undefined ? `${line}` : `${line}:${column}`,
        finding: fill(COMPARED_WORDS[finding.code], language, finding),
      };
    }
    case 'input-bad-tally-line':
      return { ...params, finding: TALLY_WORDS[params.finding.code] };
    case 'usage-bad-table':
      return {
        ...params,
        findings: placed(params.findings, JSON_TABLE_WORDS, language).join(', '),
      };
    case 'input-bad-tally': {
      const findings = placed(params.findings, TALLY_WORDS, language);
      const told = findings.slice(0, MOST_TOLD).join('; ');
      return { ...params, findings: findings.length > MOST_TOLD ? `${told}; …` : told };
    }
    case 'usage-bad-data': {
      const findings = params.findings.map(({ file, message }) => `${file}: ${message}`);
      return { findings: findings.join('; ') };
    }
    case 'usage-tally-differs': {
      const { term, value, otherValue } = params;
      return {
        ...params,
        term: TERM_WORDS[term],
        value: termValue(value, language),
        otherValue: termValue(otherValue, language),
      };
    }
    case 'usage-tally-option':
      return { ...params, term: TERM_WORDS[params.term], value: termValue(params.value, language) };
    case 'usage-no-such-site':
      return params.sites.length === 0
        ? { ...params, sites: CAPACITY_WORDS.noSites }
        : named(params);
    case 'usage-bad-scenario':
      return params;
    default:
      return named(params);
  }
}

/** Particulars of which some are lists of names. */
function named(params: Readonly<Record<string, string | number | readonly string[]>>): Params {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'object' ? value.join(', ') : value,
    ]),
  );
}

/** Findings in JSON, each after its place. */
function placed<Code extends string>(
  findings: readonly PlacedFinding<Code>[],
  words: Readonly<Record<Code, { readonly en: string; readonly ja: string }>>,
  language: Language,
): string[] {
  return findings.map(({ place, code }) =>
    place === '' ? words[code][language] : `${place}: ${words[code][language]}`,
  );
}

/** What a term says: a number or name as it is. */
function termValue(value: string | number | boolean | undefined, language: Language): string {
  if (value === undefined) return TERM_VALUE_WORDS.notGiven[language];
  if (typeof value === 'boolean') return TERM_VALUE_WORDS[value ? 'yes' : 'no'][language];
  return String(value);
}
