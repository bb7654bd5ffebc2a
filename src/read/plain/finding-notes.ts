// Findings of a part of a file, noted for the whole: each different one once, and the lines on which it stands.
import {
  type ColumnFinding,
  type FindingCode,
  isTold,
  MOST_VALUES,
  type ToldPerCode,
  unknownValue,
} from '../../records/findings.js';
import type { RowsRead } from '../rows-read.js';
import { NOTES_PER_PART, PLACES_PER_PART } from './weights.js';

/** Notes the findings of one part after the other. */
export interface FindingNotes {
  readonly add: (finding: ColumnFinding, line: number) => void;
  /** Whether the next finding of a code is told in full; if not, {@link FindingNotes.countMore} is told of it. */
  readonly isTold: (code: FindingCode) => boolean;
  readonly countMore: (code: FindingCode, count: number) => void;
  /** How many places are noted. */
  readonly count: () => number;
  /** Whether they are so many that the tolerant reader should go on. */
  readonly areMany: () => boolean;
  readonly noted: () => Pick<RowsRead, 'findings' | 'places' | 'alike' | 'more'>;
  readonly restart: () => void;
}

/** Notes of which so many per code are told in full; with undefined, all. */
export function createFindingNotes(toldPerCode: ToldPerCode | undefined): FindingNotes {
  const findings: ColumnFinding[] = [];
  const numbers = new Map<ColumnFinding, number>();
  const told = new Map<FindingCode, number>();
  /** By number of a finding of an unknown value, its first place, which stands for the others: where each row is told, none. */
  const firsts = new Map<number, number>();
  const alike = new Map<number, number>();
  /** The last place noted of a code of which so many different values were met that they are no categories. */
  const manyAt = new Map<FindingCode, number>();
  const more = new Map<FindingCode, number>();
  let places = new Int32Array(64);
  let count = 0;

  function numberOf(finding: ColumnFinding): number {
    const known = numbers.get(finding);
    if (known !== undefined) return known;
    numbers.set(finding, findings.length);
    return findings.push(finding) - 1;
  }

  function countAlike(place: number, rows: number): void {
    alike.set(place, (alike.get(place) ?? 1) + rows);
  }

  return {
    add: (finding, line) => {
      const number = numberOf(finding);
      if (toldPerCode !== undefined && unknownValue(finding) !== undefined) {
        const first = firsts.get(number);
        if (first !== undefined) {
          countAlike(first, 1);
          return;
        }
        firsts.set(number, count);
        if ((told.get(finding.code) ?? 0) === MOST_VALUES) manyAt.set(finding.code, count);
      }
      if (2 * count === places.length) {
        const larger = new Int32Array(places.length * 2);
        larger.set(places);
        places = larger;
      }
      places[2 * count] = number;
      places[2 * count + 1] = line;
      count += 1;
      if (toldPerCode !== undefined) told.set(finding.code, (told.get(finding.code) ?? 0) + 1);
    },
    isTold: (code) => !manyAt.has(code) && isTold(code, told.get(code) ?? 0, toldPerCode),
    countMore: (code, many) => {
      const place = manyAt.get(code);
      if (place === undefined) more.set(code, (more.get(code) ?? 0) + many);
      else countAlike(place, many);
    },
    count: () => count,
    areMany: () => findings.length > NOTES_PER_PART || count > PLACES_PER_PART,
    noted: () => ({ findings, places: places.slice(0, 2 * count), alike, more }),
    restart: () => {
      findings.length = 0;
      numbers.clear();
      told.clear();
      firsts.clear();
      alike.clear();
      manyAt.clear();
      more.clear();
      count = 0;
    },
  };
}
