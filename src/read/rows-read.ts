// What was read of rows: their totals, and what a part of a file gives to the whole.
import type { PrivacyNotes } from '../privacy/guard/noting-guard.js';
import type { PartOfUse } from '../records/column-use.js';
import type { ColumnFinding, FindingCode } from '../records/findings.js';
import type { SomeIdentifiers } from './identifier-notes.js';

/** Totals of one or several files. */
export interface IntakeTotals {
  /** Rows below the header, rejected ones included. */
  rows: number;
  /** The sum of `count` over those rows; a row whose count cannot be read is one card. */
  cards: number;
  rejectedRows: number;
  rejectedCards: number;
}

/** What was read of some rows of a file. Their first line is 1. */
export interface RowsRead {
  /**
   * Identifiers that are to be compared as they come, in order. Of each: the two halves of what it is compared by, its line, and
   * the number of findings reported before it in full.
   */
  readonly identifiers: Int32Array;
  /** Those that are told of at the end only. */
  readonly apart: readonly SomeIdentifiers[];
  readonly totals: IntakeTotals;
  /** The different findings. */
  readonly findings: readonly ColumnFinding[];
  /** Where they are: in turn the index of a finding and the line, 0 for the whole part. */
  readonly places: Int32Array;
  /** By the index of a place of an unknown value: how many rows it stands for, where they are more than one. */
  readonly alike: ReadonlyMap<number, number>;
  /** Findings that were only counted. */
  readonly more: ReadonlyMap<FindingCode, number>;
  /** In the order of the reader's columns. */
  readonly columns: readonly PartOfUse[];
  readonly notes: PrivacyNotes;
  /** Days of issue, packed. */
  readonly issueDays: Float64Array;
}

/** Numbers for each of the identifiers that are compared as they come. */
export const IDENTIFIER_FIELDS = 4;

const NO_TOTALS: IntakeTotals = { rows: 0, cards: 0, rejectedRows: 0, rejectedCards: 0 };

/** Totals before anything is read. */
export const emptyTotals = (): IntakeTotals => ({ ...NO_TOTALS });
