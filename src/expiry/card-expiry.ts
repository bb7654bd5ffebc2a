// Decides the last valid day of a card.
import { birthdayAfter, birthdayOnOrAfter } from '../calendar/birthday.js';
import { ABSENT, type CivilDate } from '../calendar/civil-date.js';
import type { CardIssueKind, CardRecord } from '../records/record.js';
import { inForce, leapDayRule } from '../rules/in-force.js';
import type { RuleBook } from '../rules/rule-book.js';
import { adultOn } from './adult.js';
import { renewalOpensOn, windowRule } from './renewal-window.js';
import { atMost, recordedExpirySays } from './term.js';
import { readingStep, type Telling } from './trace.js';

/** A card's end, and what the end of its certificates depends on. */
export interface CardExpiry {
  readonly expiresOn: CivilDate;
  readonly kind: CardIssueKind;
  readonly adult: boolean;
  /** The first birthday on or after issue: the old expiry, if the card was a renewal. */
  readonly oldExpiry: CivilDate;
  readonly endsWithStay: boolean;
}

/**
 * When a recorded card ends: the 10th birthday after issue for an adult, the 5th for a minor; for a renewal the
 * 10th (5th) birthday after the old expiry; with the period of stay if that is earlier. Sources: Minato ward,
 * document no. 1; for renewals secondary ones alone.
 */
export function cardExpiry(record: CardRecord, law: RuleBook, telling: Telling = {}): CardExpiry {
  const { trace, note } = telling;
  const { rules } = law;
  const { birth, cardIssuedOn } = record;
  const leapDay = leapDayRule(law).value;
  const judgedOn = record.appliedOn === ABSENT ? cardIssuedOn : (record.appliedOn as CivilDate);
  const { adult, age, rule: adultAge } = adultOn(birth, judgedOn, law);
  const term = inForce(rules[validityRule(adult)], cardIssuedOn);

  const oldExpiry = birthdayOnOrAfter(birth, cardIssuedOn, leapDay);
  const countsFrom = inForce(rules['card.renewal.counts_from'], cardIssuedOn);
  const renewalStart = countsFrom.value === 'old_expiry' ? oldExpiry : cardIssuedOn;
  const stays = inForce(rules['card.ends_with_stay'], cardIssuedOn);
  const stayEnd = stays.value ? record.stayExpiresOn : ABSENT;
  const byBirthday = (kind: CardIssueKind): CivilDate =>
    birthdayAfter(birth, term.value, kind === 'new' ? cardIssuedOn : renewalStart, leapDay);
  // Both readings are worked out only where a recorded expiry chooses between them: most records hold none.
  const says =
    record.recordedCardExpiry === ABSENT
      ? 'nothing'
      : recordedExpirySays(
          {
            new: atMost(byBirthday('new'), stayEnd),
            renewal: atMost(byBirthday('renewal'), stayEnd),
          },
          record.recordedCardExpiry,
        );
  const kind = says === 'new' || says === 'renewal' ? says : record.cardIssueKind;
  const birthday = byBirthday(kind);
  const expiresOn = atMost(birthday, stayEnd);

  if (note) {
    if (says === 'neither')
      note({ code: 'expiry-fits-no-reading', item: 'card', field: 'recorded' });
    if (kind === 'renewal' && cardIssuedOn < renewalOpensOn(oldExpiry, law)) {
      const months = windowRule(oldExpiry, law).value;
      note({ code: 'implausible-renewal', item: 'card', field: 'issued', months });
    }
  }
  if (trace) {
    const item = 'card';
    if (birth % 10000 === 229) {
      trace({
        item,
        code: 'born-on-leap-day',
        rule: { id: 'birthday.leap_day', value: leapDayRule(law) },
      });
    }
    trace({
      item,
      code: adult ? 'adult' : 'minor',
      rule: { id: 'card.adult_age', value: adultAge },
      on: judgedOn,
      age,
    });
    if (says === 'new' || says === 'renewal') {
      trace({ item, code: 'recorded-decides', date: record.recordedCardExpiry as CivilDate });
    } else if (says === 'neither') {
      trace({ item, code: 'recorded-fits-neither', date: record.recordedCardExpiry as CivilDate });
    }
    trace({
      item,
      code: readingStep(kind),
      ...(kind === 'renewal' && {
        rule: { id: 'card.renewal.counts_from' as const, value: countsFrom },
        date: oldExpiry,
      }),
      on: cardIssuedOn,
    });
    trace({
      item,
      code: 'birthday',
      rule: { id: validityRule(adult), value: term },
      on: kind === 'renewal' ? renewalStart : cardIssuedOn,
      date: birthday,
    });
    if (expiresOn !== birthday) {
      trace({
        item,
        code: 'ends-with-stay',
        rule: { id: 'card.ends_with_stay', value: stays },
        date: expiresOn,
      });
    }
  }
  return { expiresOn, kind, adult, oldExpiry, endsWithStay: expiresOn < birthday };
}

/** The rule for the term of an adult's or a minor's card. */
export function validityRule(adult: boolean) {
  return adult ? 'card.validity.adult' : 'card.validity.minor';
}
