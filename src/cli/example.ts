// The bundled records of invented people, known by their content wherever they lie.
import type { Host } from '../host/host.js';
import type { FileContent } from '../read/content.js';
import { loadBundledDigests } from './bundled-data.js';

/** A file that may be a bundled one. */
export interface Watched {
  /** The content, which must be read in place of the one given. */
  readonly content: FileContent;
  /** Whether it was a bundled one; to be asked once it is read. */
  readonly isExample: () => boolean;
}

/** Watches the bytes of a file go by. All but bundled files are given up after their first bytes. */
export function watchForExample(host: Host, content: FileContent): Watched {
  if (content.kind !== 'text') return { content, isExample: () => false };
  const { headBytes, files } = loadBundledDigests(host);
  const whole = host.hasher();
  const head = host.hasher();
  let size = 0;
  let isPossible = true;

  function see(chunk: Uint8Array): void {
    if (size < headBytes) {
      head.update(chunk.subarray(0, headBytes - size));
      if (size + chunk.length >= headBytes) {
        const digest = head.digest();
        isPossible = files.some((file) => file.head === digest);
      }
    }
    size += chunk.length;
    if (isPossible) whole.update(chunk);
  }
  async function* chunks(): AsyncIterable<Uint8Array> {
    for await (const chunk of content.kind === 'text' ? content.chunks : []) {
      if (isPossible) see(chunk);
      yield chunk;
    }
  }
  return {
    content: { ...content, chunks: chunks() },
    isExample: () => {
      if (!isPossible || size < headBytes) return false;
      const digest = whole.digest();
      return files.some((file) => file.sha256 === digest);
    },
  };
}
