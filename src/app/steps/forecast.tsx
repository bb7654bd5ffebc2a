// The third step: the ward's table, its chart, months, offices, the way from the published table, and the reason of each figure.
import { signal, useSignalEffect } from '@preact/signals';
import { isoDate } from '../../calendar/civil-date.js';
import { fiscalYearStart } from '../../calendar/fiscal-year.js';
import { APP_WORDS, FORECAST_APP_WORDS as WORDS } from '../../words/app.js';
import { fiscalYearLabel, grouped, signed } from '../../words/language.js';
import { PROVENANCE_WORDS } from '../../words/provenance.js';
import {
  breakDown,
  broken,
  changeAsked,
  checked,
  checkFiles,
  type ForecastRow,
  forecast,
  isCountable,
  makeForecast,
  reconcile,
  written,
} from '../actions.js';
import { ForecastChart } from '../charts.js';
import {
  Again,
  Choice,
  Field,
  Notice,
  SameByCommand,
  ScrollBox,
  ToStep,
  Written,
} from '../pieces.js';
import { language, say } from '../say.js';
import { asked, fileNames, hasExample, isCapacityBorrowed, isTally, planTally } from '../state.js';
import { Months, Offices } from './breakdowns.js';
import { Bridge, isTableChosen } from './bridge.js';
import { type Figure, FigureButton, Reason, ReasonHint, reasonAt } from './reason.js';

const VIEWS = ['years', 'months', 'offices', 'bridge'] as const;
type View = (typeof VIEWS)[number];
const view = signal<View>('years');

/** Shows a view. */
function show(next: View): void {
  view.value = next;
  reasonAt.value = undefined;
}

/** Counts what the view that is shown needs, where it is not counted yet. */
function fillView(): void {
  // Other files were opened, which have no such view.
  if (!viewsOffered().includes(view.value)) show('years');
  if (forecast.value?.json === undefined) return;
  if (view.value === 'months' && broken.value['month'] === undefined) void breakDown('month');
  if (view.value === 'offices' && broken.value['office'] === undefined) void breakDown('office');
  if (view.value === 'bridge' && isTableChosen() && written.value['bridge'] === undefined)
    void reconcile();
}

export function ForecastStep() {
  useSignalEffect(fillView);
  if (fileNames.value.length === 0)
    return <Notice kind="plain">{say(APP_WORDS.needsFiles)}</Notice>;
  const made = forecast.value;
  const isBorrowed = isCapacityBorrowed();
  return (
    <>
      <Asked />
      {made === undefined && <NotYet />}
      <div role="status">
        {made?.json !== undefined && <Headline rows={made.json.rows} isBorrowed={isBorrowed} />}
        {made?.result.fault !== undefined && (
          <Notice kind="bad">
            <p>{made.result.fault.text}</p>
          </Notice>
        )}
      </div>
      {made?.json !== undefined && (
        <>
          {hasExample.value && <p class="example">{say(PROVENANCE_WORDS.example)}</p>}
          {isBorrowed && (
            <Notice kind="plain">
              <p>{say(WORDS.borrowed)}</p>
            </Notice>
          )}
          <PartialYear rows={made.json.rows} />
          <Views />
          <ViewOf rows={made.json.rows} />
          <ToStep to="plan" words="next" />
          <SameByCommand line={made.line} />
        </>
      )}
    </>
  );
}

/** Why there are no figures yet: rows that cannot be counted, or the person stopped. */
function NotYet() {
  const found = checked.value;
  if (found === undefined) return <Again what={() => checkFiles()} />;
  if (isCountable(found)) return <Again what={makeForecast} />;
  return (
    <Notice kind="bad">
      <p>{say(WORDS.notCountable)}</p>
      <ToStep to="check" words="back" />
    </Notice>
  );
}

/** What is asked: as-of day, years, capacity, the way of counting. */
function Asked() {
  const { asOf, from, to, capacity, method, suppressBelow } = asked.value;
  const usual = forecast.value?.json;
  const years = usual?.rows.map(({ fiscal_year }) => fiscal_year) ?? [];
  const [first, last] = [years[0], years.at(-1)];
  // What the program takes unless told: the figure of the published table. The first year may be only what is left of it.
  const usualCapacity = usual?.rows.at(-1)?.capacity ?? undefined;
  return (
    <form class="asked fields" onSubmit={(event) => event.preventDefault()}>
      <Field
        label={say(WORDS.asOf)}
        value={asOf}
        placeholder={usual === undefined ? say(WORDS.asOfUsual) : usual.as_of}
        onChange={(value) => changeAsked({ asOf: value.trim() })}
      />
      <Field
        label={say(WORDS.from)}
        value={from}
        placeholder={first === undefined ? '' : String(first)}
        onChange={(value) => changeAsked({ from: value.trim() })}
      />
      <Field
        label={say(WORDS.to)}
        value={to}
        placeholder={last === undefined ? '' : String(last)}
        onChange={(value) => changeAsked({ to: value.trim() })}
      />
      <Field
        label={say(WORDS.capacity)}
        value={capacity}
        placeholder={usualCapacity === undefined ? '' : grouped(usualCapacity)}
        onChange={(value) => changeAsked({ capacity: value.trim() })}
      />
      <Choice
        label={say(WORDS.method)}
        value={method}
        options={[
          ['birthday', say(WORDS.byLaw)],
          ['issue-year', say(WORDS.byShortcut)],
        ]}
        onChange={(value) => changeAsked({ method: value as typeof method })}
      />
      <Field
        label={say(WORDS.suppress)}
        value={suppressBelow}
        placeholder="0"
        onChange={(value) => changeAsked({ suppressBelow: value.trim() })}
      />
    </form>
  );
}

/** What a reader should take away. */
function Headline({
  rows,
  isBorrowed,
}: {
  readonly rows: readonly ForecastRow[];
  readonly isBorrowed: boolean;
}) {
  const known = rows.filter((row) => row.surplus !== null && row.utilization_percent !== null);
  if (known.length === 0) return null;
  const short = known.filter(({ surplus }) => (surplus ?? 0) < 0);
  const worst = known.reduce((one, other) =>
    (other.utilization_percent ?? 0) > (one.utilization_percent ?? 0) ? other : one,
  );
  const year = (row: ForecastRow) => fiscalYearLabel(row.fiscal_year, language.value);
  // Another ward's capacity decides nothing.
  if (isBorrowed) {
    const most = known.reduce((one, other) =>
      (other.total ?? 0) > (one.total ?? 0) ? other : one,
    );
    const total = grouped(most.total ?? 0);
    return <p class="headline">{say(WORDS.headlineUnknown, { year: year(most), total })}</p>;
  }
  const load = { years: known.length, percent: worst.utilization_percent ?? 0, worst: year(worst) };
  const [first] = short;
  if (first === undefined) return <p class="headline enough">{say(WORDS.headlineFine, load)}</p>;
  return (
    <p class="headline">
      <strong>
        {say(WORDS.headlineShort, { year: year(first), deficit: Math.abs(first.surplus ?? 0) })}
      </strong>{' '}
      {say(WORDS.headlineShortMore, { ...load, count: short.length })}
    </p>
  );
}

/** A first year of which little is left, with the offer to begin with the next. */
function PartialYear({ rows }: { readonly rows: readonly ForecastRow[] }) {
  const [first] = rows;
  const from = first?.partial_from;
  // Of the fiscal year only March is left.
  if (first === undefined || from?.slice(5, 7) !== '03' || asked.value.asOf !== '') return null;
  const day = isoDate(fiscalYearStart(first.fiscal_year + 1));
  return (
    <Notice kind="plain">
      <p>
        {say(WORDS.partial, {
          year: fiscalYearLabel(first.fiscal_year, language.value),
          day: from,
        })}
      </p>
      <p class="buttons">
        <button type="button" onClick={() => changeAsked({ asOf: day })}>
          {say(WORDS.wholeYear, { day })}
        </button>
      </p>
    </Notice>
  );
}

/** Counts that were handed over cannot be counted in another way; a page holds those by month where it holds a plan's. */
function viewsOffered(): readonly View[] {
  return VIEWS.filter(
    (each) =>
      !isTally.value || (each !== 'bridge' && (each !== 'months' || planTally.value !== undefined)),
  );
}

function Views() {
  const views = viewsOffered();
  return (
    <div class="tabs" role="tablist" aria-label={say(WORDS.views)}>
      {views.map((each, index) => (
        <button
          key={each}
          type="button"
          role="tab"
          id={`tab-${each}`}
          aria-selected={view.value === each}
          aria-controls="view"
          tabIndex={view.value === each ? 0 : -1}
          onClick={() => show(each)}
          onKeyDown={(event) => {
            const move = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
            if (move === undefined) return;
            const next = views[(index + move + views.length) % views.length] as View;
            show(next);
            document.getElementById(`tab-${next}`)?.focus();
          }}
        >
          {say(WORDS[each])}
        </button>
      ))}
    </div>
  );
}

function ViewOf({ rows }: { readonly rows: readonly ForecastRow[] }) {
  const notes = written.value['notes']?.printed ?? '';
  return (
    <div id="view" role="tabpanel" aria-labelledby={`tab-${view.value}`}>
      {view.value === 'years' && (
        <div class="side-by-side">
          <div>
            <WardTable rows={rows} />
            <ReasonHint />
          </div>
          <ForecastChart rows={rows} />
        </div>
      )}
      {view.value === 'months' && <Months />}
      {view.value === 'offices' && <Offices />}
      {view.value === 'bridge' && <Bridge />}
      <Reason />
      {view.value === 'years' && (
        <details class="more" open>
          <summary>{say(APP_WORDS.notes)}</summary>
          <Written text={notes} only="notes" />
          {notes.includes('--') && <p class="muted">{say(APP_WORDS.asInCommands)}</p>}
        </details>
      )}
    </div>
  );
}

const FIGURES: readonly Figure[] = ['card', 'certificate', 'total', 'surplus', 'share'];

function figureText(row: ForecastRow, figure: Figure): string {
  const value = figure === 'share' ? row.utilization_percent : row[figure];
  if (value === null) return '';
  if (figure === 'share') return `${value}%`;
  return figure === 'surplus' ? signed(value, language.value) : grouped(value);
}

/** The ward's table; every figure opens its reason. */
function WardTable({ rows }: { readonly rows: readonly ForecastRow[] }) {
  return (
    <ScrollBox label={say(WORDS.years)}>
      <table class="ward">
        <thead>
          <tr>
            <th scope="col">{say(WORDS.year)}</th>
            {FIGURES.map((figure) => (
              <th key={figure} scope="col" class="number">
                {say(WORDS[figure])}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.fiscal_year}>
              <th scope="row" class="year">
                {fiscalYearLabel(row.fiscal_year, language.value)}
                {row.partial_from !== undefined && (
                  <span class="origin">{say(WORDS.partFrom, { day: row.partial_from })}</span>
                )}
              </th>
              {FIGURES.map((figure) => {
                const text = figureText(row, figure);
                return (
                  <td
                    key={figure}
                    class={
                      (figure === 'surplus' || figure === 'share') && (row.surplus ?? 0) < 0
                        ? 'number deficit'
                        : 'number'
                    }
                  >
                    <FigureButton row={row} figure={figure} text={text} />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}
