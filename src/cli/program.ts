// The program as commander knows it: the commands, their help with examples first, in the user's language.
import { Command, type Option } from 'commander';
import stringWidth from 'fast-string-width';
import type { Host } from '../host/host.js';
import { COMMAND_HELP, type CommandName } from '../words/command-help.js';
import { HELP } from '../words/help.js';
import { fill, type Language } from '../words/language.js';
import { HELP_TITLES, OPTION_NOTES } from '../words/usage.js';
import { wrapped } from '../write/wrap.js';
import type { Outcome, Runnable } from './command.js';
import { lang } from './parts.js';

/** The commands in the order in which help lists them; each is loaded only when it runs. */
export type CommandTable = Readonly<
  Record<Exclude<CommandName, 'complete'>, () => Promise<Runnable>>
>;

/** The input of {@link buildProgram}. */
export interface ProgramOptions {
  readonly host: Host;
  readonly commands: CommandTable;
  readonly language: Language;
  /** The text of --version; blank where it is not asked for. */
  readonly version: string;
  /** The commands whose options are needed; the others are listed and not loaded. */
  readonly load: (name: string) => boolean;
  /** Takes help and version text. */
  readonly print: (text: string) => void;
  /** Takes how the command that ran ended. */
  readonly ended: (outcome: Outcome) => void;
}

/** The program. Parsing its arguments throws commander's error for a mistake; `main` words it. */
export async function buildProgram(options: ProgramOptions): Promise<Command> {
  const { host, language, commands } = options;
  const program = localized(new Command('koshin'), options)
    .description(HELP.program[language])
    .helpCommand('help [command]', HELP.helpCommand[language])
    .version(options.version, '-V, --version', HELP.version[language])
    .enablePositionalOptions()
    .addHelpText('before', examplesText(FIRST_EXAMPLES, language));
  lang().add(program, language);
  for (const [name, load] of Object.entries(commands)) {
    const command = localized(program.command(name), options);
    const words = COMMAND_HELP[name as CommandName];
    command.description(words.summary[language]);
    command.addHelpText('before', examplesText(words.examples, language));
    if (!options.load(name)) continue;
    const { define, start } = await load();
    define(command, language);
    command.action(async () => {
      options.ended(await start(host, command.args, command.opts()));
    });
  }
  return program;
}

/** The completion command as help lists it. */
export function addCompletionHelp(program: Command, options: ProgramOptions): void {
  const { language } = options;
  localized(program.command('complete'), options)
    .description(COMMAND_HELP.complete.summary[language])
    .argument('<shell>', HELP.shell[language])
    .addHelpText('before', examplesText(COMMAND_HELP.complete.examples, language));
}

const FIRST_EXAMPLES = [
  ...COMMAND_HELP.forecast.examples.slice(0, 2),
  ...COMMAND_HELP.explain.examples.slice(0, 1),
];

/** A command whose help speaks the user's language, and whose mistakes are thrown instead of printed. */
function localized(command: Command, { language, print }: ProgramOptions): Command {
  return command
    .helpOption('-h, --help', HELP.help[language])
    .showSuggestionAfterError()
    .exitOverride()
    .configureOutput({ writeOut: print, writeErr: () => {}, outputError: () => {} })
    .configureHelp({
      // By the width on the screen, where a Japanese character takes two columns and needs no space to end a line.
      displayWidth: stringWidth,
      boxWrap: (text, width) =>
        text
          .split('\n')
          .flatMap((line) => wrapped(line, width))
          .join('\n'),
      styleTitle: (title) => HELP_TITLES[title]?.[language] ?? title,
      optionDescription: (option) => describedOption(option, language),
    });
}

function describedOption(option: Option, language: Language): string {
  const notes = [
    ...(option.argChoices
      ? [fill(OPTION_NOTES.choices, language, { list: option.argChoices.join(', ') })]
      : []),
    ...(option.defaultValue !== undefined && typeof option.defaultValue !== 'boolean'
      ? [fill(OPTION_NOTES.default, language, { value: String(option.defaultValue) })]
      : []),
  ];
  return notes.length === 0 ? option.description : `${option.description} (${notes.join('; ')})`;
}

function examplesText(examples: readonly string[], language: Language): string {
  return `${HELP.examples[language]}\n${examples.map((example) => `  ${example}\n`).join('')}`;
}
