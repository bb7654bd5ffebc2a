// The report of a check: the number of findings by code, and the first ones in full.
import { FINDING_CODES, type FindingCode } from '../records/findings.js';
import type { FindingLog, ListedFinding } from './finding-log.js';
import type { CheckProfile } from './profile.js';

/** The findings of a run, told in part, with what they are told of. */
export interface LoggedFindings {
  readonly rows: number;
  readonly rejectedRows: number;
  readonly cards: number;
  readonly findings: readonly ListedFinding[];
  /** All findings, kept or not. */
  readonly total: number;
  readonly counts: readonly { readonly code: FindingCode; readonly count: number }[];
}

/** The findings logged, with counts in the order of the catalogue. */
export function loggedFindings(
  { rows, rejectedRows, cards }: Pick<LoggedFindings, 'rows' | 'rejectedRows' | 'cards'>,
  log: FindingLog,
): LoggedFindings {
  return {
    rows,
    rejectedRows,
    cards,
    findings: log.listed(),
    total: log.total(),
    counts: FINDING_CODES.flatMap((code) => {
      const count = log.counts.get(code);
      return count === undefined ? [] : [{ code, count }];
    }),
  };
}

export interface CheckReport extends LoggedFindings {
  readonly kind: 'check';
  readonly profile: CheckProfile;
}
