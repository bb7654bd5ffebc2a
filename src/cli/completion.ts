// koshin complete: the completion script of a shell, and the suggestions that the script asks for at each Tab.
import tab from '@bomb.sh/tab/commander';
import type { Command } from 'commander';
import type { Host } from '../host/host.js';
import { FINDING_CODES } from '../records/findings.js';

/** Runs the completion command. The library prints to the console; its output is corrected and passed on. */
export async function runCompletion(
  program: Command,
  args: readonly string[],
  host: Host,
  commands: readonly string[],
): Promise<void> {
  tab(program);
  const lines: string[] = [];
  const log = console.log;
  console.log = (...parts: unknown[]) => lines.push(`${parts.join(' ')}\n`);
  try {
    await program.parseAsync([...args], { from: 'user' });
  } finally {
    console.log = log;
  }
  const text = lines.join('');
  await host.write(
    args[1] === '--' ? withFileNames(text, args, program, commands) : mendedScript(text, args[1]),
  );
}

/**
 * Adds suggestions that the library does not have: shells, topics of help, finding codes, and the choices of an option, which
 * it leaves out where another command has a flag of the same name. Without suggestions of the program, directive 0 makes the
 * shell complete file names.
 */
function withFileNames(
  suggestions: string,
  args: readonly string[],
  program: Command,
  commands: readonly string[],
): string {
  const [, , command, ...rest] = args;
  const word = args.at(-1) ?? '';
  const words =
    args.at(-2) === '--explain'
      ? FINDING_CODES
      : rest.length === 1 && command === 'complete'
        ? SHELLS
        : rest.length === 1 && command === 'help'
          ? commands
          : choicesOf(program, command, args.at(-2));
  if (words)
    return `${words
      .filter((each) => each.startsWith(word))
      .map((each) => `${each}\n`)
      .join('')}:4\n`;
  const nothing = /^:\d+\n$/.test(suggestions);
  return nothing && rest.length > 0 && !word.startsWith('-') ? ':0\n' : suggestions;
}

/** The choices of an option of a command, where it has some. */
function choicesOf(program: Command, name = '', flag = ''): readonly string[] | undefined {
  const command = program.commands.find((each) => each.name() === name);
  return command?.options.find(({ long, short }) => flag === long || flag === short)?.argChoices;
}

const SHELLS = ['bash', 'zsh', 'fish', 'powershell'];

/**
 * The script for bash assumes that the completion library is loaded, and cannot be sourced twice; both are corrected
 * here.
 */
function mendedScript(script: string, shell: string | undefined): string {
  if (shell !== 'bash') return script;
  return (
    WORDS_FALLBACK +
    script
      .replace(/^readonly (ShellComp)/gm, '$1')
      .replace(/^complete -F (\S+)/m, 'complete -o default -o bashdefault -F $1')
  );
}

const WORDS_FALLBACK = `# Stands in where the bash-completion library is not loaded.
if ! declare -F _get_comp_words_by_ref >/dev/null; then
  _get_comp_words_by_ref() {
    cur="\${COMP_WORDS[COMP_CWORD]}"
    prev="\${COMP_WORDS[COMP_CWORD-1]}"
    words=("\${COMP_WORDS[@]}")
    cword=$COMP_CWORD
  }
fi

`;
