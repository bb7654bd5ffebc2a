// No recording holds a version of the program or of its rules, so that raising one rewrites none.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MARKS, masked, unmasked, VERSIONS } from '../../scripts/recordings.js';
import { ROOT } from '../cli/run-koshin.js';

const PAGES = [
  'README.md',
  'README.ja.md',
  'docs/guide.md',
  'docs/guide.ja.md',
  'docs/counts.md',
  'docs/counts.ja.md',
  'docs/ci.md',
];
const RECORDINGS = [
  ...PAGES,
  ...['test/golden', 'test/transcripts'].flatMap((folder) =>
    readdirSync(join(ROOT, folder)).map((name) => `${folder}/${name}`),
  ),
];
const holds = (text: string) => new RegExp(text.replaceAll('.', '\\.'));
/** The rules' version looks like a month: it is one where nothing on the line speaks of rules. */
const RULES = new RegExp(`^.*(?:rules|法令データ|版).*${VERSIONS.rules}(?![-\\d])`, 'm');

describe('recordings', () => {
  it.each(RECORDINGS)('hold no version: %s', (name) => {
    const text = readFileSync(join(ROOT, name), 'utf8');
    expect(text).not.toMatch(holds(`koshin.{0,4}${VERSIONS.tool}`));
    expect(text).not.toMatch(RULES);
  });
});

describe('masking', () => {
  const { tool, rules } = VERSIONS;

  it.each([
    [`koshin ${tool} (rules ${rules})`, `koshin ${MARKS.tool} (rules ${MARKS.rules})`],
    [
      `"koshin": "${tool}", "rules": "${rules}"`,
      `"koshin": "${MARKS.tool}", "rules": "${MARKS.rules}"`,
    ],
    [`法令データ${rules}版による`, `法令データ${MARKS.rules}版による`],
    [`法令データの版\t${rules}`, `法令データの版\t${MARKS.rules}`],
    [`${rules},12`, `${rules},12`],
    [`rules ${rules}-01`, `rules ${rules}-01`],
  ])('of %s', (text, mask) => {
    expect(masked(text)).toBe(mask);
    expect(unmasked(mask)).toBe(text);
  });
});
