// Decides whether the query counts on Apache Spark what the program and the oracle count; tried only by npm run spark.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { tallyQuery } from '../../src/query/tally-query.js';
import { readTallyCsv } from '../../src/read/tally-csv.js';
import { COLUMNS, type HeaderAliases } from '../../src/records/columns.js';
import { decodeHeaderAliases } from '../../src/records/header-aliases.js';
import { tallyPart } from '../../src/reports/tally-part.js';
import { temporaryFolder } from '../cli/run-koshin.js';
import { day, fiscalYears, law, repositoryJson } from '../support/law.js';
import {
  counted,
  figuresText,
  oracleSays,
  QUESTIONS,
  recordsCsv,
  takeRecords,
} from './records-table.js';

const python = process.env['KOSHIN_SPARK_PYTHON'];
const RECORDS = Number(process.env['KOSHIN_ORACLE_RECORDS'] ?? 1000);
const SEED = Number(process.env['KOSHIN_ORACLE_SEED'] ?? 20250905);
const TIMEOUT = 900_000;

describe.skipIf(python === undefined)('on spark', () => {
  const records = takeRecords(RECORDS, SEED);
  const folder = temporaryFolder();
  const place = (table: string, index: number) => join(folder, `${table}-${index}.sql`);
  // Spark plans each query for half a minute, so it is asked less than the other databases.
  const tables = ['cards', 'typed_cards'];
  const asked = tables.flatMap((table) =>
    QUESTIONS.flatMap((question, index) =>
      table === 'cards'
        ? index < 2 || question.by
          ? [{ table, question, index }]
          : []
        : index === 0
          ? [{ table, question, index }]
          : [],
    ),
  );

  beforeAll(() => {
    const aliases = decodeHeaderAliases(
      repositoryJson('data/header-aliases.json'),
    ) as HeaderAliases;
    const csv = join(folder, 'records.csv');
    writeFileSync(csv, recordsCsv(records));
    const queries = asked.map(({ table, question, index }) => {
      const sql = tallyQuery(law(), aliases.values, {
        dialect: 'spark',
        table: [table],
        columns: new Set(COLUMNS),
        ...question,
        asOf: day(question.asOf),
        by: question.by,
        rulesDigest: '0'.repeat(64),
      });
      writeFileSync(place(table, index), sql);
      return place(table, index);
    });
    const script = fileURLToPath(new URL('ask-spark.py', import.meta.url));
    execFileSync(python as string, [script, csv, ...queries], { stdio: 'inherit' });
  }, TIMEOUT);

  it.each(asked)(
    'counts $table as the program and the oracle do: $question',
    { timeout: TIMEOUT },
    async ({ table, question, index }) => {
      const text = readFileSync(`${place(table, index)}.csv`, 'utf8');
      const part = await readTallyCsv(
        text,
        { path: 'query', bytes: 0, sha256: null },
        fiscalYears(),
      );
      const own = tallyPart(counted(records, question), {} as never);
      const { years, broken, lapsed } = part;
      expect({ years, broken, lapsed }).toEqual({
        years: own.years,
        broken: own.broken,
        lapsed: own.lapsed,
      });
      expect(part.records).toMatchObject({ rows: RECORDS, rejected: 0 });
      if (question.by !== undefined) return;
      const plain = years.map((year) => ({
        fiscalYear: year.fiscalYear,
        card: year.card.atLeast,
        certificate: year.certificate.atLeast,
      }));
      expect(figuresText(plain, lapsed)).toBe(oracleSays(records, question));
    },
  );
});
