// Every text for people is in a catalogue, in both languages, with the same gaps.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import type { Localized } from '../../src/rules/rule-book.js';
import { ROOT } from '../cli/run-koshin.js';

const SOURCES = join(ROOT, 'src');
const WORDS = 'words';

/** Where all texts for people stand: the folder of words, and the names of columns. */
const CATALOGUES = [
  ...readdirSync(join(SOURCES, WORDS)).map((name) => `${WORDS}/${name}`),
  'records/headings.ts',
].sort();

/** What each catalogue exports, by its file. */
const modules: Record<string, unknown> = {};
for (const file of CATALOGUES) modules[file] = await import(join(SOURCES, file));

interface Entry {
  readonly place: string;
  readonly text: Localized;
}

/** Every pair of texts in what a module exports, however deep. */
function entriesIn(value: unknown, place: string): Entry[] {
  if (typeof value !== 'object' || value === null) return [];
  const { en, ja } = value as Partial<Localized>;
  if (typeof en === 'string' || typeof ja === 'string') {
    return [{ place, text: { en: en ?? '', ja: ja ?? '' } }];
  }
  return Object.entries(value).flatMap(([key, each]) => entriesIn(each, `${place}.${key}`));
}

/** The places of texts that stand in a catalogue without being one of a pair. */
function straysIn(value: unknown, place: string): string[] {
  if (typeof value === 'string') return [place];
  if (typeof value !== 'object' || value === null || 'en' in value || 'ja' in value) return [];
  return Object.entries(value).flatMap(([key, each]) => straysIn(each, `${place}.${key}`));
}

const entries = Object.entries(modules).flatMap(([file, exported]) => entriesIn(exported, file));

/** Texts that are the same in both languages, being names. */
const SAME = new Set(['SHA-256', 'bash、zsh、fish、powershell']);

/** Nothing but gaps and signs, which no language words; P10 is such a sign. */
function isWordless(text: string): boolean {
  return !/\p{L}/u.test(text.replaceAll(/\{\w+\}|P\d0/g, ''));
}

/** Fewer than this, and the search for the catalogues has been lost. */
const FEWEST = 500;

const gapsOf = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([gap]) => gap).sort();
const japanese = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;

describe('the catalogues', () => {
  it('are all found', () => {
    expect(entries.length).toBeGreaterThan(FEWEST);
    for (const name of ['HELP', 'PLAN_WORDS', 'CAPACITY_WORDS', 'FAULT_WORDS', 'FINDING_WORDS']) {
      expect(entries.some(({ place }) => place.includes(`.${name}.`))).toBe(true);
    }
  });

  it('hold pairs of texts alone', () => {
    // Examples of commands are typed as they stand in any language.
    const strays = Object.entries(modules)
      .flatMap(([file, exported]) => straysIn(exported, file))
      .filter((place) => !/\.COMMAND_HELP\.\w+\.examples\.\d+$/.test(place));
    expect(strays).toEqual([]);
  });

  it('leave no text out in either language', () => {
    const blank = entries.filter(({ text }) => text.en.trim() === '' || text.ja.trim() === '');
    expect(blank.map(({ place }) => place)).toEqual([]);
  });

  it('have Japanese that is Japanese and English that is not', () => {
    const untranslated = entries.filter(
      ({ text: { en, ja } }) =>
        !SAME.has(ja) && !isWordless(ja) && (!japanese.test(ja) || en === ja),
    );
    expect(untranslated.map(({ place, text }) => `${place}: ${text.ja}`)).toEqual([]);
    // English may quote Japanese headers and units as examples, but is not written in it.
    const mostly = entries.filter(
      ({ text: { en } }) => !SAME.has(en) && !isWordless(en) && !/[A-Za-z]{2}/.test(en),
    );
    expect(mostly.map(({ place, text }) => `${place}: ${text.en}`)).toEqual([]);
  });

  it('have the same gaps in both languages', () => {
    const apart = entries.filter(
      ({ text }) => [...new Set(gapsOf(text.en))].join() !== [...new Set(gapsOf(text.ja))].join(),
    );
    expect(
      apart.map(({ place, text }) => `${place}: ${gapsOf(text.en)} / ${gapsOf(text.ja)}`),
    ).toEqual([]);
  });
});

/** A text in a source file, outside of comments, imports and what a bug says. */
interface Literal {
  readonly place: string;
  readonly text: string;
  /** Whether it is written as one language of a pair: `ja: '…'`. */
  readonly inPair: boolean;
}

function literalsOf(file: string): Literal[] {
  const source = ts.createSourceFile(
    file,
    readFileSync(join(SOURCES, file), 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  );
  const literals: Literal[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) return;
    if (ts.isNewExpression(node) && /Error$/.test(node.expression.getText(source))) return;
    const isPiece = ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node);
    if (ts.isStringLiteralLike(node) || isPiece) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
      const { parent } = node;
      const inPair =
        ts.isPropertyAssignment(parent) && /^(?:en|ja)$/.test(parent.name.getText(source));
      literals.push({ place: `${file}:${line + 1}`, text: node.text, inPair });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return literals;
}

const ELSEWHERE = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !CATALOGUES.includes(name))
  .sort();

/** Every literal outside the catalogues. */
const literals = ELSEWHERE.flatMap(literalsOf);

/** Parts of dates that are cut off, put on or looked for, and what a user types. */
const NO_WORDS = new Set(['年度', '年度)', '元', '月', '平成', '令和', '新規', '更新']);

/** Programs in another language: a style sheet and a script for a shell. */
const PROGRAMS = ['page/style.ts', 'page/app-style.ts', 'page/paper/style.ts', 'cli/completion.ts'];

/** Three words in a row, the last two in small letters. */
const sentence = /[A-Za-z]{2,},? [a-z]{2,},? [a-z]{2,}/;

describe('outside the catalogues', () => {
  it('no text stands as one of a pair', () => {
    // Formats of numbers have a form for each language, but no letters.
    const pairs = literals.filter(({ inPair, text }) => inPair && /\p{L}/u.test(text));
    expect(pairs.map(({ place, text }) => `${place}: ${text}`)).toEqual([]);
  });

  it('nothing that lays out or runs says a word of its own', () => {
    const spoken = literals.filter(
      ({ place, text }) =>
        /^(?:write|layout|page|cli|commands)\//.test(place) &&
        !PROGRAMS.some((file) => place.startsWith(file)) &&
        !NO_WORDS.has(text) &&
        (japanese.test(text) || sentence.test(text)),
    );
    expect(spoken.map(({ place, text }) => `${place}: ${text}`)).toEqual([]);
  });
});
