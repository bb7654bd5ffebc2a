// The words of the report: headline, sections, charts and notes.
import type { ReconcileStep } from '../reports/reconcile.js';
import type { Localized } from '../rules/rule-book.js';

export const REPORT_WORDS = {
  title: {
    en: 'Card and certificate renewals against counter capacity',
    ja: 'マイナンバーカード・電子証明書の更新件数の見込みと予約可能件数',
  },
  scopeOneYear: { en: '{first}, as of {asOf}', ja: '{first}、基準日 {asOf}' },
  scope: {
    en: '{first} to {last}, as of {asOf}',
    ja: '{first}～{last}、基準日 {asOf}',
  },
  records: {
    en: 'Records: {files} ({cards} cards, {counted} of them counted)',
    ja: '記録: {files} (カード{cards}枚、うち集計{counted}枚)',
  },
  moreFiles: { en: '{files} and {more} more', ja: '{files} ほか{more}ファイル' },
  standardInput: { en: 'standard input', ja: '標準入力' },
  scenarioFile: { en: 'Scenarios: {file}', ja: 'シナリオ: {file}' },
  scopePart: {
    en: '{fiscal} is what is left of it: what ends from {asOf} on, and the capacity from that day on',
    ja: '{fiscal}は {asOf} 以後の残りの期間のみ (予約可能件数も同日以後の分)',
  },
  bundled: {
    en: 'Bundled example: synthetic records made from Minato ward’s published figures',
    ja: '同梱の例 (港区の公表値から作成した架空の記録)',
  },
  skip: { en: 'Skip to the content', ja: '本文へ移動' },
  contents: { en: 'Contents', ja: '目次' },
  summary: { en: 'In short', ja: '概要' },
  dataTable: { en: 'The figures as a table', ja: '数値の表' },
  count: { en: '{count}', ja: '{count}件' },
  years: { en: '{count} fiscal years', ja: '{count}年度分' },

  share: { en: ' ({percent})', ja: ' ({percent})' },
  partOfYear: {
    en: 'the {left} days of {fiscal} from {from} on',
    ja: '{fiscal} の {from} 以後の{left}日分',
  },
  firstDeficit: {
    en: 'In {fiscal} {total} procedures fall due, {excess} more than the {capacity} that can be booked{share}.',
    ja: '{fiscal} は{total}件が見込まれ、予約可能件数{capacity}件を{excess}件上回る{share}。',
  },
  firstIsWorst: {
    en: 'No other year lacks as many.',
    ja: '期間中で最も大きい不足である。',
  },
  worstDeficit: {
    en: 'The deficit is greatest in {fiscal}: {surplus}{share}.',
    ja: '不足が最も大きいのは{fiscal} で、過不足は{surplus}件である{share}。',
  },
  waitingAtEnd: {
    en: 'If what is not handled is carried over, {waiting} wait at the end of {fiscal}.',
    ja: '処理しきれない分を繰り越すと、{fiscal}末の繰越は{waiting}件となる。',
  },
  noneWaiting: {
    en: 'What is carried over is worked off by the end of {fiscal}.',
    ja: '繰り越した分は{fiscal}末までに解消する。',
  },
  planOne: {
    en: 'With “{name}” {waiting} wait at the end of {fiscal}.',
    ja: '「{name}」では、{fiscal}末の繰越は{waiting}件となる。',
  },
  planOneNone: {
    en: 'With “{name}” nobody is left waiting at the end of {fiscal}.',
    ja: '「{name}」では、{fiscal}末に繰越はない見込みである。',
  },
  planCompared: {
    en: 'At the end of {fiscal} {list}.',
    ja: '{fiscal}末の繰越は、{list}となる。',
  },
  planItem: { en: '{waiting} wait with “{name}”', ja: '「{name}」では{waiting}件' },
  byLaw: { en: 'Of all that falls due by law: ', ja: '法令による件数では、' },
  keyScenario: { en: '“{name}”: waiting at the end', ja: '「{name}」の最終年度末の繰越' },
  keyScenarioLoad: {
    en: 'heaviest load {percent} in {fiscal}',
    ja: '負荷の最大は{fiscal}の{percent}',
  },
  noDeficit: {
    en: 'From {first} to {last} every year’s procedures can be booked.',
    ja: '{first}から{last}まで、どの年度も予約可能件数に収まる見込みである。',
  },
  noDeficitOneYear: {
    en: 'The procedures of {first} can be booked.',
    ja: '{first}は予約可能件数に収まる見込みである。',
  },
  capacityNotYours: {
    en: 'The capacity of {capacity} a year is Minato ward’s published figure, not that of this municipality: it cannot tell whether capacity here is enough.',
    ja: '予約可能件数{capacity}件は港区の公表値であり、当自治体の値ではない。当自治体で足りるかどうかは、この値では判断できない。',
  },
  againstNotYours: { en: 'Against Minato’s figure: ', ja: '港区の値に対しては、' },
  tightest: {
    en: 'The least room is in {fiscal}: {total} of {capacity}{share}, {surplus} to spare.',
    ja: '余裕が最も小さいのは{fiscal} で、予約可能件数{capacity}件に対し{total}件{share}、余裕は{surplus}件である。',
  },
  keyFirstDeficit: { en: 'First deficit', ja: '最初に不足する年度' },
  keyNoDeficit: { en: 'none', ja: 'なし' },
  keyOf: { en: 'deficit in {count} of {all}', ja: '{all}年度のうち{count}年度' },
  keyWorst: { en: 'Greatest deficit', ja: '最大の不足' },
  keyLeast: { en: 'Least room', ja: '最小の余裕' },
  keyWaiting: { en: 'Waiting at the end', ja: '最終年度末の繰越' },
  keyTotal: { en: 'All years together', ja: '期間の合計' },

  forecast: { en: 'Procedures by fiscal year', ja: '年度別の更新件数と過不足' },
  forecastChart: {
    en: 'Card and certificate renewals by fiscal year, against what can be booked',
    ja: '年度別の更新件数 (カード、電子証明書) と予約可能件数',
  },
  forecastLead: {
    en: 'One visit counts once: certificates that end with the card are renewed with it. A minus marks a deficit.',
    ja: 'カードと同時に満了する電子証明書はカードの更新に含め、1回の来庁を1件と数える。△は不足を表す。',
  },
  scenarioCapacity: {
    en: 'The capacity is that of the scenario “{name}”.',
    ja: '予約可能件数はシナリオ「{name}」の値である。',
  },
  forecastCaption: {
    en: 'Procedures a fiscal year (April to March)',
    ja: '年度別の更新件数と過不足 (単位:件)',
  },
  capacityOf: { en: 'bookable: {capacity}', ja: '予約可能件数 {capacity}件' },

  backlog: { en: 'Carried over', ja: '翌年度への繰越' },
  backlogChart: {
    en: 'Procedures waiting at the end of each fiscal year',
    ja: '各年度末の繰越件数',
  },
  backlogLead: {
    en: 'A deficit does not vanish: what a year cannot handle waits into the next. Spare room is not carried.',
    ja: '処理できなかった分は翌年度に繰り越す。余裕は繰り越さない。',
  },
  backlogNone: {
    en: 'Nothing is carried over in any year.',
    ja: 'どの年度も繰越はない。',
  },
  handled: { en: 'handled', ja: '処理' },
  waiting: { en: 'waiting at the year’s end', ja: '年度末の繰越' },

  months: { en: 'Procedures by month', ja: '月別の更新件数' },
  monthsChart: {
    en: 'Procedures by month due, by share of a twelfth of the year’s capacity',
    ja: '満了月別の件数と、年間の予約可能件数の12分の1に対する割合',
  },
  monthsLead: {
    en: 'By the month in which the term ends. Renewal is possible in the months before it, so people may come earlier.',
    ja: '有効期間が満了する月による。満了前の期間にも更新できるため、来庁は早まることがある。',
  },
  busiestMonth: {
    en: 'The busiest month is {month}, with {total}.',
    ja: '最も多い月は{month}の{total}件である。',
  },
  yearMonth: { en: '{name} {year}', ja: '{year}年{name}' },
  noneDue: { en: 'Nothing falls due in these years.', ja: 'この期間に満了するものはない。' },
  shareUpTo: { en: 'up to {percent}%', ja: '{percent}%以下' },
  shareOver: { en: 'over {percent}%', ja: '{percent}%超' },

  offices: { en: 'Offices side by side', ja: '支所別の更新件数' },
  officesChart: {
    en: 'Procedures by fiscal year, office by office, all to the same scale',
    ja: '支所ごとの年度別更新件数 (目盛りは共通)',
  },
  officesLead: {
    en: 'Capacity is known for the whole alone, so offices show no surplus or deficit.',
    ja: '予約可能件数は全体の値のため、支所別には過不足を示さない。',
  },
  totalAlone: { en: 'total, parts not shown', ja: '合計 (内訳は非表示)' },
  totalAloneNote: {
    en: 'A grey bar is a total whose parts are not shown.',
    ja: '灰色の棒は、内訳を表示していない合計である。',
  },
  partAloneNote: {
    en: 'A bar without a figure is one part of a total that is not shown; the whole is higher.',
    ja: '数字のない棒は内訳の一方のみである。合計は表示していないが、棒より多い。',
  },
  pieceOf: { en: '{title} ({piece} of {pieces})', ja: '{title} ({piece}/{pieces})' },
  smallShown: {
    en: 'Caution: counts below 10 are shown. For publication they need to be hidden.',
    ja: '注意: 10件未満の数も表示している。公表には秘匿が必要である。',
  },

  exposed: {
    en: 'Some blanks can be read off the totals all the same, since the year has but one part.',
    ja: '内訳が一つしかない年度は、合計から空欄の件数が分かる。',
  },

  bridge: { en: 'From the published table to the law', ja: '公表値と法令による件数との差異の内訳' },
  bridgeChart: {
    en: 'Published totals, what each part of the law adds or takes, and the law’s totals, by fiscal year',
    ja: '年度別の公表値、法令の各要素による増減、法令による件数',
  },
  bridgeLead: {
    en: 'Compared with “{title}”.',
    ja: '比較の対象は「{title}」。',
  },
  publishedOn: { en: ' Published on ', ja: '公表日 ' },
  staleDifference: {
    en: 'A difference known from the table does not show here: {fiscal}, {column}: recorded as published {published}, computed {computed}.',
    ja: '表について既知の相違は、ここでは現れない: {fiscal} {column}: 公表値{published}、計算値{computed}と記録されている。',
  },
  published: { en: 'published', ja: '公表値' },
  lawTotal: { en: 'law', ja: '法令' },
  increase: { en: 'adds', ja: '増' },
  decrease: { en: 'takes', ja: '減' },
  flat: {
    en: 'Published table and law agree in every year, so there is no step between them.',
    ja: 'どの年度も公表値と法令による件数が一致し、増減はない。',
  },

  scenarios: { en: 'Scenarios compared', ja: 'シナリオの比較' },
  scenariosChart: {
    en: 'Procedures that come, what waits from the year before, and capacity, scenario by scenario, all to the same scale',
    ja: 'シナリオ別の来庁件数、前年度からの繰越、予約可能件数 (目盛りは共通)',
  },
  coming: { en: 'procedures that come', ja: '来庁件数' },
  carriedIn: { en: 'waiting from the year before', ja: '前年度からの繰越' },
  scenariosLead: {
    en: 'Over each bar: the procedures that come and those that wait from the year before, by capacity.',
    ja: '棒の上の割合は、来庁件数と前年度からの繰越の合計を予約可能件数で割ったものである。',
  },
  scenarioSentence: {
    en: '{name}: greatest load {percent} in {fiscal} with what waits; {waiting} wait at the end.',
    ja: '{name}: （来庁件数＋繰越）÷予約可能件数は{fiscal}の{percent}が最大、最終年度末の繰越は{waiting}件。',
  },

  costs: { en: 'Costs and subsidy', ja: '経費と補助金' },
  yearSpan: { en: '{first} to {last}', ja: '{first}～{last}' },
  scenarioWaiting: {
    en: '{name}: {waiting} wait at the end.',
    ja: '{name}: 最終年度末の繰越は{waiting}件。',
  },

  learned: { en: 'When people come, by the records', ja: '更新に来る時期 (記録からの推定)' },

  basis: { en: 'What the figures rest on', ja: '前提と根拠' },
  assumptions: { en: 'Assumptions', ja: '計算の前提' },
  scenarioAssumptions: { en: 'Assumptions of the scenarios', ja: 'シナリオの前提' },
  rules: { en: 'Rules and their sources', ja: '規定と出典' },
  rulesLead: {
    en: 'The values of rules {version} that are in force or were. The quoted words are the source’s.',
    ja: '法令データ{version}版の値。文言は出典による。',
  },
  rule: { en: 'rule', ja: '規定' },
  value: { en: 'value', ja: '値' },
  from: { en: 'from', ja: '適用日' },
  sentence: { en: 'the words it rests on', ja: '根拠の文言' },
  sources: { en: 'sources', ja: '出典' },
  secondarySource: { en: '{title} (secondary)', ja: '{title} (二次資料)' },
  provenance: { en: 'Provenance', ja: '作成条件' },
  file: { en: 'file', ja: 'ファイル' },
  bytes: { en: 'bytes', ja: 'バイト数' },
  sha256: { en: 'SHA-256', ja: 'SHA-256' },
  notDigested: {
    en: 'not computed (large file; give --manifest)',
    ja: '計算していない (大きいため。--manifest で計算)',
  },
  inputs: { en: 'Files read', ja: '読み込んだファイル' },
  options: { en: 'Options in effect', ja: '有効なオプション' },
  versions: { en: 'Versions', ja: '版' },
  versionsText: {
    en: 'koshin {version}, rules {rules}, published table {table}.',
    ja: 'koshin {version}、法令データ {rules}、公表表 {table}。',
  },
  versionsNoTable: {
    en: 'koshin {version}, rules {rules}.',
    ja: 'koshin {version}、法令データ {rules}。',
  },
  footer: {
    en: 'Made by koshin {version} from the files named above; the same files give the same page.',
    ja: 'koshin {version} により上記のファイルから作成。同じファイルからは同じ内容になる。',
  },
} as const satisfies Record<string, Localized>;

/** Notes on paper, without the options that they name on a terminal. */
export const PAPER_NOTES = {
  publishedCapacity: {
    en: 'Capacity {capacity} a year is Minato ward’s published figure.',
    ja: '予約可能件数{capacity}件は港区の公表値である。',
  },
  noRepeats: {
    en: 'Repeat renewals are left out.',
    ja: '更新後の再度の更新は含まない。',
  },
} as const satisfies Record<string, Localized>;

/** Advice for the maker of a report before it is handed round. */
export const ADVICE_WORDS = {
  ownCapacity: {
    en: 'Note: no capacity was given, so Minato ward’s published {capacity} a year is taken, and what is written says so; give your own with --capacity.',
    ja: '注意: 予約可能件数の指定がないため、港区の公表値{capacity}件を用い、書き出したものにその旨を記しました。自庁の値は --capacity で指定してください。',
  },
  smallShown: {
    en: 'Note: counts below 10 are shown; before publication hide them with --suppress-below 10.',
    ja: '注意: 10件未満の数が表示されています。公表する前に --suppress-below 10 で秘匿してください。',
  },
  exposed: {
    en: 'Note: some counts left blank can be read off the totals all the same; do not publish both.',
    ja: '注意: 合計から分かる空欄の件数があります。合計と併せて公表しないでください。',
  },
} as const satisfies Record<string, Localized>;

/** The steps of the bridge, short enough for the label of a bar. */
export const STEP_NAMES: Readonly<
  Record<Exclude<ReconcileStep, 'issue-year'> | 'records', Localized>
> = {
  records: { en: 'records', ja: '記録' },
  birthdays: { en: 'birthdays', ja: '誕生日' },
  minors: { en: 'minors', ja: '未成年' },
  certificates: { en: 'certificates', ja: '証明書' },
  repeats: { en: 'repeats', ja: '再更新' },
};

/** The meanings of these labels. */
export const STEP_MEANINGS: Readonly<Record<keyof typeof STEP_NAMES, Localized>> = {
  records: {
    en: 'records: these records instead of those behind the table, counted its way.',
    ja: '記録: 表のもとになった記録でなく、この記録を表と同じ方法で数える。',
  },
  birthdays: {
    en: 'birthdays: a term ends on a birthday, instead of some years after the fiscal year of issue.',
    ja: '誕生日: 発行年度に年数を加えるのでなく、誕生日に満了するものとして数える。',
  },
  minors: {
    en: 'minors: a minor’s card ends sooner than an adult’s.',
    ja: '未成年: 未成年のカードは成年のカードより早く満了する。',
  },
  certificates: {
    en: 'certificates: a certificate’s term runs from its own day of issue, not the card’s.',
    ja: '証明書: 電子証明書の有効期間はカードでなく自身の発行日から数える。',
  },
  repeats: {
    en: 'repeats: what is renewed ends again within these years.',
    ja: '再更新: 更新したものが期間内に再び満了する分も数える。',
  },
};

/** Where a heading may break on a narrow page, apart from its spaces. */
export const HEADING_BREAKS =
  /(?<=[÷/・＋])(?! )|(?<=電子)(?=証明書)|(?<=予約可能)(?=件数)|(?<=からの|への)(?=繰越)/;

export type ReportWord = keyof typeof REPORT_WORDS;
