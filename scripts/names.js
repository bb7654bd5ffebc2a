// Checks conventions that no linter knows: the first line of a source file says what it is, and no file names a registry
// host or a path of somebody's machine.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const files = execFileSync(
  'git',
  ['ls-files', '-z', '--cached', '--others', '--exclude-standard'],
  {
    encoding: 'utf8',
  },
)
  .split('\0')
  .filter((name) => name !== '' && !/\.(gz|zip|xlsx|png|parquet)$/.test(name));
const wrong = [];

for (const name of files) {
  const text = readFileSync(name, 'utf8');
  const firstLine = text.split('\n', 1)[0] ?? '';
  if (
    /^(src|test|scripts|bench)\/.*\.(ts|js)$/.test(name) &&
    !/^\/\/ (?!Decides\b)\S.*[.:,;)a-z]$/.test(firstLine)
  ) {
    wrong.push(`${name}:1: the first line must say, in a comment, what the file is`);
  }
  if (name === 'package-lock.json' && /"resolved": "http/.test(text)) {
    wrong.push(`${name}: names a registry host; make the lockfile anew with .npmrc in place`);
  }
  text.split('\n').forEach((line, index) => {
    if (/(^|[\s"'`(=])\/(home|root|Users|work)\/\w/.test(line) && name !== 'scripts/names.js') {
      wrong.push(`${name}:${index + 1}: a path of a machine`);
    }
  });
}
for (const line of wrong) console.error(line);
process.exitCode = wrong.length === 0 ? 0 : 1;
