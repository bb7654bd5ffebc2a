// Builds dist/ from src/: the modules with their types, and the program bundled of them. From scratch, so that no deleted
// file lives on; not at all, where nothing has changed since the last build.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

/** @param {string} name */
const path = (name) => fileURLToPath(new URL(`../${name}`, import.meta.url));

/** What a build is made from: sources, settings, libraries, this script, and the Node.js that compiles what draws. */
function digestOfSources() {
  const hash = createHash('sha256').update(process.version);
  const sources = readdirSync(path('src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => `src/${name}`);
  for (const name of [
    ...sources.sort(),
    'tsconfig.json',
    'package-lock.json',
    'scripts/build.js',
  ]) {
    hash.update(`${name}\n`).update(readFileSync(path(name)));
  }
  return hash.digest('hex');
}

const STAMP = path('dist/built-from.sha256');
const digest = digestOfSources();
if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === digest) {
  await buildPage();
  process.exit(0);
}

rmSync(path('dist'), { recursive: true, force: true });
// TypeScript 7; version 6 stays beside it for its API, which version 7 has not (decision 62).
const tsc = path('node_modules/typescript-native/bin/tsc');
execFileSync(process.execPath, [tsc, '--project', 'tsconfig.json'], {
  cwd: path(''),
  stdio: 'inherit',
});

// Hundreds of small modules take longer to find than to run. All files of the bundle lie side by side, as deep as the
// modules did, so that what is found beside or above a module is found by the bundle too.
/** @type {import('rolldown').InputOptions} */
const COMMON = {
  cwd: path(''),
  platform: 'node',
  // The chart library looks for its user's mistakes elsewhere: in the modules, where charts are tested.
  transform: { define: { 'process.env.NODE_ENV': JSON.stringify('production') } },
};
const program = await rolldown({
  ...COMMON,
  plugins: [
    {
      name: 'compiled-drawing-code',
      resolveId: (id) =>
        id.endsWith('/drawing-code.js') ? path('dist/host/compiled-drawing-code.js') : null,
    },
  ],
  input: {
    main: path('dist/main.js'),
    'part-thread': path('dist/host/part-thread.js'),
    'drawing-thread': path('dist/host/drawing-thread.js'),
  },
});
await program.write({
  dir: path('dist/program'),
  format: 'esm',
  sourcemap: true,
  entryFileNames: '[name].js',
  chunkFileNames: '[name]-[hash].js',
});
await program.close();

// What draws is compiled here, warmed up, so that no report waits for it.
const drawing = await rolldown({ ...COMMON, input: path('dist/page/drawings.js') });
await drawing.write({ file: path('dist/program/drawings.cjs'), format: 'cjs' });
await drawing.close();
const { compiledBundle, keepCompiled, runBundle } = await import('../dist/host/compiled.js');
const bundle = new URL('../dist/program/drawings.cjs', import.meta.url);
const script = compiledBundle(bundle);
/** @type {{ warmUp(): void }} */ (runBundle(bundle, script)).warmUp();
keepCompiled(bundle, script);
writeFileSync(STAMP, digest);
await buildPage();

/** Builds koshin.html, unless nothing that it holds has changed. */
async function buildPage() {
  const { appDigest, buildApp } = await import('./build-app.js');
  const stamp = path('dist/program/koshin.sha256');
  const made = appDigest(digest);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === made) return;
  await buildApp(path('dist/program/koshin.html'));
  writeFileSync(stamp, made);
}
