// The table on which queries are tried: adversarial records as a CSV, and what the program and the oracle count of it.

import { recordWriter } from '../../src/layout/records.js';
import { COLUMNS } from '../../src/records/columns.js';
import type { CardRecord } from '../../src/records/record.js';
import { createCounter } from '../../src/tally/counter.js';
import type { Breakdown, Tally } from '../../src/tally/tally.js';
import { oracleCount } from '../oracle/oracle.js';
import { adversarialRecords } from '../oracle/records.js';
import { day, law } from '../support/law.js';

/** What is asked of a table. */
export interface Question {
  readonly from: number;
  readonly to: number;
  readonly asOf: number;
  readonly repeats: boolean;
  readonly by?: Breakdown;
}

/** Questions that reach every branch: as-of days before, within and after the years; long and short spans. */
export const QUESTIONS: readonly Question[] = [
  { from: 2025, to: 2030, asOf: 20250401, repeats: true },
  { from: 2025, to: 2030, asOf: 20250401, repeats: false },
  { from: 2025, to: 2044, asOf: 20250401, repeats: true },
  { from: 2027, to: 2031, asOf: 20230615, repeats: true },
  { from: 2025, to: 2027, asOf: 20261231, repeats: true },
  { from: 2025, to: 2026, asOf: 20290228, repeats: true },
  { from: 2026, to: 2034, asOf: 20260401, repeats: true, by: 'office' },
  { from: 2026, to: 2028, asOf: 20260401, repeats: true, by: 'office,month' },
  { from: 2025, to: 2028, asOf: 20250401, repeats: true, by: 'month' },
];

/** The options that ask a question of the program. */
export function optionsOf({ from, to, asOf, repeats, by }: Question): string[] {
  return [
    ...['--from', `${from}`, '--to', `${to}`, '--as-of', `${asOf}`],
    ...(repeats ? [] : ['--no-repeat-renewals']),
    ...(by === undefined ? [] : ['--by', by]),
  ];
}

export function takeRecords(count: number, seed: number): CardRecord[] {
  const source = adversarialRecords(seed);
  return Array.from({ length: count }, () => source.next().value as CardRecord);
}

/** The records as the CSV from which every engine loads its table: all columns, blank for what is not held. */
export function recordsCsv(records: readonly CardRecord[]): string {
  const writer = recordWriter(new Set(COLUMNS));
  return writer.header + records.map((record, index) => writer.row(record, index + 1)).join('');
}

/** What the program's core counts. */
export function counted(records: readonly CardRecord[], question: Question): Tally {
  const counter = createCounter({
    law: law(),
    method: 'birthday',
    ...question,
    asOf: day(question.asOf),
    repeats: question.repeats ? 'all' : 'none',
  });
  for (const record of records) counter.add(record);
  return counter.tally;
}

/** What the oracle counts, year by year: "2025 1+2", and what lapsed. */
export function oracleSays(records: readonly CardRecord[], question: Question): string {
  const years = new Map<number, { card: number; certificate: number }>();
  const lapsed = { card: 0, certificate: 0 };
  for (const record of records) {
    const count = oracleCount(record, question);
    lapsed.card += count.lapsed.card;
    lapsed.certificate += count.lapsed.certificate;
    for (const [year, { card, certificate }] of count.years) {
      const sum = years.get(year) ?? { card: 0, certificate: 0 };
      years.set(year, { card: sum.card + card, certificate: sum.certificate + certificate });
    }
  }
  return figuresText(
    [...years].map(([fiscalYear, counts]) => ({ fiscalYear, ...counts })),
    lapsed,
  );
}

/** Figures in one line a test can compare and read. */
export function figuresText(
  years: readonly { fiscalYear: number; card: number; certificate: number }[],
  lapsed: { readonly card: number; readonly certificate: number },
): string {
  const text = years.map(
    ({ fiscalYear, card, certificate }) => `${fiscalYear} ${card}+${certificate}`,
  );
  return `${text.join(', ')} lapsed ${lapsed.card}+${lapsed.certificate}`;
}
