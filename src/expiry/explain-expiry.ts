// The steps from a record to its expiries, as `explain` tells them.
import type { CivilDate } from '../calendar/civil-date.js';
import { inForce, leapDayRule } from '../rules/in-force.js';
import type { DatedValue, RuleBook, RuleId } from '../rules/rule-book.js';
import type { CardExpiry } from './card-expiry.js';
import type { CertificateExpiry } from './certificate-expiry.js';
import type { ReckonedExpiries } from './expiries.js';
import type { ExpiryItem } from './expiry-findings.js';
import { isInWindow, renewalOpensOn, windowRule } from './renewal-window.js';
import { countedFrom, replacedExpiry } from './term.js';

/** What happened in a step; its words are in the message catalogue. */
export type StepCode =
  | 'born-on-leap-day'
  | 'adult'
  | 'minor'
  | 'not-held'
  | 'issued-with-card'
  | 'inside-window'
  | 'outside-window'
  | 'recorded-decides'
  | 'recorded-fits-neither'
  | 'read-as-new'
  | 'read-as-renewal'
  | 'birthday'
  | 'ends-with-stay'
  | 'ends-with-card'
  | 'ends-with-user-certificate'
  | 'window-opens';

/** What one step says. */
interface Step {
  readonly code: StepCode;
  /** The rule the step rests on, and its value in force. */
  readonly rule?: { readonly id: RuleId; readonly value: DatedValue<unknown> };
  /** The day the step started from. */
  readonly on?: CivilDate;
  /** The day the step gave. */
  readonly date?: CivilDate;
  /** Completed years, where an age was judged. */
  readonly age?: number;
}

/** One step from a record to an expiry. */
export interface ExpiryStep extends Step {
  readonly item: ExpiryItem;
}

/** The steps to the expiries of a record, in the order in which a person would tell them. */
export function explainExpiries(reckoned: ReckonedExpiries, law: RuleBook): ExpiryStep[] {
  const { card, userCertificate, signatureCertificate } = reckoned;
  const of = (item: ExpiryItem, steps: readonly Step[]) => steps.map((step) => ({ item, ...step }));
  return [
    ...of('card', cardSteps(card, law)),
    ...of('user_certificate', certificateSteps(userCertificate, card, law)),
    ...of('signature_certificate', certificateSteps(signatureCertificate, card, law)),
  ];
}

function cardSteps(card: CardExpiry, law: RuleBook): Step[] {
  const { holder, expiresOn, birthday, endsWithStay } = card;
  const steps: Step[] = [];
  if (card.term.birth % 10000 === LEAP_DAY) {
    const rule = { id: 'birthday.leap_day', value: leapDayRule(law) } as const;
    steps.push({ code: 'born-on-leap-day', rule });
  }
  steps.push({
    code: holder.adult ? 'adult' : 'minor',
    rule: { id: 'card.adult_age', value: holder.rule },
    on: holder.on,
    age: holder.age,
  });
  steps.push(...termSteps(card, 'card.renewal.counts_from'));
  if (expiresOn !== birthday) {
    const rule = { id: 'card.ends_with_stay', value: endsWithStay } as const;
    steps.push({ code: 'ends-with-stay', rule, date: expiresOn });
  }
  return [...steps, windowStep(expiresOn, law)];
}

function certificateSteps(
  certificate: CertificateExpiry | undefined,
  card: CardExpiry,
  law: RuleBook,
): Step[] {
  if (certificate === undefined) return [{ code: 'not-held' }];
  const { expiresOn, birthday } = certificate;
  return [
    issueStep(certificate, law),
    ...termSteps(certificate, 'certificate.renewal.counts_from'),
    ...(expiresOn === birthday ? [] : [capStep(certificate, card, law)]),
    windowStep(expiresOn, law),
  ];
}

/** With the card, or inside or outside the window before the end of the certificate that came with it. */
function issueStep({ term, firstExpiry }: CertificateExpiry, law: RuleBook): Step {
  const { issuedOn } = term;
  if (firstExpiry === undefined) return { code: 'issued-with-card', on: issuedOn };
  return {
    code: isInWindow(issuedOn, firstExpiry, law) ? 'inside-window' : 'outside-window',
    rule: { id: 'renewal.window_months', value: windowRule(firstExpiry, law) },
    on: issuedOn,
    date: firstExpiry,
  };
}

/** How the day of issue is read, and the birthday on which its term ends. */
function termSteps(
  { reading, term, birthday }: CardExpiry | CertificateExpiry,
  id: RuleId,
): Step[] {
  const { kind, fits } = reading;
  const steps: Step[] = [];
  const recorded = reading.recordedExpiry as CivilDate;
  if (fits === 'neither') steps.push({ code: 'recorded-fits-neither', date: recorded });
  else if (fits === kind) steps.push({ code: 'recorded-decides', date: recorded });
  const renewed = { rule: { id, value: term.renewalCountsFrom }, date: replacedExpiry(term) };
  return [
    ...steps,
    kind === 'new'
      ? { code: 'read-as-new', on: term.issuedOn }
      : { code: 'read-as-renewal', on: term.issuedOn, ...renewed },
    {
      code: 'birthday',
      rule: { id: term.rule, value: term.birthdays },
      on: countedFrom(term, kind),
      date: birthday,
    },
  ];
}

/** Which cap ended a certificate before its term. */
function capStep(certificate: CertificateExpiry, card: CardExpiry, law: RuleBook): Step {
  const { expiresOn, term } = certificate;
  const byCard = expiresOn === card.expiresOn;
  const id = byCard
    ? ('certificate.ends_with_card' as const)
    : ('signature_certificate.ends_with_user_certificate' as const);
  const rule = { id, value: inForce(law.rules[id], term.issuedOn) };
  return { code: byCard ? 'ends-with-card' : 'ends-with-user-certificate', rule, date: expiresOn };
}

function windowStep(expiresOn: CivilDate, law: RuleBook): Step {
  return {
    code: 'window-opens',
    rule: { id: 'renewal.window_months', value: windowRule(expiresOn, law) },
    on: expiresOn,
    date: renewalOpensOn(expiresOn, law),
  };
}

const LEAP_DAY = 229;
