// Decides the words of every report and every fault, in both languages.
import type { ExpiryItem } from '../expiry/expiry-findings.js';
import type { StepCode } from '../expiry/explain-expiry.js';
import type { FINDINGS, FindingCode } from '../records/findings.js';
import { HEADINGS } from '../records/headings.js';
import type { CardStatus } from '../records/record.js';
import type { ReconcileStep } from '../reports/reconcile.js';
import type { Localized } from '../rules/rule-book.js';

export const STATUS_WORDS = {
  active: { en: 'active', ja: '有効' },
  returned: { en: 'returned', ja: '返納' },
  moved_out: { en: 'moved out', ja: '転出' },
  deceased: { en: 'deceased', ja: '死亡' },
  lapsed: { en: 'lapsed', ja: '失効' },
  revoked: { en: 'revoked', ja: '廃止' },
} as const satisfies Record<CardStatus, Localized>;

export const ITEM_WORDS = {
  card: { en: 'card', ja: 'カード' },
  user_certificate: { en: 'user certificate', ja: '利用者証明用電子証明書' },
  signature_certificate: { en: 'signature certificate', ja: '署名用電子証明書' },
} as const satisfies Record<ExpiryItem, Localized>;

export const STEP_WORDS = {
  'issue-year': { en: 'issue-year shortcut', ja: '発行年度による概算' },
  birthdays: { en: '+ birthdays', ja: '+ 誕生日' },
  minors: { en: '+ minors’ cards', ja: '+ 未成年のカード' },
  certificates: { en: '+ certificates’ own dates', ja: '+ 電子証明書の発行日' },
  repeats: { en: '+ all repeat renewals = law', ja: '+ 以後のすべての更新 = 法令' },
} as const satisfies Record<ReconcileStep, Localized>;

/** The same where a row stands by itself: all that its figures take into account. */
export const COUNTED_WORDS = {
  published: HEADINGS.published,
  'issue-year': STEP_WORDS['issue-year'],
  birthdays: { en: 'with birthdays', ja: '誕生日を反映' },
  minors: { en: 'with minors’ cards too', ja: '未成年のカードも反映' },
  certificates: { en: 'with certificates’ own dates too', ja: '電子証明書の発行日も反映' },
  repeats: { en: 'with all repeat renewals too: the law', ja: '以後のすべての更新も反映 (法令)' },
} as const satisfies Record<ReconcileStep | 'published', Localized>;

/** What follows from a finding. */
export const LEVEL_WORDS = {
  reject: { en: 'The row or file is not counted.', ja: '該当する行またはファイルは数えません。' },
  warning: { en: 'A warning: the row is counted.', ja: '注意: 行は数えます。' },
} as const satisfies Record<(typeof FINDINGS)[FindingCode]['level'], Localized>;

export const TRACE_WORDS = {
  'born-on-leap-day': {
    en: 'born on 29 February: the birthday in a common year is {value}',
    ja: '2月29日生まれ: 平年の誕生日は {value}',
  },
  adult: {
    en: 'on {on} the holder was {age}: an adult (from {value})',
    ja: '{on} 時点で{age}歳: 成年 ({value}歳以上)',
  },
  minor: {
    en: 'on {on} the holder was {age}: a minor (under {value})',
    ja: '{on} 時点で{age}歳: 未成年 ({value}歳未満)',
  },
  'not-held': { en: 'not held', ja: '保有していない' },
  'issued-with-card': {
    en: 'issued with the card on {on}',
    ja: 'カードと同じ {on} に発行',
  },
  'inside-window': {
    en: 'issued on {on}, in the {value} months before the first expiry {date}',
    ja: '{on} に発行: 最初の満了日 {date} の前{value}か月以内',
  },
  'outside-window': {
    en: 'issued on {on}, not in the {value} months before the first expiry {date}',
    ja: '{on} に発行: 最初の満了日 {date} の前{value}か月以内ではない',
  },
  'recorded-decides': {
    en: 'the recorded expiry {date} decides between new issue and renewal',
    ja: '記録上の有効期限 {date} により新規か更新かを判断',
  },
  'recorded-fits-neither': {
    en: 'the recorded expiry {date} fits neither a new issue nor a renewal and is set aside',
    ja: '記録上の有効期限 {date} は新規にも更新にも合わないため使わない',
  },
  'read-as-new': { en: 'a new issue: counted from {on}', ja: '新規発行: {on} から数える' },
  'read-as-renewal': {
    en: 'a renewal: counted from the old expiry {date}',
    ja: '更新: もとの満了日 {date} から数える',
  },
  birthday: {
    en: 'birthday no. {value} after {on}: {date}',
    ja: '{on} の後{value}回目の誕生日: {date}',
  },
  'ends-with-stay': {
    en: 'ends earlier, with the period of stay: {date}',
    ja: '在留期間の満了が先: {date}',
  },
  'ends-with-card': { en: 'ends with the card: {date}', ja: 'カードの満了日まで: {date}' },
  'ends-with-user-certificate': {
    en: 'ends with the user certificate: {date}',
    ja: '利用者証明用電子証明書の満了日まで: {date}',
  },
  'window-opens': {
    en: 'last valid day {on}; can be renewed from {date}',
    ja: '有効期間満了日 {on}、{date} から更新できる',
  },
} as const satisfies Record<StepCode, Localized>;

export const NOTES = {
  smallShown: {
    en: 'Caution: counts below 10 are shown. Before publication hide them with --suppress-below 10.',
    ja: '注意: 10件未満の数も表示している。公表する前に --suppress-below 10 で秘匿すること。',
  },
  unitMonth: { en: 'Procedures a month.', ja: '(単位:件、月別)' },
  lapsedShortcut: {
    en: 'Due by the shortcut before {asOf}, later issues not looked at, not in the table: cards {card}, certificates {certificate}.',
    ja: '概算で {asOf} より前に到来するもの (その後の発行は考慮せず、表に含まない): カード{card}件、電子証明書{certificate}件。',
  },
  partYear: {
    en: 'Fiscal year {year} holds only what ends from {asOf} on.',
    ja: '{fiscal}は {asOf} 以後に満了する分のみ。',
  },
  emptyYears: {
    en: 'The as-of day {asOf} lies after some of the years: what ended before it has lapsed and is not in them.',
    ja: '基準日 {asOf} より前の年度には、失効したものを含まないため件数がない。',
  },
  capacity: {
    en: 'Capacity a year: {capacity}.',
    ja: '年間の予約可能件数: {capacity}件。',
  },
  capacityDated: {
    en: 'Capacity a year, by fiscal year from which it holds: {capacity}.',
    ja: '年間の予約可能件数 (適用開始年度=件数): {capacity}。',
  },
  capacityNotBroken: {
    en: 'Capacity is known for the whole alone, so a breakdown shows no surplus or deficit.',
    ja: '予約可能件数は全体の値のため、内訳には過不足を示さない。',
  },
  missingYears: {
    en: 'Not compared, since the table does not have them: fiscal years {list}.',
    ja: '表にないため照合しない年度: {list}。',
  },
  notCounted: {
    en: 'Not compared, since not counted: fiscal years {list}.',
    ja: '集計していないため照合しない年度: {list}。',
  },
  unit: { en: 'Procedures a fiscal year (April to March).', ja: '(単位:件)' },
  records: {
    en: 'Cards read {cards}: counted {counted}, not active {excluded}, rejected {rejected}.',
    ja: '読み込んだカード{cards}枚: 集計{counted}枚、有効でない{excluded}枚、エラー{rejected}枚。',
  },
  excluded: { en: 'Not active: {list}.', ja: '有効でないカードの内訳: {list}。' },
  lapsed: {
    en: 'Ended before {asOf} with no later issue, not in the table: cards {card}, certificates {certificate}.',
    ja: '{asOf} より前に満了し、その後の発行がないもの (表に含まない): カード{card}件、電子証明書{certificate}件。',
  },
  publishedCapacity: {
    en: 'Capacity {capacity} a year is Minato ward’s published figure; give your own with --capacity.',
    ja: '予約可能件数{capacity}件は港区の公表値です。自庁の値は --capacity で指定してください。',
  },
  terms: {
    en: 'Terms from rules {version}.',
    ja: '有効年数は法令データ{version}版による。',
  },
  law: {
    en: 'By the law as entered in rules {version}; later years by the law as it stands.',
    ja: '法令データ{version}版による。将来の年度も現行の規定で計算。',
  },
  issueYear: {
    en: 'By the issue-year shortcut: fiscal years of issue moved by the terms, no birthday looked at.',
    ja: '発行年度に有効年数を加える概算による (誕生日は考慮しない)。',
  },
  noRepeats: {
    en: 'Repeat renewals are left out (--no-repeat-renewals).',
    ja: '更新後の再度の更新は含まない (--no-repeat-renewals)。',
  },
  secondary: {
    en: 'Resting on secondary sources alone: {list}.',
    ja: '二次資料のみに基づく規定: {list}。',
  },
  suppressed: {
    en: 'Blank: a number below {below}, or one from which such a number could be worked out.',
    ja: '空欄: {below}未満の件数、またはそれを逆算できる件数 (秘匿)。',
  },
  atLeast: {
    en: '≥: at least so many; some of the tallies leave small figures blank, so the sum is not known.',
    ja: '≥: 下限。秘匿された件数を含む集計があるため、合計は確定しない。',
  },
  exposed: {
    en: 'Some blanks can be read off the totals all the same, since the year has but one part; do not publish both.',
    ja: '内訳が一つしかない年度は、合計から空欄の件数が分かる。合計と併せて公表しないこと。',
  },
  madeBy: {
    en: 'Made by {tool}, rules {rules}.',
    ja: '{tool}、法令データ{rules}版により作成。',
  },
  inputRead: {
    en: 'Read: {path}, {bytes} bytes, SHA-256 {sha256}.',
    ja: '入力: {path}、{bytes}バイト、SHA-256 {sha256}。',
  },
  optionsInEffect: { en: 'Options in effect: {list}.', ja: '有効なオプション: {list}。' },
  noOffice: { en: '(none given)', ja: '(記載なし)' },
  verifyAllEqual: {
    en: 'All {cells} cells of “{title}” are equal to the forecast.',
    ja: '「{title}」の全{cells}項目が計算値と一致。',
  },
  verifyEqual: {
    en: 'All {cells} cells of “{title}” are equal to the forecast, but for {known} known difference(s).',
    ja: '「{title}」の全{cells}項目が計算値と一致 (既知の相違{known}件を除く)。',
  },
  verifyStaleVerdict: {
    en: 'No cell differs from “{title}”, but {stale} known difference(s) no longer show.',
    ja: '「{title}」と異なる項目はないが、既知の相違{stale}件が現れない。',
  },
  verifyDiffers: {
    en: '{differing} of {cells} cells differ from “{title}”.',
    ja: '「{title}」の{cells}項目のうち{differing}項目が計算値と異なる。',
  },
  verifyTolerated: {
    en: 'Taken as equal within tolerance: {list}.',
    ja: '許容差の範囲内: {list}。',
  },
  verifyToleratedItem: {
    en: '{column} (±{tolerance}): {cells} cell(s), largest difference {largest}',
    ja: '{column} (±{tolerance}): {cells}項目で最大の差 {largest}',
  },
  verifyToleratedNone: {
    en: '{column} (±{tolerance}): none',
    ja: '{column} (±{tolerance}): 該当なし',
  },
  verifyPassed: {
    en: 'koshin verify: the forecast agrees with “{title}”: {list}',
    ja: 'koshin verify: 「{title}」と一致 ({list})',
  },
  verifyFailed: {
    en: 'koshin verify: the forecast does not agree with “{title}”: {list}',
    ja: 'koshin verify: 「{title}」と相違あり ({list})',
  },
  verifyNothing: {
    en: 'koshin verify: nothing to compare with “{title}”',
    ja: 'koshin verify: 「{title}」と比べる項目なし',
  },
  summaryEqual: { en: '{count} of {cells} cells equal', ja: '{cells}項目中 一致{count}' },
  summaryTolerated: { en: '{count} within tolerance', ja: '許容差の範囲内{count}' },
  summaryKnown: { en: '{count} known difference(s)', ja: '既知の相違{count}' },
  summaryDiffering: { en: '{count} different', ja: '相違{count}' },
  summaryStale: {
    en: '{count} known difference(s) no longer showing',
    ja: '現れない既知の相違{count}',
  },
  summaryInput: {
    en: 'Read: {file}, {bytes} bytes, SHA-256 {digest}.',
    ja: '入力: {file}、{bytes}バイト、SHA-256 {digest}。',
  },
  summaryLargeInput: {
    en: 'Read: {file}, {bytes} bytes (too large for a digest unasked).',
    ja: '入力: {file}、{bytes}バイト (大きいため要約値は計算していない)。',
  },
  summaryTable: {
    en: 'Compared with: {file}, SHA-256 {digest}.',
    ja: '比べた表: {file}、SHA-256 {digest}。',
  },
  verifyKnown: {
    en: 'Known difference: {fiscal}, {column}: published {published}, computed {computed}. {reason}',
    ja: '既知の相違: {fiscal} {column}: 公表値{published}、計算値{computed}。{reason}',
  },
  verifyStale: {
    en: 'A known difference no longer shows: {fiscal}, {column}: recorded as published {published}, computed {computed}. Either the records or options given make the cell another, or the record of it in the table’s file must be mended.',
    ja: '既知の相違が現れない: {fiscal} {column}: 公表値{published}、計算値{computed}と記録されている。入力やオプションで値が変わったのでなければ、表のファイルの記録を直してください。',
  },
  bridge: {
    en: 'From “{title}” to the law: totals by fiscal year',
    ja: '「{title}」から法令による件数まで (合計件数)',
  },
  publishedTotal: { en: 'published', ja: '公表値' },
  stepChange: { en: '  change', ja: '  増減' },
  lawSurplus: { en: 'surplus/deficit by law', ja: '過不足 (法令)' },
  publishedSurplus: { en: 'surplus/deficit published', ja: '過不足 (公表値)' },
  lawPercent: { en: 'total ÷ capacity by law', ja: '合計÷予約可能件数 (法令)' },
  turnedToDeficit: {
    en: 'Printed as a surplus, a deficit under the law: {list}.',
    ja: '公表では余裕があるが、法令によれば不足する年度: {list}。',
  },
  turnedItem: {
    en: '{fiscal} ({before}, by law {law}, {percent})',
    ja: '{fiscal} ({before}、法令では {law}、{percent})',
  },
  turnedItemNoPercent: {
    en: '{fiscal} ({before}, by law {law})',
    ja: '{fiscal} ({before}、法令では {law})',
  },
  turnedToSurplus: {
    en: 'Printed as a deficit, a surplus under the law: {list}.',
    ja: '公表では不足するが、法令によれば余裕がある年度: {list}。',
  },
  otherRecords: { en: '  other records', ja: '  記録の相違' },
  platformDependent: {
    en: '{count} character(s) are not the same on every machine, which the Ministry’s rules for machine-readable tables rule out ({list}); write the names in the records or the scenario with other letters',
    ja: '総務省の統一ルールで使えない機種依存文字が{count}種あります ({list})。記録やシナリオの名称を別の文字にしてください',
  },
  letterPlace: {
    en: '{character} in line {line}, column {column}',
    ja: '{line}行目の「{column}」に {character}',
  },
  tableIsLaw: {
    en: 'The table’s totals are already those by law, so there is nothing between them.',
    ja: '表の合計は、どの年度も法令による件数と同じであり、増減はない。',
  },
  shortcutBesideLaw: {
    en: 'The steps set the shortcut against the law on the same records.',
    ja: '各段は同じ記録での概算と法令の比較である。',
  },
  capacityApart: {
    en: 'The published surpluses and deficits are at the table’s capacity, those by law at the capacity given: {list}.',
    ja: '過不足は、公表値では表の予約可能件数、法令では指定した予約可能件数による ({list})。',
  },
  capacityApartItem: {
    en: '{published} and {given}',
    ja: '{published}件と{given}件',
  },
  capacityApartYear: {
    en: '{fiscal} {published} and {given}',
    ja: '{fiscal} {published}件と{given}件',
  },
  judgedAtTable: {
    en: 'To see what the law changes, both are judged at the table’s capacity in what follows.',
    ja: '法令による違いだけを見るため、以下では両方を表の予約可能件数で比べる。',
  },
  notTheTable: {
    en: 'The records do not reproduce the table by the shortcut, so its surpluses are not theirs. What follows sets the shortcut against the law on the same records.',
    ja: 'この記録から概算で求めた件数は公表値と一致しないため、公表の過不足とは比べない。以下は同じ記録での概算と法令の比較である。',
  },
  shortcutToDeficit: {
    en: 'A surplus by the shortcut, a deficit under the law: {list}.',
    ja: '概算では余裕があるが、法令によれば不足する年度: {list}。',
  },
  shortcutToSurplus: {
    en: 'A deficit by the shortcut, a surplus under the law: {list}.',
    ja: '概算では不足するが、法令によれば余裕がある年度: {list}。',
  },
  shortcutNothing: {
    en: 'Shortcut and law agree in every year on surplus or deficit.',
    ja: '過不足の別は、どの年度も概算と法令で変わらない。',
  },
  nothingCompared: {
    en: 'No fiscal year of the table lies in the years counted, so there is nothing to compare.',
    ja: '集計した年度に公表表の年度がないため、比較できない。',
  },
  nothingTurned: {
    en: 'Every printed surplus is a surplus under the law, and every printed deficit a deficit.',
    ja: '公表値の過不足の別は、どの年度も法令による計算と変わらない。',
  },
  whyBirthdays: {
    en: 'The shortcut moves whole fiscal years of issue by the terms. By law a term ends on a birthday, which falls up to a year earlier.',
    ja: '概算は発行年度に有効年数を加える。法令では誕生日に満了するため、最大1年早く到来する。',
  },
  checkClean: {
    en: '{rows} rows, {cards} cards: nothing found.',
    ja: '{rows}行、カード{cards}枚: 問題は見つかりませんでした。',
  },
  checkSummary: {
    en: '{rows} rows, {rejected} rejected; findings {total}: {list}.',
    ja: '{rows}行のうちエラー{rejected}行、指摘{total}件: {list}。',
  },
  more: {
    en: '… and {count} more; --rejects FILE lists all of them.',
    ja: '… ほか{count}件。--rejects FILE ですべて書き出せます。',
  },
  sameFile: {
    en: 'warning: {file} has the same content as {other}; both are counted.',
    ja: '注意: {file} の内容は {other} と同じです。両方を数えます。',
  },
  identifiersLimited: {
    en: 'warning: duplicate identifiers were looked for among the first {compared} different identifiers only; later rows are counted but not compared.',
    ja: '注意: 識別番号の重複は、はじめの {compared} 種類の間だけで調べました。それより後の行は数えますが、重複は調べていません。',
  },
  warningWord: { en: 'warning', ja: '注意' },
  value: { en: 'the cell holds: {value}', ja: 'セルの内容: {value}' },
  unknownColumns: {
    en: '{file}: ignored columns: {list}.',
    ja: '{file}: 使わない列: {list}。',
  },
  someRejected: {
    en: 'warning: {rejected} of {rows} rows were rejected and are not in the figures (allowed by --max-rejects).',
    ja: '注意: {rows}行のうち{rejected}行はエラーのため集計に含みません (--max-rejects による許容)。',
  },
  explainTitle: { en: 'Expiry by law', ja: '法令による有効期間満了日' },
  explainLine: {
    en: '{item}: until {expires}, renewable from {opens}',
    ja: '{item}: {expires} まで有効、{opens} から更新できる',
  },
  explainNone: { en: '{item}: not held', ja: '{item}: 保有していない' },
  sources: { en: 'source', ja: '出典' },
  secondaryTag: { en: 'secondary source', ja: '二次資料' },
  bug: {
    en: 'This is a bug in koshin, not a fault of yours: {detail}. No result was written. Please report it with the command you ran, without the data.',
    ja: 'koshin の不具合です (操作の誤りではありません): {detail}。結果は書き出していません。実行したコマンドをデータを付けずに報告してください。',
  },
  wrote: { en: '{file} written.', ja: '{file} に書き出しました。' },
} as const satisfies Record<string, Localized>;

/** The words of a backtest. */
export const BACKTEST_WORDS = {
  title: {
    en: 'What would have been forecast on {asOf}, against what came',
    ja: '{asOf} 時点の見込みと実績の比較',
  },
  kind: { en: 'kind', ja: '種別' },
  actual: { en: 'actual', ja: '実績' },
  forecast: { en: 'forecast', ja: '見込み' },
  error: { en: 'error', ja: '誤差' },
  error_percent: { en: 'error %', ja: '誤差率' },
  issue_year_forecast: { en: 'shortcut', ja: '概算' },
  issue_year_error: { en: 'error', ja: '概算の誤差' },
  issue_year_error_percent: { en: 'error %', ja: '概算の誤差率' },
  birthday: { en: 'by the law', ja: '法令' },
  'issue-year': { en: 'issue-year shortcut', ja: '発行年度による概算' },
  mean: {
    en: 'Mean absolute error of cards and certificates: {list}.',
    ja: 'カードと電子証明書の平均絶対誤差率: {list}。',
  },
  nearer: { en: 'Nearer to what came: {method}.', ja: '実績に近いのは{method}。' },
  ofForecast: {
    en: 'How near this method was: what it would have said on {asOf}, against what came: {list}. koshin backtest has more.',
    ja: 'この方法の精度: {asOf} 時点の見込みと実績との差: {list}。詳しくは koshin backtest。',
  },
  ofMonths: { en: '{year} ({months} months)', ja: '{year} ({months}か月分)' },
  errorMeans: {
    en: 'Error: forecast minus actual, in percent of the actual; − is too little forecast.',
    ja: '誤差は見込みから実績を引いたもの、誤差率は実績に対する割合 (△は過小)。',
  },
  cards: {
    en: 'The forecast rests on {cards} cards known on {asOf}.',
    ja: '{asOf} 時点で分かっていたカード{cards}枚による見込み。',
  },
  leftCounts: {
    en: 'Rows of counts later than {asOf}, left out: {count}.',
    ja: '{asOf} より後の枚数の行 (除外): {count}行。',
  },
  leftCards: {
    en: 'Cards issued after {asOf}, left out: {count}. Where they replaced others, those others are not in the file; one taken on the day would hold them.',
    ja: '{asOf} より後に発行されたカード (除外): {count}枚。更新で置き換わった前のカードは記録にないため、当時の記録があればそれを使ってください。',
  },
  leftCertificates: {
    en: 'Cards with certificates issued after {asOf}, read as those that came with the card: {count}.',
    ja: '{asOf} より後に電子証明書が発行されたカード (カードと同時の発行とみなす): {count}枚。',
  },
  periodsBefore: {
    en: 'Periods of actuals that began before {asOf}, not compared: {count}.',
    ja: '{asOf} より前に始まった期間の実績 (比較しない): {count}件。',
  },
  noShortcut: {
    en: 'The issue-year shortcut knows fiscal years only and is left out for months.',
    ja: '発行年度による概算には年度しかないため、月別では示さない。',
  },
} as const satisfies Record<string, Localized>;
