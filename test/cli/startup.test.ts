// Asking for the version or the help loads no library it does not need: a command's start is its price.
import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { ROOT } from './run-koshin.js';

/** Prints every file loaded that is none of Node's own, one a line, as the last lines of standard error. */
const REGISTER = `data:text/javascript,${encodeURIComponent(`
  import { register } from 'node:module';
  import { MessageChannel } from 'node:worker_threads';
  const { port1, port2 } = new MessageChannel();
  const names = new Set();
  port1.on('message', (name) => names.add(name));
  port1.unref();
  register('data:text/javascript,' + encodeURIComponent(\`
    let port;
    export function initialize(given) { port = given; }
    export async function load(url, context, next) {
      if (url.startsWith('file:')) port.postMessage(url);
      return next(url, context);
    }\`), { data: port2, transferList: [port2] });
  process.on('exit', () => {
    for (const name of names) console.error('loaded: ' + name);
  });
`)}`;

async function packagesOf(...args: string[]): Promise<readonly string[]> {
  const { stderr } = await promisify(execFile)(process.execPath, [
    '--import',
    REGISTER,
    join(ROOT, 'bin/koshin.js'),
    ...args,
  ]);
  const files = [...stderr.matchAll(/^loaded: (.*)$/gm)].map(([, url]) => fileURLToPath(url ?? ''));
  const modules = files.flatMap((file) => (file.includes('/dist/') ? bundledIn(file) : [file]));
  const names = modules.map((name) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(name)?.[1]);
  return [...new Set(names.filter((name) => name !== undefined))];
}

/** The modules of which a file of the bundle is made; what joins them has no source. */
function bundledIn(file: string): readonly string[] {
  if (!existsSync(`${file}.map`)) return [];
  const { sources } = JSON.parse(readFileSync(`${file}.map`, 'utf8')) as { sources: string[] };
  return sources;
}

describe('starting', () => {
  it('loads for --version what parses a command line, and nothing that reads, checks or draws', async () => {
    const loaded = await packagesOf('--version');
    expect(loaded).toContain('commander');
    // How wide a text is, for the columns of the help.
    const allowed = ['commander', 'chalk', 'fast-string-width', 'fast-string-truncated-width'];
    expect(loaded.filter((name) => !allowed.includes(name))).toEqual([]);
  });
});
