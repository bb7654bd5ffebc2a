// A tally as JSON, for others to add up.
import { isoDate } from '../calendar/civil-date.js';
import { shownFigures } from '../reports/part-forecast.js';
import type { PartRow, TallyPart } from '../tally/tally-part.js';
import { recordTotalsJson } from './forecast.js';

/** A tally as JSON of schema koshin.tally/1; `version` is the program's. */
export function tallyJson(part: TallyPart, version: string): object {
  const { terms, records } = part;
  return {
    schema: 'koshin.tally/1',
    koshin: version,
    rules: terms.rules,
    rules_sha256: terms.rulesDigest,
    ...(part.isExample && { example: true }),
    options: {
      from: terms.from,
      to: terms.to,
      as_of: isoDate(terms.asOf),
      as_of_source: part.asOfSource,
      method: terms.method,
      repeat_renewals: terms.repeatRenewals,
      by: part.by ?? null,
      suppress_below: terms.suppressBelow ?? null,
    },
    records: recordTotalsJson(records),
    ...(part.findings.length > 0 && {
      findings: part.findings.map(({ code, column, count }) => ({
        code,
        column: column ?? null,
        count,
      })),
    }),
    lapsed_before_start: part.lapsed,
    inputs: part.inputs,
    years: part.years.map(rowJson),
    parts: part.broken.map(rowJson),
  };
}

function rowJson(row: PartRow): object {
  const { fiscalYear, office, month, atLeast, ...figures } = shownFigures(row);
  return {
    fiscal_year: fiscalYear,
    ...(office !== undefined && { office }),
    ...(month !== undefined && { month }),
    ...figures,
    ...(atLeast !== undefined && { at_least: atLeast }),
  };
}
