// Compares the query of koshin sql with the program on Apache Spark, on the suite's adversarial records.
//
//   node scripts/spark.js [RECORDS] [SEED]     20,000 records unless told
//
// Needs Python with pyspark, and Java 17: KOSHIN_SPARK_PYTHON names the Python, else python3 is tried. Where there is no
// pyspark, it says so and ends with 0, unless KOSHIN_REQUIRE_SPARK=1. Spark is too large to install for every test run.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const python = process.env['KOSHIN_SPARK_PYTHON'] ?? 'python3';
const [records = 20_000, seed = 20250905] = process.argv.slice(2).map(Number);

if (spawnSync(python, ['-c', 'import pyspark']).status !== 0) {
  console.error(
    `${python} has no pyspark: the query for Spark is not tried. In a virtual environment: pip install pyspark, then KOSHIN_SPARK_PYTHON=.../bin/python npm run spark`,
  );
  process.exit(process.env['KOSHIN_REQUIRE_SPARK'] === '1' ? 1 : 0);
}
const vitest = dirname(createRequire(import.meta.url).resolve('vitest/package.json'));
const { status } = spawnSync(
  process.execPath,
  [join(vitest, 'vitest.mjs'), 'run', 'test/sql/engines.test.ts', '-t', 'on spark'],
  {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      KOSHIN_SPARK_PYTHON: python,
      KOSHIN_ORACLE_RECORDS: String(records),
      KOSHIN_ORACLE_SEED: String(seed),
    },
  },
);
process.exitCode = status ?? 1;
