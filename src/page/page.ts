// The page of a report: one file that loads nothing and runs nothing, the headline first, what it rests on last.
import type { Report } from '../reports/report.js';
import { REPORT_WORDS } from '../words/report.js';
import { basisSection } from './basis.js';
import type { Drawings } from './drawings.js';
import { type Edition, sayIn, sentences } from './edition.js';
import { withDrawings } from './figure.js';
import { headlineSentences, keyFigures } from './headline.js';
import { type Html, html, trusted } from './html.js';
import { scopeLines } from './scope.js';
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
