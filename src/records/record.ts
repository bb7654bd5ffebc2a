// A record of issuance: one card, or `count` identical ones, with the dates that the law needs.
import { ABSENT, type CivilDate, type MaybeDate } from '../calendar/civil-date.js';

export const CARD_STATUSES = [
  'active',
  'returned',
  'moved_out',
  'deceased',
  'lapsed',
  'revoked',
] as const;

/** State of a card. Only active cards are renewed. */
export type CardStatus = (typeof CARD_STATUSES)[number];

export const ISSUE_KINDS = ['new', 'renewal'] as const;

/** Whether a card was a new issue or renewed one about to expire. */
export type CardIssueKind = (typeof ISSUE_KINDS)[number];

/** One card, or `count` identical cards, as its latest issue left it. Dates not known or not held are ABSENT. */
export interface CardRecord {
  readonly birth: CivilDate;
  readonly cardIssuedOn: CivilDate;
  /** ABSENT too where it stands in for the day of issue. */
  readonly handedOverOn: MaybeDate;
  readonly appliedOn: MaybeDate;
  readonly userCertificateIssuedOn: MaybeDate;
  readonly signatureCertificateIssuedOn: MaybeDate;
  readonly stayExpiresOn: MaybeDate;
  readonly cardIssueKind: CardIssueKind;
  /** Expiry dates from the ward's own system. They only decide between new issue and renewal. */
  readonly recordedCardExpiry: MaybeDate;
  readonly recordedUserCertificateExpiry: MaybeDate;
  readonly recordedSignatureCertificateExpiry: MaybeDate;
  readonly office: string;
  readonly status: CardStatus;
  readonly count: number;
  /** What stands for its identifier, where it has one; its numbers hold only until the next record is taken. */
  readonly identity?: Identity | undefined;
}

/** 64 bits that stand for an identifier while files are read, and are kept nowhere: a number of few digits itself, a digest of others. */
export interface Identity {
  readonly low: number;
  readonly high: number;
}

/** More different offices than any municipality has: a column of so many holds something else, and counts by it have no end. */
export const MOST_OFFICES = 2000;

/** Labels of offices that fewer cards share are not shown, unless told otherwise: one may be a name or an address. */
export const LEAST_LABEL = 10;
/** With fewer cards in all, labels are shown unless told otherwise: whoever has so few knows them. */
const LABELLED_FROM = 20;

/** How many cards must share a label that is shown, of so many in all; 0 and 1: all labels are. */
export function leastShared(minLabel: number | undefined, cards: number): number {
  return minLabel ?? (cards < LABELLED_FROM ? 0 : LEAST_LABEL);
}

/** How the labels that too few cards share are named together in data; `labels` is how many there are. */
export function otherOffices(labels: number): string {
  return `other (${labels})`;
}

/** The name of an office, told apart from that of a group: a real “other (3)” loses its space. */
export function ownOffice(name: string): string {
  return labelsUnder(name) > 0 ? name.replace(' ', '') : name;
}

/** How many labels stand under a name made by {@link otherOffices}; 0 for any other name. */
export function labelsUnder(office: string): number {
  return Number(/^other \(([0-9]+)\)$/.exec(office)?.[1] ?? 0);
}

/** Whether a record holds an expiry that the ward's own system recorded. */
export function holdsRecordedExpiry(record: CardRecord): boolean {
  return (
    (record.recordedCardExpiry |
      record.recordedUserCertificateExpiry |
      record.recordedSignatureCertificateExpiry) !==
    ABSENT
  );
}
