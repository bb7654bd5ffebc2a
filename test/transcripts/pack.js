// Writes a CSV of records in another form, so that no binary file need be kept: node pack.js FORM IN.csv OUT.
import { readFileSync, writeFileSync } from 'node:fs';

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

/** A workbook of two sheets: all rows, with dates as date cells, and the rows of one office, with dates as text. */
function workbook(rows) {
  const cell = (value, dated) => {
    const [, year, month, day] = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/.exec(value) ?? [];
    if (!dated || year === undefined) return `<c t="inlineStr"><is><t>${value}</t></is></c>`;
    const serial = (Date.UTC(year, month - 1, day) - Date.UTC(1899, 11, 30)) / 86_400_000;
    return `<c s="1"><v>${serial}</v></c>`;
  };
  const sheet = (lines, dated) =>
    `${XML}<worksheet ${MAIN}><sheetData>${lines
      .map((line) => `<row>${line.map((value) => cell(value, dated)).join('')}</row>`)
      .join('')}</sheetData></worksheet>`;
  const [header, ...records] = rows;
  const relations = `${XML}<Relationships xmlns="${PACKAGE}/relationships">`;
  return zip({
    '[Content_Types].xml': `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${SHEET}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${SHEET}.worksheet+xml"/><Override PartName="/xl/worksheets/sheet2.xml" ContentType="${SHEET}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${SHEET}.styles+xml"/></Types>`,
    '_rels/.rels': `${relations}<Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${XML}<workbook ${MAIN} xmlns:r="${OFFICE}"><sheets><sheet name="全庁" sheetId="1" r:id="rId1"/><sheet name="芝" sheetId="2" r:id="rId2"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${relations}<Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="rId3" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': `${XML}<styleSheet ${MAIN}><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    'xl/worksheets/sheet1.xml': sheet(rows, true),
    'xl/worksheets/sheet2.xml': sheet(
      [header, ...records.filter((line) => line.some((value) => value.startsWith('芝')))],
      false,
    ),
  });
}

const XML = '<?xml version="1.0" encoding="UTF-8"?>';
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const FORMS = {
  'utf-16': (text) => Buffer.from(`\u{FEFF}${text}`, 'utf16le'),
  zip: (text) => zip({ '記録.csv': text }),
  'zip-of-two': (text) => zip({ '記録.csv': text, '記録2.csv': text }),
  'zip-locked': (text) => zip({ '記録.csv': text }, { locked: true }),
  'zip-of-none': () => zip({}),
  xlsx: (text) =>
    workbook(
      text
        .trimEnd()
        .split('\n')
        .map((line) => line.split(',')),
    ),
};

const [form, from, to] = process.argv.slice(2);
writeFileSync(to, FORMS[form](readFileSync(from, 'utf8')));
