// Decides what the page of a report holds, in which order: the headline first, what it rests on last.
import { isoDate } from '../calendar/civil-date.js';
import { basisNotes } from '../layout/basis-notes.js';
import { costNotes, costSheets } from '../layout/costs.js';
import { forecastSheet, wardLayout } from '../layout/forecast.js';
import { planNotes, planSheet } from '../layout/plan.js';
import { bridgeConclusion, reconcileSheet } from '../layout/reconcile.js';
import { comparisonNotes, verifyVerdict } from '../layout/verify.js';
import type { ForecastReport } from '../reports/forecast.js';
import type { PlanReport } from '../reports/plan.js';
import type { Report } from '../reports/report.js';
import { isSecondary } from '../rules/in-force.js';
import type { DatedValue, Rule } from '../rules/rule-book.js';
import { fill, grouped, type Language, listed } from '../words/language.js';
import { HEADINGS, NOTES } from '../words/messages.js';
import { PAPER_NOTES, REPORT_WORDS, type ReportWord, STEP_MEANINGS } from '../words/report.js';
import { ruleValueText } from '../words/rule-value.js';
import type { Sheet, SheetCell, SheetColumn } from '../write/sheet.js';
import { CHARTS, type ChartName } from './chart-names.js';
import {
  busiestMonth,
  isPartAlone,
  isTotalAlone,
  monthNames,
  movingSteps,
  scenarioSentences,
} from './charts.js';
import type { Drawings } from './drawings.js';
import { drawingId, type Figure, figuresOf, SIZES } from './figures.js';
import { headlineSentences, keyFigures } from './headline.js';
import { type Html, html, trusted } from './html.js';
import { nameOf, scopeLines } from './scope.js';
import { STYLE } from './style.js';
import { table } from './tables.js';

/** What a page names besides its figures. */
export interface Edition {
  readonly language: Language;
  /** The program's version. */
  readonly version: string;
  /** The records are the bundled ones. */
  readonly bundled: boolean;
}

/**
 * The whole page, one file that loads nothing and runs nothing: laid out at once, and whole when it is given the drawings
 * of all its figures.
 */
export function reportPage(report: Report, edition: Edition): (drawings: Drawings) => string {
  const page = pageWithPlaces(report, edition);
  return (drawings) => page.replace(PLACES, (_, id: string) => drawings[id] ?? '');
}

/** Where a drawing belongs. No text can be taken for one, since each is escaped. */
const PLACES = /<!--drawing ([\w-]+)-->/g;

function placeOf(id: string): Html {
  return trusted(`<!--drawing ${id}-->`);
}

function pageWithPlaces(report: Report, edition: Edition): string {
  const { language, version } = edition;
  const say = sayIn(language);
  const sections = sectionsOf(report, edition);
  const title = say('title');
  return `${
    html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">
<meta name="generator" content="koshin ${version}">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${trusted(STYLE)}</style>
</head>
<body>
<a class="skip" href="#main">${say('skip')}</a>
<header>
<h1>${title}</h1>
<p class="scope">${scopeLines(report, language, edition.bundled).map((line) => html`<span>${line}</span>\n`)}</p>
</header>
<main id="main">
${summary(report, edition)}
<nav aria-label="${say('contents')}"><ul>
${sections.map(({ id }) => html`<li><a href="#${id}">${say(id)}</a></li>\n`)}</ul></nav>
${sections.map(
  ({ id, content }) => html`<section id="${id}" aria-labelledby="${id}-heading">
<h2 id="${id}-heading">${say(id)}</h2>
${content}
</section>
`,
)}</main>
<footer><p>${say('footer', { version })}</p></footer>
</body>
</html>`.text
  }\n`;
}

type Say = (word: ReportWord, params?: Parameters<typeof fill>[2]) => string;

function sayIn(language: Language): Say {
  return (word, params) => fill(REPORT_WORDS[word], language, params);
}

function summary({ headline, years, basis }: Report, { language, bundled }: Edition): Html {
  const borrowed = basis.capacityIsPublished && !bundled;
  const [first, ...others] = headlineSentences(headline, borrowed, language);
  const figures = keyFigures(headline, years.length, language);
  const enough = headline.firstDeficit === undefined && !borrowed;
  return html`<section id="summary" aria-label="${REPORT_WORDS.summary[language]}" class="summary">
<p class="headline${enough && ' enough'}"><strong>${first}</strong> ${sentences(others, language)}</p>
<dl class="keys">
${figures.map(
  ({ name, figure, note, alert }) =>
    html`<div${alert && html` class="alert"`}><dt>${name}</dt><dd class="figure">${figure}</dd><dd class="note">${note}</dd></div>
`,
)}</dl>
</section>`;
}

interface Section {
  readonly id: ChartName | 'basis';
  readonly content: Html;
}

/** The sections the report has something for. */
function sectionsOf(report: Report, edition: Edition): Section[] {
  const { language } = edition;
  const contents: Readonly<Record<ChartName, (chart: Html) => readonly (Html | false)[]>> = {
    forecast: (chart) => forecastSection(report, chart, language),
    backlog: (chart) => [lead('backlogLead', language), chart],
    months: (chart) => monthsSection(report, chart, language),
    offices: (chart) => officesSection(report, chart, language),
    bridge: (chart) => bridgeSection(report, chart, language),
    scenarios: (chart) => scenariosSection(report, chart, language),
  };
  const charted = CHARTS.flatMap((id): Section[] => {
    const figures = figuresOf(id, report, language).map((each) => figureHtml(id, each, language));
    return figures.length === 0 ? [] : [{ id, content: html`${contents[id](html`${figures}`)}` }];
  });
  return [...charted, { id: 'basis', content: basisSection(report, edition) }];
}

/** Whether on paper, where nothing is folded, the table behind a chart tells nothing that does not stand beside it. */
function repeatsItself(name: ChartName, { chart, report }: Figure): boolean {
  const capacities = new Set(report.years.map(({ capacity }) => capacity));
  // The ward's table holds all but the capacity, which the legend names where it is one.
  return chart.tellsAll || (name === 'forecast' && capacities.size === 1);
}

/** A chart in both sizes, or a sentence where there is nothing to draw, with its figures as a table behind it. */
function figureHtml(name: ChartName, figure: Figure, language: Language): Html {
  const { draw, title, description } = figure.chart;
  const repeated = draw === undefined || repeatsItself(name, figure);
  const drawn = SIZES.map((size) => placeOf(drawingId(figure, size)));
  return html`<figure>
<figcaption>${title}</figcaption>
${draw === undefined ? html`<p>${description}</p>` : drawn}
<details${repeated && html` class="repeated"`}><summary>${REPORT_WORDS.dataTable[language]}</summary>
${table(dataSheet(name, figure.report, language), title, language)}
</details>
</figure>
`;
}

/** The figures behind a chart. */
function dataSheet(
  name: ChartName,
  report: Report,
  language: Language,
): Pick<Sheet, 'columns' | 'rows'> {
  switch (name) {
    case 'forecast':
      return forecastSheet(report.forecast, language);
    case 'backlog':
      return backlogSheet(report, language);
    case 'months':
      return monthsSheet(report.months, language);
    case 'offices':
      return pivot(report.offices as NonNullable<Report['offices']>, language);
    case 'bridge': {
      const { bridge } = report.comparison as NonNullable<Report['comparison']>;
      const { steps } = bridge;
      const shown = bridge.isLawTable ? { ...bridge, steps: steps.slice(-1) } : bridge;
      return reconcileSheet(shown, language);
    }
    case 'scenarios':
      return scenariosSheet(report, language);
  }
}

function lead(word: ReportWord, language: Language): Html {
  return html`<p class="lead">${REPORT_WORDS[word][language]}</p>`;
}

function notes(texts: readonly string[]): Html {
  return html`<ul class="notes">${texts.map((text) => html`<li>${text}</li>\n`)}</ul>`;
}

/** The table as the ward prints it, then the chart. */
function forecastSection(report: Report, chart: Html, language: Language): Html[] {
  const { forecast } = report;
  const sheet = wardLayout(forecastSheet(forecast, language), undefined, language);
  return [
    html`<p class="lead">${sentences(
      [REPORT_WORDS.forecastLead[language], ...scenarioCapacity(report, language)],
      language,
    )}</p>`,
    html`<div class="ward">${table(sheet, REPORT_WORDS.forecastCaption[language], language)}</div>`,
    chart,
  ];
}

/** Of which scenario the capacity is, where there are scenarios and it is the first one's. */
function scenarioCapacity({ plan, years }: Report, language: Language): string[] {
  const first = plan?.scenarios[0];
  const same = first?.rows.every(({ capacity }, index) => capacity === years[index]?.capacity);
  return first === undefined || !same
    ? []
    : [fill(REPORT_WORDS.scenarioCapacity, language, { name: first.name })];
}

/** Sentences one after the other, without those that are blank. */
function sentences(texts: readonly string[], language: Language): string {
  return texts.filter((text) => text !== '').join(language === 'ja' ? '' : ' ');
}

function count(key: string, heading: string, kind: SheetColumn['kind'] = 'count'): SheetColumn {
  return { key, heading, kind };
}

function backlogSheet({ years }: Report, language: Language): Pick<Sheet, 'columns' | 'rows'> {
  return {
    columns: [
      count('fiscal_year', HEADINGS.fiscal_year[language], 'year'),
      count('carried_in', REPORT_WORDS.carriedIn[language]),
      count('total', HEADINGS.total[language]),
      count('handled', REPORT_WORDS.handled[language]),
      count('carried_out', REPORT_WORDS.waiting[language]),
    ],
    rows: years.map(({ fiscalYear, carriedIn, total, handled, carriedOut }) => [
      fiscalYear,
      carriedIn,
      total,
      handled,
      carriedOut,
    ]),
  };
}

/** Totals by month, a row a year. */
function monthsSheet(
  { rows }: ForecastReport,
  language: Language,
): Pick<Sheet, 'columns' | 'rows'> {
  const years = [...new Set(rows.map(({ fiscalYear }) => fiscalYear))];
  return {
    columns: [
      count('fiscal_year', HEADINGS.fiscal_year[language], 'year'),
      ...monthNames(language).map((name) => count(name, name)),
    ],
    rows: years.map((year) => [
      year,
      ...rows.filter(({ fiscalYear }) => fiscalYear === year).map(({ total }) => total),
    ]),
  };
}

/** Cards and certificates by office, a row an office and year. */
function pivot(offices: ForecastReport, language: Language): Pick<Sheet, 'columns' | 'rows'> {
  const { columns, rows } = wardLayout(forecastSheet(offices, language), 'office', language);
  // The office first: it is what a reader looks for.
  const order = [1, 0, ...columns.keys()].filter(
    (index, place, all) => all.indexOf(index) === place,
  );
  return {
    columns: order.map((index) => columns[index] as SheetColumn),
    rows: rows.map((row) => order.map((index) => row[index] ?? null)),
  };
}

function monthsSection(
  { months, smallMonthsShown }: Report,
  chart: Html,
  language: Language,
): Html[] {
  const blank = months.rows.some(({ total }) => total === null);
  return [
    html`<p class="lead">${sentences([REPORT_WORDS.monthsLead[language], busiestMonth(months, language)], language)}</p>`,
    ...(smallMonthsShown ? [caution(REPORT_WORDS.smallShown[language])] : []),
    ...(blank ? [notes(suppressionNotes(months, language))] : []),
    chart,
  ];
}

function officesSection({ offices, smallShown }: Report, chart: Html, language: Language): Html[] {
  if (offices === undefined) return [];
  const said = [
    ...suppressionNotes(offices, language),
    ...(offices.rows.some(isTotalAlone) ? [REPORT_WORDS.totalAloneNote[language]] : []),
    ...(offices.rows.some(isPartAlone) ? [REPORT_WORDS.partAloneNote[language]] : []),
  ];
  return [
    lead('officesLead', language),
    ...(smallShown ? [caution(REPORT_WORDS.smallShown[language])] : []),
    ...(said.length === 0 ? [] : [notes(said)]),
    chart,
  ];
}

function caution(text: string): Html {
  return html`<p class="caution">${text}</p>`;
}

/** What is to be said of a breakdown's blanks. */
function suppressionNotes(report: ForecastReport, language: Language): readonly string[] {
  const { suppressedBelow: below, exposed } = report;
  if (below === undefined) return [];
  return [
    fill(NOTES.suppressed, language, { below }),
    ...(exposed === 0 ? [] : [REPORT_WORDS.exposed[language]]),
  ];
}

function bridgeSection({ comparison }: Report, chart: Html, language: Language): Html[] {
  if (comparison === undefined) return [];
  const { bridge, verified } = comparison;
  const { publication } = bridge.table;
  const published = publication && isoDate(publication.on);
  // What is known of a cell may show at the shortcut, and by law be another figure: then it is known, not stale.
  const shown = {
    ...verified,
    known: [...new Set([...verified.known, ...bridge.known])],
    stale: verified.stale.filter((difference) => !bridge.known.includes(difference)),
  };
  return [
    html`<p class="lead">${fill(REPORT_WORDS.bridgeLead, language, {
      title: bridge.table.title[language],
    })}${published && html`${REPORT_WORDS.publishedOn[language]}<time datetime="${published}">${published}</time>`}</p>`,
    notes([
      ...bridgeConclusion(bridge, language, !bridge.isLawTable),
      verifyVerdict(verified, language),
      ...comparisonNotes(shown, language, REPORT_WORDS.staleDifference),
      ...movingSteps(bridge).map((step) => STEP_MEANINGS[step][language]),
    ]),
    chart,
  ];
}

const SHOWN_OF_PLAN = [
  'fiscal_year',
  'scenario',
  'site',
  'total',
  'capacity',
  'surplus',
  'carried_in',
  'carried_out',
  'waiting_percent',
];

/** The plan without the columns that do not fit on paper. */
function scenariosSheet(report: Report, language: Language): Pick<Sheet, 'columns' | 'rows'> {
  if (report.plan === undefined) return { columns: [], rows: [] };
  const { columns, rows } = planSheet(report.plan, language);
  const keep = columns.flatMap(({ key }, index) => (SHOWN_OF_PLAN.includes(key) ? [index] : []));
  return {
    columns: keep.map((index) => columns[index] as SheetColumn),
    rows: rows.map((row) => keep.map((index): SheetCell => row[index] ?? null)),
  };
}

function scenariosSection({ plan }: Report, chart: Html, language: Language): Html[] {
  if (plan === undefined) return [];
  return [
    notes(scenarioSentences(plan.scenarios, language)),
    lead('scenariosLead', language),
    chart,
    ...costsPart(plan, language),
  ];
}

/** What the scenarios cost, a table each as a budget request has it; nothing where none tells its costs. */
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

/** A table's title, with its years where the scenario's costs take several tables. */
function costsCaption(sheet: Sheet, sheets: readonly Sheet[], language: Language): string {
  const title = sheet.title ?? '';
  if (sheets.filter((each) => each.title === sheet.title).length === 1) return title;
  const [, first, ...others] = sheet.columns.map(({ heading }) => heading);
  const last = others.at(-1);
  return last === undefined
    ? `${title} ${first}`
    : `${title} ${fill(REPORT_WORDS.yearSpan, language, { first: first ?? '', last })}`;
}

/** What the plan assumes; what it says of costs stands beside them, and the unit in the tables. */
function planAssumptions(plan: PlanReport, language: Language): string[] {
  const elsewhere = [NOTES.unit[language], ...costNotes(plan, language)];
  return planNotes(plan, language).filter((note) => !elsewhere.includes(note));
}

function basisSection(report: Report, edition: Edition): Html {
  const { language } = edition;
  const say = sayIn(language);
  const part = (word: ReportWord, content: Html) =>
    html`<div class="part"><h3>${say(word)}</h3>
${content}
</div>
`;
  return html`${part('assumptions', notes(basisNotes(report.basis, language, PAPER_NOTES)))}
${report.plan && part('scenarioAssumptions', notes(planAssumptions(report.plan, language)))}
${part('rules', rulesTable(report, language))}
${part('provenance', provenance(report, edition))}`;
}

function rulesTable({ law }: Report, language: Language): Html {
  const say = sayIn(language);
  const text = (key: string, word: ReportWord) => count(key, say(word), 'text');
  const rules: readonly Rule<unknown>[] = Object.values(law.rules);
  return html`<p class="lead">${say('rulesLead', { version: law.version })}</p>
<div class="long rules">${table(
    {
      columns: [
        text('rule', 'rule'),
        text('value', 'value'),
        text('from', 'from'),
        text('sentence', 'sentence'),
        text('sources', 'sources'),
      ],
      rows: rules.flatMap((rule) =>
        rule.values.map((value) => [
          rule.term[language],
          ruleValueText(rule.unit, value.value, language),
          isoDate(value.from),
          value.sentence,
          sourcesText(value, language),
        ]),
      ),
    },
    say('rules'),
    language,
  )}</div>`;
}

function sourcesText(value: DatedValue<unknown>, language: Language): string {
  const secondary = isSecondary(value);
  const titles = value.sources.map(({ title, primary }) =>
    primary || !secondary ? title : fill(REPORT_WORDS.secondarySource, language, { title }),
  );
  return listed(titles, language);
}

/** A value longer than this takes a line of its own. */
const LONG_VALUE = 24;

/** Options that name files. */
const FILE_OPTIONS = ['against', 'scenario'];

/** An option's value; of a file its name alone, since a page goes further than the folders of whoever made it. */
function optionText(name: string, value: unknown): string {
  return FILE_OPTIONS.includes(name) ? nameOf(String(value)) : String(value);
}

/** What was read, with which options, by which versions. */
function provenance({ basis, comparison }: Report, { language, version }: Edition): Html {
  const say = sayIn(language);
  const files = basis.inputs.map(
    ({ path, bytes, sha256 }) =>
      html`<tr><th scope="row">${nameOf(path)}</th><td class="number">${grouped(bytes)}</td><td>${
        sha256 === null ? say('notDigested') : html`<code>${sha256}</code>`
      }</td></tr>\n`,
  );
  const options = Object.entries(basis.options).map(
    ([name, value]) =>
      value !== null &&
      html`<div${optionText(name, value).length > LONG_VALUE && html` class="whole"`}><dt><code>${name}</code></dt><dd><code>${optionText(name, value)}</code></dd></div>\n`,
  );
  const published = comparison?.bridge.table;
  const versions =
    published === undefined
      ? say('versionsNoTable', { version, rules: basis.rulesVersion })
      : say('versionsText', { version, rules: basis.rulesVersion, table: nameOf(published.id) });
  return html`<div class="long"><div class="scroll" role="region" aria-label="${say('inputs')}" tabindex="0"><table>
<caption>${say('inputs')}</caption>
<thead><tr><th scope="col">${say('file')}</th><th scope="col" class="number">${say('bytes')}</th><th scope="col">${say('sha256')}</th></tr></thead>
<tbody>
${files}</tbody></table></div></div>
<h4>${say('options')}</h4>
<dl class="options">${options}</dl>
<p class="made">${versions}${published?.publication && html` <cite>${published.publication.source}</cite>`}</p>`;
}
