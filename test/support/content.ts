// The content of a file that a test writes out, as the readers of tables take it.
import type { FileContent } from '../../src/read/content.js';

/** A text as a file's content. */
export function textContent(text: string): FileContent {
  return {
    kind: 'text',
    chunks: (async function* () {
      yield new TextEncoder().encode(text);
    })(),
  };
}
