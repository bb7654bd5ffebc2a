// Rows of cells as records: each cell is read by its column, with a finding for each that cannot be.
import { ageOn } from '../calendar/birthday.js';
import {
  ABSENT,
  addDays,
  type CivilDate,
  isoDate,
  type MaybeDate,
} from '../calendar/civil-date.js';
import { inForce, leapDayRule, schemeStartOf } from '../rules/in-force.js';
import type { RuleBook } from '../rules/rule-book.js';
import { type ColumnName, foldHeader, type HeaderAliases } from './columns.js';
import {
  acceptedForms,
  type DateForm,
  type DateOptions,
  dateForm,
  IMPOSSIBLE,
  readDate,
  UNREADABLE,
} from './date-text.js';
import type { FindingArguments, FindingCode } from './findings.js';
import {
  CARD_STATUSES,
  type CardIssueKind,
  type CardRecord,
  type CardStatus,
  ISSUE_KINDS,
} from './record.js';

/** Takes a finding in the row being read. `index` is the cell's position from 0, -1 for the whole row. */
export type ReportFinding = <Code extends FindingCode>(
  code: Code,
  index: number,
  ...params: FindingArguments<Code>
) => void;

/** What a column held, once the file is read. */
export interface ColumnUse {
  readonly column: ColumnName;
  readonly index: number;
  blank: number;
  /** Forms of date, in order of first use. */
  readonly forms: DateForm[];
}

/** Reads rows of one file. */
export interface RowReader {
  /** The record of a row; undefined where a finding rejects it. Every finding is reported. */
  readonly read: (cells: readonly string[], report: ReportFinding) => CardRecord | undefined;
  /** How many cards a row counts for, even if it is rejected; 1 if that cannot be read. */
  readonly cardsIn: (cells: readonly string[]) => number;
  readonly columns: readonly ColumnUse[];
  /** The status in a cell; undefined if unknown. */
  readonly statusOf: (cell: string) => CardStatus | undefined;
  /** The kind of issue in a cell; undefined if unknown. */
  readonly issueKindOf: (cell: string) => CardIssueKind | undefined;
  /** Whether the holder is old enough for a signature certificate. */
  readonly isOldEnough: (birth: CivilDate, on: CivilDate) => boolean;
  /** The first day on which a card can have been issued. */
  readonly schemeStart: CivilDate;
}

/** What the reader of a file must know. */
export interface RowReaderOptions {
  readonly law: RuleBook;
  readonly aliases: HeaderAliases;
  readonly positions: ReadonlyMap<ColumnName, number>;
  /** Day on which the data were taken, if the user gave one; later dates are then reported. */
  readonly takenOn: MaybeDate;
  /** Forms of date that are read besides the common ones. */
  readonly dates: DateOptions;
  /** Days between issue and hand-over, where the column holds the hand-over date; else 0. */
  readonly handOverLag: number;
}

/** A reader of rows with their columns at `positions`. */
export function createRowReader(options: RowReaderOptions): RowReader {
  const { law, positions, takenOn, dates } = options;
  const { rules } = law;
  const schemeStart = schemeStartOf(law);
  const statuses = valueNames(CARD_STATUSES, options.aliases.values.status);
  const kinds = valueNames(ISSUE_KINDS, options.aliases.values.card_issue_kind);
  const columns = new Map<ColumnName, ColumnUse>(
    [...positions].map(([column, index]) => [column, { column, index, blank: 0, forms: [] }]),
  );
  const birthColumn = columns.get('birth_date') as ColumnUse;
  const issueColumn = columns.get('card_issued_on') as ColumnUse;
  const appliedColumn = columns.get('applied_on');
  const userColumn = columns.get('user_cert_issued_on');
  const signatureColumn = columns.get('signature_cert_issued_on');
  const stayColumn = columns.get('stay_expires_on');
  const cardExpiryColumn = columns.get('card_expires_on');
  const userExpiryColumn = columns.get('user_cert_expires_on');
  const signatureExpiryColumn = columns.get('signature_cert_expires_on');
  const officeColumn = columns.get('office');
  const statusColumn = columns.get('status');
  const kindColumn = columns.get('card_issue_kind');
  const countColumn = columns.get('count');

  const forms = acceptedForms(dates);

  const signatureAge = rules['signature_certificate.minimum_age'];
  const leapDay = leapDayRule(law).value;
  // Most holders are past every such age; a year more, since a birthday on 29 February may be kept on 1 March.
  const surely = (Math.max(...signatureAge.values.map(({ value }) => value)) + 1) * 10000;
  const isOldEnough = (birth: CivilDate, on: CivilDate): boolean =>
    on - birth >= surely || ageOn(birth, on, leapDay) >= inForce(signatureAge, on).value;

  let rejected = false;
  let report: ReportFinding = () => {};

  const reject: ReportFinding = (code, index, ...params) => {
    rejected = true;
    report(code, index, ...params);
  };

  function dateAt(cells: readonly string[], use: ColumnUse | undefined): MaybeDate {
    if (use === undefined) return ABSENT;
    const text = (cells[use.index] as string).trim();
    if (text === '') {
      use.blank += 1;
      return ABSENT;
    }
    const date = readDate(text, dates);
    if (date > 0) {
      const form = dateForm(text, dates);
      if (use.forms[0] !== form && !use.forms.includes(form)) use.forms.push(form);
      return date as CivilDate;
    }
    if (date === IMPOSSIBLE) reject('impossible-date', use.index);
    else reject('unreadable-date', use.index, { forms });
    return UNREADABLE as unknown as MaybeDate;
  }

  function requiredDateAt(cells: readonly string[], use: ColumnUse): CivilDate {
    const date = dateAt(cells, use);
    if (date === ABSENT) reject('missing-value', use.index);
    return date as CivilDate;
  }

  function namedAt<Name extends string>(
    cells: readonly string[],
    use: ColumnUse | undefined,
    names: ReadonlyMap<string, Name>,
    blank: Name,
    code: 'unknown-status' | 'unknown-issue-kind',
  ): Name {
    if (use === undefined) return blank;
    const name = nameIn(cells[use.index] as string, names, blank);
    if (name !== undefined) return name;
    reject(code, use.index, { names: [...names.keys()] });
    return blank;
  }

  function countAt(cells: readonly string[]): number | undefined {
    if (countColumn === undefined) return 1;
    const text = (cells[countColumn.index] ?? '').normalize('NFKC').trim();
    if (text === '') return 1;
    const count = /^\d{1,9}$/.test(text) ? Number(text) : 0;
    return count >= 1 ? count : undefined;
  }

  /** A certificate's day of issue. Without the column it is taken as issued with the card. */
  function certificateAt(
    cells: readonly string[],
    use: ColumnUse | undefined,
    cardIssuedOn: CivilDate,
    withCard: boolean,
  ): MaybeDate {
    if (use === undefined) return withCard ? cardIssuedOn : ABSENT;
    const issuedOn = dateAt(cells, use);
    if (issuedOn > 0 && cardIssuedOn > 0 && issuedOn < cardIssuedOn) {
      reject('certificate-before-card', use.index);
    }
    return issuedOn;
  }

  function read(cells: readonly string[], reportFinding: ReportFinding): CardRecord | undefined {
    rejected = false;
    report = reportFinding;
    const birth = requiredDateAt(cells, birthColumn);
    const givenIssue = requiredDateAt(cells, issueColumn);
    const appliedOn = dateAt(cells, appliedColumn);
    const cardIssuedOn = issueBefore(givenIssue, birth, appliedOn);
    if (birth > 0 && cardIssuedOn > 0 && cardIssuedOn < birth) {
      reject('issue-before-birth', issueColumn.index);
    }
    if (cardIssuedOn > 0 && cardIssuedOn < schemeStart) {
      reject('issue-before-scheme', issueColumn.index, { start: isoDate(schemeStart) });
    }
    if (appliedOn > 0 && cardIssuedOn > 0 && appliedOn > cardIssuedOn) {
      reject('application-after-issue', (appliedColumn as ColumnUse).index);
    }
    const oldEnough = !rejected && isOldEnough(birth, cardIssuedOn);
    const userIssuedOn = certificateAt(cells, userColumn, cardIssuedOn, true);
    const signatureIssuedOn = certificateAt(cells, signatureColumn, cardIssuedOn, oldEnough);
    const stayExpiresOn = dateAt(cells, stayColumn);
    const recordedCardExpiry = dateAt(cells, cardExpiryColumn);
    const recordedUserCertificateExpiry = dateAt(cells, userExpiryColumn);
    const recordedSignatureCertificateExpiry = dateAt(cells, signatureExpiryColumn);
    const status = namedAt<CardStatus>(cells, statusColumn, statuses, 'active', 'unknown-status');
    const kind = namedAt<CardIssueKind>(cells, kindColumn, kinds, 'new', 'unknown-issue-kind');
    const count = countAt(cells);
    if (count === undefined) reject('unreadable-count', (countColumn as ColumnUse).index);
    if (rejected) return undefined;

    if (appliedOn !== ABSENT && appliedOn < schemeStart) {
      report('application-before-scheme', (appliedColumn as ColumnUse).index);
    }
    if (stayExpiresOn !== ABSENT && stayExpiresOn < cardIssuedOn) {
      report('stay-before-issue', (stayColumn as ColumnUse).index);
    }
    if (signatureIssuedOn !== ABSENT && signatureColumn !== undefined) {
      if (!isOldEnough(birth, signatureIssuedOn as CivilDate)) {
        const age = inForce(signatureAge, signatureIssuedOn as CivilDate).value;
        report('signature-under-age', signatureColumn.index, { age });
      }
    }
    if (takenOn !== ABSENT) {
      reportLater(birth, birthColumn);
      reportLater(cardIssuedOn, issueColumn);
      reportLater(userIssuedOn, userColumn);
      reportLater(signatureIssuedOn, signatureColumn);
    }
    return {
      birth,
      cardIssuedOn,
      appliedOn,
      userCertificateIssuedOn: userIssuedOn,
      signatureCertificateIssuedOn: signatureIssuedOn,
      stayExpiresOn,
      cardIssueKind: kind,
      recordedCardExpiry,
      recordedUserCertificateExpiry,
      recordedSignatureCertificateExpiry,
      office: officeColumn === undefined ? '' : (cells[officeColumn.index] as string).trim(),
      status,
      count: count as number,
    };
  }

  /** The day of issue, estimated from the hand-over date; never before birth, application or the start of the scheme. */
  function issueBefore(given: CivilDate, birth: CivilDate, appliedOn: MaybeDate): CivilDate {
    const earliest = Math.max(schemeStart, birth, appliedOn);
    if (options.handOverLag === 0 || given <= earliest) return given;
    const issued = addDays(given, -options.handOverLag);
    return issued > earliest ? issued : (earliest as CivilDate);
  }

  function reportLater(date: MaybeDate, use: ColumnUse | undefined) {
    if (use !== undefined && date > takenOn) report('date-after-as-of', use.index);
  }

  return {
    read,
    cardsIn: (cells) => countAt(cells) ?? 1,
    columns: [...columns.values()],
    statusOf: (cell) => nameIn(cell, statuses, 'active'),
    issueKindOf: (cell) => nameIn(cell, kinds, 'new'),
    isOldEnough,
    schemeStart,
  };
}

/** The name that a cell means, `blank` if it is empty; undefined if unknown. */
function nameIn<Name extends string>(
  cell: string,
  names: ReadonlyMap<string, Name>,
  blank: Name,
): Name | undefined {
  if (cell === '') return blank;
  const name = names.get(cell);
  if (name !== undefined) return name;
  const folded = foldHeader(cell);
  return folded === '' ? blank : names.get(folded);
}

function valueNames<Name extends string>(
  names: readonly Name[],
  aliases: Readonly<Partial<Record<Name, readonly string[]>>>,
): Map<string, Name> {
  const found = new Map<string, Name>(names.map((name) => [name, name]));
  for (const name of names) for (const alias of aliases[name] ?? []) found.set(alias, name);
  return found;
}
