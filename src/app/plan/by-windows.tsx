// The offer to count a capacity by windows and hours: what it begins with and comes to is told before anything changes.
import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { isoDate } from '../../calendar/civil-date.js';
import { fiscalYearStart } from '../../calendar/fiscal-year.js';
import { PLAN_APP_WORDS } from '../../words/app.js';
import { PLAN_ABOUT_WORDS as WORDS } from '../../words/app-plan.js';
import { fiscalYearLabel, grouped } from '../../words/language.js';
import type { ScenarioChange } from '../messages.js';
import { language, say } from '../say.js';
import { type AddedSite, addedSite, USUAL_HOURS, USUAL_MINUTES } from './new-site.js';
import { noteAdded } from './origins.js';
import { change, planUnder } from './planning.js';

const MOST_WINDOWS = 40;

interface Offer {
  readonly site: AddedSite;
  readonly year: number;
  readonly comes: number;
}

export function ByWindows(props: {
  /** What can be booked in a year now. */
  readonly now: number;
  /** The day from which it holds. */
  readonly from: string;
  /** The scenario's place. */
  readonly scenario: number;
  readonly changes: (site: AddedSite) => readonly ScenarioChange[];
}) {
  const { now, from, scenario, changes } = props;
  const told = useRef<HTMLDivElement>(null);
  const offer = useSignal<Offer | undefined>(undefined);
  const under = async (site: AddedSite): Promise<Offer | undefined> => {
    const plan = await planUnder(changes(site));
    const rows = plan?.scenarios[scenario]?.rows ?? [];
    // The first year may be only what is left of it.
    const whole = rows.filter(({ fiscal_year }) => isoDate(fiscalYearStart(fiscal_year)) >= from);
    const row = whole[0] === rows[0] ? (whole[1] ?? whole[0]) : whole[0];
    return row && { site, year: row.fiscal_year, comes: row.capacity };
  };
  const begin = async () => {
    const one = await under(addedSite([], 1));
    if (one === undefined) return;
    const nearest = one.comes === 0 ? 1 : Math.round(now / one.comes);
    offer.value = await under(addedSite([], Math.min(Math.max(nearest, 1), MOST_WINDOWS)));
    requestAnimationFrame(() => told.current?.focus());
  };
  if (offer.value === undefined)
    return (
      <p class="buttons">
        <button type="button" class="small" onClick={() => void begin()}>
          {say(PLAN_APP_WORDS.byWindows)}
        </button>
      </p>
    );
  const { site, year, comes } = offer.value;
  return (
    <div class="notice plain" ref={told} tabIndex={-1}>
      <p>
        {say(WORDS.byWindowsLead, {
          ...{ now: grouped(now), comes: grouped(comes) },
          year: fiscalYearLabel(year, language.value),
        })}
      </p>
      <ul class="notes">
        <li>{say(WORDS.byWindowsNow, { windows: site.windows, now: grouped(now) })}</li>
        <li>{say(WORDS.byWindowsMinutes, USUAL_MINUTES)}</li>
        <li>{say(WORDS.byWindowsHours, { hours: USUAL_HOURS.replace('-', '–') })}</li>
        <li>{say(WORDS.byWindowsAll)}</li>
      </ul>
      <p>{say(WORDS.byWindowsReplace)}</p>
      <p class="buttons">
        <button
          type="button"
          class="small primary"
          onClick={() => {
            noteAdded(site);
            change(...changes(site));
          }}
        >
          {say(WORDS.begin)}
        </button>
        <button
          type="button"
          class="small"
          onClick={() => {
            offer.value = undefined;
          }}
        >
          {say(WORDS.leave)}
        </button>
      </p>
    </div>
  );
}
