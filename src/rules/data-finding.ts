// Findings in the program's own data files: where, and what by its code. The words are in words/data.ts.
import type { z } from 'zod';

export const DATA_CODES = [
  // The validation library's own.
  'invalid_type',
  'invalid_value',
  'unrecognized_keys',
  'too_small',
  'too_big',
  // What a decoder looks for besides.
  'not-a-date',
  'out-of-order',
  'unknown-rule',
  'rule-twice',
  'rule-missing',
  'several-versions',
  'otherwise',
] as const;
export type DataCode = (typeof DATA_CODES)[number];

/** A finding in a data file. `place` is its keys joined by dots; blank for the whole file. */
export interface DataFinding {
  readonly file: string;
  readonly place: string;
  readonly code: DataCode;
}

/**
 * The findings of a failed decoding. What a schema looks for besides types has a {@link DataCode} for its message.
 * `within` is the place of what was decoded, where it is a part of the file.
 */
export function dataFindings(error: z.ZodError, file: string, within?: string): DataFinding[] {
  return error.issues.map((issue) => {
    const { path, code, message } = issue;
    const keys = issue.code === 'unrecognized_keys' ? [issue.keys.join(', ')] : [];
    const place = [...(within === undefined ? [] : [within]), ...path.map(String), ...keys];
    const name = code === 'custom' ? message : code;
    const known = DATA_CODES.find((each) => each === name);
    return { file, place: place.join('.'), code: known ?? 'otherwise' };
  });
}
