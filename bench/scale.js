// Measures large files of plain records (CSV, packed, with identifiers, Parquet): koshin beside DuckDB, csv-parse and the
// floor of counting lines, run in turn, figures asserted equal. Needs a built program.
//
//   node bench/scale.js [ROWS] [RUNS] [LONGER] [NAMES]     20,000,000 rows, 3 runs, and no longer file unless told
//
// NAMES are those of the files to be measured beside the plain one, parted by commas: gzip,ids,sorted,parquet,odd,held; all unless told.
// 20 million rows need 9 GB below the system's folder for temporary files; five times as many, 8 GB more.
import { deepStrictEqual } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { createReadStream, createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
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
const NAMES = ['gzip', 'ids', 'sorted', 'parquet', 'odd', 'held'];
const names = process.argv[5]?.split(',') ?? NAMES;
for (const name of names) if (!NAMES.includes(name)) throw new Error(`no file named ${name}`);
/** csv-parse holds every row, so it reads so many and its time is scaled. */
const ROWS_HELD = Math.min(1_000_000, rows);

/**
 * @typedef {{ name: string, command: string[], silent?: boolean, counts?: boolean, like?: string, scale?: number }} Case
 * @typedef {{ clock: number, processors: number, memory: number, output: string }} Measure
 */

/**
 * Seconds on the clock, seconds of all processors, peak memory in MB and output of a command.
 * @param {Case} run @returns {Measure}
 */
function measured({ command, silent = false }) {
  // What the run before left in the system's cache is nobody's merit: each reads its file from memory.
  for (const each of command.filter((argument) => dirname(argument) === folder)) {
    spawnSync('cat', [each], { stdio: 'ignore' });
  }
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

/** The median of ratios, with the least and the most. @param {number[]} ratios */
function spread(ratios) {
  const [least, most] = [Math.min(...ratios), Math.max(...ratios)];
  return `${median(ratios).toFixed(2)} (${least.toFixed(2)} to ${most.toFixed(2)})`;
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
  const isAsked = (/** @type {string} */ name) => names.includes(name);
  /** Those that count must all have the figures of the first. @type {Case[]} */
  const cases = [
    { name: 'koshin forecast, plain', command: [...koshin, plain] },
    { name: 'DuckDB, two threads, plain', command: [...duckdb, plain], counts: true },
    {
      name: 'koshin forecast, plain, no repeat renewals',
      command: [...koshin, '--no-repeat-renewals', plain],
    },
    {
      name: 'DuckDB, two threads, plain, no repeat renewals',
      command: [...duckdb, plain, '2', 'none'],
      like: 'koshin forecast, plain, no repeat renewals',
    },
    { name: 'wc -l, plain', command: ['wc', '-l', plain] },
  ];
  /** @type {string[]} */
  const others = [];
  if (isAsked('gzip')) {
    const gzip = await packed(plain, 'plain.csv.gz');
    others.push(gzip);
    cases.push(
      { name: 'koshin forecast, gzip', command: [...koshin, gzip], counts: true },
      { name: 'DuckDB, two threads, gzip', command: [...duckdb, gzip], counts: true },
      { name: 'gzip -dc, gzip', command: ['gzip', '-dc', gzip], silent: true },
    );
  }
  if (isAsked('ids')) {
    const withIds = file('ids.csv', rows, { withIds: true });
    others.push(withIds);
    const options = [withIds, '2', 'record_id'];
    cases.push(
      { name: 'koshin forecast, with record_id', command: [...koshin, withIds], counts: true },
      {
        name: 'DuckDB, two threads, with record_id, not compared',
        command: [...duckdb, ...options],
        counts: true,
      },
      {
        name: 'DuckDB, two threads, with record_id, compared as koshin does',
        command: [...duckdb, ...options, 'compared'],
        counts: true,
      },
    );
  }
  if (isAsked('sorted')) {
    const sorted = file('sorted.csv', rows, { withIds: true, areSorted: true });
    others.push(sorted);
    cases.push({
      name: 'koshin forecast, with record_id in order',
      command: [...koshin, sorted],
      counts: true,
    });
  }
  if (isAsked('parquet')) {
    const parquet = await asParquet(plain, 'plain.parquet');
    others.push(parquet);
    cases.push(
      { name: 'koshin forecast, Parquet', command: [...koshin, parquet], counts: true },
      { name: 'DuckDB, two threads, Parquet', command: [...duckdb, parquet], counts: true },
    );
  }
  if (isAsked('odd')) {
    cases.push({
      name: 'koshin forecast, 1 % of lines odd',
      command: [...koshin, file('odd.csv', rows, { oddOf: 100 })],
      counts: true,
    });
  }
  if (isAsked('held')) {
    cases.push({
      name: `csv-parse into arrays, ${ROWS_HELD} rows, scaled`,
      command: [...csvParse, file('held.csv', ROWS_HELD)],
      scale: rows / ROWS_HELD,
    });
  }
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
      const { counts, like } = cases[index] ?? {};
      if (counts) assertSame(first, own);
      const other = turn[cases.findIndex(({ name }) => name === like)];
      if (other !== undefined) assertSame(other, own);
      found[index]?.push({ own, first });
    });
  }
  const load = loadavg().map((each) => each.toFixed(1));
  console.log(`${rows} rows, ${cpus().length} processors, load after ${load.join(' ')}`);
  /** @param {string} each */
  const megabytes = (each) => `${(statSync(each).size / 1e6).toFixed(0)} MB`;
  const sizes = [plain, ...others].map((each) => `${basename(each)} ${megabytes(each)}`);
  console.log(`${sizes.join(', ')}\n`);
  console.log('| run | s | s of all processors | peak MB | × koshin, plain | of all processors |');
  console.log('| --- | ---: | ---: | ---: | ---: | ---: |');
  cases.forEach(({ name, scale = 1 }, index) => {
    const measures = found[index] ?? [];
    const numbers = [
      (median(measures.map(({ own }) => own.clock)) * scale).toFixed(2),
      (median(measures.map(({ own }) => own.processors)) * scale).toFixed(2),
      median(measures.map(({ own }) => own.memory)).toFixed(0),
      spread(measures.map(({ own, first }) => (own.clock * scale) / first.clock)),
      spread(measures.map(({ own, first }) => (own.processors * scale) / first.processors)),
    ];
    console.log(`| ${name} | ${numbers.join(' | ')} |`);
  });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
