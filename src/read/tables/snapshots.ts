// Rows of snapshots: cards handed out or made to date, or held, each at the end of a day.
import { isoDate } from '../../calendar/civil-date.js';
import { readDayOfCount } from '../../records/period-text.js';
import type { CountsNote } from '../../records/table-findings.js';
import { firstCardsOf } from '../../rules/in-force.js';
import type { RuleBook } from '../../rules/rule-book.js';
import type { CountsTable, Snapshot } from '../../synthesis/statistics.js';
import { cellsOf, type WrongRow } from './counts-cells.js';
import type { CountsHeader } from './counts-header.js';
import type { TableRow } from './rows.js';

interface PlacedSnapshot extends Snapshot {
  readonly row: TableRow;
}

/**
 * Snapshots in order of days, whatever the order of the rows. Cards to date must not fall, cards held may; minors may fall as
 * they come of age, but not rise by more than cards.
 */
export function readSnapshots(
  rows: readonly TableRow[],
  header: CountsHeader,
  law: RuleBook,
  wrong: WrongRow,
  notes: CountsNote[],
): CountsTable {
  const cells = cellsOf(header);
  const held = header.meaning === 'held';
  const value = held
    ? 'held_cards'
    : header.positions.has('cumulative_cards')
      ? 'cumulative_cards'
      : header.positions.has('cumulative_issued')
        ? 'cumulative_issued'
        : 'handed_over';
  const placed = rows
    .map((row) => snapshotOf(row, value, header, law, cells, wrong))
    .toSorted((a, b) => a.on - b.on);
  placed.forEach((snapshot, index) => {
    const before = placed[index - 1];
    if (before !== undefined) judgeOrder(snapshot, before, held, cells.position(value), wrong);
    else if (snapshot.minors !== undefined && snapshot.minors > snapshot.cards) {
      throw wrong(snapshot.row, { code: 'too-many-minors' }, cells.position('cumulative_minors'));
    }
  });
  const snapshots = placed.map(({ row: _row, ...snapshot }) => snapshot);
  if (header.day !== undefined) notes.push({ code: 'dated-by-header', on: isoDate(header.day) });
  if (value === 'handed_over') notes.push({ code: 'taken-as-to-date' });
  if (held) notes.push({ code: 'held', on: isoDate((snapshots[0] as Snapshot).on) });
  return { kind: 'snapshots', counted: held ? 'held' : 'handed-over', snapshots };
}

type Value = 'held_cards' | 'cumulative_cards' | 'cumulative_issued' | 'handed_over';

function snapshotOf(
  row: TableRow,
  value: Value,
  header: CountsHeader,
  law: RuleBook,
  { at, number, position }: ReturnType<typeof cellsOf>,
  wrong: WrongRow,
): PlacedSnapshot {
  const firstCards = firstCardsOf(law);
  const on = header.day ?? readDayOfCount(at(row, 'date'));
  if (on === undefined) throw wrong(row, { code: 'date' }, position('date'));
  if (on < firstCards) {
    throw wrong(row, { code: 'too-early', firstCards: isoDate(firstCards) }, position('date'));
  }
  const minors =
    at(row, 'cumulative_minors') === '' ? undefined : number(row, 'cumulative_minors', wrong);
  const issued =
    at(row, 'cumulative_issued') === '' ? undefined : number(row, 'cumulative_issued', wrong);
  // A day may have cards made alone; where it has both, the making is what terms count from.
  const cards =
    at(row, value) === '' && issued !== undefined ? undefined : number(row, value, wrong);
  if (issued === undefined) return { on, cards: cards as number, minors, row };
  if (cards !== undefined && issued < cards) {
    throw wrong(row, { code: 'fewer-issued' }, position('cumulative_issued'));
  }
  return { on, cards: issued, minors, issued: true, row };
}

function judgeOrder(
  { on, cards, minors, row }: PlacedSnapshot,
  before: PlacedSnapshot,
  held: boolean,
  column: number | undefined,
  wrong: WrongRow,
): void {
  if (on === before.on) throw wrong(row, { code: 'repeated-day', otherLine: before.row.line });
  if (!held && cards < before.cards) {
    throw wrong(row, { code: 'fewer-cards', before: isoDate(before.on) }, column);
  }
  if (minors === undefined) return;
  if (minors > cards) throw wrong(row, { code: 'too-many-minors' });
  if (before.minors !== undefined && minors - before.minors > cards - before.cards) {
    throw wrong(row, { code: 'minors-rise' });
  }
}
