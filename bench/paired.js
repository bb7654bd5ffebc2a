// Compares two commands: whole processes in turn, A B A B, and the median of the ratios pair by pair.
import { spawnSync } from 'node:child_process';

/** @typedef {[program: string, ...args: string[]]} Command */

/**
 * Seconds a command takes, its output thrown away; a command that fails stops the bench.
 * @param {Command} command
 */
function seconds([program, ...args]) {
  const start = process.hrtime.bigint();
  const { status, stderr } = spawnSync(program, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: exit ${status}\n${stderr}`);
  return Number(process.hrtime.bigint() - start) / 1e9;
}

/** @param {number[]} values @returns {number} */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [below = NaN, above = NaN] = sorted.slice(middle - 1, middle + 1);
  return sorted.length % 2 ? (sorted[middle] ?? NaN) : (below + above) / 2;
}

/**
 * Runs both commands in turn `runs` times after one warm-up each.
 * @param {Command} a @param {Command} b @param {number} runs
 */
export function paired(a, b, runs) {
  seconds(a);
  seconds(b);
  const pairs = Array.from({ length: runs }, () => ({ a: seconds(a), b: seconds(b) }));
  return {
    a: median(pairs.map((pair) => pair.a)),
    b: median(pairs.map((pair) => pair.b)),
    ratio: median(pairs.map((pair) => pair.a / pair.b)),
  };
}
