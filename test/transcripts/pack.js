// Writes a CSV of records in another form, so that no binary file need be kept: node pack.js FORM IN.csv OUT.
import { readFileSync, writeFileSync } from 'node:fs';
import { number, serialOf, workbookOf } from '../../scripts/ooxml.js';

/** A zip archive whose files are stored as they are. */
function zip(files, { locked = false } = {}) {
  const parts = [];
  const directory = [];
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const path = Buffer.from(name);
    // What is locked has twelve bytes more in front.
    const content = Buffer.from(text);
    const data = locked ? Buffer.concat([Buffer.alloc(12), content]) : content;
    const entry = Buffer.alloc(26);
    entry.writeUInt16LE(20, 0);
    // Names are UTF-8; bit 0 says that there is a password.
    entry.writeUInt16LE((1 << 11) | (locked ? 1 : 0), 2);
    entry.writeUInt32LE(checksum(data), 10);
    entry.writeUInt32LE(data.length, 14);
    entry.writeUInt32LE(content.length, 18);
    entry.writeUInt16LE(path.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    const made = Buffer.from([20, 0]);
    directory.push(Buffer.from('PK\x01\x02'), made, entry, place, path);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), entry, path, data]);
    parts.push(local);
    offset += local.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(Object.keys(files).length, 8);
  end.writeUInt16LE(Object.keys(files).length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, listed, end]);
}

/** CRC-32; Node.js 20 has none. */
function checksum(data) {
  let crc = -1;
  for (const byte of data) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (0xedb88320 & -(crc & 1));
  }
  return ~crc >>> 0;
}

/** Rows as cells, with days as dates where `dated`. */
const cellsOf = (rows, dated) =>
  rows.map((row) =>
    row.map((value) => {
      const [, ...parts] = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/.exec(value) ?? [];
      const [year, month, day] = parts.map(Number);
      return dated && parts.length > 0
        ? number(serialOf(year * 10000 + month * 100 + day), 1)
        : value;
    }),
  );
const rowsOf = (text) =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','));

/** A workbook of two sheets: all rows, with days as dates, and the rows of one office, with days as texts. */
function workbook(rows) {
  const [header, ...records] = rows;
  const one = records.filter((line) => line.some((value) => value.startsWith('芝')));
  return workbookOf({
    sheets: [
      { name: '全庁', rows: cellsOf(rows, true) },
      { name: '芝', rows: cellsOf([header, ...one], false) },
    ],
    formats: [14],
  });
}

/** A workbook with a chart before the records, a hidden sheet behind them, a title above them and a row of totals below. */
function report(rows) {
  return workbookOf({
    sheets: [
      { name: 'グラフ', kind: 'chartsheet' },
      {
        name: '記録',
        rows: [['発行状況'], [], ...cellsOf(rows, true), [], ['合計', null, number(9)]],
        merged: ['A1:C1'],
        hiddenRows: [4],
      },
      { name: '先月分', rows: cellsOf(rows, true), state: 'hidden' },
    ],
    formats: [14],
  });
}

/** A workbook whose only sheet is hidden. */
function hidden(rows) {
  const sheet = { name: '記録', rows: cellsOf(rows, true), state: 'hidden' };
  return workbookOf({ sheets: [sheet], formats: [14] });
}

const FORMS = {
  'utf-16': (text) => Buffer.from(`\u{FEFF}${text}`, 'utf16le'),
  zip: (text) => zip({ '記録.csv': text }),
  'zip-of-two': (text) => zip({ '記録.csv': text, '記録2.csv': text }),
  'zip-locked': (text) => zip({ '記録.csv': text }, { locked: true }),
  'zip-of-none': () => zip({}),
  xlsx: (text) => workbook(rowsOf(text)),
  'xlsx-sheet': (text) =>
    workbookOf({ sheets: [{ name: '表', rows: cellsOf(rowsOf(text), true) }], formats: [14] }),
  'xlsx-report': (text) => report(rowsOf(text)),
  'xlsx-hidden': (text) => hidden(rowsOf(text)),
};

const [form, from, to] = process.argv.slice(2);
writeFileSync(to, FORMS[form](readFileSync(from, 'utf8')));
