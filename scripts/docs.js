// Writes the pages that follow from code and data: findings, commands, rules; --readme also renews the outputs in READMEs and guides.
// With --check nothing is written: stale pages are named and the exit code is 1. A test runs the commands of READMEs and guides.
import { execFileSync, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const koshin = join(root, 'bin/koshin.js');

/** The pages whose commands are run, and the locale under which they are. */
export const RUN_PAGES = [
  { name: 'README.md', locale: 'C' },
  { name: 'README.ja.md', locale: 'ja_JP.UTF-8' },
  { name: 'docs/guide.md', locale: 'C' },
  { name: 'docs/guide.ja.md', locale: 'ja_JP.UTF-8' },
  { name: 'docs/ci.md', locale: 'C' },
];

/** Blocks of commands that stand without an output: they build or test the project itself. */
export const NOT_RUN = ['npm test'];

const OUTPUTS = ['text', 'csv', 'json'];
const LOOKS_LIKE_COMMAND = /^\s*(?:\$ |npx |npm |node |koshin )/m;

/**
 * The fenced blocks of a page: `files` are named inputs (```csv counts.csv), `runs` are blocks of commands with the
 * output that follows them, `stray` are blocks that look like commands but would not be run.
 */
export function readBlocks(markdown) {
  const blocks = [...markdown.matchAll(/^```(\S*)(?: +(\S+))?\n([\s\S]*?)^```$/gm)].map(
    ([whole, language, file, content], index) => ({ whole, language, file, content, index }),
  );
  const files = blocks.filter(({ file }) => file !== undefined);
  const runs = [];
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
 * What the blocks of commands of one page print, each run by bash when it is asked for: all in one new folder that holds
 * the page's files and the fixtures, so that one command may use what an earlier one wrote.
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
          env: environment(locale),
          encoding: 'utf8',
          maxBuffer: 1 << 26,
        },
      );
      if (status !== 0) throw new Error(`exit code ${status}: ${command}${stderr}`);
      yield stdout;
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function environment(locale) {
  const { FORCE_COLOR: _, ...kept } = process.env;
  return { ...kept, LC_ALL: locale, NO_COLOR: '1' };
}

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

async function findingsPage() {
  const { FINDINGS, FINDING_CODES } = await import('../dist/records/findings.js');
  const levels = {
    reject: 'rejects: the row, or the whole file, is not counted (不採用)',
    warning: 'warning: the row is counted (注意)',
  };
  const scopes = {
    cell: 'one cell (セル)',
    row: 'one row (行)',
    file: 'the whole file (ファイル)',
  };
  const entry = (code) => {
    const kind = FINDINGS[code];
    return [
      `## ${code}`,
      `**${kind.title.en}** · ${kind.title.ja}`,
      `- Level: ${levels[kind.level]}\n- Speaks of: ${scopes[kind.scope]}`,
      `Message: ${kind.message.en}`,
      `メッセージ: ${kind.message.ja}`,
      kind.explanation.en,
      kind.explanation.ja,
    ].join('\n\n');
  };
  const list = (level) =>
    FINDING_CODES.filter((code) => FINDINGS[code].level === level)
      .map((code) => `[${code}](#${code})`)
      .join(' · ');
  return [
    '# Findings',
    'What `koshin check` and every command that reads records can find in a file. `koshin check --explain CODE` prints an entry. Texts in braces are filled in from the file; none of them is the content of a rejected cell.',
    `Rejecting: ${list('reject')}`,
    `Warnings: ${list('warning')}`,
    ...FINDING_CODES.map(entry),
  ].join('\n\n');
}

async function commandsPage() {
  const { COMMANDS } = await import('../dist/commands/index.js');
  const help = (...args) =>
    execFileSync(process.execPath, [koshin, ...args], {
      cwd: root,
      env: environment('C'),
      encoding: 'utf8',
    });
  const names = [...Object.keys(COMMANDS), 'complete'];
  const fenced = (text) => `\`\`\`text\n${text.trimEnd()}\n\`\`\``;
  return [
    '# Commands',
    'What `koshin --help` and `koshin COMMAND --help` print.',
    fenced(help('--help')),
    ...names.flatMap((name) => [`## ${name}`, fenced(help('help', name))]),
  ].join('\n\n');
}

async function rulesPage() {
  const { ruleIds } = await import('../dist/rules/rule-book.js');
  const folder = join(root, 'data/rules');
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => ({ name, ...JSON.parse(readFileSync(join(folder, name), 'utf8')) }));
  const rules = new Map(
    files.flatMap(({ name, rules: held }) =>
      held.map((rule) => [rule.id, { ...rule, file: name }]),
    ),
  );
  const value = ({ from, value: held, sentence, sources }) =>
    [
      `- From ${from}: **${held}**. 「${sentence}」`,
      ...(sources.some(({ primary }) => primary) ? [] : ['  - Rests on secondary sources alone.']),
      ...sources.map(({ title, primary }) => `  - ${primary ? 'primary' : 'secondary'}: ${title}`),
    ].join('\n');
  const entry = (id) => {
    const { unit, term, values, file } = rules.get(id);
    return [
      `## ${id}`,
      `${term.en} · ${term.ja}`,
      `Unit: ${unit}. File: \`data/rules/${file}\`.`,
      values.map(value).join('\n'),
    ].join('\n\n');
  };
  return [
    '# Rules',
    `The law as the program holds it, version ${[...new Set(files.map(({ version }) => version))].join(', ')}. A value holds from its day until the next value’s day; before the first day the program refuses. The quoted sentence is the one the value rests on. *Primary* means the words of the law-maker, of the operator (J-LIS) or of the ward itself.`,
    ...ruleIds().map(entry),
  ].join('\n\n');
}

async function main(args) {
  const check = args.includes('--check');
  const pages = [
    ['docs/findings.md', findingsPage],
    ['docs/commands.md', commandsPage],
    ['docs/rules.md', rulesPage],
  ];
  for (const [name, make] of pages) {
    const text = `<!-- Written by scripts/docs.js; npm run docs writes it anew. -->\n\n${await make()}\n`;
    const place = join(root, name);
    if (existsSync(place) && readFileSync(place, 'utf8') === text) continue;
    if (check) {
      console.error(`${name}: stale; run npm run docs`);
      process.exitCode = 1;
    } else {
      writeFileSync(place, text);
      console.log(`${name}: written`);
    }
  }
  if (!args.includes('--readme') || check) return;
  for (const page of RUN_PAGES) {
    writeFileSync(join(root, page.name), renewedPage(page));
    console.log(`${page.name}: outputs renewed`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(process.argv.slice(2));
