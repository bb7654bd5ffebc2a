// The report of a check: the number of findings by code, and the first ones in full.
import {
  FINDING_CODES,
  FINDINGS,
  type Finding,
  type FindingCode,
  type FindingLevel,
} from '../records/findings.js';

/** The findings of a run: all counted, some kept. */
export interface FindingLog {
  readonly add: (finding: Finding) => void;
  readonly kept: readonly Finding[];
  readonly counts: ReadonlyMap<FindingCode, number>;
  readonly rejecting: () => number;
  readonly total: () => number;
}

/** A log that keeps the first findings, at most `limit` in all and `perCode` of one code. */
export function createFindingLog(
  limit: number,
  perCode: Readonly<Record<FindingLevel, number>>,
): FindingLog {
  const kept: Finding[] = [];
  const counts = new Map<FindingCode, number>();
  const total = (level?: 'reject') =>
    [...counts].reduce(
      (sum, [code, count]) => sum + (!level || FINDINGS[code].level === level ? count : 0),
      0,
    );
  return {
    add: (finding) => {
      const count = (counts.get(finding.code) ?? 0) + 1;
      counts.set(finding.code, count);
      if (kept.length < limit && count <= perCode[FINDINGS[finding.code].level]) kept.push(finding);
    },
    kept,
    counts,
    rejecting: () => total('reject'),
    total: () => total(),
  };
}

export interface CheckReport {
  readonly kind: 'check';
  readonly rows: number;
  readonly rejectedRows: number;
  readonly cards: number;
  readonly findings: readonly Finding[];
  /** All findings, kept or not. */
  readonly total: number;
  readonly counts: readonly { readonly code: FindingCode; readonly count: number }[];
}

/** The report of the findings logged, with counts in the order of the catalogue. */
export function checkReport(
  { rows, rejectedRows, cards }: Pick<CheckReport, 'rows' | 'rejectedRows' | 'cards'>,
  log: FindingLog,
): CheckReport {
  return {
    kind: 'check',
    rows,
    rejectedRows,
    cards,
    findings: log.kept,
    total: log.total(),
    counts: FINDING_CODES.flatMap((code) => {
      const count = log.counts.get(code);
      return count === undefined ? [] : [{ code, count }];
    }),
  };
}
