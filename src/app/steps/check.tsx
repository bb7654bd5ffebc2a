// The second step: what was read and found, and how columns and values are meant.
import { useSignal } from '@preact/signals';
import { type ColumnName, REQUIRED_COLUMNS } from '../../records/columns.js';
import type { Localized } from '../../rules/rule-book.js';
import { APP_WORDS } from '../../words/app.js';
import { CHECK_APP_WORDS as WORDS } from '../../words/app-check.js';
import { SAID_WORDS } from '../../words/app-said.js';
import { COLUMN_WORDS, ISSUE_KIND_WORDS, STATUS_WORDS } from '../../words/columns.js';
import { grouped, listed } from '../../words/language.js';
import { REMARK_WORDS } from '../../words/profile.js';
import {
  type CheckJson,
  changeForm,
  checked,
  checkFiles,
  isCountable,
  isUnknownValue,
  makeForecast,
  openCounts,
  undecidedColumns,
} from '../actions.js';
import { Again, Choice, Field, Notice, SameByCommand, Tick, ToStep } from '../pieces.js';
import { notMade, SaidBeside, saved, saying, useSaid } from '../said.js';
import { language, say } from '../say.js';
import { busy, fileNames, files, form, put, readingFlags, run, step } from '../state.js';
import { withoutColumns } from '../without-columns.js';
import { Columns, guessedColumns, isColumn, missingColumns } from './columns.js';
import { SheetChoice, sheetsAsked } from './sheets.js';
import { openValues, Values } from './values.js';

export function CheckStep() {
  const found = checked.value;
  if (fileNames.value.length === 0)
    return <Notice kind="plain">{say(APP_WORDS.needsFiles)}</Notice>;
  if (found === undefined) return <Again what={() => checkFiles()} />;
  const { json, result } = found;
  if (result.fault?.code === 'privacy-refused') return <Personal />;
  if (result.fault !== undefined && sheetsAsked(result.fault).length > 0)
    return <SheetChoice fault={result.fault} />;
  if (json === undefined)
    return (
      <>
        <Notice kind="bad" title={say(WORDS.cannotRead)}>
          <p class="lines">{result.fault?.text}</p>
          <AsCounts />
        </Notice>
        <Form />
      </>
    );
  return (
    <>
      <p class="lead">{say(WORDS.lead)}</p>
      <Verdict json={json} />
      <div class="wide-columns">
        <div>
          {json.profile.files.map((file) => (
            <Columns key={`${file.file} ${file.sheet ?? ''}`} file={file} />
          ))}
          <Values json={json} />
          <Counted json={json} />
          <Form />
        </div>
        <Findings json={json} />
      </div>
      <SaveLayout />
      <SameByCommand line={{ command: 'check', files: fileNames.value, flags: readingFlags() }} />
    </>
  );
}

function Verdict({ json }: { readonly json: CheckJson }) {
  const { rows, rejected_rows: rejected, cards, profile } = json;
  const isReady = checked.value !== undefined && isCountable(checked.value);
  const undecided = [...new Set([...undecidedColumns(json), ...guessedColumns(json)])];
  const missing = missingColumns(json);
  const values = openValues(json).map(({ value }) => value);
  // A table without any of the days that records need may be one of counts.
  const isPerhapsCounts = REQUIRED_COLUMNS.every((column) => missing.includes(column));
  return (
    <>
      <dl class="keys">
        <div>
          <dt>{say(WORDS.rows)}</dt>
          <dd class="figure">{grouped(rows)}</dd>
        </div>
        <div>
          <dt>{say(WORDS.cards)}</dt>
          <dd class="figure">{grouped(cards)}</dd>
        </div>
        <div class={rejected > 0 ? 'alert' : undefined}>
          <dt>{say(WORDS.rejects)}</dt>
          <dd class="figure">{grouped(rejected)}</dd>
        </div>
        <div>
          <dt>{say(WORDS.asOf)}</dt>
          <dd class="figure">{profile.as_of ?? '–'}</dd>
        </div>
      </dl>
      {isReady && missing.length === 0 ? (
        <Notice kind="good">
          <p>{say(WORDS.fine)}</p>
          <ToStep to="forecast" words="next" />
        </Notice>
      ) : (
        <Notice kind="bad">
          {undecided.length > 0 && (
            <p>{say(WORDS.undecidedColumns, { columns: listed(undecided, language.value) })}</p>
          )}
          {rejected > 0 && <p>{say(WORDS.rejected, { rows, rejected })}</p>}
          {missing.length > 0 && (
            <p>
              {say(WORDS.missing, {
                columns: listed(
                  missing.map((each) => say(COLUMN_WORDS[each])),
                  language.value,
                ),
              })}
            </p>
          )}
          {values.length > 0 && (
            <p>{say(WORDS.valuesOpen, { values: listed(values, language.value) })}</p>
          )}
          {isPerhapsCounts && <AsCounts />}
          {rejected > 0 && rejected < rows && missing.length === 0 && undecided.length === 0 && (
            <p class="buttons">
              <button
                type="button"
                onClick={() => {
                  form.value = { ...form.value, withoutRejected: true };
                  step.value = 'forecast';
                  void makeForecast();
                }}
              >
                {say(WORDS.goOnWithout)}
              </button>
            </p>
          )}
        </Notice>
      )}
    </>
  );
}

function AsCounts() {
  const wrong = useSignal<string | undefined>(undefined);
  const [file = ''] = fileNames.value;
  return (
    <>
      <p class="buttons">
        <button
          type="button"
          onClick={async () => {
            const plain = { minorShare: '', handoverLag: '', leavesPerYear: '', asOf: '' };
            wrong.value = await openCounts({ text: '', ...plain }, file);
          }}
        >
          {say(WORDS.asCounts)}
        </button>
      </p>
      {wrong.value !== undefined && <p>{wrong.value}</p>}
    </>
  );
}

/** Where personal data was found: which columns, and the offer to leave them out. */
function Personal() {
  const { fault } = checked.value?.result ?? {};
  const { file, sheet, findings } = (fault?.params ?? {}) as {
    readonly file: string;
    readonly sheet: string | undefined;
    readonly findings: readonly { readonly column: number }[];
  };
  const wrong = useSignal<string | undefined>(undefined);
  return (
    <Notice kind="bad" title={say(WORDS.personal)}>
      <p>{fault?.text}</p>
      <p>{say(WORDS.personalLead)}</p>
      <p class="buttons">
        <button
          type="button"
          class="primary"
          disabled={busy.value !== undefined}
          onClick={async () => {
            wrong.value = await withoutColumns(
              file,
              sheet,
              findings.map(({ column }) => column),
            );
          }}
        >
          {say(WORDS.leaveOut)}
        </button>
      </p>
      {wrong.value !== undefined && <p>{wrong.value}</p>}
    </Notice>
  );
}

/** How many cards were read with which state, kind of issue and office. */
function Counted({ json }: { readonly json: CheckJson }) {
  const { status, card_issue_kind, office, remarks } = json.profile;
  const line = (
    column: ColumnName,
    counts: Readonly<Record<string, number | null>> | null,
    nameOf: (key: string) => string,
  ) =>
    counts === null ? null : (
      <div>
        <dt>{say(COLUMN_WORDS[column])}</dt>
        <dd>
          {listed(
            Object.entries(counts).map(([key, count]) =>
              // Small counts are hidden as in the program's profile.
              say(WORDS.cardsOf, {
                name: nameOf(key),
                cards: count === null ? '–' : grouped(count),
              }),
            ),
            language.value,
          )}
        </dd>
      </div>
    );
  if (json.rows === 0) return null;
  const words: Readonly<Record<string, Localized>> = { ...STATUS_WORDS, ...ISSUE_KIND_WORDS };
  const named = (key: string) => (words[key] === undefined ? key : say(words[key]));
  return (
    <section>
      <h2>{say(WORDS.counted)}</h2>
      <dl class="counted">
        {line('status', status, named)}
        {line('card_issue_kind', card_issue_kind, named)}
        {line('office', office, (key) => key)}
      </dl>
      <ul class="notes">
        {remarks.map(({ code, ...params }) => (
          <li key={`${code} ${params.file ?? ''}`}>
            {say(REMARK_WORDS[code], params)}
            {code === 'all-active' && ` ${say(WORDS.chooseState)}`}
          </li>
        ))}
      </ul>
    </section>
  );
}

const ENCODINGS = ['', 'utf-8', 'cp932', 'utf-16', 'euc-jp', 'iso-2022-jp'];

function Form() {
  const { eraCodes, encoding, sheet, allSheets, handoverLag } = form.value;
  return (
    <details class="more">
      <summary>{say(WORDS.more)}</summary>
      <div class="fields">
        <Choice
          label={say(WORDS.encoding)}
          value={encoding}
          options={ENCODINGS.map((each) => [each, each === '' ? say(WORDS.encodingAuto) : each])}
          onChange={(chosen) => changeForm({ encoding: chosen })}
        />
        <Field
          label={say(WORDS.sheet)}
          value={sheet}
          onChange={(text) => changeForm({ sheet: text })}
        />
        <Field
          label={say({ en: 'Days from issue to hand-over', ja: '発行から交付までの日数' })}
          value={handoverLag}
          onChange={(text) => changeForm({ handoverLag: text })}
        />
      </div>
      <Tick
        label={say(WORDS.allSheets)}
        checked={allSheets}
        onChange={(on) => changeForm({ allSheets: on })}
      />
      <Tick
        label={say(WORDS.eraCodes)}
        checked={eraCodes}
        onChange={(on) => changeForm({ eraCodes: on })}
      />
    </details>
  );
}

const TAGS = { reject: WORDS.rejects, warning: WORDS.warns } as const;

/** Whether a finding is about a column: no row is lost by it. */
const isOfColumn = (code: string) => code === 'column-not-read' || code === 'missing-column';

/** What leads to the page's own lists, in place of the program's sentence that names its options. */
function pageText(
  code: string,
  { value, count }: { readonly value: string | undefined; readonly count: string },
): string | undefined {
  if (code === 'column-not-read') return say(SAID_WORDS.columnNotRead);
  if (code === 'missing-column') return say(SAID_WORDS.columnMissing);
  return isUnknownValue(code) && value !== undefined
    ? say(SAID_WORDS.valueUnknown, { value, count })
    : undefined;
}

function Findings({ json }: { readonly json: CheckJson }) {
  // What keeps rows from being counted comes first.
  const sorted = json.findings.toSorted(
    (one, other) => Number(other.level === 'reject') - Number(one.level === 'reject'),
  );
  const more = json.total - json.findings.reduce((sum, { count }) => sum + count, 0);
  return (
    <section>
      <h2>{say(WORDS.findings)}</h2>
      {json.findings.length === 0 && <p>{say(WORDS.noFindings)}</p>}
      {json.findings.some(
        ({ code, value, message }) =>
          pageText(code, { value, count: '' }) === undefined && message.includes('--'),
      ) && <p class="muted">{say(APP_WORDS.asInCommands)}</p>}
      {more > 0 && <p class="muted">{say(WORDS.moreFindings, { count: grouped(more) })}</p>}
      <ul class="findings">
        {sorted.map(({ file, line, column, header, code, level, message, value, count }) => (
          <li key={`${file} ${line} ${column} ${code}`} class={level}>
            <p class="finding-place">
              <span class={level === 'reject' ? 'tag alert' : 'tag'}>
                {say(isOfColumn(code) ? SAID_WORDS.columnTag : TAGS[level])}
              </span>
              {line !== null && !isOfColumn(code) && <span>{say(WORDS.line, { line })}</span>}
              {header !== null && (
                <span>{isColumn(header) ? say(COLUMN_WORDS[header]) : header}</span>
              )}
              {files.value.length > 1 && <span>{file}</span>}
            </p>
            <p>{pageText(code, { value, count: grouped(count) }) ?? message}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function SaveLayout() {
  const said = useSaid();
  const saveLayout = async () => {
    const name = 'layout.yaml';
    const result = await run({
      command: 'check',
      files: fileNames.value,
      flags: { ...readingFlags(), writeLayout: name, lang: language.value },
    });
    const made = result.files.find((each) => each.name === name);
    if (made === undefined) return notMade(result.fault?.text ?? result.warnings.join('\n'));
    await put(name, made.blob);
    return saved(name, made.blob);
  };
  return (
    <p class="buttons">
      <button type="button" onClick={() => void saying(said, saveLayout)}>
        {say(WORDS.saveLayout)}
      </button>
      <SaidBeside said={said.value} />
    </p>
  );
}
