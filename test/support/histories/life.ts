// One invented history: first card, renewals in time and late, losses, reissues, stays and their extensions, leaving.
import { ageAt, civilOf, numberOf, windowOpens, yearsLater } from '../../oracle/calendar.js';
import { certificateEnd, oracleExpiries, type Reading } from '../../oracle/oracle.js';
import type { Chance } from '../seeded.js';
import type { HistoryAssumptions, LeadLag } from './assumptions.js';
import { drawn, type Person } from './people.js';

/** A certificate: the day of issue, the last valid day. */
interface Certificate {
  readonly issuedOn: number;
  readonly expiresOn: number;
}

/** What someone holds from a day on, until the next such state. Days are numbers of the oracle's walk. */
export interface State {
  readonly from: number;
  readonly cardIssuedOn: number;
  readonly appliedOn: number;
  readonly handedOverOn: number;
  readonly kind: 'new' | 'renewal' | 'reissue';
  /** The end of the period of stay; undefined for those without one. */
  readonly stay: number | undefined;
  readonly cardExpiresOn: number;
  readonly endsWithStay: boolean;
  readonly user: Certificate | undefined;
  readonly signature: Certificate | undefined;
}

export type Procedure = 'card' | 'certificate';

/** What came due: whether and when it was answered, and whether its holder left while it was open. */
export interface Due {
  readonly kind: Procedure;
  readonly expiresOn: number;
  /** The day of issue of what came in its place. */
  readonly issuedOn: number | undefined;
  /** The day at the counter: the same for a certificate, the hand-over of a card. */
  readonly cameOn: number | undefined;
  /** The day on which the question was closed without an answer: by leaving or by another issue. */
  readonly closedOn: number | undefined;
}

export interface Life {
  readonly person: Person;
  readonly states: readonly State[];
  readonly dues: readonly Due[];
  readonly leaves: { readonly on: number; readonly status: 'moved_out' | 'deceased' | 'returned' };
  /** Whether the row stays in the register after leaving. */
  readonly kept: boolean;
  /** Whether the card is suspended for the time being (一時停止), as after a loss is reported. */
  readonly suspended: boolean;
}

/** What is going to be answered, or not, of what the present state has due. */
interface Plan {
  readonly expiresOn: number;
  readonly answer: number | undefined;
}

const NEVER = Number.POSITIVE_INFINITY;
const DAYS_OF_A_YEAR = 365.25;

/** Lives someone's cards until a day. */
export function live(
  chance: Chance,
  person: Person,
  assumptions: HistoryAssumptions,
  until: number,
): Life {
  const { birth } = person;
  const wantsUser = !chance.happens(assumptions.withoutCertificates);
  const wantsSignature = wantsUser && chance.happens(0.95);
  const kept = chance.happens(assumptions.leaversKept);
  const suspended = chance.happens(0.005);
  const waiting = (perYear: number) =>
    perYear === 0 ? NEVER : Math.ceil((-Math.log(1 - chance.next()) / perYear) * DAYS_OF_A_YEAR);
  const status = chance.oneOf([
    ...Array<'moved_out'>(7).fill('moved_out'),
    ...(['deceased', 'deceased', 'returned'] as const),
  ]);
  let leavesOn = (person.arrivesOn ?? person.firstMadeOn) + waiting(assumptions.leavesPerYear);

  /** A card made on a day, with new certificates: read as the card is. */
  const makeCard = (made: number, kind: State['kind'], stay: number | undefined): State => {
    const earliest = Math.max(birth, numberOf(20151005));
    const appliedOn = Math.min(made, Math.max(earliest, made - chance.whole(10, 40)));
    const reading = kind === 'renewal' ? 'renewal' : 'new';
    const { card, endsWithStay } = cardExpiry(birth, made, appliedOn, reading, stay);
    const expiresOn = certificateEnd(birth, made, reading, [card]);
    const certificate = { issuedOn: made, expiresOn };
    return {
      from: made,
      cardIssuedOn: made,
      appliedOn,
      handedOverOn: made + chance.whole(...assumptions.handOverLagDays),
      kind,
      stay,
      cardExpiresOn: card,
      endsWithStay,
      user: wantsUser ? certificate : undefined,
      signature: wantsSignature && ageAt(birth, made) >= 15 ? certificate : undefined,
    };
  };

  /** The state with certificates issued on a day: each a renewal in the last three months of the one before. */
  const issueCertificates = (
    state: State,
    day: number,
    which: { user: boolean; signature: boolean },
  ): State => {
    const issue = (old: Certificate, caps: number[]): Certificate => {
      const inTime = windowOpens(old.expiresOn) <= day && day <= old.expiresOn;
      const expiresOn = certificateEnd(birth, day, inTime ? 'renewal' : 'new', caps);
      return { issuedOn: day, expiresOn };
    };
    const caps = [state.cardExpiresOn];
    const user = state.user && which.user ? issue(state.user, caps) : state.user;
    if (user) caps.push(user.expiresOn);
    const old = state.signature;
    const signature = old && which.signature ? issue(old, caps) : old;
    return { ...state, from: day, user, signature };
  };

  const firstStay = person.foreign ? person.firstMadeOn + chance.whole(60, 1500) : undefined;
  let state = makeCard(person.firstMadeOn, 'new', firstStay);
  const states: State[] = [state];
  const dues: Due[] = [];
  let now = state.from;
  let certificatePlan: Plan | undefined;
  let cardPlan: Plan | undefined;
  let lossOn = now + waiting(assumptions.lossesPerYear);
  let reissueOn = now + waiting(assumptions.reissuesPerYear);
  let extendsOn = firstStay === undefined ? NEVER : extensionDay(chance, firstStay, now);

  const answer = (kind: Procedure, expiresOn: number): Plan => {
    const comes = chance.happens(assumptions.takeUp[kind]);
    const day = answerDay(chance, expiresOn, assumptions.leadLagMonths[kind]);
    return { expiresOn, answer: comes ? Math.max(day, now + 1) : undefined };
  };
  const close = (kind: Procedure, plan: Plan | undefined, day: number) => {
    if (!plan || plan.expiresOn >= day || plan.expiresOn > until) return;
    const { expiresOn } = plan;
    dues.push({ kind, expiresOn, issuedOn: undefined, cameOn: undefined, closedOn: day });
  };
  /** Plans for what the state has due; what was planned for the same end stays planned. */
  const plan = () => {
    const first = Math.min(state.user?.expiresOn ?? NEVER, state.signature?.expiresOn ?? NEVER);
    if (first !== certificatePlan?.expiresOn) {
      close('certificate', certificatePlan, now);
      certificatePlan =
        first < state.cardExpiresOn && first > now ? answer('certificate', first) : undefined;
    }
    const ends = state.endsWithStay ? undefined : state.cardExpiresOn;
    if (ends !== cardPlan?.expiresOn) {
      close('card', cardPlan, now);
      cardPlan = ends === undefined ? undefined : answer('card', ends);
    }
  };
  const become = (next: State) => {
    state = next;
    states.push(next);
  };

  plan();
  for (;;) {
    const valid = now <= state.cardExpiresOn;
    const certificateOn = certificatePlan?.answer ?? NEVER;
    const cardOn = cardPlan?.answer ?? NEVER;
    const next = Math.min(certificateOn, cardOn, lossOn, reissueOn, extendsOn, leavesOn);
    if (next > until || next === leavesOn) break;
    now = next;
    const usable = valid && now <= state.cardExpiresOn;
    if (now === cardOn && cardPlan) {
      const { expiresOn } = cardPlan;
      become(makeCard(now, now <= expiresOn ? 'renewal' : 'new', state.stay));
      const cameOn = state.handedOverOn;
      dues.push({ kind: 'card', expiresOn, issuedOn: now, cameOn, closedOn: undefined });
      cardPlan = undefined;
    } else if (now === certificateOn && certificatePlan) {
      const { expiresOn } = certificatePlan;
      if (!usable) close('certificate', certificatePlan, now);
      certificatePlan = undefined;
      if (usable) {
        const which = {
          user: state.user?.expiresOn === expiresOn,
          signature: state.signature?.expiresOn === expiresOn,
        };
        become(issueCertificates(state, now, which));
        dues.push({
          kind: 'certificate',
          expiresOn,
          issuedOn: now,
          cameOn: now,
          closedOn: undefined,
        });
      }
    } else if (now === extendsOn && state.stay !== undefined) {
      // Whoever is not allowed to stay on leaves; now and then someone becomes a permanent resident.
      if (chance.happens(0.12)) {
        leavesOn = Math.min(leavesOn, state.stay);
        extendsOn = NEVER;
      } else {
        const stay = chance.happens(0.1)
          ? undefined
          : yearsLater(state.stay, chance.oneOf([1, 1, 3, 5]));
        extendsOn = stay === undefined ? NEVER : extensionDay(chance, stay, now);
        become(usable ? extended(state, stay) : { ...state, from: now, stay });
      }
    } else if (now === lossOn) {
      lossOn = now + waiting(assumptions.lossesPerYear);
      if (usable) become(makeCard(now, 'reissue', state.stay));
    } else {
      reissueOn = now + waiting(assumptions.reissuesPerYear);
      const lapsed = (state.user?.expiresOn ?? 0) < now;
      // A change of address or name ends the signature certificate alone.
      if (usable && !lapsed) {
        const both = { user: chance.happens(0.4), signature: true };
        become(issueCertificates(state, now, both));
      }
    }
    plan();
  }
  const end = Math.min(leavesOn, until + 1);
  close('certificate', certificatePlan, end);
  close('card', cardPlan, end);
  return { person, states, dues, leaves: { on: leavesOn, status }, kept, suspended };

  /**
   * 命令 27条2項: the same card to the stay's new end, at most to the day that art. 26 would have given. Certificates that
   * would have ended with it are issued anew.
   */
  function extended(before: State, stay: number | undefined): State {
    const { cardIssuedOn, appliedOn, kind, cardExpiresOn } = before;
    const reading = kind === 'renewal' ? 'renewal' : 'new';
    const term = cardExpiry(birth, cardIssuedOn, appliedOn, reading, undefined).card;
    const end = Math.max(cardExpiresOn, Math.min(stay ?? term, term));
    const after = { ...before, from: now, stay, cardExpiresOn: end, endsWithStay: end !== term };
    if (end === cardExpiresOn) return after;
    return issueCertificates(after, now, {
      user: before.user?.expiresOn === cardExpiresOn,
      signature: before.signature?.expiresOn === cardExpiresOn,
    });
  }
}

function cardExpiry(
  birth: number,
  made: number,
  applied: number,
  reading: Reading,
  stay: number | undefined,
) {
  return oracleExpiries({
    birth: civilOf(birth),
    cardIssuedOn: civilOf(made),
    appliedOn: civilOf(applied),
    userCertificateIssuedOn: 0,
    signatureCertificateIssuedOn: 0,
    stayExpiresOn: stay === undefined ? 0 : civilOf(stay),
    cardIssueKind: reading,
    recordedCardExpiry: 0,
    recordedUserCertificateExpiry: 0,
    recordedSignatureCertificateExpiry: 0,
    status: 'active',
    count: 1,
  });
}

/** An extension is asked for in the last months of a stay. */
function extensionDay(chance: Chance, stay: number, now: number): number {
  return Math.max(now + 1, stay - chance.whole(1, 80));
}

/**
 * The day of issue of those who come: a month by the assumption, a day of it by chance, the window's first at the
 * earliest. Where no day of the month lies in the window (an end on the 31st), that first day itself.
 */
function answerDay(chance: Chance, expiresOn: number, leadLag: LeadLag): number {
  const shift = Number(drawn(chance, Object.entries(leadLag)));
  const civil = civilOf(expiresOn);
  const month = Math.trunc(civil / 10000) * 12 + (Math.trunc(civil / 100) % 100) - 1 + shift;
  const firstOf = (months: number) =>
    numberOf(Math.trunc(months / 12) * 10000 + ((months % 12) + 1) * 100 + 1);
  const first = Math.max(firstOf(month), windowOpens(expiresOn));
  return chance.whole(first, Math.max(first, firstOf(month + 1) - 1));
}
