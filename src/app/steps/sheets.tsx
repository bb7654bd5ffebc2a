// The choice of a workbook's sheet, where the file alone does not say which is meant.
import { CHECK_APP_WORDS as WORDS } from '../../words/app-check.js';
import { changeForm } from '../actions.js';
import type { RunResult } from '../messages.js';
import { Notice } from '../pieces.js';
import { say } from '../say.js';

/** The sheets that a fault asks to choose from; none for any other fault. */
export function sheetsAsked(fault: RunResult['fault']): readonly string[] {
  const { sheets } = (fault?.params ?? {}) as { readonly sheets?: readonly string[] };
  return Array.isArray(sheets) ? sheets : [];
}

export function SheetChoice({ fault }: { readonly fault: NonNullable<RunResult['fault']> }) {
  const { file, offers } = fault.params as { readonly file: string; readonly offers?: string };
  const isSeveral = offers !== undefined;
  return (
    <Notice kind="bad" title={say(WORDS.chooseSheet, { file })}>
      <p>{say(isSeveral ? WORDS.severalSheets : WORDS.otherSheet)}</p>
      <p class="buttons">
        {sheetsAsked(fault).map((sheet) => (
          <button key={sheet} type="button" onClick={() => changeForm({ sheet, allSheets: false })}>
            {sheet}
          </button>
        ))}
        {offers === 'all' && (
          <button type="button" onClick={() => changeForm({ sheet: '', allSheets: true })}>
            {say(WORDS.allSheets)}
          </button>
        )}
      </p>
    </Notice>
  );
}
