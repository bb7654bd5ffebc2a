// Checks what the program runs on: licences that go with MIT, no install scripts, no known weaknesses.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { FREE, runtimePackages } from './supply/page.js';

const wrong = runtimePackages().flatMap(([path, { license, hasInstallScript }]) => [
  ...(FREE.includes(license ?? '') ? [] : [`${path}: licence ${license ?? 'unknown'}`]),
  ...(hasInstallScript ? [`${path}: runs a script when it is installed`] : []),
]);
for (const line of wrong) console.error(line);

const { status, stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json'], {
  cwd: fileURLToPath(new URL('..', import.meta.url)),
  encoding: 'utf8',
});
const told = JSON.parse(stdout || '{}');
const answered = told.metadata !== undefined;
if (!answered)
  console.error('npm audit: the registry did not answer; weaknesses were not looked for');
else if (status !== 0) console.error(JSON.stringify(told.vulnerabilities, null, 2));
console.log(
  `${runtimePackages().length} packages: licences and install scripts ${wrong.length === 0 ? 'in order' : 'NOT in order'}, known weaknesses ${answered ? (status === 0 ? 'none' : 'FOUND') : 'not asked'}`,
);
process.exitCode = wrong.length > 0 || (answered && status !== 0) ? 1 : 0;
