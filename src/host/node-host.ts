// The host of a real run: the process, its streams and environment, the package's own folder.
import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { getHeapStatistics } from 'node:v8';
import { usualWeights, type Weights } from '../read/plain/weights.js';
import { FaultError } from '../records/fault.js';
import type { Language } from '../words/language.js';
import { drawBeside, drawHere } from './drawer.js';
import type { Host, Progress } from './host.js';
import { openInputFile } from './input-file.js';
import { createOutputFile, isSameFile, needFolder, reasonOf } from './output-file.js';
import { openScratch } from './scratch-file.js';

const PACKAGE = new URL('../../', import.meta.url);
const FIXTURES = 'fixtures/';
const APP_PAGE = 'dist/program/koshin.html';

/** What the heap holds for each character of YAML, while it is read, at most. */
const YAML_BYTES_A_CHARACTER = 128;
/** Reads that last longer have a progress bar. */
const BAR_AFTER_MS = 700;

export function nodeHost(
  stdout: NodeJS.WriteStream = process.stdout,
  weights: Weights = usualWeights(availableParallelism()),
): Host {
  // A failed write is reported to its caller; without a listener the stream would end the process.
  stdout.on('error', () => {});
  process.stderr.on('error', () => {});
  return {
    weights,
    language: languageOf(process.env),
    colour: wantsColour(process.env, stdout.isTTY === true),
    isTerminal: stdout.isTTY === true,
    columns: stdout.isTTY === true ? stdout.columns : undefined,
    showsUnicode: showsUnicode(process.env, process.platform),
    write: (data) => writeTo(stdout, data),
    warn: (text) => {
      process.stderr.write(text.endsWith('\n') ? text : `${text}\n`);
    },
    open: (path, digestAll) =>
      openInputFile(
        path,
        digestAll,
        process.stdin,
        path.startsWith(FIXTURES_PLACE) ? FIXTURES + path.slice(FIXTURES_PLACE.length) : path,
      ),
    create: createOutputFile,
    needsFolder: needFolder,
    heapBytes: getHeapStatistics().heap_size_limit,
    scratch: openScratch,
    isSameFile,
    data: (path) => JSON.parse(dataText(path)),
    dataText,
    dataNames: (folder) => readdirSync(new URL(`data/${folder}`, PACKAGE)).sort(),
    readText: (path) => {
      try {
        const most = Math.floor(getHeapStatistics().heap_size_limit / YAML_BYTES_A_CHARACTER);
        const { size } = statSync(path);
        if (size > most)
          throw new FaultError('input-text-too-large', {
            file: path,
            limit: Math.max(1, most >> 20),
          });
        return readFileSync(path, 'utf8');
      } catch (error) {
        if (error instanceof FaultError) throw error;
        const reason = reasonOf(error);
        throw reason === 'ENOENT'
          ? new FaultError('input-missing', { file: path })
          : reason === 'EISDIR'
            ? new FaultError('input-directory', { file: path })
            : new FaultError('input-unreadable', { file: path, reason });
      }
    },
    exists,
    hasher: () => {
      const hash = createHash('sha256');
      return {
        update: (bytes) => {
          hash.update(bytes);
        },
        digest: () => hash.digest('hex'),
      };
    },
    sha256: (text) => createHash('sha256').update(text).digest('hex'),
    pause: () => new Promise((resolve) => setImmediate(resolve)),
    appPage: () => readFileSync(new URL(APP_PAGE, PACKAGE), 'utf8'),
    fixture: (name) => FIXTURES_PLACE + name,
    needsPrinter: async () => {
      const { findChromium } = await import('./chromium.js');
      findChromium(process.env);
    },
    printPdf: async (html, dated) => {
      const { printPdf } = await import('./chromium.js');
      return printPdf(html, dated);
    },
    drawPng: async (svg) => {
      const { drawPng } = await import('./chromium.js');
      return drawPng(svg);
    },
    drawer: () => (weights.threads > 1 ? drawBeside() : drawHere()),
    progress: (totalBytes) => progressBar(totalBytes),
  };
}

const FIXTURES_PLACE = fileURLToPath(new URL(FIXTURES, PACKAGE));

/** Whether anything stands at a path, a link that leads nowhere too. */
function exists(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
}

function dataText(path: string): string {
  return readFileSync(new URL(`data/${path}`, PACKAGE), 'utf8');
}

/**
 * The language of the locale: Japanese where it says ja, else English. Where the environment names none, as on Windows, the
 * system's own setting counts.
 */
export function languageOf(env: NodeJS.ProcessEnv, systems = systemLocale): Language {
  const locale = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || systems();
  return /^ja(?:[_.@-]|$)/i.test(locale) ? 'ja' : 'en';
}

function systemLocale(): string {
  // Of all that know the locale, this one is made in no time.
  return new Intl.PluralRules().resolvedOptions().locale;
}

/** A terminal whose locale says UTF-8, and any on Windows, which has no such locale. */
function showsUnicode(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): boolean {
  if (platform === 'win32') return true;
  return /utf-?8/i.test(env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || '');
}

/** Colour on a terminal, unless NO_COLOR or a dumb terminal forbids it; elsewhere only with FORCE_COLOR. */
function wantsColour(env: NodeJS.ProcessEnv, isTerminal: boolean): boolean {
  if (env['NO_COLOR']) return false;
  if (env['FORCE_COLOR'] && env['FORCE_COLOR'] !== '0') return true;
  return isTerminal && env['TERM'] !== 'dumb';
}

function writeTo(stream: NodeJS.WriteStream, data: string | Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(data, (error) => {
      if (!error) resolve();
      else reject(streamFault(error));
    });
  });
}

/** The reader closed the pipe, since it has all it wants: the run ends with success. */
export class ClosedPipe extends Error {}

function streamFault(error: Error): Error {
  const reason = reasonOf(error);
  return reason === 'EPIPE'
    ? new ClosedPipe()
    : new FaultError('output-failed', { file: 'stdout', reason });
}

/** A bar on standard error, by bytes, for long reads on a terminal. */
function progressBar(totalBytes: number | undefined): Progress {
  if (process.stderr.isTTY !== true || totalBytes === undefined) {
    return { advance: () => {}, stop: () => {} };
  }
  const started = Date.now();
  let read = 0;
  let bar: { update: (value: number) => void; stop: () => void } | undefined;
  return {
    advance: (bytes) => {
      read += bytes;
      if (bar === undefined && Date.now() - started > BAR_AFTER_MS) {
        const { SingleBar } = createRequire(import.meta.url)(
          'cli-progress',
        ) as typeof import('cli-progress');
        const made = new SingleBar({
          format: '{bar} {percentage}%',
          stream: process.stderr,
          clearOnComplete: true,
          hideCursor: true,
        });
        made.start(totalBytes, read);
        bar = made;
      }
      bar?.update(Math.min(read, totalBytes));
    },
    stop: () => bar?.stop(),
  };
}
