// Rebuilds the bundled fixtures from data/cohorts with the program's own generator, the registers, and the workbooks of fixtures/bad;
// --check only compares.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { cell, formula, number, packed, partsOf } from './ooxml.js';

const root = new URL('..', import.meta.url);
const koshin = fileURLToPath(new URL('bin/koshin.js', root));
/** @type {[name: string, birthdays: string[]][]} */
const FIXTURES = [
  ['fixtures/minato-as-published.csv.gz', ['--birthdays', 'before-issue']],
  ['fixtures/minato-even-birthdays.csv.gz', ['--birthdays', 'even']],
];
const check = process.argv.includes('--check');
let stale = 0;
/** So many of the first bytes tell whether a file can be one of them. */
const HEAD_BYTES = 4096;
/** @type {object[]} */
const files = [];

/** Writes what was made, or says that what is there differs. @param {string} name @param {(there: Buffer) => boolean} isSame @param {() => Buffer} bytes */
function settle(name, isSame, bytes) {
  const place = new URL(name, root);
  if (existsSync(place) && isSame(readFileSync(place))) console.log(`${name}: up to date`);
  else if (check) {
    stale += 1;
    console.error(`${name}: differs from what the generator makes; run npm run accept`);
  } else {
    writeFileSync(place, bytes());
    console.log(`${name}: written`);
  }
}

for (const [name, birthdays] of FIXTURES) {
  const made = execFileSync(
    process.execPath,
    [
      koshin,
      'expand',
      'data/cohorts/minato.csv',
      '--unit',
      '--seed',
      '2025',
      '--as-of',
      '2025-04-01',
      ...birthdays,
    ],
    { cwd: root, maxBuffer: 1 << 28 },
  );
  const [head, sha256] = [made.subarray(0, HEAD_BYTES), made].map((bytes) =>
    createHash('sha256').update(bytes).digest('hex'),
  );
  files.push({ name: name.replace('fixtures/', ''), head, sha256 });
  settle(
    name,
    (there) => gunzipSync(there).equals(made),
    () => gzipSync(made, { level: 9 }),
  );
}

/** An invented register on the last day of October 2026 and a year before, to learn from. @type {[name: string, file: string][]} */
const REGISTERS = [
  ['fixtures/registers/2026.csv.gz', 'later.csv'],
  ['fixtures/registers/2025.csv.gz', 'older.csv'],
];
const folder = mkdtempSync(join(tmpdir(), 'koshin-fixtures-'));
execFileSync(process.execPath, [
  fileURLToPath(new URL('histories.js', import.meta.url)),
  ...['--people', '1500', '--seed', '2026', '-o', join(folder, 'later.csv')],
  ...['--older', `2025-10-31=${join(folder, 'older.csv')}`],
]);
for (const [name, file] of REGISTERS) {
  const made = readFileSync(join(folder, file));
  settle(
    name,
    (there) => gunzipSync(there).equals(made),
    () => gzipSync(made, { level: 9 }),
  );
}
rmSync(folder, { recursive: true });

/** 15 May 2020 and days of birth, as spreadsheets number them. */
const ISSUED = number(43966, 1);
const [BORN_1990, BORN_1991] = [number(33156, 1), number(33521, 1)];
const HEADER = ['birth_date', 'card_issued_on', 'status'];
const GOOD = [BORN_1990, ISSUED, null];
/** Workbooks with one thing wrong, each in row 3. @type {Record<string, import('./ooxml.js').SheetParts>} */
const BAD = {
  'formula-without-result': {
    name: '記録',
    rows: [HEADER, GOOD, [BORN_1991, ISSUED, formula('IF(D3="x","転出","有効")')], GOOD],
  },
  'error-value': {
    name: '記録',
    rows: [HEADER, GOOD, [BORN_1991, ISSUED, cell({ type: 'e', value: '#N/A' })], GOOD],
  },
  'merged-cells': {
    name: '記録',
    rows: [HEADER, GOOD, [BORN_1991, ISSUED, '転出'], GOOD],
    merged: ['C3:C4'],
  },
};
for (const [code, sheet] of Object.entries(BAD)) {
  const made = packed(partsOf({ sheets: [sheet], formats: ['yyyy/m/d'] }), { level: 0 });
  settle(
    `fixtures/bad/${code}.xlsx`,
    (there) => there.equals(made),
    () => made,
  );
}

/** The digests by which the program knows the records wherever they lie. */
const digests = Buffer.from(`${JSON.stringify({ headBytes: HEAD_BYTES, files }, undefined, 2)}\n`);
settle(
  'data/bundled.json',
  (there) => there.equals(digests),
  () => digests,
);
process.exitCode = stale === 0 ? 0 : 1;
