// Suppression over several outputs: an attacker who has all of them, and their sums, works out no small figure.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compareWithCapacity } from '../../src/capacity/comparison.js';
import type { ForecastRow, ShownRow } from '../../src/capacity/forecast-row.js';
import { SUPPRESSIBLE, suppressSmall } from '../../src/privacy/suppression.js';
import { inside, temporaryFolder } from '../cli/run-koshin.js';
import { SEED } from '../support/chance.js';
import { type Grid, sheetsOf } from '../support/workbook.js';
import { type AtLeast, type Known, recovered } from './attack.js';

const BELOW = 10;
type Parts = readonly number[];

/** A figure of an output: what it is the sum of, and what is shown. */
interface Seen {
  readonly table: string;
  readonly parts: Parts;
  readonly shown: number | null;
}

/** The counts by office, month and kind, and the parts of any sum of them. */
function counts(offices: number, months: number, valueAt: (at: number) => number) {
  const flat = Array.from({ length: offices * months * 2 }, (_, at) => valueAt(at));
  const partsOf = (ofOffices: Parts, ofMonths: Parts, figure: (typeof SUPPRESSIBLE)[number]) =>
    ofOffices.flatMap((office) =>
      ofMonths.flatMap((month) =>
        [0, 1]
          .filter((kind) => figure === 'total' || kind === (figure === 'card' ? 0 : 1))
          .map((kind) => (office * months + month) * 2 + kind),
      ),
    );
  const sumOf = (parts: Parts) => parts.reduce((sum, at) => sum + (flat[at] as number), 0);
  return { flat, partsOf, sumOf };
}

/** How many small figures of the breakdowns there are, and how many of them follow from all that is shown. */
function attacked(all: ReturnType<typeof counts>, seen: readonly Seen[]) {
  const known: Known[] = seen.flatMap(({ parts, shown }) =>
    shown === null ? [] : [{ parts, sum: shown }],
  );
  const blank = seen.filter(({ shown }) => shown === null);
  // A blank is at least 1 in a table of which no zero is blank.
  const bounds: AtLeast[] = blank
    .filter(
      ({ table }) => !blank.some((each) => each.table === table && all.sumOf(each.parts) === 0),
    )
    .map(({ parts }) => ({ parts, least: 1 }));
  const secrets = blank
    .map(({ parts }) => parts)
    .filter((parts) => all.sumOf(parts) >= 1 && all.sumOf(parts) < BELOW);
  const found = recovered(all.flat.length, known, bounds, secrets).filter(Boolean).length;
  return { secrets: secrets.length, found };
}

const onlySmall = (rows: readonly ForecastRow[]): ShownRow[] =>
  rows.map((row) => ({
    ...row,
    ...Object.fromEntries(
      SUPPRESSIBLE.filter((figure) => row[figure] >= 1 && row[figure] < BELOW).map((figure) => [
        figure,
        null,
      ]),
    ),
  }));

function* random(): Generator<number, never> {
  for (let state = SEED; ; ) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7f_ff_ff_ff;
    yield state / 0x80_00_00_00;
  }
}

/** All four outputs of random counts, after `suppress`. */
function tried(suppress: (rows: readonly ForecastRow[]) => readonly ShownRow[]) {
  const stream = random();
  const next = () => stream.next().value;
  let sum = { secrets: 0, found: 0 };
  for (let turn = 0; turn < 150; turn += 1) {
    const [offices, months] = [2 + Math.floor(next() * 3), 2 + Math.floor(next() * 3)];
    const small = [0.1, 0.3, 0.6][turn % 3] as number;
    const all = counts(offices, months, () => {
      const draw = next();
      if (draw < 0.25) return 0;
      return draw < 0.25 + small ? 1 + Math.floor(next() * 9) : 10 + Math.floor(next() * 60);
    });
    const [os, ms] = [[...new Array(offices).keys()], [...new Array(months).keys()]];
    const seen: Seen[] = [];
    const publish = (table: string, keys: readonly (readonly [Parts, Parts])[]) => {
      const rows = keys.map(([office, month]): ForecastRow => {
        const value = (figure: 'card' | 'certificate') =>
          all.sumOf(all.partsOf(office, month, figure));
        return {
          fiscalYear: 2026,
          ...(office.length === 1 && { office: `${office}` }),
          ...(month.length === 1 && { month: `${month}` }),
          ...compareWithCapacity(
            { card: value('card'), certificate: value('certificate') },
            undefined,
          ),
        };
      });
      const shown = table === 'year' ? rows : suppress(rows);
      keys.forEach(([office, month], at) => {
        for (const figure of SUPPRESSIBLE) {
          const parts = all.partsOf(office, month, figure);
          seen.push({ table, parts, shown: shown[at]?.[figure] ?? null });
        }
      });
    };
    publish('year', [[os, ms]]);
    publish(
      'office',
      os.map((office) => [[office], ms]),
    );
    publish(
      'month',
      ms.map((month) => [os, [month]]),
    );
    publish(
      'grid',
      os.flatMap((office) => ms.map((month) => [[office], [month]] as const)),
    );
    const { secrets, found } = attacked(all, seen);
    sum = { secrets: sum.secrets + secrets, found: sum.found + found };
  }
  return sum;
}

describe('by year, office, month, and office and month together', () => {
  it('no small figure follows from all four', () => {
    const { secrets, found } = tried((rows) => suppressSmall(rows, BELOW).rows);
    expect(secrets).toBeGreaterThan(1000);
    expect(found).toBe(0);
  });

  it('without complementary blanks the attacker has most of them: the attack works', () => {
    const { secrets, found } = tried(onlySmall);
    expect(found / secrets).toBeGreaterThan(0.5);
  });
});

describe('what the program writes of the same records', () => {
  const folder = temporaryFolder();
  const records = join(folder, 'records.csv');
  const OFFICES = ['A', 'B', 'C', 'D'];
  const stream = random();
  const lines = OFFICES.flatMap((office) =>
    Array.from({ length: 12 }, (_, month) => {
      const count = office === 'D' ? 1 : 3 + Math.floor(stream.next().value ** 4 * 40);
      const birth = `1980-${String(month + 1).padStart(2, '0')}-15`;
      return month % 2 === 0 && office === 'D' ? '' : `${birth},2022-01-10,${office},${count}\n`;
    }),
  );
  writeFileSync(records, `birth_date,card_issued_on,office,count\n${lines.join('')}`);
  writeFileSync(
    join(folder, 'plan.yaml'),
    'fiscal_years: [2026, 2027]\nscenarios:\n  - name: all\n    capacity: 10\n  - name: some\n    capacity: 10\n    assumptions: {take_up: {certificate: {low: 0.4, base: 0.6, high: 0.8}}}\n',
  );
  const SPAN = ['--as-of', '2026-04-01', '--from', '2026', '--to', '2027'];
  interface Row {
    readonly fiscal_year: number;
    readonly office?: string;
    readonly month?: string;
    readonly card: number | null;
    readonly certificate: number | null;
    readonly total: number | null;
  }
  const json = async (...args: readonly string[]) => {
    const { stdout, stderr } = await inside([...args, '--format', 'json', '--min-label', '1']);
    if (stdout === '') throw new Error(stderr);
    return JSON.parse(stdout);
  };
  const forecast = async (...options: readonly string[]): Promise<Row[]> =>
    (await json('forecast', records, ...SPAN, ...options)).rows;

  const hidden = ['--suppress-below', `${BELOW}`];
  const shown = (text = '') => (/^[\d,]+$/.test(text) ? Number(text.replaceAll(',', '')) : null);

  async function page(): Promise<string> {
    const file = join(folder, 'report.html');
    const options = ['--capacity', '100', '--min-label', '1', '--lang', 'en', '-o', file];
    const { code, stderr } = await inside(['report', records, ...SPAN, ...hidden, ...options]);
    if (code !== 0) throw new Error(stderr);
    return readFileSync(file, 'utf8');
  }

  /** The tables of the report's page: by year, by month, by office; its drawings show no more than they. */
  async function reported(months: readonly string[]): Promise<[string, Row[]][]> {
    const html = await page();
    const textOf = (part: string) => part.replace(/<[^>]+>/g, '').trim();
    const tables = [...html.matchAll(/<table.*?<\/table>/gs)].map(([table]) =>
      [...table.matchAll(/<tr.*?<\/tr>/gs)].map(([row]) =>
        [...row.matchAll(/<t[hd].*?<\/t[hd]>/gs)].map(([cell]) => textOf(cell)),
      ),
    );
    const rowsUnder = (...header: readonly string[]) =>
      (tables.find(([first]) => header.every((name, at) => first?.[at] === name)) ?? []).slice(1);
    const year = (text = '') => Number(text.replace('FY', ''));
    const years = rowsUnder('fiscal year', 'card', 'certificate', 'total').map(
      ([name, card, certificate, total]): Row => ({
        fiscal_year: year(name),
        ...{ card: shown(card), certificate: shown(certificate), total: shown(total) },
      }),
    );
    const byOffice = rowsUnder('office', 'fiscal year', 'card').map(
      ([office = '', name, card, certificate, total]): Row => ({
        ...{ office, fiscal_year: year(name) },
        ...{ card: shown(card), certificate: shown(certificate), total: shown(total) },
      }),
    );
    const byMonth = rowsUnder('fiscal year', 'Apr').flatMap(([name, ...cells], place) =>
      cells.map(
        (cell, at): Row => ({
          ...{ fiscal_year: year(name), month: months[place * 12 + at] as string },
          ...{ card: null, certificate: null, total: shown(cell) },
        }),
      ),
    );
    expect([years.length, byMonth.length, byOffice.length]).toEqual([2, 24, 8]);
    const drawn = [...html.matchAll(/<svg class="wide".*?<\/svg>/gs)].map(([svg]) =>
      [...svg.matchAll(/<text\b[^>]*>([^<]*)</g)].map(([, text = '']) => text),
    );
    const offices = drawn.find((texts) => OFFICES.every((name) => texts.includes(name))) ?? [];
    expect(offices.slice(-8).map(shown)).toEqual(byOffice.map(({ total }) => total));
    expect(byOffice.map(({ total }) => total)).toContain(null);
    return [
      ['report by year', years],
      ['report by office', byOffice],
      ['report by month', byMonth],
    ];
  }

  /** The sheets of the workbook of a breakdown. */
  async function book(by: string): Promise<readonly Grid[]> {
    const file = join(folder, 'book.xlsx');
    const options = ['--by', by, '--min-label', '1', '-o', file];
    await inside(['forecast', records, ...SPAN, ...hidden, ...options]);
    return (await sheetsOf(readFileSync(file))).map(({ rows }) => rows);
  }

  /** The figures in it, of its form and of its data alike. */
  async function booked(by: string): Promise<Row[]> {
    const hasMonth = by.includes('month');
    const figures = (sheet: Grid = []) =>
      sheet.flatMap(([year = '', office = '', ...rest]): Row[] => {
        const [month = '', card, certificate, total] = hasMonth ? rest : ['', ...rest];
        if (!/^(?:FY)?20\d\d$/.test(year)) return [];
        return [
          {
            ...{ fiscal_year: Number(year.replace('FY', '')), office, ...(hasMonth && { month }) },
            ...{ card: shown(card), certificate: shown(certificate), total: shown(total) },
          },
        ];
      });
    const [form, data] = (await book(by)).map(figures);
    expect(form?.length).toBe(hasMonth ? 96 : 8);
    expect(data).toEqual(form);
    return form ?? [];
  }

  /** The true counts, and what a table shows of their sums, the months before `from` left out. */
  async function system(file = records) {
    const whole = (await json('forecast', file, ...SPAN, '--by', 'office,month')).rows as Row[];
    const months = [...new Set(whole.map(({ month }) => month as string))];
    const rowAt = new Map(whole.map((row) => [`${row.office} ${row.month}`, row]));
    const all = counts(OFFICES.length, months.length, (at) => {
      const [office, month] = [
        Math.floor(at / 2 / months.length),
        Math.floor(at / 2) % months.length,
      ];
      const row = rowAt.get(`${OFFICES[office]} ${months[month]}`);
      return (at % 2 === 0 ? row?.card : row?.certificate) ?? 0;
    });
    const seenOf = (table: string, rows: readonly Row[], from = ''): Seen[] =>
      rows.flatMap((row) => {
        const offices = OFFICES.flatMap((name, at) => ((row.office ?? name) === name ? [at] : []));
        const within = months.flatMap((name, at) => {
          const [year = 0, month = 0] = name.split('-').map(Number);
          const fiscalYear = month < 4 ? year - 1 : year;
          const isIn = (row.month ?? name) === name && fiscalYear === row.fiscal_year;
          return isIn && name >= from ? [at] : [];
        });
        return SUPPRESSIBLE.map((figure) => ({
          table: `${table} ${row.fiscal_year}`,
          parts: all.partsOf(offices, within, figure),
          shown: row[figure],
        }));
      });
    return { all, months, seenOf };
  }

  it('forecasts with each breakdown, a tally, a report and workbooks: nothing small follows from all together', async () => {
    const { all, months, seenOf } = await system();
    const tallied = join(folder, 'tally.json');
    await inside([
      ...['tally', records, ...SPAN, '--by', 'office,month', ...hidden],
      ...['--min-label', '1', '-o', tallied],
    ]);
    const fromTally = async (...options: readonly string[]) =>
      JSON.parse(
        (await inside(['forecast', '--tally', tallied, ...options, '--format', 'json'])).stdout,
      ).rows as Row[];
    const seen = [
      ...seenOf('year', await forecast()),
      ...seenOf('office', await forecast('--by', 'office', ...hidden)),
      ...seenOf('month', await forecast('--by', 'month', ...hidden)),
      ...seenOf('grid', await forecast('--by', 'office,month', ...hidden)),
      ...seenOf('tally', await fromTally('--by', 'office,month')),
      ...(await reported(months)).flatMap(([table, rows]) => seenOf(table, rows)),
      ...seenOf('workbook of offices', await booked('office')),
      ...seenOf('workbook of both', await booked('office,month')),
    ];
    const { secrets, found } = attacked(all, seen);
    expect(secrets).toBeGreaterThan(20);
    expect(found).toBe(0);
    const bare = async (by: string) => onlySmall((await forecast('--by', by)) as never) as never;
    const open = [
      ...seenOf('grid', await bare('office,month')),
      ...seenOf('office', await bare('office')),
      ...seenOf('month', await bare('month')),
      ...seenOf('year', await forecast()),
    ];
    expect(attacked(all, open).found).toBeGreaterThan(0);
  });

  it('two as-of days a month apart give small figures away, which every output of a breakdown says', async () => {
    const few = join(folder, 'few.csv');
    const lines = OFFICES.flatMap((office) =>
      Array.from({ length: 12 }, (_, month) => {
        const birth = `1980-${String(month + 1).padStart(2, '0')}-15`;
        return `${birth},2022-01-10,${office},${office === 'A' && month === 3 ? 4 : 20}\n`;
      }),
    );
    writeFileSync(few, `birth_date,card_issued_on,office,count\n${lines.join('')}`);
    const { all, seenOf } = await system(few);
    const at = async (asOf: string, ...options: readonly string[]): Promise<Row[]> => {
      const span = ['--as-of', asOf, '--from', '2026', '--to', '2027'];
      return (await json('forecast', few, ...span, ...options)).rows;
    };
    const offices = ['--by', 'office', ...hidden];
    const grid = ['--by', 'office,month', ...hidden];
    const first = [
      ...seenOf('office', await at('2026-04-01', ...offices)),
      ...seenOf('grid', await at('2026-04-01', ...grid)),
    ];
    const second = seenOf('office, later', await at('2026-05-01', ...offices), '2026-05');
    expect(attacked(all, first)).toMatchObject({ secrets: 2, found: 0 });
    expect(attacked(all, [...first, ...second]).found).toBe(2);
    const said = /The difference from a table of another as-of day can give it away/;
    const told = async (...args: readonly string[]) =>
      (await inside(['forecast', records, ...SPAN, ...offices, ...args])).stdout;
    expect((await told('--format', 'table')).replace(/\s+/g, ' ')).toMatch(said);
    expect(await told('--format', 'md')).toMatch(said);
    expect(await page()).toMatch(said);
    expect((await book('office')).flat(2).join(' ')).toMatch(said);
  });

  it('all scenarios of a plan by office, with low and high: blank alike', async () => {
    const plan = await json(
      ...['plan', join(folder, 'plan.yaml'), records, '--as-of', '2026-04-01'],
      ...['--by', 'office', '--suppress-below', `${BELOW}`],
    );
    const blanks = plan.scenarios.map(({ rows }: { rows: (Row & { low?: Row; high?: Row })[] }) =>
      rows.map((row) =>
        [row, row.low, row.high].map((each) =>
          each === undefined ? undefined : SUPPRESSIBLE.map((figure) => each[figure] === null),
        ),
      ),
    );
    const [first, second] = blanks as (boolean[] | undefined)[][][];
    expect(first?.flat(2)).toContain(true);
    expect(second?.map(([base]) => base)).toEqual(first?.map(([base]) => base));
    for (const [base, low, high] of second ?? []) expect([low, high]).toEqual([base, base]);
  });
});
