// A simulation as a form: a sheet a scenario, its years as rows, each figure with P10 and P90 beside it.
import { HEADINGS } from '../../records/headings.js';
import type { SimulationMonth, SimulationReport, SimulationYear } from '../../reports/simulate.js';
import type { Distribution } from '../../simulation/distribution.js';
import { BOOK_WORDS } from '../../words/book.js';
import { fill, fiscalYearLabel, type Language } from '../../words/language.js';
import { SIMULATE_WORDS } from '../../words/simulate.js';
import { at, type BookSheet, cell, formula } from '../../write/book.js';
import { addChart, addNotes, begun, heads, scenarioSheets, sheetOf, WIDTHS } from './form.js';

/** The figures that have their P10 and P90 beside them, and those that have not: who is served follows from the capacity. */
const FIGURES = [
  ['arrived', true],
  ['served', false],
  ['waiting_days', true],
  ['queue', true],
  ['lapsed_while_waiting', true],
] as const;

const PICK = {
  arrived: (row: SimulationYear | SimulationMonth) => row.arrived,
  served: (row: SimulationYear | SimulationMonth) => row.served,
  waiting_days: (row: SimulationYear | SimulationMonth) => row.waitingDays,
  queue: (row: SimulationYear | SimulationMonth) => row.queue,
  lapsed_while_waiting: (row: SimulationYear | SimulationMonth) => row.lapsedWhileWaiting,
} as const satisfies Record<string, (row: SimulationYear | SimulationMonth) => Distribution>;

/** The column of a figure: behind the period and the capacity, and whatever bounds stand before it. */
const columnOf = (figure: (typeof FIGURES)[number][0]) =>
  FIGURES.slice(
    0,
    FIGURES.findIndex(([key]) => key === figure),
  ).reduce((column, [, hasBounds]) => column + (hasBounds ? 3 : 1), 2);

const ARRIVED = columnOf('arrived');
const SERVED = columnOf('served');
const QUEUE = columnOf('queue');

/** The sheets of a simulation: medians; the share that was served is a formula. */
export function simulateBook(
  { scenarios, by }: SimulationReport,
  notes: readonly string[],
  language: Language,
  first: string | undefined,
): BookSheet[] {
  const names = scenarioSheets(scenarios, [BOOK_WORDS.data[language]]);
  const say = (key: keyof typeof SIMULATE_WORDS, params = {}) =>
    fill(SIMULATE_WORDS[key], language, params);
  const count = (heading: string) => ({ heading, kind: 'count' }) as const;
  return scenarios.map(({ name, rows, months }, index) => {
    const form = begun(fill(BOOK_WORDS.simulateTitle, language, { name }), first);
    const columns = [
      { heading: HEADINGS[by === 'month' ? 'month' : 'fiscal_year'][language], kind: 'text' },
      count(HEADINGS.capacity[language]),
      ...FIGURES.flatMap(([key, hasBounds]) => {
        const heading = say(key);
        const bounds = [count(say('p10', { heading })), count(say('p90', { heading }))];
        return [count(heading), ...(hasBounds ? bounds : [])];
      }),
      count(BOOK_WORDS.servedShare[language]),
    ] as const;
    form.rows.push([
      ...new Array<undefined>(columns.length - 1).fill(undefined),
      cell(BOOK_WORDS.unit[language], 'right'),
    ]);
    form.rows.push(heads(columns));
    const firstRow = form.rows.length;
    const lines = by === 'month' ? months : rows;
    for (const row of lines) {
      const line = form.rows.length;
      const { p50: arrived } = row.arrived;
      const { p50: served } = row.served;
      const share = arrived === null || served === null || arrived === 0 ? null : served / arrived;
      form.rows.push([
        cell('month' in row ? row.month : fiscalYearLabel(row.fiscalYear, language), 'text'),
        cell(row.capacity, 'count'),
        ...FIGURES.flatMap(([key, hasBounds]) => {
          const { p10, p50, p90 } = PICK[key](row);
          return (hasBounds ? [p50, p10, p90] : [p50]).map((value) => cell(value, 'count'));
        }),
        formula(
          `IF(${at(line, ARRIVED)}=0,"",${at(line, SERVED)}/${at(line, ARRIVED)})`,
          share,
          'share',
        ),
      ]);
    }
    const chart =
      by === 'month'
        ? undefined
        : addChart(form, {
            title: BOOK_WORDS.queueChart[language],
            categories: 0,
            firstRow,
            lastRow: firstRow + lines.length - 1,
            series: [{ name: say('queue'), column: QUEUE }],
          });
    addNotes(form, notes);
    const widths = [WIDTHS.label, ...new Array<number>(columns.length - 1).fill(WIDTHS.number + 1)];
    return sheetOf(form, names[index] ?? '', widths, chart);
  });
}
