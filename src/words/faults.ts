// The words of faults: what is wrong; what was expected; what to do next.
import type { FaultCode } from '../records/fault.js';
import type { Localized } from '../rules/rule-book.js';

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
    en: '{file}: the workbook has no sheet “{sheet}”; it has: {sheets}',
    ja: '{file}: シート「{sheet}」がありません。あるのは {sheets} です',
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
    en: '{finding}',
    ja: '{finding}',
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
    en: '{file}: not a published table: {findings}',
    ja: '{file}: 公表表として読めません: {findings}',
  },
  'usage-bad-table-line': {
    en: '{file}:{at}: not understood as a table to compare with: {finding}',
    ja: '{file}:{at}: 比べる表として読めません: {finding}',
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
    en: '--tolerance: write COLUMN=NUMBER or COLUMN=PERCENT% of the published figure, each column once, as in card=5,total=0.5%; columns, also by the names that the table prints: {columns}',
    ja: '--tolerance: 項目名=件数 か 項目名=公表値に対する割合% で、項目ごとに1回指定してください (例: card=5,total=0.5%)。項目名 (表に示す名称も可): {columns}',
  },
  'usage-bad-data': {
    en: 'the program’s own data are damaged: {findings}; install it again',
    ja: 'プログラムのデータが壊れています: {findings}。インストールし直してください',
  },
  'usage-unknown-code': {
    en: '{code}: there is no such finding; known: {codes}',
    ja: '{code}: そのような指摘はありません。一覧: {codes}',
  },
  'usage-no-file': {
    en: 'name at least one file, or - for standard input',
    ja: 'ファイルを一つ以上指定してください (- は標準入力)',
  },
  'usage-bad-map': {
    en: '--map: write COLUMN=HEADER, as in card_issued_on=交付年月日; columns: {columns}',
    ja: '--map: 項目名=見出し の形で指定してください (例: card_issued_on=交付年月日)。項目名: {columns}',
  },
  'usage-map-no-header': {
    en: '{file}: the first row has no header “{header}”, which --map names; write it as it stands there',
    ja: '{file}: --map で指定した見出し「{header}」が1行目にありません。1行目のとおりに書いてください',
  },
  'privacy-refused': {
    en: '{file}: refused, since it holds personal data: {findings}. Nothing was counted and no value was shown. Remove these columns, or make a safe file with koshin anonymize.',
    ja: '{file}: 個人情報を含むため受け付けません: {findings}。集計はしておらず、値も表示していません。該当する列を削除するか、koshin anonymize で匿名化したファイルを作ってください。',
  },
  'usage-output-twice': {
    en: '{file}: named for two outputs; give each a name of its own',
    ja: '{file}: 二つの出力先に同じ名前が指定されています。別の名前にしてください',
  },
  'usage-format-not-offered': {
    en: '{file}: this command does not write such a file; it offers: {formats}',
    ja: '{file}: このコマンドではその形式を書き出せません。使える形式は {formats} です',
  },
  'usage-bad-counts': {
    en: '{file}:{line}: not understood as counts of cards: {finding}; the first row names the columns: fiscal_year or month, cards, and if known minors',
    ja: '{file}:{line}: 枚数の表として読めません: {finding}。1行目に列名 fiscal_year または month、cards、あれば minors が必要です',
  },
  'usage-bad-snapshots': {
    en: '{file}:{line}: not understood as cards handed out to date: {finding}; the first row names the columns: date, cumulative_cards, and if known cumulative_minors; one row a day, in order',
    ja: '{file}:{line}: 累計交付枚数の表として読めません: {finding}。1行目に列名 date、cumulative_cards、あれば cumulative_minors が必要で、日付順に並べてください',
  },
  'usage-bad-actuals': {
    en: '{file}:{line}: not understood as numbers of procedures that came: {finding}; the first row names the columns: fiscal_year or month, card, certificate',
    ja: '{file}:{line}: 実績の表として読めません: {finding}。1行目に列名 fiscal_year または month、card、certificate が必要です',
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
    en: 'rules: {rule}: there is no such rule; the rules are: {rules}',
    ja: 'rules: {rule}: そのような規定はありません。規定の名は {rules} です',
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
    en: '{file}: not a scenario file that can be used ({count} finding(s)); nothing was computed. Mend these places:\n{list}',
    ja: '{file}: シナリオファイルとして使えません (問題{count}件)。計算はしていません。次の箇所を直してください:\n{list}',
  },
  'usage-scenario-piped': {
    en: 'a scenario is read from a file, not from standard input; write it to one, as plan.yaml, and name that',
    ja: 'シナリオは標準入力からは読めません。plan.yaml などのファイルに保存して指定してください',
  },
  'usage-no-such-site': {
    en: '{file}: --site {site}: no scenario has a site of this name with windows; expected one of: {sites}',
    ja: '{file}: --site {site}: この名称の拠点 (windows のあるもの) はどのシナリオにもありません。使える名称: {sites}',
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
    en: '{file}: not a tally that can be added up: {findings}. Make it again with koshin tally, or with the query of koshin sql.',
    ja: '{file}: 集計ファイルとして使えません: {findings}。koshin tally か koshin sql の問合せで作り直してください。',
  },
  'input-bad-tally-line': {
    en: '{file}:{line}: not a tally that can be added up: {finding}. Make it again with koshin tally, or with the query of koshin sql.',
    ja: '{file}:{line}: 集計ファイルとして使えません: {finding}。koshin tally か koshin sql の問合せで作り直してください。',
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
    en: '--columns: separate names by commas, each once; columns: {columns}',
    ja: '--columns: 項目名をコンマで区切り、一度ずつ書いてください。項目名: {columns}',
  },
  'usage-file-exists': {
    en: '{file}: the file exists and is not overwritten; choose another name, or give --force',
    ja: '{file}: 同じ名前のファイルがあるため上書きしません。別の名前にするか --force を付けてください',
  },
} as const satisfies Record<FaultCode, Localized>;

/** What is no fault but a bug. */
export const BUG_WORDS: Localized = {
  en: 'This is a bug in koshin, not a fault of yours: {detail}. No result was written. Please report it with the command you ran, without the data.',
  ja: 'koshin の不具合です (操作の誤りではありません): {detail}。結果は書き出していません。実行したコマンドをデータを付けずに報告してください。',
};
