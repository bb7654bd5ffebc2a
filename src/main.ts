// The program: finds the command of a command line, runs it, and is the only map from outcome to exit code.
import { CommanderError } from 'commander';
import type { Outcome } from './cli/command.js';
import { addCompletionHelp, buildProgram, type ProgramOptions } from './cli/program.js';
import { toolName } from './cli/tool.js';
import { COMMANDS } from './commands/index.js';
import type { Host } from './host/host.js';
import { ClosedPipe, nodeHost } from './host/node-host.js';
import type { FaultCode } from './records/fault.js';
import { faultOf } from './records/fault-of.js';
import { bugDetail, bugText } from './words/bug-text.js';
import { faultText } from './words/fault-text.js';
import type { Language } from './words/language.js';
import { usageErrorText } from './words/usage-errors.js';

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
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return EXIT.done;
      host.warn(`koshin: ${usageErrorText(error.code, error.message, language)}`);
      return EXIT.usage;
    }
    const fault = faultOf(error);
    if (fault !== undefined) {
      host.warn(`koshin: ${faultText(fault, language)}`);
      return exitOfFault(fault.code);
    }
    host.warn(`koshin: ${bugText(bugDetail(error), language)}`);
    return EXIT.bug;
  }
}

async function dispatch(args: readonly string[], host: Host, language: Language): Promise<number> {
  const wanted = args.find((arg, index) => !arg.startsWith('-') && args[index - 1] !== '--lang');
  const helping = args.includes('--help') || args.includes('-h');
  const completing = wanted === 'complete' && !helping;
  const printed: string[] = [];
  let outcome: Outcome = 'done';
  const options: ProgramOptions = {
    host,
    commands: COMMANDS,
    language,
    version: args.includes('--version') || args.includes('-V') ? versionText(host) : '',
    load: (name) => completing || name === wanted || (wanted === 'help' && args.includes(name)),
    print: (text) => printed.push(text),
    ended: (ended) => {
      outcome = ended;
    },
  };
  const program = await buildProgram(options);
  const topic =
    wanted === 'help' ? args.find((arg) => !arg.startsWith('-') && arg !== 'help') : undefined;
  const unknownTopic =
    topic !== undefined && topic !== 'complete' && !Object.hasOwn(COMMANDS, topic);
  if (completing) {
    const { runCompletion } = await import('./cli/completion.js');
    await runCompletion(program, args, host, Object.keys(COMMANDS));
    return EXIT.done;
  }
  addCompletionHelp(program, options);
  try {
    // A bare "koshin" asks what it can do; help on an unknown command is a mistyped command.
    const meant = wanted === undefined ? [...args, '--help'] : unknownTopic ? [topic] : [...args];
    await program.parseAsync(meant, { from: 'user' });
  } finally {
    if (printed.length > 0) await host.write(printed.join(''));
  }
  return EXIT[outcome];
}

/** Version of the program and of its rules, without reading more than that. */
function versionText(host: Host): string {
  const versions = new Set(
    host
      .dataNames('rules')
      .map((name) => (host.data(`rules/${name}`) as { version: string }).version),
  );
  return `${toolName(host)} (rules ${[...versions].join(', ')})`;
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
