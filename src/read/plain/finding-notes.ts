// Findings of a part of a file, noted for the whole: each different one once, and the lines on which it stands.
import {
  type ColumnFinding,
  type FindingCode,
  isTold,
  type ToldPerCode,
  unknownValue,
} from '../../records/findings.js';
import type { RowsRead } from '../rows-read.js';
import { NOTES_PER_PART, PLACES_PER_PART } from './weights.js';

/** Notes the findings of one part after the other. */
export interface FindingNotes {
  readonly add: (finding: ColumnFinding, line: number) => void;
  /** Whether the next finding of a code is told in full. */
  readonly isTold: (code: FindingCode) => boolean;
  /** How many places are noted. */
  readonly count: () => number;
  /** Whether they are so many that the tolerant reader should go on. */
  readonly areMany: () => boolean;
  readonly noted: () => Pick<RowsRead, 'findings' | 'places' | 'alike'>;
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
  let places = new Int32Array(64);
  let count = 0;

  function numberOf(finding: ColumnFinding): number {
    const known = numbers.get(finding);
    if (known !== undefined) return known;
    numbers.set(finding, findings.length);
    return findings.push(finding) - 1;
  }

  return {
    add: (finding, line) => {
      const number = numberOf(finding);
      if (toldPerCode !== undefined && unknownValue(finding) !== undefined) {
        const first = firsts.get(number);
        if (first !== undefined) {
          alike.set(first, (alike.get(first) ?? 1) + 1);
          return;
        }
        firsts.set(number, count);
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
    isTold: (code) => isTold(code, told.get(code) ?? 0, toldPerCode),
    count: () => count,
    areMany: () => findings.length > NOTES_PER_PART || count > PLACES_PER_PART,
    noted: () => ({ findings, places: places.slice(0, 2 * count), alike }),
    restart: () => {
      findings.length = 0;
      numbers.clear();
      told.clear();
      firsts.clear();
      alike.clear();
      count = 0;
    },
  };
}
