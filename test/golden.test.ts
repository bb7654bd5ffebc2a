// Golden files: every format of the main reports on the bundled records, to the letter. `npm run accept` writes them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Presentation } from '../src/cli/deliver.js';
import { nodeHost } from '../src/host/node-host.js';
import { CHARTS } from '../src/page/charts/chart-names.js';
import type { Language } from '../src/words/language.js';
import { inside, ROOT, temporaryFolder } from './cli/run-koshin.js';
import { pageText, svgLines } from './support/page-text.js';
import { expectRecorded } from './support/recordings.js';
import { sheetsOf } from './support/workbook.js';

// Each command reads its records once; what it has to say is then written in every format, as it would be.
const { deliver } =
  await vi.importActual<typeof import('../src/cli/deliver.js')>('../src/cli/deliver.js');
let said: Presentation | undefined;
vi.mock('../src/cli/deliver.js', async (original) => ({
  ...(await original<object>()),
  deliverFigures: async (_host: unknown, presentation: Presentation) => {
    said = presentation;
  },
}));

const FOLDER = 'test/golden';
const TABLE = 'data/published/minato-2025-09-05.json';

const EVEN = 'fixtures/minato-even-birthdays.csv.gz';

const REPORTS = {
  forecast: ['forecast', '--chart'],
  plan: ['plan', `${FOLDER}/scenario.yaml`, '--chart'],
  reconcile: ['reconcile', EVEN],
  // Every cell differs, which is a finding.
  verify: ['verify', EVEN],
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
    expect({ stderr, code }).toEqual({ stderr: '', code: report === 'verify' ? 1 : 0 });
    presentation = said as Presentation;
  });

  // There is no workbook of a comparison.
  const formats = Object.entries(FORMATS).filter(
    ([ending]) => report !== 'verify' || !ending.includes('xlsx'),
  );
  it.each(formats)('is what the golden file says: %s', async (ending, flags) => {
    const text = await written(presentation, flags);
    compare(`${report}.${ending}`, text);
  });
});

/** Compares what was said with a golden file. */
function compare(name: string, text: string): void {
  expectRecorded(join(ROOT, FOLDER, name), text);
}

describe('the report', () => {
  /** A page or a chart of a plan on records that the law counts otherwise than the table. */
  async function reported(name: string, ...options: readonly string[]): Promise<string> {
    const path = join(temporaryFolder(), name);
    const args = [`${FOLDER}/scenario.yaml`, EVEN, '--against', TABLE, ...options];
    const { stderr, code } = await inside(['report', ...args, '-o', path]);
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
    return readFileSync(path, 'utf8');
  }

  it.each(['en', 'ja'])(
    'has a page whose texts are what the golden file says: %s',
    async (lang) => {
      compare(`report.${lang}.txt`, pageText(await reported('page.html', '--lang', lang)));
    },
  );

  it.each(CHARTS.map((chart, index) => [chart, index % 2 === 0 ? 'ja' : 'en'] as const))(
    'has a chart that is what the golden file says: %s',
    async (chart, lang) => {
      const svg = await reported('chart.svg', '--chart', chart, '--lang', lang);
      compare(`report-${chart}.${lang}.svg`, svgLines(svg));
    },
  );
});
