// What is learned, as a block of a scenario file: a scenario takes it as it is.
import { describe, expect, it } from 'vitest';
import type { CivilDate } from '../../src/calendar/civil-date.js';
import { toNumber } from '../../src/calendar/fraction.js';
import { learnJson, learnYaml } from '../../src/layout/learn/learn.js';
import { firstMonthOf } from '../../src/learning/certificates.js';
import { readScenarioFile } from '../../src/read/scenario-file.js';
import { learnReport } from '../../src/reports/learn.js';
import { createRenewals, sightOf } from '../../src/tally/renewals.js';
import { USUAL } from '../support/histories/assumptions.js';
import { livesOf, registerOn } from '../support/histories/histories.js';
import { fiscalYears, law } from '../support/law.js';
import { recordOfRow } from '../support/learned.js';

/** The report of a register as it stands on the evening before a day. */
function reportOf(people: number, older: boolean) {
  const lives = livesOf({ ...USUAL, people });
  const seenOn = (day: number) => {
    const renewals = createRenewals(law(), true, true);
    for (const row of registerOn(lives, day)) {
      const record = recordOfRow(row);
      renewals.add(record, sightOf(record, law()));
    }
    return renewals.seen();
  };
  const asOf = 20261101 as CivilDate;
  return learnReport(seenOn(20261031), {
    ...{ asOf, from: firstMonthOf(asOf, undefined, law()), since: undefined, law: law() },
    older: older ? { seen: seenOn(20251031), asOf: 20251101 as CivilDate } : undefined,
    suppressBelow: 10,
    basis: {
      ...{ tool: 'koshin', rulesVersion: '', inputs: [], options: {} },
      records: { rows: 0, cards: 0, counted: 0, excluded: {}, rejected: 0, rejectedRows: 0 },
    },
  });
}

describe('a block of a scenario file', () => {
  const report = reportOf(3000, true);

  it.each(['en', 'ja'] as const)('is read back without a word (%s)', (language) => {
    const text = `fiscal_years: [2026, 2030]\n${learnYaml(report, language)}scenarios: [{ name: a, capacity: 900 }]\n`;
    const read = readScenarioFile(text, 'plan.yaml', fiscalYears(), []);
    if (!read.ok) throw new Error(JSON.stringify(read));
    const { takeUp, leadLagMonths } = read.file.scenarios[0]?.assumptions ?? {};
    const told = (learnJson(report) as { certificate: { take_up: { base: number } } }).certificate;
    expect(takeUp && toNumber(takeUp.certificate.base)).toBe(told.take_up.base);
    const shares = [...(leadLagMonths?.values() ?? [])].map(toNumber);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 10);
    // Cards renewed late are new cards: nothing is assumed of them.
    expect(takeUp && toNumber(takeUp.card.base)).toBe(1);
  });

  it('has no leavers where no older extract tells of them', () => {
    expect(learnYaml(report, 'en')).toContain('leaves_per_year');
    expect(learnYaml(reportOf(300, false), 'en')).not.toContain('leaves_per_year');
  });
});

describe('groups', () => {
  it('show no number from 1 to 9, and add up to the whole where all is shown', () => {
    const { groups, certificate } = reportOf(3000, false);
    for (const { due, inWindow, late, notYet } of groups)
      for (const count of [due, inWindow, late, notYet])
        expect(count === null || count === 0 || count >= 10).toBe(true);
    const offices = groups.filter(({ by }) => by === 'office');
    expect(offices.length).toBeGreaterThan(3);
    expect(offices.reduce((sum, { due }) => sum + (due ?? 0), 0)).toBe(certificate.due);
  });
});
