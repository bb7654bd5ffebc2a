// The words by which headers and names are known, as data/privacy.json has them.
import { z } from 'zod';
import { ONCE } from '../../rules/once.js';
import { PRIVATE_KINDS } from './finding.js';

const text = z.string().min(1);
const texts = z.array(text).min(1);

const dataSchema = z.strictObject({
  source: text,
  headers: z.strictObject({
    note: text,
    kinds: z.record(z.enum(PRIVATE_KINDS), z.strictObject({ whole: texts, containing: texts })),
    struck: texts,
    person_words: texts,
    except_endings: texts,
    except_endings_by_kind: z.partialRecord(z.enum(PRIVATE_KINDS), texts),
    institutions: texts,
  }),
  surnames: z.strictObject({
    note: text,
    list: z.array(z.strictObject({ kanji: text, kana: text, roman: text })).min(1),
  }),
  roman_given_names: z.strictObject({ note: text, list: texts }),
  given_name_endings: z.strictObject({ note: text, broad: text, distinctive: text }),
  not_persons: z.strictObject({ note: text, list: texts }),
});

export type PrivacyData = z.infer<typeof dataSchema>;

/**
 * Reads data/privacy.json strictly; a text where it is wrong.
 *
 * @example
 * decodePrivacyData({}).includes('Invalid input') // => true
 */
export function decodePrivacyData(json: unknown): PrivacyData | string {
  const parsed = dataSchema.safeParse(json, ONCE);
  return parsed.success ? parsed.data : z.prettifyError(parsed.error);
}
