// Invented people with their cards from first issue to last visit; the same for the same assumptions.
import { civilOf, fiscalYearAt, numberOf } from '../../oracle/calendar.js';
import { seededFor } from '../seeded.js';
import type { HistoryAssumptions } from './assumptions.js';
import { type Life, live, type State } from './life.js';
import { person, wavesUntil } from './people.js';

/** Fiscal years lived after that of the day, so that a forecast made on it can be held against what came. */
const YEARS_AFTER = 6;

/** All lives, each with chance of its own: more people leave those before them as they are. */
export function livesOf(assumptions: HistoryAssumptions): Life[] {
  return [...livesInTurn(assumptions)].flat();
}

/** The same, some thousand at a time, for who does not need them all at once. */
export function* livesInTurn(assumptions: HistoryAssumptions): Generator<Life[]> {
  const { seed, people, day } = assumptions;
  const waves = wavesUntil(day);
  const until = numberOf((fiscalYearAt(numberOf(day)) + YEARS_AFTER + 1) * 10000 + 331);
  for (let first = 0; first < people; first += IN_TURN) {
    yield Array.from({ length: Math.min(IN_TURN, people - first) }, (_, index) => {
      const chance = seededFor(seed, first + index);
      return live(chance, person(chance, waves, assumptions), assumptions, until);
    });
  }
}

const IN_TURN = 5000;

/** A row of the register: what it holds of someone's latest card. Days as yyyymmdd, 0 where there is none. */
export interface RegisterRow {
  readonly id: number;
  readonly birth: number;
  readonly appliedOn: number;
  readonly cardIssuedOn: number;
  readonly handedOverOn: number;
  readonly userCertificateIssuedOn: number;
  readonly signatureCertificateIssuedOn: number;
  readonly office: string;
  readonly status: 'active' | 'suspended' | 'expired' | 'moved_out' | 'deceased' | 'returned';
  readonly kind: State['kind'];
  readonly stayExpiresOn: number;
  readonly cardExpiresOn: number;
  readonly userCertificateExpiresOn: number;
  readonly signatureCertificateExpiresOn: number;
}

/** What the register holds at the end of a day: the latest card and certificates only; of those who left, some rows. */
export function registerOn(lives: readonly Life[], civil: number): RegisterRow[] {
  const day = numberOf(civil);
  // The register marks what has ended at the beginning of each month.
  const marked = numberOf(civil - (civil % 100) + 1);
  return lives.flatMap((life, index) => {
    const { person, leaves } = life;
    const state = life.states.findLast(({ from }) => from <= day);
    if (state === undefined || (person.arrivesOn ?? 0) > day) return [];
    const left = leaves.on <= day;
    if (left && !life.kept) return [];
    const expired = state.cardExpiresOn < marked;
    const inUse = life.suspended ? 'suspended' : 'active';
    const when = (number: number | undefined) => (number === undefined ? 0 : civilOf(number));
    return {
      id: index + 1,
      birth: civilOf(person.birth),
      appliedOn: civilOf(state.appliedOn),
      cardIssuedOn: civilOf(state.cardIssuedOn),
      handedOverOn: state.handedOverOn <= day ? civilOf(state.handedOverOn) : 0,
      userCertificateIssuedOn: when(state.user?.issuedOn),
      signatureCertificateIssuedOn: when(state.signature?.issuedOn),
      office: person.office,
      status: left ? leaves.status : expired ? 'expired' : inUse,
      kind: state.kind,
      stayExpiresOn: when(state.stay),
      cardExpiresOn: civilOf(state.cardExpiresOn),
      userCertificateExpiresOn: when(state.user?.expiresOn),
      signatureCertificateExpiresOn: when(state.signature?.expiresOn),
    };
  });
}

/** What came at the counters in a month. */
export interface MonthOfVisits {
  /** "2026-11" */
  readonly month: string;
  readonly card: number;
  readonly certificate: number;
}

/**
 * Renewals, in time and late, by the month of the visit: a card's is its hand-over. First cards, lost ones, certificates
 * issued out of turn and extensions of stay are visits too, but no expiry brings them.
 */
export function visitsByMonth(lives: readonly Life[], from: number, to: number): MonthOfVisits[] {
  const months = new Map<number, { card: number; certificate: number }>();
  for (let month = Math.trunc(from / 100); month <= Math.trunc(to / 100); ) {
    months.set(month, { card: 0, certificate: 0 });
    month += month % 100 === 12 ? 89 : 1;
  }
  for (const { dues, person, leaves } of lives) {
    for (const { kind, cameOn } of dues) {
      // Who has left is handed no card.
      if (cameOn === undefined || cameOn < (person.arrivesOn ?? 0) || cameOn >= leaves.on) continue;
      const month = months.get(Math.trunc(civilOf(cameOn) / 100));
      if (month) month[kind] += 1;
    }
  }
  return [...months].map(([month, counts]) => ({
    month: `${Math.trunc(month / 100)}-${`${month % 100}`.padStart(2, '0')}`,
    ...counts,
  }));
}
