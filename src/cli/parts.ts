// Parts of a command line: arguments, options and groups of them, each with how it is offered and how its text becomes a value.
import type { Command, Option } from 'commander';
import type { Host } from '../host/host.js';
import type { FileLayout } from '../read/file-layout.js';
import { type Fault, FaultError, fault, ok, type Result } from '../records/fault.js';
import type { FiscalYears } from '../rules/fiscal-years.js';
import type { Localized } from '../rules/rule-book.js';
import { HELP } from '../words/help.js';
import type { Language } from '../words/language.js';

/** The context of parsing, besides the command line. */
export interface ParsingContext
  extends Pick<Host, 'language' | 'colour' | 'isTerminal' | 'columns' | 'showsUnicode'> {
  /** The fiscal years that the law knows. */
  readonly years: FiscalYears;
  /** The layout file that --layout names, or why it cannot be used; undefined where none is named. */
  readonly layout?: Result<FileLayout> | undefined;
}

/** The texts of the command line, and the context of parsing. */
export interface Given {
  readonly files: readonly string[];
  /** Texts of options by the names that commander gives them. */
  readonly flags: Readonly<Record<string, unknown>>;
  readonly context: ParsingContext;
}

/** A part of a command line with one value. */
export interface Part<Value> {
  /** Adds the part to the command. */
  readonly add: (command: Command, language: Language) => void;
  /** Reads no file. */
  readonly parse: (given: Given) => Result<Value>;
}

/** The parts of a command or a group, by the names of their values, in the order in which help lists them. */
export type Parts = Readonly<Record<string, Part<unknown>>>;
export type Values<P extends Parts> = {
  readonly [Name in keyof P]: P[Name] extends Part<infer Value> ? Value : never;
};

/** A text as a value, or the fault that refuses it. */
export type ParseText<Value> = (
  text: string,
  option: string,
  context: ParsingContext,
) => Result<Value>;

/** Adds all parts in order. */
export function addAll(parts: Parts, command: Command, language: Language): void {
  for (const part of Object.values(parts)) part.add(command, language);
}

/** The values of all parts, or the first fault. */
export function parseAll<P extends Parts>(parts: P, given: Given): Result<Values<P>> {
  const values: Record<string, unknown> = {};
  for (const [name, part] of Object.entries(parts)) {
    const result = part.parse(given);
    if (!result.ok) return result;
    values[name] = result.value;
  }
  return ok(values as Values<P>);
}

/** Several parts as one. */
export function group<P extends Parts, Value>(
  parts: P,
  make: (values: Values<P>, given: Given) => Result<Value>,
): Part<Value> {
  return {
    add: (command, language) => addAll(parts, command, language),
    parse: (given) => {
      const values = parseAll(parts, given);
      return values.ok ? make(values.value, given) : values;
    },
  };
}

/** The result, or the fault of the first clash. */
export function unlessClash<Value>(
  value: Value,
  clashes: readonly (Fault | false)[],
): Result<Value> {
  const clash = clashes.find((each) => each !== false);
  return clash === undefined ? ok(value) : { ok: false, fault: clash };
}

/** An option that is given or not. */
export function flag(flags: string, help: Localized): Part<boolean> {
  return option(flags, help, (given) => ok(given === true));
}

/** An option "--no-…"; its value is true if it is absent. */
export function unless(flags: string, help: Localized): Part<boolean> {
  return option(flags, help, (given) => ok(given !== false));
}

/** An option whose text is its value, such as a path. */
export function text(flags: string, help: Localized): Part<string | undefined> {
  return option(flags, help, (given) => ok(given as string | undefined));
}

/** An option whose text becomes a value. */
export function value<Value>(
  flags: string,
  help: Localized,
  parse: ParseText<Value>,
): Part<Value | undefined> {
  return option(flags, help, (given, name, context) =>
    given === undefined ? ok(undefined) : parse(given as string, name, context),
  );
}

/** An option whose text becomes a value. Help shows the default text. */
export function valueOr<Value>(
  flags: string,
  help: Localized,
  usual: string,
  parse: ParseText<Value>,
): Part<Value> {
  return option(
    flags,
    help,
    (given, name, context) => parse((given ?? usual) as string, name, context),
    (made) => made.default(usual),
  );
}

/** An option that must be given. */
export function required<Value>(
  flags: string,
  help: Localized,
  parse: ParseText<Value>,
): Part<Value> {
  return option(
    flags,
    help,
    (given, name, context) => parse(given as string, name, context),
    (made) => made.makeOptionMandatory(),
  );
}

/** An option with a fixed set of values. */
export function choice<const Choice extends string>(
  flags: string,
  help: Localized,
  choices: readonly Choice[],
): Part<Choice | undefined> {
  return option(
    flags,
    help,
    (given) => ok(given as Choice | undefined),
    (made) => made.choices(choices),
  );
}

/** An option with a fixed set of values and a default. */
export function choiceOr<const Choice extends string>(
  flags: string,
  help: Localized,
  choices: readonly Choice[],
  usual: Choice,
): Part<Choice> {
  return option(
    flags,
    help,
    (given) => ok((given ?? usual) as Choice),
    (made) => made.choices(choices).default(usual),
  );
}

/** The same, where one must be given. */
export function requiredChoice<const Choice extends string>(
  flags: string,
  help: Localized,
  choices: readonly Choice[],
): Part<Choice> {
  return option(
    flags,
    help,
    (given) => ok(given as Choice),
    (made) => made.choices(choices).makeOptionMandatory(),
  );
}

/** An option that may be given several times. */
export function list<Value>(
  flags: string,
  help: Localized,
  parse: (texts: readonly string[]) => Result<Value>,
): Part<Value> {
  const repeated = (each: string, before: string[] = []) => [...before, each];
  return option(
    flags,
    help,
    (given) => parse((given ?? []) as readonly string[]),
    (made) => made.argParser(repeated),
  );
}

function option<Value>(
  flags: string,
  help: Localized,
  parse: (given: unknown, name: string, context: ParsingContext) => Result<Value>,
  made: (option: Option) => Option = (plain) => plain,
): Part<Value> {
  const [, long = '', dashed = ''] = /(--(?:no-)?([a-z-]+))/.exec(flags) ?? [];
  const name = dashed.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  return {
    add: (command, language) => {
      const offered = made(command.createOption(flags, help[language]));
      if (namesFile(flags) && offered.parseArg === undefined) offered.argParser(onceFor(long));
      command.addOption(offered);
    },
    parse: ({ flags, context }) => parse(flags[name], long, context),
  };
}

/** Whether the value of an option is the name of one file. */
const namesFile = (flags: string) => flags.includes('<file>');

/** Takes the name of one file. A second one would be written in place of the first, without a word. */
function onceFor(option: string): (text: string, before: string | undefined) => string {
  return (text, before) => {
    if (before !== undefined) throw new FaultError('usage-option-twice', { option });
    if (text.trim() === '') throw new FaultError('usage-blank-file', { option });
    return text;
  };
}

/** The first argument; its text is its value. */
export function argument(name: string, help: Localized, usual = ''): Part<string> {
  return {
    add: (command, language) => command.argument(name, help[language]),
    parse: ({ files: [first = usual] }) => ok(first),
  };
}

/** The arguments from a place on. */
export function argumentsFrom(name: string, help: Localized, place = 0): Part<readonly string[]> {
  return {
    add: (command, language) => command.argument(name, help[language]),
    parse: ({ files }) => ok(files.slice(place)),
  };
}

/** Refuses standard input for more than one of the files of a run. */
export function readsTwice(...files: readonly (string | undefined)[]): Fault | false {
  return files.filter((file) => file === '-').length > 1 && fault('usage-stdin-twice');
}

/** The languages of a command. */
export interface Languages {
  /** To people. */
  readonly language: Language;
  /** In results for programs: English unless --lang is given. */
  readonly machineLanguage: Language;
}

/** --lang, with the default its help names. */
export function lang(help: Localized = HELP.lang): Part<Languages> {
  const { add } = choice('--lang <language>', help, ['ja', 'en']);
  return { add, parse: ({ flags, context }) => ok(languagesOf(flags, context)) };
}

/** The languages asked for by --lang, wherever on the command line it is offered. */
export function languagesOf(flags: Given['flags'], context: ParsingContext): Languages {
  const asked = flags['lang'] as Language | undefined;
  return { language: asked ?? context.language, machineLanguage: asked ?? 'en' };
}
