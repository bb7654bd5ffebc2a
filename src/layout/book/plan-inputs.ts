// What may be changed in a plan's workbook, and the steps from there to its figures.
import { isoDate } from '../../calendar/civil-date.js';
import { toNumber } from '../../calendar/fraction.js';
import { PROCEDURE_KINDS } from '../../procedures/procedures.js';
import { HEADINGS } from '../../records/headings.js';
import type { PlanReport, PlanRow } from '../../reports/plan.js';
import type { PlanDrivers, SiteDriver, SiteYear } from '../../reports/plan-drivers.js';
import { BOOK_WORDS } from '../../words/book.js';
import { fill, fiscalYearLabel, type Language } from '../../words/language.js';
import { PLACE_WORDS } from '../../words/plan.js';
import { at, type BookSheet, cell, fixedAt, formula, on } from '../../write/book.js';
import { addWide, type BookRow, begun, heads, sheetOf, WIDTHS } from './form.js';
import { COLUMN, INPUT, type Places } from './plan-places.js';

/** The cells that may be changed. */
export function inputSheet(
  { scenarios }: PlanReport,
  drivers: readonly PlanDrivers[],
  name: string,
  language: Language,
  first: string | undefined,
): BookSheet {
  const say = (key: keyof typeof BOOK_WORDS, params = {}) =>
    fill(BOOK_WORDS[key], language, params);
  const form = begun(say('inputTitle'), first);
  addWide(form, say('inputNote'), 'note');
  const years = scenarios[0]?.rows ?? [];
  scenarios.forEach((scenario, index) => {
    const { takeUp, sites } = drivers[index] as PlanDrivers;
    addWide(form, scenario.name, 'title');
    form.rows.push([
      undefined,
      undefined,
      ...PROCEDURE_KINDS.map((kind) => cell(HEADINGS[kind][language], 'headRight')),
    ]);
    form.rows.push([
      cell(say('takeUp'), 'text'),
      undefined,
      cell(takeUp.card, 'inputShare'),
      cell(takeUp.certificate, 'inputShare'),
    ]);
    form.rows.push([
      cell(PLACE_WORDS.site[language], 'head'),
      cell(say('from'), 'head'),
      ...(
        ['windows', 'minutesCard', 'minutesCertificate', 'bookableShare', 'perYear'] as const
      ).map((key) => cell(say(key), 'headRight')),
      ...years.map(({ fiscalYear }) =>
        cell(say('openDays', { fiscal: fiscalYearLabel(fiscalYear, language) }), 'headRight'),
      ),
    ]);
    for (const each of sites) form.rows.push(siteInputs(each, language));
    form.rows.push([]);
  });
  const widths = [
    24,
    12,
    ...new Array<number>(INPUT.days - INPUT.windows + years.length).fill(WIDTHS.number),
  ];
  return sheetOf(form, name, widths);
}

function siteInputs({ site, from, years }: SiteDriver, language: Language): BookRow {
  const name = cell(siteName(site.name, language), 'text');
  const since = cell(isoDate(from), 'text');
  if (site.type === 'figure') {
    return [name, since, ...new Array<undefined>(4).fill(undefined), cell(site.perYear, 'input')];
  }
  const { minutes, kinds } = site;
  return [
    name,
    since,
    cell(site.windows, 'input'),
    kinds.includes('card') ? cell(minutes.card, 'input') : undefined,
    kinds.includes('certificate') ? cell(minutes.certificate, 'input') : undefined,
    cell(toNumber(site.bookableShare), 'inputShare'),
    undefined,
    ...years.map(({ openDays }) => (openDays === 0 ? undefined : cell(openDays, 'input'))),
  ];
}

function siteName(name: string, language: Language): string {
  return name === '' ? BOOK_WORDS.wholeWard[language] : name;
}

/** What the sheet of steps is made of. */
interface StepsParts {
  readonly report: PlanReport;
  readonly drivers: readonly PlanDrivers[];
  readonly places: readonly Places[];
  readonly name: string;
  readonly input: string;
  readonly language: Language;
  readonly first: string | undefined;
}

/** The steps between the inputs and the figures. */
export function stepsSheet({
  report: { scenarios },
  drivers,
  places,
  name,
  input,
  language,
  first,
}: StepsParts): BookSheet {
  const say = (key: keyof typeof BOOK_WORDS, params = {}) =>
    fill(BOOK_WORDS[key], language, params);
  const form = begun(say('stepsTitle'), first);
  form.rows.push([]);
  scenarios.forEach((scenario, index) => {
    const { demand, sites } = drivers[index] as PlanDrivers;
    const place = places[index] as Places;
    form.rows.push(
      heads([
        { heading: scenario.name, kind: 'text' },
        ...scenario.rows.map(
          ({ fiscalYear }) =>
            ({ heading: fiscalYearLabel(fiscalYear, language), kind: 'count' }) as const,
        ),
      ]),
    );
    for (const kind of PROCEDURE_KINDS) {
      const params = { kind: HEADINGS[kind] };
      form.rows.push([
        cell(say('everyone', params), 'text'),
        ...demand.map((each) => cell(each[kind].everyone, 'decimal')),
      ]);
      form.rows.push([
        cell(say('fixed', params), 'text'),
        ...demand.map((each) => cell(each[kind].fixed, 'decimal')),
      ]);
    }
    sites.forEach((driver, at_) => {
      const line = form.rows.length;
      const inputRow = place.siteRows[at_] as number;
      const params = { site: `${siteName(driver.site.name, language)} ${isoDate(driver.from)}` };
      form.rows.push([
        cell(say('minutesPerDay', params), 'text'),
        ...driver.years.map(({ openDays, minutes }) =>
          cell(openDays === 0 ? 0 : minutes / openDays, 'decimal'),
        ),
      ]);
      form.rows.push([
        cell(say('certificateShare', params), 'text'),
        ...driver.years.map(({ minutes, certificateMinutes }) =>
          cell(minutes === 0 ? 0 : certificateMinutes / minutes, 'share'),
        ),
      ]);
      form.rows.push([
        cell(say('shareOfYear', params), 'text'),
        ...driver.years.map(({ shareOfYear }) => cell(shareOfYear, 'share')),
      ]);
      form.rows.push([
        cell(say('siteCapacity', params), 'text'),
        ...scenario.rows.map((row, year) =>
          formula(
            siteCapacity(driver, {
              input: (column) => on(input, fixedAt(inputRow, column)),
              days: on(input, at(inputRow, INPUT.days + year)),
              step: (offset) => at(line + offset, 1 + year),
              count: (column) => on(place.sheet, at(place.firstRow + year, column)),
            }),
            siteCapacityNow(driver, year, row),
            'decimal',
          ),
        ),
      ]);
    });
    form.rows.push([]);
  });
  const years = scenarios[0]?.rows.length ?? 0;
  return sheetOf(form, name, [58, ...new Array<number>(years).fill(13)]);
}

/** How the formula of a site's capacity names its cells. */
interface SiteCells {
  readonly input: (column: number) => string;
  readonly days: string;
  readonly step: (offset: number) => string;
  readonly count: (column: number) => string;
}

/** The capacity of a site in a year, as `capacityOfSpan` has it, as a formula. */
function siteCapacity({ site }: SiteDriver, { input, days, step, count }: SiteCells): string {
  if (site.type === 'figure') return `${input(INPUT.perYear)}*${step(2)}`;
  const [card, certificate] = [input(INPUT.card), input(INPUT.certificate)];
  const bookable = `${input(INPUT.windows)}*${days}*${step(0)}*${input(INPUT.share)}`;
  if (!site.kinds.includes('certificate')) return `${bookable}/${card}`;
  if (!site.kinds.includes('card')) return `${bookable}/${certificate}`;
  const [total, cards] = [count(COLUMN.total), count(COLUMN.card)];
  const share = `IF(${total}=0,0.5,${cards}/${total})`;
  const mean = `(${share}*${card}+(1-${share})*${certificate})`;
  return `IF((1-${share})*${certificate}=0,${bookable}/${mean},MIN(${bookable}/${mean},${bookable}*${step(1)}/MAX((1-${share})*${certificate},1E-300)))`;
}

/** Its result with the inputs as they are. */
function siteCapacityNow(
  { site, years }: SiteDriver,
  year: number,
  { card, total }: PlanRow,
): number {
  const { minutes, certificateMinutes, shareOfYear } = years[year] as SiteYear;
  if (site.type === 'figure') return site.perYear * shareOfYear;
  const bookable = site.windows * toNumber(site.bookableShare);
  if (site.kinds.length === 1) return (bookable * minutes) / site.minutes[site.kinds[0] ?? 'card'];
  const share = total === 0 ? 0.5 : card / total;
  const certificates = (1 - share) * site.minutes.certificate;
  const byTime = (bookable * minutes) / (share * site.minutes.card + certificates);
  return certificates === 0
    ? byTime
    : Math.min(byTime, (bookable * certificateMinutes) / certificates);
}
