// What the page and its worker say to each other: plain data.
import type { ColumnName } from '../records/columns.js';
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

/** Characters of one sort that follow each other: at the fewest and at the most so many. */
export interface ShapeRun {
  /** What stands for the sort, or the sign itself where it parts others. */
  readonly sign: string;
  readonly fewest: number;
  readonly most: number;
}

/** The shape that most cells have. */
export interface CommonShape {
  readonly runs: readonly ShapeRun[];
  readonly cells: number;
}

/** A file, or a sheet of one, to be looked into, with its columns as the check sees them. */
export interface LookRequest {
  readonly file: string;
  readonly sheet: string | undefined;
  /** As the check tells it; undefined where the file is no text. */
  readonly encoding: string | undefined;
  readonly eraCodes: boolean;
  readonly columns: readonly {
    /** From 0. */
    readonly index: number;
    readonly header: string;
    /** What it is read as; none where it is not read. */
    readonly columns: readonly ColumnName[];
    /** Whether it is read because the user says so. */
    readonly isMapped: boolean;
  }[];
  /** A layout that gives values a meaning. */
  readonly layout: string | undefined;
}

/** More different values of a column are not counted. */
export const MOST_DIFFERENT = 1000;

/** What a column that is not read holds: nothing from which a cell could be told. */
export interface ColumnLook {
  readonly index: number;
  readonly filled: number;
  readonly blank: number;
  /** Undefined where there are too many to be counted. */
  readonly different: number | undefined;
  /** The first and the last year, where all cells looked at are days. */
  readonly years?: readonly [number, number];
  /** The shape that most of the cells looked at have. */
  readonly shape?: CommonShape | undefined;
  /** Filled cells of which dates and shapes are told. */
  readonly shaped: number;
  readonly mayBe: readonly ColumnName[];
  /** Whether that is told by the days in it alone. */
  readonly byForm: boolean;
  /** What it is not, whatever its header, by the days in it. */
  readonly cannotBe: readonly ColumnName[];
}

/** A value whose meaning is known, and the rows that have it; of a blank one the text is empty. */
export interface ValueLook {
  readonly column: 'status' | 'card_issue_kind';
  readonly value: string;
  /** What is alike written otherwise. */
  readonly folded: string;
  readonly meaning: string;
  readonly rows: number;
}

export interface Looked {
  readonly rows: number;
  /** Whether these are all rows. */
  readonly isWhole: boolean;
  readonly columns: readonly ColumnLook[];
  readonly values: readonly ValueLook[];
  /** Those whose meaning is not known, where a check does not come to read them; none where they are no categories, or where anything looks like personal data. */
  readonly unknown: readonly Pick<ValueLook, 'column' | 'value' | 'rows'>[];
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
  readonly look: {
    readonly asks: LookRequest;
    /** Undefined where such a file is not looked into. */
    readonly answer: Looked | undefined;
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
