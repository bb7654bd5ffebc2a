// The options that several commands share: how records are read, what is counted, and where the result goes.
import { type CivilDate, isoDate } from '../calendar/civil-date.js';
import type { Fraction } from '../calendar/fraction.js';
import { capacityText, type DatedCapacity } from '../capacity/dated-capacity.js';
import type { RenderOptions } from '../layout/presentation.js';
import { type Fault, fault, ok, type Result } from '../records/fault.js';
import type { EffectiveOptions } from '../records/provenance.js';
import type { Localized } from '../rules/rule-book.js';
import { BREAKDOWNS } from '../tally/tally.js';
import type { Method } from '../tally/ways.js';
import { HELP } from '../words/help.js';
import { OUTPUT_WORDS } from '../words/output.js';
import { OUTPUT_ENCODINGS, type OutputEncoding } from '../write/encode.js';
import { LEAST_WIDTH, USUAL_WIDTH } from '../write/wrap.js';
import { endingClash, type FileFormat, fileIn, formatByEnding } from './endings.js';
import { FORM, type ReadingForm } from './form-options.js';
import {
  argumentsFrom,
  choice,
  choiceOr,
  flag,
  group,
  type Languages,
  lang,
  languagesOf,
  type ParsingContext,
  type Part,
  type Parts,
  text,
  unless,
  unlessClash,
  value,
} from './parts.js';
import {
  type AsWritten,
  parseAsOf,
  parseCapacity,
  parseRowLimit,
  parseShare,
  parseSuppressBelow,
  parseWhole,
  parseYear,
  type RowLimit,
} from './values.js';

/** Files of records; the bundled ones stand where none is given. */
export const FILES = argumentsFrom('[file...]', HELP.files);
/** Files of which there must be one. */
export const OWN_FILES = argumentsFrom('[file...]', HELP.filesToCheck);

export const BY = choice('--by <part>', HELP.by, BREAKDOWNS);
export const SUPPRESS_BELOW = value('--suppress-below <n>', HELP.suppressBelow, parseSuppressBelow);
export const AGAINST = text('--against <table>', HELP.against);
export const CHART = flag('--chart', HELP.chart);

/** A file that is written besides the result, in a format of its own, by whatever ending is no other format's. */
export function besides(
  flags: string,
  help: Localized,
  format: FileFormat,
): Part<string | undefined> {
  return value(flags, help, (file) => unlessClash(file, [endingClash(file, format)]));
}

/** The file of a command that writes one format; undefined for none given. */
export function outputFile(format: FileFormat): Part<string | undefined> {
  return value('-o, --output <file>', HELP.output, fileIn(format));
}

/** How files of records are read, and how rejected rows are reported. */
export interface ReadingOptions extends Languages {
  readonly form: ReadingForm;
  /** The file that lists the findings. */
  readonly rejects: string | undefined;
  readonly maxRejects: AsWritten<RowLimit>;
  /** Whether findings show the values they are about. */
  readonly showValues: boolean;
  /** Labels of offices that fewer cards share are counted together; undefined where it was not said. */
  readonly minLabel: number | undefined;
}

export const REJECTS = besides('--rejects <file>', HELP.rejects, 'csv');
export const MIN_LABEL = value('--min-label <n>', HELP.minLabel, parseWhole);
export const SHOW_VALUES = flag('--show-values', HELP.showValues);
/** By default no row may be rejected. */
export const NO_REJECTS: AsWritten<RowLimit> = { value: { kind: 'rows', most: 0 }, written: '0' };

export const READING: Part<ReadingOptions> = group(
  {
    rejects: REJECTS,
    maxRejects: value('--max-rejects <n|n%>', HELP.maxRejects, parseRowLimit),
    showValues: SHOW_VALUES,
    minLabel: MIN_LABEL,
    form: FORM,
  },
  ({ maxRejects = NO_REJECTS, ...reading }, { flags, context }) =>
    ok({ ...reading, maxRejects, ...languagesOf(flags, context) }),
);

/** The options that say how records are read, by commander's names, in the order in which they are refused. */
const READING_FLAGS = {
  rejects: '--rejects',
  showValues: '--show-values',
  minLabel: '--min-label',
  manifest: '--manifest',
  layout: '--layout',
  inputEncoding: '--input-encoding',
  sheet: '--sheet',
  allSheets: '--all-sheets',
  eraCodes: '--era-codes',
  map: '--map',
  mapValue: '--map-value',
  ignoreColumn: '--ignore-column',
  handoverLag: '--handover-lag',
};

/** What does not go with --tally: a tally is not read as records are. */
export function tallyClashes(
  files: readonly string[],
  isGiven: (flag: string) => boolean,
): readonly (Fault | false)[] {
  return [
    files.length === 0 && fault('usage-no-file'),
    ...Object.entries(READING_FLAGS).map(
      ([name, option]) => isGiven(name) && fault('usage-not-with-tally', { option }),
    ),
  ];
}

/** The reading options in effect, as every output records them. */
export function readingInEffect({
  form,
  maxRejects,
  minLabel,
}: Pick<ReadingOptions, 'form' | 'maxRejects'> &
  Partial<Pick<ReadingOptions, 'minLabel'>>): EffectiveOptions {
  const { layout, encoding, sheet, allSheets, map, values, ignore, handOverLag, eraCodes } = form;
  const joined = (texts: readonly string[]) => (texts.length === 0 ? null : texts.join(','));
  return {
    layout: layout ?? null,
    input_encoding: encoding,
    sheet: sheet ?? null,
    all_sheets: allSheets,
    map: joined(map.map(({ column, header }) => `${column}=${header}`)),
    map_value: joined(values.map(({ column, value, name }) => `${column}:${value}=${name}`)),
    ignore_column: joined(ignore),
    handover_lag: handOverLag,
    era_codes: eraCodes,
    max_rejects: maxRejects.written,
    ...(minLabel !== undefined && { min_label: minLabel }),
  };
}

/** The reading options of a command line, as the next command on the same files must have them. */
export function readingWords({ form, maxRejects, minLabel }: ReadingOptions): string[] {
  const { layout, encoding, sheet, allSheets, map, values, ignore, handOverLag, eraCodes } =
    form.given;
  const option = (name: string, value: string | number | undefined) =>
    value === undefined ? [] : [name, String(value)];
  return [
    ...option('--layout', layout),
    ...option('--input-encoding', encoding),
    ...option('--sheet', sheet),
    ...(allSheets ? ['--all-sheets'] : []),
    ...map.flatMap(({ column, header }) => option('--map', `${column}=${header}`)),
    ...values.flatMap(({ column, value, name }) =>
      option('--map-value', `${column}:${value}=${name}`),
    ),
    ...ignore.flatMap((header) => option('--ignore-column', header)),
    ...option('--handover-lag', handOverLag),
    ...(eraCodes ? ['--era-codes'] : []),
    ...option('--min-label', minLabel),
    ...(maxRejects === NO_REJECTS ? [] : ['--max-rejects', maxRejects.written]),
  ];
}

/** Whether a file's name is that of a scenario file. */
export function isScenarioName(file: string): boolean {
  return /\.ya?ml$/i.test(file);
}

/** Whether a file's name is that of a file of records, packed or not. */
export function isRecordsName(file: string): boolean {
  return /\.(?:csv|tsv|txt|xlsx?|xlsm|parquet|zip|gz)$/i.test(file);
}

/** Refuses a scenario file among files of records; otherwise its missing columns would be reported. */
export function scenarioAmong(files: readonly string[]): Fault | false {
  const file = files.find(isScenarioName);
  return file !== undefined && fault('usage-scenario-among-files', { file });
}

/** The options of counting. An undefined one was not given; the input decides. */
export interface CountingOptions {
  readonly from: number | undefined;
  readonly to: number | undefined;
  readonly asOf: CivilDate | undefined;
  readonly capacity: DatedCapacity | undefined;
  readonly method: Method;
  readonly repeatRenewals: boolean;
}

/** The counting of a command without options on it. */
const PLAIN_COUNTING: CountingOptions = {
  ...{ from: undefined, to: undefined, asOf: undefined, capacity: undefined },
  method: 'birthday',
  repeatRenewals: true,
};

const SPAN = {
  from: value('--from <year>', HELP.from, parseYear),
  to: value('--to <year>', HELP.to, parseYear),
  asOf: value('--as-of <date>', HELP.asOf, parseAsOf),
};
const CAPACITY = { capacity: value('--capacity <n>', HELP.capacity, parseCapacity) };
const REPEATS = { repeatRenewals: unless('--no-repeat-renewals', HELP.noRepeatRenewals) };
const METHOD = {
  method: choiceOr('--method <method>', HELP.method, ['birthday', 'issue-year'], 'birthday'),
};

/** The options of counting with the given parts; the others have defaults. */
export function counting(
  parts: {
    readonly [Name in keyof CountingOptions]?: Part<CountingOptions[Name]>;
  },
): Part<CountingOptions> {
  return group(parts as Parts, (given) => ok({ ...PLAIN_COUNTING, ...given }));
}

export const COUNTING = counting({ ...SPAN, ...CAPACITY, ...REPEATS, ...METHOD });
/** The options of counting by the law only. */
export const PERIOD = counting({ ...SPAN, ...CAPACITY, ...REPEATS });
/** The same for the report, whose capacity has a default of its own. */
export const REPORT_PERIOD = counting({
  ...SPAN,
  capacity: value('--capacity <n>', HELP.reportCapacity, parseCapacity),
  ...REPEATS,
});
/** The options of counting without capacity. */
export const TALLYING = counting({ ...SPAN, ...REPEATS, ...METHOD });
/** The same by the law alone. */
export const LAW_TALLYING = counting({ ...SPAN, ...REPEATS });
/** The counting in effect, as every output records it. */
export function countingInEffect(
  counted: Pick<CountingOptions, 'method' | 'repeatRenewals'> & {
    readonly from: number;
    readonly to: number;
    readonly asOf: CivilDate;
  },
  capacity: DatedCapacity,
): EffectiveOptions {
  return {
    from: counted.from,
    to: counted.to,
    as_of: isoDate(counted.asOf),
    capacity: capacityText(capacity),
    method: counted.method,
    repeat_renewals: counted.repeatRenewals,
  };
}

/** The user's assumptions about what counts do not say. */
export interface AssumptionOptions {
  readonly minorShare: AsWritten<Fraction> | undefined;
  readonly leavesPerYear: AsWritten<Fraction> | undefined;
}

export const ASSUMPTIONS: Part<AssumptionOptions> = group(
  {
    minorShare: value('--minor-share <share>', HELP.minorShare, parseShare),
    leavesPerYear: value('--leaves-per-year <share>', HELP.leavesPerYear, parseShare),
  },
  ok,
);

/** The forms in which commands write their figures. */
export const FORMATS = ['table', 'csv', 'json', 'md'] as const;
/** The same, and Excel workbooks. */
export const WORKBOOK_FORMATS = [...FORMATS, 'xlsx'] as const;
/** The same, and a chart in a file of its own. */
export const CHART_FORMATS = [...WORKBOOK_FORMATS, 'svg', 'png'] as const;
/** The forms of what can be put into a scenario file. */
export const LEARN_FORMATS = ['table', 'json', 'yaml', 'md', 'xlsx', 'svg', 'png'] as const;
/** The forms of what is no table. */
export const TEXT_FORMATS = ['table', 'json'] as const;

type Format = RenderOptions['format'];

/** The destination and the form of a result. */
export interface OutputOptions extends RenderOptions {
  /** The file; undefined for standard output. */
  readonly file: string | undefined;
  /** The file that says what the figures rest on. */
  readonly manifest: string | undefined;
  /** Whether every file's SHA-256 is wanted, however large the file. */
  readonly digestsAll: boolean;
}

export const MANIFEST = besides('--manifest <file>', HELP.manifest, 'json');

const FILE = text('-o, --output <file>', HELP.output);

/** One figure a row, for programs. */
export const LONG = { long: flag('--long', HELP.long) };

/** --format with the given choices, --lang and --output. */
export function output(formats: readonly Format[]): Part<OutputOptions> {
  return outputOf(formats, { file: FILE });
}

/** The same for a table of figures, with --encoding, --excel, --provenance and --manifest. */
export function figures(
  formats: readonly Format[],
  more: { readonly long?: Part<boolean> } = {},
): Part<OutputOptions> {
  return outputOf(formats, {
    ...more,
    file: FILE,
    encoding: choice('--encoding <encoding>', HELP.encoding, OUTPUT_ENCODINGS),
    excel: flag('--excel', HELP.excel),
    notes: flag('--notes', HELP.notes),
    provenance: flag('--provenance', HELP.provenance),
    manifest: MANIFEST,
  });
}

/** The same for standard output alone, with --manifest. */
export function printed(formats: readonly Format[]): Part<OutputOptions> {
  return outputOf(formats, { manifest: MANIFEST });
}

function outputOf(
  formats: readonly Format[],
  more: { readonly [Name in keyof OutputChoices]?: Part<OutputChoices[Name]> },
): Part<OutputOptions> {
  const languages = lang(formats.includes('csv') ? OUTPUT_WORDS.langOfCsv : HELP.lang);
  const shown = { format: choice('--format <format>', HELP.format, formats), languages };
  return group({ ...shown, ...(more as Parts) }, (given, { context }) =>
    outputOptions(given, context, formats),
  );
}

/** The output that the options describe. */
interface OutputChoices {
  readonly format: Format | undefined;
  readonly languages: Languages;
  readonly file?: string | undefined;
  readonly encoding?: OutputEncoding | undefined;
  readonly excel?: boolean;
  readonly notes?: boolean;
  readonly long?: boolean;
  readonly provenance?: boolean;
  readonly manifest?: string | undefined;
}

function outputOptions(
  given: OutputChoices,
  context: ParsingContext,
  offered: readonly Format[],
): Result<OutputOptions> {
  const parsed = formatOf(given, offered);
  if (!parsed.ok) return parsed;
  const format = parsed.value;
  const { languages, excel = false, notes = false, long = false } = given;
  const { provenance = false, manifest } = given;
  const file = fileOf(given.file);
  const toScreen = file === undefined;
  const style = {
    language: languages.language,
    colour: context.colour && toScreen,
    blocks: context.showsUnicode || !toScreen,
    width: Math.max(LEAST_WIDTH, (toScreen ? context.columns : undefined) ?? USUAL_WIDTH),
  };
  const encoding = given.encoding ?? (excel ? 'utf-8-bom' : 'utf-8');
  const digestsAll = manifest !== undefined || provenance || format === 'xlsx';
  return unlessClash(
    {
      ...languages,
      ...{ file, format, style, encoding, excel, notes, long, provenance, manifest, digestsAll },
    },
    [
      (format === 'xlsx' || format === 'png') &&
        toScreen &&
        context.isTerminal &&
        fault('usage-no-text-on-terminal', { format }),
      provenance && format === 'csv' && fault('usage-provenance-in-csv'),
      notes && format !== 'table' && format !== 'md' && fault('usage-notes-of-tables'),
      long && !['csv', 'json', 'xlsx'].includes(format) && fault('usage-long-for-programs'),
      excel && format !== 'csv' && fault('usage-excel-needs-csv'),
      excel && encoding !== 'utf-8-bom' && fault('usage-excel-encoding'),
    ],
  );
}

/** Refuses a chart where there is no table of whole years. */
export function chartClashes(options: {
  readonly chart: boolean;
  readonly by: string | undefined;
  readonly output: OutputOptions;
}): readonly (Fault | false)[] {
  const { chart, by, output } = options;
  return [
    chart && output.format !== 'table' && fault('usage-chart-needs-table'),
    chart && by !== undefined && fault('usage-chart-by-part'),
  ];
}

/** The format asked for, or the one the output file's name ends with, or a table; --excel means CSV. */
function formatOf(
  { format, file = '', excel }: OutputChoices,
  offered: readonly Format[],
): Result<Format> {
  if (format !== undefined) return unlessClash(format, [endingClash(fileOf(file), format)]);
  const named = formatByEnding(file, offered);
  return named.ok ? ok(named.value ?? (excel === true ? 'csv' : 'table')) : named;
}

/** The file of --output; undefined for standard output. */
export function fileOf(output: string | undefined): string | undefined {
  return output === '-' ? undefined : output;
}
