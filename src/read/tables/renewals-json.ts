// Renewals seen as JSON, as koshin tally --learn writes them. All keys must be known, all months and places possible.
import { z } from 'zod';
import { COLUMNS } from '../../records/columns.js';
import { failed, ok, type Result } from '../../records/fault.js';
import { FINDING_CODES } from '../../records/findings.js';
import { officeName } from '../../records/invisible.js';
import { CARD_STATUSES } from '../../records/record.js';
import { isoDay } from '../../rules/iso-day.js';
import type { CountsByMonth } from '../../tally/counts-by-month.js';
import {
  AGE_BANDS,
  type CertificateCounts,
  FIRST_YEAR,
  MOST_LEAD,
  MOST_LEAD_MONTHS,
  PLACES,
} from '../../tally/renewals.js';
import type { RenewalsPart } from '../../tally/renewals-part.js';
import { addFindings, MOST_COUNTED } from '../../tally/tally-part.js';
import { findingsOf } from './tally-json.js';

const whole = z.int().min(0).max(MOST_COUNTED);

/** Counts by month and place; places from `first` on, so many of them. */
function months(places: number, first = 0) {
  const place = z
    .string()
    .regex(/^-?\d{1,4}$/)
    .refine((text) => Number(text) >= first && Number(text) < first + places);
  return z
    .record(z.string().regex(/^20(?:1[5-9]|[2-7]\d)-(?:0[1-9]|1[0-2])$/), z.record(place, whole))
    .transform((raw): CountsByMonth => {
      const counts: CountsByMonth = [];
      for (const [month, some] of Object.entries(raw)) {
        const own = new Float64Array(places);
        for (const [text, count] of Object.entries(some)) own[Number(text) - first] = count;
        counts[(Number(month.slice(0, 4)) - FIRST_YEAR) * 12 + Number(month.slice(5)) - 1] = own;
      }
      return counts;
    });
}

const certificates = {
  came_days_after: months(PLACES.cameByDay, -MOST_LEAD),
  came_months_after: months(PLACES.cameByMonth, -MOST_LEAD_MONTHS),
  waiting_by_day: months(PLACES.day),
};

const SCHEMA = z.strictObject({
  schema: z.literal('koshin.renewals/1'),
  koshin: z.string().min(1),
  rules: z.string().min(1),
  rules_sha256: z.string().regex(/^[0-9a-f]{64}$/),
  example: z.boolean().default(false),
  options: z.strictObject({
    as_of: isoDay,
    as_of_source: z.enum(['option', 'records', 'example']),
  }),
  records: z.strictObject({
    rows: whole,
    cards: whole,
    counted: whole,
    excluded: z.partialRecord(z.enum(CARD_STATUSES).exclude(['active']), whole),
    rejected: whole,
    rejected_rows: whole,
  }),
  findings: z
    .array(
      z.strictObject({
        code: z.enum(FINDING_CODES),
        column: z.enum(COLUMNS).nullable(),
        count: whole,
      }),
    )
    .default([]),
  inputs: z.array(
    z.strictObject({
      path: z.string(),
      bytes: whole,
      sha256: z
        .string()
        .regex(/^[0-9a-f]{64}$/)
        .nullable(),
    }),
  ),
  certificates: z.strictObject({
    ages: z
      .array(z.strictObject({ from_age: whole, ...certificates }))
      .refine((ages) => ages.map(({ from_age }) => from_age).join() === AGE_BANDS.join()),
    offices: z.array(z.strictObject({ office: z.string(), ...certificates })).nullable(),
  }),
  issued_out_of_turn: months(PLACES.held),
  cards: z.strictObject({
    renewed_days_before: months(PLACES.renewedByDay),
    renewed_months_before: months(PLACES.renewedByMonth),
    not_renewed_by_day: months(PLACES.day),
    lapsed_by_day: months(PLACES.day),
  }),
  handed_over_days_after: months(PLACES.handOver),
});

type RawCounts = Pick<
  z.output<typeof SCHEMA>['certificates']['ages'][number],
  'came_days_after' | 'came_months_after' | 'waiting_by_day'
>;

/** Decodes renewals strictly. `file` is named in the fault, whose findings are in order of the keys. */
export function decodeRenewals(json: unknown, file: string): Result<RenewalsPart> {
  const parsed = SCHEMA.safeParse(json, { reportInput: true });
  if (!parsed.success) {
    const { issues } = parsed.error;
    // If the file is of another kind, no other finding is of use.
    const another = issues.filter(({ path: [key] }) => key === 'schema');
    const findings = (another.length > 0 ? another : issues).flatMap(findingsOf);
    return failed('input-bad-tally', { file, findings });
  }
  const { data } = parsed;
  const { records, cards } = data;
  const excluded = Object.values(records.excluded).reduce((sum, count) => sum + count, 0);
  if (records.cards !== records.counted + excluded + records.rejected)
    return failed('input-bad-tally', { file, findings: [{ place: 'records', code: 'sum' }] });
  return ok({
    terms: { rules: data.rules, rulesDigest: data.rules_sha256, asOf: data.options.as_of },
    seen: {
      cards: { counted: records.counted, excluded: records.excluded },
      ages: data.certificates.ages.map(countsOf),
      offices:
        data.certificates.offices === null
          ? undefined
          : new Map(
              data.certificates.offices.map((each) => [officeName(each.office), countsOf(each)]),
            ),
      card: {
        renewedByDay: cards.renewed_days_before,
        renewedByMonth: cards.renewed_months_before,
        active: cards.not_renewed_by_day,
        lapsed: cards.lapsed_by_day,
      },
      held: data.issued_out_of_turn,
      handOver: data.handed_over_days_after,
      cohorts: undefined,
      identities: new Int32Array(),
    },
    records: {
      ...{ rows: records.rows, cards: records.cards, counted: records.counted },
      ...{ excluded: records.excluded, rejected: records.rejected },
      rejectedRows: records.rejected_rows,
    },
    findings: addFindings(
      data.findings.map(({ column, ...finding }) => ({ ...finding, column: column ?? undefined })),
    ),
    inputs: data.inputs,
    asOfSource: data.options.as_of_source,
    isExample: data.example,
  });
}

function countsOf(raw: RawCounts): CertificateCounts {
  return {
    cameByDay: raw.came_days_after,
    cameByMonth: raw.came_months_after,
    waiting: raw.waiting_by_day,
  };
}
