// Golden files: every format of the main reports on the bundled records, to the letter. `npm run accept` writes them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { parsingContext, type ReportCommand } from '../src/cli/command.js';
import { forecast } from '../src/commands/forecast.js';
import { plan } from '../src/commands/plan.js';
import { reconcile } from '../src/commands/reconcile.js';
import { verify } from '../src/commands/verify.js';
import { nodeHost } from '../src/host/node-host.js';
import { type RenderOptions, rendered } from '../src/layout/presentation.js';
import { CHARTS } from '../src/page/charts/chart-names.js';
import { valueOrThrow } from '../src/records/fault.js';
import { inside, ROOT, temporaryFolder } from './cli/run-koshin.js';
import { pageText, svgLines } from './support/page-text.js';
import { expectRecorded } from './support/recordings.js';
import { sheetsOf } from './support/workbook.js';

const FOLDER = 'test/golden';
const TABLE = 'data/published/minato-2025-09-05.json';

const EVEN = 'fixtures/minato-even-birthdays.csv.gz';

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
} as const;

const host = nodeHost();
const context = {
  years: parsingContext(host).years,
  ...({ language: 'en', colour: false, isTerminal: false, showsUnicode: true } as const),
  columns: undefined,
};

/** Reads the records of a command once; what it has to say is then written in every format. */
function golden<Options extends { readonly output: RenderOptions }, Report>(
  name: string,
  command: ReportCommand<Options, Report>,
  files: readonly string[],
  ofTable: object = {},
): void {
  describe(`${name} on the bundled records`, () => {
    const optionsWith = (flags: object) =>
      valueOrThrow(command.parse(files, { provenance: true, ...flags }, context));
    let report: Report;
    beforeAll(async () => {
      ({ report } = await command.report(host, optionsWith({})));
    });

    // There is no workbook of a comparison.
    const formats = Object.entries(FORMATS).filter(
      ([ending]) => name !== 'verify' || !ending.includes('xlsx'),
    );
    it.each(formats)('is what the golden file says: %s', async (ending, flags) => {
      const format = 'format' in flags ? flags.format : 'table';
      const options = optionsWith({
        ...flags,
        ...(format === 'table' && ofTable),
        provenance: format !== 'csv',
      });
      const { bytes } = valueOrThrow(
        await rendered(command.present(report, options), options.output),
      );
      const text = format === 'xlsx' ? await sheetsText(bytes) : Buffer.from(bytes).toString();
      compare(`${name}.${ending}`, text);
    });
  });
}

/** A workbook as text, tabs between the cells. */
async function sheetsText(workbook: Uint8Array): Promise<string> {
  const sheets = await sheetsOf(workbook);
  return sheets
    .map(({ name, rows }) => `[${name}]\n${rows.map((row) => `${row.join('\t')}\n`).join('')}`)
    .join('\n');
}

golden('forecast', forecast, [], { chart: true });
golden('plan', plan, [`${FOLDER}/scenario.yaml`], { chart: true });
golden('reconcile', reconcile, [EVEN]);
// Every cell differs, which is a finding.
golden('verify', verify, [EVEN]);

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
    const what = name.endsWith('.svg') ? '(?:a chart|グラフ)' : '(?:the report’s page|報告書)';
    const said = new RegExp(`^[^\n]*${what}\n$`);
    expect({ stderr, code }).toEqual({ stderr: expect.stringMatching(said), code: 0 });
    return readFileSync(path, 'utf8');
  }

  it.each(['en', 'ja'])(
    'has a page whose texts are what the golden file says: %s',
    async (lang) => {
      compare(`report.${lang}.txt`, pageText(await reported('page.html', '--lang', lang)));
    },
  );

  it.each(['en', 'ja'])(
    'has a paper whose texts are what the golden file says: %s',
    async (lang) => {
      const path = join(temporaryFolder(), 'paper.html');
      const { code } = await inside(['report', `${FOLDER}/paper.yaml`, '--lang', lang, '-o', path]);
      expect(code).toBe(0);
      compare(`paper.${lang}.txt`, pageText(readFileSync(path, 'utf8')));
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
