// Runs the whole suite again where the clock and the language are others: no figure and no byte may depend on them.
import { spawnSync } from 'node:child_process';

const PLACES = [
  { TZ: 'Asia/Tokyo', LC_ALL: 'ja_JP.UTF-8' },
  { TZ: 'Pacific/Apia', LC_ALL: 'C' },
];

/** Other programs' tests: a browser, an office, databases. They take long, and what koshin gives them is tested here too. */
const LEFT_OUT = ['test/report/browser.test.ts', 'test/cli/office.test.ts', 'test/query/**'];

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
