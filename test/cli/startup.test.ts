// Decides that asking for the version or the help loads no library it does not need: a command's start is its price.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { ROOT } from './run-koshin.js';

/** Prints the package of every module loaded, as the last line of standard error. */
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
      const [, name] = /node_modules[/]((?:@[^/]+[/])?[^/]+)/.exec(url) ?? [];
      if (name !== undefined) port.postMessage(name);
      return next(url, context);
    }\`), { data: port2, transferList: [port2] });
  process.on('exit', () => console.error('loaded: ' + [...names].sort().join(' ')));
`)}`;

async function packagesOf(...args: string[]): Promise<readonly string[]> {
  const { stderr } = await promisify(execFile)(process.execPath, [
    '--import',
    REGISTER,
    join(ROOT, 'bin/koshin.js'),
    ...args,
  ]);
  const [, list = ''] = /^loaded: (.*)$/m.exec(stderr) ?? [];
  return list.split(' ').filter((name) => name !== '');
}

describe('starting', () => {
  it('loads for --version what parses a command line, and nothing that reads, checks or draws', async () => {
    const loaded = await packagesOf('--version');
    expect(loaded).toContain('commander');
    expect(loaded.filter((name) => name !== 'commander' && name !== 'chalk')).toEqual([]);
  });
});
