// Rows that add up others, told by their first word.
import { foldHeader } from './columns.js';

/** What the first cell of a row of totals says, folded as a header. */
export const TOTALS: ReadonlySet<string> = new Set([
  '合計',
  '総計',
  '小計',
  '計',
  '総合計',
  '総数',
  // What Excel writes beneath a table in Japanese.
  '集計',
  'total',
  'totals',
  'subtotal',
  'sum',
  'grandtotal',
]);
const LONGEST = 20;

/** Whether the first cell of a row that is filled says that it holds a total. */
export function saysTotal(row: readonly string[]): boolean {
  const first = row.find((cell) => cell !== '' && cell.trim() !== '');
  // Most rows begin with a date or a number, which are not worth folding.
  if (first === undefined || first.length > LONGEST || /^\d/.test(first)) return false;
  return TOTALS.has(foldHeader(first));
}
