// Runs every check that is not a test: types, lint, folder order, dead code, generated files; two at a time.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const tsc = fileURLToPath(new URL('../node_modules/typescript-native/bin/tsc', import.meta.url));

// Colours would drown what matters in escape codes.
/** @type {[name: string, command: string, args: string[]][]} */
const CHECKS = [
  ['types', 'node', [tsc, '--noEmit', '-p', 'test/tsconfig.json']],
  ['types of scripts', 'node', [tsc, '-p', 'scripts/tsconfig.json']],
  ['types of the page', 'node', [tsc, '-p', 'src/app/tsconfig.json']],
  ['lint', 'npx', ['biome', 'check', '--colors=off', '--error-on-warnings', '.']],
  ['layer order', 'npx', ['depcruise', 'src', '--config', '.dependency-cruiser.cjs']],
  ['dead code', 'npx', ['knip']],
  ['names', 'node', ['scripts/names.js']],
  ['lockfile', 'node', ['scripts/lockfile.js']],
  ['generated pages', 'node', ['scripts/docs.js', '--check']],
  ['schemas', 'node', ['scripts/schema.js', '--check']],
  ['fixtures', 'node', ['scripts/fixtures.js', '--check']],
  ['evidence', 'node', ['scripts/evidence.js', '--check']],
];
const AT_ONCE = 2;

/**
 * Runs a check and tells how it ended.
 * @param {typeof CHECKS[number]} check @returns {Promise<boolean>}
 */
function passes([name, command, args]) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: fileURLToPath(new URL('..', import.meta.url)),
      env: { ...process.env, npm_config_loglevel: 'error', NO_COLOR: '1' },
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (said += data));
    child.on('close', (status) => {
      console.log(`${status === 0 ? 'ok  ' : 'FAIL'} ${name}`);
      if (status !== 0) console.log(said);
      resolve(status === 0);
    });
  });
}

const left = [...CHECKS];
let failed = 0;
await Promise.all(
  Array.from({ length: AT_ONCE }, async () => {
    for (let check = left.shift(); check; check = left.shift()) {
      if (!(await passes(check))) failed += 1;
    }
  }),
);
console.log(`${CHECKS.length - failed} checks passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
