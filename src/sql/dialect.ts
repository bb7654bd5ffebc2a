// Dialects: in what the SQL of the databases differs; the one place that knows their names.

export const DIALECTS = ['duckdb', 'postgres', 'spark'] as const;
export type DialectName = (typeof DIALECTS)[number];

/** Code points, from and to. */
export type CodeRanges = readonly (readonly [from: number, to: number])[];

/** The SQL of one database where it differs from the others. */
export interface Dialect {
  /** A quoted name. */
  readonly quote: (name: string) => string;
  /** A text between quotation marks. */
  readonly literal: (text: string) => string;
  /** A value as text; a date becomes 2025-04-01. */
  readonly text: (value: string) => string;
  /** Whole division of numbers that are not negative. */
  readonly divide: (dividend: string, divisor: number | string) => string;
  /** Whether a text matches a pattern, which has no backslashes but those of {@link Dialect.anyOf}. */
  readonly matches: (text: string, form: string) => string;
  /** A text with every match of such a pattern replaced by a plain text. */
  readonly replaced: (text: string, form: string, by: string) => string;
  /** The part of a pattern that matches one character of these, without brackets, so that more can stand beside it. */
  readonly anyOf: (ranges: CodeRanges) => string;
  /** Ends a step such that the optimizer does not merge it into the next: expressions would multiply with every step. */
  readonly fence: string;
}

const doubled = (mark: string) => (name: string) =>
  `${mark}${name.replaceAll(mark, mark + mark)}${mark}`;

const ranges = (write: (code: number) => string) => (codes: CodeRanges) =>
  codes.map(([from, to]) => (from === to ? write(from) : `${write(from)}-${write(to)}`)).join('');

const hex = (code: number, digits: number) => code.toString(16).padStart(digits, '0');

/** As UTF-16 has it, by which the patterns of Java know characters too. */
const utf16 = (code: number) =>
  Array.from({ length: String.fromCodePoint(code).length }, (_, index) => {
    return `\\u${hex(String.fromCodePoint(code).charCodeAt(index), 4)}`;
  }).join('');

/** The queries differ only in this, whatever the law. */
export const DIALECT: { readonly [Name in DialectName]: Dialect } = {
  duckdb: {
    quote: doubled('"'),
    literal: doubled("'"),
    text: (value) => `CAST(${value} AS VARCHAR)`,
    divide: (dividend, divisor) => `(${dividend} // ${divisor})`,
    matches: (text, form) => `regexp_matches(${text}, '${form}')`,
    replaced: (text, form, by) => `regexp_replace(${text}, '${form}', '${by}', 'g')`,
    anyOf: ranges((code) => `\\x{${hex(code, 2)}}`),
    fence: '',
  },
  postgres: {
    quote: doubled('"'),
    literal: doubled("'"),
    text: (value) => `CAST(${value} AS TEXT)`,
    divide: (dividend, divisor) => `(${dividend} / ${divisor})`,
    matches: (text, form) => `${text} ~ '${form}'`,
    replaced: (text, form, by) => `regexp_replace(${text}, '${form}', '${by}', 'g')`,
    // Its texts hold no character 0, and its patterns do not know it.
    anyOf: ranges((code) => (code > 0xffff ? `\\U${hex(code, 8)}` : `\\u${hex(code || 1, 4)}`)),
    fence: ' OFFSET 0',
  },
  spark: {
    quote: doubled('`'),
    literal: (text) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`,
    text: (value) => `CAST(${value} AS STRING)`,
    divide: (dividend, divisor) => `(${dividend} DIV ${divisor})`,
    matches: (text, form) => `${text} RLIKE '${form}'`,
    replaced: (text, form, by) => `regexp_replace(${text}, '${form}', '${by}')`,
    // Read alike by the literal, which makes characters of them, and by the pattern where literals are left as they are.
    anyOf: ranges(utf16),
    fence: '',
  },
};

/** The parts of a table's name, or undefined where it is none that is taken: up to three, of letters, digits and _. */
export function tableName(text: string): readonly string[] | undefined {
  const parts = text.split('.');
  const sound = parts.every((part) => /^[\p{L}_][\p{L}\p{M}\p{N}_]{0,62}$/u.test(part));
  return sound && parts.length <= 3 ? parts : undefined;
}
