// Tables on a terminal: no wider than it is, every figure whole, the same figures at every width.
import fc from 'fast-check';
import stringWidth from 'fast-string-width';
import { describe, expect, it } from 'vitest';
import type { Language } from '../../src/words/language.js';
import type { Sheet, SheetColumn } from '../../src/write/sheet.js';
import { renderTable } from '../../src/write/table.js';
import { wrapped } from '../../src/write/wrap.js';
import { inside } from '../cli/run-koshin.js';

const column = (key: string, kind: SheetColumn['kind'], more: object = {}): SheetColumn => ({
  ...{ key, heading: key, kind },
  ...more,
});

const at = (width: number, language: Language = 'en') => ({
  ...{ language, colour: false, blocks: true, width },
});

/** Two scenarios with so many figures a year. */
function planLike(figures: number, from = 2025, to = 2030): Sheet {
  const columns = Array.from({ length: figures }, (_, index) => column(`figure ${index}`, 'count'));
  const years = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  return {
    columns: [column('year', 'year'), column('scenario', 'text'), ...columns],
    rows: years.flatMap((year) =>
      ['as it is', 'a center'].map((name, which) => [
        year,
        name,
        ...columns.map((_, index) => 1_000_000 + year * 100 + which * 10 + index),
      ]),
    ),
    notes: [],
  };
}

const widest = (text: string) => Math.max(...text.split('\n').map((line) => stringWidth(line)));
const numbers = (text: string) => (text.match(/\d{1,3}(?:,\d{3})+/g) ?? []).sort();

describe('a table', () => {
  it('stays as it is where it fits', () => {
    const text = renderTable(planLike(3), at(80));
    expect(text.split('\n')[0]).toMatch(/^year +scenario +figure 0/);
  });

  it('is one for each scenario, the name above it, where that fits and is narrower', () => {
    const text = renderTable(planLike(3, 2025, 2034), at(48));
    expect(text).toContain('as it is\nyear');
    expect(text).toContain('a center\nyear');
    expect(text).toMatch(/^FY2034 +1,203,400/m);
  });

  it('has its years across where that is narrower', () => {
    const text = renderTable(planLike(9), at(80));
    expect(text).toContain('as it is\nyear         FY2025     FY2026');
    expect(text).toMatch(/^figure 8 +1,202,508/m);
  });

  it('is cut into parts where nothing else fits', () => {
    const text = renderTable(planLike(9, 2025, 2036), at(60));
    expect(widest(text)).toBeLessThanOrEqual(60);
    expect(text.match(/^as it is$/gm)).toHaveLength(3);
  });

  it('shows each figure once and whole at any width', () => {
    const sheets = fc.record({ figures: fc.integer({ min: 1, max: 12 }), years: fc.nat(12) });
    fc.assert(
      fc.property(sheets, fc.integer({ min: 40, max: 200 }), ({ figures, years }, width) => {
        const sheet = planLike(figures, 2025, 2025 + years);
        const text = renderTable(sheet, at(width));
        expect(widest(text)).toBeLessThanOrEqual(width);
        expect(numbers(text)).toEqual(numbers(renderTable(sheet, at(10_000))));
      }),
      { numRuns: 60 },
    );
  });

  it('leaves out what only other places have', () => {
    const sheet = planLike(9);
    const rows = sheet.rows.map((row) =>
      row[1] === 'as it is' ? [...row.slice(0, -1), null] : row,
    );
    const text = renderTable({ ...sheet, rows }, at(80));
    expect(text.match(/^figure 8/gm)).toHaveLength(1);
  });

  it('shows bounds in brackets, and below their figure where years go across', () => {
    const low = { en: 'low', ja: '低位' };
    const high = { en: 'high', ja: '高位' };
    const sheet: Sheet = {
      columns: [
        column('year', 'year'),
        column('total', 'count'),
        column('total', 'count', { bound: low }),
        column('total', 'count', { bound: high }),
        column('surplus', 'signed'),
        column('surplus', 'signed', { bound: low }),
        column('surplus', 'signed', { bound: high }),
      ],
      rows: [
        [2025, 20_000, 10_000, 30_000, -5, -5, -5],
        [2026, 21_000, 11_000, 31_000, 5, 5, 5],
      ],
      notes: [],
    };
    expect(renderTable(sheet, at(80, 'ja'))).toContain('20,000 (10,000 – 30,000)       △5');
    const turned = renderTable({ ...sheet, rows: [...sheet.rows, ...sheet.rows] }, at(40, 'ja'));
    expect(turned).toMatch(/^total +20,000 /m);
    expect(turned).toMatch(/^ {2}低位 +10,000 /m);
    // Bounds that are the figure itself say nothing.
    expect(turned.match(/高位/g)).toHaveLength(1);
  });

  it('of five thousand rows takes no more than its rows', () => {
    const rows = Array.from({ length: 5_000 }, (_, index) => [2025, `office ${index}`, index]);
    const columns = [column('year', 'year'), column('office', 'text'), column('count', 'count')];
    expect(renderTable({ columns, rows, notes: [] }, at(80)).split('\n')).toHaveLength(5_003);
  });
});

describe('a text in lines', () => {
  it('breaks between words, and between Japanese characters but before no full stop', () => {
    expect(wrapped('one two three', 8)).toEqual(['one two', 'three']);
    expect(wrapped('年度の件数。', 10)).toEqual(['年度の件', '数。']);
    expect(wrapped('件数（年度）', 6)).toEqual(['件数', '（年', '度）']);
  });

  it('keeps numbers whole, sets later lines in, and loses nothing', () => {
    expect(wrapped('年間44,000件', 8, 2)).toEqual(['年間', '  44,000', '  件']);
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.integer({ min: 4, max: 30 }),
        (text, width) => {
          const plain = text.replace(/\p{Cc}|\p{M}|\p{Cf}/gu, '');
          const lines = wrapped(plain, width);
          expect(lines.join('').replace(/\s/g, '')).toBe(plain.replace(/\s/g, ''));
        },
      ),
    );
  });
});

const SCENARIO = 'test/golden/scenario.yaml';
const COMMANDS = {
  forecast: ['forecast'],
  capacity: ['capacity', SCENARIO],
  plan: ['plan', SCENARIO],
  'plan with costs': ['plan', 'test/transcripts/costs.yaml'],
  simulate: ['simulate', SCENARIO, 'test/transcripts/records-offices.csv', '--runs', '2'],
} as const;

describe.each(['en', 'ja'] as const)('in %s', (language) => {
  it.each(Object.entries(COMMANDS))(
    '%s is no wider than 80 columns, with eight lines of notes',
    async (_, args) => {
      const { stdout } = await inside(args, language);
      expect(widest(stdout)).toBeLessThanOrEqual(80);
      const notes = stdout.trimEnd().split('\n\n').at(-1) ?? '';
      expect(notes.split('\n').length).toBeLessThanOrEqual(8);
      expect(notes).toContain('--notes');
    },
  );

  it('a terminal’s own width counts, and nothing else’s', async () => {
    const [narrow, wide] = await Promise.all([
      inside(['forecast'], language, true, 60),
      inside(COMMANDS.capacity, language, true, 200),
    ]);
    expect(widest(narrow?.stdout ?? '')).toBeLessThanOrEqual(60);
    expect(numbers(narrow?.stdout ?? '')).toEqual(
      expect.arrayContaining(['6,416', '70,714', '26,714']),
    );
    expect(widest(wide?.stdout ?? '')).toBeGreaterThan(80);
  });

  it('help keeps its indent', async () => {
    const { stdout } = await inside(['plan', '--help'], language);
    expect(widest(stdout)).toBeLessThanOrEqual(80);
    const options = stdout
      .slice(stdout.search(/^(?:Options|オプション):$/m))
      .split('\n')
      .slice(1);
    const indent = Math.max(
      ...options.map((line) => /^ {2}-\S.*? {2,}/.exec(line)?.[0].length ?? 0),
    );
    const later = options.filter((line) => /^ {4}/.test(line));
    expect(later.length).toBeGreaterThan(3);
    for (const line of later) expect(line.search(/\S/)).toBe(indent);
  });
});
