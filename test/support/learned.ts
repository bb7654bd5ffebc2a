// What is learned from invented histories, held against what they were made with: coverage and bias. Exports only.
import type { CivilDate } from '../../src/calendar/civil-date.js';
import { dayAfter } from '../../src/calendar/civil-date.js';
import { fiscalYearOf } from '../../src/calendar/fiscal-year.js';
import { cardExpiry } from '../../src/expiry/card-expiry.js';
import { handOverLag, type LearnedCards, learnCards } from '../../src/learning/cards.js';
import {
  firstMonthOf,
  type LearnedCertificates,
  learnCertificates,
  type OutOfTurn,
  outOfTurnOf,
} from '../../src/learning/certificates.js';
import { type Extract, identifiedLeavers, leaversBetween } from '../../src/learning/leavers.js';
import type { CardRecord, CardStatus } from '../../src/records/record.js';
import type { RuleBook } from '../../src/rules/rule-book.js';
import { countingOf } from '../../src/tally/record-use.js';
import { heldCohorts, type Renewals } from '../../src/tally/renewals.js';
import { talliesFor } from './counts.js';
import type { HistoryAssumptions } from './histories/assumptions.js';
import {
  livesInTurn,
  livesOf,
  type RegisterRow,
  registerOn,
  visitsByMonth,
} from './histories/histories.js';
import { addRealized, type RealizedKind, truthOf } from './histories/truth.js';

/** The record that a reader makes of a row of a register. */
export function recordOfRow(row: RegisterRow): CardRecord {
  const status: CardStatus =
    row.status === 'suspended' ? 'active' : row.status === 'expired' ? 'lapsed' : row.status;
  return {
    birth: row.birth,
    cardIssuedOn: row.cardIssuedOn,
    handedOverOn: row.handedOverOn,
    appliedOn: row.appliedOn,
    userCertificateIssuedOn: row.userCertificateIssuedOn,
    signatureCertificateIssuedOn: row.signatureCertificateIssuedOn,
    stayExpiresOn: row.stayExpiresOn,
    cardIssueKind: row.kind === 'renewal' ? 'renewal' : 'new',
    recordedCardExpiry: 0,
    recordedUserCertificateExpiry: 0,
    recordedSignatureCertificateExpiry: 0,
    office: row.office,
    status,
    count: 1,
    // The bits that a key is made of.
    identity: { low: row.id << 11, high: row.id >>> 21 },
  } as CardRecord;
}

/** What one history gives: what is learned on its day, what it was made with, and what came of that. */
export interface LearnedHistory {
  readonly learned: LearnedCertificates;
  readonly card: LearnedCards;
  readonly assumed: number;
  readonly realized: number;
  readonly assumedMonths: Readonly<Record<string, number>>;
  readonly realizedMonths: Readonly<Record<string, number>>;
  /** What came of those due whose year is over. */
  readonly realizedCertificates: RealizedKind;
  readonly realizedCards: RealizedKind;
  readonly outOfTurn: OutOfTurn;
}

/** Learns from the register of a history as it stands at the end of its day. */
export function learnedHistory(
  assumptions: HistoryAssumptions,
  law: RuleBook,
  since?: number,
): LearnedHistory {
  const renewals = noting(law, false);
  const realized = [];
  for (const lives of livesInTurn(assumptions)) {
    for (const row of registerOn(lives, assumptions.day)) renewals.take(recordOfRow(row));
    realized.push(truthOf(lives, assumptions).realized);
  }
  const { seen, frame: whole } = renewals.seenOn(assumptions.day);
  const { asOf, outOfTurn } = whole;
  const frame = { ...whole, from: firstMonthOf(asOf, since, law) };
  const realizedCertificates = addRealized(realized.map(({ certificate }) => certificate));
  const { due, came, leadLagMonths } = realizedCertificates;
  const shares = assumptions.leadLagMonths.certificate;
  const all = Object.values(shares).reduce((sum, share) => sum + share, 0);
  return {
    learned: learnCertificates(seen.ages, frame),
    card: learnCards(seen.card, frame),
    assumed: assumptions.takeUp.certificate,
    realized: came / due,
    assumedMonths: Object.fromEntries(
      Object.entries(shares).map(([month, share]) => [month, share / all]),
    ),
    realizedMonths: leadLagMonths,
    realizedCertificates,
    realizedCards: addRealized(realized.map(({ card }) => card)),
    outOfTurn,
  };
}

/** Notes the renewals that records show, as the program does while it reads; what they show at the end of a day. */
function noting(law: RuleBook, withCohorts: boolean) {
  const { take, takePlain, renewals } = countingOf({
    ...{ kind: 'learn', law, byOffice: false, withCohorts },
  });
  return {
    take: (record: CardRecord) => {
      if (!takePlain(record)) take(record, () => {});
    },
    seenOn: (day: number) => {
      const asOf = dayAfter(day as CivilDate);
      const seen = (renewals as Renewals).seen();
      const outOfTurn = outOfTurnOf(seen, asOf, law);
      return { seen, frame: { asOf, from: firstMonthOf(asOf, undefined, law), outOfTurn, law } };
    },
  };
}

/** The renewals that the register of lives shows at the end of a day, and how they are looked at. */
function renewalsOn(lives: ReturnType<typeof livesOf>, day: number, law: RuleBook) {
  const renewals = noting(law, true);
  const records = registerOn(lives, day).map(recordOfRow);
  for (const record of records) renewals.take(record);
  return { records, ...renewals.seenOn(day) };
}

/** The register of a history on its day; on an older one, with what came at counters in the two years after that. */
export function backHistory(assumptions: HistoryAssumptions, law: RuleBook, olderOn: number) {
  const lives = livesOf(assumptions);
  const { seen, frame } = renewalsOn(lives, assumptions.day, law);
  const before = renewalsOn(lives, olderOn, law);
  const { asOf } = before.frame;
  const from = fiscalYearOf(asOf);
  const way = {
    law,
    method: 'birthday',
    asOf,
    from,
    to: from + 4,
    repeats: 'all',
    by: 'month',
  } as const;
  // As dueInRecords does: what ends with a period of stay is extended with it.
  const renewed = before.records.filter((record) => {
    const { expiresOn, termEnd } = cardExpiry(record, law);
    return expiresOn === termEnd;
  });
  const { all } = talliesFor({ all: way }, renewed);
  const rows = visitsByMonth(lives, asOf, asOf + 19900).map(({ month, card, certificate }) => {
    const firstDay = Number(`${month.replace('-', '')}01`) as CivilDate;
    return { fiscalYear: fiscalYearOf(firstDay), month, firstDay, card, certificate, total: null };
  });
  return {
    ...{ seen, frame, olderFrame: before.frame },
    actuals: { by: 'month', rows } as const,
    older: {
      seen: before.seen,
      card: learnCards(before.seen.card, before.frame),
      handOver: handOverLag(before.seen.handOver, asOf),
      due: all,
      leavesPerYear: 1 - Math.exp(-assumptions.leavesPerYear),
    },
  };
}

/** Who left in the year before a history's day, by identifiers and by counts alone. */
export function leftHistory(assumptions: HistoryAssumptions, law: RuleBook) {
  const days = [assumptions.day - 10000, assumptions.day] as const;
  const noted = days.map(() => noting(law, true));
  let first = 0;
  for (const lives of livesInTurn(assumptions)) {
    days.forEach((day, index) => {
      for (const row of registerOn(lives, day))
        noted[index]?.take(recordOfRow({ ...row, id: row.id + first }));
    });
    first += lives.length;
  }
  const [older, later] = noted.map(({ seenOn }, index): Extract => {
    const { seen, frame } = seenOn(days[index] as number);
    return { cohorts: heldCohorts(seen), identities: seen.identities, asOf: frame.asOf };
  }) as [Extract, Extract];
  return {
    identified: identifiedLeavers(older, later),
    counted: leaversBetween(older, later)?.all.perYear,
  };
}

export { decodeRuleBook } from '../../src/rules/rule-book.js';
export { COUNTED, countedHistory } from './counted.js';
export { USUAL } from './histories/assumptions.js';
export { addRealized } from './histories/truth.js';
