// Decides the words of every report and every fault, in both languages.

import type { ExpiryItem } from '../expiry/expiry-findings.js';
import type { StepCode } from '../expiry/explain-expiry.js';
import type { TableProblemCode } from '../read/tables/published-table.js';
import type { FaultCode } from '../records/fault.js';
import type { FINDINGS, FindingCode } from '../records/findings.js';
import type { CardStatus } from '../records/record.js';
import type { ReconcileStep } from '../reports/reconcile.js';
import type { Localized } from '../rules/rule-book.js';
import type { TallyTerms } from '../tally/tally-part.js';

export const HEADINGS = {
  fiscal_year: { en: 'fiscal year', ja: '年度' },
  japanese_year: { en: 'Japanese year', ja: '和暦' },
  office: { en: 'office', ja: '支所' },
  unit: { en: 'unit', ja: '単位' },
  month: { en: 'month', ja: '年月' },
  card: { en: 'card', ja: 'カード' },
  certificate: { en: 'certificate', ja: '電子証明書' },
  total: { en: 'total', ja: '合計' },
  capacity: { en: 'capacity', ja: '予約可能件数' },
  surplus: { en: 'surplus/deficit', ja: '過不足' },
  utilization_percent: { en: 'total ÷ capacity', ja: '合計÷予約可能件数' },
  card_at_least: { en: 'card, at least', ja: 'カード(下限)' },
  certificate_at_least: { en: 'certificate, at least', ja: '電子証明書(下限)' },
  total_at_least: { en: 'total, at least', ja: '合計(下限)' },
  step: { en: 'counted', ja: '数え方' },
  change: { en: 'change', ja: '増減' },
  column: { en: 'column', ja: '項目' },
  published: { en: 'published', ja: '公表値' },
  computed: { en: 'computed', ja: '計算値' },
  difference: { en: 'difference', ja: '差' },
  status: { en: 'state', ja: '状態' },
  cards: { en: 'cards', ja: '枚数' },
} as const satisfies Record<string, Localized>;

/** What tallies must have in common, as a sentence names it. */
export const TERM_WORDS = {
  rules: { en: 'the version of the rules', ja: '法令データの版' },
  rulesDigest: { en: 'the rule data', ja: '法令データ' },
  from: { en: 'the first fiscal year', ja: '最初の年度' },
  to: { en: 'the last fiscal year', ja: '最後の年度' },
  asOf: { en: 'the as-of day', ja: '基準日' },
  method: { en: 'the method', ja: '数え方' },
  repeatRenewals: { en: 'counting repeat renewals', ja: '再度の更新の扱い' },
  suppressBelow: { en: 'the limit of small figures', ja: '秘匿する件数の基準' },
} as const satisfies Record<keyof TallyTerms, Localized>;

/** What such a term says where it is neither a number nor a name. */
export const TERM_VALUE_WORDS = {
  notGiven: { en: 'not given', ja: '指定なし' },
  yes: { en: 'yes', ja: 'あり' },
  no: { en: 'no', ja: 'なし' },
} as const satisfies Record<string, Localized>;

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

export const FAULT_WORDS = {
  'input-missing': {
    en: '{file}: there is no such file; check the name and the folder',
    ja: '{file}: ファイルがありません。名前とフォルダーを確かめてください',
  },
  'input-directory': {
    en: '{file}: this is a folder; name the file in it',
    ja: '{file}: フォルダーです。中のファイルを指定してください',
  },
  'input-unreadable': {
    en: '{file}: the file cannot be read ({reason}); check the permissions, or copy the file to your own folder',
    ja: '{file}: ファイルを読めません ({reason})。権限を確かめるか、手元にコピーしてください',
  },
  'input-empty': {
    en: '{file}: the file is empty; export it again, with a first row that names the columns',
    ja: '{file}: ファイルが空です。1行目に列名を付けて書き出し直してください',
  },
  'input-binary': {
    en: '{file}: this is not a text file (byte {offset} is zero); export the records as CSV, or if it is UTF-16 say so with --input-encoding utf-16',
    ja: '{file}: テキストファイルではありません ({offset}バイト目が0です)。CSV で書き出してください。UTF-16 の場合は --input-encoding utf-16 を指定してください',
  },
  'input-row-too-long': {
    en: '{file}:{line}: this row has over a million characters, so the file is no table of records; look for a missing line end or quotation mark',
    ja: '{file}:{line}: この行は100万字を超えており、記録の表とは考えられません。改行や引用符の抜けを確かめてください',
  },
  'input-not-text': {
    en: '{file}: byte {offset} cannot be read as text (tried: {encoding}); save the file as CSV in UTF-8 or CP932, or say with --input-encoding how it is encoded',
    ja: '{file}: {offset}バイト目を文字として読めません (試した文字コード: {encoding})。UTF-8 か CP932 の CSV で保存するか、--input-encoding で文字コードを指定してください',
  },
  'input-old-excel': {
    en: '{file}: this is an Excel file of the old form (.xls) or one with a password; save it as .xlsx without a password, or as CSV',
    ja: '{file}: 旧形式 (.xls) かパスワード付きの Excel ファイルです。パスワードなしの .xlsx か CSV で保存してください',
  },
  'input-zip-broken': {
    en: '{file}: the zip archive or workbook is damaged or incomplete; copy or save it again',
    ja: '{file}: zip または Excel ファイルが壊れているか途中で切れています。コピーか保存をやり直してください',
  },
  'input-zip-empty': {
    en: '{file}: the zip archive holds no file; put the CSV in it',
    ja: '{file}: zip の中にファイルがありません。CSV を入れてください',
  },
  'input-zip-several': {
    en: '{file}: the zip archive holds {count} files; put each in an archive of its own, or unpack it and name the files',
    ja: '{file}: zip の中にファイルが{count}個あります。1個ずつ別の zip にするか、展開してファイルを指定してください',
  },
  'input-zip-encrypted': {
    en: '{file}: the zip archive has a password; unpack it first',
    ja: '{file}: パスワード付きの zip です。先に展開してください',
  },
  'input-archive-too-large': {
    en: '{file}: archives and workbooks of over {limit} MiB are not read; save the records as CSV, or compress them with gzip',
    ja: '{file}: {limit} MiB を超える zip や Excel ファイルは読めません。CSV で保存するか gzip で圧縮してください',
  },
  'input-bomb': {
    en: '{file}: the file unpacks to over {ratio} times its size, which no table of records does; unpack it yourself and look at it',
    ja: '{file}: 展開すると{ratio}倍を超える大きさになり、記録の表とは考えられません。自分で展開して確かめてください',
  },
  'input-no-sheet': {
    en: '{file}: the workbook has no sheet “{sheet}”; it has: {list}',
    ja: '{file}: シート「{sheet}」がありません。あるのは {list} です',
  },
  'input-gzip-broken': {
    en: '{file}: the compressed file is damaged or incomplete; copy or compress it again',
    ja: '{file}: 圧縮ファイルが壊れているか途中で切れています。コピーか圧縮をやり直してください',
  },
  'input-terminal': {
    en: 'standard input is the terminal; pipe a file into the command, or name the file',
    ja: '標準入力が端末です。ファイルをパイプで渡すか、ファイル名を指定してください',
  },
  'input-too-many-rejected': {
    en: '{rejected} of {rows} rows were rejected, more than allowed ({allowed}); nothing was counted. Mend the rows listed above, or allow some with --max-rejects.',
    ja: '{rows}行のうち{rejected}行がエラーで、許容 ({allowed}) を超えたため集計しません。上の行を直すか、--max-rejects で許容数を指定してください。',
  },
  'input-file-rejected': {
    en: 'The file cannot be counted as it is; mend what is listed above.',
    ja: 'このままでは集計できません。上の指摘を直してください。',
  },
  'input-refused': {
    en: '{reason}',
    ja: '{reason}',
  },
  'output-is-input': {
    en: '{file}: this is one of the inputs and is never overwritten; choose another name',
    ja: '{file}: 入力ファイルなので上書きしません。別の名前を指定してください',
  },
  'output-failed': {
    en: '{file}: the result cannot be written ({reason}); no half-written file is left; free some space or choose another place',
    ja: '{file}: 結果を書き込めません ({reason})。書きかけのファイルは残していません。空き容量を確かめるか、別の場所を指定してください',
  },
  'output-is-folder': {
    en: '{file}: this is a folder; name the file to write in it',
    ja: '{file}: フォルダーです。書き出すファイルの名前まで指定してください',
  },
  'output-no-folder': {
    en: '{file}: the result cannot be written there: the folder does not exist or is not yours to write to ({reason}); choose another place',
    ja: '{file}: そこには書き込めません。フォルダーがないか、書き込む権限がありません ({reason})。別の場所を指定してください',
  },
  'usage-impossible-date': {
    en: '{option}: the calendar has no such day; check month and day',
    ja: '{option}: 暦にない日です。月と日を確かめてください',
  },
  'usage-not-a-date': {
    en: '{option}: not a date; accepted: {forms}',
    ja: '{option}: 日付を読み取れません。使える形式は {forms} です',
  },
  'usage-not-a-year': {
    en: '{option}: not a fiscal year from {firstYear} to {lastYear}; write the western year, as in 2026',
    ja: '{option}: {firstYear} から {lastYear} までの年度を西暦で指定してください (例: 2026)',
  },
  'usage-years-reversed': {
    en: '--to {toYear} lies before --from {fromYear}; exchange them',
    ja: '--to {toYear} が --from {fromYear} より前です。入れ替えてください',
  },
  'usage-bad-capacity': {
    en: '--capacity: not understood; write one whole number (44000) or years in order (2025=44000,2026=60000)',
    ja: '--capacity: 読み取れません。整数 (44000) か、年度順の指定 (2025=44000,2026=60000) で書いてください',
  },
  'usage-capacity-too-late': {
    en: '--capacity: no figure for fiscal year {firstYear}; the first entry is for {entryYear}; add one for {firstYear} or earlier',
    ja: '--capacity: {firstYear}年度の値がありません (最初の指定は{entryYear}年度)。{firstYear}年度以前の値を加えてください',
  },
  'usage-bad-limit': {
    en: '{option}: write a number of rows (20) or a share (0.5%)',
    ja: '{option}: 行数 (20) か割合 (0.5%) で指定してください',
  },
  'usage-not-whole': {
    en: '{option}: write a whole number of 0 or more, of twelve digits at most',
    ja: '{option}: 0以上の整数 (12桁まで) で指定してください',
  },
  'usage-suppress-low': {
    en: '--suppress-below: write {least} or more; a lower limit leaves figures that can be worked out from their sums; 10 is usual',
    ja: '--suppress-below: {least}以上で指定してください。それより小さいと合計から件数が分かることがあります (通常は10)',
  },
  'usage-bad-runs': {
    en: '--runs: write a whole number from 1 to {most}; 200 is usual',
    ja: '--runs: 1から{most}までの整数で指定してください (通常は200)',
  },
  'usage-month-by-shortcut': {
    en: '--by month does not go with --method issue-year: the shortcut knows fiscal years only',
    ja: '--by month は --method issue-year と併用できません。概算には年度しかありません',
  },
  'usage-cp932-lacks': {
    en: '--encoding cp932: the result has {count} character(s) that CP932 does not hold, the first {character} {place}; replace it in the input, or write utf-8-bom instead',
    ja: '--encoding cp932: CP932 にない文字が{count}種類あります (最初は{place}の {character})。入力の文字を置き換えるか、utf-8-bom で書き出してください',
  },
  'usage-stdin-twice': {
    en: '- stands for standard input and can be given once only',
    ja: '- (標準入力) は一度しか指定できません',
  },
  'usage-bad-table': {
    en: '{file}: not a published table: {detail}',
    ja: '{file}: 公表表として読めません: {detail}',
  },
  'usage-bad-table-line': {
    en: '{file}:{place}: not understood as a table to compare with: {detail}',
    ja: '{file}:{place}: 比べる表として読めません: {detail}',
  },
  'usage-table-no-capacity': {
    en: '{file}: fiscal year {year} has a surplus or a percentage, but the table does not say of what capacity; add a column capacity, or give --capacity',
    ja: '{file}: {year}年度に過不足か割合がありますが、予約可能件数が分かりません。予約可能件数の列を加えるか、--capacity で指定してください',
  },
  'usage-report-no-capacity': {
    en: '{file}: the table does not say the capacity of fiscal year {year}, which a report compares with; add a column capacity, or give --capacity',
    ja: '{file}: 報告書に必要な{year}年度の予約可能件数が表にありません。予約可能件数の列を加えるか、--capacity で指定してください',
  },
  'usage-scenario-among-files': {
    en: '{file}: a scenario file stands before the files of records, and there can be only one; write several scenarios into it',
    ja: '{file}: シナリオのファイルは記録のファイルより前に1つだけ指定してください。複数のシナリオは1つのファイルに書けます',
  },
  'usage-table-no-total': {
    en: '{file}: the table has no totals to begin from; add a column total',
    ja: '{file}: 出発点となる合計がありません。合計の列を加えてください',
  },
  'usage-bad-tolerance': {
    en: '--tolerance: write COLUMN=NUMBER or COLUMN=PERCENT% of the published figure, each column once, as in card=5,total=0.5%; columns, also by the names that the table prints: {list}',
    ja: '--tolerance: 項目名=件数 か 項目名=公表値に対する割合% で、項目ごとに1回指定してください (例: card=5,total=0.5%)。項目名 (表に示す名称も可): {list}',
  },
  'usage-bad-data': {
    en: 'the program’s own data are damaged: {detail}; install it again',
    ja: 'プログラムのデータが壊れています: {detail}。インストールし直してください',
  },
  'usage-unknown-code': {
    en: '{code}: there is no such finding; known: {list}',
    ja: '{code}: そのような指摘はありません。一覧: {list}',
  },
  'usage-no-file': {
    en: 'name at least one file, or - for standard input',
    ja: 'ファイルを一つ以上指定してください (- は標準入力)',
  },
  'usage-bad-map': {
    en: '--map: write COLUMN=HEADER, as in card_issued_on=交付年月日; columns: {list}',
    ja: '--map: 項目名=見出し の形で指定してください (例: card_issued_on=交付年月日)。項目名: {list}',
  },
  'usage-map-no-header': {
    en: '{file}: the first row has no header “{header}”, which --map names; write it as it stands there',
    ja: '{file}: --map で指定した見出し「{header}」が1行目にありません。1行目のとおりに書いてください',
  },
  'privacy-refused': {
    en: '{file}: refused, since it holds personal data: {list}. Nothing was counted and no value was shown. Remove these columns, or make a safe file with koshin anonymize.',
    ja: '{file}: 個人情報を含むため受け付けません: {list}。集計はしておらず、値も表示していません。該当する列を削除するか、koshin anonymize で匿名化したファイルを作ってください。',
  },
  'usage-output-twice': {
    en: '{file}: named for two outputs; give each a name of its own',
    ja: '{file}: 二つの出力先に同じ名前が指定されています。別の名前にしてください',
  },
  'usage-format-not-offered': {
    en: '{file}: this command does not write such a file; it offers: {list}',
    ja: '{file}: このコマンドではその形式を書き出せません。使える形式は {list} です',
  },
  'usage-bad-counts': {
    en: '{file}:{line}: not understood as counts of cards: {detail}; the first row names the columns: fiscal_year or month, cards, and if known minors',
    ja: '{file}:{line}: 枚数の表として読めません: {detail}。1行目に列名 fiscal_year または month、cards、あれば minors が必要です',
  },
  'usage-bad-snapshots': {
    en: '{file}:{line}: not understood as cards handed out to date: {detail}; the first row names the columns: date, cumulative_cards, and if known cumulative_minors; one row a day, in order',
    ja: '{file}:{line}: 累計交付枚数の表として読めません: {detail}。1行目に列名 date、cumulative_cards、あれば cumulative_minors が必要で、日付順に並べてください',
  },
  'usage-bad-actuals': {
    en: '{file}:{line}: not understood as numbers of procedures that came: {detail}; the first row names the columns: fiscal_year or month, card, certificate',
    ja: '{file}:{line}: 実績の表として読めません: {detail}。1行目に列名 fiscal_year または month、card、certificate が必要です',
  },
  'usage-no-actuals-after': {
    en: '{file}: no fiscal year or month in it begins on {asOf} or later, so there is nothing to compare; give an earlier --as-of',
    ja: '{file}: {asOf} 以後に始まる期間の実績がないため、比較できません。--as-of を早めてください',
  },
  'usage-nothing-known': {
    en: '{file}: nothing in it was known on {asOf}, so there is nothing to forecast from; give a later --as-of, or counts that go further back',
    ja: '{file}: {asOf} 時点で分かっている枚数がないため、見込みを計算できません。--as-of を遅らせるか、より古い枚数を加えてください',
  },
  'usage-bad-share': {
    en: '{option}: write a share from 0 to 1 as a decimal, such as 0.15',
    ja: '{option}: 0 から 1 までの小数で指定してください (例: 0.15)',
  },
  'usage-snapshots-only': {
    en: '{option} is for cards handed out to date (date, cumulative_cards); cards a period have the column minors and are taken as they are',
    ja: '{option} は累計交付枚数 (date、cumulative_cards) の表にだけ使えます。期間別の枚数では minors 列を使い、枚数はそのまま数えます',
  },
  'usage-bad-patch': {
    en: 'rules: {rule}: there is no such rule; the rules are: {list}',
    ja: 'rules: {rule}: そのような規定はありません。規定の名は {list} です',
  },
  'usage-bad-patch-value': {
    en: 'rules: {rule}: the value does not fit the rule; see its values in the rule data',
    ja: 'rules: {rule}: 値が規定に合いません。法令データの値を確かめてください',
  },
  'usage-actuals-not-monthly': {
    en: '{file}: a plan needs what came month by month, cards and certificates both; the first row names the columns: month, card, certificate',
    ja: '{file}: 計画には月別の実績がカード・電子証明書とも必要です。1行目に列名 month、card、certificate が必要です',
  },
  'usage-bad-scenario': {
    en: '{file}: not a scenario file that can be used ({count} problem(s)); nothing was computed. Mend these places:\n{list}',
    ja: '{file}: シナリオファイルとして使えません (問題{count}件)。計算はしていません。次の箇所を直してください:\n{list}',
  },
  'usage-scenario-piped': {
    en: 'a scenario is read from a file, not from standard input; write it to one, as plan.yaml, and name that',
    ja: 'シナリオは標準入力からは読めません。plan.yaml などのファイルに保存して指定してください',
  },
  'usage-no-such-site': {
    en: '{file}: --site {site}: no scenario has a site of this name with windows; expected one of: {list}',
    ja: '{file}: --site {site}: この名称の窓口 (windows のあるもの) はどのシナリオにもありません。使える名称: {list}',
  },
  'usage-outside-plan': {
    en: '--by-date: the day lies outside the plan; expected one from {first} to {last}',
    ja: '--by-date: 計画の期間外の日です。{first} から {last} までの日を指定してください',
  },
  'usage-holidays-unknown': {
    en: '{file}: closed: holidays: public holidays are known from {first} to {last} only; shorten fiscal_years, or write the closed days',
    ja: '{file}: closed: holidays: 祝日は {first} から {last} まで分かります。fiscal_years を短くするか、休業日を日付で書いてください',
  },
  'usage-workbook-on-terminal': {
    en: '--format xlsx: a workbook cannot be shown on a terminal; name a file with -o, as in -o forecast.xlsx',
    ja: '--format xlsx: Excel ファイルは画面に表示できません。-o forecast.xlsx のように書き出し先を指定してください',
  },
  'usage-chart-needs-table': {
    en: '--chart: the chart stands beneath the table for people only; leave out --format and the file’s ending, or leave out --chart',
    ja: '--chart: グラフは表 (--format table) の下にだけ表示できます。ほかの形式では --chart を付けないでください',
  },
  'usage-chart-by-part': {
    en: '--chart: the chart shows fiscal years as a whole; leave out --by, or leave out --chart',
    ja: '--chart: グラフは年度全体の件数を示すため、--by と併用できません。どちらかを外してください',
  },
  'usage-provenance-in-csv': {
    en: '--provenance: a CSV holds figures alone; write where they come from to a file of its own with --manifest FILE',
    ja: '--provenance: CSV には数値だけを書き出します。作成条件は --manifest ファイル名 で別のファイルに書き出してください',
  },
  'usage-excel-needs-csv': {
    en: '--excel is for CSV that Excel opens; for a workbook leave it out and write -o forecast.xlsx',
    ja: '--excel は Excel で開く CSV のための指定です。Excel ファイルにするときは --excel を外し、-o forecast.xlsx のように指定してください',
  },
  'usage-excel-encoding': {
    en: '--excel writes UTF-8 with a byte-order mark, which --encoding contradicts; leave one of the two out',
    ja: '--excel は BOM 付き UTF-8 で書き出すため、--encoding の指定と合いません。どちらかを外してください',
  },
  'usage-report-output': {
    en: 'name the file to write: koshin report -o report.html (or .pdf, or .svg for one chart)',
    ja: '書き出すファイルを指定してください: koshin report -o report.html (.pdf、図一つなら .svg も可)',
  },
  'usage-report-ending': {
    en: '{file}: the ending says what is written; use .html, .pdf or .svg',
    ja: '{file}: 形式は末尾で決まります。.html、.pdf、.svg のいずれかにしてください',
  },
  'usage-chart-without-svg': {
    en: '--chart picks the chart of an .svg file; write to one, or leave --chart out',
    ja: '--chart は .svg に書き出す図を選ぶものです。.svg を指定するか --chart を外してください',
  },
  'usage-no-such-chart': {
    en: '--chart {chart}: there is nothing to draw here. The offices need records that name them, the bridge a table (--against) with years that were counted, the scenarios a scenario file.',
    ja: '--chart {chart}: 描くものがありません。offices は支所のある記録、bridge は集計した年度を含む公表表 (--against)、scenarios はシナリオファイルが必要です。',
  },
  'usage-scenario-decides': {
    en: '{option} does not go with a scenario file, which says it itself; change it there, or leave {option} out',
    ja: '{option} はシナリオファイルと併用できません。ファイルの中で指定するか {option} を外してください',
  },
  'usage-no-chromium': {
    en: 'a PDF is printed by Chromium, Chrome or Edge, and none was found; install one, name it in KOSHIN_CHROMIUM, or write -o report.html and print that from any browser',
    ja: 'PDF の作成には Chromium、Chrome、Edge のいずれかが必要ですが、見つかりません。インストールするか、環境変数 KOSHIN_CHROMIUM で場所を指定してください。-o report.html で書き出し、ブラウザーから印刷することもできます',
  },
  'output-not-printed': {
    en: '{browser}: the browser made no PDF; name another in KOSHIN_CHROMIUM, or write -o report.html and print that from any browser',
    ja: '{browser}: PDF を作成できませんでした。環境変数 KOSHIN_CHROMIUM で別のブラウザーを指定するか、-o report.html で書き出してブラウザーから印刷してください',
  },
  'input-bad-tally': {
    en: '{file}: not a tally that can be added up: {detail}. Make it again with koshin tally, or with the query of koshin sql.',
    ja: '{file}: 集計ファイルとして使えません: {detail}。koshin tally か koshin sql の問合せで作り直してください。',
  },
  'input-tally-rejected': {
    en: '{rejected} of the {rows} rows behind the tallies were rejected, more than allowed ({allowed}); nothing was added up. Have them mended where the records are, or allow some with --max-rejects.',
    ja: '集計のもとになった{rows}行のうち{rejected}行がエラーで、許容 ({allowed}) を超えたため合算しません。記録のある所で直すか、--max-rejects で許容数を指定してください。',
  },
  'input-parquet-broken': {
    en: '{file}: the Parquet file is damaged, incomplete or encrypted; copy or export it again',
    ja: '{file}: Parquet ファイルが壊れているか、途中で切れているか、暗号化されています。コピーか書き出しをやり直してください',
  },
  'input-parquet-nested': {
    en: '{file}: column “{column}” holds lists or groups; export the records as a flat table, one value a cell',
    ja: '{file}: 列「{column}」が入れ子になっています。1セルに1値の平らな表で書き出してください',
  },
  'input-parquet-codec': {
    en: '{file}: the file is compressed with {codec}, which is not read; export it with snappy, zstd, gzip or without compression',
    ja: '{file}: 圧縮方式 {codec} は読めません。snappy、zstd、gzip か無圧縮で書き出してください',
  },
  'input-parquet-large': {
    en: '{file}: to read this Parquet file, over {limit} MiB of it must be held at once; export it with smaller row groups, of 100,000 rows for example',
    ja: '{file}: この Parquet ファイルを読むには一度に {limit} MiB を超えるデータを保持する必要があります。行グループを小さく (例えば10万行ずつ) して書き出してください',
  },
  'usage-not-with-tally': {
    en: '{option} is for files of records and does not go with --tally; give it where the tallies are made',
    ja: '{option} は記録のファイル用で、--tally と併用できません。集計を作るときに指定してください',
  },
  'usage-tally-rules': {
    en: '{file}: counted by rules {rules}, but this koshin has rules {own}; make all tallies with one version of koshin, and add them up with it',
    ja: '{file}: 法令データ{rules}版による集計ですが、この koshin は{own}版です。すべての集計を同じ版の koshin で作り、同じ版で合算してください',
  },
  'usage-tally-edited-rules': {
    en: '{file}: counted by rules {rules} with other values than this koshin has; the rule data were changed in one of the two places; make the tally again with an unchanged koshin',
    ja: '{file}: 法令データは同じ{rules}版ですが、値がこの koshin と異なります。どちらかで法令データが変更されています。変更のない koshin で集計を作り直してください',
  },
  'usage-tally-differs': {
    en: '{file} and {other} do not add up: {term} is {value} in the one and {otherValue} in the other; make one of them again with the other’s options',
    ja: '{file} と {other} は合算できません。{term}が異なります ({value} と {otherValue})。どちらかを同じオプションで作り直してください',
  },
  'usage-tally-option': {
    en: '{file}: in the tally {term} is {value}; leave {option} out, or make the tallies again from the records with the value you want',
    ja: '{file}: この集計では{term}が「{value}」です。{option} を省くか、希望の値で記録から集計を作り直してください',
  },
  'usage-tally-not-by': {
    en: '{file}: the tally has no breakdown by {by}; leave --by out, or make the tally again with --by {by}',
    ja: '{file}: この集計に {by} の内訳はありません。--by を省くか、--by {by} を付けて集計を作り直してください',
  },
  'usage-tally-twice': {
    en: '{file} counts the same records as {other}; leave one of them out, or the people in them count twice',
    ja: '{file} と {other} は同じ記録の集計です。二重に数えないよう、一方を除いてください',
  },
  'usage-bad-table-name': {
    en: '--table: write the table’s name, with its schema if need be: records, or ward.records; letters, digits and _ alone',
    ja: '--table: 表の名前を指定してください (例: records、スキーマ付きなら ward.records)。使えるのは文字・数字・_ だけです',
  },
  'usage-bad-columns': {
    en: '--columns: separate names by commas, each once; columns: {list}',
    ja: '--columns: 項目名をコンマで区切り、一度ずつ書いてください。項目名: {list}',
  },
  'usage-file-exists': {
    en: '{file}: the file exists and is not overwritten; choose another name, or give --force',
    ja: '{file}: 同じ名前のファイルがあるため上書きしません。別の名前にするか --force を付けてください',
  },
} as const satisfies Record<FaultCode, Localized>;

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
  inColumn: { en: 'in column “{place}”', ja: '「{place}」列' },
  inLine: { en: 'in line {place}', ja: '{place}行目' },
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

/** What can be wrong in a table of counts. */
export const COUNTS_WORDS = {
  fiscal_year: {
    en: 'fiscal_year must be a western year, {firstYear} or later',
    ja: '年度が {firstYear} 以後の西暦ではありません',
  },
  month: {
    en: 'month must be {firstMonth} or later, written as 2020-04',
    ja: '年月が {firstMonth} 以後の 2020-04 の形ではありません',
  },
  cards: { en: 'cards must be a whole number', ja: '枚数が整数ではありません' },
  minors: { en: 'minors must be a whole number', ja: '未成年の枚数が整数ではありません' },
  'too-many-minors': { en: 'more minors than cards', ja: '未成年の枚数が枚数を超えています' },
  status: { en: 'status must be one of the known states', ja: '状態が決まった値ではありません' },
  stay_expires_on: {
    en: 'stay_expires_on must be a date',
    ja: '在留期間満了日が日付ではありません',
  },
  'unknown-column': { en: 'a column has an unknown name', ja: '不明な列名があります' },
  'repeated-column': { en: 'a column stands twice', ja: '同じ列が二つあります' },
  'no-cards': { en: 'the column cards is missing', ja: '枚数 (cards) の列がありません' },
  'year-or-month': {
    en: 'one of the columns fiscal_year and month is needed, and only one',
    ja: '年度 (fiscal_year) か年月 (month) のどちらか一つの列が必要です',
  },
  'row-length': {
    en: 'the row has not as many cells as the header',
    ja: '列数が見出しと異なります',
  },
  'open-quote': { en: 'a quotation mark is never closed', ja: '引用符が閉じていません' },
  workbook: {
    en: 'it is a workbook; save the sheet as CSV',
    ja: 'Excel ファイルです。CSV で保存してください',
  },
  'no-rows': { en: 'there is no row of counts', ja: '枚数の行がありません' },
} as const satisfies Record<string, Localized>;

export type CountsFault = keyof typeof COUNTS_WORDS;

/** What can be wrong in such a table where it is JSON. */
export const TABLE_PROBLEM_WORDS = {
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
} as const satisfies Record<TableProblemCode, Localized>;

/** What can be wrong in a table to compare with. */
export const TABLE_WORDS = {
  workbook: COUNTS_WORDS.workbook,
  'no-json': {
    en: 'it begins like JSON but is none; write the file anew, or give a CSV',
    ja: 'JSON のように始まりますが、JSON として読めません。作り直すか CSV を指定してください',
  },
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
} as const satisfies Record<string, Localized>;

export type TableFault = keyof typeof TABLE_WORDS;

/** What can be wrong in a table of snapshots, cards to date. */
export const SNAPSHOT_WORDS = {
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
  'unknown-column': { en: 'a column has an unknown name', ja: '不明な列名があります' },
  'repeated-column': { en: 'a column stands twice', ja: '同じ列が二つあります' },
  'no-date': { en: 'the column date is missing', ja: '基準日 (date) の列がありません' },
  'no-cards': {
    en: 'the column cumulative_cards is missing',
    ja: '累計交付枚数 (cumulative_cards) の列がありません',
  },
  'row-length': {
    en: 'the row has not as many cells as the header',
    ja: '列数が見出しと異なります',
  },
  'open-quote': { en: 'a quotation mark is never closed', ja: '引用符が閉じていません' },
  'no-rows': { en: 'there is no snapshot', ja: '集計の行がありません' },
} as const satisfies Record<string, Localized>;

export type SnapshotFault = keyof typeof SNAPSHOT_WORDS;

/** What can be wrong in a table of procedures that came. */
export const ACTUALS_WORDS = {
  fiscal_year: COUNTS_WORDS.fiscal_year,
  month: COUNTS_WORDS.month,
  card: { en: 'card is no whole number', ja: 'カードの件数が整数ではありません' },
  certificate: { en: 'certificate is no whole number', ja: '電子証明書の件数が整数ではありません' },
  actual: { en: 'actual is no whole number', ja: '実績が整数ではありません' },
  kind: {
    en: 'kind is neither card nor certificate',
    ja: '種別がカードでも電子証明書でもありません',
  },
  'repeated-row': { en: 'this period has a figure already', ja: '同じ期間の行がすでにあります' },
  'unknown-column': COUNTS_WORDS['unknown-column'],
  'repeated-column': COUNTS_WORDS['repeated-column'],
  'year-or-month': COUNTS_WORDS['year-or-month'],
  'no-numbers': {
    en: 'columns card and certificate are needed, or kind and actual',
    ja: 'カード (card) と電子証明書 (certificate) の列か、種別 (kind) と実績 (actual) の列が必要です',
  },
  'row-length': COUNTS_WORDS['row-length'],
  'open-quote': COUNTS_WORDS['open-quote'],
  workbook: COUNTS_WORDS.workbook,
  'no-rows': { en: 'there is no row of figures', ja: '実績の行がありません' },
} as const satisfies Record<string, Localized>;

export type ActualsFault = keyof typeof ACTUALS_WORDS;

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
