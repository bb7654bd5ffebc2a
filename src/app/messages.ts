// What the page and its worker say to each other: plain data.
import type { CommandName } from '../words/command-help.js';
import type { Language } from '../words/language.js';

/** The texts of options by the names that commander gives them; what is undefined was not given. */
export type Flags = Readonly<Record<string, string | boolean | readonly string[] | undefined>>;

/** A command line, taken apart. */
export interface CommandLine {
  readonly command: Exclude<CommandName, 'complete'>;
  readonly files: readonly string[];
  readonly flags: Flags;
}

/** How a run ended: as the program would end it. */
export interface RunResult {
  readonly ended: 'done' | 'finding' | 'fault' | 'bug';
  /** What was printed, as text. */
  readonly printed: string;
  readonly warnings: readonly string[];
  readonly files: readonly { readonly name: string; readonly blob: Blob }[];
  /** The fault that stopped it, with its sentence. */
  readonly fault?: { readonly code: string; readonly params: unknown; readonly text: string };
}

/**
 * A change of a scenario file: a value at a path, none, or a copy of what stands at another path, with its comments; or all
 * that another file states at this path, laid over what stands there.
 */
export interface ScenarioChange {
  readonly path: readonly (string | number)[];
  readonly value?: unknown;
  readonly copies?: readonly (string | number)[];
  /** The text of the other file. */
  readonly takes?: string;
}

/** A scenario file as it stands. */
export interface ScenarioText {
  readonly text: string;
  /** What it holds; undefined where it is no YAML. */
  readonly json: unknown;
}

/** What the worker can be asked, with its answer. */
export interface Questions {
  readonly put: {
    readonly asks: { readonly name: string; readonly blob: Blob };
    readonly answer: true;
  };
  readonly run: {
    readonly asks: CommandLine & { readonly language: Language };
    readonly answer: RunResult;
  };
  readonly scenario: {
    readonly asks: { readonly text: string; readonly changes: readonly ScenarioChange[] };
    readonly answer: ScenarioText;
  };
  readonly leaveOut: {
    readonly asks: {
      readonly file: string;
      readonly sheet: string | undefined;
      readonly columns: readonly number[];
      readonly language: Language;
    };
    readonly answer: { readonly blob: Blob } | { readonly fault: string };
  };
  readonly data: {
    readonly asks: { readonly folder: string };
    readonly answer: string[];
  };
}
export type QuestionName = keyof Questions;

/** A question to the worker. */
export interface Question<Name extends QuestionName = QuestionName> {
  readonly kind: 'question';
  readonly number: number;
  readonly name: Name;
  readonly asks: Questions[Name]['asks'];
}

/** What the worker says. */
export type Answer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'progress'; readonly done: number; readonly total: number | undefined }
  /** It holds the lock that tells whether it lives. */
  | { readonly kind: 'held' }
  /** Something was thrown outside all questions; none of those that wait is answered any more. */
  | { readonly kind: 'broken'; readonly detail: string }
  | { readonly kind: 'failed'; readonly number: number; readonly detail: string }
  | { readonly kind: 'answer'; readonly number: number; readonly answer: unknown };

/** The first message to the worker that runs commands. */
export interface EngineStart {
  readonly kind: 'engine';
  /** Its own script, of which it starts further workers. */
  readonly script: Blob;
  /** The name of a lock that it holds as long as it lives; no other page has the same. */
  readonly life: string;
}
