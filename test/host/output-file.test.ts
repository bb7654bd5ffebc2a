// Temporary files of killed runs: the next run to the same target removes them, and leaves those of a run that goes on.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createOutputFile } from '../../src/host/output-file.js';
import { temporaryFolder } from '../cli/run-koshin.js';

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
