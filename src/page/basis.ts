// The last section of the page: what the figures rest on.
import { isoDate } from '../calendar/civil-date.js';
import { basisNotes } from '../layout/basis-notes.js';
import { costNotes } from '../layout/scenario/costs.js';
import { planNotes } from '../layout/scenario/plan.js';
import type { PlanReport } from '../reports/plan.js';
import type { Report } from '../reports/report.js';
import { isSecondary } from '../rules/in-force.js';
import type { DatedValue, Rule } from '../rules/rule-book.js';
import { FORECAST_WORDS } from '../words/forecast.js';
import { fill, grouped, type Language, listed } from '../words/language.js';
import { PAPER_NOTES, REPORT_WORDS, type ReportWord } from '../words/report.js';
import { ruleValueText } from '../words/rule-value.js';
import { type Edition, notes, sayIn } from './edition.js';
import { type Html, html } from './html.js';
import { nameOf } from './scope.js';
import { column, table } from './tables.js';

export function basisSection(report: Report, edition: Edition): Html {
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
  const text = (key: string, word: ReportWord) => column(key, say(word), 'text');
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

/** A longer value takes a line of its own. */
const LONG_VALUE = 24;

/** Options that name files. */
const FILE_OPTIONS = ['against', 'scenario'];

/** An option's value; of a file only its name, since folders may name their user. */
function optionText(name: string, value: unknown): string {
  return FILE_OPTIONS.includes(name) ? nameOf(String(value)) : String(value);
}

/** The files read, the options, the versions. */
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

/** The notes of the plan but those on costs, which stand beside them, and the unit, which the tables have. */
function planAssumptions(plan: PlanReport, language: Language): string[] {
  const elsewhere = [FORECAST_WORDS.unit[language], ...costNotes(plan, language)];
  return planNotes(plan, language).filter((note) => !elsewhere.includes(note));
}
