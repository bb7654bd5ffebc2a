// Builds koshin.html: the page and its worker bundled for a browser, in one file that loads nothing.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { deflateSync } from 'node:zlib';
import { rolldown } from 'rolldown';

/** @param {string} name */
const path = (name) => fileURLToPath(new URL(`../${name}`, import.meta.url));

/** The page must be below this, so that it can be sent by mail in any house. */
const LARGEST = 3_000_000;

const BUNDLED = 'koshin:bundled';
const FIXTURES = ['minato-as-published.csv.gz', 'minato-even-birthdays.csv.gz'];

/** The data files that the page holds, and what the program's packed fixtures are known by. */
function bundled() {
  const names = readdirSync(path('data'), { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter(
      (name) =>
        /\.(?:json|csv|yaml)$/.test(name) && !/^schemas\/|schema\.json$|glossary/.test(name),
    );
  const { version } = JSON.parse(readFileSync(path('package.json'), 'utf8'));
  const texts = Object.fromEntries(
    names.sort().map((name) => {
      const text = readFileSync(path(`data/${name}`), 'utf8');
      return [name, name.endsWith('.json') ? JSON.stringify(JSON.parse(text)) : text];
    }),
  );
  const fixtures = Object.fromEntries(
    FIXTURES.map((name) => {
      const bytes = readFileSync(path(`fixtures/${name}`));
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      return [name, { bytes: bytes.length, sha256 }];
    }),
  );
  return { texts: { ...texts, '../package.json': JSON.stringify({ version }) }, fixtures };
}

/** What a browser needs in place of what Node.js has. @type {Record<string, string>} */
const IN_BROWSERS = {
  'csv-parse': 'csv-parse/browser/esm',
  'csv-stringify/sync': 'csv-stringify/browser/esm/sync',
};

/** What stands in the place of what a page cannot have. @type {Record<string, string>} */
const IN_PLACE = {
  // The tables' library colours cells by another one, which asks the terminal; these tables have no such colours.
  '\0colours': 'export default (text) => text',
  // The page's policy refuses WebAssembly; the same in plain code comes with the reader of Parquet.
  '\0snappy': `
    import { snappyUncompress } from ${JSON.stringify(path('node_modules/hyparquet/src/snappy.js'))};
    export const snappyUncompressor = () => (input, length) => {
      const output = new Uint8Array(length);
      snappyUncompress(input, output);
      return output;
    };
    export { snappyUncompress };`,
};

/**
 * Bundles an entry; whatever only Node.js has stops the build.
 * @param {string} entry
 */
async function bundle(entry) {
  const bundle = await rolldown({
    cwd: path(''),
    input: path(entry),
    platform: 'browser',
    resolve: {
      extensionAlias: { '.js': ['.ts', '.tsx', '.js'] },
      alias: IN_BROWSERS,
    },
    transform: {
      define: { 'process.env.NODE_ENV': JSON.stringify('production') },
    },
    plugins: [
      {
        name: 'bundled-data',
        resolveId: (id) => (id === BUNDLED ? `\0${BUNDLED}` : null),
        load: (id) =>
          id === `\0${BUNDLED}` ? `export default ${JSON.stringify(bundled())}` : null,
      },
      {
        name: 'no-node',
        load: (id) => IN_PLACE[id] ?? null,
        resolveId: (id, importer) => {
          if (/^@colors\//.test(id)) return '\0colours';
          if (id === 'hysnappy') return '\0snappy';
          if (/^node:/.test(id)) throw new Error(`${importer} needs ${id}, which no browser has`);
          return null;
        },
      },
    ],
    onLog: (level, log) => {
      if (level === 'warn') throw new Error(`${entry}: ${log.message}`);
    },
  });
  const { output } = await bundle.generate({
    format: 'iife',
    minify: true,
    codeSplitting: false,
  });
  await bundle.close();
  const [chunk] = output;
  return chunk.code;
}

/** What the page is made from besides the sources. @param {string} sources */
export function appDigest(sources) {
  const script = readFileSync(path('scripts/build-app.js'), 'utf8');
  return createHash('sha256')
    .update(sources)
    .update(script)
    .update(JSON.stringify(bundled()))
    .digest('hex');
}

/** @param {string} text */
const hashOf = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** @param {string} code */
const inScript = (code) => code.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');

/** Builds the page and writes it. @param {string} file */
export async function buildApp(file) {
  const [engine, page] = await Promise.all([
    bundle('src/app/worker/engine.ts'),
    bundle('src/app/main.tsx'),
  ]);
  const script = inScript(page);
  const { APP_STYLE } = await import('../dist/page/app-style.js');
  const { PAPER_STYLE } = await import('../dist/page/paper/style.js');
  const policy = [
    "default-src 'none'",
    `script-src ${hashOf(script)}`,
    // The paper's style as well: a paper is printed from a frame, which has the page's policy beside its own.
    `style-src-elem ${hashOf(APP_STYLE)} ${hashOf(PAPER_STYLE)}`,
    // The charts' own attributes; a style can load nothing here.
    "style-src-attr 'unsafe-inline'",
    'img-src blob: data:',
    'worker-src blob:',
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const packed = deflateSync(engine, { level: 9 }).toString('base64');
  const html = `<!doctype html>
<html lang="ja">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>koshin</title>
<link rel="icon" href="data:,">
<style>${APP_STYLE}</style>
</head>
<body>
<div id="app"></div>
<noscript>このページは JavaScript で動きます。ブラウザーの設定で有効にしてください。</noscript>
<script type="text/plain" id="engine">${packed}</script>
<script type="application/json" id="given">null</script>
<script>${script}</script>
</body>
</html>
`;
  if (html.length > LARGEST)
    throw new Error(`koshin.html has ${html.length} bytes, above ${LARGEST}`);
  writeFileSync(file, html);
  return { engine: engine.length, page: page.length, html: html.length };
}
