// Decides how two commands are compared: whole processes in turn, A B A B, and the median of the ratios pair by pair.
import { spawnSync } from 'node:child_process';

/** Seconds a command takes, its output thrown away; a command that fails stops the bench. */
function seconds([program, ...args]) {
  const start = process.hrtime.bigint();
  const { status, stderr } = spawnSync(program, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: exit ${status}\n${stderr}`);
  return Number(process.hrtime.bigint() - start) / 1e9;
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Runs both commands in turn `runs` times after one warm-up each. */
export function paired(a, b, runs) {
  seconds(a);
  seconds(b);
  const pairs = Array.from({ length: runs }, () => [seconds(a), seconds(b)]);
  return {
    a: median(pairs.map(([first]) => first)),
    b: median(pairs.map(([, second]) => second)),
    ratio: median(pairs.map(([first, second]) => first / second)),
  };
}
