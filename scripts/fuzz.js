// Tries what nobody thought of: damaged files, odd tables, odd dates, each held to an identity and not just to "no crash".
//
//   node scripts/fuzz.js [MINUTES] [SEED] [CASE]     1 minute unless told; the seed is today's date as yyyymmdd
//
// Three kinds of cases take turns. Bytes: valid files in every encoding and container, then damaged. Tables: rows of good
// and odd cells, quoted or not. Dates: days as people write them, then damaged. What must hold:
//   - a run ends in time with an exit code that is no bug, and says why where it refuses;
//   - every row is counted, excluded or rejected, and a table has as many rows as csv-parse finds in it;
//   - figures and messages do not depend on the pieces in which a file comes, nor figures on its encoding;
//   - no replacement character is made up;
//   - a date is refused, or it is the day whose numbers stand in the text.
// It ends with 0 where all held; else it prints the seed, the case and the smallest input found, and ends with 1. With
// CASE it runs that case alone. A find belongs into test/corpus/. Needs a built program.

import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { gzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import Encoding from 'encoding-japanese';
import { writeXlsx } from 'hucre/xlsx';

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

async function work({ until, seed, only }) {
  const dist = new URL('../dist/', import.meta.url);
  const { main } = await import(new URL('main.js', dist));
  const { nodeHost } = await import(new URL('host/node-host.js', dist));
  const { openInputFile } = await import(new URL('host/input-file.js', dist));
  const { readDate } = await import(new URL('records/date-text.js', dist));
  const host = nodeHost();

  /** What the program makes of bytes that come in pieces of `size`. */
  async function run(bytes, size, args = []) {
    let stdout = '';
    let stderr = '';
    const pieces = [];
    for (let start = 0; start < bytes.length; start += size) {
      pieces.push(Buffer.from(bytes.subarray(start, start + size)));
    }
    const code = await main(
      ['forecast', '-', '--by', 'office', '--format', 'json', '--max-rejects', '100%', ...args],
      {
        ...host,
        language: 'en',
        colour: false,
        open: (path, digestAll) => openInputFile(path, digestAll, Readable.from(pieces)),
        write: async (data) => {
          stdout += typeof data === 'string' ? data : Buffer.from(data).toString();
        },
        warn: (text) => {
          stderr += `${text}\n`;
        },
        progress: () => ({ advance: () => {}, stop: () => {} }),
      },
    );
    let figures;
    if (code === 0) {
      const { inputs: _, ...rest } = JSON.parse(stdout);
      figures = rest;
    }
    return { code, stdout, stderr, figures };
  }

  /** What is wrong with a run, or undefined. */
  function faultOf({ code, stdout, stderr, figures }, bytes) {
    if (![0, 2, 3, 4].includes(code)) return `exit ${code}: ${stderr}`;
    if (code !== 0 && stderr.trim() === '') return `exit ${code} without a word`;
    if (code !== 0 && stdout !== '') return `exit ${code} with figures`;
    const hasOwn = Buffer.from(bytes).includes(Buffer.from('efbfbd', 'hex'));
    const isWide = (bytes[0] ^ bytes[1]) === 1 && bytes[0] > 253;
    if (!hasOwn && !isWide && (stdout + stderr).includes('\u{FFFD}'))
      return 'a replacement character';
    if (figures === undefined) return undefined;
    const { rows, cards, counted, excluded, rejected, rejected_rows } = figures.records;
    const out = Object.values(excluded).reduce((sum, each) => sum + each, 0);
    if (cards !== counted + out + rejected)
      return `${cards} cards, but ${counted} + ${out} + ${rejected}`;
    if (rejected_rows > rows || rejected < rejected_rows) return 'more rejected than there are';
    return undefined;
  }

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

  async function checkTable(text) {
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
    const [code, figures] = JSON.parse(found[0]);
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
    if (numbers.length === 1 && options.serials && last.length <= 6 && /^\s*\d+\s*$/.test(plain))
      return undefined;
    const said =
      numbers.length === 1 || (numbers.length === 2 && last.length >= 6)
        ? [Number(last.slice(-4, -2)), Number(last.slice(-2))]
        : numbers.slice(-2).map(Number);
    if (said[0] !== month || said[1] !== dayOfMonth) return `${date} is not what stands there`;
    return undefined;
  }

  let number = only ?? 1;
  const counts = { bytes: 0, tables: 0, dates: 0 };
  for (; only === undefined ? Date.now() < until : number === only; number += 1) {
    parentPort.postMessage({ case: number });
    const random = randomOf(seed * 1_000_003 + number);
    const kind = ['bytes', 'tables', 'dates'][number % 3];
    let input;
    let fault;
    const started = Date.now();
    if (kind === 'bytes') {
      const { bytes, args } = await bytesCase(random);
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
    } else {
      for (let turn = 0; turn < 500 && !fault; turn += 1) {
        const dateInput = dateCase(random);
        fault = checkDate(dateInput);
        if (fault) input = JSON.stringify(dateInput);
      }
    }
    if (!fault && Date.now() - started > TIME_LIMIT_MS / 2) fault = 'slow';
    counts[kind] += kind === 'dates' ? 500 : 1;
    if (fault) {
      parentPort.postMessage({
        text: `seed ${seed}, case ${number} (${kind}): ${fault}\n${input}`,
      });
      process.exitCode = 1;
      process.exit(1);
    }
  }
  const list = Object.entries(counts).map(([kind, count]) => `${count} ${kind}`);
  parentPort.postMessage({ text: `held: ${list.join(', ')}` });
}

/** Removes parts of an input, halves first, as long as it still fails; gives up after some time. */
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

/** Numbers from 0 up to 1 that a seed decides (mulberry32). */
function randomOf(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit) => Math.floor(next() * limit);
  return { below, chance: (share) => next() < share, of: (list) => list[below(list.length)] };
}

/** A tab where the first line has more tabs than commas. */
function separatorOf(text) {
  const line = /[^\r\n]+/.exec(text)?.[0] ?? '';
  return line.split('\t').length > line.split(',').length ? '\t' : ',';
}

function wide(text, order) {
  const bytes = Buffer.from(`\u{FEFF}${text}`, 'utf16le');
  return order === 'be' ? bytes.swap16() : bytes;
}

const ENCODE = {
  'UTF-8': (text) => Buffer.from(text),
  'UTF-8 with mark': (text) => Buffer.from(`\u{FEFF}${text}`),
  'UTF-16LE': (text) => wide(text, 'le'),
  'UTF-16BE': (text) => wide(text, 'be'),
  CP932: (text) =>
    Buffer.from(Encoding.convert(Encoding.stringToCode(text), { from: 'UNICODE', to: 'SJIS' })),
};

const OFFICES = ['芝地区総合支所', '麻布地区総合支所', '高輪', '㈱①髙﨑支所', '', 'Shiba', 'ｱｻﾞﾌﾞ'];
const STATUSES = ['', 'active', '返納', '転出', '死亡', 'lapsed', '?'];
const ODD_CELLS = [
  '',
  ' ',
  '"',
  '""',
  '","',
  "'",
  '\t',
  'NULL',
  '=1+1',
  '不明',
  '\u{1A}',
  '0',
  '①',
  '-',
];

function dayOf(random, from, to) {
  const start = Date.UTC(from, 0, 1);
  const date = new Date(start + random.below((to - from) * 365) * 86_400_000);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

const two = (number) => String(number).padStart(2, '0');

function eraOf({ year, month, day }) {
  const civil = year * 10000 + month * 100 + day;
  if (civil >= 20190501) return ['令和', 'R', '5', year - 2018];
  if (civil >= 19890108) return ['平成', 'H', '4', year - 1988];
  if (civil >= 19261225) return ['昭和', 'S', '3', year - 1925];
  if (civil >= 19120730) return ['大正', 'T', '2', year - 1911];
  return ['明治', 'M', '1', year - 1867];
}

const FORMS = [
  (d) => `${d.year}-${two(d.month)}-${two(d.day)}`,
  (d) => `${d.year}/${d.month}/${d.day}`,
  (d) => `${d.year}.${two(d.month)}.${two(d.day)}`,
  (d) => `${d.year}${two(d.month)}${two(d.day)}`,
  (d) => `${d.year}年${d.month}月${d.day}日`,
  (d) => `${eraOf(d)[0]}${eraOf(d)[3] === 1 ? '元' : eraOf(d)[3]}年${d.month}月${d.day}日`,
  (d) => `${eraOf(d)[1]}${eraOf(d)[3]}.${d.month}.${d.day}`,
  (d) => `${eraOf(d)[1]}${eraOf(d)[3]}/${two(d.month)}/${two(d.day)}`,
  (d) => `${eraOf(d)[1]}${two(eraOf(d)[3])}${two(d.month)}${two(d.day)}`,
  (d) => `${d.year}/${d.month}/${d.day} 0:00:00`,
];
const CODED = (d) => `${eraOf(d)[2]}${two(eraOf(d)[3])}${two(d.month)}${two(d.day)}`;
const wideText = (text) =>
  text.replace(/[!-~]/g, (each) => String.fromCharCode(each.charCodeAt(0) + 0xfee0));

function dateCase(random) {
  const day = dayOf(random, 1873, 2099);
  const options = { eraCodes: random.chance(0.3), serials: random.chance(0.3) };
  const coded = options.eraCodes && random.chance(0.3);
  let text = coded ? CODED(day) : random.of(FORMS)(day);
  const expected = day.year * 10000 + day.month * 100 + day.day;
  if (random.chance(0.2)) text = wideText(text);
  if (random.chance(0.4)) return { text, options, expected };
  const characters = [...text];
  for (let turn = 1 + random.below(3); turn > 0; turn -= 1) {
    const at = random.below(characters.length + 1);
    const other = random.of([...'0123456789９-/. 年月日元RHSTM令和平成㍻\u3000:']);
    characters.splice(at, random.below(2), ...(random.chance(0.6) ? [other] : []));
  }
  return { text: characters.join(''), options };
}

/** A table of records; odd cells, quotes and line ends now and then. */
function tableCase(random) {
  const separator = random.of([',', ',', '\t']);
  const end = random.of(['\n', '\r\n', '\r']);
  const odd = random.of([0, 0.02, 0.2]);
  const form = random.of(FORMS);
  const header = ['発行日', '生年月日', '総合支所', '状態', '件数'];
  const cell = (text) => {
    const content = random.chance(odd) ? random.of(ODD_CELLS) : text;
    const mustQuote = content.includes(separator) || content.includes('"');
    if (random.chance(odd)) return content;
    if (mustQuote || random.chance(odd))
      return `"${content.replaceAll('"', '""')}${random.chance(odd) ? end : ''}"`;
    return content;
  };
  const lines = [
    header.map((name) => (random.chance(odd / 4) ? `"${name}"` : name)).join(separator),
  ];
  for (let row = random.below(30); row > 0; row -= 1) {
    const cells = [
      form(dayOf(random, 2016, 2026)),
      form(dayOf(random, 1920, 2015)),
      random.of(OFFICES),
      random.chance(0.2) ? random.of(STATUSES) : '',
      random.chance(0.2) ? String(random.below(5)) : '',
    ].map(cell);
    if (random.chance(odd / 4)) cells.push('');
    if (random.chance(odd / 4)) cells.pop();
    lines.push(cells.join(separator));
    if (random.chance(odd)) lines.push('');
  }
  return lines.join(end) + (random.chance(0.5) ? end : '');
}

/** A zip archive of one stored file, its checks included. */
function zipOf(content) {
  const name = Buffer.from('a.csv');
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(20, 4);
  local.writeUInt32LE(crcOf(content), 14);
  local.writeUInt32LE(content.length, 18);
  local.writeUInt32LE(content.length, 22);
  local.writeUInt16LE(name.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  local.copy(central, 6, 4, 30);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length + name.length, 12);
  end.writeUInt32LE(local.length + name.length + content.length, 16);
  return Buffer.concat([local, name, content, central, name, end]);
}

function crcOf(bytes) {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return ~crc >>> 0;
}

/** A valid file in some encoding and container, then damaged in a few places. */
async function bytesCase(random) {
  const text = tableCase(random);
  let bytes = random.of(Object.values(ENCODE))(text);
  const container = random.below(8);
  const early = random.chance(0.5);
  if (early) bytes = damaged(bytes, random);
  if (container === 0) bytes = gzipSync(bytes);
  if (container === 1) bytes = zipOf(bytes);
  if (container === 2) {
    const rows = text.split(/\r\n|\r|\n/).map((line) => line.split(separatorOf(text)));
    bytes = Buffer.from(await writeXlsx({ sheets: [{ name: 's', rows }] }));
  }
  if (!early || random.chance(0.2)) bytes = damaged(bytes, random);
  const args = random.chance(0.2)
    ? ['--input-encoding', random.of(['utf-8', 'utf-16', 'cp932'])]
    : [];
  return { bytes: Uint8Array.from(bytes), args };
}

function damaged(bytes, random) {
  const list = [...bytes];
  for (let turn = 1 + random.below(4); turn > 0; turn -= 1) {
    const at = random.below(list.length);
    switch (random.below(6)) {
      case 0:
        list[at] = random.below(256);
        break;
      case 1:
        list.splice(at, 1 + random.below(4));
        break;
      case 2:
        list.splice(at, 0, ...Array.from({ length: 1 + random.below(4) }, () => random.below(256)));
        break;
      case 3:
        list.length = at;
        break;
      case 4:
        list.splice(at, 0, ...list.slice(at, at + random.below(60)));
        break;
      default:
        list.splice(at, 0, random.of([0x22, 0x0d, 0x0a, 0x2c, 0x09, 0x00, 0x1a, 0xef, 0xff, 0x80]));
    }
    if (list.length === 0) list.push(0x0a);
  }
  return Buffer.from(list);
}

if (isMainThread) watch();
else await work(workerData);
