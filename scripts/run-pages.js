// Runs the commands that READMEs and guides show, and writes their outputs below them. test/docs/readme.test.ts compares them.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { masked, PAGE_MARKS } from './recordings.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const koshin = join(root, 'bin/koshin.js');

/** The pages whose commands are run, and the locale under which they are. */
export const RUN_PAGES = [
  { name: 'README.md', locale: 'C' },
  { name: 'README.ja.md', locale: 'ja_JP.UTF-8' },
  { name: 'docs/guide.md', locale: 'C' },
  { name: 'docs/guide.ja.md', locale: 'ja_JP.UTF-8' },
  { name: 'docs/counts.md', locale: 'C' },
  { name: 'docs/counts.ja.md', locale: 'ja_JP.UTF-8' },
  { name: 'docs/ci.md', locale: 'C' },
];

/** Blocks of commands that stand without an output: they build or test the project itself. */
export const NOT_RUN = ['npm test'];

const OUTPUTS = ['text', 'csv', 'json'];
const LOOKS_LIKE_COMMAND = /^\s*(?:\$ |npx |npm |node |koshin )/m;

/**
 * @typedef {{ whole: string, language: string, file: string | undefined, content: string }} Block
 * @typedef {{ command: string, output: string, language: string, whole: string }} Run
 * @typedef {{ files: { file: string, content: string }[], runs: Run[], stray: Block[] }} Blocks
 */

/**
 * The fenced blocks of a page: `files` are named inputs, fenced as “csv counts.csv”; `runs` are blocks of commands with the
 * output that follows them, `stray` are blocks that look like commands but would not be run.
 * @param {string} markdown @returns {Blocks}
 */
export function readBlocks(markdown) {
  const blocks = [...markdown.matchAll(/^```(\S*)(?: +(\S+))?\n([\s\S]*?)^```$/gm)].map(
    ([whole, language = '', file, content = '']) => ({ whole, language, file, content }),
  );
  const files = blocks.flatMap(({ file, content }) => (file ? [{ file, content }] : []));
  /** @type {Run[]} */
  const runs = [];
  /** @type {Block[]} */
  const stray = [];
  blocks.forEach((block, index) => {
    if (block.language !== 'sh') {
      if (LOOKS_LIKE_COMMAND.test(block.content)) stray.push(block);
      return;
    }
    const output = blocks[index + 1];
    const follows = output && OUTPUTS.includes(output.language) && output.file === undefined;
    if (follows && markdown.includes(`${block.whole}\n\n${output.whole}`)) {
      runs.push({
        command: block.content,
        output: output.content,
        language: output.language,
        whole: output.whole,
      });
    } else if (!NOT_RUN.includes(block.content.trim())) stray.push(block);
  });
  return { files, runs, stray };
}

/**
 * What the blocks of commands of one page print, versions masked, each run by bash when it is asked for: all in one new folder that holds
 * the page's files and the fixtures, so that one command may use what an earlier one wrote.
 * @param {Blocks} blocks @param {string} locale @returns {Generator<string>}
 */
export function* runPage({ files, runs }, locale) {
  const folder = mkdtempSync(join(tmpdir(), 'koshin-docs-'));
  try {
    symlinkSync(join(root, 'fixtures'), join(folder, 'fixtures'));
    for (const { file, content } of files) writeFileSync(join(folder, file), content);
    for (const { command } of runs) {
      const script = command
        .replace(/^npm ci && /, '')
        .replaceAll('npx koshin', `'${process.execPath}' '${koshin}'`);
      const { stdout, stderr, status } = spawnSync(
        'bash',
        ['-c', `set -e -o pipefail\n${script}`],
        {
          cwd: folder,
          env: plainEnvironment(locale),
          encoding: 'utf8',
          maxBuffer: 1 << 26,
        },
      );
      if (status !== 0) throw new Error(`exit code ${status}: ${command}${stderr}`);
      yield masked(stdout, PAGE_MARKS);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The environment in a locale, without colours. @param {string} locale */
export function plainEnvironment(locale) {
  const { FORCE_COLOR: _, ...kept } = process.env;
  return { ...kept, LC_ALL: locale, NO_COLOR: '1' };
}

/** @param {{ name: string, locale: string }} page */
function renewedPage({ name, locale }) {
  const page = readFileSync(join(root, name), 'utf8');
  const blocks = readBlocks(page);
  const outputs = [...runPage(blocks, locale)];
  let done = 0;
  return blocks.runs.reduce((text, { language, whole, command }, index) => {
    const place = text.indexOf(whole, text.indexOf(command, done));
    const fence = '```';
    const renewed = `${fence}${language}\n${outputs[index]}${fence}`;
    done = place + renewed.length;
    return text.slice(0, place) + renewed + text.slice(place + whole.length);
  }, page);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const page of RUN_PAGES) {
    writeFileSync(join(root, page.name), renewedPage(page));
    console.log(`${page.name}: outputs renewed`);
  }
}
