// What a paper says, in the order of the ward's own: background, what is needed, operation, costs, schedule, law.
import { MOST } from '../../capacity/needed.js';
import { neededCell } from '../../layout/needed-cell.js';
import { assumptionNotes } from '../../layout/scenario/assumptions.js';
import { costSheets } from '../../layout/scenario/costs.js';
import { HEADINGS } from '../../records/headings.js';
import { longestWait, type PaperReport, type ScenarioNeeds } from '../../reports/paper.js';
import type { PlanReport, PlanRow, ScenarioPlan } from '../../reports/plan.js';
import type { ReportYear } from '../../reports/report.js';
import { inForce } from '../../rules/in-force.js';
import type { Rule } from '../../rules/rule-book.js';
import { COST_WORDS } from '../../words/costs.js';
import { paperDay, paperText } from '../../words/dates.js';
import {
  fill,
  fiscalYearLabel,
  type Language,
  listed,
  listedLast,
  type Params,
} from '../../words/language.js';
import { PAPER_WORDS, type PaperWord } from '../../words/paper.js';
import { PLACE_WORDS } from '../../words/plan.js';
import { PROVENANCE_WORDS } from '../../words/provenance.js';
import { ruleValueText } from '../../words/rule-value.js';
import { cellText } from '../../write/cell.js';
import type { ColumnKind, SheetCell } from '../../write/sheet.js';
import type { ChartName } from '../charts/chart-names.js';
import { drawingId, figuresOf } from '../charts/charts.js';
import { annexOf } from './annex.js';
import type { Block, PaperColumn, PaperDocument, Section, TableBlock } from './document.js';
import { markedYear, partYears } from './part-years.js';

/** In what a paper is written. */
export interface PaperEdition {
  readonly language: Language;
  /** The program's version, for the annex. */
  readonly version: string;
  /** The records are the bundled ones. */
  readonly bundled: boolean;
  /** With the annex on what it was made from. */
  readonly annex: boolean;
}

/** The charts that a paper has, each in its wide drawing. */
export const PAPER_CHARTS: readonly ChartName[] = ['forecast', 'scenarios'];

/** The words of papers in one language. */
function sayIn(language: Language) {
  return (word: PaperWord, params?: Params) => fill(PAPER_WORDS[word], language, params);
}

/** A paper as a document. */
export function paperDocument(paper: PaperReport, edition: PaperEdition): PaperDocument {
  const { report, texts } = paper;
  const { language } = edition;
  const say = sayIn(language);
  const { number, date, committee, department, title } = texts;
  const day = date && paperDay(date, language);
  const dated =
    day !== undefined && committee !== undefined
      ? say('dated', { date: day, committee })
      : (day ?? committee);
  const head = [number && say('number', { number }), dated, department];
  return {
    caution: report.basis.isExample ? PROVENANCE_WORDS.example[language] : undefined,
    head: head.flatMap((line) => (line === undefined || line === '' ? [] : [line])),
    title: title ?? say('title'),
    summary: texts.summary,
    sections: [
      background(paper, edition),
      policy(paper, edition),
      operation(paper, language),
      costs(report.plan, language),
      schedule(paper, language),
      law(paper, language),
    ].filter(({ blocks }) => blocks.length > 0),
    annex: edition.annex ? annexOf(report, edition) : undefined,
  };
}

function paragraphs(texts: readonly string[]): Block[] {
  return texts.map((text) => ({ kind: 'paragraph', text }));
}

function notes(texts: readonly string[]): Block[] {
  return texts.length === 0 ? [] : [{ kind: 'notes', texts }];
}

/** Sentences as one paragraph. */
function sentences(texts: readonly string[], language: Language): Block[] {
  const text = texts.filter((each) => each !== '').join(language === 'ja' ? '' : ' ');
  return text === '' ? [] : [{ kind: 'paragraph', text }];
}

function column(heading: string, kind: ColumnKind, share: number): PaperColumn {
  return { heading, kind, share };
}

function chart(name: ChartName, { report }: PaperReport, language: Language): Block[] {
  return figuresOf(name, report, language).flatMap((figure): Block[] => {
    const { draw, title, description } = figure.chart;
    if (draw === undefined) return [];
    return [{ kind: 'chart', id: drawingId(figure, 'wide'), title, description }];
  });
}

function background(paper: PaperReport, edition: PaperEdition): Section {
  const { language } = edition;
  const say = sayIn(language);
  return {
    heading: say('background'),
    blocks: [
      ...paragraphs(paper.texts.background),
      ...sentences(forecastSentences(paper, edition), language),
      validityTable(paper, language),
      renewalsTable(paper, language),
      ...notes([
        ...partYears(paper.report.years, 'partNote', language),
        say('onceNote'),
        ...lapsedNotes(paper, language),
        ...capacityNotes(paper, language),
      ]),
      ...chart('forecast', paper, language),
    ],
  };
}

/** What had ended before the as-of day and was not renewed; the shortcut does not look at renewals, and knows none. */
function lapsedNotes({ report: { basis } }: PaperReport, language: Language): string[] {
  const { card, certificate } = basis.lapsed;
  if (basis.method === 'issue-year' || card + certificate === 0) return [];
  const asOf = paperDay(basis.asOf, language);
  return [sayIn(language)('lapsedNote', { card, certificate, asOf })];
}

/** Where the capacity of the table is not that of the first scenario, which is what is there at present. */
function capacityNotes({ report: { years, plan } }: PaperReport, language: Language): string[] {
  const [scenario] = plan?.scenarios ?? [];
  // A part of a year may be a whole one in the plan, where what came is given.
  const whole = years.filter(({ partialFrom }) => partialFrom === undefined);
  for (const { fiscalYear, capacity } of whole) {
    const planned = scenario?.rows.find((row) => row.fiscalYear === fiscalYear);
    if (scenario === undefined || planned === undefined || planned.capacity === capacity) continue;
    const figures = { own: capacity, scenario: planned.capacity, name: scenario.name };
    const fiscal = fiscalYearLabel(fiscalYear, language);
    return [sayIn(language)('capacityDiffers', { ...figures, fiscal })];
  }
  return [];
}

/** What the table says in words, each figure with the assumption that moves it most. */
function forecastSentences({ report }: PaperReport, edition: PaperEdition): string[] {
  const { language, bundled } = edition;
  const say = sayIn(language);
  const { headline, basis, years, plan } = report;
  const label = ({ fiscalYear }: ReportYear) => fiscalYearLabel(fiscalYear, language);
  const short = years.filter(({ surplus }) => surplus < 0);
  const worst = {
    fiscal: label(headline.tightest),
    worst: Math.max(0, -headline.tightest.surplus),
  };
  const { capacity } = basis.options;
  const [scenario] = plan?.scenarios ?? [];
  const isScenarios = scenario?.rows.every((row, index) => row.capacity === years[index]?.capacity);
  const last = years.at(-1) as ReportYear;
  return [
    say(headline.first === headline.last ? 'dueOneYear' : 'due', {
      first: label(headline.first),
      last: label(headline.last),
      total: headline.total,
    }),
    say('counted', { counted: basis.records.counted, asOf: paperDay(basis.asOf, language) }),
    ...(basis.capacityIsPublished && !bundled
      ? [say('capacityBorrowed', { capacity: Number(capacity) })]
      : typeof capacity === 'number'
        ? [say('capacityOwn', { capacity })]
        : []),
    ...(typeof capacity !== 'number' && isScenarios && scenario !== undefined
      ? [say('capacityScenario', { name: scenario.name })]
      : []),
    ...partYears(years, 'partSentence', language),
    ...(short.length === 0
      ? [say('enough')]
      : short.length === 1
        ? [say('deficitOne', worst)]
        : [say('deficits', { list: listedLast(short.map(label), language), ...worst })]),
    ...(last.carriedOut > 0
      ? [say('carried', { fiscal: label(last), waiting: last.carriedOut })]
      : []),
  ];
}

/** How long cards and certificates are valid, by the law in force on the as-of day. */
function validityTable(
  { report: { law: book, basis } }: PaperReport,
  language: Language,
): TableBlock {
  const say = sayIn(language);
  const value = (rule: Rule<number>) => inForce(rule, basis.asOf).value;
  const adult = value(book.rules['certificate.validity.adult']);
  return {
    kind: 'table',
    caption: say('validityCaption'),
    unit: undefined,
    columns: [
      column(say('kindColumn'), 'text', 3),
      column(say('useColumn'), 'text', 4),
      column(say('validityColumn'), 'text', 5),
    ],
    rows: [
      [
        say('card'),
        say('cardUse'),
        say('cardValidity', {
          adult: value(book.rules['card.validity.adult']),
          minor: value(book.rules['card.validity.minor']),
        }),
      ],
      [say('signature'), say('signatureUse'), say('signatureValidity', { adult })],
      [say('user'), say('userUse'), say('userValidity', { adult })],
    ],
  };
}

/** The table of renewals in the ward's form. */
function renewalsTable({ report: { years } }: PaperReport, language: Language): TableBlock {
  const say = sayIn(language);
  return {
    kind: 'table',
    caption: say('renewalsCaption'),
    unit: say('unitProcedures'),
    columns: [
      column(say('year'), 'year', 3),
      column(HEADINGS.card[language], 'count', 2),
      column(HEADINGS.certificate[language], 'count', 2),
      column(say('totalColumn'), 'count', 2),
      column(say('surplusColumn'), 'signed', 3),
      column(say('shareColumn'), 'percent', 3),
    ],
    rows: years.map((year) => [
      markedYear(year, language),
      year.card,
      year.certificate,
      year.total,
      year.surplus,
      year.utilizationPercent,
    ]),
  };
}

function policy(paper: PaperReport, edition: PaperEdition): Section {
  const { language } = edition;
  const say = sayIn(language);
  const { needs, texts, report } = paper;
  const { plan } = report;
  const asked: Block[] =
    plan === undefined
      ? []
      : [
          { kind: 'heading', text: say('needs') },
          ...paragraphs([say('needsLead')]),
          ...needs.map((each) => needsTable(each, language)),
          ...notes([
            ...partYears(needs[0]?.years ?? [], 'partNoteShort', language),
            say('needsNoneNote', { windows: MOST.windows }),
            say('needsMinutesNote'),
          ]),
          { kind: 'heading', text: say('compare') },
          compareTable(plan, needs, language),
          ...notes([
            ...partYears(plan.scenarios[0]?.rows ?? [], 'partNoteShort', language),
            say('deficitYearsNote'),
          ]),
          ...chart('scenarios', paper, language),
          ...paragraphs([say('assumed')]),
          ...notes(
            assumptionNotes(plan.scenarios, language).map((note) => paperText(note, language)),
          ),
        ];
  return { heading: say('policy'), blocks: [...paragraphs(texts.policy), ...asked] };
}

function needsTable({ name, site, years }: ScenarioNeeds, language: Language): TableBlock {
  const say = sayIn(language);
  return {
    kind: 'table',
    caption:
      site === undefined ? say('needsCaption', { name }) : say('needsCaptionSite', { name, site }),
    unit: undefined,
    columns: [
      column(say('year'), 'year', 3),
      column(say('windowsColumn'), 'count', 2),
      column(say('saturdaysColumn'), 'count', 3),
      column(say('halfColumn'), 'count', 2),
      column(say('mostColumn'), 'count', 2),
      column(say('lapsedColumn'), 'count', 2),
    ],
    rows: years.map((year) => [
      markedYear(year, language),
      neededCell(year.windows, language),
      neededCell(year.saturdays, language),
      year.halfWaited,
      year.mostWaited,
      year.lapsedWhileWaiting,
    ]),
  };
}

/** The scenarios, a row each. */
function compareTable(
  plan: PlanReport,
  needs: readonly ScenarioNeeds[],
  language: Language,
): TableBlock {
  const say = sayIn(language);
  const [first] = plan.scenarios;
  const years = first?.rows ?? [];
  const label = (row: PlanRow | undefined) => (row === undefined ? '' : markedYear(row, language));
  const withCosts = plan.scenarios.some(({ costs: stated }) => stated !== undefined);
  const sum = (rows: readonly PlanRow[], pick: (row: PlanRow) => number) =>
    rows.reduce((before, row) => before + pick(row), 0);
  const load = ({ waitingPercent }: PlanRow) => waitingPercent ?? Number.POSITIVE_INFINITY;
  return {
    kind: 'table',
    caption: say('compareCaption', { first: label(years[0]), last: label(years.at(-1)) }),
    unit: undefined,
    columns: [
      column(PLACE_WORDS.scenario[language], 'text', 27),
      column(say('comingColumn'), 'count', 22),
      column(say('capacityColumn'), 'count', 23),
      column(say('deficitYearsColumn'), 'text', 27),
      column(say('loadColumn'), 'text', 27),
      column(say('endColumn'), 'count', 21),
      column(say('waitColumn'), 'count', 21),
      ...(withCosts ? [column(say('netColumn'), 'count', 22)] : []),
    ],
    rows: plan.scenarios.map(({ name, rows, costs: stated }, index): SheetCell[] => {
      const short = rows.filter(({ surplus }) => surplus < 0);
      const worst = rows.reduce((most, row) => (load(row) > load(most) ? row : most));
      const need = needs[index];
      return [
        name,
        sum(rows, ({ total }) => total),
        sum(rows, ({ capacity }) => capacity),
        short.length === 0 ? say('noDeficit') : listed(short.map(label), language),
        say('loadIn', {
          percent: cellText(worst.waitingPercent, 'percent', language),
          fiscal: label(worst),
        }),
        rows.at(-1)?.carriedOut ?? 0,
        need === undefined ? null : longestWait(need),
        ...(withCosts
          ? [stated === undefined ? null : thousands(sum(rows, (row) => row.costs?.net ?? 0))]
          : []),
      ];
    }),
  };
}

/** Yen as thousands of yen, half rounded up. */
function thousands(yen: number): number {
  return Math.floor(yen / 1000 + 0.5);
}

function operation({ texts, report }: PaperReport, language: Language): Section {
  const say = sayIn(language);
  const part = (heading: PaperWord, blocks: readonly Block[]): Block[] =>
    blocks.length === 0 ? [] : [{ kind: 'heading', text: say(heading) }, ...blocks];
  return {
    heading: say('operation'),
    blocks: [
      ...part('form', paragraphs(texts.operation)),
      ...part('effect', [
        ...paragraphs(texts.effect),
        ...paragraphs(effectSentences(report.plan, language)),
      ]),
    ],
  };
}

/** What each further scenario leaves waiting, against the first. */
function effectSentences(plan: PlanReport | undefined, language: Language): string[] {
  const [first, ...others] = plan?.scenarios ?? [];
  const end = ({ rows }: ScenarioPlan) => rows.at(-1);
  const last = first && end(first);
  if (first === undefined || last === undefined) return [];
  return others.map((other) => {
    const waiting = end(other)?.carriedOut ?? 0;
    const isSame = waiting === last.carriedOut;
    return fill(isSame ? PAPER_WORDS.effectSame : PAPER_WORDS.effectSentence, language, {
      name: other.name,
      first: first.name,
      fiscal: fiscalYearLabel(last.fiscalYear, language),
      waiting,
      firstWaiting: last.carriedOut,
    });
  });
}

/** Lines of a table of costs that are not in yen, or not of a whole year. */
const OTHER_LINES = ['handled', 'grossPerProcedure', 'netPerProcedure'] as const;

function costs(plan: PlanReport | undefined, language: Language): Section {
  const say = sayIn(language);
  const left = OTHER_LINES.map((line) => COST_WORDS[line][language] as SheetCell);
  const sheets = (plan?.scenarios ?? []).flatMap((scenario) =>
    costSheets({ ...(plan as PlanReport), scenarios: [scenario] }, language).map((sheet) => ({
      ...sheet,
      name: scenario.name,
    })),
  );
  const tables = sheets.flatMap((sheet): Block[] => [
    {
      kind: 'table',
      caption: say('costsCaption', { name: sheet.name }),
      unit: say('unitThousands'),
      columns: sheet.columns.map(({ heading, kind }, index) =>
        column(heading, kind, index === 0 ? 5 : 3),
      ),
      rows: sheet.rows
        .filter(([label]) => !left.includes(label ?? null))
        .map((row) => row.map((cell) => (typeof cell === 'number' ? thousands(cell) : cell))),
    },
    ...notes(sheet.notes.map((note) => paperText(note, language))),
  ]);
  return {
    heading: say('costs'),
    blocks:
      tables.length === 0
        ? []
        : [
            ...tables,
            ...notes([
              ...partYears(plan?.scenarios[0]?.rows ?? [], 'partNoteCosts', language),
              say('costsRounded'),
            ]),
          ],
  };
}

function schedule({ texts }: PaperReport, language: Language): Section {
  const say = sayIn(language);
  const lines = texts.schedule.flatMap((line) => (typeof line === 'string' ? [] : [line]));
  const table: Block[] =
    lines.length === 0
      ? []
      : [
          {
            kind: 'table',
            caption: undefined,
            unit: undefined,
            columns: [column(say('when'), 'text', 1), column(say('what'), 'text', 2)],
            rows: lines.map(({ when, what }) => [when, what]),
          },
        ];
  const written = texts.schedule.filter((line) => typeof line === 'string');
  return { heading: say('schedule'), blocks: [...paragraphs(written), ...table] };
}

/** The rules in force on the as-of day, by their articles. */
function law({ report: { law: book, basis } }: PaperReport, language: Language): Section {
  const say = sayIn(language);
  const rules: readonly Rule<unknown>[] = Object.values(book.rules);
  return {
    heading: say('rules'),
    blocks: [
      ...paragraphs([say('rulesLead', { asOf: paperDay(basis.asOf, language) })]),
      {
        kind: 'table',
        caption: undefined,
        unit: undefined,
        columns: [
          column(say('rule'), 'text', 5),
          column(say('ruleValue'), 'text', 3),
          column(say('ruleArticle'), 'text', 5),
        ],
        rows: rules
          .filter(({ values }) => (values[0]?.from ?? basis.asOf) <= basis.asOf)
          .map((rule) => ({ rule, value: inForce(rule, basis.asOf) }))
          // What the law does not have at present would only puzzle a committee.
          .filter(({ value: { value } }) => value !== 0 && value !== false)
          .map(({ rule, value }) => {
            return [
              rule.term[language],
              paperText(ruleValueText(rule.unit, value.value, language), language),
              value.article?.[language] ?? say('noArticle'),
            ];
          }),
      },
    ],
  };
}
