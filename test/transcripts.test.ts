// Transcripts: what the commands in test/transcripts print, to the letter, and their exit codes.
//
// A line of a transcript begins with a mark:
//   #  a comment                 $  a line of shell, run in the repository's root with LC_ALL=C; $WORK is an empty folder
//   <  standard input            |  standard output      !  standard error      =  the exit code, which ends the entry
//   \  the last line of the stream above has no line end
// Where koshin's words are plain it runs in this process, from the sources: it says the same, and starts no process. A line
// that needs more of the shell than pipes, && and ; runs the built command.
// {version} and {rules} stand for the versions of the program and of its rules.
// A new entry may be its command alone; `npm run accept` fills it in, and renews the others.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { masked, unmasked } from '../scripts/recordings.js';
import { ROOT, type Run, shell } from './cli/run-koshin.js';
import { chained } from './support/chain.js';
import { ACCEPT } from './support/recordings.js';

const FOLDER = join(ROOT, 'test/transcripts');

interface Entry {
  /** Comments and blank lines before the command, as they are. */
  readonly before: readonly string[];
  readonly command: string;
  readonly input: readonly string[];
  /** Lines from the command's output to its exit code, as they are. */
  readonly said: readonly string[];
  readonly line: number;
}

function parse(text: string, file: string): { entries: Entry[]; after: string[] } {
  const entries: Entry[] = [];
  let before: string[] = [];
  let entry: { command: string; input: string[]; said: string[]; line: number } | undefined;
  const close = () => {
    if (entry) entries.push({ before, ...entry });
    if (entry) before = [];
    entry = undefined;
  };
  // A new entry may be written as its command alone, to be filled in.
  const closeUnfinished = (fault: () => Error) => {
    if (entry && !ACCEPT) throw fault();
    close();
  };
  text.split('\n').forEach((line, index) => {
    const fault = (why: string) => () => new Error(`${file}:${index + 1}: ${why}`);
    if (line.startsWith('$ ')) {
      closeUnfinished(fault('the entry above has no exit code'));
      entry = { command: line.slice(2), input: [], said: [], line: index + 1 };
    } else if (line === '' || line.startsWith('#')) {
      closeUnfinished(fault('the entry above has no exit code'));
      before.push(line);
    } else if (!entry) throw fault('a line outside an entry')();
    else if (line.startsWith('<')) entry.input.push(line.slice(2));
    else if (/^[|!\\]/.test(line)) entry.said.push(line);
    else if (/^= \d+$/.test(line)) {
      entry.said.push(line);
      close();
    } else throw fault('a line without a mark')();
  });
  closeUnfinished(() => new Error(`${file}: the last entry has no exit code`));
  return { entries, after: before };
}

function marked(text: string, mark: string): string[] {
  if (text === '') return [];
  const lines = text.split('\n').map((line) => (line === '' ? mark : `${mark} ${line}`));
  if (text.endsWith('\n')) lines.pop();
  else lines.push('\\');
  return lines;
}

async function said({ command, input }: Entry): Promise<string[]> {
  const work = mkdtempSync(join(tmpdir(), 'koshin-transcript-'));
  try {
    const line = unmasked(command);
    const given = unmasked(input.map((each) => `${each}\n`).join(''));
    const { stdout, stderr, code }: Run =
      (await chained(line, work, given)) ??
      (await shell(line, { input: given, environment: { WORK: work } }));
    const tidy = (text: string) => masked(text.replaceAll(work, '$WORK'));
    return [...marked(tidy(stdout), '|'), ...marked(tidy(stderr), '!'), `= ${code}`];
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

for (const name of readdirSync(FOLDER).filter((file) => file.endsWith('.transcript'))) {
  const path = join(FOLDER, name);
  const { entries, after } = parse(readFileSync(path, 'utf8'), name);
  const heard = new Map<Entry, string[]>();

  describe(name, () => {
    for (const entry of entries) {
      it(`${entry.line}: ${entry.command}`, { timeout: 60_000 }, async () => {
        const lines = await said(entry);
        heard.set(entry, lines);
        if (!ACCEPT) expect(lines.join('\n')).toBe(entry.said.join('\n'));
      });
    }
  });

  afterAll(() => {
    if (!ACCEPT || heard.size < entries.length) return;
    const text = entries.flatMap((entry) => [
      ...entry.before,
      `$ ${entry.command}`,
      ...entry.input.map((line) => `< ${line}`.trimEnd()),
      ...(heard.get(entry) ?? []),
    ]);
    writeFileSync(path, [...text, ...after].join('\n'));
  });
}
