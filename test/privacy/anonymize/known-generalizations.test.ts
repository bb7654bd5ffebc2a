// What is left out of records that the law cannot tell apart is what would be left out of each by itself.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ABSENT, type CivilDate } from '../../../src/calendar/civil-date.js';
import { reckonExpiries } from '../../../src/expiry/expiries.js';
import { expiryFindings } from '../../../src/expiry/expiry-findings.js';
import { generalizeRecord } from '../../../src/privacy/anonymize/generalize.js';
import { generalizeIssueDays, moveIssueDays } from '../../../src/privacy/anonymize/issue-days.js';
import {
  LEFT_OUT,
  NOT_KNOWN,
  rememberGeneralizations,
  without,
} from '../../../src/privacy/anonymize/known-generalizations.js';
import { comparison, rememberBearings } from '../../../src/privacy/anonymize/same-figures.js';
import { holdsRecordedExpiry } from '../../../src/records/record.js';
import { runs } from '../../support/chance.js';
import { adversarialRecord, cardRecord, lawInForce } from './records.js';

describe('what is left out', () => {
  it('is the same as of the record itself, however many alike came before', () => {
    const leftOutOf = rememberGeneralizations(lawInForce, 0);
    let [known, withRecorded] = [0, 0];
    fc.assert(
      fc.property(adversarialRecord, fc.integer({ min: -6, max: 6 }), (record, days) => {
        // The same card of someone born some days before or after: often of the same kind.
        const moved = (record.birth + days) as CivilDate;
        const isDay = moved % 100 >= 1 && moved % 100 <= 28 && moved <= record.cardIssuedOn;
        for (const each of isDay ? [record, { ...record, birth: moved }] : [record]) {
          const leftOut = leftOutOf(each);
          const findings = expiryFindings(reckonExpiries(each, lawInForce), lawInForce);
          if (findings.length > 0) expect(leftOut).toBe(NOT_KNOWN);
          if (leftOut === NOT_KNOWN) continue;
          known += 1;
          if (holdsRecordedExpiry(each)) withRecorded += 1;
          expect(without(each, leftOut)).toEqual(generalizeRecord(each, lawInForce));
        }
      }),
      { numRuns: runs(3000) },
    );
    expect(known).toBeGreaterThan(runs(1500));
    expect(withRecorded).toBeGreaterThan(runs(250));
  });

  it('is told of adults of any age by one of them', () => {
    const leftOutOf = rememberGeneralizations(lawInForce, 0);
    const leftOut = leftOutOf(cardRecord({ birth: 19601010, recordedCardExpiry: 20291010 }));
    expect(leftOut & LEFT_OUT.birthYear).toBe(LEFT_OUT.birthYear);
    expect(leftOut & LEFT_OUT.recordedCard).toBe(LEFT_OUT.recordedCard);
    expect(leftOutOf(cardRecord({ birth: 19311011, recordedCardExpiry: 20291011 }))).toBe(leftOut);
  });

  it('from days of issue is the same, however their figures are compared', () => {
    const bearing = rememberBearings(lawInForce, 0);
    let [told, moved] = [0, 0];
    fc.assert(
      fc.property(adversarialRecord, (adversarial) => {
        const held = { recordedCardExpiry: ABSENT, stayExpiresOn: ABSENT } as const;
        for (const record of [adversarial, { ...adversarial, ...held }]) {
          const made = generalizeRecord(record, lawInForce);
          const same = comparison(made, lawInForce, bearing);
          if (bearing(made) !== NOT_KNOWN) told += 1;
          const expected = generalizeIssueDays(made, lawInForce);
          if (expected.cardIssuedOn !== made.cardIssuedOn) moved += 1;
          expect(moveIssueDays(made, lawInForce, same)).toEqual(expected);
        }
      }),
      { numRuns: runs(1500) },
    );
    expect(told).toBeGreaterThan(runs(1000));
    expect(moved).toBeGreaterThan(runs(1000));
  });
});
