// Decides between the two readings of a date of issue: a new issue, or a renewal that runs on from the old expiry.
import { ABSENT, type CivilDate, type MaybeDate } from '../calendar/civil-date.js';
import type { CardIssueKind } from '../records/record.js';

/** Where each reading of one date of issue ends. */
export interface Readings {
  readonly new: CivilDate;
  readonly renewal: CivilDate;
}

/** Which reading a recorded expiry speaks for. */
export type RecordedExpirySays = CardIssueKind | 'either' | 'neither' | 'nothing';

/** What a recorded expiry says about the reading: `either` where both end on that day, `neither` where none does. */
export function recordedExpirySays(readings: Readings, recorded: MaybeDate): RecordedExpirySays {
  if (recorded === ABSENT) return 'nothing';
  if (readings.new === recorded) return readings.renewal === recorded ? 'either' : 'new';
  return readings.renewal === recorded ? 'renewal' : 'neither';
}

/** The earlier of a date and a limit, where there is one. */
export function atMost(date: CivilDate, limit: MaybeDate): CivilDate {
  return limit !== ABSENT && limit < date ? (limit as CivilDate) : date;
}
