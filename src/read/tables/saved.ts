// Saved forecasts and plans: the figures of a run, and what the file tells of how they came about.
import { z } from 'zod';
import { foldHeader } from '../../records/columns.js';
import { FaultError } from '../../records/fault.js';
import { HEADINGS } from '../../records/headings.js';
import type { SavedFinding } from '../../records/table-findings.js';
import { readTableRows, type TableRow } from './rows.js';

/** The figures that are compared, in order. */
export const SAVED_FIGURES = [
  'card',
  'certificate',
  'total',
  'capacity',
  'surplus',
  'carried_out',
] as const;
export type SavedFigure = (typeof SAVED_FIGURES)[number];

/** What a row is about, besides its fiscal year. */
export const SAVED_KEYS = ['month', 'office', 'scenario', 'site'] as const;
export type SavedKey = (typeof SAVED_KEYS)[number];

/** A row: what it is about, and its figures; null where the file hides one or has none. */
export interface SavedRow {
  readonly fiscalYear: number;
  readonly keys: Readonly<Partial<Record<SavedKey, string>>>;
  readonly figures: Readonly<Partial<Record<SavedFigure, number | null>>>;
}

/** A value that a file tells of its figures, under the names by which its keys lead to it. */
export type ToldValue = string | number | boolean | null;

/** A forecast or a plan as it was saved. */
export interface Saved {
  readonly kind: 'forecast' | 'plan';
  /** Of CSV, the language of the headers too: assumptions are named by them. */
  readonly form: 'json' | 'csv' | 'csv-ja';
  readonly rows: readonly SavedRow[];
  /** By path: `as_of`, `options.capacity`, `scenarios.NAME.assumptions.take_up.card`. */
  readonly told: ReadonlyMap<string, ToldValue>;
  /** Whether it says that it was made of invented people; a CSV cannot. */
  readonly isExample: boolean;
}

const figure = z.number().nullable().optional();
const figures = {
  card: figure,
  certificate: figure,
  total: figure,
  capacity: figure,
  surplus: figure,
  carried_out: figure,
};
const row = z.object({
  fiscal_year: z.int(),
  month: z.string().optional(),
  office: z.string().optional(),
  scenario: z.string().optional(),
  site: z.string().optional(),
  ...figures,
});
const longRow = row.extend({ figure: z.string(), value: z.number().nullable() });
const forecastShape = z.object({
  schema: z.literal('koshin.forecast/1'),
  rows: z.array(z.union([longRow, row])).min(1),
});
const longPlanShape = z.object({
  schema: z.literal('koshin.plan/1'),
  rows: z.array(longRow).min(1),
});
const planShape = z.object({
  schema: z.literal('koshin.plan/1'),
  scenarios: z
    .array(
      z.object({
        name: z.string(),
        rows: z.array(
          row.extend({
            sites: z.array(z.object({ name: z.string(), ...figures })).optional(),
          }),
        ),
      }),
    )
    .min(1),
});
type RawRow = z.output<typeof row>;

/**
 * Reads a saved forecast or plan, JSON or CSV, from its whole text. Figures that are not compared and keys that are not
 * known are passed over, so that files of other releases can be read.
 *
 * @throws {FaultError} input-not-saved for a file that is neither.
 */
export async function readSaved(text: string, file: string): Promise<Saved> {
  const saved = text.trimStart().startsWith('{')
    ? savedJson(text, file)
    : await savedCsv(text, file);
  const seen = new Set<string>();
  for (const each of saved.rows) {
    const name = rowName(each);
    if (seen.has(name)) throw notSaved(file, { code: 'repeated-row', row: name });
    seen.add(name);
  }
  return saved;
}

/** What a row is about as one text, by which rows of two files are the same. */
export function rowName({ fiscalYear, keys }: Pick<SavedRow, 'fiscalYear' | 'keys'>): string {
  return [fiscalYear, ...SAVED_KEYS.map((key) => keys[key] ?? '')].join(' ').trim();
}

function notSaved(file: string, finding: SavedFinding): FaultError {
  return new FaultError('input-not-saved', { file, finding });
}

function savedJson(text: string, file: string): Saved {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw notSaved(file, { code: 'no-json' });
  }
  const { schema, example } = json as { readonly schema?: unknown; readonly example?: unknown };
  const isPlan = schema === 'koshin.plan/1';
  if (!isPlan && schema !== 'koshin.forecast/1') throw notSaved(file, { code: 'another-schema' });
  const parsed = (isPlan ? z.union([longPlanShape, planShape]) : forecastShape).safeParse(json);
  if (!parsed.success) {
    const place = parsed.error.issues[0]?.path.join('.') ?? '';
    throw notSaved(file, { code: 'shape', place });
  }
  const { data } = parsed;
  const rows =
    'rows' in data
      ? gathered(data.rows)
      : data.scenarios.flatMap(({ name, rows: own }) =>
          own.flatMap(({ sites = [], ...each }) => [
            savedRow(each, { scenario: name }),
            // A figure without a site is the whole row once more.
            ...sites
              .filter((site) => site.name !== '')
              .map((site) => savedRow({ ...each, ...site }, { scenario: name, site: site.name })),
          ]),
        );
  return {
    kind: isPlan ? 'plan' : 'forecast',
    form: 'json',
    rows,
    told: toldIn(json),
    isExample: example === true,
  };
}

function savedRow(
  raw: RawRow,
  more: SavedRow['keys'] = {},
  said: Pick<RawRow, SavedFigure> = raw,
): SavedRow {
  const { month, office, scenario, site } = raw;
  return {
    fiscalYear: raw.fiscal_year,
    keys: {
      ...(month !== undefined && { month }),
      ...(office !== undefined && { office }),
      ...(scenario !== undefined && { scenario }),
      ...(site !== undefined && { site }),
      ...more,
    },
    figures: Object.fromEntries(
      SAVED_FIGURES.flatMap((each) => (said[each] === undefined ? [] : [[each, said[each]]])),
    ),
  };
}

/** Rows with one figure each put together; the others as they are. */
function gathered(raw: readonly (RawRow | z.output<typeof longRow>)[]): SavedRow[] {
  const rows: SavedRow[] = [];
  const long = new Map<string, { row: SavedRow; figures: Record<string, number | null> }>();
  for (const each of raw) {
    if (!('figure' in each)) {
      rows.push(savedRow(each));
      continue;
    }
    const own = savedRow(each, {}, {});
    const known = long.get(rowName(own)) ?? { row: own, figures: {} };
    long.set(rowName(own), known);
    known.figures[each.figure] = each.value;
  }
  return [
    ...rows,
    ...[...long.values()].map(({ row: own, figures: said }) => ({ ...own, figures: said })),
  ];
}

/** Where a file tells what its figures rest on. */
const TOLD = [
  ...['as_of', 'as_of_source', 'rules', 'tool', 'records', 'lapsed_before_start', 'inputs'],
  'options',
];
const TOLD_OF_SCENARIO = ['capacity', 'assumptions', 'costs', 'subsidy'];

function toldIn(json: unknown): Map<string, ToldValue> {
  const told = new Map<string, ToldValue>();
  const add = (path: string, value: unknown): void => {
    if (typeof value === 'object' && value !== null) {
      for (const [key, each] of Object.entries(value)) {
        add(`${path}.${Array.isArray(value) ? Number(key) + 1 : key}`, each);
      }
    } else told.set(path, (value ?? null) as ToldValue);
  };
  const whole = json as Record<string, unknown>;
  for (const key of TOLD) if (whole[key] !== undefined) add(key, whole[key]);
  for (const scenario of (whole['scenarios'] as Record<string, unknown>[] | undefined) ?? []) {
    for (const key of TOLD_OF_SCENARIO) {
      if (scenario[key] !== undefined) add(`scenarios.${scenario['name']}.${key}`, scenario[key]);
    }
  }
  return told;
}

const COLUMNS = ['fiscal_year', ...SAVED_KEYS, ...SAVED_FIGURES, 'figure', 'value'] as const;
type SavedColumn = (typeof COLUMNS)[number];

/** The columns whose Japanese headers are not those of a forecast. */
const PLAN_HEADERS: Readonly<Record<string, SavedColumn>> = {
  シナリオ: 'scenario',
  拠点: 'site',
  翌年度への繰越: 'carried_out',
  翌月への繰越: 'carried_out',
};

/** A header with its unit is the header: カード(件). */
const UNIT = /\([^()]+\)$/;

/** What a scenario assumes, where a CSV tells it. */
const ASSUMED = /^(?:assumed_|前提: )/;

function columnOf(header: string): SavedColumn | undefined {
  const folded = foldHeader(header).replace(UNIT, '');
  return COLUMNS.find(
    (column) =>
      column === folded ||
      (column in HEADINGS && HEADINGS[column as keyof typeof HEADINGS].ja === folded) ||
      PLAN_HEADERS[folded] === column,
  );
}

async function savedCsv(text: string, file: string): Promise<Saved> {
  const pieces = (async function* () {
    yield text;
  })();
  const { rows, openQuote } = await readTableRows(
    file,
    { kind: 'pieces', pieces },
    null,
    () => {},
    () => {},
  );
  if (openQuote !== undefined) throw notSaved(file, { code: 'row-length', line: openQuote });
  const [header, ...body] = rows;
  const columns = header?.cells.map(columnOf) ?? [];
  const has = (column: SavedColumn) => columns.includes(column);
  const isLong = has('figure') && has('value');
  if (header === undefined || !has('fiscal_year') || !(isLong || has('total')))
    throw notSaved(file, { code: 'no-columns' });
  const told = new Map<string, ToldValue>();
  const made = body.map((each) => csvRow(each, header, columns, file, told));
  if (made.length === 0) throw notSaved(file, { code: 'no-columns' });
  return {
    kind: has('scenario') ? 'plan' : 'forecast',
    form: header.cells.includes('fiscal_year') ? 'csv' : 'csv-ja',
    rows: isLong ? together(made) : made,
    told,
    isExample: false,
  };
}

function csvRow(
  { cells, line }: TableRow,
  header: TableRow,
  columns: readonly (SavedColumn | undefined)[],
  file: string,
  told: Map<string, ToldValue>,
): SavedRow {
  if (cells.length !== header.cells.length) throw notSaved(file, { code: 'row-length', line });
  const at = (column: SavedColumn) => cells[columns.indexOf(column)] ?? '';
  const number = (column: SavedColumn): number | null => {
    const cell = at(column);
    if (cell === '') return null;
    if (!/^-?\d+(?:\.\d+)?$/.test(cell)) {
      const name = header.cells[columns.indexOf(column)] ?? '';
      throw notSaved(file, { code: 'not-a-number', line, header: name });
    }
    return Number(cell);
  };
  const fiscalYear = number('fiscal_year');
  if (fiscalYear === null) throw notSaved(file, { code: 'row-length', line });
  const scenario = at('scenario');
  header.cells.forEach((name, index) => {
    const value = cells[index] ?? '';
    if (ASSUMED.test(name) && value !== '')
      told.set(`scenarios.${scenario}.${name.replace(ASSUMED, '')}`, value);
  });
  const named = at('figure') === '' ? undefined : columnOf(at('figure'));
  return {
    fiscalYear,
    keys: Object.fromEntries(
      SAVED_KEYS.flatMap((key) =>
        columns.includes(key) && at(key) !== '' ? [[key, at(key)]] : [],
      ),
    ),
    figures: columns.includes('figure')
      ? { ...(named !== undefined && { [named]: number('value') }) }
      : Object.fromEntries(
          SAVED_FIGURES.flatMap((each) => (columns.includes(each) ? [[each, number(each)]] : [])),
        ),
  };
}

/** Rows of one figure each, put together. */
function together(rows: readonly SavedRow[]): SavedRow[] {
  const known = new Map<string, SavedRow>();
  for (const each of rows) {
    const before = known.get(rowName(each));
    known.set(rowName(each), {
      ...each,
      figures: { ...before?.figures, ...each.figures },
    });
  }
  return [...known.values()];
}
