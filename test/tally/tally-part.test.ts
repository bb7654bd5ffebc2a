// Parts counted apart add up to the whole in every order and grouping, and no blank is taken for zero.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { constantCapacity } from '../../src/capacity/dated-capacity.js';
import { forecastJson } from '../../src/layout/forecast.js';
import { tallyJson } from '../../src/layout/tally.js';
import { suppressPart } from '../../src/privacy/suppress-part.js';
import { SUPPRESSIBLE } from '../../src/privacy/suppression.js';
import { decodeTally } from '../../src/read/tables/tally-json.js';
import { valueOrThrow } from '../../src/records/fault.js';
import type { CardRecord } from '../../src/records/record.js';
import { type Basis, forecastReport } from '../../src/reports/forecast.js';
import { partForecast } from '../../src/reports/part-forecast.js';
import { recordTotals } from '../../src/tally/record-totals.js';
import { BREAKDOWNS, type Breakdown } from '../../src/tally/tally.js';
import { addParts, type TallyPart, tallyPart } from '../../src/tally/tally-part.js';
import { counted, type Question, takeRecords } from '../sql/records-table.js';
import { runs } from '../support/chance.js';
import { day, fiscalYears } from '../support/law.js';

const RECORDS = takeRecords(600, 11);
const CAPACITY = constantCapacity(100);

function question(by?: Breakdown): Question {
  return { from: 2025, to: 2029, asOf: 20250401, repeats: true, ...(by && { by }) };
}

function partOf(
  records: readonly CardRecord[],
  by: Breakdown | undefined,
  name: string,
): TallyPart {
  const tally = counted(records, question(by));
  const cards = records.reduce((sum, { count }) => sum + count, 0);
  const read = { rows: records.length, cards, rejectedRows: 0, rejectedCards: 0 };
  return tallyPart(tally, {
    terms: {
      rules: 'r',
      rulesDigest: '0'.repeat(64),
      from: 2025,
      to: 2029,
      asOf: day(20250401),
      method: 'birthday',
      repeatRenewals: true,
      suppressBelow: undefined,
    },
    records: recordTotals(read, tally.cards),
    findings: [{ code: 'unreadable-date', column: 'birth_date', count: records.length }],
    inputs: [{ path: name, bytes: 1, sha256: null }],
    asOfSource: 'records',
    isExample: false,
  });
}

function basisOf({ records, lapsed }: TallyPart): Basis {
  return {
    tool: 'koshin test',
    rulesVersion: 'r',
    secondary: [],
    asOf: day(20250401),
    asOfSource: 'records',
    isExample: false,
    method: 'birthday',
    repeatRenewals: true,
    records,
    lapsed,
    inputs: [],
    options: {},
    capacityIsPublished: false,
  };
}

/** What a part says, but for the order of its inputs. */
function bytes(part: TallyPart): string {
  const inputs = [...part.inputs].sort((a, b) => (a.path < b.path ? -1 : 1));
  return JSON.stringify(tallyJson({ ...part, inputs }, 'v'));
}

const breakdowns = fc.constantFrom<Breakdown | undefined>(undefined, ...BREAKDOWNS);

describe('tallies added up', () => {
  it('are the forecast of all records together, wherever the records are cut', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(RECORDS.length), { maxLength: 5 }),
        breakdowns,
        fc.option(fc.constantFrom(2, 5, 10), { nil: undefined }),
        (cuts, by, below) => {
          const edges = [0, ...cuts.sort((a, b) => a - b), RECORDS.length];
          const parts = edges
            .slice(1)
            .map((end, index) => partOf(RECORDS.slice(edges[index], end), by, `${index}`));
          const sum = addParts(parts);
          const whole = partOf(RECORDS, by, 'whole');
          const basis = basisOf(whole);
          expect(basisOf(sum)).toEqual(basis);
          const direct = forecastReport(counted(RECORDS, question(by)), CAPACITY, basis, below);
          expect(partForecast(sum, by, CAPACITY, basis, below)).toEqual(direct);
          const unbroken = forecastReport(counted(RECORDS, question()), CAPACITY, basis, below);
          expect(forecastJson(partForecast(sum, undefined, CAPACITY, basis, below))).toEqual(
            forecastJson(unbroken),
          );
        },
      ),
      { numRuns: runs(30) },
    );
  });

  it('are the same to the byte in any order and grouping, and through JSON', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 }),
        fc.integer({ min: 1, max: 4 }),
        breakdowns,
        fc.option(fc.constantFrom(3, 10, 25), { nil: undefined }),
        (order, cut, by, below) => {
          const parts = Array.from({ length: 5 }, (_, index) => {
            const part = partOf(RECORDS.slice(index * 120, index * 120 + 120), by, `${index}`);
            return below === undefined ? part : suppressPart(part, below);
          });
          const again = (part: TallyPart) =>
            valueOrThrow(
              decodeTally(JSON.parse(JSON.stringify(tallyJson(part, 'v'))), 'part', fiscalYears()),
            );
          const shuffled = order.map((index) => again(parts[index] as TallyPart));
          const grouped = addParts([
            again(addParts(shuffled.slice(0, cut))),
            again(addParts(shuffled.slice(cut))),
          ]);
          expect(bytes(grouped)).toBe(bytes(addParts(parts)));
        },
      ),
      { numRuns: runs(30) },
    );
  });

  it('show a figure only where every part shows it, and else never more than there is', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 60 }),
        breakdowns,
        fc.constantFrom(3, 10, 25),
        (size, by, below) => {
          const whole: TallyPart[] = [];
          const blanked: TallyPart[] = [];
          for (let start = 0; start < 240; start += size * 4) {
            const part = partOf(RECORDS.slice(start, start + size), by, `${start}`);
            whole.push(part);
            blanked.push(suppressPart(part, below));
          }
          const sum = addParts(blanked);
          const truth = addParts(whole);
          const pairs = [
            ...sum.years.map((row, index) => [row, truth.years[index]] as const),
            ...sum.broken.map((row, index) => [row, truth.broken[index]] as const),
          ];
          for (const [row, real] of pairs) {
            for (const figure of SUPPRESSIBLE) {
              const value = real?.[figure].atLeast ?? -1;
              if (row[figure].exact) expect(row[figure].atLeast).toBe(value);
              else expect(row[figure].atLeast).toBeLessThanOrEqual(value);
            }
          }
        },
      ),
      { numRuns: runs(30) },
    );
  });

  it('leave no figure below the limit in a suppressed part, nor one that a sum gives away', () => {
    fc.assert(
      fc.property(
        fc.nat(500),
        fc.integer({ min: 1, max: 60 }),
        breakdowns,
        fc.constantFrom(2, 3, 10),
        (start, size, by, below) => {
          const part = partOf(RECORDS.slice(start, start + size), by, 'one');
          const { years, broken } = suppressPart(part, below);
          for (const row of [...years, ...broken]) {
            const known = SUPPRESSIBLE.filter((figure) => row[figure].exact);
            for (const figure of known) {
              expect(row[figure].atLeast === 0 || row[figure].atLeast >= below).toBe(true);
            }
            // card + certificate = total: one blank of the three could be worked out.
            expect(known.length).not.toBe(2);
            const { card, certificate, total } = row;
            const onlyOneAndOne = total.exact && total.atLeast === 2;
            expect(!card.exact && !certificate.exact && onlyOneAndOne).toBe(false);
          }
          for (const year of years) {
            const own = broken.filter(({ fiscalYear }) => fiscalYear === year.fiscalYear);
            if (own.length === 0) continue;
            for (const figure of SUPPRESSIBLE) {
              const blanks = own.filter((row) => !row[figure].exact).length;
              if (!year[figure].exact) expect(blanks).toBe(own.length);
              else if (blanks === 1) {
                // What the year gives away of a single blank is no small figure.
                const others = own.reduce((sum, row) => sum + row[figure].atLeast, 0);
                const worked = year[figure].atLeast - others;
                expect(worked === 0 || worked >= below).toBe(true);
              }
            }
          }
        },
      ),
      { numRuns: runs(80) },
    );
  });

  it('do not add up under other terms', () => {
    const part = partOf(RECORDS.slice(0, 5), undefined, 'a');
    for (const change of [{ from: 2024 }, { rules: 'x' }, { suppressBelow: 10 }] as const) {
      const other = { ...part, terms: { ...part.terms, ...change } };
      expect(() => addParts([part, other])).toThrow(RangeError);
    }
    expect(() => addParts([])).toThrow(RangeError);
  });
});
