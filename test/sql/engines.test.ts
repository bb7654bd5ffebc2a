// On real databases the queries count what the program counts and what the oracle counts, cell by cell.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CivilDate } from '../../src/calendar/civil-date.js';
import { readTallyCsv } from '../../src/read/tables/tally-csv.js';
import { COLUMNS, type ColumnName } from '../../src/records/columns.js';
import type { CardRecord } from '../../src/records/record.js';
import { knownValues } from '../../src/records/row-reader.js';
import { patchRuleBook } from '../../src/rules/patch.js';
import type { RuleBook } from '../../src/rules/rule-book.js';
import { type QueryOptions, tallyQuery } from '../../src/sql/tally-query.js';
import { createCounter } from '../../src/tally/counter.js';
import { type TallyPart, tallyPart } from '../../src/tally/tally-part.js';
import { inside, temporaryFolder } from '../cli/run-koshin.js';
import { day, fiscalYears, law, repositoryAliases } from '../support/law.js';
import { edgeRecords } from './edge-records.js';
import type { Engine } from './engine.js';
import {
  counted,
  figuresText,
  optionsOf,
  oracleSays,
  QUESTIONS,
  type Question,
  recordsCsv,
  takeRecords,
} from './records-table.js';
import { DUCKDB, POSTGRES, SPARK } from './tried-engines.js';

/** How many records are tried, and from which seed: a nightly run sets more. */
const RECORDS = Number(process.env['KOSHIN_ORACLE_RECORDS'] ?? 5000);
const SEED = Number(process.env['KOSHIN_ORACLE_SEED'] ?? 20250905);
/** Spark plans each query for many seconds, a test may ask eight, and a busy machine takes many times as long. */
const TIMEOUT = 600_000 + RECORDS * 100;

const folder = temporaryFolder();
const aliases = repositoryAliases();
const records = [...edgeRecords(), ...takeRecords(RECORDS, SEED)];
const csv = join(folder, 'records.csv');
writeFileSync(csv, recordsCsv(records));

const oracleSaid = new Map<Question, string>();

/** What the oracle says to a question; it walks through every day, so it is asked once. */
function oracle(question: Question): string {
  const said = oracleSaid.get(question) ?? oracleSays(records, question);
  oracleSaid.set(question, said);
  return said;
}

/** Columns by their own names. */
function named(columns: readonly ColumnName[]) {
  return new Map(columns.map((column) => [column, column]));
}

function queryFor(
  engine: Engine,
  question: Question,
  changes: Partial<QueryOptions> = {},
  book: RuleBook = law(),
) {
  return tallyQuery(book, {
    dialect: engine.name,
    table: ['cards'],
    columns: named(COLUMNS),
    meanings: knownValues(aliases.values),
    eraCodes: false,
    ...question,
    asOf: day(question.asOf) as CivilDate,
    by: question.by,
    rulesDigest: '0'.repeat(64),
    ...changes,
  });
}

async function ask(engine: Engine, sql: string): Promise<TallyPart> {
  const text = await engine.query(sql);
  return readTallyCsv(text, { path: 'query', bytes: 0, sha256: null }, fiscalYears());
}

/** A part's figures, without what it says of files. */
function figures({
  by,
  years,
  broken,
  lapsed,
  records: { cards, counted: active, excluded },
}: TallyPart) {
  return { by, years, broken, lapsed, cards, active, excluded };
}

function programPart(some: readonly CardRecord[], question: Question): TallyPart {
  const tally = counted(some, question);
  const excluded = Object.values(tally.cards.excluded).reduce((sum, cards) => sum + cards, 0);
  return tallyPart(tally, {
    terms: {} as TallyPart['terms'],
    asOfSource: 'option',
    isExample: false,
    records: {
      rows: some.length,
      cards: tally.cards.counted + excluded,
      counted: tally.cards.counted,
      excluded: tally.cards.excluded,
      rejected: 0,
      rejectedRows: 0,
    },
    findings: [],
    inputs: [],
  });
}

describe.each([DUCKDB, POSTGRES, SPARK] as const)(
  'on %s',
  { timeout: TIMEOUT },
  (_name, start, missing) => {
    let engine: Engine;
    beforeAll(async () => {
      if (missing) return;
      engine = await start();
      await engine.load('cards', csv, 'text');
      await engine.load('typed_cards', csv, 'typed');
    }, TIMEOUT);
    afterAll(() => engine?.close());

    it.skipIf(missing).each(QUESTIONS)(
      'counts what the program counts, cell by cell: %o',
      async (question) => {
        const part = await ask(engine, queryFor(engine, question));
        expect(figures(part)).toEqual(figures(programPart(records, question)));
        expect(part.records).toMatchObject({ rows: records.length, rejected: 0, rejectedRows: 0 });
      },
    );

    it.skipIf(missing).each(QUESTIONS.filter(({ by }) => by === undefined))(
      'counts what the oracle counts: %o',
      async (question) => {
        const { years, lapsed } = await ask(engine, queryFor(engine, question));
        const plain = years.map(({ fiscalYear, card, certificate }) => ({
          fiscalYear,
          card: card.atLeast,
          certificate: certificate.atLeast,
        }));
        expect(figuresText(plain, lapsed)).toBe(oracle(question));
      },
    );

    it.skipIf(missing)('counts columns of dates and numbers as it counts text', async () => {
      const [question] = QUESTIONS as readonly [Question];
      const text = await engine.query(queryFor(engine, question));
      expect(await engine.query(queryFor(engine, question, { table: ['typed_cards'] }))).toBe(text);
    });

    it.skipIf(missing)('takes a column that is not there as the program does', async () => {
      const [question] = QUESTIONS as readonly [Question];
      const few = records.map(
        (record) =>
          ({
            ...record,
            appliedOn: 0,
            stayExpiresOn: 0,
            cardIssueKind: 'new',
            recordedCardExpiry: 0,
            recordedUserCertificateExpiry: 0,
            recordedSignatureCertificateExpiry: 0,
            status: 'active',
            count: 1,
          }) as unknown as CardRecord,
      );
      const path = join(folder, `${engine.name}-two.csv`);
      writeFileSync(path, recordsCsv(few).replace(/^(.*)$/gm, twoColumns));
      const own = await inside(['tally', path, ...optionsOf(question), '--max-rejects', '100%']);
      const columns = named(['birth_date', 'card_issued_on']);
      const part = await ask(engine, queryFor(engine, question, { columns }));
      const json = JSON.parse(own.stdout) as { years: { card: number; certificate: number }[] };
      expect(
        part.years.map(({ card, certificate }) => [card.atLeast, certificate.atLeast]),
      ).toEqual(json.years.map(({ card, certificate }) => [card, certificate]));
    });

    it.skipIf(missing)(
      'takes its terms from the rules: a patch moves its figures as it moves the program’s',
      async () => {
        const reason = 'tried';
        const patched = patchRuleBook(law(), [
          { rule: 'certificate.validity.adult', from: day(20280401), value: 10, reason },
          { rule: 'card.validity.minor', from: day(20260401), value: 3, reason },
          { rule: 'card.adult_age', from: day(20270701), value: 16, reason },
          { rule: 'renewal.window_months', from: day(20240101), value: 14, reason },
          { rule: 'card.renewal.further_birthdays', from: day(20250101), value: 2, reason },
          { rule: 'certificate.renewal.further_birthdays', from: day(20270101), value: 3, reason },
          { rule: 'expiry.months_after_birthday', from: day(20260601), value: 1, reason },
          { rule: 'stay.longest_years', from: day(20240101), value: 3, reason },
          { rule: 'card.stay.birthday_limits_under', from: day(20250501), value: 20, reason },
          { rule: 'card.stay.extension_within_term', from: day(20280101), value: false, reason },
          { rule: 'signature_certificate.minimum_age', from: day(20290101), value: 12, reason },
          { rule: 'card.leap_day_birthday', from: day(20151005), value: '03-01', reason },
        ]) as RuleBook;
        const question: Question = { from: 2025, to: 2040, asOf: 20250401, repeats: true };
        const counter = createCounter({
          law: patched,
          method: 'birthday',
          ...question,
          asOf: day(question.asOf),
          repeats: 'all',
        });
        for (const record of records) counter.add(record);
        const part = await ask(engine, queryFor(engine, question, {}, patched));
        const own = tallyPart(counter.tally, {} as never);
        expect(part.years).toEqual(own.years);
        expect(part.lapsed).toEqual(own.lapsed);
      },
    );

    it.skipIf(missing)(
      'rejects the rows that the program rejects, and counts how many',
      async () => {
        const path = join(folder, 'rejects.csv');
        writeFileSync(path, `${HEADER}\n${BAD_ROWS.join('\n')}\n`);
        await engine.load('bad_cards', path, 'text');
        const [question] = QUESTIONS as readonly [Question];
        const own = await inside(['tally', path, ...optionsOf(question), '--max-rejects', '100%']);
        const part = await ask(engine, queryFor(engine, question, { table: ['bad_cards'] }));
        const json = JSON.parse(own.stdout) as { records: object };
        expect(json.records).toEqual({
          rows: part.records.rows,
          cards: part.records.cards,
          counted: part.records.counted,
          excluded: part.records.excluded,
          rejected: part.records.rejected,
          rejected_rows: part.records.rejectedRows,
        });
        expect(part.records).toMatchObject({ counted: 5, rejectedRows: BAD_ROWS.length - 5 });
      },
    );

    it.skipIf(missing)(
      'reads every known word for a state and a kind as the program does',
      async () => {
        const path = join(folder, `${engine.name}-words.csv`);
        const { status, card_issue_kind } = aliases.values;
        const rows = [
          ...Object.values(status)
            .flat()
            .map((word) => row({ status: word })),
          ...Object.values(card_issue_kind)
            .flat()
            .map((word) => row({ card_issue_kind: word, card_issued_on: '2025-08-01' })),
        ];
        writeFileSync(path, `${HEADER}\n${rows.join('\n')}\n`);
        await engine.load('words', path, 'text');
        const question: Question = { from: 2025, to: 2036, asOf: 20250401, repeats: true };
        const own = await inside(['tally', path, ...optionsOf(question)]);
        const part = await ask(engine, queryFor(engine, question, { table: ['words'] }));
        const { records: read, years } = JSON.parse(own.stdout);
        expect(part.records).toMatchObject({
          rejected: 0,
          counted: read.counted,
          excluded: read.excluded,
        });
        expect(part.years.map(({ card }) => card.atLeast)).toEqual(
          years.map(({ card }: { card: number }) => card),
        );
      },
    );

    it.skipIf(missing)('counts an empty table as nothing', async () => {
      const path = join(folder, 'nothing.csv');
      writeFileSync(path, `${HEADER}\n`);
      await engine.load('no_cards', path, 'text');
      for (const question of QUESTIONS) {
        const part = await ask(engine, queryFor(engine, question, { table: ['no_cards'] }));
        expect(part.records).toMatchObject({ rows: 0, cards: 0 });
        expect(part.years.every(({ total }) => total.atLeast === 0)).toBe(true);
      }
    });
  },
);

const HEADER = COLUMNS.join(',');

/** Keeps the dates of birth and of issue of a row. */
function twoColumns(row: string): string {
  const cells = row.split(',');
  return [cells[1], cells[3]].join(',');
}

/** Cells in the order of COLUMNS, of a sound record unless said otherwise. */
function row(changes: Partial<Record<(typeof COLUMNS)[number], string>>): string {
  const sound: Partial<Record<(typeof COLUMNS)[number], string>> = {
    birth_date: '1990-10-10',
    card_issued_on: '2020-05-15',
    ...changes,
  };
  return COLUMNS.map((column) => sound[column] ?? '').join(',');
}

const BAD_ROWS = [
  row({}),
  row({ status: '有効', card_issue_kind: '更新', count: '2' }),
  row({ birth_date: '19901010', card_issued_on: '2020/05/15' }),
  row({ status: 'DECEASED' }),
  row({ birth_date: '2000-02-29', stay_expires_on: '9999-12-31' }),
  row({ birth_date: '' }),
  row({ card_issued_on: '' }),
  row({ birth_date: '1990-02-30', count: '7' }),
  row({ birth_date: '1900-02-29' }),
  row({ birth_date: '2021-05-15' }),
  row({ birth_date: '1867-12-31' }),
  row({ card_issued_on: '2015-10-04' }),
  row({ applied_on: '2020-05-16' }),
  row({ user_cert_issued_on: '2020-05-14' }),
  row({ signature_cert_issued_on: '2020-05-14' }),
  row({ applied_on: 'soon' }),
  row({ stay_expires_on: '2025-13-01' }),
  row({ card_expires_on: '0000-00-00' }),
  row({ user_cert_expires_on: '2025-04-31' }),
  row({ signature_cert_expires_on: 'x' }),
  row({ status: 'gone' }),
  row({ card_issue_kind: 'again' }),
  row({ count: '0' }),
  row({ count: '1.5' }),
  row({ count: '-1' }),
];
