// Decides whether every text for people stands in both languages, with the same gaps to fill in.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Localized } from '../../src/rules/rule-book.js';
import { ROOT } from '../cli/run-koshin.js';

const SOURCES = join(ROOT, 'src');

/** What each file of words exports, by the file's name. */
const modules: Record<string, unknown> = {};
for (const folder of ['render', 'render/briefing', 'records', 'scenario']) {
  const names = readdirSync(join(SOURCES, folder)).filter((name) => name.endsWith('.ts'));
  for (const name of names.sort()) {
    modules[`${folder}/${name}`] = await import(join(SOURCES, folder, name));
  }
}

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

const entries = Object.entries(modules).flatMap(([file, exported]) => entriesIn(exported, file));

/** Texts that are the same in both languages, being names. */
const SAME = new Set(['SHA-256', 'bash、zsh、fish、powershell']);

/** Nothing but gaps and signs, which no language words. */
function isWordless(text: string): boolean {
  return !/\p{L}/u.test(text.replaceAll(/\{\w+\}/g, ''));
}

/** Gaps that are one thing, called {year} in English and {fiscal} in Japanese. */
const FILLED_APART = ['render/messages.ts.NOTES.partYear'];

/** Fewer than this, and the search for the catalogues has been lost. */
const FEWEST = 500;

const gapsOf = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([gap]) => gap).sort();
const japanese = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;

describe('the catalogues', () => {
  it('are all found', () => {
    expect(entries.length).toBeGreaterThan(FEWEST);
    for (const name of ['HELP', 'PLAN_WORDS', 'CAPACITY_WORDS', 'FAULT_WORDS', 'FINDINGS']) {
      expect(entries.some(({ place }) => place.includes(`.${name}.`))).toBe(true);
    }
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
      ({ place, text }) =>
        !FILLED_APART.includes(place) &&
        [...new Set(gapsOf(text.en))].join() !== [...new Set(gapsOf(text.ja))].join(),
    );
    expect(
      apart.map(({ place, text }) => `${place}: ${gapsOf(text.en)} / ${gapsOf(text.ja)}`),
    ).toEqual([]);
  });
});
