// The names of fields for what is wrong with a scenario file: as its decoder finds it, at each place that a field edits.
import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { fieldNameAt, wrongText } from '../../src/app/plan/field-names.js';
import { language } from '../../src/app/say.js';
import { readScenarioFile } from '../../src/read/scenario-file.js';
import { fiscalYears } from '../support/law.js';

const GOOD = `fiscal_years: [2025, 2030]
assumptions:
  take_up: { card: 0.95, certificate: { low: 0.8, base: 0.9, high: 0.95 } }
  leaves_per_year: 0.06
  lead_lag_months: { -1: 0.4, 0: 0.6 }
  new_cards: { 2026: 5000 }
scenarios:
  - name: 現状
    capacity: 44000
  - name: 開設
    capacity:
      - from: 2025-04-01
        per_year: 44000
      - from: 2026-10-01
        sites:
          - name: 駅前
            windows: 12
            minutes: { card: 20, certificate: 15 }
            hours: { mon-fri: ["09:00-17:00"], sat: ["10:00-16:00"] }
            closed: [holidays]
            bookable_share: 0.8
            share: 0.7
            kinds: [card, certificate]
          - name: 本庁
            per_year: 20000
    assumptions:
      off_counter_share: { certificate: 0.1 }
      rules:
        - rule: certificate.validity.adult
          from: 2027-04-01
          value: 10
          reason: 仮の想定
    costs:
      rent: { per_month: 1500000, from: 2026-10-01 }
      other:
        - name: 広報
          once: 3000000
          on: 2026-10-01
    subsidy: { share: 0.5, from: 2026-10-01, condition: 交付決定による }
`;

/** What is wrong once a text of the good file is another, as the page tells it. */
function told(from: string, to: string): readonly string[] {
  expect(GOOD).toContain(from);
  const text = GOOD.replace(from, to);
  const reading = readScenarioFile(text, 'plan.yaml', fiscalYears());
  if (reading.ok) return [];
  const yaml = parseDocument(text);
  // As on the page: what is no YAML has no fields.
  const file = yaml.errors.length > 0 ? undefined : yaml.toJS();
  return reading.rejecting.map((finding) => wrongText(finding, file));
}

describe('what is wrong with a scenario file', () => {
  it('is nothing in the good one', () => expect(told('44000', '44000')).toEqual([]));

  it.each([
    ['[2025, 2030]', '[2025, 12030]', '「最後の年度」'],
    [
      'card: 0.95, certificate: {',
      'card: 1.95, certificate: {',
      '全シナリオに共通の前提: 「カードの更新に来る割合」',
    ],
    ['low: 0.8', 'low: 0.99', '全シナリオに共通の前提: 「電子証明書の更新に来る割合」'],
    [
      'leaves_per_year: 0.06',
      'leaves_per_year: 6',
      '全シナリオに共通の前提: 「1年に転出・死亡・返納する割合」',
    ],
    ['0: 0.6', '0: 6', '全シナリオに共通の前提 来る時期: 「満了月」'],
    ['2026: 5000', '2026: many', '全シナリオに共通の前提 新規交付の枚数 (年度別): 「令和8年度」'],
    ['capacity: 44000', 'capacity: -1', '現状: 「予約可能件数 (年間)」'],
    ['from: 2025-04-01', 'from: 2025-4-1', '開設 2025-4-1 から: 「適用開始日」'],
    // Of one capacity alone the day is not said.
    [
      '      - from: 2025-04-01\n        per_year: 44000\n',
      '',
      '開設: 最初の予約可能件数は 2026-10-01 からで',
    ],
    ['per_year: 44000', 'per_year: "44,000"', '開設 2025-04-01 から: 「予約可能件数 (年間)」'],
    ['windows: 12', 'windows: 1.5', '開設 2026-10-01 から 駅前: 「窓口数」'],
    [
      '{ card: 20, certificate: 15 }',
      '0',
      '開設 2026-10-01 から 駅前: 「カード・電子証明書1件の分数」',
    ],
    ['card: 20', 'card: 0', '開設 2026-10-01 から 駅前: 「カード1件の分数」'],
    ['certificate: 15 }', 'certificate: 0 }', '開設 2026-10-01 から 駅前: 「電子証明書1件の分数」'],
    ['["10:00-16:00"]', '["10-16"]', '開設 2026-10-01 から 駅前: 「土曜の開始・終了」'],
    ['[holidays]', '[2026-02-30]', '開設 2026-10-01 から 駅前: 「ほかの閉庁日'],
    [
      'bookable_share: 0.8',
      'bookable_share: 80',
      '開設 2026-10-01 から 駅前: 「予約に充てる割合」',
    ],
    ['share: 0.7', 'share: 7', '開設 2026-10-01 から 駅前: 「需要のうち受け持つ割合 (%)」'],
    ['kinds: [card, certificate]', 'kinds: []', '開設 2026-10-01 から 駅前: 「取り扱う手続」'],
    ['per_year: 20000', 'per_year: -1', '開設 2026-10-01 から 本庁: 「予約可能件数 (年間)」'],
    ['{ certificate: 0.1 }', '{ certificate: 10 }', '開設: 「電子証明書を窓口以外で済ませる割合」'],
    ['from: 2027-04-01', 'from: soon', '開設 法令の想定: 「適用開始日」'],
    ['per_month: 1500000', 'per_month: -1', '開設: 「賃借料 (月額)」'],
    ['1500000, from: 2026-10-01', '1500000, from: soon', '開設 賃借料 (月額): 「開始日」'],
    ['once: 3000000', 'once: -1', '開設 広報: 「一度だけ」'],
    ['share: 0.5', 'share: 50', '開設 補助金: 「補助率 (%)」'],
  ])('is told at its field: %s as %s', (from, to, start) => {
    language.value = 'ja';
    const [first, ...others] = told(from, to);
    expect(first?.slice(0, start.length)).toBe(start);
    expect(others).toEqual([]);
  });

  it.each([
    ['windows: 12', 'wndows: 12', 'plan.yaml:'],
    ['fiscal_years: [2025, 2030]', 'fiscal_years: [2025', 'plan.yaml:'],
    ['{ mon-fri:', '{ weekdays:', 'plan.yaml:'],
  ])('is told by its line where no field edits it: %s as %s', (from, to, start) => {
    expect(told(from, to)[0]?.slice(0, start.length)).toBe(start);
  });

  it('is told in either language', () => {
    language.value = 'en';
    expect(told('windows: 12', 'windows: 1.5')[0]).toMatch(
      /^開設 from 2026-10-01 駅前: “Windows” /,
    );
    language.value = 'ja';
  });
});

describe('a field', () => {
  it('has its name whatever stands in the file', () => {
    const path = ['scenarios', 0, 'capacity', 1, 'sites', 0, 'windows'];
    for (const file of [undefined, null, 'text', { scenarios: { 0: 1 } }, { scenarios: [null] }])
      expect(fieldNameAt(path, file)).toEqual({ field: '窓口数', among: [] });
    expect(fieldNameAt([], {})).toBeUndefined();
    expect(fieldNameAt(['paper', 'title'], {})).toBeUndefined();
  });
});
