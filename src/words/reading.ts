// What is told while files of records are read, and what findings say of their columns.
import type { BlankColumn } from '../records/columns.js';
import type { FindingCode, HeldInDate } from '../records/findings.js';
import type { UnreadSheet } from '../records/sheet-notes.js';
import type { Localized } from '../rules/rule-book.js';
import type { CountedFinding } from '../tally/tally-part.js';
import { FINDING_WORDS } from './findings.js';
import { fill, type Language } from './language.js';

const NO_CERTIFICATE: Localized = { en: 'that no certificate is held', ja: '電子証明書なし' };
const NO_EXPIRY: Localized = { en: 'that no expiry is recorded', ja: '有効期限の記録なし' };

/** What a blank means. */
export const BLANK_MEANS: Readonly<Record<BlankColumn, Localized>> = {
  user_cert_issued_on: NO_CERTIFICATE,
  signature_cert_issued_on: NO_CERTIFICATE,
  applied_on: {
    en: 'that the day of issue says from which age a card is an adult’s',
    ja: '成年の年齢を発行日により判断すること',
  },
  card_expires_on: NO_EXPIRY,
  user_cert_expires_on: NO_EXPIRY,
  signature_cert_expires_on: NO_EXPIRY,
};

/** The end of the message on a missing column, where a header looks like a slip of the pen. */
export const NEAR_HEADER: Localized = {
  en: '; did you mean “{header}”, column {number}?',
  ja: '。{number}列目の「{header}」のことですか',
};

/** The end of the message on a missing column, where a full-width comma stands between the headers. */
export const WIDE_COMMA: Localized = {
  en: '. The header is separated by “{comma}”, which separates no cells: save the file as CSV with commas, or replace “{comma}” by “,” between the cells',
  ja: '。見出しが「{comma}」で区切られていますが、区切り文字として読めません。コンマ区切りの CSV で保存し直すか、セルの間の「{comma}」を半角のコンマ「,」に置き換えてください',
};

/** What parts cells; undefined where there are none. */
const SEPARATOR_WORDS: readonly (readonly [separator: string | undefined, Localized])[] = [
  [',', { en: 'commas', ja: 'コンマ' }],
  ['\t', { en: 'tabs', ja: 'タブ' }],
  [';', { en: 'semicolons', ja: 'セミコロン' }],
  ['|', { en: 'vertical bars', ja: '縦棒' }],
  [undefined, { en: 'nothing', ja: 'なし' }],
];

/** The name of what parts cells, or the character itself. */
export function separatorText(separator: string | undefined, language: Language): string {
  const words = SEPARATOR_WORDS.find(([mark]) => mark === separator)?.[1];
  return words?.[language] ?? `${separator}`;
}

/** Where invisible characters stand. */
export const INVISIBLE_PLACES = {
  header: { en: 'the header row', ja: '見出しの行' },
  cells: { en: '{columnLabel}', ja: '「{columnLabel}」' },
} as const satisfies Record<string, Localized>;

/** Names of invisible characters that people may have heard of, by their codes. */
export const INVISIBLE_NAMES: readonly { readonly codes: RegExp; readonly name: Localized }[] = [
  { codes: /^U\+00AD$/, name: { en: 'soft hyphen', ja: 'ソフトハイフン' } },
  { codes: /^U\+00/, name: { en: 'control character', ja: '制御文字' } },
  { codes: /^U\+200B$/, name: { en: 'zero-width space', ja: 'ゼロ幅スペース' } },
  { codes: /^U\+200[CD]$/, name: { en: 'zero-width joiner', ja: 'ゼロ幅接合子' } },
  {
    codes: /^U\+(?:200[EF]|061C|202.|206[6-9])$/,
    name: { en: 'direction mark', ja: '書字方向の指定' },
  },
  { codes: /^U\+FEFF$/, name: { en: 'byte-order mark', ja: 'バイト順マーク' } },
  { codes: /^U\+(?:FE0.|E01..)$/, name: { en: 'variation selector', ja: '異体字セレクター' } },
];

/** What was done with the days that the user gave between issue and hand-over, or what to do where none were given. */
export const HAND_OVER_ADVICE = {
  lagGiven: {
    en: 'issue is taken to lie {lag} days before it, as --handover-lag says',
    ja: '--handover-lag により、その{lag}日前を発行日とみなします',
  },
  noLag: {
    en: 'so a birthday between the two is counted a year late; export the day of issue if the system holds it, or give the usual days between with --handover-lag',
    ja: 'そのため両日の間に誕生日がある人は1年遅く数えられます。可能なら発行日を書き出すか、通常の日数を --handover-lag で指定してください',
  },
} as const satisfies Record<string, Localized>;

/** The message on a date that cannot be read, where it is known what stands there. */
export const HELD_IN_DATE = {
  time: {
    en: '{columnLabel} holds a time of day besides the date, which Excel may not show; write the date alone, in Excel with =INT(…) formatted as a date',
    ja: '「{columnLabel}」に日付のほか時刻が入っています (Excel の画面に出ていないこともあります)。日付だけにしてください。Excel では =INT(…) で時刻を除き、表示形式を日付にします',
  },
  zone: {
    en: '{columnLabel} holds a time with its zone, so that the day depends on where it is read; write the date alone, as it is in Japan',
    ja: '「{columnLabel}」に時差付きの時刻が入っており、場所によって日付が変わります。日本での日付だけを書いてください',
  },
  number: {
    en: '{columnLabel} holds a number, not a date: as the number by which Excel knows a day it is none that this column can hold, and six digits such as 200515 are not read; write {forms}',
    ja: '「{columnLabel}」に日付ではなく数値が入っています。Excel の日付の通し番号とみても、この列の日付になりません (200515 のような6桁の数字は読み取りません)。{forms} の形式で書き直してください',
  },
} as const satisfies Record<HeldInDate, Localized>;

/** Messages that are others for a sheet than for lines of text. */
export const IN_SHEET = {
  'row-length': {
    en: 'a cell in column {foundAt} is filled, right of the table, whose header ends in column {expectedAt}; remove what stands beside the table, or give its column a header',
    ja: '表の右側の{foundAt}列に値があります。見出しは{expectedAt}列までです。表の外の値を消すか、その列にも見出しを付けてください',
  },
} as const satisfies Partial<Record<FindingCode, Localized>>;

/** The place of a finding in a workbook, before its message. */
export const SHEET_PLACES = {
  cell: { en: 'sheet “{sheet}”, cell {cell}: ', ja: 'シート「{sheet}」の{cell}セル: ' },
  row: { en: 'sheet “{sheet}”, row {row}: ', ja: 'シート「{sheet}」の{row}行目: ' },
  column: { en: 'sheet “{sheet}”, column {column}: ', ja: 'シート「{sheet}」の{column}列: ' },
  sheet: { en: 'sheet “{sheet}”: ', ja: 'シート「{sheet}」: ' },
} as const satisfies Record<string, Localized>;

/** The end of the message where several sheets could be meant. */
export const SHEET_ADVICE = {
  all: {
    en: 'name the one to count with --sheet NAME, or count all with --all-sheets',
    ja: '数えるシートを --sheet シート名 で指定するか、すべて数える場合は --all-sheets を付けてください',
  },
  one: {
    en: 'name the one to read with --sheet NAME',
    ja: '読み込むシートを --sheet シート名 で指定してください',
  },
  none: {
    en: 'save the one to read as a file of its own',
    ja: '読み込むシートだけのファイルにしてください',
  },
} as const satisfies Record<string, Localized>;

/** A cell whose value is not known, in a table that is no records. */
export const UNKNOWN_CELL = {
  error: {
    en: 'it holds an error such as #N/A; correct it in Excel and save',
    ja: 'エラー値 (#N/A など) です。Excel で正しい値に直して保存してください',
  },
  formula: {
    en: 'it holds a formula whose result is not stored; open the file in Excel, save it and read it again',
    ja: '数式の計算結果が保存されていません。Excel で開いて上書き保存してから読み込んでください',
  },
} as const satisfies Record<string, Localized>;

/** What is told of the sheets of a workbook. */
export const SHEET_NOTES = {
  read: {
    en: '{file}: read from sheet {sheets}.',
    ja: '{file}: シート{sheets}を読み込みます。',
  },
  unread: { en: ' Not read: {others}.', ja: '読み込まないシート: {others}。' },
  above: {
    en: '{file}: sheet “{sheet}”: the header stands in row {row}; what stands above it (filled rows: {rows}) is taken for a title and not read.',
    ja: '{file}: シート「{sheet}」: {row}行目を見出しとします。その上の{rows}行は表題とみなし、読み込みません。',
  },
  aboveInText: {
    en: '{file}: the header stands in line {row}; what stands above it (filled rows: {rows}) is taken for a title and not read.',
    ja: '{file}: {row}行目を見出しとします。その上の{rows}行は表題とみなし、読み込みません。',
  },
  hidden: {
    en: '{file}: sheet “{sheet}”: what is hidden was read like the rest ({what}); delete what is not to be counted.',
    ja: '{file}: シート「{sheet}」: 非表示の部分 ({what}) も読み込みました。数えないものは削除してください。',
  },
  hiddenRows: { en: 'rows: {rows}', ja: '{rows}行' },
  hiddenColumns: { en: 'columns: {columns}', ja: '{columns}列' },
} as const satisfies Record<string, Localized>;

/** Why a sheet is not read. */
export const UNREAD_WORDS = {
  hidden: { en: 'hidden', ja: '非表示' },
  'hidden-records': {
    en: 'hidden, but has the columns of records; --sheet reads it',
    ja: '非表示だが記録の列がある。読み込むには --sheet で指定',
  },
  'no-table': { en: 'a chart or the like', ja: 'グラフなど' },
  'other-columns': { en: 'no columns of records', ja: '記録の列がない' },
  'other-table': { en: 'behind the first', ja: '先頭の表ではない' },
  'not-asked': { en: 'not asked for', ja: '指定なし' },
} as const satisfies Record<UnreadSheet['why'], Localized>;

/** Of what a day of issue lies far ahead, and how many rows have it. */
export const FAR_AHEAD = {
  records: {
    en: 'all other days of issue, the last of which is {last}',
    ja: '他のどの発行日 (最後は {last})',
  },
  rules: {
    en: '{last}, the last day that the rules of this program let it believe',
    ja: '{last} (この版の法令データで発行日と認める最後の日)',
  },
  rows: { en: ' (in {rows} rows)', ja: ' ({rows}行)' },
} as const satisfies Record<string, Localized>;

/** What to do where no card is a renewal. */
export const NO_RENEWALS_ADVICE = {
  isRead: {
    en: 'check that the kind of issue was exported as it stands in the register',
    ja: '交付区分が正しく書き出されているか確かめてください',
  },
  notRead: {
    en: 'see whether a column that is not read says which cards are renewals (事由, 交付理由 …), and point to it; else export the kind of issue (交付区分) or the card’s recorded expiry',
    ja: '読み取っていない列に更新かどうかを示すもの (事由、交付理由など) があれば、その列を交付区分として指定してください。なければ、更新を区別できるよう、交付区分かカードの有効期限の列を加えて書き出してください',
  },
} as const satisfies Record<string, Localized>;

export const READING_WORDS = {
  unknownColumns: {
    en: '{file}: ignored columns: {list}.',
    ja: '{file}: 使わない列: {list}。',
  },
  separator: {
    en: '{file}: cells are taken as separated by {separator}, as the header shows.',
    ja: '{file}: 見出しの行から、区切り文字を{separator}と判断して読みます。',
  },
  namedSeparator: {
    en: '{file}: line 1 (sep=) names {separator} as separators and is not counted.',
    ja: '{file}: 1行目の sep= は区切り文字 ({separator}) の指定とみなし、データには数えません。',
  },
  hiddenNames: {
    en: 'warning: the name of a file has figures that may be somebody’s number, so the file is named {names}; rename it, or add --show-names.',
    ja: '注意: ファイル名に個人の番号とも読める数字があるため、{names} と表示します。名前を変えるか、--show-names を付けるとそのまま表示します。',
  },
  noWorkbook: {
    en: 'warning: --sheet or the layout names the sheet “{sheet}”, but no file is a workbook.',
    ja: '注意: --sheet またはレイアウトでシート「{sheet}」が指定されていますが、Excel ファイルがありません。',
  },
  unmetHeader: {
    en: 'warning: --ignore-column or the layout names “{header}”, a header that none of the files has; check how it is written.',
    ja: '注意: --ignore-column またはレイアウトで指定した見出し「{header}」は、どのファイルにもありません。表記を確かめてください。',
  },
  unmetValue: {
    en: 'warning: --map-value or the layout gives {column}:{value} a meaning, a value that none of the files has; check how it is written.',
    ja: '注意: --map-value またはレイアウトで意味を指定した値 {column}:{value} は、どのファイルにもありません。表記を確かめてください。',
  },
  sameFile: {
    en: 'warning: {file} has the same content as {other}; both are counted.',
    ja: '注意: {file} の内容は {other} と同じです。両方を数えます。',
  },
  asOfBeyond: {
    en: 'warning: the as-of day {asOf} lies after the records: their last day of issue makes it {usual}. What ended between the two days is taken as lapsed, though it may have been renewed since. Leave out --as-of, or take a newer extract.',
    ja: '注意: 基準日 {asOf} は記録より後です (最後の発行日によれば {usual})。この間に満了したものは、その後更新されていても失効として扱います。--as-of を省くか、新しく抽出した記録を使ってください。',
  },
  fewLabels: {
    en: 'note: {labels} labels of offices, each shared by fewer than {least} cards or written like a person’s name, are counted together as “other”, since such a label may be a name or an address. --min-label 1 shows them all.',
    ja: '注記: {least}枚未満のカードにしかないか、氏名のように書かれた支所の名称 ({labels}件) は、氏名や住所かもしれないため「その他」にまとめました。--min-label 1 ですべて表示します。',
  },
  noIssueDay: {
    en: 'warning: no record has a day of issue that could tell of which day the records speak; {asOf}, the day after the month of the rules, is taken. Give the day with --as-of.',
    ja: '注意: 基準日を決められる発行日が記録にありません。法令データの月の翌月初日 {asOf} を基準日とします。--as-of で指定してください。',
  },
  tallyFinding: {
    en: '{file}: {code}: {title}; findings: {count}.',
    ja: '{file}: {code}: {title} ({count}件)。',
  },
  tallyFindingInColumn: {
    en: '{file}: {code}: {title}; column {column}, rows: {count}.',
    ja: '{file}: {code}: {title} (列 {column}、{count}行)。',
  },
  tallyRejectsQuery: {
    en: 'koshin sql --rejected-rows prints the query that lists these rows where they are.',
    ja: '該当する行は、koshin sql --rejected-rows の問合せをデータベースで実行すると一覧できます。',
  },
  tallyWithoutReasons: {
    en: '{file}: the tally does not say why rows were rejected ({rejected}); it was made by an older version: make it again to see the reasons.',
    ja: '{file}: エラーの行 ({rejected}行) の理由がこの集計にありません。以前の版で作られたものです。作り直すと理由が表示されます。',
  },
  noCertificates: {
    en: 'warning: {list}: no column says when user certificates were issued (user_cert_issued_on), so nothing is learned of certificates; take an extract with it, or name it with --map.',
    ja: '注意: {list}: 利用者証明用電子証明書の発行日 (user_cert_issued_on) の列がないため、電子証明書については推定しません。その列を含めて取り出すか、--map で指定してください。',
  },
  someRejected: {
    en: 'warning: {rejected} of {rows} rows were rejected and are not in the figures (allowed by --max-rejects).',
    ja: '注意: {rows}行のうち{rejected}行はエラーのため集計に含みません (--max-rejects による許容)。',
  },
} as const satisfies Record<string, Localized>;

/** A finding that a tally counts, for people. */
export function tallyFindingText(
  file: string,
  { code, column, count }: CountedFinding,
  language: Language,
): string {
  const title = FINDING_WORDS[code].title[language];
  const { tallyFinding, tallyFindingInColumn } = READING_WORDS;
  return column === undefined
    ? fill(tallyFinding, language, { file, code, title, count })
    : fill(tallyFindingInColumn, language, { file, code, title, column, count });
}
