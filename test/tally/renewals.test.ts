// What records show of renewals: one record at a time, and parts that add up to the whole.
import { describe, expect, it } from 'vitest';
import type { CardRecord } from '../../src/records/record.js';
import { countingOf } from '../../src/tally/record-use.js';
import {
  AGE_BANDS,
  ageBand,
  createRenewals,
  monthNumber,
  sightOf,
} from '../../src/tally/renewals.js';
import { USUAL } from '../support/histories/assumptions.js';
import { livesOf, registerOn } from '../support/histories/histories.js';
import { cardRecord, day, law } from '../support/law.js';
import { recordOfRow } from '../support/learned.js';

const WAITING = 1;
const CAME = 2;
const LATER = 3;

describe('the sight of a record', () => {
  // Born on 10 October, made on 15 May 2020: the first certificate ends on 10 October 2024, the card five years later.
  it.each([
    ['still the first', 20200515, WAITING],
    ['on the first day of the window', 20240711, CAME],
    ['a day before it', 20240710, LATER],
    ['before the first birthday, so that it ends alike', 20200801, WAITING],
    ['two years late', 20261001, CAME],
  ])('%s', (_, issuedOn, certificate) => {
    const record = cardRecord({ userCertificateIssuedOn: issuedOn });
    expect(sightOf(record, law())).toMatchObject({ certificate, dueYear: 2024, cardYear: 2029 });
  });

  it('a minor’s certificates end with the card', () => {
    const { certificate, cardYear } = sightOf(cardRecord({ birth: 20101010 }), law());
    expect([certificate, cardYear]).toEqual([0, 2024]);
  });

  it('what ends with a period of stay shows nothing', () => {
    const { certificate, cardYear } = sightOf(cardRecord({ stayExpiresOn: 20250101 }), law());
    expect([certificate, cardYear]).toEqual([0, 0]);
  });

  it('certificates of a stay that goes on after the card tell no renewal: an extension brought them', () => {
    const extended = cardRecord({ stayExpiresOn: 20350101, userCertificateIssuedOn: 20240905 });
    expect(sightOf(extended, law())).toMatchObject({ certificate: 0, cardYear: 2029 });
    // Without the stay it would be a renewal in time.
    expect(sightOf({ ...extended, stayExpiresOn: 0 } as CardRecord, law()).certificate).toBe(CAME);
  });

  it('a renewed card tells what it replaced', () => {
    const renewal = cardRecord({ cardIssuedOn: 20250901, cardIssueKind: 'renewal' });
    expect(sightOf(renewal, law()).replacedYear).toBe(2025);
    expect(sightOf(cardRecord({ cardIssuedOn: 20250901 }), law()).replacedYear).toBe(0);
  });

  it('a signature certificate decides where no user certificate is held', () => {
    const record = cardRecord({
      userCertificateIssuedOn: 0,
      signatureCertificateIssuedOn: 20241001,
    });
    expect(sightOf(record, law()).certificate).toBe(CAME);
  });
});

describe('counts', () => {
  it('a certificate renewed late stands at its days and months', () => {
    const renewals = createRenewals(law(), true);
    const record = cardRecord({ userCertificateIssuedOn: 20241105, office: '東', count: 3 });
    renewals.add(record, sightOf(record, law()));
    const { ages, offices } = renewals.seen();
    const due = monthNumber(day(20241010));
    const age = ages[ageBand(34)];
    // 26 days after the expiry, place 96 is the expiry itself; the month after, place 4 is its own.
    expect(age?.cameByDay[due]?.[96 + 26]).toBe(3);
    expect(age?.cameByMonth[due]?.[4 + 1]).toBe(3);
    expect(offices?.get('東')?.cameByDay[due]?.[96 + 26]).toBe(3);
    expect(AGE_BANDS[ageBand(34)]).toBe(30);
  });

  it('a card that is not active shows no certificate', () => {
    const renewals = createRenewals(law(), false);
    const record = cardRecord({ status: 'moved_out' });
    renewals.add(record, sightOf(record, law()));
    expect(renewals.seen().ages.every(({ waiting }) => waiting.length === 0)).toBe(true);
    expect(renewals.seen().cards.excluded).toEqual({ moved_out: 1 });
  });

  it('the hand-over is counted from the making', () => {
    const renewals = createRenewals(law(), false);
    const record = cardRecord({ handedOverOn: 20200614 });
    renewals.add(record, sightOf(record, law()));
    expect(renewals.seen().handOver[monthNumber(day(20200515))]?.[30]).toBe(1);
  });
});

describe('ways of counting', () => {
  const lives = livesOf({ ...USUAL, people: 3000 });
  const records = registerOn(lives, USUAL.day).map(recordOfRow);
  const use = { kind: 'learn', law: law(), byOffice: true, withCohorts: true } as const;
  const taken = (some: readonly CardRecord[], plain: boolean) => {
    const counting = countingOf(use);
    for (const record of some) {
      if (!plain || !counting.takePlain(record)) counting.take(record, () => {});
    }
    return counting;
  };
  const one = taken(records, false).renewals?.seen();

  it('the memo table shows the same as the law', () => {
    expect(taken(records, true).renewals?.seen()).toEqual(one);
  });

  it('parts add up to the whole, and a reader of parts begins anew', () => {
    const whole = countingOf(use);
    const reader = countingOf(use);
    for (const part of [records.slice(0, 1000), records.slice(1000, 1010), records.slice(1010)]) {
      reader.restart();
      for (const record of part) if (!reader.takePlain(record)) reader.take(record, () => {});
      whole.renewals?.absorb(structuredClone(reader.renewals?.seen()) as never);
    }
    const sum = (of: readonly (Float64Array | undefined)[] = []) =>
      of.map((counts) => counts?.reduce((all, count) => all + count, 0) ?? 0).filter(Boolean);
    const seen = whole.renewals?.seen();
    expect(seen?.cards).toEqual(one?.cards);
    expect(seen?.ages.map(({ cameByDay }) => sum(cameByDay))).toEqual(
      one?.ages.map(({ cameByDay }) => sum(cameByDay)),
    );
    expect(sum(seen?.held)).toEqual(sum(one?.held));
    expect([...(seen?.offices?.keys() ?? [])].sort()).toEqual(
      [...(one?.offices?.keys() ?? [])].sort(),
    );
  });
});
