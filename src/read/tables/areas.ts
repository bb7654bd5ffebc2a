// Tables that hold several municipalities, as the ministries publish them: the rows of one.

import type { WrongRow } from './counts-cells.js';
import type { CountsHeader } from './counts-header.js';
import type { TableRow } from './rows.js';

/** How many of several are named. */
const MOST_NAMED = 5;

/**
 * The rows of the municipality asked for, or all rows where the table has only one. Counts of several never add up to
 * anything, since prefectures and the nation stand among them.
 */
export function rowsOfArea(
  rows: readonly TableRow[],
  { areas, positions, width }: CountsHeader,
  asked: string | undefined,
  wrong: WrongRow,
): readonly TableRow[] {
  const code = positions.get('area_code');
  const columns = code === undefined ? areas : [...areas, code];
  const [first] = rows;
  if (columns.length === 0 || first === undefined) {
    if (asked === undefined || first === undefined) return rows;
    throw wrong(first, { code: 'no-area-column' });
  }
  const namesOf = ({ cells }: TableRow) => areas.map((index) => folded(cells[index] ?? ''));
  const isAsked = (row: TableRow) => {
    const names = namesOf(row);
    const all = [...names, names.join(''), code === undefined ? '' : folded(row.cells[code] ?? '')];
    return asked !== undefined && all.includes(folded(asked));
  };
  // Where a prefecture's name is asked for, its own row has no municipality beside it.
  const matching = asked === undefined ? rows : rows.filter(isAsked);
  const whole = matching.filter((row) => namesOf(row).filter((name) => name !== '').length === 1);
  const own = asked !== undefined && areas.length > 1 && whole.length > 0 ? whole : matching;
  const known = new Set(own.map((row) => namesOf(row).join(' ').trim()));
  if (own.length === 0) throw wrong(first, { code: 'no-area' });
  if (known.size > 1) {
    const named = [...known].slice(0, MOST_NAMED);
    const line = own.find((row) => namesOf(row).join(' ').trim() !== [...known][0]) ?? first;
    throw wrong(line, { code: 'several-areas', areas: named, count: known.size }, areas.at(-1));
  }
  return own.map((row) => ({ ...row, cells: row.cells.slice(0, width) }));
}

function folded(name: string): string {
  return name.normalize('NFKC').replace(/\s+/g, '');
}
