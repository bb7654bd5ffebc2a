// Runs every bench and prints its ratio beside the aim; nothing here is a test. Needs a built program.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { writeEraTwins } from './era-file.js';
import { paired } from './paired.js';

const root = new URL('..', import.meta.url);
/** @param {string} name */
const path = (name) => fileURLToPath(new URL(name, root));
const node = process.execPath;
const koshin = path('bin/koshin.js');

mkdirSync(path('bench/data'), { recursive: true });
const fixture = path('bench/data/as-published.csv');
writeFileSync(fixture, gunzipSync(readFileSync(path('fixtures/minato-as-published.csv.gz'))));

const ROWS = 1_000_000;
const utf8 = path('bench/data/era-utf8.csv');
const cp932 = path('bench/data/era-cp932.csv');
if (!existsSync(utf8) || !existsSync(cp932)) await writeEraTwins(ROWS, utf8, cp932);

/** The same rows with a date of birth that is none in each of them. */
const bad = path('bench/data/era-bad.csv');
if (!existsSync(bad)) {
  const text = readFileSync(utf8, 'utf8').replace(/^(?:大正|昭和|平成|令和)/gm, '不明');
  writeFileSync(bad, text);
}

/** @type {{ name: string, aim: number, runs: number, a: import('./paired.js').Command, b: import('./paired.js').Command }[]} */
const CASES = [
  {
    name: 'koshin --version / node -e 0',
    aim: 2,
    runs: 21,
    a: [node, koshin, '--version'],
    b: [node, '-e', '0'],
  },
  {
    name: 'forecast of the unzipped fixture / csv-parse reading it into arrays',
    aim: 1.3,
    runs: 9,
    a: [node, koshin, 'forecast', fixture],
    b: [node, path('bench/csv-parse-reads.js'), fixture],
  },
  {
    name: 'check of 1,000,000 rows in CP932 with era dates / csv-parse reading their UTF-8 twin into arrays',
    aim: 1,
    runs: 5,
    a: [node, koshin, 'check', cp932],
    b: [node, path('bench/csv-parse-reads.js'), utf8],
  },
  {
    name: 'forecast of 1,000,000 rows, every one bad / of the same rows, every one good',
    aim: 1,
    runs: 5,
    a: [node, koshin, 'forecast', '--max-rejects', '100%', bad],
    b: [node, koshin, 'forecast', '--max-rejects', '100%', utf8],
  },
];

const load = loadavg().map((each) => each.toFixed(1));
console.log(
  `${new Date().toISOString().slice(0, 10)}, Node.js ${process.version}, ${cpus().length} × ${cpus()[0]?.model}, load before ${load.join(' ')}\n`,
);

console.log('| bench | A s | B s | A/B | aim |\n| --- | ---: | ---: | ---: | ---: |');
for (const { name, aim, runs, a, b } of CASES) {
  const result = paired(a, b, runs);
  console.log(
    `| ${name} | ${result.a.toFixed(3)} | ${result.b.toFixed(3)} | ${result.ratio.toFixed(2)} | ≤ ${aim} |`,
  );
}
