// The names of columns, states and kinds, and what is told of columns that are not read.
import type { ColumnName } from '../records/columns.js';
import type { UnreadByNote } from '../records/findings.js';
import type { CardIssueKind, CardStatus } from '../records/record.js';
import type { UnreadColumn } from '../records/unread-columns.js';
import type { Localized } from '../rules/rule-book.js';
import type { Language } from './language.js';

export const COLUMN_WORDS = {
  record_id: { en: 'record identifier', ja: '整理番号' },
  birth_date: { en: 'date of birth', ja: '生年月日' },
  applied_on: { en: 'day of application', ja: '申請受付日' },
  card_issued_on: { en: 'day of issue', ja: '発行日' },
  handed_over_on: { en: 'day of hand-over', ja: '交付日' },
  signature_cert_issued_on: {
    en: 'issue of the signature certificate',
    ja: '署名用電子証明書の発行日',
  },
  user_cert_issued_on: {
    en: 'issue of the user certificate',
    ja: '利用者証明用電子証明書の発行日',
  },
  office: { en: 'office', ja: '支所' },
  status: { en: 'state', ja: '状態' },
  stay_expires_on: { en: 'end of the period of stay', ja: '在留期間満了日' },
  card_issue_kind: { en: 'kind of issue', ja: '交付区分' },
  card_expires_on: { en: 'recorded expiry of the card', ja: 'カードの有効期限' },
  signature_cert_expires_on: {
    en: 'recorded expiry of the signature certificate',
    ja: '署名用電子証明書の有効期限',
  },
  user_cert_expires_on: {
    en: 'recorded expiry of the user certificate',
    ja: '利用者証明用電子証明書の有効期限',
  },
  count: { en: 'number of cards', ja: '枚数' },
} as const satisfies Record<ColumnName, Localized>;

export const STATUS_WORDS = {
  active: { en: 'active', ja: '有効' },
  returned: { en: 'returned', ja: '返納' },
  moved_out: { en: 'moved out', ja: '転出' },
  deceased: { en: 'deceased', ja: '死亡' },
  lapsed: { en: 'lapsed', ja: '失効' },
  revoked: { en: 'revoked', ja: '廃止' },
} as const satisfies Record<CardStatus, Localized>;

export const ISSUE_KIND_WORDS = {
  new: { en: 'new', ja: '新規' },
  renewal: { en: 'renewal', ja: '更新' },
} as const satisfies Record<CardIssueKind, Localized>;

/** What a column looks like that must be read or waved through, and what follows where it is not read. */
export const UNREAD_LOOKS: Readonly<
  Record<
    Exclude<UnreadColumn['looks'], UnreadByNote>,
    { readonly what: Localized; readonly otherwise: Localized }
  >
> = {
  status: {
    what: { en: 'the state of cards', ja: 'カードの状態' },
    otherwise: {
      en: 'without it, returned and revoked cards count as active',
      ja: '読み取らないと、返納や廃止のカードも有効として数えます',
    },
  },
  'ended-date': {
    what: { en: 'the day on which cards ended', ja: 'カードの返納・廃止・失効などの日' },
    otherwise: {
      en: 'cards with a day there count as active',
      ja: '日付のあるカードも有効として数えます',
    },
  },
  card_issue_kind: {
    what: { en: 'the kind of issue, new or renewal', ja: '交付区分 (新規か更新か)' },
    otherwise: {
      en: 'without it, every card counts as a new issue, and a renewed one ends a year early',
      ja: '読み取らないと、すべて新規とみなし、更新したカードの満了日が1年早くなります',
    },
  },
  'certificate-date': {
    what: { en: 'the day of issue of a certificate', ja: '電子証明書の発行日' },
    otherwise: {
      en: 'without it, certificates count as issued with the card, and renewed ones as due again',
      ja: '読み取らないと、カードと同時に発行されたものとみなし、更新した電子証明書も前のままとして数えます',
    },
  },
};

/** What is told of a column that must be read and has no header by which an option could name it. */
export const UNNAMED_UNREAD: Localized = {
  en: 'the column has no header, but looks by its values like {what}, and is not read; {otherwise}; give it the header {names}, or delete it',
  ja: 'この列には見出しがありませんが、値から見て{what}の列のようです。読み取っていません。{otherwise}。見出しを {names} とするか、列を削除してください',
};

/** What is told of the day on which cards ended: a state takes its place. */
export const ENDED_UNREAD: Localized = {
  en: '{columnLabel} looks like {what} and is not read; {otherwise}; add a column status that says which cards have ended (returned, revoked …), or {ignore} if it tells nothing of these cards',
  ja: '「{columnLabel}」は{what}の列のようですが、読み取っていません。{otherwise}。返納・廃止などを示す「状態」の列を加えるか、これらのカードに関わらない列なら {ignore} を付けてください',
};

/** How a column that must be read was told, where its header does not tell it. */
export const TOLD_BY_VALUES: Localized = { en: ' by its values', ja: '値から見て' };

/** What is told of a column that may be meant. */
export const PERHAPS_MEANT = {
  column: {
    en: 'it may be the {name}; add {map} if it is, {ignore} if it is not',
    ja: '{name}のことなら {map} を、読み取らなくてよければ {ignore} を付けてください',
  },
  secondStatus: {
    en: 'it tells of the state of cards too, and what it says is not compared with the column that is read{against}; {ignore} says that you know',
    ja: 'この列もカードの状態に関わりますが、読み取った状態の列と照合していません{against}。承知のうえなら {ignore} を付けてください',
  },
  against: {
    en: ' (in {ended} of the first rows it says that a card has ended which counts as active)',
    ja: ' (はじめの行のうち{ended}行では、有効として数えるカードについて、返納・廃止・失効などを示しています)',
  },
  certificateState: {
    en: 'it looks like the state of a certificate; a certificate with a day of issue counts as held whatever its state, so leave the day blank for revoked ones when exporting; {ignore} says that you know',
    ja: '電子証明書の状態と思われます。発行日があれば失効していても「あり」として数えるため、失効したものは発行日を空欄にして書き出してください。承知のうえなら {ignore} を付けてください',
  },
} as const satisfies Record<string, Localized>;

/** A value of a state or kind that is not known, of several rows together. */
export const UNKNOWN_VALUE_WORDS = {
  status: { en: 'state of a card', ja: 'カードの状態' },
  card_issue_kind: { en: 'kind of issue', ja: '交付区分' },
  shown: {
    en: '“{value}” in {columnLabel} ({count} rows) is no known {what}; say what it means: {examples}; meanings: {names}',
    ja: '「{columnLabel}」の値「{value}」({count}行) は{what}として分かりません。{examples} を付けて意味を指定してください。使える意味は {names} です',
  },
  placed: {
    en: '{columnLabel} holds values that are no known {what} ({values} different, {count} rows); values are not shown, since they may tell of a person: look in the file at {places}, or add --show-values to see them on your own screen; then say what each means with --map-value {column}:VALUE=MEANING; meanings: {names}',
    ja: '「{columnLabel}」に{what}として分からない値があります ({values}種類、{count}行)。個人の情報のおそれがあるため値は示しません。ファイルの{places}を見るか、--show-values で自分の画面に表示して、--map-value {column}:値=意味 で意味を指定してください。使える意味は {names} です',
  },
  place: { en: 'row {line} ({count} rows)', ja: '{line}行目 ({count}行)' },
  many: {
    en: '{columnLabel} holds more than {most} different values that are no known {what}, in {count} rows; it may be another column; check what it is read as, or leave it unread with {ignore}',
    ja: '「{columnLabel}」に{what}として分からない値が{most}種類を超えてあります ({count}行)。別の内容の列ではないか確かめ、違う列なら {ignore} を付けてください',
  },
  statusExamples: {
    en: '{first} if it is still the holder’s card, {second} if not',
    ja: '今も本人のカードなら {first} を、そうでなければ {second}',
  },
  kindExamples: {
    en: '{first} for a first issue or a replacement, {second} for a renewal before the expiry',
    ja: '初めての交付か再交付なら {first} を、満了前の更新なら {second}',
  },
} as const satisfies Record<string, Localized>;

/** The names of states or kinds with what they are called: active (有効). */
export function meaningsText(
  words: Readonly<Record<string, Localized>>,
  language: Language,
): string {
  const names = Object.entries(words).map(([name, called]) =>
    called[language] === name ? name : `${name} (${called[language]})`,
  );
  return names.join(language === 'ja' ? '、' : ', ');
}

/** A text of a command line that holds what a user wrote; quoted where a shell would take it apart. */
export function argumentText(text: string): string {
  return /^[\p{L}\p{N}_.:=/%+@-]+$/u.test(text) ? text : `"${text.replaceAll('"', '\\"')}"`;
}
