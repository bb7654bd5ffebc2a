// Decides whether a plan's CSV says what each scenario assumes, one datum a cell, in words where its headers are Japanese.
import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import { inside } from '../cli/run-koshin.js';

const PLAN = ['plan', 'test/render/every-assumption.yaml', 'test/transcripts/records.csv'];

async function assumedOf(scenario: string, ...options: readonly string[]) {
  const { stdout } = await inside([...PLAN, '--format', 'csv', ...options]);
  const rows = parse(stdout, { columns: true }) as Record<string, string>[];
  const row = rows.find((each) => each['scenario'] === scenario || each['シナリオ'] === scenario);
  return Object.entries(row ?? {}).filter(([key]) => /^assumed_|^前提: /.test(key));
}

it('every assumption has cells of its own, by its keys in the scenario file', async () => {
  expect(Object.fromEntries(await assumedOf('centre'))).toEqual({
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
    assumed_rules_1_rule: 'certificate.validity.adult',
    assumed_rules_1_from: '2028-04-01',
    assumed_rules_1_value: '10',
    assumed_rules_1_reason: expect.stringContaining('next-generation card'),
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
    assumed_take_up_card: '1',
    assumed_take_up_certificate: '1',
    assumed_lead_lag_months_0: '1',
    assumed_leaves_per_year: '0',
    assumed_new_cards_minor_share: '0',
    assumed_new_cards_use_counter: 'false',
    assumed_off_counter_share_card: '0',
    assumed_off_counter_share_certificate: '0',
  });
});

it('what no scenario assumes has no column, and a plan by month none of costs', async () => {
  const byMonth = (await assumedOf('centre', '--by', 'month')).map(([key]) => key);
  expect(byMonth).toContain('assumed_take_up_card');
  expect(byMonth.filter((key) => /cost|subsidy/.test(key))).toEqual([]);
  const golden = ['plan', 'test/golden/scenario.yaml', 'test/transcripts/records.csv'];
  const [head = ''] = (await inside([...golden, '--format', 'csv'])).stdout.split('\n');
  expect(head.split(',').filter((key) => key.startsWith('assumed_'))).toEqual([
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
    expect(['true', 'false']).not.toContain(value);
  }
});
