// Measures large files of plain records: koshin beside the floor of counting lines, with its peak memory. Needs a built program.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeScaleFile } from './scale-file.js';

const koshin = fileURLToPath(new URL('../bin/koshin.js', import.meta.url));
const rows = Number(process.argv[2] ?? 20_000_000);
const runs = Number(process.argv[3] ?? 3);

/** Seconds on the clock, seconds of all processors, and peak memory in MB of a command. */
function measured(command) {
  const format = ['-f', '%e %U %S %M'];
  const run = spawnSync('/usr/bin/time', [...format, ...command], { maxBuffer: 1 << 28 });
  const [clock, user, system, memory] = String(run.stderr).trim().split('\n').at(-1).split(' ');
  return {
    clock: Number(clock),
    processors: Number(user) + Number(system),
    memory: Number(memory) / 1024,
  };
}

function best(all) {
  return all.reduce((least, each) => (each.clock < least.clock ? each : least));
}

const folder = mkdtempSync(join(tmpdir(), 'koshin-scale-'));
try {
  const plain = join(folder, 'plain.csv');
  const odd = join(folder, 'odd.csv');
  writeScaleFile(plain, rows);
  writeScaleFile(odd, rows, 100);
  const cases = [
    ['wc -l', ['wc', '-l', plain]],
    ['koshin forecast, plain', [process.execPath, koshin, 'forecast', plain]],
    ['koshin forecast, 1 % of lines odd', [process.execPath, koshin, 'forecast', odd]],
  ].map(([name, command]) => ({ name, command, found: [] }));
  for (let run = 0; run < runs; run += 1) {
    for (const { command, found } of cases) found.push(measured(command));
  }
  console.log(`${rows} rows\n`);
  console.log('| run | s | s of all processors | peak MB |\n| --- | ---: | ---: | ---: |');
  for (const { name, found } of cases) {
    const { clock, processors, memory } = best(found);
    const numbers = [clock.toFixed(2), processors.toFixed(2), memory.toFixed(0)];
    console.log(`| ${name} | ${numbers.join(' | ')} |`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
