// Reading on without the columns that hold personal data.
import { OPEN_WORDS } from '../words/app.js';
import { checkFiles } from './actions.js';
import { say } from './say.js';
import { files, leaveOut } from './state.js';

/** Replaces a file by one without the columns, and checks again; gives what went wrong, if anything. */
export async function withoutColumns(
  file: string,
  sheet: string | undefined,
  columns: readonly number[],
): Promise<string | undefined> {
  const stem = file.replace(/(?:\.\w+)+$/, '').replace(/ \([^)]*\)$/, '');
  const name = `${stem} (${say(OPEN_WORDS.kindWithout)}).csv`;
  const wrong = await leaveOut(file, sheet, columns, name);
  if (wrong !== undefined) return wrong;
  files.value = files.value.map((each) =>
    each.name === file ? { name, size: undefined, kind: 'without' } : each,
  );
  await checkFiles();
  return undefined;
}
