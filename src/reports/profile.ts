// The profile of a check: what files are and how they were read, dates from first to last, cards by state, kind and office.
import { addMonths, type CivilDate, isoDate, monthOf, yearOf } from '../calendar/civil-date.js';
import { suppressCounts } from '../privacy/suppress-counts.js';
import type { ColumnSeen, FileSeen } from '../read/file-seen.js';
import type { ColumnName } from '../records/columns.js';
import { type Finding, rowFinding } from '../records/findings.js';
import { CARD_STATUSES, ISSUE_KINDS, leastShared, otherOffices } from '../records/record.js';
import { inForce, schemeStartOf } from '../rules/in-force.js';
import type { RuleBook } from '../rules/rule-book.js';
import {
  cardsAfter,
  createRecordProfile,
  MONTHLY,
  type ProfilePart,
  spanOf,
} from '../tally/record-profile.js';

/** A file as it was read, and the records in it. */
export interface ProfiledFile {
  readonly seen: FileSeen;
  readonly records: ProfilePart;
}

/** A column of a file, with the first and last day of the records that count. */
export interface ColumnProfile extends ColumnSeen {
  /** ISO days, of birth only the year: a day of birth tells of one person. */
  readonly first: string | undefined;
  readonly last: string | undefined;
}

export interface FileProfile extends Omit<FileSeen, 'columns'> {
  readonly cards: number;
  readonly columns: readonly ColumnProfile[];
}

/** Cards of one state, kind or office; null where the number is small, or would give a small one away. */
export interface CardsShown {
  readonly name: string;
  readonly cards: number | null;
}

/** What is to be known of all that was read. */
export type ProfileRemark =
  | { readonly code: 'all-active' | 'all-new' | 'office-many' }
  | {
      readonly code: 'file-ends-early';
      readonly file: string;
      readonly last: string;
      readonly other: string;
    };

export interface CheckProfile {
  readonly files: readonly FileProfile[];
  readonly suppressedBelow: number;
  /** The day of which the records speak; undefined where there is none. */
  readonly asOf?: string | undefined;
  /** Empty where no file has the column. */
  readonly statuses: readonly CardsShown[];
  readonly kinds: readonly CardsShown[];
  readonly offices: readonly CardsShown[];
  readonly remarks: readonly ProfileRemark[];
  /** Whether invented people are among those who hold the cards. */
}

export interface ProfileOptions {
  /** Numbers of cards below are not shown. */
  readonly suppressBelow: number;
  /** Labels of offices that fewer cards share are counted as one; undefined where it was not said. */
  readonly minLabel: number | undefined;
  /** Whether a label may be a person's name, so that it is not shown; none is, where left out. */
  readonly tells?: (label: string) => boolean;
  /** The day of which the records speak. */
  readonly asOf: CivilDate | undefined;
  /** Whether a file is one of the bundled ones. */
  readonly hasExamples: boolean;
}

/** The profile of all files of a run. The people of bundled files are invented, and so is the day of which they speak. */
export function checkProfile(
  files: readonly ProfiledFile[],
  { suppressBelow, minLabel, tells = () => false, asOf, hasExamples }: ProfileOptions,
): CheckProfile {
  const all = createRecordProfile();
  for (const { records } of files) all.absorb(records);
  const { statuses, kinds, offices } = all.part();
  const has = (column: ColumnName) =>
    files.some(({ seen }) => columnOf(seen, column) !== undefined);
  const listed = (names: readonly string[], sums: Readonly<Record<string, number>>) => {
    const met = names.filter((name) => (sums[name] ?? 0) > 0);
    const shown = suppressCounts(
      met.map((name) => sums[name] as number),
      suppressBelow,
    );
    return met.map((name, place) => ({ name, cards: shown[place] ?? null }));
  };
  const byOffice = Object.fromEntries(shownLabels(offices ?? [], minLabel, tells));
  return {
    files: files.map(fileProfile),
    suppressedBelow: suppressBelow,
    asOf: hasExamples ? undefined : asOf && isoDate(asOf),
    statuses: has('status') ? listed(CARD_STATUSES, statuses) : [],
    kinds: has('card_issue_kind') ? listed(ISSUE_KINDS, kinds) : [],
    offices: has('office') ? listed(Object.keys(byOffice).sort(), byOffice) : [],
    remarks: [
      ...(has('status') ? [] : [{ code: 'all-active' } as const]),
      ...(has('card_issue_kind') ? [] : [{ code: 'all-new' } as const]),
      ...(offices === undefined ? [{ code: 'office-many' } as const] : []),
      ...earlyFiles(files),
    ],
  };
}

/** The offices with their cards; those whose label too few cards share as one. */
function shownLabels(
  offices: readonly (readonly [office: string, cards: number])[],
  minLabel: number | undefined,
  tells: (label: string) => boolean,
): readonly (readonly [office: string, cards: number])[] {
  const all = offices.reduce((sum, [, cards]) => sum + cards, 0);
  const least = leastShared(minLabel, all);
  const isSmall = ([office, cards]: readonly [string, number]) =>
    office !== '' && (cards < least || (least > 1 && tells(office)));
  const small = offices.filter(isSmall);
  if (small.length === 0) return offices;
  const sum = small.reduce((cards, [, each]) => cards + each, 0);
  return [...offices.filter((each) => !isSmall(each)), [otherOffices(small.length), sum]];
}

function fileProfile({ seen, records }: ProfiledFile): FileProfile {
  const columns = seen.columns.map((column): ColumnProfile => {
    const [name] = column.columns;
    const span = name === undefined ? undefined : spanOf(records, name);
    const shown = (date: number) =>
      name === 'birth_date' ? String(yearOf(date as CivilDate)) : isoDate(date as CivilDate);
    return { ...column, first: span && shown(span.first), last: span && shown(span.last) };
  });
  return { ...seen, cards: records.cards, columns };
}

function columnOf({ columns }: FileSeen, name: ColumnName): ColumnSeen | undefined {
  return columns.find((column) => column.columns.includes(name));
}

/** A column ends early where so many cards are dated later in another one … */
const CARDS_LATER = 20;
/** … by more than so many months. */
const MONTHS_LATER = 3;

/** What looks wrong in files whose rows are all sound: a column of issues that stops before the others, no renewals where there must be some. */
export function profileFindings(files: readonly ProfiledFile[], law: RuleBook): Finding[] {
  return files.flatMap(({ seen, records }) => [
    ...earlyColumns(seen, records),
    ...noRenewals(seen, records, law),
  ]);
}

function earlyColumns(seen: FileSeen, records: ProfilePart): Finding[] {
  const read = MONTHLY.flatMap((name) => {
    const column = columnOf(seen, name);
    const span = spanOf(records, name);
    return column === undefined || span === undefined ? [] : [{ name, column, last: span.last }];
  });
  return read.flatMap(({ column, last }) => {
    const later = read
      .map((other) => ({ ...other, cards: cardsAfter(records, other.name, monthsOn(last)) }))
      .toSorted((one, other) => other.cards - one.cards)[0];
    if (later === undefined || later.cards < CARDS_LATER) return [];
    return [
      {
        ...rowFinding('column-ends-early', {
          last: isoDate(last as CivilDate),
          other: later.column.header.trim(),
          cards: later.cards,
        }),
        ...placeIn(seen, column),
      },
    ];
  });
}

/** The place of a finding on a column of a file, or on the file. */
function placeIn({ file, form }: FileSeen, column: ColumnSeen | undefined) {
  return {
    ...{ file, line: 0, column: column?.number ?? 0, columnLabel: column?.header.trim() ?? '' },
    ...(form.kind === 'workbook' && { sheet: form.sheet }),
  };
}

/** The last month that is not long after a day, yyyymm. */
function monthsOn(date: number): number {
  const on = addMonths(date as CivilDate, MONTHS_LATER);
  return yearOf(on) * 100 + monthOf(on);
}

/** From the day on which the first adults' cards have ended, some of the cards issued must be renewals. */
function noRenewals(seen: FileSeen, records: ProfilePart, law: RuleBook): Finding[] {
  const start = schemeStartOf(law);
  const term = inForce(law.rules['card.validity.adult'], start).value;
  const from = addMonths(start, term * 12);
  const cards = cardsAfter(records, 'card_issued_on', yearOf(from) * 100 + monthOf(from));
  if (cards < CARDS_LATER || (records.kinds.renewal ?? 0) > 0) return [];
  const kind = columnOf(seen, 'card_issue_kind');
  return [
    {
      ...rowFinding('no-renewals', { cards, from: isoDate(from), isRead: kind !== undefined }),
      ...placeIn(seen, kind),
    },
  ];
}

/** Files whose last day of issue lies long before another file's. */
function earlyFiles(files: readonly ProfiledFile[]): ProfileRemark[] {
  const ends = files.map(({ seen, records }) => ({
    file: seen.file,
    records,
    last: Math.max(...MONTHLY.map((name) => spanOf(records, name)?.last ?? 0)),
  }));
  return ends.flatMap(({ file, last }) => {
    if (last === 0) return [];
    const later = ends.find((other) =>
      MONTHLY.some((name) => cardsAfter(other.records, name, monthsOn(last)) >= CARDS_LATER),
    );
    if (later === undefined) return [];
    return [{ code: 'file-ends-early', file, last: isoDate(last as CivilDate), other: later.file }];
  });
}
