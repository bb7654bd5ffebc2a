// The first step: files, public counts, or the example.
import { useSignal } from '@preact/signals';
import type { Localized } from '../../rules/rule-book.js';
import { APP_WORDS, OPEN_WORDS } from '../../words/app.js';
import { grouped } from '../../words/language.js';
import { changeForm, openCounts, openExample, openFiles, removeFile } from '../actions.js';
import { numberIn, shareOf } from '../numbers.js';
import { Field, Notice } from '../pieces.js';
import { say } from '../say.js';
import { files, form, scenario } from '../state.js';

const KINDS = {
  records: OPEN_WORDS.kindRecords,
  tally: OPEN_WORDS.kindTally,
  counts: OPEN_WORDS.kindCounts,
  example: OPEN_WORDS.kindExample,
  without: OPEN_WORDS.kindWithout,
} as const;

/** The bundled examples by what they are. */
const EXAMPLES: Readonly<Record<string, Localized>> = {
  'fixtures/minato-even-birthdays.csv.gz': OPEN_WORDS.exampleEven,
  'fixtures/minato-as-published.csv.gz': OPEN_WORDS.examplePublished,
};

/** Counts as Minato ward's are published, for a form that shows what is asked. */
const COUNTS_SHOWN =
  '2020-04-01, 67876\n2021-04-01, 102640\n2022-03-01, 138204\n2025-03-31, 236446';

export function OpenStep() {
  return (
    <>
      <p class="lead">{say(OPEN_WORDS.about)}</p>
      <DropZone />
      <OpenedFiles />
      <div class="boxes">
        <section class="box" aria-labelledby="example-title">
          <h2 id="example-title">{say(OPEN_WORDS.example)}</h2>
          <p>{say(OPEN_WORDS.exampleLead)}</p>
          <p class="buttons">
            <button type="button" onClick={() => openExample('minato-even-birthdays.csv.gz')}>
              {say(OPEN_WORDS.exampleEven)}
            </button>
            <button type="button" onClick={() => openExample('minato-as-published.csv.gz')}>
              {say(OPEN_WORDS.examplePublished)}
            </button>
          </p>
        </section>
        <Counts />
      </div>
    </>
  );
}

function DropZone() {
  const isOver = useSignal(false);
  return (
    <section
      class={isOver.value ? 'drop over' : 'drop'}
      aria-label={say(OPEN_WORDS.lead)}
      onDragOver={(event) => {
        event.preventDefault();
        isOver.value = true;
      }}
      onDragLeave={() => {
        isOver.value = false;
      }}
      onDrop={(event) => {
        event.preventDefault();
        isOver.value = false;
        void openFiles([...(event.dataTransfer?.files ?? [])]);
      }}
    >
      <p class="drop-lead">{say(OPEN_WORDS.lead)}</p>
      <label class="button primary">
        {say(OPEN_WORDS.choose)}
        <input
          type="file"
          multiple
          class="hidden"
          onChange={(event) => {
            void openFiles([...(event.currentTarget.files ?? [])]);
            event.currentTarget.value = '';
          }}
        />
      </label>
      <p class="muted">{say(OPEN_WORDS.kinds)}</p>
      <p class="closed">{say(APP_WORDS.closed)}</p>
    </section>
  );
}

function OpenedFiles() {
  const { layout } = form.value;
  if (files.value.length === 0 && layout === undefined && scenario.value === undefined) return null;
  return (
    <section aria-labelledby="opened-title">
      <h2 id="opened-title">{say(OPEN_WORDS.opened)}</h2>
      <ul class="files">
        {files.value.map(({ name, size, kind }) => (
          <li key={name}>
            <span class="file-name">
              {EXAMPLES[name] === undefined ? name : say(EXAMPLES[name])}
            </span>
            <span class={kind === 'example' ? 'tag alert' : 'tag'}>{say(KINDS[kind])}</span>
            {size !== undefined && <span class="muted">{sizeText(size)}</span>}
            <button
              type="button"
              class="small"
              aria-label={say(OPEN_WORDS.remove, { name })}
              onClick={() => removeFile(name)}
            >
              ×
            </button>
          </li>
        ))}
        {scenario.value !== undefined && (
          <li>
            <span class="file-name">{scenario.value.name}</span>
            <span class="tag">{say(OPEN_WORDS.kindScenario)}</span>
          </li>
        )}
        {layout !== undefined && (
          <li>
            <span class="file-name">{layout}</span>
            <span class="tag">{say(OPEN_WORDS.kindLayout)}</span>
            <button
              type="button"
              class="small"
              aria-label={say(OPEN_WORDS.remove, { name: layout })}
              onClick={() => changeForm({ layout: undefined })}
            >
              ×
            </button>
          </li>
        )}
      </ul>
    </section>
  );
}

function sizeText(size: number): string {
  return size < 1_000_000
    ? `${grouped(Math.ceil(size / 1000))} kB`
    : `${grouped(Math.round(size / 1_000_000))} MB`;
}

/** A percentage as the share that the program's option takes; what is none is left for the program to refuse. */
function shareText(percent: string): string {
  const number = numberIn(percent);
  return number === undefined ? percent.trim() : String(shareOf(number));
}

function Counts() {
  const text = useSignal('');
  const minorShare = useSignal('15');
  const handoverLag = useSignal('30');
  const leavesPerYear = useSignal('6');
  const asOf = useSignal('');
  const wrong = useSignal<string | undefined>(undefined);
  return (
    <section class="box" aria-labelledby="counts-title">
      <h2 id="counts-title">{say(OPEN_WORDS.counts)}</h2>
      <p>{say(OPEN_WORDS.countsLead)}</p>
      <div class="field wide">
        <label for="counts-text">{say(OPEN_WORDS.countsLabel)}</label>
        <textarea
          id="counts-text"
          rows={5}
          placeholder={COUNTS_SHOWN}
          value={text.value}
          onInput={(event) => {
            text.value = event.currentTarget.value;
          }}
        />
      </div>
      <div class="fields">
        <Field
          label={say(OPEN_WORDS.minorShare)}
          value={minorShare.value}
          onChange={(value) => {
            minorShare.value = value;
          }}
        />
        <Field
          label={say(OPEN_WORDS.handoverLag)}
          value={handoverLag.value}
          onChange={(value) => {
            handoverLag.value = value;
          }}
        />
        <Field
          label={say(OPEN_WORDS.leaves)}
          value={leavesPerYear.value}
          onChange={(value) => {
            leavesPerYear.value = value;
          }}
        />
        <Field
          label={say(OPEN_WORDS.countsAsOf)}
          value={asOf.value}
          placeholder="2025-04-01"
          onChange={(value) => {
            asOf.value = value;
          }}
        />
      </div>
      {wrong.value !== undefined && <Notice kind="bad">{wrong.value}</Notice>}
      <p class="buttons">
        <button
          type="button"
          disabled={text.value.trim() === ''}
          onClick={async () => {
            wrong.value = await openCounts({
              text: text.value,
              minorShare: shareText(minorShare.value),
              handoverLag: handoverLag.value,
              leavesPerYear: shareText(leavesPerYear.value),
              asOf: asOf.value,
            });
          }}
        >
          {say(OPEN_WORDS.countsUse)}
        </button>
      </p>
    </section>
  );
}
