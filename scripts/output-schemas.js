// The shapes of every JSON output, from which its JSON Schema is written; a test holds them against real outputs.
import { z } from 'zod';

const whole = z.int();
const count = z.int().min(0);
const text = z.string();
const day = text.regex(/^\d{4}-\d{2}-\d{2}$/);
const month = text.regex(/^\d{4}-\d{2}$/);
const hex = text.regex(/^[0-9a-f]{64}$/);
const some = whole.nullable();
const value = z.union([text, z.number(), z.boolean(), z.null()]);
const localized = z.strictObject({ en: text, ja: text });

const digest = z.strictObject({ path: text, bytes: count, sha256: hex.nullable() });
const provenance = {
  example: z.literal(true).optional(),
  tool: text,
  inputs: z.array(digest),
  rules: text,
  options: z.record(text, value),
};
const source = z.enum(['option', 'records', 'example']);
const records = z.strictObject({
  rows: count,
  cards: count,
  counted: count,
  excluded: z.record(text, count),
  rejected: count,
  rejected_rows: count,
});
const kinds = z.strictObject({ card: count, certificate: count });
const basis = {
  lapsed_before_start: kinds,
  as_of: day,
  as_of_source: source,
  records,
  ...provenance,
  secondary_sources: z.array(text),
};
const partial = { partial_from: day.optional() };
const atLeast = z.strictObject({ card: count, certificate: count, total: count }).partial();

const compared = {
  card: some,
  certificate: some,
  total: some,
  capacity: some,
  surplus: some,
  utilization_percent: some,
};
const keys = { fiscal_year: whole, office: text.optional(), month: month.optional(), ...partial };
const forecastRow = z.strictObject({ ...keys, ...compared, at_least: atLeast.optional() });
const longRow = z.strictObject({ ...keys, figure: text, value: z.union([some, atLeast]) });
const errors = {
  forecast: whole,
  actual: whole.optional(),
  error: whole,
  error_percent: z.number().nullable(),
};

const yearCosts = z.strictObject({
  gross: count,
  eligible: count,
  subsidy: count,
  net: whole,
  gross_per_procedure: some,
  net_per_procedure: some,
  items: z.array(
    z.strictObject({
      name: text,
      amount: count,
      eligible: z.boolean(),
      eligible_amount: count,
    }),
  ),
});
const planFigures = {
  ...compared,
  carried_in: count,
  handled: count,
  carried_out: count,
  waiting_percent: some,
  costs: yearCosts.optional(),
};
const ofOffice = { card: some, certificate: some, total: some };
const planRow = z.strictObject({
  fiscal_year: whole,
  month: month.optional(),
  ...partial,
  ...planFigures,
  low: z.strictObject(planFigures).optional(),
  total_p10: whole.optional(),
  carried_out_p10: whole.optional(),
  carried_out_p90: whole.optional(),
  needed_windows: some.optional(),
  needed_windows_p10: some.optional(),
  needed_windows_p90: some.optional(),
  total_p90: whole.optional(),
  high: z.strictObject(planFigures).optional(),
  sites: z.array(z.strictObject({ name: text, ...planFigures })).optional(),
});
const officeRow = z.strictObject({
  fiscal_year: whole,
  office: text,
  ...partial,
  ...ofOffice,
  low: z.strictObject(ofOffice).optional(),
  high: z.strictObject(ofOffice).optional(),
});
// What a scenario file states is written as it is stated there: its schema is data/scenario/scenario.schema.json.
const stated = z.record(text, z.unknown());
const capacityBasis = z.array(stated).describe('as in a scenario file').nullable();
const assumptions = stated.describe('as in a scenario file, neutral values included');

const capacityFigures = {
  open_days: some,
  open_hours: z.number().nullable(),
  slots: some,
  capacity: count,
  demand: kinds.optional(),
  sites: z.array(z.strictObject({ name: text, capacity: count })).optional(),
};
const capacityYear = z.strictObject({ fiscal_year: whole, ...partial, ...capacityFigures });
const capacityMonth = z.strictObject({ month, ...partial, ...capacityFigures });
const need = z.strictObject({
  fiscal_year: whole,
  by_date: day.optional(),
  windows: some.optional(),
  saturdays: some.optional(),
  bookable_share: z.number().nullable().optional(),
});

const figure = z.number().nullable();
const distribution = z.strictObject({ mean: figure, p10: figure, p50: figure, p90: figure });
const simulated = {
  capacity: count,
  arrived: distribution,
  came_after_lapse: distribution,
  served: distribution,
  waiting_days: distribution,
  queue: distribution,
  waiting: distribution,
  lapsed: distribution,
  lapsed_while_waiting: distribution,
  lapsed_while_waiting_card: distribution,
  lapsed_while_waiting_certificate: distribution,
};

const cell = { fiscal_year: whole, column: text, published: whole };
const difference = z.strictObject({ ...cell, computed: some });
const knownDifference = z.strictObject({ ...cell, computed: whole, reason: text });
const turned = z.strictObject({
  fiscal_year: whole,
  capacity: whole,
  surplus_before: whole,
  law_surplus: whole,
  law_utilization_percent: some,
});
const backtestRow = z.strictObject({
  fiscal_year: whole,
  month: month.optional(),
  kind: text,
  ...errors,
  issue_year_forecast: whole.optional(),
  issue_year_error: whole.optional(),
  issue_year_error_percent: z.number().nullable().optional(),
});

const estimate = z.strictObject({ low: z.number(), base: z.number(), high: z.number() });
const shares = z.record(text, z.number());
const percentiles = z.strictObject({ p10: whole, p50: whole, p90: whole, count });
const measure = z.strictObject({
  rows: count,
  cards: count,
  groups: count,
  smallest_group: count,
  rows_below: count,
  cards_below: count,
});
const partRow = z.strictObject({
  fiscal_year: whole,
  office: text.optional(),
  month: month.optional(),
  ...ofOffice,
  at_least: atLeast.optional(),
});
const tallyBasis = {
  koshin: text,
  rules: text,
  rules_sha256: hex,
  example: z.literal(true).optional(),
  records,
  findings: z.array(z.strictObject({ code: text, column: text.nullable(), count })).optional(),
  inputs: z.array(digest),
};
/** By month of expiry, then by days or months, those without a count left out. */
const countsByMonth = z.record(month, z.record(text.regex(/^-?\d{1,4}$/), count));
const renewed = {
  came_days_after: countsByMonth,
  came_months_after: countsByMonth,
  waiting_by_day: countsByMonth,
};
const namedCounts = z.record(text, some).nullable();
const fileCompared = z.strictObject({
  path: text,
  bytes: count,
  sha256: hex.nullable(),
  kind: z.enum(['forecast', 'plan']),
  format: z.enum(['json', 'csv']),
});

/**
 * A shape with the name by which outputs call it.
 * @param {string} name
 * @param {z.ZodRawShape} shape
 */
const named = (name, shape) => z.strictObject({ schema: z.literal(`koshin.${name}/1`), ...shape });

/** A figure of a scenario, with what it is about. */
const scenarioFigure = z.strictObject({
  fiscal_year: whole,
  month: month.optional(),
  scenario: text,
  office: text.optional(),
  site: text.optional(),
  figure: text,
  value: z.number().nullable(),
  unit: text,
});

/**
 * A shape of scenarios, and the same with one figure a row.
 * @param {string} name
 * @param {z.ZodRawShape} scenario
 * @param {z.ZodRawShape} shape
 */
const withScenarios = (name, scenario, shape) => {
  const { rows: _, months: _months, ...left } = scenario;
  const { months: _all, ...rest } = shape;
  const scenarios = z.array(z.strictObject(left));
  return z.union([
    named(name, { scenarios: z.array(z.strictObject(scenario)), ...shape }),
    named(name, { ...rest, scenarios, rows: z.array(scenarioFigure) }),
  ]);
};

/** The shape of each output by the name in its `schema`. */
export const OUTPUT_SCHEMAS = {
  forecast: named('forecast', {
    rows: z.array(z.union([forecastRow, longRow])),
    backtest: z
      .strictObject({
        as_of: day,
        not_compared: count,
        rows: z.array(
          z.strictObject({ fiscal_year: whole, months: count.optional(), kind: text, ...errors }),
        ),
        inputs: z.array(digest),
      })
      .optional(),
    ...basis,
  }),
  plan: withScenarios(
    'plan',
    {
      name: text,
      rows: z.union([z.array(planRow), z.array(officeRow)]),
      capacity: capacityBasis.optional(),
      assumptions,
      costs: stated.describe('as in a scenario file').optional(),
      subsidy: stated.describe('as in a scenario file').optional(),
      come_before_start: kinds.optional(),
    },
    {
      actuals: z
        .strictObject({ used: z.array(month), outside: z.array(month), missing: z.array(month) })
        .optional(),
      ...basis,
    },
  ),
  capacity: withScenarios(
    'capacity',
    {
      name: text,
      rows: z.array(capacityYear),
      months: z.array(capacityMonth),
      site: text.nullable(),
      needed: z.array(need),
      capacity: capacityBasis,
      assumptions,
    },
    {
      rows: z.array(capacityYear).optional(),
      months: z.array(capacityMonth).optional(),
      needed: z.array(need).optional(),
      ...basis,
    },
  ),
  simulate: withScenarios(
    'simulate',
    {
      name: text,
      rows: z.array(
        z.strictObject({
          fiscal_year: whole,
          ...partial,
          ...simulated,
          worst_month: z.strictObject({ month, queue: z.number() }).nullable(),
        }),
      ),
      months: z.array(z.strictObject({ month, fiscal_year: whole, ...partial, ...simulated })),
      conservation: z.strictObject({
        arrived: z.number(),
        served: z.number(),
        waiting: z.number(),
        lapsed: z.number(),
      }),
      capacity: capacityBasis,
      assumptions,
      come_before_start: kinds,
    },
    {
      runs: count,
      seed: some,
      randomness: z.boolean(),
      lapsed_leave: z.boolean(),
      ...basis,
    },
  ),
  verify: named('verify', {
    table: text,
    equal: z.boolean(),
    compared_cells: count,
    years_not_counted: z.array(whole),
    year_partly_counted: some,
    years_missing: z.array(whole),
    differences: z.array(difference),
    within_tolerance: z.array(difference),
    known_differences: z.array(knownDifference),
    stale_known_differences: z.array(knownDifference),
    ...basis,
  }),
  reconcile: named('reconcile', {
    table: text,
    published: z.array(z.strictObject({ fiscal_year: whole, ...compared }).partial()),
    steps: z.array(
      z.strictObject({ step: text, rows: z.array(forecastRow.extend({ change: some })) }),
    ),
    reproduces_table: z.boolean(),
    is_law_table: z.boolean(),
    surplus_turned_deficit: z.array(turned),
    deficit_turned_surplus: z.array(turned),
    capacity_apart: z.array(z.strictObject({ fiscal_year: whole, published: whole, given: whole })),
    known_differences: z.array(knownDifference),
    conclusion: z.strictObject({ en: z.array(text), ja: z.array(text) }),
    ...basis,
  }),
  compare: named('compare', {
    example: z.literal(true).optional(),
    old: fileCompared,
    new: fileCompared,
    rows: z.array(
      z.strictObject({
        fiscal_year: whole,
        month: month.optional(),
        office: text.optional(),
        scenario: text.optional(),
        site: text.optional(),
        figure: text,
        old: some,
        new: some,
        change: some,
        change_percent: z.number().nullable(),
      }),
    ),
    compared: count,
    differing: count,
    reasons: z.array(z.strictObject({ what: text, old: value, new: value })),
    tool: text,
  }),
  backtest: z.union([
    named('backtest', {
      rows: z.array(backtestRow),
      totals: z.array(backtestRow),
      mean_absolute_percent_error: z.record(text, z.number().nullable()),
      nearer: text.nullable(),
      as_of: day,
      as_of_source: source.optional(),
      methods: z.array(text),
      cards: count,
      left_out: z.strictObject({ counts: count, actuals: count }),
      ...provenance,
      secondary_sources: z.array(text),
    }),
    named('backtest-bands', {
      against: z.enum(['records', 'actuals']),
      rows: z.array(
        z.strictObject({
          as_of: day,
          fiscal_year: whole,
          months: count.optional(),
          month: month.optional(),
          kind: text,
          foreseen: count,
          p10: count,
          p90: count,
          actual: some,
          within: z.boolean().nullable(),
        }),
      ),
      held: z.array(
        z.strictObject({
          by: z.enum(['fiscal_year', 'month']),
          kind: text,
          points: count,
          within: count,
          share: estimate,
        }),
      ),
      learned_on: z.array(day),
      as_of: day.nullable(),
      as_of_source: source.optional(),
      leaves_per_year: z.number(),
      suppress_below: count,
      ...provenance,
    }),
  ]),
  explain: named('explain', {
    card_expires_on: day.nullable(),
    card_renewal_opens_on: day.nullable(),
    user_cert_expires_on: day.nullable(),
    user_cert_renewal_opens_on: day.nullable(),
    signature_cert_expires_on: day.nullable(),
    signature_cert_renewal_opens_on: day.nullable(),
    steps: z.array(
      z.strictObject({
        item: text,
        step: text,
        text: localized,
        on: day.nullable(),
        date: day.nullable(),
        rule: z
          .strictObject({
            id: text,
            value: z.unknown(),
            in_force_from: day,
            article: localized.nullable(),
            sentence: z.unknown(),
            secondary: z.boolean(),
            sources: z.array(stated),
          })
          .nullable(),
      }),
    ),
    findings: z.array(z.strictObject({ code: text, item: text })),
    ...provenance,
  }),
  tally: z.union([
    named('tally', {
      ...tallyBasis,
      options: z.record(text, value),
      lapsed_before_start: kinds,
      years: z.array(partRow),
      parts: z.array(partRow),
    }),
    named('renewals', {
      ...tallyBasis,
      options: z.strictObject({ as_of: day, as_of_source: source }),
      certificates: z.strictObject({
        ages: z.array(z.strictObject({ from_age: count, ...renewed })),
        offices: z.array(z.strictObject({ office: text, ...renewed })).nullable(),
      }),
      issued_out_of_turn: countsByMonth,
      cards: z.strictObject({
        renewed_days_before: countsByMonth,
        renewed_months_before: countsByMonth,
        not_renewed_by_day: countsByMonth,
        lapsed_by_day: countsByMonth,
      }),
      handed_over_days_after: countsByMonth,
    }),
  ]),
  learn: named('learn', {
    as_of: day,
    as_of_source: source.optional(),
    since_months: some,
    certificate: z
      .strictObject({
        due: some,
        in_window: some,
        late: some,
        not_yet: some,
        followed: some,
        take_up: estimate.nullable(),
        in_time: estimate.nullable(),
        lead_lag_months: shares,
        lead_lag_intervals: z.record(text, estimate),
        months_followed: some,
        curve: z.array(estimate.extend({ day: whole })),
        issued_out_of_turn_per_year: z.number().nullable(),
      })
      .nullable(),
    card: z.strictObject({
      due: some,
      renewed_in_time: some,
      not_yet: some,
      not_renewed: z.record(text, some),
      take_up: z.null(),
      in_time: estimate.nullable(),
      window_open: some,
      lead_lag_months: shares,
      lead_days: percentiles.nullable(),
    }),
    leaves_per_year: estimate.nullable(),
    leavers: z
      .strictObject({
        older_as_of: day,
        cards_then: count,
        cards_now: count,
        net_per_year: estimate.nullable(),
        identified: z
          .strictObject({ cards: count, left: count, replaced: count, arrived: count })
          .nullable(),
        ages: z.array(estimate.extend({ age: text })),
      })
      .optional(),
    handover_lag_days: percentiles.nullable(),
    trend: z.unknown(),
    groups: z.array(
      z.strictObject({
        by: text,
        group: text.nullable(),
        due: some,
        in_window: some,
        late: some,
        not_yet: some,
        take_up: estimate.nullable(),
      }),
    ),
    suppress_below: count,
    records,
    ...provenance,
  }),
  check: named('check', {
    rows: count,
    cards: count,
    rejected_rows: count,
    total: count,
    profile: z.strictObject({
      rows: count,
      cards: count,
      rejected_rows: count,
      as_of: z.unknown(),
      suppressed_below: some,
      status: namedCounts,
      card_issue_kind: namedCounts,
      office: namedCounts,
      files: z.array(
        z.looseObject({
          file: text,
          kind: z.enum(['text', 'workbook', 'parquet']),
          rows: count,
          cards: count,
          columns: z.array(
            z.strictObject({
              number: count,
              header: text.nullable(),
              read_as: z.array(text),
              by: text.nullable(),
              unread: text.nullable(),
              may_be: z.array(text),
              blank: some,
              first: text.nullable(),
              last: text.nullable(),
              date_forms: z.array(z.unknown()),
            }),
          ),
        }),
      ),
      remarks: z.array(z.unknown()),
    }),
    partial: z.boolean(),
    counts: z.record(text, count),
    findings: z.array(
      z.strictObject({
        file: text,
        sheet: text.optional(),
        line: some,
        column: some,
        header: text.nullable(),
        code: text,
        level: text,
        count,
        value: text.nullable().optional(),
        near_column: some.optional(),
        message: text,
      }),
    ),
    ...provenance,
  }),
  anonymize: named('anonymize', {
    ids: text,
    k: some,
    small_below: count,
    office_dropped: z.boolean(),
    columns: z.array(text),
    as_of: day,
    as_of_source: source.optional(),
    as_of_written: day,
    before: measure,
    generalized: measure,
    after: measure,
    held_back: z.strictObject({
      rows: count,
      cards: count,
      procedures: z.array(
        z.strictObject({
          fiscal_year: whole,
          card: count,
          card_of: count,
          certificate: count,
          certificate_of: count,
        }),
      ),
    }),
    rejected: z.strictObject({ rows: count, cards: count }),
    ...provenance,
  }),
  manifest: named('manifest', {
    as_of: day.optional(),
    as_of_source: source.optional(),
    ...provenance,
  }),
};

/** The JSON Schemas by the names of their files. */
export function outputJsonSchemas() {
  return Object.entries(OUTPUT_SCHEMAS).map(([name, schema]) => {
    const made = z.toJSONSchema(schema, { target: 'draft-7', reused: 'inline' });
    const { $schema, ...rest } = made;
    return /** @type {[string, object]} */ ([
      `data/schemas/${name}.schema.json`,
      { $schema, title: `koshin ${name}`, ...rest },
    ]);
  });
}
