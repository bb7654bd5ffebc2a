// A layout that check writes is read back as what was recognized; with its comments settled, the file counts.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readFileLayout } from '../../src/read/file-layout.js';
import { inside, temporaryFolder } from './run-koshin.js';

const folder = temporaryFolder();
const records = join(folder, 'records.csv');
const layout = join(folder, 'layout.yaml');
writeFileSync(
  records,
  [
    '生年月日,交付日,カード運用状況,"署名用:証明書 発行日",備考,true',
    '昭55.1.5,令2.5.15,運用中,令2.5.15,,1',
    '昭55.1.6,令2.5.16,保留,,転出予定,2',
    '昭55.1.7,令2.5.17,保留,,,3',
  ].join('\n'),
);

const counted = async (...more: string[]) => {
  const run = await inside(['forecast', records, '--format', 'json', ...more]);
  return run.code === 0 ? JSON.parse(run.stdout).records.counted : run.stderr;
};

it('holds what was recognized, and what was not in comments that can be settled', async () => {
  const check = await inside([
    ...['check', records, '--write-layout', layout],
    ...['--map', 'status=カード運用状況', '--ignore-column', 'true'],
  ]);
  expect(check.code).toBe(1);
  const written = readFileSync(layout, 'utf8');
  const recognized = readFileLayout(written, layout);
  expect(recognized).toMatchObject({
    ok: true,
    value: {
      map: [
        { column: 'birth_date', header: '生年月日' },
        { column: 'card_issued_on', header: '交付日' },
        { column: 'status', header: 'カード運用状況' },
      ],
      ...{ values: [], ignore: ['true'], encoding: 'utf-8', handOverLag: undefined },
    },
  });
  expect(await counted('--layout', layout)).toContain('column-not-read');

  const settled = written
    .replace('#  signature_cert_issued_on', '  signature_cert_issued_on')
    .replace('#values', 'values')
    .replace('#  status', '  status')
    .replace(/^#( {4}保留:) .*$/m, '$1 active')
    .replace('#handover_lag', 'handover_lag')
    .replace(/^#( {2}- 備考)$/m, '$1');
  writeFileSync(layout, settled);
  expect(await counted('--layout', layout)).toBe(3);
  expect(await counted('--layout', layout, '--map-value', 'status:保留=lapsed')).toBe(1);
  expect(await counted('--layout', layout, '--map', 'status=備考')).toContain('転出予定');

  const again = await inside(['check', records, '--write-layout', layout]);
  expect(again.code).toBe(2);
  expect(readFileSync(layout, 'utf8')).toBe(settled);
});
