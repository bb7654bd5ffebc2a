// Builds dist/ from src/, from scratch, so that no deleted file lives on: the modules with their types, and the program bundled of them.
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const path = (name) => fileURLToPath(new URL(`../${name}`, import.meta.url));

rmSync(path('dist'), { recursive: true, force: true });
const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
execFileSync(process.execPath, [tsc, '--project', 'tsconfig.json'], {
  cwd: path(''),
  stdio: 'inherit',
});

// Hundreds of small modules take longer to find than to run. All files of the bundle lie side by side, as deep as the
// modules did, so that what is found beside or above a module is found by the bundle too.
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
runBundle(bundle, script).warmUp();
keepCompiled(bundle, script);
