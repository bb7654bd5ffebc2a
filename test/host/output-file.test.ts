// Temporary files of killed runs: the next run to the same target removes them, and leaves those of a run that goes on.

import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createOutputFile } from '../../src/host/output-file.js';
import { ROOT, temporaryFolder } from '../cli/run-koshin.js';

it('removes what killed runs left behind, and nothing else', () => {
  const folder = temporaryFolder();
  // The number of a process that has ended.
  const ended = spawnSync(process.execPath, ['-e', '']).pid;
  const left = [`.out.csv.${ended}.tmp`, `.out.csv.${process.pid}.tmp`];
  // The parent of this process runs; the others are no temporary files of this target.
  const kept = [`.out.csv.${process.ppid}.tmp`, `.other.csv.${ended}.tmp`, '.out.csv.x.tmp', 'a'];
  for (const name of [...left, ...kept]) writeFileSync(join(folder, name), 'half');
  const output = createOutputFile(join(folder, 'out.csv'), []);
  output.write('whole');
  output.commit();
  expect(readdirSync(folder).sort()).toEqual([...kept, 'out.csv'].sort());
  expect(readFileSync(join(folder, 'out.csv'), 'utf8')).toBe('whole');
});

// A terminal that is closed hangs up.
it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('leaves nothing behind on %s', async (signal) => {
  const folder = temporaryFolder();
  const args = [join(ROOT, 'bin/koshin.js'), 'check', '-', '--rejects', join(folder, 'r.csv')];
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'ignore', 'ignore'] });
  child.stdin.write('birth_date,card_issued_on\n1980-01-01,2020-01-01\n');
  while (readdirSync(folder).length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  child.kill(signal);
  await once(child, 'exit');
  expect(readdirSync(folder)).toEqual([]);
});
