// The fourth step: scenarios side by side, edited by sliders and fields, with what waits, the windows needed and the costs.
import { useSignal, useSignalEffect } from '@preact/signals';
import { Component, type ComponentChildren } from 'preact';
import { MOST } from '../../capacity/needed.js';
import { neededCell } from '../../layout/needed-cell.js';
import { APP_WORDS, PLAN_APP_WORDS as WORDS } from '../../words/app.js';
import { PLAN_ABOUT_WORDS as ABOUT } from '../../words/app-plan.js';
import { NEEDED_WORDS } from '../../words/capacity.js';
import { fiscalYearLabel, grouped } from '../../words/language.js';
import { PROVENANCE_WORDS } from '../../words/provenance.js';
import { WaitingChart } from '../charts.js';
import {
  Again,
  Bar,
  Field,
  Notice,
  SameByCommand,
  ScrollBox,
  shortYear,
  ToStep,
  YearHeads,
} from '../pieces.js';
import { SaidBeside, saved, saying, useSaid } from '../said.js';
import { language, say } from '../say.js';
import {
  fileNames,
  hasExample,
  isTally,
  planFiles,
  scenario,
  simulating,
  stopBeside,
} from '../state.js';
import { SharedFields } from './assumption-fields.js';
import { isBegun, noteOpened } from './origins.js';
import { ScenarioFields } from './plan-fields.js';
import {
  beginScenario,
  change,
  ensurePlan,
  fileJson,
  learnAssumptions,
  learned,
  needed,
  type PlanRow,
  planned,
  scenarioFlags,
  scenarios,
  setText,
  simulate,
  simulated,
  took,
} from './planning.js';
import { goToField, wrongFields } from './wrong-fields.js';

export function PlanStep() {
  useSignalEffect(() => {
    // A scenario file that was opened with the records, or one that follows from them.
    if (fileNames.value.length === 0) return;
    if (planned.value === undefined) void ensurePlan();
  });
  if (fileNames.value.length === 0)
    return <Notice kind="plain">{say(APP_WORDS.needsFiles)}</Notice>;
  const { plan, isOld, result } = planned.value ?? {};
  return (
    <>
      {hasExample.value && <p class="example">{say(PROVENANCE_WORDS.example)}</p>}
      <p class="lead">{say(WORDS.lead)}</p>
      {result?.fault !== undefined && (
        <Notice kind="bad">
          {wrongFields.value === undefined ? (
            <p class="lines">{result.fault.text}</p>
          ) : (
            <ul class="wrong-list">
              {wrongFields.value.map(({ path, text }) => (
                <li key={text}>
                  {fileJson.value === undefined ? (
                    text
                  ) : (
                    <button type="button" class="link" onClick={() => goToField(path)}>
                      {text}
                    </button>
                  )}
                </li>
              ))}
            </ul>
          )}
          {plan !== undefined && isOld && <p>{say(WORDS.old)}</p>}
        </Notice>
      )}
      {scenario.value === undefined && result === undefined && <Again what={ensurePlan} />}
      <p class="hidden" role="status">
        {planText()}
      </p>
      {plan !== undefined && (
        <>
          <Results />
          <Strip />
          <p class="muted">
            {say(ABOUT.comeMeans)} {say(NEEDED_WORDS.signs, { windows: MOST.windows })}
          </p>
        </>
      )}
      {scenario.value !== undefined && (
        <>
          <Tools />
          {fileJson.value !== undefined && (
            <Fields text={scenario.value.text}>
              <SharedFields />
              {isBegun() && (
                <Notice kind="plain">
                  {say(isTally.value ? ABOUT.template : ABOUT.begun, {
                    first: scenarios.value[0]?.name ?? '',
                  })}
                </Notice>
              )}
              <div class="scenarios">
                {scenarios.value.map((each, index) => (
                  <ScenarioFields key={`${index}`} json={each} index={index} />
                ))}
              </div>
              <p class="buttons">
                <button type="button" onClick={addScenario}>
                  {say(WORDS.add)}
                </button>
              </p>
            </Fields>
          )}
          <AsText />
          {plan !== undefined && !isTally.value && <Simulation />}
          <ToStep to="handIn" words="next" />
          <SameByCommand
            line={{
              command: 'plan',
              files: [scenario.value.name, ...planFiles.value],
              flags: scenarioFlags(),
            }}
          />
        </>
      )}
    </>
  );
}

/** Fields of a file that may hold anything: where its form is none that they know, the text stays to be mended. */
class Fields extends Component<
  { readonly text: string; readonly children: ComponentChildren },
  { readonly failed: string | undefined }
> {
  override state = { failed: undefined as string | undefined };
  override componentDidCatch(): void {
    this.setState({ failed: this.props.text });
  }
  override render() {
    const { text, children } = this.props;
    return this.state.failed === text ? <p>{say(WORDS.noFields)}</p> : children;
  }
}

/** The year at whose end most wait. */
function mostWaiting(rows: readonly PlanRow[]): PlanRow {
  return rows.reduce((one, row) => (row.carried_out > one.carried_out ? row : one));
}

/** In a row what stays in sight where the table has no room to. */
function Strip() {
  const all = planned.value?.plan?.scenarios ?? [];
  return (
    <div class="strip" aria-hidden="true">
      {all.map(({ name, rows }, index) => {
        const { carried_out: waits, fiscal_year } = mostWaiting(rows);
        return (
          <span key={name}>
            <span class={`swatch line${index % 4}`} />
            <strong class={waits > 0 ? 'deficit' : undefined}>
              {waits === 0
                ? say(ABOUT.waitsNone)
                : say(ABOUT.waitsMost, { waits: grouped(waits), year: shortYear(fiscal_year) })}
            </strong>{' '}
            {name}
          </span>
        );
      })}
    </div>
  );
}

/** What comes of the scenarios, in a sentence for those who cannot see the table. */
function planText(): string {
  const all = planned.value?.plan?.scenarios ?? [];
  const texts = all.map(({ name, rows }) => {
    const most = mostWaiting(rows);
    const year = fiscalYearLabel(most.fiscal_year, language.value);
    return say(WORDS.waitsText, { name, waits: most.carried_out, year });
  });
  return texts.join(' ');
}

/** Adds a copy of the last scenario, to be changed. */
function addScenario(): void {
  const all = scenarios.value;
  const last = all.at(-1);
  const names = new Set(all.map(({ name }) => name));
  let number = all.length + 1;
  const stem = last?.name ?? say(WORDS.name);
  while (names.has(`${stem} ${number}`)) number += 1;
  const path = ['scenarios', all.length];
  change(
    { path, copies: ['scenarios', all.length - 1] },
    { path: [...path, 'name'], value: `${stem} ${number}` },
  );
}

function Tools() {
  const said = useSaid();
  return (
    <div class="tools">
      <label class="button">
        {say(WORDS.openFile)}
        <input
          type="file"
          accept=".yaml,.yml"
          class="hidden"
          onChange={async (event) => {
            const [file] = event.currentTarget.files ?? [];
            if (file === undefined) return;
            noteOpened();
            await setText(await file.text(), file.name);
          }}
        />
      </label>
      <button
        type="button"
        onClick={() =>
          void saying(said, async () => {
            const now = scenario.value;
            return now && saved(now.name, new Blob([now.text]));
          })
        }
      >
        {say(WORDS.saveFile)}
      </button>
      <SaidBeside said={said.value} />
      <button type="button" onClick={() => void beginScenario()}>
        {say(WORDS.begin)}
      </button>
      {!isTally.value && (
        <button type="button" class="primary" onClick={() => void learnAssumptions()}>
          {say(WORDS.learn)}
        </button>
      )}
      <span class="learned" role="status">
        {learned.value}
      </span>
    </div>
  );
}

/** What the scenarios come to, side by side. */
function Results() {
  const all = planned.value?.plan?.scenarios ?? [];
  const years = all[0]?.rows.map(({ fiscal_year }) => fiscal_year) ?? [];
  const hasCosts = all.some(({ rows }) => rows.some(({ costs }) => costs !== undefined));
  const windowsOf = (name: string, year: number) => {
    const found = needed.value?.scenarios.find((each) => each.name === name);
    const row = found?.rows.find(({ fiscal_year }) => fiscal_year === year);
    const need = found?.needed.find(({ fiscal_year }) => fiscal_year === year);
    // Without days on which it is open there are no windows.
    const windows = typeof row?.open_days === 'number' ? need?.windows : undefined;
    return String(neededCell(windows, language.value));
  };
  return (
    <section class="results" aria-labelledby="results-title" data-took={took.value}>
      <h2 id="results-title">{say(WORDS.result)}</h2>
      <div class="side-by-side">
        <ScrollBox label={say(WORDS.table)}>
          <table class="plan">
            <thead>
              <tr>
                <th scope="col">{say({ en: 'Scenario', ja: 'シナリオ' })}</th>
                <td />
                <YearHeads years={years} isShort />
              </tr>
            </thead>
            {all.map(({ name, rows }) => (
              <tbody key={name}>
                <PlanLine
                  name={name}
                  label={say(WORDS.demand)}
                  rows={rows}
                  of={({ total }) => grouped(total)}
                  lines={hasCosts ? 5 : 4}
                />
                <PlanLine
                  label={say(WORDS.capacity)}
                  rows={rows}
                  of={({ capacity }) => grouped(capacity)}
                />
                <PlanLine
                  label={say(WORDS.waits)}
                  rows={rows}
                  of={({ carried_out }) => grouped(carried_out)}
                  isBad={({ carried_out }) => carried_out > 0}
                />
                <PlanLine
                  label={say(WORDS.needed)}
                  rows={rows}
                  of={({ fiscal_year }) => windowsOf(name, fiscal_year)}
                />
                {hasCosts && (
                  <PlanLine
                    label={say(WORDS.cost)}
                    rows={rows}
                    of={({ costs }) => (costs === undefined ? '–' : grouped(costs.net))}
                  />
                )}
              </tbody>
            ))}
          </table>
        </ScrollBox>
        <WaitingChart
          lines={all.map(({ name, rows }) => ({
            name,
            points: rows.map(({ fiscal_year, carried_out }) => ({
              year: fiscal_year,
              waits: carried_out,
            })),
          }))}
        />
      </div>
    </section>
  );
}

function PlanLine(props: {
  readonly name?: string;
  readonly lines?: number;
  readonly label: string;
  readonly rows: readonly PlanRow[];
  readonly of: (row: PlanRow) => string;
  readonly isBad?: (row: PlanRow) => boolean;
}) {
  const { name, lines, label, rows, of, isBad = () => false } = props;
  return (
    <tr>
      {name !== undefined && (
        <th scope="rowgroup" rowSpan={lines ?? 1}>
          {name}
        </th>
      )}
      <th scope="row" class="measure">
        {label}
      </th>
      {rows.map((row) => (
        <td key={row.fiscal_year} class={isBad(row) ? 'number deficit' : 'number'}>
          {of(row)}
        </td>
      ))}
    </tr>
  );
}

/** The file as its text, in which everything can be written that fields do not offer. */
function AsText() {
  const text = useSignal<string | undefined>(undefined);
  // Where there are no fields, the text is all there is to mend.
  return (
    <details class="more" open={fileJson.value === undefined}>
      <summary>{say(WORDS.asText)}</summary>
      <textarea
        class="code"
        rows={24}
        spellcheck={false}
        aria-label={say(WORDS.asText)}
        value={text.value ?? scenario.value?.text ?? ''}
        onInput={(event) => {
          text.value = event.currentTarget.value;
        }}
      />
      <p class="buttons">
        <button
          type="button"
          onClick={async () => {
            if (text.value !== undefined) await setText(text.value);
            text.value = undefined;
          }}
        >
          {say(WORDS.apply)}
        </button>
      </p>
    </details>
  );
}

function Simulation() {
  const runs = useSignal('200');
  const now = simulating.value;
  const { json, result } = simulated.value ?? {};
  const years = json?.scenarios[0]?.rows.map(({ fiscal_year }) => fiscal_year) ?? [];
  return (
    <section aria-labelledby="simulation-title">
      <h2 id="simulation-title">{say(WORDS.simulate)}</h2>
      <p class="lead">{say(WORDS.simulateLead)}</p>
      <div class="fields">
        <Field
          label={say(WORDS.runs)}
          value={runs.value}
          inputMode="numeric"
          onChange={(value) => {
            runs.value = value;
          }}
        />
        <button
          type="button"
          aria-disabled={now !== undefined}
          onClick={() => now === undefined && void simulate(runs.value)}
        >
          {say(WORDS.simulate)}
        </button>
      </div>
      {now !== undefined && (
        <Bar done={now.done} total={now.total} label={say(APP_WORDS.working)} onStop={stopBeside} />
      )}
      {result?.fault !== undefined && <Notice kind="bad">{result.fault.text}</Notice>}
      {json !== undefined && (
        <ScrollBox label={say(WORDS.waitsDays)}>
          <table>
            <caption>{say(WORDS.waitsDays)}</caption>
            <thead>
              <tr>
                <th scope="col">{say({ en: 'Scenario', ja: 'シナリオ' })}</th>
                <YearHeads years={years} />
              </tr>
            </thead>
            <tbody>
              {json.scenarios.map(({ name, rows }) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  {rows.map(({ fiscal_year, waiting_days: days }) => (
                    <td key={fiscal_year} class="number">
                      {days === null ? '–' : `${Math.round(days.p50)} (${Math.round(days.p90)})`}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollBox>
      )}
    </section>
  );
}
