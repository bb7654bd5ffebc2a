// Renewals seen in one municipality's records, as counts for others to add up, and what they rest on.
import type { AsOfSource, InputDigest } from '../records/provenance.js';
import type { RuleBook } from '../rules/rule-book.js';
import { addRecordTotals, type RecordTotals } from './record-totals.js';
import { createRenewals, type RenewalsSeen } from './renewals.js';
import { addFindings, type CountedFinding, type TallyTerms } from './tally-part.js';

/** Renewals seen in one municipality's records, or in several added up. */
export interface RenewalsPart {
  /** What parts must have in common: who has not come by the as-of day is still awaited. */
  readonly terms: Pick<TallyTerms, 'rules' | 'rulesDigest' | 'asOf'>;
  readonly seen: RenewalsSeen;
  readonly records: RecordTotals;
  readonly findings: readonly CountedFinding[];
  readonly inputs: readonly InputDigest[];
  readonly asOfSource: AsOfSource;
  readonly asOfIsAssumed?: boolean | undefined;
  readonly isExample: boolean;
  /** Whether nothing is known of certificates, since a file does not say when they were issued. */
  readonly isBlind?: boolean;
}

/**
 * Adds parts of the same terms: exactly the renewals that all their records together would show, in any order. What only one
 * of two extracts can be compared by is not among them.
 *
 * @throws {RangeError} where there is none.
 */
export function addRenewals(parts: readonly RenewalsPart[], law: RuleBook): RenewalsPart {
  const [first] = parts;
  if (first === undefined) throw new RangeError('there are no renewals to add up');
  const sum = createRenewals(law, true);
  for (const { seen } of parts) sum.absorb(seen);
  return {
    terms: first.terms,
    seen: sum.seen(),
    records: addRecordTotals(parts.map(({ records }) => records)),
    findings: addFindings(parts.flatMap(({ findings }) => findings)),
    inputs: parts.flatMap(({ inputs }) => inputs),
    asOfSource: parts.every(({ asOfSource }) => asOfSource === first.asOfSource)
      ? first.asOfSource
      : 'option',
    isExample: parts.some(({ isExample }) => isExample),
  };
}
