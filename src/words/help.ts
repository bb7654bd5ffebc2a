// The words of the help: options and arguments.
import type { Localized } from '../rules/rule-book.js';

/** Texts of options and arguments. */
export const HELP = {
  program: {
    en: 'Renewals of My Number Cards and certificates per fiscal year, computed by law from issuance records, against what the counters can handle.',
    ja: 'マイナンバーカードと電子証明書の更新件数を、発行の記録から法令どおりに年度別に計算し、窓口の予約可能件数と比べます。',
  },
  examples: { en: 'Examples:', ja: '使用例:' },
  version: {
    en: 'print the version and the version of the rules',
    ja: 'バージョンと法令データの版を表示',
  },
  help: { en: 'show help', ja: 'ヘルプを表示' },
  helpCommand: { en: 'show help for a command', ja: 'コマンドのヘルプを表示' },
  files: {
    en: 'files of records: CSV, TSV, .xlsx, .parquet, also .gz and .zip; - for standard input; none: the bundled example',
    ja: '記録のファイル (CSV、TSV、.xlsx、.parquet、.gz・.zip も可)、- は標準入力、省略時は同梱の例',
  },
  filesToCheck: {
    en: 'files of records: CSV, TSV, .xlsx, .parquet, also .gz and .zip; - for standard input',
    ja: '記録のファイル (CSV、TSV、.xlsx、.parquet、.gz・.zip も可)、- は標準入力',
  },
  countsFile: {
    en: 'counts of cards, CSV or workbook; - for standard input',
    ja: '枚数の表 (CSV、Excel)、- は標準入力',
  },
  from: {
    en: 'first fiscal year (default: the one that holds the as-of day)',
    ja: '最初の年度、西暦 (既定: 基準日を含む年度)',
  },
  to: {
    en: 'last fiscal year (default: the published table’s, 2030)',
    ja: '最後の年度、西暦 (既定: 公表表の 2030)',
  },
  asOf: {
    en: 'the day the records speak for: expiries from it on are taken as renewed, earlier ones as lapsed; dates after it are reported (default: the day after the last day of issue in the records)',
    ja: '記録の基準日。この日以後の満了は更新されるもの、前の満了は失効とみなし、後の日付を指摘 (既定: 記録にある最後の発行日の翌日)',
  },
  takenOn: {
    en: 'day the data were taken: later dates are reported',
    ja: 'データの基準日。これより後の日付を指摘',
  },
  capacity: {
    en: 'procedures the counters can handle a year: 44000, or by year 2025=44000,2026=60000 (default: Minato ward’s published 44000)',
    ja: '年間の予約可能件数: 44000、または年度別に 2025=44000,2026=60000 (既定: 港区の公表値 44000)',
  },
  method: {
    en: 'birthday: by the law; issue-year: the ward’s shortcut, fiscal year of issue + 10 and + 5',
    ja: 'birthday: 法令どおり、issue-year: 発行年度に10年・5年を加える概算',
  },
  noRepeatRenewals: {
    en: 'count each card and certificate of the records once only',
    ja: '更新後の再度の更新を含めない',
  },
  by: { en: 'break the figures down', ja: '内訳の単位' },
  since: {
    en: 'learn from what came due in so many months before the as-of day’s (default: as far back as the records tell, 57)',
    ja: '基準日の属する月より前の何か月間に満了したものから推定するか (既定: 記録から分かる限り、57)',
  },
  older: {
    en: 'an older extract of the same office, to learn who leaves',
    ja: '同じ自治体の古い記録 (転出などの割合の推定に使う)',
  },
  learnActuals: {
    en: 'CSV of what came at the counters: month, card, certificate; take-up and timing are fitted to what the law had due of FILE, an earlier extract or counts of cards',
    ja: '窓口の月別実績の CSV (month、card、certificate)。FILE (当時の記録か交付枚数) の法令どおりの件数と比べ、更新率と時期を推定する',
  },
  suppressLearned: {
    en: 'leave blank the counts of groups and months below this (default: 10)',
    ja: '区分や月のこの数未満の件数を空欄にする (既定: 10)',
  },
  learnAsOf: {
    en: 'the day the records speak for: who had not come by then is still awaited (default: the day after the last day of issue in the records)',
    ja: '記録の基準日。その前日までに来ていない人は未更新とみなす (既定: 記録にある最後の発行日の翌日)',
  },
  long: {
    en: 'one figure a row, for pivot tables and programs (csv, json, xlsx)',
    ja: '1行に1つの値を書き出す (ピボット集計用。csv、json、xlsx)',
  },
  suppressBelow: {
    en: 'in a breakdown, leave counts below n blank, and what would give them away (10 is usual)',
    ja: '内訳で n 未満の件数と、それを逆算できる件数を空欄にする (通常は 10)',
  },
  suppressProfile: {
    en: 'show no number of cards below n, nor what would give it away (default: 10; 0 shows all)',
    ja: 'n 枚未満の枚数と、それを逆算できる枚数を示さない (既定: 10、0 ですべて示す)',
  },
  suppressTally: {
    en: 'leave figures below n blank, the years’ too, and what would give them away (10 is usual)',
    ja: '内訳だけでなく年度の合計も、n 未満の件数と、それを逆算できる件数を空欄にする (通常は 10)',
  },
  tally: {
    en: 'the files are tallies, made by koshin tally or a query of koshin sql: add them up',
    ja: 'ファイルは koshin tally または koshin sql の問合せによる集計。合算する',
  },
  tallyLearn: {
    en: 'count who has come and when, for koshin learn TALLY…, in place of what is due',
    ja: '満了の件数ではなく、いつ更新したかを数える (koshin learn 集計… に使う)',
  },
  addTallies: {
    en: 'the files are tallies themselves: write their sum as one tally',
    ja: 'ファイルは集計。合算して一つの集計にする',
  },
  dialect: { en: 'the SQL of which database', ja: 'どのデータベースの SQL か' },
  table: {
    en: 'table of the records, as records or ward.records, written as the database has it',
    ja: '記録の表の名前 (例: records、ward.records)。大文字・小文字はデータベースのとおり',
  },
  rejectedRows: {
    en: 'print the query that lists the rows that are not counted, with the reasons',
    ja: '数えない行とその理由を一覧する問合せを出力する',
  },
  tableColumns: {
    en: 'columns the table has, besides birth_date and card_issued_on (default: all that move a figure; office with --by office)',
    ja: 'birth_date と card_issued_on のほかに表にある項目 (既定: 件数に関わるすべて。office は --by office のとき)',
  },
  rejects: {
    en: 'write every finding to this CSV file',
    ja: '指摘をすべてこの CSV ファイルに書き出す',
  },
  maxRejects: {
    en: 'go on when at most so many rows are rejected: 20, or 0.5% (default: 0)',
    ja: 'エラー行がこの数以下なら続行: 20 または 0.5% (既定: 0)',
  },
  minLabel: {
    en: 'count labels of offices that fewer than <n> cards share as “other” (default: 10, from 20 cards in all on)',
    ja: '<n> 枚未満のカードにしかない支所の名称を「その他」にまとめる (既定は10。カードが全部で20枚以上のとき)',
  },
  showValues: {
    en: 'show the content of rejected cells in messages',
    ja: 'エラーのあるセルの内容をメッセージに表示',
  },
  showNames: {
    en: 'name files, sheets and columns as they are, also where a name may tell of a person',
    ja: 'ファイル・シート・列の名前を、個人に関わるおそれがあってもそのまま表示',
  },
  writeLayout: {
    en: 'write how these files are read to a file that --layout takes',
    ja: '読み取り方を、--layout で使えるファイルに書き出す',
  },
  layout: {
    en: 'how files are read, from a file that check --write-layout wrote',
    ja: '読み取り方を、check --write-layout で書き出したファイルで指定する',
  },
  inputEncoding: {
    en: 'encoding of the files that are read (default: told by their bytes)',
    ja: '読み込むファイルの文字コード (既定: 内容から判定)',
  },
  sheet: {
    en: 'sheet of an Excel file (default: the one shown that has the columns)',
    ja: 'Excel のシート名 (既定: 表示されていて必要な列のあるシート)',
  },
  allSheets: {
    en: 'read every sheet of an Excel file that is shown and has the columns',
    ja: 'Excel の表示されているシートのうち、必要な列のあるものをすべて読む',
  },
  map: {
    en: 'read a column from a header, as card_issued_on=交付年月日; may be repeated',
    ja: '見出しを項目に対応させる (例: card_issued_on=交付年月日、繰返し可)',
  },
  mapValue: {
    en: 'what a value of the state or the kind of issue means, as 状態:保留=active; may be repeated',
    ja: '状態・交付区分の値の意味を指定する (例: 状態:保留=active、繰返し可)',
  },
  ignoreColumn: {
    en: 'leave a column unread, though it looks as if figures rest on it; may be repeated',
    ja: '件数に関わると思われる列でも読み取らない (見出しを指定、繰返し可)',
  },
  handoverLag: {
    en: 'where only the hand-over date is known: issue lies this many days before it (default: 0)',
    ja: '交付日しかないとき、発行日をその何日前とみなすか (既定: 0)',
  },
  eraCodes: {
    en: 'read numbers like 5070603 as dates, the first digit being the era (1 明治 … 5 令和)',
    ja: '5070603 のような数字を日付として読む (先頭が元号 1明治…5令和)',
  },
  manifest: {
    en: 'write inputs’ SHA-256, rules and options to this JSON file; digests files of any size',
    ja: '入力の SHA-256、法令データの版、オプションをこの JSON ファイルに書き出す (大きなファイルも要約値を計算)',
  },
  format: { en: 'how the result is written', ja: '出力形式' },
  lang: { en: 'language (default: from the locale)', ja: '言語 (既定: ロケールによる)' },
  output: {
    en: 'write the result to this file, whole or not at all',
    ja: '結果をこのファイルに書き出す (失敗時はファイルを作成しない)',
  },
  encoding: {
    en: 'encoding of the CSV that is written; for files that are read: --input-encoding',
    ja: '書き出す CSV の文字コード。読み込むファイルの文字コードは --input-encoding',
  },
  excel: {
    en: 'CSV as Excel opens it best: UTF-8 with a byte-order mark, lines ending in CRLF; Excel shows months such as 2026-04 as dates all the same, while -o FILE.xlsx keeps them',
    ja: 'Excel で開く CSV にする (BOM 付き UTF-8、改行は CRLF)。2026-04 のような月は Excel が日付に変えるため、月別は -o ファイル名.xlsx で書き出す',
  },
  provenance: {
    en: 'add tool, rules, inputs’ SHA-256 and options beneath the table (JSON and xlsx always have them; for CSV use --manifest)',
    ja: '表の下に、プログラムと法令データの版、入力の SHA-256、オプションを加える (JSON と xlsx には常に含む。CSV では --manifest を使う)',
  },
  notes: {
    en: 'table: all notes beneath it (else eight lines of them)',
    ja: '表の下の注記をすべて表示 (省略時は8行まで)',
  },
  chart: {
    en: 'draw the fiscal years as bars beneath the table, with a mark at the capacity',
    ja: '表の下に年度別の棒グラフを表示 (予約可能件数の位置に印)',
  },
  against: {
    en: 'table to compare with (default: Minato ward’s): JSON, a forecast’s own CSV or JSON, or a CSV of one’s own with fiscal_year and any of card, certificate, total, capacity, surplus, utilization_percent; 1,234, △1,234 and 93% are understood, a blank is not compared',
    ja: '比べる表 (既定: 港区)。JSON、forecast の CSV・JSON、または年度とカード・電子証明書・合計・予約可能件数・過不足・合計÷予約可能件数のいずれかの列がある CSV。1,234、△1,234、93% も可、空欄は比べない',
  },
  tolerance: {
    en: 'take a cell as equal that differs by no more: card=5,total=0.5% (of the published figure); may be repeated; what was tolerated is told',
    ja: '差がこれ以下の項目を一致とみなす (例: card=5,total=0.5%、割合は公表値に対するもの)。繰返し可。許容した差は表示',
  },
  scenarioAndFiles: {
    en: 'a scenario file (.yaml) first, if any; then files of records: CSV, TSV, .xlsx, also .gz and .zip; - for standard input; none: the bundled example',
    ja: 'あれば最初にシナリオファイル (.yaml)、次に記録のファイル (CSV、TSV、.xlsx、.gz・.zip も可)、- は標準入力、省略時は同梱の例',
  },
  reportAgainst: {
    en: 'table to compare with, JSON or CSV as in koshin verify (default: Minato ward’s for the bundled records, else none)',
    ja: '比べる表。JSON または CSV で、形式は koshin verify と同じ (既定: 同梱の記録なら港区、ほかは比べない)',
  },
  reportCapacity: {
    en: 'procedures the counters can handle a year: 44000, or by year 2025=44000,2026=60000 (default: the first scenario’s, else Minato ward’s published 44000)',
    ja: '年間の予約可能件数: 44000、または年度別に 2025=44000,2026=60000 (既定: 最初のシナリオの値、なければ港区の公表値 44000)',
  },
  reportLang: { en: 'language of the report (default: ja)', ja: '報告書の言語 (既定: ja)' },
  reportOutput: {
    en: 'file to write: .html, .pdf (printed by an installed Chromium, Chrome or Edge), .docx for a paper in Word, or for one chart .svg or .png (drawn by the same browser)',
    ja: '書き出すファイル: .html、.pdf (インストール済みの Chromium、Chrome、Edge を使用)、資料を Word にするなら .docx、図一つなら .svg か .png (同じブラウザーを使用)',
  },
  appOutput: {
    en: 'write the page here: a file ending in .html',
    ja: 'ページの書き出し先 (.html)',
  },
  appWith: {
    en: 'put counts into the page: tallies (.json), or files of records, of which only counts go in',
    ja: 'ページに件数を入れる: 集計 (.json)、または記録のファイル (入るのは件数のみ)',
  },
  appSuppress: {
    en: 'leave counts below n out of the page, and what would give them away (default: 10; 0 puts all in)',
    ja: 'n 未満の件数と、それを逆算できる件数をページに入れない (既定: 10、0 ですべて入れる)',
  },
  reportForm: {
    en: 'page: to look at; paper: to hand in to a committee (default: paper for .docx and for a scenario file with paper, else page)',
    ja: 'page: 見るためのページ、paper: 委員会に出す資料 (既定: .docx と、paper のあるシナリオファイルは paper、ほかは page)',
  },
  reportAnnex: {
    en: 'add to a paper what it was made from: files with SHA-256, options, versions',
    ja: '資料に作成条件 (ファイルと SHA-256、オプション、版) の別紙を付ける',
  },
  reportChart: {
    en: 'which chart an .svg or .png file holds (default: forecast)',
    ja: '.svg、.png に書き出す図 (既定: forecast)',
  },
  reportLearn: {
    en: 'with a chart of when people come, learned from these records; it changes no figure',
    ja: '更新に来る時期の図を、この記録から推定して加える (件数は変わらない)',
  },
  explainCode: {
    en: 'explain a finding, such as impossible-date',
    ja: '指摘の説明を表示 (例: impossible-date)',
  },
  birthDate: { en: 'date of birth', ja: '生年月日' },
  cardIssuedOn: {
    en: 'day the card was made (not handed over)',
    ja: 'カードの発行日 (交付日ではない)',
  },
  appliedOn: { en: 'day the application was received', ja: '申請受付日' },
  userCertIssuedOn: {
    en: 'day of issue of the user certificate (default: the card’s)',
    ja: '利用者証明用電子証明書の発行日 (既定: カードと同じ)',
  },
  signatureCertIssuedOn: {
    en: 'day of issue of the signature certificate (default: the card’s; none under 15)',
    ja: '署名用電子証明書の発行日 (既定: カードと同じ、15歳未満はなし)',
  },
  stayExpiresOn: { en: 'last day of the period of stay', ja: '在留期間満了日' },
  cardIssueKind: { en: 'whether the card was new or a renewal', ja: '交付区分 (新規・更新)' },
  cardExpiresOn: { en: 'recorded expiry of the card', ja: '記録上のカードの有効期限' },
  userCertExpiresOn: {
    en: 'recorded expiry of the user certificate',
    ja: '記録上の利用者証明用電子証明書の有効期限',
  },
  signatureCertExpiresOn: {
    en: 'recorded expiry of the signature certificate',
    ja: '記録上の署名用電子証明書の有効期限',
  },
  unit: {
    en: 'one row a card, instead of rows with a count',
    ja: '枚数付きの行ではなく1枚1行で出力',
  },
  seed: { en: 'seed of the generator, with --unit', ja: '--unit の乱数の種' },
  birthdays: {
    en: 'even: spread over the year; before-issue: each in the part of the fiscal year before the day of issue',
    ja: 'even: 年間に均等、before-issue: 年度のうち発行日より前',
  },
  expandAsOf: {
    en: 'state of the records on this day: certificates that ended before were renewed in time (default: the day after the last card)',
    ja: 'この日現在の記録とする。先に満了した電子証明書は期間内に更新済みとする (既定: 最後のカードの翌日)',
  },
  shell: { en: 'bash, zsh, fish or powershell', ja: 'bash、zsh、fish、powershell' },
  minorShare: {
    en: 'share of minors’ cards where cards to date come without them, as 0.15 (default: 0)',
    ja: '累計交付枚数に未成年の数がないとき、その割合 (例: 0.15、既定: 0)',
  },
  leavesPerYear: {
    en: 'share of holders who leave in a year, as 0.06: thins cards to date up to the last snapshot (default: 0)',
    ja: '1年に転出・死亡・返納する割合 (例: 0.06)。累計交付枚数を最後の基準日まで減らす (既定: 0)',
  },
  municipality: {
    en: 'in counts of several municipalities: whose rows are read, by name or code',
    ja: '複数の自治体の枚数の表で、読む自治体の名称か団体コード',
  },
  backtestFiles: {
    en: 'counts of cards (a period or to date), or files of records; - for standard input',
    ja: '枚数 (期間別・累計) の CSV、または記録のファイル。- は標準入力',
  },
  actuals: {
    en: 'CSV of what came: fiscal_year or month, card, certificate',
    ja: '実績の CSV (fiscal_year または month、card、certificate)',
  },
  forecastBacktest: {
    en: 'CSV of what came in past years (fiscal_year or month, card, certificate): by how much this method would have been off, beneath the table',
    ja: '過去の実績の CSV (fiscal_year または month、card、certificate)。この方法の見込みと実績との差を表の下に示す',
  },
  backtestAsOf: {
    en: 'day on which the forecast would have been made: later rows of counts are left out (default: of records, the day they speak of; of counts, the first day of the actuals, or the day after the last one counted)',
    ja: '見込みを計算したとする日。これより後の枚数は使わない (既定: 記録はその基準日、枚数は実績の最初の日か最後に数えた日の翌日)',
  },
  backtestMethod: {
    en: 'birthday: by the law; issue-year: the ward’s shortcut; both: beside each other',
    ja: 'birthday: 法令どおり、issue-year: 発行年度による概算、both: 並べて表示',
  },
} as const satisfies Record<string, Localized>;
