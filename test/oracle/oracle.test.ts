// The program counts what a walk through every day counts, record by record, repeats on and off.
import { describe, expect, it } from 'vitest';
import type { CivilDate } from '../../src/calendar/civil-date.js';
import { type Expiries, expiriesOf } from '../../src/expiry/expiries.js';
import { renewalOpensOn } from '../../src/expiry/renewal-window.js';
import type { CardRecord } from '../../src/records/record.js';
import { createCounter } from '../../src/tally/counter.js';
import { countsAt, mergeTallies, type Tally } from '../../src/tally/tally.js';
import { cardRecord, day, law } from '../support/law.js';
import { ageAt, civilOf, numberOf, windowOpens } from './calendar.js';
import { type OracleCount, type OracleOptions, oracleCount, oracleExpiries } from './oracle.js';
import { adversarialOptions, adversarialRecords } from './records.js';

/** How many records are tried, and from which seed: a nightly run sets more. */
const RECORDS = Number(process.env['KOSHIN_ORACLE_RECORDS'] ?? 2000);
const SEED = Number(process.env['KOSHIN_ORACLE_SEED'] ?? 20250905);
const TIMEOUT = 60_000 + RECORDS * 20;

function take<Item>(items: Iterator<Item>): Item {
  return (items.next() as IteratorYieldResult<Item>).value;
}

function programExpiries(record: CardRecord): Expiries {
  return expiriesOf(record, law());
}

function oracleAsExpiries(record: CardRecord): Expiries {
  const { card, user, signature, endsWithStay } = oracleExpiries(record);
  const civil = (number: number | undefined) =>
    (number === undefined ? 0 : civilOf(number)) as CivilDate;
  return {
    card: civil(card),
    userCertificate: civil(user),
    signatureCertificate: civil(signature),
    endsWithStay,
  };
}

function programTally(records: readonly CardRecord[], options: OracleOptions): Tally {
  const counter = createCounter({
    law: law(),
    method: 'birthday',
    from: options.from,
    to: options.to,
    asOf: day(options.asOf),
    repeats: options.repeats ? 'all' : 'none',
  });
  for (const record of records) counter.add(record);
  return counter.tally;
}

/** "2025 1+2" for each fiscal year with visits, then what lapsed: short enough for a message. */
function tallyText(tally: Tally): string {
  const years: string[] = [];
  for (let year = tally.from; year <= tally.to; year += 1) {
    const { card, certificate } = countsAt(tally, '', year - tally.from);
    if (card + certificate > 0) years.push(`${year} ${card}+${certificate}`);
  }
  return `${years.join(', ')} lapsed ${tally.lapsed.card}+${tally.lapsed.certificate}`;
}

function oracleText({ years, lapsed }: OracleCount): string {
  const parts = [...years].filter(([, { card, certificate }]) => card + certificate > 0);
  const text = parts.map(([year, { card, certificate }]) => `${year} ${card}+${certificate}`);
  return `${text.join(', ')} lapsed ${lapsed.card}+${lapsed.certificate}`;
}

describe(`${RECORDS} adversarial records from seed ${SEED}`, () => {
  it('end on the days on which the oracle ends them', { timeout: TIMEOUT }, () => {
    const records = adversarialRecords(SEED);
    const wrong: unknown[] = [];
    let differing = 0;
    for (let index = 0; index < RECORDS; index += 1) {
      const record = take(records);
      const program = programExpiries(record);
      const oracle = oracleAsExpiries(record);
      if (JSON.stringify(program) === JSON.stringify(oracle)) continue;
      differing += 1;
      if (wrong.length < 3) wrong.push({ index, record, program, oracle });
    }
    expect({ differing, wrong }).toEqual({ differing: 0, wrong: [] });
  });

  it.each([true, false])(
    'bring the visits the oracle counts, with repeat renewals: %s',
    { timeout: TIMEOUT },
    (repeats) => {
      const records = adversarialRecords(SEED);
      const spans = adversarialOptions(SEED);
      const wrong: unknown[] = [];
      let differing = 0;
      for (let index = 0; index < RECORDS; index += 1) {
        const record = take(records);
        const options = { ...take(spans), repeats };
        const program = tallyText(programTally([record], options));
        const oracle = oracleText(oracleCount(record, options));
        if (program === oracle) continue;
        differing += 1;
        if (wrong.length < 3) wrong.push({ index, record, options, program, oracle });
      }
      expect({ differing, wrong }).toEqual({ differing: 0, wrong: [] });
    },
  );

  it.each([true, false])('add up to the same whole, with repeat renewals: %s', (repeats) => {
    const source = adversarialRecords(SEED + 1);
    const records = Array.from({ length: 300 }, () => take(source));
    const options = { from: 2025, to: 2040, asOf: 20250401, repeats };
    const whole = programTally(records, options);
    const lapsed = { card: 0, certificate: 0 };
    const years = new Map<number, { card: number; certificate: number }>();
    for (const record of records) {
      const counted = oracleCount(record, options);
      lapsed.card += counted.lapsed.card;
      lapsed.certificate += counted.lapsed.certificate;
      for (const [year, { card, certificate }] of counted.years) {
        const sum = years.get(year) ?? { card: 0, certificate: 0 };
        years.set(year, {
          card: sum.card + card,
          certificate: sum.certificate + certificate,
        });
      }
    }
    expect(tallyText(whole)).toBe(oracleText({ years, lapsed }));
    // Cards that are not active bring no visit, but are not lost either.
    const active = records.filter(({ status }) => status === 'active');
    const cards = (some: readonly CardRecord[]) => some.reduce((sum, { count }) => sum + count, 0);
    const excluded = Object.values(whole.cards.excluded).reduce((sum, count) => sum + count, 0);
    expect(whole.cards.counted).toBe(cards(active));
    expect(excluded).toBe(cards(records) - cards(active));
    const halves = [records.slice(0, 100), records.slice(100)].map((half) =>
      programTally(half, options),
    ) as [Tally, Tally];
    expect(tallyText(mergeTallies(...halves))).toBe(tallyText(whole));
  });
});

describe('the generator', () => {
  it('reaches every edge it is meant to reach, many times in 2,000 records', () => {
    const source = adversarialRecords(SEED);
    const reached = new Map<string, number>();
    const see = (edge: string, seen: boolean) => {
      if (seen) reached.set(edge, (reached.get(edge) ?? 0) + 1);
      else if (!reached.has(edge)) reached.set(edge, 0);
    };
    for (let index = 0; index < 2000; index += 1) {
      const record = take(source);
      const birth = numberOf(record.birth);
      const issued = numberOf(record.cardIssuedOn);
      const ends = oracleExpiries(record);
      const firstEnds = oracleExpiries({
        ...record,
        userCertificateIssuedOn: record.cardIssuedOn,
        recordedUserCertificateExpiry: 0,
      }).user as number;
      const user = record.userCertificateIssuedOn;
      const otherDay = user !== 0 && user !== record.cardIssuedOn;
      const sinceOpening = otherDay ? numberOf(user) - windowOpens(firstEnds) : Number.NaN;
      const beforeEnd = otherDay ? firstEnds - numberOf(user) : Number.NaN;
      const age = ageAt(birth, record.appliedOn === 0 ? issued : numberOf(record.appliedOn));
      for (const edge of [14, 15, 17, 18, 19, 20]) see(`aged ${edge}`, age === edge);
      for (const edge of [229, 331, 401]) see(`born on ${edge}`, record.birth % 10000 === edge);
      for (const edge of [-1, 0, 1]) {
        const shifted = civilOf(issued + edge) % 10000;
        see(`birthday ${edge} days after issue`, record.birth % 10000 === shifted);
      }
      for (const edge of [20220331, 20220401]) {
        see(`applied on ${edge}`, record.appliedOn === edge);
        see(
          `issued on ${edge}, application unknown`,
          record.cardIssuedOn === edge && record.appliedOn === 0,
        );
      }
      see('certificate the day before the window', sinceOpening === -1);
      see('certificate on the window’s first day', sinceOpening === 0);
      see('certificate on its predecessor’s last day', beforeEnd === 0);
      see('certificate the day after', beforeEnd === -1);
      see('certificate after the card’s end', otherDay && numberOf(user) > ends.card);
      see('no user certificate', user === 0);
      see('no signature certificate', record.signatureCertificateIssuedOn === 0);
      see('neither certificate', user === 0 && record.signatureCertificateIssuedOn === 0);
      see(
        'certificates of two dates',
        user !== 0 && ends.signature !== undefined && user !== record.signatureCertificateIssuedOn,
      );
      see(
        'certificates ending apart',
        ends.signature !== undefined && ends.user !== undefined && ends.signature < ends.user,
      );
      see('ends with the stay', ends.endsWithStay);
      see(
        'a stay before the issue',
        record.stayExpiresOn !== 0 && record.stayExpiresOn < record.cardIssuedOn,
      );
      see('a stay without end', record.stayExpiresOn === 99991231);
      see('kind renewal', record.cardIssueKind === 'renewal');
      const asNew = civilOf(
        oracleExpiries({ ...record, recordedCardExpiry: day(0), cardIssueKind: 'new' }).card,
      );
      const asRenewal = civilOf(
        oracleExpiries({ ...record, recordedCardExpiry: day(0), cardIssueKind: 'renewal' }).card,
      );
      const recorded = record.recordedCardExpiry;
      see(
        'recorded as new against the kind',
        recorded === asNew && asNew !== asRenewal && record.cardIssueKind === 'renewal',
      );
      see(
        'recorded as renewal against the kind',
        recorded === asRenewal && asNew !== asRenewal && record.cardIssueKind === 'new',
      );
      see(
        'recorded, fitting neither',
        recorded !== 0 && recorded !== asNew && recorded !== asRenewal,
      );
      see('recorded certificate', record.recordedUserCertificateExpiry !== 0);
      see('count above 1', record.count > 1);
      see('not active', record.status !== 'active');
    }
    const rare = [...reached].filter(([, times]) => times < 5);
    expect(rare).toEqual([]);
    expect(reached.size).toBe(36);
  });

  it('gives the same records for the same seed, and others for another', () => {
    const first = JSON.stringify(take(adversarialRecords(1)));
    expect(JSON.stringify(take(adversarialRecords(1)))).toBe(first);
    expect(JSON.stringify(take(adversarialRecords(2)))).not.toBe(first);
  });

  it('makes only records that a reader would let through', () => {
    const source = adversarialRecords(SEED);
    for (let index = 0; index < 2000; index += 1) {
      const record = take(source);
      const { birth, cardIssuedOn, appliedOn } = record;
      const certificates = [record.userCertificateIssuedOn, record.signatureCertificateIssuedOn];
      const sound =
        cardIssuedOn >= 20151005 &&
        birth <= cardIssuedOn &&
        appliedOn <= cardIssuedOn &&
        certificates.every((issuedOn) => issuedOn === 0 || issuedOn >= cardIssuedOn);
      if (!sound) throw new Error(`unsound record ${index}: ${JSON.stringify(record)}`);
    }
  });
});

describe('the oracle by itself', () => {
  // Sources as in the legal cases: Minato ward, document no. 1; Tsushima city; JPKI. The oracle must be right, not only equal.
  it.each([
    [
      'born 10-10, issued in May',
      cardRecord({ birth: 19851010, cardIssuedOn: 20200515 }),
      20291010,
      20241010,
    ],
    [
      'born 10-01, issued in January 2016',
      cardRecord({ birth: 19901001, cardIssuedOn: 20160115 }),
      20251001,
      20201001,
    ],
    [
      'born in December, issued in November 2015',
      cardRecord({ birth: 19801220, cardIssuedOn: 20151115 }),
      20241220,
      20191220,
    ],
    [
      'a certificate of 2019-07-26, born on 2 May',
      cardRecord({ birth: 19750502, cardIssuedOn: 20160415, userCertificateIssuedOn: 20190726 }),
      20250502,
      20240502,
    ],
    [
      'issued on the birthday',
      cardRecord({ birth: 19901010, cardIssuedOn: 20201010 }),
      20301010,
      20251010,
    ],
    ['a minor', cardRecord({ birth: 20100601, cardIssuedOn: 20230801 }), 20280601, 20280601],
  ])('%s', (_, record, card, user) => {
    const expiries = oracleAsExpiries(record);
    expect(expiries.userCertificate).toBe(user);
    expect(expiries.card).toBe(card);
  });

  it('and the program open every window of 2016 to 2100 on the same day', () => {
    let differing = 0;
    for (let number = numberOf(20160101); number <= numberOf(21001231); number += 1) {
      const opens = renewalOpensOn(day(civilOf(number)), law());
      if (opens !== civilOf(windowOpens(number))) differing += 1;
    }
    expect(differing).toBe(0);
  });

  it('opens windows as published: Chuo ward, Utsunomiya, Annaka and Yokohama cities', () => {
    expect(civilOf(windowOpens(numberOf(20260115)))).toBe(20251016);
    expect(civilOf(windowOpens(numberOf(20260531)))).toBe(20260301);
  });
});
