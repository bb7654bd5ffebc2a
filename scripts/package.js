// Makes build/koshin-VERSION.tgz, a package that installs without network: npm run package; --try installs and runs it.
//
// The program is a bundle already; of its libraries nothing is left to fetch. Only the public API's types name zod, which
// therefore lies inside.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { licenceText } from './third-parties.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const build = join(root, 'build');

/** What is handed on as it is. */
const AS_IT_IS = [
  'bin',
  'data',
  'dist/program',
  'docs',
  'fixtures/minato-as-published.csv.gz',
  'fixtures/minato-even-birthdays.csv.gz',
  'CHANGELOG.md',
  'LICENSE',
  'README.md',
  'README.ja.md',
  'sbom.cdx.json',
];

/**
 * The type declarations that a declaration leads to, itself among them.
 * @param {string} name @param {Set<string>} found
 */
function declarationsFrom(name, found = new Set()) {
  if (found.has(name)) return found;
  found.add(name);
  for (const [, target = ''] of readFileSync(name, 'utf8').matchAll(
    /(?:from|import\()\s*'(\.[^']+)\.js'/g,
  )) {
    declarationsFrom(join(dirname(name), `${target}.d.ts`), found);
  }
  return found;
}

/**
 * Lays out in a folder what the package holds.
 * @param {string} folder
 */
export function layOut(folder) {
  for (const name of AS_IT_IS) {
    cpSync(join(root, name), join(folder, name), {
      recursive: true,
      filter: (source) => !source.endsWith('.map'),
    });
  }
  for (const path of declarationsFrom(join(root, 'dist/index.d.ts'))) {
    const place = join(folder, relative(root, path));
    mkdirSync(dirname(place), { recursive: true });
    cpSync(path, place);
  }
  writeFileSync(join(folder, 'THIRD-PARTY-LICENSES.txt'), licenceText());
}

/** The package's own description: the project's, without what only a checkout needs. @returns {Record<string, any>} */
function description() {
  /** @type {Record<string, any>} */
  const project = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  for (const key of ['scripts', 'devDependencies', 'overrides', 'files', 'private'])
    delete project[key];
  return {
    ...project,
    exports: { '.': { types: './dist/index.d.ts', default: './dist/api/index.js' } },
    dependencies: { zod: project['dependencies'].zod },
    bundleDependencies: ['zod'],
  };
}

/** @param {string} program @param {string[]} args @param {import('node:child_process').ExecFileSyncOptions} options */
const run = (program, args, options = {}) =>
  execFileSync(program, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    ...options,
  }).toString();

/** Makes the package. @returns {Promise<string>} its file */
async function makePackage() {
  const folder = join(build, 'package');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  layOut(folder);
  const api = await rolldown({ cwd: root, platform: 'node', input: join(root, 'dist/index.js') });
  await api.write({ dir: join(folder, 'dist/api'), format: 'esm' });
  await api.close();
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(description(), null, 2)}\n`);
  cpSync(join(root, 'node_modules/zod'), join(folder, 'node_modules/zod'), { recursive: true });
  const [{ filename }] = JSON.parse(
    run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', build], {
      cwd: folder,
    }),
  );
  return join(build, filename);
}

/**
 * Installs a package in an empty folder without network and runs what people run.
 * @param {string} file
 */
function tryPackage(file) {
  const folder = mkdtempSync(join(tmpdir(), 'koshin-package-'));
  try {
    run('npm', [
      'install',
      '--global',
      '--offline',
      '--no-audit',
      '--cache',
      join(folder, 'cache'),
      '--prefix',
      folder,
      file,
    ]);
    const koshin = join(folder, 'bin/koshin');
    const environment = { cwd: folder, env: { PATH: process.env['PATH'], LC_ALL: 'C' } };
    const table = run(koshin, ['forecast'], environment);
    if (!/FY2030\s+34,714\s+36,000\s+70,714/.test(table))
      throw new Error(`another table:\n${table}`);
    run(koshin, ['verify'], environment);
    for (const name of ['paper.docx', 'table.xlsx', 'page.html']) {
      const command = name.startsWith('table') ? 'forecast' : 'report';
      run(koshin, [command, '-o', name], environment);
    }
    const user = join(folder, 'user');
    mkdirSync(join(user, 'node_modules'), { recursive: true });
    cpSync(join(folder, 'lib/node_modules/koshin'), join(user, 'node_modules/koshin'), {
      recursive: true,
    });
    writeFileSync(
      join(user, 'user.ts'),
      "import { eraDate, isoDate, type RuleBook } from 'koshin';\nexport let book: RuleBook | undefined;\nconst day = eraDate('R', 7, 4, 1);\nif (day !== undefined) console.log(isoDate(day));\n",
    );
    writeFileSync(join(user, 'package.json'), '{ "type": "module" }\n');
    run(
      process.execPath,
      [
        join(root, 'node_modules/typescript-native/bin/tsc'),
        '--strict',
        '--module',
        'nodenext',
        '--target',
        'es2022',
        '--types',
        '',
        join(user, 'user.ts'),
      ],
      { cwd: user },
    );
    console.log(
      `installed and run without network; the API from TypeScript: ${run(process.execPath, [join(user, 'user.js')]).trim()}`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const file = await makePackage();
  console.log(relative(root, file));
  if (process.argv.includes('--try')) tryPackage(file);
}
