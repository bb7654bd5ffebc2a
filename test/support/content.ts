// The content of a file that a test writes out, as the readers of tables take it.
import { distance } from 'fastest-levenshtein';
import type { FileContent } from '../../src/read/content.js';
import { shownNames } from '../../src/records/shown-names.js';
import { repositoryAliases } from './law.js';

/** A text as a file's content. */
export function textContent(text: string): FileContent {
  return {
    kind: 'text',
    isShown: shownNames(repositoryAliases(), distance),
    chunks: (async function* () {
      yield new TextEncoder().encode(text);
    })(),
  };
}
