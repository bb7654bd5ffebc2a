// What is said of characters in an output.
import type { FaultParams } from '../records/fault.js';
import type { Localized } from '../rules/rule-book.js';

export const OUTPUT_WORDS = {
  moreNotes: {
    en: 'More notes: {count}, shown by --notes.',
    ja: 'ほかの注記{count}件は --notes で表示。',
  },
  /** Of --lang, where a command writes CSV. */
  langOfCsv: {
    en: 'language (default: from the locale); the headers of CSV and of the data sheet are Japanese where ja is asked for here, else English keys',
    ja: '言語 (既定: ロケールによる)。CSV とデータシートの見出しは、ここで ja を指定すると日本語、指定しなければ英語のキー',
  },
  monthsAsDates: {
    en: 'Note: Excel takes months such as 2026-04 for dates when it opens a CSV; write .xlsx, where they stay as they are, or import the CSV with that column as text.',
    ja: '注意: Excel は CSV を開くとき 2026-04 のような月を日付に変えます。そのまま残すには .xlsx で書き出すか、この列を文字列として取り込んでください。',
  },
  platformDependent: {
    en: '{count} character(s) are not the same on every machine, which the Ministry’s rules for machine-readable tables rule out ({list}); write the names in the records or the scenario with other letters',
    ja: '総務省の統一ルールで使えない機種依存文字が{count}種あります ({list})。記録やシナリオの名称を別の文字にしてください',
  },
  letterPlace: {
    en: '{character} in line {line}, column {column}',
    ja: '{line}行目の「{column}」に {character}',
  },
} as const satisfies Record<string, Localized>;

/** What is said of a file that was written, by its form. */
export const WRITTEN_WORDS = {
  written: { en: '{file} written: {what}', ja: '{file} に書き出しました: {what}' },
  table: { en: 'a table as text', ja: '文字の表' },
  csv: { en: 'a CSV', ja: 'CSV の表' },
  json: { en: 'JSON', ja: 'JSON のデータ' },
  md: { en: 'Markdown', ja: 'Markdown の文書' },
  xlsx: { en: 'an Excel workbook', ja: 'Excel ブック' },
  yaml: { en: 'a block of a scenario file', ja: 'シナリオファイルに入れる項目' },
  records: { en: 'records, CSV', ja: '記録 (CSV)' },
  tally: { en: 'a tally, JSON', ja: '集計 (JSON)' },
  sql: { en: 'a query, SQL', ja: '問合せ (SQL)' },
  page: { en: 'the report’s page', ja: '報告書' },
  paper: { en: 'the council paper', ja: '委員会資料' },
  chart: { en: 'a chart', ja: 'グラフ' },
} as const satisfies Record<string, Localized>;

/** What can be written. */
export type Written = Exclude<keyof typeof WRITTEN_WORDS, 'written'>;

/** Where a table can be written as text too. */
export const TEXT_TABLE = {
  en: '; a table as text takes a name without an ending, or --format table besides',
  ja: '。文字だけの表は、末尾のない名前にするか --format table を付けてください',
} as const satisfies Localized;

/** Where an output holds a character that its encoding lacks. */
export const CP932_PLACES = {
  inColumn: { en: 'in column “{header}”', ja: '「{header}」列' },
  inLine: { en: 'in line {line}', ja: '{line}行目' },
} as const satisfies Record<FaultParams['usage-cp932-lacks']['place']['code'], Localized>;
