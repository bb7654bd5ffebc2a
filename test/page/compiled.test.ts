// The code cache of a bundle is used where V8 accepts it; without it the program runs the same.
import { execFile } from 'node:child_process';
import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { compiledBundle, keepCompiled, runBundle } from '../../src/host/compiled.js';
import { ROOT, temporaryFolder } from '../cli/run-koshin.js';

declare global {
  var answer: number | undefined;
}

/** A bundle, compiled and kept, and where that is. Under another name, since V8 remembers what it compiled itself. */
function someBundle(): { bundle: URL; place: string } {
  const [first, path] = ['first.cjs', 'bundle.cjs'].map((name) =>
    join(temporaryFolder(), name),
  ) as [string, string];
  writeFileSync(first, "globalThis.answer = require('node:path').sep.length + 41; // end");
  keepCompiled(pathToFileURL(first), compiledBundle(pathToFileURL(first)));
  const place = `${path}.compiled`;
  copyFileSync(first, path);
  copyFileSync(`${first}.compiled`, place);
  return { bundle: pathToFileURL(path), place };
}

describe('a compiled bundle', () => {
  it.each<[string, boolean | undefined, (place: string) => void]>([
    ['is used', false, () => {}],
    ['need not be there', undefined, (place) => rmSync(place)],
    ['may be another version’s', true, (place) => changeByte(place, 4)],
    ['may be cut off', true, (place) => writeFileSync(place, readFileSync(place).subarray(0, 40))],
    ['may be empty', true, (place) => writeFileSync(place, '')],
  ])('%s', (_, rejected, spoil) => {
    const { bundle, place } = someBundle();
    spoil(place);
    const script = compiledBundle(bundle);
    expect(script.cachedDataRejected).toBe(rejected);
    globalThis.answer = undefined;
    runBundle(bundle, script);
    expect(globalThis.answer).toBe(42);
  });

  it('is what draws, in the built program', async () => {
    const script = `
      import { compiledBundle } from './dist/host/compiled.js';
      const bundle = new URL('./dist/program/drawings.cjs', ${JSON.stringify(pathToFileURL(`${ROOT}/`).href)});
      console.log(compiledBundle(bundle).cachedDataRejected);
    `;
    const run = ['--input-type=module', '--eval', script];
    const { stdout } = await promisify(execFile)(process.execPath, run, { cwd: ROOT });
    expect(stdout).toBe('false\n');
  });

  it('of other flags draws the same report', async () => {
    const [usual, other] = await Promise.all([written([]), written(['--no-opt'])]);
    expect(other).toBe(usual);
  });
});

/** The report of the bundled records, by the built program under these flags of V8. */
async function written(flags: readonly string[]): Promise<string> {
  const path = join(temporaryFolder(), 'report.html');
  const launcher = join(ROOT, 'bin/koshin.js');
  await promisify(execFile)(process.execPath, [...flags, launcher, 'report', '-o', path]);
  return readFileSync(path, 'utf8');
}

function changeByte(path: string, at: number): void {
  const bytes = readFileSync(path);
  bytes.writeUInt8(bytes.readUInt8(at) ^ 0xff, at);
  writeFileSync(path, bytes);
}
