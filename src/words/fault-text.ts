// A fault in words: its text, with every particular as people read it.
import { columnLetters } from '../records/column-letters.js';
import { DATE_FORMS } from '../records/date-text.js';
import type { Fault } from '../records/fault.js';
import type { ActualsFinding, CountsFinding, PlacedFinding } from '../records/table-findings.js';
import { CAPACITY_WORDS } from './capacity.js';
import { SAVED_WORDS } from './compare.js';
import { DATA_WORDS } from './data.js';
import { FAULT_WORDS } from './faults.js';
import { findingText } from './finding-text.js';
import { fill, type Language, listed, type Params } from './language.js';
import { layoutFindingLine } from './layout-file.js';
import { OTHER_KIND_WORDS, WHERE_FOUND } from './other-kinds.js';
import { CP932_PLACES, TEXT_TABLE } from './output.js';
import { PRIVACY_FINDING_WORDS, PRIVATE_COLUMN, PRIVATE_WORDS } from './privacy.js';
import { SHEET_ADVICE, UNKNOWN_CELL } from './reading.js';
import { scenarioRejectionLine } from './scenario-finding.js';
import { placeOfSheet, sheetNames } from './sheets.js';
import {
  ACTUALS_WORDS,
  COMPARED_WORDS,
  COUNTS_COLUMNS,
  COUNTS_FORMS,
  COUNTS_WORDS,
  JSON_TABLE_WORDS,
  TALLY_WORDS,
} from './tables.js';
import { TALLY_WAYS, TERM_VALUE_WORDS, TERM_WORDS } from './terms.js';

/** Findings about which columns there are: the right ones are named behind them. */
const COLUMN_FINDINGS: ReadonlySet<CountsFinding['code']> = new Set([
  'unknown-column',
  'repeated-column',
  'no-cards',
  'no-date',
  'cards-by-date',
  'year-or-month',
  'not-with',
  'row-length',
  'no-rows',
]);

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
    case 'input-other-kind': {
      const { file, kind, packed } = params;
      const { what, advice } = OTHER_KIND_WORDS[kind];
      const where = WHERE_FOUND[packed ? 'packed' : 'itself'];
      return { file, what: fill(where, language, { what }), advice };
    }
    case 'usage-ending': {
      const { file, endings, mayBeTable } = params;
      const table = mayBeTable ? TEXT_TABLE[language] : '';
      return { file, endings: listed(endings, language), table };
    }
    case 'input-several-sheets': {
      const advice = SHEET_ADVICE[params.offers];
      return { file: params.file, sheets: sheetNames(params.sheets, language), advice };
    }
    case 'input-no-sheet':
    case 'input-sheet-no-table':
    case 'input-no-visible-sheet':
      return { ...params, sheets: sheetNames(params.sheets, language) };
    case 'input-unknown-cell': {
      const { file, sheet, cell, isError } = params;
      return { file, sheet, cell, what: UNKNOWN_CELL[isError ? 'error' : 'formula'] };
    }
    case 'privacy-refused': {
      const { file, sheet } = params;
      const findings = params.findings.map(({ kind, column: number, by }) => {
        const column =
          sheet === undefined
            ? fill(PRIVATE_COLUMN.number, language, { column: number })
            : fill(PRIVATE_COLUMN.letters, language, { column: columnLetters(number) });
        return fill(PRIVACY_FINDING_WORDS[by], language, { column, kind: PRIVATE_WORDS[kind] });
      });
      return { file: placeOfSheet(file, sheet, language), findings: listed(findings, language) };
    }
    case 'usage-not-a-date':
      return { ...params, forms: params.forms.map((form) => DATE_FORMS[form]).join(', ') };
    case 'usage-cp932-lacks':
      return { ...params, place: fill(CP932_PLACES[params.place.code], language, params.place) };
    case 'usage-bad-counts': {
      const { file, line, column, finding, form = 'any' } = params;
      const tail = COLUMN_FINDINGS.has(finding.code)
        ? fill(COUNTS_COLUMNS, language, { form: COUNTS_FORMS[form] })
        : '';
      const areas = finding.code === 'several-areas' ? listed(finding.areas, language) : '';
      return {
        ...{ file, at: placeOf(line, column), columns: tail },
        finding: fill(COUNTS_WORDS[finding.code], language, {
          ...quoted(finding, language),
          areas,
        }),
      };
    }
    case 'usage-bad-actuals': {
      const { file, line, column, finding } = params;
      return {
        ...{ file, at: placeOf(line, column) },
        finding: fill(ACTUALS_WORDS[finding.code], language, quoted(finding, language)),
      };
    }
    case 'usage-bad-table-line': {
      const { file, line, column, finding } = params;
      return {
        file,
        at: placeOf(line, column),
        finding: fill(COMPARED_WORDS[finding.code], language, finding),
      };
    }
    case 'input-bad-tally-line':
      return { ...params, finding: TALLY_WORDS[params.finding.code] };
    case 'input-not-saved': {
      const { file, finding } = params;
      return { file, finding: fill(SAVED_WORDS[finding.code], language, finding) };
    }
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
      const findings = params.findings.map(({ file, place, code }) =>
        [file, place, DATA_WORDS[code][language]].filter((part) => part !== '').join(': '),
      );
      return { findings: findings.join('; ') };
    }
    case 'usage-tally-differs': {
      const { term, value, otherValue } = params;
      return {
        ...params,
        term: TERM_WORDS[term],
        value: termValue(value, language),
        otherValue: termValue(otherValue, language),
        way: TALLY_WAYS[term === 'asOf' ? 'asOf' : 'others'],
      };
    }
    case 'usage-tally-option':
      return { ...params, term: TERM_WORDS[params.term], value: termValue(params.value, language) };
    case 'usage-no-such-site':
      return params.sites.length === 0
        ? { ...params, sites: CAPACITY_WORDS.noSites }
        : named(params);
    case 'usage-bad-layout': {
      const { file, findings } = params;
      const lines = findings.map((finding) => layoutFindingLine(finding, language));
      return { file, count: findings.length, list: lines.join('\n') };
    }
    case 'usage-bad-scenario': {
      const { file, findings } = params;
      const lines = findings.map((finding) => scenarioRejectionLine(finding, language));
      return { file, count: findings.length, list: lines.join('\n') };
    }
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

/** Line and column of a table, both from 1. */
function placeOf(line: number, column: number | undefined): string {
  return column === undefined ? `${line}` : `${line}:${column}`;
}

/** A finding's particulars, with the header of its column in quotation marks. */
function quoted(finding: CountsFinding | ActualsFinding, language: Language): Params {
  const { areas: _areas, ...particulars } = { areas: [], ...finding };
  if (!('header' in particulars)) return particulars;
  const { header } = particulars;
  const name = header === '' ? '' : language === 'ja' ? `「${header}」` : ` “${header}”`;
  return { ...particulars, header: name };
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
