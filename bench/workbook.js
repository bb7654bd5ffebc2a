// Measures a workbook of records: koshin's forecast of it beside pandas reading it and counting its rows, whole processes in turn,
// figures asserted equal to those of the same rows as CSV. Needs a built program, and a Python with pandas and openpyxl.
//
//   PYTHON=python3 node bench/workbook.js [ROWS] [RUNS]     266,000 rows, 3 runs
import { deepStrictEqual } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { median } from './paired.js';
import { writeScaleFile } from './scale-file.js';

const rows = Number(process.argv[2] ?? 266_000);
const runs = Number(process.argv[3] ?? 3);
const python = process.env['PYTHON'] ?? 'python3';
const program = fileURLToPath(new URL('../bin/koshin.js', import.meta.url));

/** A workbook as openpyxl writes it: days as dates, blank cells left out. */
const WRITE = `
import csv, datetime, sys, openpyxl
def value(cell):
    return datetime.date.fromisoformat(cell) if len(cell) == 10 and cell[4] == '-' else cell or None
book = openpyxl.Workbook(write_only=True)
sheet = book.create_sheet('records')
for row in csv.reader(open(sys.argv[1], encoding='utf-8')):
    sheet.append([value(cell) for cell in row])
book.save(sys.argv[2])
`;
/** The least that an analyst does before counting. */
const READ = `
import sys, pandas
table = pandas.read_excel(sys.argv[1])
print(len(table), int((table['status'] == 'active').sum()))
`;

/** @param {string[]} command */
function measured(command) {
  const [name = '', ...args] = ['/usr/bin/time', '-f', '%e %U %S %M', ...command];
  const { status, stdout, stderr } = spawnSync(name, args, {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(`${command.join(' ')}: exit ${status}\n${stderr}`);
  const last = stderr.trim().split('\n').at(-1) ?? '';
  const [clock = 0, user = 0, system = 0, memory = 0] = last.split(' ').map(Number);
  return { clock, processors: user + system, memory: memory / 1024, stdout };
}

const folder = mkdtempSync(join(tmpdir(), 'koshin-workbook-'));
try {
  const csv = join(folder, 'records.csv');
  const workbook = join(folder, 'records.xlsx');
  writeScaleFile(csv, rows);
  measured([python, '-c', WRITE, csv, workbook]);
  /** @param {string} file */
  const forecast = (file) => [
    ...[process.execPath, program, 'forecast', '--format', 'json', '--as-of', '2025-04-01', file],
  ];
  const expected = JSON.parse(measured(forecast(csv)).stdout);
  const found = Array.from({ length: runs }, () => {
    const own = measured(forecast(workbook));
    const other = measured([python, '-c', READ, workbook]);
    const counted = JSON.parse(own.stdout);
    deepStrictEqual(counted.rows, expected.rows);
    const { rows, counted: active } = counted.records;
    deepStrictEqual(other.stdout.trim().split(' ').map(Number), [rows, active]);
    return { own, other };
  });
  console.log(
    `${rows} rows, load after ${loadavg()
      .map((each) => each.toFixed(1))
      .join(' ')}\n`,
  );
  console.log('| run | s | s of all processors | peak MB |\n| --- | ---: | ---: | ---: |');
  for (const [name, who] of /** @type {const} */ ([
    ['koshin forecast, workbook', 'own'],
    ['pandas reading it', 'other'],
  ])) {
    /** @param {'clock' | 'processors' | 'memory'} what */
    const middle = (what) => median(found.map((pair) => pair[who][what]));
    console.log(
      `| ${name} | ${middle('clock').toFixed(2)} | ${middle('processors').toFixed(2)} | ${middle('memory').toFixed(0)} |`,
    );
  }
  const ratios = found.map(({ own, other }) => other.processors / own.processors);
  console.log(
    `\npandas / koshin, processor time, pair by pair: ${median(ratios).toFixed(1)} (${Math.min(...ratios).toFixed(1)} to ${Math.max(...ratios).toFixed(1)})`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
