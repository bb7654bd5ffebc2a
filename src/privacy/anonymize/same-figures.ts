// Equality of two records in every figure of every report: what a generalization must keep.
import { ageOn } from '../../calendar/birthday.js';
import { ABSENT, type CivilDate } from '../../calendar/civil-date.js';
import { fiscalYearOf, fiscalYearStart } from '../../calendar/fiscal-year.js';
import { adultOn } from '../../expiry/adult.js';
import { cardExpiry } from '../../expiry/card-expiry.js';
import { type Expiries, expiriesOf } from '../../expiry/expiries.js';
import { followIssueYears } from '../../procedures/issue-year.js';
import { certificatesWithCard } from '../../procedures/views.js';
import { withoutMinors } from '../../procedures/without-minors.js';
import { type CardRecord, holdsRecordedExpiry } from '../../records/record.js';
import { inForce, leapDayRule, schemeStartOf } from '../../rules/in-force.js';
import type { Rule, RuleBook } from '../../rules/rule-book.js';
import { NO_COURSE, type NumberOf, rememberCourses } from '../../tally/courses/courses.js';
import { factMaker } from '../../tally/view.js';

/** Whether another record gives the same figures. */
export type SameFigures = (candidate: CardRecord) => boolean;

/**
 * A test for records that may replace `record`. It passes where all of these are the same: office, status, count, the
 * birthday, every expiry (by the law, and in each step of `reconcile`), whether the card is an adult's and a renewal,
 * and the fiscal years of the issue-year shortcut. Since renewals depend on the age, the birth years must be the same,
 * or both holders adults from the making of the card on. A candidate that a reader would reject never passes.
 */
export function sameFiguresAs(record: CardRecord, law: RuleBook): SameFigures {
  return comparison(record, law, () => NOT_TOLD);
}

/** The number of the bearing of a record on figures; {@link NOT_TOLD} where the law must be asked about the record itself. */
export type BearingNumber = NumberOf;

const NOT_TOLD = NO_COURSE;

/** A test as {@link sameFiguresAs}, where two bearings with numbers are compared by these. */
export function comparison(
  record: CardRecord,
  law: RuleBook,
  numberOf: BearingNumber,
): SameFigures {
  const number = numberOf(record);
  let wanted: readonly (number | string | boolean)[] | undefined;
  let forGood: boolean | undefined;
  return (candidate) => {
    if (!isReadable(candidate, law)) return false;
    if (candidate.office !== record.office || candidate.status !== record.status) return false;
    if (candidate.count !== record.count) return false;
    if (candidate.birth !== record.birth) {
      if (candidate.birth % 10000 !== record.birth % 10000) return false;
      forGood ??= adultForGood(record, law);
      if (!forGood || !adultForGood(candidate, law)) return false;
    }
    const other = number === NOT_TOLD ? NOT_TOLD : numberOf(candidate);
    if (other !== NOT_TOLD) return other === number;
    wanted ??= bearing(record, law);
    const found = bearing(candidate, law);
    return wanted.length === found.length && wanted.every((value, index) => value === found[index]);
  };
}

/** So many records are asked about themselves first: the tables of kinds cost more than a small file. */
const ONE_BY_ONE = 4000;

/**
 * Numbers bearings, for records with one birthday: the law is asked for the first record of each kind alone, see
 * {@link rememberCourses}. Within a kind the ends are birthdays of the same years, and all else that a bearing holds is the
 * same. Where a stay or a recorded expiry may decide, it has no number.
 */
export function rememberBearings(law: RuleBook, oneByOne = ONE_BY_ONE): BearingNumber {
  let met = 0;
  let ofKind: NumberOf | undefined;
  return (record) => {
    met += 1;
    if (met <= oneByOne) return NOT_TOLD;
    if (record.stayExpiresOn !== ABSENT || holdsRecordedExpiry(record)) return NOT_TOLD;
    ofKind ??= bearingsOfKinds(law);
    return ofKind(record);
  };
}

function bearingsOfKinds(law: RuleBook): NumberOf {
  const adults = withoutMinors(law);
  const { factsOf, daysIn } = factMaker([
    { law, method: 'birthday', certificates: 'as-held' },
    { law, method: 'birthday', certificates: 'with-card' },
    { law: adults, method: 'birthday', certificates: 'with-card' },
  ]);
  const numbers = new Map<string, number>();
  const turns = [fiscalYearStart(fiscalYearOf(schemeStartOf(law)))];
  return rememberCourses([law, adults], turns, (record) => {
    const facts = factsOf(record);
    if (daysIn(facts).length > 0) return NO_COURSE;
    const { holder, reading } = cardExpiry(record, law);
    const years = [fiscalYearOf(record.cardIssuedOn), ...shortcutYears(record, law)];
    const key = [holder.adult, reading.kind, ...facts.slice(1), ...years].join();
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  });
}

/** All that the figures of a record depend on but the holder's age at renewals, as plain values. */
function bearing(record: CardRecord, law: RuleBook): (number | string | boolean)[] {
  const card = cardExpiry(record, law);
  const withCard = certificatesWithCard(record);
  return [
    card.holder.adult,
    card.reading.kind,
    ...dates(expiriesOf(record, law)),
    ...dates(expiriesOf(withCard, law)),
    // For an adult, reconcile's step before minors is the same.
    ...(card.holder.adult ? [] : dates(expiriesOf(withCard, withoutMinors(law)))),
    fiscalYearOf(record.cardIssuedOn),
    ...shortcutYears(record, law),
  ];
}

function dates({ card, userCertificate, signatureCertificate, endsWithStay }: Expiries) {
  return [card, userCertificate, signatureCertificate, endsWithStay];
}

/** The visits that the shortcut counts for this card and its successor, if any: a card that ends with a stay has none. */
function shortcutYears(record: CardRecord, law: RuleBook): (number | string)[] {
  const term = inForce(law.rules['card.validity.adult'], record.cardIssuedOn).value;
  const untilYear = fiscalYearOf(record.cardIssuedOn) + 2 * term;
  const years: (number | string)[] = [];
  const options = { asOfYear: 0, untilYear, repeatRenewals: true };
  followIssueYears(record, law, options, {
    due: (kind, year) => years.push(kind, year),
    lapsed: (kind) => years.push('lapsed', kind),
  });
  return years;
}

/** Whether the holder is an adult from the making of the card on, and old enough for a signature certificate. */
function adultForGood({ birth, cardIssuedOn: from }: CardRecord, law: RuleBook): boolean {
  const leapDay = leapDayRule(law, 'card').value;
  const signature = law.rules['signature_certificate.minimum_age'];
  return (
    daysOfChange(law.rules['card.adult_age'], from).every(
      (day) => adultOn(birth, day, law).adult,
    ) &&
    signature.values.every(
      (value) => ageOn(birth, Math.max(value.from, from) as CivilDate, leapDay) >= value.value,
    )
  );
}

/** A day, and each later one on which the rule changes. As ages only grow, these days stand for all that follow. */
function daysOfChange(rule: Rule<unknown>, from: CivilDate): CivilDate[] {
  return [from, ...rule.values.map((value) => value.from).filter((day) => day > from)];
}

/** Whether a reader accepts the record. */
function isReadable(record: CardRecord, law: RuleBook): boolean {
  const { birth, cardIssuedOn } = record;
  const start = schemeStartOf(law);
  const certificates = [record.userCertificateIssuedOn, record.signatureCertificateIssuedOn];
  return (
    birth <= cardIssuedOn &&
    cardIssuedOn >= start &&
    record.appliedOn <= cardIssuedOn &&
    certificates.every((issuedOn) => issuedOn === ABSENT || issuedOn >= cardIssuedOn)
  );
}
