// Visits are counted as the ward counts them: one per card, one per distinct certificate expiry before it.
import { describe, expect, it } from 'vitest';
import { expiriesOf } from '../../src/expiry/expiries.js';
import { renewedCard, renewedCertificate } from '../../src/expiry/successor.js';
import { followProcedures, type Repeats } from '../../src/procedures/procedures.js';
import { cardRecord, day, law, type RecordParts } from '../support/law.js';

interface Visits {
  readonly due: readonly string[];
  readonly lapsed: readonly string[];
}

/** The visits of a record, as "kind day", in order of finding. */
function visitsOf(
  parts: RecordParts,
  repeats: Repeats = 'all',
  { asOf = 20250401, until = 20510331 } = {},
): Visits {
  const record = cardRecord(parts);
  const due: string[] = [];
  const lapsed: string[] = [];
  followProcedures(
    record.birth,
    expiriesOf(record, law()),
    law(),
    { asOf: day(asOf), until: day(until), repeats },
    {
      due: (kind, expiresOn) => due.push(`${kind} ${expiresOn}`),
      lapsed: (kind) => lapsed.push(kind),
    },
  );
  return { due, lapsed };
}

// Born 10-10, issued 2022-05-15: certificates 2026-10-10, card 2031-10-10.
const CARD = { birth: 19901010, cardIssuedOn: 20220515 };

describe('one card without repeats', () => {
  // Source: Minato ward, document no. 1, 2025-09-05: one cohort, certificates five years before the cards.
  it('two certificates ending on one day are one visit, the card another', () => {
    expect(visitsOf(CARD, 'none')).toEqual({
      due: ['certificate 20261010', 'card 20311010'],
      lapsed: [],
    });
  });

  it('one certificate alone is the same visit', () => {
    const { due } = visitsOf({ ...CARD, signatureCertificateIssuedOn: 0 }, 'none');
    expect(due).toEqual(['certificate 20261010', 'card 20311010']);
    const other = visitsOf({ ...CARD, userCertificateIssuedOn: 0 }, 'none');
    expect(other.due).toEqual(['certificate 20261010', 'card 20311010']);
  });

  it('no certificate, no certificate visit', () => {
    const none = { userCertificateIssuedOn: 0, signatureCertificateIssuedOn: 0 };
    expect(visitsOf({ ...CARD, ...none }, 'none').due).toEqual(['card 20311010']);
  });

  it('certificates ending on two days are two visits', () => {
    // The user certificate reissued in 2023 would end in 2027; the signature certificate stays at 2026.
    const { due } = visitsOf({ ...CARD, userCertificateIssuedOn: 20230301 }, 'none');
    expect(due).toEqual(['certificate 20261010', 'certificate 20271010', 'card 20311010']);
  });

  it('certificates that end with the card are part of its visit', () => {
    const renewed = { userCertificateIssuedOn: 20260801, signatureCertificateIssuedOn: 20260801 };
    expect(visitsOf({ ...CARD, ...renewed }, 'none').due).toEqual(['card 20311010']);
  });

  it('one certificate renewed, the other not: one visit for the other', () => {
    const { due } = visitsOf({ ...CARD, userCertificateIssuedOn: 20260801 }, 'none');
    expect(due).toEqual(['certificate 20261010', 'card 20311010']);
  });

  it('a minor’s card is one visit, as a card', () => {
    const { due } = visitsOf({ birth: 20140601, cardIssuedOn: 20230801 }, 'none');
    expect(due).toEqual(['card 20280601']);
  });
});

describe('the as-of day and the last day', () => {
  it('an expiry on the as-of day is renewed, the day before it has lapsed', () => {
    expect(visitsOf(CARD, 'none', { asOf: 20261010 })).toMatchObject({ lapsed: [] });
    expect(visitsOf(CARD, 'none', { asOf: 20261011 })).toEqual({
      due: ['card 20311010'],
      lapsed: ['certificate'],
    });
  });

  it('a lapsed certificate is not repeated, the card’s successor brings new ones', () => {
    const { due, lapsed } = visitsOf(CARD, 'all', { asOf: 20261011, until: 20370331 });
    expect(lapsed).toEqual(['certificate']);
    expect(due).toEqual(['card 20311010', 'certificate 20361010']);
  });

  it('a lapsed certificate is not followed, though a card outlives the one after it', () => {
    // The certificate renewed by 2028-04-01 would end on 2033-04-01, a year before the card.
    const outlived = {
      birth: 19900401,
      cardIssuedOn: 20230402,
      cardIssueKind: 'renewal' as const,
      userCertificateIssuedOn: 20230502,
      signatureCertificateIssuedOn: 20230502,
    };
    const until = 20350331;
    expect(visitsOf(outlived, 'all', { asOf: 20280401, until })).toEqual({
      due: ['certificate 20280401', 'certificate 20330401', 'card 20340401'],
      lapsed: [],
    });
    expect(visitsOf(outlived, 'all', { asOf: 20280402, until })).toEqual({
      due: ['card 20340401'],
      lapsed: ['certificate'],
    });
  });

  it('a lapsed card is not repeated, nor are its certificates', () => {
    expect(visitsOf(CARD, 'all', { asOf: 20311011 })).toEqual({
      due: [],
      lapsed: ['certificate', 'card'],
    });
  });

  it('certificates lapsed on two days are two, on one day one', () => {
    const options = { asOf: 20290401, until: 20300331 };
    expect(visitsOf(CARD, 'all', options).lapsed).toHaveLength(1);
    const apart = { ...CARD, userCertificateIssuedOn: 20230301 };
    expect(visitsOf(apart, 'all', options).lapsed).toHaveLength(2);
  });

  // Expected to fail, and to be turned into a plain test once it no longer does: a certificate that ends after the
  // last day is not looked at, so what lapses before a still later as-of day is counted for cards alone.
  it('what has lapsed does not depend on the last day', () => {
    const asOf = 20311011;
    const near = visitsOf(CARD, 'all', { asOf, until: 20260331 });
    expect(near.lapsed).toEqual(visitsOf(CARD, 'all', { asOf }).lapsed);
  });

  it('an expiry on the last day counts, the day after it does not', () => {
    expect(visitsOf(CARD, 'none', { until: 20311010 }).due).toContain('card 20311010');
    expect(visitsOf(CARD, 'none', { until: 20311009 }).due).toEqual(['certificate 20261010']);
    expect(visitsOf(CARD, 'none', { until: 20261009 }).due).toEqual([]);
  });
});

describe('repeats', () => {
  it('all: card after card, each with its certificates five birthdays on', () => {
    expect(visitsOf(CARD).due).toEqual([
      'certificate 20261010',
      'card 20311010',
      'certificate 20361010',
      'card 20411010',
      'certificate 20461010',
    ]);
  });

  it('a certificate reissued out of turn is followed from its own expiry to the card’s end', () => {
    const reissued = { userCertificateIssuedOn: 20230301, signatureCertificateIssuedOn: 20230301 };
    // 2027-10-10, then the fifth birthday after it is past the card’s end, so with the card.
    expect(visitsOf({ ...CARD, ...reissued }, 'all', { until: 20320331 }).due).toEqual([
      'certificate 20271010',
      'card 20311010',
    ]);
  });

  it('two chains merge where they meet', () => {
    const apart = { ...CARD, userCertificateIssuedOn: 20230301 };
    expect(visitsOf(apart, 'all', { until: 20320331 }).due).toEqual([
      'certificate 20261010',
      'certificate 20271010',
      'card 20311010',
    ]);
  });

  // Source: enforcement rules, art. 13: the user certificate's end is one of the three.
  it('a signature certificate renewed alone ends with the user certificate held then', () => {
    const renewedCardWith = {
      birth: 19840115,
      cardIssuedOn: 20200823,
      cardIssueKind: 'renewal' as const,
      // Five birthdays after its issue, where the user certificate has six.
      recordedSignatureCertificateExpiry: 20250115,
    };
    const alone = { ...renewedCardWith, userCertificateIssuedOn: 0 };
    const visits = (parts: RecordParts) =>
      visitsOf(parts, 'all', { asOf: 20240401, until: 20320331 }).due;
    expect(visits(renewedCardWith)).toEqual([
      'certificate 20250115',
      'certificate 20260115',
      'card 20310115',
    ]);
    expect(visits(alone)).toEqual([
      'certificate 20250115',
      'certificate 20300115',
      'card 20310115',
    ]);
  });

  it('cards: a renewed card brings certificates, a renewed certificate nothing', () => {
    // A renewed card to 2034-04-01 outlives a certificate of the month after, to 2028-04-01, by more than five years.
    const twice = {
      birth: 19900401,
      cardIssuedOn: 20230402,
      cardIssueKind: 'renewal' as const,
      userCertificateIssuedOn: 20230502,
      signatureCertificateIssuedOn: 20230502,
    };
    expect(visitsOf(twice, 'all', { until: 20400331 }).due).toEqual([
      'certificate 20280401',
      'certificate 20330401',
      'card 20340401',
      'certificate 20390401',
    ]);
    expect(visitsOf(twice, 'cards', { until: 20400331 }).due).toEqual([
      'certificate 20280401',
      'card 20340401',
      'certificate 20390401',
    ]);
    expect(visitsOf(twice, 'none', { until: 20400331 }).due).toEqual([
      'certificate 20280401',
      'card 20340401',
    ]);
  });

  it('a minor’s card is followed by a minor’s, and from eighteen on by an adult’s', () => {
    // Born 2014-06-01: cards to 2028 (aged 14), 2033 (19): judged the day before each expiry.
    const { due } = visitsOf({ birth: 20140601, cardIssuedOn: 20230801 });
    expect(due).toEqual([
      'card 20280601',
      'card 20330601',
      'certificate 20380601',
      'card 20430601',
      'certificate 20480601',
    ]);
  });

  it('a card that ended with the stay is not repeated', () => {
    expect(visitsOf({ ...CARD, stayExpiresOn: 20280320 }).due).toEqual([
      'certificate 20261010',
      'card 20280320',
    ]);
  });

  it('a stay later than the card caps neither it nor its successors', () => {
    expect(visitsOf({ ...CARD, stayExpiresOn: 20330320 }).due).toEqual(visitsOf(CARD).due);
  });

  it('a stay ending on the very birthday is repeated: the birthday ended the card', () => {
    expect(visitsOf({ ...CARD, stayExpiresOn: 20311010 }).due).toEqual(visitsOf(CARD).due);
  });
});

describe('the card that follows', () => {
  // Source: outline of the amended order on cards; Chuo ward and Tono city for fifteen.
  it.each([
    ['18 the day before: an adult’s', 20120401, 20310401, 20410401, 'signs'],
    [
      '18 on the day of expiry: 17 the day before, a minor’s',
      20130401,
      20310401,
      20360401,
      'signs',
    ],
    [
      '15 on the day of expiry: 14 the day before, no signature certificate',
      20130401,
      20280401,
      20330401,
      'does not',
    ],
    ['15 since a year: a signature certificate', 20130401, 20290401, 20340401, 'signs'],
    ['aged 19 before April 2022: a minor’s', 20010901, 20210901, 20260901, 'signs'],
    [
      'expiry on 1 April 2022, 18 by then: judged on 31 March, a minor’s',
      20030401,
      20220401,
      20270401,
      'signs',
    ],
    [
      'expiry on 2 April 2022, 18 by then: judged on 1 April, an adult’s',
      20030402,
      20220402,
      20320402,
      'signs',
    ],
  ])('%s', (_, birth, expiry, card, signs) => {
    const next = renewedCard(day(birth), day(expiry), law());
    expect(next.card).toBe(card);
    expect(next.signatureCertificate).toBe(signs === 'signs' ? next.userCertificate : 0);
    expect(next.endsWithStay).toBe(false);
  });

  it('a renewed certificate runs to the fifth birthday after, with the card at the latest', () => {
    const birth = day(19901010);
    expect(renewedCertificate(birth, day(20241010), day(20291010), law())).toBe(20291010);
    expect(renewedCertificate(birth, day(20261010), day(20291010), law())).toBe(20291010);
    expect(renewedCertificate(birth, day(20231010), day(20291010), law())).toBe(20281010);
    // A certificate that ended with a stay, off any birthday: the fifth birthday after it.
    expect(renewedCertificate(birth, day(20240320), day(20991010), law())).toBe(20281010);
  });
});
