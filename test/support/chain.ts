// Lines of shell whose koshin runs in this process: pipes, && and ; between koshin's plain words and commands of any kind.
import { insideRaw, type Run, shellRaw } from '../cli/run-koshin.js';

/** koshin and words that a shell hands on as they are. */
const PLAIN = /^koshin(?: (?:[\p{L}\p{N}_.,:=+%@/-]|\$WORK\/)+)*$/u;
/** What only a shell can do: branches, exit codes by name, its own substitutions, another folder. */
const SHELL_ALONE = /\|\||\$\?|\$\(|`|<<|\bcd /;

/** What the shell's own environment says: LC_ALL=C, no terminal. */
const TERMINAL = { language: 'en', showsUnicode: false, columns: undefined } as const;

interface Step {
  readonly commands: readonly string[];
  /** Whether it runs only after a step that went well. */
  readonly afterSuccess: boolean;
}

/**
 * Runs a line as a shell would, with koshin in this process, which starts no process; undefined where the line asks for
 * more of the shell than this can do. A failing part of a pipe fails the line.
 */
export async function chained(line: string, work: string, input: string): Promise<Run | undefined> {
  const steps = SHELL_ALONE.test(line) ? [] : stepsOf(line);
  const commands = steps.flatMap((step) => step.commands);
  const mayRun = (command: string) => PLAIN.test(command) || !/\bkoshin /.test(command);
  if (steps.length === 0 || !commands.every(mayRun)) return undefined;
  let stdout = '';
  let stderr = '';
  let code = 0;
  let given: Uint8Array = Buffer.from(input);
  for (const step of steps) {
    if (step.afterSuccess && code !== 0) continue;
    code = 0;
    let flow = given;
    given = new Uint8Array();
    for (const command of step.commands) {
      const run = PLAIN.test(command)
        ? await insideRaw(wordsOf(command, work), flow, TERMINAL)
        : await shellRaw(command, { input: flow, environment: { WORK: work } });
      flow = run.stdout;
      stderr += run.stderr;
      if (run.code !== 0) code = run.code;
    }
    stdout += Buffer.from(flow).toString();
  }
  return { stdout, stderr, code };
}

function wordsOf(command: string, work: string): string[] {
  return command.replaceAll('$WORK', work).split(' ').slice(1);
}

/** The steps of a line: its pipes, in order. Quotes and brackets keep what is in them together. */
function stepsOf(line: string): Step[] {
  const steps: { commands: string[]; afterSuccess: boolean }[] = [];
  let commands: string[] = [];
  let afterSuccess = false;
  let command = '';
  let quote = '';
  let depth = 0;
  // Neighbours in a pipe that are not koshin stay one pipe of the shell: one of them may never end by itself.
  const endCommand = () => {
    const ended = command.trim();
    const before = commands.at(-1);
    if (before === undefined || PLAIN.test(before) || PLAIN.test(ended)) commands.push(ended);
    else commands[commands.length - 1] = `${before} | ${ended}`;
    command = '';
  };
  const endStep = (operator: string) => {
    endCommand();
    steps.push({ commands, afterSuccess });
    commands = [];
    afterSuccess = operator === '&&';
  };
  for (const [token] of line.matchAll(/\\.|&&|[\s\S]/gu)) {
    const isFree = quote === '' && depth === 0;
    if (isFree && token === '|') endCommand();
    else if (isFree && (token === '&&' || token === ';')) endStep(token);
    else {
      command += token;
      if (quote === '' && (token === "'" || token === '"')) quote = token;
      else if (token === quote) quote = '';
      else if (quote === '' && token === '(') depth += 1;
      else if (quote === '' && token === ')') depth -= 1;
    }
  }
  endStep('');
  return steps;
}
