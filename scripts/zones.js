// Runs tests again where the clock and the language are others: no figure and no byte may depend on them.
import { spawnSync } from 'node:child_process';

const PLACES = [
  { TZ: 'Asia/Tokyo', LC_ALL: 'ja_JP.UTF-8' },
  // West of Greenwich until 2011, east of it since.
  { TZ: 'Pacific/Apia', LC_ALL: 'C' },
];

/**
 * The figures and bytes of every report, and what stands on a library that knows dates: holidays, YAML, workbooks, Parquet
 * (the files that ask for dates are listed in scripts/names.js). Papers are written in another zone by their own test.
 * All else reckons with whole numbers, or starts the program, whose environment the tests clear.
 */
const RUNS = [
  [
    'test/calendar',
    'test/capacity',
    'test/golden.test.ts',
    'test/read/parquet/parquet.test.ts',
    'test/scenario/scenario-file.test.ts',
    'test/write/machine-readable.test.ts',
    'test/write/workbook.test.ts',
  ],
  ['test/read/round-trip.test.ts', '-t', 'in a workbook'],
];

let failed = 0;
for (const place of PLACES) {
  const failures = RUNS.map((tests) =>
    spawnSync('npx', ['vitest', 'run', '--reporter=dot', ...tests], {
      encoding: 'utf8',
      env: { ...process.env, ...place, NO_COLOR: '1' },
    }),
  ).filter(({ status }) => status !== 0);
  console.log(`${failures.length === 0 ? 'ok  ' : 'FAIL'} ${Object.values(place).join(' ')}`);
  failed += failures.length;
  for (const { stdout, stderr } of failures) console.log(`${stdout}${stderr}`.slice(-20_000));
}
process.exitCode = failed === 0 ? 0 : 1;
