// Anonymizes a file of nearly all different rows beside a forecast of the same file: seconds, ratio and peak memory.
//   node bench/anonymize.js [rows] [pairs]
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { paired } from './paired.js';
import { writeScaleFile } from './scale-file.js';

const [rows = 1_000_000, runs = 5] = process.argv.slice(2).map(Number);
const KOSHIN = new URL('../bin/koshin.js', import.meta.url).pathname;
const FOLDER = new URL('data/', import.meta.url).pathname;
mkdirSync(FOLDER, { recursive: true });
const records = `${FOLDER}plain-${rows}.csv`;
const safe = `${FOLDER}safe-${rows}.csv`;
if (!existsSync(records)) writeScaleFile(records, rows);

/** The figures of a forecast, which must be the same of both files. @param {string} file */
function figures(file) {
  const args = [KOSHIN, 'forecast', file, '--as-of', '2025-04-01', '--format', 'csv'];
  return spawnSync('node', args, { encoding: 'utf8' }).stdout;
}

/** Peak memory in MB, where GNU time is installed. @param {string[]} args */
function peak(args) {
  const { stderr, status } = spawnSync('/usr/bin/time', ['-f', '%M', 'node', KOSHIN, ...args], {
    encoding: 'utf8',
  });
  return status === 0 ? Math.round(Number(stderr.trim().split('\n').at(-1)) / 1024) : NaN;
}

const anonymize = ['anonymize', records, '-o', safe];
const { a, b, ratio } = paired(
  ['node', KOSHIN, ...anonymize],
  ['node', KOSHIN, 'forecast', records],
  runs,
);
if (figures(safe) !== figures(records) || figures(safe) === '') throw new Error('figures differ');
console.log(
  `${rows} rows: anonymize ${a.toFixed(2)} s, forecast ${b.toFixed(2)} s, ${ratio.toFixed(1)}`,
);
console.log(`peak memory: ${peak(anonymize)} MB`);
rmSync(safe);
