// Decides whether every format of the main reports on the bundled records is, to the letter, what test/golden holds.
//
// UPDATE_GOLDEN=1 writes what was said into the files, to be read before it is committed.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Presentation } from '../src/commands/deliver.js';
import { nodeHost } from '../src/host/node-host.js';
import type { Language } from '../src/render/language.js';
import { inside, ROOT } from './cli/run-koshin.js';
import { sheetsOf } from './support/workbook.js';

// Each command reads its records once; what it has to say is then written in every format, as it would be.
const { deliver } = await vi.importActual<typeof import('../src/commands/deliver.js')>(
  '../src/commands/deliver.js',
);
let said: Presentation | undefined;
vi.mock('../src/commands/deliver.js', async (original) => ({
  ...(await original<object>()),
  deliverFigures: async (_host: unknown, presentation: Presentation) => {
    said = presentation;
  },
}));

const FOLDER = 'test/golden';
const UPDATE = process.env['UPDATE_GOLDEN'] === '1';
if (UPDATE && process.env['CI']) throw new Error('golden files are never rewritten in CI');

const REPORTS = {
  forecast: ['forecast', '--chart'],
  plan: ['plan', `${FOLDER}/scenario.yaml`, '--chart'],
  reconcile: ['reconcile', 'fixtures/minato-even-birthdays.csv.gz'],
} as const;

/** The formats by the names of their files. */
const FORMATS = {
  'en.txt': { lang: 'en' },
  'ja.txt': { lang: 'ja' },
  csv: { format: 'csv' },
  'ja.csv': { format: 'csv', lang: 'ja' },
  'en.md': { format: 'md' },
  'ja.md': { format: 'md', lang: 'ja' },
  json: { format: 'json' },
  'en.xlsx.txt': { format: 'xlsx', lang: 'en' },
  'ja.xlsx.txt': { format: 'xlsx', lang: 'ja' },
} as const satisfies Record<string, { format?: string; lang?: Language }>;

/** What the command puts out in a format; a workbook as text, tabs between the cells. */
async function written(
  presentation: Presentation,
  flags: { format?: string; lang?: Language },
): Promise<string> {
  let bytes: Uint8Array = new Uint8Array();
  const host = {
    ...nodeHost(),
    language: 'en' as const,
    colour: false,
    showsUnicode: true,
    write: async (data: string | Uint8Array) => {
      bytes = Buffer.from(data as Uint8Array);
    },
  };
  await deliver(host, presentation, flags, []);
  if (flags.format !== 'xlsx') return Buffer.from(bytes).toString();
  const sheets = await sheetsOf(bytes);
  return sheets
    .map(({ name, rows }) => `[${name}]\n${rows.map((row) => `${row.join('\t')}\n`).join('')}`)
    .join('\n');
}

describe.each(Object.entries(REPORTS))('%s on the bundled records', (report, args) => {
  let presentation: Presentation;
  beforeAll(async () => {
    const { stderr, code } = await inside([...args, '--provenance']);
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
    presentation = said as Presentation;
  });

  it.each(Object.entries(FORMATS))('is what the golden file says: %s', async (ending, flags) => {
    const text = await written(presentation, flags);
    const path = join(ROOT, FOLDER, `${report}.${ending}`);
    if (UPDATE) writeFileSync(path, text);
    else expect(text).toBe(readFileSync(path, 'utf8'));
  });
});
