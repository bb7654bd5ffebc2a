// Runs the suite again where the clock and the language are others: no figure and no byte may depend on them.
import { spawnSync } from 'node:child_process';

const PLACES = [
  { TZ: 'Asia/Tokyo', LC_ALL: 'ja_JP.UTF-8' },
  { TZ: 'Pacific/Apia', LC_ALL: 'C' },
];

/**
 * Left out: tests of other programs (a browser, an office, databases), and those that set the place themselves or try long
 * files and many records, in which the place has no part.
 */
const LEFT_OUT = [
  'test/page/browser.test.ts',
  'test/cli/office.test.ts',
  'test/query/**',
  'test/docs/**',
  'test/transcripts.test.ts',
  'test/read/hostile.test.ts',
  'test/read/round-trip.test.ts',
  'test/anonymity/**',
  'test/oracle/**',
  'test/corpus/**',
];

let failed = 0;
for (const place of PLACES) {
  const name = Object.values(place).join(' ');
  const { status, stdout, stderr } = spawnSync(
    'npx',
    ['vitest', 'run', '--reporter=dot', ...LEFT_OUT.map((each) => `--exclude=${each}`)],
    {
      encoding: 'utf8',
      env: { ...process.env, ...place, NO_COLOR: '1' },
    },
  );
  console.log(`${status === 0 ? 'ok  ' : 'FAIL'} ${name}`);
  if (status !== 0) {
    failed += 1;
    console.log(`${stdout}${stderr}`.slice(-20_000));
  }
}
process.exitCode = failed === 0 ? 0 : 1;
