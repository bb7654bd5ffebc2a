// Output files: written to a temporary file beside the target, then renamed; never over an input.
import {
  accessSync,
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  lstatSync,
  openSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { FaultError } from '../records/fault.js';
import type { OutputFile } from './host.js';

/** As many links as systems follow before they call it a loop. */
const MOST_LINKS = 40;
const FOLDER_REASONS = ['ENOENT', 'ENOTDIR', 'EACCES', 'EPERM', 'EROFS'];

/**
 * Refuses a path whose folder is not there or not to be written to, before work is done for it.
 *
 * @throws {FaultError} output-no-folder.
 */
export function needFolder(path: string): void {
  const folder = dirname(followed(path));
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
    if (statSync(folder).isDirectory()) return;
  } catch (error) {
    const existing = statOf(path);
    if (existing !== undefined && !existing.isFile()) return;
    throw new FaultError('output-no-folder', { file: path, reason: reasonOf(error) });
  }
  throw new FaultError('output-no-folder', { file: path, reason: 'ENOTDIR' });
}

/** Begins a result at `path`. What is not a regular file (a device, a pipe) is written directly. */
export function createOutputFile(path: string, inputs: readonly string[]): OutputFile {
  const target = path.startsWith('/dev/') ? path : followed(path);
  const existing = statOf(target);
  if (existing && inputs.some((input) => isSame(existing, inputStatOf(input)))) {
    throw new FaultError('output-is-input', { file: path });
  }
  // Devices, pipes and the process's own streams below /dev are written directly, and never renamed over.
  const device = path.startsWith('/dev/');
  const direct = device || (existing !== undefined && !existing.isFile());
  const place = direct ? target : join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
  const failed = (error: unknown): FaultError => {
    abandon();
    return new FaultError('output-failed', { file: path, reason: reasonOf(error) });
  };
  let descriptor: number | undefined;
  const removeOnExit = () => {
    if (!direct) rmSync(place, { force: true });
  };
  const interrupted = () => process.exit(130);

  function abandon(): void {
    if (descriptor !== undefined) closeSync(descriptor);
    descriptor = undefined;
    removeOnExit();
    finish();
  }
  function finish(): void {
    process.off('exit', removeOnExit);
    process.off('SIGINT', interrupted);
    process.off('SIGTERM', interrupted);
    process.off('SIGHUP', interrupted);
  }
  if (!direct) removeLeftBehind(target);
  try {
    descriptor = openSync(
      place,
      device ? 'a' : direct ? 'w' : 'wx',
      existing?.isFile() ? existing.mode : 0o666,
    );
  } catch (error) {
    const reason = reasonOf(error);
    if (reason === 'EISDIR' || existing?.isDirectory()) {
      throw new FaultError('output-is-folder', { file: path });
    }
    if (FOLDER_REASONS.includes(reason)) {
      throw new FaultError('output-no-folder', { file: path, reason });
    }
    throw new FaultError('output-failed', { file: path, reason });
  }
  process.on('exit', removeOnExit);
  process.on('SIGINT', interrupted);
  process.on('SIGTERM', interrupted);
  process.on('SIGHUP', interrupted);

  return {
    write: (data) => {
      try {
        let rest = typeof data === 'string' ? Buffer.from(data) : Buffer.from(data);
        while (rest.length > 0) rest = rest.subarray(writeSync(descriptor as number, rest));
      } catch (error) {
        throw failed(error);
      }
    },
    commit: () => {
      try {
        if (!direct) fsyncSync(descriptor as number);
        closeSync(descriptor as number);
        descriptor = undefined;
        if (!direct) renameSync(place, target);
      } catch (error) {
        throw failed(error);
      }
      finish();
    },
    abandon,
  };
}

/**
 * Removes the temporary files that killed runs left beside a target. Only those whose process runs no more: another run may
 * write the same target just now. A number that is this process's own is that of an earlier one.
 */
function removeLeftBehind(target: string): void {
  const [before, after] = [`.${basename(target)}.`, '.tmp'];
  try {
    for (const name of readdirSync(dirname(target))) {
      if (!name.startsWith(before) || !name.endsWith(after)) continue;
      const written = name.slice(before.length, -after.length);
      if (!/^[1-9][0-9]{0,9}$/.test(written)) continue;
      const id = Number(written);
      if (id === process.pid || !isRunning(id)) rmSync(join(dirname(target), name));
    }
  } catch {
    // What cannot be read or removed is no reason not to write: opening the file tells what is wrong.
  }
}

function isRunning(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return reasonOf(error) !== 'ESRCH';
  }
}

/** The file behind symbolic links, there or not, so that the links stay; another path as it is. */
function followed(path: string): string {
  let place = path;
  try {
    for (let links = 0; links < MOST_LINKS && lstatSync(place).isSymbolicLink(); links += 1) {
      place = resolve(dirname(place), readlinkSync(place));
    }
  } catch {
    // Nothing stands there yet, or the path leads nowhere, which opening the file tells.
  }
  return place;
}

/** What stands at a path; undefined where nothing does, or nothing can: opening the file tells why. */
function statOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

/** The same of an input, which may be a file that the shell has opened as standard input. */
function inputStatOf(input: string): Stats | undefined {
  if (input !== '-') return statOf(input);
  try {
    return fstatSync(0);
  } catch {
    return undefined;
  }
}

/** Whether two paths lead to the same file that exists, or to the same place where one may be made; "-" is standard input. */
export function isSameFile(a: string, b: string): boolean {
  const existing = inputStatOf(a);
  if (existing !== undefined) return isSame(existing, inputStatOf(b));
  return a !== '-' && b !== '-' && placeOf(a) === placeOf(b);
}

/** Where a file would be made: links followed, those of its folder too. */
function placeOf(path: string): string {
  const place = resolve(followed(path));
  try {
    return join(realpathSync(dirname(place)), basename(place));
  } catch {
    return place;
  }
}

function isSame(a: Stats, b: Stats | undefined): boolean {
  return b !== undefined && a.ino === b.ino && a.dev === b.dev;
}

/** The system's short name of an error, without a path. */
export function reasonOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? 'unknown';
}
