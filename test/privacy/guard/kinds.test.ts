// The kinds of docs/privacy.md: at least so many disguises of personal data are found, and no harmless column is refused.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DISGUISES, rowsOf } from '../../../scripts/privacy/disguises.js';
import {
  harmlessKinds,
  municipalities,
  officeColumns,
  placeKinds,
} from '../../../scripts/privacy/harmless.js';
import { createPrivacyGuard } from '../../../src/privacy/guard/guard.js';
import { decodePrivacyData } from '../../../src/privacy/guard/privacy-data.js';
import { valueOrThrow } from '../../../src/records/fault.js';

const json: unknown = JSON.parse(readFileSync('data/privacy.json', 'utf8'));
const data = valueOrThrow(decodePrivacyData(json, 'data'));

function kindsFound(header: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const guard = createPrivacyGuard(data, new Set([0]));
  const found = [...guard.header(['No', ...header])];
  for (const [index, row] of rows.entries()) guard.row([`${index}`, ...row], new Uint8Array(0));
  return [...found, ...guard.verdict()].map(({ kind }) => kind);
}

describe('disguises', () => {
  const tried = DISGUISES.map((each) => ({ ...each, found: kindsFound([], rowsOf(each)) }));
  const shareFound = (of: readonly string[]) => {
    const all = tried.filter(({ kind }) => of.includes(kind));
    return all.filter(({ kind, found }) => found.includes(kind)).length / all.length;
  };

  it('at least 95 % of the kinds of My Numbers are found, and 85 % of the others', () => {
    expect(tried.length).toBeGreaterThan(120);
    expect(shareFound(['my-number'])).toBeGreaterThanOrEqual(0.95);
    for (const kind of ['name', 'address', 'phone', 'email']) {
      expect([kind, shareFound([kind]) >= 0.85]).toEqual([kind, true]);
    }
  });

  it('few of a kind are enough: twelve cells show what sixty show', () => {
    const plain = tried.filter(({ rows, found }) => rows === undefined && found.length > 0);
    const missed = plain.filter((each) => kindsFound([], rowsOf(each).slice(0, 12)).length === 0);
    expect(missed.map(({ en }) => en)).toEqual([]);
  });
});

describe('harmless columns', () => {
  it('none is refused', () => {
    const kinds = [...harmlessKinds(), ...placeKinds()];
    expect(kinds.length).toBeGreaterThan(900);
    const refused = kinds.flatMap(({ name, header, cells }) => {
      const found = kindsFound(
        [header],
        cells.map((cell) => [cell]),
      );
      return found.length > 0 ? [`${name}: ${found}`] : [];
    });
    expect(refused).toEqual([]);
  });

  it('no municipality is refused for what its offices are called, even where they are set apart', () => {
    const refused = officeColumns().filter((cells) => {
      const guard = createPrivacyGuard(data, new Set([0]));
      for (const cell of cells) guard.row([cell], new Uint8Array(0));
      return guard.verdict().length > 0;
    });
    expect(refused).toEqual([]);
  });

  it.each([
    ['芝　浦', []],
    ['芝 支所', []],
    ['中野 江古田', []],
    ['多賀城 鶴ケ谷', []],
    ['高　台', []],
    ['山田 太郎', ['name']],
    ['山田太郎', ['name']],
    ['ヤマダ　タロウ', ['name']],
    ['Yamada Hanako', ['name']],
  ])('one office alone: %s', (cell, kinds) => {
    const guard = createPrivacyGuard(data, new Set([0]));
    guard.row([cell], new Uint8Array(0));
    expect(guard.verdict().map(({ kind }) => kind)).toEqual(kinds);
  });

  it('the places are those of all municipalities', () => {
    expect(municipalities()).toHaveLength(1741);
  });
});
