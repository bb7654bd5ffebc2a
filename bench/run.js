// Runs every bench and prints its ratio beside the aim; nothing here is a test. Needs a built program.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { paired } from './paired.js';

const root = new URL('..', import.meta.url);
const path = (name) => fileURLToPath(new URL(name, root));
const node = process.execPath;
const koshin = path('bin/koshin.js');

mkdirSync(path('bench/data'), { recursive: true });
const fixture = path('bench/data/as-published.csv');
writeFileSync(fixture, gunzipSync(readFileSync(path('fixtures/minato-as-published.csv.gz'))));

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
];

console.log('| bench | A s | B s | A/B | aim |\n| --- | ---: | ---: | ---: | ---: |');
for (const { name, aim, runs, a, b } of CASES) {
  const result = paired(a, b, runs);
  console.log(
    `| ${name} | ${result.a.toFixed(3)} | ${result.b.toFixed(3)} | ${result.ratio.toFixed(2)} | ≤ ${aim} |`,
  );
}
