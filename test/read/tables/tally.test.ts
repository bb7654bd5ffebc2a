// Tallies are read as what they count: offices by the names they have in records, rejected rows with their reasons.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { describe, expect, it } from 'vitest';
import { tallyJson } from '../../../src/layout/tally.js';
import { readTally } from '../../../src/read/tables/tally.js';
import { TERM_COLUMNS, TOTAL_KINDS } from '../../../src/tally/long-form.js';
import { inside, temporaryFolder } from '../../cli/run-koshin.js';
import { fiscalYears } from '../../support/law.js';

const TERMS = ['r', '0'.repeat(64), '2025', '2025', '2025-04-01', 'birthday', 'all'];

/** The result of a query by office: so many cards of each in one year, and rows of totals and findings. */
function queryResult(
  offices: Readonly<Record<string, number>>,
  totals: Readonly<Record<string, number>> = {},
): string {
  const rows = [
    ['fiscal_year', 'office', 'kind', 'count', ...TERM_COLUMNS],
    ...[...new Set([...TOTAL_KINDS, ...Object.keys(totals)])].map((kind) => [
      ...['', '', kind, totals[kind] ?? 0],
      ...TERMS,
    ]),
    ...Object.entries(offices).flatMap(([office, cards]) => [
      ['2025', office, 'card', cards, ...TERMS],
      ['2025', office, 'certificate', 0, ...TERMS],
    ]),
  ];
  return stringify(rows);
}

const read = (text: string) =>
  readTally(text, { path: 'tally', bytes: 0, sha256: null }, fiscalYears());

const officesOf = (part: Awaited<ReturnType<typeof read>>) =>
  part.broken.map(({ office, card }) => [office, card.atLeast]);

describe('offices that are one in records', () => {
  const spelled = { 芝: 1, '芝\r': 2, '\u3000芝\u200b': 4, Ａ区: 8, A区: 16, '': 32, '\n': 64 };
  const summed = [
    ['', 96],
    ['A区', 24],
    ['芝', 7],
  ];

  it('are one in the result of a query, their figures summed', async () => {
    expect(officesOf(await read(queryResult(spelled)))).toEqual(summed);
  });

  it('are one in a tally as JSON', async () => {
    const part = await read(queryResult(spelled));
    const json = tallyJson(part, 'v') as { parts: { office: string }[] };
    const [blank, , shiba] = json.parts as [object, object, { office: string }];
    const parts = [blank, { ...shiba, office: 'Ａ区' }, { ...shiba, office: 'A 区' }];
    const again = { ...json, parts: [...parts, { ...shiba, office: 'A\u3000区\n' }] };
    const years = [{ fiscal_year: 2025, card: 117, certificate: 0, total: 117 }];
    expect(officesOf(await read(JSON.stringify({ ...again, years })))).toEqual([
      ['', 96],
      ['A 区', 14],
      ['A区', 7],
    ]);
  });

  it('are refused where the same name stands twice', async () => {
    const text = queryResult({ 芝: 1 });
    const again = stringify([['2025', '芝', 'card', 1, ...TERMS]]);
    await expect(read(text + again)).rejects.toThrow();
  });
});

describe('counts too large to be cards', () => {
  it('are refused, since their sums would no longer be exact', async () => {
    expect(officesOf(await read(queryResult({ 芝: 999_999_999_999 })))).toHaveLength(1);
    await expect(read(queryResult({ 芝: 1_000_000_000_000 }))).rejects.toThrow();
    const json = JSON.stringify(tallyJson(await read(queryResult({ 芝: 7 })), 'v'));
    await expect(read(json.replaceAll(':7', ':1000000000000'))).rejects.toThrow();
  });
});

describe('why rows were rejected', () => {
  const totals = {
    rows: 5,
    rejected_rows: 2,
    rejected: 2,
    'finding:unreadable-date:card_issued_on': 2,
    'finding:missing-value:birth_date': 1,
    'finding:total-row': 1,
  };
  const findings = [
    { code: 'missing-value', column: 'birth_date', count: 1 },
    { code: 'unreadable-date', column: 'card_issued_on', count: 2 },
    { code: 'total-row', column: undefined, count: 1 },
  ];

  it('comes with the result of a query, and goes on with its JSON', async () => {
    const part = await read(queryResult({}, totals));
    expect(part.findings).toEqual(findings);
    expect((await read(JSON.stringify(tallyJson(part, 'v')))).findings).toEqual(findings);
  });

  it('is not there in the result of an older query', async () => {
    const part = await read(queryResult({}, { rows: 5, rejected_rows: 2, rejected: 2 }));
    expect(part).toMatchObject({ findings: [], records: { rejectedRows: 2 } });
  });

  it.each([
    ['a row is missing', { ...totals, rejected_rows: 4 }],
    ['a finding is not known', { ...totals, 'finding:odd:birth_date': 1 }],
    ['a column is not known', { ...totals, 'finding:unreadable-date:birth': 1 }],
    ['something follows', { ...totals, 'finding:unreadable-date:birth_date:1': 1 }],
  ])('is refused where %s', async (_case, wrong) => {
    await expect(read(queryResult({}, wrong))).rejects.toThrow();
  });

  it('is told of a tally of files too, in both languages', async () => {
    const folder = temporaryFolder();
    const records = join(folder, 'records.csv');
    const tally = join(folder, 'tally.json');
    writeFileSync(
      records,
      'birth_date,card_issued_on\n1990-10-10,2020-05-15\n1990-10-10,soon\n,later\n',
    );
    await inside(['tally', records, '--max-rejects', '2', '-o', tally]);
    const { stderr } = await inside(['forecast', '--tally', tally, '--max-rejects', '2']);
    expect(stderr).toContain(`${tally}: missing-value: `);
    expect(stderr).toContain(`${tally}: unreadable-date: `);
    expect(stderr).toContain('findings: 2.');
    const japanese = await inside(['forecast', '--tally', tally, '--lang', 'ja']);
    expect(japanese).toMatchObject({ code: 3 });
    expect(japanese.stderr).toContain('(2件)');
  });
});
