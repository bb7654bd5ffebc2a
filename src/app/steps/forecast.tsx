// The third step: the ward's table, its chart, months, offices, the way from the published table, and the reason of each figure.
import { signal } from '@preact/signals';
import { LOADS, loadName, loadOf } from '../../page/charts/months.js';
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
import { Again, Choice, Field, Notice, SameByCommand, ScrollBox, Written } from '../pieces.js';
import { language, say } from '../say.js';
import { asked, fileNames, hasExample, step } from '../state.js';
import { type Figure, Reason, reasonAt } from './reason.js';

const VIEWS = ['years', 'months', 'offices', 'bridge'] as const;
type View = (typeof VIEWS)[number];
const view = signal<View>('years');

/** Shows a view; what it needs is counted when it is first asked for. */
function show(next: View): void {
  view.value = next;
  if (next === 'months' && broken.value['month'] === undefined) void breakDown('month');
  if (next === 'offices' && broken.value['office'] === undefined) void breakDown('office');
  if (next === 'bridge' && written.value['bridge'] === undefined) void reconcile();
}

export function ForecastStep() {
  if (fileNames.value.length === 0)
    return <Notice kind="plain">{say(APP_WORDS.needsFiles)}</Notice>;
  const made = forecast.value;
  return (
    <>
      <Asked />
      {made === undefined && <NotYet />}
      <div role="status">
        {made?.json !== undefined && <Headline rows={made.json.rows} />}
        {made?.result.fault !== undefined && (
          <Notice kind="bad">
            <p>{made.result.fault.text}</p>
          </Notice>
        )}
      </div>
      {made?.json !== undefined && (
        <>
          {hasExample.value && <p class="example">{say(PROVENANCE_WORDS.example)}</p>}
          {!hasExample.value && asked.value.capacity === '' && (
            <Notice kind="plain">
              <p>{say(WORDS.borrowed)}</p>
            </Notice>
          )}
          <Views />
          <ViewOf rows={made.json.rows} />
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
      <p class="buttons">
        <button
          type="button"
          class="primary"
          onClick={() => {
            step.value = 'check';
          }}
        >
          {say(APP_WORDS.back, { step: APP_WORDS.check })}
        </button>
      </p>
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
function Headline({ rows }: { readonly rows: readonly ForecastRow[] }) {
  const known = rows.filter((row) => row.surplus !== null && row.utilization_percent !== null);
  if (known.length === 0) return null;
  const short = known.filter(({ surplus }) => (surplus ?? 0) < 0);
  const worst = known.reduce((one, other) =>
    (other.utilization_percent ?? 0) > (one.utilization_percent ?? 0) ? other : one,
  );
  const year = (row: ForecastRow) => fiscalYearLabel(row.fiscal_year, language.value);
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

function Views() {
  return (
    <div class="tabs" role="tablist" aria-label={say(WORDS.views)}>
      {VIEWS.map((each, index) => (
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
            const next = VIEWS[(index + move + VIEWS.length) % VIEWS.length] as View;
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
  return (
    <div id="view" role="tabpanel" aria-labelledby={`tab-${view.value}`}>
      {view.value === 'years' && (
        <>
          <div class="side-by-side">
            <div>
              <WardTable rows={rows} />
              <p class="muted">{say(WORDS.reasonHint)}</p>
            </div>
            <ForecastChart rows={rows} />
          </div>
          <Reason />
          <details class="more" open>
            <summary>{say(APP_WORDS.notes)}</summary>
            <Written text={written.value['notes']?.printed ?? ''} only="notes" />
          </details>
        </>
      )}
      {view.value === 'months' && <Months />}
      {view.value === 'offices' && <Offices />}
      {view.value === 'bridge' && <Bridge />}
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
              </th>
              {FIGURES.map((figure) => {
                const text = figureText(row, figure);
                const isOpen = reasonAt.value?.row === row && reasonAt.value.figure === figure;
                return (
                  <td
                    key={figure}
                    class={
                      (figure === 'surplus' || figure === 'share') && (row.surplus ?? 0) < 0
                        ? 'number deficit'
                        : 'number'
                    }
                  >
                    {text !== '' && (
                      <button
                        type="button"
                        class={isOpen ? 'figure-button open' : 'figure-button'}
                        aria-label={say(WORDS.reasonOf, {
                          year: fiscalYearLabel(row.fiscal_year, language.value),
                          column: WORDS[figure],
                          figure: text,
                        })}
                        aria-expanded={isOpen}
                        onClick={() => {
                          reasonAt.value = isOpen ? undefined : { row, figure, text };
                        }}
                      >
                        {text}
                      </button>
                    )}
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

/** All months as a grid: a row each fiscal year, in the colours of the report. */
function Months() {
  const found = broken.value['month'];
  if (found === undefined) return null;
  if (found.json === undefined) return <Notice kind="bad">{found.result.fault?.text}</Notice>;
  const { rows } = found.json;
  const years = [...new Set(rows.map(({ fiscal_year }) => fiscal_year))];
  const capacityOf = (year: number) =>
    forecast.value?.json?.rows.find(({ fiscal_year }) => fiscal_year === year)?.capacity ?? 0;
  const months = [4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3];
  const inMonth = (year: number, month: number) =>
    rows.find((row) => row.fiscal_year === year && Number(row.month?.slice(5)) === month);
  return (
    <ScrollBox label={say(WORDS.months)}>
      <table class="heat">
        <caption>
          {say(WORDS.heat)}
          <span class="legend">
            {LOADS.map(({ part }, index) => (
              <span key={part}>
                <span class={`swatch ${part}`} />
                {loadName(index, 'wide', language.value)}
              </span>
            ))}
          </span>
        </caption>
        <thead>
          <tr>
            <th scope="col">{say(WORDS.year)}</th>
            {months.map((month) => (
              <th key={month} scope="col" class="number">
                {language.value === 'ja' ? `${month}月` : month}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {years.map((year) => (
            <tr key={year}>
              <th scope="row" class="year">
                {fiscalYearLabel(year, language.value)}
              </th>
              {months.map((month) => {
                const total = inMonth(year, month)?.total;
                if (total === undefined || total === null) return <td key={month} />;
                return (
                  <td key={month} class={`number ${LOADS[loadOf(total, capacityOf(year))]?.part}`}>
                    {grouped(total)}
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

/** Offices in rows, fiscal years in columns. */
function Offices() {
  const found = broken.value['office'];
  if (found === undefined) return null;
  if (found.json === undefined) return <Notice kind="bad">{found.result.fault?.text}</Notice>;
  const { rows } = found.json;
  const years = [...new Set(rows.map(({ fiscal_year }) => fiscal_year))];
  const offices = [...new Set(rows.map(({ office }) => office ?? ''))];
  const most = Math.max(...rows.map(({ total }) => total ?? 0), 1);
  return (
    <ScrollBox label={say(WORDS.offices)}>
      <table class="offices">
        <thead>
          <tr>
            <th scope="col">{say(WORDS.offices)}</th>
            {years.map((year) => (
              <th key={year} scope="col" class="number">
                {fiscalYearLabel(year, language.value)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {offices.map((office) => (
            <tr key={office}>
              <th scope="row">{office}</th>
              {years.map((year) => {
                const total = rows.find(
                  (row) => row.fiscal_year === year && (row.office ?? '') === office,
                )?.total;
                return (
                  <td key={year} class="number">
                    {total === undefined || total === null ? '' : grouped(total)}
                    <meter min={0} max={most} value={total ?? 0} aria-hidden="true" />
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

function Bridge() {
  const found = written.value['bridge'];
  if (found === undefined) return null;
  if (found.fault !== undefined) return <Notice kind="bad">{found.fault.text}</Notice>;
  return (
    <div class="bridge">
      <Written text={found.printed} />
    </div>
  );
}
