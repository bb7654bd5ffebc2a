// The catalogue of findings is whole: words in both languages that say the same and show every particular, a page for each code.
import { describe, expect, it } from 'vitest';
import { findingPage } from '../../src/layout/check/findings.js';
import {
  FINDING_CODES,
  FINDINGS,
  type FindingArguments,
  type FindingCode,
  NO_RECORD,
  rowFinding,
} from '../../src/records/findings.js';
import { findingText } from '../../src/words/finding-text.js';
import { FINDING_WORDS, type FindingWords } from '../../src/words/findings.js';

const fillings = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();

/** Particulars that no text has by itself, for every code that has some. */
const ARGUMENTS: {
  [Code in FindingCode as FindingArguments<Code> extends [] ? never : Code]: FindingArguments<Code>;
} = {
  'missing-column': [
    { names: ['<one>', '<two>'], near: { header: '<header>', number: 71 }, comma: undefined },
  ],
  'row-length': [{ found: 71, expected: 72 }],
  'unreadable-date': [{ forms: ['iso', 'era'], holds: undefined }],
  'merged-cells': [{ range: '<range>' }],
  'column-ends-early': [{ last: '<last>', other: '<other>', cards: 71 }],
  'no-renewals': [{ cards: 71, from: '<from>', isRead: false }],
  'column-not-read': [{ looks: 'status', columns: ['status'], by: 'values' }],
  'column-perhaps-meant': [{ columns: ['applied_on'] }],
  // Shown of all its rows together, if at all.
  'unknown-status': [{ unknown: '' }],
  'unknown-issue-kind': [{ unknown: '' }],
  'issue-before-scheme': [{ start: '<start>' }],
  'hand-over-date': [{ lag: 71 }],
  'invisible-characters': [{ place: 'cells', characters: ['U+3164'] }],
  'mixed-date-forms': [{ forms: ['iso', 'era'] }],
  'sparse-column': [{ name: 'applied_on', blank: 71, rows: 72 }],
  'signature-under-age': [{ age: 71 }],
  'implausible-renewal': [{ months: 71 }],
  'issue-far-ahead': [{ by: 'records', last: '<last>', rows: 71 }],
};

/** What stands for each particular in a text: itself, where it is not worded. */
function shown(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [String(value)];
  return Object.entries(value).flatMap(([name, each]) =>
    ['forms', 'place', 'holds', 'looks', 'by', 'isRead', 'comma'].includes(name) ||
    each === 'applied_on'
      ? []
      : shown(each),
  );
}

describe.each(FINDING_CODES)('%s', (code) => {
  const kind: FindingWords = FINDING_WORDS[code];

  it('has a title, a message and an explanation in both languages', () => {
    for (const words of [kind.title, kind.message, kind.explanation]) {
      expect(words.en).not.toBe('');
      expect(words.ja).toMatch(/[ぁ-ん一-龠]/);
      expect(words.en).not.toMatch(/[ぁ-ん]/);
    }
  });

  it('says what is wrong and what to do next, each in its own clause', () => {
    expect(kind.message.en.split(';').length).toBeGreaterThanOrEqual(2);
    expect(kind.message.ja).toContain('。');
  });

  it('is filled in with the same things in both languages', () => {
    expect(fillings(kind.message.ja)).toEqual(fillings(kind.message.en));
    expect(kind.title.en + kind.title.ja + kind.explanation.en + kind.explanation.ja).not.toMatch(
      /[{}]/,
    );
  });

  it.each(['en', 'ja'] as const)('shows all its particulars in %s, and no gap', (language) => {
    const [params] = Object.hasOwn(ARGUMENTS, code)
      ? ARGUMENTS[code as keyof typeof ARGUMENTS]
      : [];
    const finding = {
      ...rowFinding(code, ...((params ? [params] : []) as never)),
      columnLabel: '<label>',
    };
    const text = findingText(finding, language);
    for (const value of params === undefined ? [] : shown(params)) expect(text).toContain(value);
    expect(text).not.toMatch(/\{\w+\}|undefined|\[object/);
  });

  it('has a page that tells whether the row counts', () => {
    for (const language of ['en', 'ja'] as const) {
      const page = findingPage(code, language);
      expect(page).toContain(kind.explanation[language]);
      const isOut = FINDINGS[code].level === 'reject' || NO_RECORD.has(code);
      expect(page).toMatch(isOut ? /not counted|数えません/ : /is counted|行は数えます/);
    }
  });
});

it('codes are stable names: lower case, words joined by dashes, none twice', () => {
  for (const code of FINDING_CODES) expect(code).toMatch(/^[a-z]+(?:-[a-z]+)+$/);
  expect(new Set(FINDING_CODES).size).toBe(FINDING_CODES.length);
});

it('the advice on a hand-over date is another where no days between were given', () => {
  const text = (lag: number) =>
    findingText({ ...rowFinding('hand-over-date', { lag }), columnLabel: 'c' }, 'en');
  expect(text(0)).toMatch(/give the usual days between with --handover-lag$/);
  expect(text(14)).toMatch(/14 days before it, as --handover-lag says$/);
});
