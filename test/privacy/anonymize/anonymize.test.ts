// The command writes a safe file whole or not at all, reports on it in both languages, and shows no identifier.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EXIT } from '../../../src/main.js';
import { usageErrorText } from '../../../src/words/usage-errors.js';
import { faultLine, inside } from '../../cli/run-koshin.js';

let folder: string;
const at = (name: string) => join(folder, name);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'koshin-anonymize-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function anonymize(...args: string[]): Promise<{ text: string; warnings: string }> {
  const { stdout, stderr, code } = await inside(['anonymize', ...args]);
  expect(code).toBe(EXIT.done);
  return { text: stdout, warnings: stderr };
}

/** What is said on standard error where the command does nothing. */
async function refused(...args: string[]): Promise<string> {
  const { stdout, stderr, code } = await inside(['anonymize', ...args]);
  expect({ stdout, isDone: code === EXIT.done }).toEqual({ stdout: '', isDone: false });
  return stderr;
}

const RECORDS = `record_id,氏名,birth_date,card_issued_on,office,card_expires_on
X-1,港太郎,1990-10-10,2020-05-15,芝,2029-10-10
X-2,港花子,1971-10-10,2020-05-15,芝,
X-3,港次郎,1971-10-10,2020-05-15,,2029-10-10
`;

const SAFE = `birth_date,card_issued_on,signature_cert_issued_on,user_cert_issued_on,office,count
1960-10-10,2020-05-15,2020-05-15,2020-05-15,,1
1960-10-10,2020-05-15,2020-05-15,2020-05-15,芝,2
`;

describe('koshin anonymize', () => {
  it('writes the safe file and says how well its rows hide', async () => {
    writeFileSync(at('in.csv'), RECORDS);
    const { text, warnings } = await anonymize(at('in.csv'), '-o', at('out.csv'));
    expect(readFileSync(at('out.csv'), 'utf8')).toBe(SAFE);
    expect(text).toMatch(/as read +3 +3 +3 +1 +3 +3\nwritten +3 +3 +2 +1 +3 +3\n/);
    expect(text).toContain('every figure from this file equals the original’s');
    expect(text + warnings).not.toMatch(/X-1|港太郎/);
  });

  it('numbers rows anew, and tells the same in JSON', async () => {
    writeFileSync(at('in.csv'), RECORDS);
    const out = ['-o', at('out.csv'), '--ids', 'running', '--format', 'json', '--drop-office'];
    const { text } = await anonymize(at('in.csv'), ...out);
    expect(readFileSync(at('out.csv'), 'utf8')).toMatch(/^record_id,.*\n1,.*\n2,.*\n3,.*\n$/);
    expect(JSON.parse(text)).toMatchObject({
      schema: 'koshin.anonymize/1',
      ids: 'running',
      k: null,
      office_dropped: true,
      after: { rows: 3, cards: 3, groups: 1, smallest_group: 3 },
      held_back: { rows: 0, cards: 0 },
    });
  });

  it('says in Japanese what holding back costs', async () => {
    writeFileSync(at('in.csv'), RECORDS);
    const { text } = await anonymize(at('in.csv'), '-o', at('out.csv'), '--k', '2', '--lang', 'ja');
    expect(readFileSync(at('out.csv'), 'utf8').split('\n')[1]).toBe(
      '1960-10-10,2020-04-01,2020-04-01,2020-04-01,芝,2',
    );
    expect(text).toContain('除いた記録: 1枚 (1行)');
    expect(text).toMatch(/令和6年度 +0 +0 +1 +3/);
  });

  it('leaves nothing where rows are rejected, or the output is the input', async () => {
    writeFileSync(at('in.csv'), `${RECORDS}X-4,,1990-10-40,2020-05-15,,\n`);
    const rejected = faultLine('input-too-many-rejected', { rejected: 1, rows: 4, allowed: '0' });
    expect(await refused(at('in.csv'), '-o', at('out.csv'))).toContain(rejected);
    expect(existsSync(at('out.csv'))).toBe(false);
    const same = faultLine('output-is-input', { file: at('in.csv') });
    expect(await refused(at('in.csv'), '-o', at('in.csv'))).toBe(same);
    const { text } = await anonymize(at('in.csv'), '-o', at('out.csv'), '--max-rejects', '1');
    expect(text).toContain('Rejected and not written: 1 cards in 1 rows.');
  });

  it('does not start without a place to write to', async () => {
    const missing = usageErrorText(
      'commander.missingMandatoryOptionValue',
      "'-o, --output <file>'",
      'en',
    );
    expect(await refused(at('in.csv'))).toBe(`koshin: ${missing}\n`);
  });
});
