// What a column that is not read looks like, by its header and by the values of the first rows.
import {
  type ColumnName,
  foldHeader,
  type HeaderAliases,
  type HeaderUse,
  nearHeader,
  type UnreadWords,
} from './columns.js';

/** What the first rows hold in a column that is not read. */
export interface SeenValues {
  filled: number;
  /** Cells that are dates, known states, known kinds of issue. */
  dates: number;
  statuses: number;
  kinds: number;
  /** Known states other than active, and known kinds beside a first issue: by these a column is told. */
  telling: number;
  /** Cells that say that a card has ended, a day or a state, where the state that is read says that it has not. */
  ended: number;
}

/** What an unread column may be. */
export type Look =
  | 'status'
  | 'ended-date'
  | 'card_issue_kind'
  | 'certificate-date'
  | 'certificate-state'
  | 'second-status'
  | 'other';

/** A column that is not read and looks as if it should be. */
export interface UnreadColumn {
  readonly index: number;
  readonly header: string;
  readonly looks: Look;
  /** The columns it may be; none for states of certificates, days on which cards ended and second columns of states, which are not read at all. */
  readonly columns: readonly ColumnName[];
  /** Whether its header tells so, or the values alone. */
  readonly by: 'header' | 'values';
  /** Of a second column of states: rows in which it says that a card has ended and the one that is read does not. */
  readonly ended?: number;
}

/** No header of this length is a name. */
const LONGEST_JUDGED = 60;

const CERTIFICATE_DATES = ['user_cert_issued_on', 'signature_cert_issued_on'] as const;
const CERTIFICATE_ENDS = ['user_cert_expires_on', 'signature_cert_expires_on'] as const;
/** Columns for which a slip of the pen is told by letters; the others are told by words and values. */
const TOLD_BY_LETTERS = [
  ...['applied_on', 'handed_over_on', 'office', 'stay_expires_on', 'card_expires_on'],
  ...CERTIFICATE_ENDS,
  'count',
] as readonly ColumnName[];

/**
 * What a header that is not read looks like; undefined where it looks like nothing that is missing. `isRead` tells the
 * columns that the file has, for which nothing else is looked; a day of hand-over in place of the day of issue is none.
 *
 * A header tells of a state or a kind where it is made of words for it and of nothing else: 住民状態 and 状態更新日時 do not.
 * Values tell where all of them are known states, or kinds, and not only the most usual one. A certificate's date has a
 * certificate, an issue and a day in its header, or a certificate and nothing but dates in its cells.
 */
export function lookOf(
  { header, index }: HeaderUse,
  seen: SeenValues,
  isRead: (column: ColumnName) => boolean,
  aliases: HeaderAliases,
  distance: (a: string, b: string) => number,
): UnreadColumn | undefined {
  const folded = foldHeader(header);
  if (folded.length > LONGEST_JUDGED) return undefined;
  const { unread } = aliases;
  const looks = (
    look: Look,
    columns: readonly ColumnName[],
    by: UnreadColumn['by'] = 'header',
  ): UnreadColumn => ({ index, header, looks: look, columns, by });
  const allDates = seen.filled > 0 && seen.dates === seen.filled;

  // A column without a header is told by its values alone.
  if (folded === '') {
    if (!isRead('status') && isAll(seen.statuses, seen)) {
      return looks('status', ['status'], 'values');
    }
    if (!isRead('card_issue_kind') && isAll(seen.kinds, seen)) {
      return looks('card_issue_kind', ['card_issue_kind'], 'values');
    }
    return undefined;
  }
  const certificate = certificateLook(folded, allDates, isRead, unread);
  if (certificate !== undefined) return looks(...certificate);
  if (isEndedHeader(folded, unread) && (allDates || seen.filled === 0)) {
    if (allDates && !isRead('status')) return looks('ended-date', []);
    return seen.ended > 0 ? { ...looks('second-status', []), ended: seen.ended } : undefined;
  }
  if (!isRead('status') && !allDates) {
    if (isStatusHeader(folded, unread)) return looks('status', ['status']);
    if (isAll(seen.statuses, seen)) return looks('status', ['status'], 'values');
  }
  const isSecond = isStatusHeader(folded, unread) || (seen.ended > 0 && isAll(seen.statuses, seen));
  if (isRead('status') && !allDates && isSecond)
    return { ...looks('second-status', []), ended: seen.ended };
  if (!isRead('card_issue_kind') && !allDates) {
    if (isKindHeader(folded, unread)) return looks('card_issue_kind', ['card_issue_kind']);
    if (isAll(seen.kinds, seen)) return looks('card_issue_kind', ['card_issue_kind'], 'values');
  }
  const isText = seen.filled > 0 && !allDates;
  if (!isRead('card_issued_on') && !isText && isIssueHeader(folded, unread)) {
    return looks('other', ['card_issued_on']);
  }
  if (!isRead('office') && !allDates && isOfficeHeader(folded, unread)) {
    return looks('other', ['office']);
  }
  const near = ([...TOLD_BY_LETTERS, ...(allDates ? CERTIFICATE_DATES : [])] as const).find(
    (column) => !isRead(column) && nearHeader(header, longNames(column, aliases), distance),
  );
  if (near === undefined) return undefined;
  const isIssue = (CERTIFICATE_DATES as readonly ColumnName[]).includes(near);
  return looks(isIssue ? 'certificate-date' : 'other', [near]);
}

/** In a name of three letters one other letter makes another word: 交付日, 送付日. */
const SHORTEST_COMPARED = 4;

function longNames(column: ColumnName, { columns }: HeaderAliases): string[] {
  return [column, ...(columns[column] ?? [])].filter((name) => name.length >= SHORTEST_COMPARED);
}

function isAll(known: number, { filled, telling }: SeenValues): boolean {
  return known > 0 && known === filled && telling > 0;
}

function isStatusHeader(folded: string, { fillers, status }: UnreadWords): boolean {
  const { words, beside } = status;
  return (
    holds(folded, words) && lettersOf(without(folded, [...words, ...beside, ...fillers])) === ''
  );
}

/** Whether a header is made of words for the making of a card on a day, and of nothing else. */
export function isIssueHeader(header: string, { fillers, card_issued_on }: UnreadWords): boolean {
  const folded = foldHeader(header);
  const { words, day } = card_issued_on;
  return (
    holds(folded, words) &&
    holds(folded, day) &&
    lettersOf(without(folded, [...words, ...day, ...fillers])) === ''
  );
}

/** Whether a header is made of words for the end of a card and for a day, and of nothing else. */
function isEndedHeader(folded: string, { fillers, status, card_issued_on }: UnreadWords): boolean {
  const { ended } = status;
  const { day } = card_issued_on;
  return (
    holds(folded, ended) &&
    holds(folded, day) &&
    lettersOf(without(folded, [...ended, ...day, ...fillers])) === ''
  );
}

function isOfficeHeader(folded: string, { fillers, office }: UnreadWords): boolean {
  const { words, beside } = office;
  return (
    holds(folded, words) && lettersOf(without(folded, [...words, ...beside, ...fillers])) === ''
  );
}

function isKindHeader(folded: string, { fillers, card_issue_kind }: UnreadWords): boolean {
  const { words, beside, alone } = card_issue_kind;
  if (lettersOf(without(folded, [...words, ...beside, ...fillers])) !== '') return false;
  return holds(folded, alone) || (holds(folded, words) && holds(folded, beside));
}

/** What a header with a certificate in it looks like. */
function certificateLook(
  folded: string,
  allDates: boolean,
  isRead: (column: ColumnName) => boolean,
  words: UnreadWords,
): [look: Look, columns: readonly ColumnName[]] | undefined {
  const { certificate: of, fillers } = words;
  const isNamed = holds(folded, of.words);
  if (!isNamed && !holds(folded, of.broad)) return undefined;
  const rest = without(folded, [...of.words, ...of.broad, ...of.signature, ...of.user]);
  if (holds(rest, of.other)) return undefined;
  const meant = [...of.issued, ...of.ended, ...of.state, ...of.day, ...fillers, '年月', '用'];
  if (!isNamed && lettersOf(without(rest, meant)) !== '') return undefined;
  if (holds(rest, of.state)) return ['certificate-state', []];
  const signs = holds(folded, of.signature);
  const logsIn = holds(folded, of.user);
  const wanted = (columns: readonly ColumnName[]) =>
    columns.filter(
      (column) =>
        !isRead(column) && (signs === logsIn || column.startsWith(signs ? 'signature' : 'user')),
    );
  const isEnd = holds(rest, of.ended);
  const isIssue = holds(rest, of.issued) && (holds(rest, of.day) || allDates);
  const isBare = allDates && lettersOf(without(rest, [...of.day, ...fillers, '用'])) === '';
  const columns = isEnd
    ? wanted(CERTIFICATE_ENDS)
    : isIssue || isBare
      ? wanted(CERTIFICATE_DATES)
      : [];
  if (columns.length === 0) return undefined;
  return [isEnd ? 'other' : 'certificate-date', columns];
}

function holds(text: string, words: readonly string[]): boolean {
  return words.some((word) => text.includes(word));
}

/** A text without these words, the longest taken first. */
function without(text: string, words: readonly string[]): string {
  let left = text;
  for (const word of words.toSorted((a, b) => b.length - a.length)) {
    left = left.replaceAll(word, ' ');
  }
  return left;
}

/** A text without figures and signs. */
function lettersOf(text: string): string {
  return text.replace(/[^\p{L}]+/gu, '');
}
