// What really came of the assumptions: what an estimate from the register is held against.
import { civilOf, numberOf, yearsLater } from '../../oracle/calendar.js';
import type { HistoryAssumptions } from './assumptions.js';
import type { Life, Procedure } from './life.js';

/** Of those due whose year after the end is over, and who held the card until it was: who came, and in which month. */
export interface RealizedKind {
  readonly due: number;
  readonly came: number;
  readonly leadLagMonths: Readonly<Record<string, number>>;
  /** Who came by the last valid day, and in which months before it. */
  readonly inTime: number;
  readonly inTimeMonths: Readonly<Record<string, number>>;
}

export interface Truth {
  readonly assumptions: HistoryAssumptions;
  readonly realized: Readonly<Record<Procedure, RealizedKind>>;
}

/** The assumptions, and what came of them by a day. */
export function truthOf(
  lives: readonly Life[],
  assumptions: HistoryAssumptions,
  day = assumptions.day,
): Truth {
  const realized = (kind: Procedure): RealizedKind => {
    const months = new Map<number, number>();
    const timely = new Map<number, number>();
    let due = 0;
    let came = 0;
    let inTime = 0;
    for (const life of lives) {
      for (const { expiresOn, issuedOn, closedOn, ...one } of life.dues) {
        const over = yearsLater(expiresOn, 1);
        const open = closedOn !== undefined && closedOn <= over;
        if (one.kind !== kind || over > numberOf(day) || life.leaves.on <= over || open) continue;
        due += 1;
        if (issuedOn === undefined || issuedOn > over) continue;
        came += 1;
        const lag = monthOf(issuedOn) - monthOf(expiresOn);
        months.set(lag, (months.get(lag) ?? 0) + 1);
        if (issuedOn > expiresOn) continue;
        inTime += 1;
        timely.set(lag, (timely.get(lag) ?? 0) + 1);
      }
    }
    const sharesOf = (counts: ReadonlyMap<number, number>, all: number) =>
      Object.fromEntries(
        [...counts].sort(([a], [b]) => a - b).map(([lag, count]) => [lag, count / all]),
      );
    return {
      ...{ due, came, inTime },
      leadLagMonths: sharesOf(months, came),
      inTimeMonths: sharesOf(timely, inTime),
    };
  };
  return {
    assumptions,
    realized: { certificate: realized('certificate'), card: realized('card') },
  };
}

/** What came of the assumptions in several groups of lives together. */
export function addRealized(parts: readonly RealizedKind[]): RealizedKind {
  const sum = (key: 'due' | 'came' | 'inTime') => parts.reduce((all, part) => all + part[key], 0);
  const shares = (of: 'came' | 'inTime', key: 'leadLagMonths' | 'inTimeMonths') => {
    const months = new Map<string, number>();
    for (const part of parts)
      for (const [lag, share] of Object.entries(part[key]))
        months.set(lag, (months.get(lag) ?? 0) + Math.round(share * part[of]));
    return Object.fromEntries([...months].map(([lag, count]) => [lag, count / sum(of)]));
  };
  return {
    ...{ due: sum('due'), came: sum('came'), inTime: sum('inTime') },
    leadLagMonths: shares('came', 'leadLagMonths'),
    inTimeMonths: shares('inTime', 'inTimeMonths'),
  };
}

function monthOf(day: number): number {
  const civil = civilOf(day);
  return Math.trunc(civil / 10000) * 12 + (Math.trunc(civil / 100) % 100);
}
