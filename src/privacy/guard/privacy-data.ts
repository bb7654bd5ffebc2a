// The words by which headers and names are known, as data/privacy.json has them.
import { z } from 'zod';
import { failed, ok, type Result } from '../../records/fault.js';
import { PRIVATE_KINDS } from '../../records/privacy-finding.js';
import { dataFindings } from '../../rules/data-finding.js';
import { ONCE } from '../../rules/once.js';

const text = z.string().min(1);
const texts = z.array(text).min(1);

const dataSchema = z.strictObject({
  source: text,
  headers: z.strictObject({
    note: text,
    kinds: z.record(z.enum(PRIVATE_KINDS), z.strictObject({ whole: texts, ending: texts })),
    tails: texts,
    struck: texts,
    person_words: texts,
    except_endings: texts,
    except_endings_by_kind: z.partialRecord(z.enum(PRIVATE_KINDS), texts),
    institutions: texts,
  }),
  person_names: z.strictObject({
    source: text,
    licence: text,
    surnames: text,
    given_readings: text,
    given_kanji: z.strictObject({ first: text, middle: text, last: text, single: text }),
  }),
  variants: z.strictObject({ note: text, pairs: text }),
  foreign_names: z.strictObject({
    note: text,
    roman: texts,
    katakana: texts,
    kanji_surnames: text,
  }),
  frames: z.strictObject({ note: text, roles: texts, honorifics: texts }),
  shelf_words: z.strictObject({ note: text, list: texts }),
  given_name_endings: z.strictObject({ note: text, broad: text, distinctive: text }),
  not_persons: z.strictObject({ note: text, list: texts }),
});

export type PrivacyData = z.infer<typeof dataSchema>;

/**
 * Reads data/privacy.json strictly; `file` is its name, for the fault.
 *
 * @example
 * decodePrivacyData({}, 'data/privacy.json').ok // => false
 */
export function decodePrivacyData(json: unknown, file: string): Result<PrivacyData> {
  const parsed = dataSchema.safeParse(json, ONCE);
  if (parsed.success) return ok(parsed.data);
  return failed('usage-bad-data', { findings: dataFindings(parsed.error, file) });
}
