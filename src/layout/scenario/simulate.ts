// Layout of a simulation: the median with P10 and P90, and the keys of its JSON.

import { HEADINGS } from '../../records/headings.js';
import type {
  ScenarioSimulation,
  SimulationFigures,
  SimulationMonth,
  SimulationReport,
  SimulationYear,
} from '../../reports/simulate.js';
import type { Localized } from '../../rules/rule-book.js';
import type { Distribution } from '../../simulation/distribution.js';
import { fill, type Language } from '../../words/language.js';
import { SIMULATE_WORDS } from '../../words/simulate.js';
import { UNIT_WORDS } from '../../words/units.js';
import type { Sheet, SheetCell, SheetColumn } from '../../write/sheet.js';
import { basisNotes } from '../basis-notes.js';
import { boundsOf } from '../columns.js';
import { basisJson, partialJson } from '../forecast.js';
import { placeCells, placeColumns, placedRows } from '../places.js';
import { assumptionNotes, assumptionsJson } from './assumptions.js';
import { capacityBasisJson } from './capacity-basis.js';

type FigureKey = keyof typeof SIMULATE_WORDS;

/** The distributions by their keys in outputs; `shown`: those in a table for people. */
const FIGURES = [
  ['arrived', true, (of: SimulationFigures) => of.arrived],
  ['came_after_lapse', false, (of: SimulationFigures) => of.cameAfterLapse],
  ['served', true, (of: SimulationFigures) => of.served],
  ['waiting_days', true, (of: SimulationFigures) => of.waitingDays],
  ['queue', true, (of: SimulationFigures) => of.queue],
  ['waiting', false, (of: SimulationFigures) => of.waiting],
  ['lapsed', false, (of: SimulationFigures) => of.lapsed],
  ['lapsed_while_waiting', true, (of: SimulationFigures) => of.lapsedWhileWaiting],
  ['lapsed_while_waiting_card', false, (of: SimulationFigures) => of.lapsedWhileWaitingCard],
  [
    'lapsed_while_waiting_certificate',
    false,
    (of: SimulationFigures) => of.lapsedWhileWaitingCertificate,
  ],
] as const satisfies readonly (readonly [
  FigureKey,
  boolean,
  (of: SimulationFigures) => Distribution,
])[];

/** What is not counted in procedures. */
function unitOf(key: FigureKey): Pick<SheetColumn, 'unit'> {
  return key === 'waiting_days' ? { unit: UNIT_WORDS.days } : {};
}

const PARTS = ['mean', 'p10', 'p50', 'p90'] as const satisfies readonly (keyof Distribution)[];

/** Figures in outputs have three decimals at most: the mean of 1,000 whole numbers exactly. */
function decimals(value: number | null): number | null {
  // Adding 0 turns −0 into 0.
  return value === null ? null : Math.round(value * 1000) / 1000 + 0;
}

function rowsOf({ scenarios, by }: SimulationReport) {
  return placedRows<ScenarioSimulation, SimulationMonth | SimulationYear>(
    scenarios,
    ({ rows, months }) => (by === 'month' ? months : rows),
  );
}

function firstColumns({ by }: SimulationReport, language: Language): SheetColumn[] {
  return [
    ...placeColumns({ by, bySite: false }, language),
    { key: 'capacity', heading: HEADINGS.capacity[language], kind: 'count' },
  ];
}

/** The simulation for people: for each period the scenarios beneath one another, P50 with P10 and P90 as its bounds. */
export function simulationSheet(report: SimulationReport, language: Language): Sheet {
  const shown = FIGURES.filter(([, isShown]) => isShown);
  const yearly = report.by === undefined;
  const column = (key: string, kind: SheetColumn['kind'], words: Localized): SheetColumn => ({
    ...{ key, heading: words[language], kind },
  });
  return {
    columns: [
      ...firstColumns(report, language),
      ...shown.flatMap(([key]): SheetColumn[] => {
        const heading = SIMULATE_WORDS[key][language];
        const column = { key, heading, kind: 'count', ...unitOf(key) } as const;
        return [
          column,
          ...boundsOf(column, { low: SIMULATE_WORDS.low, high: SIMULATE_WORDS.high }),
        ];
      }),
      ...(yearly
        ? [
            column('worst_queue', 'count', SIMULATE_WORDS.worst_queue),
            column('worst_month', 'text', SIMULATE_WORDS.worst_month),
          ]
        : []),
    ],
    rows: rowsOf(report).map((placed) => [
      ...placeCells(placed),
      placed.row.capacity,
      ...shown.flatMap(([, , pick]) => distributionCells(pick(placed.row))),
      ...(yearly ? worstCells(placed.row as SimulationYear) : []),
    ]),
    notes: simulationNotes(report, language),
  };
}

/** A distribution for people: the median, P10 and P90 in whole numbers. */
function distributionCells({ p10, p50, p90 }: Distribution): SheetCell[] {
  return [p50, p10, p90].map((value) => (value === null ? null : Math.round(value)));
}

/** The longest line of a year, and the month at whose end it stood. */
function worstCells({ worstMonth }: SimulationYear): SheetCell[] {
  return worstMonth === undefined ? [null, null] : [Math.round(worstMonth.queue), worstMonth.month];
}

/** The simulation for programs: mean, P10, P50 and P90 of every figure in columns of their own. */
export function simulationRows(report: SimulationReport, language: Language): Sheet {
  return {
    columns: [
      ...firstColumns(report, language),
      ...FIGURES.flatMap(([key]) =>
        PARTS.map((part): SheetColumn => {
          const heading = SIMULATE_WORDS[key][language];
          return {
            key: `${key}_${part}`,
            heading: fill(SIMULATE_WORDS[part], language, { heading }),
            kind: 'count',
            ...unitOf(key),
          };
        }),
      ),
    ],
    rows: rowsOf(report).map((placed) => [
      ...placeCells(placed),
      placed.row.capacity,
      ...FIGURES.flatMap(([, , pick]) => PARTS.map((part) => decimals(pick(placed.row)[part]))),
    ]),
    notes: [],
  };
}

function simulationNotes(report: SimulationReport, language: Language): string[] {
  const { chance, scenarios, afterLapse, basis } = report;
  const say = (key: FigureKey, params: Parameters<typeof fill>[2] = {}) =>
    fill(SIMULATE_WORDS[key], language, params);
  return [
    chance === undefined
      ? say('noRandomness')
      : say('runs', { runs: chance.runs, seed: String(chance.seed) }),
    ...(chance === undefined && afterLapse === 'keep-place' ? [say('asPlan')] : []),
    say('days'),
    say('lapsing'),
    say(afterLapse === 'leave' ? 'leave' : 'keepPlace'),
    say('line'),
    ...(report.by === undefined ? [say('months')] : []),
    ...scenarios.map(({ name, whereabouts }) => {
      const { arrived, served, waiting, lapsed } = whereabouts;
      return say('whereabouts', {
        name,
        arrived: Math.round(arrived),
        served: Math.round(served),
        waiting: Math.round(waiting),
        lapsed: Math.round(lapsed),
      });
    }),
    ...assumptionNotes(scenarios, language),
    ...scenarios
      .filter(({ ranged }) => ranged)
      .map(({ name }) => say(chance === undefined ? 'base' : 'drawn', { name })),
    ...basisNotes(basis, language),
  ];
}

function figuresJson(figures: SimulationFigures): object {
  return Object.fromEntries(
    FIGURES.map(([key, , pick]) => {
      const distribution = pick(figures);
      return [key, Object.fromEntries(PARTS.map((part) => [part, decimals(distribution[part])]))];
    }),
  );
}

/** The simulation as JSON of schema koshin.simulate/1. */
export function simulationJson(report: SimulationReport): object {
  const { chance } = report;
  return {
    schema: 'koshin.simulate/1',
    runs: chance?.runs ?? 1,
    seed: chance?.seed ?? null,
    randomness: chance !== undefined,
    lapsed_leave: report.afterLapse === 'leave',
    scenarios: report.scenarios.map(
      ({ name, capacityFrom, rows, months, whereabouts, assumptions, before }) => ({
        name,
        rows: rows.map((row) => ({
          fiscal_year: row.fiscalYear,
          ...partialJson(row),
          capacity: row.capacity,
          ...figuresJson(row),
          worst_month:
            row.worstMonth === undefined
              ? null
              : { month: row.worstMonth.month, queue: decimals(row.worstMonth.queue) },
        })),
        months: months.map((row) => ({
          month: row.month,
          fiscal_year: row.fiscalYear,
          ...partialJson(row),
          capacity: row.capacity,
          ...figuresJson(row),
        })),
        conservation: {
          arrived: decimals(whereabouts.arrived),
          served: decimals(whereabouts.served),
          waiting: decimals(whereabouts.waiting),
          lapsed: decimals(whereabouts.lapsed),
        },
        capacity: capacityBasisJson(capacityFrom),
        assumptions: assumptionsJson(assumptions),
        come_before_start: { card: before.card, certificate: before.certificate },
      }),
    ),
    ...basisJson(report.basis),
  };
}
