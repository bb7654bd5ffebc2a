// A plan's CSV says what each scenario assumes, one datum a cell, in words where its headers are Japanese.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { planRows } from '../../src/layout/scenario/plan.js';
import type { CapacityFrom } from '../../src/scenario/scenario.js';
import { inside } from '../cli/run-koshin.js';
import { day } from '../support/law.js';
import { somePlan } from '../support/reports.js';

const PLAN = ['plan', 'test/layout/every-assumption.yaml', 'test/transcripts/records.csv'];

async function assumedOf(scenario: string, ...options: readonly string[]) {
  const { stdout } = await inside([...PLAN, '--format', 'csv', ...options]);
  const rows = parse(stdout, { columns: true }) as Record<string, string>[];
  const row = rows.find((each) => each['scenario'] === scenario || each['シナリオ'] === scenario);
  return Object.entries(row ?? {}).filter(([key]) => /^assumed_|^前提: /.test(key));
}

it('every assumption has cells of its own, by its keys in the scenario file', async () => {
  expect(Object.fromEntries(await assumedOf('centre'))).toEqual({
    assumed_capacity_1_from: '2025-04-01',
    assumed_capacity_1_per_year: '600',
    assumed_capacity_2_from: '2026-04-01',
    assumed_capacity_2_sites_1_name: 'S',
    assumed_capacity_2_sites_1_windows: '2',
    assumed_capacity_2_sites_1_minutes_card: '15',
    assumed_capacity_2_sites_1_minutes_certificate: '15',
    'assumed_capacity_2_sites_1_hours_mon-fri_1': '09:00-12:00',
    'assumed_capacity_2_sites_1_hours_mon-fri_2': '13:00-17:00',
    assumed_capacity_2_sites_1_hours_sat_1: '09:00-12:00',
    assumed_capacity_2_sites_1_closed_1: 'holidays',
    assumed_capacity_2_sites_1_closed_2: '12-29..01-03',
    assumed_capacity_2_sites_1_closed_3: '2026-05-07',
    assumed_capacity_2_sites_1_bookable_share: '0.9',
    assumed_capacity_2_sites_2_name: 'B',
    assumed_capacity_2_sites_2_per_year: '100',
    assumed_capacity_2_sites_2_share: '0.2',
    assumed_capacity_2_sites_2_kinds_1: 'card',
    assumed_take_up_card: '0.95',
    assumed_take_up_card_low: '0.9',
    assumed_take_up_card_high: '1',
    assumed_take_up_certificate: '0.9',
    'assumed_lead_lag_months_-2': '0.1',
    'assumed_lead_lag_months_-1': '0.3',
    assumed_lead_lag_months_0: '0.6',
    assumed_leaves_per_year: '0.06',
    assumed_new_cards_2025: '200',
    assumed_new_cards_2026: '150',
    assumed_new_cards_2026_low: '100',
    assumed_new_cards_2026_high: '250',
    assumed_new_cards_minor_share: '0.2',
    assumed_new_cards_use_counter: 'true',
    assumed_off_counter_share_card: '0.01',
    assumed_off_counter_share_certificate: '0.2',
    assumed_off_counter_share_certificate_low: '0.1',
    assumed_off_counter_share_certificate_high: '0.3',
    assumed_overdue_share_card: '0.1',
    assumed_overdue_share_certificate: '0.3',
    assumed_overdue_share_certificate_low: '0.2',
    assumed_overdue_share_certificate_high: '0.5',
    assumed_rules_1_rule: 'certificate.validity.adult',
    assumed_rules_1_from: '2028-04-01',
    assumed_rules_1_value: '10',
    assumed_rules_1_reason: 'next-generation card (announced, not in force)',
    assumed_rules_1_note: expect.stringContaining('1 April 2028 is a placeholder'),
    assumed_rules_2_rule: 'renewal.window_months',
    assumed_rules_2_from: '2028-04-01',
    assumed_rules_2_value: '12',
    assumed_rules_2_reason: 'next-generation card (announced, not in force)',
    assumed_rules_2_note: expect.stringContaining('1 April 2028 is a placeholder'),
    assumed_rules_3_rule: 'expiry.months_after_birthday',
    assumed_rules_3_from: '2028-04-01',
    assumed_rules_3_value: '1',
    assumed_rules_3_reason: 'next-generation card (announced, not in force)',
    assumed_rules_3_note: expect.stringContaining('1 April 2028 is a placeholder'),
    assumed_costs_rent_per_month: '100000',
    assumed_costs_rent_from: '2025-10-01',
    assumed_costs_rent_eligible: 'false',
    assumed_costs_fit_out_once: '5000000',
    assumed_costs_fit_out_on: '2026-05-01',
    assumed_costs_fit_out_eligible: 'true',
    assumed_costs_staff_per_window_per_year: '1000000',
    assumed_costs_staff_eligible: 'true',
    assumed_costs_contractor_per_procedure: '1000',
    assumed_costs_contractor_to: '2027-03-31',
    assumed_costs_contractor_eligible: 'true',
    assumed_costs_other_1_name: '予約',
    assumed_costs_other_1_per_year: '60000',
    assumed_costs_other_1_eligible: 'true',
    assumed_subsidy_share: '0.5',
    assumed_subsidy_from: '2026-04-01',
    assumed_subsidy_condition: '交付決定後',
    assumed_subsidy_most_per_year: '100000',
  });
});

it('a scenario that assumes nothing has the neutral values, and blanks where there is none', async () => {
  const told = (await assumedOf('now')).filter(([, value]) => value !== '');
  expect(Object.fromEntries(told)).toEqual({
    assumed_capacity_1_from: '2025-04-01',
    assumed_capacity_1_per_year: '44000',
    assumed_take_up_card: '1',
    assumed_take_up_certificate: '1',
    assumed_lead_lag_months_0: '1',
    assumed_leaves_per_year: '0',
    assumed_new_cards_minor_share: '0',
    assumed_new_cards_use_counter: 'false',
    assumed_off_counter_share_card: '0',
    assumed_off_counter_share_certificate: '0',
    assumed_overdue_share_card: '0',
    assumed_overdue_share_certificate: '0',
  });
});

it('what no scenario assumes has no column, and a plan by month none of costs', async () => {
  const byMonth = (await assumedOf('centre', '--by', 'month')).map(([key]) => key);
  expect(byMonth).toContain('assumed_take_up_card');
  expect(byMonth.filter((key) => /cost|subsidy/.test(key))).toEqual([]);
  const golden = ['plan', 'test/golden/scenario.yaml', 'test/transcripts/records.csv'];
  const [head = ''] = (await inside([...golden, '--format', 'csv'])).stdout.split('\n');
  const keys = head.split(',').filter((key) => key.startsWith('assumed_'));
  expect(keys.filter((key) => !key.startsWith('assumed_capacity_'))).toEqual([
    'assumed_take_up_card',
    'assumed_take_up_card_low',
    'assumed_take_up_card_high',
    'assumed_take_up_certificate',
  ]);
});

it('under Japanese headers no key and no code is left', async () => {
  const japanese = await assumedOf('centre', '--lang', 'ja');
  const english = await assumedOf('centre');
  expect(japanese).toHaveLength(english.length);
  for (const [heading, value] of japanese) {
    expect(heading).not.toMatch(/[a-z]/);
    expect(['true', 'false', 'card', 'holidays']).not.toContain(value);
  }
  const said = Object.fromEntries(japanese);
  expect(said['前提: 現行法令と異なる仮定 1 規定']).toBe('成年の電子証明書の有効期間');
  expect(said['前提: 現行法令と異なる仮定 1 理由']).toBe('次期個人番号カード (公表済み・未施行)');
  expect(said['前提: 予約可能件数 2 拠点 1 受付時間 月～金 2']).toBe('13:00-17:00');
  expect(said['前提: 予約可能件数 2 拠点 1 閉庁日 1']).toBe('祝日');
});

it('a capacity that is one figure in every scenario stands among the figures alone', () => {
  const site = { type: 'figure', name: '', share: undefined, kinds: ['card'], perYear: 9 } as const;
  const keysOf = (capacityFrom: readonly CapacityFrom[]) => {
    const plan = somePlan();
    const scenarios = plan.scenarios.map((scenario) => ({ ...scenario, capacityFrom }));
    return planRows({ ...plan, scenarios }, 'en').columns.map(({ key }) => key);
  };
  const one = { from: day(20250401), sites: [site] };
  const later = { from: day(20260401), sites: [site] };
  expect(keysOf([one]).filter((key) => key.startsWith('assumed_'))).toEqual([]);
  expect(keysOf([one, later]).filter((key) => key.startsWith('assumed_'))).toHaveLength(4);
});

describe('in words', () => {
  it.each([
    [
      'en',
      'Capacity of centre from 2026-04-01: S (windows 2; minutes a procedure 15; open Mon–Fri 09:00–12:00, 13:00–17:00, Sat 09:00–12:00; closed public holidays, 12-29 to 01-03 each year, 2026-05-07; 90% of the time bookable), B (100 a year; serves 20% of the demand; card only).',
    ],
    [
      'ja',
      '「centre」の予約可能件数 (2026-04-01から): S (窓口数2、1件当たり15分、受付 月～金 09:00～12:00・13:00～17:00・土 09:00～12:00、閉庁 祝日・毎年12-29～01-03・2026-05-07、予約に充てる時間 90%)、B (年間100件、需要の20%を受け持つ、カードのみ)。',
    ],
  ] as const)(
    'a capacity says what it rests on, one rule by its name and one language: %s',
    async (lang, capacity) => {
      const { stdout } = await inside([...PLAN, '--format', 'md', '--lang', lang]);
      expect(stdout).toContain(`- ${capacity}`);
      expect(stdout).not.toContain('certificate.validity.adult');
      expect(stdout).toContain(
        lang === 'ja'
          ? '現行法令と異なる仮定: 成年の電子証明書の有効期間 = 10回目の誕生日 (2028-04-01 から、次期個人番号カード (公表済み・未施行))'
          : 'not the law: term of an adult’s certificate = birthday no. 10 from 2028-04-01 (next-generation card (announced, not in force))',
      );
      expect(stdout).toContain(
        lang === 'ja' ? '2028年4月1日は仮の日付' : '1 April 2028 is a placeholder',
      );
      expect(stdout).not.toContain(lang === 'ja' ? 'next-generation' : '次期');
    },
  );

  it('so do the report, simulate, capacity and each one’s JSON', async () => {
    const [, file = '', records = ''] = PLAN;
    for (const args of [
      ['plan', file, records],
      ['simulate', file, records, '--runs', '1'],
      ['capacity', file, records],
    ]) {
      const { stdout: md } = await inside([...args, '--format', 'md', '--lang', 'en']);
      expect(md).toContain('Capacity of centre from 2026-04-01: S (windows 2;');
      const { stdout: json } = await inside([...args, '--format', 'json']);
      expect(JSON.parse(json).scenarios[1].capacity[1]).toMatchObject({
        from: '2026-04-01',
        sites: [
          { name: 'S', windows: 2, closed: ['holidays', '12-29..01-03', '2026-05-07'] },
          { name: 'B', per_year: 100, share: 0.2, kinds: ['card'] },
        ],
      });
    }
    const folder = mkdtempSync(join(tmpdir(), 'koshin-capacity-'));
    try {
      const page = join(folder, 'page.html');
      await inside(['report', file, records, '--lang', 'en', '-o', page]);
      expect(readFileSync(page, 'utf8')).toContain(
        'Capacity of centre from 2026-04-01: S (windows 2;',
      );
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
