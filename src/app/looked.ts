// What the files hold besides what a check tells: looked up in a worker of its own while the person reads on.
import { effect, signal } from '@preact/signals';
import type { ColumnName } from '../records/columns.js';
import { type CheckedFile, checked } from './actions.js';
import type { ColumnLook, Looked, LookRequest } from './messages.js';
import { form, lookBeside, stopLooking } from './state.js';

/** By file and sheet. */
export const looked = signal<ReadonlyMap<string, Looked>>(new Map());

const nameOf = ({ file, sheet }: { readonly file: string; readonly sheet?: string | undefined }) =>
  JSON.stringify([file, sheet]);

/** What was asked last. */
let asked = '';
let isLooking = false;

function requestOf({ file, sheet, encoding, columns }: CheckedFile): LookRequest {
  const { eraCodes, layout } = form.value;
  return {
    ...{ file, sheet, encoding, eraCodes, layout },
    columns: columns.map(({ number, header, read_as, by }) => ({
      index: number - 1,
      header: header ?? '',
      columns: read_as as readonly ColumnName[],
      isMapped: by === 'map' || by === 'layout',
    })),
  };
}

// Whatever is checked is looked into, unless it was with the same columns.
effect(() => {
  const requests = (checked.value?.json?.profile.files ?? []).map(requestOf);
  const text = requests.length === 0 ? '' : JSON.stringify(requests);
  if (text === asked) return;
  asked = text;
  // Another file may have the same name.
  if (checked.value === undefined) looked.value = new Map();
  if (isLooking) stopLooking();
  if (requests.length > 0) void lookInto(requests, text);
});

async function lookInto(requests: readonly LookRequest[], text: string): Promise<void> {
  const found = new Map<string, Looked>();
  isLooking = true;
  try {
    for (const request of requests) {
      const look = await lookBeside(request);
      if (text !== asked) return;
      if (look !== undefined) found.set(nameOf(request), look);
    }
    looked.value = found;
  } finally {
    if (text === asked) isLooking = false;
  }
}

/** What a column that is not read holds. */
export function lookOf(file: CheckedFile, number: number): ColumnLook | undefined {
  const columns = looked.value.get(nameOf(file))?.columns;
  return columns?.find(({ index }) => index === number - 1);
}
