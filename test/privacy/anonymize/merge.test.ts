// The safe file gives the same figures, hides its rows among each other, and names nobody.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ABSENT } from '../../../src/calendar/civil-date.js';
import { openScratch } from '../../../src/host/scratch-file.js';
import { anonymityJson, anonymityText } from '../../../src/layout/anonymity.js';
import { recordWriter } from '../../../src/layout/records.js';
import { type AnonymizeOptions, anonymizing } from '../../../src/privacy/anonymize/merge.js';
import { readHeader } from '../../../src/records/columns.js';
import type { CardRecord } from '../../../src/records/record.js';
import { createRowReader } from '../../../src/records/row-reader.js';
import { anonymityReport } from '../../../src/reports/anonymity.js';
import { runs } from '../../support/chance.js';
import { repositoryAliases } from '../../support/law.js';
import { adversarialRecord, cardRecord, day, figuresOf, lawInForce } from './records.js';

const plain: AnonymizeOptions = {
  law: lawInForce,
  identifiers: 'drop',
  k: undefined,
  dropOffice: false,
  smallBelow: 10,
};

/** Safe records; so many different ones are held in memory, and the others set aside. */
function anonymized(
  records: readonly CardRecord[],
  options: Partial<AnonymizeOptions> = {},
  memory = { scratch: openScratch, room: 1 << 20 },
) {
  const { add, done, close } = anonymizing({ ...plain, ...options }, memory);
  for (const record of records) add(record);
  const { records: kept, heldBack, ...measured } = done();
  const all = { ...measured, records: [...kept], heldBack: [...heldBack] };
  close();
  return all;
}

const cardsIn = (records: readonly CardRecord[]) =>
  records.reduce((sum, { count }) => sum + count, 0);

const files = fc
  .array(adversarialRecord, { maxLength: 12 })
  .chain((records) =>
    fc
      .array(fc.nat(Math.max(0, records.length - 1)), { maxLength: records.length })
      .map((again) => [...records, ...again.map((index) => records[index] as CardRecord)]),
  );

describe('anonymized records', () => {
  it('merge alike rows into count', () => {
    const done = anonymized([
      cardRecord({ birth: 19900305 }),
      cardRecord({ birth: 19710305, count: 4 }),
      cardRecord({ birth: 19710306 }),
    ]);
    expect(done.records).toEqual([
      cardRecord({ birth: 19600305, count: 5 }),
      cardRecord({ birth: 19600306 }),
    ]);
    expect(done.before).toMatchObject({ rows: 3, cards: 6, groups: 3, smallestGroup: 1 });
    expect(done.after).toMatchObject({ groups: 2, smallestGroup: 1, rowsBelow: 3, cardsBelow: 6 });
  });

  it('keep every row under running numbers, in an order that is not the input’s', () => {
    const records = [
      cardRecord({ birth: 19900306 }),
      cardRecord(),
      cardRecord({ birth: 19900306 }),
    ];
    const done = anonymized(records, { identifiers: 'running' });
    expect(done.columns[0]).toBe('record_id');
    expect(done.records.map(({ birth }) => birth)).toEqual([19600305, 19600306, 19600306]);
  });

  it('split what one row cannot count', () => {
    const done = anonymized([
      cardRecord({ count: 600_000_000 }),
      cardRecord({ count: 600_000_000 }),
    ]);
    expect(done.records.map(({ count }) => count)).toEqual([999_999_999, 200_000_001]);
  });

  it('hold back groups below k, and tell what the forecast loses', () => {
    const done = anonymized([cardRecord({ count: 3 }), cardRecord({ birth: 19900901, count: 2 })], {
      k: 3,
      smallBelow: 3,
    });
    expect(cardsIn(done.records)).toBe(3);
    expect(done.heldBack).toHaveLength(1);
    const report = anonymityReport(done, {
      ...plain,
      k: 3,
      smallBelow: 3,
      span: { from: 2024, to: 2025 },
      asOf: day(20240401),
      rejected: { rows: 0, cards: 0 },
    });
    expect(report.cost).toEqual([
      { fiscalYear: 2024, lost: { card: 0, certificate: 2 }, all: { card: 0, certificate: 5 } },
      { fiscalYear: 2025, lost: { card: 0, certificate: 0 }, all: { card: 0, certificate: 0 } },
    ]);
    const style = { colour: false, blocks: true, width: 80 };
    expect(anonymityText(report, { ...style, language: 'ja' })).toContain('除いた記録: 2枚 (1行)');
    expect(anonymityText(report, { ...style, language: 'en' })).toContain(
      'Held back: 2 cards in 1 rows',
    );
    const from = { tool: 'koshin', rulesVersion: 'made up', inputs: [], options: {} };
    expect(anonymityJson(report, from)).toMatchObject({
      schema: 'koshin.anonymize/1',
      k: 3,
      before: { smallest_group: 2 },
      after: { smallest_group: 3, cards_below: 0 },
      held_back: { rows: 1, cards: 2 },
    });
  });

  it('know nothing where nothing is read', () => {
    const done = anonymized([]);
    expect(done.records).toEqual([]);
    expect(done.after).toMatchObject({ rows: 0, groups: 0, smallestGroup: null });
  });

  it('give the original’s figures exactly, whatever is merged, numbered or blurred', () => {
    fc.assert(
      fc.property(
        files,
        fc.constantFrom('drop' as const, 'running' as const),
        fc.constantFrom(undefined, 0, 1),
        fc.boolean(),
        (records, identifiers, k, dropOffice) => {
          const done = anonymized(records, { identifiers, k, dropOffice });
          expect(done.heldBack).toEqual([]);
          expect(cardsIn(done.records)).toBe(cardsIn(records));
          expect(figuresOf(done.records, !dropOffice)).toEqual(figuresOf(records, !dropOffice));
          if (identifiers === 'running') expect(done.records).toHaveLength(records.length);
          const again = anonymized(done.records, { identifiers, k, dropOffice });
          expect(again.records).toEqual(done.records);
          const backwards = anonymized([...records].reverse(), { identifiers, k, dropOffice });
          expect(backwards.records).toEqual(done.records);
        },
      ),
      { numRuns: runs(300) },
    );
  });

  it('leave no group below k, and lose no card unseen', () => {
    fc.assert(
      fc.property(files, fc.integer({ min: 2, max: 12 }), (records, k) => {
        const done = anonymized(records, { k, smallBelow: k });
        expect(done.after.cardsBelow).toBe(0);
        expect(done.after.smallestGroup ?? k).toBeGreaterThanOrEqual(k);
        expect(done.generalized.cardsBelow).toBe(cardsIn(done.heldBack));
        expect(figuresOf([...done.records, ...done.heldBack])).toEqual(figuresOf(records));
      }),
      { numRuns: runs(150) },
    );
  });

  it('are the same, measured the same, whether they fit into the memory or not', () => {
    fc.assert(
      fc.property(
        fc.array(adversarialRecord, { minLength: 20, maxLength: 60 }),
        fc.constantFrom('drop' as const, 'running' as const),
        fc.constantFrom(undefined, 2),
        fc.boolean(),
        (records, identifiers, k, dropOffice) => {
          const options = { identifiers, k, dropOffice };
          let opened = 0;
          const scratch = () => {
            opened += 1;
            return openScratch();
          };
          const set = anonymized(records, options, { scratch, room: 4 });
          expect(set).toEqual(anonymized(records, options));
          expect(opened).toBeGreaterThan(0);
        },
      ),
      { numRuns: runs(40) },
    );
  });

  it('are written with the columns they need, and read back as they are', () => {
    const aliases = repositoryAliases();
    const tame = files.map((records) =>
      records.map((record) => ({ ...record, office: record.office === '' ? '' : 'A' })),
    );
    fc.assert(
      fc.property(tame, (records) => {
        const done = anonymized(records);
        const writer = recordWriter(new Set(done.columns));
        const names = writer.header.trim().split(',');
        expect(names).toEqual(done.columns);
        expect(names).not.toContain('record_id');
        const { positions } = readHeader(names, aliases);
        const reader = createRowReader({
          ...{ law: lawInForce, aliases, positions, takenOn: ABSENT },
          ...{ dates: {}, handOverLag: 0 },
        });
        const back = done.records.map((record) =>
          reader.read(writer.row(record).trimEnd().split(','), () => {}),
        );
        expect(back).toEqual(done.records);
      }),
      { numRuns: runs(150) },
    );
  });

  it('are written so that no office is a formula', () => {
    const writer = recordWriter(new Set(['office', 'record_id']));
    expect(writer.row(cardRecord({ office: '=1,"' as never }), 7)).toBe(
      `7,1990-03-05,2020-05-15,2020-05-15,2020-05-15,"'=1,"""\n`,
    );
  });
});
