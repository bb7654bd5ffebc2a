// What stands wrong under `paper:` is told at its place, by its key, with what to write there, in both languages.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inside, temporaryFolder } from '../cli/run-koshin.js';

const folder = temporaryFolder();

/** What is said of a scenario file with these lines under `paper:`, without the first line of the message. */
async function said(paper: string, language: 'en' | 'ja'): Promise<readonly string[]> {
  const path = join(folder, 'paper.yaml');
  const scenarios = 'scenarios:\n  - name: A\n    capacity: 44000\n';
  writeFileSync(path, `fiscal_years: [2025, 2030]\npaper:${paper}\n${scenarios}`);
  // Nothing is read before the scenario file is found good.
  const args = ['plan', path, join(folder, 'no-records.csv'), '--lang', language];
  const { code, stdout, stderr } = await inside(args);
  expect({ code, stdout }).toEqual({ code: expect.any(Number), stdout: '' });
  return stderr
    .split('\n')
    .slice(1, -1)
    .map((line) => line.replace(/^.*paper\.yaml:/, ''));
}

const LINE = ['a text of 200 characters at most on one line', '200字までの1行の文字列'] as const;
const LINES = ['a text of 10,000 characters at most', '1万字までの文字列'] as const;
const DAY = ['a day of the calendar, as 2026-04-01', '暦にある日付 (例: 2026-04-01)'] as const;
const SCHEDULE = ['a list of when and what', 'when と what の一覧'] as const;

describe('under paper', () => {
  it.each([
    ['a list for a number', ' { number: [1, 2] }', '2:18', 'paper.number', LINE],
    ['half a number', ' { number: 1.5 }', '2:18', 'paper.number', LINE],
    ['a day that is none', '\n  date: 2025-02-30', '3:9', 'paper.date', DAY],
    ['a day in another form', '\n  date: 令和7年9月5日', '3:9', 'paper.date', DAY],
    ['a day without hyphens', '\n  date: 20250905', '3:9', 'paper.date', DAY],
    ['a number for a title', '\n  title: 5', '3:10', 'paper.title', LINE],
    ['a title of blanks', '\n  title: "  "', '3:10', 'paper.title', LINE],
    ['a title of two lines', '\n  title: "A\\nB"', '3:10', 'paper.title', LINE],
    ['a title over-long', `\n  title: ${'字'.repeat(201)}`, '3:10', 'paper.title', LINE],
    ['a list for a committee', '\n  committee: [A]', '3:14', 'paper.committee', LINE],
    ['a text over-long', `\n  effect: ${'字'.repeat(10_001)}`, '3:11', 'paper.effect', LINES],
    ['a truth for a text', '\n  background: true', '3:15', 'paper.background', LINES],
    ['a schedule of words', '\n  schedule: [A]', '3:14', 'paper.schedule', SCHEDULE],
    ['an empty schedule', '\n  schedule: []', '3:13', 'paper.schedule', SCHEDULE],
  ] as const)('%s', async (_, paper, place, key, [en, ja]) => {
    const [english = '', ...others] = await said(paper, 'en');
    expect(others).toEqual([]);
    expect(english).toMatch(new RegExp(`^${place}: “${key}” is not understood; expected `));
    expect(english).toContain(en);
    const [line = ''] = await said(paper, 'ja');
    expect(line).toContain(`「${key}」を読み取れません`);
    expect(line).toContain(ja);
  });

  it.each([
    ['a key that is none', '\n  titel: A', '3:3: “paper.…” is no key', 'number, date, committee,'],
    [
      'a key of a schedule',
      '\n  schedule: [{ when: A, who: B }]',
      '3:25: “…” is no key',
      'when, what',
    ],
    ['a day without what', '\n  schedule: [{ when: A }]', '“what” is missing', LINE[0]],
    ['a number below zero', ' { number: -1 }', '“paper.number” is -1', LINE[0]],
    ['a text', ' yes please', '“paper” is not understood', 'as { number: 1,'],
  ])('%s', async (_, paper, wrong, wanted) => {
    const told = (await said(paper, 'en')).join('\n');
    expect(told).toContain(wrong);
    expect(told).toContain(wanted);
  });

  it('the longest texts are taken', async () => {
    const most = `\n  title: ${'字'.repeat(200)}\n  effect: ${'字'.repeat(10_000)}`;
    expect(await said(most, 'en')).toEqual([]);
  });
});
