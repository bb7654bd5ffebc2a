// What the page holds while it is open, and what it asks the worker.
import { batch, computed, signal } from '@preact/signals';
import type { ColumnName } from '../records/columns.js';
import { APP_WORDS } from '../words/app.js';
import { bugDetail, bugText } from '../words/bug-text.js';
import { type Engine, Stopped, startEngine, WorkerBug } from './client.js';
import { engineScript } from './inlined.js';
import type {
  CommandLine,
  Flags,
  Looked,
  LookRequest,
  RunResult,
  ScenarioChange,
} from './messages.js';
import { language, say } from './say.js';

export const STEPS = ['open', 'check', 'forecast', 'plan', 'handIn'] as const;
export type Step = (typeof STEPS)[number];

/** A file that is open. */
export interface OpenFile {
  readonly name: string;
  readonly size: number | undefined;
  readonly kind: 'records' | 'tally' | 'counts' | 'example' | 'without';
}

/** How the person says that files are read. */
export interface FileForm {
  /** Columns by the headers they are read from. */
  readonly map: Readonly<Partial<Record<ColumnName, string>>>;
  readonly values: readonly {
    readonly column: string;
    readonly value: string;
    readonly meaning: string;
  }[];
  readonly ignore: readonly string[];
  readonly handoverLag: string;
  readonly eraCodes: boolean;
  readonly encoding: string;
  readonly sheet: string;
  readonly allSheets: boolean;
  /** Whether rows that cannot be counted are left out. */
  readonly withoutRejected: boolean;
  /** A layout file that is open. */
  readonly layout: string | undefined;
}

export const PLAIN_FORM: FileForm = {
  ...{ map: {}, values: [], ignore: [], handoverLag: '', eraCodes: false, encoding: '' },
  ...{ sheet: '', allSheets: false, withoutRejected: false, layout: undefined },
};

/** What the person asks of the forecast. */
export interface Asked {
  readonly asOf: string;
  readonly from: string;
  readonly to: string;
  readonly capacity: string;
  readonly method: 'birthday' | 'issue-year';
  readonly suppressBelow: string;
}

export const step = signal<Step>('open');
export const files = signal<readonly OpenFile[]>([]);
export const form = signal<FileForm>(PLAIN_FORM);
export const asked = signal<Asked>({
  ...{ asOf: '', from: '', to: '', capacity: '', suppressBelow: '' },
  method: 'birthday',
});
/** Whether what can be booked is another ward's, since none was asked. */
export const isCapacityBorrowed = (): boolean =>
  !hasExample.value && !isTally.value && asked.value.capacity === '';
/** The scenario file as it stands. */
export const scenario = signal<
  | {
      readonly name: string;
      readonly text: string;
      /** Whether the person opened it just now. */
      readonly isOpened?: boolean;
    }
  | undefined
>(undefined);
/** What a screen reader is told, and what stands beside the bar. */
export const message = signal('');
export const busy = signal<
  { readonly done: number; readonly total: number | undefined } | undefined
>(undefined);

/** Whether the figures are counts that were handed over, without records. */
export const isTally = computed(() => files.value.some(({ kind }) => kind === 'tally'));
/** Whether the figures say of themselves that they come from invented people, as counts that were handed over do. */
export const isInvented = signal(false);
export const hasExample = computed(
  () => isInvented.value || files.value.some(({ kind }) => kind === 'example'),
);
export const fileNames = computed(() => files.value.map(({ name }) => name));
/** Counts for the plan, where they are others than those of the forecast. */
export const planTally = signal<string | undefined>(undefined);
/** The files that a plan is made of. */
export const planFiles = computed(() =>
  isTally.value && planTally.value !== undefined ? [planTally.value] : fileNames.value,
);

let engine: Engine | undefined;
/** A worker of its own, so that the page stays quick meanwhile. */
let simulator: Engine | undefined;
const opened = new Map<string, Blob>();
export const simulating = signal<
  { readonly done: number; readonly total: number | undefined } | undefined
>(undefined);

/** Starts the worker. */
export async function start(): Promise<void> {
  const script = await engineScript();
  engine = startEngine(script, (done, total) => {
    if (busy.value !== undefined) busy.value = { done, total };
  });
  for (const [name, blob] of opened) void engine.ask('put', { name, blob });
}

function worker(): Engine {
  if (engine === undefined) throw new Error('the worker has not started');
  return engine;
}

/** Opens a file under its name. */
export async function put(name: string, blob: Blob): Promise<void> {
  opened.set(name, blob);
  await worker().ask('put', { name, blob });
}

/** Makes a file without some columns of another; gives what went wrong, if anything. */
export async function leaveOut(
  file: string,
  sheet: string | undefined,
  columns: readonly number[],
  name: string,
): Promise<string | undefined> {
  busy.value = { done: 0, total: undefined };
  try {
    const asks = { file, sheet, columns, language: language.value };
    const made = await worker().ask('leaveOut', asks);
    if ('fault' in made) return made.fault;
    await put(name, made.blob);
    return undefined;
  } finally {
    busy.value = undefined;
  }
}

/** The texts of the data files that the page holds under a folder. */
export function dataTexts(folder: string): Promise<string[]> {
  return worker().ask('data', { folder });
}

export function changeScenario(text: string, changes: readonly ScenarioChange[]) {
  return worker().ask('scenario', { text, changes });
}

/** Runs a command without a bar, for what answers at once. */
export function runQuietly(line: CommandLine): Promise<RunResult> {
  return worker().ask('run', { ...line, language: language.value });
}

/** Runs a command; the page says that it works. */
export async function run(line: CommandLine): Promise<RunResult> {
  batch(() => {
    busy.value = { done: 0, total: undefined };
    message.value = '';
  });
  try {
    return await runQuietly(line);
  } finally {
    busy.value = undefined;
  }
}

/** Stops what the worker does. */
export function stop(): void {
  worker().stop();
  batch(() => {
    busy.value = undefined;
    message.value = say(APP_WORDS.stopped);
  });
}

/** Runs a command in the other worker. */
export async function runBeside(line: CommandLine): Promise<RunResult> {
  const script = await engineScript();
  simulator ??= startEngine(script, (done, total) => {
    if (simulating.value !== undefined) simulating.value = { done, total };
  });
  simulating.value = { done: 0, total: undefined };
  try {
    for (const [name, blob] of opened) await simulator.ask('put', { name, blob });
    return await simulator.ask('run', { ...line, language: language.value });
  } finally {
    simulating.value = undefined;
  }
}

/** A worker for what is looked up unasked, so that nothing waits for it. */
let looker: Engine | undefined;

/** Looks into a file. */
export async function lookBeside(request: LookRequest): Promise<Looked | undefined> {
  const script = await engineScript();
  looker ??= startEngine(script, () => {});
  for (const [name, blob] of opened) await looker.ask('put', { name, blob });
  return looker.ask('look', request);
}

/** Ends what is being looked up. */
export function stopLooking(): void {
  looker?.stop();
}

export function stopBeside(): void {
  simulator?.stop();
}

/** An error as the program tells a bug: by place. */
export function failureText(error: unknown): string {
  const detail = error instanceof WorkerBug ? error.detail : bugDetail(error);
  return bugText(detail, language.value);
}

/** What was stopped is no failure; any other error is a bug. */
export function tellUnlessStopped(event: PromiseRejectionEvent): void {
  const { reason } = event;
  if (reason instanceof Stopped) event.preventDefault();
  else message.value = failureText(reason);
}

/** The options that say how the files are read. */
export function readingFlags(): Flags {
  const { map, values, ignore, handoverLag, eraCodes, encoding, sheet, allSheets, layout } =
    form.value;
  const mapped = Object.entries(map).map(([column, header]) => `${column}=${header}`);
  const meant = values.map(({ column, value, meaning }) => `${column}:${value}=${meaning}`);
  return {
    ...(mapped.length > 0 && { map: mapped }),
    ...(meant.length > 0 && { mapValue: meant }),
    ...(ignore.length > 0 && { ignoreColumn: ignore }),
    ...(handoverLag !== '' && { handoverLag }),
    ...(eraCodes && { eraCodes }),
    ...(encoding !== '' && { inputEncoding: encoding }),
    ...(sheet !== '' && !allSheets && { sheet }),
    ...(allSheets && { allSheets }),
    ...(layout !== undefined && { layout }),
  };
}

/** The same where rows that cannot be counted may be left out. */
export function countingFlags(): Flags {
  if (isTally.value) return {};
  return { ...readingFlags(), ...(form.value.withoutRejected && { maxRejects: '100%' }) };
}

/** The options that say what is counted. */
export function askedFlags(): Flags {
  const { asOf, from, to, capacity, method, suppressBelow } = asked.value;
  return {
    ...(asOf !== '' && { asOf }),
    ...(from !== '' && { from }),
    ...(to !== '' && { to }),
    ...(capacity !== '' && { capacity }),
    ...(method !== 'birthday' && { method }),
    ...(suppressBelow !== '' && { suppressBelow }),
    ...(isTally.value && { tally: true }),
  };
}

/** The command line that does the same. */
export function commandText({ command, files, flags }: CommandLine): string {
  const quoted = (word: string) => (/^[\w./:=%+,-]+$/.test(word) ? word : `"${word}"`);
  const words = Object.entries(flags).flatMap(([name, value]) => {
    const option =
      name === 'output'
        ? '-o'
        : `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    if (value === true) return [option];
    const each = Array.isArray(value) ? value : [value];
    return each.flatMap((text) => (typeof text === 'string' ? [option, quoted(text)] : []));
  });
  return ['koshin', command, ...files.map(quoted), ...words].join(' ');
}
