// The page of a report: one file that loads nothing and runs nothing, the headline first, what it rests on last.
import type { Report } from '../reports/report.js';
import { PROVENANCE_WORDS } from '../words/provenance.js';
import { REPORT_WORDS } from '../words/report.js';
import { basisSection } from './basis.js';
import { documentHead } from './document-head.js';
import type { Drawings } from './drawings.js';
import { type Edition, sayIn, sentences } from './edition.js';
import { withDrawings } from './figure.js';
import { headlineSentences, keyFigures, planFigures, planHeadline } from './headline.js';
import { type Html, html } from './html.js';
import { borrowedCapacity, scopeLines } from './scope.js';
import { chartSections, type Section } from './sections.js';
import { STYLE } from './style.js';

/** The page of a report, laid out at once; whole when it is given the drawings of its figures. */
export function reportPage(report: Report, edition: Edition): (drawings: Drawings) => string {
  const page = pageWithPlaces(report, edition);
  return (drawings) => withDrawings(page, drawings);
}

function pageWithPlaces(report: Report, edition: Edition): string {
  const { language, version } = edition;
  const say = sayIn(language);
  const sections: readonly Section[] = [
    ...chartSections(report, language),
    { id: 'basis', content: basisSection(report, edition) },
  ];
  const title = say('title');
  return `${
    html`${documentHead(language, version, title, STYLE, html`<meta name="color-scheme" content="light dark">\n`)}
<body>
<a class="skip" href="#main">${say('skip')}</a>
<header>
${report.basis.isExample && html`<p class="example">${PROVENANCE_WORDS.example[language]}</p>\n`}<h1>${title}</h1>
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

function summary(report: Report, { language, bundled }: Edition): Html {
  const { headline, years, plan } = report;
  const borrowed = borrowedCapacity(report, bundled);
  const byLaw = headlineSentences(headline, borrowed, language);
  // What is planned comes first; what the law makes fall due is then the reason for it.
  const [first, ...others] = plan === undefined ? byLaw : planHeadline(plan, byLaw, language);
  const figures =
    plan === undefined ? keyFigures(headline, years.length, language) : planFigures(plan, language);
  const enough =
    plan === undefined
      ? headline.firstDeficit === undefined && borrowed === undefined
      : figures.every(({ alert }) => !alert);
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
