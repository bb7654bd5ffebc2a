// Faults are data: each code has its particulars by type, and words that show every one of them.
import { describe, expect, it } from 'vitest';
import { COLUMNS } from '../../src/records/columns.js';
import {
  type Fault,
  type FaultCode,
  FaultError,
  type FaultParams,
  failed,
  fault,
  ok,
  valueOrThrow,
} from '../../src/records/fault.js';
import { rowFinding } from '../../src/records/findings.js';
import { scenarioFinding } from '../../src/records/scenario-finding.js';
import { faultText } from '../../src/words/fault-text.js';
import { FAULT_WORDS } from '../../src/words/faults.js';

/** Particulars that no text has by itself, for every code. */
const PARAMS: FaultParams = {
  'input-missing': { file: '<file>' },
  'input-directory': { file: '<file>' },
  'input-unreadable': { file: '<file>', reason: '<reason>' },
  'input-empty': { file: '<file>' },
  'input-binary': { file: '<file>', offset: 71 },
  'input-utf-16': { file: '<file>' },
  'input-unread-encoding': { file: '<file>', encoding: '<encoding>' },
  'input-ambiguous-encoding': { file: '<file>', offset: 71 },
  'input-row-too-long': { file: '<file>', line: 7100 },
  'input-drawn-table': { file: '<file>', line: 7100 },
  'input-not-text': { file: '<file>', offset: 71, encoding: '<encoding>' },
  'input-other-kind': { file: '<file>', kind: 'pdf', packed: false },
  'input-zip-broken': { file: '<file>' },
  'input-zip-empty': { file: '<file>' },
  'input-zip-several': { file: '<file>', count: 71 },
  'input-zip-encrypted': { file: '<file>' },
  'input-zip-method': { file: '<file>', method: '<method>' },
  'input-zip-part': { file: '<file>' },
  'input-zip-entry': { file: '<file>', entry: '<entry>' },
  'input-nested': { file: '<file>', most: 71 },
  'input-archive-too-large': { file: '<file>', limit: 71 },
  'input-bomb': { file: '<file>', ratio: 71 },
  'input-no-sheet': { file: '<file>', sheet: '<sheet>', sheets: ['<one>', '<two>'] },
  'input-sheet-no-table': { file: '<file>', sheet: '<sheet>', sheets: ['<one>', '<two>'] },
  'input-no-visible-sheet': { file: '<file>', sheets: ['<one>', '<two>'] },
  'input-several-sheets': { file: '<file>', sheets: ['<one>', '<two>'], offers: 'all' },
  'input-unknown-cell': { file: '<file>', sheet: '<sheet>', cell: '<cell>', isError: false },
  'input-gzip-broken': { file: '<file>' },
  'input-terminal': {},
  'input-too-many-rejected': { rejected: 71, rows: 72, allowed: '<allowed>' },
  'input-unknown-values': { unknown: 70, rejected: 71, rows: 72, allowed: '<allowed>' },
  'input-file-rejected': {},
  'input-refused': {
    option: '<option>',
    finding: rowFinding('unreadable-date', { forms: ['iso', 'era'], holds: undefined }),
  },
  'output-is-input': { file: '<file>' },
  'output-failed': { file: '<file>', reason: '<reason>' },
  'input-out-of-memory': {},
  'input-text-too-large': { file: '<file>', limit: 1 },
  'input-changed': { file: '<file>' },
  'input-too-many-scenarios': { file: '<file>', found: 2, most: 1 },
  'input-too-many-offices': { most: 0 },
  'privacy-office-number': {},
  'output-no-scratch': { folder: '<folder>', reason: '<reason>' },
  'output-is-folder': { file: '<file>' },
  'output-no-folder': { file: '<file>', reason: '<reason>' },
  'usage-impossible-date': { option: '<option>' },
  'usage-not-a-date': { option: '<option>', forms: ['iso', 'era'] },
  'usage-date-beyond': { option: '<option>', firstYear: 1071, lastYear: 1072 },
  'usage-blank-file': { option: '<option>' },
  'usage-option-twice': { option: '<option>' },
  'usage-not-a-year': { option: '<option>', firstYear: 1071, lastYear: 1072 },
  'usage-years-reversed': { toYear: 1071, fromYear: 1072 },
  'usage-years-ended': { endedYear: 1071, asOf: '<asOf>', firstYear: 1072 },
  'usage-plan-years-ended': { file: '<file>', endedYear: 1071, asOf: '<asOf>', firstYear: 1072 },
  'usage-sql-no-as-of': {},
  'usage-sql-hand-over': { file: 'layout.yaml' },
  'usage-bad-capacity': {},
  'usage-capacity-too-late': { firstYear: 1071, entryYear: 1072 },
  'usage-bad-limit': { option: '<option>' },
  'usage-not-whole': { option: '<option>' },
  'usage-suppress-low': { least: 71 },
  'usage-actuals-by-office': {},
  'usage-suppress-without-offices': {},
  'usage-bad-runs': { most: 71 },
  'usage-month-by-shortcut': {},
  'usage-cp932-lacks': {
    count: 71,
    character: '<character>',
    place: { code: 'inLine', line: 7100 },
  },
  'usage-stdin-twice': {},
  'usage-bad-table': {
    file: '<file>',
    findings: [
      { place: '<one>', code: 'too_big' },
      { place: '<two>', code: 'not-a-date' },
    ],
  },
  'usage-bad-table-line': {
    file: '<file>',
    line: 7100,
    column: 72,
    finding: { code: 'fiscal_year', firstYear: 1071 },
  },
  'usage-table-no-capacity': { file: '<file>', year: 1071 },
  'usage-report-no-capacity': { file: '<file>', year: 1071 },
  'usage-scenario-among-files': { file: '<file>' },
  'usage-table-no-total': { file: '<file>' },
  'usage-bad-tolerance': { columns: ['<one>', '<two>'] },
  'usage-bad-data': {
    findings: [
      { file: '<one>', place: '<place>', code: 'rule-missing' },
      { file: '<two>', place: '', code: 'otherwise' },
    ],
  },
  'usage-unknown-code': { code: '<code>', codes: ['row-length', 'no-records'] },
  'usage-no-file': {},
  'usage-bad-map': { columns: COLUMNS },
  'usage-map-twice': { header: '<header>' },
  'usage-map-ignored': { map: '<map>', ignored: '<header>' },
  'usage-bad-map-value': {},
  'usage-map-value-column': { file: '<file>', column: '<column>' },
  'usage-map-value-name': { column: '<column>', value: '<value>', names: ['<one>', '<two>'] },
  'usage-bad-layout': {
    file: '<file>',
    findings: [
      {
        ...{ file: '<file>', line: 71, column: 72, path: ['columns', '<key>'] },
        ...{ code: 'header-twice', params: {} },
      },
    ],
  },
  'usage-layout-no-header': {
    ...{ file: '<file>', header: '<header>', layout: '<layout>' },
    column: 'status',
  },
  'usage-layout-exists': { file: '<file>' },
  'usage-layout-several': {},
  'usage-map-no-header': { file: '<file>', header: '<header>' },
  'usage-sheet-and-all': {},
  'privacy-refused': {
    file: '<file>',
    sheet: undefined,
    findings: [
      { kind: 'email', column: 7100, by: 'header' },
      { kind: 'name', column: 72, by: 'content' },
    ],
  },
  'usage-output-twice': { file: '<file>' },
  'usage-ending': { file: '<file>', endings: ['<one>', '<two>'], mayBeTable: true },
  'usage-not-a-table': { file: '<file>' },
  'usage-bad-counts': {
    file: '<file>',
    line: 7100,
    column: 72,
    finding: { code: 'unknown-column', number: 72, header: '<header>' },
    form: 'period',
  },
  'usage-lag-too-long': { issued: '<issued>', handedOver: '<handedOver>' },
  'usage-held-leavers': {},
  'usage-bad-actuals': {
    file: '<file>',
    line: 7100,
    column: 72,
    finding: { code: 'fiscal_year', firstYear: 1071 },
  },
  'usage-older-not-older': { file: '<file>', older: '<older>', asOf: '<asOf>' },
  'usage-no-actuals-after': { file: '<file>', asOf: '<asOf>' },
  'usage-backtest-hidden': { file: '<file>', asOf: '<asOf>', first: '<first>' },
  'usage-nothing-known': { file: '<file>', asOf: '<asOf>' },
  'usage-bad-share': { option: '<option>' },
  'usage-snapshots-only': { option: '<option>' },
  'usage-bad-patch': { rule: '<rule>', rules: ['card.validity.adult', 'renewal.window_months'] },
  'usage-bad-patch-value': { rule: '<rule>' },
  'usage-actuals-not-monthly': { file: '<file>' },
  'usage-not-with-learn': { option: '<option>' },
  'usage-tallies-and-records': { file: '<file>', other: '<other>' },
  'usage-only-with-actuals': { option: '<option>' },
  'usage-only-with-bands': { option: '<option>' },
  'usage-no-actuals': {},
  'usage-nothing-foreseen': { file: '<file>', asOf: '<asOf>' },
  'usage-bad-scenario': {
    file: '<file>',
    findings: [
      {
        // A key that is not known is shown where it nearly is a known one.
        ...{ file: '<file>', line: 71, column: 72, path: ['capacty'] },
        ...{ code: 'unknown-key', params: { near: '<near>', list: '<list>' } },
        years: { first: 2015, last: 2100 },
      },
    ],
  },
  'usage-scenario-piped': {},
  'usage-records-as-scenario': { file: 'records.csv' },
  'usage-no-such-site': { file: '<file>', site: '<site>', sites: ['<one>', '<two>'] },
  'usage-outside-plan': { first: '<first>', last: '<last>' },
  'usage-holidays-unknown': { file: '<file>', first: '<first>', last: '<last>' },
  'usage-no-text-on-terminal': { format: '<format>' },
  'usage-chart-needs-table': {},
  'usage-chart-by-part': {},
  'input-not-saved': { file: 'a.csv', finding: { code: 'row-length', line: 3 } },
  'usage-compare-kinds': { old: 'a.json', new: 'b.json' },
  'usage-compare-parts': { old: 'a.json', new: 'b.json' },
  'usage-compare-nothing': { old: 'a.json', new: 'b.json' },
  'usage-notes-of-tables': {},
  'usage-provenance-in-csv': {},
  'usage-excel-needs-csv': {},
  'usage-long-for-programs': {},
  'usage-excel-encoding': {},
  'usage-report-output': {},
  'usage-chart-without-svg': {},
  'usage-not-in-chart': { option: '<option>' },
  'usage-chart-hidden': {},
  'usage-word-is-paper': { file: '<file>' },
  'usage-annex-without-paper': {},
  'usage-paper-learns-nothing': {},
  'usage-chart-learns-nothing': { chart: '<chart>' },
  'usage-chart-has-no-form': { option: '<option>' },
  'usage-no-such-chart': { chart: '<chart>' },
  'usage-scenario-decides': { option: '<option>' },
  'usage-no-chromium': {},
  'output-not-printed': { browser: '<browser>' },
  'input-bad-tally': {
    file: '<file>',
    findings: [
      { place: '<one>', code: 'missing' },
      { place: '<two>', code: 'sum' },
    ],
  },
  'input-bad-tally-line': { file: '<file>', line: 7100, finding: { code: 'period' } },
  'input-tally-rejected': { rejected: 71, rows: 72, allowed: '<allowed>' },
  'input-parquet-broken': { file: '<file>' },
  'input-parquet-nested': { file: '<file>', column: '<column>' },
  'input-parquet-encoding': { file: '<file>', column: '<column>' },
  'input-parquet-codec': { file: '<file>', codec: '<codec>' },
  'input-parquet-large': { file: '<file>', limit: 71 },
  'usage-not-with-tally': { option: '<option>' },
  'usage-tally-rules': { file: '<file>', rules: '<rules>', own: '<own>' },
  'usage-tally-edited-rules': { file: '<file>', rules: '<rules>' },
  'usage-tally-differs': {
    file: '<file>',
    other: '<other>',
    term: 'method',
    value: '<value>',
    otherValue: 7100,
  },
  'usage-tally-option': { file: '<file>', term: 'from', value: 1071, option: '<option>' },
  'usage-tally-not-by': { file: '<file>', by: '<by>' },
  'usage-tally-twice': { file: '<file>', other: '<other>' },
  'usage-bad-table-name': {},
  'usage-bad-columns': { columns: COLUMNS },
  'usage-file-exists': { file: '<file>' },
};

/** The codes of what stands within another fault, and of what a text names in words of its own. */
const IN_WORDS = new Set([
  ...['code', 'kind', 'packed', 'by', 'forms', 'term', 'form', 'years'],
  ...['holds', 'offers', 'isError', 'sheet', 'mayBeTable'],
]);

/** Every value in the particulars, however deep, that a text shows as it is. */
function valuesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [String(value)];
  return Object.entries(value).flatMap(([name, each]) =>
    IN_WORDS.has(name) && each !== '<sheet>' && each !== '<code>' && each !== '<by>'
      ? []
      : valuesIn(each),
  );
}

const CODES = Object.keys(FAULT_WORDS) as FaultCode[];

describe.each(CODES)('%s', (code) => {
  const sample = { code, params: PARAMS[code] } as Fault;

  it.each(['en', 'ja'] as const)('shows all its particulars in %s, and no gap', (language) => {
    const text = faultText(sample, language);
    for (const value of valuesIn(sample.params)) expect(text).toContain(value);
    expect(text).not.toMatch(/\{\w+\}|undefined|\[object/);
  });
});

describe('a fault in words', () => {
  const english = (told: Fault) => faultText(told, 'en');

  it('names a place as editors do, without thousands separators', () => {
    expect(english(fault('input-row-too-long', { file: 'a.csv', line: 12345 }))).toMatch(
      /^a\.csv:12345:/,
    );
  });

  it('tells the first five findings of a tally, and that there are more', () => {
    const findings = (count: number) =>
      Array.from({ length: count }, (_, index) => ({ place: `p${index}`, code: 'sum' as const }));
    const five = english(fault('input-bad-tally', { file: 't', findings: findings(5) }));
    expect(five).toMatch(/p4: /);
    expect(five).not.toMatch(/…/);
    const six = english(fault('input-bad-tally', { file: 't', findings: findings(6) }));
    expect(six).not.toMatch(/p5: /);
    expect(six).toMatch(/; …\. Make it again/);
  });

  it('says so where no site has windows', () => {
    const text = english(fault('usage-no-such-site', { file: 'p.yaml', site: 'A', sites: [] }));
    expect(text).not.toMatch(/one of: $/);
  });

  it('words what a term of a tally says where it is no number and no name', () => {
    const told = (value: boolean | undefined) =>
      english(
        fault('usage-tally-option', { file: 't', term: 'repeatRenewals', value, option: '--o' }),
      );
    expect(told(true)).toContain(' is yes;');
    expect(told(false)).toContain(' is no;');
    expect(told(undefined)).toContain(' is not given;');
  });
});

describe('a result', () => {
  it('is its value, or its fault thrown', () => {
    expect(valueOrThrow(ok(7))).toBe(7);
    const wrong = failed('input-missing', { file: 'a.csv' });
    expect(() => valueOrThrow(wrong)).toThrow(FaultError);
    expect(() => valueOrThrow(wrong)).toThrow(
      expect.objectContaining({ fault: { code: 'input-missing', params: { file: 'a.csv' } } }),
    );
  });

  it('holds a fault with the particulars of its code; another one does not compile', () => {
    // @ts-expect-error the file is missing
    fault('input-missing');
    // @ts-expect-error the file is missing
    failed('input-missing', {});
    // @ts-expect-error the line is a number
    new FaultError('input-row-too-long', { file: 'a.csv', line: '7' });
    // @ts-expect-error what is found in a table is a code, not a text
    fault('usage-bad-counts', { file: 'a.csv', line: 7, finding: 'too many minors' });
    // @ts-expect-error this code says all
    fault('usage-no-file', { file: 'a.csv' });
    // @ts-expect-error a finding has its particulars too
    rowFinding('row-length');
    // @ts-expect-error so has one in a scenario file
    scenarioFinding('missing', ['scenarios']);
    expect(fault('usage-no-file')).toEqual({ code: 'usage-no-file', params: {} });
  });
});
