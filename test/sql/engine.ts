// What tests ask of a database, whichever it is.
import type { DialectName } from '../../src/sql/dialect.js';

/** A database with the tables of a test. */
export interface Engine {
  readonly name: DialectName;
  /** Makes a table of a CSV file of records, its columns text or of their own types. */
  readonly load: (table: string, csv: string, types: 'text' | 'typed') => Promise<void>;
  /** The result of a query as CSV with a header. */
  readonly query: (sql: string) => Promise<string>;
  readonly close: () => void;
}
