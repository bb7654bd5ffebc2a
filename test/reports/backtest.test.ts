// A backtest knows only what was known on its day, and its errors are what a hand gives.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { backtestSheet } from '../../src/layout/backtest.js';
import { readActuals } from '../../src/read/tables/actuals.js';
import { FaultError } from '../../src/records/fault.js';
import {
  backtestReport,
  countsKnownOn,
  errorsByYear,
  estimate,
} from '../../src/reports/backtest.js';
import type { ActualRow } from '../../src/scenario/actuals.js';
import { addProcedures, emptyTally, officeCells, type Tally } from '../../src/tally/tally.js';
import type { Method } from '../../src/tally/ways.js';
import { faultText } from '../../src/words/fault-text.js';
import { inside } from '../cli/run-koshin.js';
import { textContent } from '../support/content.js';
import { day, law } from '../support/law.js';

const folder = mkdtempSync(join(tmpdir(), 'koshin-backtest-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** What a backtest prints; its words on standard error where it is refused. */
async function backtest(...args: string[]): Promise<string> {
  const { stdout, stderr, code } = await inside(['backtest', ...args]);
  return code === 0 ? stdout : stderr;
}

async function json(...args: string[]) {
  return JSON.parse(await backtest(...args, '--format', 'json'));
}

async function wordsOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (error instanceof FaultError) return faultText(error.fault, 'en');
    throw error;
  }
  return 'no fault';
}

async function actuals(text: string) {
  return (await readActuals('actuals.csv', textContent(text), law())).actuals;
}

function year(
  fiscalYear: number,
  card: number | null,
  certificate: number | null,
  total: number | null = null,
): ActualRow {
  const firstDay = day(fiscalYear * 10000 + 401);
  return { fiscalYear, month: undefined, firstDay, card, certificate, total };
}

function tally(from: number, years: readonly (readonly [number, number])[]): Tally {
  const made = emptyTally(from, from + years.length - 1);
  const cells = officeCells(made, '');
  years.forEach(([card, certificate], period) => {
    addProcedures(cells, 'card', period, card);
    addProcedures(cells, 'certificate', period, certificate);
  });
  return made;
}

const BASIS = { tool: 'koshin', rulesVersion: 'x', secondary: [], inputs: [], options: {} };

describe('an error', () => {
  it.each([
    [110, 100, 10, 100],
    [90, 100, -10, -100],
    // 1 of 2000 is 0.05 %: a half goes away from zero, on either side.
    [2001, 2000, 1, 1],
    [1999, 2000, -1, -1],
    [2000, 2001, -1, 0],
    [1, 3, -2, -667],
    [0, 0, 0, null],
    [5, 0, 5, null],
  ])(
    'of %i forecast for %i is %i, %s tenths of a percent',
    (forecast, came, error, errorTenths) => {
      expect(estimate(forecast, came)).toEqual({ forecast, error, errorTenths });
    },
  );
});

describe('the report', () => {
  const report = (rows: readonly ActualRow[], tallies: readonly (readonly [Method, Tally])[]) =>
    backtestReport({
      actuals: { by: 'fiscal_year', rows },
      asOf: day(20240401),
      tallies: new Map(tallies),
      source: 'counts',
      basis: BASIS,
    });

  it('gives the mean of absolute errors, rounded once, and the nearer method', () => {
    const law = tally(2024, [[110, 190]]);
    const shortcut = tally(2024, [[100, 230]]);
    const { rows, meanTenths, nearer } = report(
      [year(2024, 100, 200)],
      [
        ['birthday', law],
        ['issue-year', shortcut],
      ],
    );
    expect(rows.map(({ kind, actual }) => [kind, actual])).toEqual([
      ['card', 100],
      ['certificate', 200],
      ['total', 300],
    ]);
    // Law: 10 % and 5 %; shortcut: 0 % and 15 %: the same mean, so neither is nearer.
    expect(meanTenths).toEqual({ birthday: 75, 'issue-year': 75 });
    expect(nearer).toBeNull();
    const better = report(
      [year(2024, 100, 201)],
      [
        ['birthday', law],
        ['issue-year', shortcut],
      ],
    );
    expect(better.nearer).toBe('issue-year');
  });

  it('compares what began on the as-of day or later, and only what is known', () => {
    const made = report(
      [year(2023, 9, 9), year(2024, null, 5), year(2025, 0, null)],
      [
        [
          'birthday',
          tally(2024, [
            [1, 4],
            [3, 7],
          ]),
        ],
      ],
    );
    expect(made.periodsBefore).toBe(1);
    expect(made.rows).toMatchObject([
      { fiscalYear: 2024, kind: 'certificate', estimates: { birthday: { errorTenths: -200 } } },
      { fiscalYear: 2025, kind: 'card', estimates: { birthday: { errorTenths: null } } },
    ]);
    expect(made.meanTenths).toEqual({ birthday: 200 });
    expect(made.nearer).toBeNull();
  });
});

describe('a total', () => {
  const methods = [
    [
      'birthday',
      tally(2024, [
        [60, 50],
        [10, 20],
        [3, 4],
      ]),
    ],
  ] as const;
  const report = backtestReport({
    actuals: {
      by: 'fiscal_year',
      rows: [year(2024, null, null, 100), year(2025, 10, null, 40), year(2026, 5, 5, 14)],
    },
    asOf: day(20240401),
    tallies: new Map(methods),
    source: 'records',
    basis: BASIS,
  });

  it('is compared as given, alone or beside its kinds', () => {
    expect(
      report.rows.map(({ fiscalYear, kind, actual, estimates }) => [
        fiscalYear,
        kind,
        actual,
        estimates.birthday?.errorTenths,
      ]),
    ).toEqual([
      [2024, 'total', 100, 100],
      [2025, 'card', 10, 0],
      [2025, 'total', 40, -250],
      [2026, 'card', 5, -400],
      [2026, 'certificate', 5, -200],
      [2026, 'total', 14, -500],
    ]);
  });

  it('is judged where its kinds are not both known, and told where it is not their sum', () => {
    // 10 %, 0 %, 25 %, 40 %, 20 %: the total of FY2026 stands for what its kinds have said already.
    expect(report.meanTenths).toEqual({ birthday: 190 });
    expect(report.oddTotals).toEqual([{ fiscalYear: 2026, month: undefined, total: 14, sum: 10 }]);
    const notes = (language: 'en' | 'ja') => backtestSheet(report, language).notes.join('\n');
    expect(notes('en')).toContain('FY2026: the total given, 14, is not the sum of its kinds, 10;');
    expect(notes('en')).toContain('and of totals where these are not known: by the law 19.0%');
    expect(notes('ja')).toContain('令和8年度: 実績の合計 14 は内訳の和 10 と一致しない');
  });
});

describe('the errors by year', () => {
  it('add up the months of a year before they are compared', async () => {
    const came = await actuals('month,card,certificate\n2024-04,10,1\n2024-05,20,3\n2025-04,5,\n');
    const made = emptyTally(2024, 2025, 'month');
    const cells = officeCells(made, '');
    addProcedures(cells, 'card', 0, 12);
    addProcedures(cells, 'card', 1, 21);
    addProcedures(cells, 'certificate', 1, 2);
    addProcedures(cells, 'card', 12, 4);
    const report = backtestReport({
      actuals: came,
      asOf: day(20240401),
      tallies: new Map([['birthday', made]]),
      source: 'records',
      basis: BASIS,
    });
    expect(errorsByYear(report, 'birthday')).toEqual([
      {
        fiscalYear: 2024,
        months: 2,
        kinds: [
          { kind: 'card', estimate: { forecast: 33, error: 3, errorTenths: 100 } },
          { kind: 'certificate', estimate: { forecast: 2, error: -2, errorTenths: -500 } },
          { kind: 'total', estimate: { forecast: 35, error: 1, errorTenths: 29 } },
        ],
      },
      {
        fiscalYear: 2025,
        months: 1,
        kinds: [{ kind: 'card', estimate: { forecast: 4, error: -1, errorTenths: -200 } }],
      },
    ]);
  });
});

describe('what was known on a day', () => {
  it('has no snapshot and no period that ended later', async () => {
    const snapshots = [20230401, 20240401, 20240402].map((on) => ({
      on: day(on),
      cards: 1,
      minors: undefined,
    }));
    const table = { kind: 'snapshots', counted: 'handed-over', snapshots } as const;
    expect(countsKnownOn(table, day(20240401))).toEqual({
      ...table,
      snapshots: snapshots.slice(0, 2),
    });
  });
});

describe('reading what came', () => {
  it('takes a row a period, or a row a period and kind, in any order', async () => {
    const wide = await actuals('年度,カード,電子証明書\n2025,"1,200",30\n2024,1,\n');
    expect(wide).toEqual({
      by: 'fiscal_year',
      rows: [year(2024, 1, null), year(2025, 1200, 30)],
    });
    const long = 'fiscal_year,kind,actual\n2025,card,1200\n2024,カード,1\n2025,certificate,30\n';
    expect(await actuals(long)).toEqual(wide);
    const totals = 'fiscal_year,kind,actual\n2025,合計,9\n2024,total,3\n';
    const alone = {
      by: 'fiscal_year',
      rows: [year(2024, null, null, 3), year(2025, null, null, 9)],
    };
    expect(await actuals(totals)).toEqual(alone);
    expect(await actuals('業務量\n年度,件数\n令和7年度,9件\n令和6年度,3件\n計,12\n')).toEqual(
      alone,
    );
    expect(await actuals('年月,合計\n令和7年4月,9\n')).toMatchObject({
      rows: [{ month: '2025-04', total: 9 }],
    });
    expect(await actuals('month,card\n2024-07,3\n')).toMatchObject({
      by: 'month',
      rows: [{ fiscalYear: 2024, month: '2024-07', firstDay: 20240701, card: 3 }],
    });
  });

  it.each([
    ['fiscal_year,card\n2024,1\n2024,2\n', 3, /figure already/],
    ['fiscal_year,kind,actual\n2024,card,2\n2024,card,2\n', 3, /figure already/],
    ['fiscal_year,kind,actual\n2024,both,2\n', 2, /none of card, certificate/],
    ['fiscal_year,card\n2024,x\n', 2, /column “card” has no whole number/],
    ['fiscal_year,card\n24,1\n', 2, /no fiscal year from 2015/],
    ['month,card\n2024-13,1\n', 2, /no month from 2016-01/],
    ['fiscal_year,card\n2024\n', 2, /as many cells/],
    ['fiscal_year,card\n', 1, /no row of figures/],
    ['fiscal_year,month,card\n', 1, /only one/],
    ['fiscal_year\n', 1, /columns card, certificate and total/],
    ['fiscal_year,card,kind,actual\n', 1, /columns card, certificate and total/],
    ['fiscal_year,card,card\n', 1, /column “card” stands a second time/],
    ['fiscal_year,cards\n', 1, /column 2 “cards” has no name/],
  ])('%j is refused with its line', async (text, line, words) => {
    const said = await wordsOf(actuals(text));
    expect(said).toMatch(words);
    expect(said).toMatch(new RegExp(`^actuals\\.csv:${line}(?::\\d+)?: `));
  });
});

describe('koshin backtest', () => {
  // Born 1990-10-10, issued 2019-05-15: certificates end on 2023-10-10, the card on 2028-10-10; the shortcut says
  // fiscal year 2024 and 2029.
  const older =
    'birth_date,card_issued_on,user_cert_issued_on,count\n' +
    '1990-10-10,2019-05-15,2019-05-15,10\n' +
    '1990-10-10,2020-12-01,2020-12-01,4\n';
  const records = file('records.csv', older);
  const later = file('today.csv', `${older}1990-10-10,2024-06-01,2024-06-01,7\n`);
  const years = file('years.csv', 'fiscal_year,card,certificate\n2023,0,8\n2024,0,0\n2025,0,5\n');

  it('sets the law and the shortcut beside what came', async () => {
    const report = await json(records, '--actuals', years);
    expect(report.schema).toBe('koshin.backtest/1');
    expect(report).toMatchObject({ as_of: '2020-12-02', as_of_source: 'records' });
    expect(report.left_out).toEqual({ counts: 0, actuals: 0 });
    expect(report.cards).toBe(14);
    // Law: 10 in FY2023 (2023-10-10), 4 in FY2025 (2025-10-10); the shortcut: 10 in FY2024, 4 in FY2025.
    expect(report.rows.filter(({ kind }: { kind: string }) => kind === 'certificate')).toEqual([
      {
        fiscal_year: 2023,
        kind: 'certificate',
        forecast: 10,
        actual: 8,
        error: 2,
        error_percent: 25,
        issue_year_forecast: 0,
        issue_year_error: -8,
        issue_year_error_percent: -100,
      },
      {
        fiscal_year: 2024,
        kind: 'certificate',
        forecast: 0,
        actual: 0,
        error: 0,
        error_percent: null,
        issue_year_forecast: 10,
        issue_year_error: 10,
        issue_year_error_percent: null,
      },
      {
        fiscal_year: 2025,
        kind: 'certificate',
        forecast: 4,
        actual: 5,
        error: -1,
        error_percent: -20,
        issue_year_forecast: 4,
        issue_year_error: -1,
        issue_year_error_percent: -20,
      },
    ]);
    expect(report.mean_absolute_percent_error).toEqual({ birthday: 22.5, issue_year: 60 });
    expect(report.nearer).toBe('birthday');
    expect(report.totals).toHaveLength(3);
  });

  it('by month knows the law alone', async () => {
    const months = file('months.csv', 'month,certificate\n2023-09,1\n2023-10,8\n');
    const report = await json(records, '--actuals', months);
    expect(report.methods).toEqual(['birthday']);
    expect(report.rows).toMatchObject([
      { month: '2023-09', forecast: 0, error_percent: -100 },
      { month: '2023-10', forecast: 10, error_percent: 25 },
    ]);
    expect(await backtest(records, '--actuals', months, '--method', 'issue-year')).toMatch(
      /does not go with/,
    );
  });

  it('leaves out counts and snapshots after the as-of day', async () => {
    const before = 'date,cumulative_cards\n2019-04-01,0\n2020-03-31,3650\n';
    const known = file('known.csv', before);
    const later = file('later.csv', `${before}2024-03-31,9999\n2025-03-31,20000\n`);
    const args = ['--actuals', years, '--as-of', '2023-04-01'];
    const [short, long] = [await json(known, ...args), await json(later, ...args)];
    expect(long.rows).toEqual(short.rows);
    expect(long.left_out.counts).toBe(2);
    // The shortcut has all cards of FY2019 in FY2024; by the law about half of them are due the year before.
    expect(short.rows[3]).toMatchObject({ fiscal_year: 2024, issue_year_forecast: 3650 });
    expect(Math.abs(short.rows[1].forecast - 1825)).toBeLessThan(40);
    const counts = file('counts.csv', 'fiscal_year,cards\n2019,3650\n2023,99\n');
    const byYear = await json(counts, ...args);
    expect(byYear.left_out.counts).toBe(1);
    expect(byYear.rows[3]).toMatchObject({ issue_year_forecast: 3650 });
  });

  it('is as wrong with fewer leavers as there are fewer cards', async () => {
    const snapshots = file('leavers.csv', 'date,cumulative_cards\n2019-04-01,0\n2020-03-31,3650\n');
    const args = [snapshots, '--actuals', years, '--as-of', '2023-04-01'];
    const kept = await json(...args);
    const thinned = await json(...args, '--leaves-per-year', '0.1');
    expect(thinned.cards).toBeLessThan(kept.cards);
    expect(thinned.rows[1].forecast).toBeLessThan(kept.rows[1].forecast);
  });

  it('counts nothing that the records no longer show, and says how it can be known', async () => {
    const report = await json(later, '--actuals', years);
    // FY2023 and FY2024 began before the day after the last issue; no earlier day brings them back.
    expect(report).toMatchObject({ as_of: '2024-06-02', left_out: { actuals: 2 } });
    expect(report.rows.map((row: { fiscal_year: number }) => row.fiscal_year)).toEqual([
      2025, 2025,
    ]);
    expect(await json(later, '--actuals', years, '--as-of', '2023-04-01')).toEqual({
      ...report,
      options: expect.anything(),
    });
    expect((await backtest(later, '--actuals', years, '--notes')).replace(/\s+/g, ' ')).toMatch(
      /not compared: 2\. What was due then.*an older extract, or public counts/,
    );
  });

  it.each([['backtest', '--actuals'] as const, ['forecast', '--backtest'] as const])(
    'is refused by %s where all lies before the records’ day',
    async (command, option) => {
      const gone = file('gone.csv', 'fiscal_year,card\n2023,1\n2024,1\n');
      const { stderr, stdout, code } = await inside([command, later, option, gone]);
      expect({ stdout, code }).toEqual({ stdout: '', code: 2 });
      expect(stderr).toMatch(
        /began before 2024-06-02, .*an extract taken before 2023-04-01, or public counts/,
      );
      expect((await inside([command, later, option, gone], 'ja')).stderr).toMatch(
        /2023-04-01 より前に取り出した記録か、公表された枚数/,
      );
    },
  );

  it('beneath a forecast compares what came later, and tells of the rest', async () => {
    const said = await inside(['forecast', later, '--backtest', years, '--notes']);
    const stdout = said.stdout.replace(/\s+/g, ' ');
    expect(stdout).toMatch(/on 2024-06-02, against what came: FY2025: .*certificate −20\.0%/);
    expect(stdout).toContain('Periods of actuals that began before 2024-06-02, not compared: 2.');
  });

  it('of counts speaks of the day after the last one counted, where that comes before', async () => {
    const counts = file('early.csv', 'fiscal_year,cards\n2019,3650\n');
    expect(await json(counts, '--actuals', years)).toMatchObject({ as_of: '2020-04-01' });
    const known = file('late.csv', 'fiscal_year,cards\n2019,3650\n2024,9\n');
    expect(await json(known, '--actuals', years)).toMatchObject({ as_of: '2023-04-01' });
  });

  it('prints people’s words and a plain csv', async () => {
    const table = await backtest(records, '--actuals', years);
    expect(table).toContain('−20.0%');
    expect(table).toContain('Mean absolute error of cards and certificates: by the law 22.5%');
    const csv = await backtest(records, '--actuals', years, '--format', 'csv');
    expect(csv.split('\n')[0]).toBe(
      'fiscal_year,kind,actual,forecast,error,error_percent,issue_year_forecast,issue_year_error,issue_year_error_percent',
    );
    expect(csv).toContain('\n2025,certificate,5,4,-1,-20,4,-1,-20\n');
    expect(await backtest(records, '--actuals', years, '--lang', 'ja')).toContain('△20.0%');
  });

  it('says in words what it cannot do', async () => {
    const old = file('old.csv', 'fiscal_year,cards\n2024,10\n');
    const args = ['--actuals', years];
    expect(await backtest(old, ...args)).toMatch(/nothing in it was known on 2023-04-01/);
    expect(await backtest(records, ...args, '--as-of', '2026-01-01')).toMatch(
      /began before 2026-01-01, the day of which the records speak/,
    );
    expect(await backtest(records, ...args, '--leaves-per-year', '1.1')).toMatch(
      /a share from 0 to 1/,
    );
    expect(await backtest(records, ...args, '--minor-share', '0.1')).toMatch(
      /is for cards handed out to date/,
    );
    expect(await backtest(old, ...args, '--leaves-per-year', '0.1')).toMatch(
      /is for cards handed out to date/,
    );
  });
});
