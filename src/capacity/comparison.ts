// Surplus, deficit and percent of capacity.
import type { KindCounts } from '../tally/tally.js';

/** Procedures of a period against what the counters can handle; null where no capacity is known. */
export interface Comparison extends KindCounts {
  readonly total: number;
  readonly capacity: number | null;
  /** Capacity minus total: positive is a surplus, negative a deficit (過不足). */
  readonly surplus: number | null;
  /** Total ÷ capacity in whole percent, half rounded up; null also at capacity 0. */
  readonly utilizationPercent: number | null;
}

/**
 * Sets counts against a capacity.
 *
 * @example
 * compareWithCapacity({ card: 34714, certificate: 36000 }, 44000).utilizationPercent // => 161
 * compareWithCapacity({ card: 34714, certificate: 36000 }, 44000).surplus // => -26714
 */
export function compareWithCapacity(counts: KindCounts, capacity: number | undefined): Comparison {
  const { card, certificate } = counts;
  const total = card + certificate;
  return {
    card,
    certificate,
    total,
    capacity: capacity ?? null,
    surplus: capacity === undefined ? null : capacity - total,
    utilizationPercent:
      capacity === undefined || capacity === 0
        ? null
        : Math.floor((200 * total + capacity) / (2 * capacity)),
  };
}
