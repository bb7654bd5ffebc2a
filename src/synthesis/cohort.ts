// A cohort of cards: so many cards issued within a span of days, alike in all but their dates.
import type { CivilDate, MaybeDate } from '../calendar/civil-date.js';
import type { ColumnName } from '../records/columns.js';
import type { CardStatus } from '../records/record.js';

/** Cards issued from `firstDay` to `lastDay`. */
export interface Cohort {
  readonly firstDay: CivilDate;
  readonly lastDay: CivilDate;
  readonly cards: number;
  /** Of these, cards of holders under 18 on the day of issue. */
  readonly minors: number;
  readonly office: string;
  readonly status: CardStatus;
  readonly stayExpiresOn: MaybeDate;
  /**
   * Continues the lattice of birthdays and ages of the cohort before, so that many small cohorts are evenly spread
   * together.
   */
  readonly continues?: boolean;
}

/** The optional columns that the records of cohorts need, without which they would lose something. */
export function columnsNeeded(cohorts: readonly Cohort[], isOneCardARow: boolean): Set<ColumnName> {
  const needed = new Set<ColumnName>(isOneCardARow ? [] : ['count']);
  if (cohorts.some(({ office }) => office !== '')) needed.add('office');
  if (cohorts.some(({ status }) => status !== 'active')) needed.add('status');
  if (cohorts.some(({ stayExpiresOn }) => stayExpiresOn > 0)) needed.add('stay_expires_on');
  return needed;
}
