// Decides what can be told of how an expiry came about: the steps `explain` prints, as data.
import type { CivilDate } from '../calendar/civil-date.js';
import type { CardIssueKind } from '../records/record.js';
import type { DatedValue, RuleId } from '../rules/rule-book.js';

/** What a step speaks of. */
export type TracedItem = 'card' | 'user_certificate' | 'signature_certificate';

/** What happened in a step; its words are in the message catalogue. */
export type TraceCode =
  | 'born-on-leap-day'
  | 'adult'
  | 'minor'
  | 'not-held'
  | 'issued-with-card'
  | 'inside-window'
  | 'outside-window'
  | 'recorded-decides'
  | 'recorded-fits-neither'
  | 'read-as-new'
  | 'read-as-renewal'
  | 'birthday'
  | 'ends-with-stay'
  | 'ends-with-card'
  | 'ends-with-user-certificate'
  | 'window-opens';

/** One step from a record to an expiry. */
export interface TraceStep {
  readonly item: TracedItem;
  readonly code: TraceCode;
  /** The rule the step rests on, and its value in force. */
  readonly rule?: { readonly id: RuleId; readonly value: DatedValue<unknown> };
  /** The day the step started from. */
  readonly on?: CivilDate;
  /** The day the step gave. */
  readonly date?: CivilDate;
  /** Completed years, where an age was judged. */
  readonly age?: number;
}

/** What the expiry functions tell besides the dates; both may be left out. */
export interface Telling {
  /** Takes each step; set by `explain` alone, so the counting path builds none. */
  readonly trace?: (step: TraceStep) => void;
  /** Takes what in the record does not go with the law. */
  readonly note?: (oddity: Oddity) => void;
}

/** Something in a record that does not go with the law; the record counts all the same. */
export interface Oddity {
  readonly code: 'implausible-renewal' | 'expiry-fits-no-reading' | 'certificate-after-card-end';
  readonly item: TracedItem;
  /** Whether the day of issue is odd, or the recorded expiry. */
  readonly field: 'issued' | 'recorded';
  readonly months?: number;
}

/** The steps by which a reading was chosen, in the order in which a person would tell them. */
export function readingStep(kind: CardIssueKind): 'read-as-new' | 'read-as-renewal' {
  return kind === 'new' ? 'read-as-new' : 'read-as-renewal';
}
