// docs/architecture.md is true: every folder, in the order that holds, and every name where it says the name is.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../cli/run-koshin.js';

const page = readFileSync(join(ROOT, 'docs/architecture.md'), 'utf8');
const listed = [...page.matchAll(/^\| `([\w/]+)\/` \|/gm)].map(([, folder]) => folder as string);

/** Longer than this, and a paragraph should be a list. */
const LONGEST_PARAGRAPH = 600;

function foldersIn(folder: string): string[] {
  return readdirSync(join(ROOT, 'src', folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join(folder, name))
    .flatMap((path) => [path, ...foldersIn(path)]);
}

describe('docs/architecture.md', () => {
  it('lists every folder of src/', () => {
    expect([...listed].sort()).toEqual(foldersIn('').sort());
  });

  it('lists them in the order that dependency-cruiser holds, sub-folders behind their own', () => {
    const { forbidden } = createRequire(import.meta.url)(join(ROOT, '.dependency-cruiser.cjs')) as {
      readonly forbidden: readonly { readonly name: string }[];
    };
    const order = forbidden.flatMap(({ name }) => /^order-(\w+)$/.exec(name)?.[1] ?? []);
    expect(listed.filter((folder) => !folder.includes('/'))).toEqual(order);
    listed.forEach((folder, index) => {
      if (folder.includes('/')) expect(listed[index - 1]?.split('/')[0]).toBe(folder.split('/')[0]);
    });
  });

  it('says of each name where it is', () => {
    const places = [...page.matchAll(/`(\w+)` \(`(src\/[\w/.-]+\.ts)`/g)];
    expect(places.length).toBeGreaterThan(30);
    const wrong = places.filter(
      ([, name, path]) =>
        !new RegExp(`\\b${name}\\b`).test(readFileSync(join(ROOT, path ?? ''), 'utf8')),
    );
    expect(wrong.map(([place]) => place)).toEqual([]);
  });

  it('has no long paragraph', () => {
    const paragraphs = page.split(/\n(?=\n|[-*|] |\d+\. )/);
    expect(paragraphs.filter((text) => text.length > LONGEST_PARAGRAPH)).toEqual([]);
  });
});
