// Decides how a simulation is laid out: the usual course with how far chance goes in brackets, and the keys of its JSON.
import type {
  ScenarioSimulation,
  SimulationFigures,
  SimulationMonth,
  SimulationReport,
  SimulationYear,
} from '../reports/simulate.js';
import type { Localized } from '../rules/rule-book.js';
import type { Distribution } from '../simulation/distribution.js';
import { assumptionNotes, assumptionsJson } from './assumptions.js';
import { basisNotes } from './basis-notes.js';
import { cellText } from './cell.js';
import { basisJson } from './forecast.js';
import { fill, type Language } from './language.js';
import { HEADINGS } from './messages.js';
import { placeCells, placeColumns, placedRows } from './places.js';
import type { Sheet, SheetCell, SheetColumn } from './sheet.js';

/** The words of a simulation. */
const SIMULATE_WORDS = {
  arrived: { en: 'asked', ja: '申込み' },
  came_after_lapse: { en: 'asked after the end of validity', ja: '満了後の申込み' },
  served: { en: 'served', ja: '処理' },
  waiting_days: { en: 'days waited', ja: '待ち日数' },
  queue: { en: 'in line at the end', ja: '期末の待ち' },
  waiting: { en: 'in line, not lapsed', ja: '待ち (満了なし)' },
  lapsed: { en: 'lapsed and not served', ja: '待つ間に満了し未処理' },
  lapsed_while_waiting: { en: 'lapsed while waiting', ja: '待つ間に満了' },
  lapsed_while_waiting_card: { en: 'lapsed while waiting, card', ja: '待つ間に満了 (カード)' },
  lapsed_while_waiting_certificate: {
    en: 'lapsed while waiting, certificate',
    ja: '待つ間に満了 (電子証明書)',
  },
  worst_month: { en: 'longest line', ja: '待ちの最多' },
  worst: { en: '{queue} ({month})', ja: '{queue} ({month}末)' },
  mean: { en: '{heading}, mean', ja: '{heading} (平均)' },
  p10: { en: '{heading}, P10', ja: '{heading} (P10)' },
  p50: { en: '{heading}, P50', ja: '{heading} (P50)' },
  p90: { en: '{heading}, P90', ja: '{heading} (P90)' },
  runs: {
    en: 'Day by day, {runs} runs, seed {seed}. Of the runs, half show at most the first figure; in brackets the figures that 10% and 90% of the runs do not exceed.',
    ja: '1日ごとの模擬計算を{runs}回 (乱数の種 {seed})。数値は半数の回がそれ以下となる値、括弧内は10%の回と90%の回がそれ以下となる値。',
  },
  noRandomness: {
    en: 'Day by day, without randomness: the amounts expected.',
    ja: '1日ごとの計算 (乱数なし、期待値のみ)。',
  },
  asPlan: {
    en: 'Asked, served and in line are, month by month, those of koshin plan --by month.',
    ja: '申込み・処理・期末の待ちは、月ごとに koshin plan --by month と一致する。',
  },
  days: {
    en: 'Days waited: from asking to being served, of everybody served in the period; half waited at most the first figure, in brackets the days that 10% and 90% did not exceed. Who is still in line is not among them.',
    ja: '待ち日数: その期間に処理された人全員の、申込みから処理までの日数。半数がそれ以下となる日数、括弧内は10%の人と90%の人がそれ以下となる日数。まだ待っている人は含まない。',
  },
  lapsing: {
    en: 'Lapsed while waiting: the document ended after the person had asked and before being served. Not among them: who asked only after it had ended. People ask on any open day of their month, so of those who come in the month due about half do.',
    ja: '待つ間に満了: 申込みの後、処理の前に有効期間が満了したもの。満了後に申し込んだ人は含まない。申込みは月内のどの開庁日にもあるため、満了する月に来る人の約半数は満了後となる。',
  },
  keepPlace: {
    en: 'Who has lapsed keeps the place in line. With --lapsed-leave such people give it up.',
    ja: '待つ間に満了した人も順番を保つ。--lapsed-leave では順番待ちから外れる。',
  },
  leave: {
    en: 'Who has lapsed gives up the place in line and is not served.',
    ja: '待つ間に満了した人は順番待ちから外れ、処理されない。',
  },
  line: {
    en: 'One line for all sites and kinds, in the order of asking; each day takes what its opening hours allow, and room left over on a day is lost.',
    ja: '窓口や種類を分けず、申込み順に処理する。各日の枠は開庁時間による。使わなかった枠は翌日に持ち越さない。',
  },
  months: {
    en: 'Capacity is rounded down month by month, as in koshin plan --by month, so a year has a few procedures less than its figure.',
    ja: '予約可能件数は月ごとに切り捨てるため (koshin plan --by month と同じ)、年度の合計はわずかに少ない。',
  },
  whereabouts: {
    en: '{name}, in the end: asked {arrived} = served {served} + not served, document not ended meanwhile {waiting} + not served, document ended meanwhile {lapsed}.',
    ja: '{name} の期末: 申込み{arrived} = 処理済み{served} + 未処理 (待つ間に満了せず){waiting} + 未処理 (待つ間に満了){lapsed}。',
  },
  base: {
    en: '{name}: of each range the base is taken.',
    ja: '{name}: 幅のある前提は中位の値による。',
  },
} as const satisfies Record<string, Localized>;

type FigureKey = keyof typeof SIMULATE_WORDS;

/** The distributed figures by their keys in outputs; `shown`: those that a table for people has room for. */
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

/** The simulation for people: for each period the scenarios beneath one another, P50 with P10 and P90 in brackets. */
export function simulationSheet(report: SimulationReport, language: Language): Sheet {
  const shown = FIGURES.filter(([, isShown]) => isShown);
  const yearly = report.by === undefined;
  return {
    columns: [
      ...firstColumns(report, language),
      ...shown.map(([key]): SheetColumn => {
        return { key, heading: SIMULATE_WORDS[key][language], kind: 'count' };
      }),
      ...(yearly
        ? [
            {
              key: 'worst_month',
              heading: SIMULATE_WORDS.worst_month[language],
              kind: 'text',
            } as const,
          ]
        : []),
    ],
    rows: rowsOf(report).map((placed) => [
      ...placeCells(placed),
      placed.row.capacity,
      ...shown.map(([, , pick]) => distributionText(pick(placed.row), language)),
      ...(yearly ? [worstText(placed.row as SimulationYear, language)] : []),
    ]),
    notes: simulationNotes(report, language),
  };
}

/** A distribution as people read it: 2,345 (2,100 – 2,600), or the one figure where all are the same. */
function distributionText({ p10, p50, p90 }: Distribution, language: Language): SheetCell {
  const text = (value: number | null) =>
    cellText(value === null ? null : Math.round(value), 'count', language);
  return p10 === p90 ? text(p50) : `${text(p50)} (${text(p10)} – ${text(p90)})`;
}

function worstText({ worstMonth }: SimulationYear, language: Language): SheetCell {
  if (worstMonth === undefined) return null;
  const { month, queue } = worstMonth;
  return fill(SIMULATE_WORDS.worst, language, { month, queue: Math.round(queue) });
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
    ...scenarios.filter(({ ranged }) => ranged).map(({ name }) => say('base', { name })),
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
    scenarios: report.scenarios.map(({ name, rows, months, whereabouts, assumptions, before }) => ({
      name,
      rows: rows.map((row) => ({
        fiscal_year: row.fiscalYear,
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
        capacity: row.capacity,
        ...figuresJson(row),
      })),
      conservation: {
        arrived: decimals(whereabouts.arrived),
        served: decimals(whereabouts.served),
        waiting: decimals(whereabouts.waiting),
        lapsed: decimals(whereabouts.lapsed),
      },
      assumptions: assumptionsJson(assumptions),
      come_before_start: { card: before.card, certificate: before.certificate },
    })),
    ...basisJson(report.basis),
  };
}

/** The words of the help for the command's own options. */
export const SIMULATE_HELP = {
  by: {
    en: 'show months; else fiscal years (JSON always has both)',
    ja: '月別に表示 (省略時は年度別、JSON には常に両方)',
  },
  runs: { en: 'number of runs (default: 200)', ja: '模擬計算の回数 (既定: 200)' },
  seed: {
    en: 'seed of the random numbers: the same seed gives the same result (default: 1)',
    ja: '乱数の種。同じ種なら同じ結果になる (既定: 1)',
  },
  noRandomness: {
    en: 'one run of the amounts expected, without chance',
    ja: '乱数を使わず、期待値で1回だけ計算',
  },
  lapsedLeave: {
    en: 'whose document ends while waiting gives up the place in line (else: keeps it)',
    ja: '待つ間に満了した人は順番待ちから外れるとする (省略時は順番を保つ)',
  },
} as const satisfies Record<string, Localized>;
