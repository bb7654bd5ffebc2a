// Makes folders that run on a PC that has nothing, with Node.js inside: npm run portable; --try runs the Linux one with an
// empty PATH and without network.
//
// Node.js comes from the registry's packages, of one version and checked against the digests below. Files, their order
// and their dates follow from the sources alone: the same sources, the same bytes.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { create, extract } from 'tar';
import { layOut } from './package.js';
import { licenceText } from './third-parties.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const build = join(root, 'build');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** A version with long-term support that both packages have, and the registry's digests of them. */
const NODE = '24.21.0';
const PLATFORMS = [
  {
    name: 'win-x64',
    integrity:
      'sha512-0ddSuAi9KnmYzfjJwKfFUO5YfljMVfa9smiGRQXmp5QGhm8KXk7xbqkFNeaPXVaL6sfZ5oGfCD7q8wWY/TnypA==',
    node: 'bin/node.exe',
    launcher: 'koshin.cmd',
  },
  {
    name: 'linux-x64',
    integrity:
      'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
    node: 'bin/node',
    launcher: 'koshin',
  },
];
/** Zip has dates from 1980 on, in local time; this one is the same in every zone. */
const MADE_ON = new Date(1980, 0, 1);

/** @param {string} path */
const digest = (path) => createHash('sha256').update(readFileSync(path)).digest('hex');

/**
 * Fetches the registry's package of Node.js for a platform, checks and unpacks it.
 * @param {typeof PLATFORMS[number]} platform @returns {Promise<string>} the folder of the package
 */
async function nodeOf({ name, integrity }) {
  const cache = join(build, 'node');
  mkdirSync(cache, { recursive: true });
  const file = join(cache, `node-${name}-${NODE}.tgz`);
  if (!existsSync(file)) {
    execFileSync('npm', ['pack', `node-${name}@${NODE}`, '--silent', '--pack-destination', cache], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  }
  const found = `sha512-${createHash('sha512').update(readFileSync(file)).digest('base64')}`;
  if (found !== integrity) {
    rmSync(file);
    throw new Error(`node-${name} ${NODE} is another file than the one pinned: ${found}`);
  }
  const folder = join(cache, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  await extract({
    file,
    cwd: folder,
    filter: (path) => /^package\/(bin\/node(\.exe)?|LICENSE)$/.test(path),
  });
  return join(folder, 'package');
}

/** Files of a folder by relative path, in one order everywhere. @param {string} folder */
function filesOf(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
}

/** Text for Notepad: line ends of Windows, and a mark that says UTF-8. @param {string} text */
const forWindows = (text) => `\ufeff${text.replaceAll('\n', '\r\n')}`;

/**
 * Lays out the folder of a platform.
 * @param {typeof PLATFORMS[number]} platform @param {string} licence of Node.js
 */
async function makeFolder(platform, licence) {
  const node = await nodeOf(platform);
  const folder = join(build, `koshin-${version}-${platform.name}`);
  rmSync(folder, { recursive: true, force: true });
  const program = join(folder, 'program');
  mkdirSync(program, { recursive: true });
  layOut(program);
  for (const name of ['docs', 'LICENSE', 'CHANGELOG.md', 'README.md', 'README.ja.md']) {
    cpSync(join(program, name), join(folder, name), { recursive: true });
  }
  for (const name of [
    'docs',
    'CHANGELOG.md',
    'README.md',
    'README.ja.md',
    'THIRD-PARTY-LICENSES.txt',
  ]) {
    rmSync(join(program, name), { recursive: true, force: true });
  }
  // Types are for those who build on the package.
  for (const name of readdirSync(join(program, 'dist')).filter((each) => each !== 'program')) {
    rmSync(join(program, 'dist', name), { recursive: true });
  }
  copyFileSync(join(root, 'dist/program/koshin.html'), join(folder, 'koshin.html'));
  copyFileSync(join(root, 'package.json'), join(program, 'package.json'));
  mkdirSync(join(folder, 'node'));
  const binary = join(folder, 'node', platform.node.slice('bin/'.length));
  copyFileSync(join(node, platform.node), binary);
  chmodSync(binary, 0o755);

  const windows = platform.name.startsWith('win');
  const launcher = readFileSync(join(root, 'portable', platform.launcher), 'utf8');
  // cmd reads lines that end as Windows ends them, and no mark.
  writeFileSync(
    join(folder, platform.launcher),
    windows ? launcher.replaceAll('\n', '\r\n') : launcher,
  );
  chmodSync(join(folder, platform.launcher), 0o755);
  const readme = readFileSync(join(root, 'portable/README.txt'), 'utf8')
    .replaceAll('{version}', version)
    .replaceAll('{node}', NODE);
  writeFileSync(join(folder, 'はじめにお読みください.txt'), windows ? forWindows(readme) : readme);
  writeFileSync(
    join(folder, 'THIRD-PARTY-LICENSES.txt'),
    licenceText([{ name: 'Node.js', version: NODE, licence: 'see below', text: licence }]),
  );
  const bill = JSON.parse(readFileSync(join(root, 'sbom.cdx.json'), 'utf8'));
  bill.components.push({
    type: 'application',
    'bom-ref': `node@${NODE}`,
    name: 'node',
    version: NODE,
  });
  writeFileSync(join(folder, 'sbom.cdx.json'), `${JSON.stringify(bill, null, 2)}\n`);
  rmSync(join(program, 'sbom.cdx.json'));
  const sums = filesOf(folder).map((name) => `${digest(join(folder, name))}  ${name}\n`);
  writeFileSync(join(folder, 'SHA256SUMS'), sums.join(''));
  return folder;
}

/** Packs a folder as zip. @param {string} folder */
function zipped(folder) {
  /** @type {import('fflate').Zippable} */
  const files = {};
  for (const name of filesOf(folder)) {
    files[`${folder.slice(build.length + 1)}/${name}`] = readFileSync(join(folder, name));
  }
  return Buffer.from(zipSync(files, { mtime: MADE_ON, level: 9 }));
}

/** Packs a folder as tar.gz. @param {string} folder */
async function tarred(folder) {
  const name = folder.slice(build.length + 1);
  const chunks = [];
  const archive = create(
    { cwd: build, portable: true, mtime: MADE_ON, noDirRecurse: true },
    filesOf(folder).map((file) => `${name}/${file}`),
  );
  for await (const chunk of archive) chunks.push(chunk);
  return gzipSync(Buffer.concat(chunks), { level: 9 });
}

/** Runs the Linux folder as a PC has it that has nothing: no PATH, no variables, no network. @param {string} archive */
async function tryLinux(archive) {
  const place = mkdtempSync(join(tmpdir(), 'koshin folder '));
  try {
    await extract({ file: archive, cwd: place });
    const folder = join(place, readdirSync(place)[0] ?? '');
    const outputs = join(place, 'out');
    mkdirSync(outputs);
    const unshare = ['/usr/bin/unshare', '--net', '--map-root-user', join(folder, 'koshin')];
    /** @param {string[]} args */
    const koshin = (...args) =>
      execFileSync(unshare[0] ?? '', [...unshare.slice(1), ...args], {
        cwd: outputs,
        env: { PATH: '' },
        encoding: 'utf8',
      });
    if (!/FY2030\s+34,714\s+36,000\s+70,714/.test(koshin('forecast')))
      throw new Error('another table');
    koshin('verify');
    koshin('forecast', '--lang', 'ja', '-o', 'table.xlsx');
    koshin('init', '-o', 'plan.yaml');
    koshin('report', '-o', 'page.html');
    koshin('report', '--form', 'paper', '-o', 'paper.docx');
    koshin('sql', '--dialect', 'duckdb', '--table', 'cards', '--as-of', '2025-04-01');
    const made = readdirSync(outputs);
    const large = made.filter((name) => statSync(join(outputs, name)).size > 1000);
    console.log(
      `the Linux folder ran with an empty PATH and no network; it wrote ${large.join(', ')}`,
    );
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

const linux = PLATFORMS.find(({ name }) => name === 'linux-x64');
const licence = readFileSync(
  join(await nodeOf(/** @type {NonNullable<typeof linux>} */ (linux)), 'LICENSE'),
  'utf8',
);
for (const platform of PLATFORMS) {
  const folder = await makeFolder(platform, licence);
  const windows = platform.name.startsWith('win');
  const archive = `${folder}${windows ? '.zip' : '.tar.gz'}`;
  writeFileSync(archive, windows ? zipped(folder) : await tarred(folder));
  const name = archive.slice(build.length + 1);
  writeFileSync(`${archive}.sha256`, `${digest(archive)}  ${name}\n`);
  console.log(`${relative(root, archive)}  ${(statSync(archive).size / 1e6).toFixed(1)} MB`);
  if (!windows && process.argv.includes('--try')) await tryLinux(archive);
}
