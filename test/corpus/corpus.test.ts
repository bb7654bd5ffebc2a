// What the fuzzer once found stays mended: every file here ends as it should, in pieces of any size.
import { readdirSync, readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { openInputFile } from '../../src/host/input-file.js';
import { nodeHost } from '../../src/host/node-host.js';
import { main } from '../../src/main.js';

const FOLDER = fileURLToPath(new URL('.', import.meta.url));
const EXPECTED = JSON.parse(readFileSync(`${FOLDER}expected.json`, 'utf8')) as Record<
  string,
  { readonly code: number; readonly says: string }
>;
const host = nodeHost();

/** What the program makes of bytes that come in pieces of `size`. */
async function run(bytes: Uint8Array, size: number) {
  const pieces: Buffer[] = [];
  for (let start = 0; start < bytes.length; start += size) {
    pieces.push(Buffer.from(bytes.subarray(start, start + size)));
  }
  let stdout = '';
  let stderr = '';
  const code = await main(['forecast', '-', '--by', 'office', '--format', 'json'], {
    ...host,
    language: 'en',
    colour: false,
    open: (path, digestAll) =>
      openInputFile(path, digestAll, Readable.from(pieces) as NodeJS.ReadStream),
    write: async (data) => {
      stdout += typeof data === 'string' ? data : Buffer.from(data).toString();
    },
    warn: (text) => {
      stderr += `${text}\n`;
    },
    progress: () => ({ advance: () => {}, stop: () => {} }),
  });
  const figures = code === 0 ? { ...JSON.parse(stdout), inputs: [] } : stdout;
  return { code, stderr, figures };
}

describe('the corpus', () => {
  it('is listed whole', () => {
    const files = readdirSync(FOLDER).filter((name) => !/^expected\.json$|\.ts$|^\.git/.test(name));
    expect(files.sort()).toEqual(Object.keys(EXPECTED).sort());
  });

  it.each(Object.entries(EXPECTED))('%s', async (name, { code, says }) => {
    const bytes = readFileSync(`${FOLDER}${name}`);
    const whole = await run(bytes, bytes.length);
    expect(whole.stderr).toMatch(new RegExp(says));
    expect(whole.stderr).not.toContain('\u{FFFD}');
    expect(whole.code).toBe(code);
    if (code === 0) {
      const { cards, counted, excluded, rejected } = whole.figures.records;
      const out = Object.values<number>(excluded).reduce((sum, each) => sum + each, 0);
      expect(counted + out + rejected).toBe(cards);
    } else expect(whole.figures).toBe('');
    for (const size of [1, 2, 3, 7, 16]) {
      const parts = await run(bytes, size);
      expect(parts.code).toBe(code);
      expect(parts.figures).toEqual(whole.figures);
      expect(parts.stderr).toMatch(new RegExp(says));
    }
  });
});
