// What a report has learned from the records that it counts.
import type { Host } from '../host/host.js';
import { firstMonthOf } from '../learning/certificates.js';
import type { Basis } from '../reports/forecast.js';
import { type LearnReport, learnReport, SUPPRESSED_BELOW } from '../reports/learn.js';
import type { RuleBook } from '../rules/rule-book.js';
import type { ShownRenewals } from './counting.js';
import type { ReadingOptions } from './options.js';
import { knownRenewals } from './renewals.js';

/** What `koshin learn` would say of the same records and with the same suppression. */
export function learnedIn(
  host: Host,
  shown: ShownRenewals,
  options: {
    readonly suppressBelow: number | undefined;
    readonly reading: Pick<ReadingOptions, 'language'>;
  },
  law: RuleBook,
  basis: Basis,
): LearnReport {
  const { suppressBelow = SUPPRESSED_BELOW, reading } = options;
  const { seen, isBlind } = knownRenewals(host, shown, reading.language);
  const { asOf } = basis;
  return learnReport(seen, {
    ...{ asOf, law, suppressBelow, basis: { ...basis, isBlind } },
    from: firstMonthOf(asOf, undefined, law),
    since: undefined,
    older: undefined,
  });
}
