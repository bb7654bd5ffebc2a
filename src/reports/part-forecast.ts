// The forecast of tallies that were added up.
import type { CivilDate } from '../calendar/civil-date.js';
import {
  fiscalMonthEnd,
  fiscalMonthLabelled,
  partialMonth,
  partialYear,
} from '../calendar/fiscal-year.js';
import { compareWithCapacity } from '../capacity/comparison.js';
import { capacityLeft, type DatedCapacity } from '../capacity/dated-capacity.js';
import type { ForecastRow, ShownRow } from '../capacity/forecast-row.js';
import { hasBlank } from '../privacy/suppress-part.js';
import { SUPPRESSIBLE, suppressSmall } from '../privacy/suppression.js';
import type { Breakdown } from '../tally/tally.js';
import type { Figure, PartRow, TallyPart } from '../tally/tally-part.js';
import type { Basis, ForecastReport } from './forecast.js';

/**
 * The forecast of a part, equal to that of its records. The part must have the breakdown `by`. Blanks stay blank, without
 * surplus or deficit; `suppressBelow` suppresses a part that is not yet suppressed.
 */
export function partForecast(
  part: TallyPart,
  by: Breakdown | undefined,
  capacity: DatedCapacity,
  basis: Basis,
  suppressBelow?: number,
): ForecastReport {
  const { asOf } = basis;
  const rows = (by === undefined ? part.years : part.broken)
    .filter(({ month }) => month === undefined || !hasEnded(month, asOf))
    .map((row) =>
      shownRow(
        row,
        by === undefined ? capacityLeft(capacity, row.fiscalYear, asOf) : undefined,
        asOf,
      ),
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

function hasEnded(month: string, asOf: CivilDate): boolean {
  return fiscalMonthEnd(fiscalMonthLabelled(month)) < asOf;
}

function shownRow(row: PartRow, capacity: number | undefined, asOf: CivilDate): ShownRow {
  const partial =
    row.month === undefined
      ? partialYear(row.fiscalYear, asOf)
      : partialMonth(fiscalMonthLabelled(row.month), asOf);
  const { exact, atLeast } = row.total;
  const compared = compareWithCapacity({ card: atLeast, certificate: 0 }, capacity);
  return {
    ...shownFigures(row),
    ...(partial !== undefined && { partialFrom: partial }),
    capacity: compared.capacity,
    surplus: exact ? compared.surplus : null,
    utilizationPercent: exact ? compared.utilizationPercent : null,
  };
}

/** A row of a part with null in place of each blank, and the lower bounds of blanks that are not zero. */
export function shownFigures(row: PartRow) {
  const { card, certificate, total, ...key } = row;
  const shown = ({ exact, atLeast }: Figure) => (exact ? atLeast : null);
  const blank = SUPPRESSIBLE.filter((figure) => !row[figure].exact && row[figure].atLeast > 0);
  return {
    ...key,
    card: shown(card),
    certificate: shown(certificate),
    total: shown(total),
    ...(blank.length > 0 && {
      atLeast: Object.fromEntries(blank.map((figure) => [figure, row[figure].atLeast])),
    }),
  };
}
