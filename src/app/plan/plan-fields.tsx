// The fields of a scenario file: what can be moved while others look on; the rest is edited as text.
import { useId } from 'preact/hooks';
import { PLAN_APP_WORDS as WORDS } from '../../words/app.js';
import { fiscalYearLabel } from '../../words/language.js';
import { Field, Tick } from '../pieces.js';
import { language, say } from '../say.js';
import { Costs } from './cost-fields.js';
import {
  type CapacityEntry,
  change,
  fileJson,
  type Ranged,
  type ScenarioJson,
  type SiteJson,
  scenarios,
  shareOf,
} from './planning.js';

type Path = readonly (string | number)[];

/** A number, or the middle one of three. */
function middle(value: Ranged | undefined): number | undefined {
  return typeof value === 'object' ? value.base : value;
}

/** Sets a number, or the middle one of three: the outer ones give way, so that it stays between them. */
function setMiddle(path: Path, old: Ranged | undefined, value: number): void {
  if (typeof old !== 'object') change({ path, value });
  else
    change(
      { path: [...path, 'base'], value },
      ...(value < old.low ? [{ path: [...path, 'low'], value }] : []),
      ...(value > old.high ? [{ path: [...path, 'high'], value }] : []),
    );
}

/** A slider with its field: both move the same number. */
function Slider(props: {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly percent?: boolean;
  readonly onChange: (value: number) => void;
}) {
  const { label, value, min, max, step, percent = false, onChange } = props;
  const id = useId();
  const scaled = (number: number) => (percent ? Math.round(number * 1000) / 10 : number);
  const taken = (text: string) => {
    const number = Number(text);
    if (text.trim() === '' || Number.isNaN(number)) return;
    onChange(percent ? Math.round(number * 10) / 1000 : number);
  };
  return (
    <div class="slider">
      <label for={id}>{label}</label>
      <input
        type="range"
        aria-label={label}
        min={scaled(min)}
        max={scaled(max)}
        step={scaled(step)}
        value={scaled(value)}
        onInput={(event) => taken(event.currentTarget.value)}
      />
      <span class="slider-value">
        <input
          id={id}
          type="text"
          inputMode="decimal"
          value={String(scaled(value))}
          onChange={(event) => taken(event.currentTarget.value)}
        />
        {percent ? '%' : ''}
      </span>
    </div>
  );
}

/** The assumptions that all scenarios share. */
export function SharedFields() {
  const file = fileJson.value;
  const { take_up, lead_lag_months, leaves_per_year, off_counter_share, new_cards } =
    file?.assumptions ?? {};
  const share = (
    label: string,
    path: Path,
    value: Ranged | undefined,
    usual: number,
    min: number,
    max: number,
  ) => (
    <Slider
      label={label}
      percent
      min={min}
      max={max}
      step={0.01}
      value={middle(value) ?? usual}
      onChange={(number) => setMiddle(['assumptions', ...path], value, number)}
    />
  );
  const [from = 2025, to = 2030] = file?.fiscal_years ?? [];
  const years = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  return (
    <section class="panel" aria-labelledby="shared-title">
      <h2 id="shared-title">{say(WORDS.shared)}</h2>
      <div class="sliders">
        {share(say(WORDS.takeUpCard), ['take_up', 'card'], take_up?.card, 1, 0.5, 1)}
        {share(
          say(WORDS.takeUpCertificate),
          ['take_up', 'certificate'],
          take_up?.certificate,
          1,
          0.5,
          1,
        )}
        {share(say(WORDS.leaves), ['leaves_per_year'], leaves_per_year, 0, 0, 0.15)}
        {share(
          say(WORDS.offCounter),
          ['off_counter_share', 'certificate'],
          off_counter_share?.certificate,
          0,
          0,
          0.5,
        )}
      </div>
      <Timing months={lead_lag_months ?? { 0: 1 }} />
      <details class="more">
        <summary>{say(WORDS.newCards, { year: '' })}</summary>
        <div class="fields">
          {years.map((year) => (
            <Field
              key={year}
              label={fiscalYearLabel(year, language.value)}
              value={String(middle(new_cards?.[year]) ?? '')}
              inputMode="numeric"
              onChange={(text) =>
                change({
                  path: ['assumptions', 'new_cards', year],
                  value: text.trim() === '' ? undefined : Number(text.replaceAll(',', '')),
                })
              }
            />
          ))}
        </div>
      </details>
    </section>
  );
}

/** When people come: shares by months from the expiry, which must add up. */
function Timing({ months }: { readonly months: Readonly<Record<string, number>> }) {
  const offsets = [...new Set([-3, -2, -1, 0, 1, 2, ...Object.keys(months).map(Number)])].sort(
    (a, b) => a - b,
  );
  const sum = Math.round(Object.values(months).reduce((all, each) => all + each, 0) * 1000) / 10;
  return (
    <fieldset class="timing">
      <legend>{say(WORDS.timing)}</legend>
      {offsets.map((offset) => (
        <Field
          key={offset}
          label={offset > 0 ? `+${offset}` : String(offset).replace('-', '−')}
          value={String(Math.round((months[offset] ?? 0) * 1000) / 10)}
          inputMode="numeric"
          onChange={(text) => {
            const share = shareOf(Number(text));
            if (Number.isNaN(share)) return;
            change({
              path: ['assumptions', 'lead_lag_months', offset],
              value: share === 0 ? undefined : share,
            });
          }}
        />
      ))}
      <span class={sum === 100 ? 'muted' : 'deficit'}>
        {sum === 100 ? '100%' : say(WORDS.timingSum, { sum: String(sum) })}
      </span>
    </fieldset>
  );
}

/** The fields of one scenario. */
export function ScenarioFields({
  json,
  index,
}: {
  readonly json: ScenarioJson;
  readonly index: number;
}) {
  const path = ['scenarios', index];
  const { name = '', capacity } = json;
  const entries: readonly CapacityEntry[] = typeof capacity === 'object' ? capacity : [];
  return (
    <section class="panel scenario" aria-label={name}>
      <div class="scenario-head">
        <span class={`swatch line${index % 4}`} aria-hidden="true" />
        <Field
          label={say(WORDS.name)}
          wide
          value={name}
          onChange={(text) => change({ path: [...path, 'name'], value: text })}
        />
        {scenarios.value.length > 1 && (
          <button
            type="button"
            class="small"
            aria-label={say(WORDS.remove, { name })}
            onClick={() => change({ path, value: undefined })}
          >
            ×
          </button>
        )}
      </div>
      {typeof capacity === 'number' && <PerYear value={capacity} path={[...path, 'capacity']} />}
      {entries.map((entry, at) => (
        <div key={`${at}`} class="entry">
          {entry.from !== undefined && (
            <h3>{say(WORDS.since, { day: String(entry.from).slice(0, 10) })}</h3>
          )}
          {entry.per_year !== undefined && (
            <PerYear value={entry.per_year} path={[...path, 'capacity', at, 'per_year']} />
          )}
          {entry.sites?.map((site, place) =>
            site.per_year !== undefined ? null : (
              <Site key={`${place}`} site={site} path={[...path, 'capacity', at, 'sites', place]} />
            ),
          )}
          <Offices sites={entry.sites ?? []} path={[...path, 'capacity', at, 'sites']} />
        </div>
      ))}
      <Costs json={json} path={path} />
    </section>
  );
}

function PerYear({ value, path }: { readonly value: number; readonly path: Path }) {
  return (
    <Slider
      label={say(WORDS.perYear)}
      min={0}
      max={Math.max(120_000, value)}
      step={500}
      value={value}
      onChange={(number) => change({ path, value: number })}
    />
  );
}

function Site({ site, path }: { readonly site: SiteJson; readonly path: Path }) {
  const { name = '', windows, minutes, bookable_share } = site;
  const number = (label: string, key: Path, value: number, min: number, max: number) => (
    <Slider
      label={label}
      min={min}
      max={max}
      step={1}
      value={value}
      onChange={(made) => change({ path: [...path, ...key], value: made })}
    />
  );
  return (
    <fieldset class="site">
      <legend>{name}</legend>
      {windows !== undefined && (
        <>
          {number(say(WORDS.windows), ['windows'], windows, 1, 40)}
          {number(say(WORDS.minutesCard), ['minutes', 'card'], minutes?.card ?? 20, 3, 60)}
          {number(
            say(WORDS.minutesCertificate),
            ['minutes', 'certificate'],
            minutes?.certificate ?? 15,
            3,
            60,
          )}
          <Slider
            label={say(WORDS.bookable)}
            percent
            min={0.3}
            max={1}
            step={0.01}
            value={middle(bookable_share) ?? 1}
            onChange={(made) => setMiddle([...path, 'bookable_share'], bookable_share, made)}
          />
          <Hours site={site} path={path} />
        </>
      )}
    </fieldset>
  );
}

/** Sites of which only a figure a year is known, one beside the other. */
function Offices({ sites, path }: { readonly sites: readonly SiteJson[]; readonly path: Path }) {
  const known = sites.flatMap((site, place) =>
    site.per_year === undefined ? [] : [{ ...site, per_year: site.per_year, place }],
  );
  if (known.length === 0) return null;
  return (
    <fieldset class="site">
      <legend>{say(WORDS.perYear)}</legend>
      <div class="fields">
        {known.map(({ name = '', per_year, place }) => (
          <Field
            key={place}
            label={name}
            value={String(per_year)}
            inputMode="numeric"
            onChange={(text) => {
              const number = Number(text.replaceAll(',', ''));
              if (text.trim() === '' || Number.isNaN(number)) return;
              change({ path: [...path, place, 'per_year'], value: number });
            }}
          />
        ))}
      </div>
    </fieldset>
  );
}

const DAYS = [
  ['mon-fri', WORDS.weekdays],
  ['sat', WORDS.saturday],
  ['sun', WORDS.sunday],
] as const;
const USUAL_HOURS = '09:00-17:00';
const YEAR_END = '12-29..01-03';
/** Closures that have a box of their own. */
const isUsual = (closure: string) => closure === 'holidays' || closure === YEAR_END;

/** Opening hours and closures, as far as they are written in the usual way. */
function Hours({ site, path }: { readonly site: SiteJson; readonly path: Path }) {
  const { hours = {}, closed = [] } = site;
  const toggled = (day: string, on: boolean) =>
    change({
      path: [...path, 'closed'],
      value: on ? [...closed, day] : closed.filter((each) => each !== day),
    });
  return (
    <>
      {DAYS.map(([day, words]) => {
        const ranges = hours[day];
        const opens = ranges?.[0]?.split('-')[0] ?? '';
        const closes = ranges?.at(-1)?.split('-')[1] ?? '';
        const set = (from: string, to: string) => {
          if (ranges === undefined) return;
          const made = [...ranges];
          made[0] = `${from}-${(made[0] ?? '').split('-')[1]}`;
          made[made.length - 1] = `${(made.at(-1) ?? '').split('-')[0]}-${to}`;
          change({ path: [...path, 'hours', day], value: made });
        };
        return (
          <div key={day} class="hours">
            <Tick
              label={say(words)}
              checked={ranges !== undefined}
              onChange={(on) =>
                change({ path: [...path, 'hours', day], value: on ? [USUAL_HOURS] : undefined })
              }
            />
            {ranges !== undefined && (
              <>
                <input
                  type="text"
                  aria-label={`${say(words)} ${say(WORDS.opens)}`}
                  value={opens}
                  onChange={(event) => set(event.currentTarget.value, closes)}
                />
                <span aria-hidden="true">–</span>
                <input
                  type="text"
                  aria-label={`${say(words)} ${say(WORDS.closes)}`}
                  value={closes}
                  onChange={(event) => set(opens, event.currentTarget.value)}
                />
              </>
            )}
          </div>
        );
      })}
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
