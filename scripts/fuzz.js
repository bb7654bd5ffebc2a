// Fuzzes the readers with damaged files, odd tables and odd dates; each is held to an identity and not just to "no crash".
//
//   node scripts/fuzz.js [MINUTES] [SEED] [CASE]     1 minute unless told; the seed is today's date as yyyymmdd
//
// Four kinds of cases take turns. Bytes: valid files in every encoding and container, then damaged. Tables: rows of good
// and odd cells, quoted or not. Dates: days as people write them, then damaged. Workbooks: a table in every way in which
// spreadsheets hold one, with cells, merges and sheets that must be refused. What must hold:
//   - a run ends in time with an exit code that is no bug, and says why where it refuses;
//   - every row is counted, excluded or rejected, and a table has as many rows as csv-parse finds in it;
//   - figures and messages do not depend on the pieces in which a file comes, nor figures on its encoding;
//   - no replacement character is made up;
//   - a date is refused, or it is the day whose numbers stand in the text;
//   - a workbook has the figures and the rejected rows of the CSV that says the same, or is refused.
// It ends with 0 where all held; else it prints the seed, the case and the smallest input found, and ends with 1. With
// CASE it runs that case alone. A find belongs into test/corpus/. Needs a built program.

import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { parse } from 'csv-parse/sync';
import { openInputFile } from '../dist/host/input-file.js';
import { nodeHost } from '../dist/host/node-host.js';
import { main } from '../dist/main.js';
import { readDate } from '../dist/records/date-text.js';
import { bytesCase, dateCase, ENCODE, randomOf, separatorOf, tableCase } from './fuzz-inputs.js';
import { workbookCase } from './fuzz-workbooks.js';

/** A case that takes longer than this is a hang. */
const TIME_LIMIT_MS = 20_000;

function watch() {
  const today = Number(new Date().toISOString().slice(0, 10).replaceAll('-', ''));
  const [minutes = 1, seed = today, only] = process.argv.slice(2).map(Number);
  if (!(minutes > 0 && Number.isInteger(seed) && seed >= 0)) {
    console.error('usage: node scripts/fuzz.js [MINUTES] [SEED] [CASE]');
    process.exit(2);
  }
  console.error(`${minutes} minute(s), seed ${seed}`);
  const worker = new Worker(fileURLToPath(import.meta.url), {
    workerData: { until: Date.now() + minutes * 60_000, seed, only },
  });
  let current = 0;
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const rewind = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      console.error(`seed ${seed}, case ${current}: hangs`);
      process.exit(1);
    }, TIME_LIMIT_MS);
  };
  rewind();
  worker.on('message', (message) => {
    if (message.case !== undefined) {
      current = message.case;
      rewind();
    }
    if (message.text !== undefined) console.error(message.text);
  });
  worker.on('error', (error) => {
    console.error(`seed ${seed}, case ${current}: ${error.stack}`);
    process.exit(1);
  });
  worker.on('exit', (code) => {
    clearTimeout(timer);
    process.exitCode = code;
  });
}

/** @typedef {{ code: number, stdout: string, stderr: string, figures: any }} Outcome */

/** @param {{ until: number, seed: number, only?: number }} task */
async function work({ until, seed, only }) {
  const host = nodeHost();

  /**
   * What the program makes of bytes that come in pieces of `size`.
   * @param {Uint8Array} bytes @param {number} size @param {string[]} args @returns {Promise<Outcome>}
   */
  async function run(bytes, size, args = []) {
    return runs(
      ['forecast', '-', '--by', 'office', '--format', 'json', '--max-rejects', '100%', ...args],
      bytes,
      size,
    );
  }

  /** @param {string[]} command @param {Uint8Array} bytes @param {number} size @returns {Promise<Outcome>} */
  async function runs(command, bytes, size) {
    let stdout = '';
    let stderr = '';
    /** @type {Buffer[]} */
    const pieces = [];
    for (let start = 0; start < bytes.length; start += size) {
      pieces.push(Buffer.from(bytes.subarray(start, start + size)));
    }
    const code = await main(command, {
      ...host,
      language: 'en',
      colour: false,
      open: (path, digestAll) =>
        openInputFile(path, digestAll, /** @type {any} */ (Readable.from(pieces))),
      write: async (data) => {
        stdout += typeof data === 'string' ? data : Buffer.from(data).toString();
      },
      warn: (text) => {
        stderr += `${text}\n`;
      },
      progress: () => ({ advance: () => {}, stop: () => {} }),
    });
    let figures;
    if (code === 0 || (command[0] === 'check' && code === 1)) {
      const { inputs: _, ...rest } = JSON.parse(stdout);
      figures = rest;
    }
    return { code, stdout, stderr, figures };
  }

  /** What is wrong with a run, or undefined. @param {Outcome} outcome @param {Uint8Array} bytes */
  function faultOf({ code, stdout, stderr, figures }, bytes) {
    if (![0, 2, 3, 4].includes(code)) return `exit ${code}: ${stderr}`;
    if (code !== 0 && stderr.trim() === '') return `exit ${code} without a word`;
    if (code !== 0 && stdout !== '') return `exit ${code} with figures`;
    const hasOwn = Buffer.from(bytes).includes(Buffer.from('efbfbd', 'hex'));
    const [first = 0, second = 0] = bytes;
    const isWide = (first ^ second) === 1 && first > 253;
    if (!hasOwn && !isWide && (stdout + stderr).includes('\u{FFFD}'))
      return 'a replacement character';
    if (figures === undefined) return undefined;
    const { rows, cards, counted, excluded, rejected, rejected_rows } = figures.records;
    const out = Object.values(/** @type {Record<string, number>} */ (excluded)).reduce(
      (sum, each) => sum + each,
      0,
    );
    if (cards !== counted + out + rejected)
      return `${cards} cards, but ${counted} + ${out} + ${rejected}`;
    if (rejected_rows > rows || rejected < rejected_rows) return 'more rejected than there are';
    return undefined;
  }

  /** @param {Uint8Array} bytes @param {string[]} args */
  async function checkBytes(bytes, args = []) {
    const whole = await run(bytes, Math.max(1, bytes.length), args);
    const fault = faultOf(whole, bytes);
    if (fault !== undefined) return fault;
    for (const size of bytes.length < 3000 ? [1, 7] : [97]) {
      const parts = await run(bytes, size, args);
      // A damaged archive may show its damage before or after what is wrong in its text.
      const bothDamaged = /damaged/.test(parts.stderr + whole.stderr) && whole.code === 3;
      // What was said of earlier rows before a fault came up depends on the pieces; the fault does not.
      const sameWords = parts.stderr.endsWith(whole.stderr) || whole.stderr.endsWith(parts.stderr);
      if (parts.code !== whole.code || !(sameWords || bothDamaged)) {
        return `in pieces of ${size}: exit ${parts.code} ${parts.stderr}; whole: exit ${whole.code} ${whole.stderr}`;
      }
      if (JSON.stringify(parts.figures) !== JSON.stringify(whole.figures)) {
        return `other figures in pieces of ${size}`;
      }
    }
    return undefined;
  }

  /** @param {string} text */
  async function checkTable(text) {
    /** @type {string[]} */
    const found = [];
    for (const encode of Object.values(ENCODE)) {
      const bytes = encode(text);
      const result = await run(bytes, bytes.length);
      const fault = faultOf(result, bytes) ?? (await checkBytes(bytes));
      if (fault !== undefined) return fault;
      // Places in bytes differ; all else is one.
      found.push(
        JSON.stringify([result.code, result.figures, result.stderr.replace(/byte \d+/g, '')]),
      );
    }
    const other = found.findIndex((each) => each !== found[0]);
    if (other > 0) return `${Object.keys(ENCODE)[other]} differs: ${found[other]} ${found[0]}`;
    const [code, figures] = JSON.parse(String(found[0]));
    if (code === 0) {
      const delimiter = separatorOf(text);
      const rows = parse(text.replace(/\r\n?/g, '\n'), {
        ...{ delimiter, record_delimiter: '\n', relax_column_count: true, relax_quotes: true },
        skip_empty_lines: true,
      }).filter((row, index) => index === 0 || row.some((cell) => cell.trim() !== ''));
      if (rows.length - 1 !== figures.records.rows) {
        return `${figures.records.rows} rows, but csv-parse finds ${rows.length - 1}`;
      }
    }
    return undefined;
  }

  /** @param {import('./fuzz-workbooks.js').WorkbookCase} input */
  async function checkWorkbook({ bytes, args, csv, rowOf, isRefused }) {
    const book = await run(bytes, bytes.length, args);
    const fault = faultOf(book, bytes);
    if (fault !== undefined) return fault;
    if (isRefused) return book.code === 3 ? undefined : `exit ${book.code}, to be refused`;
    const text = Buffer.from(csv);
    const twin = await run(text, text.length);
    if (book.code !== twin.code)
      return `exit ${book.code} ${book.stderr}; CSV ${twin.code} ${twin.stderr}`;
    const without = (/** @type {any} */ figures) => JSON.stringify({ ...figures, options: null });
    if (without(book.figures) !== without(twin.figures)) return 'other figures than the CSV';
    const check = ['check', '-', '--format', 'json'];
    const rejected = async (
      /** @type {Uint8Array} */ content,
      /** @type {string[]} */ more,
      /** @type {(line: number) => number} */ rowAt,
    ) => {
      const { figures } = await runs([...check, ...more], content, content.length);
      if (figures.partial) return undefined;
      const places = figures.findings
        .filter((/** @type {any} */ { level, line }) => level === 'reject' && line !== null)
        .map((/** @type {any} */ { sheet, line }) => `${sheet ?? ''} ${line}`);
      const rows = [...new Set(places)].map((place) => rowAt(Number(place.split(' ').at(-1))));
      return rows.sort((a, b) => a - b).join();
    };
    const ofBook = await rejected(bytes, args, (row) => row);
    const ofTwin = await rejected(text, [], (line) => rowOf[line - 2] ?? 0);
    if (ofBook === ofTwin || ofBook === undefined || ofTwin === undefined) return undefined;
    return `rejected rows ${ofBook}, of the CSV ${ofTwin}`;
  }

  /** @param {ReturnType<typeof dateCase>} dateInput */
  function checkDate({ text, options, expected }) {
    const date = readDate(text, options);
    if (expected !== undefined) return date === expected ? undefined : `${date}, not ${expected}`;
    if (date === -1 || date === -2) return undefined;
    const [month, dayOfMonth] = [Math.trunc(date / 100) % 100, date % 100];
    const iso = String(date).padStart(8, '0');
    if (readDate(iso) !== date) return `${date} is not read back`;
    const plain = text.normalize('NFKC').replace(/[T\s]0{1,2}:00(:00(\.0+)?)?$/, '');
    const numbers = plain.match(/\d+/g) ?? [];
    const last = numbers.at(-1) ?? '';
    const said =
      numbers.length === 1 || (numbers.length === 2 && last.length >= 6)
        ? [Number(last.slice(-4, -2)), Number(last.slice(-2))]
        : numbers.slice(-2).map(Number);
    if (said[0] !== month || said[1] !== dayOfMonth) return `${date} is not what stands there`;
    return undefined;
  }

  let number = only ?? 1;
  const KINDS = /** @type {const} */ (['bytes', 'tables', 'dates', 'workbooks']);
  const counts = { bytes: 0, tables: 0, dates: 0, workbooks: 0 };
  for (; only === undefined ? Date.now() < until : number === only; number += 1) {
    parentPort?.postMessage({ case: number });
    const random = randomOf(seed * 1_000_003 + number);
    const kind = KINDS[number % 4] ?? 'bytes';
    let input;
    let fault;
    const started = Date.now();
    if (kind === 'bytes') {
      const { bytes, args } = await bytesCase(random);
      /** @param {Uint8Array} candidate */
      const fails = async (candidate) => (await checkBytes(candidate, args)) !== undefined;
      fault = await checkBytes(bytes, args);
      if (fault) {
        const least = await smallest([...bytes], async (each) => fails(Uint8Array.from(each)));
        input = `${args.join(' ')} base64 ${Buffer.from(least).toString('base64')}`;
        fault = (await checkBytes(Uint8Array.from(least), args)) ?? fault;
      }
    } else if (kind === 'tables') {
      const text = tableCase(random);
      fault = await checkTable(text);
      if (fault) {
        const least = await smallest(
          [...text],
          async (each) => (await checkTable(each.join(''))) !== undefined,
        );
        input = JSON.stringify(least.join(''));
        fault = (await checkTable(least.join(''))) ?? fault;
      }
    } else if (kind === 'workbooks') {
      for (let turn = 0; turn < 20 && !fault; turn += 1) {
        const workbook = workbookCase(random);
        fault = await checkWorkbook(workbook);
        if (fault) {
          const { bytes, ...rest } = workbook;
          input = `${JSON.stringify(rest)}\nbase64 ${Buffer.from(bytes).toString('base64')}`;
        }
      }
    } else {
      for (let turn = 0; turn < 500 && !fault; turn += 1) {
        const dateInput = dateCase(random);
        fault = checkDate(dateInput);
        if (fault) input = JSON.stringify(dateInput);
      }
    }
    if (!fault && Date.now() - started > TIME_LIMIT_MS / 2) fault = 'slow';
    counts[kind] += kind === 'dates' ? 500 : kind === 'workbooks' ? 20 : 1;
    if (fault) {
      parentPort?.postMessage({
        text: `seed ${seed}, case ${number} (${kind}): ${fault}\n${input}`,
      });
      process.exitCode = 1;
      process.exit(1);
    }
  }
  const list = Object.entries(counts).map(([kind, count]) => `${count} ${kind}`);
  parentPort?.postMessage({ text: `held: ${list.join(', ')}` });
}

/**
 * Removes parts of an input, halves first, as long as it still fails; gives up after some time.
 * @template T @param {T[]} parts @param {(candidate: T[]) => Promise<boolean>} fails
 */
async function smallest(parts, fails) {
  const until = Date.now() + TIME_LIMIT_MS / 2;
  let least = parts;
  for (let size = least.length >> 1; size >= 1 && Date.now() < until; size >>= 1) {
    for (let start = 0; start < least.length && Date.now() < until; ) {
      const candidate = [...least.slice(0, start), ...least.slice(start + size)];
      if (candidate.length > 0 && (await fails(candidate))) least = candidate;
      else start += size;
    }
  }
  return least;
}

if (isMainThread) watch();
else await work(workerData);
