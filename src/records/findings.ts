// Findings: what can be wrong in a file of records, by code. The words are in words/findings.ts.
import type { BlankColumn } from './columns.js';
import type { DateForm } from './date-text.js';

/** `reject`: the row (or the file) is not counted. `warning`: it is counted and the reader is told. */
export type FindingLevel = 'reject' | 'warning';

/** What a finding is of. */
export type FindingScope = 'cell' | 'row' | 'file';

/** The catalogue. */
export const FINDINGS = {
  'missing-column': { level: 'reject', scope: 'file' },
  'repeated-column': { level: 'reject', scope: 'file' },
  'broken-quotes': { level: 'reject', scope: 'file' },
  'row-length': { level: 'reject', scope: 'row' },
  'missing-value': { level: 'reject', scope: 'cell' },
  'unreadable-date': { level: 'reject', scope: 'cell' },
  'impossible-date': { level: 'reject', scope: 'cell' },
  'unknown-status': { level: 'reject', scope: 'cell' },
  'unknown-issue-kind': { level: 'reject', scope: 'cell' },
  'unreadable-count': { level: 'reject', scope: 'cell' },
  'issue-before-birth': { level: 'reject', scope: 'row' },
  'issue-before-scheme': { level: 'reject', scope: 'row' },
  'application-after-issue': { level: 'reject', scope: 'row' },
  'certificate-before-card': { level: 'reject', scope: 'row' },
  'no-records': { level: 'warning', scope: 'file' },
  'hand-over-date': { level: 'warning', scope: 'file' },
  'duplicate-id': { level: 'warning', scope: 'row' },
  'mixed-date-forms': { level: 'warning', scope: 'file' },
  'sparse-column': { level: 'warning', scope: 'file' },
  'certificate-after-card-end': { level: 'warning', scope: 'row' },
  'signature-under-age': { level: 'warning', scope: 'row' },
  'implausible-renewal': { level: 'warning', scope: 'row' },
  'expiry-fits-no-reading': { level: 'warning', scope: 'row' },
  'stay-before-issue': { level: 'warning', scope: 'row' },
  'application-before-scheme': { level: 'warning', scope: 'row' },
  'date-after-as-of': { level: 'warning', scope: 'row' },
} as const satisfies Record<string, { level: FindingLevel; scope: FindingScope }>;

/** Stable name of a finding. */
export type FindingCode = keyof typeof FINDINGS;

/** All codes, in the order of the catalogue. */
export const FINDING_CODES = Object.keys(FINDINGS) as FindingCode[];

/** Particulars of the findings that have any; never the content of a cell. */
interface Particulars {
  readonly 'missing-column': {
    /** Known headers of the column. */
    readonly names: readonly string[];
    /** An unknown header that is nearly one of them; `number` is its position, from 1. */
    readonly near: { readonly header: string; readonly number: number } | undefined;
  };
  readonly 'row-length': { readonly found: number; readonly expected: number };
  readonly 'unreadable-date': { readonly forms: readonly DateForm[] };
  readonly 'unknown-status': { readonly names: readonly string[] };
  readonly 'unknown-issue-kind': { readonly names: readonly string[] };
  readonly 'issue-before-scheme': { readonly start: string };
  /** Days between issue and hand-over that the user gave; 0 if none. */
  readonly 'hand-over-date': { readonly lag: number };
  readonly 'mixed-date-forms': { readonly forms: readonly DateForm[] };
  readonly 'sparse-column': {
    readonly name: BlankColumn;
    readonly blank: number;
    readonly rows: number;
  };
  readonly 'signature-under-age': { readonly age: number };
  readonly 'implausible-renewal': { readonly months: number };
}

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

/** A finding without its place. It does not compile if a particular is missing. */
export function rowFinding<Code extends FindingCode>(
  code: Code,
  ...[params]: FindingArguments<Code>
): RowFinding {
  return { code, ...(params && { params }) } as RowFinding;
}

/** A finding on a file of records, at its place. */
export type Finding = RowFinding & {
  readonly file: string;
  /** Line on which the row begins, from 1; 0 if the finding is of the whole file. */
  readonly line: number;
  /** Position of the cell in its row, from 1; 0 if the finding is of the row or the file. */
  readonly column: number;
  /** Header of the column as the file has it; blank if the finding is of no column. */
  readonly columnLabel: string;
  /** The rejected content, only if --show-values asks for it. */
  readonly value?: string;
};
