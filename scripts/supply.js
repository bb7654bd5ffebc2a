// Checks what the program runs on: licences that go with MIT, no install scripts, no known weaknesses. With --record it asks the
// registry how alive the packages are, and writes that down.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { recordActivity } from './supply/activity.js';
import { directPackages, isFree, runtimePackages } from './supply/page.js';

if (process.argv.includes('--record')) {
  recordActivity(directPackages());
  process.exit(0);
}

const wrong = runtimePackages().flatMap(([path, { license, hasInstallScript }]) => [
  ...(isFree(license) ? [] : [`${path}: licence ${license ?? 'unknown'}`]),
  ...(hasInstallScript ? [`${path}: runs a script when it is installed`] : []),
]);
for (const line of wrong) console.error(line);

const { status, stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json'], {
  cwd: fileURLToPath(new URL('..', import.meta.url)),
  encoding: 'utf8',
});
const told = JSON.parse(stdout || '{}');
const answered = told.metadata !== undefined;
if (!answered) {
  // Without an address: where it was asked is the machine's own matter.
  const [reason] = `${told.message || told.error?.summary || `exit code ${status}`}`.split(' - ');
  console.error(
    `npm audit: the registry gave no answer (${reason}), so known weaknesses were NOT looked for; ask again where it does`,
  );
} else if (status !== 0) console.error(JSON.stringify(told.vulnerabilities, null, 2));
console.log(
  `${runtimePackages().length} packages: licences and install scripts ${wrong.length === 0 ? 'in order' : 'NOT in order'}, known weaknesses ${answered ? (status === 0 ? 'none' : 'FOUND') : 'not asked'}`,
);
// What was not asked has not passed.
process.exitCode = wrong.length > 0 || (answered && status !== 0) ? 1 : answered ? 0 : 2;
