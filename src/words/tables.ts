// The words of findings in the small tables that a user names: counts, actuals, tables to compare with, tallies.
import type {
  ActualsFinding,
  ComparedFinding,
  CountsFinding,
  JsonTableCode,
  JsonTallyCode,
  TallyRowCode,
} from '../records/table-findings.js';
import type { Localized } from '../rules/rule-book.js';
import { SHAPE_WORDS } from './data.js';

/* What the tables have in common. */
const CELLS = {
  'unknown-column': { en: 'a column has an unknown name', ja: '不明な列名があります' },
  'repeated-column': { en: 'a column stands twice', ja: '同じ列が二つあります' },
  'row-length': {
    en: 'the row has not as many cells as the header',
    ja: '列数が見出しと異なります',
  },
  'open-quote': { en: 'a quotation mark is never closed', ja: '引用符が閉じていません' },
} as const satisfies Record<string, Localized>;
const PERIODS = {
  fiscal_year: {
    en: 'this is no fiscal year from {firstYear} on; write 2020, FY2020 or 令和2年度',
    ja: '{firstYear}年度以後の年度ではありません。2020、2020年度、令和2年度 のように書いてください',
  },
  month: {
    en: 'this is no month from {firstMonth} on; write 2020-04 or 令和2年4月',
    ja: '{firstMonth} 以後の年月ではありません。2020-04、令和2年4月 のように書いてください',
  },
} as const satisfies Record<string, Localized>;
const COLUMNS = {
  'unknown-column': {
    en: 'column {number}{header} has no name that is known here; rename it as below, or remove it',
    ja: '{number}列目{header}の列名が不明です。次の列名に直すか、列を削除してください',
  },
  'repeated-column': {
    en: 'the column{header} stands a second time; remove one of the two',
    ja: '列{header}が二つあります。一方を削除してください',
  },
  'not-a-number': {
    en: 'the column{header} has no whole number here; write 34700 or "34,700"',
    ja: '列{header}の値が整数ではありません。34700 か "34,700" のように書いてください',
  },
  'row-length': {
    en: 'the row has not as many cells as the header; look for a missing or extra comma, and put quotation marks around 34,700',
    ja: '列数が見出しと異なります。区切りの過不足を確かめ、34,700 のような値は引用符で囲んでください',
  },
  'open-quote': CELLS['open-quote'],
} as const satisfies Record<string, Localized>;

/** What can be wrong in a table of counts. */
export const COUNTS_WORDS = {
  ...COLUMNS,
  ...PERIODS,
  'no-cards': {
    en: 'no column of cards is found in the first rows',
    ja: '枚数の列が先頭の数行に見つかりません',
  },
  'year-or-month': {
    en: 'one of the columns fiscal_year and month is needed, and only one',
    ja: '年度 (fiscal_year) か年月 (month) のどちらか一つの列が必要です',
  },
  'no-date': {
    en: 'cards to date or held need the day for which each number stands, and no column date is there; a year or month alone can be its first day or its last',
    ja: '累計や保有枚数には、何日現在の値かを示す基準日 (date) の列が必要です。年度や年月だけでは初日か末日か分かりません',
  },
  'cards-by-date': {
    en: 'cards beside a day can be those of that day or those to date; name the column cumulative_cards if they are to date, held_cards if they are held',
    ja: '日付ごとの枚数が、その日の枚数か累計か分かりません。累計なら「累計交付枚数」、保有枚数なら「保有枚数」という列名にしてください',
  },
  'not-with': {
    en: 'the column{header} does not go with such counts and would change nothing; remove it',
    ja: '列{header}はこの種類の枚数とは併用できません。列を削除してください',
  },
  'several-areas': {
    en: 'the table holds several municipalities ({count}: {areas}…), whose counts must not be added up; name one with --municipality, as in --municipality 港区',
    ja: '複数の自治体があります ({count}件: {areas} など)。合算はできないため、--municipality 港区 のように一つを指定してください',
  },
  'no-area': {
    en: 'no row is of the municipality that --municipality names; write it as it stands in the table, or its code',
    ja: '--municipality で指定した自治体の行がありません。表のとおりの名称か団体コードで指定してください',
  },
  'no-area-column': {
    en: '--municipality is given, but no column names municipalities',
    ja: '--municipality が指定されていますが、自治体名の列がありません',
  },
  'too-many-minors': { en: 'more minors than cards', ja: '未成年の枚数が全体を超えています' },
  status: { en: 'status must be one of the known states', ja: '状態が決まった値ではありません' },
  stay_expires_on: {
    en: 'stay_expires_on must be a date',
    ja: '在留期間満了日が日付ではありません',
  },
  'repeated-row': {
    en: 'the same period stands on line {otherLine} already; the two are not added up: keep one, or write their sum',
    ja: '同じ期間の行が{otherLine}行目にもあります。合算はしないので、一方を残すか合計を書いてください',
  },
  'total-differs': {
    en: 'the row of totals is not the sum of the rows above it, {sum}; a row may be missing',
    ja: '合計の行が、上の行の合計 {sum} と一致しません。行が抜けていないか確かめてください',
  },
  'maybe-to-date': {
    en: 'the numbers of {periods} periods only rise, so they may be cards to date (交付枚数 of the Ministry’s tables): then there are {last} cards; as cards of each period there would be {sum}. If they are to date, make the table date,cumulative_cards with the day of each number; if they are of each period, name the column period_cards (期間交付枚数)',
    ja: '{periods}期間の値が増え続けているため、累計 (総務省の表の「交付枚数」) の可能性があります。累計ならカードは {last} 枚、期間ごとの枚数なら合計 {sum} 枚です。累計なら列を「基準日」「累計交付枚数」とし、期間ごとの枚数なら列名を「期間交付枚数」にしてください',
  },
  date: {
    en: 'date is no date such as 2025-04-01, 令和7年4月1日 or 令和7年3月末',
    ja: '基準日が日付ではありません (例: 2025-04-01、令和7年4月1日、令和7年3月末)',
  },
  'too-early': {
    en: 'the date lies before the first cards, of {firstCards}',
    ja: '基準日が最初のカードの交付開始 ({firstCards}) より前です',
  },
  'repeated-day': {
    en: 'the same day stands on line {otherLine} already; keep one of the two',
    ja: '同じ基準日の行が{otherLine}行目にもあります。一方を削除してください',
  },
  'fewer-cards': {
    en: 'the number is smaller than that of {before}; cards handed out to date never fall. If these are cards held, name the column held_cards (保有枚数)',
    ja: '{before} の値より減っています。累計交付枚数は減りません。保有枚数であれば、列名を「保有枚数」(held_cards) にしてください',
  },
  'fewer-issued': {
    en: 'fewer cards made than handed out on the same day',
    ja: '同じ日の作成枚数が交付枚数より少なくなっています',
  },
  'minors-rise': {
    en: 'since the snapshot before, minors rose by more than cards',
    ja: '前の基準日からの増加が、未成年だけで全体を超えています',
  },
  'no-rows': { en: 'there is no row of counts', ja: '枚数の行がありません' },
} as const satisfies Record<CountsFinding['code'], Localized>;

/** The end of a message about columns. */
export const COUNTS_COLUMNS: Localized = { en: '. Columns: {form}', ja: '。列名: {form}' };

/** The right form, by what the table's numbers are; both where that is not known. */
export const COUNTS_FORMS = {
  period: {
    en: 'fiscal_year (or month), cards, and if known minors',
    ja: '年度 (または年月)、枚数、あれば未成年',
  },
  'to-date': {
    en: 'date, cumulative_cards, and if known cumulative_minors',
    ja: '基準日、累計交付枚数、あれば未成年累計交付枚数',
  },
  held: { en: 'date, held_cards', ja: '基準日、保有枚数' },
  any: {
    en: 'fiscal_year (or month), cards for cards of each period; date, cumulative_cards for cards handed out to date; date, held_cards for cards held',
    ja: '期間ごとの枚数なら 年度 (または年月)、枚数。交付開始からの累計なら 基準日、累計交付枚数。保有枚数なら 基準日、保有枚数',
  },
} as const satisfies Record<string, Localized>;

/** What can be wrong in a table of procedures that came. */
export const ACTUALS_WORDS = {
  ...COLUMNS,
  ...PERIODS,
  kind: {
    en: 'kind is none of card, certificate and total',
    ja: '種別がカード、電子証明書、合計のどれでもありません',
  },
  'repeated-row': { en: 'this period has a figure already', ja: '同じ期間の行がすでにあります' },
  'year-or-month': COUNTS_WORDS['year-or-month'],
  'no-numbers': {
    en: 'at least one of the columns card, certificate and total is needed, or kind and actual',
    ja: 'カード (card)、電子証明書 (certificate)、合計 (total) のどれかの列か、種別 (kind) と実績 (actual) の列が必要です',
  },
  'no-rows': { en: 'there is no row of figures', ja: '実績の行がありません' },
} as const satisfies Record<ActualsFinding['code'], Localized>;

/** What can be wrong in a CSV to compare with. */
export const COMPARED_WORDS = {
  'unknown-column': {
    en: 'this column has an unknown name; remove it, or name it fiscal_year, card, certificate, total, capacity, surplus or utilization_percent',
    ja: '列名が不明です。列を削除するか、年度、カード、電子証明書、合計、予約可能件数、過不足、合計÷予約可能件数 のどれかにしてください',
  },
  'broken-down': {
    en: 'the table is broken down by office or month; make the forecast without --by',
    ja: '支所別か月別の表です。--by を付けずに計算した表を使ってください',
  },
  'repeated-column': {
    en: 'this column stands a second time; remove one of the two',
    ja: '同じ列が二つあります。一方を削除してください',
  },
  'no-year': {
    en: 'the column fiscal_year is missing; add it to the first row',
    ja: '年度 (fiscal_year) の列がありません。1行目に加えてください',
  },
  'no-figures': {
    en: 'no column can be compared; add at least one of card, certificate, total, surplus, utilization_percent',
    ja: '比べられる列がありません。カード、電子証明書、合計、過不足、合計÷予約可能件数 のどれかを加えてください',
  },
  'row-length': {
    en: 'the row has not as many cells as the first; look for a missing or extra comma, and put quotation marks around 1,234',
    ja: '列数が1行目と異なります。区切りの過不足を確かめ、1,234 のような値は引用符で囲んでください',
  },
  'repeated-year': {
    en: 'this fiscal year stands a second time; keep one row a year',
    ja: '同じ年度の行が二つあります。1年度1行にしてください',
  },
  'two-years': {
    en: 'the row names two different fiscal years; mend one of them',
    ja: '西暦の年度と和暦が異なります。どちらかを直してください',
  },
  fiscal_year: {
    en: 'this is no fiscal year from {firstYear} on; write 2026, FY2026 or 令和8年度',
    ja: '{firstYear}年度以後の年度ではありません。2026、2026年度、令和8年度 のように書いてください',
  },
  card: {
    en: 'card must be a whole number of 0 or more, such as 1,234; leave blank what is not known',
    ja: 'カードの件数が0以上の整数ではありません (例: 1,234)。分からない値は空欄にしてください',
  },
  certificate: {
    en: 'certificate must be a whole number of 0 or more, such as 1,234; leave blank what is not known',
    ja: '電子証明書の件数が0以上の整数ではありません (例: 1,234)。分からない値は空欄にしてください',
  },
  total: {
    en: 'total must be a whole number of 0 or more, such as 1,234; leave blank what is not known',
    ja: '合計が0以上の整数ではありません (例: 1,234)。分からない値は空欄にしてください',
  },
  capacity: {
    en: 'capacity must be a whole number of 0 or more, such as 44,000; leave blank what is not known',
    ja: '予約可能件数が0以上の整数ではありません (例: 44,000)。分からない値は空欄にしてください',
  },
  surplus: {
    en: 'surplus must be a whole number, such as 2,867 or △19,910 or -19,910; leave blank what is not known',
    ja: '過不足が整数ではありません (例: 2,867、△19,910)。分からない値は空欄にしてください',
  },
  utilization_percent: {
    en: 'utilization_percent must be a whole number, such as 93 or 93%; leave blank what is not known',
    ja: '合計÷予約可能件数が整数ではありません (例: 93、93%)。分からない値は空欄にしてください',
  },
  'open-quote': {
    en: 'a quotation mark is never closed; close it',
    ja: '引用符が閉じていません。閉じてください',
  },
  'no-rows': {
    en: 'there is no figure to compare; add a row for each fiscal year',
    ja: '比べる値がありません。年度ごとの行を加えてください',
  },
} as const satisfies Record<ComparedFinding['code'], Localized>;

/** What can be wrong in a table to compare with where it is JSON. */
export const JSON_TABLE_WORDS = {
  'no-json': {
    en: 'it begins like JSON but is none; write the file anew, or give a CSV',
    ja: 'JSON のように始まりますが、JSON として読めません。作り直すか CSV を指定してください',
  },
  ...SHAPE_WORDS,
  'not-in-sequence': {
    en: 'the fiscal years must follow one another without a gap',
    ja: '年度が連続していません。抜けや重複を直してください',
  },
  'not-a-date': {
    en: 'not a date; write it as 2025-09-05',
    ja: '日付ではありません (例: 2025-09-05)',
  },
  'broken-down': {
    en: 'the forecast is broken down by office or month; make it without --by',
    ja: '内訳 (--by) のある計算結果です。--by を付けずに作り直してください',
  },
} as const satisfies Record<JsonTableCode, Localized>;

/** What can be wrong in a tally, as JSON or as the table a query gives. */
export const TALLY_WORDS = {
  ...CELLS,
  'not-a-tally': {
    en: 'the file is no tally made by koshin tally (schema koshin.tally/1)',
    ja: 'koshin tally が作った集計ファイル (koshin.tally/1) ではありません',
  },
  'tally-to-learn': {
    en: 'the file was made with --learn and is for koshin learn; for this it must be made without --learn',
    ja: '--learn を付けて作った、koshin learn のための集計です。ここで使うには --learn を付けずに作ってください',
  },
  'tally-to-add': {
    en: 'the file was made without --learn and is for koshin forecast --tally; for this it must be made with koshin tally --learn',
    ja: '--learn を付けずに作った、koshin forecast --tally のための集計です。ここで使うには koshin tally --learn で作ってください',
  },
  'no-json': {
    en: 'the JSON is damaged or cut short; copy the file again',
    ja: 'JSON が壊れているか途中で切れています。もう一度コピーしてください',
  },
  'unknown-key': { en: 'the key is not known', ja: '不明なキーです' },
  missing: { en: 'is missing', ja: 'がありません' },
  'does-not-fit': {
    en: 'is not of the form that koshin writes (figures are whole numbers of 0 or more)',
    ja: 'が決まった形ではありません (件数は0以上の整数)',
  },
  'years-reversed': { en: 'lies before the first year', ja: 'が最初の年度より前です' },
  periods: {
    en: 'not every fiscal year or month stands here once and in order; the file may be cut short',
    ja: 'の年度または年月に、抜け・重複・順序の乱れがあります。途中で切れたファイルかもしれません',
  },
  sum: {
    en: 'does not add up with the figures beside it; a figure was changed after the count',
    ja: 'がほかの値と合いません。集計の後に書き換えられています',
  },
  blank: {
    en: 'is blank although nothing was suppressed',
    ja: 'が空欄ですが、秘匿の指定がありません',
  },
  'not-blank': {
    en: 'is given although the figure is there',
    ja: 'は、件数があるときには書けません',
  },
  'missing-column': {
    en: 'a column is missing; keep all columns that the query of koshin sql gives',
    ja: '足りない列があります。koshin sql の問合せが返す列をすべて残してください',
  },
  'several-terms': {
    en: 'the columns from rules on must be the same in every row; results of several queries stand in one file',
    ja: 'rules 以後の列はどの行も同じはずです。複数の問合せの結果が一つのファイルに入っています',
  },
  period: {
    en: 'the year or month is none of those asked for',
    ja: '年度または年月が範囲外です',
  },
  kind: { en: 'the kind is not known', ja: '種別 (kind) が不明です' },
  count: { en: 'count is no whole number', ja: '件数 (count) が整数ではありません' },
  'repeated-row': { en: 'the same figure stands twice', ja: '同じ項目が二度あります' },
  'missing-rows': {
    en: 'rows are missing; keep every row that the query gives, those with 0 too',
    ja: '足りない行があります。0件の行も含め、問合せの結果をすべて残してください',
  },
} as const satisfies Record<TallyRowCode | JsonTallyCode, Localized>;
