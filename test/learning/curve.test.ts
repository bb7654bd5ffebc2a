// The curve that is drawn: a day is told where enough people came since the last one, or nobody; totals always.
import { describe, expect, it } from 'vitest';
import type { CivilDate } from '../../src/calendar/civil-date.js';
import { curveByDay, lateMonths, learnCertificates } from '../../src/learning/certificates.js';
import { emptyCounts, MOST_LEAD, monthNumber, PLACES } from '../../src/tally/renewals.js';
import { law } from '../support/law.js';

const frame = {
  asOf: 20261101 as CivilDate,
  from: monthNumber(20220601 as CivilDate),
  outOfTurn: { perYear: 0, afterPerYear: undefined },
  law: law(),
};

/** Certificates that ended in June 2022: who came so many days after the end, and how many have not. */
function certificates(came: Readonly<Record<number, number>>, waiting: number) {
  const counts = emptyCounts();
  const days = new Float64Array(PLACES.cameByDay);
  for (const [day, count] of Object.entries(came)) days[Number(day) + MOST_LEAD] = count;
  counts.cameByDay[frame.from] = days;
  const left = new Float64Array(PLACES.day);
  left[15] = waiting;
  counts.waiting[frame.from] = left;
  return counts;
}

describe('the curve by day', () => {
  it('has a step only where as many came as may be told, and ends at the totals', () => {
    const group = certificates(
      { '-60': 20, '-30': 4, '-29': 4, '-28': 4, '-2': 3, 5: 15, 40: 2 },
      48,
    );
    const curve = curveByDay([group], frame, 10);
    const steps = curve.map(({ come }, index) =>
      Math.round((come.base - (curve[index - 1]?.come.base ?? 0)) * 100),
    );
    expect(steps.filter((people) => people > 0 && people < 10)).toEqual([]);
    // Four and four and four are told together; the three before the expiry go with them.
    expect(steps.filter((people) => people > 0)).toEqual([20, 15, 17]);
    const at = (day: number) => curve.find((point) => point.day === day)?.come;
    const { inTime, takeUp } = learnCertificates([group], frame);
    expect(at(0)).toEqual(inTime);
    expect(curve.at(-1)?.day).toBe(365);
    expect(curve.at(-1)?.come).toEqual(takeUp);
  });

  it('where nothing need be hidden it has every day', () => {
    const curve = curveByDay([certificates({ '-60': 1, 5: 1 }, 8)], frame, 0);
    expect(curve.length).toBe(MOST_LEAD + 366);
    expect(curve.map(({ day }) => day)).toEqual(
      Array.from({ length: curve.length }, (_, index) => index - MOST_LEAD),
    );
  });

  it('does not fall where more is taken out of the last months than came in them', () => {
    const group = certificates({ '-60': 40, '-30': 20, 5: 20 }, 20);
    const outOfTurn = { perYear: 0.05, afterPerYear: undefined };
    const { curve, takeUp } = learnCertificates([group], { ...frame, outOfTurn });
    for (const each of [curve, curveByDay([group], { ...frame, outOfTurn }, 0)]) {
      const shares = each.map(({ come }) => come.base);
      expect(shares.toSorted((a, b) => a - b)).toEqual(shares);
      expect(each.at(-1)?.come).toEqual(takeUp);
    }
  });

  it('is none where nobody is followed', () => {
    expect(curveByDay([emptyCounts()], frame, 10)).toEqual([]);
  });
});

describe('late months', () => {
  it('are shares of those who had not come by the expiry, spread by the day of it', () => {
    // 60 in time; of the 40 others 20 come 30 days late and 8 come 200 days late.
    const late = lateMonths([certificates({ '-10': 60, 30: 20, 200: 8 }, 12)], frame);
    const sum = late.reduce((all, { share }) => all + share, 0);
    expect(sum).toBeCloseTo(28 / 40, 10);
    // 30 days are 0.986 months: whoever ends on the 1st comes in the same month.
    expect(late.find(({ month }) => month === 0)?.share).toBeCloseTo(0.5 * (1 - 30 / 30.4375), 10);
    expect(late.find(({ month }) => month === 1)?.share).toBeCloseTo((0.5 * 30) / 30.4375, 10);
    expect(late.map(({ month }) => month)).toEqual([0, 1, 6, 7]);
  });
});
