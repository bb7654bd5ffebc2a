// The words of layout files: what is wrong in one that is read, and the comments of one that is written.
import { INPUT_ENCODINGS } from '../read/text/encodings.js';
import type { LayoutExpectation, LayoutFinding } from '../records/layout-finding.js';
import { YAML_FAULTS } from '../records/scenario-finding.js';
import type { Localized } from '../rules/rule-book.js';
import { ISSUE_KIND_WORDS, meaningsText, STATUS_WORDS } from './columns.js';
import { fill, type Language } from './language.js';
import { SUGGESTION, WHOLE_FILE, YAML_WORDS } from './scenario.js';
import { shownKeys, unknownKey } from './shown-key.js';

const LAYOUT_WORDS = {
  'unknown-key': {
    en: '“{key}” is no key that is known here; expected one of {list}; {suggestion}correct or remove it',
    ja: '「{key}」はここでは使えないキーです。使えるのは {list} です。{suggestion}直すか除いてください',
  },
  blank: {
    en: '“{key}” has no value; expected {expected}; write it, or remove the key',
    ja: '「{key}」に値がありません。{expected}を書くか、キーごと除いてください',
  },
  'does-not-fit': {
    en: '“{key}” does not fit; expected {expected}; correct it',
    ja: '「{key}」の値が合いません。{expected}を書いてください',
  },
  'header-twice': {
    en: '“{key}” has the header of another column, which only a date can share; give each column a header of its own',
    ja: '「{key}」の見出しがほかの項目と重なっています。重ねられるのは日付の項目だけです。別の見出しを書いてください',
  },
  'yaml-no-content': {
    en: 'the file holds nothing; expected columns, values or other keys of a layout; koshin check FILE --write-layout writes one to begin with',
    ja: '内容がありません。columns や values などのキーが必要です。koshin check ファイル --write-layout でひな形を作れます',
  },
  'yaml-several-documents': {
    en: 'a second document begins (---); expected one; keep one file for each system',
    ja: '二つ目の文書 (---) があります。一つのファイルには一つのレイアウトを書いてください',
  },
} as const satisfies Record<string, Localized>;

const LAYOUT_EXPECTATION_WORDS = {
  file: {
    en: 'columns, values, ignore, sheet, encoding, handover_lag or era_codes',
    ja: 'columns、values、ignore、sheet、encoding、handover_lag、era_codes のいずれか',
  },
  columns: {
    en: 'columns with their headers, as birth_date: 生年月日',
    ja: '項目名と見出し (例: birth_date: 生年月日)',
  },
  header: { en: 'a header as the first row has it', ja: '1行目にある見出し' },
  values: {
    en: 'values with their meanings, as 保留: active',
    ja: '値と意味 (例: 保留: active)',
  },
  status: { en: 'one of {names}', ja: '{names} のいずれか' },
  card_issue_kind: { en: 'one of {names}', ja: '{names} のいずれか' },
  ignore: { en: 'a list of headers, as [備考]', ja: '見出しの一覧 (例: [備考])' },
  text: { en: 'a text', ja: '文字列' },
  encoding: { en: 'one of {names}', ja: '{names} のいずれか' },
  days: { en: 'a whole number of days from 0', ja: '0以上の日数 (整数)' },
  'yes-no': { en: 'true or false', ja: 'true か false' },
} as const satisfies Record<LayoutExpectation, Localized>;

const WORDS: Readonly<Record<string, Localized>> = {
  ...Object.fromEntries(YAML_FAULTS.map((fault) => [`yaml-${fault}`, YAML_WORDS[fault]])),
  ...LAYOUT_WORDS,
};

/** A finding in a layout file as a line: file:line:column: message. */
export function layoutFindingLine(finding: LayoutFinding, language: Language): string {
  const { file, line, column, code, path, expected, params } = finding;
  const { near } = params;
  const told = code === 'unknown-key' ? unknownKey(path, near ?? '') : path;
  const text = fill(WORDS[code] as Localized, language, {
    ...params,
    key: path.length === 0 ? WHOLE_FILE : shownKeys(told.join('.')),
    suggestion: near ? fill(SUGGESTION, language, { near }) : '',
    ...(expected !== undefined && {
      expected: fill(LAYOUT_EXPECTATION_WORDS[expected], language, {
        names: namesFor(expected, language),
      }),
    }),
  });
  return `${file}:${line}:${column}: ${text}`;
}

/** The names that a key takes, where it takes names. */
function namesFor(expected: LayoutExpectation, language: Language): string {
  if (expected === 'encoding') return INPUT_ENCODINGS.join(language === 'ja' ? '、' : ', ');
  return meaningsText(expected === 'card_issue_kind' ? ISSUE_KIND_WORDS : STATUS_WORDS, language);
}

/** The comments of a layout file that is written, and what is told of it. */
export const LAYOUT_FILE_WORDS = {
  head: {
    en: 'How files like {file} are read by koshin. Lines that begin with # say nothing; remove the # where one holds.',
    ja: '{file} のようなファイルの読み取り方 (koshin)。# で始まる行は無効です。当てはまる行の # を外してください。',
  },
  headPiped: {
    en: 'How such files are read by koshin. Lines that begin with # say nothing; remove the # where one holds.',
    ja: 'ファイルの読み取り方 (koshin)。# で始まる行は無効です。当てはまる行の # を外してください。',
  },
  use: {
    en: 'To use it: koshin forecast FILE --layout {path}',
    ja: '使い方: koshin forecast ファイル名 --layout {path}',
  },
  columns: {
    en: 'Columns: the header of each, as it stands in the first row.',
    ja: '項目と、1行目にあるその見出し。',
  },
  missing: {
    en: 'The {name} is needed, and no header was found for it: write it behind the colon.',
    ja: '「{name}」は必要ですが、見出しが見つかりません。コロンの後に書いてください。',
  },
  perhaps: {
    en: '“{header}” was not read. It may be this; if not, name it under ignore.',
    ja: '「{header}」は読み取っていません。次の項目なら # を外し、違うなら ignore に書いてください。',
  },
  instead: {
    en: '“{header}” was not read. If it is the day of issue, this line takes the place of {name} above.',
    ja: '「{header}」は読み取っていません。発行日なら、上の {name} の行を除いて、次の行の # を外してください。',
  },
  values: { en: 'Values and what they mean.', ja: '値とその意味。' },
  openValues: {
    en: 'Values that are not known: write what each means behind its colon, and remove the # of all lines from values: on.',
    ja: '意味の分からない値です。values: から下の行のコロンの後に意味を書き、行頭の # をすべて外してください。',
  },
  meanings: { en: 'Meanings under {name}: {names}', ja: '{name} に使える意味: {names}' },
  place: { en: 'row {line}', ja: '{line}行目' },
  unshown: {
    en: '{count} rows; write the value itself in place of “{place}” (--show-values does)',
    ja: '{count}行。「{place}」をその行の値に書き換えてください (--show-values を付けると値を書き出します)',
  },
  rows: { en: '{count} rows', ja: '{count}行' },
  ignored: { en: 'Headers that are not read.', ja: '読み取らない見出し。' },
  unread: {
    en: 'These were not read, and nothing rests on them.',
    ja: '次の見出しは読み取っておらず、件数には影響しません。',
  },
  lag: {
    en: 'The day of hand-over stands in for the day of issue; the usual days between the two:',
    ja: '交付日を発行日の代わりに使っています。発行から交付までの通常の日数:',
  },
  written: {
    en: '{file} says how these files are read; settle what stands in it behind #, then give --layout {file} with every command.',
    ja: '読み取り方を {file} に書き出しました。# の付いた行を確かめて直し、次からはどのコマンドにも --layout {file} を付けてください。',
  },
} as const satisfies Record<string, Localized>;
