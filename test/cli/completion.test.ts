// Completion works in a plain bash: what stands after a command, and files where files belong.
import { describe, expect, it } from 'vitest';
import { shell } from './run-koshin.js';

/** What bash offers for a line, its last word being written; `before` runs in the shell first. */
async function offered(words: readonly string[], before = ''): Promise<string> {
  const array = words.map((word) => `'${word}'`).join(' ');
  const run = await shell(`
    source <(koshin complete bash) || exit 1
    ${before}
    compopt() { :; }
    COMP_WORDS=(koshin ${array}); COMP_CWORD=${words.length}
    COMP_LINE="koshin ${words.join(' ')}"; COMP_POINT=\${#COMP_LINE}
    $(complete -p koshin | sed -n 's/.*-F \\([^ ]*\\).*/\\1/p')
    echo "\${COMPREPLY[*]}"`);
  return (run.stdout + run.stderr).trim();
}

describe.concurrent('completion in bash', () => {
  it.each([
    [['fo'], 'forecast'],
    [['forecast', '--cap'], '--capacity'],
    [['forecast', '--by', ''], 'office month office,month'],
    // Of another command --chart is a flag.
    [['report', '--chart', ''], 'forecast backlog months offices bridge scenarios learned'],
    [['report', '--chart', 'mo'], 'months'],
    [['complete', 'z'], 'zsh'],
    [['check', '--explain', 'impossible'], 'impossible-date'],
    [['help', 'rec'], 'reconcile'],
  ])('koshin %j offers %s', async (words, wanted) => {
    expect(await offered(words)).toBe(wanted);
  });

  it('files are offered where a file is wanted', async () => {
    const run = await shell('koshin complete -- forecast fixtures/b');
    // Bit 4 of the last line tells the shell to offer no files.
    expect(Number(run.stdout.trim().split(':').at(-1)) & 4).toBe(0);
  });

  it('the script may be read twice in one shell', async () => {
    const run = await shell('source <(koshin complete bash); source <(koshin complete bash)');
    expect(run.stderr).toBe('');
  });

  it.each(['bash', 'zsh', 'fish', 'powershell'])('there is a script for %s', async (name) => {
    const run = await shell(`koshin complete ${name}`);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout).toMatch(/koshin complete '?--/);
  });
});
