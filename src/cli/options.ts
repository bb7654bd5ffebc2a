// The options that several commands share: how records are read, what is counted, and where the result goes.
import { type CivilDate, isoDate } from '../calendar/civil-date.js';
import type { Fraction } from '../calendar/fraction.js';
import { capacityText, type DatedCapacity } from '../capacity/dated-capacity.js';
import type { RenderOptions } from '../layout/presentation.js';
import type { FileForm } from '../read/row-intake.js';
import { INPUT_ENCODINGS } from '../read/text/decode.js';
import { type Fault, failed, fault, ok, type Result } from '../records/fault.js';
import type { EffectiveOptions } from '../records/provenance.js';
import type { Method } from '../tally/ways.js';
import { HELP } from '../words/help.js';
import { OUTPUT_ENCODINGS, type OutputEncoding } from '../write/encode.js';
import {
  argumentsFrom,
  choice,
  choiceOr,
  flag,
  group,
  type Languages,
  lang,
  languagesOf,
  list,
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
  parseCapacity,
  parseDate,
  parseMap,
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

export const BY = choice('--by <part>', HELP.by, ['office', 'month']);
export const SUPPRESS_BELOW = value('--suppress-below <n>', HELP.suppressBelow, parseSuppressBelow);
export const AGAINST = text('--against <table>', HELP.against);
export const CHART = flag('--chart', HELP.chart);
export const OUTPUT_FILE = text('-o, --output <file>', HELP.output);
export const HANDOVER_LAG = value('--handover-lag <days>', HELP.handoverLag, parseWhole);

/** How files of records are read, and what is told of rows that can't be. */
export interface ReadingOptions extends Languages {
  readonly form: FileForm;
  /** The file that lists the findings. */
  readonly rejects: string | undefined;
  readonly maxRejects: AsWritten<RowLimit>;
  /** Whether findings show the values they are about. */
  readonly showValues: boolean;
}

/** What the user can say of the form of the files. */
export const FORM: Part<FileForm> = group(
  {
    encoding: choice('--input-encoding <encoding>', HELP.inputEncoding, INPUT_ENCODINGS),
    sheet: text('--sheet <name>', HELP.sheet),
    map: list('--map <column=header>', HELP.map, parseMap),
    handOverLag: HANDOVER_LAG,
    eraCodes: flag('--era-codes', HELP.eraCodes),
  },
  ({ encoding = 'auto', handOverLag = 0, ...form }) => ok({ ...form, encoding, handOverLag }),
);

export const REJECTS = text('--rejects <file>', HELP.rejects);
export const SHOW_VALUES = flag('--show-values', HELP.showValues);
/** By default no row may be rejected. */
export const NO_REJECTS: AsWritten<RowLimit> = { value: { kind: 'rows', most: 0 }, written: '0' };

export const READING: Part<ReadingOptions> = group(
  {
    rejects: REJECTS,
    maxRejects: value('--max-rejects <n|n%>', HELP.maxRejects, parseRowLimit),
    showValues: SHOW_VALUES,
    form: FORM,
  },
  ({ maxRejects = NO_REJECTS, ...reading }, { flags, context }) =>
    ok({ ...reading, maxRejects, ...languagesOf(flags, context) }),
);

/** The options that say how records are read, by commander's names, in the order in which they are refused. */
const READING_FLAGS = {
  rejects: '--rejects',
  showValues: '--show-values',
  manifest: '--manifest',
  inputEncoding: '--input-encoding',
  sheet: '--sheet',
  eraCodes: '--era-codes',
  map: '--map',
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

/** How files were read, as every output records it. */
export function readingInEffect({
  form,
  maxRejects,
}: Pick<ReadingOptions, 'form' | 'maxRejects'>): EffectiveOptions {
  const { encoding, sheet, map, handOverLag, eraCodes } = form;
  return {
    input_encoding: encoding,
    sheet: sheet ?? null,
    map: map.length === 0 ? null : map.map(({ column, header }) => `${column}=${header}`).join(','),
    handover_lag: handOverLag,
    era_codes: eraCodes,
    max_rejects: maxRejects.written,
  };
}

/** Whether a file's name is that of a scenario file. */
export function isScenarioName(file: string): boolean {
  return /\.ya?ml$/i.test(file);
}

/** Refuses a scenario file where files of records stand: what would be told of it is that columns are missing. */
export function scenarioAmong(files: readonly string[]): Fault | false {
  const file = files.find(isScenarioName);
  return file !== undefined && fault('usage-scenario-among-files', { file });
}

/** What is counted. What is undefined was not given: what is read decides. */
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
  asOf: value('--as-of <date>', HELP.asOf, parseDate),
};
const CAPACITY = { capacity: value('--capacity <n>', HELP.capacity, parseCapacity) };
const REPEATS = { repeatRenewals: unless('--no-repeat-renewals', HELP.noRepeatRenewals) };
const METHOD = {
  method: choiceOr('--method <method>', HELP.method, ['birthday', 'issue-year'], 'birthday'),
};

/** What is counted, by these parts; the others are plain. */
export function counting(
  parts: {
    readonly [Name in keyof CountingOptions]?: Part<CountingOptions[Name]>;
  },
): Part<CountingOptions> {
  return group(parts as Parts, (given) => ok({ ...PLAIN_COUNTING, ...given }));
}

export const COUNTING = counting({ ...SPAN, ...CAPACITY, ...REPEATS, ...METHOD });
/** What is counted by the law alone. */
export const PERIOD = counting({ ...SPAN, ...CAPACITY, ...REPEATS });
/** The same for the report, whose capacity has a default of its own. */
export const REPORT_PERIOD = counting({
  ...SPAN,
  capacity: value('--capacity <n>', HELP.reportCapacity, parseCapacity),
  ...REPEATS,
});
/** What is counted where no capacity is asked. */
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

/** What the user assumes where counts do not say it. */
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
/** The forms of what is no table. */
export const TEXT_FORMATS = ['table', 'json'] as const;

type Format = RenderOptions['format'];

/** Where a result goes, and in which form. */
export interface OutputOptions extends RenderOptions {
  /** The file; undefined for standard output. */
  readonly file: string | undefined;
  /** The file that says what the figures rest on. */
  readonly manifest: string | undefined;
  /** Whether every file's SHA-256 is wanted, however large the file. */
  readonly digestsAll: boolean;
}

export const MANIFEST = text('--manifest <file>', HELP.manifest);

/** --format with the given choices, --lang and --output. */
export function output(formats: readonly Format[]): Part<OutputOptions> {
  return outputOf(formats, { file: OUTPUT_FILE });
}

/** The same for a table of figures, with --encoding, --excel, --provenance and --manifest. */
export function figures(formats: readonly Format[]): Part<OutputOptions> {
  return outputOf(formats, {
    file: OUTPUT_FILE,
    encoding: choice('--encoding <encoding>', HELP.encoding, OUTPUT_ENCODINGS),
    excel: flag('--excel', HELP.excel),
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
  const shown = { format: choice('--format <format>', HELP.format, formats), languages: lang() };
  return group({ ...shown, ...(more as Parts) }, (given, { context }) =>
    outputOptions(given, context, formats),
  );
}

/** What the options on the output say. */
interface OutputChoices {
  readonly format: Format | undefined;
  readonly languages: Languages;
  readonly file?: string | undefined;
  readonly encoding?: OutputEncoding | undefined;
  readonly excel?: boolean;
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
  const { languages, excel = false, provenance = false, manifest } = given;
  const file = fileOf(given.file);
  const toScreen = file === undefined;
  const style = {
    language: languages.language,
    colour: context.colour && toScreen,
    blocks: context.showsUnicode || !toScreen,
  };
  const encoding = given.encoding ?? (excel ? 'utf-8-bom' : 'utf-8');
  const digestsAll = manifest !== undefined || provenance || format === 'xlsx';
  return unlessClash(
    {
      ...languages,
      ...{ file, format, style, encoding, excel, provenance, manifest, digestsAll },
    },
    [
      format === 'xlsx' && toScreen && context.isTerminal && fault('usage-workbook-on-terminal'),
      provenance && format === 'csv' && fault('usage-provenance-in-csv'),
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

/** Endings that promise a form of file; under any other name a table is as good. */
const OTHER_FORMATS = ['csv', 'json', 'md', 'xlsx', 'xls', 'html', 'pdf', 'svg'];

/** The format asked for, or the one the output file's name ends with, or a table; --excel means CSV. */
function formatOf(
  { format, file = '', excel }: OutputChoices,
  offered: readonly Format[],
): Result<Format> {
  if (format !== undefined) return ok(format);
  const ending = endingOf(file);
  const named = offered.find((each) => each === ending);
  if (named !== undefined) return ok(named);
  if (OTHER_FORMATS.includes(ending))
    return failed('usage-format-not-offered', { file, formats: offered });
  return ok(excel === true ? 'csv' : 'table');
}

/** The file of --output; undefined for standard output. */
export function fileOf(output: string | undefined): string | undefined {
  return output === '-' ? undefined : output;
}

/** The ending of a file's name, in small letters; empty where it has none. */
export function endingOf(file: string): string {
  return /\.(\w+)$/.exec(file)?.[1]?.toLowerCase() ?? '';
}
