// Tables to compare with are read as people and forecasts write them, and each fault names its line.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readTable, typedFigure } from '../../../src/read/tables/table.js';
import { readFiscalYear } from '../../../src/records/period-text.js';
import type { ComparedFinding } from '../../../src/records/table-findings.js';
import { inside, temporaryFolder } from '../../cli/run-koshin.js';
import { textContent } from '../../support/content.js';
import { fiscalYears } from '../../support/law.js';

async function read(text: string) {
  return readTable('folder/own.csv', textContent(text), fiscalYears());
}

describe('a forecast of one’s own', () => {
  const folder = temporaryFolder();
  const records = 'test/transcripts/records.csv';
  it.each([
    ['own.csv', ['--format', 'csv']],
    ['own-ja.csv', ['--format', 'csv', '--lang', 'ja', '--encoding', 'cp932']],
    ['own-mark.csv', ['--format', 'csv', '--lang', 'ja', '--encoding', 'utf-8-bom']],
    ['own.json', ['--format', 'json']],
  ])('verifies as %s', async (name, options) => {
    const file = join(folder, name);
    const capacity = ['--capacity', '2024=20,2027=30'];
    expect(await inside(['forecast', records, ...capacity, ...options, '-o', file])).toMatchObject({
      code: 0,
    });
    const { stdout, code } = await inside(['verify', records, '--against', file]);
    expect(stdout).toContain(`All 25 cells of “${name}”`);
    expect(code).toBe(0);
  });

  it.each(['csv', 'json'])('broken down is refused as %s, with what to do', async (format) => {
    const file = join(folder, `broken.${format}`);
    await inside(['forecast', records, '--by', 'office', '--format', format, '-o', file]);
    const { stderr, code } = await inside(['verify', records, '--against', file]);
    expect(stderr).toContain('--by');
    expect(code).toBe(2);
  });

  it('a surplus without a capacity is a usage error, until one is given', async () => {
    const file = join(folder, 'surplus.csv');
    writeFileSync(file, 'fiscal_year,card,surplus\n2025,20,△6\n');
    const verify = ['verify', records, '--against', file];
    expect(await inside(verify)).toMatchObject({ code: 2 });
    expect(await inside([...verify, '--capacity', '20'])).toMatchObject({ code: 0 });
  });

  it('has no total for reconcile to begin from', async () => {
    const file = join(folder, 'cards.csv');
    writeFileSync(file, 'fiscal_year,card\n2025,20\n');
    const { stderr, code } = await inside(['reconcile', records, '--against', file]);
    expect(stderr).toContain('total');
    expect(code).toBe(2);
  });
});

describe('a table typed by hand', () => {
  it('is read with separators, triangles, percent signs and years of either calendar', async () => {
    const table = await read(
      '年度,合計,予約可能件数,過不足,合計÷予約可能件数\nR8,"63,910","44,000","△19,910",145％\n令和7年度,"41,133","44,000","2,867",\n',
    );
    expect(table.title.en).toBe('own.csv');
    expect(table.capacity).toEqual([{ fromYear: Number.NEGATIVE_INFINITY, perYear: 44000 }]);
    expect(table.rows).toMatchObject([
      { fiscalYear: 2025, card: null, total: 41133, surplus: 2867, utilization_percent: null },
      { fiscalYear: 2026, card: null, total: 63910, surplus: -19910, utilization_percent: 145 },
    ]);
  });

  it.each<[string, number | null | undefined]>([
    ['▲1,234', -1234],
    ['－５', -5],
    ['−5', -5],
    ['△0', 0],
    ['', null],
    ['–', null],
    ['1,23', undefined],
    ['1.5', undefined],
    ['5%', undefined],
    ['x', undefined],
  ])('%j as a surplus is %s', (text, value) => {
    expect(typedFigure(text, 'surplus')).toBe(value);
  });

  it.each<[string, number | undefined]>([
    ['FY2026', 2026],
    ['２０２６年度', 2026],
    ['平成31年度', 2019],
    ['令和元年度', 2019],
    ['2014', undefined],
    ['合計', undefined],
  ])('%s is the fiscal year %s', (text, year) => {
    expect(readFiscalYear(text, fiscalYears())).toBe(year);
  });

  it.each<[string, number, number | undefined, ComparedFinding['code']]>([
    ['fiscal_year,card,note\n', 1, 3, 'unknown-column'],
    ['fiscal_year,office,card\n', 1, 2, 'broken-down'],
    ['card\n1\n', 1, undefined, 'no-year'],
    ['fiscal_year,capacity\n', 1, undefined, 'no-figures'],
    ['fiscal_year,card,card\n', 1, 3, 'repeated-column'],
    ['fiscal_year,card\n2025,-1\n', 2, 2, 'card'],
    ['fiscal_year,card\n2014,1\n', 2, 1, 'fiscal_year'],
    ['fiscal_year,card\n2025,1,234\n', 2, undefined, 'row-length'],
    ['fiscal_year,card\n\n2025,1\n2025,2\n', 4, undefined, 'repeated-year'],
    ['年度,和暦,カード\n2025,令和8年度,1\n', 2, undefined, 'two-years'],
    ['fiscal_year,card\n2025,\n', 2, undefined, 'no-rows'],
    ['fiscal_year,card\n2025,"1\n', 2, undefined, 'open-quote'],
  ])('%j is wrong at %s:%s: %s', async (text, line, column, code) => {
    await expect(read(text)).rejects.toMatchObject({
      fault: {
        code: 'usage-bad-table-line',
        params: { file: 'folder/own.csv', line, column, finding: { code } },
      },
    });
  });

  it.each(['{', '[]', '{"schema":"koshin.forecast/1","rows":[]}'])(
    '%s is no table in JSON',
    async (text) => {
      await expect(read(text)).rejects.toMatchObject({ fault: { code: 'usage-bad-table' } });
    },
  );
});
