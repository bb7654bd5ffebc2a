// Of which day records speak: the day after the last issue, which no order of rows, part or slip of the keyboard moves.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ABSENT, addDays, type CivilDate, dayNumber } from '../../src/calendar/civil-date.js';
import {
  createIssueDays,
  dayAfterRules,
  lastBelievedIssue,
  recordsDay,
} from '../../src/records/issue-days.js';
import { day, law } from '../support/law.js';

type Issue = readonly [card: CivilDate, user: CivilDate | 0, signature: CivilDate | 0];

function issuedOn([cardIssuedOn, userCertificateIssuedOn, signatureCertificateIssuedOn]: Issue) {
  return { cardIssuedOn, userCertificateIssuedOn, signatureCertificateIssuedOn };
}

/** The days of issue of some rows, read as one file or in parts of so many rows. */
function daysOf(issues: readonly Issue[], part = issues.length) {
  const all = createIssueDays(law());
  if (part >= issues.length) {
    issues.forEach((issue, index) => {
      all.note(issuedOn(issue), index + 2);
    });
    return all.days();
  }
  const some = createIssueDays(law());
  for (let from = 0; from < issues.length; from += part) {
    some.restart();
    issues.slice(from, from + part).forEach((issue, index) => {
      some.note(issuedOn(issue), index + 1);
    });
    all.absorb(some.packed(), from + 1);
  }
  return all.days();
}

/** As many cards as asked for, one every so many days, each with its certificates. */
function cards(count: number, first: CivilDate, every: number): Issue[] {
  return Array.from({ length: count }, (_, index) => {
    const issued = addDays(first, index * every);
    return [issued, issued, issued] as const;
  });
}

const asOf = (issues: readonly Issue[]) => recordsDay(daysOf(issues), law()).asOf;
const alone = (issued: CivilDate): Issue => [issued, ABSENT, ABSENT];

const someDay = fc
  .integer({ min: dayNumber(day(20151005)), max: dayNumber(day(20311130)) })
  .map((number) => addDays(day(20151005), number - dayNumber(day(20151005))));
const someIssue = fc
  .tuple(someDay, fc.option(fc.nat(2000)), fc.option(fc.nat(2000)))
  .map(
    ([card, user, signature]): Issue => [
      card,
      user === null ? ABSENT : addDays(card, user),
      signature === null ? ABSENT : addDays(card, signature),
    ],
  );

describe('the day of which records speak', () => {
  it('is the day after the last day of issue, of card or certificate', () => {
    expect(asOf([alone(day(20200515)), alone(day(20160115))])).toBe(20200516);
    expect(asOf([[day(20200515), day(20241230), day(20241231)]])).toBe(20250101);
    expect(asOf([])).toBeUndefined();
  });

  it('does not depend on the order of rows, nor on the parts in which they are read', () => {
    fc.assert(
      fc.property(fc.array(someIssue, { maxLength: 80 }), fc.integer(), (issues, seed) => {
        const whole = daysOf(issues);
        const days = whole.map(({ day: issued, records }) => [issued, records]);
        const other = fc.sample(fc.shuffledSubarray([...issues], { minLength: issues.length }), {
          numRuns: 1,
          seed,
        })[0] as Issue[];
        expect(recordsDay(daysOf(other), law())).toMatchObject({
          asOf: recordsDay(whole, law()).asOf,
        });
        expect(daysOf(other).map(({ day: issued, records }) => [issued, records])).toEqual(days);
        for (const part of [1, 7]) expect(daysOf(issues, part)).toEqual(whole);
      }),
    );
  });

  it('names the first row that has a day, and the column', () => {
    const [first, last] = daysOf(
      [
        [day(20200101), day(20210101), ABSENT],
        [day(20200101), ABSENT, day(20210101)],
      ],
      1,
    );
    expect(first).toMatchObject({ day: 20200101, records: 0 });
    expect(last).toEqual({
      ...{ day: 20210101, records: 2, line: 2 },
      column: 'user_cert_issued_on',
    });
  });

  it('is moved by days ahead of one record in a thousand, or of one, and of no more', () => {
    // Some 2,000 records over ten years, so that it is the gap of a quarter that counts.
    const many = cards(1999, day(20160115), 2);
    const last = addDays(day(20160115), 1998 * 2);
    const ahead = (count: number, gap: number) =>
      asOf([...many, ...cards(count, addDays(last, gap), 0)]);
    expect(ahead(1, 93)).toBe(addDays(last, 1));
    expect(ahead(1, 92)).toBe(addDays(last, 93));
    expect(ahead(2, 93)).toBe(addDays(last, 1));
    expect(ahead(3, 93)).toBe(addDays(last, 94));
    expect(asOf([...cards(500, day(20160115), 2), alone(day(20200101))])).toBe(20181010);
  });

  it('needs a gap of twelve usual distances, which fewer than thirty records do not have', () => {
    // One card every 30 days: twelve distances are 360 days.
    const sparse = (count: number, gap: number) => {
      const last = addDays(day(20160115), (count - 1) * 30);
      return [asOf([...cards(count, day(20160115), 30), alone(addDays(last, gap))]), last] as const;
    };
    const [far, last] = sparse(60, 361);
    expect(far).toBe(addDays(last, 1));
    expect(sparse(60, 340)[0]).toBe(addDays(last, 341));
    expect(sparse(30, 361)[0]).toBe(addDays(sparse(30, 361)[1], 1));
    expect(sparse(29, 361)[0]).toBe(addDays(sparse(29, 361)[1], 362));
  });

  it('in any file is not set by one record a year after all others and after the month of the rules', () => {
    const after = dayAfterRules(law());
    expect(asOf([alone(day(20200515)), alone(after)])).toBe(20200516);
    expect(asOf([alone(day(20200515)), alone(addDays(after, -1))])).toBe(after);
    expect(asOf([alone(addDays(after, -365)), alone(after)])).toBe(addDays(after, 1));
    expect(asOf([alone(day(20200515)), alone(after), alone(after)])).toBe(addDays(after, 1));
  });

  it('is told by the other dates of a record of which one is mistaken', () => {
    const some = cards(60, day(20160115), 30);
    const last = addDays(some.at(-1)?.[0] as CivilDate, 40);
    expect(asOf([...some, [last, addDays(last, 2000), last]])).toBe(addDays(last, 1));
  });

  it('never lies more than five years after the month of the rules', () => {
    const believed = lastBelievedIssue(law());
    const many = cards(40, believed, 0);
    expect(asOf(many)).toBe(addDays(believed, 1));
    expect(asOf(cards(40, addDays(believed, 1), 0))).toBeUndefined();
    expect(asOf([...many, ...cards(40, day(90200515), 0)])).toBe(addDays(believed, 1));
    // Five years to the month, to its end.
    expect(addDays(believed, 1) - dayAfterRules(law())).toBe(50000);
  });
});
