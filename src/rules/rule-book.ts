// The rule book: dated values, each with its unit, the sentence it rests on and its sources; nothing undated.
import { z } from 'zod';
import type { LeapDayBirthday } from '../calendar/birthday.js';
import type { CivilDate } from '../calendar/civil-date.js';
import { type DataCode, type DataFinding, dataFindings } from './data-finding.js';
import { isoDay } from './iso-day.js';
import { ONCE } from './once.js';

/** A text in both languages of the program. */
export interface Localized {
  readonly en: string;
  readonly ja: string;
}

/** The source of a value; `primary` means the law-maker's or the operator's own words. */
export interface Source {
  readonly title: string;
  readonly primary: boolean;
}

/** One value of a rule, in force from a day on until the next value's day. */
export interface DatedValue<T> {
  readonly from: CivilDate;
  readonly value: T;
  /** Where in the statute it stands; absent where no statute says it. */
  readonly article?: Localized | undefined;
  /** The words that say it, in the source's language; a summary of them begins with 要旨. */
  readonly sentence: string;
  readonly sources: readonly Source[];
  /** The reason of a what-if. Absent in the law itself. */
  readonly patch?: string;
}

/** A rule: what it measures, and its values in order of date. */
export interface Rule<T> {
  readonly id: RuleId;
  readonly unit: string;
  readonly term: Localized;
  readonly values: readonly DatedValue<T>[];
}

const birthdays = z.int().min(1).max(100);
const years = z.int().min(0).max(120);
// None would let a renewal end before what it replaced.
const furtherBirthdays = z.int().min(1).max(10);
const leapDayBirthday = z
  .enum(['02-28', '03-01'])
  .transform((text): LeapDayBirthday => (text === '02-28' ? 228 : 301));

/** All rules, each with its unit and the shape of its value. */
const RULES = {
  'scheme.start': { unit: 'day', value: isoDay },
  'scheme.first_cards': { unit: 'day', value: isoDay },
  'card.adult_age': { unit: 'years', value: years },
  'card.validity.adult': { unit: 'birthdays', value: birthdays },
  'card.validity.minor': { unit: 'birthdays', value: birthdays },
  'card.renewal.further_birthdays': { unit: 'further birthdays', value: furtherBirthdays },
  'card.leap_day_birthday': { unit: 'month-day', value: leapDayBirthday },
  'card.ends_with_stay': { unit: 'yes-no', value: z.boolean() },
  'card.stay.birthday_limits_under': { unit: 'years', value: years },
  'card.stay.extension_within_term': { unit: 'yes-no', value: z.boolean() },
  'stay.longest_years': { unit: 'calendar years', value: years },
  'certificate.validity.adult': { unit: 'birthdays', value: birthdays },
  'certificate.validity.minor': { unit: 'birthdays', value: birthdays },
  'certificate.renewal.further_birthdays': { unit: 'further birthdays', value: furtherBirthdays },
  'certificate.leap_day_birthday': { unit: 'month-day', value: leapDayBirthday },
  'certificate.ends_with_card': { unit: 'yes-no', value: z.boolean() },
  'signature_certificate.ends_with_user_certificate': { unit: 'yes-no', value: z.boolean() },
  'signature_certificate.minimum_age': { unit: 'years', value: years },
  'renewal.window_months': { unit: 'months', value: z.int().min(0).max(24) },
  // Less than a year: a longer one would reach the next birthday.
  'expiry.months_after_birthday': { unit: 'months', value: z.int().min(0).max(11) },
} as const;

/** Name of a rule. */
export type RuleId = keyof typeof RULES;
type RuleValue<Id extends RuleId> = z.output<(typeof RULES)[Id]['value']>;

/** All rules by name, and the version that outputs cite. */
export interface RuleBook {
  readonly version: string;
  readonly rules: { readonly [Id in RuleId]: Rule<RuleValue<Id>> };
}

/** A file of rule data: its name, for messages, and its parsed JSON. */
export interface RuleFile {
  readonly name: string;
  readonly json: unknown;
}

const nonEmpty = z.string().trim().min(1);
const localized = z.strictObject({ en: nonEmpty, ja: nonEmpty });

function ruleSchema<Id extends RuleId>(id: Id) {
  return z.strictObject({
    id: z.literal(id),
    unit: z.literal(RULES[id].unit),
    term: localized,
    values: z
      .array(
        z.strictObject({
          from: isoDay,
          value: RULES[id].value,
          article: localized.optional(),
          sentence: nonEmpty,
          sources: z.array(z.strictObject({ title: nonEmpty, primary: z.boolean() })).min(1),
        }),
      )
      .min(1)
      .superRefine((values, context) => {
        values.forEach((value, index) => {
          const before = values[index - 1];
          if (before && before.from >= value.from) {
            context.addIssue({
              code: 'custom',
              path: [index, 'from'],
              message: 'out-of-order' satisfies DataCode,
            });
          }
        });
      }),
  });
}

const fileSchema = z.strictObject({
  version: nonEmpty,
  rules: z.array(z.looseObject({ id: z.string() })),
});

/**
 * Reads rule data strictly: an unknown key or rule, a rule written twice or missing, a value without a source,
 * values out of order, another unit than the rule's own are findings, each with its file and place.
 * All files must carry the same version.
 */
export function decodeRuleBook(files: readonly RuleFile[]): RuleBook | readonly DataFinding[] {
  const found: DataFinding[] = [];
  const rules: Partial<Record<RuleId, unknown>> = {};
  const versions = new Set<string>();
  for (const file of files) {
    const parsed = fileSchema.safeParse(file.json, ONCE);
    if (!parsed.success) {
      found.push(...dataFindings(parsed.error, file.name));
      continue;
    }
    versions.add(parsed.data.version);
    for (const raw of parsed.data.rules) {
      if (!isRuleId(raw.id)) {
        found.push({ file: file.name, place: raw.id, code: 'unknown-rule' });
      } else if (rules[raw.id] !== undefined) {
        found.push({ file: file.name, place: raw.id, code: 'rule-twice' });
      } else {
        const rule = ruleSchema(raw.id).safeParse(raw, ONCE);
        if (rule.success) rules[raw.id] = rule.data;
        else found.push(...dataFindings(rule.error, file.name, raw.id));
      }
    }
  }
  const complete = found.length === 0;
  for (const id of ruleIds()) {
    if (complete && rules[id] === undefined) {
      found.push({ file: files[0]?.name ?? 'data/rules', place: id, code: 'rule-missing' });
    }
  }
  if (versions.size > 1) {
    found.push({ file: 'data/rules', place: 'version', code: 'several-versions' });
  }
  if (found.length > 0) return found;
  return { version: [...versions].join(), rules: rules as RuleBook['rules'] };
}

/** All rule names, in the order in which documents list them. */
export function ruleIds(): RuleId[] {
  return Object.keys(RULES) as RuleId[];
}

export function isRuleId(id: string): id is RuleId {
  return Object.hasOwn(RULES, id);
}

/** Reads the bare value of a rule, as a patch gives it; undefined where it does not fit the rule. */
export function decodeRuleValue<Id extends RuleId>(
  id: Id,
  value: unknown,
): RuleValue<Id> | undefined {
  const parsed = RULES[id].value.safeParse(value);
  return parsed.success ? (parsed.data as RuleValue<Id>) : undefined;
}
