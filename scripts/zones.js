// Runs tests again where the clock and the language are others: no figure and no byte may depend on them.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const PLACES = [
  { TZ: 'Asia/Tokyo', LC_ALL: 'ja_JP.UTF-8' },
  // West of Greenwich until 2011, east of it since.
  { TZ: 'Pacific/Apia', LC_ALL: 'C' },
];

/**
 * The figures and bytes of every report, and what stands on a library that knows dates: holidays, YAML, workbooks, Parquet,
 * charts. Tests that start the program clear its environment, so the place has no part in them.
 */
const TESTS = [
  'test/calendar',
  'test/capacity',
  'test/golden.test.ts',
  'test/layout',
  'test/page/report.test.ts',
  'test/read/parquet/parquet.test.ts',
  'test/read/round-trip.test.ts',
  'test/records',
  'test/rules',
  'test/scenario',
  'test/words',
  'test/write',
];

/** The only files of src/ that may ask the platform for dates or its locale; all others are held to whole numbers. */
const ASKS = ['src/host/chromium.ts', 'src/host/node-host.ts', 'src/write/workbook.ts'];

let failed = 0;
for (const name of readdirSync('src', { recursive: true, encoding: 'utf8' })) {
  const path = join('src', name);
  if (!name.endsWith('.ts') || ASKS.includes(path)) continue;
  if (/new Date\b|\bDate\.|\bIntl\.|toLocale|localeCompare/.test(readFileSync(path, 'utf8'))) {
    console.log(`FAIL ${path} asks for a date or the locale: add its tests here`);
    failed += 1;
  }
}

for (const place of PLACES) {
  const { status, stdout, stderr } = spawnSync(
    'npx',
    ['vitest', 'run', '--reporter=dot', ...TESTS],
    { encoding: 'utf8', env: { ...process.env, ...place, NO_COLOR: '1' } },
  );
  console.log(`${status === 0 ? 'ok  ' : 'FAIL'} ${Object.values(place).join(' ')}`);
  if (status !== 0) {
    failed += 1;
    console.log(`${stdout}${stderr}`.slice(-20_000));
  }
}
process.exitCode = failed === 0 ? 0 : 1;
