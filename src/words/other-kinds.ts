// Kinds of file that hold no table this program reads, in words: what each is, and the way out.
import type { OtherKind } from '../records/other-kind.js';
import type { Localized } from '../rules/rule-book.js';

interface OtherKindWords {
  readonly what: Localized;
  readonly advice: Localized;
}

/** Whether the file is it, or what an archive holds. */
export const WHERE_FOUND = {
  itself: { en: 'this is {what}', ja: '{what}' },
  packed: { en: 'what is packed in it is {what}', ja: '中身は{what}' },
} as const satisfies Record<string, Localized>;

/** A table, in a form of another program. */
const IN_EXCEL: Localized = {
  en: 'open it in Excel and save it as an Excel workbook (.xlsx) or as CSV',
  ja: 'Excel で開き、Excel ブック (.xlsx) か CSV で保存し直してください',
};
const FROM_SYSTEM: Localized = {
  en: 'export the records as CSV or as an Excel workbook (.xlsx) from the system that holds them',
  ja: '元のシステムから CSV か Excel ブック (.xlsx) で書き出してください',
};
const AS_TABLE: Localized = {
  en: 'write the table as CSV or Parquet',
  ja: '表を CSV か Parquet で書き出してください',
};
const IN_DATABASE: Localized = {
  en: 'export the table as CSV or Parquet',
  ja: '中の表を CSV か Parquet で書き出してください',
};
const UNPACKED: Localized = {
  en: 'unpack it and name the file in it; zip and gzip are read as they are',
  ja: '展開して中のファイルを指定してください (zip と gzip はそのまま読めます)',
};

const archive = (name: string): OtherKindWords => ({
  what: { en: `an archive packed with ${name}`, ja: `${name} の圧縮ファイル` },
  advice: UNPACKED,
});

export const OTHER_KIND_WORDS: Readonly<Record<OtherKind, OtherKindWords>> = {
  html: {
    what: { en: 'a web page (HTML)', ja: 'ウェブページ (HTML) のファイル' },
    advice: IN_EXCEL,
  },
  xml: { what: { en: 'an XML file', ja: 'XML ファイル' }, advice: FROM_SYSTEM },
  'spreadsheet-xml': {
    what: { en: 'a spreadsheet as XML (Excel 2003)', ja: 'Excel 2003 の XML スプレッドシート' },
    advice: IN_EXCEL,
  },
  sylk: {
    what: { en: 'a spreadsheet as SYLK', ja: 'SYLK 形式の表計算ファイル' },
    advice: IN_EXCEL,
  },
  json: { what: { en: 'a JSON file', ja: 'JSON ファイル' }, advice: AS_TABLE },
  pdf: { what: { en: 'a PDF document', ja: 'PDF 文書' }, advice: FROM_SYSTEM },
  rtf: { what: { en: 'an RTF document', ja: 'リッチテキスト (RTF) 文書' }, advice: FROM_SYSTEM },
  image: { what: { en: 'a picture', ja: '画像ファイル' }, advice: FROM_SYSTEM },
  'open-spreadsheet': {
    what: { en: 'an OpenDocument spreadsheet (.ods)', ja: 'OpenDocument 表計算 (.ods) のファイル' },
    advice: {
      en: 'open it in LibreOffice or Excel and save it as an Excel workbook (.xlsx) or as CSV',
      ja: 'LibreOffice か Excel で開き、Excel ブック (.xlsx) か CSV で保存し直してください',
    },
  },
  opendocument: {
    what: {
      en: 'an OpenDocument file (.odt, .odp or the like)',
      ja: 'OpenDocument (.odt、.odp など) のファイル',
    },
    advice: {
      en: 'open it in the program that wrote it and save the table as an Excel workbook (.xlsx) or as CSV',
      ja: '作成したソフトで開き、表を Excel ブック (.xlsx) か CSV で保存し直してください',
    },
  },
  'binary-workbook': {
    what: { en: 'a binary Excel workbook (.xlsb)', ja: 'バイナリ形式 (.xlsb) の Excel ブック' },
    advice: IN_EXCEL,
  },
  'old-workbook': {
    what: { en: 'an Excel workbook of the old form (.xls)', ja: '旧形式 (.xls) の Excel ブック' },
    advice: IN_EXCEL,
  },
  'old-office': {
    what: { en: 'a file of an old Office program', ja: '旧形式の Office ファイル' },
    advice: FROM_SYSTEM,
  },
  'locked-office': {
    what: {
      en: 'an Office file with a password',
      ja: 'パスワードで暗号化された Office ファイル',
    },
    advice: {
      en: 'open it in Excel, remove the password (File, Info, Protect Workbook, Encrypt with Password) and save it',
      ja: 'Excel で開き、パスワードを解除して (ファイル→情報→ブックの保護→パスワードを使用して暗号化) 保存し直してください',
    },
  },
  numbers: {
    what: { en: 'a Numbers document', ja: 'Numbers の書類' },
    advice: {
      en: 'open it in Numbers and export it as CSV',
      ja: 'Numbers で開き、CSV に書き出してください',
    },
  },
  word: { what: { en: 'a Word document', ja: 'Word 文書' }, advice: FROM_SYSTEM },
  slides: {
    what: { en: 'a PowerPoint presentation', ja: 'PowerPoint のファイル' },
    advice: FROM_SYSTEM,
  },
  sqlite: { what: { en: 'an SQLite database', ja: 'SQLite データベース' }, advice: IN_DATABASE },
  duckdb: {
    what: { en: 'a DuckDB database', ja: 'DuckDB データベース' },
    advice: {
      en: 'export the table as CSV or Parquet, or count it there with the query of koshin sql --dialect duckdb',
      ja: '中の表を CSV か Parquet で書き出すか、koshin sql --dialect duckdb の問合せで集計してください',
    },
  },
  access: { what: { en: 'an Access database', ja: 'Access データベース' }, advice: IN_DATABASE },
  'encrypted-parquet': {
    what: { en: 'an encrypted Parquet file', ja: '暗号化された Parquet ファイル' },
    advice: {
      en: 'decrypt it where the key is and write it as Parquet without encryption, or as CSV',
      ja: '鍵のある環境で復号し、暗号化しない Parquet か CSV で書き出してください',
    },
  },
  arrow: {
    what: { en: 'an Arrow (Feather) file', ja: 'Arrow (Feather) ファイル' },
    advice: AS_TABLE,
  },
  orc: { what: { en: 'an ORC file', ja: 'ORC ファイル' }, advice: AS_TABLE },
  avro: { what: { en: 'an Avro file', ja: 'Avro ファイル' }, advice: AS_TABLE },
  pickle: {
    what: { en: 'a Python pickle file', ja: 'Python の pickle ファイル' },
    advice: AS_TABLE,
  },
  bzip2: archive('bzip2'),
  xz: archive('xz'),
  zstd: archive('Zstandard'),
  lz4: archive('LZ4'),
  compress: archive('compress (.Z)'),
  '7z': archive('7-Zip'),
  rar: archive('RAR'),
  lzh: archive('LHA (.lzh)'),
  cab: archive('CAB'),
  tar: archive('tar'),
  program: {
    what: {
      en: 'a Windows program (.exe)',
      ja: 'Windows の実行ファイル',
    },
    advice: {
      en: 'if it unpacks itself, do so and name the file in it',
      ja: '自己解凍形式であれば、展開して中のファイルを指定してください',
    },
  },
};
