// Cards held and renewals noted in one reading: as each by itself, in one piece and packed in parts.
import { describe, expect, it } from 'vitest';
import type { CardRecord } from '../../src/records/record.js';
import { alsoLearning, countingOf, holdFor, type RecordUse } from '../../src/tally/record-use.js';
import type { RenewalsSeen } from '../../src/tally/renewals.js';
import { USUAL } from '../support/histories/assumptions.js';
import { livesOf, registerOn } from '../support/histories/histories.js';
import { law } from '../support/law.js';
import { recordOfRow } from '../support/learned.js';

const WAY = {
  ...{ law: law(), method: 'birthday', repeats: 'all', by: 'office' },
  ...{ asOf: 20261101, from: 2026, to: 2031 },
} as never;
const records = registerOn(livesOf({ ...USUAL, people: 1500 }), USUAL.day).map(recordOfRow);
const hold = holdFor([WAY]);
const both = alsoLearning(hold, law());

function taken(use: RecordUse, some: readonly CardRecord[], plain = true) {
  const counting = countingOf(use, 0);
  for (const record of some)
    if (!plain || !counting.takePlain(record)) counting.take(record, () => {});
  return counting;
}

/** The counts of all lists, those of 0 left out, whatever arrays hold them. */
function countsOf(seen: RenewalsSeen | undefined) {
  const entries = (value: unknown): unknown => {
    if (value instanceof Float64Array)
      return Object.fromEntries(
        [...value].flatMap((count, place) => (count ? [[place, count]] : [])),
      );
    if (value instanceof Map)
      return Object.fromEntries([...value].sort().map(([key, each]) => [key, entries(each)]));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .map(([key, each]) => [key, entries(each)] as const)
        .filter(([, each]) => JSON.stringify(each) !== '{}'),
    );
  };
  return entries(seen);
}

describe('holding and learning', () => {
  const alone = taken({ kind: 'learn', law: law(), byOffice: true, withCohorts: false }, records);
  const whole = taken(both, records);

  it.each([true, false])('gives what each gives alone (by the memo table: %j)', (plain) => {
    const counting = taken(both, records, plain);
    expect(counting.tallies([WAY])).toEqual(taken(hold, records).tallies([WAY]));
    expect(countsOf(counting.renewals?.seen())).toEqual(countsOf(alone.renewals?.seen()));
    expect(counting.cards).toEqual(whole.cards);
  });

  it('adds up from packed parts, and begins anew for each', () => {
    const sum = countingOf(both);
    const reader = countingOf(both);
    for (const part of [records.slice(0, 700), records.slice(700, 701), records.slice(701)]) {
      reader.restart();
      for (const record of part) if (!reader.takePlain(record)) reader.take(record, () => {});
      const sent = structuredClone({ held: reader.parts(), packed: reader.renewals?.packed() });
      sum.absorb(sent.held);
      sum.renewals?.absorbPacked(sent.packed as never);
    }
    expect(countsOf(sum.renewals?.seen())).toEqual(countsOf(alone.renewals?.seen()));
    expect(sum.tallies([WAY])).toEqual(whole.tallies([WAY]));
  });

  it('findings are told once', () => {
    const found: unknown[] = [];
    const counting = countingOf(both, 0);
    const odd = { ...(records[0] as CardRecord), recordedCardExpiry: 20290101 } as CardRecord;
    counting.take(odd, (finding) => found.push(finding));
    expect(found.length).toBe(1);
  });
});
