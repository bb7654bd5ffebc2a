// The words of a check's profile: what files are, how their columns were read, what records hold.
import type { ProfileRemark } from '../reports/profile.js';
import type { Localized } from '../rules/rule-book.js';

export const PROFILE_WORDS = {
  text: {
    en: '{file}: {encoding}, separated by {separator}; {rows} rows, {cards} cards read',
    ja: '{file}: 文字コード {encoding}、区切りは{separator}、{rows}行、読み取れたカード{cards}枚',
  },
  workbook: {
    en: '{file}: sheet “{sheet}” of {sheets}; {rows} rows, {cards} cards read',
    ja: '{file}: シート「{sheet}」(全シート: {sheets})、{rows}行、読み取れたカード{cards}枚',
  },
  parquet: {
    en: '{file}: Parquet; {rows} rows, {cards} cards read',
    ja: '{file}: Parquet、{rows}行、読み取れたカード{cards}枚',
  },
  statuses: { en: 'Cards by state: {list}.', ja: '状態別の枚数: {list}。' },
  kinds: { en: 'Cards by kind of issue: {list}.', ja: '交付区分別の枚数: {list}。' },
  offices: { en: 'Cards by office: {list}.', ja: '支所別の枚数: {list}。' },
  moreOffices: { en: '{count} more', ja: 'ほか{count}か所' },
  moreColumns: {
    en: '… and {count} more columns that are not read; --format json names them all.',
    ja: '… 読み取らない列がほかに{count}列あります。--format json ではすべて示します。',
  },
  noOffice: { en: '(blank)', ja: '(空欄)' },
  hidden: {
    en: 'Numbers below {below}, and those that would give them away, are not shown (–); --suppress-below 0 shows all.',
    ja: '{below}枚未満の枚数と、それを逆算できる枚数は示しません (–)。--suppress-below 0 ですべて示します。',
  },
  asOf: {
    en: 'The records speak for {asOf}, the day after their last day of issue.',
    ja: 'この記録の基準日は、最後の発行日の翌日 {asOf} です。',
  },
} as const satisfies Record<string, Localized>;

/** Headings of the table of columns. */
export const PROFILE_HEADINGS = {
  number: { en: 'no.', ja: '列' },
  header: { en: 'header', ja: '見出し' },
  column: { en: 'read as', ja: '読み取った項目' },
  blank: { en: 'blank', ja: '空欄' },
  first: { en: 'first', ja: '最初' },
  last: { en: 'last', ja: '最後' },
  forms: { en: 'written as', ja: '日付の形式' },
} as const satisfies Record<string, Localized>;

/** How a header came to be read, or why it is not. */
export const READ_BY_WORDS = {
  column: { en: '{name} ({called})', ja: '{called} ({name})' },
  map: { en: '{column}, by --map', ja: '{column}、--map による' },
  layout: { en: '{column}, by the layout', ja: '{column}、レイアウトによる' },
  'stand-in': { en: '{column}, for want of it', ja: '{column}、代わりに使用' },
  ignored: { en: 'not read, as told', ja: '読み取らない (指定による)' },
  unknown: { en: 'not read', ja: '読み取らない' },
  looks: { en: 'not read; see above', ja: '読み取っていません (上の指摘を参照)' },
} as const satisfies Record<string, Localized>;

/** What is to be known of a profile as a whole. */
export const REMARK_WORDS = {
  'all-active': {
    en: 'No column of states is read: every card counts as active.',
    ja: '状態の列を読み取っていないため、すべて有効なカードとして数えます。',
  },
  'all-new': {
    en: 'No column of kinds of issue is read: without a recorded expiry, every card counts as a new issue.',
    ja: '交付区分の列を読み取っていないため、有効期限の記録がないカードは新規として数えます。',
  },
  'office-many': {
    en: 'The column of offices holds so many different values that it may be another column.',
    ja: '支所の列に多くの種類の値があります。別の内容の列ではないか確かめてください。',
  },
  'file-ends-early': {
    en: '{file} ends on {last}, long before {other}: check that it is as recent as the others.',
    ja: '{file} の最後の発行日は {last} で、{other} よりずっと前です。同じ時点のファイルか確かめてください。',
  },
} as const satisfies Record<ProfileRemark['code'], Localized>;
