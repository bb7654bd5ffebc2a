// READMEs and guides hold: every command in them is run as it stands, and prints what stands below it.
import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';

interface Blocks {
  readonly files: readonly { readonly file: string; readonly content: string }[];
  readonly runs: readonly { readonly command: string; readonly output: string }[];
  readonly stray: readonly { readonly content: string }[];
}

/** What this test uses of the script that writes the pages. */
interface DocsScript {
  readonly RUN_PAGES: readonly { readonly name: string; readonly locale: string }[];
  readonly readBlocks: (markdown: string) => Blocks;
  readonly runPage: (blocks: Blocks, locale: string) => Generator<string>;
}

const root = new URL('../../', import.meta.url);
const script = new URL('scripts/run-pages.js', root).href;
const { RUN_PAGES, readBlocks, runPage }: DocsScript = await import(script);
const LONG = 60_000;

describe.each(RUN_PAGES)('$name', ({ name, locale }) => {
  const page = readFileSync(new URL(name, root), 'utf8');
  const blocks = readBlocks(page);
  const outputs = runPage(blocks, locale);
  afterAll(() => outputs.return(undefined));

  it('has no block of commands that is not run', () => {
    expect(blocks.stray.map(({ content }) => content)).toEqual([]);
  });

  it('runs more than a few commands', () => {
    expect(blocks.runs.length).toBeGreaterThanOrEqual(4);
  });

  it.each(blocks.runs)(
    'prints what it shows: $command',
    { timeout: LONG },
    ({ command, output }) => {
      for (const line of command.trimEnd().split('\n')) {
        expect(line).toMatch(/^(?:(?:npm ci && )?npx koshin |head -n \d+ |ls )/);
      }
      expect(outputs.next().value).toBe(output);
    },
  );

  it('links to files that are there', () => {
    const links = [...page.matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)].map(
      (match) => match[1] as string,
    );
    for (const link of links) {
      if (!link.includes('://') && !link.includes('decisions')) {
        expect(() => readFileSync(new URL(link, new URL(name, root))), link).not.toThrow();
      }
    }
  });
});

describe.each(RUN_PAGES.slice(0, 2))('$name', ({ name }) => {
  it('begins with the main job, and then the tests', () => {
    const page = readFileSync(new URL(name, root), 'utf8');
    const [first, second] = [...page.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(
      (match) => match[1],
    );
    expect(first?.split('\n')[0]).toMatch(/^npm ci && npx koshin forecast(?: --lang ja)?$/);
    expect(second).toBe('npm test\n');
    expect(page.indexOf('```')).toBe(page.indexOf('```sh'));
  });
});

describe('reading blocks', () => {
  it('finds a command that nothing runs', () => {
    expect(readBlocks('```sh\nnpx koshin forecast\n```\n\nprose\n').stray).toHaveLength(1);
    expect(readBlocks('```text\n$ koshin forecast\n```\n').stray).toHaveLength(1);
    expect(readBlocks('```sh\nnpm test\n```\n').stray).toHaveLength(0);
  });

  it('pairs commands with the output right below them, and keeps named files', () => {
    const page =
      '```csv a.csv\nx\n```\n\n```sh\nnpx koshin check a.csv\n```\n\n```text\nfine\n```\n';
    const { files, runs, stray } = readBlocks(page);
    expect(files).toMatchObject([{ file: 'a.csv', content: 'x\n' }]);
    expect(runs).toMatchObject([{ command: 'npx koshin check a.csv\n', output: 'fine\n' }]);
    expect(stray).toEqual([]);
  });
});
