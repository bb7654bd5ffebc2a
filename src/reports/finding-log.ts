// The findings of a run: all counted, the first ones kept, values that are not known gathered with the rows they stand in.
import {
  type ColumnFinding,
  FINDINGS,
  type Finding,
  type FindingCode,
  MOST_VALUES,
  type ToldPerCode,
  UNKNOWN_VALUES,
  unknownValue,
} from '../records/findings.js';

/** A finding as it is listed: by itself, or for several rows with the same value. */
export interface ListedFinding {
  readonly finding: Finding;
  /** How many findings it stands for. */
  readonly count: number;
  /** What is told of the value, where it stands for all rows with one. */
  readonly value?:
    | { readonly kind: 'shown'; readonly text: string }
    /** One entry for all values of the column, each by the rows it stands in. */
    | { readonly kind: 'placed'; readonly values: readonly PlacedValue[] }
    /** The same of so many that they are no categories. */
    | { readonly kind: 'many'; readonly most: number };
}

/** A value that is not shown: the row in which it stands first, and how many it stands in. */
export interface PlacedValue {
  readonly line: number;
  readonly count: number;
}

/** The findings of a run. */
export interface FindingLog {
  /** Adds a finding in the row that begins on `line`; `count` where it stands for so many of the same value. */
  readonly add: (finding: ColumnFinding, line: number, count?: number) => void;
  /** Adds so many findings that are not listed. */
  readonly addMore: (code: FindingCode, count: number) => void;
  /** Of files, those that reject first; then of rows, as they were met. */
  readonly listed: () => ListedFinding[];
  readonly counts: ReadonlyMap<FindingCode, number>;
  readonly rejecting: () => number;
  readonly total: () => number;
}

/** What a log keeps. */
export interface LogLimits {
  /** Entries in all, and of one code. */
  readonly listed: number;
  readonly perCode: ToldPerCode;
  /** Whether values that are not known are shown, as was asked for. */
  readonly showValues: boolean;
}

/** All rows of one column with values that are not known. */
interface Gathered {
  readonly first: Finding;
  count: number;
  /** Undefined once they are no categories. */
  values: Map<string, { readonly finding: Finding; count: number }> | undefined;
}

/** A log of these limits. */
export function createFindingLog({ listed: most, perCode, showValues }: LogLimits): FindingLog {
  const kept: (Finding | Gathered)[] = [];
  const gathered = new Map<string, Gathered>();
  /** By finding, since the same one comes with many rows. */
  const gatheredOf = new WeakMap<ColumnFinding, Gathered>();
  const counts = new Map<FindingCode, number>();
  const total = (level?: 'reject') =>
    [...counts].reduce(
      (sum, [code, count]) => sum + (!level || FINDINGS[code].level === level ? count : 0),
      0,
    );

  function gather(finding: ColumnFinding, line: number, value: string, count: number): void {
    const found = gatheredOf.get(finding) ?? gatheredAt(finding, line);
    gatheredOf.set(finding, found);
    found.count += count;
    const same = found.values?.get(value);
    if (same !== undefined) same.count += count;
    else if (found.values !== undefined) {
      if (found.values.size === MOST_VALUES) found.values = undefined;
      else found.values.set(value, { finding: { ...finding, line }, count });
    }
  }

  function gatheredAt(finding: ColumnFinding, line: number): Gathered {
    const place = `${finding.file}\n${finding.sheet ?? ''}\n${finding.column}\n${finding.code}`;
    const known = gathered.get(place);
    if (known !== undefined) return known;
    const found: Gathered = { first: { ...finding, line }, count: 0, values: new Map() };
    gathered.set(place, found);
    kept.push(found);
    return found;
  }

  function entries({ first, count, values }: Gathered): ListedFinding[] {
    if (values === undefined)
      return [{ finding: first, count, value: { kind: 'many', most: MOST_VALUES } }];
    if (!showValues) {
      const placed = [...values.values()].map((each) => ({
        line: each.finding.line,
        count: each.count,
      }));
      return [{ finding: first, count, value: { kind: 'placed', values: placed } }];
    }
    return [...values].map(([text, each]) => ({ ...each, value: { kind: 'shown', text } }));
  }

  return {
    add: (finding, line, alike = 1) => {
      const count = (counts.get(finding.code) ?? 0) + alike;
      counts.set(finding.code, count);
      const value = unknownValue(finding);
      if (value !== undefined) gather(finding, line, value, alike);
      else if (kept.length < most && count <= perCode[FINDINGS[finding.code].level]) {
        kept.push({ ...finding, line });
      }
    },
    addMore: (code, count) => {
      counts.set(code, (counts.get(code) ?? 0) + count);
    },
    listed: () => {
      const listed = kept.flatMap((each) =>
        'first' in each ? entries(each) : [{ finding: each, count: 1 }],
      );
      // What is of a whole file goes first: findings on its rows may follow from it.
      return listed.toSorted((one, other) => rank(one.finding) - rank(other.finding));
    },
    counts,
    rejecting: () => total('reject'),
    total: () => total(),
  };
}

/** Where a finding is listed: before all of a higher rank. */
function rank({ code }: Finding): number {
  if (FINDINGS[code].scope !== 'file') return 2;
  return rejectsFile(code) ? 0 : 1;
}

/** Whether a finding keeps a whole file from being counted. */
export function rejectsFile(code: FindingCode): boolean {
  return FINDINGS[code].scope === 'file' && FINDINGS[code].level === 'reject';
}

/** How many findings of a log are of values that the user can give a meaning. */
export function unknownValues({ counts }: Pick<FindingLog, 'counts'>): number {
  return UNKNOWN_VALUES.reduce((sum, code) => sum + (counts.get(code) ?? 0), 0);
}
