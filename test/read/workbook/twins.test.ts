// Tables made at random, as a workbook in every way that spreadsheets have and as CSV: the same figures, the same rows rejected.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { randomOf } from '../../../scripts/fuzz-inputs.js';
import { workbookCase } from '../../../scripts/fuzz-workbooks.js';
import { inside, temporaryFolder } from '../../cli/run-koshin.js';

const folder = temporaryFolder();
const CASES = 60;

interface Finding {
  readonly sheet?: string;
  readonly line: number | null;
  readonly level: string;
}

it('a workbook ends as its CSV does', async () => {
  let compared = 0;
  let refused = 0;
  for (let seed = 1; seed <= CASES; seed += 1) {
    const { bytes, args, csv, rowOf, isRefused } = workbookCase(randomOf(seed * 7919));
    const [book, twin] = [join(folder, `${seed}.xlsx`), join(folder, `${seed}.csv`)];
    writeFileSync(book, bytes);
    writeFileSync(twin, csv);
    const forecast = async (file: string, options: readonly string[]) => {
      const rest = ['--by', 'office', '--format', 'json', '--max-rejects', '100%'];
      const run = await inside(['forecast', file, ...rest, ...options]);
      const { inputs: _, options: _options, ...figures } = JSON.parse(run.stdout || '{}');
      return { code: run.code, figures };
    };
    const rejected = async (file: string, options: readonly string[]) => {
      const { stdout } = await inside(['check', file, '--format', 'json', ...options]);
      const report: { partial: boolean; findings: readonly Finding[] } = JSON.parse(stdout);
      // Of one code the first twenty are listed.
      if (report.partial) return undefined;
      const rows = report.findings.filter(({ level, line }) => level === 'reject' && line !== null);
      return [...new Set(rows.map(({ sheet, line }) => `${sheet ?? ''} ${line}`))]
        .map((place) => Number(place.split(' ').at(-1)))
        .sort((a, b) => a - b);
    };
    const found = await forecast(book, args);
    if (isRefused) {
      refused += 1;
      expect(found.code, `seed ${seed}`).toBe(3);
      continue;
    }
    expect(found, `seed ${seed}`).toEqual(await forecast(twin, []));
    const [lines, rows] = [await rejected(twin, []), await rejected(book, args)];
    if (lines === undefined || rows === undefined) continue;
    const expected = lines.map((line) => rowOf[line - 2] ?? 0).sort((a, b) => a - b);
    expect(rows, `seed ${seed}`).toEqual(expected);
    compared += lines.length > 0 ? 1 : 0;
  }
  expect(refused).toBeGreaterThan(3);
  expect(compared).toBeGreaterThan(5);
});
