// Charts drawn in a thread are the same bytes as charts drawn here; a thread that fails fails the run, and leaves no file.
import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { drawBeside } from '../../src/host/drawer.js';
import { nodeHost } from '../../src/host/node-host.js';
import { EXIT, main } from '../../src/main.js';
import { temporaryFolder } from '../cli/run-koshin.js';

const SCENARIO = 'data/scenario/scenario.en.yaml';
const OFFICES = 'test/transcripts/records-offices.csv';

const built = (path: string) => JSON.stringify(new URL(`../../dist/${path}`, import.meta.url).href);

/** What the built program writes with so many threads. */
async function written(threads: number, name: string, args: readonly string[]): Promise<string> {
  const path = join(temporaryFolder(), name);
  const script = `
    import { main } from ${built('main.js')};
    import { nodeHost } from ${built('host/node-host.js')};
    import { usualWeights } from ${built('read/plain/weights.js')};
    const host = nodeHost(process.stdout, usualWeights(${threads}));
    process.exitCode = await main(${JSON.stringify(['report', ...args, '-o', path])}, host);
  `;
  const run = ['--input-type=module', '--eval', script];
  const { stderr } = await promisify(execFile)(process.execPath, run);
  expect(
    stderr.replace(/^(?:(?:Note|注意): .*|.*(?: written: | に書き出しました: ).*)\n+/gm, ''),
  ).toBe('');
  return readFileSync(path, 'utf8');
}

describe('charts drawn in a thread', () => {
  it.each([
    ['page.html', ['--lang', 'ja']],
    ['page.html', [SCENARIO, OFFICES, '--lang', 'en']],
    ['chart.svg', [OFFICES, '--chart', 'offices']],
  ])('are the same bytes as drawn without one: %s %j', async (name, args) => {
    expect(await written(2, name, args)).toBe(await written(1, name, args));
  });
});

/** A thread that runs this text. */
function thread(text: string): URL {
  return new URL(
    `data:text/javascript,${encodeURIComponent(`import { parentPort } from 'node:worker_threads'; ${text}`)}`,
  );
}

describe('a thread that fails', () => {
  // What was thrown may hold a cell: the message says where it happened alone.
  it.each([
    ['while it makes itself ready', "throw new Error('no ink');"],
    ['while it draws', "parentPort.on('message', () => { throw new Error('no paper'); });"],
    ['without a word', "parentPort.on('message', () => process.exit(3));"],
  ])('%s: exit code 70, none of its words, no file', async (_, text) => {
    const path = join(temporaryFolder(), 'report.html');
    let told = '';
    const code = await main(['report', OFFICES, '-o', path, '--lang', 'en'], {
      ...nodeHost(),
      warn: (line) => {
        told += line;
      },
      drawer: () => drawBeside(thread(text)),
    });
    expect(told).toMatch(/This is a bug in koshin/);
    expect(told).not.toMatch(/no ink|no paper/);
    expect(code).toBe(EXIT.bug);
    expect(existsSync(path)).toBe(false);
  });

  it('does not matter to a run that fails before', async () => {
    const code = await main(['report', 'missing.csv', '-o', 'report.html'], {
      ...nodeHost(),
      warn: () => {},
      drawer: () => drawBeside(thread('setInterval(() => {}, 1000);')),
    });
    expect(code).toBe(EXIT.input);
  });
});
