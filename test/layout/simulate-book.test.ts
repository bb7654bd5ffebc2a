// The workbook of a simulation: each figure with its bounds beside it, and a share that is computed from the right cells.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { inside } from '../cli/run-koshin.js';
import { sheetsOf } from '../support/workbook.js';

const folder = mkdtempSync(join(tmpdir(), 'koshin-simulate-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the workbook of a simulation', () => {
  it('has P10 and P90 of who asks, of days, of the line and of who lapses', async () => {
    const path = join(folder, 'simulate.xlsx');
    const args = [
      'simulate',
      'test/layout/every-assumption.yaml',
      'test/transcripts/records-offices.csv',
    ];
    const runs = ['--runs', '20', '--seed', '3', '--lang', 'en'];
    await inside([...args, ...runs, '-o', path]);
    const said = JSON.parse((await inside([...args, ...runs, '--format', 'json'])).stdout);
    const bytes = readFileSync(path);
    const [, sheet] = await sheetsOf(bytes);
    const [year] = said.scenarios[1].rows;
    const head = sheet?.rows.findIndex(([first]) => first === 'fiscal year') ?? -1;
    const row = sheet?.rows[head + 1] ?? [];
    const bounds = (of: { p10: number; p50: number; p90: number }) => [of.p50, of.p10, of.p90];
    expect(row.slice(1, 13).map(Number)).toEqual([
      year.capacity,
      ...bounds(year.arrived),
      year.served.p50,
      ...bounds(year.waiting_days),
      ...bounds(year.queue),
      year.lapsed_while_waiting.p50,
    ]);
    expect(year.arrived.p10).toBeLessThan(year.arrived.p90);
    // Columns C and F: who asked, and who was served.
    const xml = strFromU8(unzipSync(bytes)['xl/worksheets/sheet2.xml'] as Uint8Array);
    const line = head + 2;
    expect(xml.replaceAll('&quot;', '"')).toContain(`F${line}/C${line}`);
  });
});
