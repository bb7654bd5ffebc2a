// Pieces that several steps share: fields, notices, texts and tables as the program writes them.
import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { APP_WORDS, PLAN_APP_WORDS } from '../words/app.js';
import { SAID_WORDS } from '../words/app-said.js';
import { fiscalYearLabel } from '../words/language.js';
import { PROVENANCE_WORDS } from '../words/provenance.js';
import type { CommandLine } from './messages.js';
import { isNoNumber } from './numbers.js';
import { language, say } from './say.js';
import { busy, commandText, type Step, step } from './state.js';

/** What a field says of its value besides its label. */
export interface FieldMarks {
  /** What keeps the value from being used, as far as the program told it. */
  readonly wrong?: string | undefined;
  /** Where the value comes from. */
  readonly note?: string | undefined;
  /** Where in a file the value stands, so that a message can lead there. */
  readonly place?: string;
}

/** What marks an input, and the ids of the texts that tell why. */
export function markedBy(id: string, isWrong: boolean, note: string | undefined) {
  const ids = [...(isWrong ? [`${id}-wrong`] : []), ...(note === undefined ? [] : [`${id}-note`])];
  return {
    'aria-invalid': isWrong || undefined,
    'aria-describedby': ids.length === 0 ? undefined : ids.join(' '),
  };
}

/** A labelled field for a short text. */
export function Field(
  props: FieldMarks & {
    readonly label: string;
    readonly value: string;
    readonly onChange: (value: string) => void;
    readonly placeholder?: string;
    readonly wide?: boolean;
    readonly inputMode?: 'numeric' | 'text';
  },
) {
  const { label, value, onChange, placeholder, wide, inputMode, wrong, note, place } = props;
  const id = useId();
  const draft = useSignal<string | undefined>(undefined);
  const isWrong = useSignal(false);
  return (
    <div class={wide ? 'field wide' : 'field'}>
      <label for={id}>{label}</label>
      <input
        id={id}
        type="text"
        // What is being typed stays, whatever is drawn anew meanwhile.
        value={draft.value ?? value}
        inputMode={inputMode ?? 'text'}
        placeholder={placeholder}
        autocomplete="off"
        data-place={place}
        {...markedBy(id, isWrong.value || wrong !== undefined, note)}
        onInput={(event) => {
          draft.value = event.currentTarget.value;
        }}
        onChange={(event) => {
          const text = event.currentTarget.value;
          // What is no number stays to be mended.
          isWrong.value = inputMode === 'numeric' && isNoNumber(text);
          if (isWrong.value) return;
          draft.value = undefined;
          onChange(text);
        }}
        onBlur={() => {
          if (!isWrong.value) draft.value = undefined;
        }}
      />
      {isWrong.value ? (
        <NoNumber id={`${id}-wrong`} text={draft.value ?? ''} />
      ) : (
        wrong !== undefined && <Wrong id={`${id}-wrong`} text={wrong} />
      )}
      {note !== undefined && <Note id={`${id}-note`} text={note} />}
    </div>
  );
}

/** What is wrong with a text in a field for a number. */
export function NoNumber({ id, text }: { readonly id: string; readonly text: string }) {
  return <Wrong id={id} text={say(SAID_WORDS.noNumber, { text, example: '12' })} />;
}

export function Wrong({ id, text }: { readonly id?: string; readonly text: string }) {
  return (
    <p id={id} class="wrong" role="alert">
      {text}
    </p>
  );
}

/** Where a value comes from. */
export function Note({ id, text }: { readonly id: string; readonly text: string }) {
  return (
    <span id={id} class="origin">
      {text}
    </span>
  );
}

/** A labelled list to choose from. */
export function Choice(
  props: Pick<FieldMarks, 'wrong' | 'place'> & {
    readonly label: string;
    readonly value: string;
    readonly options: readonly (readonly [value: string, text: string])[];
    readonly onChange: (value: string) => void;
    readonly labelHidden?: boolean;
  },
) {
  const { label, value, options, onChange, labelHidden, wrong, place } = props;
  const id = useId();
  return (
    <div class="field">
      <label for={id} class={labelHidden ? 'hidden' : undefined}>
        {label}
      </label>
      <select
        id={id}
        value={value}
        data-place={place}
        {...markedBy(id, wrong !== undefined, undefined)}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        {options.map(([each, text]) => (
          <option key={each} value={each}>
            {text}
          </option>
        ))}
      </select>
      {wrong !== undefined && <Wrong id={`${id}-wrong`} text={wrong} />}
    </div>
  );
}

/** A box to tick. */
export function Tick(props: {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}) {
  const { label, checked, onChange } = props;
  return (
    <label class="tick">
      <input
        type="checkbox"
        checked={checked}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      {label}
    </label>
  );
}

/** Something to notice. */
export function Notice(props: {
  readonly kind: 'good' | 'bad' | 'plain';
  readonly title?: string;
  readonly children?: ComponentChildren;
}) {
  const { kind, title, children } = props;
  return (
    <div class={`notice ${kind}`}>
      {title !== undefined && <p class="notice-title">{title}</p>}
      {children}
    </div>
  );
}

/** What was stopped before it gave anything can be begun again. */
export function Again({ what }: { readonly what: () => Promise<void> }) {
  if (busy.value !== undefined) return null;
  return (
    <Notice kind="plain">
      <p>{say(APP_WORDS.stoppedHere)}</p>
      <p class="buttons">
        <button type="button" class="primary" onClick={() => void what()}>
          {say(APP_WORDS.again)}
        </button>
      </p>
    </Notice>
  );
}

/** Leads to another step. */
export function ToStep({ to, words }: { readonly to: Step; readonly words: 'next' | 'back' }) {
  return (
    <p class="buttons">
      <button
        type="button"
        class="primary"
        onClick={() => {
          step.value = to;
        }}
      >
        {say(APP_WORDS[words], { step: APP_WORDS[to] })}
      </button>
    </p>
  );
}

/** The command line that does the same. */
export function SameByCommand({ line }: { readonly line: CommandLine }) {
  return (
    <details class="command">
      <summary>{say(APP_WORDS.commandLine)}</summary>
      <code>{commandText(line)}</code>
    </details>
  );
}

/** Text of the program's Markdown without its escapes. */
function plain(text: string): string {
  return text.replace(/\\([\\`*_{}[\]()#+.!|<>~-])/g, '$1');
}

/** The cells of a row of a table. */
function cellsOf(line: string): string[] {
  return line
    .replace(/^\|\s*|\s*\|\s*$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => plain(cell.trim()));
}

const MINUS = /^(?:△|−)/;

/** What the program writes as Markdown: titles, tables and notes, nothing else. */
export function Written({
  text,
  only,
}: {
  readonly text: string;
  readonly only?: 'tables' | 'notes';
}) {
  const blocks = text
    .trim()
    .split(/\n{2,}/)
    // The page says it already, above.
    .filter((block) => !block.startsWith('※') && plain(block) !== PROVENANCE_WORDS.example.en);
  return (
    <>
      {blocks.map((block) => {
        const lines = block.split('\n');
        const [first = '', second = ''] = lines;
        if (first.startsWith('|')) {
          if (only === 'notes') return null;
          return <WrittenTable key={block} lines={lines} aligned={second} />;
        }
        if (first.startsWith('- ')) {
          if (only === 'tables') return null;
          return (
            <ul class="notes" key={block}>
              {lines.map((line) => (
                <li key={line}>{plain(line.replace(/^- /, ''))}</li>
              ))}
            </ul>
          );
        }
        return (
          <p class="written-title" key={block}>
            {plain(block).replace(/^\*\*|\*\*$/g, '')}
          </p>
        );
      })}
    </>
  );
}

/** What may be wider than the page: it scrolls by keyboard too. */
export function ScrollBox(props: { readonly label: string; readonly children: ComponentChildren }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: without it no keyboard could scroll what is wide.
    <section class="scroll" tabIndex={0} aria-label={props.label}>
      {props.children}
    </section>
  );
}

/** The head cells of fiscal years, one a column. */
export function YearHeads({
  years,
  isShort = false,
}: {
  readonly years: readonly number[];
  readonly isShort?: boolean;
}) {
  return years.map((year) => (
    <th key={year} scope="col" class="number">
      {isShort ? shortYear(year) : fiscalYearLabel(year, language.value)}
    </th>
  ));
}

/** A fiscal year where there is little room for it. */
export function shortYear(year: number): string {
  const label = fiscalYearLabel(year, language.value);
  return language.value === 'ja' ? label.replace('年度', '') : label;
}

/** Takes away what it stands beside. */
export function RemoveButton({
  name,
  onClick,
}: {
  readonly name: string;
  readonly onClick: () => void;
}) {
  return (
    <button
      type="button"
      class="small"
      aria-label={say(PLAN_APP_WORDS.remove, { name })}
      onClick={onClick}
    >
      ×
    </button>
  );
}

function WrittenTable({
  lines,
  aligned,
}: {
  readonly lines: readonly string[];
  readonly aligned: string;
}) {
  const [head = '', , ...body] = lines;
  const isNumber = cellsOf(aligned).map((cell) => cell.endsWith(':'));
  const classOf = (index: number) => (isNumber[index] ? 'number' : undefined);
  return (
    <ScrollBox label={cellsOf(head).join(' ')}>
      <table>
        <thead>
          <tr>
            {cellsOf(head).map((cell, index) => (
              <th key={cell} scope="col" class={classOf(index)}>
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {body.map((line) => {
            const [name = '', ...cells] = cellsOf(line);
            return (
              <tr key={line}>
                <th scope="row">{name}</th>
                {cells.map((cell, index) => (
                  <td
                    key={`${index} ${cell}`}
                    class={`${classOf(index + 1) ?? ''} ${MINUS.test(cell) ? 'deficit' : ''}`}
                  >
                    {cell}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </ScrollBox>
  );
}

/** A bar that shows how far something is. */
export function Bar(props: {
  readonly done: number;
  readonly total: number | undefined;
  readonly label: string;
  readonly onStop?: () => void;
}) {
  const { done, total, label, onStop } = props;
  const value = total === undefined || total === 0 ? {} : { value: done, max: total };
  return (
    <div class="bar">
      <progress {...value} aria-label={label} />
      <span>{label}</span>
      {onStop !== undefined && (
        <button type="button" class="small" onClick={onStop}>
          {say(APP_WORDS.stop)}
        </button>
      )}
    </div>
  );
}
