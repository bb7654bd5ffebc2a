// The same register in every kind of file, and anonymized: the same is learned of it.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { beforeAll, describe, expect, it } from 'vitest';
import { workbookOf } from '../../scripts/ooxml.js';
import { inside, temporaryFolder } from '../cli/run-koshin.js';
import { USUAL } from '../support/histories/assumptions.js';
import { registerFile } from '../support/histories/files.js';
import { livesOf, registerOn } from '../support/histories/histories.js';

const folder = temporaryFolder();
const at = (name: string) => join(folder, name);

beforeAll(async () => {
  const rows = registerOn(livesOf({ ...USUAL, people: 400 }), USUAL.day);
  const plain = registerFile(rows, { format: 'iso', recorded: false });
  writeFileSync(at('iso.csv'), plain);
  for (const format of ['era', 'era-letter'] as const)
    writeFileSync(at(`${format}.csv`), registerFile(rows, { format, recorded: false }));
  const cells = new TextDecoder()
    .decode(plain)
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','));
  writeFileSync(at('book.xlsx'), workbookOf({ sheets: [{ name: '記録', rows: cells }] }));
  const instance = await DuckDBInstance.create();
  const connection = await instance.connect();
  await connection.run(
    `COPY (FROM read_csv('${at('iso.csv')}', all_varchar = true)) TO '${at('table.parquet')}'`,
  );
  connection.closeSync();
  expect((await inside(['anonymize', at('iso.csv'), '-o', at('anonymous.csv')])).code).toBe(0);
});

/** All that is learned, without what names the file. */
async function learnedOf(file: string): Promise<Record<string, unknown>> {
  const mapped = file.startsWith('era') ? ['--map', 'status=カード運用状況'] : [];
  const asked = ['--as-of', '2026-11-01', '--format', 'json', ...mapped];
  const run = await inside(['learn', at(file), ...asked]);
  expect(run.code, run.stderr).toBe(0);
  const {
    inputs: _inputs,
    records: _records,
    options: _options,
    ...learned
  } = JSON.parse(run.stdout);
  return learned;
}

describe('what is learned', () => {
  it.each(['era.csv', 'era-letter.csv', 'book.xlsx', 'table.parquet'])(
    '%s tells the same as CSV with ISO dates',
    async (file) => {
      const learned = await learnedOf('iso.csv');
      expect((learned['certificate'] as { due: number }).due).toBeGreaterThan(50);
      expect(await learnedOf(file)).toEqual(learned);
    },
  );

  it('an anonymized file gives the same estimates', async () => {
    const [own, anonymous] = [await learnedOf('iso.csv'), await learnedOf('anonymous.csv')];
    for (const key of ['certificate', 'card', 'leaves_per_year'])
      expect(anonymous[key], key).toEqual(own[key]);
  });
});
