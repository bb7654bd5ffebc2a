// A plain row: what is noted of its cells until the whole of it is known to be plain, and the record that it fills.
import { ABSENT, type CivilDate, type MaybeDate } from '../../calendar/civil-date.js';
import type { ColumnUse } from '../../records/column-use.js';
import { type ColumnName, DATE_COLUMNS } from '../../records/columns.js';
import { type DateForm, IMPOSSIBLE, TEXT_FORMS } from '../../records/date-text.js';
import { withoutInvisible } from '../../records/invisible.js';
import { type CardIssueKind, type CardStatus, holdsRecordedExpiry } from '../../records/record.js';
import type { ReportFinding, RowFields } from '../../records/row-judge.js';
import { unknownText } from '../../records/row-reader.js';
import type { IdentifierDigest } from '../identifiers.js';
import type { RowIntake, RowTable } from '../row-intake.js';

/* What a cell of a column is read as. */
export const DATE = 0;
export const OFFICE = 1;
const STATUS = 2;
export const ISSUE_KIND = 3;
export const COUNT = 4;
export const IDENTIFIER = 5;
export const OTHER = 6;

const KIND_OF: Partial<Record<ColumnName, number>> = {
  office: OFFICE,
  status: STATUS,
  card_issue_kind: ISSUE_KIND,
  count: COUNT,
  record_id: IDENTIFIER,
};

/** A form of date that is none. */
const NO_FORM = 255;

/** Arrays of so many bytes lie outside the heap, at an address that compiled code can hold. */
export const OUTSIDE_HEAP = 128;

/** By column, what its cells are read as. */
export function kindsOf({ header, positions }: RowTable): Uint8Array {
  const kinds = new Uint8Array(Math.max(header.length + 1, OUTSIDE_HEAP)).fill(OTHER);
  for (const [column, index] of positions) {
    kinds[index] = DATE_COLUMNS.includes(column) ? DATE : (KIND_OF[column] ?? OTHER);
  }
  return kinds;
}

/** What the text of a cell means, understood once. */
export interface TextMeaning {
  readonly text: string;
  /** A row with it is not plain. */
  readonly isOdd: boolean;
  readonly isBlank: boolean;
  /** What is kept of a state or kind of issue that is not known, as its finding holds it; the row is rejected for it. */
  readonly unknown: { readonly unknown: string } | undefined;
  /** The privacy guard must see it, or its spelling is told. */
  readonly tells: boolean;
  readonly office: string;
  readonly status: CardStatus;
  readonly kind: CardIssueKind;
}

/** What a text means in a column of the given kind, by the tolerant reader's own tables; `text` is undefined where it cannot be decoded. */
export function meaningOf(
  { reader, guard }: RowTable,
  text: string | undefined,
  kind: number,
): TextMeaning {
  const isBlank = text === '';
  const status = kind === STATUS && text !== undefined ? reader.statusOf(text) : 'active';
  const issueKind = kind === ISSUE_KIND && text !== undefined ? reader.issueKindOf(text) : 'new';
  if (text !== undefined) {
    if (kind === STATUS) reader.noteMeant('status', text);
    else if (kind === ISSUE_KIND) reader.noteMeant('card_issue_kind', text);
  }
  const office = kind === OFFICE ? reader.officeOf(text ?? '') : undefined;
  return {
    text: text ?? '',
    isBlank,
    isOdd:
      ((text ?? '').trim() === '' && !isBlank) ||
      (kind <= ISSUE_KIND && text !== undefined && withoutInvisible(text) !== text),
    unknown:
      status === undefined || issueKind === undefined
        ? { unknown: unknownText(text ?? '') }
        : undefined,
    // That a name is written otherwise than it is counted, is told with what the guard must see.
    tells: text !== undefined && (office?.isRespelled || guard.tells(text)),
    office: office?.name ?? '',
    status: status ?? 'active',
    kind: issueKind ?? 'new',
  };
}

/** The cells of a line, of which some must be seen where its row is rejected. */
export interface LineCells {
  /** Whether the first cell that is filled may say that the row is one of totals, or none may be filled. */
  readonly mayBeTotal: () => boolean;
  /** The text from `start` to `end`. */
  readonly textAt: (start: number, end: number) => string;
}

/** One row at a time: its cells are noted, then it is taken, or left to be read as cells. */
export interface PlainRow {
  /** The dates of its cells, by column. */
  readonly dates: Int32Array;
  /** The form of the last date of each column. */
  readonly forms: Uint8Array;
  /** To be filled for {@link PlainRow.identify}. */
  readonly digest: IdentifierDigest;
  readonly begin: () => void;
  readonly noteBlank: (index: number) => void;
  /** Notes that a date has another form than {@link PlainRow.forms} holds. */
  readonly noteForm: (index: number, form: number) => void;
  /** Takes what a text means; false where a row with it is not plain. */
  readonly takeText: (known: TextMeaning, index: number, kind: number) => boolean;
  readonly setCount: (count: number) => void;
  readonly identify: () => void;
  /** Notes a date of a day that does not exist. */
  readonly noteImpossible: (index: number) => void;
  /** Notes where a date stands that is so written that it may show something. */
  readonly noteTelling: (index: number, start: number, end: number) => void;
  /** Notes a text that the privacy guard must see. */
  readonly tellAfter: (index: number, text: string) => void;
  /** Fills the record with the dates of the row; false where one of them would give a finding. */
  readonly fill: () => boolean;
  /**
   * Hands on the record that was filled, with what was noted of the cells. A function of its own, so that compiled code holds
   * all that it calls within it.
   */
  readonly take: (line: number) => void;
  /**
   * Takes a row that {@link PlainRow.fill} did not, with the findings of its dates, as a record or as rejected; false where the
   * cells must be seen, as they must of each that is rejected where no `cells` are given. Seldom called, so it is apart from
   * what each row costs.
   */
  readonly takeJudged: (line: number, cells?: LineCells) => boolean;
  /** Takes back what was noted of the cells. */
  readonly leave: () => void;
  /** Tells what was counted apart: rows, cards, and blank cells. */
  readonly settle: () => void;
  /** Begins anew with other rows of the same table, in which no form of date was met yet. */
  readonly restart: () => void;
}

/** A row of a table. A day of issue after `latestIssue` is a finding. */
export function createPlainRow(
  intake: RowIntake,
  table: RowTable,
  latestIssue: CivilDate,
): PlainRow {
  const { positions, reader, guard } = table;
  const { takePlain, noteIssue } = intake;
  const { isOldEnough, schemeStart } = reader;
  const width = table.header.length;
  /* A column that the file has not stands behind the last one, where dates are always absent. */
  const at = (column: ColumnName): number => positions.get(column) ?? width;
  const birthAt = at('birth_date');
  const issueAt = at('card_issued_on');
  const handedOverAt = at('handed_over_on');
  const appliedAt = at('applied_on');
  const userAt = at('user_cert_issued_on');
  const signatureAt = at('signature_cert_issued_on');
  const stayAt = at('stay_expires_on');
  const cardExpiryAt = at('card_expires_on');
  const userExpiryAt = at('user_cert_expires_on');
  const signatureExpiryAt = at('signature_cert_expires_on');
  const officeAt = at('office');
  const statusAt = at('status');
  const kindAt = at('card_issue_kind');
  const datesInOrder = [
    ...[birthAt, issueAt, appliedAt, handedOverAt, userAt, signatureAt, stayAt],
    ...[cardExpiryAt, userExpiryAt, signatureExpiryAt],
  ];
  const hasUser = userAt < width;
  const hasSignature = signatureAt < width;
  const cells = Math.max(width + 1, OUTSIDE_HEAP);
  /* One header may stand for two columns. */
  const uses: ColumnUse[][] = Array.from({ length: width }, (_, index) =>
    reader.columns.filter((use) => use.index === index),
  );

  let plainRows = 0;
  let takenPlain = 0;
  let cardsPlain = 0;
  const blanks = new Float64Array(cells);
  /** The columns of the row's blank cells. */
  const blankAt = new Uint16Array(cells);
  let blankCells = 0;
  let isIdentified = false;
  /** Dates that may show something: their columns, and where they stand. */
  let tellingDates = 0;
  const tellingAt = new Uint16Array(cells);
  const tellingFrom = new Int32Array(cells);
  const tellingTo = new Int32Array(cells);
  /** Whether the row is rejected for a cell. */
  let isUnread = false;
  /** The states and kinds of issue of the row that are not known, by column. */
  const unknown: (TextMeaning['unknown'] | undefined)[] = new Array(width + 1).fill(undefined);
  /** Cells shown to the guard, which counts them itself. */
  const looked = new Float64Array(cells);
  const dates = new Int32Array(cells);
  const forms = new Uint8Array(cells).fill(NO_FORM);

  /* What is seldom met in a row, and told only where the whole of it is plain. */
  /** Forms of date that are not the column's last one. */
  const newForms = new Uint8Array(cells).fill(NO_FORM);
  let hasNewForm = false;
  const tellingTexts: (string | undefined)[] = new Array(width).fill(undefined);
  let tells = false;
  const digest: IdentifierDigest = { low: 0, high: 0 };
  /** The record of the row, filled anew for each. */
  const record = emptyRecord();

  function begin(): void {
    record.office = '';
    record.status = 'active';
    record.cardIssueKind = 'new';
    record.count = 1;
    blankCells = 0;
    isIdentified = false;
    tellingDates = 0;
    isUnread = false;
  }

  function noteBlank(index: number): void {
    dates[index] = ABSENT;
    blanks[index] = (blanks[index] as number) + 1;
    blankAt[blankCells] = index;
    blankCells += 1;
  }

  function takeText(known: TextMeaning, index: number, kind: number): boolean {
    if (known.isOdd) return false;
    if (known.isBlank) noteBlank(index);
    if (known.tells) tellAfter(index, known.text);
    if (known.unknown !== undefined) {
      if (!isUnread) forgetUnread();
      unknown[index] = known.unknown;
    }
    if (kind === OFFICE) record.office = known.office;
    else if (kind === STATUS) record.status = known.status;
    else if (kind === ISSUE_KIND) record.cardIssueKind = known.kind;
    return true;
  }

  /** Begins to note what the row is rejected for. */
  function forgetUnread(): void {
    isUnread = true;
    unknown.fill(undefined);
  }

  function fill(): boolean {
    if (isUnread) return false;
    const held = dates;
    const birth = held[birthAt] as CivilDate;
    const issued = held[issueAt] as CivilDate;
    const handedOver = held[handedOverAt] as MaybeDate;
    const applied = held[appliedAt] as MaybeDate;
    const stay = held[stayAt] as MaybeDate;
    if (
      (birth as number) === ABSENT ||
      issued < birth ||
      issued < schemeStart ||
      (applied !== ABSENT && (applied > issued || applied < schemeStart)) ||
      (handedOver !== ABSENT && handedOver < issued) ||
      (stay !== ABSENT && stay < issued)
    ) {
      return false;
    }
    // A column of certificates that the file has not means: issued with the card.
    const user = hasUser ? (held[userAt] as MaybeDate) : issued;
    if (user !== ABSENT && user < issued) return false;
    let signature: MaybeDate;
    if (hasSignature) {
      signature = held[signatureAt] as MaybeDate;
      if (signature !== ABSENT) {
        if (signature < issued || !isOldEnough(birth, signature as CivilDate)) return false;
      }
    } else signature = isOldEnough(birth, issued) ? issued : ABSENT;
    if (
      issued > latestIssue ||
      handedOver > latestIssue ||
      user > latestIssue ||
      signature > latestIssue
    ) {
      return false;
    }
    record.birth = birth;
    record.cardIssuedOn = issued;
    record.handedOverOn = handedOver;
    record.appliedOn = applied;
    record.userCertificateIssuedOn = user;
    record.signatureCertificateIssuedOn = signature;
    record.stayExpiresOn = stay;
    record.recordedCardExpiry = held[cardExpiryAt] as MaybeDate;
    record.recordedUserCertificateExpiry = held[userExpiryAt] as MaybeDate;
    record.recordedSignatureCertificateExpiry = held[signatureExpiryAt] as MaybeDate;
    return true;
  }

  function takeJudged(line: number, cells?: LineCells): boolean {
    const birth = dates[birthAt] as MaybeDate;
    const issued = dates[issueAt] as MaybeDate;
    const wasRead = !isUnread && birth !== ABSENT && issued !== ABSENT;
    if (cells === undefined && !wasRead) return false;
    if (!(birth > 0 && issued > 0) && cells?.mayBeTotal()) return false;
    record.birth = birth as CivilDate;
    record.cardIssuedOn = issued as CivilDate;
    record.handedOverOn = dates[handedOverAt] as MaybeDate;
    record.appliedOn = dates[appliedAt] as MaybeDate;
    record.userCertificateIssuedOn = dates[userAt] as MaybeDate;
    record.signatureCertificateIssuedOn = dates[signatureAt] as MaybeDate;
    record.stayExpiresOn = dates[stayAt] as MaybeDate;
    record.recordedCardExpiry = dates[cardExpiryAt] as MaybeDate;
    record.recordedUserCertificateExpiry = dates[userExpiryAt] as MaybeDate;
    record.recordedSignatureCertificateExpiry = dates[signatureExpiryAt] as MaybeDate;
    if (cells === undefined && !reader.judge(record, NOT_REPORTED, true)) return false;
    const report = intake.beginPlain(line);
    if (!wasRead) {
      if (!isUnread) forgetUnread();
      reportUnread(report);
    }
    if (reader.judge(record, report, wasRead)) take(line);
    else {
      if (cells !== undefined) tellDates(cells);
      reject();
    }
    return true;
  }

  /** Of a row that is rejected the privacy guard sees the dates too. */
  function tellDates({ textAt }: LineCells): void {
    for (let each = 0; each < tellingDates; each += 1) {
      const text = textAt(tellingFrom[each] as number, tellingTo[each] as number);
      if (guard.tells(text)) tellAfter(tellingAt[each] as number, text);
    }
  }

  /** Reports the cells for which the row is rejected, in the order of the tolerant reader. */
  function reportUnread(report: ReportFinding): void {
    for (const index of datesInOrder) {
      if (index >= width) continue;
      if (dates[index] === IMPOSSIBLE) report('impossible-date', index);
      else if (dates[index] === ABSENT && (index === birthAt || index === issueAt))
        report('missing-value', index);
    }
    const status = unknown[statusAt];
    if (status !== undefined) report('unknown-status', statusAt, status);
    const kind = unknown[kindAt];
    if (kind !== undefined) report('unknown-issue-kind', kindAt, kind);
  }

  function reject(): void {
    if (hasNewForm) noteForms();
    if (tells) tell(false);
    plainRows += 1;
    intake.rejectPlain(record.count);
  }

  function take(line: number): void {
    if (hasNewForm) noteForms();
    if (tells) tell(true);
    plainRows += 1;
    noteIssue(record, line);
    record.identity = isIdentified ? digest : undefined;
    if (!holdsRecordedExpiry(record) && takePlain(record)) {
      takenPlain += 1;
      cardsPlain += record.count;
      if (isIdentified) intake.takeIdentifier(digest, line);
    } else intake.takeRecord({ ...record }, line, isIdentified ? digest : undefined);
  }

  function leave(): void {
    for (let each = 0; each < blankCells; each += 1) {
      const index = blankAt[each] as number;
      blanks[index] = (blanks[index] as number) - 1;
    }
    if (hasNewForm) newForms.fill(NO_FORM);
    hasNewForm = false;
    if (tells) tellingTexts.fill(undefined);
    tells = false;
  }

  function noteForms(): void {
    for (let index = 0; index < width; index += 1) {
      const form = newForms[index] as number;
      if (form === NO_FORM) continue;
      forms[index] = form;
      const name = TEXT_FORMS[form] as DateForm;
      for (const { forms: met } of uses[index] as ColumnUse[]) {
        if (!met.includes(name)) met.push(name);
      }
    }
    newForms.fill(NO_FORM);
    hasNewForm = false;
  }

  function tellAfter(index: number, text: string): void {
    tellingTexts[index] = text;
    tells = true;
  }

  /** Tells of cells that show something. How an office is written, is told of records alone. */
  function tell(isTaken: boolean): void {
    for (let index = 0; index < width; index += 1) {
      const text = tellingTexts[index];
      if (text === undefined) continue;
      guard.look(index, text);
      for (const use of uses[index] as ColumnUse[]) {
        if (isTaken && index === officeAt) use.respelled ||= reader.officeOf(text).isRespelled;
      }
      looked[index] = (looked[index] as number) + 1;
    }
    tellingTexts.fill(undefined);
    tells = false;
  }

  function forgetCounts(): void {
    takenPlain = 0;
    cardsPlain = 0;
    plainRows = 0;
    blanks.fill(0);
    looked.fill(0);
  }

  return {
    ...{ dates, forms, digest, begin, noteBlank, takeText, tellAfter, fill, take, leave },
    takeJudged,
    noteImpossible: (index) => {
      if (!isUnread) forgetUnread();
      dates[index] = IMPOSSIBLE;
    },
    noteTelling: (index, start, end) => {
      tellingAt[tellingDates] = index;
      tellingFrom[tellingDates] = start;
      tellingTo[tellingDates] = end;
      tellingDates += 1;
    },
    noteForm: (index, form) => {
      newForms[index] = form;
      hasNewForm = true;
    },
    setCount: (count) => {
      record.count = count;
    },
    identify: () => {
      isIdentified = true;
    },
    settle: () => {
      for (let index = 0; index < width; index += 1) {
        const blank = blanks[index] as number;
        for (const use of uses[index] as ColumnUse[]) use.blank += blank;
        guard.pass(index, plainRows - blank - (looked[index] as number));
      }
      intake.countPlain(takenPlain, cardsPlain);
      forgetCounts();
    },
    restart: () => {
      forms.fill(NO_FORM);
      // A fault may have ended the rows before.
      forgetCounts();
    },
  };
}

const NOT_REPORTED = () => {};

/** A record that can be filled in place. */
function emptyRecord(): RowFields {
  return {
    birth: ABSENT as CivilDate,
    cardIssuedOn: ABSENT as CivilDate,
    handedOverOn: ABSENT,
    appliedOn: ABSENT,
    userCertificateIssuedOn: ABSENT,
    signatureCertificateIssuedOn: ABSENT,
    stayExpiresOn: ABSENT,
    cardIssueKind: 'new',
    recordedCardExpiry: ABSENT,
    recordedUserCertificateExpiry: ABSENT,
    recordedSignatureCertificateExpiry: ABSENT,
    office: '',
    status: 'active',
    count: 1,
    identity: undefined,
  };
}
