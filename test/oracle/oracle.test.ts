// The program counts what a walk through every day counts, record by record, repeats on and off.
import { describe, expect, it } from 'vitest';
import type { CivilDate } from '../../src/calendar/civil-date.js';
import { type Expiries, expiriesOf, reckonExpiries } from '../../src/expiry/expiries.js';
import { expiryFindings } from '../../src/expiry/expiry-findings.js';
import { renewalOpensOn } from '../../src/expiry/renewal-window.js';
import type { CardRecord } from '../../src/records/record.js';
import { createCounter } from '../../src/tally/counter.js';
import { countsAt, mergeTallies, type Tally } from '../../src/tally/tally.js';
import { cardRecord, day, law } from '../support/law.js';
import { ageAt, birthdayFrom, civilOf, numberOf, windowOpens, yearsLater } from './calendar.js';
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

  it('are found odd where the oracle finds them odd', { timeout: TIMEOUT }, () => {
    const records = adversarialRecords(SEED);
    const told = new Set(['expiry-fits-no-reading', 'implausible-renewal']);
    const wrong: unknown[] = [];
    let differing = 0;
    for (let index = 0; index < RECORDS; index += 1) {
      const record = take(records);
      const findings = expiryFindings(reckonExpiries(record, law()), law());
      const codes = findings.map(({ code }) => code).filter((code) => told.has(code));
      const program = [...new Set<string>(codes)].sort();
      const oracle = oracleExpiries(record).warnings;
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
      const age = ageAt(birth, issued);
      for (const edge of [14, 15, 17, 18, 19, 20, 21]) see(`aged ${edge}`, age === edge);
      const changed = record.appliedOn !== 0 && record.appliedOn < 20220401;
      see(
        'aged 18 or 19, applied before the change, made after it',
        changed && record.cardIssuedOn >= 20220401 && (age === 18 || age === 19),
      );
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
      see(
        'certificates of a renewed card ending apart',
        record.cardIssueKind === 'renewal' && (ends.signature ?? 0) < (ends.user ?? 0),
      );
      see('ends with the stay', ends.endsWithStay);
      see(
        'a stay before the issue',
        record.stayExpiresOn !== 0 && record.stayExpiresOn < record.cardIssuedOn,
      );
      see('a stay without end', record.stayExpiresOn === 99991231);
      const fifth = birthdayFrom(birth, 5, issued);
      const stay = record.stayExpiresOn;
      for (const [when, from, before] of [
        ['before', 20150101, 20260327],
        ['after', 20260327, 20990101],
      ] as const) {
        const made = record.cardIssuedOn >= from && record.cardIssuedOn < before;
        const child = made && age < 18 && stay !== 0 && stay !== 99991231;
        const beyond = child && numberOf(stay) > fifth;
        const longest = yearsLater(issued, 5);
        see(`a child’s stay beyond the fifth birthday, ${when} the change`, beyond);
        see(`and of five years to the day, ${when}`, child && numberOf(stay) === longest);
        see(`and of more than five years, ${when}`, beyond && numberOf(stay) > longest);
        see(`and to the fifth birthday itself, ${when}`, child && numberOf(stay) === fifth);
      }
      const onBirthday = birthdayFrom(birth, 1, issued - 1) === issued;
      see('kind renewal', record.cardIssueKind === 'renewal');
      see('renewed on the last valid day', record.cardIssueKind === 'renewal' && onBirthday);
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
    expect(reached.size).toBe(48);
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
  // The oracle must be right, not only equal. Source: 命令 26条1項, 27条1項・2項, 29条3項, 附則 (令和4年) 2条; 施行規則 13条, 49条;
  // Minato ward, document no. 1; Tsushima city; J-LIS.
  it.each([
    ['born 10-10, issued in May', { birth: 19851010, cardIssuedOn: 20200515 }, 20291010, 20241010],
    ['issued in January 2016', { birth: 19901001, cardIssuedOn: 20160115 }, 20251001, 20201001],
    ['issued in November 2015', { birth: 19801220, cardIssuedOn: 20151115 }, 20241220, 20191220],
    [
      'a certificate of 2019-07-26, born on 2 May',
      { birth: 19750502, cardIssuedOn: 20160415, userCertificateIssuedOn: 20190726 },
      20250502,
      20240502,
    ],
    ['issued on the birthday', { birth: 19901010, cardIssuedOn: 20201010 }, 20301010, 20251010],
    ['a minor', { birth: 20100601, cardIssuedOn: 20230801 }, 20280601, 20280601],
    [
      'of age between application and making',
      { birth: 20060510, cardIssuedOn: 20240528, appliedOn: 20240501 },
      20340510,
      20290510,
    ],
    [
      'nineteen, applied for on the last day of the old line',
      { birth: 20020520, cardIssuedOn: 20220410, appliedOn: 20220331 },
      20260520,
      20260520,
    ],
    [
      'renewed the day before its end',
      { birth: 19900520, cardIssuedOn: 20260519, cardIssueKind: 'renewal' },
      20360520,
      20310520,
    ],
    [
      'renewed on its last valid day',
      { birth: 19900520, cardIssuedOn: 20260520, cardIssueKind: 'renewal' },
      20370520,
      20320520,
    ],
    [
      'a foreign child’s before the change, the stay ending after the fifth birthday',
      { birth: 20180801, cardIssuedOn: 20250910, stayExpiresOn: 20300831 },
      20300831,
      20300801,
    ],
    [
      'and since the change',
      { birth: 20180801, cardIssuedOn: 20260410, stayExpiresOn: 20300831 },
      20300801,
      20300801,
    ],
    [
      'the stay extended beyond what a single one can be',
      { birth: 20180801, cardIssuedOn: 20250910, stayExpiresOn: 20300911 },
      20300801,
      20300801,
    ],
  ] as const)('%s', (_, parts, card, user) => {
    const expiries = oracleAsExpiries(cardRecord(parts));
    expect(expiries.userCertificate).toBe(user);
    expect(expiries.card).toBe(card);
  });

  it('ends a signature certificate renewed alone with the user certificate', () => {
    // Source: 施行規則 13条. By its own fifth birthday it would bring a visit of its own in 2032.
    const record = cardRecord({
      birth: 19740724,
      cardIssuedOn: 20220723,
      cardIssueKind: 'renewal',
      recordedSignatureCertificateExpiry: 20260724,
    });
    const { years } = oracleCount(record, { from: 2025, to: 2033, asOf: 20250401, repeats: true });
    const visits = [...years].filter(([, { card, certificate }]) => card + certificate > 0);
    expect(visits.map(([year]) => year)).toEqual([2026, 2027, 2032]);
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
