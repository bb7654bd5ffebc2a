// Examples in docstrings: each line "expression // => value" is run against the public API.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createContext, runInContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import * as koshin from '../src/index.js';
import { cardRecord, law, repositoryJson } from './support/law.js';

const SOURCES = fileURLToPath(new URL('../src/', import.meta.url));

/** Fewer than this, and either the docstrings or the search for them has been lost. */
const FEWEST_EXAMPLES = 18;

interface Example {
  readonly place: string;
  /** The name of the function whose docstring it stands in. */
  readonly documents: string;
  readonly expression: string;
  readonly value: string;
}

/** The examples of one source text: lines after `@example` up to the next tag or the comment's end. */
function examplesIn(file: string, text: string): Example[] {
  const examples: Example[] = [];
  for (const comment of text.matchAll(/\/\*\*(?<body>.*?)\*\/\s*(?<declaration>[^\n]*)/gs)) {
    const { body = '', declaration = '' } = comment.groups ?? {};
    const documents =
      /export (?:async )?(?:function\*?|const) (?<name>\w+)/.exec(declaration)?.groups?.['name'] ??
      '';
    let inExample = false;
    for (const raw of body.split('\n')) {
      const line = raw.replace(/^\s*\*?\s?/, '').trim();
      if (line.startsWith('@')) inExample = line === '@example';
      else if (inExample && line !== '') {
        const match = /^(?<expression>.+?)\s*\/\/ => (?<value>.+)$/.exec(line);
        const start = text.slice(0, comment.index).split('\n').length;
        examples.push({
          place: `${file}:${start}`,
          documents,
          expression: match?.groups?.['expression'] ?? line,
          value: match?.groups?.['value'] ?? '',
        });
      }
    }
  }
  return examples;
}

const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .sort()
  .map((name) => join(SOURCES, name));
const examples = files.flatMap((path) =>
  examplesIn(relative(SOURCES, path), readFileSync(path, 'utf8')),
);

/** A row of a breakdown by office, for examples of suppression. */
const office = (name: string, card: number, certificate: number) => ({
  fiscalYear: 2025,
  office: name,
  ...koshin.compareWithCapacity({ card, certificate }, undefined),
});
const context = createContext({
  ...koshin,
  lawInForce: law(),
  cardRecord,
  office,
  privacyData: repositoryJson('data/privacy.json'),
});

/** A value as JSON has it; undefined by its own name. */
function asText(value: unknown): string {
  return value === undefined ? 'undefined' : JSON.stringify(value);
}

/** The text that follows "// =>", brought into the form of {@link asText}. */
function expectedText(value: string): string {
  return value === 'undefined' ? value : JSON.stringify(JSON.parse(value));
}

describe('examples in docstrings', () => {
  it('are found', () => {
    expect(examples.length).toBeGreaterThanOrEqual(FEWEST_EXAMPLES);
  });

  it.each(examples)('$place: $expression // => $value', ({ expression, value }) => {
    expect(value, 'an example line reads: expression // => JSON value').not.toBe('');
    expect(asText(runInContext(expression, context))).toBe(expectedText(value));
  });

  it.each(examples)('$place: $expression speaks of the function it stands at', (example) => {
    const { documents, expression } = example;
    expect(documents).not.toBe('');
    expect(expression.startsWith(`${documents}(`)).toBe(true);
    expect(Object.keys(koshin)).toContain(documents);
  });
});

describe('the search for examples', () => {
  const comment = (lines: readonly string[], declaration = 'export function twice(n: number) {') =>
    ['/**', ...lines.map((line) => ` * ${line}`), ' */', declaration].join('\n');

  it('reads every line up to the next tag', () => {
    const text = comment([
      'Twice.',
      '@example',
      'twice(2) // => 4',
      'twice("a") // => "aa"',
      '@throws no',
    ]);
    expect(examplesIn('a.ts', text)).toEqual([
      { place: 'a.ts:1', documents: 'twice', expression: 'twice(2)', value: '4' },
      { place: 'a.ts:1', documents: 'twice', expression: 'twice("a")', value: '"aa"' },
    ]);
  });

  it('keeps a line without a value, which then fails', () => {
    expect(examplesIn('a.ts', comment(['@example', 'twice(2)']))).toMatchObject([{ value: '' }]);
  });

  it('finds none where there is none', () => {
    expect(examplesIn('a.ts', comment(['Twice: twice(2) // => 4']))).toEqual([]);
  });

  it('tells a wrong value from a right one', () => {
    const wrong = asText(runInContext('isoDate(20250401)', context));
    expect(wrong).not.toBe(expectedText('"2025-04-02"'));
    expect(asText(runInContext('civilDate(2023, 2, 29)', context))).toBe(expectedText('undefined'));
  });
});
