// Decides how a tally is written for another house to add up: the keys of koshin.tally/1.
import { isoDate } from '../calendar/civil-date.js';
import { SUPPRESSIBLE } from '../privacy/suppression.js';
import type { PartRow, TallyPart } from '../tally/tally-part.js';

/** A tally as JSON of schema koshin.tally/1; `version` is the program's. */
export function tallyJson(part: TallyPart, version: string): object {
  const { terms, records } = part;
  return {
    schema: 'koshin.tally/1',
    koshin: version,
    rules: terms.rules,
    rules_sha256: terms.rulesDigest,
    options: {
      from: terms.from,
      to: terms.to,
      as_of: isoDate(terms.asOf),
      method: terms.method,
      repeat_renewals: terms.repeatRenewals,
      by: part.by ?? null,
      suppress_below: terms.suppressBelow ?? null,
    },
    records: {
      rows: records.rows,
      cards: records.cards,
      counted: records.counted,
      excluded: records.excluded,
      rejected: records.rejected,
      rejected_rows: records.rejectedRows,
    },
    lapsed_before_start: part.lapsed,
    inputs: part.inputs,
    years: part.years.map(rowJson),
    parts: part.broken.map(rowJson),
  };
}

function rowJson(row: PartRow): object {
  const blank = SUPPRESSIBLE.filter((figure) => !row[figure].exact && row[figure].atLeast > 0);
  return {
    fiscal_year: row.fiscalYear,
    ...(row.office !== undefined && { office: row.office }),
    ...(row.month !== undefined && { month: row.month }),
    ...Object.fromEntries(
      SUPPRESSIBLE.map((figure) => [figure, row[figure].exact ? row[figure].atLeast : null]),
    ),
    ...(blank.length > 0 && {
      at_least: Object.fromEntries(blank.map((figure) => [figure, row[figure].atLeast])),
    }),
  };
}
