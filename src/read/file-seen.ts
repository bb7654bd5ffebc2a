// What was seen of a file while it was read: its form, and how each header was read.
import type { ColumnName, ReadBy } from '../records/columns.js';
import type { DateForm } from '../records/date-text.js';
import type { UnreadColumn } from '../records/unread-columns.js';
import type { Label } from './text/encodings.js';

/** The form of a file, as its bytes tell it. */
export type FormSeen =
  | {
      readonly kind: 'text';
      /** `ascii` where no byte tells more. */
      readonly encoding: Label | 'ascii';
      /** Undefined where there is no row. */
      readonly separator: string | undefined;
    }
  | { readonly kind: 'workbook'; readonly sheet: string; readonly sheets: readonly string[] }
  | { readonly kind: 'parquet' };

/** A header and what its column held. */
export interface ColumnSeen {
  readonly header: string;
  /** From 1. */
  readonly number: number;
  readonly columns: readonly ColumnName[];
  /** How it came to be read; undefined where it is not. */
  readonly by: ReadBy | 'layout' | undefined;
  /** Why it is not read: the user says so, or the header is not known and looks like this. */
  readonly unread: 'ignored' | 'unknown' | undefined;
  readonly looks: UnreadColumn | undefined;
  /** Blank cells; undefined where the column is not read. */
  readonly blank: number | undefined;
  /** Forms of date, in order of first use. */
  readonly forms: readonly DateForm[];
}

/** What was seen of one file. */
export interface FileSeen {
  readonly file: string;
  readonly form: FormSeen;
  readonly rows: number;
  readonly columns: readonly ColumnSeen[];
  /** Whether the day of hand-over stands in for the day of issue. */
  readonly isHandOver: boolean;
}
