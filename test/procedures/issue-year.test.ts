// The ward's shortcut is counted as its table shows: fiscal year of the card's issue plus 5 and plus 10.
import { describe, expect, it } from 'vitest';
import { followIssueYears } from '../../src/procedures/issue-year.js';
import { cardRecord, law, type RecordParts } from '../support/law.js';

function visitsOf(parts: RecordParts, repeatRenewals = true, asOfYear = 2025, untilYear = 2045) {
  const due: string[] = [];
  const lapsed: string[] = [];
  followIssueYears(
    cardRecord(parts),
    law(),
    { asOfYear, untilYear, repeatRenewals },
    {
      due: (kind, year) => due.push(`${kind} ${year}`),
      lapsed: (kind) => lapsed.push(kind),
    },
  );
  return { due, lapsed };
}

// Source: Minato ward, document no. 1, 2025-09-05: the certificates of FY2025 and the cards of FY2030 are one cohort.
describe('the issue-year shortcut', () => {
  it.each([
    ['the first day of the fiscal year', 20200401],
    ['the last', 20210331],
    ['a day before the birthday', 20201009],
    ['a day after it', 20201011],
  ])(
    'takes certificates at 5 and cards at 10 years, whatever the day of issue: %s',
    (_, issued) => {
      expect(visitsOf({ cardIssuedOn: issued }, false)).toEqual({
        due: ['certificate 2025', 'card 2030'],
        lapsed: [],
      });
    },
  );

  it('takes a minor’s card as an adult’s', () => {
    const minor = { birth: 20140601, cardIssuedOn: 20201001 };
    expect(visitsOf(minor, false).due).toEqual(['certificate 2025', 'card 2030']);
  });

  it('looks neither at whether certificates are held nor at their own days of issue', () => {
    const parts = { cardIssuedOn: 20201001 };
    for (const other of [
      { userCertificateIssuedOn: 0, signatureCertificateIssuedOn: 0 },
      { userCertificateIssuedOn: 20230301 },
      { recordedCardExpiry: 20311010, cardIssueKind: 'renewal' as const },
    ]) {
      expect(visitsOf({ ...parts, ...other })).toEqual(visitsOf(parts));
    }
  });

  it('a renewed card brings certificates five years on, and ends ten years on', () => {
    expect(visitsOf({ cardIssuedOn: 20160601 }).due).toEqual([
      'card 2026',
      'certificate 2031',
      'card 2036',
      'certificate 2041',
    ]);
    expect(visitsOf({ cardIssuedOn: 20160601 }).lapsed).toEqual(['certificate']);
  });

  it('without repeats each card and its certificates are met once', () => {
    expect(visitsOf({ cardIssuedOn: 20160601 }, false).due).toEqual(['card 2026']);
  });

  it('what is due before the as-of year has lapsed, and a lapsed card is not followed', () => {
    expect(visitsOf({ cardIssuedOn: 20160101 }, true, 2026)).toEqual({
      due: [],
      lapsed: ['certificate', 'card'],
    });
    expect(visitsOf({ cardIssuedOn: 20160101 }, true, 2025).due[0]).toBe('card 2025');
  });

  it('nothing after the last year is met', () => {
    expect(visitsOf({ cardIssuedOn: 20201001 }, true, 2025, 2030).due).toEqual([
      'certificate 2025',
      'card 2030',
    ]);
    expect(visitsOf({ cardIssuedOn: 20201001 }, true, 2025, 2029).due).toEqual([
      'certificate 2025',
    ]);
  });

  // Source: Miyake village, Koto ward, Sanyo-Onoda city: the card ends with the period of stay.
  it('a stay that ends in an earlier fiscal year takes the card there, once', () => {
    const stay = (stayExpiresOn: number) => visitsOf({ cardIssuedOn: 20201001, stayExpiresOn }).due;
    expect(stay(20280331)).toEqual(['certificate 2025', 'card 2027']);
    expect(stay(20280401)).toEqual(['certificate 2025', 'card 2028']);
    expect(stay(20260331)).toEqual(['card 2025']);
    expect(stay(20260401)).toEqual(['certificate 2025', 'card 2026']);
  });

  it('a stay that ends in the card’s own tenth year changes nothing', () => {
    const plain = visitsOf({ cardIssuedOn: 20201001 });
    expect(visitsOf({ cardIssuedOn: 20201001, stayExpiresOn: 20300401 })).toEqual(plain);
    expect(visitsOf({ cardIssuedOn: 20201001, stayExpiresOn: 99991231 })).toEqual(plain);
  });
});
