// Compares the queries of koshin sql with the counting core and the slow oracle on many more records than the suite tries.
//
//   node scripts/engines.js [RECORDS] [SEED]     100,000 records unless told; the seed is today's date as yyyymmdd
//
// DuckDB runs in this process; PostgreSQL must be installed, or KOSHIN_REQUIRE_POSTGRES=0 must say that it may be
// missing. The same RECORDS and SEED give the same records. It ends with 0 where all agree on every cell.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const today = Number(new Date().toISOString().slice(0, 10).replaceAll('-', ''));
const [records = 100_000, seed = today] = process.argv.slice(2).map(Number);

if (!(Number.isInteger(records) && records > 0 && Number.isInteger(seed) && seed >= 0)) {
  console.error(
    'usage: node scripts/engines.js [RECORDS] [SEED]: both whole numbers, at least one record',
  );
  process.exit(2);
}

const vitest = dirname(createRequire(import.meta.url).resolve('vitest/package.json'));
console.error(`${records} records, seed ${seed}`);
const { status } = spawnSync(
  process.execPath,
  [join(vitest, 'vitest.mjs'), 'run', 'test/sql/engines.test.ts'],
  {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    stdio: 'inherit',
    env: {
      KOSHIN_REQUIRE_POSTGRES: '1',
      ...process.env,
      KOSHIN_ORACLE_RECORDS: String(records),
      KOSHIN_ORACLE_SEED: String(seed),
    },
  },
);
process.exitCode = status ?? 1;
