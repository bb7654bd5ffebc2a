// The charts of the page, drawn from the figures beside them: bars against a line, lines of what waits, a grid of months.
import { PLAN_APP_WORDS, FORECAST_APP_WORDS as WORDS } from '../words/app.js';
import { grouped } from '../words/language.js';
import type { ForecastRow } from './actions.js';
import { shortYear } from './pieces.js';
import { say } from './say.js';

const WIDTH = 640;
const HEIGHT = 320;
const LEFT = 62;
const TOP = 22;
const BOTTOM = 34;
const PLOT = HEIGHT - TOP - BOTTOM;

/** A round number not below the greatest figure, and the distance of its lines. */
function scale(most: number): { readonly top: number; readonly step: number } {
  const rough = Math.max(most, 100) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 2.5, 5, 10].find((each) => each * power >= rough) ?? 10) * power;
  return { top: Math.max(Math.ceil(most / step), 1) * step, step };
}

function Axis({ top, step }: { readonly top: number; readonly step: number }) {
  const lines = Array.from({ length: Math.round(top / step) + 1 }, (_, index) => index * step);
  return (
    <g class="axis">
      {lines.map((value) => {
        const y = TOP + PLOT * (1 - value / top);
        return (
          <g key={value}>
            <line x1={LEFT} x2={WIDTH} y1={y} y2={y} />
            <text x={LEFT - 8} y={y + 4} text-anchor="end">
              {grouped(value)}
            </text>
          </g>
        );
      })}
    </g>
  );
}

/** Where the foot of a text above a bar stands: above the line too, where that would run through the text. */
function labelAt(top: number, line: number | undefined): number {
  const foot = top - GAP;
  if (line === undefined || line > foot + GAP / 2 || line < foot - TEXT_HEIGHT) return foot;
  return line - GAP;
}

const GAP = 7;
const TEXT_HEIGHT = 14;

/** Cards and certificates of each fiscal year against what can be booked. */
export function ForecastChart({ rows }: { readonly rows: readonly ForecastRow[] }) {
  const most = Math.max(...rows.flatMap(({ total, capacity }) => [total ?? 0, capacity ?? 0]));
  const { top, step } = scale(most);
  const band = (WIDTH - LEFT) / rows.length;
  const bar = Math.min(band * 0.56, 72);
  const y = (value: number) => TOP + PLOT * (1 - value / top);
  return (
    <figure class="chart">
      <figcaption>{say(WORDS.chart)}</figcaption>
      <Legend
        items={[
          ['card', say(WORDS.card)],
          ['certificate', say(WORDS.certificate)],
          ['capacity', say(WORDS.capacity)],
        ]}
      />
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={say(WORDS.chartText)}>
        <Axis top={top} step={step} />
        {rows.map(({ fiscal_year, card, certificate, total, capacity, surplus }, index) => {
          const x = LEFT + band * index + (band - bar) / 2;
          const cards = card ?? 0;
          const all = total ?? cards + (certificate ?? 0);
          return (
            <g key={fiscal_year}>
              <rect class="certificate" x={x} y={y(all)} width={bar} height={y(cards) - y(all)} />
              <rect class="card" x={x} y={y(cards)} width={bar} height={y(0) - y(cards)} />
              {capacity !== null && (
                <line
                  class="capacity"
                  x1={LEFT + band * index + band * 0.08}
                  x2={LEFT + band * (index + 1) - band * 0.08}
                  y1={y(capacity)}
                  y2={y(capacity)}
                />
              )}
              <text
                class={(surplus ?? 0) < 0 ? 'value short' : 'value'}
                x={x + bar / 2}
                y={labelAt(y(all), capacity === null ? undefined : y(capacity))}
                text-anchor="middle"
              >
                {total === null ? '' : grouped(all)}
              </text>
              <text x={x + bar / 2} y={HEIGHT - 12} text-anchor="middle">
                {shortYear(fiscal_year)}
              </text>
            </g>
          );
        })}
      </svg>
    </figure>
  );
}

function Legend({ items }: { readonly items: readonly (readonly [part: string, text: string])[] }) {
  return (
    <ul class="legend" aria-hidden="true">
      {items.map(([part, text]) => (
        <li key={part}>
          <span class={`swatch ${part}`} />
          {text}
        </li>
      ))}
    </ul>
  );
}

/** A row of a plan, as far as it is drawn. */
export interface WaitingLine {
  readonly name: string;
  readonly points: readonly { readonly year: number; readonly waits: number }[];
}

/** What waits at the end of each fiscal year, a line for each scenario. */
export function WaitingChart({ lines }: { readonly lines: readonly WaitingLine[] }) {
  const years = lines[0]?.points.map(({ year }) => year) ?? [];
  const { top, step } = scale(
    Math.max(...lines.flatMap(({ points }) => points.map(({ waits }) => waits))),
  );
  const band = (WIDTH - LEFT) / years.length;
  const x = (index: number) => LEFT + band * (index + 0.5);
  const y = (value: number) => TOP + PLOT * (1 - value / top);
  return (
    <figure class="chart">
      <figcaption>{say(PLAN_APP_WORDS.waitsChart)}</figcaption>
      <Legend items={lines.map(({ name }, index) => [`line${index % 4}`, name])} />
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={say(PLAN_APP_WORDS.waitsChart)}
      >
        <Axis top={top} step={step} />
        {years.map((year, index) => (
          <text key={year} x={x(index)} y={HEIGHT - 12} text-anchor="middle">
            {shortYear(year)}
          </text>
        ))}
        {lines.map(({ name, points }, index) => (
          <g key={name} class={`line${index % 4}`}>
            <polyline points={points.map(({ waits }, at) => `${x(at)},${y(waits)}`).join(' ')} />
            {points.map(({ year, waits }, at) => (
              <circle key={year} cx={x(at)} cy={y(waits)} r={index % 2 === 0 ? 4.5 : 3.5} />
            ))}
          </g>
        ))}
      </svg>
    </figure>
  );
}
