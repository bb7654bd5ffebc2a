// What follows when files are opened: checking, counting, and the scenario to begin with.
import { batch, signal } from '@preact/signals';
import { columnPlace } from '../records/shown-names.js';
import type { ProfileRemark } from '../reports/profile.js';
import { OPEN_WORDS } from '../words/app.js';
import type { GivenCounts } from './inlined.js';
import type { CommandLine, Flags, RunResult } from './messages.js';
import { language, say } from './say.js';
import {
  asked,
  askedFlags,
  countingFlags,
  fileNames,
  files,
  form,
  isInvented,
  isTally,
  type OpenFile,
  PLAIN_FORM,
  planFiles,
  planTally,
  put,
  readingFlags,
  run,
  scenario,
  step,
} from './state.js';

/** A row of a forecast, as the program's JSON has it. */
export interface ForecastRow {
  readonly fiscal_year: number;
  readonly office?: string;
  readonly month?: string;
  readonly card: number | null;
  readonly certificate: number | null;
  readonly total: number | null;
  readonly capacity: number | null;
  readonly surplus: number | null;
  readonly utilization_percent: number | null;
  readonly partial_from?: string;
}
export interface ForecastJson {
  readonly rows: readonly ForecastRow[];
  readonly as_of: string;
  readonly example: boolean;
}

/** A column of a file, as check sees it. */
export interface CheckedColumn {
  readonly number: number;
  readonly header: string;
  readonly read_as: readonly string[];
  readonly by: string | null;
  readonly unread: string | null;
  readonly may_be: readonly string[];
  readonly blank: number | null;
  readonly first: string | null;
  readonly last: string | null;
}
export interface CheckedFile {
  readonly file: string;
  readonly sheet?: string;
  readonly kind: string;
  readonly encoding?: string;
  readonly columns: readonly CheckedColumn[];
}
export interface CheckJson {
  readonly rows: number;
  readonly cards: number;
  readonly rejected_rows: number;
  /** Findings in all; only so many of each kind are listed. */
  readonly total: number;
  readonly profile: {
    readonly as_of: string | null;
    /** Cards by state, kind of issue and office; null where no column is read as one. */
    readonly status: Readonly<Record<string, number | null>> | null;
    readonly card_issue_kind: Readonly<Record<string, number | null>> | null;
    readonly office: Readonly<Record<string, number | null>> | null;
    readonly files: readonly CheckedFile[];
    readonly remarks: readonly {
      readonly code: ProfileRemark['code'];
      readonly file?: string;
      readonly last?: string;
      readonly other?: string;
    }[];
  };
  readonly counts: Readonly<Record<string, number>>;
  readonly findings: readonly {
    readonly file: string;
    readonly line: number | null;
    readonly column: number | null;
    readonly header: string | null;
    readonly code: string;
    readonly level: 'reject' | 'warning';
    readonly count: number;
    /** The value without a known meaning; of no other finding is it told. */
    readonly value?: string;
    /** The column that may be the missing one; of no other finding is it told. */
    readonly near_column?: number | null;
    readonly message: string;
  }[];
}

/** What a run that answers in JSON gave. */
export interface Answered<Json> {
  readonly result: RunResult;
  readonly json: Json | undefined;
}

export const checked = signal<Answered<CheckJson> | undefined>(undefined);
export const forecast = signal<
  (Answered<ForecastJson> & { readonly line: CommandLine }) | undefined
>(undefined);
/** The notes of the forecast, and further tables, as the program writes them in Markdown. */
export const written = signal<Readonly<Record<string, RunResult>>>({});
export const broken = signal<Readonly<Record<string, Answered<ForecastJson>>>>({});

function answered<Json>(result: RunResult): Answered<Json> {
  const isJson = result.printed.startsWith('{');
  return { result, json: isJson ? (JSON.parse(result.printed) as Json) : undefined };
}

/** A first row without a known header may be people's data: its columns are named by their places, which options take too. */
function placed(json: CheckJson | undefined): CheckJson | undefined {
  if (json === undefined) return undefined;
  const files = json.profile.files.map((file) => ({
    ...file,
    columns: file.columns.map((column) => ({
      ...column,
      header: column.header ?? columnPlace(column.number - 1, file.sheet),
    })),
  }));
  return { ...json, profile: { ...json.profile, files } };
}

/** Forgets what was made of the files before. */
function forget(): void {
  checked.value = undefined;
  forecast.value = undefined;
  isInvented.value = false;
  written.value = {};
  broken.value = {};
}

const isYaml = (name: string) => /\.ya?ml$/i.test(name);
const isJson = (name: string) => /\.json$/i.test(name);

/** Opens what the person dropped or chose, by what it is. */
export async function openFiles(list: readonly File[]): Promise<void> {
  const added: OpenFile[] = [];
  for (const file of list) {
    if (isYaml(file.name)) {
      const text = await file.text();
      await put(file.name, file);
      if (/^scenarios:/m.test(text)) scenario.value = { name: file.name, text, isOpened: true };
      else form.value = { ...form.value, layout: file.name };
      continue;
    }
    await put(file.name, file);
    const kind = isJson(file.name) ? 'tally' : 'records';
    added.push({ name: file.name, size: file.size, kind });
  }
  if (added.length > 0) setFiles(added);
  else changeForm({});
}

/** Sets the files: those of another kind give way, since an example and one's own records are not mixed. */
function setFiles(added: readonly OpenFile[]): void {
  const mixes = (file: OpenFile) => file.kind === added[0]?.kind && file.kind !== 'example';
  const names = new Set(added.map(({ name }) => name));
  const stay = files.value.filter((file) => mixes(file) && !names.has(file.name));
  batch(() => {
    files.value = [...stay, ...added];
    form.value = { ...PLAIN_FORM, layout: form.value.layout };
    unknownValues.value = [];
    forget();
  });
  void checkFiles(true);
}

export function removeFile(name: string): void {
  batch(() => {
    files.value = files.value.filter((file) => file.name !== name);
    forget();
  });
  if (files.value.length > 0) void checkFiles();
}

/** The bundled records of invented people. */
export function openExample(name: string): void {
  batch(() => {
    files.value = [{ name: `fixtures/${name}`, size: undefined, kind: 'example' }];
    form.value = PLAIN_FORM;
    forget();
  });
  void checkFiles(true);
}

/** Counts that were put into the page when it was written. */
export async function openGiven({ forecast, plan }: GivenCounts): Promise<void> {
  const text = JSON.stringify(forecast);
  const name = 'tally.json';
  await put(name, new Blob([text]));
  if (plan !== undefined) {
    await put(PLAN_TALLY, new Blob([JSON.stringify(plan)]));
    planTally.value = PLAN_TALLY;
  }
  files.value = [{ name, size: text.length, kind: 'tally' }];
  forget();
  step.value = 'forecast';
  await makeForecast();
}

const PLAN_TALLY = 'plan-tally.json';

/** Checks the files; where nothing keeps them from being counted, counts them too. Files just opened lead to the next step. */
export async function checkFiles(isOpened = false): Promise<void> {
  if (isTally.value) {
    if (isOpened) step.value = 'forecast';
    return makeForecast();
  }
  const line: CommandLine = {
    command: 'check',
    files: fileNames.value,
    flags: { ...readingFlags(), format: 'json', lang: language.value },
  };
  const result = await run(line);
  const { json } = answered<CheckJson>(result);
  const found = { result, json: placed(json) };
  batch(() => {
    checked.value = found;
    noteUnknownValues(found.json?.findings ?? []);
  });
  const isReady = isCountable(found);
  if (isOpened && step.value === 'open')
    step.value = isReady && files.value[0]?.kind === 'example' ? 'forecast' : 'check';
  if (isReady) await makeForecast();
}

/** A value without a known meaning, in a column that must have one. */
export interface UnknownValue {
  readonly column: 'status' | 'card_issue_kind';
  readonly value: string;
  readonly rows: number;
}

const VALUED = { 'unknown-status': 'status', 'unknown-issue-kind': 'card_issue_kind' } as const;

/** Whether a finding is about a value whose meaning can be chosen. */
export const isUnknownValue = (code: string): code is keyof typeof VALUED => code in VALUED;

/** All that were met in these files, those with a chosen meaning too. */
export const unknownValues = signal<readonly UnknownValue[]>([]);

/** Notes the values without a known meaning that a check found. */
function noteUnknownValues(findings: CheckJson['findings']): void {
  const known = new Map(unknownValues.value.map((each) => [`${each.column}:${each.value}`, each]));
  for (const { code, value, count: rows } of findings) {
    if (!isUnknownValue(code) || value === undefined) continue;
    const column = VALUED[code];
    known.set(`${column}:${value}`, { column, value, rows });
  }
  unknownValues.value = [...known.values()];
}

/** The columns of which must be said how they are read before anything is counted. */
export function undecidedColumns(json: CheckJson): readonly string[] {
  const all = json.findings.filter(({ code }) => code === 'column-not-read');
  return [...new Set(all.map(({ header }) => header ?? ''))];
}

/** Whether what was checked can be counted: nothing rejects, or only rows that may be left out. */
export function isCountable({ json, result }: Answered<CheckJson>): boolean {
  if (json === undefined) return false;
  if (result.ended === 'done') return true;
  const isOfRows = json.rejected_rows > 0 && undecidedColumns(json).length === 0;
  return form.value.withoutRejected && isOfRows;
}

/** Changes how files are read, and checks them anew. */
export function changeForm(change: Partial<typeof form.value>): void {
  batch(() => {
    form.value = { ...form.value, ...change };
    // What was checked stays in sight until it is checked anew, so that lists do not vanish under the hand.
    const before = checked.value;
    forget();
    checked.value = before;
  });
  if (fileNames.value.length > 0) void checkFiles();
}

/** Changes what is asked of the forecast. */
export function changeAsked(change: Partial<typeof asked.value>): void {
  asked.value = { ...asked.value, ...change };
  void makeForecast();
}

export function forecastLine(flags: Flags): CommandLine {
  return {
    command: 'forecast',
    files: fileNames.value,
    flags: { ...countingFlags(), ...askedFlags(), ...flags },
  };
}

/** Counts the files. */
export async function makeForecast(): Promise<void> {
  if (fileNames.value.length === 0) return;
  const line = forecastLine({});
  const result = await run({ ...line, flags: { ...line.flags, format: 'json' } });
  const notes = await run({
    ...line,
    flags: { ...line.flags, format: 'md', lang: language.value },
  });
  batch(() => {
    const made = answered<ForecastJson>(result);
    forecast.value = { ...made, line };
    isInvented.value = made.json?.example === true;
    written.value = { notes };
    broken.value = {};
  });
}

/** What is being counted beside the forecast: it is not begun twice. */
const begun = new Set<string>();

/** Counts what belongs to the forecast; anew, where that was made anew meanwhile. */
async function countBeside(
  name: string,
  line: () => CommandLine,
  take: (result: RunResult) => void,
): Promise<void> {
  if (begun.has(name)) return;
  begun.add(name);
  try {
    let of: typeof forecast.value;
    let result: RunResult;
    do {
      of = forecast.value;
      result = await run(line());
    } while (forecast.value !== of);
    take(result);
  } finally {
    begun.delete(name);
  }
}

/** Counts the files by month or office. */
export function breakDown(by: 'month' | 'office'): Promise<void> {
  const line = () => {
    const made = forecastLine({ by, format: 'json' });
    const { capacity, ...flags } = made.flags;
    if (by === 'office') return { ...made, flags };
    // Counts by month stand in a tally of their own.
    return isTally.value ? { ...made, files: planFiles.value } : made;
  };
  return countBeside(by, line, (result) => {
    broken.value = { ...broken.value, [by]: answered<ForecastJson>(result) };
  });
}

/** The table that the person published, opened to be compared with. */
export const against = signal<string | undefined>(undefined);

/** Has the way from the table made anew, for another table. */
export function forgetBridge(): void {
  const { bridge, ...others } = written.value;
  written.value = others;
}

/** The steps from a published table to the law. */
export function reconcile(): Promise<void> {
  const line = (): CommandLine => {
    const { method, suppressBelow, tally, ...flags } = askedFlags();
    return {
      command: 'reconcile',
      files: fileNames.value,
      flags: {
        ...countingFlags(),
        ...flags,
        ...(against.value !== undefined && { against: against.value }),
        format: 'md',
        lang: language.value,
      },
    };
  };
  return countBeside('bridge', line, (result) => {
    written.value = { ...written.value, bridge: result };
  });
}

/** What public counts are read with. */
export interface CountsAsked {
  readonly text: string;
  readonly minorShare: string;
  readonly handoverLag: string;
  readonly leavesPerYear: string;
  readonly asOf: string;
}

/** Counts as they are typed, or pasted from a sheet: a day and a number a line, thousands set apart or not. */
function countsTable(text: string): string {
  const lines = text.normalize('NFKC').trim().split('\n');
  const [first = ''] = lines;
  const isHeaded = /[^\d,./\s-]/.test(first) && !/^[^,\t]*\d/.test(first);
  if (isHeaded) return text;
  const rows = lines.map((line) => {
    const [, day, cards] = /^\s*(\S+?)[,、\s]+([\d,]+)枚?\s*$/.exec(line) ?? [];
    return cards === undefined ? line : `${day},${cards.replaceAll(',', '')}`;
  });
  return `date,cumulative_cards\n${rows.join('\n')}\n`;
}

/** Makes records of public counts, as the program's expand does; gives what is wrong with them, if anything. */
export async function openCounts(
  counts: CountsAsked,
  source = 'counts.csv',
): Promise<string | undefined> {
  const { text, minorShare, handoverLag, leavesPerYear, asOf } = counts;
  if (text !== '') await put(source, new Blob([countsTable(text)]));
  const result = await run({
    command: 'expand',
    files: [source],
    flags: {
      ...(minorShare !== '' && { minorShare }),
      ...(handoverLag !== '' && { handoverLag }),
      ...(leavesPerYear !== '' && { leavesPerYear }),
      ...(asOf !== '' && { asOf }),
      output: 'cards.csv',
    },
  });
  const [made] = result.files;
  if (made === undefined) return result.fault?.text ?? result.warnings.join('\n');
  const name = say(OPEN_WORDS.kindCounts);
  await put(`${name}.csv`, made.blob);
  if (asOf !== '') asked.value = { ...asked.value, asOf };
  step.value = 'open';
  // What is made here has the program's own columns, whatever layout is open for others.
  form.value = PLAIN_FORM;
  setFiles([{ name: `${name}.csv`, size: made.blob.size, kind: 'counts' }]);
  return undefined;
}
