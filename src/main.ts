// Decides what a command line means: finds the command, runs it, and is the only map from outcome to exit code.
import { Command, CommanderError } from 'commander';
import { COMMANDS } from './commands/index.js';
import type { Outcome } from './commands/outcome.js';
import type { Host } from './host/host.js';
import { ClosedPipe, nodeHost } from './host/node-host.js';
import { Fault, type FaultCode } from './records/fault.js';
import { COMMAND_HELP, type CommandName, HELP } from './render/help.js';
import { fill, type Language } from './render/language.js';
import { FAULT_WORDS, NOTES } from './render/messages.js';

/** What a run can end with. */
export const EXIT = {
  done: 0,
  finding: 1,
  usage: 2,
  input: 3,
  privacy: 4,
  bug: 70,
} as const;

/** Runs a command line (without node and script) and gives its exit code. Nothing is thrown. */
export async function main(args: readonly string[], host: Host = nodeHost()): Promise<number> {
  const language = languageArgument(args) ?? host.language;
  try {
    return await dispatch(args, host, language);
  } catch (error) {
    if (error instanceof ClosedPipe) return EXIT.done;
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
    if (error instanceof Fault) {
      host.warn(`koshin: ${fill(FAULT_WORDS[error.code], language, error.params)}`);
      return exitOfFault(error.code);
    }
    host.warn(`koshin: ${fill(NOTES.bug, language, { detail: bugDetail(error) })}`);
    return EXIT.bug;
  }
}

async function dispatch(args: readonly string[], host: Host, language: Language): Promise<number> {
  let outcome: Outcome = 'done';
  const messages: string[] = [];
  const asked = args[0] === '--version' || args[0] === '-V';
  const program = new Command('koshin')
    .description(HELP.program[language])
    .helpOption('-h, --help', HELP.help[language])
    .helpCommand('help [command]', HELP.helpCommand[language])
    .showSuggestionAfterError()
    .exitOverride()
    .configureOutput({
      writeOut: (text) => messages.push(text),
      writeErr: (text) => host.warn(text),
    })
    .version(asked ? await versionText(host) : '', '-V, --version', HELP.version[language])
    .addHelpText(
      'before',
      examplesText(
        [
          'koshin forecast',
          ...COMMAND_HELP.forecast.examples.slice(1, 2),
          ...COMMAND_HELP.explain.examples.slice(0, 1),
        ],
        language,
      ),
    );

  const wanted = args.find((arg) => !arg.startsWith('-'));
  const helping = args.includes('--help') || args.includes('-h');
  const completing = wanted === 'complete' && !helping;
  for (const [name, load] of Object.entries(COMMANDS)) {
    const words = COMMAND_HELP[name as CommandName];
    const command = program
      .command(name)
      .description(words.summary[language])
      .helpOption('-h, --help', HELP.help[language])
      .addHelpText('before', examplesText(words.examples, language));
    if (!completing && name !== wanted && !(wanted === 'help' && args.includes(name))) continue;
    const module = await load();
    module.define(command, language);
    command.action(async () => {
      outcome = await module.run(host, command.args, command.opts() as never);
    });
  }
  if (completing) await completeShell(program, args, host, language);
  else {
    addCompleteStub(program, language);
    try {
      await program.parseAsync(args.length === 0 ? ['--help'] : args, { from: 'user' });
    } finally {
      if (messages.length > 0) await host.write(messages.join(''));
    }
  }
  return EXIT[outcome];
}

/** The completion command as help lists it; {@link completeShell} does its work. */
function addCompleteStub(program: Command, language: Language): void {
  program
    .command('complete')
    .description(COMMAND_HELP.complete.summary[language])
    .argument('<shell>', HELP.shell[language])
    .helpOption('-h, --help', HELP.help[language])
    .addHelpText('before', examplesText(COMMAND_HELP.complete.examples, language));
}

async function completeShell(
  program: Command,
  args: readonly string[],
  host: Host,
  language: Language,
): Promise<void> {
  const { default: tab } = await import('@bomb.sh/tab/commander');
  program.description(HELP.program[language]);
  tab(program);
  const lines: string[] = [];
  const log = console.log;
  console.log = (...parts: unknown[]) => lines.push(`${parts.join(' ')}\n`);
  try {
    await program.parseAsync(args, { from: 'user' });
  } finally {
    console.log = log;
  }
  await host.write(lines.join(''));
}

/** Version of the program and of its rules, without reading more than that. */
async function versionText(host: Host): Promise<string> {
  const { version } = host.data('../package.json') as { version: string };
  const versions = new Set(
    host
      .dataNames('rules')
      .map((name) => (host.data(`rules/${name}`) as { version: string }).version),
  );
  return `koshin ${version} (rules ${[...versions].join(', ')})`;
}

function examplesText(examples: readonly string[], language: Language): string {
  return `${HELP.examples[language]}\n${examples.map((example) => `  ${example}\n`).join('')}`;
}

function languageArgument(args: readonly string[]): Language | undefined {
  const index = args.indexOf('--lang');
  const value =
    index >= 0 ? args[index + 1] : args.find((arg) => arg.startsWith('--lang='))?.slice(7);
  return value === 'ja' || value === 'en' ? value : undefined;
}

function exitOfFault(code: FaultCode): number {
  if (code.startsWith('input-')) return EXIT.input;
  if (code.startsWith('privacy-')) return EXIT.privacy;
  return EXIT.usage;
}

/** A bug's message without paths of the machine or content of the input. */
function bugDetail(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
