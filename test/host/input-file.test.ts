// An input that is written to while it is read is no result: what was read may be of no one content.
import { appendFileSync, renameSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openInputFile } from '../../src/host/input-file.js';
import { temporaryFolder } from '../cli/run-koshin.js';

const TEXT = 'birth_date,card_issued_on\n1990-10-10,2020-05-15\n';

async function readAround(change: (path: string) => void): Promise<number> {
  const path = join(temporaryFolder(), 'records.csv');
  writeFileSync(path, TEXT);
  const input = openInputFile(path, false, process.stdin);
  const content = await input.content(() => {});
  if (content.kind === 'text') for await (const chunk of content.chunks) expect(chunk).toBeTruthy();
  change(path);
  return (await input.digest()).bytes;
}

it('is read where nobody writes to it', async () => {
  expect(await readAround(() => {})).toBe(TEXT.length);
});

it.each<[string, (path: string) => void]>([
  ['longer', (path) => appendFileSync(path, '1991-10-10,2020-05-15\n')],
  ['shorter', (path) => truncateSync(path, 30)],
  ['as long, but later', (path) => utimesSync(path, 1, 1)],
  [
    'another',
    (path) => {
      writeFileSync(`${path}.new`, TEXT);
      renameSync(`${path}.new`, path);
    },
  ],
])('is refused where it is %s then', async (_, change) => {
  await expect(readAround(change)).rejects.toMatchObject({ fault: { code: 'input-changed' } });
});
