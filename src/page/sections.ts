// The sections of the page with charts: what each says, and its chart.
import { isoDate } from '../calendar/civil-date.js';
import { forecastSheet, suppressionNotes, wardLayout } from '../layout/forecast.js';
import { learnSheet } from '../layout/learn/learn.js';
import { curveNotes } from '../layout/learn/notes.js';
import { bridgeConclusion } from '../layout/reconcile.js';
import { costNotes, costSheets } from '../layout/scenario/costs.js';
import { comparisonNotes, verifyVerdict } from '../layout/verify.js';
import type { PlanReport } from '../reports/plan.js';
import type { Report } from '../reports/report.js';
import { fill, type Language } from '../words/language.js';
import { LEARN_CHART_WORDS } from '../words/learn-chart.js';
import { REPORT_WORDS, type ReportWord, STEP_MEANINGS } from '../words/report.js';
import type { Sheet } from '../write/sheet.js';
import { movingSteps } from './charts/bridge.js';
import { CHARTS, type ChartName } from './charts/chart-names.js';
import { figuresOf } from './charts/charts.js';
import { busiestMonth } from './charts/months.js';
import { isPartAlone, isTotalAlone } from './charts/offices.js';
import { scenarioSentences } from './charts/scenarios.js';
import { notes, sentences } from './edition.js';
import { figureHtml } from './figure.js';
import { type Html, html } from './html.js';
import { table } from './tables.js';

export interface Section {
  readonly id: ChartName | 'basis';
  readonly content: Html;
}

/** The sections of the charts for which the report has something. */
export function chartSections(report: Report, language: Language): Section[] {
  return CHARTS.flatMap((id): Section[] => {
    const figures = figuresOf(id, report, language).map((each) => figureHtml(id, each, language));
    if (figures.length === 0) return [];
    return [{ id, content: html`${CONTENTS[id](report, html`${figures}`, language)}` }];
  });
}

const CONTENTS: Readonly<
  Record<ChartName, (report: Report, chart: Html, language: Language) => readonly Html[]>
> = {
  forecast: forecastContent,
  backlog: (_, chart, language) => [lead('backlogLead', language), chart],
  months: monthsContent,
  offices: officesContent,
  bridge: bridgeContent,
  scenarios: scenariosContent,
  learned: learnedContent,
};

function lead(word: ReportWord, language: Language): Html {
  return html`<p class="lead">${REPORT_WORDS[word][language]}</p>`;
}

/** The table as the ward prints it, then the chart. */
function forecastContent(report: Report, chart: Html, language: Language): Html[] {
  const sheet = wardLayout(forecastSheet(report.forecast, language), language);
  const texts = [REPORT_WORDS.forecastLead[language], scenarioCapacity(report, language)];
  return [
    html`<p class="lead">${sentences(texts, language)}</p>`,
    html`<div class="ward">${table(sheet, REPORT_WORDS.forecastCaption[language], language)}</div>`,
    chart,
  ];
}

/** The scenario that the capacity is from, if it is the first one's. */
function scenarioCapacity({ plan, years }: Report, language: Language): string {
  const first = plan?.scenarios[0];
  return first?.rows.every(({ capacity }, index) => capacity === years[index]?.capacity)
    ? fill(REPORT_WORDS.scenarioCapacity, language, { name: first.name })
    : '';
}

function monthsContent(
  { months, smallMonthsShown }: Report,
  chart: Html,
  language: Language,
): Html[] {
  const texts = [REPORT_WORDS.monthsLead[language], busiestMonth(months, language)];
  const blank = months.rows.some(({ total }) => total === null);
  return [
    html`<p class="lead">${sentences(texts, language)}</p>`,
    ...smallFiguresCaution(smallMonthsShown, language),
    ...(blank ? [notes(suppressionNotes(months, language, REPORT_WORDS.exposed))] : []),
    chart,
  ];
}

function officesContent({ offices, smallShown }: Report, chart: Html, language: Language): Html[] {
  if (offices === undefined) return [];
  const texts = [
    ...suppressionNotes(offices, language, REPORT_WORDS.exposed),
    ...(offices.rows.some(isTotalAlone) ? [REPORT_WORDS.totalAloneNote[language]] : []),
    ...(offices.rows.some(isPartAlone) ? [REPORT_WORDS.partAloneNote[language]] : []),
  ];
  return [
    lead('officesLead', language),
    ...smallFiguresCaution(smallShown, language),
    ...(texts.length === 0 ? [] : [notes(texts)]),
    chart,
  ];
}

function smallFiguresCaution(shown: boolean, language: Language): Html[] {
  return shown ? [html`<p class="caution">${REPORT_WORDS.smallShown[language]}</p>`] : [];
}

function bridgeContent({ comparison }: Report, chart: Html, language: Language): Html[] {
  if (comparison === undefined) return [];
  const { bridge, verified } = comparison;
  const { title, publication } = bridge.table;
  const published = publication && isoDate(publication.on);
  // A known difference may appear by the shortcut and disappear by the law: then it is known, not stale.
  const shown = {
    ...verified,
    known: [...new Set([...verified.known, ...bridge.known])],
    stale: verified.stale.filter((difference) => !bridge.known.includes(difference)),
  };
  return [
    html`<p class="lead">${fill(REPORT_WORDS.bridgeLead, language, { title: title[language] })}${
      published &&
      html`${REPORT_WORDS.publishedOn[language]}<time datetime="${published}">${published}</time>`
    }</p>`,
    notes([
      ...bridgeConclusion(bridge, language, !bridge.isLawTable),
      verifyVerdict(verified, language),
      ...comparisonNotes(shown, language, REPORT_WORDS.staleDifference),
      ...movingSteps(bridge).map((step) => STEP_MEANINGS[step][language]),
    ]),
    chart,
  ];
}

function scenariosContent({ plan }: Report, chart: Html, language: Language): Html[] {
  if (plan === undefined) return [];
  return [
    notes(scenarioSentences(plan.scenarios, language)),
    lead('scenariosLead', language),
    chart,
    ...costsPart(plan, language),
  ];
}

function learnedContent({ learned }: Report, chart: Html, language: Language): Html[] {
  if (learned === undefined) return [];
  const { certificate, asOf } = learned;
  if (certificate.due === 0) return [chart];
  const lead = fill(LEARN_CHART_WORDS.lead, language, { asOf: isoDate(asOf) });
  return [
    html`<p class="lead">${lead}</p>`,
    notes(curveNotes(learned, language)),
    chart,
    table(learnSheet(learned, language), LEARN_CHART_WORDS.groups[language], language),
  ];
}

/** The costs of the scenarios, a table each as a budget request has it; nothing where none has costs. */
function costsPart(plan: PlanReport, language: Language): Html[] {
  const sheets = costSheets(plan, language);
  if (sheets.length === 0) return [];
  const without = costNotes(plan, language);
  return [
    html`<div class="part"><h3>${REPORT_WORDS.costs[language]}</h3>
${sheets.map(
  (
    sheet,
  ) => html`<div class="costs">${table(sheet, costsCaption(sheet, sheets, language), language)}
${sheet.notes.length > 0 && notes(sheet.notes)}</div>
`,
)}${without.length > 0 && notes(without)}
</div>`,
  ];
}

/** The title of a table, with its years where the costs of the scenario take several tables. */
function costsCaption(sheet: Sheet, sheets: readonly Sheet[], language: Language): string {
  const title = sheet.title ?? '';
  if (sheets.filter((each) => each.title === sheet.title).length === 1) return title;
  const [, first = '', ...others] = sheet.columns.map(({ heading }) => heading);
  const last = others.at(-1);
  const years = last === undefined ? first : fill(REPORT_WORDS.yearSpan, language, { first, last });
  return `${title} ${years}`;
}
