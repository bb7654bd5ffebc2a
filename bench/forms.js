// Measures files as systems write them (plain, every cell quoted, dates as 2020/5/1, CP932 with eras) of the same rows: koshin on
// each, and DuckDB on those that it reads, run in turn, figures asserted equal. Needs a built program.
//
//   node bench/forms.js [ROWS] [RUNS] [OTHER]     10,000,000 rows, 3 runs; OTHER is the folder of a program to run beside it
import { deepStrictEqual } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { median } from './paired.js';
import { WRITINGS, writeScaleFile } from './scale-file.js';

/** @param {string} name */
const path = (name) => fileURLToPath(new URL(name, import.meta.url));
const rows = Number(process.argv[2] ?? 10_000_000);
const runs = Number(process.argv[3] ?? 3);
const other = process.argv[4];

/** @typedef {{ clock: number, processors: number, memory: number }} Measure */
/** @typedef {{ name: string, command: string[] }} Case */

/** @param {string} output */
function figures(output) {
  const counted = JSON.parse(output);
  return (counted.rows ?? counted).map(
    (/** @type {Record<string, number>} */ { fiscal_year, card, certificate }) => ({
      fiscal_year,
      card,
      certificate,
    }),
  );
}

/** The figures of the first run of all, which every other must have. @type {unknown} */
let expected;

/** @param {Case} run @returns {Measure} */
function measured({ name, command }) {
  const run = spawnSync('/usr/bin/time', ['-f', '%e %U %S %M', ...command], {
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (run.status !== 0) throw new Error(`${name}: exit ${run.status}\n${run.stderr}`);
  expected ??= figures(String(run.stdout));
  deepStrictEqual(figures(String(run.stdout)), expected, name);
  const last = String(run.stderr).trim().split('\n').at(-1) ?? '';
  const [clock = 0, user = 0, system = 0, memory = 0] = last.split(' ').map(Number);
  return { clock, processors: user + system, memory: memory / 1024 };
}

const folder = mkdtempSync(join(tmpdir(), 'koshin-forms-'));
try {
  /** @param {string} program */
  const forecast = (program) => [
    ...[process.execPath, program, 'forecast', '--format', 'json'],
    // The day with which the query counts.
    ...['--as-of', '2025-04-01'],
  ];
  /** @type {Case[]} */
  const cases = [];
  for (const writing of Object.keys(WRITINGS)) {
    const file = join(folder, `${writing}.csv`);
    writeScaleFile(file, rows, { writing });
    const size = `${(statSync(file).size / 1e6).toFixed(0)} MB`;
    cases.push({
      name: `koshin, ${writing} (${size})`,
      command: [...forecast(path('../bin/koshin.js')), file],
    });
    if (other !== undefined)
      cases.push({
        name: `the other program, ${writing}`,
        command: [...forecast(join(other, 'bin/koshin.js')), file],
      });
    if (writing === 'plain' || writing === 'quoted')
      cases.push({
        name: `DuckDB, two threads, ${writing}`,
        command: [process.execPath, path('duckdb-counts.js'), file],
      });
  }
  const found = cases.map(() => /** @type {{ own: Measure, first: Measure }[]} */ ([]));
  for (let run = 0; run < runs; run += 1) {
    const turn = cases.map(measured);
    turn.forEach((own, index) => {
      if (turn[0] !== undefined) found[index]?.push({ own, first: turn[0] });
    });
  }
  const load = loadavg().map((each) => each.toFixed(1));
  console.log(`${rows} rows, ${cpus().length} processors, load after ${load.join(' ')}\n`);
  console.log('| run | s | s of all processors | peak MB | × the first | × in processor time |');
  console.log('| --- | ---: | ---: | ---: | ---: | ---: |');
  cases.forEach(({ name }, index) => {
    const measures = found[index] ?? [];
    /** @param {number[]} ratios */
    const spread = (ratios) =>
      `${median(ratios).toFixed(2)} (${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)})`;
    const numbers = [
      median(measures.map(({ own }) => own.clock)).toFixed(2),
      median(measures.map(({ own }) => own.processors)).toFixed(2),
      median(measures.map(({ own }) => own.memory)).toFixed(0),
      spread(measures.map(({ own, first }) => own.clock / first.clock)),
      spread(measures.map(({ own, first }) => own.processors / first.processors)),
    ];
    console.log(`| ${name} | ${numbers.join(' | ')} |`);
  });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
