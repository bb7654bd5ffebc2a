// What columns hold, looked up beside the check: of those that are not read numbers and shapes, from which no cell can be told; of states and kinds of issue how many rows have each value whose meaning is known.
import { distance } from 'fastest-levenshtein';
import { type CivilDate, yearOf } from '../../calendar/civil-date.js';
import { createPrivacyGuard } from '../../privacy/guard/guard.js';
import type { PrivacyData } from '../../privacy/guard/privacy-data.js';
import type { FileContent } from '../../read/content.js';
import { readCsvRows } from '../../read/text/csv-rows.js';
import { decodeSettled, settleEncoding } from '../../read/text/decode.js';
import { INPUT_ENCODINGS, type InputEncoding } from '../../read/text/encodings.js';
import { belowTitles } from '../../read/text/title-lines.js';
import type { HeaderLikeness } from '../../read/title-rows.js';
import { createUnreadJudge } from '../../read/unread-judge.js';
import { lookForHeader, sheetNamed } from '../../read/workbook/choose-sheet.js';
import { readRecordRows, workbookOf } from '../../read/workbook/workbook-rows.js';
import {
  type ColumnName,
  foldHeader,
  type HeaderAliases,
  REQUIRED_COLUMNS,
} from '../../records/columns.js';
import { readDate } from '../../records/date-text.js';
import { MOST_VALUES } from '../../records/findings.js';
import { isBlank } from '../../records/invisible.js';
import {
  knownValues,
  type MappedValue,
  unknownText,
  type ValueMeanings,
  valueMeanings,
} from '../../records/row-reader.js';
import { mayHold, namesOtherDay } from '../../records/unread-columns.js';
import {
  type ColumnLook,
  type Looked,
  type LookRequest,
  MOST_DIFFERENT,
  type ValueLook,
} from '../messages.js';
import { createShapes } from './shape.js';

/** So many rows are looked at: enough for a large city, and done within seconds. */
const MOST_ROWS = 2_000_000;
/** Of so many of them shapes and dates are told. */
const SHAPED_ROWS = 20_000;
/** Of so many the engine judges what a column may be. */
const JUDGED_ROWS = 512;
/** What a blank cell means. */
const BLANK = { status: 'active', card_issue_kind: 'new' } as const;
const VALUED = ['status', 'card_issue_kind'] as const;

/** What is needed besides the request. */
export interface LookInto {
  readonly content: FileContent;
  readonly aliases: HeaderAliases;
  readonly privacy: PrivacyData;
  /** Values that a layout gives a meaning. */
  readonly values: readonly MappedValue[];
  /** No card was issued before: earlier days are birthdays. */
  readonly schemeStart: CivilDate;
}

/** Looks into a file, or a sheet of one. Parquet is not looked into: undefined. */
export async function lookInto(
  request: LookRequest,
  { content, aliases, privacy, values, schemeStart }: LookInto,
): Promise<Looked | undefined> {
  const { file, sheet, eraCodes, columns } = request;
  const dates = { eraCodes };
  const own = valueMeanings(values, (name) => name as ColumnName, aliases);
  const meanings = knownValues(aliases.values, 'wrong' in own ? undefined : own);
  const unread = columns.filter((each) => each.columns.length === 0);
  // What the person chose is judged as if it had not been chosen, so that the order of choosing tells nothing.
  const unnamed = columns.filter((each) => each.columns.length === 0 || each.isMapped);
  const gathered = unnamed.map(({ index, header }) => ({ index, header, ...nothingYet() }));
  const valued = VALUED.flatMap((name) => {
    const at = columns.find((each) => each.columns.includes(name));
    return at === undefined ? [] : [{ name, index: at.index, met: new Map<string, number>() }];
  });
  const isRead = (name: ColumnName) => columns.some((each) => each.columns.includes(name));
  const isNamed = (name: ColumnName) =>
    columns.some((each) => !each.isMapped && each.columns.includes(name));
  const uses = unnamed.map(({ index, header }) => ({
    ...{ index, header, columns: [], by: undefined, isIgnored: false },
  }));
  const judge = createUnreadJudge(uses, {
    ...{ aliases, schemeStart, dates, distance, isRead: isNamed, judgedRows: JUDGED_ROWS },
    statusAt: columns.find((each) => each.columns.includes('status'))?.index,
    reader: {
      statusOf: (cell) => meaningIn(meanings.status, cell),
      issueKindOf: (cell) => meaningIn(meanings.card_issue_kind, cell),
    },
  });
  const places = columns.flatMap((each) => (each.columns.length > 0 ? [each.index] : []));
  // Where columns are missing no row is read, and none guarded, by a check.
  const guard = REQUIRED_COLUMNS.every(isRead)
    ? undefined
    : createPrivacyGuard(privacy, new Set(places));
  let isPrivate = false;
  const nothingRead = new Uint8Array();
  let rows = -1;
  const take = (cells: readonly string[]): void => {
    if (rows === MOST_ROWS || (rows >= 0 && cells.every(isBlank))) return;
    rows += 1;
    if (rows === 0) {
      isPrivate = (guard?.header(cells).length ?? 0) > 0;
      return;
    }
    guard?.row(cells, nothingRead);
    if (judge.wantsCells()) judge.see(cells);
    for (const each of gathered) {
      const cell = (cells[each.index] ?? '').trim();
      if (isBlank(cell)) each.blank += 1;
      else {
        each.filled += 1;
        if (each.different.size <= MOST_DIFFERENT) each.different.add(cell);
        if (rows > SHAPED_ROWS) continue;
        each.shaped += 1;
        each.shapes.add(cell);
        const date = readDate(cell, dates);
        if (date <= 0) continue;
        each.dates += 1;
        if (date < schemeStart) each.early += 1;
        each.first = Math.min(each.first, date);
        each.last = Math.max(each.last, date);
      }
    }
    for (const { index, met } of valued) {
      const cell = cells[index] ?? '';
      const known = met.get(cell);
      if (known !== undefined || met.size < MOST_DIFFERENT) met.set(cell, (known ?? 0) + 1);
    }
  };
  const isWhole = () => rows < MOST_ROWS;
  const headers = columns.map(({ header }) => foldHeader(header));
  const likeness = (cells: readonly string[]): HeaderLikeness => {
    const alike = cells.filter((cell, index) => foldHeader(cell) === headers[index]).length;
    return { columns: alike, isWhole: alike === headers.length };
  };
  switch (content.kind) {
    case 'parquet':
      return undefined;
    case 'workbook': {
      const workbook = await workbookOf(content, file, sheet);
      const named = sheetNamed(workbook, file, sheet ?? '');
      const chosen = await lookForHeader(named, workbook, likeness);
      await readRecordRows(chosen, workbook, content.packed, file, take);
      break;
    }
    default: {
      const encoding = encodingOf(request.encoding);
      const bytes = settleEncoding(content.chunks, file, encoding);
      const text = decodeSettled((await belowTitles(bytes, likeness)).pieces, file, encoding);
      await readCsvRows(asLongAs(text, isWhole), file, take);
    }
  }
  const judged = new Map(judge.looks().map((look) => [look.index, look.columns]));
  const dated: Dated[] = [];
  const looks = gathered.map((each): ColumnLook => {
    const { index, header, filled, blank, different, shapes, shaped, dates, first, last } = each;
    const isDates = shaped > 0 && dates === shaped;
    const years = [first, last].map((date) => yearOf(date as CivilDate));
    if (isDates && judged.get(index) === undefined) dated.push({ ...each, header });
    return {
      index,
      ...{ filled, blank, shaped },
      different: different.size > MOST_DIFFERENT ? undefined : different.size,
      ...(isDates ? { years: years as [number, number] } : { shape: shapes.common() }),
      mayBe: judged.get(index) ?? [],
      byForm: false,
      cannotBe: REQUIRED_COLUMNS.filter((column) => !mayHold(column, each)),
    };
  });
  const told = new Set([...judged.values()].flat());
  const meant = datesMeant(dated, told, aliases);
  const open = new Set(unread.map(({ index }) => index));
  return {
    rows: Math.max(rows, 0),
    isWhole: isWhole(),
    columns: looks
      .filter(({ index }) => open.has(index))
      .map((look) => {
        const form = meant.get(look.index);
        const mayBe = (form === undefined ? look.mayBe : [form]).filter((name) => !isRead(name));
        return { ...look, mayBe, byForm: form !== undefined };
      }),
    values: valued.flatMap(({ name, met }) => valuesOf(name, met, meanings)),
    unknown:
      guard === undefined || isPrivate || guard.verdict().length > 0
        ? []
        : valued.flatMap(({ name, met }) => unknownOf(name, met, meanings)),
  };
}

function nothingYet() {
  return {
    ...{
      filled: 0,
      blank: 0,
      shaped: 0,
      dates: 0,
      early: 0,
      first: Number.POSITIVE_INFINITY,
      last: 0,
    },
    different: new Set<string>(),
    shapes: createShapes(),
  };
}

interface Dated {
  readonly index: number;
  readonly header: string;
  readonly dates: number;
  readonly early: number;
}

/**
 * The one column of days that may be the birthday, or the day of issue, where no header tells it; of several none is told,
 * whichever of them were chosen before. A header that names another day is none.
 */
function datesMeant(
  dated: readonly Dated[],
  told: ReadonlySet<ColumnName>,
  aliases: HeaderAliases,
): ReadonlyMap<number, ColumnName> {
  const parts = [
    { name: 'birth_date', of: dated.filter(({ early }) => early > 0) },
    { name: 'card_issued_on', of: dated.filter(({ early }) => early === 0) },
  ] as const;
  return new Map(
    parts.flatMap(({ name, of }) => {
      const [only, ...others] = of.filter(({ header }) => !namesOtherDay(header, name, aliases));
      return only === undefined || others.length > 0 || told.has(name)
        ? []
        : [[only.index, name] as const];
    }),
  );
}

/** The values whose meaning is known, with their rows. */
function valuesOf(
  column: (typeof VALUED)[number],
  met: ReadonlyMap<string, number>,
  meanings: ValueMeanings,
): readonly ValueLook[] {
  const found = new Map<string, ValueLook>();
  for (const [cell, rows] of met) {
    const folded = foldHeader(cell);
    const meaning = folded === '' ? BLANK[column] : meaningIn(meanings[column], cell);
    if (meaning === undefined) continue;
    const same = found.get(folded);
    const value = same?.value ?? cell.trim();
    found.set(folded, { column, value, folded, meaning, rows: rows + (same?.rows ?? 0) });
  }
  return [...found.values()];
}

/** The values whose meaning is not known, as findings would tell them. */
function unknownOf(
  column: (typeof VALUED)[number],
  met: ReadonlyMap<string, number>,
  meanings: ValueMeanings,
): Looked['unknown'] {
  const found = new Map<string, number>();
  for (const [cell, rows] of met) {
    if (foldHeader(cell) === '' || meaningIn(meanings[column], cell) !== undefined) continue;
    const value = unknownText(cell);
    found.set(value, rows + (found.get(value) ?? 0));
  }
  return found.size > MOST_VALUES
    ? []
    : [...found].map(([value, rows]) => ({ column, value, rows }));
}

function meaningIn<Name>(names: ReadonlyMap<string, Name>, cell: string): Name | undefined {
  return names.get(cell) ?? names.get(foldHeader(cell));
}

/** The encoding that the check told. */
function encodingOf(told: string | undefined): InputEncoding {
  if (told?.startsWith('utf-16')) return 'utf-16';
  return INPUT_ENCODINGS.find((each) => each === told) ?? 'auto';
}

async function* asLongAs(
  pieces: AsyncIterable<string>,
  isWanted: () => boolean,
): AsyncIterable<string> {
  for await (const piece of pieces) {
    yield piece;
    if (!isWanted()) return;
  }
}
