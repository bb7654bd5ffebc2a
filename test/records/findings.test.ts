// Decides that the catalogue of findings is whole: words in both languages that say the same, and a page for each code.
import { describe, expect, it } from 'vitest';
import { findingPage } from '../../src/layout/findings.js';
import { FINDING_CODES, FINDINGS, type FindingKind } from '../../src/records/findings.js';

const fillings = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();

describe.each(FINDING_CODES)('%s', (code) => {
  const kind: FindingKind = FINDINGS[code];

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

  it('has a page that tells whether the row counts', () => {
    for (const language of ['en', 'ja'] as const) {
      const page = findingPage(code, language);
      expect(page).toContain(kind.explanation[language]);
      expect(page).toMatch(
        kind.level === 'reject' ? /not counted|数えません/ : /is counted|行は数えます/,
      );
    }
  });
});

it('codes are stable names: lower case, words joined by dashes, none twice', () => {
  for (const code of FINDING_CODES) expect(code).toMatch(/^[a-z]+(?:-[a-z]+)+$/);
  expect(new Set(FINDING_CODES).size).toBe(FINDING_CODES.length);
});
