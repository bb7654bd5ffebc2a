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
    ...['check', records, '--write-layout', layout, '--show-values'],
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
  expect(await counted('--layout', layout, '--map', 'status=備考')).toContain('row 3 (1 rows)');

  const again = await inside(['check', records, '--write-layout', layout]);
  expect(again.code).toBe(2);
  expect(readFileSync(layout, 'utf8')).toBe(settled);
});

it('warns of a header and a value that none of the files has, from wherever they come', async () => {
  const told = async (...args: string[]) => {
    const { stderr } = await inside(['check', records, ...args, '--map', 'status=カード運用状況']);
    return stderr.split('\n').filter((line) => line.includes('none of the files'));
  };
  const values = ['保留', '休止'].flatMap((value) => ['--map-value', `status:${value}=active`]);
  expect(await told('--ignore-column', '備考', '--ignore-column', '備孝', ...values)).toEqual([
    expect.stringContaining('“備孝”'),
    expect.stringContaining('status:休止'),
  ]);

  const other = join(folder, 'other.csv');
  writeFileSync(other, '生年月日,発行日,カード運用状況,備孝\n1980-01-05,2020-05-15,休止,\n');
  const both = ['--ignore-column', '備考', '--ignore-column', '備孝', ...values];
  expect(await told(other, ...both)).toEqual([]);

  const own = join(folder, 'own.yaml');
  writeFileSync(own, 'values:\n  status: { 休止: lapsed }\nignore: [備孝]\n');
  expect(await told('--layout', own)).toHaveLength(2);
  expect(await told(other, '--layout', own)).toEqual([]);
});

it.each(['，', '、'])('names %s between headers as what is wrong', async (comma) => {
  const file = join(folder, 'wide.csv');
  writeFileSync(file, `生年月日${comma}発行日\n1980-01-05${comma}2020-05-15\n`);
  const { stdout, code } = await inside(['check', file]);
  expect(code).toBe(1);
  expect(stdout).toContain(`separated by “${comma}”`);
});
