// Estimates with their intervals as texts, cells and JSON.
import type { MonthShare } from '../../learning/certificates.js';
import type { Estimate } from '../../learning/survival.js';
import { tenthsText } from '../../words/language.js';
import type { SheetCell } from '../../write/sheet.js';

/** Shares of which the decimals add up to 1: what rounding leaves goes to the largest. */
function wholeShares(
  shares: readonly MonthShare[],
): { readonly month: number; readonly share: number }[] {
  const parts = shares
    .map(({ month, share }) => ({ month, tenths: Math.round(share.base * 10000) }))
    .filter(({ tenths }) => tenths > 0);
  const largest = parts.reduce((one, other) => (other.tenths > one.tenths ? other : one));
  largest.tenths += 10000 - parts.reduce((sum, { tenths }) => sum + tenths, 0);
  return parts.map(({ month, tenths }) => ({ month, share: tenths / 10000 }));
}

/** Shares by month as in a scenario file; they add up to 1. */
export function leadLagYaml(shares: readonly MonthShare[]): string {
  const parts = wholeShares(shares).map(({ month, share }) => `${month}: ${share}`);
  return `{ ${parts.join(', ')} }`;
}

/** Shares by month, of four decimals. */
export function sharesJson(shares: readonly MonthShare[]): Record<string, number> {
  return Object.fromEntries(shares.map(({ month, share }) => [month, decimals(share.base)]));
}

export function estimateJson(estimate: Estimate | undefined): Estimate | null {
  if (estimate === undefined) return null;
  const { low, base, high } = estimate;
  return { low: decimals(low), base: decimals(base), high: decimals(high) };
}

/** A range of a scenario file, where no share is above 1. */
export function estimateYaml({ low, base, high }: Estimate): string {
  const of = (share: number) => Math.min(1, decimals(share));
  return `{ low: ${of(low)}, base: ${of(base)}, high: ${of(high)} }`;
}

/** Four decimals: a hundredth of a percent. */
export function decimals(share: number): number {
  return Math.round(share * 10000) / 10000;
}

export function percents(estimate: Estimate | undefined): SheetCell[] {
  if (estimate === undefined) return [null, null, null];
  return [estimate.base, estimate.low, estimate.high].map((share) => Math.round(share * 1000) / 10);
}

/** A share in percent with one decimal; below 0 with a minus in either language, since it is no deficit. */
export function percentText(share: number): string {
  return `${tenthsText(Math.round(share * 1000), 'en')}%`;
}

export function bounds({ low, high }: Estimate): { low: string; high: string } {
  return { low: percentText(low), high: percentText(high) };
}
