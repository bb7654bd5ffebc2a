// Suppression of small figures in a tally.
import { compareWithCapacity } from '../capacity/comparison.js';
import type { ForecastRow, ShownRow } from '../capacity/forecast-row.js';
import type { Figure, PartRow, TallyPart } from '../tally/tally-part.js';
import { SUPPRESSIBLE, type SuppressibleFigure, suppressSmall } from './suppression.js';

/**
 * The part with every figure from 1 to `below` − 1 blank, and as many others as are needed so that none can be worked
 * out, as in {@link suppressSmall}. Whole years are suppressed too, since a tally is one of several that are added up. A
 * year with a blank shows nothing of its breakdown.
 */
export function suppressPart(part: TallyPart, below: number): TallyPart {
  const plain = (row: PartRow): ForecastRow => ({
    ...row,
    ...compareWithCapacity(
      { card: row.card.atLeast, certificate: row.certificate.atLeast },
      undefined,
    ),
  });
  // A year by itself is a breakdown with a single part.
  const years = suppressSmall(
    part.years.map((row) => ({ ...plain(row), office: '' })),
    below,
  ).rows.map((row) => (isOneAndOne(row) ? { ...row, total: null } : row));
  const broken = suppressSmall(part.broken.map(plain), below).rows;
  // A year's whole breakdown is blank if the year has a blank or a row in it has only one solution.
  const hidden = new Set(
    [...years.filter(hasBlank), ...broken.filter(isOneAndOne)].map(({ fiscalYear }) => fiscalYear),
  );
  return {
    ...part,
    terms: { ...part.terms, suppressBelow: below },
    years: years.map(({ fiscalYear, ...row }) => ({ fiscalYear, ...figures(row) })),
    broken: broken.map((row) => ({
      fiscalYear: row.fiscalYear,
      ...(row.office !== undefined && { office: row.office }),
      ...(row.month !== undefined && { month: row.month }),
      ...figures(hidden.has(row.fiscalYear) ? NOTHING : row),
    })),
  };
}

const NOTHING = { card: null, certificate: null, total: null };

/** Two blanks that add up to 2 can only be 1 and 1. */
function isOneAndOne({ card, certificate, total }: typeof NOTHING | ShownRow): boolean {
  return card === null && certificate === null && total === 2;
}

export function hasBlank(row: Readonly<Record<SuppressibleFigure, number | null>>): boolean {
  return SUPPRESSIBLE.some((figure) => row[figure] === null);
}

function figures(row: Readonly<Record<SuppressibleFigure, number | null>>) {
  const figure = (value: number | null): Figure => ({ exact: value !== null, atLeast: value ?? 0 });
  return {
    card: figure(row.card),
    certificate: figure(row.certificate),
    total: figure(row.total),
  };
}
