// The way from a published table to the law: one's own, or as an example that of Minato ward.
import { signal } from '@preact/signals';
import { BRIDGE_APP_WORDS as WORDS } from '../../words/app-bridge.js';
import { against, forgetBridge, reconcile, written } from '../actions.js';
import { Again, Notice, Written } from '../pieces.js';
import { say } from '../say.js';
import { busy, hasExample, put } from '../state.js';

/** Whether the person wants the other ward's table. */
const isExampleWanted = signal(false);

/** Whether it is known with which table the records are compared. The example's own is that of Minato. */
export function isTableChosen(): boolean {
  return hasExample.value || against.value !== undefined || isExampleWanted.value;
}

export function Bridge() {
  const found = written.value['bridge'];
  return (
    <>
      <Which />
      {found === undefined && isTableChosen() && <Again what={reconcile} />}
      {found?.fault !== undefined && <Notice kind="bad">{found.fault.text}</Notice>}
      {found !== undefined && found.fault === undefined && (
        <div class="bridge">
          <Written text={found.printed} />
        </div>
      )}
    </>
  );
}

/** Says which table it is, and offers others. */
function Which() {
  const isOfExample = hasExample.value && against.value === undefined;
  return (
    <Notice kind="plain">
      <p>
        {against.value !== undefined
          ? say(WORDS.own, { file: against.value })
          : say(
              hasExample.value ? WORDS.example : isExampleWanted.value ? WORDS.other : WORDS.which,
            )}
      </p>
      {!isOfExample && <p class="muted">{say(WORDS.form)}</p>}
      <p class="buttons">
        <label class={isTableChosen() ? 'button' : 'button primary'}>
          {say(WORDS.open)}
          <input
            type="file"
            accept=".csv,.tsv,.xlsx,.json"
            class="hidden"
            disabled={busy.value !== undefined}
            onChange={async (event) => {
              const [file] = event.currentTarget.files ?? [];
              event.currentTarget.value = '';
              if (file === undefined) return;
              const name = `${say(WORDS.table)} ${file.name}`;
              await put(name, file);
              against.value = name;
              forgetBridge();
            }}
          />
        </label>
        {(against.value !== undefined || !isTableChosen()) && (
          <button
            type="button"
            disabled={busy.value !== undefined}
            onClick={() => {
              against.value = undefined;
              isExampleWanted.value = true;
              forgetBridge();
            }}
          >
            {say(WORDS.useOther)}
          </button>
        )}
      </p>
    </Notice>
  );
}
