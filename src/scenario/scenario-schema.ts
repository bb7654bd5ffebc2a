// The form of a scenario file, as a schema: which keys it may have, what each takes, and what an editor is told of it.
import { z } from 'zod';
import { type CivilDate, readIsoDate } from '../calendar/civil-date.js';
import { PROCEDURE_KINDS } from '../procedures/procedures.js';
import { failed, ok, type Result } from '../records/fault.js';
import type { Expectation } from '../records/scenario-finding.js';
import { type DataCode, dataFindings } from '../rules/data-finding.js';
import type { FiscalYears } from '../rules/fiscal-years.js';
import { isoDay } from '../rules/iso-day.js';
import { isRuleId, type Localized, type Source } from '../rules/rule-book.js';
import {
  ASSUMPTIONS,
  type AssumptionForm,
  type AssumptionKey,
  COSTS,
  type Declaration,
  PAPER,
  SITE,
  SUBSIDY,
} from './declarations.js';
import { PLAN_BREAKDOWNS } from './scenario.js';

/** Greater figures are taken for typing errors; smaller ones are exact in a number. */
const GREATEST_COUNT = 999_999_999;

/** A mapping with these keys and no other. An unknown key's message is the list of the known ones. */
function mapping<Shape extends z.core.$ZodLooseShape>(shape: Shape, expected: Expectation) {
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys' ? Object.keys(shape).join(' ') : expected,
  });
}

/**
 * At least one visible character, and no control characters, which could colour a terminal, break a line or change the
 * direction of writing.
 */
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

/** One number, or three for a range. */
function ranged<Value extends z.ZodType>(value: Value, expected: Expectation) {
  const range = mapping({ low: value, base: value, high: value }, expected);
  return z.union([value, range], { error: expected });
}

/** A pattern of the years, decade by decade: keys in a JSON Schema are texts. */
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
  (each) => readIsoDate(each) !== undefined,
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

/** A key that may be left out, with what an editor is told of it. */
function optional<Value extends z.ZodType>(value: Value, { description }: Declaration) {
  return value.describe(description).optional();
}

const site = mapping(
  {
    name: text('text').describe(SITE.name.description),
    windows: optional(whole('windows', 0, 9999), SITE.windows),
    minutes: optional(
      z.union(
        [minute, mapping({ card: minute.optional(), certificate: minute.optional() }, 'minutes')],
        { error: 'minutes' },
      ),
      SITE.minutes,
    ),
    hours: optional(
      z.record(
        z.string().regex(new RegExp(`^${DAY}(?:-${DAY})?$`)),
        list(text('interval', TIMES), 'intervals'),
        { error: (issue) => (issue.code === 'invalid_key' ? 'days' : 'hours') },
      ),
      SITE.hours,
    ),
    closed: optional(list(text('closure', CLOSURE), 'closures'), SITE.closed),
    bookable_share: optional(share, SITE.bookable_share),
    per_year: optional(count, SITE.per_year),
    share: optional(share, SITE.share),
    kinds: optional(
      list(z.enum(PROCEDURE_KINDS, { error: 'kind' }), 'kinds').min(1, 'kinds'),
      SITE.kinds,
    ),
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
          sites: list(site, 'sites').min(1, 'sites').describe('Sites. 拠点の一覧').optional(),
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

/** The written form of an assumption of each form. */
interface RawForms {
  readonly 'ranged-share-per-kind': {
    readonly card?: RawRanged | undefined;
    readonly certificate?: RawRanged | undefined;
  };
  readonly 'ranged-share': RawRanged;
  readonly share: number;
  readonly 'share-by-month': Readonly<Record<string, number>>;
  readonly 'ranged-count-by-year': Readonly<Record<string, RawRanged>>;
  readonly 'yes-no': boolean;
  readonly rules: readonly RawRule[];
}

/** The assumptions as written. */
export type RawAssumptions = {
  readonly [Key in AssumptionKey]?: RawForms[(typeof ASSUMPTIONS)[Key]['form']] | undefined;
};

const formsIn = (years: FiscalYears): { readonly [Form in AssumptionForm]: z.ZodType } => ({
  'ranged-share-per-kind': sharePerKind,
  'ranged-share': rangedShare,
  share,
  'share-by-month': z.record(z.string().regex(/^(?:-?(?:[1-9]|1\d|2[0-4])|0)$/), share, {
    error: (issue) => (issue.code === 'invalid_key' ? 'month' : 'lead-lag'),
  }),
  'ranged-count-by-year': z.record(
    z.string().regex(yearPattern(years)),
    ranged(count, 'ranged-count'),
    { error: (issue) => (issue.code === 'invalid_key' ? 'year' : 'new-cards') },
  ),
  'yes-no': z.boolean({ error: 'yes-no' }),
  rules: list(rule, 'rules'),
});

function assumptionsIn(years: FiscalYears): z.ZodType<RawAssumptions> {
  const forms = formsIn(years);
  const shape = Object.entries(ASSUMPTIONS).map(([key, declaration]) => [
    key,
    optional(forms[declaration.form], declaration),
  ]);
  return mapping(Object.fromEntries(shape), 'assumptions') as z.ZodType<RawAssumptions>;
}

/** The limit of yen: far beyond any ward's, and the sums of a year stay exact in a number. */
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
/** The rates of a cost, each with its days. */
const costForms = {
  month: { per_month: yen.describe(COSTS.month.description), ...running },
  year: { per_year: yen.describe(COSTS.year.description), ...running },
  once: {
    once: yen.describe(COSTS.once.description),
    on: date.describe('Day on which it arises; decides its fiscal year. 発生日'),
    eligible,
  },
  window: {
    per_window_per_year: whole('yen-per-window', 0, 1_000_000_000).describe(
      COSTS.window.description,
    ),
    ...running,
  },
  procedure: {
    per_procedure: whole('yen-per-procedure', 0, 1_000_000).describe(COSTS.procedure.description),
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
      .describe('Costs with a name of their own. その他の経費')
      .optional(),
  },
  'costs',
);

const subsidy = mapping(
  {
    share: share.describe(SUBSIDY.share.description),
    from: date.describe(SUBSIDY.from.description),
    to: optional(date, SUBSIDY.to),
    condition: text('text', /\S/).describe(SUBSIDY.condition.description),
    most_per_year: optional(yen, SUBSIDY.most_per_year),
  },
  'subsidy',
);

/** A text of several lines; else as {@link PLAIN_TEXT}. */
const LINES = /^(?=[\s\S]*\S)(?:\n|[^\p{Cc}\u202A-\u202E\u2066-\u2069])*$/u;
const lines = text('lines', LINES).max(10_000, 'lines');
/** What stands on a line of a paper's head or schedule. */
const line = text('line').max(200, 'line');

const paper = mapping(
  {
    number: optional(z.union([z.int().min(0, 'line'), line], { error: 'line' }), PAPER.number),
    date: optional(date, PAPER.date),
    committee: optional(line, PAPER.committee),
    department: optional(line, PAPER.department),
    title: optional(line, PAPER.title),
    summary: optional(lines, PAPER.summary),
    background: optional(lines, PAPER.background),
    policy: optional(lines, PAPER.policy),
    operation: optional(lines, PAPER.operation),
    effect: optional(lines, PAPER.effect),
    schedule: optional(
      z.union(
        [
          lines,
          list(mapping({ when: line, what: line }, 'schedule'), 'schedule').min(1, 'schedule'),
        ],
        { error: 'schedule' },
      ),
      PAPER.schedule,
    ),
  },
  'paper',
);

/** The form of a scenario file. An issue's message is the {@link Expectation} that was not met. */
export const scenarioSchema = (years: FiscalYears) => {
  const year = whole('year', years.first, years.last);
  return mapping(
    {
      fiscal_years: z
        .tuple([year, year], { error: 'years' })
        .describe('First and last fiscal year: [2025, 2030]. 最初と最後の年度'),
      by: z
        .enum(PLAN_BREAKDOWNS, { error: 'breakdown' })
        .describe(
          'How the plan is broken down: month, or office (demand alone); default: fiscal years. 計画の内訳: 月別、または総合支所別の件数',
        )
        .optional(),
      assumptions: assumptionsIn(years)
        .describe(
          'Assumptions of all scenarios; what a scenario states itself goes first. 全シナリオに共通の前提',
        )
        .optional(),
      scenarios: list(
        mapping(
          {
            name: text('text').describe('Name of the scenario. シナリオの名称'),
            capacity: capacity.describe(
              'Procedures a year, or a list of dated capacities. 年間の予約可能件数、または日付付きの一覧',
            ),
            assumptions: assumptionsIn(years)
              .describe(
                'What people are assumed to do; default: those of all scenarios, else the law’s own demand. 前提',
              )
              .optional(),
            costs: costs.describe('Costs in yen; default: none are told. 経費 (円)').optional(),
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
      paper: paper.describe('A paper for a committee: its head and texts. 委員会の資料').optional(),
    },
    'file',
  );
};

/** A scenario file of the right form, as written. */
export type RawScenarioFile = z.output<ReturnType<typeof scenarioSchema>>;
export type RawScenario = RawScenarioFile['scenarios'][number];
export type RawCosts = z.output<typeof costs>;
export type RawSubsidy = z.output<typeof subsidy>;
export type RawPaper = z.output<typeof paper>;
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

/** A what-if that ships with the program: announced, but not law. */
export interface ShippedPatch {
  readonly id: string;
  readonly title: Localized;
  /** The day from which it applies if a scenario states none. It is a placeholder, not an announced day. */
  readonly from: CivilDate;
  readonly note: Localized;
  readonly changes: readonly {
    readonly rule: string;
    readonly value: unknown;
    readonly sentence: string;
    readonly sources: readonly Source[];
  }[];
}

const words = z.string().trim().min(1);
const localized = z.strictObject({ en: words, ja: words });
const patchSchema = z.strictObject({
  id: words,
  status: z.literal('announced'),
  in_force: z.literal(false),
  title: localized,
  from: isoDay,
  note: localized,
  changes: z
    .array(
      z.strictObject({
        rule: words.refine(isRuleId, 'unknown-rule' satisfies DataCode),
        value: rawValue,
        status: z.literal('announced'),
        sentence: words,
        // What is only announced has no words of a law-maker yet.
        sources: z.array(z.strictObject({ title: words, primary: z.literal(false) })).min(1),
      }),
    )
    .min(1),
});

/** Reads a shipped patch strictly; `file` is its name, for the fault. */
export function decodeShippedPatch(json: unknown, file: string): Result<ShippedPatch> {
  const parsed = patchSchema.safeParse(json);
  if (!parsed.success) {
    return failed('usage-bad-data', { findings: dataFindings(parsed.error, file) });
  }
  const { id, title, from, note, changes } = parsed.data;
  return ok({ id, title, from, note, changes });
}
