// The paper for a committee: a report with the texts of its scenario file, and what each scenario needs.
import type { CivilDate } from '../calendar/civil-date.js';
import type { PaperTexts } from '../scenario/scenario.js';
import type { CapacityReport, Need, ScenarioCapacity } from './capacity.js';
import type { Report } from './report.js';
import type { SimulationReport, SimulationYear } from './simulate.js';

/** What is asked of the scenarios of a paper, besides their plan. */
export interface PaperQuestions {
  /** The fewest windows that are enough. */
  readonly windows: CapacityReport;
  /** The fewest Saturdays a month. */
  readonly saturdays: CapacityReport;
  /** The days that people wait: of the amounts expected, without chance. */
  readonly waiting: SimulationReport;
}

/** A fiscal year of a scenario: what would be enough, and how long people wait with what is planned. */
export interface NeedsYear {
  readonly fiscalYear: number;
  /** The day from which the year is counted, where it had begun before it. */
  readonly partialFrom?: CivilDate;
  /** Null where no number is enough, undefined where the year has no windows to vary. */
  readonly windows: number | null | undefined;
  readonly saturdays: number | null | undefined;
  /** Days that half and nine in ten of those served waited at most; null where nobody was served. */
  readonly halfWaited: number | null;
  readonly mostWaited: number | null;
  /** Whose document ended while they waited. */
  readonly lapsedWhileWaiting: number;
}

/** What a scenario needs. */
export interface ScenarioNeeds {
  readonly name: string;
  /** The site whose windows and Saturdays are varied. */
  readonly site: string | undefined;
  readonly years: readonly NeedsYear[];
}

export interface PaperReport {
  readonly kind: 'paper';
  readonly report: Report;
  readonly texts: PaperTexts;
  /** One for each scenario; none without a scenario file. */
  readonly needs: readonly ScenarioNeeds[];
}

/** The texts of a paper of which a file says nothing. */
const NO_TEXTS: PaperTexts = {
  summary: [],
  background: [],
  policy: [],
  operation: [],
  effect: [],
  schedule: [],
};

/** The paper of a report. */
export function paperOf(
  report: Report,
  texts: PaperTexts = NO_TEXTS,
  questions?: PaperQuestions,
): PaperReport {
  return {
    kind: 'paper',
    report,
    texts,
    needs: questions === undefined ? [] : needsOf(questions),
  };
}

function needsOf({ windows, saturdays, waiting }: PaperQuestions): ScenarioNeeds[] {
  return waiting.scenarios.map((simulated, index): ScenarioNeeds => {
    const enough = windows.scenarios[index];
    return {
      name: simulated.name,
      site: enough?.site,
      years: simulated.rows.map((row) => ({
        fiscalYear: row.fiscalYear,
        ...(row.partialFrom !== undefined && { partialFrom: row.partialFrom }),
        windows: amountIn(enough, row),
        saturdays: amountIn(saturdays.scenarios[index], row),
        halfWaited: row.waitingDays.p50,
        mostWaited: row.waitingDays.p90,
        lapsedWhileWaiting: Math.round(row.lapsedWhileWaiting.mean ?? 0),
      })),
    };
  });
}

function amountIn(
  scenario: ScenarioCapacity | undefined,
  { fiscalYear }: SimulationYear,
): Need['amount'] | undefined {
  const year = scenario?.rows.find((row) => row.fiscalYear === fiscalYear);
  // A year of plain figures has no days of opening: there is nothing in it that could be varied.
  if (year?.openDays === null) return undefined;
  return scenario?.needed.find((need) => need.fiscalYear === fiscalYear)?.amount;
}

/** The longest wait of nine in ten over the years of a scenario; null where nobody was served. */
export function longestWait({ years }: Pick<ScenarioNeeds, 'years'>): number | null {
  const waits = years.flatMap(({ mostWaited }) => (mostWaited === null ? [] : [mostWaited]));
  return waits.length === 0 ? null : Math.max(...waits);
}
