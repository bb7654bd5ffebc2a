// What is said beside a button once a file was saved, or was not.
import { type Signal, useSignal } from '@preact/signals';
import { SAID_WORDS as WORDS } from '../words/app-said.js';
import { Stopped } from './client.js';
import { save } from './save.js';
import { say } from './say.js';
import { failureText } from './state.js';

/** What a button came to. */
export interface Said {
  readonly text: string;
  readonly isBad: boolean;
}

export function useSaid(): Signal<Said | undefined> {
  return useSignal<Said | undefined>(undefined);
}

/** Stands there before anything is said, so that a screen reader hears what comes. */
export function SaidBeside({ said }: { readonly said: Said | undefined }) {
  return (
    <span role="status" class={said?.isBad ? 'said bad' : 'said'}>
      {said?.text}
    </span>
  );
}

export function notMade(why: string): Said {
  return { text: say(WORDS.notMade, { why }), isBad: true };
}

/** Does what saves a file, and says what came of it; whatever is thrown on the way is said too. */
export async function saying(
  said: Signal<Said | undefined>,
  act: () => Promise<Said | undefined>,
): Promise<void> {
  said.value = undefined;
  try {
    said.value = await act();
  } catch (error) {
    const why = error instanceof Stopped ? say(WORDS.stopped) : failureText(error);
    said.value = notMade(why);
  }
}

/** Saves a file that is made, and says so. */
export function saved(name: string, blob: Blob, warnings: readonly string[] = []): Said {
  save(name, blob);
  return { text: [say(WORDS.saved, { name }), ...warnings].join('\n'), isBad: false };
}
