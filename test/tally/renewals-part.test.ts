// Renewals as counts for others to add up: parts give exactly what all their records together give.
import { describe, expect, it } from 'vitest';
import type { CivilDate } from '../../src/calendar/civil-date.js';
import { renewalsJson } from '../../src/layout/learn/renewals.js';
import { decodeRenewals } from '../../src/read/tables/renewals-json.js';
import type { CardRecord } from '../../src/records/record.js';
import { recordTotals } from '../../src/tally/record-totals.js';
import { createRenewals, sightOf } from '../../src/tally/renewals.js';
import { addRenewals, type RenewalsPart } from '../../src/tally/renewals-part.js';
import { USUAL } from '../support/histories/assumptions.js';
import { livesOf, registerOn } from '../support/histories/histories.js';
import { law } from '../support/law.js';
import { recordOfRow } from '../support/learned.js';

function partOf(records: readonly CardRecord[]): RenewalsPart {
  const renewals = createRenewals(law(), true);
  for (const record of records) renewals.add(record, sightOf(record, law()));
  const seen = renewals.seen();
  const read = { rows: records.length, cards: records.length, rejectedRows: 0, rejectedCards: 0 };
  return {
    terms: { rules: '1', rulesDigest: '0'.repeat(64), asOf: 20261101 as CivilDate },
    seen,
    records: recordTotals(read, seen.cards),
    ...{ findings: [], inputs: [], asOfSource: 'option', isExample: false },
  };
}

function decoded(part: RenewalsPart): RenewalsPart {
  const result = decodeRenewals(JSON.parse(JSON.stringify(renewalsJson(part, '1'))), 'a.json');
  if (!result.ok) throw new Error(JSON.stringify(result.fault));
  return result.value;
}

const records = registerOn(livesOf({ ...USUAL, people: 600 }), USUAL.day).map(recordOfRow);

describe('renewals as counts', () => {
  it('parts, written, read and added up in any order, are the whole', () => {
    const thirds = [0, 1, 2].map((third) =>
      decoded(partOf(records.filter((_, index) => index % 3 === third))),
    );
    const whole = renewalsJson(partOf(records), '1');
    expect(renewalsJson(addRenewals(thirds, law()), '1')).toEqual(whole);
    expect(renewalsJson(addRenewals(thirds.toReversed(), law()), '1')).toEqual(whole);
    expect(JSON.stringify(whole)).toContain('came_days_after');
  });

  it('an edited file is refused by the place of the edit', () => {
    const json = () => JSON.parse(JSON.stringify(renewalsJson(partOf(records), '1')));
    const findingsOf = (edit: (raw: ReturnType<typeof json>) => void) => {
      const raw = json();
      edit(raw);
      const result = decodeRenewals(raw, 'a.json');
      return result.ok ? [] : (result.fault.params as { findings: unknown[] }).findings;
    };
    expect(findingsOf(() => {})).toEqual([]);
    expect(
      findingsOf((raw) => {
        raw.cards.not_renewed_by_day['2026-13'] = { 1: 1 };
      }),
    ).not.toEqual([]);
    expect(
      findingsOf((raw) => {
        raw.cards.not_renewed_by_day['2026-12'] = { 32: 1 };
      }),
    ).not.toEqual([]);
    expect(
      findingsOf((raw) => {
        raw.records.counted += 1;
      }),
    ).toEqual([{ place: 'records', code: 'sum' }]);
    expect(
      findingsOf((raw) => {
        raw.names = [];
      }),
    ).toEqual([{ place: 'names', code: 'unknown-key' }]);
  });
});
