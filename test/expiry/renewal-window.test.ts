// The renewal window, where its length changes on a day: the value in force on the day of expiry holds.
import { describe, expect, it } from 'vitest';
import { expiriesOf, reckonExpiries } from '../../src/expiry/expiries.js';
import { expiryFindings } from '../../src/expiry/expiry-findings.js';
import { renewalOpensOn } from '../../src/expiry/renewal-window.js';
import { patchRuleBook } from '../../src/rules/patch.js';
import type { RuleBook } from '../../src/rules/rule-book.js';
import { cardRecord, day, law } from '../support/law.js';

/** Half a year, for what expires from 1 April 2027 on. */
function longerFrom2027(): RuleBook {
  const patched = patchRuleBook(law(), [
    { rule: 'renewal.window_months', from: day(20270401), value: 6, reason: 'a what-if' },
  ]);
  if (!('rules' in patched)) throw new Error(patched.problem);
  return patched;
}

describe('a window that is longer from a day on', () => {
  it.each([
    ['the day before', 20270331, 20270101],
    ['the day itself', 20270401, 20261002],
    ['the day after', 20270402, 20261003],
    ['long after', 20350715, 20350116],
    ['long before', 20200715, 20200416],
  ])('opens by the value of the day of expiry: %s', (_, expiresOn, opensOn) => {
    expect(renewalOpensOn(day(expiresOn), longerFrom2027())).toBe(opensOn);
  });

  it('opens by the first value for a stay that ended before the scheme began', () => {
    expect(renewalOpensOn(day(20150715), longerFrom2027())).toBe(20150416);
  });

  // Both certificates are issued on 15 November 2026, on which the shorter window is in force.
  it.each([
    ['a renewal, where they expire on the day', 19900401, 20320401],
    ['a new issue, where they expired the day before', 19900331, 20310331],
  ])('tells a renewal from a new issue: %s', (_, birth, userCertificate) => {
    const record = cardRecord({
      birth,
      cardIssuedOn: 20220415,
      userCertificateIssuedOn: 20261115,
    });
    expect(expiriesOf(record, longerFrom2027()).userCertificate).toBe(userCertificate);
  });

  it.each([
    ['within the window of the old expiry', 19900401, []],
    ['before the window of the old expiry', 19900331, [['implausible-renewal', 3]]],
  ])('tells a plausible renewal of a card: %s', (_, birth, expected) => {
    const record = cardRecord({ birth, cardIssuedOn: 20261115, cardIssueKind: 'renewal' });
    const found = expiryFindings(reckonExpiries(record, longerFrom2027()), longerFrom2027());
    expect(found.map(({ code, months }) => [code, months])).toEqual(expected);
  });

  it('says of an implausible renewal how long the window of its old expiry was', () => {
    const record = cardRecord({
      birth: 19900601,
      cardIssuedOn: 20261115,
      cardIssueKind: 'renewal',
    });
    const found = expiryFindings(reckonExpiries(record, longerFrom2027()), longerFrom2027());
    expect(found.map(({ months }) => months)).toEqual([6]);
  });
});
