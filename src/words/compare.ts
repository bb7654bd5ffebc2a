// The words of a comparison of two saved results.
import type { SavedFinding } from '../records/table-findings.js';
import type { Localized } from '../rules/rule-book.js';

export const COMPARE_WORDS = {
  title: { en: '{old} → {new}', ja: '{old} → {new}' },
  old: { en: 'old', ja: '変更前' },
  new: { en: 'new', ja: '変更後' },
  change: { en: 'change', ja: '増減' },
  change_percent: { en: 'change %', ja: '増減率' },
  why: { en: 'What the files tell otherwise', ja: 'ファイルに記録された条件の違い' },
  what: { en: 'what', ja: '条件' },
  equal: {
    en: 'All {compared} figures that both files have are equal.',
    ja: '両方のファイルにある{compared}個の値はすべて一致する。',
  },
  differing: {
    en: '{differing} of the {compared} figures that both files have differ.',
    ja: '両方のファイルにある{compared}個の値のうち{differing}個が異なる。',
  },
  left: {
    en: 'Not shown, since equal in all years: {left}.',
    ja: 'すべての年度で一致するため表示しないもの: {left}個。',
  },
  onlyOne: {
    en: '– stands where a file has no such figure, or hides it.',
    ja: '– はその値がないか、空欄とされているもの。',
  },
  csv: {
    en: 'A CSV tells its figures, and of a plan its assumptions. Where they come from can be compared if both are saved as JSON.',
    ja: 'CSV には数値 (計画ではその前提も) だけが記録されている。作成条件も比べるには、両方を JSON で保存する。',
  },
  mixed: {
    en: 'Why they differ cannot be told: the files are of different forms. Save both as JSON.',
    ja: 'ファイルの形式が異なるため、条件は比べられない。両方を JSON で保存すれば比べられる。',
  },
  nothingTold: {
    en: 'The files tell nothing that would explain it: another release of the program, perhaps, or an edited file.',
    ja: 'ファイルの記録からは理由が分からない (ファイルの編集など)。',
  },
  toldOfScenario: { en: '{name}: {path}', ja: '「{name}」の {path}' },
  toldOption: { en: 'option {path}', ja: 'オプション {path}' },
  toldInputFile: { en: 'input {number}', ja: '入力ファイル{number}' },
  toldInputDigest: { en: 'SHA-256 of input {number}', ja: '入力ファイル{number}の SHA-256' },
} as const satisfies Record<string, Localized>;

/** What files tell, by the paths in them. */
export const TOLD_WORDS: Readonly<Record<string, Localized>> = {
  as_of: { en: 'as-of day', ja: '基準日' },
  as_of_source: { en: 'how the as-of day is known', ja: '基準日の根拠' },
  rules: { en: 'rules', ja: '法令データの版' },
  tool: { en: 'program', ja: 'プログラム' },
  'records.rows': { en: 'rows read', ja: '読み込んだ行' },
  'records.cards': { en: 'cards read', ja: '読み込んだカード' },
  'records.counted': { en: 'cards counted', ja: '集計したカード' },
  'records.rejected': { en: 'cards rejected', ja: 'エラーのカード' },
  'records.rejected_rows': { en: 'rows rejected', ja: 'エラーの行' },
  'lapsed_before_start.card': { en: 'lapsed before it, cards', ja: '基準日前に満了 (カード)' },
  'lapsed_before_start.certificate': {
    en: 'lapsed before it, certificates',
    ja: '基準日前に満了 (電子証明書)',
  },
};

/** What is wrong with a file that is to be a saved result. */
export const SAVED_WORDS = {
  'no-json': { en: 'it begins as JSON does, and is none', ja: 'JSON として読めません' },
  'another-schema': {
    en: 'its schema is neither koshin.forecast/1 nor koshin.plan/1',
    ja: 'schema が koshin.forecast/1 でも koshin.plan/1 でもありません',
  },
  shape: {
    en: 'the value at “{place}” is not as expected',
    ja: '「{place}」の値が想定と異なります',
  },
  'no-columns': {
    en: 'it has not the columns of a forecast or a plan (fiscal_year, total)',
    ja: '更新件数や計画の列 (fiscal_year、total など) がありません',
  },
  'row-length': {
    en: 'line {line} has not as many cells as the header',
    ja: '{line}行目の列数が見出しと異なります',
  },
  'not-a-number': {
    en: 'line {line} has no number in column “{header}”',
    ja: '{line}行目の「{header}」列が数値ではありません',
  },
  'repeated-row': { en: 'two rows are of “{row}”', ja: '「{row}」の行が二つあります' },
} as const satisfies Record<SavedFinding['code'], Localized>;

/** The words of the help for the command's own arguments. */
export const COMPARE_HELP = {
  old: {
    en: 'a forecast or plan saved earlier, JSON or CSV; - for standard input',
    ja: '前に保存した更新件数か計画 (JSON、CSV)、- は標準入力',
  },
  new: { en: 'the one to compare with it', ja: 'それと比べるもの' },
} as const satisfies Record<string, Localized>;
