// Measures large files of plain records (CSV, packed, with identifiers, Parquet): koshin beside DuckDB, csv-parse and the
// floor of counting lines, run in turn, figures asserted equal. Needs a built program.
//
//   node bench/scale.js [ROWS] [RUNS] [LONGER]     20,000,000 rows, 3 runs, and no longer file unless told
import { deepStrictEqual } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { createReadStream, createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { createGzip } from 'node:zlib';
import { DuckDBInstance } from '@duckdb/node-api';
import { median } from './paired.js';
import { writeScaleFile } from './scale-file.js';

/** @param {string} name */
const path = (name) => fileURLToPath(new URL(name, import.meta.url));
const koshin = [
  ...[process.execPath, path('../bin/koshin.js'), 'forecast', '--format', 'json'],
  // The day with which the query counts.
  ...['--as-of', '2025-04-01'],
];
const duckdb = [process.execPath, path('duckdb-counts.js')];
const csvParse = [process.execPath, path('csv-parse-reads.js')];
const rows = Number(process.argv[2] ?? 20_000_000);
const runs = Number(process.argv[3] ?? 3);
/** Runs of a file so many times as long, for growth and memory; 1 leaves it out. */
const longer = Number(process.argv[4] ?? 1);
/** csv-parse holds every row, so it reads so many and its time is scaled. */
const ROWS_HELD = Math.min(1_000_000, rows);

/**
 * @typedef {{ name: string, command: string[], silent?: boolean, counts?: boolean, scale?: number }} Case
 * @typedef {{ clock: number, processors: number, memory: number, output: string }} Measure
 */

/**
 * Seconds on the clock, seconds of all processors, peak memory in MB and output of a command.
 * @param {Case} run @returns {Measure}
 */
function measured({ command, silent = false }) {
  const run = spawnSync('/usr/bin/time', ['-f', '%e %U %S %M', ...command], {
    maxBuffer: 1 << 28,
    stdio: ['ignore', silent ? 'ignore' : 'pipe', 'pipe'],
  });
  if (run.status !== 0) throw new Error(`${command.join(' ')}: exit ${run.status}\n${run.stderr}`);
  const [clock, user, system, memory] = (String(run.stderr).trim().split('\n').at(-1) ?? '').split(
    ' ',
  );
  return {
    clock: Number(clock),
    processors: Number(user) + Number(system),
    memory: Number(memory) / 1024,
    output: String(run.stdout),
  };
}

/** @typedef {{ fiscal_year: number, card: number, certificate: number }} Figures */
/** The figures of a forecast, or of DuckDB's count. @param {string} output @returns {Figures[]} */
const figures = (output) => {
  const counted = JSON.parse(output);
  /** @type {Figures[]} */
  const rows = counted.rows ?? counted;
  return rows.map(({ fiscal_year, card, certificate }) => ({ fiscal_year, card, certificate }));
};

/** @param {Measure} own @param {Measure} other */
function assertSame(own, other) {
  deepStrictEqual(figures(other.output), figures(own.output));
}

const folder = mkdtempSync(join(tmpdir(), 'koshin-scale-'));
/** @param {string} name */
const place = (name) => join(folder, name);
/** @param {string} name @param {number} count @param {Parameters<typeof writeScaleFile>[2]} [form] */
const file = (name, count, form) => {
  writeScaleFile(place(name), count, form);
  return place(name);
};

/** @param {string} from @param {string} name */
async function packed(from, name) {
  await pipeline(createReadStream(from), createGzip({ level: 6 }), createWriteStream(place(name)));
  return place(name);
}

/** The same table as Parquet, dates as dates, as DuckDB writes it unless told otherwise: snappy, 122,880 rows a group. @param {string} from @param {string} name */
async function asParquet(from, name) {
  const instance = await DuckDBInstance.create(':memory:', { memory_limit: '2GB' });
  const connection = await instance.connect();
  await connection.run(`COPY (FROM read_csv('${from}')) TO '${place(name)}' (FORMAT parquet)`);
  connection.closeSync();
  instance.closeSync();
  return place(name);
}

try {
  const plain = file('plain.csv', rows);
  const gzip = await packed(plain, 'plain.csv.gz');
  const withIds = file('ids.csv', rows, { withIds: true });
  const parquet = await asParquet(plain, 'plain.parquet');
  /** Those that count must all have the figures of the first. @type {Case[]} */
  const cases = [
    { name: 'koshin forecast, plain', command: [...koshin, plain] },
    { name: 'DuckDB, two threads, plain', command: [...duckdb, plain], counts: true },
    { name: 'wc -l, plain', command: ['wc', '-l', plain] },
    { name: 'koshin forecast, gzip', command: [...koshin, gzip], counts: true },
    { name: 'DuckDB, two threads, gzip', command: [...duckdb, gzip], counts: true },
    { name: 'gzip -dc, gzip', command: ['gzip', '-dc', gzip], silent: true },
    { name: 'koshin forecast, with record_id', command: [...koshin, withIds], counts: true },
    {
      name: 'DuckDB, two threads, with record_id',
      command: [...duckdb, withIds, '2', 'record_id'],
      counts: true,
    },
    { name: 'koshin forecast, Parquet', command: [...koshin, parquet], counts: true },
    { name: 'DuckDB, two threads, Parquet', command: [...duckdb, parquet], counts: true },
    {
      name: 'koshin forecast, 1 % of lines odd',
      command: [...koshin, file('odd.csv', rows, { oddOf: 100 })],
      counts: true,
    },
    {
      name: `csv-parse into arrays, ${ROWS_HELD} rows, scaled`,
      command: [...csvParse, file('held.csv', ROWS_HELD)],
      scale: rows / ROWS_HELD,
    },
  ];
  if (longer > 1) {
    cases.push({
      name: `koshin forecast, plain, ${longer} × the rows`,
      command: [...koshin, file('longer.csv', rows * longer)],
    });
  }
  /** For each case, in turn, its measures with those of the first case of the same run. */
  const found = cases.map(() => /** @type {{ own: Measure, first: Measure }[]} */ ([]));
  for (let run = 0; run < runs; run += 1) {
    const turn = cases.map(measured);
    const [first] = turn;
    turn.forEach((own, index) => {
      if (first === undefined) return;
      if (cases[index]?.counts) assertSame(first, own);
      found[index]?.push({ own, first });
    });
  }
  const load = loadavg().map((each) => each.toFixed(1));
  console.log(`${rows} rows, ${cpus().length} processors, load after ${load.join(' ')}`);
  /** @param {string} each */
  const megabytes = (each) => `${(statSync(each).size / 1e6).toFixed(0)} MB`;
  console.log(
    `plain ${megabytes(plain)}, gzip ${megabytes(gzip)}, with record_id ${megabytes(withIds)}, Parquet ${megabytes(parquet)}\n`,
  );
  console.log('| run | s | s of all processors | peak MB | × koshin, plain |');
  console.log('| --- | ---: | ---: | ---: | ---: |');
  cases.forEach(({ name, scale = 1 }, index) => {
    const measures = found[index] ?? [];
    const numbers = [
      (median(measures.map(({ own }) => own.clock)) * scale).toFixed(2),
      (median(measures.map(({ own }) => own.processors)) * scale).toFixed(2),
      median(measures.map(({ own }) => own.memory)).toFixed(0),
      median(measures.map(({ own, first }) => (own.clock * scale) / first.clock)).toFixed(2),
    ];
    console.log(`| ${name} | ${numbers.join(' | ')} |`);
  });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
