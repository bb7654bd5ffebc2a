// Opening calendar of a site: its open minutes, and those in which certificates can't be handled.
import { z } from 'zod';
import { type CivilDate, dayNumber, dayOf } from '../calendar/civil-date.js';
import { failed, ok, type Result } from '../records/fault.js';
import { type DataCode, dataFindings } from '../rules/data-finding.js';
import { isoDay } from '../rules/iso-day.js';
import { ONCE } from '../rules/once.js';
import type { DatedValue } from '../rules/rule-book.js';
import type { Closure, Interval, Weekday, WindowSite } from '../scenario/scenario.js';
import { isPublicHoliday } from './holidays.js';

const SUNDAY: Weekday = 6;
const MIDNIGHT = 1440;

/** Day of the week, Monday 0 to Sunday 6. Day number 0, 1 March of year 0, was a Wednesday. */
export function weekdayOf(date: CivilDate): Weekday {
  return ((dayNumber(date) + 2) % 7) as Weekday;
}

/** Whether one of the closures holds on a day. */
export function isClosed(closed: readonly Closure[], date: CivilDate): boolean {
  return closed.some((closure) => closes(closure, date));
}

/** A yearly span may run over the year's end; both ends of every span are closed. */
function closes(closure: Closure, date: CivilDate): boolean {
  if (closure.kind === 'holidays') return isPublicHoliday(date);
  const { from, to } = closure;
  if (closure.kind === 'days') return date >= from && date <= to;
  const monthDay = date % 10000;
  return from <= to ? monthDay >= from && monthDay <= to : monthDay >= from || monthDay <= to;
}

/** The opening hours of a site on a day; none where it is closed. */
export function openingHours(
  { hours, closed }: Pick<WindowSite, 'hours' | 'closed'>,
  date: CivilDate,
): readonly Interval[] {
  const intervals = hours[weekdayOf(date)];
  return intervals.length === 0 || isClosed(closed, date) ? [] : intervals;
}

/** Minutes of several intervals; shared minutes count once for each interval. */
export function minutesOf(intervals: readonly Interval[]): number {
  return intervals.reduce((sum, { from, to }) => sum + to - from, 0);
}

/** Minutes covered by at least one of several intervals. */
export function minutesCovered(intervals: readonly Interval[]): number {
  let minutes = 0;
  let covered = 0;
  for (const { from, to } of [...intervals].sort((a, b) => a.from - b.from)) {
    minutes += Math.max(0, to - Math.max(from, covered));
    covered = Math.max(covered, to);
  }
  return minutes;
}

const DAYS_WITHOUT = ['none', 'sunday-after-third-saturday'] as const;

/** When the national systems handle certificates: dated values, each with its sources. */
export interface Operations {
  /** Minute of the day from which certificates can't be handled. */
  readonly certificatesEndAt: readonly DatedValue<number>[];
  /** Days on which certificates can't be handled. */
  readonly noCertificatesOn: readonly DatedValue<(typeof DAYS_WITHOUT)[number]>[];
}

/** Certificates can be handled in every opening minute. */
export const NO_LIMITS: Operations = { certificatesEndAt: [], noCertificatesOn: [] };

/**
 * The part of the opening hours in which certificates can be handled: all of them before the first dated value. Sources:
 * data/operations.json.
 */
export function certificateHours(
  intervals: readonly Interval[],
  date: CivilDate,
  { certificatesEndAt, noCertificatesOn }: Operations,
): readonly Interval[] {
  if (intervals.length === 0) return intervals;
  const days = valueOn(noCertificatesOn, date);
  if (days === 'sunday-after-third-saturday' && isSundayAfterThirdSaturday(date)) return [];
  const end = valueOn(certificatesEndAt, date) ?? MIDNIGHT;
  if (intervals.every(({ to }) => to <= end)) return intervals;
  return intervals
    .filter(({ from }) => from < end)
    .map(({ from, to }) => ({ from, to: Math.min(to, end) }));
}

/** Whether the day before is its month's third Saturday, which falls on the 15th to the 21st. */
function isSundayAfterThirdSaturday(date: CivilDate): boolean {
  return weekdayOf(date) === SUNDAY && dayOf(date) >= 16 && dayOf(date) <= 22;
}

function valueOn<T>(values: readonly DatedValue<T>[], date: CivilDate): T | undefined {
  return values.findLast(({ from }) => from <= date)?.value;
}

const text = z.string().trim().min(1);

const timeOfDay = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/)
  .transform((written) => Number(written.slice(0, 2)) * 60 + Number(written.slice(3)));

function datedValues<T extends z.ZodType>(value: T) {
  return z
    .array(
      z.strictObject({
        from: isoDay,
        value,
        sentence: text,
        sources: z.array(z.strictObject({ title: text, primary: z.boolean() })).min(1),
      }),
    )
    .refine(
      (values) => values.every(({ from }, index) => from > (values[index - 1]?.from ?? 0)),
      'out-of-order' satisfies DataCode,
    );
}

const operationsSchema = z.strictObject({
  version: text,
  note: text,
  certificates_end_at: datedValues(timeOfDay),
  no_certificates_on: datedValues(z.enum(DAYS_WITHOUT)),
});

/** Reads data/operations.json strictly; `file` is its name, for the fault. */
export function decodeOperations(json: unknown, file: string): Result<Operations> {
  const parsed = operationsSchema.safeParse(json, ONCE);
  if (!parsed.success) {
    return failed('usage-bad-data', { findings: dataFindings(parsed.error, file) });
  }
  return ok({
    certificatesEndAt: parsed.data.certificates_end_at as Operations['certificatesEndAt'],
    noCertificatesOn: parsed.data.no_certificates_on as Operations['noCertificatesOn'],
  });
}
