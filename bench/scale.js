// Measures large files of plain records: koshin beside DuckDB, csv-parse and the floor of counting lines, run in turn, figures asserted equal. Needs a built program.
import { deepStrictEqual } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { median } from './paired.js';
import { writeScaleFile } from './scale-file.js';

const path = (name) => fileURLToPath(new URL(name, import.meta.url));
const koshin = [process.execPath, path('../bin/koshin.js'), 'forecast', '--format', 'json'];
const duckdb = [process.execPath, path('duckdb-counts.js')];
const csvParse = [process.execPath, path('csv-parse-reads.js')];
const rows = Number(process.argv[2] ?? 20_000_000);
const runs = Number(process.argv[3] ?? 3);
/** Runs of a file so many times as long, for growth and memory; 1 leaves it out. */
const longer = Number(process.argv[4] ?? 1);
/** csv-parse holds every row, so it reads so many and its time is scaled. */
const ROWS_HELD = 1_000_000;

/** Seconds on the clock, seconds of all processors, peak memory in MB and output of a command. */
function measured(command) {
  const run = spawnSync('/usr/bin/time', ['-f', '%e %U %S %M', ...command], {
    maxBuffer: 1 << 28,
  });
  if (run.status !== 0) throw new Error(`${command.join(' ')}: exit ${run.status}\n${run.stderr}`);
  const [clock, user, system, memory] = String(run.stderr).trim().split('\n').at(-1).split(' ');
  return {
    clock: Number(clock),
    processors: Number(user) + Number(system),
    memory: Number(memory) / 1024,
    output: String(run.stdout),
  };
}

const figures = (counted) =>
  counted.map(({ fiscal_year, card, certificate }) => ({ fiscal_year, card, certificate }));

function assertSame(own, rival) {
  deepStrictEqual(figures(JSON.parse(own.output).rows), figures(JSON.parse(rival.output)));
}

const folder = mkdtempSync(join(tmpdir(), 'koshin-scale-'));
const file = (name, count, oddOf = 0) => {
  const made = join(folder, name);
  writeScaleFile(made, count, oddOf);
  return made;
};
try {
  const plain = file('plain.csv', rows);
  const cases = [
    { name: 'koshin forecast, plain', command: [...koshin, plain] },
    { name: 'DuckDB, two threads, plain', command: [...duckdb, plain] },
    { name: 'wc -l, plain', command: ['wc', '-l', plain] },
    {
      name: 'koshin forecast, 1 % of lines odd',
      command: [...koshin, file('odd.csv', rows, 100)],
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
  const found = cases.map(() => []);
  for (let run = 0; run < runs; run += 1) {
    cases.forEach(({ command }, index) => {
      found[index].push(measured(command));
    });
    assertSame(found[0][run], found[1][run]);
  }
  const load = loadavg().map((each) => each.toFixed(1));
  console.log(`${rows} rows, ${cpus().length} processors, load after ${load.join(' ')}\n`);
  console.log('| run | s | s of all processors | peak MB | × koshin, plain |');
  console.log('| --- | ---: | ---: | ---: | ---: |');
  cases.forEach(({ name, scale = 1 }, index) => {
    const of = (pick) => median(found[index].map(pick));
    const ratio = of((each, run) => (each.clock * scale) / found[0][run].clock);
    const numbers = [
      (of((each) => each.clock) * scale).toFixed(2),
      (of((each) => each.processors) * scale).toFixed(2),
      of((each) => each.memory).toFixed(0),
      ratio.toFixed(2),
    ];
    console.log(`| ${name} | ${numbers.join(' | ')} |`);
  });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
