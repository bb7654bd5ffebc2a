// Visits to a counter that follow from a record's expiries: one per card, one per distinct certificate expiry.
import { ABSENT, type CivilDate, type MaybeDate } from '../calendar/civil-date.js';
import type { Expiries } from '../expiry/expiries.js';
import { renewedCard, renewedCertificate } from '../expiry/successor.js';
import { atMost } from '../expiry/term.js';
import { inForce } from '../rules/in-force.js';
import type { RuleBook } from '../rules/rule-book.js';

/** What a visit renews. Certificates that end with the card are part of the card's visit. */
export const PROCEDURE_KINDS = ['card', 'certificate'] as const;
export type ProcedureKind = (typeof PROCEDURE_KINDS)[number];

/** Which renewals have successors. */
export type Repeats =
  /** None: each card and certificate of the records once. */
  | 'none'
  /** A renewed card brings a new card with certificates; a renewed certificate is not followed. */
  | 'cards'
  /** Both, as by law. */
  | 'all';

/** How far procedures are followed. */
export interface ProcedureOptions {
  /** Expiries from this day on are taken as renewed; earlier ones have lapsed. */
  readonly asOf: CivilDate;
  /** Last day of interest; nothing later is followed. */
  readonly until: CivilDate;
  readonly repeats: Repeats;
}

/** Takes what {@link followProcedures} finds. */
export interface ProcedureSink {
  /** A visit due by `expiresOn`. */
  readonly due: (kind: ProcedureKind, expiresOn: CivilDate) => void;
  /** Something ended before the as-of day with no later issue in the record: counted apart, not followed. */
  readonly lapsed: (kind: ProcedureKind) => void;
}

/**
 * Finds the counter procedures of one card from its expiries on. A card's expiry is one card procedure; each distinct
 * certificate expiry before it is one certificate procedure, both certificates at one visit; certificates that end with the
 * card add nothing. A repeat renewal assumes only that people come before the last day: on any other day of the window
 * the next expiry is the same.
 */
export function followProcedures(
  birth: CivilDate,
  expiries: Expiries,
  law: RuleBook,
  options: ProcedureOptions,
  sink: ProcedureSink,
): void {
  const { asOf, until, repeats } = options;
  let held = expiries;
  for (;;) {
    followCertificates(birth, held, law, options, sink);
    if (held.card < asOf) {
      sink.lapsed('card');
      return;
    }
    if (held.card > until) return;
    sink.due('card', held.card);
    if (repeats === 'none' || held.endsWithStay) return;
    held = renewedCard(birth, held.card, law);
  }
}

/**
 * The certificate procedures within the life of one card: two chains of expiries, merged where they meet. A signature
 * certificate renewed alone ends with the user certificate held then, at the latest.
 */
function followCertificates(
  birth: CivilDate,
  held: Expiries,
  law: RuleBook,
  { asOf, until, repeats }: ProcedureOptions,
  sink: ProcedureSink,
): void {
  const cardEnd = held.card;
  const next = (expiry: CivilDate): MaybeDate =>
    repeats === 'all' && expiry >= asOf ? renewedCertificate(birth, expiry, cardEnd, law) : ABSENT;
  const withUser = law.rules['signature_certificate.ends_with_user_certificate'];
  const capped = (expiry: MaybeDate, limit: MaybeDate, on: CivilDate): MaybeDate =>
    expiry !== ABSENT && limit !== ABSENT && inForce(withUser, on).value
      ? atMost(expiry as CivilDate, limit)
      : expiry;
  let user: MaybeDate = held.userCertificate;
  let signature: MaybeDate = held.signatureCertificate;
  for (;;) {
    if (user >= cardEnd) user = ABSENT;
    if (signature >= cardEnd) signature = ABSENT;
    const due = user === ABSENT || (signature !== ABSENT && signature < user) ? signature : user;
    // What has lapsed is counted whatever the last day of interest.
    if (due === ABSENT || (due > until && due >= asOf)) return;
    if (due < asOf) sink.lapsed('certificate');
    else sink.due('certificate', due as CivilDate);
    const following = next(due as CivilDate);
    if (user === due) user = following;
    if (signature === due) signature = capped(following, user, due as CivilDate);
  }
}
