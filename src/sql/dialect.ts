// Dialects: in what the SQL of the databases differs; the one place that knows their names.

export const DIALECTS = ['duckdb', 'postgres', 'spark'] as const;
export type DialectName = (typeof DIALECTS)[number];

/** How one database writes what the others write otherwise. */
export interface Dialect {
  /** A name as it stands, whatever letters it has. */
  readonly quote: (name: string) => string;
  /** A value as text; a date becomes 2025-04-01. */
  readonly text: (value: string) => string;
  /** Whole division of numbers that are not negative. */
  readonly divide: (dividend: string, divisor: number) => string;
  /** Whether a text has a form, written without backslashes. */
  readonly matches: (text: string, form: string) => string;
  /** Ends a step so that it is not folded into the next: folded, expressions would multiply with every step. */
  readonly fence: string;
}

const doubled = (mark: string) => (name: string) =>
  `${mark}${name.replaceAll(mark, mark + mark)}${mark}`;

/** Whatever the law, the queries differ in this alone. */
export const DIALECT: { readonly [Name in DialectName]: Dialect } = {
  duckdb: {
    quote: doubled('"'),
    text: (value) => `CAST(${value} AS VARCHAR)`,
    divide: (dividend, divisor) => `(${dividend} // ${divisor})`,
    matches: (text, form) => `regexp_matches(${text}, '${form}')`,
    fence: '',
  },
  postgres: {
    quote: doubled('"'),
    text: (value) => `CAST(${value} AS TEXT)`,
    divide: (dividend, divisor) => `(${dividend} / ${divisor})`,
    matches: (text, form) => `${text} ~ '${form}'`,
    fence: ' OFFSET 0',
  },
  spark: {
    quote: doubled('`'),
    text: (value) => `CAST(${value} AS STRING)`,
    divide: (dividend, divisor) => `(${dividend} DIV ${divisor})`,
    matches: (text, form) => `${text} RLIKE '${form}'`,
    fence: '',
  },
};

/** The parts of a table's name, or undefined where it is none that is taken: up to three, of letters, digits and _. */
export function tableName(text: string): readonly string[] | undefined {
  const parts = text.split('.');
  const sound = parts.every((part) => /^[\p{L}_][\p{L}\p{M}\p{N}_]{0,62}$/u.test(part));
  return sound && parts.length <= 3 ? parts : undefined;
}
