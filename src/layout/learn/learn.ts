// Layout of what is learned from records: groups, curve and months as sheets, JSON, and a block of a scenario file.
import { isoDate } from '../../calendar/civil-date.js';
import { cardTiming } from '../../learning/cards.js';
import type { CurvePoint } from '../../learning/certificates.js';
import { ageName, type LearnedGroup, type LearnReport } from '../../reports/learn.js';
import type { Localized } from '../../rules/rule-book.js';
import { COUNTER_WORDS } from '../../words/counters.js';
import { fill, fiscalYearLabel, type Language } from '../../words/language.js';
import { LEARN_WORDS } from '../../words/learn.js';
import type { Sheet, SheetCell } from '../../write/sheet.js';
import { columnsIn } from '../columns.js';
import { recordTotalsJson } from '../forecast.js';
import { provenanceJson } from '../provenance.js';
import { countersJson, countersRows, countersYaml, fitOf, spanText } from './counters.js';
import {
  decimals,
  estimateJson,
  estimateYaml,
  leadLagYaml,
  percents,
  percentText,
  sharesJson,
} from './estimates.js';
import { areMonthsHidden, identifiedIn, learnNotes, shownAges } from './notes.js';

/** The groups of certificates that came due, with the notes. */
export function learnSheet(report: LearnReport, language: Language): Sheet {
  const column = columnsIn(LEARN_WORDS, language);
  const { certificate, groups } = report;
  const { due, inWindow, late, notYet, takeUp } = certificate;
  return {
    title: fill(LEARN_WORDS.title, language, { asOf: isoDate(report.asOf) }),
    columns: [
      column('by', 'text'),
      column('group', 'text'),
      column('due', 'count'),
      column('in_window', 'count'),
      column('late', 'count'),
      column('not_yet', 'count'),
      column('take_up', 'tenths'),
      column('low', 'tenths'),
      column('high', 'tenths'),
    ],
    rows: [
      ...(report.counters === undefined ? [] : countersRows(report.counters, language)),
      ...(report.counters?.by === 'counts' || report.basis.isBlind
        ? []
        : [[LEARN_WORDS.all[language], '', due, inWindow, late, notYet, ...percents(takeUp)]]),
      ...groups
        .filter(({ by }) => by !== 'month')
        .map((group): SheetCell[] => [
          LEARN_WORDS[group.by][language],
          nameOf(group, language),
          ...[group.due, group.inWindow, group.late, group.notYet],
          ...percents(group.takeUp),
        ]),
    ],
    notes: learnNotes(report, language),
  };
}

/** The same for programs: all that is known of certificates, the curve and the months in which people come among it. */
export function learnMachineSheet(report: LearnReport, language: Language): Sheet {
  const { columns, notes } = learnSheet(report, language);
  const { curve, leadLag } = report.certificate;
  const { due, inWindow, late, notYet, takeUp } = report.certificate;
  return {
    columns: columns.map((column) =>
      column.key === 'by' ? { ...column, codes: BY_WORDS } : column,
    ),
    rows: [
      ...(report.counters === undefined ? [] : countersRows(report.counters, undefined)),
      ...(report.basis.isBlind
        ? []
        : [['all', '', due, inWindow, late, notYet, ...percents(takeUp)]]),
      ...report.groups.map((group): SheetCell[] => [
        group.by,
        group.name ?? '',
        ...[group.due, group.inWindow, group.late, group.notYet],
        ...percents(group.takeUp),
      ]),
      ...curve.map(({ day, come }): SheetCell[] => [
        ...['day', String(day), null, null, null, null],
        ...percents(come),
      ]),
      ...leadLag.map(({ month, share }): SheetCell[] => [
        ...['months', String(month), null, null, null, null],
        ...percents(share),
      ]),
    ],
    notes,
  };
}

const BY_WORDS = LEARN_WORDS;

/** Months of expiry that people see; programs get all. */
const MOST_MONTHS_SHOWN = 24;

/** Points of the cumulative curve as a table. */
export function curveSheet(
  points: readonly CurvePoint[],
  language: Language,
): Pick<Sheet, 'columns' | 'rows'> {
  const column = columnsIn(LEARN_WORDS, language);
  return {
    columns: [
      column('day', 'signed'),
      column('come', 'tenths'),
      column('low', 'tenths'),
      column('high', 'tenths'),
    ],
    rows: points.map(({ day, come }) => [day, ...percents(come)]),
  };
}

/** The curve, the months in which people come, and the months of expiry. */
export function learnedSheets(report: LearnReport, language: Language): Sheet[] {
  const column = columnsIn(LEARN_WORDS, language);
  const { curve, leadLag } = report.certificate;
  const { columns, rows } = curveSheet(curve, language);
  const months = areMonthsHidden(report.groups)
    ? []
    : report.groups.filter(({ by }) => by === 'month');
  const bounds = [column('low', 'tenths'), column('high', 'tenths')];
  const sheet = (title: Localized, columns: Sheet['columns'], rows: Sheet['rows']): Sheet[] =>
    rows.length === 0 ? [] : [{ title: title[language], columns, rows, notes: [] }];
  return [
    ...sheet(LEARN_WORDS.curveTitle, columns, rows),
    ...sheet(
      LEARN_WORDS.monthsTitle,
      [column('months', 'signed'), column('share', 'tenths'), ...bounds],
      leadLag.map(({ month, share }) => [month, ...percents(share)]),
    ),
    ...(['certificate', 'card'] as const).flatMap((kind) => {
      const fit = report.counters && fitOf(report.counters, kind);
      return sheet(
        COUNTER_WORDS[`${kind}Spans`],
        [column('months', 'text'), column('share', 'tenths'), ...bounds],
        (fit?.spans ?? []).map((span) => [spanText(span), ...percents(span.share)]),
      );
    }),
    ...sheet(
      LEARN_WORDS.month,
      [
        column('month', 'text'),
        column('due', 'count'),
        column('in_window', 'count'),
        column('late', 'count'),
        column('not_yet', 'count'),
      ],
      months
        .slice(-MOST_MONTHS_SHOWN)
        .map(({ name = '', due, inWindow, late, notYet }) => [name, due, inWindow, late, notYet]),
    ),
  ];
}

/** The report as JSON of schema koshin.learn/1. Shares are from 0 to 1, with four decimals. */
export function learnJson(report: LearnReport): object {
  const { certificate, card, trend, handOverLag, basis } = report;
  const exact = identifiedIn(report);
  const fits = report.counters && {
    card: fitOf(report.counters, 'card'),
    // What the records themselves show goes first.
    certificate:
      certificate.takeUp === undefined ? fitOf(report.counters, 'certificate') : undefined,
  };
  const cardDue = card.renewedInTime + card.notRenewed.active + card.notRenewed.lapsed;
  return {
    schema: 'koshin.learn/1',
    as_of: isoDate(report.asOf),
    ...(basis.asOfSource && { as_of_source: basis.asOfSource }),
    since_months: report.since ?? null,
    certificate:
      basis.isBlind && !fits?.certificate
        ? null
        : {
            due: fits?.certificate ? Math.round(fits.certificate.due) : certificate.due,
            in_window: certificate.inWindow,
            late: certificate.late,
            not_yet: certificate.notYet,
            followed: Math.round(certificate.followed),
            take_up: estimateJson(certificate.takeUp ?? fits?.certificate?.takeUp),
            in_time: estimateJson(certificate.inTime),
            lead_lag_months: sharesJson(fits?.certificate?.leadLag ?? certificate.leadLag),
            lead_lag_intervals: Object.fromEntries(
              certificate.leadLag.map(({ month, share }) => [month, estimateJson(share)]),
            ),
            months_followed: certificate.monthsFollowed,
            curve: certificate.curve.map(({ day, come }) => ({ day, ...estimateJson(come) })),
            issued_out_of_turn_per_year: decimals(report.reissuesPerYear),
          },
    card: {
      due: cardDue === 0 && fits?.card ? Math.round(fits.card.due) : cardDue,
      renewed_in_time: card.renewedInTime,
      not_yet: card.notRenewed.active + card.notRenewed.lapsed,
      not_renewed: card.notRenewed,
      // Late renewals are new cards in a register: one file does not tell.
      take_up: estimateJson(fits?.card?.takeUp),
      in_time: estimateJson(card.inTime),
      window_open: card.open,
      lead_lag_months: sharesJson(
        card.leadLag.length > 0 ? card.leadLag : (fits?.card?.leadLag ?? []),
      ),
      lead_days: card.leadDays ?? null,
    },
    leaves_per_year: estimateJson((exact ?? report.leavers)?.all.perYear),
    ...(report.leavers && {
      leavers: {
        older_as_of: isoDate(report.leavers.olderAsOf),
        cards_then: report.leavers.all.before,
        cards_now: report.leavers.all.after,
        net_per_year: estimateJson(report.leavers.all.perYear),
        // Null where no identifiers tell.
        identified: exact
          ? {
              cards: exact.all.before,
              left: exact.all.before - exact.all.after,
              replaced: exact.replaced,
              arrived: exact.arrived,
            }
          : null,
        ages: (exact
          ? shownAges(exact, report.suppressBelow)
          : report.leavers.ages.filter(({ before }) => before >= report.suppressBelow)
        ).map(({ band, perYear }) => ({ age: ageName(band), ...estimateJson(perYear) })),
      },
    }),
    ...(report.counters && { counters: countersJson(report.counters) }),
    handover_lag_days: handOverLag ?? null,
    trend: trend ?? null,
    groups: report.groups.map((group) => ({
      by: group.by,
      group: group.name ?? null,
      due: group.due,
      in_window: group.inWindow,
      late: group.late,
      not_yet: group.notYet,
      take_up: estimateJson(group.takeUp),
    })),
    suppress_below: report.suppressBelow,
    records: recordTotalsJson(basis.records),
    ...provenanceJson(basis),
  };
}

/** The report as a block of a scenario file, each value with what it rests on. */
export function learnYaml(report: LearnReport, language: Language): string {
  const say = (text: Localized, params: Parameters<typeof fill>[2] = {}) =>
    `# ${fill(text, language, params)}\n`;
  const { certificate } = report;
  const { due, inWindow, late, notYet, takeUp, leadLag } = certificate;
  const month = isoDate(report.asOf).slice(0, 7);
  const { counters } = report;
  const cardFit = counters && fitOf(counters, 'card');
  const fitted = counters && fitOf(counters, 'certificate');
  const certificates = takeUp ?? fitted?.takeUp;
  const range = [
    ...(cardFit === undefined ? [] : [`card: ${estimateYaml(cardFit.takeUp)}`]),
    ...(certificates === undefined ? [] : [`certificate: ${estimateYaml(certificates)}`]),
  ].join(', ');
  const learnedMonths = leadLag.length > 0 ? { shares: leadLag, came: inWindow + late } : undefined;
  const fit = [fitted, cardFit].find((each) => each !== undefined && each.leadLag.length > 0);
  const months = learnedMonths ?? (fit && { shares: fit.leadLag, came: fit.came });
  const lines = [
    ...(takeUp === undefined
      ? counters?.by === 'counts'
        ? []
        : [`  ${say(report.basis.isBlind ? LEARN_WORDS.blind : LEARN_WORDS.yamlNoTakeUp)}`]
      : [`  ${say(LEARN_WORDS.yamlTakeUp, { due, inWindow, late, notYet, month })}`]),
    ...(counters === undefined
      ? []
      : countersYaml(counters, language).map((line) => `  # ${line}\n`)),
    ...(range === '' ? [] : [`  take_up: { ${range} }\n`]),
    ...(counters === undefined ? [`  ${say(LEARN_WORDS.yamlCard)}`] : []),
    ...(months === undefined
      ? []
      : [
          `  ${say(LEARN_WORDS.yamlMonths, { came: months.came })}`,
          `  lead_lag_months: ${leadLagYaml(months.shares)}\n`,
        ]),
    ...cardTimingYaml(report, language),
  ];
  const { leavers } = report;
  if (leavers !== undefined) {
    lines.push(...leaversYaml(report, language));
  }
  const isEmpty = range === '' && months === undefined && leavers === undefined;
  return `${say(counters?.by === 'counts' ? LEARN_WORDS.yamlCountersHead : LEARN_WORDS.yamlHead, { asOf: isoDate(report.asOf) })}assumptions:${isEmpty ? ' {}' : ''}\n${lines.join('')}`;
}

/** The lines of when people come for their cards, as in a scenario file; none where too few were renewed in time. */
export function cardTimingYaml(
  { card, handOverLag, asOf }: Pick<LearnReport, 'card' | 'handOverLag' | 'asOf'>,
  language: Language,
): string[] {
  const timing = cardTiming(card, handOverLag);
  if (timing.length === 0) return [];
  const params = { count: card.renewedInTime, asOf: isoDate(asOf), days: handOverLag?.p50 ?? 0 };
  return [
    `  # ${fill(LEARN_WORDS.yamlCardMonths, language, params)}\n`,
    `  card_lead_lag_months: ${leadLagYaml(timing)}\n`,
  ];
}

/** The lines of who leaves, as in a scenario file: by identifiers where they tell, else the net of who left and who came. */
export function leaversYaml(
  report: Pick<LearnReport, 'leavers' | 'identified'>,
  language: Language,
): string[] {
  const { leavers } = report;
  if (leavers === undefined) return [];
  const older = isoDate(leavers.olderAsOf);
  const exact = identifiedIn(report);
  const say = (text: Localized, params: Parameters<typeof fill>[2]) =>
    `  # ${fill(text, language, params)}\n`;
  const { before, after, perYear } = leavers.all;
  if (exact === undefined)
    return [
      say(LEARN_WORDS.yamlLeavers, { older, before, after }),
      `  leaves_per_year: ${estimateYaml(perYear)}\n`,
    ];
  const left = exact.all.before - exact.all.after;
  return [
    say(LEARN_WORDS.yamlIdentified, {
      older,
      left,
      before: exact.all.before,
      arrived: exact.arrived,
      base: percentText(perYear.base),
    }),
    `  leaves_per_year: ${estimateYaml(exact.all.perYear)}\n`,
  ];
}

function nameOf({ by, name }: LearnedGroup, language: Language): string {
  if (name === undefined) return LEARN_WORDS.others[language];
  if (by === 'fiscal_year') return fiscalYearLabel(Number(name), language);
  return name === '' ? LEARN_WORDS.noOffice[language] : name;
}
