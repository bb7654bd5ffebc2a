// The glossary holds: its terms are the ones that words and pages use, and retired words are gone.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../cli/run-koshin.js';
import { repositoryJson } from '../support/law.js';

type Pair = { readonly en: string; readonly ja: string };
interface Glossary {
  readonly sections: readonly {
    readonly title: Pair;
    readonly terms: readonly (Pair & { readonly meaning: Pair; readonly printed?: false })[];
  }[];
  readonly retired: readonly {
    readonly language: keyof Pair;
    readonly word: string;
    readonly use: string;
  }[];
}
const glossary = repositoryJson('data/glossary.json') as Glossary;
const terms = glossary.sections.flatMap((section) => section.terms);

/** Every pair of texts in a value, however deep. */
function pairsIn(value: unknown): Pair[] {
  if (typeof value !== 'object' || value === null) return [];
  const { en, ja } = value as Partial<Pair>;
  if (typeof en === 'string' && typeof ja === 'string') return [{ en, ja }];
  return Object.values(value).flatMap(pairsIn);
}

const files = readdirSync(join(ROOT, 'src/words')).map((name) => `src/words/${name}`);
const catalogues = await Promise.all(
  [...files, 'src/records/findings.ts'].map((file) => import(join(ROOT, file))),
);
const texts = catalogues.flatMap(pairsIn);

/** The pages, without what programs print. */
const pages = readdirSync(join(ROOT, 'docs'))
  .filter((name) => name.endsWith('.md'))
  .map((name) => `docs/${name}`)
  .concat('README.md', 'README.ja.md')
  .map((name) => ({
    name,
    text: readFileSync(join(ROOT, name), 'utf8').replace(/^```[\s\S]*?^```$|`[^`\n]*`/gm, ''),
  }));

describe('the glossary', () => {
  it('has each term once, with a sentence in either language', () => {
    for (const language of ['en', 'ja'] as const) {
      expect(new Set(terms.map((term) => term[language])).size).toBe(terms.length);
      for (const { meaning } of terms) expect(meaning[language]).toMatch(/[.。]$/);
    }
  });

  it.each(terms.filter(({ printed }) => printed !== false))(
    '$en is $ja in one text',
    ({ en, ja }) => {
      const pairs = texts.filter(
        (text) => text.en.toLowerCase().includes(en.toLowerCase()) && text.ja.includes(ja),
      );
      expect(pairs.length).toBeGreaterThan(0);
    },
  );

  it.each(glossary.retired)('retires $word for $use', ({ language, word }) => {
    const pattern = language === 'en' ? new RegExp(`\\b${word}`, 'i') : new RegExp(word);
    expect(texts.map((text) => text[language]).filter((text) => pattern.test(text))).toEqual([]);
    expect(pages.filter(({ text }) => pattern.test(text)).map(({ name }) => name)).toEqual([]);
  });
});
