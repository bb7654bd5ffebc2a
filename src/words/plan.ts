// The words of plans: their figures, places, and what scenarios assume.
import { HEADINGS } from '../records/headings.js';
import type { Localized } from '../rules/rule-book.js';
import type { AssumptionKey } from '../scenario/declarations.js';
import { COST_WORDS } from './costs.js';

/** The words of a plan. */
export const PLAN_WORDS = {
  carried_in: { en: 'carried in', ja: '前年度からの繰越' },
  handled: { en: 'handled', ja: '処理' },
  carried_out: { en: 'carried out', ja: '翌年度への繰越' },
  waiting_percent: { en: 'with what waits ÷ capacity', ja: '（更新件数＋繰越）÷予約可能件数' },
  range: {
    en: 'In brackets, or in two rows below: with the lowest and with the highest demand, each with its own waiting.',
    ja: '括弧内 (又は下の2行) は件数が最も少ない場合と最も多い場合 (繰越もそれぞれの場合で計算)。',
  },
  band: {
    en: 'P10 – P90: eight of ten times the figure lies between, if each range is drawn by itself and its low and high bound 90 %. The same file gives the same draws.',
    ja: 'P10〜P90: 幅のある仮定をそれぞれ独立に変動させたとき (low と high を90%の範囲とみなす)、10回に8回は数値がこの間に入る。同じファイルなら同じ結果になる。',
  },
  bandWindows: {
    en: 'Windows needed: the fewest of the first site with windows that, held from the plan’s beginning, leave nothing waiting at the end of the period. {signs}',
    ja: '必要な窓口数: 計画の初めから置けば期末に繰越が残らない最小の数 (窓口のある最初の拠点)。{signs}',
  },
  waiting: {
    en: 'Carried out: what capacity does not cover waits into the next period; a surplus is not carried.',
    ja: '予約可能件数を超えた分は次の期間に繰り越す。余裕は繰り越さない。',
  },
  sites: {
    en: 'A site’s room helps no other site, so what waits at the sites may add up to more than what waits over all.',
    ja: '拠点の余裕はほかの拠点に回らないため、拠点別の繰越の合計は全体の繰越より多いことがある。',
  },
  months: {
    en: 'Months are rounded one by one, so they may differ from a year’s figures by a few.',
    ja: '月ごとに四捨五入するため、合計は年度の件数とわずかに異なることがある。',
  },
  officeRange: {
    en: 'In brackets: with the lowest and with the highest demand.',
    ja: '括弧内は件数が最も少ない場合と最も多い場合。',
  },
  officeNewCards: {
    en: 'New cards stand under “{office}”: their office is not known yet.',
    ja: '新規交付のカードの件数は「{office}」に含む (総合支所が決まっていないため)。',
  },
  officeParts: {
    en: 'Every assumption is the same for each office. The offices add up to the plan; each may be off by one for that.',
    ja: '前提はどの総合支所も同じ。合計は計画の件数と一致する (端数の調整のため、各件数に1件の差があり得る)。',
  },
  breaks: {
    en: '{name}: these years have room for their total, but not in every month: {list}.',
    ja: '{name}: 年度では足りるが、月によっては足りない: {list}。',
  },
  breakItem: {
    en: '{fiscal} (up to {waiting} waiting, after {month})',
    ja: '{fiscal} (繰越は最大{waiting}件、{month}末)',
  },
  actuals: {
    en: 'What came stands in for what was expected in {list}.',
    ja: '実績に置き換えた月: {list}。',
  },
  actualsOutside: {
    en: 'actuals outside the plan, not used: {list}.',
    ja: '期間外の実績 (使わない): {list}。',
  },
  demandDiffers: {
    en: 'the scenarios {names} differ in demand, not only in capacity, since they assume other things ({keys}); what waits follows from both. To compare capacities, give them the same assumptions.',
    ja: 'シナリオ {names} は、予約可能件数だけでなく需要の件数も異なります (前提の違い: {keys})。繰越の差には両方が影響します。予約可能件数だけを比べるには、前提をそろえてください。',
  },
  actualsMissing: {
    en: 'months already gone without actuals, which stay as expected: {list}.',
    ja: '過ぎた月で実績がないもの (見込みのまま): {list}。',
  },
} as const satisfies Record<string, Localized>;

/** The headings of a plan by month that say whence and whither. */
export const PLAN_MONTH_WORDS = {
  carried_in: { en: PLAN_WORDS.carried_in.en, ja: '前月からの繰越' },
  carried_out: { en: PLAN_WORDS.carried_out.en, ja: '翌月への繰越' },
} as const satisfies Record<string, Localized>;

/** The words of the help for the command's own options. */
export const PLAN_HELP = {
  by: {
    en: 'break the figures down; office: the demand of each, without capacity; default: what the scenario file says, else year',
    ja: '内訳の単位。office は総合支所別の件数 (予約可能件数なし)。既定はシナリオのファイルの by、なければ年度 (year)',
  },
  scenario: {
    en: 'scenario file, YAML; koshin init writes one to begin with',
    ja: 'シナリオファイル (YAML)。koshin init でひな形を作成',
  },
  asOf: {
    en: 'the day the records speak for: expiries from it on are taken as renewed, earlier ones as lapsed; dates after it are reported (default: the day after the last day of issue in the records)',
    ja: '記録の基準日。この日以後の満了は更新されるもの、前の満了は失効とみなし、後の日付を指摘 (既定: 記録にある最後の発行日の翌日)',
  },
  actuals: {
    en: 'CSV of what came in months already gone: month, card, certificate',
    ja: '過ぎた月の実績の CSV (month、card、certificate)',
  },
} as const satisfies Record<string, Localized>;

/** The words of places. */
export const PLACE_WORDS = {
  scenario: { en: 'scenario', ja: 'シナリオ' },
  site: { en: 'site', ja: '拠点' },
  allSites: { en: '(all)', ja: '(計)' },
} as const satisfies Record<string, Localized>;

/** What each assumption says, in the order in which they are told; what-ifs follow, one by one. */
export const ASSUMPTION_SENTENCES = {
  take_up: { en: 'those due who come at all: {value}', ja: '更新に来る割合 {value}' },
  off_counter_share: {
    en: 'done elsewhere than at a counter: {value}',
    ja: '窓口以外で済ませる割合 {value}',
  },
  leaves_per_year: {
    en: 'holders who leave in a year: {value}',
    ja: '1年間に転出・死亡・返納する割合 {value}',
  },
  overdue_share: {
    en: 'overdue before the as-of day that come in the first three months: {value}',
    ja: '基準日までに満了し未更新のもののうち最初の3か月に来る割合 {value}',
  },
  lead_lag_months: {
    en: 'come by months after the month due: {value}',
    ja: '満了月の何か月後に来るか (マイナスは前) {value}',
  },
  card_lead_lag_months: {
    en: 'for cards come by months after the month due: {value}',
    ja: 'カードは満了月の何か月後に来るか (マイナスは前) {value}',
  },
  new_cards: { en: 'new cards {value}', ja: '新規交付 {value}' },
  new_cards_minor_share: {
    en: 'of the new cards, minors’: {value}',
    ja: '新規交付のうち未成年 {value}',
  },
  new_cards_use_counter: {
    en: 'handing a new card over takes a booking (counted as card)',
    ja: '新規交付も予約枠を使う (カードに算入)',
  },
} as const satisfies Record<Exclude<AssumptionKey, 'rules'>, Localized>;

/** The words around assumptions. */
export const ASSUMPTION_WORDS = {
  neutral: {
    en: 'Assumptions of {name}: none; demand is the law’s own count.',
    ja: '「{name}」の前提: なし (法令による件数のまま)。',
  },
  assumed: { en: 'Assumptions of {name}: {list}.', ja: '「{name}」の前提: {list}。' },
  rule: {
    en: 'not the law: {rule} = {value} from {from} ({reason})',
    ja: '現行法令と異なる仮定: {rule} = {value} ({from} から、{reason})',
  },
  ruleNote: { en: 'On “{reason}”: {note}', ja: '「{reason}」について: {note}' },
  before: {
    en: '{name}: {card} cards and {certificate} certificates due in the plan come before its first month and are not in it.',
    ja: '{name}: 期間内に満了するもののうちカード{card}件、電子証明書{certificate}件は最初の月より前に来るため含まない。',
  },
} as const satisfies Record<string, Localized>;

/** What a capacity rests on, in sentences. */
export const CAPACITY_BASIS_WORDS = {
  from: {
    en: 'Capacity of {name} from {date}: {list}.',
    ja: '「{name}」の予約可能件数 ({date}から): {list}。',
  },
  site: { en: '{site} ({list})', ja: '{site} ({list})' },
  figure: { en: '{amount} a year', ja: '年間{amount}件' },
  windows: { en: 'windows {count}', ja: '窓口数{count}' },
  minutes: { en: 'minutes a procedure {count}', ja: '1件当たり{count}分' },
  minutesByKind: { en: 'minutes a procedure: {list}', ja: '1件当たり{list}' },
  minutesOf: { en: '{kind} {count}', ja: '{kind}{count}分' },
  open: { en: 'open {list}', ja: '受付 {list}' },
  neverOpen: { en: 'never open', ja: '受付なし' },
  closed: { en: 'closed {list}', ja: '閉庁 {list}' },
  holidays: { en: 'public holidays', ja: '祝日' },
  yearly: { en: '{days} each year', ja: '毎年{days}' },
  bookable: { en: '{percent} of the time bookable', ja: '予約に充てる時間 {percent}' },
  share: { en: 'serves {percent} of the demand', ja: '需要の{percent}を受け持つ' },
  kind: { en: '{kind} only', ja: '{kind}のみ' },
  between: { en: ', ', ja: '・' },
  span: { en: '{from}–{to}', ja: '{from}～{to}' },
  dates: { en: '{from} to {to}', ja: '{from}～{to}' },
} as const satisfies Record<string, Localized>;

/** The days of the week, by their keys in scenario files. */
export const DAY_WORDS = {
  mon: { en: 'Mon', ja: '月' },
  tue: { en: 'Tue', ja: '火' },
  wed: { en: 'Wed', ja: '水' },
  thu: { en: 'Thu', ja: '木' },
  fri: { en: 'Fri', ja: '金' },
  sat: { en: 'Sat', ja: '土' },
  sun: { en: 'Sun', ja: '日' },
} as const satisfies Record<string, Localized>;

/** The ends of a range beside their figure. */
export const BOUND_WORDS = {
  low: { en: 'low', ja: '低位' },
  high: { en: 'high', ja: '高位' },
} as const satisfies Record<string, Localized>;

/** How the ends of a range are told apart in headings. */
export const RANGE_WORDS = {
  low: { en: '{heading}, low', ja: '{heading} (低位)' },
  high: { en: '{heading}, high', ja: '{heading} (高位)' },
} as const satisfies Record<string, Localized>;

/** The headings of what draws of the ranged assumptions come to. */
export const BAND_WORDS = {
  total_p10: { en: 'total, P10', ja: '合計 (P10)' },
  total_p90: { en: 'total, P90', ja: '合計 (P90)' },
  carried_out_p10: { en: 'carried out, P10', ja: '繰越 (P10)' },
  carried_out_p90: { en: 'carried out, P90', ja: '繰越 (P90)' },
  needed_windows: { en: 'windows needed', ja: '必要な窓口数' },
  needed_windows_p10: { en: 'windows needed, P10', ja: '必要な窓口数 (P10)' },
  needed_windows_p90: { en: 'windows needed, P90', ja: '必要な窓口数 (P90)' },
} as const satisfies Record<string, Localized>;

/** The parts of the headings, by their keys in scenario files, in the order in which the columns stand. */
export const ASSUMED_WORDS = {
  capacity: HEADINGS.capacity,
  sites: PLACE_WORDS.site,
  take_up: { en: 'those due who come', ja: '更新に来る割合' },
  lead_lag_months: { en: 'come by months after the month due', ja: '満了月からの月数別の割合' },
  card_lead_lag_months: {
    en: 'cards come by months after the month due',
    ja: 'カードの満了月からの月数別の割合',
  },
  leaves_per_year: { en: 'holders who leave in a year', ja: '1年間に転出・死亡・返納する割合' },
  new_cards: { en: 'new cards', ja: '新規交付' },
  new_cards_minor_share: { en: 'minors’ share of new cards', ja: '新規交付のうち未成年の割合' },
  new_cards_use_counter: { en: 'new cards take bookings', ja: '新規交付も予約枠を使う' },
  off_counter_share: { en: 'done elsewhere than at a counter', ja: '窓口以外で済ませる割合' },
  overdue_share: { en: 'overdue that come', ja: '満了後未更新のうち来る割合' },
  rules: { en: 'not the law', ja: '現行法令と異なる仮定' },
  costs: { en: 'cost', ja: '経費' },
  subsidy: COST_WORDS.subsidy,
  card: HEADINGS.card,
  certificate: HEADINGS.certificate,
  rent: COST_WORDS.rent,
  fit_out: COST_WORDS.fit_out,
  staff: COST_WORDS.staff,
  contractor: COST_WORDS.contractor,
  other: { en: 'other', ja: 'その他' },
  rule: { en: 'rule', ja: '規定' },
  name: { en: 'name', ja: '名称' },
  windows: { en: 'windows', ja: '窓口数' },
  minutes: { en: 'minutes a procedure', ja: '1件当たりの分数' },
  hours: { en: 'opening hours', ja: '受付時間' },
  closed: { en: 'closed', ja: '閉庁日' },
  bookable_share: { en: 'share of the time bookable', ja: '予約に充てる割合' },
  kinds: { en: 'handles only', ja: '取り扱う手続' },
  share: { en: 'share', ja: '割合' },
  per_month: COST_WORDS.month,
  per_year: COST_WORDS.year,
  once: COST_WORDS.once,
  per_window_per_year: COST_WORDS.window,
  per_procedure: COST_WORDS.procedure,
  on: { en: 'on', ja: '日付' },
  from: { en: 'from', ja: '開始日' },
  to: { en: 'until', ja: '終了日' },
  value: { en: 'value', ja: '値' },
  reason: { en: 'reason', ja: '理由' },
  note: { en: 'note', ja: '注記' },
  eligible: { en: 'eligible', ja: '補助対象' },
  condition: { en: 'condition', ja: '条件' },
  most_per_year: { en: 'at most a fiscal year', ja: '年度の上限' },
} as const satisfies Record<AssumptionKey, Localized> & Record<string, Localized>;

/** What is called otherwise where it is a part of a capacity and not of a cost. */
export const ASSUMED_CAPACITY_WORDS = {
  per_year: { en: 'a year', ja: '年間件数' },
  share: { en: 'share of the demand', ja: '受け持つ割合' },
} as const satisfies Record<string, Localized>;

/** What the texts of a capacity mean. */
export const CAPACITY_CODES = {
  card: HEADINGS.card,
  certificate: HEADINGS.certificate,
  holidays: CAPACITY_BASIS_WORDS.holidays,
} as const satisfies Record<string, Localized>;

export const ASSUMED_COLUMN: Localized = { en: 'assumed: {name}', ja: '前提: {name}' };

export const YES_NO = {
  true: { en: 'yes', ja: 'はい' },
  false: { en: 'no', ja: 'いいえ' },
} as const satisfies Record<string, Localized>;
