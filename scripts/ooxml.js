// Writes workbooks part by part, as no library would: every type of cell, format, epoch and naming that other programs have.
import { crc32, deflateRawSync } from 'node:zlib';

/** @typedef {(reference: string, prefix: string) => string} Cell A cell as XML, at a place. */
/** @typedef {(Cell | string | null)[]} Row Cells from the first column on; a text stands for itself, null for none. */
/**
 * @typedef {object} SheetParts
 * @property {string} name
 * @property {Row[]} [rows] From row `from` on.
 * @property {number} [from] 1 unless given.
 * @property {'hidden' | 'veryHidden'} [state]
 * @property {'worksheet' | 'chartsheet' | 'dialogsheet' | 'xlMacrosheet'} [kind]
 * @property {string[]} [merged] Names of ranges.
 * @property {number[]} [hiddenRows] Numbers in the sheet.
 * @property {string} [before] XML between the root and the rows.
 */
/**
 * @typedef {object} BookParts
 * @property {SheetParts[]} sheets
 * @property {boolean} [date1904]
 * @property {boolean} [uncalculated] Whether formulas are to be calculated when the workbook is opened.
 * @property {string[]} [shared] Shared texts, as the XML within si.
 * @property {(string | number)[]} [formats] Formats of styles 1, 2 …: codes, or numbers of built-in ones.
 * @property {string} [prefix] Before every name, as in x:row.
 * @property {boolean} [strict] By the strict edition of the standard.
 */

const MAIN = {
  usual: 'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
  strict: 'http://purl.oclc.org/ooxml/spreadsheetml/main',
};
const LEADS = {
  usual: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  strict: 'http://purl.oclc.org/ooxml/officeDocument/relationships',
};
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** @param {string} text */
export function escaped(text) {
  return text.replace(/[<>&"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
}

/**
 * A cell of any make: its type, style, formula and value as they stand.
 * @param {{ type?: string, style?: number, formula?: string, value?: string | number, inline?: string }} parts
 * @returns {Cell}
 */
export function cell({ type, style, formula, value, inline }) {
  return (reference, prefix) => {
    const tag = (/** @type {string} */ name, /** @type {string | number | undefined} */ content) =>
      content === undefined ? '' : `<${prefix}${name}>${content}</${prefix}${name}>`;
    const given = [
      ` r="${reference}"`,
      style === undefined ? '' : ` s="${style}"`,
      type === undefined ? '' : ` t="${type}"`,
    ].join('');
    const within =
      tag('f', formula) + tag('v', value) + tag('is', inline && prefixed(inline, prefix));
    return `<${prefix}c${given}>${within}</${prefix}c>`;
  };
}

/** Names in XML that is given without prefixes, with one. @param {string} xml @param {string} prefix */
function prefixed(xml, prefix) {
  return xml.replace(/<(\/?)(?=[a-z])/gi, `<$1${prefix}`);
}

/** A number. @param {number | string} value @param {number} [style] */
export const number = (value, style) => cell({ value, ...(style !== undefined && { style }) });
/** A text that is shared. @param {number} index */
export const shared = (index) => cell({ type: 's', value: index });
/** A formula with the result stored, if any. @param {string} formula @param {{ type?: string, style?: number, value?: string | number }} [result] */
export const formula = (formula, result = {}) => cell({ formula: escaped(formula), ...result });

/** The letters of a column, from 0. @param {number} index @returns {string} */
export function letters(index) {
  return (
    (index >= 26 ? letters(Math.floor(index / 26) - 1) : '') +
    String.fromCharCode(65 + (index % 26))
  );
}

/** @param {SheetParts} sheet @param {string} p Prefix. @param {string} namespace */
function sheetXml(
  { rows = [], from = 1, merged = [], hiddenRows = [], before = '' },
  p,
  namespace,
) {
  const lines = rows.map((row, index) => {
    const place = from + index;
    const cells = row.map((each, column) => {
      if (each === null) return '';
      const reference = `${letters(column)}${place}`;
      if (typeof each !== 'string') return each(reference, p);
      return cell({ type: 'inlineStr', inline: `<t>${escaped(each)}</t>` })(reference, p);
    });
    const hidden = hiddenRows.includes(place) ? ' hidden="1"' : '';
    return `<${p}row r="${place}"${hidden}>${cells.join('')}</${p}row>`;
  });
  const ranges = merged.map((range) => `<${p}mergeCell ref="${range}"/>`).join('');
  const merges = merged.length > 0 ? `<${p}mergeCells>${ranges}</${p}mergeCells>` : '';
  return `${HEAD}<${p}worksheet ${namespace}>${before}<${p}sheetData>${lines.join('')}</${p}sheetData>${merges}</${p}worksheet>`;
}

/** The parts of a workbook by their names, in the order of the package. @param {BookParts} book @returns {Record<string, string>} */
export function partsOf(book) {
  const { sheets, shared: texts, formats = [], prefix = '', strict = false } = book;
  const edition = strict ? 'strict' : 'usual';
  const p = prefix === '' ? '' : `${prefix}:`;
  const namespace = `xmlns${prefix === '' ? '' : `:${prefix}`}="${MAIN[edition]}"`;
  const kindOf = (/** @type {SheetParts} */ { kind = 'worksheet' }) => kind;
  const pathOf = (/** @type {SheetParts} */ sheet, /** @type {number} */ index) =>
    `${kindOf(sheet)}s/sheet${index + 1}.xml`;
  const leads = [
    ...sheets.map((sheet, index) => [`rId${index + 1}`, kindOf(sheet), pathOf(sheet, index)]),
    ...(texts ? [['rId901', 'sharedStrings', 'sharedStrings.xml']] : []),
    ['rId902', 'styles', 'styles.xml'],
  ];
  const tabs = sheets.map(
    ({ name, state }, index) =>
      `<${p}sheet name="${escaped(name)}" sheetId="${index + 1}"${state ? ` state="${state}"` : ''} r:id="rId${index + 1}"/>`,
  );
  const own = formats.map((format, index) => ({ format, id: 200 + index }));
  const numFmts = own
    .filter(({ format }) => typeof format === 'string')
    .map(
      ({ format, id }) => `<${p}numFmt numFmtId="${id}" formatCode="${escaped(String(format))}"/>`,
    );
  const styles = own.map(
    ({ format, id }) => `<${p}xf numFmtId="${typeof format === 'number' ? format : id}"/>`,
  );
  const relationship = (
    /** @type {string} */ id,
    /** @type {string} */ type,
    /** @type {string} */ to,
  ) => `<Relationship Id="${id}" Type="${LEADS[edition]}/${type}" Target="${to}"/>`;
  return {
    '[Content_Types].xml': `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/></Types>`,
    '_rels/.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${relationship('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `${HEAD}<${p}workbook ${namespace} xmlns:r="${LEADS[edition]}"><${p}workbookPr${book.date1904 ? ' date1904="1"' : ''}/><${p}sheets>${tabs.join('')}</${p}sheets>${book.uncalculated ? `<${p}calcPr fullCalcOnLoad="1"/>` : ''}</${p}workbook>`,
    'xl/_rels/workbook.xml.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${leads.map(([id = '', type = '', to = '']) => relationship(id, type, to)).join('')}</Relationships>`,
    ...Object.fromEntries(
      sheets.map((sheet, index) => [
        `xl/${pathOf(sheet, index)}`,
        kindOf(sheet) === 'worksheet'
          ? sheetXml(sheet, p, namespace)
          : `${HEAD}<${p}${kindOf(sheet)} ${namespace}/>`,
      ]),
    ),
    ...(texts && {
      'xl/sharedStrings.xml': `${HEAD}<${p}sst ${namespace}>${texts.map((each) => prefixed(`<si>${each}</si>`, p)).join('')}</${p}sst>`,
    }),
    'xl/styles.xml': `${HEAD}<${p}styleSheet ${namespace}><${p}numFmts>${numFmts.join('')}</${p}numFmts><${p}cellStyleXfs><${p}xf numFmtId="14"/></${p}cellStyleXfs><${p}cellXfs><${p}xf numFmtId="0"/>${styles.join('')}</${p}cellXfs></${p}styleSheet>`,
  };
}

/**
 * Parts as an archive: not compressed where the level is 0, so that the bytes hang on no version of zlib. The checksums are right
 * unless `checksum` makes others of them.
 * @param {Record<string, string | Uint8Array>} parts
 * @param {{ level?: number, checksum?: (right: number, name: string) => number }} [how]
 */
export function packed(parts, { level = 1, checksum = (right) => right } = {}) {
  const locals = [];
  const directory = [];
  let offset = 0;
  for (const [name, content] of Object.entries(parts)) {
    const bytes = Buffer.from(content);
    const small = level === 0 ? bytes : deflateRawSync(bytes, { level });
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    // The names are in UTF-8.
    fields.writeUInt16LE(0x800, 2);
    fields.writeUInt16LE(level === 0 ? 0 : 8, 4);
    fields.writeUInt32LE(checksum(crc32(bytes), name) >>> 0, 10);
    fields.writeUInt32LE(small.length, 14);
    fields.writeUInt32LE(bytes.length, 18);
    fields.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, Buffer.from(name), small]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\x00'), fields, place, Buffer.from(name));
    locals.push(local);
    offset += local.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06');
  end.writeUInt16LE(Object.keys(parts).length, 8);
  end.writeUInt16LE(Object.keys(parts).length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, listed, end]);
}

/** A workbook as an archive. @param {BookParts} book */
export const workbookOf = (book) => packed(partsOf(book));

/** How a spreadsheet numbers a day: days from the workbook's first. @param {number} civil yyyymmdd @param {boolean} [date1904] */
export function serialOf(civil, date1904 = false) {
  const day =
    Date.UTC(Math.floor(civil / 10000), (Math.floor(civil / 100) % 100) - 1, civil % 100) /
    86_400_000;
  if (date1904) return day + 24107;
  const serial = day + 25569;
  return serial > 60 ? serial : serial - 1;
}
