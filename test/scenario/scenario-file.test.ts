// Scenario files mean what they say: exact values, neutral defaults, each finding at its place.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { decimal, fraction, ONE, ZERO } from '../../src/calendar/fraction.js';
import { loadShippedPatches } from '../../src/cli/scenario.js';
import { nodeHost } from '../../src/host/node-host.js';
import { readScenarioFile } from '../../src/read/scenario-file.js';
import { valueOrThrow } from '../../src/records/fault.js';
import {
  EXPECTATIONS,
  type PlacedScenarioFinding,
  SCENARIO_REJECTIONS,
  SCENARIO_WARNINGS,
  YAML_FAULTS,
} from '../../src/records/scenario-finding.js';
import { patchRuleBook } from '../../src/rules/patch.js';
import type { Assumptions, ScenarioFile, WindowSite } from '../../src/scenario/scenario.js';
import {
  decodeShippedPatch,
  type ShippedPatch,
  scenarioJsonSchema,
} from '../../src/scenario/scenario-schema.js';
import {
  EXPECTATION_WORDS,
  REJECTION_WORDS,
  WARNING_WORDS,
  YAML_WORDS,
} from '../../src/words/scenario.js';
import {
  scenarioFindingText,
  scenarioRejectionLine,
  scenarioWarningLine,
} from '../../src/words/scenario-finding.js';
import { faultLine, inside } from '../cli/run-koshin.js';
import { fiscalYears, law, repositoryJson } from '../support/law.js';

const PATCH_FILE = 'data/patches/next-generation-card.json';

function shipped(): ShippedPatch[] {
  return [valueOrThrow(decodeShippedPatch(repositoryJson(PATCH_FILE), PATCH_FILE))];
}

function read(text: string) {
  return readScenarioFile(text, 'plan.yaml', fiscalYears(), shipped());
}

/** A finding with its place and its message as people read them. */
interface Told extends Omit<PlacedScenarioFinding, 'path'> {
  readonly path: string;
  readonly message: { readonly en: string; readonly ja: string };
  readonly line: number;
  /** As the program prints it. */
  readonly printed: (language: 'en' | 'ja') => string;
}

function told(
  findings: readonly PlacedScenarioFinding[],
  print: typeof scenarioWarningLine,
): Told[] {
  return findings.map((finding) => ({
    ...finding,
    path: finding.path.reduce<string>(
      (text, key) =>
        typeof key === 'number' ? `${text}[${key}]` : text === '' ? key : `${text}.${key}`,
      '',
    ),
    message: { en: scenarioFindingText(finding, 'en'), ja: scenarioFindingText(finding, 'ja') },
    printed: (language) => print(finding, language),
  }));
}

function good(text: string): { file: ScenarioFile; warnings: Told[] } {
  const reading = read(text);
  if (reading.ok) return { ...reading, warnings: told(reading.warnings, scenarioWarningLine) };
  throw new Error(reading.rejecting.map((each) => scenarioRejectionLine(each, 'en')).join('\n'));
}

function problems(text: string): readonly Told[] {
  const reading = read(text);
  if (reading.ok) throw new Error('nothing was found');
  return told(reading.rejecting, scenarioRejectionLine);
}

/** A file of one scenario from 2025 to 2030, with a capacity (or more) and assumptions as given. */
function scenario(capacity: string, assumptions = ''): string {
  const more = assumptions === '' ? '' : `    assumptions: ${assumptions}\n`;
  return `fiscal_years: [2025, 2030]\nscenarios:\n  - name: A\n    capacity: ${capacity}\n${more}`;
}

function assuming(assumptions: string): Assumptions {
  const { file } = good(scenario('44000', assumptions));
  return file.scenarios[0]?.assumptions as Assumptions;
}

/** A site as a flow mapping; `parts` are keys beside name, windows and minutes. */
const SITE = 'name: S, windows: 2, minutes: 15, hours: { mon-fri: ["09:00-17:00"] }';
function sites(...each: readonly string[]): string {
  return scenario(
    `[{ from: 2025-04-01, sites: [${each.map((site) => `{ ${site} }`).join(', ')}] }]`,
  );
}
const SITE_CAPACITY = `[{ from: 2025-04-01, sites: [{ ${SITE} }] }]`;
function siteOf(text: string): WindowSite {
  return good(text).file.scenarios[0]?.capacity[0]?.sites[0] as WindowSite;
}

function template(language: 'en' | 'ja'): string {
  const place = new URL(`../../data/scenario/scenario.${language}.yaml`, import.meta.url);
  return readFileSync(place, 'utf8');
}

describe('a scenario file', () => {
  it('of one figure is neutral in everything else', () => {
    const { file, warnings } = good(scenario('44000'));
    expect(warnings).toEqual([]);
    const [certain, none] = [ONE, ZERO].map((at) => ({ low: at, base: at, high: at }));
    expect(file).toEqual({
      from: 2025,
      to: 2030,
      scenarios: [
        {
          name: 'A',
          capacity: [
            {
              from: 20250401,
              sites: [
                {
                  type: 'figure',
                  name: '',
                  share: undefined,
                  kinds: ['card', 'certificate'],
                  perYear: 44000,
                },
              ],
            },
          ],
          assumptions: {
            takeUp: { card: certain, certificate: certain },
            leadLagMonths: new Map([[0, ONE]]),
            cardLeadLagMonths: new Map(),
            leavesPerYear: none,
            newCards: new Map(),
            newCardsMinorShare: ZERO,
            newCardsUseCounter: false,
            offCounterShare: { card: none, certificate: none },
            overdueShare: { card: none, certificate: none },
            rules: [],
          },
        },
      ],
    });
  });

  it('carries decimals as exact fractions', () => {
    const { takeUp, leadLagMonths, leavesPerYear } = assuming(
      '{ take_up: { card: 0.95 }, leaves_per_year: 0.06, lead_lag_months: { 1: 0.7, -1: 0.1, 0: 0.2 } }',
    );
    expect(takeUp.card.base).toEqual(fraction(19, 20));
    expect(takeUp.certificate.base).toEqual(ONE);
    expect(leavesPerYear.base).toEqual(fraction(3, 50));
    // In binary floating point these three do not add up to 1.
    expect([...leadLagMonths]).toEqual([
      [-1, fraction(1, 10)],
      [0, fraction(1, 5)],
      [1, fraction(7, 10)],
    ]);
  });

  it('hands on as low what gives the lowest demand', () => {
    const range = '{ low: 0.1, base: 0.12, high: 0.15 }';
    const { takeUp, leavesPerYear, offCounterShare, newCards } = assuming(
      `{ take_up: { card: { low: 0.8, base: 0.9, high: 1 } }, leaves_per_year: ${range}, off_counter_share: { card: ${range} }, new_cards: { 2026: { low: 1, base: 2, high: 3 }, 2027: 7 } }`,
    );
    expect(takeUp.card).toEqual({ low: decimal(0.8), base: decimal(0.9), high: ONE });
    const falling = { low: decimal(0.15), base: decimal(0.12), high: decimal(0.1) };
    expect(leavesPerYear).toEqual(falling);
    expect(offCounterShare.card).toEqual(falling);
    expect([...newCards]).toEqual([
      [2026, { low: 1, base: 2, high: 3 }],
      [2027, { low: 7, base: 7, high: 7 }],
    ]);
  });

  it('reads the switches of new cards', () => {
    expect(
      assuming(
        '{ new_cards: { 2026: 5 }, new_cards_minor_share: 0.25, new_cards_use_counter: true }',
      ),
    ).toMatchObject({ newCardsMinorShare: fraction(1, 4), newCardsUseCounter: true });
  });

  it('reads hours by day and range, also over the week’s end, and every form of closed day', () => {
    const text = sites(
      'name: S, windows: 3, minutes: { card: 20, certificate: 15 }, hours: { mon-wed: ["13:00-17:00", "9:00-12:00"], sat-sun: ["10:00-24:00"], fri: [] }, closed: [holidays, "12-29..01-03", "08-13", 2026-05-07, "2026-08-12..2026-08-15"], bookable_share: 0.9',
    );
    const morning = { from: 540, to: 720 };
    const afternoon = { from: 780, to: 1020 };
    const weekday = [morning, afternoon];
    const weekend = [{ from: 600, to: 1440 }];
    expect(siteOf(text)).toEqual({
      type: 'windows',
      name: 'S',
      share: undefined,
      kinds: ['card', 'certificate'],
      windows: 3,
      minutes: { card: 20, certificate: 15 },
      hours: { 0: weekday, 1: weekday, 2: weekday, 3: [], 4: [], 5: weekend, 6: weekend },
      closed: [
        { kind: 'holidays' },
        { kind: 'yearly', from: 1229, to: 103 },
        { kind: 'yearly', from: 813, to: 813 },
        { kind: 'days', from: 20260507, to: 20260507 },
        { kind: 'days', from: 20260812, to: 20260815 },
      ],
      bookableShare: fraction(9, 10),
    });
    const overWeekEnd = siteOf(
      sites('name: S, windows: 1, minutes: 15, hours: { sat-mon: ["09:00-10:00"] }'),
    );
    expect(Object.values(overWeekEnd.hours).map((day) => day.length)).toEqual([
      1, 0, 0, 0, 0, 1, 1,
    ]);
  });

  it('gives one figure of minutes to both kinds, and a kind not handled the other’s', () => {
    expect(siteOf(sites(SITE)).minutes).toEqual({ card: 15, certificate: 15 });
    const one = sites(
      'name: S, windows: 1, minutes: { certificate: 10 }, kinds: [certificate], hours: {}',
      'name: B, per_year: 5',
    );
    expect(siteOf(one)).toMatchObject({
      minutes: { card: 10, certificate: 10 },
      kinds: ['certificate'],
      bookableShare: ONE,
    });
  });

  it('may call shipped patches by name, with the patch’s own day or another, beside patches of its own', () => {
    const { rules } = assuming(
      '{ rules: [next-generation-card, { patch: next-generation-card, from: 2028-10-01 }, { rule: renewal.window_months, from: 2029-04-01, value: 6, reason: what if }] }',
    );
    expect(rules.map(({ rule, from, value }) => [rule, from, value])).toEqual([
      ['certificate.validity.adult', 20280401, 10],
      ['renewal.window_months', 20280401, 12],
      ['expiry.months_after_birthday', 20280401, 1],
      ['certificate.validity.adult', 20281001, 10],
      ['renewal.window_months', 20281001, 12],
      ['expiry.months_after_birthday', 20281001, 1],
      ['renewal.window_months', 20290401, 6],
    ]);
    expect(rules[0]?.reason).toMatch(/not in force/);
    expect(rules[0]?.shipped?.title.ja).toMatch(/未施行/);
    expect('rules' in patchRuleBook(law(), rules)).toBe(true);
  });

  it('reads costs and a subsidy, and says of neither what the file does not', () => {
    const text = costing(
      '{ rent: { per_month: 2500000, from: 2026-04-01 }, fit_out: { once: 80000000, on: 2026-02-01, eligible: true }, other: [{ name: " 予約  システム ", per_procedure: 60, to: 2027-03-31 }] }',
      '{ share: 0.35, from: 2026-02-01, condition: "a\\nb" }',
    );
    const { file, warnings } = good(text);
    expect(warnings).toEqual([]);
    const none = { from: undefined, to: undefined, eligible: false };
    expect(file.scenarios[0]?.costs).toEqual({
      items: [
        { ...none, key: 'rent', name: 'rent', rate: 'month', yen: 2_500_000, from: 20260401 },
        {
          key: 'fit_out',
          name: 'fit_out',
          rate: 'once',
          yen: 80_000_000,
          from: 20260201,
          to: 20260201,
          eligible: true,
        },
        { ...none, key: 'other', name: '予約 システム', rate: 'procedure', yen: 60, to: 20270331 },
      ],
      subsidy: {
        share: fraction(7, 20),
        from: 20260201,
        to: undefined,
        mostPerYear: undefined,
        condition: 'a b',
      },
    });
    expect(good(scenario('44000')).file.scenarios[0]).not.toHaveProperty('costs');
  });

  it('may use anchors, a byte-order mark and Windows line ends', () => {
    const text = `\u{FEFF}${scenario('&now 44000')}  - name: B\n    capacity: *now\n`;
    const { file } = good(text.replaceAll('\n', '\r\n'));
    expect(file.scenarios.map(({ name }) => name)).toEqual(['A', 'B']);
    expect(file.scenarios[1]?.capacity).toEqual(file.scenarios[0]?.capacity);
  });
});

/** A file of one scenario with costs, and a subsidy towards them. */
function costing(costs: string, subsidy = '', capacity = '44000'): string {
  const more = subsidy === '' ? '' : `    subsidy: ${subsidy}\n`;
  return `${scenario(capacity)}    costs: ${costs}\n${more}`;
}
const RENT = '{ rent: { per_month: 2500000, eligible: true } }';

/** Code, file, the text at which it points, path, and a piece of each message. */
type Case = readonly [code: string, text: string, at: string, path: string, en: RegExp, ja: RegExp];

/** The text from a remark's place on, and a pattern for how it must begin. */
function textAt(text: string, { line, column }: { line: number; column: number }): string {
  return text
    .split('\n')
    .slice(line - 1)
    .join('\n')
    .slice(column - 1);
}
function startingWith(at: string): RegExp {
  return at === '' ? /^$/ : new RegExp(`^${at.replaceAll(/[[\]{}*.?()|\\]/g, '\\$&')}`);
}

const dated = (...entries: readonly string[]) =>
  scenario(`[${entries.map((entry) => `{ ${entry} }`).join(', ')}]`);

const BAD: readonly Case[] = [
  ['yaml-not-utf8', 'fiscal_years: [2025, 2030] # \u{FFFD}', '\u{FFFD}', '', /not UTF-8/, /UTF-8/],
  ['yaml-no-content', '# nothing\n', '# nothing', '', /holds nothing.*koshin init/, /koshin init/],
  ['yaml-tab', 'scenarios:\n\t- name: A', '\t- name', '', /a tab/, /タブ/],
  ['yaml-indent', 'a:\n  - b\n c: 1', ' c: 1', '', /indentation/, /字下げ/],
  ['yaml-unclosed', 'fiscal_years: [2025, 2030', '', '', /never closed/, /閉じていない/],
  [
    'yaml-thousands',
    scenario('1', '{ new_cards: { 2025: 20,000, 2026: 15,000 } }'),
    '20,000',
    '',
    /split at its comma.*20000/,
    /コンマ.*20000/,
  ],
  ['yaml-duplicate-key', `${scenario('1')}    name: B\n`, 'name: B', '', /stands twice/, /二つ/],
  [
    'yaml-several-documents',
    `${scenario('1')}---\na: 1\n`,
    '---\na',
    '',
    /second document/,
    /二つ目/,
  ],
  ['yaml-alias', scenario('*now'), '*now', '', /alias/, /別名/],
  ['yaml-tag', scenario('!!money 1'), '!!money', '', /tag/, /タグ/],
  ['yaml-syntax', scenario('@44000'), '@44000', '', /YAML/, /YAML/],
  [
    'unknown-key',
    scenario('1', '{ take_upp: { card: 0.9 } }'),
    'take_upp',
    'scenarios[0].assumptions.take_upp',
    /“take_upp” is no key.*take_up, lead_lag_months.*did you mean take_up\?/,
    /「take_upp」.*take_up のことですか/,
  ],
  [
    'bad-key',
    sites('name: S, windows: 1, minutes: 9, hours: { holidays: [] }'),
    'holidays: []',
    'scenarios[0].capacity[0].sites[0].hours.holidays',
    /“hours.…” cannot stand.*mon, tue/,
    /祝日/,
  ],
  [
    'bad-key',
    scenario('1', '{ lead_lag_months: { soon: 1 } }'),
    'soon',
    'scenarios[0].assumptions.lead_lag_months.soon',
    /months from -24 to 24/,
    /月数/,
  ],
  [
    'bad-key',
    scenario('1', '{ new_cards: { R8: 1 } }'),
    'R8',
    'scenarios[0].assumptions.new_cards.R8',
    /western year/,
    /西暦/,
  ],
  ...['2014', '2200', '20255'].map(
    (year) =>
      [
        'bad-key',
        scenario('1', `{ new_cards: { ${year}: 1 } }`),
        year,
        `scenarios[0].assumptions.new_cards.${year}`,
        /a western year from 2015 to 2199/,
        /2015から2199まで/,
      ] as const,
  ),
  [
    'missing',
    'fiscal_years: [2025, 2030]\n',
    'fiscal_years',
    'scenarios',
    /“scenarios” is missing/,
    /がありません/,
  ],
  [
    'missing',
    sites('name: S, windows: 1, minutes: 9'),
    '{ name: S',
    'scenarios[0].capacity[0].sites[0].hours',
    /“hours” is missing; expected hours by day/,
    /「hours」がありません/,
  ],
  [
    'missing',
    sites('name: S, windows: 1, hours: {}, minutes: { card: 9 }'),
    '{ card: 9',
    'scenarios[0].capacity[0].sites[0].minutes.certificate',
    /“minutes.certificate” is missing/,
    /「minutes.certificate」/,
  ],
  [
    'blank',
    scenario('1', '\n      take_up:'),
    'take_up:',
    'scenarios[0].assumptions.take_up',
    /“take_up” is blank/,
    /「take_up」が空/,
  ],
  [
    'does-not-fit',
    'record_id,birth_date\n1,19900101\n',
    'record_id',
    '',
    /“the file” is not understood; expected fiscal_years and scenarios/,
    /fiscal_years/,
  ],
  [
    'thousands',
    scenario('44,000'),
    '44,000',
    'scenarios[0].capacity',
    /“capacity” has a separator between thousands; expected a whole number/,
    /整数/,
  ],
  [
    'does-not-fit',
    scenario('1', '{ take_up: 0.9 }'),
    '0.9 }',
    'scenarios[0].assumptions.take_up',
    /shares by kind/,
    /手続別/,
  ],
  [
    'does-not-fit',
    scenario('1', '{ leaves_per_year: 6% }'),
    '6%',
    'scenarios[0].assumptions.leaves_per_year',
    /a share from 0 to 1/,
    /割合/,
  ],
  [
    'does-not-fit',
    scenario('1', '{ new_cards_use_counter: yes }'),
    'yes',
    'scenarios[0].assumptions.new_cards_use_counter',
    /true or false/,
    /true か false/,
  ],
  [
    'does-not-fit',
    dated('from: 2025-02-30, per_year: 1'),
    '2025-02-30',
    'scenarios[0].capacity[0].from',
    /a day of the calendar/,
    /暦にある/,
  ],
  [
    'does-not-fit',
    sites(`${SITE}, closed: [holiday]`),
    'holiday]',
    'scenarios[0].capacity[0].sites[0].closed[0]',
    /expected holidays/,
    /holidays/,
  ],
  [
    'does-not-fit',
    sites(`${SITE}, closed: ["02-30"]`),
    '"02-30',
    'scenarios[0].capacity[0].sites[0].closed[0]',
    /expected holidays/,
    /holidays/,
  ],
  [
    'does-not-fit',
    sites(`${SITE}, kinds: [cards]`),
    'cards]',
    'scenarios[0].capacity[0].sites[0].kinds[0]',
    /card or certificate/,
    /card か/,
  ],
  [
    'does-not-fit',
    sites('name: S, windows: 1, minutes: 9, hours: { mon: ["9時から"] }'),
    '"9時',
    'scenarios[0].capacity[0].sites[0].hours.mon[0]',
    /times as "09:00/,
    /時間帯/,
  ],
  [
    'does-not-fit',
    sites('name: S, windows: 1, minutes: 9, hours: { mon: ["09:00-24:30"] }'),
    '"09:00-24:30',
    'scenarios[0].capacity[0].sites[0].hours.mon[0]',
    /24:00 at the latest/,
    /24:00まで/,
  ],
  [
    'does-not-fit',
    scenario('1', '{ rules: [{ rul: x, from: 2028-04-01, value: 1, reason: y }] }').replace(
      'rul:',
      'rule: [], zzz:',
    ),
    '[], zzz',
    'scenarios[0].assumptions.rules[0].rule',
    /a name, as certificate/,
    /名称/,
  ],
  ['does-not-fit', scenario('[]'), '[]\n', 'scenarios[0].capacity', /a list of capacities/, /一覧/],
  [
    'out-of-range',
    scenario('1', '{ take_up: { card: 1.2 } }'),
    '1.2',
    'scenarios[0].assumptions.take_up.card',
    /“take_up.card” is 1.2, which cannot be; expected a share from 0 to 1/,
    /1.2 はあり得ない/,
  ],
  ['out-of-range', scenario('-1'), '-1', 'scenarios[0].capacity', /is -1, which cannot be/, /-1/],
  [
    'years-reversed',
    scenario('1').replace('2025, 2030', '2030, 2025'),
    '[2030',
    'fiscal_years',
    /2025 lies before the first, 2030/,
    /入れ替え/,
  ],
  [
    'capacity-both',
    dated('from: 2025-04-01, per_year: 1, sites: [{ name: S, per_year: 1 }]'),
    '{ from',
    'scenarios[0].capacity[0]',
    /both per_year and sites/,
    /両方/,
  ],
  [
    'capacity-neither',
    dated('from: 2025-04-01'),
    '{ from',
    'scenarios[0].capacity[0]',
    /neither per_year nor sites/,
    /per_year も sites も/,
  ],
  [
    'capacity-late',
    dated('from: 2025-04-02, per_year: 1'),
    '2025-04-02',
    'scenarios[0].capacity[0].from',
    /begins on 2025-04-02, after the first day 2025-04-01/,
    /2025-04-01 以前/,
  ],
  [
    'capacity-order',
    dated('from: 2025-04-01, per_year: 1', 'from: 2025-04-01, per_year: 2'),
    '2025-04-01, per_year: 2',
    'scenarios[0].capacity[1].from',
    /does not come after/,
    /日付順/,
  ],
  [
    'site-both',
    sites(`${SITE}, per_year: 1`),
    '{ name: S',
    'scenarios[0].capacity[0].sites[0]',
    /both per_year and windows/,
    /両方/,
  ],
  [
    'site-neither',
    sites('name: S'),
    '{ name: S',
    'scenarios[0].capacity[0].sites[0]',
    /no capacity/,
    /予約可能件数を決める値/,
  ],
  [
    'hours-reversed',
    sites('name: S, windows: 1, minutes: 9, hours: { mon: ["17:00-09:00"] }'),
    '"17:00',
    'scenarios[0].capacity[0].sites[0].hours.mon[0]',
    /17:00-09:00 end before/,
    /終わりが始まり/,
  ],
  [
    'hours-overlap',
    sites('name: S, windows: 1, minutes: 9, hours: { mon: ["09:00-12:00", "11:00-13:00"] }'),
    'mon: [',
    'scenarios[0].capacity[0].sites[0].hours.mon',
    /hours of mon overlap/,
    /重なって/,
  ],
  [
    'hours-day-twice',
    sites('name: S, windows: 1, minutes: 9, hours: { mon-fri: [], wed: [] }'),
    'wed: [',
    'scenarios[0].capacity[0].sites[0].hours.wed',
    /wed is already in mon-fri/,
    /wed は mon-fri/,
  ],
  [
    'cost-reversed',
    costing('{ rent: { per_month: 100000, from: 2027-04-01, to: 2026-04-01 } }'),
    '2026-04-01',
    'scenarios[0].costs.rent.to',
    /the last day 2026-04-01 lies before the first, 2027-04-01/,
    /最後の日 2026-04-01/,
  ],
  [
    'cost-reversed',
    costing(RENT, '{ share: 0.5, from: 2027-04-01, to: 2026-04-01, condition: c }'),
    '2026-04-01',
    'scenarios[0].subsidy.to',
    /the last day 2026-04-01/,
    /最後の日 2026-04-01/,
  ],
  [
    'repeated-cost',
    costing('{ other: [{ name: a, per_year: 100000 }, { name: a, per_month: 100000 }] }'),
    'a, per_month',
    'scenarios[0].costs.other[1].name',
    /a cost named “a” stands above/,
    /「a」という経費/,
  ],
  [
    'repeated-cost',
    costing('{ rent: { per_month: 100000 }, other: [{ name: rent, per_month: 100000 }] }'),
    'rent, per_month',
    'scenarios[0].costs.other[0].name',
    /“rent” stands above/,
    /「rent」/,
  ],
  [
    'subsidy-without-costs',
    `${scenario('1')}    subsidy: { share: 0.5, from: 2026-04-01, condition: c }\n`,
    '{ share',
    'scenarios[0].subsidy',
    /no costs/,
    /costs/,
  ],
  [
    'does-not-fit',
    costing('{}'),
    '{}',
    'scenarios[0].costs',
    /at least one of rent, fit_out/,
    /一つ以上/,
  ],
  [
    'does-not-fit',
    costing('{ rent: { per_month: 2500千円 } }'),
    '2500千円',
    'scenarios[0].costs.rent.per_month',
    /whole yen from 0 to 1000000000000/,
    /円 \(整数/,
  ],
  [
    'does-not-fit',
    costing('{ contractor: { per_procedure: 900.5 } }'),
    '900.5',
    'scenarios[0].costs.contractor.per_procedure',
    /whole yen from 0 to 1000000 for a procedure/,
    /1件当たり0から/,
  ],
  [
    'out-of-range',
    costing('{ staff: { per_window_per_year: 1000000001 } }'),
    '1000000001',
    'scenarios[0].costs.staff.per_window_per_year',
    /is 1000000001, which cannot be; expected whole yen/,
    /あり得ない/,
  ],
  [
    'missing',
    costing('{ fit_out: { once: 80000000 } }'),
    '{ once',
    'scenarios[0].costs.fit_out.on',
    /“costs.fit_out.on” is missing; expected a day/,
    /「costs.fit_out.on」/,
  ],
  [
    'unknown-key',
    costing('{ other: [{ name: a, per_year: 100000, once: 100000 }] }'),
    'once',
    'scenarios[0].costs.other[0].once',
    /“…” is no key/,
    /「…」/,
  ],
  [
    'unknown-key',
    costing('{ fitout: { once: 80000000, on: 2026-04-01 } }'),
    'fitout',
    'scenarios[0].costs.fitout',
    /did you mean fit_out\?/,
    /fit_out のこと/,
  ],
  [
    'missing',
    costing(RENT, '{ share: 0.5, from: 2026-04-01 }'),
    '{ share',
    'scenarios[0].subsidy.condition',
    /“subsidy.condition” is missing; expected a text/,
    /「subsidy.condition」/,
  ],
  [
    'out-of-range',
    costing(RENT, '{ share: 50, from: 2026-04-01, condition: c }'),
    '50,',
    'scenarios[0].subsidy.share',
    /is 50, which cannot be; expected a share/,
    /割合/,
  ],
  [
    'closed-reversed',
    sites(`${SITE}, closed: ["2026-08-15..2026-08-12"]`),
    '"2026-08-15',
    'scenarios[0].capacity[0].sites[0].closed[0]',
    /before they begin/,
    /より前/,
  ],
  [
    'kind-twice',
    sites(`${SITE}, kinds: [card, card, certificate]`),
    '[card, card',
    'scenarios[0].capacity[0].sites[0].kinds',
    /stands twice/,
    /二度/,
  ],
  [
    'kind-unserved',
    sites('name: S, per_year: 1, kinds: [certificate]'),
    '[{ name: S',
    'scenarios[0].capacity[0].sites',
    /no site handles “card”/,
    /取り扱う拠点/,
  ],
  [
    'shares-over',
    sites(
      'name: S, per_year: 1, share: 0.7, kinds: [card]',
      'name: T, per_year: 1, share: 0.4',
      'name: U, per_year: 1',
    ),
    '[{ name: S',
    'scenarios[0].capacity[0].sites',
    /“card” add up to 1.1/,
    /1.1/,
  ],
  [
    'shares-short',
    sites(
      'name: S, per_year: 1, share: 0.7',
      'name: T, per_year: 1, share: 0.2, kinds: [card]',
      'name: U, per_year: 1, kinds: [certificate]',
    ),
    '[{ name: S',
    'scenarios[0].capacity[0].sites',
    /“card” add up to 0.9, and no site/,
    /0.9/,
  ],
  [
    'range-order',
    scenario('1', '{ take_up: { card: { low: 0.9, base: 0.8, high: 1 } } }'),
    '{ low',
    'scenarios[0].assumptions.take_up.card',
    /low ≤ base ≤ high/,
    /low ≤ base/,
  ],
  [
    'lead-lag-sum',
    scenario('1', '{ lead_lag_months: { -1: 0.6, 0: 0.5 } }'),
    '{ -1',
    'scenarios[0].assumptions.lead_lag_months',
    /add up to 1.1; expected 1, or within 0.005/,
    /1.1/,
  ],
  [
    'unknown-rule',
    scenario(
      '1',
      '{ rules: [{ rule: certificate.validity.adlt, from: 2028-04-01, value: 10, reason: y }] }',
    ),
    'certificate.validity.adlt',
    'scenarios[0].assumptions.rules[0].rule',
    /no such rule.*did you mean certificate.validity.adult\?/,
    /certificate.validity.adult のことですか/,
  ],
  [
    'rule-value',
    scenario(
      '1',
      '{ rules: [{ rule: certificate.validity.adult, from: 2028-04-01, value: ten, reason: y }] }',
    ),
    'ten',
    'scenarios[0].assumptions.rules[0].value',
    /does not fit the rule certificate.validity.adult/,
    /合わない/,
  ],
  [
    'unknown-patch',
    scenario('1', '{ rules: [next-generation-cards] }'),
    'next-generation-cards',
    'scenarios[0].assumptions.rules[0]',
    /no such shipped patch.*did you mean next-generation-card\?/,
    /next-generation-card のことですか/,
  ],
  [
    'unknown-patch',
    scenario('1', '{ rules: [{ patch: flying-card }] }'),
    'flying-card',
    'scenarios[0].assumptions.rules[0].patch',
    /expected one of next-generation-card; correct it/,
    /です。直すか/,
  ],
  [
    'repeated-scenario',
    `${scenario('1')}  - name: A\n    capacity: 2\n`,
    'A\n    capacity: 2',
    'scenarios[1].name',
    /named “A” stands above/,
    /「A」/,
  ],
  [
    'repeated-site',
    sites('name: S, per_year: 1', 'name: S, per_year: 2'),
    'S, per_year: 2',
    'scenarios[0].capacity[0].sites[1].name',
    /site named “S”/,
    /「S」/,
  ],
];

describe('a problem', () => {
  it.each(BAD)('%s: %j is told at %j', (code, text, at, path, en, ja) => {
    const found = problems(text);
    const problem = found.find((each) => each.code === code && each.path === path);
    expect(problem, JSON.stringify(found)).toBeDefined();
    const { message } = problem as Told;
    expect(textAt(text, problem as Told)).toMatch(startingWith(at));
    expect(message.en).toMatch(en);
    expect(message.ja).toMatch(ja);
    expect(message.en + message.ja).not.toMatch(
      /\{(?:key|near|list|expected|value|sum|suggestion|\w+Year)\}/,
    );
    expect(problem?.printed('en')).toBe(
      `plan.yaml:${problem?.line}:${problem?.column}: ${message.en}`,
    );
  });

  it.each([...SCENARIO_REJECTIONS, ...YAML_FAULTS.map((fault) => `yaml-${fault}`)])(
    '%s is tested',
    (code) => {
      expect(BAD.map(([each]) => each)).toContain(code);
    },
  );

  it('does not hide the next: all of one kind are told, in the order of the lines', () => {
    const text = `fiscal_year: [2025, 2030]\nscenarios:\n  - nam: A\n    capacity: x\n  - name: 7\n    capacity: 1\n`;
    expect(problems(text).map(({ line, code }) => `${line} ${code}`)).toEqual([
      '1 missing',
      '1 unknown-key',
      '3 missing',
      '3 unknown-key',
      '4 does-not-fit',
      '5 does-not-fit',
    ]);
  });

  it('of a place that fails two checks is told once', () => {
    expect(problems(dated('from: 2025/04/01, per_year: 1'))).toHaveLength(1);
  });

  it('suggests nothing for a key that is like none, and reads full-width ones for the half-width they are like', () => {
    expect(problems(scenario('1', '{ zzzzzzz: 1 }'))[0]?.message.en).not.toMatch(/did you mean/);
    expect(problems(scenario('1', '{ ｔａｋｅ_ｕｐ: {} }'))[0]?.message.en).toMatch(
      /mean take_up\?/,
    );
  });

  it('never shows the content of a file that is no scenario', () => {
    for (const text of ['氏名,住所\n港太郎,芝公園一丁目\n', '港太郎: [1', '- 港太郎\n- 芝公園']) {
      expect(JSON.stringify(problems(text))).not.toMatch(/港|芝/);
    }
  });

  it('of too many aliases is told and takes no memory', () => {
    const levels = 'bcdefghi'.split('').map((name, index) => {
      const before = 'abcdefgh'[index];
      return `${name}: &${name} [${Array(10).fill(`*${before}`).join(', ')}]`;
    });
    expect(problems(['a: &a [1]', ...levels].join('\n'))[0]?.code).toBe('yaml-alias');
  });

  it.each(['a: &a [*a]', 'a: &a { b: *a }'])('of an alias in its own value is told: %s', (text) => {
    expect(problems(text)[0]?.code).toBe('yaml-alias');
  });

  it.each(['__proto__: { x: 1 }', 'constructor: 1', '<<: { fiscal_years: [2025, 2030] }'])(
    'with the key of %s is one of an unknown key',
    (line) => {
      expect(problems(`${scenario('1')}${line}\n`)[0]).toMatchObject({
        code: 'unknown-key',
        line: 5,
      });
    },
  );
});

const DOUBTFUL: readonly Case[] = [
  [
    'implausible',
    scenario('1', '{ take_up: { card: 0.4 } }'),
    '0.4',
    'scenarios[0].assumptions.take_up.card',
    /“take_up.card” is 0.4; usual is 0.5 to 1;/,
    /0.4 です。通常は 0.5 から 1/,
  ],
  [
    'implausible',
    scenario('1', '{ leaves_per_year: { low: 0.1, base: 0.12, high: 0.2 } }'),
    '0.2 }',
    'scenarios[0].assumptions.leaves_per_year.high',
    /is 0.2; usual is 0 to 0.15/,
    /0.15/,
  ],
  [
    'implausible',
    scenario('1', '{ off_counter_share: { certificate: 0.6 } }'),
    '0.6',
    'scenarios[0].assumptions.off_counter_share.certificate',
    /usual is 0 to 0.5/,
    /0.5/,
  ],
  [
    'implausible',
    scenario('1', '{ new_cards_minor_share: 0.7 }'),
    '0.7',
    'scenarios[0].assumptions.new_cards_minor_share',
    /usual is 0 to 0.5/,
    /0.5/,
  ],
  [
    'implausible',
    scenario('1', '{ lead_lag_months: { -4: 0.5, 0: 0.5 } }'),
    '0.5, 0:',
    'scenarios[0].assumptions.lead_lag_months.-4',
    /is -4; usual is -3 to 12/,
    /-3 から 12/,
  ],
  [
    'implausible',
    scenario('1', '{ new_cards: { 2026: 2000000 } }'),
    '2000000',
    'scenarios[0].assumptions.new_cards.2026',
    /usual is 0 to 1000000/,
    /1000000/,
  ],
  [
    'implausible',
    scenario('2000000'),
    '2000000',
    'scenarios[0].capacity',
    /usual is 0 to 1000000/,
    /1000000/,
  ],
  [
    'implausible',
    dated('from: 2025-04-01, per_year: 2000000'),
    '2000000',
    'scenarios[0].capacity[0].per_year',
    /1000000/,
    /1000000/,
  ],
  [
    'implausible',
    sites('name: S, per_year: 2000000'),
    '2000000',
    'scenarios[0].capacity[0].sites[0].per_year',
    /1000000/,
    /1000000/,
  ],
  [
    'implausible',
    sites(SITE.replace('windows: 2', 'windows: 201')),
    '201',
    'scenarios[0].capacity[0].sites[0].windows',
    /is 201; usual is 1 to 200/,
    /200/,
  ],
  [
    'implausible',
    sites(SITE.replace('15', '61')),
    '61',
    'scenarios[0].capacity[0].sites[0].minutes',
    /is 61; usual is 3 to 60/,
    /60/,
  ],
  [
    'implausible',
    sites(SITE.replace('15', '{ card: 20, certificate: 2 }')),
    '2 }',
    'scenarios[0].capacity[0].sites[0].minutes.certificate',
    /is 2; usual is 3 to 60/,
    /60/,
  ],
  [
    'implausible',
    sites(`${SITE}, bookable_share: 0.2`),
    '0.2',
    'scenarios[0].capacity[0].sites[0].bookable_share',
    /is 0.2; usual is 0.3 to 1/,
    /0.3/,
  ],
  [
    'implausible',
    costing('{ rent: { per_month: 2500 } }'),
    '2500',
    'scenarios[0].costs.rent.per_month',
    /is 2500; usual is 10000 to 50000000/,
    /通常は 10000 から 50000000/,
  ],
  [
    'implausible',
    costing('{ fit_out: { once: 2000000001, on: 2026-04-01 } }'),
    '2000000001',
    'scenarios[0].costs.fit_out.once',
    /is 2000000001; usual is 50000 to 2000000000/,
    /通常は 50000 から 2000000000/,
  ],
  [
    'implausible',
    costing('{ contractor: { per_procedure: 20001 } }'),
    '20001',
    'scenarios[0].costs.contractor.per_procedure',
    /is 20001; usual is 50 to 20000/,
    /通常は 50 から 20000/,
  ],
  [
    'implausible',
    costing('{ other: [{ name: a, per_year: 6000 }] }'),
    '6000',
    'scenarios[0].costs.other[0].per_year',
    /is 6000; usual is 50000 to 500000000/,
    /通常は 50000 から 500000000/,
  ],
  [
    'implausible',
    costing('{ staff: { per_window_per_year: 4800 } }', '', SITE_CAPACITY),
    '4800',
    'scenarios[0].costs.staff.per_window_per_year',
    /is 4800; usual is 1000000 to 20000000/,
    /1000000 から/,
  ],
  [
    'implausible',
    costing(RENT, '{ share: 0.05, from: 2026-04-01, condition: c }'),
    '0.05',
    'scenarios[0].subsidy.share',
    /is 0.05; usual is 0.1 to 1/,
    /0.1 から 1/,
  ],
  [
    'implausible',
    costing(RENT, '{ share: 0.5, from: 2026-04-01, condition: c, most_per_year: 50000 }'),
    '50000',
    'scenarios[0].subsidy.most_per_year',
    /usual is 100000 to 2000000000/,
    /100000 から/,
  ],
  [
    'cost-outside',
    costing('{ fit_out: { once: 80000000, on: 2025-03-31 } }'),
    '2025-03-31',
    'scenarios[0].costs.fit_out.on',
    /“costs.fit_out.on” lies outside the fiscal years 2025 to 2030, so it is in no figure/,
    /2025～2030年度の外/,
  ],
  [
    'cost-outside',
    costing('{ rent: { per_month: 2500000, from: 2031-04-01 } }'),
    '2031-04-01',
    'scenarios[0].costs.rent.from',
    /outside/,
    /外/,
  ],
  [
    'cost-outside',
    costing('{ rent: { per_month: 2500000, to: 2025-03-31 } }'),
    '2025-03-31',
    'scenarios[0].costs.rent.to',
    /outside/,
    /外/,
  ],
  [
    'cost-outside',
    costing(RENT, '{ share: 0.5, from: 2031-04-01, condition: c }'),
    '2031-04-01',
    'scenarios[0].subsidy.from',
    /“subsidy.from” lies outside/,
    /「subsidy.from」/,
  ],
  [
    'nothing-eligible',
    costing('{ rent: { per_month: 2500000 } }', '{ share: 0.5, from: 2026-04-01, condition: c }'),
    '{ share',
    'scenarios[0].subsidy',
    /eligible: true at one cost at least/,
    /補助対象の経費がない/,
  ],
  [
    'nothing-eligible',
    costing(
      '{ fit_out: { once: 80000000, on: 2026-02-01, eligible: true } }',
      '{ share: 0.5, from: 2026-04-01, condition: c }',
    ),
    '{ share',
    'scenarios[0].subsidy',
    /within the days of the subsidy/,
    /補助金の期間/,
  ],
  [
    'no-windows',
    costing('{ staff: { per_window_per_year: 4800000 } }'),
    '4800000',
    'scenarios[0].costs.staff.per_window_per_year',
    /no site has any/,
    /拠点がないため/,
  ],
  [
    'new-cards-outside',
    scenario('1', '{ new_cards: { 2031: 5 } }'),
    '2031',
    'scenarios[0].assumptions.new_cards.2031',
    /2031 come after the last fiscal year, 2030/,
    /2031年度/,
  ],
];

describe('a warning', () => {
  it.each(DOUBTFUL)('%s: %j is told at %j', (code, text, at, path, en, ja) => {
    const { warnings } = good(text);
    expect(warnings).toHaveLength(1);
    const [warning] = warnings as [Told];
    expect(warning).toMatchObject({ code, path, file: 'plan.yaml' });
    expect(textAt(text, warning)).toMatch(startingWith(at));
    expect(warning.message.en).toMatch(en);
    expect(warning.message.ja).toMatch(ja);
    expect(warning.printed('ja')).toBe(
      `plan.yaml:${warning.line}:${warning.column}: 注意: ${warning.message.ja}`,
    );
  });

  it.each(SCENARIO_WARNINGS)('%s is tested', (code) => {
    expect(DOUBTFUL.map(([each]) => each)).toContain(code);
  });

  it('is not given on the edges of a usual range', () => {
    const { warnings } = good(
      scenario(
        '1000000',
        '{ take_up: { card: 0.5 }, leaves_per_year: 0.15, off_counter_share: { card: 0.5 } }',
      ),
    );
    expect(warnings).toEqual([]);
  });
});

describe('the words', () => {
  it('say in both languages what is wrong, what was expected and what to do', () => {
    for (const { en, ja } of [...Object.values(REJECTION_WORDS), ...Object.values(WARNING_WORDS)]) {
      expect(en.split('; ').length, en).toBeGreaterThanOrEqual(3);
      expect(ja.split('。').length, ja).toBeGreaterThanOrEqual(2);
    }
    for (const words of [YAML_WORDS, EXPECTATION_WORDS, REJECTION_WORDS, WARNING_WORDS]) {
      for (const { en, ja } of Object.values<{ en: string; ja: string }>(words)) {
        const names = (text: string) => new Set(text.match(/\{\w+\}/g));
        expect(names(ja)).toEqual(names(en));
        expect(en).not.toMatch(/[ぁ-ん一-龠]/);
      }
    }
    expect(Object.keys(EXPECTATION_WORDS)).toEqual([...EXPECTATIONS]);
  });
});

describe('the shipped patch of the next-generation card', () => {
  it('is marked as announced and not in force, and has sources', () => {
    expect(repositoryJson(PATCH_FILE)).toMatchObject({ status: 'announced', in_force: false });
    const [patch] = shipped() as [ShippedPatch];
    expect(patch.title.en).toMatch(/announced, not in force/);
    expect(patch.changes.map(({ rule, value }) => [rule, value])).toEqual([
      ['certificate.validity.adult', 10],
      ['renewal.window_months', 12],
      ['expiry.months_after_birthday', 1],
    ]);
    for (const { sources } of patch.changes) {
      expect(sources.map(({ primary }) => primary)).toEqual([false, false]);
    }
    const laid = patch.changes.map((each) => ({ ...each, from: patch.from, reason: 'laid' }));
    expect('rules' in patchRuleBook(law(), laid)).toBe(true);
  });

  it('that is in force, or changes no rule there is, is refused', () => {
    const json = repositoryJson(PATCH_FILE) as object;
    const findings = (parts: object) => {
      const read = decodeShippedPatch({ ...json, ...parts }, PATCH_FILE);
      return read.ok ? [] : read.fault.params;
    };
    const at = (place: string, code: string) => ({ findings: [{ file: PATCH_FILE, place, code }] });
    expect(findings({ in_force: true })).toEqual(at('in_force', 'invalid_value'));
    const [change] = (json as { changes: object[] }).changes;
    const changed = (parts: object) => findings({ changes: [{ ...change, ...parts }] });
    expect(changed({ rule: 'certificate.colour' })).toEqual(at('changes.0.rule', 'unknown-rule'));
    expect(changed({ status: 'in force' })).toEqual(at('changes.0.status', 'invalid_value'));
    expect(changed({ sources: [{ title: 'x', primary: true }] })).toEqual(
      at('changes.0.sources.0.primary', 'invalid_value'),
    );
    expect(findings({ from: '2028-02-30' })).toEqual(at('from', 'not-a-date'));
  });

  it('is found by the commands', () => {
    expect(loadShippedPatches(nodeHost())).toEqual(shipped());
  });
});

describe('the JSON Schema for editors', () => {
  it('is the one of the program, written out', () => {
    expect(repositoryJson('data/scenario/scenario.schema.json')).toEqual(
      scenarioJsonSchema(fiscalYears()),
    );
  });
});

function inFolder<T>(work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'koshin-scenario-'));
  const done = () => rmSync(folder, { recursive: true });
  const result = work(folder);
  if (result instanceof Promise) return result.finally(done) as T;
  done();
  return result;
}

describe('assumptions of all scenarios', () => {
  const text = (more = '') => `fiscal_years: [2025, 2030]
assumptions:
  take_up: { card: 0.9 }
  leaves_per_year: 0.05
${more}scenarios:
  - { name: plain, capacity: 1 }
  - { name: own, capacity: 1, assumptions: { take_up: { certificate: 0.8 } } }
`;

  it('hold for each scenario, but for the keys that it states itself', () => {
    const [plain, own] = good(text()).file.scenarios;
    expect(plain?.assumptions.takeUp.card.base).toEqual(fraction(9, 10));
    expect(own?.assumptions.takeUp.card.base).toEqual(fraction(1));
    expect(own?.assumptions.takeUp.certificate.base).toEqual(fraction(4, 5));
    expect(own?.assumptions.leavesPerYear).toEqual(plain?.assumptions.leavesPerYear);
  });

  it('are told of once, where they stand', () => {
    const { warnings } = good(text('  new_cards: { 2060: 1 }\n'));
    expect(warnings.map(({ code, line }) => [code, line])).toEqual([['new-cards-outside', 5]]);
  });
});

const NAMES = {
  en: ['As it is', 'Card Center opens'],
  ja: ['現状', 'マイナンバーカードセンター開設'],
};

describe('koshin init', () => {
  it.each(['en', 'ja'] as const)('writes a file in %s that reads back clean', async (language) => {
    await inFolder(async (folder) => {
      const path = join(folder, 'mine.yaml');
      const { stderr, code } = await inside(['init', path, '--lang', language]);
      expect({ lines: stderr.trim().split('\n').length, code }).toEqual({ lines: 1, code: 0 });
      expect(readFileSync(path, 'utf8')).toBe(template(language));
      const { file, warnings } = good(readFileSync(path, 'utf8'));
      expect(warnings).toEqual([]);
      expect(file.scenarios.map(({ name }) => name)).toEqual(NAMES[language]);
    });
  });

  it('says the same in both languages, each in its own words only', () => {
    /** Names of scenarios and sites by their place: the first, the second. */
    const unnamed = (text: string) => {
      let names = 0;
      return good(
        text.replace(/^( +- name: ).*$/gm, (_, start) => {
          names += 1;
          return `${start}n${names}`;
        }),
      ).file;
    };
    expect(unnamed(template('ja'))).toEqual(unnamed(template('en')));
    expect(template('en').match(/[ぁ-んァ-ヶ一-龠]/g)).toBeNull();
  });

  it.each(['en', 'ja'] as const)(
    'offers in %s lines that can be used as they stand',
    (language) => {
      const text = template(language)
        .replace(/^( +)# (share|kinds|new_cards_minor_share|new_cards_use_counter):/gm, '$1$2:')
        .replace(/^ {2}rules: \[\]\n/m, '')
        .replace(/^ {2}# (rules:| {2}- .*)$/gm, '  $1');
      const { file, warnings } = good(text);
      expect(warnings).toEqual([]);
      const [, center] = file.scenarios;
      expect(center?.capacity[1]?.sites[1]).toMatchObject({ kinds: ['certificate'] });
      expect(center?.assumptions.newCardsUseCounter).toBe(true);
      // The shipped patch twice, with three rules each, and one more.
      expect(center?.assumptions.rules).toHaveLength(7);
    },
  );

  it.each(['en', 'ja'] as const)(
    'offers in %s costs and a subsidy that can be used as they stand, and are none until then',
    (language) => {
      const text = template(language);
      expect(good(text).file.scenarios.map(({ costs }) => costs)).toEqual([undefined, undefined]);
      const from = text.indexOf('    # costs:');
      const used = text.slice(from).replace(/^ {4}# ( *)(?:# (?=most_per_year))?/gm, '    $1');
      const { file, warnings } = good(text.slice(0, from) + used);
      expect(warnings).toEqual([]);
      const costs = file.scenarios[1]?.costs;
      expect(costs?.items.map(({ rate }) => rate)).toEqual([
        'month',
        'once',
        'window',
        'procedure',
        'year',
      ]);
      expect(costs?.subsidy?.mostPerYear).toBe(10_000_000);
    },
  );

  it('writes to standard output for -', async () => {
    const printed = { stdout: template('ja'), stderr: '', code: 0 };
    expect(await inside(['init', '-'], 'ja')).toEqual(printed);
  });

  it('overwrites nothing unless told so', async () => {
    await inFolder(async (folder) => {
      const path = join(folder, 'scenario.yaml');
      writeFileSync(path, 'mine');
      const { stderr } = await inside(['init', path]);
      expect(stderr).toBe(faultLine('usage-file-exists', { file: path }));
      expect(readFileSync(path, 'utf8')).toBe('mine');
      await inside(['init', path, '--force']);
      expect(readFileSync(path, 'utf8')).toBe(template('en'));
    });
  });
});

describe('a command on a scenario file', () => {
  it('stops with every problem in one fault', async () => {
    await inFolder(async (folder) => {
      const path = join(folder, 'bad.yaml');
      writeFileSync(path, scenario('x', '{ take_upp: 1 }'));
      const { stderr, code } = await inside(['plan', path]);
      const lines = stderr.trimEnd().split('\n');
      expect({ count: lines.length, code }).toEqual({ count: 3, code: 2 });
      expect(lines[1]).toMatch(/bad\.yaml:4:15: “capacity”/);
      expect(lines[2]).toMatch(/bad\.yaml:5:20: “take_upp”/);
      expect((await inside(['plan', path, '--lang', 'ja'])).stderr).toMatch(/指摘2件/);
    });
  });

  it('tells warnings and goes on', async () => {
    await inFolder(async (folder) => {
      const path = join(folder, 'odd.yaml');
      writeFileSync(path, scenario('1', '{ leaves_per_year: 0.5 }'));
      const { stdout, stderr, code } = await inside(['plan', path, '--format', 'json']);
      expect({ stderr, code }).toEqual({
        stderr: expect.stringMatching(/^.*odd\.yaml:5:37: warning: .*\n$/),
        code: 0,
      });
      expect(JSON.parse(stdout).scenarios).toHaveLength(1);
    });
  });

  it('that is not there is the fault of any missing file', async () => {
    const file = 'no-such-scenario.yaml';
    const { stderr } = await inside(['plan', file]);
    expect(stderr).toBe(faultLine('input-missing', { file }));
  });
});
