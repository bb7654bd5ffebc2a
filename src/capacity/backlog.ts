// Carry-over into the next period: a deficit is carried over, a surplus is not.

/** The backlog of one period: before it, what the counters handled, and after it. */
export interface Carried {
  readonly carriedIn: number;
  readonly handled: number;
  readonly carriedOut: number;
}

/**
 * Carries what is not handled from period to period: handled = min(capacity, carried in + total). Time left over in one
 * period is gone: a surplus is not carried. `totals` and `capacities` are whole procedures of the same periods in order.
 *
 * @throws {RangeError} where there are not as many capacities as totals: that is a bug.
 * @example
 * carry([41133, 63910, 54021], [44000, 44000, 44000])[2].carriedOut // => 29931
 */
export function carry(
  totals: readonly number[],
  capacities: readonly number[],
  startingBacklog = 0,
): Carried[] {
  if (totals.length !== capacities.length) throw new RangeError('totals without capacities');
  let waiting = startingBacklog;
  return totals.map((total, index) => {
    const carriedIn = waiting;
    const handled = Math.min(capacities[index] as number, carriedIn + total);
    waiting = carriedIn + total - handled;
    return { carriedIn, handled, carriedOut: waiting };
  });
}
