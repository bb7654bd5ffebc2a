// Every kind of file is told by its first bytes, and no table is taken for another kind.
import { describe, expect, it } from 'vitest';
import { type FileKind, fileKind } from '../../src/read/file-kind.js';
import { OTHER_KINDS } from '../../src/records/other-kind.js';

const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
const text = (content: string) => new Uint8Array(Buffer.from(content));
const NUL = '\0\0\0\0';

const SAMPLES: readonly (readonly [FileKind, Uint8Array])[] = [
  ['gzip', bytes('\x1f\x8b\x08')],
  ['zip', bytes('PK\x03\x04')],
  ['zip', bytes('PK\x05\x06')],
  ['parquet', bytes('PAR1\x15')],
  ['encrypted-parquet', bytes('PARE\x00')],
  ['old-workbook', bytes('\x09\x08\x10\0\0\x06\x05\0')],
  ['compound', bytes('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')],
  ['pdf', bytes('%PDF-1.7\n')],
  ['rtf', text('{\\rtf1\\ansi')],
  ['image', bytes('\x89PNG\r\n\x1a\n')],
  ['image', bytes('\xff\xd8\xff\xe0')],
  ['image', bytes(`GIF89a${NUL}`)],
  ['image', bytes(`BM6\x10${NUL}`)],
  ['image', bytes('II*\0')],
  ['image', bytes(`RIFF\x10\0\0\0WEBPVP8 `)],
  ['image', bytes('\0\0\0\x18ftypheic')],
  ['sqlite', bytes('SQLite format 3\0')],
  ['duckdb', bytes(`12345678DUCK${NUL}`)],
  ['access', bytes('\0\x01\0\0Standard ACE DB\0')],
  ['arrow', bytes('ARROW1\0\0')],
  ['arrow', bytes(`FEA1${NUL}`)],
  ['orc', bytes('ORC\x0a\x03\x05')],
  ['avro', bytes('Obj\x01\x04')],
  ['pickle', bytes('\x80\x04\x95')],
  ['bzip2', bytes('BZh91AY&SY\x01')],
  ['xz', bytes('\xfd7zXZ\0')],
  ['zstd', bytes('\x28\xb5\x2f\xfd')],
  ['lz4', bytes('\x04\x22\x4d\x18')],
  ['compress', bytes('\x1f\x9d\x90')],
  ['7z', bytes('7z\xbc\xaf\x27\x1c')],
  ['rar', bytes('Rar!\x1a\x07\x01')],
  ['lzh', bytes('\x22\x01-lh5-\x01')],
  ['cab', bytes(`MSCF${NUL}`)],
  ['tar', bytes(`records.csv${'\0'.repeat(246)}ustar`)],
  ['program', bytes('MZ\x90\0\x03')],
  ['html', text('<html><table><tr><td>生年月日</td></tr></table></html>')],
  ['html', text('\ufeff\r\n<!DOCTYPE HTML PUBLIC "x">')],
  [
    'html',
    text('<?xml version="1.0"?>\n<!-- by hand -->\n<html xmlns="http://www.w3.org/1999/xhtml">'),
  ],
  ['html', text('MIME-Version: 1.0\r\nContent-Type: multipart/related')],
  ['xml', text('<?xml version="1.0"?><records/>')],
  ['xml', new Uint8Array(Buffer.from('\ufeff<records/>', 'utf16le'))],
  [
    'spreadsheet-xml',
    text('<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook>'),
  ],
  ['sylk', text('ID;PWXL;N;E\r\n')],
  ['json', text('[{"birth_date":"1990-10-10"}]')],
  ['json', text('\ufeff {\n  "schema": "koshin.tally/1"')],
  ['json', text('[\n]')],
];

/** Tables whose first letters are those of a mark. */
const TABLES = [
  'birth_date,card_issued_on',
  'MZ,birth_date',
  'BMI,birth_date',
  'ORC,birth_date',
  'BZh,birth_date',
  'ID;PLACE;birth_date',
  'ID,birth_date',
  '[birth_date],[card_issued_on]',
  '{birth_date},x',
  'From: x,birth_date',
  '"生年月日","発行日"',
  '  生年月日,発行日',
  '12345678DUCK,birth_date',
  '',
];

describe('fileKind', () => {
  it.each(SAMPLES)('tells %s', (kind, head) => {
    expect(fileKind(head)).toBe(kind);
  });

  it('has a sample of every kind that no container hides', () => {
    const told = new Set(SAMPLES.map(([kind]) => kind));
    const inContainers = [
      'opendocument',
      'open-spreadsheet',
      'binary-workbook',
      'old-office',
      'locked-office',
      'numbers',
      'word',
      'slides',
    ];
    expect(OTHER_KINDS.filter((kind) => !told.has(kind))).toEqual(inContainers);
  });

  it.each(TABLES)('takes a table for text: %s', (table) => {
    expect(fileKind(text(`${table}\n1990-10-10,2020-05-15\n`))).toBe('text');
  });
});
