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
  /** Outside these a value is possible and warned of. */
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
  /** The value where the file says nothing; a form that has only one neutral value says it itself. */
  readonly neutral?: number;
  /** The greater the value, the lower the demand. */
  readonly lowersDemand?: true;
  /** The assumption without which this one means nothing. */
  readonly of?: string;
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

/** What a site of a capacity can state. */
export const SITE = {
  name: { description: 'Name of the site. 窓口の名称' },
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
      'Closed days: holidays, "12-29..01-03" each year, "2026-05-07", "2026-08-12..2026-08-15". 休業日',
  },
  bookable_share: {
    unit: 'share',
    plausible: [0.3, 1],
    description: 'Share of the time that can be booked, 0 to 1; default 1. 予約に充てる割合',
  },
  per_year: {
    unit: 'procedures',
    plausible: [0, 1_000_000],
    description: 'Instead of windows and hours: procedures a year. 窓口・時間に代わる年間件数',
  },
  share: {
    unit: 'share',
    description:
      'Share of the demand it serves; default: what the others leave, by capacity. 受け持つ割合',
  },
  kinds: { description: 'Kinds it handles; default both. 取り扱う手続' },
} as const satisfies Record<string, Declaration>;

/** What a cost is paid for, by its rate. Ranges are so that thousands of yen stand out. */
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
    description: 'Yen a year for each window of the sites with windows. 窓口1か所当たりの年額 (円)',
  },
  procedure: {
    unit: 'yen',
    plausible: [50, 20_000],
    description: 'Yen for each procedure handled. 処理1件当たりの額 (円)',
  },
} as const satisfies Record<CostRate, Declaration>;

/** What a subsidy can state. */
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
