// The rule book: dated values, each with its unit, the sentence it rests on and its sources; nothing undated.
import { z } from 'zod';
import type { LeapDayBirthday } from '../calendar/birthday.js';
import { type CivilDate, civilDate } from '../calendar/civil-date.js';
import { ONCE } from './once.js';

/** A text in both languages of the program. */
export interface Localized {
  readonly en: string;
  readonly ja: string;
}

/** Where a value was read; `primary` means the law-maker's, the operator's or the ward's own words. */
export interface Source {
  readonly title: string;
  readonly primary: boolean;
}

/** One value of a rule, in force from a day on until the next value's day. */
export interface DatedValue<T> {
  readonly from: CivilDate;
  readonly value: T;
  /** The sentence of the source that says it, in the source's language. */
  readonly sentence: string;
  readonly sources: readonly Source[];
  /** A what-if laid over the law: why it is there. Absent in the law itself. */
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
const countsFrom = z.enum(['old_expiry', 'issue']);

/** Every rule the program knows, with the unit it must be written in and the shape of its value. */
const RULES = {
  'scheme.start': { unit: 'day', value: isoDay() },
  'scheme.first_cards': { unit: 'day', value: isoDay() },
  'birthday.leap_day': {
    unit: 'month-day',
    value: z
      .enum(['02-28', '03-01'])
      .transform((text): LeapDayBirthday => (text === '02-28' ? 228 : 301)),
  },
  'card.adult_age': { unit: 'years', value: years },
  'card.validity.adult': { unit: 'birthdays', value: birthdays },
  'card.validity.minor': { unit: 'birthdays', value: birthdays },
  'card.renewal.counts_from': { unit: 'day', value: countsFrom },
  'card.ends_with_stay': { unit: 'yes-no', value: z.boolean() },
  'certificate.validity.adult': { unit: 'birthdays', value: birthdays },
  'certificate.validity.minor': { unit: 'birthdays', value: birthdays },
  'certificate.renewal.counts_from': { unit: 'day', value: countsFrom },
  'certificate.ends_with_card': { unit: 'yes-no', value: z.boolean() },
  'signature_certificate.ends_with_user_certificate': { unit: 'yes-no', value: z.boolean() },
  'signature_certificate.minimum_age': { unit: 'years', value: years },
  'renewal.window_months': { unit: 'months', value: z.int().min(0).max(24) },
} as const;

/** Name of a rule. */
export type RuleId = keyof typeof RULES;
type RuleValue<Id extends RuleId> = z.output<(typeof RULES)[Id]['value']>;

/** The whole law the program rests on: each rule by its name, and the version that outputs cite. */
export interface RuleBook {
  readonly version: string;
  readonly rules: { readonly [Id in RuleId]: Rule<RuleValue<Id>> };
}

/** What is wrong with rule data, and in which file. */
export interface RuleDataError {
  readonly file: string;
  readonly message: string;
}

/** A file of rule data: its name, for messages, and its parsed JSON. */
export interface RuleFile {
  readonly name: string;
  readonly json: unknown;
}

function isoDay() {
  return z.string().transform((text, context): CivilDate => {
    const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
    const date = match && civilDate(Number(match[1]), Number(match[2]), Number(match[3]));
    if (date) return date;
    context.addIssue({ code: 'custom', message: 'not a date; write it as 2022-04-01' });
    return z.NEVER;
  });
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
          from: isoDay(),
          value: RULES[id].value,
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
              message: 'the values of a rule must be in order of date, one a day',
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
 * values out of order, another unit than the rule's own are errors, each naming its file and place.
 * All files must carry the same version.
 */
export function decodeRuleBook(files: readonly RuleFile[]): RuleBook | readonly RuleDataError[] {
  const errors: RuleDataError[] = [];
  const rules: Partial<Record<RuleId, unknown>> = {};
  const versions = new Set<string>();
  for (const file of files) {
    const parsed = fileSchema.safeParse(file.json, ONCE);
    if (!parsed.success) {
      errors.push({ file: file.name, message: issueText(parsed.error) });
      continue;
    }
    versions.add(parsed.data.version);
    for (const raw of parsed.data.rules) {
      if (!isRuleId(raw.id)) {
        errors.push({ file: file.name, message: `${raw.id}: no such rule` });
      } else if (rules[raw.id] !== undefined) {
        errors.push({ file: file.name, message: `${raw.id}: stands twice` });
      } else {
        const rule = ruleSchema(raw.id).safeParse(raw, ONCE);
        if (rule.success) rules[raw.id] = rule.data;
        else errors.push({ file: file.name, message: `${raw.id}: ${issueText(rule.error)}` });
      }
    }
  }
  const complete = errors.length === 0;
  for (const id of ruleIds()) {
    if (complete && rules[id] === undefined) {
      errors.push({ file: files[0]?.name ?? 'data/rules', message: `${id}: missing` });
    }
  }
  if (versions.size > 1) {
    errors.push({ file: 'data/rules', message: `several versions: ${[...versions].join(', ')}` });
  }
  if (errors.length > 0) return errors;
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

function issueText(error: z.ZodError): string {
  return error.issues
    .map((issue) => [issue.path.join('.'), issue.message].filter(Boolean).join(': '))
    .join('; ');
}
