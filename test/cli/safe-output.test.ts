// No cell of a CSV is run by a spreadsheet, numbers stay numbers, and small figures stay untold.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inside, temporaryFolder } from './run-koshin.js';

/** Offices that a spreadsheet would take for a formula; a tab in front is dropped with the other spaces around a cell. */
const FORMULAS = ['=1+2', '+A1', '-5', '@SUM(A1)', '=HYPERLINK("x","y")', '\t=1+2'];

function withOffices(offices: readonly string[]): string {
  const file = join(temporaryFolder(), 'offices.csv');
  const rows = offices.map((name) => `1990-10-10,2020-05-15,"${name.replaceAll('"', '""')}",20\n`);
  writeFileSync(file, `birth_date,card_issued_on,office,count\n${rows.join('')}`);
  return file;
}

describe.concurrent('cells that look like formulas', () => {
  it.each(FORMULAS)('%j begins with an apostrophe in a forecast', async (office) => {
    for (const language of ['en', 'ja']) {
      const args = ['--by', 'office', '--format', 'csv', '--lang', language];
      const { stdout } = await inside(['forecast', withOffices([office]), ...args]);
      expect(stdout).toContain(`'${office.trim().replaceAll('"', '""')}`);
      for (const cell of stdout.split(/[,\n]/)) expect(cell).not.toMatch(/^"?[=+@\t]/);
    }
  });

  it('begin with one in the files of anonymize too', async () => {
    const safe = join(temporaryFolder(), 'safe.csv');
    await inside(['anonymize', withOffices(FORMULAS), '-o', safe]);
    const text = readFileSync(safe, 'utf8');
    for (const cell of text.split(/[,\n]/)) expect(cell).not.toMatch(/^"?[=+@\t-]/);
  });

  it('are left as they are where no spreadsheet reads them', async () => {
    const args = ['--by', 'office', '--from', '2025', '--to', '2025', '--format', 'json'];
    const { stdout } = await inside(['forecast', withOffices(['=1+2']), ...args]);
    expect(JSON.parse(stdout).rows[0].office).toBe('=1+2');
  });

  it('are not found in numbers: a deficit is a negative number', async () => {
    const args = ['--from', '2029', '--to', '2029', '--as-of', '2025-04-01', '--capacity', '10'];
    const file = withOffices(['North']);
    const { stdout } = await inside(['forecast', file, ...args, '--format', 'csv']);
    expect(stdout.split('\n')[1]).toBe('2029,20,0,20,10,-10,200');
  });
});

describe.concurrent('--suppress-below', () => {
  const OFFICES = 'test/transcripts/records-offices.csv';
  const YEARS = ['--from', '2029', '--to', '2030', '--as-of', '2025-04-01'];

  interface Row {
    readonly office: string;
    readonly card: number | null;
    readonly certificate: number | null;
    readonly total: number | null;
  }
  async function rows(...options: readonly string[]): Promise<readonly Row[]> {
    const args = ['forecast', OFFICES, ...YEARS, '--format', 'json', ...options];
    return JSON.parse((await inside(args)).stdout).rows;
  }

  it('blanks the small figure and one that it could be worked out from, and leaves the rest', async () => {
    const open = await rows('--by', 'office');
    const shown = await rows('--by', 'office', '--suppress-below', '10');
    const blank = shown.filter(({ card }) => card === null).map(({ office }) => office);
    expect(blank).toEqual(['South', 'West']);
    shown.forEach((row, index) => {
      for (const key of ['card', 'certificate', 'total'] as const) {
        if (row[key] !== null) expect(row[key]).toBe(open[index]?.[key]);
      }
    });
  });

  it.each(['table', 'csv', 'json', 'md'])(
    'tells the small figure nowhere in %s',
    async (format) => {
      const args = ['forecast', OFFICES, '--by', 'office', ...YEARS, '--format', format];
      const open = await inside(args);
      const shown = await inside([...args, '--suppress-below', '10']);
      const small = /(?<![\d.,-])3(?![\d.,-])/;
      const figures = (text: string) =>
        format === 'json' ? JSON.stringify(JSON.parse(text).rows) : text.split('\n\n')[0];
      expect(
        figures(open.stdout)
          ?.match(/South.*/g)
          ?.join('\n'),
      ).toMatch(/\b3\b/);
      expect(figures(shown.stdout)).not.toMatch(small);
      expect(shown.code).toBe(0);
    },
  );

  it('leaves totals without a breakdown, and with 0 or 1 everything', async () => {
    expect(await rows('--suppress-below', '1000')).toEqual(await rows());
    for (const below of ['0', '1']) {
      expect(await rows('--by', 'office', '--suppress-below', below)).toEqual(
        await rows('--by', 'office'),
      );
    }
  });

  it.each(['office', 'month'])(
    'is advised where a breakdown by %s shows small figures',
    async (by) => {
      const small = join(temporaryFolder(), 'small.csv');
      writeFileSync(
        small,
        'birth_date,card_issued_on,office,count\n1990-10-10,2020-05-15,A,3\n1990-11-10,2020-05-15,B,9\n',
      );
      const advice = 'hide them with --suppress-below 10';
      const said = async (file: string, ...options: readonly string[]) =>
        (await inside(['forecast', file, ...options])).stdout.replace(/\n {2}/g, ' ');
      expect(await said(small, '--by', by)).toContain(advice);
      expect(await said(small, '--by', by, '--format', 'md', '--lang', 'ja')).toContain(
        '秘匿すること',
      );
      expect(await said(small, '--by', by, '--suppress-below', '10')).not.toContain(advice);
      expect(await said(small)).not.toContain(advice);
      // Ten are not few.
      writeFileSync(small, 'birth_date,card_issued_on,count\n1990-10-10,2020-05-15,10\n');
      expect(await said(small, '--by', by)).not.toContain(advice);
    },
  );

  it('is recorded with the options of the run', async () => {
    const args = ['forecast', OFFICES, '--by', 'office', '--suppress-below', '10'];
    const { stdout } = await inside([...args, '--format', 'json']);
    expect(JSON.parse(stdout).options.suppress_below).toBe(10);
  });
});
