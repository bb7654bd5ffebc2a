// Changes of a scenario file as the page makes them: comments and order stay, and whatever is written can be changed.
import { describe, expect, it } from 'vitest';
import { changedScenario } from '../../src/app/worker/scenario-text.js';

const FILE = `# 前文
assumptions:
  # 来る割合
  take_up: { card: 0.95, certificate: 0.90 } # 例
  leaves_per_year: 0.06
  rules: []
scenarios:
  # 今のまま
  - name: 現状
    capacity: 44000
  - name: 開設
    capacity:
      - from: 2025-04-01
        sites:
          - name: センター # 駅前
            windows: 12
            minutes: 15
`;
const SITE = ['scenarios', 1, 'capacity', 0, 'sites', 0];

/** The lines that a change takes away, and those that it brings. */
function difference(changes: Parameters<typeof changedScenario>[1], text = FILE) {
  const lines = changedScenario(text, changes).text.split('\n');
  const before = text.split('\n');
  return {
    gone: before.filter((line) => !lines.includes(line)),
    made: lines.filter((line) => !before.includes(line)),
  };
}

describe('a scenario file', () => {
  it('keeps its comments when a value changes', () => {
    expect(difference([{ path: ['assumptions', 'take_up', 'card'], value: 0.9 }])).toEqual({
      gone: ['  take_up: { card: 0.95, certificate: 0.90 } # 例'],
      made: ['  take_up: { card: 0.9, certificate: 0.90 } # 例'],
    });
  });

  it('gets what is missing as mappings, also where keys are years', () => {
    const path = ['scenarios', 0, 'assumptions', 'new_cards', 2026];
    expect(difference([{ path, value: 500 }])).toEqual({
      gone: [],
      made: ['    assumptions:', '      new_cards:', '        2026: 500'],
    });
    const { json } = changedScenario('assumptions:\n  # noch leer\n', [
      { path: ['assumptions', 'lead_lag_months', 0], value: 1 },
    ]);
    expect(json).toEqual({ assumptions: { lead_lag_months: { 0: 1 } } });
  });

  it('gets a number for both kinds apart once one of them is set', () => {
    const minutes = { card: 20, certificate: 15 };
    expect(difference([{ path: [...SITE, 'minutes'], value: minutes }]).made).toEqual([
      '            minutes: { card: 20, certificate: 15 }',
    ]);
  });

  it('gets what-ifs and sites in the form in which a person would write them', () => {
    const rules = ['assumptions', 'rules'];
    const first = { path: [...rules, 0], value: 'next-generation-card' };
    expect(difference([first]).made).toEqual(['  rules: [ next-generation-card ]']);
    const site = {
      name: '支所',
      windows: 2,
      minutes: { card: 20 },
      hours: { sat: ['9:00-12:00'] },
    };
    expect(difference([{ path: [...SITE.slice(0, -1), 1], value: site }]).made).toEqual([
      '          - name: 支所',
      '            windows: 2',
      '            minutes: { card: 20 }',
      '            hours: { sat: [ 9:00-12:00 ] }',
    ]);
  });

  it('gets a copy of a scenario with its comments', () => {
    const { text } = changedScenario(FILE, [
      { path: ['scenarios', 2], copies: ['scenarios', 1] },
      { path: ['scenarios', 2, 'name'], value: '別案' },
    ]);
    expect(text.match(/# 駅前/g)).toHaveLength(2);
    expect(text).toContain('  - name: 別案\n    capacity:\n      - from: 2025-04-01');
  });

  it('loses what is taken away, and nothing where nothing is', () => {
    expect(difference([{ path: ['scenarios', 0], value: undefined }]).made).toEqual([]);
    expect(changedScenario(FILE, [{ path: ['subsidy', 'share'], value: undefined }]).text).toBe(
      FILE,
    );
  });

  it('changes what an alias names here alone', () => {
    const text = 'a: &one { x: 1 }\nb: *one\n';
    expect(changedScenario(text, [{ path: ['b', 'x'], value: 2 }]).json).toEqual({
      a: { x: 1 },
      b: { x: 2 },
    });
  });

  it('takes what was learned, with what it rests on, once', () => {
    const takes =
      'assumptions:\n  # 満了 100枚\n  take_up: { certificate: { low: 0.8, base: 0.9, high: 1 } }\n  # 来た 90人\n  lead_lag_months: { -1: 0.4, 0: 0.6 }\n';
    const change = { path: ['assumptions'], takes };
    const { text, json } = changedScenario(FILE, [change]);
    expect(json).toMatchObject({
      assumptions: {
        take_up: { card: 0.95, certificate: { low: 0.8, base: 0.9, high: 1 } },
        lead_lag_months: { '-1': 0.4, '0': 0.6 },
        leaves_per_year: 0.06,
      },
    });
    expect(text).toContain('  # 来る割合\n  # 満了 100枚\n  take_up:');
    expect(text).toContain('  # 来た 90人\n  lead_lag_months: { -1: 0.4, 0: 0.6 }');
    expect(changedScenario(text, [change]).text).toBe(text);
  });

  it('that is no YAML stays as it is', () => {
    expect(changedScenario('a: [', [{ path: ['a'], value: 1 }])).toEqual({
      text: 'a: [',
      json: undefined,
    });
  });
});
