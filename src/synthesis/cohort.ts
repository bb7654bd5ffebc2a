// A cohort of cards: so many cards issued within a span of days, alike in all but their dates.
import type { CivilDate, MaybeDate } from '../calendar/civil-date.js';
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
  /** Its birthdays and ages go on where those of the cohort before stopped, so that many small cohorts are even together. */
  readonly continues?: boolean;
}
