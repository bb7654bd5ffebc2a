// The forecast by month and by office; every figure opens its reason.
import { FISCAL_MONTHS } from '../../calendar/fiscal-year.js';
import { LOADS, loadName, loadOf } from '../../page/charts/months.js';
import { FORECAST_APP_WORDS as WORDS } from '../../words/app.js';
import { COLUMN_WORDS } from '../../words/columns.js';
import { fiscalYearLabel, grouped } from '../../words/language.js';
import { breakDown, broken, forecast } from '../actions.js';
import { Again, Notice, ScrollBox, YearHeads } from '../pieces.js';
import { language, say } from '../say.js';
import { FigureButton, ReasonHint } from './reason.js';

/** All months as a grid: a row each fiscal year, in the colours of the report. */
export function Months() {
  const found = broken.value['month'];
  if (found === undefined) return <Again what={() => breakDown('month')} />;
  if (found.json === undefined) return <Notice kind="bad">{found.result.fault?.text}</Notice>;
  const { rows } = found.json;
  const byYear = forecast.value?.json?.rows ?? [];
  // Counts for a plan reach one year further.
  const wanted = new Set(byYear.map(({ fiscal_year }) => fiscal_year));
  const years = [...new Set(rows.map(({ fiscal_year }) => fiscal_year))].filter((year) =>
    wanted.has(year),
  );
  /** What can be booked in a whole year; of one that is only what is left of it, in the next. */
  const capacityOf = (year: number) =>
    byYear.find((row) => row.fiscal_year >= year && row.partial_from === undefined)?.capacity ??
    byYear.find(({ fiscal_year }) => fiscal_year === year)?.capacity ??
    0;
  const inMonth = (year: number, month: number) =>
    rows.find((row) => row.fiscal_year === year && Number(row.month?.slice(5)) === month);
  return (
    <>
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
              {FISCAL_MONTHS.map((month) => (
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
                {FISCAL_MONTHS.map((month) => {
                  const row = inMonth(year, month);
                  const total = row?.total;
                  if (row === undefined || total === undefined || total === null)
                    return <td key={month} />;
                  return (
                    <td
                      key={month}
                      class={`number ${LOADS[loadOf(total, capacityOf(year))]?.part}`}
                    >
                      <FigureButton row={row} figure="total" text={grouped(total)} />
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
      <ReasonHint />
    </>
  );
}

/** Offices in rows, fiscal years in columns. */
export function Offices() {
  const found = broken.value['office'];
  if (found === undefined) return <Again what={() => breakDown('office')} />;
  if (found.json === undefined) return <Notice kind="bad">{found.result.fault?.text}</Notice>;
  const { rows } = found.json;
  const years = [...new Set(rows.map(({ fiscal_year }) => fiscal_year))];
  const offices = [...new Set(rows.map(({ office }) => office ?? ''))];
  const most = Math.max(...rows.map(({ total }) => total ?? 0), 1);
  return (
    <>
      <ScrollBox label={say(WORDS.offices)}>
        <table class="offices">
          <thead>
            <tr>
              <th scope="col">{say(COLUMN_WORDS.office)}</th>
              <YearHeads years={years} />
            </tr>
          </thead>
          <tbody>
            {offices.map((office) => (
              <tr key={office}>
                <th scope="row">{office}</th>
                {years.map((year) => {
                  const row = rows.find(
                    (each) => each.fiscal_year === year && (each.office ?? '') === office,
                  );
                  const total = row?.total;
                  return (
                    <td key={year} class="number">
                      {row !== undefined && total !== undefined && total !== null && (
                        <FigureButton row={row} figure="total" text={grouped(total)} />
                      )}
                      <meter min={0} max={most} value={total ?? 0} aria-hidden="true" />
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
      <ReasonHint />
    </>
  );
}
