// Writes the pages that follow from code and data: findings, commands, glossary, rules, what the privacy guard finds.
// With --check nothing is written: stale pages
// are named and the exit code is 1.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { COMMANDS } from '../dist/commands/index.js';
import { nodeHost } from '../dist/host/node-host.js';
import { main } from '../dist/main.js';
import { FINDING_CODES, FINDINGS, NO_RECORD } from '../dist/records/findings.js';
import { ruleIds } from '../dist/rules/rule-book.js';
import { FINDING_WORDS } from '../dist/words/findings.js';
import { ruleSentenceText } from '../dist/words/rule-value.js';
import { privacyPage } from './privacy/page.js';
import { billOfMaterials, dependenciesPage } from './supply/page.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const check = process.argv.includes('--check');
// Help is as wide as the terminal; the page has it as without one.
process.stdout.isTTY = false;

function findingsPage() {
  const levels = {
    reject: 'rejects: the row, or the whole file, is not counted (エラー)',
    warning: 'warning: the row is counted (注意)',
    'no-record': 'warning: the row is no record and not counted (注意)',
  };
  const scopes = {
    cell: 'one cell (セル)',
    row: 'one row (行)',
    file: 'the whole file (ファイル)',
  };
  /** @param {import('../dist/records/findings.js').FindingCode} code */
  const entry = (code) => {
    const { level, scope } = FINDINGS[code];
    const { title, message, explanation } = FINDING_WORDS[code];
    return [
      `## ${code}`,
      `**${title.en}** · ${title.ja}`,
      `- Level: ${levels[NO_RECORD.has(code) ? 'no-record' : level]}\n- Speaks of: ${scopes[scope]}`,
      `Message: ${message.en}`,
      `メッセージ: ${message.ja}`,
      explanation.en,
      explanation.ja,
    ].join('\n\n');
  };
  /** @param {string} level */
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
  const host = nodeHost();
  /** @param {string[]} args */
  const help = async (...args) => {
    let text = '';
    await main(args, {
      ...host,
      language: 'en',
      colour: false,
      write: async (data) => {
        text += String(data);
      },
    });
    return `\`\`\`text\n${text.trimEnd()}\n\`\`\``;
  };
  const names = [...Object.keys(COMMANDS), 'complete'];
  return [
    '# Commands',
    'What `koshin --help` and `koshin COMMAND --help` print.',
    await help('--help'),
    ...(await Promise.all(names.map(async (name) => `## ${name}\n\n${await help('help', name)}`))),
  ].join('\n\n');
}

function rulesPage() {
  const folder = join(root, 'data/rules');
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => ({ name, ...JSON.parse(readFileSync(join(folder, name), 'utf8')) }));
  /** @param {import('../dist/rules/rule-book.js').DatedValue<unknown>} value */
  const dated = ({ from, value, article, sentence, sources }) =>
    [
      `- From ${from}: **${value}**. ${ruleSentenceText({ article, sentence }, 'ja')}`,
      ...(article === undefined ? [] : [`  - ${article.en}`]),
      ...(sources.some(({ primary }) => primary) ? [] : ['  - Rests on secondary sources alone.']),
      ...sources.map(({ title, primary }) => `  - ${primary ? 'primary' : 'secondary'}: ${title}`),
    ].join('\n');
  const entries = new Map(
    files.flatMap(({ name, rules }) =>
      rules.map((/** @type {any} */ { id, unit, term, values }) => [
        id,
        [
          `## ${id}`,
          `${term.en} · ${term.ja}`,
          `Unit: ${unit}. File: \`data/rules/${name}\`.`,
          values.map(dated).join('\n'),
        ].join('\n\n'),
      ]),
    ),
  );
  return [
    '# Rules',
    `The law as the program holds it, version ${[...new Set(files.map(({ version }) => version))].join(', ')}. A value holds from its day until the next value’s day; before the first day the program refuses. Behind it stand the article and the words it rests on; a text that begins with 要旨 sums them up. *Primary* means the words of the law-maker or of the operator (J-LIS).`,
    '個人番号カード命令 is 行政手続における特定の個人を識別するための番号の利用等に関する法律に規定する個人番号、個人番号カード、特定個人情報の提供等に関する命令 (平成26年総務省令第85号); 公的個人認証法施行規則 is 電子署名等に係る地方公共団体情報システム機構の認証業務に関する法律施行規則 (平成15年総務省令第120号).',
    ...ruleIds().map((id) => entries.get(id)),
  ].join('\n\n');
}

/** @typedef {{ en: string, ja: string }} Pair */

function glossaryPage() {
  /** @type {{ sections: { title: Pair, terms: (Pair & { meaning: Pair })[] }[] }} */
  const { sections } = JSON.parse(readFileSync(join(root, 'data/glossary.json'), 'utf8'));
  return [
    '# Glossary · 用語集',
    'The terms of the field as the program, its pages and its code use them. 画面・文書・コードで用いる用語。',
    ...sections.map(({ title, terms }) =>
      [
        `## ${title.en} · ${title.ja}`,
        [
          '| English | 日本語 | meaning | 意味 |',
          '|---|---|---|---|',
          ...terms.map(
            ({ en, ja, meaning }) => `| ${en} | ${ja} | ${meaning.en} | ${meaning.ja} |`,
          ),
        ].join('\n'),
      ].join('\n\n'),
    ),
  ].join('\n\n');
}

const PAGES = {
  'docs/findings.md': findingsPage,
  'docs/commands.md': commandsPage,
  'docs/glossary.md': glossaryPage,
  'docs/rules.md': rulesPage,
  'docs/dependencies.md': dependenciesPage,
  'docs/privacy.md': () => privacyPage('en'),
  'docs/privacy.ja.md': () => privacyPage('ja'),
};
/** @type {Record<string, () => string>} */
const DATA = { 'sbom.cdx.json': billOfMaterials };

/** @type {[name: string, text: string][]} */
const texts = Object.entries(DATA).map(([name, make]) => [name, `${make()}\n`]);
for (const [name, make] of Object.entries(PAGES)) {
  const head = '<!-- Written by scripts/docs.js; npm run accept writes it anew. -->';
  texts.push([name, `${head}\n\n${await make()}\n`]);
}
for (const [name, text] of texts) {
  const place = join(root, name);
  if (existsSync(place) && readFileSync(place, 'utf8') === text) continue;
  if (check) {
    console.error(`${name}: stale; run npm run accept`);
    process.exitCode = 1;
  } else {
    writeFileSync(place, text);
    console.log(`${name}: written`);
  }
}
