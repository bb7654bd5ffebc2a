// The ward's shortcut: whole fiscal years of issue moved by the terms, no birthday looked at.
import { ABSENT, type CivilDate } from '../calendar/civil-date.js';
import { fiscalYearOf } from '../calendar/fiscal-year.js';
import type { CardRecord } from '../records/record.js';
import { inForce } from '../rules/in-force.js';
import type { RuleBook } from '../rules/rule-book.js';
import type { ProcedureKind } from './procedures.js';

/** How far the shortcut is followed, in fiscal years. */
export interface IssueYearOptions {
  /** Due years before this one have lapsed. */
  readonly asOfYear: number;
  readonly untilYear: number;
  readonly repeatRenewals: boolean;
}

/** Takes what {@link followIssueYears} finds. */
export interface IssueYearSink {
  readonly due: (kind: ProcedureKind, fiscalYear: number) => void;
  readonly lapsed: (kind: ProcedureKind) => void;
}

/** What the shortcut looks at in a record: fiscal years and terms in years. */
export interface IssueYears {
  readonly issued: number;
  /** The fiscal year in which the period of stay ends; 0 where none is recorded. */
  readonly stayEnds: number;
  readonly cardTerm: number;
  readonly certificateTerm: number;
}

/** The fiscal years of a record, with an adult's terms in force on the day of its issue, a minor's too. */
export function issueYearsOf(record: CardRecord, { rules }: RuleBook): IssueYears {
  const { cardIssuedOn, stayExpiresOn } = record;
  return {
    issued: fiscalYearOf(cardIssuedOn),
    stayEnds: stayExpiresOn === ABSENT ? 0 : fiscalYearOf(stayExpiresOn as CivilDate),
    cardTerm: inForce(rules['card.validity.adult'], cardIssuedOn).value,
    certificateTerm: inForce(rules['certificate.validity.adult'], cardIssuedOn).value,
  };
}

/**
 * The issue-year shortcut: a card, a minor's too, is due in the fiscal year of its issue + 10, or in the fiscal year in
 * which a period of stay ends if that is earlier. Its certificates are due in the fiscal year of the card's issue + 5 if
 * that is before the card's. A card so renewed brings certificates due 5 years later. Whether certificates are held, and
 * their own dates, are not considered. Derived from Minato ward's table of 2025-09-05.
 */
export function followIssueYears(
  record: CardRecord,
  law: RuleBook,
  options: IssueYearOptions,
  sink: IssueYearSink,
): void {
  followYears(issueYearsOf(record, law), options, sink);
}

/** The same from the fiscal years alone. */
export function followYears(
  { issued, stayEnds, cardTerm, certificateTerm }: IssueYears,
  { asOfYear, untilYear, repeatRenewals }: IssueYearOptions,
  sink: IssueYearSink,
): void {
  const visit = (kind: ProcedureKind, year: number) => {
    if (year < asOfYear) sink.lapsed(kind);
    else if (year <= untilYear) sink.due(kind, year);
  };
  let issueYear = issued;
  const endsWithStay = stayEnds !== 0 && stayEnds < issued + cardTerm;
  let cardDue = endsWithStay ? stayEnds : issued + cardTerm;
  for (;;) {
    if (issueYear + certificateTerm < cardDue) visit('certificate', issueYear + certificateTerm);
    visit('card', cardDue);
    if (cardDue < asOfYear || cardDue > untilYear || endsWithStay || !repeatRenewals) return;
    issueYear = cardDue;
    cardDue = issueYear + cardTerm;
  }
}
