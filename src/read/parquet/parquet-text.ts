// Values of Parquet columns as the text that a CSV of the same table would hold.
import type { SchemaElement, SchemaTree } from 'hyparquet';
import { convert, DEFAULT_PARSERS } from 'hyparquet/src/convert.js';
import { FaultError } from '../../records/fault.js';
import type { RawValue } from './parquet-values.js';

export const DAY = 86_400_000;

/** Whether the bytes of a column are texts in UTF-8. Those that do not say what they are, are taken so: older writers do not say it. */
export function isText({ type, converted_type: converted, logical_type: logical }: SchemaElement) {
  return (
    type === 'BYTE_ARRAY' &&
    (converted === undefined || TEXTS.includes(converted)) &&
    (logical === undefined || TEXTS.includes(logical.type))
  );
}

const TEXTS: readonly string[] = ['UTF8', 'STRING', 'ENUM', 'JSON'];

/** Whether the values of a column are days since 1970. */
export function isDays({ type, converted_type: converted }: SchemaElement): boolean {
  return type === 'INT32' && converted === 'DATE';
}

/**
 * A function that gives the text of a value. Bytes that are no text in UTF-8 are damage in a column that `isRead`, and are replaced
 * in one that is only looked at, for it may hold anything.
 */
export function valueText(
  schema: SchemaTree,
  file: string,
  isRead: boolean,
): (value: RawValue) => string {
  const { element } = schema;
  const { type, logical_type: logical } = element;
  if (type === undefined) throw new RangeError('column of no type');
  if (isDays(element)) return (value) => dayText(value as number);
  if (isText(element)) {
    if (!isRead) return (value) => UTF_8.decode(value as Uint8Array);
    return (value) => {
      try {
        return STRICT_UTF_8.decode(value as Uint8Array);
      } catch {
        throw new FaultError('input-parquet-encoding', { file, column: element.name });
      }
    };
  }
  const decoder = {
    ...{ element, type, schemaPath: [schema], pathInSchema: schema.path },
    codec: 'UNCOMPRESSED' as const,
    // As text, so that the privacy guard can examine them.
    parsers: { ...DEFAULT_PARSERS, jsonFromBytes: (bytes: Uint8Array) => UTF_8.decode(bytes) },
  };
  // A moment all over the world: which day it is depends on the place, so it is left to be refused with its zone.
  const isMoment = logical?.type === 'TIMESTAMP' && logical.isAdjustedToUTC;
  return (value) => {
    const cell: unknown = convert(
      type === 'INT64' ? BigInt64Array.of(value as bigint) : [value],
      decoder,
    )[0];
    const isDay = cell instanceof Date && !Number.isNaN(cell.getTime());
    return isMoment && isDay ? cell.toISOString() : cellText(cell);
  };
}

const UTF_8 = new TextDecoder('utf-8', { ignoreBOM: false });
const STRICT_UTF_8 = new TextDecoder('utf-8', { fatal: true });

/** The days whose texts and dates are remembered: two centuries from 1900. */
export const FIRST_DAY = -25_567;
export const DAYS = 73_049;
const dayTexts = new Array<string | undefined>(DAYS).fill(undefined);

function dayText(day: number): string {
  const at = day - FIRST_DAY;
  const known = dayTexts[at];
  if (known !== undefined) return known;
  const text = cellText(new Date(day * DAY));
  if (at >= 0 && at < DAYS) dayTexts[at] = text;
  return text;
}

function cellText(value: unknown): string {
  // pandas has no other number for a blank.
  if (value === null || value === undefined || Number.isNaN(value)) return '';
  if (value instanceof Date) {
    // Days beyond the calendar are left to the reader of dates, which rejects them.
    if (Number.isNaN(value.getTime())) return 'infinity';
    const iso = value.toISOString();
    return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, -14) : iso.slice(0, -5).replace('T', ' ');
  }
  return typeof value === 'string' ? value : String(value);
}
