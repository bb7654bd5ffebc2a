// A day in JSON: an ISO text that the calendar has.
import { z } from 'zod';
import { type CivilDate, readIsoDate } from '../calendar/civil-date.js';
import type { DataCode } from './data-finding.js';

/** The schema of an ISO day such as 2022-04-01, decoded to a date. */
export const isoDay = z.string().transform((text, context): CivilDate => {
  const date = readIsoDate(text);
  if (date !== undefined) return date;
  context.addIssue({ code: 'custom', message: 'not-a-date' satisfies DataCode });
  return z.NEVER;
});
