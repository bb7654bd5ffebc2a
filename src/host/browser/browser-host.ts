// The host of a page: files that the person opened, results kept until they are saved, no network and no disk.
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { drawingsOf } from '../../page/drawings.js';
import { usualWeights } from '../../read/plain/weights.js';
import { FaultError } from '../../records/fault.js';
import type { Language } from '../../words/language.js';
import type { Host, Progress } from '../host.js';
import { bytesOf } from './blob-bytes.js';
import { openBlobScratch } from './blob-scratch.js';
import { type KnownDigest, openBlob } from './opened-file.js';

/** What was put into the page when it was built. */
export interface Bundled {
  /** Texts of data files by their paths below data/; package.json stands beside it. */
  readonly texts: Readonly<Record<string, string>>;
  /** The packed files that the program has of the bundled records: the page makes the records anew. */
  readonly fixtures: Readonly<Record<string, KnownDigest>>;
}

/** What a run of a command gave besides its outcome. */
export interface RunOutput {
  readonly printed: readonly (string | Uint8Array)[];
  readonly warnings: readonly string[];
  /** Results by their file names. */
  readonly files: ReadonlyMap<string, Blob>;
}

/** A host for one run of a command after another. */
export interface BrowserHost {
  /** The host of a run, and what it gives. */
  readonly begin: (language: Language) => { readonly host: Host; readonly output: () => RunOutput };
  /** Opens a file under a name, in place of one of that name. */
  readonly put: (name: string, blob: Blob) => void;
  /** A file that is open. */
  readonly get: (name: string) => Blob;
}

/** What the page is told while a command runs. */
export interface BrowserHostEvents {
  readonly progress: (done: number, total: number | undefined) => void;
  /** Starts a worker with the script of this one. */
  readonly spawn: () => Worker;
  /** Makes the bundled records of a name. */
  readonly makeFixture: (name: string) => Promise<Blob>;
}

const FIXTURES = 'fixtures/';
/** A tab may have so much, whatever the machine. */
const HEAP_BYTES = 2 ** 31;
/** Results kept between runs, for files that have not changed. */
const MOST_KEPT = 12;
/** The page is told of progress so often, in milliseconds. */
const TOLD_EVERY = 50;

export function createBrowserHost(bundled: Bundled, events: BrowserHostEvents): BrowserHost {
  const opened = new Map<string, Blob>();
  const kept = new Map<string, Promise<unknown>>();
  const weights = usualWeights(Math.max(navigator.hardwareConcurrency, 1));
  const parsed = new Map<string, unknown>();

  const textOf = (path: string): string => {
    const text = bundled.texts[path];
    if (text === undefined) throw new Error(`no data file ${path}`);
    return text;
  };
  const fileOf = (path: string): Blob => {
    const blob = opened.get(path);
    if (blob === undefined) throw new FaultError('input-missing', { file: path });
    return blob;
  };
  const shared = {
    weights,
    colour: false,
    tells: { names: true, values: true },
    isTerminal: false,
    columns: undefined,
    showsUnicode: true,
    heapBytes: HEAP_BYTES,
    scratch: openBlobScratch,
    isSameFile: (a: string, b: string) => a === b,
    data: (path: string) => {
      if (!parsed.has(path)) parsed.set(path, JSON.parse(textOf(path)));
      return parsed.get(path);
    },
    dataText: textOf,
    dataNames: (folder: string) =>
      Object.keys(bundled.texts)
        .filter((path) => path.startsWith(`${folder}/`))
        .map((path) => path.slice(folder.length + 1))
        .filter((name) => !name.includes('/'))
        .sort(),
    readText: (path: string) =>
      new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytesOf(fileOf(path))),
    exists: () => false,
    needsFolder: () => {},
    sha256: (text: string) => bytesToHex(sha256(utf8ToBytes(text))),
    hasher: () => {
      const hash = sha256.create();
      return {
        update: (bytes: Uint8Array) => void hash.update(bytes),
        digest: () => bytesToHex(hash.digest()),
      };
    },
    pause: () => new Promise<void>((resolve) => setTimeout(resolve)),
    appPage: () => {
      throw new Error('a page does not hold itself');
    },
    fixture: (name: string) => FIXTURES + name,
    needsPrinter: () => Promise.reject(new FaultError('usage-no-chromium')),
    printPdf: () => Promise.reject(new FaultError('usage-no-chromium')),
    // The page draws one of an SVG itself.
    drawPng: () => Promise.reject(new FaultError('usage-no-chromium')),
    drawer: () => ({ draw: async (request) => drawingsOf(request), close: () => {} }),
    progress: (total: number | undefined) => progressTo(events.progress, total),
    memory: {
      recall: (name, make) => {
        const known = kept.get(name) ?? make();
        kept.delete(name);
        kept.set(name, known);
        known.catch(() => kept.delete(name));
        for (const old of [...kept.keys()].slice(0, -MOST_KEPT)) kept.delete(old);
        return known as ReturnType<typeof make>;
      },
    },
  } satisfies Partial<Host>;

  return {
    put: (name, blob) => {
      // What was made of the file that stood there; results are named by their files.
      const made = [...kept.keys()].filter((each) => each.includes(JSON.stringify(name)));
      if (opened.has(name)) for (const each of made) kept.delete(each);
      opened.set(name, blob);
    },
    get: fileOf,
    begin: (language) => {
      const printed: (string | Uint8Array)[] = [];
      const warnings: string[] = [];
      const files = new Map<string, Blob>();
      const host: Host = {
        ...shared,
        language,
        write: async (data) => void printed.push(data),
        warn: (text) => void warnings.push(text),
        open: (path, digestAll) => {
          const fixture = path.startsWith(FIXTURES) ? path.slice(FIXTURES.length) : undefined;
          const known = fixture === undefined ? undefined : bundled.fixtures[fixture];
          if (fixture === undefined || known === undefined)
            return openBlob(path, fileOf(path), digestAll, events.spawn);
          return {
            name: path,
            size: undefined,
            content: async (advance) => {
              const blob = opened.get(path) ?? (await events.makeFixture(fixture));
              opened.set(path, blob);
              return openBlob(path, blob, false, events.spawn, known).content(advance);
            },
            digest: async () => known,
          };
        },
        create: (path) => {
          const parts: BlobPart[] = [];
          return {
            write: (data) =>
              void parts.push(typeof data === 'string' ? data : new Uint8Array(data)),
            commit: () => void files.set(path, new Blob(parts)),
            abandon: () => {},
          };
        },
      };
      return { host, output: () => ({ printed, warnings, files }) };
    },
  };
}

/** Tells how far a run is, not more often than can be seen. */
function progressTo(tell: BrowserHostEvents['progress'], total: number | undefined): Progress {
  let done = 0;
  let told = 0;
  return {
    advance: (amount) => {
      done += amount;
      const now = performance.now();
      if (now - told < TOLD_EVERY) return;
      told = now;
      tell(done, total);
    },
    stop: () => tell(total ?? done, total),
  };
}
