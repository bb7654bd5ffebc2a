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
  /** Days before the scheme began. */
  early: number;
  statuses: number;
  kinds: number;
  /** Reasons for an issue that are no known kind, and known kinds that mean a renewal. */
  reasons: number;
  renewals: number;
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
  use: HeaderUse,
  seen: SeenValues,
  isRead: (column: ColumnName) => boolean,
  aliases: HeaderAliases,
  distance: (a: string, b: string) => number,
): UnreadColumn | undefined {
  const found = toldBy(use, seen, isRead, aliases, distance);
  const isOut = found?.columns.some((column) => !mayHold(column, seen)) === true;
  return isOut ? undefined : found;
}

/**
 * Whether a column may be one of these days by what it holds: some people were born before the scheme, and of cards most
 * days are later. Certificates are not judged so: they must be read or waved through whatever they hold.
 */
export function mayHold(
  column: ColumnName,
  { dates, early }: Pick<SeenValues, 'dates' | 'early'>,
): boolean {
  if (dates === 0) return true;
  if (column === 'birth_date') return early > 0;
  return !(DAYS as readonly ColumnName[]).includes(column) || early * 2 <= dates;
}

function toldBy(
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
  const isText = seen.dates * 2 < seen.filled;
  // Some values need a meaning first, so the file is read without it, as before, and told of it.
  if (!isRead('card_issue_kind') && isMostlyKinds(seen)) return looks('other', ['card_issue_kind']);
  const day = DAYS.find((column) => isDayHeader(folded, column, unread));
  if (day !== undefined && !isRead(day) && !isText) return looks('other', [day]);
  if (!isRead('office') && !allDates && isOfficeHeader(folded, unread)) {
    return looks('other', ['office']);
  }
  const near = ([...TOLD_BY_LETTERS, ...(allDates ? CERTIFICATE_DATES : [])] as const).find(
    (column) =>
      !isRead(column) &&
      isNearHeader(header, column, longNames(column, aliases), aliases, distance),
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

/** Whether kinds of issue, some of them renewals, stand beside reasons for an issue and nothing else. */
function isMostlyKinds({ filled, kinds, reasons, renewals }: SeenValues): boolean {
  return renewals > 0 && kinds + reasons === filled && kinds * 2 >= filled;
}

function isStatusHeader(folded: string, { fillers, status }: UnreadWords): boolean {
  const { words, beside } = status;
  return (
    holds(folded, words) && lettersOf(without(folded, [...words, ...beside, ...fillers])) === ''
  );
}

/** Columns of days that are told by words. */
const DAYS = ['birth_date', 'applied_on', 'card_issued_on', 'handed_over_on'] as const;

function wordsOfDay(column: (typeof DAYS)[number], { card_issued_on, days }: UnreadWords) {
  return column === 'card_issued_on' ? card_issued_on.words : days[column];
}

/** Whether a header is made of words for this day of a card, and of nothing else. */
function isDayHeader(folded: string, column: (typeof DAYS)[number], unread: UnreadWords): boolean {
  const { fillers } = unread;
  const { day } = unread.card_issued_on;
  const words = wordsOfDay(column, unread);
  return (
    holds(folded, words) &&
    holds(folded, day) &&
    lettersOf(without(folded, [...words, ...day, ...fillers])) === ''
  );
}

/** Whether a header holds a word for a day of a card that no name of this column holds: it names another. */
export function namesOtherDay(
  header: string,
  column: ColumnName,
  { columns, unread }: HeaderAliases,
): boolean {
  const folded = foldHeader(header);
  const names = [column, ...(columns[column] ?? [])];
  return DAYS.some((other) =>
    wordsOfDay(other, unread).some(
      (word) => folded.includes(word) && !names.some((name) => foldHeader(name).includes(word)),
    ),
  );
}

/**
 * Whether a header differs from one of `names` by at most two letters, and by less than half of its own. Words for a day do
 * not count as its own: 受付年月日 and 生年月日 have most letters in common and nothing else. One that holds a word for another
 * day is not near.
 */
function isNearHeader(
  header: string,
  column: ColumnName,
  names: readonly string[],
  aliases: HeaderAliases,
  distance: (a: string, b: string) => number,
): boolean {
  if (namesOtherDay(header, column, aliases)) return false;
  const own = without(foldHeader(header), aliases.unread.card_issued_on.day).replaceAll(
    ' ',
    '',
  ).length;
  return nearHeader(header, names, distance, own);
}

/**
 * The header that may be meant by a missing column of days: the only one of words for it, else the only one that is nearly
 * its name. Where several may be meant none is told, since the first of them is no likelier.
 */
export function headerMeant(
  column: ColumnName,
  headers: readonly HeaderUse[],
  aliases: HeaderAliases,
  distance: (a: string, b: string) => number,
): HeaderUse | undefined {
  const { unread, columns } = aliases;
  const names = [column, ...(columns[column] ?? [])];
  const day = DAYS.find((each) => each === column);
  const named = headers.filter(
    ({ header }) => day !== undefined && isDayHeader(foldHeader(header), day, unread),
  );
  const near = ({ header }: HeaderUse) => isNearHeader(header, column, names, aliases, distance);
  const [only, ...others] = named.length > 0 ? named : headers.filter(near);
  return others.length > 0 ? undefined : only;
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
