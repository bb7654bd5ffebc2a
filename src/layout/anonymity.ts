// The report of an anonymized file: its anonymity before and after, and the procedures lost.
import { isoDate } from '../calendar/civil-date.js';
import type { AnonymityMeasure } from '../privacy/anonymize/merge.js';
import type { Provenance } from '../records/provenance.js';
import type { AnonymityReport } from '../reports/anonymity.js';
import { ANONYMITY_HEADINGS, ANONYMITY_STAGES, ANONYMITY_WORDS } from '../words/anonymity.js';
import { fill, type Language, listed } from '../words/language.js';
import type { Sheet } from '../write/sheet.js';
import { renderTable, type TableStyle } from '../write/table.js';
import { columnsIn } from './columns.js';
import { provenanceJson } from './provenance.js';

/** The report as text: the measures, and where records were held back, the procedures lost. */
export function anonymityText(report: AnonymityReport, style: TableStyle): string {
  const { language } = style;
  const measures = renderTable(measureSheet(report, language), style);
  return heldBack(report).cards === 0
    ? measures
    : `${measures}\n${renderTable(costSheet(report, language), style)}`;
}

/** The anonymity of the records as read, generalized and written. */
function measureSheet(report: AnonymityReport, language: Language): Sheet {
  const size = report.smallBelow;
  const column = (key: keyof typeof ANONYMITY_HEADINGS, kind: 'text' | 'count') => ({
    key,
    heading: fill(ANONYMITY_HEADINGS[key], language, { size }),
    kind,
  });
  const row = (stage: keyof typeof ANONYMITY_STAGES) => {
    const { rows, cards, groups, smallestGroup, rowsBelow, cardsBelow } = report[stage];
    return [
      ANONYMITY_STAGES[stage][language],
      rows,
      cards,
      groups,
      smallestGroup,
      rowsBelow,
      cardsBelow,
    ];
  };
  const { rejected } = report;
  return {
    columns: [
      column('stage', 'text'),
      column('rows', 'count'),
      column('cards', 'count'),
      column('groups', 'count'),
      column('smallest_group', 'count'),
      column('rows_below', 'count'),
      column('cards_below', 'count'),
    ],
    rows: [row('before'), ...(report.k === undefined ? [] : [row('generalized')]), row('after')],
    notes: [
      ANONYMITY_WORDS.group[language],
      fill(ANONYMITY_WORDS.columns, language, { list: listed(report.columns, language) }),
      ...(report.officeDropped ? [ANONYMITY_WORDS.officeDropped[language]] : []),
      ...(rejected.rows === 0 ? [] : [fill(ANONYMITY_WORDS.rejected, language, rejected)]),
      ...(heldBack(report).cards === 0 && !report.officeDropped && rejected.rows === 0
        ? [ANONYMITY_WORDS.exact[language]]
        : []),
    ],
  };
}

/** The procedures lost with the records held back. */
function costSheet(report: AnonymityReport, language: Language): Sheet {
  const column = columnsIn(ANONYMITY_HEADINGS, language);
  return {
    title: fill(ANONYMITY_WORDS.heldBack, language, heldBack(report)),
    columns: [
      column('fiscal_year', 'year'),
      column('card_lost', 'count'),
      column('card_all', 'count'),
      column('certificate_lost', 'count'),
      column('certificate_all', 'count'),
    ],
    rows: report.cost.map(({ fiscalYear, lost, all }) => [
      fiscalYear,
      lost.card,
      all.card,
      lost.certificate,
      all.certificate,
    ]),
    notes: [fill(ANONYMITY_WORDS.costBasis, language, { asOf: isoDate(report.asOf) })],
  };
}

/** The report as JSON of schema koshin.anonymize/1. */
export function anonymityJson(report: AnonymityReport, provenance: Provenance): object {
  return {
    schema: 'koshin.anonymize/1',
    ids: report.identifiers,
    k: report.k ?? null,
    small_below: report.smallBelow,
    office_dropped: report.officeDropped,
    columns: report.columns,
    as_of: isoDate(report.asOf),
    as_of_source: provenance.asOfSource,
    as_of_written: isoDate(report.asOfWritten),
    before: measureJson(report.before),
    generalized: measureJson(report.generalized),
    after: measureJson(report.after),
    held_back: {
      ...heldBack(report),
      procedures: report.cost.map(({ fiscalYear, lost, all }) => ({
        fiscal_year: fiscalYear,
        card: lost.card,
        card_of: all.card,
        certificate: lost.certificate,
        certificate_of: all.certificate,
      })),
    },
    rejected: report.rejected,
    ...provenanceJson(provenance),
  };
}

function measureJson(measure: AnonymityMeasure) {
  return {
    rows: measure.rows,
    cards: measure.cards,
    groups: measure.groups,
    smallest_group: measure.smallestGroup,
    rows_below: measure.rowsBelow,
    cards_below: measure.cardsBelow,
  };
}

function heldBack({ before, after }: AnonymityReport): { rows: number; cards: number } {
  return { rows: before.rows - after.rows, cards: before.cards - after.cards };
}
