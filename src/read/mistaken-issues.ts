// Findings on days of issue so far ahead of all others that they do not tell of which day the records speak.
import { ABSENT, isoDate, type MaybeDate } from '../calendar/civil-date.js';
import { type Finding, rowFinding } from '../records/findings.js';
import type { RecordsDay } from '../records/issue-days.js';
import type { ReadFile } from './intake.js';

/**
 * One finding for each such day of each file, at the first row that has it as its last day of issue. Days after the one on
 * which the data were taken, if it is given, have been told row by row.
 */
export function mistakenIssues(
  files: readonly ReadFile[],
  { lastIssue, isMistaken }: RecordsDay,
  takenOn: MaybeDate,
): Finding[] {
  if (lastIssue === undefined) return [];
  const last = isoDate(lastIssue);
  return files.flatMap(({ file, sheet, days, placeOf }) =>
    days
      .filter(({ day, records }) => records > 0 && isMistaken(day))
      .filter(({ day }) => takenOn === ABSENT || day <= takenOn)
      .map(({ line, column, records: rows }) => ({
        ...rowFinding('issue-far-ahead', { by: 'records', last, rows }),
        ...{ file, ...(sheet !== undefined && { sheet }), line, ...placeOf(column) },
      })),
  );
}
