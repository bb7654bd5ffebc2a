// Runs koshin for tests: the built command as a user would, in a clean environment, or its main in this process.
import { type ChildProcess, execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';
import type { Host } from '../../src/host/host.js';
import { openInputFile } from '../../src/host/input-file.js';
import { nodeHost } from '../../src/host/node-host.js';
import { main } from '../../src/main.js';
import { usualWeights } from '../../src/read/plain/weights.js';
import type { Fault, FaultCode, FaultParams } from '../../src/records/fault.js';
import { faultText } from '../../src/words/fault-text.js';
import type { Language } from '../../src/words/language.js';

/** The repository's root, in which commands run unless told otherwise. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

const LAUNCHER = join(ROOT, 'bin/koshin.js');

/** What a run left behind. */
export interface Run {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number;
}

/** The same with standard output as it came, for what is no text or goes on into another command. */
export interface RawRun extends Omit<Run, 'stdout'> {
  readonly stdout: Uint8Array;
}

export interface RunOptions {
  readonly input?: string | Uint8Array;
  readonly environment?: Readonly<Record<string, string>>;
  readonly folder?: string;
  readonly userId?: number;
}

/** Runs koshin with these arguments, without a shell between. */
export async function koshin(args: readonly string[], options: RunOptions = {}): Promise<Run> {
  return asText(await run(process.execPath, [LAUNCHER, ...args], options));
}

/** One thread: those of the program are started from its build. */
const host = nodeHost(process.stdout, usualWeights(1));

/**
 * Runs koshin's own main in this process, with real files and its words caught: as good as {@link koshin} where no
 * stream, signal or environment is the matter, and many times as fast.
 */
export async function inside(
  args: readonly string[],
  language: Language = 'en',
  showsUnicode = host.showsUnicode,
  columns?: number,
): Promise<Run> {
  return asText(await insideRaw(args, '', { language, showsUnicode, columns }));
}

/** The same with this standard input. */
export async function insideRaw(
  args: readonly string[],
  input: string | Uint8Array,
  terminal: Pick<Host, 'language' | 'showsUnicode' | 'columns'>,
): Promise<RawRun> {
  const written: Buffer[] = [];
  let stderr = '';
  const code = await main(args, {
    ...host,
    ...terminal,
    colour: false,
    isTerminal: false,
    open: (path, digestAll) =>
      path === '-'
        ? openInputFile(path, digestAll, Readable.from([Buffer.from(input)]))
        : host.open(path, digestAll),
    write: async (data) => {
      written.push(Buffer.from(data));
    },
    warn: (text) => {
      stderr += text.endsWith('\n') ? text : `${text}\n`;
    },
    progress: () => ({ advance: () => {}, stop: () => {} }),
  });
  return { stdout: Buffer.concat(written), stderr, code };
}

function asText(run: RawRun): Run {
  return { ...run, stdout: Buffer.from(run.stdout).toString() };
}

/** What a run says of a fault. */
export function faultLine<Code extends FaultCode>(code: Code, params: FaultParams[Code]): string {
  return `koshin: ${faultText({ code, params } as Fault, 'en')}\n`;
}

/** Runs a line of shell in which `koshin` is the built command; a failing part of a pipe fails the line. */
export async function shell(line: string, options: RunOptions = {}): Promise<Run> {
  return asText(await shellRaw(line, options));
}

/** The same with standard output as it came. */
export function shellRaw(line: string, options: RunOptions = {}): Promise<RawRun> {
  return run('bash', ['--norc', '-o', 'pipefail', '-c', line], options);
}

function run(program: string, args: readonly string[], options: RunOptions): Promise<RawRun> {
  return new Promise((resolve) => {
    const child: ChildProcess = execFile(
      program,
      [...args],
      {
        cwd: options.folder ?? ROOT,
        // Nothing of the tester's own environment: no locale, no zone, no wish for colour.
        env: {
          PATH: `${commandFolder()}:${process.env['PATH'] ?? ''}`,
          LC_ALL: 'C',
          ...options.environment,
        },
        maxBuffer: 1 << 28,
        encoding: 'buffer',
        ...(options.userId !== undefined && { uid: options.userId }),
      },
      (_error, stdout, stderr) =>
        resolve({ stdout, stderr: stderr.toString(), code: child.exitCode ?? -1 }),
    );
    // A command that refuses its arguments ends before it reads: the broken pipe is not the test's matter.
    child.stdin?.on('error', () => {});
    child.stdin?.end(options.input ?? '');
  });
}

let folder: string | undefined;

/** A folder with a link named koshin to the launcher; made anew where another file's tests have removed theirs. */
function commandFolder(): string {
  if (folder === undefined || !existsSync(folder)) {
    folder = temporaryFolder();
    symlinkSync(LAUNCHER, join(folder, 'koshin'));
  }
  return folder;
}

const made: string[] = [];
afterAll(() => {
  for (const path of made) rmSync(path, { recursive: true, force: true });
});

/** A new folder, removed when the tests of the file are over. */
export function temporaryFolder(): string {
  const path = mkdtempSync(join(tmpdir(), 'koshin-test-'));
  made.push(path);
  return path;
}
