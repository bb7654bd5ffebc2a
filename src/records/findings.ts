// Findings: what can be wrong in a file of records, by code. The words are in words/findings.ts.
import type { BlankColumn, ColumnName } from './columns.js';
import type { BesideDate, DateForm } from './date-text.js';
import type { UnreadColumn } from './unread-columns.js';

/** `reject`: the row (or the file) is not counted. `warning`: it is counted and the reader is told. */
export type FindingLevel = 'reject' | 'warning';

/** What a finding is of. */
export type FindingScope = 'cell' | 'row' | 'file';

/** The catalogue. */
export const FINDINGS = {
  'missing-column': { level: 'reject', scope: 'file' },
  'repeated-column': { level: 'reject', scope: 'file' },
  'column-not-read': { level: 'reject', scope: 'file' },
  'broken-quotes': { level: 'reject', scope: 'file' },
  'row-length': { level: 'reject', scope: 'row' },
  'missing-value': { level: 'reject', scope: 'cell' },
  'unreadable-date': { level: 'reject', scope: 'cell' },
  'impossible-date': { level: 'reject', scope: 'cell' },
  'formula-without-result': { level: 'reject', scope: 'cell' },
  'error-value': { level: 'reject', scope: 'cell' },
  'merged-cells': { level: 'reject', scope: 'file' },
  'unknown-status': { level: 'reject', scope: 'cell' },
  'unknown-issue-kind': { level: 'reject', scope: 'cell' },
  'unreadable-count': { level: 'reject', scope: 'cell' },
  'issue-before-birth': { level: 'reject', scope: 'row' },
  'issue-before-scheme': { level: 'reject', scope: 'row' },
  'application-after-issue': { level: 'reject', scope: 'row' },
  'certificate-before-card': { level: 'reject', scope: 'row' },
  'column-ends-early': { level: 'warning', scope: 'file' },
  'no-renewals': { level: 'warning', scope: 'file' },
  'column-perhaps-meant': { level: 'warning', scope: 'file' },
  'no-records': { level: 'warning', scope: 'file' },
  'total-row': { level: 'warning', scope: 'row' },
  'hand-over-date': { level: 'warning', scope: 'file' },
  'duplicate-id': { level: 'warning', scope: 'row' },
  'invisible-characters': { level: 'warning', scope: 'file' },
  'names-unified': { level: 'warning', scope: 'file' },
  'mixed-date-forms': { level: 'warning', scope: 'file' },
  'sparse-column': { level: 'warning', scope: 'file' },
  'certificate-after-card-end': { level: 'warning', scope: 'row' },
  'signature-under-age': { level: 'warning', scope: 'row' },
  'implausible-renewal': { level: 'warning', scope: 'row' },
  'expiry-fits-no-reading': { level: 'warning', scope: 'row' },
  'hand-over-before-issue': { level: 'warning', scope: 'row' },
  'stay-before-issue': { level: 'warning', scope: 'row' },
  'application-before-scheme': { level: 'warning', scope: 'row' },
  'date-after-as-of': { level: 'warning', scope: 'row' },
  'issue-far-ahead': { level: 'warning', scope: 'row' },
} as const satisfies Record<string, { level: FindingLevel; scope: FindingScope }>;

/** Stable name of a finding. */
export type FindingCode = keyof typeof FINDINGS;

/** Warnings on rows that are no records, and so not counted. */
export const NO_RECORD: ReadonlySet<FindingCode> = new Set<FindingCode>(['total-row']);

/** All codes, in the order of the catalogue. */
export const FINDING_CODES = Object.keys(FINDINGS) as FindingCode[];

/** What a cell of a date that cannot be read holds: a time, or the number of no day, not formatted as a date. */
export type HeldInDate = BesideDate | 'number';

/** Looks of unread columns that are only told. */
export type UnreadByNote = 'certificate-state' | 'second-status' | 'other';

/**
 * Particulars of the findings that have any. None has the content of a cell but for a state or kind that is not known, by
 * which values are told apart, and which is shown only where that is asked for: see `createFindingLog`.
 */
interface Particulars {
  readonly 'missing-column': {
    /** Known headers of the column. */
    readonly names: readonly string[];
    /** An unknown header that is nearly one of them; `number` is its position, from 1. */
    readonly near: { readonly header: string; readonly number: number } | undefined;
    /** The full-width comma that stands between the headers; undefined where none does. */
    readonly comma: string | undefined;
  };
  readonly 'row-length': { readonly found: number; readonly expected: number };
  readonly 'unreadable-date': {
    readonly forms: readonly DateForm[];
    readonly holds: HeldInDate | undefined;
  };
  /** The name of the range. */
  readonly 'merged-cells': { readonly range: string };
  /** Of a column that looks as if figures rest on it. */
  readonly 'column-not-read': Pick<UnreadColumn, 'columns' | 'by'> & {
    readonly looks: Exclude<UnreadColumn['looks'], UnreadByNote>;
  };
  /**
   * The column it may be; none for the state of a certificate, which is not read at all, and for a second column of states: of
   * the first rows, `ended` say that a card has ended that counts as active.
   */
  readonly 'column-perhaps-meant': {
    readonly columns: readonly ColumnName[];
    readonly ended?: number | undefined;
  };
  /** Of a column whose last day is `last`: how many cards have a day in the column `other` that is much later. */
  readonly 'column-ends-early': {
    readonly last: string;
    readonly other: string;
    readonly cards: number;
  };
  /** Cards issued since `from`, when the first cards had ended; whether the kind of issue is read. */
  readonly 'no-renewals': {
    readonly cards: number;
    readonly from: string;
    readonly isRead: boolean;
  };
  readonly 'unknown-status': { readonly unknown: string };
  readonly 'unknown-issue-kind': { readonly unknown: string };
  readonly 'issue-before-scheme': { readonly start: string };
  /** Days between issue and hand-over that the user gave; 0 if none. */
  readonly 'hand-over-date': { readonly lag: number };
  /** `characters` as U+200B. */
  readonly 'invisible-characters': {
    readonly place: 'header' | 'cells';
    readonly characters: readonly string[];
  };
  readonly 'mixed-date-forms': { readonly forms: readonly DateForm[] };
  readonly 'sparse-column': {
    readonly name: BlankColumn;
    readonly blank: number;
    readonly rows: number;
  };
  readonly 'signature-under-age': { readonly age: number };
  readonly 'implausible-renewal': { readonly months: number };
  /** The last day of issue that is believed, by the records or by the month of the rules; rows with the day found. */
  readonly 'issue-far-ahead': {
    readonly by: 'records' | 'rules';
    readonly last: string;
    readonly rows: number;
  };
}

/** Findings of a value that the user can give a meaning. */
export const UNKNOWN_VALUES = [
  'unknown-status',
  'unknown-issue-kind',
] as const satisfies readonly FindingCode[];

/** More different values are no categories. */
export const MOST_VALUES = 12;

/** A finding without its place. */
export type RowFinding = {
  readonly [C in FindingCode]: C extends keyof Particulars
    ? { readonly code: C; readonly params: Particulars[C] }
    : { readonly code: C; readonly params?: undefined };
}[FindingCode];

/** The particulars of a code as arguments. */
export type FindingArguments<Code extends FindingCode> = Code extends keyof Particulars
  ? [params: Particulars[Code]]
  : [];

/** How many findings of a code are told in full, one by one; of all the others only how many there are. */
export type ToldPerCode = Readonly<Record<FindingLevel, number>>;

/** Whether the next finding of a code is told in full, where so many were before it: those of files and of values always are. */
export function isTold(code: FindingCode, before: number, most: ToldPerCode | undefined): boolean {
  if (most === undefined) return true;
  const { level, scope } = FINDINGS[code];
  return (
    before < most[level] ||
    scope === 'file' ||
    (UNKNOWN_VALUES as readonly FindingCode[]).includes(code)
  );
}

/** A finding without its place. It does not compile if a particular is missing. */
export function rowFinding<Code extends FindingCode>(
  code: Code,
  ...[params]: FindingArguments<Code>
): RowFinding {
  return { code, ...(params && { params }) } as RowFinding;
}

/** A finding in a column of a file of records, the same for all rows that have it. */
export type ColumnFinding = RowFinding & {
  readonly file: string;
  /** The sheet of a workbook. */
  readonly sheet?: string;
  /** Position of the cell in its row, from 1; 0 if the finding is of the row or the file. */
  readonly column: number;
  /** Header of the column as the file has it; blank if the finding is of no column. */
  readonly columnLabel: string;
  /** The rejected content, only if --show-values asks for it. */
  readonly value?: string;
};

/** A finding on a file of records, at its place. */
export type Finding = ColumnFinding & {
  /** Line on which the row begins, or its number in the sheet, from 1; 0 if the finding is of the whole file. */
  readonly line: number;
};

/** The value of a finding that the user can give a meaning. */
export function unknownValue(finding: RowFinding): string | undefined {
  switch (finding.code) {
    case 'unknown-status':
    case 'unknown-issue-kind':
      return finding.params.unknown;
    default:
      return undefined;
  }
}
