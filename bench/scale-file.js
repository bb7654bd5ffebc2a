// Writes a file of plain records of any length, row by row, the same for the same number of rows.
import { closeSync, openSync, writeSync } from 'node:fs';
import Encoding from 'encoding-japanese';

const OFFICES = [
  '芝地区総合支所',
  '麻布地区総合支所',
  '赤坂地区総合支所',
  '高輪地区総合支所',
  '芝浦港南地区総合支所',
];
const STATUSES = ['returned', 'moved_out', 'deceased', 'lapsed', 'revoked'];
const HEADER = [
  'birth_date',
  'card_issued_on',
  'signature_cert_issued_on',
  'user_cert_issued_on',
  'office',
  'status',
  'stay_expires_on',
];

/** The words of a register for those of the program. @type {Readonly<Record<string, string>>} */
const JAPANESE = {
  birth_date: '生年月日',
  card_issued_on: '発行日',
  signature_cert_issued_on: '署名用電子証明書発行日',
  user_cert_issued_on: '利用者証明用電子証明書発行日',
  office: '総合支所',
  status: '状態',
  stay_expires_on: '在留期間満了日',
  active: '有効',
  returned: '返納',
  moved_out: '転出',
  deceased: '死亡',
  lapsed: '失効',
  revoked: '廃止',
};
const ERAS = [
  { name: '令和', from: 20190501, before: 2018 },
  { name: '平成', from: 19890108, before: 1988 },
  { name: '昭和', from: 19261225, before: 1925 },
  { name: '大正', from: 19120730, before: 1911 },
];

/** A cell with its date, if it is one, written by `write`. @param {string} cell @param {(year: number, month: number, day: number) => string} write */
function dated(cell, write) {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(cell) ?? [];
  return year === undefined ? cell : write(Number(year), Number(month), Number(day));
}

/** 2025-06-03 as 令和7年6月3日. @param {number} year @param {number} month @param {number} day */
function eraText(year, month, day) {
  const era = ERAS.find(({ from }) => year * 10000 + month * 100 + day >= from);
  const number = year - (era?.before ?? 0);
  return `${era?.name}${number === 1 ? '元' : number}年${month}月${day}日`;
}

/**
 * How systems write the same table: each cell, the end of a line, and the encoding.
 * @type {Readonly<Record<string, { cell: (cell: string) => string, end: string, isCp932?: boolean }>>}
 */
export const WRITINGS = {
  plain: { cell: (cell) => cell, end: '\n' },
  quoted: { cell: (cell) => `"${cell}"`, end: '\n' },
  slashed: { cell: (cell) => dated(cell, (y, m, d) => `${y}/${m}/${d}`), end: '\n' },
  'cp932-era': {
    cell: (cell) => `"${dated(JAPANESE[cell] ?? cell, eraText)}"`,
    end: '\r\n',
    isCp932: true,
  },
};

/**
 * A function that writes a cell into a block and gives how many bytes it took; each text is written once and remembered.
 * @param {string} writing
 */
function cellWriter(writing) {
  const { cell: write, isCp932 } = WRITINGS[writing] ?? WRITINGS['plain'] ?? { cell: String };
  /** @type {Map<string, Buffer>} */
  const known = new Map();
  return (/** @type {string} */ cell, /** @type {Buffer} */ block, /** @type {number} */ at) => {
    let bytes = known.get(cell);
    if (bytes === undefined) {
      const text = write(cell);
      bytes = isCp932
        ? Buffer.from(
            Encoding.convert(Encoding.stringToCode(text), { from: 'UNICODE', to: 'SJIS' }),
          )
        : Buffer.from(text);
      known.set(cell, bytes);
    }
    return bytes.copy(block, at);
  };
}

const COMMA = 44;
const BLOCK = 4 << 20;

/**
 * A generator of numbers below `n`, the same from run to run.
 * @param {number} seed @returns {(n: number) => number}
 */
function chance(seed) {
  let state = seed;
  return (n) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
}

/**
 * Days of the calendar as texts, from the first of January of one year to the end of another.
 * @param {number} from @param {number} to
 */
function days(from, to) {
  const texts = [];
  const day = new Date(Date.UTC(from, 0, 1));
  for (; day.getUTCFullYear() <= to; day.setUTCDate(day.getUTCDate() + 1)) {
    texts.push(day.toISOString().slice(0, 10));
  }
  return texts;
}

/**
 * Writes `rows` rows; of `oddOf` rows one is odd (an era date, a quotation mark, a stray space), of none where it is 0.
 * With `withIds` each begins with an identifier of its own, in no order unless `areSorted`. `writing` is one of {@link WRITINGS}.
 * @param {string} path @param {number} rows
 * @param {{ oddOf?: number, withIds?: boolean, areSorted?: boolean, writing?: string }} form
 */
export function writeScaleFile(
  path,
  rows,
  { oddOf = 0, withIds = false, areSorted = false, writing = 'plain' } = {},
) {
  const births = days(1926, 2019);
  const issues = days(2016, 2024);
  const below = chance(20250401);
  const file = openSync(path, 'w');
  const block = Buffer.alloc(BLOCK + 1024);
  const end = WRITINGS[writing]?.end ?? '\n';
  const write = cellWriter(writing);
  let used = 0;
  /** @param {readonly string[]} cells @param {string} id */
  const writeLine = (cells, id) => {
    if (withIds) used += block.write(`${id},`, used);
    cells.forEach((cell, index) => {
      if (index > 0) {
        block[used] = COMMA;
        used += 1;
      }
      used += write(cell, block, used);
    });
    used += block.write(end, used);
  };
  writeLine(HEADER, 'record_id');
  for (let row = 0; row < rows; row += 1) {
    if (used > BLOCK) {
      writeSync(file, block, 0, used);
      used = 0;
    }
    const issue = below(issues.length);
    const birth = String(births[below(births.length)]);
    const issued = String(issues[issue]);
    const young = Number(birth.slice(0, 4)) + 16 > Number(issued.slice(0, 4));
    // Within four years, so that no certificate is younger than its card's end.
    const renewed =
      below(3) === 0 ? issues[issue + below(Math.min(1461, issues.length - issue))] : issued;
    const bearer = birth < issued ? birth : '1980-02-29';
    const signature = young || below(12) === 0 ? '' : renewed;
    const status = below(40) === 0 ? STATUSES[below(STATUSES.length)] : 'active';
    const stay = below(50) === 0 ? '2025-11-30' : '';
    let office = String(OFFICES[below(OFFICES.length)]);
    let first = bearer;
    if (oddOf > 0 && row % oddOf === 0) {
      const kind = (row / oddOf) % 3;
      if (kind === 0) first = `${bearer.slice(0, 4)}年${bearer.slice(5, 7)}月${bearer.slice(8)}日`;
      else if (kind === 1) office = `"${office}"`;
      else first = ` ${bearer}`;
    }
    // A step that shares no factor with the range meets every number once.
    const place = areSorted ? row * 7 : (row * 7_654_321) % 899_999_963;
    const id = withIds ? String(100_000_000 + place) : '';
    writeLine(
      [first, issued, String(signature), String(renewed), office, String(status), stay],
      id,
    );
  }
  writeSync(file, block, 0, used);
  closeSync(file);
}
