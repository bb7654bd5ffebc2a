// The words of faults: what is wrong; what was expected; what to do next.
import type { FaultCode } from '../records/fault.js';
import type { Localized } from '../rules/rule-book.js';
import { MACHINE_FAULT_WORDS } from './machine-faults.js';
import { PLAN_FAULT_WORDS } from './plan-faults.js';
import { REPORT_FAULT_WORDS } from './report-faults.js';

export const FAULT_WORDS = {
  ...MACHINE_FAULT_WORDS,
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
    en: '{file}: this is not a text file (byte {offset} is zero); export the records as CSV',
    ja: '{file}: CSV などのテキストではなく、読み取れない形式のファイルです ({offset}バイト目が0です)。元のシステムから CSV か Excel ブック (.xlsx) で書き出してください',
  },
  'input-utf-16': {
    en: '{file}: this is text in UTF-16 without a byte-order mark; say so with --input-encoding utf-16, or save it as CSV in UTF-8',
    ja: '{file}: バイト順マークのない UTF-16 のテキストです。--input-encoding utf-16 を指定するか、UTF-8 の CSV で保存し直してください',
  },
  'input-unread-encoding': {
    en: '{file}: this is text in {encoding}, which is not read; save it as CSV in UTF-8',
    ja: '{file}: 文字コードが {encoding} のため読めません。UTF-8 の CSV で保存し直してください',
  },
  'input-ambiguous-encoding': {
    en: '{file}: the characters from byte {offset} on can be half-width katakana in CP932 or kanji and kana in EUC-JP; say which with --input-encoding cp932 or --input-encoding euc-jp',
    ja: '{file}: {offset}バイト目からの文字は、CP932 の半角カナとも EUC-JP の漢字・かなとも読めます。--input-encoding cp932 か --input-encoding euc-jp で指定してください',
  },
  'input-row-too-long': {
    en: '{file}:{line}: this row has over a million characters, so the file is no table of records; look for a missing line end or quotation mark',
    ja: '{file}:{line}: この行は100万字を超えており、記録の表とは考えられません。改行や引用符の抜けを確かめてください',
  },
  'input-drawn-table': {
    en: '{file}:{line}: this is a table drawn with lines, for the screen; export it as CSV (psql --csv, duckdb -csv)',
    ja: '{file}:{line}: 画面表示用に罫線を引いた表のため読めません。CSV で書き出してください (psql は --csv、duckdb は -csv)',
  },
  'input-not-text': {
    en: '{file}: byte {offset} cannot be read as text (tried: {encoding}); save the file as CSV in UTF-8 or CP932, or say with --input-encoding how it is encoded',
    ja: '{file}: {offset}バイト目を文字として読めません (試した文字コード: {encoding})。UTF-8 か CP932 の CSV で保存するか、--input-encoding で文字コードを指定してください',
  },
  'input-other-kind': {
    en: '{file}: {what}, which is not read; {advice}',
    ja: '{file}: {what}のため読めません。{advice}',
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
  'input-zip-method': {
    en: '{file}: the zip archive is sound, but packed by {method}, which is not read here; unpack it and name the file in it, or pack it again by the usual method (Deflate)',
    ja: '{file}: この zip は壊れていませんが、圧縮方式 {method} は読めません。展開して中のファイルを指定するか、通常の方式 (Deflate) で圧縮し直してください',
  },
  'input-zip-part': {
    en: '{file}: this is one part of a zip archive split into several; unpack it with all its parts and name the file in it',
    ja: '{file}: 分割された zip の一部です。すべての部分をそろえて展開し、中のファイルを指定してください',
  },
  'input-zip-entry': {
    en: '{file}: “{entry}” in the zip archive does not unpack to what the archive says it holds; it was probably damaged in transfer; copy or pack it again',
    ja: '{file}: zip の中の「{entry}」が壊れています (展開した内容が記録された大きさや検査値と一致しません)。転送中に壊れた可能性があります。コピーか圧縮をやり直してください',
  },
  'input-nested': {
    en: '{file}: the file is packed more than {most} times; unpack it and name the file in it',
    ja: '{file}: 圧縮が{most}重を超えています。展開して中のファイルを指定してください',
  },
  'input-archive-too-large': {
    en: '{file}: archives, workbooks and packed Parquet files of over {limit} MiB are not read; unpack the file, or save the records as CSV, which may be packed with gzip',
    ja: '{file}: {limit} MiB を超える zip、Excel ファイル、圧縮された Parquet ファイルは読めません。展開するか、CSV で保存してください (CSV は gzip で圧縮してもかまいません)',
  },
  'input-bomb': {
    en: '{file}: the file unpacks to over {ratio} times its size, which no table of records does; unpack it yourself and look at it',
    ja: '{file}: 展開すると{ratio}倍を超える大きさになり、記録の表とは考えられません。自分で展開して確かめてください',
  },
  'input-no-sheet': {
    en: '{file}: the workbook has no sheet “{sheet}”; it has: {sheets}',
    ja: '{file}: シート「{sheet}」がありません。あるのは{sheets}です',
  },
  'input-sheet-no-table': {
    en: '{file}: sheet “{sheet}” is a chart or the like and holds no table; name another: {sheets}',
    ja: '{file}: シート「{sheet}」はグラフなどのシートで、表がありません。{sheets}の中から表のあるシートを指定してください',
  },
  'input-no-visible-sheet': {
    en: '{file}: no sheet of the workbook that is shown holds a table; unhide the one that does, or name it with --sheet; there are: {sheets}',
    ja: '{file}: 表示されているシートに表がありません。表のあるシートを再表示するか、--sheet で指定してください。シートは{sheets}です',
  },
  'input-several-sheets': {
    en: '{file}: several sheets hold a table that could be meant: {sheets}; {advice}',
    ja: '{file}: 該当する表のあるシートが複数あります: {sheets}。{advice}',
  },
  'input-unknown-cell': {
    en: '{file}: sheet “{sheet}”, cell {cell}: {what}',
    ja: '{file}: シート「{sheet}」の{cell}セル: {what}',
  },
  'input-gzip-broken': {
    en: '{file}: the compressed file is damaged or incomplete, or something else follows it; copy or compress it again',
    ja: '{file}: 圧縮ファイルが壊れているか、途中で切れているか、末尾に余分なデータがあります。コピーか圧縮をやり直してください',
  },
  'input-terminal': {
    en: 'standard input is the terminal; pipe a file into the command, or name the file',
    ja: '標準入力が端末です。ファイルをパイプで渡すか、ファイル名を指定してください',
  },
  'input-too-many-rejected': {
    en: '{rejected} of {rows} rows were rejected, more than allowed ({allowed}); nothing was counted. Mend the rows listed above, or allow some with --max-rejects.',
    ja: '{rows}行のうち{rejected}行がエラーで、許容 ({allowed}) を超えたため集計しません。上の行を直すか、--max-rejects で許容数を指定してください。',
  },
  'input-unknown-values': {
    en: '{rejected} of {rows} rows were rejected, more than allowed ({allowed}); nothing was counted. {unknown} times the reason is a state or kind of issue that is not known: say what it means with --map-value, as shown above. Allowing the rows with --max-rejects would leave these people out.',
    ja: '{rows}行のうち{rejected}行がエラーで、許容 ({allowed}) を超えたため集計しません。うち{unknown}件は状態か交付区分の値の意味が分からないためです。上に示した --map-value で意味を指定してください。--max-rejects で行を除くと、その人たちが件数から抜けます。',
  },
  'input-file-rejected': {
    en: 'The file cannot be counted as it is; mend what is listed above.',
    ja: 'このままでは集計できません。上の指摘を直してください。',
  },
  'input-refused': {
    en: '{finding}',
    ja: '{finding}',
  },
  'usage-impossible-date': {
    en: '{option}: the calendar has no such day; check month and day',
    ja: '{option}: 暦にない日です。月と日を確かめてください',
  },
  'usage-not-a-date': {
    en: '{option}: not a date; accepted: {forms}',
    ja: '{option}: 日付を読み取れません。使える形式は {forms} です',
  },
  'usage-date-beyond': {
    en: '{option}: the day lies outside the fiscal years {firstYear} to {lastYear}, for which the rules are known; check the year',
    ja: '{option}: {firstYear} 年度から {lastYear} 年度までの日を指定してください (それ以外の期間の規定は登録されていません)',
  },
  'usage-blank-file': {
    en: '{option}: the name of the file is blank; write one, or leave the option out',
    ja: '{option}: ファイル名が空です。指定するか、オプションを除いてください',
  },
  'usage-option-twice': {
    en: '{option} is given twice, and only one file can be written or read by it; leave one out',
    ja: '{option} が二度指定されています。指定できるファイルは一つです。一方を除いてください',
  },
  'usage-not-a-year': {
    en: '{option}: not a fiscal year from {firstYear} to {lastYear}; write it as 2026 or 令和8',
    ja: '{option}: {firstYear} から {lastYear} までの年度を指定してください (例: 2026、令和8)',
  },
  'usage-years-reversed': {
    en: '--to {toYear} lies before --from {fromYear}; exchange them',
    ja: '--to {toYear} が --from {fromYear} より前です。入れ替えてください',
  },
  'usage-years-ended': {
    en: 'fiscal year {endedYear} ended before the as-of day {asOf}: what was due then has been renewed since, and the records no longer show it; ask for {firstYear} or later (--from), or take an older extract of the records',
    ja: '{endedYear}年度は基準日 {asOf} より前に終わっています。その年度に満了した分はすでに更新され、現在の記録には残っていません。{firstYear}年度以降を指定する (--from) か、当時抽出した記録を使ってください',
  },
  'usage-sql-no-as-of': {
    en: '--as-of is missing: a query cannot be written before it is known of which day the table speaks; give the day after the last day of issue (card or certificate) in it',
    ja: '--as-of がありません。問合せを作るには表の基準日が必要です。表にある最後の発行日 (カードまたは電子証明書) の翌日を指定してください',
  },
  'usage-sql-hand-over': {
    en: '{file}: handover_lag: a query does not work back from the day of hand-over; give the table the day of issue, or take handover_lag out of the layout',
    ja: '{file}: handover_lag: 問合せでは交付日から発行日を推定できません。表に発行日を用意するか、レイアウトから handover_lag を除いてください',
  },
  'usage-bad-capacity': {
    en: '--capacity: not understood; write one whole number (44000 or 44,000) or fiscal years in order (2025=44000,2026=60000)',
    ja: '--capacity: 読み取れません。整数 (44000、44,000) か、年度順の指定 (2025=44000,2026=60000) で書いてください',
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
  'usage-sheet-and-all': {
    en: '--sheet names one sheet, --all-sheets asks for all; leave one of them out',
    ja: '--sheet (シートを一つ指定) と --all-sheets (すべて) は併用できません。どちらか一方にしてください',
  },
  'usage-bad-map': {
    en: '--map: write COLUMN=HEADER, as in card_issued_on=交付年月日; columns: {columns}',
    ja: '--map: 項目名=見出し の形で指定してください (例: card_issued_on=交付年月日)。項目名: {columns}',
  },
  'usage-map-twice': {
    en: '--map: the header “{header}” is mapped to two columns, which only a date can be; give each column a header of its own',
    ja: '--map: 見出し「{header}」を二つの項目に対応させられるのは日付だけです。項目ごとに別の見出しを指定してください',
  },
  'usage-map-ignored': {
    en: '--map {map} and --ignore-column {ignored} say of one column that it is read and that it is not; leave one of them out',
    ja: '--map {map} と --ignore-column {ignored} は、同じ列について読み取る、読み取らないと食い違っています。どちらかを外してください',
  },
  'usage-bad-map-value': {
    en: '--map-value: write COLUMN:VALUE=MEANING, as in 状態:保留=active',
    ja: '--map-value: 列:値=意味 の形で指定してください (例: 状態:保留=active)',
  },
  'usage-map-value-column': {
    en: '{file}: --map-value names the column “{column}”, which holds no state and no kind of issue here; write the header of that column, or status or card_issue_kind',
    ja: '{file}: --map-value で指定した「{column}」は、状態や交付区分の列ではありません。その列の見出しか、status、card_issue_kind のいずれかを書いてください',
  },
  'usage-map-value-name': {
    en: '--map-value {column}:{value}: the meaning is none of {names}',
    ja: '--map-value {column}:{value}: 意味には {names} のいずれかを書いてください',
  },
  'usage-bad-layout': {
    en: '{file}: not a layout file that can be used ({count} finding(s)); nothing was read. Mend these places:\n{list}',
    ja: '{file}: レイアウトファイルとして使えません (指摘{count}件)。何も読み込んでいません。次の箇所を直してください:\n{list}',
  },
  'usage-layout-no-header': {
    en: '{file}: the first row has no header “{header}”, which {layout} names for {column}; correct the layout, remove the line, or say it here with --map {column}=HEADER',
    ja: '{file}: レイアウト {layout} の {column} にある見出し「{header}」が1行目にありません。レイアウトを直すか、その行を除くか、--map {column}=見出し で指定してください',
  },
  'usage-layout-exists': {
    en: '{file}: the file exists and is not overwritten; choose another name for the layout',
    ja: '{file}: 同じ名前のファイルがあるため上書きしません。レイアウトの名前を変えてください',
  },
  'usage-layout-several': {
    en: '--write-layout: the files have different headers, so each needs a layout of its own; check them one by one',
    ja: '--write-layout: 見出しの異なるファイルがあります。レイアウトはファイルごとに作ってください',
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
  'usage-ending': {
    en: '{file}: the ending of the name says in which format a file is written; here it can be {endings}{table}',
    ja: '{file}: 書き出す形式はファイル名の末尾で決まります。ここで使える末尾は {endings} です{table}',
  },
  'usage-not-a-table': {
    en: '{file}: a Parquet file is read as records only; save the table as CSV or as a workbook',
    ja: '{file}: Parquet ファイルは記録としてだけ読めます。表は CSV か Excel で保存してください',
  },
  'usage-bad-counts': {
    en: '{file}:{at}: not understood as counts of cards: {finding}{columns}',
    ja: '{file}:{at}: 枚数の表として読めません: {finding}{columns}',
  },
  'usage-lag-too-long': {
    en: '--handover-lag: cards made by {issued} would be handed over after {handedOver}, the next day in the table; give fewer days, or leave out one of the two rows',
    ja: '--handover-lag: {issued} までに作成されたカードの交付が、表の次の基準日 {handedOver} より後になります。日数を減らすか、どちらかの行を除いてください',
  },
  'usage-held-leavers': {
    en: '--leaves-per-year is for cards handed out to date; from cards held, those who left are gone already',
    ja: '--leaves-per-year は累計交付枚数のためのものです。保有枚数からは、転出・死亡・返納した人のカードがすでに除かれています',
  },
  'usage-bad-actuals': {
    en: '{file}:{at}: not understood as numbers of procedures that came: {finding}. Columns: fiscal_year or month, and any of card, certificate, total',
    ja: '{file}:{at}: 実績の表として読めません: {finding}。列名: 年度 (または年月) と、カード、電子証明書、合計のうち分かるもの',
  },
  'usage-older-not-older': {
    en: '{file} speaks of {older}, which is not before the other records’ day, {asOf}; give the older extract with --older and the later one as FILE',
    ja: '{file} の基準日 {older} は、もう一方の記録の基準日 {asOf} より前ではありません。古い記録を --older に、新しい記録を FILE に指定してください',
  },
  'usage-no-actuals-after': {
    en: '{file}: no fiscal year or month in it begins on {asOf} or later, so there is nothing to compare; give an earlier --as-of',
    ja: '{file}: {asOf} 以後に始まる期間の実績がないため、比較できません。--as-of を早めてください',
  },
  'usage-backtest-hidden': {
    en: '{file}: all periods in it began before {asOf}, the day of which the records speak. What was due then and renewed is no longer in them, so any method would look wrong; backtest an extract taken before {first}, or public counts of cards (koshin backtest counts.csv --actuals {file})',
    ja: '{file}: どの期間も、記録の基準日 {asOf} より前に始まっています。当時満了して更新されたものは今の記録に残っておらず、どの数え方でも大きく外れて見えるため、比較しません。{first} より前に取り出した記録か、公表された枚数 (koshin backtest counts.csv --actuals {file}) を使ってください',
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
  'usage-no-text-on-terminal': {
    en: '--format {format}: what is no text cannot be shown on a terminal; name a file with -o, as in -o forecast.{format}',
    ja: '--format {format}: 文字でないものは画面に表示できません。-o forecast.{format} のように書き出し先を指定してください',
  },
  'usage-chart-needs-table': {
    en: '--chart: the chart stands beneath the table for people only; leave out --format and the file’s ending, or leave out --chart',
    ja: '--chart: グラフは表 (--format table) の下にだけ表示できます。ほかの形式では --chart を付けないでください',
  },
  'usage-chart-by-part': {
    en: '--chart: the chart shows fiscal years as a whole; leave out --by, or leave out --chart',
    ja: '--chart: グラフは年度全体の件数を示すため、--by と併用できません。どちらかを外してください',
  },
  'usage-notes-of-tables': {
    en: '--notes: notes stand beneath tables for people only; leave it out, or write --format table or md',
    ja: '--notes: 注記は読むための表 (--format table、md) の下にだけ表示します。ほかの形式では --notes を付けないでください',
  },
  'usage-provenance-in-csv': {
    en: '--provenance: a CSV holds figures alone; write where they come from to a file of its own with --manifest FILE',
    ja: '--provenance: CSV には数値だけを書き出します。作成条件は --manifest ファイル名 で別のファイルに書き出してください',
  },
  'usage-excel-needs-csv': {
    en: '--excel is for CSV that Excel opens; for a workbook leave it out and write -o forecast.xlsx',
    ja: '--excel は Excel で開く CSV のための指定です。Excel ファイルにするときは --excel を外し、-o forecast.xlsx のように指定してください',
  },
  'usage-long-for-programs': {
    en: '--long is for programs: it needs --format csv, json or xlsx, or an -o name with one of these endings',
    ja: '--long は表計算や集計のための形式です。--format csv、json、xlsx のいずれかを指定するか、-o のファイル名をその拡張子にしてください',
  },
  'usage-excel-encoding': {
    en: '--excel writes UTF-8 with a byte-order mark, which --encoding contradicts; leave one of the two out',
    ja: '--excel は BOM 付き UTF-8 で書き出すため、--encoding の指定と合いません。どちらかを外してください',
  },
  ...REPORT_FAULT_WORDS,
  'input-bad-tally': {
    en: '{file}: not a tally that can be added up: {findings}. Make it again with koshin tally, or with the query of koshin sql.',
    ja: '{file}: 集計ファイルとして使えません: {findings}。koshin tally か koshin sql の問合せで作り直してください。',
  },
  'input-bad-tally-line': {
    en: '{file}:{line}: not a tally that can be added up: {finding}. Make it again with koshin tally, or with the query of koshin sql.',
    ja: '{file}:{line}: 集計ファイルとして使えません: {finding}。koshin tally か koshin sql の問合せで作り直してください。',
  },
  'input-not-saved': {
    en: '{file}: not a forecast or plan that can be compared: {finding}. Save it with koshin forecast or koshin plan, -o FILE.json or FILE.csv.',
    ja: '{file}: 比較できる更新件数や計画ではありません: {finding}。koshin forecast か koshin plan の結果を -o ファイル名.json (または .csv) で保存してください。',
  },
  'usage-compare-kinds': {
    en: 'one of {old} and {new} is a forecast, the other a plan; compare two of a kind',
    ja: '{old} と {new} は、一方が更新件数、もう一方が計画です。同じ種類どうしを比べてください',
  },
  'usage-compare-parts': {
    en: '{old} and {new} are broken down otherwise (--by); make both with the same --by',
    ja: '{old} と {new} は内訳 (--by) が異なります。同じ --by で作り直してください',
  },
  'usage-compare-nothing': {
    en: '{old} and {new} have no fiscal year, office or scenario in common; nothing can be compared',
    ja: '{old} と {new} には共通の年度・支所・シナリオがなく、比べられません',
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
  'input-parquet-encoding': {
    en: '{file}: column “{column}” holds bytes that are no text in UTF-8, as Parquet demands; export the file again with its texts in UTF-8',
    ja: '{file}: 列「{column}」に UTF-8 の文字として読めないデータがあります。Parquet の文字列は UTF-8 です。UTF-8 で書き出し直してください',
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
    en: '{file} and {other} do not add up: {term} is {value} in the one and {otherValue} in the other; {way}',
    ja: '{file} と {other} は合算できません。{term}が異なります ({value} と {otherValue})。{way}',
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
  ...PLAN_FAULT_WORDS,
} as const satisfies Record<FaultCode, Localized>;

/** What is no fault but a bug. */
export const BUG_WORDS: Localized = {
  en: 'This is a bug in koshin, not a fault of yours: {detail}. No result was written. Please report it with the command you ran, without the data.',
  ja: 'koshin の不具合です (操作の誤りではありません): {detail}。結果は書き出していません。実行したコマンドをデータを付けずに報告してください。',
};
