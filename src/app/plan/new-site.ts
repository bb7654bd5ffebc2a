// A site as it is added: an office as many are, for the person to change.
import type { RawSite } from '../../scenario/scenario-schema.js';
import { PLAN_APP_WORDS as WORDS } from '../../words/app.js';
import { say } from '../say.js';

export const USUAL_HOURS = '09:00-17:00';
export const YEAR_END = '12-29..01-03';
export const USUAL_MINUTES = { card: 20, certificate: 15 } as const;
const USUAL_WINDOWS = 4;

/** A site beside others, with a name of its own. */
export function addedSite(others: readonly RawSite[], windows = USUAL_WINDOWS) {
  const names = new Set(others.map(({ name }) => name));
  let number = others.length + 1;
  while (names.has(say(WORDS.siteNumber, { number }))) number += 1;
  return {
    ...{ name: say(WORDS.siteNumber, { number }), windows, minutes: USUAL_MINUTES },
    hours: { 'mon-fri': [USUAL_HOURS] },
    closed: ['holidays', YEAR_END],
  };
}
export type AddedSite = ReturnType<typeof addedSite>;
