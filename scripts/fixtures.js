// Rebuilds the bundled fixtures from data/cohorts with the program's own generator; --check only compares.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';

const root = new URL('..', import.meta.url);
const koshin = fileURLToPath(new URL('bin/koshin.js', root));
/** @type {[name: string, birthdays: string[]][]} */
const FIXTURES = [
  ['fixtures/minato-as-published.csv.gz', ['--birthdays', 'before-issue']],
  ['fixtures/minato-even-birthdays.csv.gz', ['--birthdays', 'even']],
];
const check = process.argv.includes('--check');
let stale = 0;

for (const [name, birthdays] of FIXTURES) {
  const made = execFileSync(
    process.execPath,
    [koshin, 'expand', 'data/cohorts/minato.csv', '--unit', '--seed', '2025', ...birthdays],
    { cwd: root, maxBuffer: 1 << 28 },
  );
  const place = new URL(name, root);
  const same = existsSync(place) && gunzipSync(readFileSync(place)).equals(made);
  if (same) console.log(`${name}: up to date`);
  else if (check) {
    stale += 1;
    console.error(`${name}: differs from what the generator makes; run npm run accept`);
  } else {
    writeFileSync(place, gzipSync(made, { level: 9 }));
    console.log(`${name}: written`);
  }
}
process.exitCode = stale === 0 ? 0 : 1;
