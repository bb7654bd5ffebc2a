// Every value that a scenario file can state, declared once: its form, unit, neutral value, plausible range, and what an
// editor is told of it. The schema, decoding and its warnings, prose, JSON and the columns of tables follow from here.
import type { CostRate } from './scenario.js';

/** What a number of a scenario file is a number of. */
export type ScenarioUnit =
  | 'share'
  | 'cards'
  | 'procedures'
  | 'windows'
  | 'minutes'
  | 'months'
  | 'yen';

/** A key of a scenario file. */
export interface Declaration {
  readonly unit?: ScenarioUnit;
  /** A value outside this range is possible, with a warning. */
  readonly plausible?: readonly [least: number, most: number];
  /** What an editor shows beside the key: in English, then in Japanese. */
  readonly description: string;
}

/** How an assumption is written. */
export type AssumptionForm =
  /** For each kind of procedure a share, or three: low, base and high. */
  | 'ranged-share-per-kind'
  | 'ranged-share'
  | 'share'
  /** Shares by month that add up to 1. */
  | 'share-by-month'
  /** By fiscal year a whole number, or three. */
  | 'ranged-count-by-year'
  | 'yes-no'
  /** Patches over the rule book. */
  | 'rules';

/** An assumption: under its neutral value demand is the law's own count. */
export interface AssumptionDeclaration extends Declaration {
  readonly form: AssumptionForm;
  /** Its name in {@link Assumptions}. */
  readonly field: string;
  /** The value if the file states none. A form with only one neutral value defines it itself. */
  readonly neutral?: number;
  /** The greater the value, the lower the demand. */
  readonly lowersDemand?: true;
  /** The assumption that this one refines; without it this one has no effect. */
  readonly of?: string;
  /** The assumption that holds where the file does not state this one: it is then empty. */
  readonly elseAs?: string;
}

/** The assumptions of a scenario, in the order in which its JSON has them. */
export const ASSUMPTIONS = {
  take_up: {
    field: 'takeUp',
    form: 'ranged-share-per-kind',
    unit: 'share',
    neutral: 1,
    plausible: [0.5, 1],
    description: 'Share of those due who come at all; default 1. 対象者のうち来る人の割合',
  },
  lead_lag_months: {
    field: 'leadLagMonths',
    form: 'share-by-month',
    unit: 'share',
    plausible: [-3, 12],
    description:
      'Share that comes so many months after the month due (before: negative); adds up to 1; default { 0: 1 }. 満了月の何か月後 (前は負) に来るか',
  },
  card_lead_lag_months: {
    field: 'cardLeadLagMonths',
    form: 'share-by-month',
    unit: 'share',
    plausible: [-3, 12],
    elseAs: 'lead_lag_months',
    description:
      'The same for cards; default: as lead_lag_months. カードについて満了月の何か月後に来るか',
  },
  leaves_per_year: {
    field: 'leavesPerYear',
    form: 'ranged-share',
    unit: 'share',
    neutral: 0,
    lowersDemand: true,
    plausible: [0, 0.15],
    description:
      'Share of holders who move, die or return the card in a year; default 0. 1年に転出・死亡・返納する割合',
  },
  new_cards: {
    field: 'newCards',
    form: 'ranged-count-by-year',
    unit: 'cards',
    plausible: [0, 1_000_000],
    description: 'Cards newly issued by fiscal year; default none. 年度別の新規交付枚数',
  },
  new_cards_minor_share: {
    field: 'newCardsMinorShare',
    form: 'share',
    unit: 'share',
    neutral: 0,
    plausible: [0, 0.5],
    of: 'new_cards',
    description: 'Share of the new cards that are minors’; default 0. 新規交付のうち未成年の割合',
  },
  new_cards_use_counter: {
    field: 'newCardsUseCounter',
    form: 'yes-no',
    of: 'new_cards',
    description: 'Whether new cards use capacity; default false. 新規交付が予約枠を使うか',
  },
  off_counter_share: {
    field: 'offCounterShare',
    form: 'ranged-share-per-kind',
    unit: 'share',
    neutral: 0,
    lowersDemand: true,
    plausible: [0, 0.5],
    description:
      'Share of procedures done elsewhere than at a counter; default 0. 窓口以外で済む割合',
  },
  overdue_share: {
    field: 'overdueShare',
    form: 'ranged-share-per-kind',
    unit: 'share',
    neutral: 0,
    plausible: [0, 1],
    description:
      'Share of what had ended before the as-of day without renewal that comes all the same, evenly in the first three months; default 0. 基準日までに満了し未更新のもののうち来る割合 (最初の3か月に均等)',
  },
  rules: {
    field: 'rules',
    form: 'rules',
    description: 'What-ifs laid over the law; default none. 法令への想定の上書き',
  },
} as const satisfies Record<string, AssumptionDeclaration>;

/** Name of an assumption in a scenario file. */
export type AssumptionKey = keyof typeof ASSUMPTIONS;
/** The assumptions of a form. */
export type KeyOfForm<Form extends AssumptionForm> = {
  [Key in AssumptionKey]: (typeof ASSUMPTIONS)[Key]['form'] extends Form ? Key : never;
}[AssumptionKey];

/** The keys of a site. */
export const SITE = {
  name: { description: 'Name of the site. 拠点の名称' },
  windows: {
    unit: 'windows',
    plausible: [1, 200],
    description: 'Number of windows open at once. 同時に開く窓口の数',
  },
  minutes: {
    unit: 'minutes',
    plausible: [3, 60],
    description: 'Minutes one procedure takes, by kind or one for both. 1件の所要時間 (分)',
  },
  hours: {
    description:
      'Opening hours by day or range of days: { mon-fri: ["09:00-19:00"] }. 曜日別の受付時間',
  },
  closed: {
    description:
      'Closed days: holidays, "12-29..01-03" each year, "2026-05-07", "2026-08-12..2026-08-15". 閉庁日',
  },
  bookable_share: {
    unit: 'share',
    plausible: [0.3, 1],
    description: 'Share of the time that can be booked, 0 to 1; default 1. 予約に充てる割合',
  },
  per_year: {
    unit: 'procedures',
    plausible: [0, 1_000_000],
    description: 'Instead of windows and hours: procedures a year. 窓口数・時間に代わる年間件数',
  },
  share: {
    unit: 'share',
    description:
      'Share of the demand it serves; default: what the others leave, by capacity. 受け持つ割合',
  },
  kinds: { description: 'Kinds it handles; default both. 取り扱う手続' },
} as const satisfies Record<string, Declaration>;

/** What a paper for a committee says besides figures; no figure depends on it. */
export const PAPER = {
  number: { description: 'Number of the paper: 1. 資料番号' },
  date: { description: 'Day of the paper, as 2025-09-05. 資料の日付' },
  committee: { description: 'Committee to which it is handed in. 委員会名' },
  department: { description: 'Department that hands it in. 所管課' },
  title: { description: 'Title; default: a general one. 件名' },
  summary: { description: 'What it proposes, before the first section. 前文' },
  background: { description: 'Background, before the figures. 背景' },
  policy: { description: 'How the ward means to meet the demand. 整備方針' },
  operation: { description: 'How the counters will run. 運営' },
  effect: { description: 'What it is expected to bring. 効果' },
  schedule: {
    description: 'Schedule: a text, or a list of { when, what }. スケジュール',
  },
} as const satisfies Record<string, Declaration>;

/** The rates of a cost. Plausible ranges are such that amounts in thousands of yen by mistake are noticed. */
export const COSTS = {
  month: { unit: 'yen', plausible: [10_000, 50_000_000], description: 'Yen a month. 月額 (円)' },
  year: { unit: 'yen', plausible: [50_000, 500_000_000], description: 'Yen a year. 年額 (円)' },
  once: {
    unit: 'yen',
    plausible: [50_000, 2_000_000_000],
    description: 'Yen, once. 一度だけの額 (円)',
  },
  window: {
    unit: 'yen',
    plausible: [1_000_000, 20_000_000],
    description: 'Yen a year for each window of the sites with windows. 窓口1つ当たりの年額 (円)',
  },
  procedure: {
    unit: 'yen',
    plausible: [50, 20_000],
    description: 'Yen for each procedure handled. 処理1件当たりの額 (円)',
  },
} as const satisfies Record<CostRate, Declaration>;

/** The keys of a subsidy. */
export const SUBSIDY = {
  share: {
    unit: 'share',
    plausible: [0.1, 1],
    description: 'Share of the eligible costs. 補助率',
  },
  from: { description: 'Costs from this day on. この日以後の経費が対象' },
  to: { description: 'Costs until this day; default: no end. この日までの経費が対象' },
  condition: {
    description: 'Condition in words; printed beside the figures. 条件 (結果に表示)',
  },
  most_per_year: {
    unit: 'yen',
    plausible: [100_000, 2_000_000_000],
    description: 'Ceiling in yen a fiscal year. 年度の上限額 (円)',
  },
} as const satisfies Record<string, Declaration>;
