// Renews all that is recorded or generated and shows what changed, to be read before it is committed: npm run accept.
//
// In this order: the build, the schemas of scenario and layout files, the fixtures, transcripts and golden files, generated pages, the
// evidence, the outputs in READMEs and guides. Tests only compare; this alone writes, and never in CI.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const WRITTEN = ['README.md', 'README.ja.md', 'data', 'docs', 'fixtures', 'test'];
/** Where a person writes: a change there is none of this script's. */
const BY_HAND = [':!data/rules', ':!test/**/*.ts', ':!docs/decisions', ':!docs/architecture.md'];
const root = fileURLToPath(new URL('..', import.meta.url));

if (process.env['CI']) {
  console.error('recordings are never rewritten in CI');
  process.exit(1);
}

/** @param {string} line @param {NodeJS.ProcessEnv} environment */
function run(line, environment = {}) {
  console.log(`> ${line}`);
  const [program = '', ...args] = line.split(' ');
  const { status } = spawnSync(program, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...environment },
  });
  if (status !== 0) {
    console.error(`ended with ${status}: ${line}`);
    process.exit(1);
  }
}

run('node scripts/build.js');
run('node scripts/schema.js');
run('node scripts/fixtures.js');
run('npx vitest run --reporter=dot test/transcripts.test.ts test/golden.test.ts', {
  KOSHIN_ACCEPT: '1',
});
run('node scripts/docs.js');
run('node scripts/evidence.js');
run('node scripts/run-pages.js');
const shown = ['--', ...WRITTEN, ...BY_HAND].join(' ');
run(`git --no-pager status --short ${shown}`);
run(`git --no-pager diff ${shown}`);
run(`git --no-pager diff --stat ${shown}`);
