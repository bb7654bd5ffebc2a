// Writes docs/dependencies.md: what the program runs on, with licences, sizes, install scripts, and the way out of what is young or one person's.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { recordedActivity } from './activity.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** @param {string} name */
const json = (name) => JSON.parse(readFileSync(join(root, name), 'utf8'));

/** Licences that go with MIT without further ado. */
const FREE = ['MIT', 'ISC', '0BSD', 'Zlib', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0'];

/** Whether a licence goes with MIT: each part of an expression does. @param {string | undefined} licence */
export function isFree(licence = '') {
  return licence
    .replace(/[()]/g, '')
    .split(/ (?:AND|OR) /)
    .every((each) => FREE.includes(each));
}

/** Why a package is used that is young or one person's, and the way out of it. @type {Record<string, { why: string, out: string }>} */
const REASONS = {
  '@bomb.sh/tab': {
    why: 'completion for four shells from the options as commander has them; loaded by `complete` alone',
    out: 'leave the command out, or write the four scripts by hand: no figure rests on it',
  },
  hucre: {
    why: 'writes workbooks with print settings; loaded where one is written or read by the tests',
    out: 'workbooks are read by the program’s own reader of parts; the writer is one file (`src/write/workbook.ts`), for which exceljs or parts written by hand would do',
  },
  'fast-string-width': {
    why: 'the width of Japanese text in 0.1 s less than string-width',
    out: 'string-width, the slower one',
  },
  'hyparquet-compressors': {
    why: 'the packings of Parquet beside the one that hyparquet has itself',
    out: 'Node’s own zlib for gzip and Brotli; other files are refused by name',
  },
  'encoding-japanese': {
    why: 'CP932 output, and it reports a character that CP932 lacks',
    out: 'a table of CP932 by hand, from the one that the decoder of the platform gives',
  },
  'fastest-levenshtein': { why: 'near misses of headers', out: 'twenty lines of one’s own' },
  fflate: {
    why: 'packs the paper as a Word file',
    out: 'Node’s zlib outside the browser, DecompressionStream within it',
  },
  'cli-progress': { why: 'a bar on standard error', out: 'leave it out' },
  'cli-table3': { why: 'tables on a terminal', out: 'forty lines of one’s own' },
  docx: { why: 'the paper as a Word file', out: 'the page as HTML, which Word opens' },
  '@holiday-jp/holiday_jp': {
    why: 'public holidays, for open days',
    out: 'the Cabinet Office’s list as data of the project',
  },
  hyparquet: { why: 'reads Parquet by columns', out: 'ask for CSV' },
  yauzl: {
    why: 'reads zip files without trusting their sizes',
    out: 'the reader of workbook parts',
  },
};

/** @typedef {{ version: string, license?: string, dev?: boolean, optional?: boolean, hasInstallScript?: boolean }} Locked */

/** What runs, by the lockfile. @returns {[path: string, locked: Locked][]} */
export function runtimePackages() {
  /** @type {Record<string, Locked>} */
  const packages = json('package-lock.json').packages;
  return Object.entries(packages).filter(([path, { dev, optional }]) => path && !dev && !optional);
}

/** The packages that the program names itself. @returns {string[]} */
export function directPackages() {
  return Object.keys(json('package.json').dependencies);
}

/** Bytes of a folder without the packages in it. @param {string} folder @returns {number} */
function sizeOf(folder) {
  return readdirSync(folder, { withFileTypes: true }).reduce((sum, entry) => {
    if (entry.name === 'node_modules') return sum;
    const path = join(folder, entry.name);
    return sum + (entry.isDirectory() ? sizeOf(path) : statSync(path).size);
  }, 0);
}

/** Names in a package's own description of itself. @param {any} described */
function authorsOf({ author, contributors = [], maintainers = [] }) {
  const names = [author, ...contributors, ...maintainers]
    .map((each) => (typeof each === 'string' ? each : each?.name))
    .filter(Boolean)
    .map((name) => String(name).replace(/ *[<(].*/, ''));
  return new Set(names);
}

/** The page. */
export function dependenciesPage() {
  const { dependencies } = json('package.json');
  const rows = runtimePackages().map(([path, locked]) => {
    const name = path.replace(/^.*node_modules\//, '');
    const folder = join(root, path);
    const described = existsSync(folder) ? json(`${path}/package.json`) : {};
    const authors = authorsOf(described);
    return {
      ...{ name, path, version: locked.version, authors },
      licence: locked.license ?? '?',
      isDirect: path === `node_modules/${name}` && name in dependencies,
      size: existsSync(folder) ? Math.max(1, Math.round(sizeOf(folder) / 1024)) : 0,
      script: locked.hasInstallScript === true,
      isYoung: locked.version.startsWith('0.'),
    };
  });
  const direct = rows.filter(({ isDirect }) => isDirect);
  const watched = direct.filter(
    ({ name, isYoung, authors }) => name in REASONS || isYoung || authors.size <= 1,
  );
  const { asked, packages } = recordedActivity();
  const untold = direct.some(({ name }) => packages[name]?.maintainers == null);
  const scripts = rows.filter(({ script }) => script);
  const total = rows.reduce((sum, { size }) => sum + size, 0);
  return [
    '# Dependencies',
    `What the program runs on: ${direct.length} packages and ${rows.length - direct.length} that these need, ${(total / 1024).toFixed(1)} MB as installed. Versions are exact, and the lockfile has a digest of each. ${scripts.length === 0 ? 'None runs a script when it is installed.' : `${scripts.length} run a script when installed: ${scripts.map(({ name }) => name).join(', ')}.`} Why each is used stands in the [decisions](decisions/0006-dependencies.md).`,
    '`npm run supply` checks the licences, asks `npm audit` for known weaknesses, and says so where the registry does not answer. `sbom.cdx.json` is the bill of materials (CycloneDX) that goes with the package.',
    [
      '| package | version | licence | kB | install script | names given |',
      '|---|---|---|---:|---|---:|',
      ...rows.map(
        ({ name, version, licence, size, script, isDirect, authors }) =>
          `| ${isDirect ? `**${name}**` : name} | ${version} | ${licence} | ${size} | ${script ? 'yes' : 'no'} | ${authors.size} |`,
      ),
    ].join('\n'),
    '## How alive they are',
    `As the registry told it on ${asked} (\`npm run supply -- --record\` asks anew): the newest release, and how many releases the year before that day saw. A registry that mirrors another dates old releases by when it took them in; none is counted as later than the one that follows it.${untold ? ' This one does not tell who may publish a package: the number of people is the number of names in the package’s own description.' : ''}`,
    [
      `| package | used | newest | of | releases in a year | people |`,
      '|---|---|---|---|---:|---:|',
      ...direct.map(({ name, version, authors }) => {
        const { newest, published, releases, maintainers } = packages[name] ?? {};
        return `| ${name} | ${version} | ${newest ?? '?'} | ${published || '?'} | ${releases ?? '?'} | ${maintainers ?? authors.size} |`;
      }),
    ].join('\n'),
    '## Young, or one person’s',
    'Before version 1.0, or with one name or none in its own description: why it is used all the same, and the way out.',
    [
      '| package | why | way out |',
      '|---|---|---|',
      ...watched.map(({ name }) => {
        const { why, out } = REASONS[name] ?? {
          why: 'in wide use; see the decisions',
          out: 'pinned: it can stay as it is while another is found',
        };
        return `| ${name} | ${why} | ${out} |`;
      }),
    ].join('\n'),
  ].join('\n\n');
}

/** The bill of materials, the same for the same lockfile. @returns {string} */
export function billOfMaterials() {
  const { name, version, license } = json('package.json');
  /** @type {Record<string, Locked & { integrity?: string }>} */
  const packages = json('package-lock.json').packages;
  const components = runtimePackages().map(([path, locked]) => {
    const own = path.replace(/^.*node_modules\//, '');
    const purl = `pkg:npm/${own.replace('@', '%40')}@${locked.version}`;
    const digest = packages[path]?.integrity?.replace(/^sha512-/, '') ?? '';
    return {
      'bom-ref': `${path}@${locked.version}`,
      type: 'library',
      name: own,
      version: locked.version,
      scope: 'required',
      purl,
      licenses: [{ license: { id: locked.license } }],
      ...(digest !== '' && {
        hashes: [{ alg: 'SHA-512', content: Buffer.from(digest, 'base64').toString('hex') }],
      }),
    };
  });
  const bom = {
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    version: 1,
    metadata: {
      component: {
        ...{ 'bom-ref': `${name}@${version}`, type: 'application', name, version },
        licenses: [{ license: { id: license } }],
      },
    },
    components,
  };
  return JSON.stringify(bom, null, 2);
}
