// The inputs that the fuzzer tries: tables, days as people write them, and files in every encoding and container, damaged.
import { gzipSync } from 'node:zlib';
import Encoding from 'encoding-japanese';
import { writeXlsx } from 'hucre/xlsx';

/** @typedef {{ year: number, month: number, day: number }} Day */

/**
 * Random choices that a seed decides (mulberry32).
 * @param {number} seed
 */
export function randomOf(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  /** @param {number} limit */
  const below = (limit) => Math.floor(next() * limit);
  return {
    below,
    /** @param {number} share */
    chance: (share) => next() < share,
    /** @template T @param {readonly T[]} list @returns {T} */
    of: (list) => /** @type {T} */ (list[below(list.length)]),
  };
}

/** @typedef {ReturnType<typeof randomOf>} Random */

/** A tab where the first line has more tabs than commas. @param {string} text */
export function separatorOf(text) {
  const line = /[^\r\n]+/.exec(text)?.[0] ?? '';
  return line.split('\t').length > line.split(',').length ? '\t' : ',';
}

/** @param {string} text @param {'le' | 'be'} order */
function wide(text, order) {
  const bytes = Buffer.from(`\u{FEFF}${text}`, 'utf16le');
  return order === 'be' ? bytes.swap16() : bytes;
}

/** @type {Record<string, (text: string) => Buffer>} */
export const ENCODE = {
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

/** @param {Random} random @param {number} from @param {number} to @returns {Day} */
function dayOf(random, from, to) {
  const start = Date.UTC(from, 0, 1);
  const date = new Date(start + random.below((to - from) * 365) * 86_400_000);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** @param {number} number */
const two = (number) => String(number).padStart(2, '0');

/** Name, letter and code of the era and the year in it. @param {Day} day */
function eraOf({ year, month, day }) {
  const civil = year * 10000 + month * 100 + day;
  if (civil >= 20190501) return { name: '令和', letter: 'R', code: '5', era: year - 2018 };
  if (civil >= 19890108) return { name: '平成', letter: 'H', code: '4', era: year - 1988 };
  if (civil >= 19261225) return { name: '昭和', letter: 'S', code: '3', era: year - 1925 };
  if (civil >= 19120730) return { name: '大正', letter: 'T', code: '2', era: year - 1911 };
  return { name: '明治', letter: 'M', code: '1', era: year - 1867 };
}

/** @type {((d: Day) => string)[]} */
const FORMS = [
  (d) => `${d.year}-${two(d.month)}-${two(d.day)}`,
  (d) => `${d.year}/${d.month}/${d.day}`,
  (d) => `${d.year}.${two(d.month)}.${two(d.day)}`,
  (d) => `${d.year}${two(d.month)}${two(d.day)}`,
  (d) => `${d.year}年${d.month}月${d.day}日`,
  (d) => `${eraOf(d).name}${eraOf(d).era === 1 ? '元' : eraOf(d).era}年${d.month}月${d.day}日`,
  (d) => `${eraOf(d).name.charAt(0)}${eraOf(d).era}.${d.month}.${d.day}`,
  (d) => `${eraOf(d).letter}${eraOf(d).era}.${d.month}.${d.day}`,
  (d) => `${eraOf(d).letter}${eraOf(d).era}/${two(d.month)}/${two(d.day)}`,
  (d) => `${eraOf(d).letter}${two(eraOf(d).era)}${two(d.month)}${two(d.day)}`,
  (d) => `${d.year}/${d.month}/${d.day} 0:00:00`,
];
/** @param {Day} d */
const CODED = (d) => `${eraOf(d).code}${two(eraOf(d).era)}${two(d.month)}${two(d.day)}`;
/** @param {string} text */
const wideText = (text) =>
  text.replace(/[!-~]/g, (each) => String.fromCharCode(each.charCodeAt(0) + 0xfee0));

/**
 * A day as people write it, sometimes damaged; `expected` is there where it is not.
 * @param {Random} random
 * @returns {{ text: string, options: { eraCodes: boolean }, expected?: number }}
 */
export function dateCase(random) {
  const day = dayOf(random, 1873, 2099);
  const options = { eraCodes: random.chance(0.3) };
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

/** A table of records; odd cells, quotes and line ends now and then. @param {Random} random */
export function tableCase(random) {
  const separator = random.of([',', ',', '\t']);
  const end = random.of(['\n', '\r\n', '\r']);
  const odd = random.of([0, 0.02, 0.2]);
  const form = random.of(FORMS);
  const header = ['発行日', '生年月日', '総合支所', '状態', '件数'];
  /** @param {string} text */
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

/** A zip archive of one stored file, its checks included. @param {Buffer} content */
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

/** @param {Uint8Array} bytes */
function crcOf(bytes) {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return ~crc >>> 0;
}

/** A valid file in some encoding and container, then damaged in a few places. @param {Random} random */
export async function bytesCase(random) {
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

/** @param {Buffer} bytes @param {Random} random */
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
