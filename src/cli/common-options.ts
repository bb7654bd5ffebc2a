// Decides the options that several commands share, and how their texts become values.
import { type Command, Option } from 'commander';
import { type CivilDate, isoDate } from '../calendar/civil-date.js';
import { fiscalYearStart } from '../calendar/fiscal-year.js';
import { constantCapacity, type DatedCapacity } from '../capacity/dated-capacity.js';
import type { FileForm } from '../read/row-intake.js';
import { INPUT_ENCODINGS, type InputEncoding } from '../read/text/decode.js';
import { COLUMNS } from '../records/columns.js';
import { acceptedForms, IMPOSSIBLE, readDate } from '../records/date-text.js';
import { FaultError } from '../records/fault.js';
import type { EffectiveOptions } from '../records/provenance.js';
import { isWithinYears, knownFiscalYears } from '../rules/fiscal-years.js';
import type { Localized, RuleBook } from '../rules/rule-book.js';
import type { Method } from '../tally/ways.js';
import { HELP } from '../words/help.js';
import type { Language } from '../words/language.js';
import { OUTPUT_ENCODINGS, type OutputEncoding } from '../write/encode.js';
import { langOption } from './lang-option.js';

/** Options as the command line gives them. */
export interface CountingFlags {
  readonly from?: string;
  readonly to?: string;
  readonly asOf?: string;
  readonly capacity?: string;
  readonly method: Method;
  readonly repeatRenewals: boolean;
}

export interface ReadingFlags {
  readonly rejects?: string;
  readonly maxRejects?: string;
  readonly showValues?: boolean;
  readonly manifest?: string;
  readonly inputEncoding?: InputEncoding;
  readonly sheet?: string;
  readonly eraCodes?: boolean;
  readonly map?: readonly string[];
  readonly handoverLag?: string;
}

export interface OutputFlags {
  readonly format?: string;
  readonly lang?: Language;
  readonly output?: string;
}

/** Options of the commands whose result is a table of figures. */
export interface FigureFlags extends OutputFlags {
  readonly encoding?: OutputEncoding;
  readonly excel?: boolean;
  readonly provenance?: boolean;
  readonly chart?: boolean;
}

/** Adds --from, --to and --as-of. */
export function addSpanOptions(command: Command, language: Language): void {
  command
    .option('--from <year>', HELP.from[language])
    .option('--to <year>', HELP.to[language])
    .option('--as-of <date>', HELP.asOf[language]);
}

/** Adds --from, --to, --as-of, --capacity, which may have a default of its own, and --no-repeat-renewals. */
export function addPeriodOptions(
  command: Command,
  language: Language,
  capacityHelp: Localized = HELP.capacity,
): void {
  addSpanOptions(command, language);
  command.option('--capacity <n>', capacityHelp[language]);
  addRepeatsOption(command, language);
}

/** Adds --no-repeat-renewals. */
export function addRepeatsOption(command: Command, language: Language): void {
  command.option('--no-repeat-renewals', HELP.noRepeatRenewals[language]);
}

/** Adds the options of the period, and --method. */
export function addCountingOptions(command: Command, language: Language): void {
  addPeriodOptions(command, language);
  addMethodOption(command, language);
}

/** Adds --method. */
export function addMethodOption(command: Command, language: Language): void {
  command.addOption(
    new Option('--method <method>', HELP.method[language])
      .choices(['birthday', 'issue-year'])
      .default('birthday'),
  );
}

/** Adds --against. */
export function addAgainstOption(command: Command, language: Language): void {
  command.option('--against <table>', HELP.against[language]);
}

/** Adds --rejects, --max-rejects and --show-values. */
export function addReadingOptions(command: Command, language: Language): void {
  command
    .option('--rejects <file>', HELP.rejects[language])
    .option('--max-rejects <n|n%>', HELP.maxRejects[language])
    .option('--show-values', HELP.showValues[language]);
  addFormOptions(command, language);
}

/** Adds --format with the given choices, --lang and --output. */
export function addOutputOptions(
  command: Command,
  language: Language,
  formats: readonly string[],
): void {
  command
    .addOption(new Option('--format <format>', HELP.format[language]).choices(formats))
    .addOption(langOption(language))
    .option('-o, --output <file>', HELP.output[language]);
}

/** Adds the output options, and those of a table of figures: --encoding, --excel, --provenance and --manifest. */
export function addFigureOptions(
  command: Command,
  language: Language,
  formats: readonly string[],
): void {
  addOutputOptions(command, language, formats);
  command
    .addOption(
      new Option('--encoding <encoding>', HELP.encoding[language]).choices(OUTPUT_ENCODINGS),
    )
    .option('--excel', HELP.excel[language])
    .option('--provenance', HELP.provenance[language])
    .option('--manifest <file>', HELP.manifest[language]);
}

/** Adds what the user can say of the form of the files: --input-encoding, --sheet, --map, --handover-lag, --era-codes. */
export function addFormOptions(command: Command, language: Language): void {
  command
    .addOption(
      new Option('--input-encoding <encoding>', HELP.inputEncoding[language]).choices(
        INPUT_ENCODINGS,
      ),
    )
    .option('--sheet <name>', HELP.sheet[language])
    .addOption(
      new Option('--map <column=header>', HELP.map[language]).argParser(
        (text: string, before: string[] = []) => [...before, text],
      ),
    )
    .option('--handover-lag <days>', HELP.handoverLag[language])
    .option('--era-codes', HELP.eraCodes[language]);
}

/** What the flags say of the form of the files. */
export function formOption(flags: ReadingFlags): FileForm {
  return {
    encoding: flags.inputEncoding ?? 'auto',
    sheet: flags.sheet,
    eraCodes: flags.eraCodes === true,
    map: (flags.map ?? []).map((text) => {
      const [, name = '', header = ''] = /^([^=]+)=(.+)$/.exec(text) ?? [];
      const column = COLUMNS.find((each) => each === name.trim());
      if (column === undefined) throw new FaultError('usage-bad-map', { columns: COLUMNS });
      return { header, column };
    }),
    handOverLag:
      flags.handoverLag === undefined ? 0 : wholeOption('--handover-lag', flags.handoverLag),
  };
}

/** A date given to an option. */
export function dateOption(option: string, text: string): CivilDate {
  const date = readDate(text.trim());
  if (date === IMPOSSIBLE) throw new FaultError('usage-impossible-date', { option });
  if (date <= 0) throw new FaultError('usage-not-a-date', { option, forms: acceptedForms({}) });
  return date as CivilDate;
}

/** A fiscal year given to an option. */
export function yearOption(option: string, text: string, law: RuleBook): number {
  const year = /^\d{4}$/.test(text) ? Number(text) : 0;
  const years = knownFiscalYears(law);
  if (!isWithinYears(year, years)) {
    throw new FaultError('usage-not-a-year', {
      option,
      firstYear: years.first,
      lastYear: years.last,
    });
  }
  return year;
}

/** A whole number of 0 or more given to an option. */
export function wholeOption(option: string, text: string): number {
  if (!/^\d{1,12}$/.test(text)) throw new FaultError('usage-not-whole', { option });
  return Number(text);
}

/** A limit of 2 hides nothing: a blank of 1 beside another in a total of 2 is known. */
const LEAST_SUPPRESSED = 3;

/** The limit below which figures stay blank, where one is given; 0 and 1 hide none. */
export function suppressOption({
  suppressBelow,
}: {
  readonly suppressBelow?: string;
}): number | undefined {
  if (suppressBelow === undefined) return undefined;
  const below = wholeOption('--suppress-below', suppressBelow);
  if (below === LEAST_SUPPRESSED - 1)
    throw new FaultError('usage-suppress-low', { least: LEAST_SUPPRESSED });
  return below;
}

/** The span of fiscal years: what the flags say, else `years`. */
export function spanOption(
  flags: Pick<CountingFlags, 'from' | 'to'>,
  years: { readonly from: number; readonly to: number },
  law: RuleBook,
): { from: number; to: number } {
  const from = flags.from === undefined ? years.from : yearOption('--from', flags.from, law);
  const to = flags.to === undefined ? Math.max(years.to, from) : yearOption('--to', flags.to, law);
  if (to < from) throw new FaultError('usage-years-reversed', { fromYear: from, toYear: to });
  return { from, to };
}

/** The as-of day: what the flag says, else 1 April of the first year. */
export function asOfOption(flags: Pick<CountingFlags, 'asOf'>, from: number): CivilDate {
  return flags.asOf === undefined ? fiscalYearStart(from) : dateOption('--as-of', flags.asOf);
}

/** One figure for all years, or figures by year in ascending order, the first no later than `from`. */
export function capacityOption(text: string, from: number): DatedCapacity {
  if (/^\d{1,9}$/.test(text)) return constantCapacity(Number(text));
  const entries = text.split(',').map((part) => {
    const match = /^(\d{4})=(\d{1,9})$/.exec(part.trim());
    if (!match) throw new FaultError('usage-bad-capacity');
    return { fromYear: Number(match[1]), perYear: Number(match[2]) };
  });
  const first = entries[0] as (typeof entries)[number];
  if (entries.some((entry, index) => entry.fromYear <= (entries[index - 1]?.fromYear ?? 0))) {
    throw new FaultError('usage-bad-capacity');
  }
  if (first.fromYear > from) {
    throw new FaultError('usage-capacity-too-late', { firstYear: from, entryYear: first.fromYear });
  }
  return entries;
}

/** A dated capacity as its option would write it; null where none is known. */
export function capacityText(capacity: DatedCapacity): string | number | null {
  const [first] = capacity;
  if (first === undefined) return null;
  if (first.fromYear === Number.NEGATIVE_INFINITY) return first.perYear;
  return capacity.map(({ fromYear, perYear }) => `${fromYear}=${perYear}`).join(',');
}

/** How files were read, as every output records it. */
export function readingOptions(flags: ReadingFlags): EffectiveOptions {
  return {
    input_encoding: flags.inputEncoding ?? 'auto',
    sheet: flags.sheet ?? null,
    map: flags.map === undefined ? null : flags.map.join(','),
    handover_lag: Number(flags.handoverLag ?? 0),
    era_codes: flags.eraCodes === true,
    max_rejects: flags.maxRejects ?? '0',
  };
}

/** The options of the counting in effect, as every output records them. */
export function effectiveOptions(
  flags: Pick<CountingFlags, 'method' | 'repeatRenewals'>,
  span: { from: number; to: number },
  asOf: CivilDate,
  capacity: DatedCapacity,
): EffectiveOptions {
  return {
    from: span.from,
    to: span.to,
    as_of: isoDate(asOf),
    capacity: capacityText(capacity),
    method: flags.method,
    repeat_renewals: flags.repeatRenewals,
  };
}
