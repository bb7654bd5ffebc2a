// The steps from a record to its expiries, as `explain` tells them.
import type { CivilDate } from '../calendar/civil-date.js';
import { inForce, leapDayRule } from '../rules/in-force.js';
import type { DatedValue, RuleBook, RuleId } from '../rules/rule-book.js';
import type { CardExpiry } from './card-expiry.js';
import type { CertificateExpiry } from './certificate-expiry.js';
import type { ReckonedExpiries } from './expiries.js';
import type { ExpiryItem } from './expiry-findings.js';
import { isInWindow, renewalOpensOn, windowRule } from './renewal-window.js';
import type { Stay } from './stay.js';
import { birthdaysOf, lastBirthday, type TermThing } from './term.js';

/** The kind of a step. The words are in words/explain.ts. */
export type StepCode =
  | 'born-on-leap-day'
  | 'age-by-application'
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
  | 'months-after-birthday'
  | 'stay-single'
  | 'stay-extended'
  | 'stay-on-term-end'
  | 'ends-with-stay'
  | 'stay-limited-under-age'
  | 'stay-not-limited'
  | 'stay-limit-not-yet'
  | 'extension-within-term'
  | 'ends-with-card'
  | 'ends-with-user-certificate'
  | 'window-opens';

/** The values of one step. */
interface Step {
  readonly code: StepCode;
  /** The rule the step rests on, and its value in force; absent where the step reads the record alone. */
  readonly rule?: { readonly id: RuleId; readonly value: DatedValue<unknown> };
  /** The day the step started from. */
  readonly on?: CivilDate;
  /** The day the step gave. */
  readonly date?: CivilDate;
  /** Completed years, where an age was judged. */
  readonly age?: number;
  /** Birthdays counted, where a term was. */
  readonly birthdays?: number;
}

/** One step from a record to an expiry. */
export interface ExpiryStep extends Step {
  readonly item: ExpiryItem;
}

/** The steps to the expiries of a record, in the order of an explanation. */
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
  const { holder, expiresOn, term, stay } = card;
  const rule = { id: 'card.adult_age', value: holder.rule } as const;
  return [
    ...leapDaySteps('card', term.birth, law),
    ...(holder.chosenBy === holder.on
      ? []
      : [{ code: 'age-by-application', rule, on: holder.chosenBy } as const]),
    { code: holder.adult ? 'adult' : 'minor', rule, on: holder.on, age: holder.age },
    ...termSteps(card, 'card'),
    ...(stay === undefined ? [] : staySteps(card, stay)),
    windowStep(expiresOn, law),
  ];
}

function leapDaySteps(thing: TermThing, birth: CivilDate, law: RuleBook): Step[] {
  if (birth % 10000 !== LEAP_DAY) return [];
  const rule = { id: `${thing}.leap_day_birthday`, value: leapDayRule(law, thing) } as const;
  return [{ code: 'born-on-leap-day', rule }];
}

/** Whether the stay is a single period, and which of stay and term ends the card. */
function staySteps({ expiresOn, termEnd, term, holder }: CardExpiry, stay: Stay): Step[] {
  if (!stay.endsCard.value) return [];
  const length: Step = {
    code: stay.extended ? 'stay-extended' : 'stay-single',
    rule: { id: 'stay.longest_years', value: stay.longest },
    on: term.issuedOn,
    date: stay.expiresOn,
  };
  const ends = { id: 'card.ends_with_stay', value: stay.endsCard } as const;
  const limit = { id: 'card.stay.birthday_limits_under', value: stay.limitedUnder } as const;
  if (stay.expiresOn === termEnd) {
    return [length, { code: 'stay-on-term-end', rule: ends, date: expiresOn }];
  }
  if (stay.expiresOn < termEnd) {
    return [length, { code: 'ends-with-stay', rule: ends, date: expiresOn }];
  }
  if (stay.extended) {
    const value = stay.extensionWithinTerm;
    const within = { id: 'card.stay.extension_within_term', value } as const;
    return stay.withinTerm
      ? [length, { code: 'extension-within-term', rule: within, date: expiresOn }]
      : [length, { code: 'ends-with-stay', rule: within, date: expiresOn }];
  }
  const judged = { rule: limit, age: holder.age, date: expiresOn };
  if (stay.withinTerm) return [length, { code: 'stay-limited-under-age', ...judged }];
  return [
    length,
    { code: stay.limitedUnder.value === 0 ? 'stay-limit-not-yet' : 'stay-not-limited', ...judged },
    { code: 'ends-with-stay', rule: ends, date: expiresOn },
  ];
}

function certificateSteps(
  certificate: CertificateExpiry | undefined,
  card: CardExpiry,
  law: RuleBook,
): Step[] {
  if (certificate === undefined) return [{ code: 'not-held' }];
  const { expiresOn, termEnd, term } = certificate;
  return [
    ...leapDaySteps('certificate', term.birth, law),
    issueStep(certificate, law),
    ...termSteps(certificate, 'certificate'),
    ...(expiresOn === termEnd ? [] : [capStep(certificate, card, law)]),
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

/** How the day of issue is read, the birthday that ends its term, and the months to the expiry. */
function termSteps(
  { reading, term, termEnd }: CardExpiry | CertificateExpiry,
  thing: TermThing,
): Step[] {
  const { kind, fits } = reading;
  const steps: Step[] = [];
  const recorded = reading.recordedExpiry as CivilDate;
  if (fits === 'neither') steps.push({ code: 'recorded-fits-neither', date: recorded });
  else if (fits === kind) steps.push({ code: 'recorded-decides', date: recorded });
  const counted = { id: term.rule, value: term.birthdays } as const;
  const further = {
    id: `${thing}.renewal.further_birthdays`,
    value: term.furtherBirthdays,
  } as const;
  const on = term.issuedOn;
  const birthday = lastBirthday(term, kind);
  steps.push(
    kind === 'new' ? { code: 'read-as-new', on } : { code: 'read-as-renewal', on, rule: further },
    { code: 'birthday', rule: counted, on, date: birthday, birthdays: birthdaysOf(term, kind) },
  );
  if (termEnd === birthday) return steps;
  const after = { id: 'expiry.months_after_birthday', value: term.monthsAfter } as const;
  return [...steps, { code: 'months-after-birthday', rule: after, on: birthday, date: termEnd }];
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
