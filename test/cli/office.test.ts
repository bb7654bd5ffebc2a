// LibreOffice opens the workbooks and reads the CSV back out of them. Skipped where it is not installed,
// unless KOSHIN_REQUIRE_OFFICE=1 says that it has to be.

import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { WORKBOOK_WORDS } from '../../src/words/workbook.js';
import { inside, temporaryFolder } from './run-koshin.js';

const RECORDS = 'test/transcripts/records.csv';
const REPORTS = {
  forecast: ['forecast', RECORDS],
  plan: ['plan', 'test/golden/scenario.yaml', RECORDS],
  reconcile: ['reconcile', RECORDS],
} as const;
const CASES = (['forecast', 'plan', 'reconcile'] as const).flatMap((name) =>
  (['ja', 'en'] as const).map((language) => ({
    name: `${name}.${language}`,
    args: REPORTS[name],
    language,
    sheet: WORKBOOK_WORDS[name][language],
  })),
);

/** Names of offices that a spreadsheet would run, or take for something else than text, if it read them as typed in. */
const TRAPS = ['+81', '-2', '0123', '2025/4/1', '=1+1', '=HYPERLINK("x")', '@SUM(A1)', 'TRUE'];

/** CSV of the first sheet in UTF-8 with commas; numbers as they are, not as they look. */
const CSV = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,1';

const hasOffice = spawnSync('soffice', ['--version']).status === 0;
const isRequired = process.env['KOSHIN_REQUIRE_OFFICE'] === '1';
if (!hasOffice && !isRequired) {
  console.warn('LibreOffice (soffice) is not installed: the workbooks are not opened in it.');
}

describe.skipIf(!hasOffice && !isRequired)('LibreOffice', () => {
  const folder = temporaryFolder();
  const convert = (form: string, to: string) => {
    mkdirSync(join(folder, to));
    // A profile of its own: an office that is already open would take the work over.
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`;
    const files = [...CASES.map(({ name }) => name), 'traps'].map((name) =>
      join(folder, `${name}.xlsx`),
    );
    const options = ['--headless', '--convert-to', form, '--outdir', join(folder, to)];
    const run = spawnSync('soffice', [profile, ...options, ...files], { encoding: 'utf8' });
    expect(run.error).toBeUndefined();
    expect(run.stderr).not.toMatch(/Error/);
  };

  const traps = [
    'forecast',
    join(folder, 'traps.csv'),
    '--by',
    'office',
    '--from',
    '2025',
    '--to',
    '2025',
  ];

  beforeAll(async () => {
    const rows = TRAPS.map((office) => `1990-10-10,2020-05-15,"${office.replaceAll('"', '""')}"\n`);
    writeFileSync(join(folder, 'traps.csv'), `birth_date,card_issued_on,office\n${rows.join('')}`);
    await inside([...traps, '-o', join(folder, 'traps.xlsx')]);
    for (const { name, args, language } of CASES) {
      await inside([...args, '--lang', language, '-o', join(folder, `${name}.xlsx`)]);
    }
    convert(CSV, 'csv');
    convert('pdf', 'pdf');
  }, 60_000);

  it.each(CASES)(
    'reads back what --format csv writes: $name',
    async ({ name, args, language, sheet }) => {
      const read = readFileSync(join(folder, 'csv', `${name}-${sheet}.csv`), 'utf8');
      const written = (await inside([...args, '--format', 'csv', '--lang', language])).stdout;
      expect(parse(read)).toEqual(parse(written));
    },
  );

  it('takes text for text, without the apostrophe that CSV needs before a formula', async () => {
    const offices = (csv: string) =>
      parse(csv)
        .slice(1)
        .map(([, office]: string[]) => office);
    const read = readFileSync(
      join(folder, 'csv', `traps-${WORKBOOK_WORDS.forecast.en}.csv`),
      'utf8',
    );
    expect(offices(read)).toEqual(TRAPS);
    const written = (await inside([...traps, '--format', 'csv'])).stdout;
    expect(offices(written)).toEqual(
      TRAPS.map((text) => (/^[=+@-]/.test(text) ? `'${text}` : text)),
    );
  });

  it.each(CASES)('prints it: $name', ({ name }) => {
    const pdf = readFileSync(join(folder, 'pdf', `${name}.pdf`), 'latin1');
    expect(pdf).toMatch(/^%PDF-/);
    // One page of figures, and at least one of what they rest on.
    expect(pdf.match(/\/Type\s*\/Page\b/g)?.length).toBeGreaterThanOrEqual(2);
  });
});
