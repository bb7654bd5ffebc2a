// LibreOffice opens the workbooks, reads the CSV back out of them, and computes their formulas to the program's figures. Skipped where it is not installed,
// unless KOSHIN_REQUIRE_OFFICE=1 says that it has to be.

import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse } from 'csv-parse/sync';
import { readXlsx } from 'hucre/xlsx';
import { beforeAll, describe, expect, it } from 'vitest';
import { BOOK_WORDS } from '../../src/words/book.js';
import { WORKBOOK_WORDS } from '../../src/words/workbook.js';
import { type Edit, withoutResults } from '../support/workbook.js';
import { inside, ROOT, temporaryFolder } from './run-koshin.js';

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
    // Where there are forms, the figures for programs stand on a sheet of their own.
    sheet: name === 'reconcile' ? WORKBOOK_WORDS[name][language] : BOOK_WORDS.data[language],
  })),
);

/** Names of offices that a spreadsheet would run, or take for something else than text, if it read them as typed in. */
const TRAPS = ['+81', '-2', '0123', '2025/4/1', '=1+1', '=HYPERLINK("x")', '@SUM(A1)', 'TRUE'];

/** CSV of every sheet in UTF-8 with commas; numbers as they are, not as they look. */
const CSV = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1';

const PLAN = 'test/golden/scenario.yaml';

/** Workbooks with formulas. They are opened without the results that are stored in them. */
const BOOKS = {
  'book-forecast': ['forecast', '--lang', 'ja'],
  'book-dated': ['forecast', RECORDS, '--capacity', '2024=20,2026=60', '--lang', 'en'],
  'book-plan': ['plan', PLAN, '--lang', 'ja'],
  'book-assumptions': ['plan', 'test/layout/every-assumption.yaml', '--lang', 'en'],
  'book-months': ['plan', PLAN, '--by', 'month', '--lang', 'en'],
  'book-offices': ['plan', PLAN, 'test/transcripts/records-offices.csv', '--by', 'office'],
  'book-capacity': ['capacity', PLAN, '--lang', 'ja'],
  'book-simulate': ['simulate', PLAN, RECORDS, '--no-randomness', '--lang', 'en'],
} as const;

/** Inputs that a clerk changes in the plan's workbook, and the scenario file that says the same. */
const CHANGES: readonly [edit: Edit, from: string, to: string][] = [
  [{ sheet: 2, cell: 'D12', value: 0.8 }, 'certificate: 0.9', 'certificate: 0.8'],
  [{ sheet: 2, cell: 'C15', value: 5 }, 'windows: 8', 'windows: 5'],
  [{ sheet: 2, cell: 'D15', value: 18 }, 'card: 20', 'card: 18'],
  [{ sheet: 2, cell: 'G16', value: 9000 }, 'per_year: 6000', 'per_year: 9000'],
];

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
    const names = [...CASES.map(({ name }) => name), 'traps'];
    const files = [...names, ...(to === 'csv' ? [...Object.keys(BOOKS), 'changed'] : [])].map(
      (name) => join(folder, `${name}.xlsx`),
    );
    const options = ['--headless', '--convert-to', form, '--outdir', join(folder, to)];
    const run = spawnSync('soffice', [profile, ...options, ...files], { encoding: 'utf8' });
    expect(run.error).toBeUndefined();
    expect(run.stderr).not.toMatch(/Error/);
  };

  const books = new Map<string, Buffer>();
  /** A sheet as it was computed. */
  const computed = (book: string, sheet: string) =>
    parse(readFileSync(join(folder, 'csv', `${book}-${sheet}.csv`), 'utf8'), {
      relax_column_count: true,
      skip_empty_lines: false,
    }) as string[][];

  it.each(Object.keys(BOOKS))('computes every formula of %s to the stored figure', async (book) => {
    const { sheets } = await readXlsx(books.get(book) as Buffer);
    let formulas = 0;
    for (const { name, cells = new Map() } of sheets) {
      const said = [...cells].filter(([, cell]) => cell.formula !== undefined);
      if (said.length === 0) continue;
      const grid = computed(book, name);
      for (const [place, { formulaResult, value }] of said) {
        const [row = 0, column = 0] = place.split(',').map(Number);
        const stored = formulaResult ?? value ?? '';
        const found = grid[row]?.[column] ?? '';
        // A share is written in percent.
        const number = found.endsWith('%') ? Number(found.slice(0, -1)) / 100 : Number(found);
        const isSame = stored === '' ? found === '' : Math.abs(number - Number(stored)) < 1e-6;
        expect({ name, place, found, isSame }).toEqual({ name, place, found, isSame: true });
        formulas += 1;
      }
    }
    expect(formulas).toBeGreaterThan(1);
  });

  it('computes from changed inputs what the program makes of a scenario that says the same', async () => {
    let scenario = readFileSync(join(ROOT, PLAN), 'utf8');
    for (const [, from, to] of CHANGES) {
      expect(scenario).toContain(from);
      scenario = scenario.replaceAll(from, to);
    }
    const file = join(folder, 'changed.yaml');
    writeFileSync(file, scenario);
    const { stdout } = await inside(['plan', file, '--format', 'json']);
    const { scenarios } = JSON.parse(stdout) as {
      scenarios: { name: string; rows: Record<string, number>[] }[];
    };
    const [, center] = scenarios;
    const rows = computed('changed', center?.name ?? '').slice(4);
    const keys = ['card', 'certificate', 'total', 'capacity', 'surplus', 'utilization_percent'];
    const carried = ['carried_in', 'handled', 'carried_out', 'waiting_percent'];
    center?.rows.forEach((row, index) => {
      const wanted = [...keys, ...carried].map((key) => row[key]);
      expect(rows[index]?.slice(1, 11).map(Number)).toEqual(wanted);
    });
  });

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
    for (const [name, args] of Object.entries(BOOKS)) {
      const file = join(folder, `${name}.xlsx`);
      await inside([...args, '-o', file]);
      const bytes = readFileSync(file);
      books.set(name, bytes);
      writeFileSync(file, withoutResults(bytes));
    }
    const edits = CHANGES.map(([edit]) => edit);
    const changed = withoutResults(books.get('book-plan') as Buffer, edits);
    writeFileSync(join(folder, 'changed.xlsx'), changed);
    convert(CSV, 'csv');
    convert('pdf', 'pdf');
  }, 300_000);

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
    const read = readFileSync(join(folder, 'csv', `traps-${BOOK_WORDS.data.en}.csv`), 'utf8');
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
