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

/**
 * The issue-year shortcut: a card is due in the fiscal year of its issue + 10, a minor's too, or in the fiscal year
 * in which a period of stay ends if that is earlier; its certificates in the fiscal year of the card's issue + 5,
 * where that is before the card's; a card so renewed brings certificates due 5 years on. Whether certificates are
 * held, and their own dates, are not looked at. Read off Minato ward's table of 2025-09-05.
 */
export function followIssueYears(
  record: CardRecord,
  law: RuleBook,
  { asOfYear, untilYear, repeatRenewals }: IssueYearOptions,
  sink: IssueYearSink,
): void {
  const cardYears = inForce(law.rules['card.validity.adult'], record.cardIssuedOn).value;
  const certificateYears = inForce(
    law.rules['certificate.validity.adult'],
    record.cardIssuedOn,
  ).value;
  const visit = (kind: ProcedureKind, year: number) => {
    if (year < asOfYear) sink.lapsed(kind);
    else if (year <= untilYear) sink.due(kind, year);
  };
  const stayYear =
    record.stayExpiresOn === ABSENT
      ? Number.POSITIVE_INFINITY
      : fiscalYearOf(record.stayExpiresOn as CivilDate);
  let issueYear = fiscalYearOf(record.cardIssuedOn);
  const endsWithStay = stayYear < issueYear + cardYears;
  let cardDue = endsWithStay ? stayYear : issueYear + cardYears;
  for (;;) {
    if (issueYear + certificateYears < cardDue) visit('certificate', issueYear + certificateYears);
    visit('card', cardDue);
    if (cardDue < asOfYear || cardDue > untilYear || endsWithStay || !repeatRenewals) return;
    issueYear = cardDue;
    cardDue = issueYear + cardYears;
  }
}
