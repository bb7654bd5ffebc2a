// Judges what a row holds: its dates beside each other and beside the law, whichever way its cells were read.
import { ageOn } from '../calendar/birthday.js';
import { ABSENT, type CivilDate, isoDate, type MaybeDate } from '../calendar/civil-date.js';
import { inForce, leapDayRule, schemeStartOf } from '../rules/in-force.js';
import type { RuleBook } from '../rules/rule-book.js';
import type { ColumnName } from './columns.js';
import type { FindingArguments, FindingCode } from './findings.js';
import { lastBelievedIssue, latestIssueUnasked } from './issue-days.js';
import type { CardRecord } from './record.js';

/** Takes a finding in the row being read. `index` is the cell's position from 0, -1 for the whole row. */
export type ReportFinding = <Code extends FindingCode>(
  code: Code,
  index: number,
  ...params: FindingArguments<Code>
) => void;

/** What the cells of a row hold, not judged yet: a date that is required and blank is ABSENT, one that cannot be read negative. */
export type RowFields = { -readonly [Field in keyof CardRecord]: CardRecord[Field] };

/** Judges the rows of one file. */
export interface RowJudge {
  /**
   * Reports what is wrong with the dates of a row, and completes it: a column of certificates that the file has not means that
   * they were issued with the card. False where a finding rejects the row, or one did before (`wasRead` is false): it is then
   * not complete.
   */
  readonly judge: (row: RowFields, report: ReportFinding, wasRead: boolean) => boolean;
  /** Whether the holder is old enough for a signature certificate. */
  readonly isOldEnough: (birth: CivilDate, on: CivilDate) => boolean;
  /** The first day on which a card can have been issued. */
  readonly schemeStart: CivilDate;
}

/** What the judge of a file must know. */
export interface RowJudgeOptions {
  readonly law: RuleBook;
  readonly positions: ReadonlyMap<ColumnName, number>;
  /** Day on which the data were taken, if the user gave one; later dates are then reported. */
  readonly takenOn: MaybeDate;
}

/** A judge of rows with their columns at `positions`. */
export function createRowJudge({ law, positions, takenOn }: RowJudgeOptions): RowJudge {
  const at = (column: ColumnName): number => positions.get(column) ?? -1;
  const birthAt = at('birth_date');
  const issueAt = at('card_issued_on');
  const handedOverAt = at('handed_over_on');
  const appliedAt = at('applied_on');
  const userAt = at('user_cert_issued_on');
  const signatureAt = at('signature_cert_issued_on');
  const stayAt = at('stay_expires_on');

  const schemeStart = schemeStartOf(law);
  /** Made once, so that the findings of all rows hold the same. */
  const scheme = { start: isoDate(schemeStart) };
  const believed = lastBelievedIssue(law);
  const latest = latestIssueUnasked(takenOn, law);
  const signatureAge = law.rules['signature_certificate.minimum_age'];
  const leapDay = leapDayRule(law, 'card').value;
  // Most holders are past every such age; a year more, since a birthday on 29 February may be kept on 1 March.
  const surely = (Math.max(...signatureAge.values.map(({ value }) => value)) + 1) * 10000;
  const isOldEnough = (birth: CivilDate, on: CivilDate): boolean =>
    on - birth >= surely || ageOn(birth, on, leapDay) >= inForce(signatureAge, on).value;

  function judge(row: RowFields, report: ReportFinding, wasRead: boolean): boolean {
    const { birth, cardIssuedOn: issued, appliedOn: applied } = row;
    let isTaken = wasRead;
    if (birth > 0 && issued > 0 && issued < birth) {
      report('issue-before-birth', issueAt);
      isTaken = false;
    }
    if (issued > 0 && issued < schemeStart) {
      report('issue-before-scheme', issueAt, scheme);
      isTaken = false;
    }
    if (applied > 0 && issued > 0 && applied > issued) {
      report('application-after-issue', appliedAt);
      isTaken = false;
    }
    const isBefore = (certificate: MaybeDate) =>
      certificate > 0 && issued > 0 && certificate < issued;
    if (userAt < 0) row.userCertificateIssuedOn = issued;
    else if (isBefore(row.userCertificateIssuedOn)) {
      report('certificate-before-card', userAt);
      isTaken = false;
    }
    if (signatureAt >= 0 && isBefore(row.signatureCertificateIssuedOn)) {
      report('certificate-before-card', signatureAt);
      isTaken = false;
    }
    if (!isTaken) return false;
    if (signatureAt < 0) {
      row.signatureCertificateIssuedOn = isOldEnough(birth, issued) ? issued : ABSENT;
    }
    warn(row, report);
    return true;
  }

  /** Reports what is doubtful in a row that is taken. */
  function warn(row: CardRecord, report: ReportFinding): void {
    const { birth, cardIssuedOn: issued, appliedOn, handedOverOn, stayExpiresOn } = row;
    const signature = row.signatureCertificateIssuedOn;
    if (appliedOn !== ABSENT && appliedOn < schemeStart) {
      report('application-before-scheme', appliedAt);
    }
    if (handedOverOn !== ABSENT && handedOverOn < issued) {
      report('hand-over-before-issue', handedOverAt);
    }
    if (stayExpiresOn !== ABSENT && stayExpiresOn < issued) report('stay-before-issue', stayAt);
    if (signature !== ABSENT && signatureAt >= 0 && !isOldEnough(birth, signature)) {
      report('signature-under-age', signatureAt, { age: inForce(signatureAge, signature).value });
    }
    if (takenOn !== ABSENT && birth > takenOn) report('date-after-as-of', birthAt);
    warnAhead(issued, issueAt, report);
    warnAhead(handedOverOn, handedOverAt, report);
    warnAhead(row.userCertificateIssuedOn, userAt, report);
    warnAhead(signature, signatureAt, report);
  }

  function warnAhead(date: MaybeDate, index: number, report: ReportFinding): void {
    if (date <= latest || index < 0) return;
    if (date <= believed) report('date-after-as-of', index);
    else report('issue-far-ahead', index, { by: 'rules', last: isoDate(believed), rows: 1 });
  }

  return { judge, isOldEnough, schemeStart };
}
