// The words of findings in the small tables that a user names: counts, actuals, tables to compare with, tallies.
import type {
  ActualsFinding,
  ComparedFinding,
  CountsFinding,
  JsonTableCode,
  JsonTallyCode,
  SnapshotFinding,
  TallyRowCode,
} from '../records/table-findings.js';
import type { Localized } from '../rules/rule-book.js';

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
    en: 'fiscal_year must be a western year, {firstYear} or later',
    ja: '年度が {firstYear} 以後の西暦ではありません',
  },
  month: {
    en: 'month must be {firstMonth} or later, written as 2020-04',
    ja: '年月が {firstMonth} 以後の 2020-04 の形ではありません',
  },
} as const satisfies Record<string, Localized>;
const WORKBOOK = {
  workbook: {
    en: 'it is a workbook; save the sheet as CSV',
    ja: 'Excel ファイルです。CSV で保存してください',
  },
} as const satisfies Record<string, Localized>;

/** What can be wrong in a table of counts. */
export const COUNTS_WORDS = {
  ...CELLS,
  ...PERIODS,
  ...WORKBOOK,
  cards: { en: 'cards must be a whole number', ja: '枚数が整数ではありません' },
  minors: { en: 'minors must be a whole number', ja: '未成年の枚数が整数ではありません' },
  'too-many-minors': { en: 'more minors than cards', ja: '未成年の枚数が枚数を超えています' },
  status: { en: 'status must be one of the known states', ja: '状態が決まった値ではありません' },
  stay_expires_on: {
    en: 'stay_expires_on must be a date',
    ja: '在留期間満了日が日付ではありません',
  },
  'no-cards': { en: 'the column cards is missing', ja: '枚数 (cards) の列がありません' },
  'year-or-month': {
    en: 'one of the columns fiscal_year and month is needed, and only one',
    ja: '年度 (fiscal_year) か年月 (month) のどちらか一つの列が必要です',
  },
  'no-rows': { en: 'there is no row of counts', ja: '枚数の行がありません' },
} as const satisfies Record<CountsFinding['code'], Localized>;

/** What can be wrong in a table of snapshots, cards to date. */
export const SNAPSHOT_WORDS = {
  ...CELLS,
  date: {
    en: 'date is no date such as 2025-04-01 or 令和7年4月1日',
    ja: '基準日が日付ではありません (例: 2025-04-01、令和7年4月1日)',
  },
  'too-early': {
    en: 'the date lies before the first cards, of {firstCards}',
    ja: '基準日が最初のカードの発行日 ({firstCards}) より前です',
  },
  'out-of-order': {
    en: 'the date is not after that of the row before',
    ja: '基準日が前の行より後ではありません',
  },
  cumulative_cards: {
    en: 'cumulative_cards is no whole number',
    ja: '累計交付枚数が整数ではありません',
  },
  'fewer-cards': {
    en: 'cumulative_cards is smaller than in the row before; cards handed out to date never fall, cards held do',
    ja: '累計交付枚数が前の行より減っています。累計は減りません (保有枚数ではありませんか)',
  },
  cumulative_minors: {
    en: 'cumulative_minors is no whole number',
    ja: '未成年の累計交付枚数が整数ではありません',
  },
  'too-many-minors': { en: 'more minors than cards', ja: '未成年の枚数が全体を超えています' },
  'minors-rise': {
    en: 'since the row before, minors rose by more than cards',
    ja: '前の行からの増加が、未成年だけで全体を超えています',
  },
  'no-date': { en: 'the column date is missing', ja: '基準日 (date) の列がありません' },
  'no-cards': {
    en: 'the column cumulative_cards is missing',
    ja: '累計交付枚数 (cumulative_cards) の列がありません',
  },
  'no-rows': { en: 'there is no snapshot', ja: '集計の行がありません' },
} as const satisfies Record<SnapshotFinding['code'], Localized>;

/** What can be wrong in a table of procedures that came. */
export const ACTUALS_WORDS = {
  ...CELLS,
  ...PERIODS,
  ...WORKBOOK,
  card: { en: 'card is no whole number', ja: 'カードの件数が整数ではありません' },
  certificate: { en: 'certificate is no whole number', ja: '電子証明書の件数が整数ではありません' },
  actual: { en: 'actual is no whole number', ja: '実績が整数ではありません' },
  kind: {
    en: 'kind is neither card nor certificate',
    ja: '種別がカードでも電子証明書でもありません',
  },
  'repeated-row': { en: 'this period has a figure already', ja: '同じ期間の行がすでにあります' },
  'year-or-month': COUNTS_WORDS['year-or-month'],
  'no-numbers': {
    en: 'columns card and certificate are needed, or kind and actual',
    ja: 'カード (card) と電子証明書 (certificate) の列か、種別 (kind) と実績 (actual) の列が必要です',
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
  ...WORKBOOK,
  'no-json': {
    en: 'it begins like JSON but is none; write the file anew, or give a CSV',
    ja: 'JSON のように始まりますが、JSON として読めません。作り直すか CSV を指定してください',
  },
  invalid_type: { en: 'missing, or of the wrong kind', ja: '項目がないか、値の種類が違う' },
  unrecognized_keys: { en: 'an unknown key', ja: '不明な項目がある' },
  too_small: { en: 'too small, or empty', ja: '値が小さすぎるか空' },
  too_big: { en: 'too large', ja: '値が大きすぎる' },
  'not-in-sequence': {
    en: 'the fiscal years must follow one another without a gap',
    ja: '年度が連続していない',
  },
  'not-a-date': {
    en: 'not a date; write it as 2025-09-05',
    ja: '日付ではない (例: 2025-09-05)',
  },
  'broken-down': {
    en: 'the forecast is broken down by office or month; make it without --by',
    ja: '内訳 (--by) のある計算結果です。--by を付けずに作り直してください',
  },
  otherwise: { en: 'not as expected', ja: '値が正しくない' },
} as const satisfies Record<JsonTableCode, Localized>;

/** What can be wrong in a tally, as JSON or as the table a query gives. */
export const TALLY_WORDS = {
  ...CELLS,
  'not-a-tally': {
    en: 'the file is no tally made by koshin tally (schema koshin.tally/1)',
    ja: 'koshin tally が作った集計ファイル (koshin.tally/1) ではありません',
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
