// Identifiers are compared as whole texts, however many there are, at once or at the end.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openScratch } from '../../src/host/scratch-file.js';
import { createIdentifierLog } from '../../src/read/identifier-log.js';
import { createIdentifierNotes } from '../../src/read/identifier-notes.js';
import { digestAscii, digestIdentifier, numberOf } from '../../src/read/identifiers.js';
import { runs } from '../support/chance.js';

/** The lines from 1 on at which identifiers are told to be met before, at once and later. */
function metAgain(identifiers: readonly string[], atOnce: number, inMemory?: number) {
  const log = createIdentifierLog(openScratch, atOnce, inMemory);
  const digest = { low: 0, high: 0 };
  log.begin();
  const told = identifiers.flatMap((identifier, index) => {
    digestIdentifier(identifier, digest);
    return log.met(digest, index + 1) ? [index + 1] : [];
  });
  const later = [...log.later()].map(({ line }) => line);
  log.close();
  return { told, later };
}

/** The same by a set of the texts. */
function repeatedIn(identifiers: readonly string[]): number[] {
  const met = new Set<string>();
  return identifiers.flatMap((identifier, index) => {
    if (met.has(identifier)) return [index + 1];
    met.add(identifier);
    return [];
  });
}

describe('identifiers', () => {
  test('a hundred thousand different ones are met once each, and then again', () => {
    const identifiers = Array.from({ length: 100_000 }, (_, index) => `第${index}号`);
    const twice = [...identifiers, ...identifiers];
    const lines = identifiers.map((_, index) => index + 100_001);
    expect(metAgain(identifiers, 1_000_000)).toEqual({ told: [], later: [] });
    expect(metAgain(twice, 1_000_000)).toEqual({ told: lines, later: [] });
    // More of each part than are held before they are set aside.
    const { told, later } = metAgain([...twice, ...twice, ...twice, ...twice], 50_000, 4 << 20);
    expect(told).toEqual([]);
    expect(later).toHaveLength(700_000);
    expect(later.slice(0, 100_000)).toEqual(lines);
  });

  test('every repetition is told once, in order, however few are compared at once', () => {
    const identifier = fc.oneof(fc.nat(60).map(String), fc.string({ maxLength: 3 }));
    fc.assert(
      fc.property(
        fc.array(identifier, { maxLength: 200 }),
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom(0, 1600, undefined),
        (all, atOnce, inMemory) => {
          const { told, later } = metAgain(all, atOnce, inMemory);
          expect([...told, ...later]).toEqual(repeatedIn(all));
        },
      ),
      { numRuns: runs(150) },
    );
  });

  test('in parts, ascending or not, beside those that come one by one, every repetition is told once, in order', () => {
    const part = fc.record({
      /** Where the part begins, and how it goes on: by a step, of which some are 0 or back. */
      from: fc.constantFrom('1', '7', '0080', '99990', '4294967290', '999999999999990', 'A1'),
      steps: fc.array(fc.constantFrom(1, 1, 1, 2, 127, 128, 20_000, 5_000_000_000, 0, -3), {
        maxLength: 40,
      }),
      /** Lines without an identifier before each. */
      blank: fc.constantFrom(0, 0, 1, 300),
      /** Whether a thread read it. */
      inThread: fc.boolean(),
    });
    fc.assert(
      fc.property(
        fc.array(part, { maxLength: 12 }),
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom(0, 400, undefined),
        fc.constantFrom(1, 20, undefined),
        (parts, atOnce, inMemory, together) => {
          const log = createIdentifierLog(openScratch, atOnce, inMemory, together);
          const notes = createIdentifierNotes();
          const met = new Set<string>();
          const repeated: number[] = [];
          const told: number[] = [];
          let line = 0;
          log.begin();
          for (const { from, steps, blank, inThread } of parts) {
            const before = line;
            const areApart = inThread && log.areApart();
            for (const identifier of ascending(from, steps)) {
              line += 1 + blank;
              if (met.has(identifier)) repeated.push(line);
              met.add(identifier);
              const digest = digested(identifier);
              if (areApart) notes.add(digest, line - before);
              else if (log.met(digest, line)) told.push(line);
            }
            if (areApart) log.addApart(notes.take(), before);
          }
          const later = [...log.later()].map((place) => place.line);
          log.close();
          expect([...told, ...later]).toEqual(repeated);
        },
      ),
      { numRuns: runs(400) },
    );
  });

  test('a thousand that ascend are a byte each', () => {
    const notes = createIdentifierNotes();
    for (let index = 0; index < 1000; index += 1) notes.add(digested(`${5000 + index}`), index + 1);
    const taken = notes.take();
    expect(taken).toMatchObject([{ kind: 'ascending', line: 1, size: 1000 }]);
    // Whole units of a scratch file.
    expect(taken[0]?.kind === 'ascending' && taken[0].steps.length).toBe(1008);
  });

  test('rows of ascending numbers are noted as such up to sixteen, others are set apart', () => {
    const kindsOf = (rows: number) => {
      const notes = createIdentifierNotes();
      for (let index = 0; index < rows * 10; index += 1)
        notes.add(digested(String(1000 - Math.floor(index / 10) * 10 + (index % 10))), index + 1);
      return notes.take().map(({ kind }) => kind);
    };
    expect(kindsOf(16)).toEqual(Array(16).fill('ascending'));
    expect(kindsOf(17)).toEqual(['apart']);
  });

  test('of identifiers of up to fifteen digits no two are alike, nor like any text', () => {
    const texts = ['0', '00', '000', '1', '01', '10', '9', '11', '111', '099999999999999'];
    texts.push(
      '100000000000000',
      '999999999999999',
      '0999999999999999',
      '4294967296',
      '4294967295',
    );
    texts.push('4294967285', '04294967285', '１', '1 ', '-1', '1.0', '');
    const digests = texts.map((text) => digested(text));
    expect(new Set(digests.map(({ low, high }) => `${low} ${high}`)).size).toBe(texts.length);
    for (const { low, high } of digests) expect(low | high).not.toBe(0);
    // One of sixteen thousand digests would be one of a number by chance.
    for (let index = 0; index < 100_000; index += 1) {
      const { low, high } = digested(`A${index}`);
      if (numberOf(low, high) !== 0) expect.unreachable(`A${index}`);
    }
  });

  test('bytes are compared by the same as texts', () => {
    const text = fc.oneof(
      fc.stringMatching(/^\d{1,17}$/),
      fc.string({
        unit: fc.integer({ min: 33, max: 126 }).map((unit) => String.fromCharCode(unit)),
      }),
    );
    fc.assert(
      fc.property(text, (each) => {
        const digest = { low: 0, high: 0 };
        const bytes = Buffer.from(`,${each},`);
        digestAscii(bytes, 1, bytes.length - 1, digest);
        expect(digest).toEqual(digested(each));
      }),
      { numRuns: runs(300) },
    );
  });
});

/** Numbers of at least as many digits as the first, each so much larger than the one before; texts alike where it is none. */
function ascending(from: string, steps: readonly number[]): string[] {
  const lead = /^\D*/.exec(from)?.[0] ?? '';
  const all: string[] = [];
  let number = Number(from.slice(lead.length));
  for (const step of [0, ...steps]) {
    number = Math.max(0, number + step);
    all.push(lead + String(number).padStart(from.length - lead.length, '0'));
  }
  return all;
}

function digested(identifier: string) {
  const digest = { low: 0, high: 0 };
  digestIdentifier(identifier, digest);
  return digest;
}
