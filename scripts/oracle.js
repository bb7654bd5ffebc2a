// Compares the counting core with the slow oracle of test/oracle on many more records than the suite tries.
//
//   node scripts/oracle.js [RECORDS] [SEED]     100,000 records unless told; the seed is today's date as yyyymmdd
//
// The oracle walks through every day and shares no code with src/, so agreement is evidence, not repetition. The suite
// tries 2,000 records of a fixed seed; this, every night, other ones. The same RECORDS and SEED give the same records.
// It ends with 0 where both agree on every record, and else prints the first records on which they differ.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const today = Number(new Date().toISOString().slice(0, 10).replaceAll('-', ''));
const [records = 100_000, seed = today] = process.argv.slice(2).map(Number);

if (!(Number.isInteger(records) && records > 0 && Number.isInteger(seed) && seed >= 0)) {
  console.error(
    'usage: node scripts/oracle.js [RECORDS] [SEED]: both whole numbers, at least one record',
  );
  process.exit(2);
}

const vitest = dirname(createRequire(import.meta.url).resolve('vitest/package.json'));
console.error(`${records} records, seed ${seed}`);
const { status } = spawnSync(
  process.execPath,
  [join(vitest, 'vitest.mjs'), 'run', 'test/oracle/oracle.test.ts'],
  {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      KOSHIN_ORACLE_RECORDS: String(records),
      KOSHIN_ORACLE_SEED: String(seed),
    },
  },
);
process.exitCode = status ?? 1;
