// Writes the two files of the reading bench: the same table with era dates in UTF-8 and in CP932, made by koshin expand.
import { spawn } from 'node:child_process';
import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import Encoding from 'encoding-japanese';

const root = new URL('..', import.meta.url);
const ERAS = [
  { name: '令和', from: 20190501, before: 2018 },
  { name: '平成', from: 19890108, before: 1988 },
  { name: '昭和', from: 19261225, before: 1925 },
];

/** @type {Map<string, string>} */
const written = new Map();
/** 2025-06-03 as 令和7年6月3日; every date is written once and remembered. @param {string} iso */
function eraText(iso) {
  let text = written.get(iso);
  if (text === undefined) {
    const [year = 0, month = 0, day = 0] = iso.split('-').map(Number);
    const number = year * 10000 + month * 100 + day;
    const era = ERAS.find(({ from }) => number >= from);
    if (era === undefined) throw new Error(`${iso} is in none of the eras`);
    text = `${era.name}${year - era.before}年${month}月${day}日`;
    written.set(iso, text);
  }
  return text;
}

/** @type {Map<string, Buffer>} */
const bytes = new Map();
/** @param {string} text */
function cp932(text) {
  let known = bytes.get(text);
  if (known === undefined) {
    known = Buffer.from(
      Encoding.convert(Encoding.stringToCode(text), { from: 'UNICODE', to: 'SJIS' }),
    );
    bytes.set(text, known);
  }
  return known;
}

/**
 * Writes `rows` rows to both files.
 * @param {number} rows @param {string} utf8Path @param {string} cp932Path
 */
export async function writeEraTwins(rows, utf8Path, cp932Path) {
  const counts = fileURLToPath(new URL('bench/data/counts.csv', root));
  writeFileSync(counts, `fiscal_year,cards,office\n2020,${rows},芝地区総合支所\n`);
  const koshin = fileURLToPath(new URL('bin/koshin.js', root));
  const child = spawn(process.execPath, [koshin, 'expand', counts, '--unit']);
  const utf8 = openSync(utf8Path, 'w');
  const japanese = openSync(cp932Path, 'w');
  const header = [
    '生年月日',
    '発行日',
    '署名用電子証明書発行日',
    '利用者証明用電子証明書発行日',
    '総合支所',
  ];
  let text = `${header.join(',')}\r\n`;
  let parts = [cp932(header.join(',')), Buffer.from('\r\n')];
  const flush = () => {
    writeSync(utf8, text);
    writeSync(japanese, Buffer.concat(parts));
    text = '';
    parts = [];
  };
  const comma = Buffer.from(',');
  const end = Buffer.from('\r\n');
  let first = true;
  for await (const line of createInterface({ input: child.stdout })) {
    if (first) {
      first = false;
      continue;
    }
    const cells = line.split(',').map((cell) => (/^\d{4}-/.test(cell) ? eraText(cell) : cell));
    text += `${cells.join(',')}\r\n`;
    cells.forEach((cell, index) => {
      if (index > 0) parts.push(comma);
      parts.push(cp932(cell));
    });
    parts.push(end);
    if (text.length > 1 << 20) flush();
  }
  flush();
  closeSync(utf8);
  closeSync(japanese);
}
