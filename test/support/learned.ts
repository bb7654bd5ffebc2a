// What is learned from invented histories, held against what they were made with: coverage and bias. Exports only.
import type { CivilDate } from '../../src/calendar/civil-date.js';
import { dayAfter } from '../../src/calendar/civil-date.js';
import {
  firstMonthOf,
  type LearnedCertificates,
  learnCertificates,
  type OutOfTurn,
  outOfTurnOf,
} from '../../src/learning/certificates.js';
import type { CardRecord, CardStatus } from '../../src/records/record.js';
import type { RuleBook } from '../../src/rules/rule-book.js';
import { createRenewals, sightOf } from '../../src/tally/renewals.js';
import type { HistoryAssumptions } from './histories/assumptions.js';
import { livesOf, type RegisterRow, registerOn } from './histories/histories.js';
import { truthOf } from './histories/truth.js';

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
  } as CardRecord;
}

/** What one history gives: what is learned on its day, what it was made with, and what came of that. */
export interface LearnedHistory {
  readonly learned: LearnedCertificates;
  readonly assumed: number;
  readonly realized: number;
  readonly assumedMonths: Readonly<Record<string, number>>;
  readonly realizedMonths: Readonly<Record<string, number>>;
  readonly outOfTurn: OutOfTurn;
}

/** Learns from the register of a history as it stands at the end of its day. */
export function learnedHistory(
  assumptions: HistoryAssumptions,
  law: RuleBook,
  since?: number,
): LearnedHistory {
  const lives = livesOf(assumptions);
  const renewals = createRenewals(law, false);
  for (const row of registerOn(lives, assumptions.day)) {
    const record = recordOfRow(row);
    renewals.add(record, sightOf(record, law));
  }
  const asOf = dayAfter(assumptions.day as CivilDate);
  const seen = renewals.seen();
  const outOfTurn = outOfTurnOf(seen, asOf, law);
  const frame = { asOf, from: firstMonthOf(asOf, since, law), outOfTurn, law };
  const { due, came, leadLagMonths } = truthOf(lives, assumptions).realized.certificate;
  const shares = assumptions.leadLagMonths.certificate;
  const all = Object.values(shares).reduce((sum, share) => sum + share, 0);
  return {
    learned: learnCertificates(seen.ages, frame),
    assumed: assumptions.takeUp.certificate,
    realized: came / due,
    assumedMonths: Object.fromEntries(
      Object.entries(shares).map(([month, share]) => [month, share / all]),
    ),
    realizedMonths: leadLagMonths,
    outOfTurn,
  };
}

export { decodeRuleBook } from '../../src/rules/rule-book.js';
export { COUNTED, countedHistory } from './counted.js';
export { USUAL } from './histories/assumptions.js';
