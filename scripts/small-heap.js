// Runs every command with a heap of 64 MB on large files: each must end with a result or a message, never in Node's abort.
//
//   node scripts/small-heap.js [ROWS] [NAME]     2,000,000 rows unless told; only the runs whose name holds NAME
//
// It ends with 0 where all do. The test of bounds in the suite has a cheap one of each kind.
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DuckDBInstance } from '@duckdb/node-api';
import { workbookOf } from './ooxml.js';

const launcher = fileURLToPath(new URL('../bin/koshin.js', import.meta.url));
const [rows = 2_000_000] = process.argv.slice(2).map(Number).filter(Number.isInteger);
const only = process.argv.slice(2).find((each) => !/^\d+$/.test(each)) ?? '';
const folder = fs.mkdtempSync(join(tmpdir(), 'koshin-small-heap-'));
process.on('exit', () => fs.rmSync(folder, { recursive: true, force: true }));
const at = (/** @type {string} */ name) => join(folder, name);

const two = (/** @type {number} */ value) => String(value).padStart(2, '0');
/** @param {number} row */
const birth = (row) =>
  `${1930 + ((row * 7) % 70)}-${two(1 + (row % 12))}-${two(1 + ((row * 3) % 28))}`;
/** @param {number} row */
const issue = (row) =>
  `${2016 + (row % 10)}-${two(1 + ((row * 5) % 12))}-${two(1 + ((row * 11) % 28))}`;
const HEADER = [
  'record_id',
  'birth_date',
  'card_issued_on',
  'user_cert_issued_on',
  'office',
  'status',
];
/** @typedef {(row: number) => string[]} RowOf */
/** @type {RowOf} */
const sound = (row) => [
  `K-${row}`,
  birth(row),
  issue(row),
  issue(row),
  '芝麻布赤坂'[row % 5] ?? '',
  'active',
];

/** @param {string} name @param {number} count @param {RowOf} rowOf */
function write(name, count, rowOf) {
  const file = fs.openSync(at(name), 'w');
  let text = `${HEADER.join(',')}\n`;
  for (let row = 0; row < count; row += 1) {
    text += `${rowOf(row).join(',')}\n`;
    if (text.length > 1 << 20 || row === count - 1) {
      fs.writeSync(file, text);
      text = '';
    }
  }
  fs.closeSync(file);
}

write('records.csv', rows, sound);
write('older.csv', rows, (row) => sound(row).with(2, '2024-05-15').with(3, ''));
write('offices.csv', rows, (row) => sound(row).with(4, `office ${row}`));
write('wrong.csv', rows, (row) => sound(row).with(1, `19x0-${row}`));
write('states.csv', rows, (row) => sound(row).with(5, `state ${row}`));
write('same.csv', rows, (row) => sound(row).with(0, `K-${row % 1000}`));
fs.writeFileSync(
  at('records.xlsx'),
  workbookOf({
    sheets: [
      {
        name: '記録',
        rows: [HEADER, ...Array.from({ length: Math.min(rows, 200_000) }, (_, row) => sound(row))],
      },
    ],
  }),
);
const engine = await (await DuckDBInstance.create(':memory:')).connect();
for (const name of ['records', 'offices', 'wrong'])
  await engine.run(
    `COPY (SELECT * FROM read_csv('${at(`${name}.csv`)}', all_varchar = true)) TO '${at(`${name}.parquet`)}' (FORMAT parquet)`,
  );
engine.closeSync();
const scenario = (/** @type {number} */ index) =>
  `  - name: s${index}\n    capacity: ${44_000 + index}\n    assumptions: { take_up: { card: { low: 0.5, base: 0.7, high: 0.9 }, certificate: 0.8 } }\n`;
/** @param {string} name @param {number} count @param {number} [last] */
const scenarios = (name, count, last = 2030) =>
  fs.writeFileSync(
    at(name),
    `fiscal_years: [2026, ${last}]\nscenarios:\n${Array.from({ length: count }, (_, index) => scenario(index)).join('')}`,
  );
scenarios('one.yaml', 1, 2026);
scenarios('plan.yaml', 4);
scenarios('many.yaml', 10_000);
fs.writeFileSync(
  at('actuals.csv'),
  `month,card,certificate\n${Array.from({ length: 12 }, (_, month) => `2026-${two(month + 1)},${month},${month * 2}\n`).join('')}`,
);
fs.writeFileSync(
  at('counts.csv'),
  `month,cards,office\n${Array.from({ length: 120 }, (_, month) => Array.from({ length: 200 }, (_none, office) => `${2016 + Math.floor(month / 12)}-${two((month % 12) + 1)},100,O${office}\n`).join('')).join('')}`,
);
fs.writeFileSync(at('large.json'), `{"rows":[${'{"fiscal_year":2026},'.repeat(2_000_000)}0]}`);

const DAY = ['--as-of', '2026-04-01'];
/** @type {readonly (readonly [string, readonly string[]])[]} */
const RUNS = [
  ...[
    'records.csv',
    'records.parquet',
    'records.xlsx',
    'offices.csv',
    'offices.parquet',
    'same.csv',
  ].flatMap(
    (file) =>
      /** @type {[string, string[]][]} */ ([
        [`forecast ${file}`, ['forecast', file, '--by', 'office,month', '-o', 'o.csv']],
        [`forecast as a workbook ${file}`, ['forecast', file, '--by', 'month', '-o', 'o.xlsx']],
        [`check ${file}`, ['check', file, '-o', 'o.json']],
        [`report ${file}`, ['report', file, '-o', 'o.html']],
        [`tally ${file}`, ['tally', file, '--by', 'office', ...DAY, '-o', 'o.json']],
        [`tally to learn from ${file}`, ['tally', file, '--learn', ...DAY, '-o', 'o.json']],
        [`learn ${file}`, ['learn', file, '--format', 'json']],
        [`learn with an older file ${file}`, ['learn', file, '--older', 'older.csv']],
        [`anonymize ${file}`, ['anonymize', file, '-o', 'safe.csv']],
        [`reconcile ${file}`, ['reconcile', file]],
        [`verify ${file}`, ['verify', file]],
        [`plan ${file}`, ['plan', 'plan.yaml', file, '--by', 'office', '-o', 'o.xlsx']],
        [`capacity ${file}`, ['capacity', 'plan.yaml', file]],
        [`simulate ${file}`, ['simulate', 'plan.yaml', file, '--runs', '20']],
        [`backtest ${file}`, ['backtest', file, '--actuals', 'actuals.csv']],
        [`init ${file}`, ['init', file, '--force', '-o', 'o.yaml']],
        [`app ${file}`, ['app', '--with', file, '-o', 'o.html']],
      ]),
  ),
  ...['wrong.csv', 'wrong.parquet', 'states.csv'].flatMap(
    (file) =>
      /** @type {[string, string[]][]} */ ([
        [`forecast with all rejects ${file}`, ['forecast', file, '--rejects', 'r.csv']],
        [`check ${file}`, ['check', file]],
        [`check with all values ${file}`, ['check', file, '--show-values']],
        [`anonymize ${file}`, ['anonymize', file, '--max-rejects', '100%', '-o', 'safe.csv']],
      ]),
  ),
  ['simulate of 10,000 runs', ['simulate', 'one.yaml', 'records.csv', '--runs', '10000']],
  [
    'simulate of 10,000 runs by month',
    ['simulate', 'plan.yaml', 'records.csv', '--runs', '10000', '--by', 'month', '-o', 'o.csv'],
  ],
  ['simulate with 10,000 scenarios', ['simulate', 'many.yaml', 'records.csv']],
  ['plan with 10,000 scenarios', ['plan', 'many.yaml', 'records.csv', '-o', 'o.xlsx']],
  [
    'report with 10,000 scenarios',
    ['report', 'many.yaml', 'records.csv', '--form', 'paper', '-o', 'o.html'],
  ],
  ['capacity with 10,000 scenarios', ['capacity', 'many.yaml', 'records.csv']],
  ['paper', ['report', 'plan.yaml', 'records.csv', '--form', 'paper', '-o', 'o.docx']],
  ['expand to units', ['expand', 'counts.csv', '--unit', '-o', 'units.csv']],
  ['compare', ['compare', 'large.json', 'large.json']],
  ['a tally that is something else', ['forecast', '--tally', 'large.json']],
  ['counts that are something else', ['expand', 'large.json']],
  ['counts that are records', ['expand', 'records.csv']],
  ['actuals that are records', ['backtest', 'records.csv', '--actuals', 'records.csv']],
  ['a table that is records', ['verify', 'records.csv', '--against', 'records.csv']],
  ['a layout that is records', ['check', 'records.csv', '--layout', 'records.csv']],
  ['a plan that is records', ['plan', 'records.csv', 'records.csv']],
];

const chosen = RUNS.filter(([name]) => name.includes(only));

let failed = 0;
for (const [name, args] of chosen) {
  const began = performance.now();
  const { status, signal, stderr } = spawnSync(
    process.execPath,
    ['--max-old-space-size=64', launcher, ...args],
    {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
      timeout: 600_000,
      env: { PATH: process.env['PATH'], LC_ALL: 'C' },
    },
  );
  const said = stderr.trim().split('\n').at(-1) ?? '';
  // A file of another kind is a wrong command line to some commands.
  const allowed = name.includes(' that are ') || name.includes(' that is ') ? [2, 3] : [3];
  const isAnswer =
    signal === null &&
    !/Node\.js v\d|FATAL ERROR/.test(stderr) &&
    (status === 0 ||
      status === 1 ||
      (allowed.includes(status ?? -1) && said.startsWith('koshin: ')));
  const left = fs.readdirSync(folder).filter((each) => each.endsWith('.tmp'));
  if (!isAnswer || left.length > 0) failed += 1;
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(
    `${isAnswer && left.length === 0 ? 'ok  ' : 'FAIL'} ${seconds.padStart(6)} s  exit ${status ?? signal}  ${name}${status === 0 ? '' : `: ${said.slice(0, 160)}`}${left.length > 0 ? ` (left ${left})` : ''}`,
  );
}
console.log(`${failed} of ${chosen.length} runs ended otherwise`);
process.exitCode = failed === 0 ? 0 : 1;
