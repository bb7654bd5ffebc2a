// Decides how the report of an anonymized file is laid out: before and after beside each other, then what it costs.
import type { AnonymityMeasure } from '../anonymity/merge.js';
import { isoDate } from '../calendar/civil-date.js';
import type { AnonymityReport } from '../reports/anonymity.js';
import type { Provenance } from '../reports/provenance.js';
import type { Localized } from '../rules/rule-book.js';
import { fill, type Language, listed } from './language.js';
import { provenanceJson } from './provenance.js';
import type { Sheet } from './sheet.js';
import { renderTable, type TableStyle } from './table.js';

/** Texts of the options of `anonymize`. */
export const ANONYMITY_HELP = {
  file: {
    en: 'file of records to make safe; - for standard input',
    ja: '匿名化する記録のファイル、- は標準入力',
  },
  output: {
    en: 'write the safe file here, whole or not at all; never over the input',
    ja: '匿名化したファイルの書き出し先 (途中の状態は残さず、入力には上書きしない)',
  },
  k: {
    en: 'also blur days of issue and hold back whoever shares every value with fewer than n cards, and say what that costs the forecast',
    ja: '発行日も丸めたうえで、すべての項目が同じカードが n 枚に満たない記録を除き、件数への影響を表示',
  },
  ids: {
    en: 'drop: no identifiers, alike rows merged into count; running: one row each, numbered anew',
    ja: 'drop: 識別番号を除き、同じ行は件数を付けて1行にまとめる。running: 行をまとめず通し番号を付ける',
  },
  dropOffice: {
    en: 'leave out the office (forecast --by office is then not possible)',
    ja: '総合支所を除く (支所別の集計はできなくなる)',
  },
} as const satisfies Record<string, Localized>;

const HEADINGS = {
  stage: { en: 'records', ja: '記録' },
  rows: { en: 'input rows', ja: '入力の行数' },
  cards: { en: 'cards', ja: '枚数' },
  groups: { en: 'groups', ja: 'グループ数' },
  smallest_group: { en: 'smallest group', ja: '最小グループの枚数' },
  rows_below: { en: 'input rows in groups below {size}', ja: '{size}枚未満のグループの行数' },
  cards_below: { en: 'cards in groups below {size}', ja: '{size}枚未満のグループの枚数' },
  fiscal_year: { en: 'fiscal year', ja: '年度' },
  card_lost: { en: 'card procedures lost', ja: 'カード (減少分)' },
  card_all: { en: 'of', ja: 'カード (全体)' },
  certificate_lost: { en: 'certificate procedures lost', ja: '電子証明書 (減少分)' },
  certificate_all: { en: 'of', ja: '電子証明書 (全体)' },
} as const satisfies Record<string, Localized>;

const STAGES = {
  before: { en: 'as read', ja: '読み込み時' },
  generalized: { en: 'generalized', ja: '一般化後' },
  after: { en: 'written', ja: '書き出し' },
} as const satisfies Record<string, Localized>;

const WORDS = {
  group: {
    en: 'A group: all rows alike in every column written, the count and running numbers aside.',
    ja: 'グループとは、書き出した項目 (件数と通し番号を除く) がすべて同じ行の集まりです。',
  },
  columns: { en: 'Columns written: {list}.', ja: '書き出した項目: {list}。' },
  exact: {
    en: 'Nothing was held back: every figure from this file equals the original’s.',
    ja: '除いた記録はありません。このファイルから計算する件数は、元のファイルの場合と完全に一致します。',
  },
  officeDropped: {
    en: 'The office was left out: figures by office cannot be had from this file.',
    ja: '総合支所を除いたため、このファイルから支所別の件数は計算できません。',
  },
  heldBack: {
    en: 'Held back: {cards} cards in {rows} rows. What the forecast loses with them:',
    ja: '除いた記録: {cards}枚 ({rows}行)。これにより見込みから減る件数:',
  },
  costBasis: {
    en: 'By the law with all repeat renewals, as of {asOf}.',
    ja: '法令による件数で、以後の更新をすべて含む (基準日 {asOf})。',
  },
  rejected: {
    en: 'Rejected and not written: {cards} cards in {rows} rows.',
    ja: 'エラーのため書き出していない記録: {cards}枚 ({rows}行)。',
  },
} as const satisfies Record<string, Localized>;

/** The report as text: the measures, and where records were held back a table of what that costs. */
export function anonymityText(report: AnonymityReport, style: TableStyle): string {
  const { language } = style;
  const measures = renderTable(measureSheet(report, language), style);
  return heldBack(report).cards === 0
    ? measures
    : `${measures}\n${renderTable(costSheet(report, language), style)}`;
}

/** The records as read, generalized and written, beside each other. */
function measureSheet(report: AnonymityReport, language: Language): Sheet {
  const size = report.smallBelow;
  const column = (key: keyof typeof HEADINGS, kind: 'text' | 'count') => ({
    key,
    heading: fill(HEADINGS[key], language, { size }),
    kind,
  });
  const row = (stage: keyof typeof STAGES) => {
    const { rows, cards, groups, smallestGroup, rowsBelow, cardsBelow } = report[stage];
    return [STAGES[stage][language], rows, cards, groups, smallestGroup, rowsBelow, cardsBelow];
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
      WORDS.group[language],
      fill(WORDS.columns, language, { list: listed(report.columns, language) }),
      ...(report.officeDropped ? [WORDS.officeDropped[language]] : []),
      ...(rejected.rows === 0 ? [] : [fill(WORDS.rejected, language, rejected)]),
      ...(heldBack(report).cards === 0 && !report.officeDropped && rejected.rows === 0
        ? [WORDS.exact[language]]
        : []),
    ],
  };
}

/** The procedures that disappear with what was held back. */
function costSheet(report: AnonymityReport, language: Language): Sheet {
  const column = (key: keyof typeof HEADINGS, kind: 'year' | 'count') => ({
    key,
    heading: HEADINGS[key][language],
    kind,
  });
  return {
    title: fill(WORDS.heldBack, language, heldBack(report)),
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
    notes: [fill(WORDS.costBasis, language, { asOf: isoDate(report.asOf) })],
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
    before: measureJson(report.before),
    generalized: measureJson(report.generalized),
    after: measureJson(report.after),
    held_back: {
      ...heldBack(report),
      as_of: isoDate(report.asOf),
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
