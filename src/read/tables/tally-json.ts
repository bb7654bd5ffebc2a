// Tallies as JSON. All keys must be known, all years present, all sums right.
import { z } from 'zod';
import { fiscalMonthLabel, fiscalMonthOf, fiscalYearStart } from '../../calendar/fiscal-year.js';
import { SUPPRESSIBLE } from '../../privacy/suppression.js';
import { COLUMNS } from '../../records/columns.js';
import { failed, ok, type Result } from '../../records/fault.js';
import { FINDING_CODES } from '../../records/findings.js';
import { officeName } from '../../records/invisible.js';
import { CARD_STATUSES } from '../../records/record.js';
import type { JsonTallyCode, PlacedFinding } from '../../records/table-findings.js';
import type { FiscalYears } from '../../rules/fiscal-years.js';
import { isoDay } from '../../rules/iso-day.js';
import { BREAKDOWNS, hasMonths, hasOffices } from '../../tally/tally.js';
import {
  addFindings,
  addRows,
  type Figure,
  MOST_COUNTED,
  type PartRow,
  type TallyPart,
} from '../../tally/tally-part.js';

type TallyFinding = PlacedFinding<JsonTallyCode>;

const whole = z.int().min(0).max(MOST_COUNTED);
const figure = whole.nullable();

/** The schema of a tally. */
function tallySchema({ first, last }: FiscalYears) {
  const year = z.int().min(first).max(last);
  const rowShape = {
    fiscal_year: year,
    card: figure,
    certificate: figure,
    total: figure,
    at_least: z
      .strictObject({ card: whole, certificate: whole, total: whole })
      .partial()
      .optional(),
  };

  return z.strictObject({
    schema: z.literal('koshin.tally/1'),
    koshin: z.string().min(1),
    rules: z.string().min(1),
    rules_sha256: z.string().regex(/^[0-9a-f]{64}$/),
    example: z.boolean().default(false),
    options: z.strictObject({
      from: year,
      to: year,
      as_of: isoDay,
      // Tallies of older programs had their day from an option or from the years asked for.
      as_of_source: z.enum(['option', 'records', 'example']).default('option'),
      method: z.enum(['birthday', 'issue-year']),
      repeat_renewals: z.boolean(),
      by: z.enum(BREAKDOWNS).nullable(),
      suppress_below: whole.nullable(),
    }),
    records: z.strictObject({
      rows: whole,
      cards: whole,
      counted: whole,
      excluded: z.partialRecord(z.enum(CARD_STATUSES).exclude(['active']), whole),
      rejected: whole,
      rejected_rows: whole,
    }),
    // Tallies of older programs do not say why rows were rejected.
    findings: z
      .array(
        z.strictObject({
          code: z.enum(FINDING_CODES),
          column: z.enum(COLUMNS).nullable(),
          count: whole,
        }),
      )
      .default([]),
    lapsed_before_start: z.strictObject({ card: whole, certificate: whole }),
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
    years: z.array(z.strictObject(rowShape)),
    parts: z.array(
      z.strictObject({ ...rowShape, office: z.string().optional(), month: z.string().optional() }),
    ),
  });
}

type RawTally = z.output<ReturnType<typeof tallySchema>>;
type RawRow = RawTally['parts'][number];

/** Decodes a tally strictly. `file` is named in the fault, whose findings are in order of the keys. */
export function decodeTally(json: unknown, file: string, years: FiscalYears): Result<TallyPart> {
  const parsed = tallySchema(years).safeParse(json, { reportInput: true });
  if (!parsed.success) {
    const { issues } = parsed.error;
    // If the file is no tally, no other finding is of use.
    const another = issues.filter(({ path: [key] }) => key === 'schema');
    const findings = (another.length > 0 ? another : issues).flatMap(findingsOf);
    return failed('input-bad-tally', { file, findings });
  }
  const findings = contradictions(parsed.data);
  return findings.length > 0
    ? failed('input-bad-tally', { file, findings })
    : ok(partOf(parsed.data));
}

/** The two kinds of tally, each by its schema: what is wrong where the other is asked for. */
const OTHER_TALLIES: ReadonlyMap<unknown, JsonTallyCode> = new Map([
  ['koshin.renewals/1', 'tally-to-learn'],
  ['koshin.tally/1', 'tally-to-add'],
]);

/** The findings of an issue, by the place of its key. */
export function findingsOf(issue: z.core.$ZodIssue): TallyFinding[] {
  const place = (key?: string) => [...issue.path, ...(key === undefined ? [] : [key])].join('.');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ place: place(key), code: 'unknown-key' }));
  }
  if (issue.path[0] === 'schema')
    return [{ place: 'schema', code: OTHER_TALLIES.get(issue.input) ?? 'not-a-tally' }];
  const missing = issue.code === 'invalid_type' && issue.input === undefined;
  return [{ place: place(), code: missing ? 'missing' : 'does-not-fit' }];
}

/** Findings of edited or truncated files: missing or repeated periods, and wrong sums. */
function contradictions({ options, records, years, parts }: RawTally): TallyFinding[] {
  const findings: TallyFinding[] = [];
  const add = (place: string, code: JsonTallyCode) => findings.push({ place, code });
  const { from, to, by } = options;
  if (to < from) add('options.to', 'years-reversed');
  const excluded = Object.values(records.excluded).reduce((sum, cards) => sum + cards, 0);
  if (records.cards !== records.counted + excluded + records.rejected) add('records', 'sum');
  if (records.rejected_rows > records.rows) add('records.rejected_rows', 'sum');
  const expected = Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
  if (years.map((row) => row.fiscal_year).join() !== expected.join()) add('years', 'periods');
  if (!periodsAreWhole(parts, from, expected.length, by)) add('parts', 'periods');
  const rows = [
    ...years.map((row, index) => [`years.${index}`, row] as const),
    ...parts.map((row, index) => [`parts.${index}`, row] as const),
  ];
  for (const [place, row] of rows) {
    const { card, certificate, total } = row;
    if (card !== null && certificate !== null && total !== null && card + certificate !== total) {
      add(`${place}.total`, 'sum');
    }
    for (const name of SUPPRESSIBLE) {
      if (row[name] === null && options.suppress_below === null) add(`${place}.${name}`, 'blank');
      if (row[name] !== null && row.at_least?.[name] !== undefined)
        add(`${place}.at_least.${name}`, 'not-blank');
    }
  }
  if (findings.length > 0 || by === null) return findings;
  years.forEach((row, index) => {
    const own = parts.filter((part) => part.fiscal_year === row.fiscal_year);
    for (const name of SUPPRESSIBLE) {
      const blank = row[name] === null || own.some((part) => part[name] === null);
      const sum = own.reduce((total, part) => total + (part[name] ?? 0), 0);
      if (!blank && sum !== row[name]) add(`years.${index}.${name}`, 'sum');
    }
  });
  return findings;
}

/** Whether each office, or the whole, has every period once and in order. */
function periodsAreWhole(
  parts: readonly RawRow[],
  from: number,
  years: number,
  by: RawTally['options']['by'],
): boolean {
  if (by === null) return parts.length === 0;
  const perYear = hasMonths(by) ? 12 : 1;
  const periods = years * perYear;
  if (!hasOffices(by) && parts.length !== periods) return false;
  const first = fiscalMonthOf(fiscalYearStart(from));
  const offices = new Set<string>();
  const inOrder = parts.every(({ office, month, fiscal_year }, index) => {
    const period = index % periods;
    if (period === 0 && office !== undefined) {
      if (offices.has(office)) return false;
      offices.add(office);
    }
    return (
      (office !== undefined) === hasOffices(by) &&
      office === parts[index - period]?.office &&
      month === (hasMonths(by) ? fiscalMonthLabel(first + period) : undefined) &&
      fiscal_year === from + Math.trunc(period / perYear)
    );
  });
  return inOrder && parts.length % periods === 0;
}

function partOf({ options, records, lapsed_before_start, ...raw }: RawTally): TallyPart {
  return {
    terms: {
      rules: raw.rules,
      rulesDigest: raw.rules_sha256,
      asOf: options.as_of,
      from: options.from,
      to: options.to,
      method: options.method,
      repeatRenewals: options.repeat_renewals,
      suppressBelow: options.suppress_below ?? undefined,
    },
    by: options.by ?? undefined,
    records: {
      rows: records.rows,
      cards: records.cards,
      counted: records.counted,
      excluded: records.excluded,
      rejected: records.rejected,
      rejectedRows: records.rejected_rows,
    },
    findings: addFindings(
      raw.findings.map(({ column, ...finding }) => ({ ...finding, column: column ?? undefined })),
    ),
    lapsed: lapsed_before_start,
    inputs: raw.inputs,
    asOfSource: options.as_of_source,
    isExample: raw.example,
    years: raw.years.map(rowOf),
    broken: addRows(raw.parts.map(rowOf)),
  };
}

function rowOf(row: RawRow | RawTally['years'][number]): PartRow {
  const figureOf = (name: (typeof SUPPRESSIBLE)[number]): Figure => ({
    exact: row[name] !== null,
    atLeast: row[name] ?? row.at_least?.[name] ?? 0,
  });
  return {
    fiscalYear: row.fiscal_year,
    ...('office' in row && row.office !== undefined && { office: officeName(row.office) }),
    ...('month' in row && row.month !== undefined && { month: row.month }),
    card: figureOf('card'),
    certificate: figureOf('certificate'),
    total: figureOf('total'),
  };
}
