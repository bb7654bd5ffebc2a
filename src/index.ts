// The public API: what a program that embeds koshin may rely on. Exports only.

export { ageOn, birthdayAfter, birthdayIn, birthdayOnOrAfter } from './calendar/birthday.js';
export {
  ABSENT,
  type CivilDate,
  civilDate,
  isoDate,
  type MaybeDate,
  readIsoDate,
} from './calendar/civil-date.js';
export { eraDate, eraYear } from './calendar/era.js';
export { fiscalYearEnd, fiscalYearOf, fiscalYearStart } from './calendar/fiscal-year.js';
export { carry } from './capacity/backlog.js';
export { type Comparison, compareWithCapacity } from './capacity/comparison.js';
export { type Expiries, expiriesOf } from './expiry/expiries.js';
export { renewalOpensOn } from './expiry/renewal-window.js';
export { productLimit, type SurvivalPoint, shareCome, shareOf } from './learning/survival.js';
export { generalizeRecord } from './privacy/anonymize/generalize.js';
export { generalizeIssueDays } from './privacy/anonymize/issue-days.js';
export { createPrivacyGuard } from './privacy/guard/guard.js';
export { isMyNumber } from './privacy/guard/my-number.js';
export { decodePrivacyData } from './privacy/guard/privacy-data.js';
export { suppressCounts } from './privacy/suppress-counts.js';
export { suppressSmall } from './privacy/suppression.js';
export { followIssueYears } from './procedures/issue-year.js';
export {
  followProcedures,
  type ProcedureKind,
  type ProcedureOptions,
} from './procedures/procedures.js';
export { readDate } from './records/date-text.js';
export type { Fault, Result } from './records/fault.js';
export type { CardRecord } from './records/record.js';
export { inForce, OutsideSourcedRange } from './rules/in-force.js';
export { patchRuleBook, type RulePatch } from './rules/patch.js';
export { decodeRuleBook, type RuleBook } from './rules/rule-book.js';
export { createCounter } from './tally/counter.js';
export { countsAt, emptyTally, mergeTallies, type Tally } from './tally/tally.js';
export type { CountOptions } from './tally/ways.js';
