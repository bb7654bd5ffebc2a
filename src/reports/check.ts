// Decides what a check says of files of records: how often each finding was met, and the first ones in full.
import {
  FINDING_CODES,
  FINDINGS,
  type Finding,
  type FindingCode,
  type FindingLevel,
} from '../records/findings.js';

/** Findings of a run: counted whole, kept up to a limit. */
export interface FindingLog {
  readonly add: (finding: Finding) => void;
  readonly kept: readonly Finding[];
  readonly counts: ReadonlyMap<FindingCode, number>;
  readonly rejecting: () => number;
  readonly total: () => number;
}

/** A log that keeps the first findings in order of coming, at most `limit` in all and `perCode` of one code. */
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
  /** Findings met, kept or not. */
  readonly total: number;
  readonly counts: readonly { readonly code: FindingCode; readonly count: number }[];
}

/** What was found, the counts in the order of the catalogue. */
export function checkReport(
  read: { rows: number; rejectedRows: number; cards: number },
  log: FindingLog,
): CheckReport {
  return {
    kind: 'check',
    ...{ rows: read.rows, rejectedRows: read.rejectedRows, cards: read.cards },
    findings: log.kept,
    total: log.total(),
    counts: FINDING_CODES.flatMap((code) => {
      const count = log.counts.get(code);
      return count === undefined ? [] : [{ code, count }];
    }),
  };
}
