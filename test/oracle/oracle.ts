// The law once more, slowly, from its own words: no code, no data and no shortcut of the program.
//
// 命令 = 行政手続における特定の個人を識別するための番号の利用等に関する法律に規定する個人番号、個人番号カード、
// 特定個人情報の提供等に関する命令 (平成26年総務省令第85号); 施行規則 = 電子署名等に係る地方公共団体情報システム機構の
// 認証業務に関する法律施行規則 (平成15年総務省令第120号). Where neither decides, the choice is marked "Choice".
import {
  ageAt,
  birthdayFrom,
  birthdayFromOn,
  fiscalYearAt,
  numberOf,
  windowOpens,
  yearsLater,
} from './calendar.js';

/** A record as a file has it: dates as yyyymmdd, 0 where not known or not held. */
export interface OracleRecord {
  readonly birth: number;
  readonly cardIssuedOn: number;
  readonly appliedOn: number;
  readonly userCertificateIssuedOn: number;
  readonly signatureCertificateIssuedOn: number;
  readonly stayExpiresOn: number;
  readonly cardIssueKind: 'new' | 'renewal';
  readonly recordedCardExpiry: number;
  readonly recordedUserCertificateExpiry: number;
  readonly recordedSignatureCertificateExpiry: number;
  readonly status: string;
  readonly count: number;
}

/** Last valid days, as numbers of the walk; undefined for a certificate that is not held. */
export interface OracleExpiries {
  readonly card: number;
  readonly user: number | undefined;
  readonly signature: number | undefined;
  /** Whether the card ends because the period of stay does. Such a card has no successor. */
  readonly endsWithStay: boolean;
  /** What is odd, by the codes of the program's findings; each once, in alphabetical order. */
  readonly warnings: readonly string[];
}

export interface OracleYear {
  readonly card: number;
  readonly certificate: number;
}

export interface OracleCount {
  /** Procedures by fiscal year, each of the years asked for in order. */
  readonly years: ReadonlyMap<number, OracleYear>;
  readonly lapsed: OracleYear;
}

export interface OracleOptions {
  readonly from: number;
  readonly to: number;
  /** yyyymmdd: what expires from this day on is renewed in time. */
  readonly asOf: number;
  readonly repeats: boolean;
}

/** Whether a document was issued anew, or renewed one about to end. */
export type Reading = 'new' | 'renewal';

/** 附則 (令和4年1月11日公布) 2条: from this day of receipt on, eighteen; before it, twenty as it had been. */
const EIGHTEEN_FROM = numberOf(20220401);
/** 命令 27条1項: from this day of making on, its words tell those under eighteen apart. */
const STAY_WORDS_FROM = numberOf(20260327);

/**
 * 命令 26条1項: whether the term is that of 「作成の日において十八歳以上の者」, or of 「二十歳以上」 where the application
 * was received earlier. Choice: where the day of receipt is not known, the making stands for it (it can only be later).
 * Choice: a year of age is complete on the birthday itself, not at the end of the day before it (年齢計算ニ関スル法律),
 * and someone born on 29 February is a year older on the day that art. 26 (2) takes for the birthday.
 */
function isAdult(birth: number, made: number, received: number): boolean {
  return ageAt(birth, made) >= (received < EIGHTEEN_FROM ? 20 : 18);
}

/** What both readings of a document give, and what its day of issue and kind say of it. */
interface Readings {
  readonly new: number;
  readonly renewal: number;
  readonly otherwise: Reading;
}

/**
 * Which reading holds. A recorded expiry (有効期限) decides where it is the end by one reading alone.
 * Choice: where both readings end on the recorded day it decides nothing, and does not contradict either.
 */
function chosen(recorded: number, readings: Readings): { reading: Reading; fits: boolean } {
  const { otherwise } = readings;
  if (recorded === 0) return { reading: otherwise, fits: true };
  const asNew = recorded === readings.new;
  const asRenewal = recorded === readings.renewal;
  if (asNew && !asRenewal) return { reading: 'new', fits: true };
  if (asRenewal && !asNew) return { reading: 'renewal', fits: true };
  return { reading: otherwise, fits: asNew };
}

/** A recorded day as a number of the walk; one beyond the walk fits nothing. */
function recordedDay(civil: number): number {
  return civil > 21301231 ? Number.POSITIVE_INFINITY : civil === 0 ? 0 : numberOf(civil);
}

/** The card's last valid day by one reading, and whether the period of stay has set it. */
function cardEnd(record: OracleRecord, reading: Reading): { end: number; byStay: boolean } {
  const birth = numberOf(record.birth);
  const made = numberOf(record.cardIssuedOn);
  const received = record.appliedOn === 0 ? made : numberOf(record.appliedOn);
  // 命令 26条1項: 「当該作成の日から当該作成の日後のその者の十回目の誕生日まで」, 「五回目の誕生日まで」.
  // 命令 29条3項: for a card given because less than three months remained, 「十一回目」, 「六回目」, after its own making.
  const oneMore = reading === 'renewal' ? 1 : 0;
  const term = birthdayFrom(birth, (isAdult(birth, made, received) ? 10 : 5) + oneMore, made);
  if (record.stayExpiresOn === 0) return { end: term, byStay: false };

  const stay =
    record.stayExpiresOn > 21301231 ? Number.POSITIVE_INFINITY : numberOf(record.stayExpiresOn);
  // No single period of stay is longer than five years. Choice: one to the same day five years on is still a single one.
  const single = stay <= yearsLater(made, 5);
  // 命令 27条2項: a card extended with the stay goes at most to the day that art. 26 would have given. Choice: a card
  // renewed in time has the sixth (eleventh) birthday for that day, as art. 29 (3) gives it.
  let end = single ? stay : Math.min(stay, term);
  // 命令 27条1項, the words since 2026-03-27: those under eighteen on the day of making, 「当該満了の日とカード作成の日後の
  // その者の五回目の誕生日のうちいずれか早い日」. These words name no application, so it can't turn eighteen into twenty.
  // Choice: the sixth birthday for a card renewed in time, as art. 29 (3) reads the fifth.
  if (made >= STAY_WORDS_FROM && ageAt(birth, made) < 18) {
    end = Math.min(stay, birthdayFrom(birth, 5 + oneMore, made));
  }
  // Choice: a stay that ends on the term's last birthday has cut nothing short; the card ends as any other.
  return { end, byStay: end === stay && end !== term };
}

/**
 * A certificate's end: 施行規則 13条, 49条: 「発行の日後の申請者の五回目（… 三月未満となった場合 … 六回目）の誕生日」, or what
 * caps it, if that is earlier.
 */
export function certificateEnd(
  birth: number,
  issued: number,
  reading: Reading,
  caps: readonly number[],
): number {
  return Math.min(birthdayFrom(birth, reading === 'renewal' ? 6 : 5, issued), ...caps);
}

/** The days on which a record's documents end, and what is odd about it. */
export function oracleExpiries(record: OracleRecord): OracleExpiries {
  const birth = numberOf(record.birth);
  const made = numberOf(record.cardIssuedOn);
  const warnings = new Set<string>();

  const asNew = cardEnd(record, 'new');
  const asRenewal = cardEnd(record, 'renewal');
  const ofCard = chosen(recordedDay(record.recordedCardExpiry), {
    new: asNew.end,
    renewal: asRenewal.end,
    otherwise: record.cardIssueKind,
  });
  if (!ofCard.fits) warnings.add('expiry-fits-no-reading');
  const { end: card, byStay } = ofCard.reading === 'renewal' ? asRenewal : asNew;
  if (ofCard.reading === 'renewal') {
    // The first birthday on or after the making is the old card's end; 命令 29条1項 opens three months before it.
    const oldEnd = birthdayFromOn(birth, made);
    if (made < windowOpens(oldEnd)) warnings.add('implausible-renewal');
  }

  // E1: the end of a certificate that came with the card. It was read as the card was.
  const withCard = certificateEnd(birth, made, ofCard.reading, [card]);

  /** The end of one certificate, with what caps it. */
  const certificate = (issuedOn: number, recorded: number, caps: number[]): number | undefined => {
    if (issuedOn === 0) return undefined;
    const issued = numberOf(issuedOn);
    const inWindow = windowOpens(withCard) <= issued && issued <= withCard;
    const otherwise = issued === made ? ofCard.reading : inWindow ? 'renewal' : 'new';
    const ends = {
      new: certificateEnd(birth, issued, 'new', caps),
      renewal: certificateEnd(birth, issued, 'renewal', caps),
    };
    // Choice: a certificate's own recorded expiry decides its own reading alone, also of one that came with the card:
    // it may have replaced one that was about to end on a card that was not (lost, 命令 28条).
    const own = chosen(recordedDay(recorded), { ...ends, otherwise });
    if (!own.fits) warnings.add('expiry-fits-no-reading');
    // Choice: issued after the card and read as a renewal by its recorded expiry alone, it must lie in the window before a
    // birthday, as a card must.
    const told = own.reading === 'renewal' && otherwise === 'new' && issued !== made;
    if (told && issued < windowOpens(birthdayFromOn(birth, issued))) {
      warnings.add('implausible-renewal');
    }
    return ends[own.reading];
  };

  // 施行規則 49条: the user certificate ends with the card at the latest.
  const user = certificate(record.userCertificateIssuedOn, record.recordedUserCertificateExpiry, [
    card,
  ]);
  // 施行規則 13条: the signature certificate also with the user certificate, where there is one.
  const signature = certificate(
    record.signatureCertificateIssuedOn,
    record.recordedSignatureCertificateExpiry,
    user === undefined ? [card] : [user, card],
  );
  return { card, user, signature, endsWithStay: byStay, warnings: [...warnings].sort() };
}

/** What someone holds on a day. */
interface Held {
  card: number;
  endsWithStay: boolean;
  user: number | undefined;
  signature: number | undefined;
}

/**
 * The card that follows one which ends on a day, renewed before its last day: ten (five) birthdays from the old end,
 * both certificates new. Choice: its making stands for the day before the old end, also for which age counts (an old
 * end on 1 April 2022 was renewed under the line of twenty) and for the signature certificate (fifteen).
 */
function successor(birth: number, oldEnd: number): Held {
  const made = oldEnd - 1;
  const card = birthdayFrom(birth, isAdult(birth, made, made) ? 10 : 5, oldEnd);
  const certificates = Math.min(birthdayFrom(birth, 5, oldEnd), card);
  return {
    card,
    // A recorded period of stay belongs to the recorded card alone.
    endsWithStay: false,
    user: certificates,
    signature: ageAt(birth, made) < 15 ? undefined : certificates,
  };
}

/** The procedures of a record, day by day. */
export function oracleCount(record: OracleRecord, options: OracleOptions): OracleCount {
  const years = new Map<number, OracleYear>();
  for (let year = options.from; year <= options.to; year += 1) {
    years.set(year, { card: 0, certificate: 0 });
  }
  let lapsed: OracleYear = { card: 0, certificate: 0 };
  // Only active cards bring procedures.
  if (record.status !== 'active') return { years, lapsed };

  const birth = numberOf(record.birth);
  const asOf = numberOf(options.asOf);
  const note = (day: number, card: number, certificate: number) => {
    const add = (to: OracleYear): OracleYear => ({
      card: to.card + card * record.count,
      certificate: to.certificate + certificate * record.count,
    });
    const year = fiscalYearAt(day);
    const counted = years.get(year);
    if (day < asOf) lapsed = add(lapsed);
    else if (counted !== undefined) years.set(year, add(counted));
  };

  let held: Held = oracleExpiries(record);
  const last = Math.max(asOf, numberOf((options.to + 1) * 10000 + 331));
  const first = Math.min(held.card, held.user ?? held.card, held.signature ?? held.card);
  for (let day = first; day <= last; day += 1) {
    // What ended before the as-of day without a later issue in the record has lapsed and is not followed.
    const renewed = options.repeats && day >= asOf;
    if (day === held.card) {
      // Certificates that end with the card are part of the card's visit.
      note(day, 1, 0);
      if (!renewed || held.endsWithStay) break;
      held = successor(birth, day);
    } else if (day === held.user || day === held.signature) {
      // Two that end on one day are one visit.
      note(day, 0, 1);
      const next = renewed ? Math.min(birthdayFrom(birth, 5, day), held.card) : undefined;
      const { user, signature } = held;
      if (day === user) held = { ...held, user: next };
      if (day === signature) {
        // 施行規則 13条 again: renewed alone, it ends with the user certificate that is held then.
        const ends = next === undefined ? undefined : Math.min(next, held.user ?? next);
        held = { ...held, signature: ends };
      }
    }
  }
  return { years, lapsed };
}
