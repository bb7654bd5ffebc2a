// Generalization of a record: what no figure depends on is dropped.
import { ABSENT, type CivilDate } from '../../calendar/civil-date.js';
import { cardExpiry } from '../../expiry/card-expiry.js';
import type { CardRecord } from '../../records/record.js';
import type { RuleBook } from '../../rules/rule-book.js';
import { type SameFigures, sameFiguresAs } from './same-figures.js';

/** The birth year written where the year does not matter: a leap year, so that 29 February exists. */
export const ADULT_BIRTH_YEAR = 1960;

/**
 * The record without data on which no figure depends. An adult's birth year becomes 1960 and the day of application is
 * dropped. A minor keeps the birth year, since renewals depend on the age, and loses the day of application if the day of
 * issue gives the same. A recorded expiry is dropped if the reading is the same without it, a period of stay if it ends
 * nothing, and "renewal" if a new issue ends on the same days. Each step is checked by {@link sameFiguresAs} and not made
 * if anything differs. Generalizing twice changes nothing more.
 *
 * @example
 * generalizeRecord(cardRecord({ birth: 19901010, cardIssuedOn: 20200515 }), lawInForce).birth // => 19601010
 * generalizeRecord(cardRecord({ birth: 20101010, cardIssuedOn: 20200515 }), lawInForce).birth // => 20101010
 */
export function generalizeRecord(record: CardRecord, law: RuleBook): CardRecord {
  return settle(record, law, STEPS);
}

const STEPS: readonly Step[] = [
  ({ birth }) => [{ birth: adultBirth(birth), appliedOn: ABSENT }, { appliedOn: ABSENT }],
  () => [{ stayExpiresOn: ABSENT }],
  (kept, law) =>
    kept.recordedCardExpiry === ABSENT
      ? []
      : [{ recordedCardExpiry: ABSENT, cardIssueKind: cardExpiry(kept, law).reading.kind }],
  () => [{ recordedUserCertificateExpiry: ABSENT }],
  () => [{ recordedSignatureCertificateExpiry: ABSENT }],
  () => [{ cardIssueKind: 'new' }],
];

/** The fields of a record that change. */
export type Change = Partial<CardRecord>;

/** Changes to try, the best first; the first that keeps the figures is made. */
export type Step = (kept: CardRecord, law: RuleBook) => readonly Change[];

/** More rounds than any record needs. A change can make another possible, which the next round makes. */
const ROUNDS = 12;

/**
 * Makes the first change of each step that keeps the figures of `record`, which `same` compares, until a whole round changes
 * nothing.
 */
export function settle(
  record: CardRecord,
  law: RuleBook,
  steps: readonly Step[],
  same: SameFigures = sameFiguresAs(record, law),
): CardRecord {
  let kept = record;
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = kept;
    for (const step of steps) {
      for (const change of step(kept, law)) {
        if (isSo(kept, change)) break;
        const candidate = { ...kept, ...change };
        if (same(candidate)) {
          kept = candidate;
          break;
        }
      }
    }
    if (kept === before) break;
  }
  return kept;
}

function isSo(kept: CardRecord, change: Change): boolean {
  for (const key in change) {
    if (kept[key as keyof CardRecord] !== change[key as keyof CardRecord]) return false;
  }
  return true;
}

/** The birthday in the year that is written for every adult. */
export function adultBirth(birth: CivilDate): CivilDate {
  return (ADULT_BIRTH_YEAR * 10000 + (birth % 10000)) as CivilDate;
}
