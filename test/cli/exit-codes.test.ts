// Every exit code can be met, and a lost card is never a result.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { nodeHost } from '../../src/host/node-host.js';
import { EXIT, main } from '../../src/main.js';
import type { View } from '../../src/tally/view.js';
import { inside, koshin, temporaryFolder } from './run-koshin.js';

const RECORDS = 'test/transcripts/records.csv';

describe.concurrent('exit codes', () => {
  it.each([
    [EXIT.done, ['forecast', RECORDS]],
    [EXIT.done, ['check', 'fixtures/bad/duplicate-id.csv']],
    [EXIT.done, ['verify', RECORDS, '--against', 'test/transcripts/table.json']],
    [EXIT.finding, ['check', 'fixtures/bad/row-length.csv']],
    [EXIT.finding, ['check', 'fixtures/bad/missing-column.csv']],
    [EXIT.finding, ['verify', RECORDS]],
    [EXIT.finding, ['verify', RECORDS, '--against', 'test/transcripts/stale-table.json']],
    [EXIT.usage, ['forecast', '--form', 'csv']],
    [EXIT.usage, ['forcast']],
    [EXIT.usage, ['help', 'forcast']],
    [EXIT.usage, ['verify', RECORDS, '--against', RECORDS]],
    [EXIT.usage, ['explain', '--birth-date', '1990-13-01', '--card-issued-on', '2020-05-15']],
    [EXIT.usage, ['explain', 'records.csv']],
    [EXIT.input, ['forecast', 'fixtures/bad/row-length.csv']],
    [EXIT.input, ['forecast', 'fixtures/bad/missing-column.csv', '--max-rejects', '100%']],
    [EXIT.input, ['check', 'nowhere.csv']],
    // A file that cannot be read at all, whatever it was to be read for.
    [EXIT.input, ['verify', RECORDS, '--against', 'nowhere.csv']],
    [EXIT.input, ['reconcile', RECORDS, '--against', 'src']],
    [EXIT.input, ['plan', 'nowhere.yaml', RECORDS]],
    [EXIT.input, ['backtest', RECORDS, '--actuals', 'nowhere.csv']],
    // One that can be read, but is not what it should be.
    [EXIT.usage, ['plan', RECORDS]],
    [EXIT.usage, ['backtest', RECORDS, '--actuals', RECORDS]],
    [EXIT.input, ['explain', '--birth-date', '2020-05-16', '--card-issued-on', '2020-05-15']],
  ])('%i: koshin %j', async (code, args) => {
    expect((await inside(args)).code).toBe(code);
  });

  it('a name that is no command is told, with the one that was meant', async () => {
    for (const args of [['forcast'], ['help', 'forcast']]) {
      const { stderr, code } = await koshin(args);
      expect(stderr).toMatch(/forcast/);
      expect(stderr).toMatch(/forecast/);
      expect(code).toBe(EXIT.usage);
    }
  });

  it('slips in the language of the user', async () => {
    for (const args of [
      ['forecast', '--capcity', '1'],
      ['forecast', '--format', 'xml'],
      ['forcast'],
    ]) {
      const { stderr } = await koshin([...args], { environment: { LC_ALL: 'ja_JP.UTF-8' } });
      expect(stderr, args.join(' ')).toMatch(/\p{Script=Hiragana}/u);
    }
  });
});

// A counter that forgets one card in a thousand, put in the place of the real one where a test says so.
const forgetful = vi.hoisted(() => ({ on: false }));
vi.mock('../../src/tally/held-cards.js', async (original) => {
  const real = await original<typeof import('../../src/tally/held-cards.js')>();
  return {
    ...real,
    createHeldCards: (views: readonly View[], isByOffice: boolean) => {
      const held = real.createHeldCards(views, isByOffice);
      if (forgetful.on) held.cards.counted -= 1;
      return held;
    },
  };
});

describe('a bug', () => {
  afterEach(() => {
    forgetful.on = false;
  });

  it.each(['forecast', 'verify', 'reconcile'])(
    '70: %s with a card lost prints no figures and writes no file',
    async (command) => {
      const output = join(temporaryFolder(), 'out.csv');
      writeFileSync(output, 'old');
      const args = [command, RECORDS, '--lang', 'en'];
      expect((await inside(args)).code).not.toBe(EXIT.bug);
      forgetful.on = true;
      const lost = await inside([...args, '-o', output]);
      expect(lost).toMatchObject({ code: EXIT.bug, stdout: '' });
      expect(lost.stderr).toMatch(/a bug in koshin/);
      // Where, and not what: the words of a bug may hold a cell.
      expect(lost.stderr).toMatch(/at recordTotals/);
      expect(readFileSync(output, 'utf8')).toBe('old');
      expect((await inside(args.slice(0, 2))).stdout).toBe('');
    },
  );

  it('70: whatever else is thrown, without a trace of calls', async () => {
    let said = '';
    const code = await main(['forecast'], {
      ...nodeHost(),
      warn: (text) => {
        said += text;
      },
      data: () => {
        throw new Error('no data');
      },
    });
    expect(code).toBe(EXIT.bug);
    expect(said).toMatch(/koshin/);
    expect(said).not.toMatch(/^ {4}at /m);
  });
});
