// Renewals seen as JSON, for others to add up: counts by month, and only those that are not 0.
import { isoDate } from '../../calendar/civil-date.js';
import type { CountsByMonth } from '../../tally/counts-by-month.js';
import {
  AGE_BANDS,
  type CertificateCounts,
  FIRST_YEAR,
  MOST_LEAD,
  MOST_LEAD_MONTHS,
} from '../../tally/renewals.js';
import type { RenewalsPart } from '../../tally/renewals-part.js';
import { recordTotalsJson } from '../forecast.js';

/** Renewals as JSON of schema koshin.renewals/1; `version` is the program's. */
export function renewalsJson(part: RenewalsPart, version: string): object {
  const { terms, records, seen } = part;
  const { ages, offices, card, held, handOver } = seen;
  return {
    schema: 'koshin.renewals/1',
    koshin: version,
    rules: terms.rules,
    rules_sha256: terms.rulesDigest,
    ...(part.isExample && { example: true }),
    options: { as_of: isoDate(terms.asOf), as_of_source: part.asOfSource },
    records: recordTotalsJson(records),
    ...(part.findings.length > 0 && {
      findings: part.findings.map(({ code, column, count }) => ({
        code,
        column: column ?? null,
        count,
      })),
    }),
    inputs: part.inputs,
    certificates: {
      ages: ages.map((counts, band) => ({ from_age: AGE_BANDS[band], ...certificates(counts) })),
      offices:
        offices === undefined
          ? null
          : [...offices]
              .sort(([one], [other]) => (one < other ? -1 : 1))
              .map(([office, counts]) => ({ office, ...certificates(counts) })),
    },
    // How many ended then, how many of them were issued out of turn, and the sum of the day numbers of issue.
    issued_out_of_turn: monthsJson(held),
    cards: {
      renewed_days_before: monthsJson(card.renewedByDay),
      renewed_months_before: monthsJson(card.renewedByMonth),
      not_renewed_by_day: monthsJson(card.active),
      lapsed_by_day: monthsJson(card.lapsed),
    },
    handed_over_days_after: monthsJson(handOver),
  };
}

function certificates({ cameByDay, cameByMonth, waiting }: CertificateCounts) {
  return {
    came_days_after: monthsJson(cameByDay, -MOST_LEAD),
    came_months_after: monthsJson(cameByMonth, -MOST_LEAD_MONTHS),
    waiting_by_day: monthsJson(waiting),
  };
}

/** By month "2025-04", then by place; the first place has the number `first`. */
function monthsJson(counts: CountsByMonth, first = 0): object {
  const months: Record<string, Record<string, number>> = {};
  counts.forEach((places, month) => {
    const some = [...(places ?? [])].flatMap((count, place) =>
      count === 0 ? [] : [[String(place + first), count] as const],
    );
    if (some.length === 0) return;
    const year = FIRST_YEAR + Math.trunc(month / 12);
    months[`${year}-${String((month % 12) + 1).padStart(2, '0')}`] = Object.fromEntries(some);
  });
  return months;
}
