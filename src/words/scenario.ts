// Findings of a scenario file in words: what is wrong, what was expected, what to do.

import type {
  Expectation,
  ScenarioRejection,
  ScenarioWarning,
  YamlFault,
} from '../records/scenario-finding.js';
import type { Localized } from '../rules/rule-book.js';

/** What keeps a text from being YAML that can be read. */
export const YAML_WORDS = {
  'not-utf8': {
    en: 'the file is not UTF-8 text; save it with the encoding UTF-8',
    ja: 'UTF-8 の文字ではありません。文字コードを UTF-8 にして保存してください',
  },
  'no-content': {
    en: 'the file holds nothing; expected fiscal_years and scenarios; koshin init writes one to begin with',
    ja: '内容がありません。fiscal_years と scenarios が必要です。koshin init でひな形を作れます',
  },
  tab: {
    en: 'a tab stands in the indentation; YAML expects spaces; replace it by spaces',
    ja: '字下げにタブがあります。YAML の字下げは空白です。半角空白に置き換えてください',
  },
  indent: {
    en: 'the indentation does not fit; keys of one mapping must begin in the same column; align the line with the one above',
    ja: '字下げがそろっていません。同じまとまりのキーは同じ桁から始めます。上の行とそろえてください',
  },
  unclosed: {
    en: 'a bracket or quotation mark is never closed, or a colon is missing; expected its other half; add it',
    ja: '括弧や引用符が閉じていないか、コロンがありません。対になる記号を補ってください',
  },
  'duplicate-key': {
    en: 'this key stands twice in one mapping; expected once; remove one of the two',
    ja: '同じキーが二つあります。一つだけにしてください',
  },
  thousands: {
    en: 'a number is split at its comma: in braces a comma begins the next entry; write it without, as 20000 in place of 20,000',
    ja: '数値が桁区切りのコンマで切れています。{ } の中のコンマは項目の区切りです。20,000 ではなく 20000 のように書いてください',
  },
  'several-documents': {
    en: 'a second document begins (---); expected one; put the scenarios into one list',
    ja: '二つ目の文書 (---) があります。scenarios の一覧一つにまとめてください',
  },
  alias: {
    en: 'an alias (*name) is used too often, stands in its own value or has no anchor (&name) before it; expected the value itself; write it out',
    ja: '別名 (*名前) に対応する &名前 が前にないか、その値自身の中にあるか、使い過ぎています。値をそのまま書いてください',
  },
  tag: {
    en: 'a tag (!name) is not known here; expected a plain value; remove the tag',
    ja: 'タグ (!名前) は使えません。タグを除いて値だけを書いてください',
  },
  syntax: {
    en: 'this cannot be read as YAML; expected “key: value”, one a line, with a half-width colon and a space; put texts with signs in quotation marks',
    ja: 'YAML として読めません。1行に「キー: 値」を半角のコロンと空白で書きます。記号を含む文字列は引用符で囲んでください',
  },
} as const satisfies Record<YamlFault, Localized>;

export const EXPECTATION_WORDS = {
  file: {
    en: 'fiscal_years and scenarios (the scenario file comes first, files of records after it)',
    ja: 'fiscal_years と scenarios (シナリオファイルが先、記録のファイルは後)',
  },
  years: {
    en: 'the first and the last fiscal year, as [2025, 2030]',
    ja: '最初と最後の年度 (例: [2025, 2030])',
  },
  year: {
    en: 'a western year from {firstYear} to {lastYear}',
    ja: '{firstYear}から{lastYear}までの西暦の年度',
  },
  scenarios: { en: 'a list of at least one scenario', ja: '一つ以上のシナリオの一覧' },
  scenario: { en: 'a mapping with name and capacity', ja: 'name と capacity' },
  text: {
    en: 'a text on one line, in quotation marks if it looks like a number',
    ja: '1行の文字列 (数字だけなら引用符で囲む)',
  },
  capacity: {
    en: 'a whole number of procedures a year, as 44000, or a list of capacities with from',
    ja: '年間件数の整数 (例: 44000) か、from 付きの一覧',
  },
  'dated-capacity': {
    en: 'a mapping with from and per_year, or from and sites',
    ja: 'from と per_year、または from と sites',
  },
  date: { en: 'a day of the calendar, as 2026-04-01', ja: '暦にある日付 (例: 2026-04-01)' },
  count: {
    en: 'a whole number from 0 to 999999999 without separators',
    ja: '0から999999999までの整数 (桁区切りなし)',
  },
  sites: { en: 'a list of at least one site', ja: '一つ以上の拠点の一覧' },
  site: {
    en: 'a mapping with name, and windows, minutes and hours or per_year',
    ja: 'name と、windows・minutes・hours または per_year',
  },
  windows: { en: 'a whole number of windows from 0 to 9999', ja: '0から9999までの窓口数' },
  minutes: {
    en: 'minutes by kind, as { card: 20, certificate: 15 }',
    ja: '手続別の分数 (例: { card: 20, certificate: 15 })',
  },
  minute: { en: 'whole minutes from 1 to 1440', ja: '1から1440までの分数 (整数)' },
  hours: {
    en: 'hours by day, as { mon-fri: ["09:00-17:00"] }',
    ja: '曜日別の時間 (例: { mon-fri: ["09:00-17:00"] })',
  },
  days: {
    en: 'a day or range of days out of mon, tue, wed, thu, fri, sat, sun, as mon-fri; public holidays are closed with closed: [holidays]',
    ja: 'mon、tue、wed、thu、fri、sat、sun の曜日かその範囲 (例: mon-fri)。祝日の閉庁は closed: [holidays]',
  },
  intervals: {
    en: 'a list of times, as ["09:00-17:00"]',
    ja: '時間帯の一覧 (例: ["09:00-17:00"])',
  },
  interval: {
    en: 'times as "09:00-17:00", until 24:00 at the latest',
    ja: '"09:00-17:00" の形の時間帯 (24:00まで)',
  },
  closures: {
    en: 'a list of closed days, as [holidays, "12-29..01-03"]',
    ja: '閉庁日の一覧 (例: [holidays, "12-29..01-03"])',
  },
  closure: {
    en: 'holidays, "12-29..01-03", "2026-05-07" or "2026-08-12..2026-08-15", days of the calendar',
    ja: 'holidays、"12-29..01-03"、"2026-05-07"、"2026-08-12..2026-08-15" のいずれか (暦にある日)',
  },
  share: { en: 'a share from 0 to 1, as 0.9', ja: '0から1までの割合 (例: 0.9)' },
  kinds: { en: 'a list of card, certificate', ja: 'card、certificate の一覧' },
  kind: { en: 'card or certificate', ja: 'card か certificate' },
  breakdown: { en: 'month or office', ja: 'month か office' },
  assumptions: {
    en: 'a mapping of assumptions, as { leaves_per_year: 0.06 }',
    ja: '前提のまとまり (例: { leaves_per_year: 0.06 })',
  },
  'share-per-kind': {
    en: 'shares by kind, as { card: 0.95, certificate: 0.90 }',
    ja: '手続別の割合 (例: { card: 0.95, certificate: 0.90 })',
  },
  'ranged-share': {
    en: 'a share from 0 to 1, or { low: 0.85, base: 0.9, high: 0.95 }',
    ja: '0から1までの割合、または { low: 0.85, base: 0.9, high: 0.95 }',
  },
  'ranged-count': {
    en: 'a whole number, or { low: 15000, base: 20000, high: 25000 }',
    ja: '整数、または { low: 15000, base: 20000, high: 25000 }',
  },
  'lead-lag': {
    en: 'shares by month, as { -1: 0.4, 0: 0.6 }',
    ja: '月別の割合 (例: { -1: 0.4, 0: 0.6 })',
  },
  month: {
    en: 'months from -24 to 24, as -1 for the month before',
    ja: '-24から24までの月数 (前月は -1)',
  },
  'new-cards': {
    en: 'cards by fiscal year, as { 2026: 20000 }',
    ja: '年度別の枚数 (例: { 2026: 20000 })',
  },
  'yes-no': { en: 'true or false', ja: 'true か false' },
  rules: {
    en: 'a list of patches, as [next-generation-card], or []',
    ja: '想定の一覧 (例: [next-generation-card])、なければ []',
  },
  rule: {
    en: 'the name of a shipped patch, { patch, from }, or { rule, from, value, reason }',
    ja: '同梱の想定の名称、{ patch, from }、{ rule, from, value, reason } のいずれか',
  },
  'rule-name': {
    en: 'a name, as certificate.validity.adult or next-generation-card',
    ja: '名称 (例: certificate.validity.adult、next-generation-card)',
  },
  'rule-value': { en: 'a number, a text, true or false', ja: '数、文字列、true、false のいずれか' },
  costs: {
    en: 'at least one of rent, fit_out, staff, contractor, other',
    ja: 'rent、fit_out、staff、contractor、other のうち一つ以上',
  },
  cost: {
    en: 'a mapping with an amount in yen, as { per_month: 2500000 }',
    ja: '円の額のまとまり (例: { per_month: 2500000 })',
  },
  yen: {
    en: 'whole yen from 0 to 1000000000000 without separators',
    ja: '0から1000000000000までの円 (整数、桁区切りなし)',
  },
  'yen-per-window': {
    en: 'whole yen from 0 to 1000000000 for a window and a year, without separators',
    ja: '窓口1つ1年当たり0から1000000000までの円 (整数、桁区切りなし)',
  },
  'yen-per-procedure': {
    en: 'whole yen from 0 to 1000000 for a procedure, without separators',
    ja: '1件当たり0から1000000までの円 (整数、桁区切りなし)',
  },
  'other-costs': {
    en: 'a list of 1 to 50 costs, each with name and an amount in yen',
    ja: 'name と円の額を持つ経費の一覧 (1から50まで)',
  },
  'other-cost': {
    en: 'name and one of per_month, per_year, once with on, per_window_per_year, per_procedure',
    ja: 'name と、per_month、per_year、once (on とともに)、per_window_per_year、per_procedure のいずれか一つ',
  },
  subsidy: {
    en: 'a mapping with share, from and condition, as { share: 0.5, from: 2026-04-01, condition: … }',
    ja: 'share、from、condition のまとまり (例: { share: 0.5, from: 2026-04-01, condition: … })',
  },
  paper: {
    en: 'the head and texts of a paper, as { number: 1, committee: …, background: … }',
    ja: '資料の見出しと文 (例: { number: 1, committee: …, background: … })',
  },
  line: {
    en: 'a text of 200 characters at most on one line, in quotation marks if it looks like a number',
    ja: '200字までの1行の文字列 (数字だけなら引用符で囲む)',
  },
  lines: {
    en: 'a text of 10,000 characters at most; several lines after a | at the end of the line',
    ja: '1万字までの文字列。複数行は、行末に | を書いて次の行から',
  },
  schedule: {
    en: 'a text, or a list of when and what, as [{ when: April 2026, what: opening }]',
    ja: '文字列、または when と what の一覧 (例: [{ when: 令和8年4月, what: 運営開始 }])',
  },
} as const satisfies Record<Expectation, Localized>;

/** `{key}` is the key at the place, `{expected}` what it takes; `{suggestion}` the near word, if any. */
export const REJECTION_WORDS = {
  'unknown-key': {
    en: '“{key}” is no key that is known here; expected one of {list}; {suggestion}correct or remove it',
    ja: '「{key}」はここでは使えないキーです。使えるのは {list} です。{suggestion}直すか除いてください',
  },
  'bad-key': {
    en: '“{key}” cannot stand here as a key; expected {expected}; correct it',
    ja: '「{key}」はここのキーになりません。必要なのは {expected} です。直してください',
  },
  missing: {
    en: '“{key}” is missing; expected {expected}; add it',
    ja: '「{key}」がありません。必要なのは {expected} です。加えてください',
  },
  blank: {
    en: '“{key}” is blank; expected {expected}; fill it in, or remove the key for its default',
    ja: '「{key}」が空です。必要なのは {expected} です。値を書くか、既定でよければキーごと除いてください',
  },
  'does-not-fit': {
    en: '“{key}” is not understood; expected {expected}; correct it',
    ja: '「{key}」を読み取れません。必要なのは {expected} です。直してください',
  },
  thousands: {
    en: '“{key}” has a separator between thousands; expected {expected}; write the digits alone, as 20000 in place of 20,000',
    ja: '「{key}」の数値に桁区切りがあります。必要なのは {expected} です。20,000 ではなく 20000 のように数字だけを書いてください',
  },
  'out-of-range': {
    en: '“{key}” is {value}, which cannot be; expected {expected}; correct it',
    ja: '「{key}」の {value} はあり得ない値です。必要なのは {expected} です。直してください',
  },
  'years-reversed': {
    en: 'the last fiscal year {toYear} lies before the first, {fromYear}; expected the earlier one first; exchange them',
    ja: '最後の年度 {toYear} が最初の年度 {fromYear} より前です。早い年度を先にして入れ替えてください',
  },
  'capacity-both': {
    en: 'both per_year and sites are given; expected one of them; a site may have its own per_year: remove one',
    ja: 'per_year と sites の両方があります。どちらか一方にしてください (拠点ごとの per_year は sites の中に書けます)',
  },
  'capacity-neither': {
    en: 'neither per_year nor sites is given; expected one of them; add it',
    ja: 'per_year も sites もありません。どちらか一方を加えてください',
  },
  'capacity-late': {
    en: 'the first capacity begins on {on}, after the first day {start}; expected one that holds from {start}; add it, or begin earlier',
    ja: '最初の予約可能件数は {on} からで、初日 {start} の値がありません。{start} 以前からの値を加えてください',
  },
  'capacity-order': {
    en: 'the capacity from {on} does not come after the one from {before}; expected order of date, one a day; put them in order',
    ja: '{on} からの予約可能件数が {before} の後に続きません。日付順に、1日に一つだけ並べてください',
  },
  'site-both': {
    en: 'a site has both per_year and windows or hours; expected one way to tell its capacity; remove the other',
    ja: '一つの拠点に per_year と windows などの両方があります。どちらか一方にしてください',
  },
  'site-neither': {
    en: 'a site has no capacity; expected windows, minutes and hours, or per_year; add them',
    ja: '拠点の予約可能件数を決める値がありません。windows・minutes・hours か per_year を加えてください',
  },
  'hours-reversed': {
    en: 'the hours {span} end before they begin; expected the earlier time first, until 24:00 at the latest; correct them',
    ja: '時間帯 {span} の終わりが始まり以前です。早い時刻を先に (24:00まで) 書いてください',
  },
  'hours-overlap': {
    en: 'the hours of {days} overlap; expected times apart from each other; correct them',
    ja: '{days} の時間帯が重なっています。重ならないように直してください',
  },
  'hours-day-twice': {
    en: '{day} is already in {other}; expected each day once; leave it in one of the two',
    ja: '{day} は {other} に含まれています。各曜日は一度だけにしてください',
  },
  'closed-reversed': {
    en: 'the closed days end on {to}, before they begin on {from}; expected the earlier day first; exchange them',
    ja: '閉庁の終わり {to} が始まり {from} より前です。早い日を先にして入れ替えてください',
  },
  'kind-twice': {
    en: 'a kind stands twice; expected each once; remove one',
    ja: '同じ手続が二度あります。一度だけにしてください',
  },
  'kind-unserved': {
    en: 'no site handles “{kind}”; expected at least one; add it to the kinds of a site',
    ja: '「{kind}」を取り扱う拠点がありません。少なくとも一つの拠点の kinds に加えてください',
  },
  'shares-over': {
    en: 'the shares of “{kind}” add up to {sum}; expected 1 at most; lower them',
    ja: '「{kind}」の share の合計が {sum} です。1以下になるように直してください',
  },
  'shares-short': {
    en: 'the shares of “{kind}” add up to {sum}, and no site takes the rest; expected 1; leave the share of one site out',
    ja: '「{kind}」の share の合計が {sum} で、残りを受ける拠点がありません。合計を1にするか、一つの拠点の share を省いてください',
  },
  'range-order': {
    en: 'the range of “{key}” is not in order; expected low ≤ base ≤ high; put the values in order',
    ja: '「{key}」の範囲の順が違います。low ≤ base ≤ high となるように直してください',
  },
  'lead-lag-sum': {
    en: 'the shares of lead_lag_months add up to {sum}; expected 1, or within 0.005 of it; correct them',
    ja: 'lead_lag_months の割合の合計が {sum} です。1 (差は0.005まで) になるように直してください',
  },
  'unknown-rule': {
    en: 'there is no such rule; expected one of {list}; {suggestion}correct it',
    ja: 'その名称の規定はありません。使えるのは {list} です。{suggestion}直してください',
  },
  'rule-value': {
    en: 'the value does not fit the rule {rule}; expected one in the rule’s own unit; see its values in the rule data',
    ja: '規定 {rule} に合わない値です。法令データにある値と同じ単位・形で書いてください',
  },
  'unknown-patch': {
    en: 'there is no such shipped patch; expected one of {list}; {suggestion}correct it, or write { rule, from, value, reason }',
    ja: 'その名称の同梱の想定はありません。使えるのは {list} です。{suggestion}直すか、{ rule, from, value, reason } の形で書いてください',
  },
  'repeated-scenario': {
    en: 'a scenario named “{name}” stands above already; expected names that differ; rename one',
    ja: '「{name}」というシナリオがすでにあります。別の名称にしてください',
  },
  'repeated-site': {
    en: 'a site named “{name}” stands above already; expected names that differ; rename one',
    ja: '「{name}」という拠点がすでにあります。別の名称にしてください',
  },
  'cost-reversed': {
    en: 'the last day {to} lies before the first, {from}; expected the earlier one first; exchange them',
    ja: '最後の日 {to} が最初の日 {from} より前です。早い日を from にして入れ替えてください',
  },
  'repeated-cost': {
    en: 'a cost named “{name}” stands above already; expected names that differ; rename one, or put both into one amount',
    ja: '「{name}」という経費がすでにあります。別の名称にするか、額を一つにまとめてください',
  },
  'subsidy-without-costs': {
    en: 'a subsidy is given, but no costs; expected costs beside it; add costs, or remove the subsidy',
    ja: '補助金 (subsidy) があるのに経費 (costs) がありません。costs を加えるか、subsidy を除いてください',
  },
} as const satisfies Record<ScenarioRejection, Localized>;

export const WARNING_WORDS = {
  implausible: {
    en: '“{key}” is {value}; usual is {least} to {most}; look at it again, or leave it if it is meant',
    ja: '「{key}」が {value} です。通常は {least} から {most} です。意図した値か確かめてください',
  },
  'new-cards-outside': {
    en: 'new_cards for {thatYear} come after the last fiscal year, {toYear}, and change nothing; expected a year up to then; check the year',
    ja: 'new_cards の {thatYear}年度は最後の{toYear}年度より後のため、何も変わりません。年度を確かめてください',
  },
  'cost-outside': {
    en: '“{key}” lies outside the fiscal years {fromYear} to {toYear}, so it is in no figure; expected days within; check the day, or the fiscal years',
    ja: '「{key}」は対象の {fromYear}～{toYear}年度の外なので、どの金額にも入りません。日付か対象年度を確かめてください',
  },
  'nothing-eligible': {
    en: 'no cost is eligible within the days of the subsidy, so it comes to nothing; expected eligible: true at one cost at least; add it, or check the days',
    ja: '補助金の期間に補助対象の経費がないため、補助金は0円になります。対象の経費に eligible: true を加えるか、日付を確かめてください',
  },
  'no-windows': {
    en: '“{key}” follows the windows, but no site has any, so it comes to nothing; expected sites with windows; add them, or give a cost a year',
    ja: '「{key}」は窓口数に応じますが、windows のある拠点がないため0円になります。拠点に窓口を加えるか、年額 (per_year) で書いてください',
  },
} as const satisfies Record<ScenarioWarning, Localized>;

/** Stands in for the key where the whole file is meant. */
export const WHOLE_FILE: Localized = { en: 'the file', ja: 'ファイル全体' };

export const SUGGESTION: Localized = {
  en: 'did you mean {near}? ',
  ja: '{near} のことですか。',
};

/** Words of the command that writes a first scenario file. */
export const INIT_WORDS = {
  summary: {
    en: 'a commented scenario file to begin with',
    ja: '注釈付きのシナリオファイルのひな形',
  },
  file: {
    en: 'records that the file is to fit, and NAME.yaml to write (default: scenario.yaml); - for standard output',
    ja: 'ひな形を合わせる記録のファイル。名前.yaml は書き出すファイル (既定: scenario.yaml)、- は標準出力',
  },
  force: { en: 'overwrite a file that exists', ja: '既存のファイルを上書き' },
  next: {
    en: '{file} written. Put your own figures in, then: {command}',
    ja: '{file} に書き出しました。数値を自庁の値に直してから、次を実行してください: {command}',
  },
  nextExample: {
    en: '{file} written, an example. With your records: koshin init RECORDS -o {file} --force writes one that fits them; {command} alone counts the bundled, invented people.',
    ja: '{file} に例を書き出しました。自庁の記録に合わせるには koshin init 記録のファイル -o {file} --force を実行してください。{command} だけでは、同梱の架空の住民を数えます。',
  },
  head: {
    en: 'Scenarios for koshin: what the counters can handle, and what people are assumed to do.',
    ja: 'koshin のシナリオファイル: 窓口の予約可能件数と、来庁についての前提。',
  },
  fits: {
    en: 'Made to fit {cards} cards, as of {asOf}. Of them come by law alone, before any assumption:',
    ja: '有効なカード{cards}枚の記録 (基準日 {asOf}) に合わせたひな形です。前提を置かない、法令どおりの更新件数:',
  },
  due: { en: '{list}.', ja: '{list}。' },
  offices: { en: 'Offices in the records: {list}.', ja: '記録にある支所: {list}。' },
  replace: {
    en: 'What the records do not tell is an example to be replaced: capacity and per_year (the mean of the years above), minutes, hours, and the assumptions, where no line above them says that they are learned. The windows are the fewest that leave nobody waiting at the end of a year.',
    ja: '記録から分からない値は例です。自庁の値に直してください: capacity と per_year (上の件数の平均)、所要時間、受付時間、前提 (記録から推定と書いたものを除く)。窓口数は、翌年度への繰越が出ない最少の数です。',
  },
  learnedTakeUp: {
    en: 'Of certificates: learned from these records as of {asOf}, low and high bound 90 %. Of {due} due before {month}: {inWindow} came in the window, {late} late, {notYet} not yet. Of cards: an example.',
    ja: '電子証明書はこの記録 ({asOf} 時点) から推定。low と high は90%信頼区間。{month} より前の満了{due}件: 期間内{inWindow}件、満了後{late}件、未更新{notYet}件。カードは例。',
  },
  learnedMonths: {
    en: 'Learned from {came} certificates renewed before {asOf}.',
    ja: '{asOf} より前に更新された電子証明書{came}件から推定。',
  },
  ranges: {
    en: 'Wherever an assumption takes a number, it may also take three: { low: 0.90, base: 0.95, high: 1 }.',
    ja: '前提の数値は、一つの代わりに三つでも書けます: { low: 0.90, base: 0.95, high: 1 }。',
  },
} as const satisfies Record<string, Localized>;
