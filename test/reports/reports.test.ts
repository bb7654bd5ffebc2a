// Reports say what was counted: forecast rows, the published table's cells, the bridge, and no card lost.

import { describe, expect, it } from 'vitest';
import { compareWithCapacity } from '../../src/capacity/comparison.js';
import { constantCapacity } from '../../src/capacity/dated-capacity.js';
import type { ForecastRow } from '../../src/capacity/forecast-row.js';
import { bridgeConclusion, reconcileJson, reconcileSheet } from '../../src/layout/reconcile.js';
import { movingSteps } from '../../src/page/charts/bridge.js';
import {
  decodePublishedTable,
  type OwnRow,
  ownTable,
  tableYears,
} from '../../src/read/tables/published-table.js';
import type { CardRecord } from '../../src/records/record.js';
import { flaggedRules, forecastReport, forecastRows } from '../../src/reports/forecast.js';
import { RECONCILE_STEPS, reconcileReport, stepCounters } from '../../src/reports/reconcile.js';
import { isEqualTable, verifyReport } from '../../src/reports/verify.js';
import { createCounter } from '../../src/tally/counter.js';
import { recordTotals } from '../../src/tally/record-totals.js';
import type { CountOptions } from '../../src/tally/ways.js';
import { faultText } from '../../src/words/fault-text.js';
import { adversarialRecords } from '../oracle/records.js';
import { talliesFor } from '../support/counts.js';
import { cardRecord, day, fiscalYears, law, repositoryJson } from '../support/law.js';
import { BASIS, wardTable } from '../support/reports.js';

const CAPACITY = constantCapacity(44000);
const PERIOD = { from: 2025, to: 2030, asOf: day(20250401) };

/** The rows a forecast gives where it counts what the ward printed. */
function rowsAsPrinted(): ForecastRow[] {
  return wardTable().rows.map(({ fiscalYear, card, certificate }) => ({
    fiscalYear,
    ...compareWithCapacity({ card: card as number, certificate: certificate as number }, 44000),
  }));
}

function someRecords(seed: number, count: number): CardRecord[] {
  const source = adversarialRecords(seed);
  return Array.from({ length: count }, () => source.next().value as CardRecord);
}

function rowsOf(records: readonly CardRecord[], options: Partial<CountOptions>): ForecastRow[] {
  const counter = createCounter({
    law: law(),
    method: 'birthday',
    repeats: 'all',
    ...PERIOD,
    ...options,
  });
  for (const record of records) counter.add(record);
  return forecastRows(counter.tally, CAPACITY, PERIOD.asOf);
}

describe('the published table', () => {
  // Source: Minato ward, document no. 1, 2025-09-05, as printed.
  it('is stored as printed', () => {
    const cells = wardTable().rows.map((row) => [
      row.fiscalYear,
      row.card,
      row.certificate,
      row.total,
      row.surplus,
      row.utilization_percent,
    ]);
    expect(cells).toEqual([
      [2025, 6416, 34717, 41133, 2867, 93],
      [2026, 26028, 37882, 63910, -19910, 145],
      [2027, 13248, 40773, 54021, -10021, 123],
      [2028, 11151, 30590, 41741, 2259, 95],
      [2029, 10895, 24746, 35641, 8359, 81],
      [2030, 34714, 36000, 70714, -26714, 160],
    ]);
    expect(wardTable().capacity).toEqual(CAPACITY);
    expect(tableYears(wardTable())).toEqual({ from: 2025, to: 2030 });
  });

  it('has one known difference, with its reason in both languages', () => {
    const [known, ...others] = wardTable().knownDifferences;
    expect(others).toEqual([]);
    expect(known).toMatchObject({
      fiscalYear: 2030,
      column: 'utilization_percent',
      published: 160,
      computed: 161,
    });
    expect(known?.reason.en).toContain('160.71');
    expect(known?.reason.ja).toContain('160.71');
  });

  type LooseTable = Record<string, unknown> & { rows: Record<string, unknown>[] };
  it.each<[string, (table: LooseTable) => void, RegExp]>([
    ['an unknown key', (table) => Object.assign(table, { note: 'x' }), /^-: /],
    ['a gap between the years', (table) => table.rows.splice(2, 1), /^rows: /],
    ['no rows', (table) => Object.assign(table, { rows: [] }), /^rows: /],
    [
      'a fraction of a card',
      (table) => Object.assign(table.rows[0] ?? {}, { card: 0.5 }),
      /^rows\.0\.card: /,
    ],
    ['a missing column', (table) => delete table.rows[0]?.['surplus'], /^rows\.0\.surplus: /],
    [
      'an impossible day',
      (table) => Object.assign(table, { published_on: '2025-02-29' }),
      /^published_on: /,
    ],
  ])('%s is an error that names its place', (_, spoil, expected) => {
    const table = repositoryJson('data/published/minato-2025-09-05.json') as LooseTable;
    spoil(table);
    const read = decodePublishedTable(table, 'table', fiscalYears());
    const text = read.ok ? '' : faultText(read.fault, 'en');
    expect(text.replace('table: not a published table: ', '')).toMatch(expected);
    // Any file can be named as a table by mistake, so nothing of what it holds is repeated.
    expect(text).not.toMatch(/note|2025-02-29|0\.5/);
  });
});

describe('verify', () => {
  it('the printed counts: every cell equal, but the one known', () => {
    const report = verifyReport(wardTable(), rowsAsPrinted(), BASIS);
    expect(report).toMatchObject({ comparedCells: 30, differing: [], stale: [] });
    expect(report.known).toEqual(wardTable().knownDifferences);
  });

  it('one card too many: the year’s cells that move, each with both figures', () => {
    const rows = rowsAsPrinted().map((row) =>
      row.fiscalYear === 2026
        ? {
            ...row,
            ...compareWithCapacity({ card: row.card + 1, certificate: row.certificate }, 44000),
          }
        : row,
    );
    expect(verifyReport(wardTable(), rows, BASIS).differing).toEqual([
      { fiscalYear: 2026, column: 'card', published: 26028, computed: 26029 },
      { fiscalYear: 2026, column: 'total', published: 63910, computed: 63911 },
      { fiscalYear: 2026, column: 'surplus', published: -19910, computed: -19911 },
    ]);
  });

  it('a known difference that no longer shows is stale', () => {
    const rows = rowsAsPrinted().map((row) =>
      row.fiscalYear === 2030 ? { ...row, utilizationPercent: 160 } : row,
    );
    const report = verifyReport(wardTable(), rows, BASIS);
    expect(report).toMatchObject({ differing: [], known: [] });
    expect(report.stale).toEqual(wardTable().knownDifferences);
  });

  it('a known cell with yet another figure is both differing and stale', () => {
    const rows = rowsAsPrinted().map((row) =>
      row.fiscalYear === 2030 ? { ...row, utilizationPercent: 162 } : row,
    );
    const report = verifyReport(wardTable(), rows, BASIS);
    expect(report.differing).toEqual([
      { fiscalYear: 2030, column: 'utilization_percent', published: 160, computed: 162 },
    ]);
    expect(report.stale).toHaveLength(1);
  });

  it('a year that was not forecast is told, and nothing of it is compared', () => {
    const rows = rowsAsPrinted().filter(({ fiscalYear }) => fiscalYear !== 2025);
    const report = verifyReport(wardTable(), rows, BASIS);
    expect(report).toMatchObject({ notCounted: [2025], comparedCells: 25, differing: [] });
    expect(isEqualTable(report)).toBe(true);
  });

  it('comparing nothing is not equality, and no known difference is stale for it', () => {
    const report = verifyReport(wardTable(), [], BASIS);
    expect(report).toMatchObject({ comparedCells: 0, stale: [] });
    expect(isEqualTable(report)).toBe(false);
  });

  it('cells that were not printed are not compared', () => {
    const table = wardTable();
    const rows = table.rows.map((row) => ({ ...row, surplus: null }));
    expect(verifyReport({ ...table, rows }, rowsAsPrinted(), BASIS).comparedCells).toBe(24);
  });
});

describe('forecast rows', () => {
  const records = [
    cardRecord({ birth: 19900601, cardIssuedOn: 20160701, office: 'Azabu', count: 2 }),
    cardRecord({ birth: 19900601, cardIssuedOn: 20170701, office: 'Akasaka' }),
  ];

  it('are one a fiscal year, compared with the capacity', () => {
    const rows = rowsOf(records, {});
    expect(rows.map(({ fiscalYear }) => fiscalYear)).toEqual([2025, 2026, 2027, 2028, 2029, 2030]);
    expect(rows[1]).toEqual({
      fiscalYear: 2026,
      card: 2,
      certificate: 0,
      total: 2,
      capacity: 44000,
      surplus: 43998,
      utilizationPercent: 0,
    });
  });

  it('by office: in order of names, without a capacity', () => {
    const rows = rowsOf(records, { by: 'office' });
    expect(rows).toHaveLength(12);
    expect(rows.map(({ office }) => office)).toEqual([
      ...Array(6).fill('Akasaka'),
      ...Array(6).fill('Azabu'),
    ]);
    expect(rows[7]).toMatchObject({ office: 'Azabu', card: 2, capacity: null, surplus: null });
  });

  it('by month: named year and month, from April on', () => {
    const rows = rowsOf(records, { by: 'month' });
    expect(rows).toHaveLength(72);
    expect(rows[0]).toMatchObject({ fiscalYear: 2025, month: '2025-04' });
    expect(rows[11]).toMatchObject({ fiscalYear: 2025, month: '2026-03' });
    expect(rows[14]).toMatchObject({ fiscalYear: 2026, month: '2026-06', card: 2, capacity: null });
  });

  it('of a forecast carry what they rest on', () => {
    const counter = createCounter({ law: law(), method: 'birthday', repeats: 'all', ...PERIOD });
    const report = forecastReport(counter.tally, CAPACITY, BASIS);
    expect(report).toMatchObject({ kind: 'forecast', by: undefined, basis: BASIS });
    expect(report.rows).toHaveLength(6);
  });

  // Source: the enforcement rules have no clause on 29 February.
  it('flag the rules on secondary sources that take part in counting', () => {
    const flagged = flaggedRules(law(), 'birthday').map(({ id }) => id);
    expect(flagged).toEqual(['certificate.leap_day_birthday']);
    expect(flaggedRules(law(), 'issue-year')).toEqual([]);
  });
});

describe('conservation', () => {
  const read = { rows: 4, cards: 10, rejectedRows: 1, rejectedCards: 2 };

  it('cards read are counted, excluded or rejected', () => {
    const tallied = { counted: 5, excluded: { returned: 1, deceased: 2 } };
    expect(recordTotals(read, tallied)).toEqual({
      rows: 4,
      cards: 10,
      counted: 5,
      excluded: { returned: 1, deceased: 2 },
      rejected: 2,
      rejectedRows: 1,
    });
  });

  it.each([
    ['a card lost', { counted: 4, excluded: { returned: 1, deceased: 2 } }],
    ['a card counted twice', { counted: 6, excluded: { returned: 1, deceased: 2 } }],
    ['a card excluded twice', { counted: 5, excluded: { returned: 2, deceased: 2 } }],
  ])('%s is a bug', (_, tallied) => {
    expect(() => recordTotals(read, tallied)).toThrow(/conservation: 10 cards read/);
  });
});

describe('reconcile', () => {
  const records = someRecords(31, 600);

  function reconciled(repeatRenewals: boolean) {
    const steps = stepCounters({ law: law(), ...PERIOD, repeatRenewals });
    return reconcileReport(wardTable(), talliesFor(steps, records), CAPACITY, BASIS);
  }

  function withoutChange(rows: readonly (ForecastRow & { readonly change: number })[]) {
    return rows.map(({ change: _, ...row }) => row);
  }

  it.each([true, false])(
    'begins with the shortcut and ends with the law, repeats %s',
    (repeats) => {
      const { steps } = reconciled(repeats);
      expect(steps.map(({ step }) => step)).toEqual([...RECONCILE_STEPS]);
      const asForecast = { repeats: repeats ? 'all' : 'none' } as const;
      expect(withoutChange(steps[0]?.rows ?? [])).toEqual(
        rowsOf(records, { method: 'issue-year', ...asForecast }),
      );
      expect(withoutChange(steps.at(-1)?.rows ?? [])).toEqual(rowsOf(records, asForecast));
    },
  );

  it('each change is the difference from the step before, the first none', () => {
    const { steps } = reconciled(true);
    expect(steps[0]?.rows.map(({ change }) => change)).toEqual([0, 0, 0, 0, 0, 0]);
    let moved = 0;
    for (let index = 1; index < steps.length; index += 1) {
      steps[index]?.rows.forEach((row, year) => {
        expect(row.change).toBe(row.total - (steps[index - 1]?.rows[year]?.total ?? 0));
        moved += Math.abs(row.change);
      });
    }
    expect(moved).toBeGreaterThan(0);
  });

  /** The changes of each step that are not nothing: "step year change". */
  function changesOf(record: CardRecord): string[] {
    const steps = talliesFor(stepCounters({ law: law(), ...PERIOD, repeatRenewals: true }), [
      record,
    ]);
    const report = reconcileReport(wardTable(), steps, CAPACITY, BASIS);
    return report.steps.flatMap(({ step, rows }) =>
      rows
        .filter(({ change }) => change !== 0)
        .map(({ fiscalYear, change }) => `${step} ${fiscalYear} ${change}`),
    );
  }

  it('a birthday after the day of issue moves a card at the step of birthdays, and nowhere else', () => {
    const record = cardRecord({ birth: 19900601, cardIssuedOn: 20160415 });
    expect(changesOf(record)).toEqual([
      'birthdays 2025 1',
      'birthdays 2026 -1',
      'birthdays 2030 1',
    ]);
  });

  it('a minor’s card moves at the step of minors', () => {
    // One visit in FY2027 either way: of certificates by the shortcut, of the card itself for a minor.
    const record = cardRecord({ birth: 20150601, cardIssuedOn: 20220701 });
    expect(changesOf(record)).toEqual([]);
    const steps = talliesFor(stepCounters({ law: law(), ...PERIOD, repeatRenewals: true }), [
      record,
    ]);
    const { steps: rows } = reconcileReport(wardTable(), steps, CAPACITY, BASIS);
    const kinds = rows.map(({ step, rows: [, , in2027] }) => [
      step,
      in2027?.card,
      in2027?.certificate,
    ]);
    expect(kinds).toEqual([
      ['issue-year', 0, 1],
      ['birthdays', 0, 1],
      ['minors', 1, 0],
      ['certificates', 1, 0],
      ['repeats', 1, 0],
    ]);
  });

  it('a certificate of its own date moves at the step of certificates', () => {
    const record = cardRecord({
      birth: 19900401,
      cardIssuedOn: 20210402,
      userCertificateIssuedOn: 20230402,
      signatureCertificateIssuedOn: 20230402,
    });
    expect(changesOf(record)).toEqual(['certificates 2026 -1', 'certificates 2028 1']);
  });

  it('a certificate renewed again within a card moves at the step of repeats', () => {
    const record = cardRecord({
      birth: 19900401,
      cardIssuedOn: 20230402,
      cardIssueKind: 'renewal',
      userCertificateIssuedOn: 20230502,
      signatureCertificateIssuedOn: 20230502,
    });
    // Card to 2034-04-01; the certificate of May 2023 to 2028-04-01, renewed to 2033-04-01, past 2030.
    expect(changesOf(record).filter((change) => change.startsWith('repeats'))).toEqual([]);
    const wide = talliesFor(
      stepCounters({ law: law(), ...PERIOD, to: 2035, repeatRenewals: true }),
      [record],
    );
    const { steps } = reconcileReport(wardTable(), wide, CAPACITY, BASIS);
    const repeats = steps.at(-1)?.rows.filter(({ change }) => change !== 0);
    expect(repeats?.map(({ fiscalYear, change }) => [fiscalYear, change])).toEqual([[2033, 1]]);
  });

  it('sets the law against the shortcut where the records are not the table’s', () => {
    // By the shortcut due in FY2026; by the law on a birthday in FY2025, one more than the capacity.
    const record = cardRecord({ birth: 19900601, cardIssuedOn: 20160415, count: 44001 });
    const steps = talliesFor(stepCounters({ law: law(), ...PERIOD, repeatRenewals: true }), [
      record,
    ]);
    const report = reconcileReport(wardTable(), steps, CAPACITY, BASIS);
    expect(report).toMatchObject({ reproducesTable: false, birthdaysMatter: true });
    expect(report.surplusTurnedDeficit).toContainEqual({
      fiscalYear: 2025,
      capacity: 44000,
      surplusBefore: 44000,
      lawSurplus: -1,
      lawPercent: 100,
    });
    expect(report.deficitTurnedSurplus.map(({ fiscalYear }) => fiscalYear)).toContain(2026);
  });

  describe('at another capacity than the table’s', () => {
    /** Two cards of a table that says it: by the shortcut in 2026; by the law one in 2025, one in 2026. */
    const moved = [
      cardRecord({ birth: 19900601, cardIssuedOn: 20160415 }),
      cardRecord({ birth: 19900412, cardIssuedOn: 20160415 }),
    ];
    function against(rows: readonly Partial<OwnRow>[], capacity: number, used = moved) {
      const span = { ...PERIOD, from: 2025, to: 2026 };
      const steps = talliesFor(stepCounters({ law: law(), ...span, repeatRenewals: true }), used);
      const blank = { card: null, certificate: null, surplus: null, utilization_percent: null };
      const table = ownTable(
        'own.csv',
        rows.map((row, index) => ({
          ...blank,
          fiscalYear: 2025 + index,
          total: null,
          capacity: null,
          ...row,
        })),
      );
      return reconcileReport(table, steps, constantCapacity(capacity), BASIS);
    }
    const printed = [
      { total: 0, surplus: 0, capacity: 0 },
      { total: 2, surplus: -2, capacity: 0 },
    ];

    it('a year is turned by the law alone, both sides being judged at the table’s capacity', () => {
      const same = against(printed, 0);
      expect(same.capacityApart).toEqual([]);
      expect(same.surplusTurnedDeficit).toEqual([
        { fiscalYear: 2025, capacity: 0, surplusBefore: 0, lawSurplus: -1, lawPercent: null },
      ]);
      // With room for all of them the printed deficit would be a surplus, which is no work of the law.
      const wide = against(printed, 9);
      expect(wide.surplusTurnedDeficit).toEqual(same.surplusTurnedDeficit);
      expect(wide.deficitTurnedSurplus).toEqual([]);
      expect(wide.capacityApart).toEqual([
        { fiscalYear: 2025, published: 0, given: 9 },
        { fiscalYear: 2026, published: 0, given: 9 },
      ]);
    });

    it('a table that does not say its capacity says it by its surplus', () => {
      const unsaid = printed.map(({ total, surplus }) => ({ total, surplus }));
      const { surplusTurnedDeficit, capacityApart } = against(unsaid, 9);
      expect(surplusTurnedDeficit.map(({ capacity }) => capacity)).toEqual([0]);
      expect(capacityApart).toHaveLength(2);
    });

    it('nothing is said of surpluses that no table prints', () => {
      const totals = printed.map(({ total }) => ({ total }));
      expect(bridgeConclusion(against(totals, 9), 'en')).toEqual([]);
    });

    it('the words name both capacities, and no percentage where there is none', () => {
      expect(bridgeConclusion(against(printed, 9), 'en').slice(0, 3)).toEqual([
        'The published surpluses and deficits are at the table’s capacity, those by law at the capacity given: 0 and 9.',
        'To see what the law changes, both are judged at the table’s capacity in what follows.',
        'Printed as a surplus, a deficit under the law: FY2025 (0, by law −1).',
      ]);
      expect(bridgeConclusion(against(printed, 9), 'ja').join('')).not.toContain('–');
      const apart = [{ fiscalYear: 2026, published: 0, given: 9 }];
      const some = {
        ...against(printed, 9),
        capacityApart: [...apart, { fiscalYear: 2027, published: 0, given: 8 }],
      };
      expect(bridgeConclusion(some, 'ja')[0]).toContain('令和8年度 0件と9件、令和9年度 0件と8件');
    });

    it('a table that holds the law’s totals already has nothing between it and the law', () => {
      const own = [
        { total: 1, surplus: 8, capacity: 9 },
        { total: 1, surplus: 8, capacity: 9 },
      ];
      const report = against(own, 9);
      expect(report).toMatchObject({ reproducesTable: false, isLawTable: true });
      expect(movingSteps(report)).toEqual([]);
      const same = 'The table’s totals are already those by law, so there is nothing between them.';
      expect(bridgeConclusion(report, 'en', false)).toEqual([same]);
      expect(bridgeConclusion(report, 'en')).toEqual([
        same,
        'The steps set the shortcut against the law on the same records.',
        'Shortcut and law agree in every year on surplus or deficit.',
      ]);
      const sheet = reconcileSheet(report, 'en');
      expect(sheet.rows.map(([name]) => name)).not.toContain('  other records');
      expect(against([{ total: 1 }, { total: 7 }], 9).isLawTable).toBe(false);
    });
  });

  it('names the known difference where a step shows it', () => {
    const record = cardRecord({ birth: 19900412, cardIssuedOn: 20200415, count: 70_714 });
    const steps = talliesFor(stepCounters({ law: law(), ...PERIOD, repeatRenewals: false }), [
      record,
    ]);
    const told = (capacity: number) =>
      reconcileReport(wardTable(), steps, constantCapacity(capacity), BASIS);
    expect(told(44000).known).toEqual(wardTable().knownDifferences);
    expect(reconcileSheet(told(44000), 'ja').notes.join('')).toContain(
      '公表値160%、計算値161%。70,714÷44,000',
    );
    expect(reconcileJson(told(44000))).toMatchObject({
      known_differences: [{ published: 160, computed: 161 }],
    });
    expect(told(60000).known).toEqual([]);
  });
});
