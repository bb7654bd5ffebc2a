// The two readings of a day of issue: a new issue, or a renewal in time, which has a birthday more.
import { ABSENT, type CivilDate, type MaybeDate } from '../calendar/civil-date.js';
import type { CardIssueKind } from '../records/record.js';

/** The reading of a day of issue. */
export interface Reading {
  readonly kind: CardIssueKind;
  readonly recordedExpiry: MaybeDate;
  /** Which readings the recorded expiry fits; `unknown` where none is recorded. */
  readonly fits: CardIssueKind | 'both' | 'neither' | 'unknown';
}

/** Reads a day of issue: by the recorded expiry if it is the end of one reading only, else as assumed. */
export function readingOf(
  recordedExpiry: MaybeDate,
  assumed: CardIssueKind,
  endOf: (kind: CardIssueKind) => CivilDate,
): Reading {
  // Most records hold no recorded expiry: both ends are computed only if there is one.
  if (recordedExpiry === ABSENT) return { kind: assumed, recordedExpiry, fits: 'unknown' };
  const fitsNew = endOf('new') === recordedExpiry;
  const fitsRenewal = endOf('renewal') === recordedExpiry;
  if (fitsNew === fitsRenewal) {
    return { kind: assumed, recordedExpiry, fits: fitsNew ? 'both' : 'neither' };
  }
  const kind = fitsNew ? 'new' : 'renewal';
  return { kind, recordedExpiry, fits: kind };
}
