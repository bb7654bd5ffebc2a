// The forecast that tallies added up give.
import { compareWithCapacity } from '../capacity/comparison.js';
import { capacityIn, type DatedCapacity } from '../capacity/dated-capacity.js';
import type { ForecastRow, ShownRow } from '../capacity/forecast-row.js';
import { hasBlank } from '../privacy/suppress-part.js';
import { SUPPRESSIBLE, suppressSmall } from '../privacy/suppression.js';
import type { Breakdown } from '../tally/tally.js';
import type { PartRow, TallyPart } from '../tally/tally-part.js';
import type { Basis, ForecastReport } from './forecast.js';

/**
 * The forecast that a part gives, as the records behind it would: by `by`, which it must have. What is blank in it stays
 * blank, and has no surplus or deficit; `suppressBelow` blanks what is not yet.
 */
export function partForecast(
  part: TallyPart,
  by: Breakdown | undefined,
  capacity: DatedCapacity,
  basis: Basis,
  suppressBelow?: number,
): ForecastReport {
  const rows = (by === undefined ? part.years : part.broken).map((row) =>
    shownRow(row, by === undefined ? capacityIn(capacity, row.fiscalYear) : undefined),
  );
  const blanks = rows.some(hasBlank);
  const below = part.terms.suppressBelow ?? suppressBelow;
  const toBlank = part.terms.suppressBelow === undefined && by !== undefined ? below : undefined;
  const shown = toBlank === undefined ? undefined : suppressSmall(rows as ForecastRow[], toBlank);
  return {
    kind: 'forecast',
    by,
    suppressedBelow: by !== undefined || blanks ? below : undefined,
    rows: shown?.rows ?? rows,
    exposed: shown?.exposed.length ?? 0,
    basis,
  };
}

function shownRow(row: PartRow, capacity: number | undefined): ShownRow {
  const { card, certificate, total, ...key } = row;
  const compared = compareWithCapacity({ card: total.atLeast, certificate: 0 }, capacity);
  const blank = SUPPRESSIBLE.filter((figure) => !row[figure].exact && row[figure].atLeast > 0);
  return {
    ...key,
    card: card.exact ? card.atLeast : null,
    certificate: certificate.exact ? certificate.atLeast : null,
    total: total.exact ? total.atLeast : null,
    capacity: compared.capacity,
    surplus: total.exact ? compared.surplus : null,
    utilizationPercent: total.exact ? compared.utilizationPercent : null,
    ...(blank.length > 0 && {
      atLeast: Object.fromEntries(blank.map((figure) => [figure, row[figure].atLeast])),
    }),
  };
}
