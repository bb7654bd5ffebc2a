// The fields of a capacity: from which days it holds, its sites, and of each site windows, minutes, hours and what it serves.
import { useId, useRef } from 'preact/hooks';
import { isoDate, readIsoDate } from '../../calendar/civil-date.js';
import { fiscalYearOf, fiscalYearStart } from '../../calendar/fiscal-year.js';
import { PROCEDURE_KINDS, type ProcedureKind } from '../../procedures/procedures.js';
import type { RawSite } from '../../scenario/scenario-schema.js';
import { weekdaysOf } from '../../scenario/weekdays.js';
import { PLAN_APP_WORDS as WORDS } from '../../words/app.js';
import { numberIn, percentOf, shareOf } from '../numbers.js';
import { Choice, Field, RemoveButton, Tick } from '../pieces.js';
import { say } from '../say.js';
import { ByWindows } from './by-windows.js';
import { daysText } from './days.js';
import { addedSite, USUAL_HOURS, USUAL_MINUTES, YEAR_END } from './new-site.js';
import { noteAdded, perYearOrigin, siteOrigin } from './origins.js';
import {
  type CapacityEntry,
  change,
  changeText,
  firstDay,
  type Path,
  scenarios,
} from './planning.js';
import { Slider } from './ranged.js';
import { marksAt, wrongAt } from './wrong-fields.js';
import { WrongGroup } from './wrong-group.js';

/** A capacity: one figure a year, or what holds from days on. */
export function CapacityFields({
  capacity,
  path,
}: {
  readonly capacity: number | readonly CapacityEntry[] | undefined;
  readonly path: Path;
}) {
  if (capacity === undefined) return null;
  if (typeof capacity === 'number')
    return (
      <>
        <PerYear value={capacity} path={path} />
        <ByWindows
          now={capacity}
          from={firstDay()}
          scenario={Number(path[1])}
          changes={(site) => [{ path, value: [{ from: firstDay(), sites: [site] }] }]}
        />
      </>
    );
  return (
    <>
      {capacity.map((entry, at) => (
        <Entry
          key={`${at}`}
          entry={entry}
          path={[...path, at]}
          onRemove={
            // The first holds from the plan's beginning.
            at === 0 ? undefined : () => change({ path: [...path, at], value: undefined })
          }
        />
      ))}
      <p class="buttons">
        <button
          type="button"
          class="small"
          onClick={() => {
            const last = capacity.at(-1);
            const day = readIsoDate(String(last?.from ?? firstDay()));
            if (day === undefined) return;
            const made = [...path, capacity.length];
            change(
              { path: made, copies: [...path, capacity.length - 1] },
              { path: [...made, 'from'], value: isoDate(fiscalYearStart(fiscalYearOf(day) + 1)) },
            );
          }}
        >
          {say(WORDS.addDay)}
        </button>
      </p>
    </>
  );
}

/** What holds from a day on. */
function Entry(props: {
  readonly entry: CapacityEntry;
  readonly path: Path;
  readonly onRemove: (() => void) | undefined;
}) {
  const { entry, path, onRemove } = props;
  const { from, per_year, sites = [] } = entry;
  const day = String(from ?? '').slice(0, 10);
  const title = say(WORDS.since, { day });
  return (
    <div class="entry">
      <h3>{title}</h3>
      <WrongGroup path={path} />
      <WrongGroup path={[...path, 'sites']} />
      <div class="fields">
        <Field
          label={say(WORDS.holdsFrom)}
          {...marksAt([...path, 'from'])}
          value={day}
          onChange={(text) => changeText([...path, 'from'], text)}
        />
        {onRemove !== undefined && <RemoveButton name={title} onClick={onRemove} />}
      </div>
      {per_year !== undefined && <PerYear value={per_year} path={[...path, 'per_year']} />}
      {sites.map((site, place) => (
        <Site
          key={`${place}`}
          site={site}
          path={[...path, 'sites', place]}
          onRemove={
            sites.length === 1
              ? undefined
              : () => change({ path: [...path, 'sites', place], value: undefined })
          }
        />
      ))}
      {sites.length === 0 ? (
        <ByWindows
          now={per_year ?? 0}
          from={day}
          scenario={Number(path[1])}
          changes={(site) => [
            { path: [...path, 'per_year'], value: undefined },
            { path: [...path, 'sites'], value: [site] },
          ]}
        />
      ) : (
        <p class="buttons">
          <button
            type="button"
            class="small"
            onClick={() => {
              const value = addedSite(sites);
              noteAdded(value);
              change({ path: [...path, 'sites', sites.length], value });
            }}
          >
            {say(WORDS.addSite)}
          </button>
        </p>
      )}
    </div>
  );
}

function PerYear({ value, path }: { readonly value: number; readonly path: Path }) {
  return (
    <Slider
      label={say(WORDS.perYear)}
      {...marksAt(path)}
      note={perYearOrigin(value)}
      min={0}
      max={120_000}
      step={500}
      value={value}
      onChange={(number) => change({ path, value: number })}
    />
  );
}

/** A site: a figure a year, or windows with their minutes and hours; and which part of the demand it serves. */
function Site(props: {
  readonly site: RawSite;
  readonly path: Path;
  readonly onRemove: (() => void) | undefined;
}) {
  const { site, path, onRemove } = props;
  const { name = '', windows, per_year } = site;
  return (
    <fieldset class="site">
      <legend>{`${scenarios.value[Number(path[1])]?.name ?? ''} ${name}`}</legend>
      <div class="fields">
        <Field
          label={say(WORDS.siteName)}
          {...marksAt([...path, 'name'])}
          value={name}
          onChange={(text) => changeText([...path, 'name'], text)}
        />
        {per_year !== undefined && (
          <Field
            label={say(WORDS.perYear)}
            {...marksAt([...path, 'per_year'])}
            note={siteOrigin('per_year', per_year)}
            value={String(per_year)}
            inputMode="numeric"
            onChange={(text) => {
              const number = numberIn(text);
              if (number !== undefined) change({ path: [...path, 'per_year'], value: number });
            }}
          />
        )}
        {onRemove !== undefined && <RemoveButton name={name} onClick={onRemove} />}
      </div>
      <WrongGroup path={path} />
      {windows !== undefined && <Windows site={site} windows={windows} path={path} />}
      <Serves site={site} path={path} />
    </fieldset>
  );
}

/** Which kinds a site handles, and its share of the demand. */
function Serves({ site, path }: { readonly site: RawSite; readonly path: Path }) {
  const { kinds = PROCEDURE_KINDS, share } = site;
  const chosen = kinds.length === 1 ? kinds[0] : 'both';
  // Open from the first where something is stated; it does not close under the hand.
  const isOpen = useRef(share !== undefined || site.kinds !== undefined).current;
  return (
    <details open={isOpen}>
      <summary>{say(WORDS.serves)}</summary>
      <div class="fields">
        <Choice
          label={say(WORDS.kinds)}
          {...marksAt([...path, 'kinds'])}
          value={chosen ?? 'both'}
          options={[
            ['both', say(WORDS.bothKinds)],
            ['card', say(WORDS.onlyCards)],
            ['certificate', say(WORDS.onlyCertificates)],
          ]}
          onChange={(kind) =>
            change({ path: [...path, 'kinds'], value: kind === 'both' ? undefined : [kind] })
          }
        />
        <Field
          label={say(WORDS.siteShare)}
          {...marksAt([...path, 'share'])}
          value={share === undefined ? '' : String(percentOf(share))}
          placeholder={say(WORDS.siteShareUsual)}
          inputMode="numeric"
          onChange={(text) => {
            const percent = numberIn(text);
            if (percent === undefined && text.trim() !== '') return;
            const value = percent === undefined ? undefined : shareOf(percent);
            change({ path: [...path, 'share'], value });
          }}
        />
      </div>
    </details>
  );
}

function Windows(props: { readonly site: RawSite; readonly windows: number; readonly path: Path }) {
  const { site, windows, path } = props;
  const { minutes, bookable_share = 1 } = site;
  // One number stands for both kinds, until one of them is moved.
  const each = typeof minutes === 'number' ? { card: minutes, certificate: minutes } : minutes;
  const taking = (kind: ProcedureKind, label: string, usual: number) => (
    <Slider
      label={label}
      {...marksAt([...path, 'minutes', kind])}
      note={siteOrigin('minutes', each?.[kind], kind)}
      min={3}
      max={60}
      step={1}
      value={each?.[kind] ?? usual}
      onChange={(made) => change({ path: [...path, 'minutes'], value: { ...each, [kind]: made } })}
    />
  );
  return (
    <>
      <Slider
        label={say(WORDS.windows)}
        {...marksAt([...path, 'windows'])}
        note={siteOrigin('windows', windows)}
        min={1}
        max={40}
        step={1}
        value={windows}
        onChange={(made) => change({ path: [...path, 'windows'], value: made })}
      />
      {taking('card', say(WORDS.minutesCard), USUAL_MINUTES.card)}
      {taking('certificate', say(WORDS.minutesCertificate), USUAL_MINUTES.certificate)}
      <Slider
        label={say(WORDS.bookable)}
        {...marksAt([...path, 'bookable_share'])}
        note={siteOrigin('bookable_share', site.bookable_share)}
        percent
        min={0.3}
        max={1}
        step={0.01}
        value={bookable_share}
        onChange={(made) => change({ path: [...path, 'bookable_share'], value: made })}
      />
      <Hours site={site} path={path} />
    </>
  );
}

/** Rows that stand there unasked, as far as no other row holds their days. */
const USUAL_DAYS = ['mon-fri', 'sat', 'sun'];
/** Closures that have a box of their own. */
const isUsual = (closure: string) => closure === 'holidays' || closure === YEAR_END;

/** Opening hours and closures. */
function Hours({ site, path }: { readonly site: RawSite; readonly path: Path }) {
  const { hours = {}, closed = [] } = site;
  const hoursOrigin = siteOrigin('hours', site.hours);
  const written = Object.keys(hours);
  const held = new Set(written.flatMap(weekdaysOf));
  const offered = USUAL_DAYS.filter(
    (days) => !written.includes(days) && weekdaysOf(days).every((day) => !held.has(day)),
  );
  const rows = [...written, ...offered].toSorted(
    (one, other) => (weekdaysOf(one)[0] ?? 0) - (weekdaysOf(other)[0] ?? 0),
  );
  const toggled = (day: string, on: boolean) =>
    change({
      path: [...path, 'closed'],
      value: on ? [...closed, day] : closed.filter((each) => each !== day),
    });
  return (
    <>
      {hoursOrigin !== undefined && <p class="origin">{`${say(WORDS.spans)}: ${hoursOrigin}`}</p>}
      {rows.map((days) => (
        <DayHours key={days} days={days} ranges={hours[days]} path={[...path, 'hours', days]} />
      ))}
      <Tick
        label={say(WORDS.holidays)}
        checked={closed.includes('holidays')}
        onChange={(on) => toggled('holidays', on)}
      />
      <Tick
        label={say(WORDS.yearEnd)}
        checked={closed.includes(YEAR_END)}
        onChange={(on) => toggled(YEAR_END, on)}
      />
      <Field
        label={say(WORDS.otherClosed)}
        {...marksAt([...path, 'closed'])}
        value={closed.filter((each) => !isUsual(each)).join(', ')}
        placeholder="2026-05-07, 2026-08-12..2026-08-15"
        onChange={(text) => {
          const others = text.split(/[,、\s]+/).filter((each) => each !== '');
          change({ path: [...path, 'closed'], value: [...closed.filter(isUsual), ...others] });
        }}
      />
    </>
  );
}

/** Whether a site is open on days, and from when to when; a pause between is written as two spans. */
function DayHours(props: {
  readonly days: string;
  readonly ranges: readonly string[] | undefined;
  readonly path: Path;
}) {
  const { days, ranges, path } = props;
  const label = daysText(days);
  const id = useId();
  const wrong = wrongAt(path);
  const marks = (isWrong: boolean) =>
    isWrong ? { 'aria-invalid': true, 'aria-describedby': id } : {};
  const set = (made: readonly string[]) => change({ path, value: made });
  const end = (words: (typeof WORDS)['opens'] | (typeof WORDS)['closes'], at: 0 | 1) => {
    const [span = ''] = ranges ?? [];
    const times = span.split('-');
    const isTime = (text: string | undefined) => /^\d{1,2}:\d{2}$/.test(text ?? '');
    // Where both are times, they are wrong together.
    const isWrong = wrong !== undefined && (!isTime(times[at]) || times.every(isTime));
    return (
      <input
        type="text"
        {...marks(isWrong)}
        aria-label={`${label} ${say(words)}`}
        value={times[at] ?? ''}
        onChange={(event) => {
          const made = [...times];
          made[at] = event.currentTarget.value.normalize('NFKC').trim();
          set([made.join('-')]);
        }}
      />
    );
  };
  return (
    <div class="hours">
      <Tick
        label={label}
        checked={ranges !== undefined}
        onChange={(on) => change({ path, value: on ? [USUAL_HOURS] : undefined })}
      />
      {ranges !== undefined && ranges.length <= 1 && (
        <>
          {end(WORDS.opens, 0)}
          <span aria-hidden="true">–</span>
          {end(WORDS.closes, 1)}
        </>
      )}
      {ranges !== undefined && ranges.length > 1 && (
        <input
          type="text"
          class="spans"
          {...marks(wrong !== undefined)}
          aria-label={`${label} ${say(WORDS.spans)}`}
          value={ranges.join(', ')}
          onChange={(event) => {
            const text = event.currentTarget.value.normalize('NFKC');
            set(text.split(/[,、\s]+/).filter((each) => each !== ''));
          }}
        />
      )}
      {wrong !== undefined && (
        <p id={id} class="wrong" role="alert">
          {wrong}
        </p>
      )}
    </div>
  );
}
