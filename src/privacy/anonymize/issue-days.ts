// Generalization of days of issue: to the first day of the stretch in which no figure changes.
import { ageOn, birthdayIn, birthdayOnOrAfter } from '../../calendar/birthday.js';
import {
  ABSENT,
  type CivilDate,
  dayAfter,
  dayBefore,
  type MaybeDate,
  yearOf,
} from '../../calendar/civil-date.js';
import { fiscalYearOf, fiscalYearStart } from '../../calendar/fiscal-year.js';
import { cardExpiry } from '../../expiry/card-expiry.js';
import { firstCertificateExpiry } from '../../expiry/certificate-expiry.js';
import { renewalOpensOn } from '../../expiry/renewal-window.js';
import type { CardRecord } from '../../records/record.js';
import { inForce, leapDayRule } from '../../rules/in-force.js';
import type { RuleBook } from '../../rules/rule-book.js';
import { type Change, type Step, settle } from './generalize.js';
import { type SameFigures, sameFiguresAs } from './same-figures.js';

/**
 * The record with each day of issue moved to the first day that gives the same figures. Card: the last birthday,
 * 1 April or change of a rule before its issue, whichever is latest; if renewed, no earlier than the opening of its
 * renewal window. Certificate: the day of the card if it came with it or ends on the same day, else the opening of its
 * renewal window, or the first day of its own stretch. Day of application, if still needed: the last one that chooses the
 * same adult age. Recorded expiries go where the new days give the same. Each move is checked and left out where an
 * expiry, the fiscal year of issue or the reading of the card would differ.
 *
 * @example
 * generalizeIssueDays(cardRecord({ birth: 19601010, cardIssuedOn: 20200515 }), lawInForce).cardIssuedOn // => 20200401
 * generalizeIssueDays(cardRecord({ birth: 19601010, cardIssuedOn: 20201115 }), lawInForce).cardIssuedOn // => 20201010
 */
export function generalizeIssueDays(record: CardRecord, law: RuleBook): CardRecord {
  return moveIssueDays(record, law, sameFiguresAs(record, law));
}

/** The same where `same` compares with the figures of the record. */
export function moveIssueDays(record: CardRecord, law: RuleBook, same: SameFigures): CardRecord {
  return settle(record, law, STEPS, same);
}

const STEPS: readonly Step[] = [
  applicationChanges,
  cardChanges,
  (kept, law) =>
    certificateChanges(kept, law, 'userCertificateIssuedOn', 'recordedUserCertificateExpiry'),
  (kept, law) =>
    certificateChanges(
      kept,
      law,
      'signatureCertificateIssuedOn',
      'recordedSignatureCertificateExpiry',
    ),
];

/** The last day that chooses the age from which a card is an adult's as the day of application does. */
function applicationChanges({ appliedOn, cardIssuedOn }: CardRecord, law: RuleBook): Change[] {
  if (appliedOn === ABSENT) return [];
  const turn = law.rules['card.adult_age'].values.find(
    ({ from }, index) => index > 0 && from > appliedOn && from <= cardIssuedOn,
  );
  return turn === undefined ? [] : [{ appliedOn: dayBefore(turn.from) }];
}

function cardChanges(kept: CardRecord, law: RuleBook): Change[] {
  const { birth, cardIssuedOn } = kept;
  const first =
    cardExpiry(kept, law).reading.kind === 'renewal'
      ? renewalStretchStart(birth, cardIssuedOn, law)
      : latest(birthdayUpTo(birth, cardIssuedOn, law), turnBefore(cardIssuedOn, law));
  if (first >= cardIssuedOn) return [];
  const withCard = (issuedOn: MaybeDate) => (issuedOn === cardIssuedOn ? first : issuedOn);
  return [
    {
      cardIssuedOn: first,
      userCertificateIssuedOn: withCard(kept.userCertificateIssuedOn),
      signatureCertificateIssuedOn: withCard(kept.signatureCertificateIssuedOn),
    },
  ];
}

/** The days to which a certificate may move, the best first. */
function certificateChanges(
  kept: CardRecord,
  law: RuleBook,
  issued: 'userCertificateIssuedOn' | 'signatureCertificateIssuedOn',
  recorded: 'recordedUserCertificateExpiry' | 'recordedSignatureCertificateExpiry',
): Change[] {
  const { birth, cardIssuedOn } = kept;
  const issuedOn = kept[issued];
  if (issuedOn === ABSENT || issuedOn === cardIssuedOn) return [{ [recorded]: ABSENT }];
  const day = issuedOn as CivilDate;

  const firstExpiry = firstCertificateExpiry(kept, cardExpiry(kept, law), law);
  // A period of stay may end a card before the law began, for which there is no renewal window.
  const opens = day <= firstExpiry ? renewalOpensOn(firstExpiry, law) : undefined;
  const ownStart = latest(
    birthdayUpTo(birth, day, law),
    turnBefore(day, law),
    dayAfter(cardIssuedOn),
    ...(day > firstExpiry ? [dayAfter(firstExpiry)] : []),
  );
  const days: CivilDate[] = [];
  if (issued === 'userCertificateIssuedOn' || signsOn(kept, law)) days.push(cardIssuedOn);
  days.push(opens !== undefined && day >= opens ? opens : ownStart);
  return [
    ...days.map((candidate): Change => ({ [issued]: candidate, [recorded]: ABSENT })),
    { [recorded]: ABSENT },
    ...days.map((candidate): Change => ({ [issued]: candidate })),
  ].filter((change) => (change[issued] ?? day) <= day);
}

/** Whether the holder was old enough for a signature certificate when the card was issued. */
function signsOn({ birth, cardIssuedOn }: CardRecord, law: RuleBook): boolean {
  const age = inForce(law.rules['signature_certificate.minimum_age'], cardIssuedOn).value;
  return ageOn(birth, cardIssuedOn, leapDayRule(law, 'card').value) >= age;
}

/** The first day of the stretch in which a renewal follows the same old expiry: in its window, if `day` lies there. */
function renewalStretchStart(birth: CivilDate, day: CivilDate, law: RuleBook): CivilDate {
  const opens = renewalOpensOn(birthdayOnOrAfter(birth, day, leapDayRule(law, 'card').value), law);
  const first = day >= opens ? opens : dayAfter(birthdayUpTo(birth, day, law));
  return latest(first, turnBefore(day, law));
}

/** The last birthday on or before `day`. */
function birthdayUpTo(birth: CivilDate, day: CivilDate, law: RuleBook): CivilDate {
  const leapDay = leapDayRule(law, 'card').value;
  const thisYear = birthdayIn(birth, yearOf(day), leapDay);
  return thisYear <= day ? thisYear : birthdayIn(birth, yearOf(day) - 1, leapDay);
}

/** The last day up to `day` on which a fiscal year or a rule begins. */
function turnBefore(day: CivilDate, law: RuleBook): CivilDate {
  return latest(fiscalYearStart(fiscalYearOf(day)), ...ruleDays(law).filter((from) => from <= day));
}

const changes = new WeakMap<RuleBook, readonly CivilDate[]>();

/** The days on which a value of some rule comes into force. */
function ruleDays(law: RuleBook): readonly CivilDate[] {
  let days = changes.get(law);
  if (days === undefined) {
    const found = Object.values(law.rules).flatMap(({ values }) => values.map(({ from }) => from));
    days = [...new Set(found)].sort((a, b) => a - b);
    changes.set(law, days);
  }
  return days;
}

function latest(...days: readonly CivilDate[]): CivilDate {
  return Math.max(...days) as CivilDate;
}
