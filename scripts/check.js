// Holds everything that is not a test: types, lint, folder order, dead code, generated files.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

// Colours would drown what matters in escape codes.
const CHECKS = [
  ['types', 'npx', ['tsc', '--noEmit', '-p', 'test/tsconfig.json']],
  ['lint', 'npx', ['biome', 'check', '--colors=off', '--error-on-warnings', '.']],
  ['layer order', 'npx', ['depcruise', 'src', '--config', '.dependency-cruiser.cjs']],
  ['dead code', 'npx', ['knip']],
  ['names', 'node', ['scripts/names.js']],
  ['lockfile', 'node', ['scripts/lockfile.js']],
  ['generated pages', 'node', ['scripts/docs.js', '--check']],
  ['scenario schema', 'node', ['scripts/schema.js']],
  ['fixtures', 'node', ['scripts/fixtures.js', '--check']],
];

let failed = 0;
for (const [name, command, args] of CHECKS) {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    encoding: 'utf8',
    env: { ...process.env, npm_config_loglevel: 'error', NO_COLOR: '1' },
  });
  console.log(`${status === 0 ? 'ok  ' : 'FAIL'} ${name}`);
  if (status !== 0) {
    failed += 1;
    console.log(`${stdout}${stderr}`);
  }
}
console.log(`${CHECKS.length - failed} checks passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
