// A command: what it offers on the command line, its options as typed values, and its work.
import type { Command } from 'commander';
import type { Host } from '../host/host.js';
import type { Presentation } from '../layout/presentation.js';
import { type Fault, type Result, valueOrThrow } from '../records/fault.js';
import { knownFiscalYears } from '../rules/fiscal-years.js';
import { HELP } from '../words/help.js';
import type { Language } from '../words/language.js';
import { loadLaw } from './bundled-data.js';
import type { Drawn } from './chart-file.js';
import { deliver } from './deliver.js';
import { discreetReport, discretionOf } from './discreet-host.js';
import type { OutputOptions } from './options.js';
import {
  addAll,
  flag,
  type Given,
  type ParsingContext,
  type Part,
  type Parts,
  parseAll,
  unlessClash,
  type Values,
} from './parts.js';

/** The successful outcomes of a run. `finding`: done, with a finding that a script should stop at. */
export type Outcome = 'done' | 'finding';

/** A command for the program. */
export interface Runnable {
  /** Adds the arguments and options. */
  readonly define: (command: Command, language: Language) => void;
  /** Parses the arguments and options, and runs. */
  readonly start: (host: Host, files: readonly string[], flags: Given['flags']) => Promise<Outcome>;
}

/** The parts of a command. */
interface CommandParts<P extends Parts> {
  /** Its arguments and options, in the order in which help lists them. */
  readonly options: P;
  /** Faults of options that exclude each other. `isGiven` takes an option by commander's name. */
  readonly clashes?: (
    options: Values<P>,
    isGiven: (flag: string) => boolean,
  ) => readonly (Fault | false)[];
}

/** A command: strings end in `parse`. */
export interface DefinedCommand<Options> extends Runnable {
  readonly parse: (
    files: readonly string[],
    flags: Given['flags'],
    context: ParsingContext,
  ) => Result<Options>;
  readonly run: (host: Host, options: Options) => Promise<Outcome>;
}

/** Whether files, sheets and columns are named as they are; every command has it, since each may name a file. */
const SHOW_NAMES = flag('--show-names', HELP.showNames);

/** A command of its parts. */
export function defineCommand<P extends Parts>({
  options: parts,
  clashes = () => [],
  run,
}: CommandParts<P> & Pick<DefinedCommand<Values<P>>, 'run'>): DefinedCommand<Values<P>> {
  const parse: DefinedCommand<Values<P>>['parse'] = (files, flags, context) => {
    const parsed = parseAll(parts, { files, flags, context });
    if (!parsed.ok) return parsed;
    const isGiven = (flag: string) => flags[flag] !== undefined;
    return unlessClash(parsed.value, clashes(parsed.value, isGiven));
  };
  return {
    define: (command, language) => addAll({ ...parts, showNames: SHOW_NAMES }, command, language),
    parse,
    run,
    start: (given, files, flags) => {
      const { host, shown, discreetly } = discretionOf(given, files, flags);
      return discreetly(async () => {
        const context = parsingContext(host, await layoutOf(host, flags));
        const { layout } = flags;
        // Once it is read, the layout is only named.
        const named = typeof layout === 'string' ? { ...flags, layout: shown(layout) } : flags;
        return run(host, valueOrThrow(parse(files, named, context)));
      });
    },
  };
}

/** A report, and every file that was read for it: none may be written over. */
export interface Reported<Report> {
  readonly report: Report;
  readonly inputs: readonly string[];
}

/** A command whose result is a report: options → report → presentation. */
export interface ReportCommand<Options, Report> extends DefinedCommand<Options> {
  /** Reads what the options name. */
  readonly report: (host: Host, options: Options) => Promise<Reported<Report>>;
  readonly present: (report: Report, options: Options) => Presentation;
}

/** A command whose result is a report, of its parts. */
export function defineReport<P extends Parts & { readonly output: Part<OutputOptions> }, Report>({
  report,
  present,
  isFinding = () => false,
  drawn,
  ...parts
}: CommandParts<P> &
  Pick<ReportCommand<Values<P>, Report>, 'report' | 'present'> & {
    /** Whether a script should stop at the report; never, if left out. */
    readonly isFinding?: (report: Report) => boolean;
    /** What its chart in a file shows; for commands that offer one. */
    readonly drawn?: (report: Report) => Drawn;
  }): ReportCommand<Values<P>, Report> {
  const run = async (host: Host, options: Values<P>): Promise<Outcome> => {
    const { output } = options as { readonly output: OutputOptions };
    if (output.format === 'png') await host.needsPrinter();
    const { report: told, inputs } = await report(host, options);
    const made = discreetReport(host, told);
    await deliver(host, present(made, options), output, inputs, drawn?.(made));
    return isFinding(made) ? 'finding' : 'done';
  };
  return { ...defineCommand({ ...parts, run }), report, present };
}

/** The layout file that the command line names; its reader is loaded only then. */
async function layoutOf(host: Host, { layout }: Given['flags']): Promise<ParsingContext['layout']> {
  if (typeof layout !== 'string') return undefined;
  const { readFileLayout } = await import('../read/file-layout.js');
  return readFileLayout(host.readText(layout), layout);
}

/** The context of parsing on a host. The law is read only if a year must be checked against it. */
export function parsingContext(host: Host, layout?: ParsingContext['layout']): ParsingContext {
  const { language, colour, isTerminal, columns, showsUnicode } = host;
  return {
    ...{ language, colour, isTerminal, columns, showsUnicode, layout },
    get years() {
      return knownFiscalYears(loadLaw(host));
    },
  };
}
