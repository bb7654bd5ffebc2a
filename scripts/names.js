// Checks conventions that no linter knows: the first line of a source file says what it is, no file names a registry host
// or a path of somebody's machine, no source file or folder is overfull, and few ask the platform for dates or its locale.
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

/** Lines of a source file, and of the files of one folder, at the most (docs/decisions/0029-rooms.md). */
const MOST_LINES = { file: 520, folder: 3800 };
/** What may be larger: a catalogue that grows with every message. */
const LARGER = ['src/words'];
/** The only files of src/ that may ask the platform for dates or its locale; their tests run in other zones (scripts/zones.js). */
const ASKS = [
  'src/host/chromium.ts',
  'src/host/node-host.ts',
  'src/page/paper/paper-word.ts',
  'src/read/parquet/parquet-text.ts',
  'src/read/workbook/workbook-rows.ts',
  'src/write/repacked.ts',
  'src/write/workbook.ts',
];
const ASKED = /new Date\b|\bDate\.|\bIntl\.|instanceof Date|toLocale|localeCompare/;
/** @type {Map<string, number>} */
const linesOfFolders = new Map();

for (const name of files) {
  const text = readFileSync(name, 'utf8');
  const firstLine = text.split('\n', 1)[0] ?? '';
  if (
    /^(src|test|scripts|bench)\/.*\.(tsx?|js)$/.test(name) &&
    !/^\/\/ (?!Decides\b)\S.*[.:,;)a-z]$/.test(firstLine)
  ) {
    wrong.push(`${name}:1: the first line must say, in a comment, what the file is`);
  }
  if (name.startsWith('src/')) {
    if (!ASKS.includes(name) && ASKED.test(text)) {
      wrong.push(
        `${name}: asks for a date or the locale: add it to ASKS and its tests to scripts/zones.js`,
      );
    }
    const lines = text.split('\n').length - 1;
    if (lines > MOST_LINES.file && !LARGER.includes(name)) wrong.push(`${name}: ${lines} lines`);
    const folder = name.slice(0, name.lastIndexOf('/'));
    linesOfFolders.set(folder, (linesOfFolders.get(folder) ?? 0) + lines);
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
for (const [folder, lines] of linesOfFolders) {
  if (lines > MOST_LINES.folder && !LARGER.includes(folder))
    wrong.push(`${folder}: ${lines} lines`);
}
for (const line of wrong) console.error(line);
process.exitCode = wrong.length === 0 ? 0 : 1;
