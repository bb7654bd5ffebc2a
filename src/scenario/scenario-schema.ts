// Decides the form of a scenario file: which keys it may have, what each takes, and what an editor is told about it.
import { z } from 'zod';
import { type CivilDate, civilDate } from '../calendar/civil-date.js';
import type { FiscalYears } from '../rules/fiscal-years.js';
import { isRuleId, type Localized, type Source } from '../rules/rule-book.js';

/** What can be expected at a place of a scenario file; the words for it are in the message catalogue. */
export const EXPECTATIONS = [
  'file',
  'years',
  'year',
  'scenarios',
  'scenario',
  'text',
  'capacity',
  'dated-capacity',
  'date',
  'count',
  'sites',
  'site',
  'windows',
  'minutes',
  'minute',
  'hours',
  'days',
  'intervals',
  'interval',
  'closures',
  'closure',
  'share',
  'kinds',
  'kind',
  'assumptions',
  'share-per-kind',
  'ranged-share',
  'ranged-count',
  'lead-lag',
  'month',
  'new-cards',
  'yes-no',
  'rules',
  'rule',
  'rule-name',
  'rule-value',
  'costs',
  'cost',
  'yen',
  'yen-per-window',
  'yen-per-procedure',
  'other-costs',
  'other-cost',
  'subsidy',
] as const;

export type Expectation = (typeof EXPECTATIONS)[number];

/** Figures above are taken for slips; all below are whole numbers without loss. */
const GREATEST_COUNT = 999_999_999;

/** A mapping with these keys and no other. An unknown key's message is the list of the known ones. */
function mapping<Shape extends z.core.$ZodLooseShape>(shape: Shape, expected: Expectation) {
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys' ? Object.keys(shape).join(' ') : expected,
  });
}

/** Some visible letter, and none that would colour a terminal, break a line or turn the direction of writing. */
const PLAIN_TEXT = /^(?=.*\S)[^\p{Cc}\u202A-\u202E\u2066-\u2069]*$/u;

function text(expected: Expectation, pattern = PLAIN_TEXT) {
  return z.string({ error: expected }).regex(pattern, expected);
}

function whole(expected: Expectation, least: number, most: number) {
  return z.int({ error: expected }).min(least, expected).max(most, expected);
}

function list<Item extends z.ZodType>(item: Item, expected: Expectation) {
  return z.array(item, { error: expected });
}

/** One number, or three: so the same assumption can be stated as sure or as a range. */
function ranged<Value extends z.ZodType>(value: Value, expected: Expectation) {
  const range = mapping({ low: value, base: value, high: value }, expected);
  return z.union([value, range], { error: expected });
}

/** The years as texts, decade by decade: a JSON Schema knows no numbers as keys. */
function yearPattern({ first, last }: FiscalYears): RegExp {
  const decades: string[] = [];
  for (let decade = Math.floor(first / 10); decade * 10 <= last; decade += 1) {
    const from = Math.max(first - decade * 10, 0);
    const to = Math.min(last - decade * 10, 9);
    decades.push(`${decade}[${from}-${to}]`);
  }
  return new RegExp(`^(?:${decades.join('|')})$`);
}

const date = text('date', /^\d{4}-\d{2}-\d{2}$/).refine(
  (each) => dateOf(each) !== undefined,
  'date',
);
const share = z.number({ error: 'share' }).min(0, 'share').max(1, 'share');
const count = whole('count', 0, GREATEST_COUNT);
const rangedShare = ranged(share, 'ranged-share');
const sharePerKind = mapping(
  { card: rangedShare.optional(), certificate: rangedShare.optional() },
  'share-per-kind',
);
const minute = whole('minute', 1, 1440);
const rawValue = z.union([z.number(), z.string(), z.boolean()], { error: 'rule-value' });

const DAY = '(?:mon|tue|wed|thu|fri|sat|sun)';
const TIMES = /^(?:[01]?\d|2[0-4]):[0-5]\d-(?:[01]?\d|2[0-4]):[0-5]\d$/;
const MONTH_DAY = '(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])';
const ISO_DAY = `\\d{4}-${MONTH_DAY}`;
const CLOSURE = new RegExp(
  `^(?:holidays|${MONTH_DAY}(?:\\.\\.${MONTH_DAY})?|${ISO_DAY}(?:\\.\\.${ISO_DAY})?)$`,
);

const site = mapping(
  {
    name: text('text').describe('Name of the site. 窓口の名称'),
    windows: whole('windows', 0, 9999)
      .describe('Number of windows open at once. 同時に開く窓口の数')
      .optional(),
    minutes: z
      .union(
        [minute, mapping({ card: minute.optional(), certificate: minute.optional() }, 'minutes')],
        { error: 'minutes' },
      )
      .describe('Minutes one procedure takes, by kind or one for both. 1件の所要時間 (分)')
      .optional(),
    hours: z
      .record(
        z.string().regex(new RegExp(`^${DAY}(?:-${DAY})?$`)),
        list(text('interval', TIMES), 'intervals'),
        { error: (issue) => (issue.code === 'invalid_key' ? 'days' : 'hours') },
      )
      .describe(
        'Opening hours by day or range of days: { mon-fri: ["09:00-19:00"] }. 曜日別の受付時間',
      )
      .optional(),
    closed: list(text('closure', CLOSURE), 'closures')
      .describe(
        'Closed days: holidays, "12-29..01-03" each year, "2026-05-07", "2026-08-12..2026-08-15". 休業日',
      )
      .optional(),
    bookable_share: share
      .describe('Share of the time that can be booked, 0 to 1; default 1. 予約に充てる割合')
      .optional(),
    per_year: count
      .describe('Instead of windows and hours: procedures a year. 窓口・時間に代わる年間件数')
      .optional(),
    share: share
      .describe(
        'Share of the demand it serves; default: what the others leave, by capacity. 受け持つ割合',
      )
      .optional(),
    kinds: list(z.enum(['card', 'certificate'], { error: 'kind' }), 'kinds')
      .min(1, 'kinds')
      .describe('Kinds it handles; default both. 取り扱う手続')
      .optional(),
  },
  'site',
);

const capacity = z.union(
  [
    count,
    list(
      mapping(
        {
          from: date.describe('First day, as 2026-04-01. 適用開始日'),
          per_year: count.describe('Procedures a year. 年間の予約可能件数').optional(),
          sites: list(site, 'sites').min(1, 'sites').describe('Sites. 窓口の一覧').optional(),
        },
        'dated-capacity',
      ),
      'capacity',
    ).min(1, 'capacity'),
  ],
  { error: 'capacity' },
);

const rule = z.union(
  [
    text('rule').describe('Name of a shipped patch: next-generation-card. 同梱の想定の名称'),
    mapping(
      {
        patch: text('rule-name').describe('Name of a shipped patch. 同梱の想定の名称'),
        from: date.describe('From which day, instead of the patch’s own. 適用開始日').optional(),
      },
      'rule',
    ),
    mapping(
      {
        rule: text('rule-name').describe(
          'Name of a rule, as certificate.validity.adult. 規定の名称',
        ),
        from: date.describe('From which day. 適用開始日'),
        value: rawValue.describe('Its value, as the rule data write it. 値'),
        reason: text('text').describe('Why; printed beside the figures. 理由 (結果に表示)'),
      },
      'rule',
    ),
  ],
  { error: 'rule' },
);

const assumptionsIn = (years: FiscalYears) =>
  mapping(
    {
      take_up: sharePerKind
        .describe('Share of those due who come at all; default 1. 対象者のうち来る人の割合')
        .optional(),
      lead_lag_months: z
        .record(z.string().regex(/^(?:-?(?:[1-9]|1\d|2[0-4])|0)$/), share, {
          error: (issue) => (issue.code === 'invalid_key' ? 'month' : 'lead-lag'),
        })
        .describe(
          'Share that comes so many months after the month due (before: negative); adds up to 1; default { 0: 1 }. 満了月の何か月後 (前は負) に来るか',
        )
        .optional(),
      leaves_per_year: rangedShare
        .describe(
          'Share of holders who move, die or return the card in a year; default 0. 1年に転出・死亡・返納する割合',
        )
        .optional(),
      new_cards: z
        .record(z.string().regex(yearPattern(years)), ranged(count, 'ranged-count'), {
          error: (issue) => (issue.code === 'invalid_key' ? 'year' : 'new-cards'),
        })
        .describe('Cards newly issued by fiscal year; default none. 年度別の新規交付枚数')
        .optional(),
      new_cards_minor_share: share
        .describe('Share of the new cards that are minors’; default 0. 新規交付のうち未成年の割合')
        .optional(),
      new_cards_use_counter: z
        .boolean({ error: 'yes-no' })
        .describe('Whether new cards use capacity; default false. 新規交付が予約枠を使うか')
        .optional(),
      off_counter_share: sharePerKind
        .describe(
          'Share of procedures done elsewhere than at a counter; default 0. 窓口以外で済む割合',
        )
        .optional(),
      rules: list(rule, 'rules')
        .describe('What-ifs laid over the law; default none. 法令への想定の上書き')
        .optional(),
    },
    'assumptions',
  );

/** Limits of yen, so far from any ward's that a year's sum stays whole without loss. */
const GREATEST_YEN = 1_000_000_000_000;
const yen = whole('yen', 0, GREATEST_YEN);

const eligible = z
  .boolean({ error: 'yes-no' })
  .describe('Whether the subsidy counts it; default false. 補助対象か')
  .optional();
const running = {
  from: date.describe('First day; default: the plan’s. 開始日').optional(),
  to: date.describe('Last day; default: the plan’s. 終了日').optional(),
  eligible,
};
/** What a cost may be paid for, each with its days. */
const costForms = {
  month: { per_month: yen.describe('Yen a month. 月額 (円)'), ...running },
  year: { per_year: yen.describe('Yen a year. 年額 (円)'), ...running },
  once: {
    once: yen.describe('Yen, once. 一度だけの額 (円)'),
    on: date.describe('Day on which it arises; decides its fiscal year. 発生日'),
    eligible,
  },
  window: {
    per_window_per_year: whole('yen-per-window', 0, 1_000_000_000).describe(
      'Yen a year for each window of the sites with windows. 窓口1か所当たりの年額 (円)',
    ),
    ...running,
  },
  procedure: {
    per_procedure: whole('yen-per-procedure', 0, 1_000_000).describe(
      'Yen for each procedure handled. 処理1件当たりの額 (円)',
    ),
    ...running,
  },
};
const costName = { name: text('text').describe('Name of the cost. 費目の名称') };

const costs = mapping(
  {
    rent: mapping(costForms.month, 'cost').describe('Rent. 賃借料').optional(),
    fit_out: mapping(costForms.once, 'cost').describe('Fit-out, once. 整備費').optional(),
    staff: mapping(costForms.window, 'cost').describe('Staff at the windows. 人件費').optional(),
    contractor: mapping(costForms.procedure, 'cost').describe('Contractor. 委託料').optional(),
    other: list(
      z.union(
        [
          mapping({ ...costName, ...costForms.month }, 'other-cost'),
          mapping({ ...costName, ...costForms.year }, 'other-cost'),
          mapping({ ...costName, ...costForms.once }, 'other-cost'),
          mapping({ ...costName, ...costForms.window }, 'other-cost'),
          mapping({ ...costName, ...costForms.procedure }, 'other-cost'),
        ],
        { error: 'other-cost' },
      ),
      'other-costs',
    )
      .min(1, 'other-costs')
      .max(50, 'other-costs')
      .describe('Costs with a name of their own. その他の費用')
      .optional(),
  },
  'costs',
);

const subsidy = mapping(
  {
    share: share.describe('Share of the eligible costs. 補助率'),
    from: date.describe('Costs from this day on. この日以後の経費が対象'),
    to: date.describe('Costs until this day; default: no end. この日までの経費が対象').optional(),
    condition: text('text', /\S/).describe(
      'Condition in words; printed beside the figures. 条件 (結果に表示)',
    ),
    most_per_year: yen.describe('Ceiling in yen a fiscal year. 年度の上限額 (円)').optional(),
  },
  'subsidy',
);

/** The form of a scenario file. An issue's message is the {@link Expectation} that was not met. */
export const scenarioSchema = (years: FiscalYears) => {
  const year = whole('year', years.first, years.last);
  return mapping(
    {
      fiscal_years: z
        .tuple([year, year], { error: 'years' })
        .describe('First and last fiscal year: [2025, 2030]. 最初と最後の年度'),
      scenarios: list(
        mapping(
          {
            name: text('text').describe('Name of the scenario. シナリオの名称'),
            capacity: capacity.describe(
              'Procedures a year, or a list of dated capacities. 年間の予約可能件数、または日付付きの一覧',
            ),
            assumptions: assumptionsIn(years)
              .describe('What people are assumed to do; default: the law’s own demand. 前提')
              .optional(),
            costs: costs.describe('Costs in yen; default: none are told. 費用 (円)').optional(),
            subsidy: subsidy
              .describe('What is refunded of the eligible costs; default: nothing. 補助金')
              .optional(),
          },
          'scenario',
        ),
        'scenarios',
      )
        .min(1, 'scenarios')
        .describe('Scenarios, shown side by side. 並べて示すシナリオ'),
    },
    'file',
  );
};

/** A scenario file as written, its form being right. */
export type RawScenarioFile = z.output<ReturnType<typeof scenarioSchema>>;
export type RawScenario = RawScenarioFile['scenarios'][number];
export type RawAssumptions = z.output<ReturnType<typeof assumptionsIn>>;
export type RawCosts = z.output<typeof costs>;
export type RawSubsidy = z.output<typeof subsidy>;
export type RawSite = z.output<typeof site>;
export type RawRule = z.output<typeof rule>;
export type RawRanged =
  | number
  | { readonly low: number; readonly base: number; readonly high: number };

/** The JSON Schema of scenario files, for editors. The shipped copy is this, written out. */
export function scenarioJsonSchema(years: FiscalYears): object {
  const { $schema, ...rest } = z.toJSONSchema(scenarioSchema(years), {
    target: 'draft-7',
    io: 'input',
  });
  return { $schema, title: 'koshin scenario', ...rest };
}

/** A day as 2026-04-01; undefined where it is none. */
export function dateOf(text: string): CivilDate | undefined {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  return civilDate(Number(year), Number(month), Number(day));
}

/** A what-if that comes with the program: announced perhaps, but no law. */
export interface ShippedPatch {
  readonly id: string;
  readonly title: Localized;
  /** The day from which it is laid where a scenario names none: a placeholder, no announced day. */
  readonly from: CivilDate;
  readonly note: Localized;
  readonly changes: readonly {
    readonly rule: string;
    readonly value: unknown;
    readonly sentence: string;
  }[];
  readonly sources: readonly Source[];
}

const words = z.string().trim().min(1);
const localized = z.strictObject({ en: words, ja: words });
const patchSchema = z.strictObject({
  id: words,
  status: z.literal('announced'),
  in_force: z.literal(false),
  title: localized,
  from: words.refine((each) => dateOf(each) !== undefined),
  note: localized,
  changes: z
    .array(z.strictObject({ rule: words.refine(isRuleId), value: rawValue, sentence: words }))
    .min(1),
  sources: z.array(z.strictObject({ title: words, primary: z.boolean() })).min(1),
});

/** Reads a shipped patch strictly; a text where it is wrong. */
export function decodeShippedPatch(json: unknown): ShippedPatch | string {
  const parsed = patchSchema.safeParse(json);
  if (!parsed.success) {
    return parsed.error.issues.map(({ path, code }) => `${path.join('.')} (${code})`).join(', ');
  }
  const { id, title, from, note, changes, sources } = parsed.data;
  return { id, title, from: dateOf(from) as CivilDate, note, changes, sources };
}
