// The fields of assumptions: those that all scenarios share, and those that a scenario states for itself.
import { useSignal } from '@preact/signals';
import { PROCEDURE_KINDS, type ProcedureKind } from '../../procedures/procedures.js';
import { ASSUMPTIONS, type AssumptionKey } from '../../scenario/declarations.js';
import type { RawAssumptions, RawRanged } from '../../scenario/scenario-schema.js';
import {
  FORECAST_APP_WORDS,
  ASSUMPTION_APP_WORDS as TITLES,
  PLAN_APP_WORDS as WORDS,
} from '../../words/app.js';
import { ABOUT_ASSUMPTIONS as ABOUT } from '../../words/app-plan.js';
import { fiscalYearLabel } from '../../words/language.js';
import { numberIn, percentOf, shareOf } from '../numbers.js';
import { Choice, Field, Tick } from '../pieces.js';
import { language, say } from '../say.js';
import { monthText, PER_KIND } from './field-names.js';
import { assumptionOrigin } from './origins.js';
import { change, fileJson, numbered, type Path, type ScenarioJson } from './planning.js';
import { middle, Slider, setMiddle } from './ranged.js';
import { WhatIfs } from './rule-fields.js';
import { marksAt } from './wrong-fields.js';
import { WrongGroup } from './wrong-group.js';

const NAMES = Object.keys(ASSUMPTIONS) as AssumptionKey[];
/** Those on which most plans turn; the others open. */
const FOREMOST: readonly AssumptionKey[] = ['take_up', 'leaves_per_year', 'lead_lag_months'];

/** The assumptions that all scenarios share. */
export function SharedFields() {
  const stated = fileJson.value?.assumptions ?? {};
  const path = ['assumptions'];
  const others = NAMES.filter((name) => !FOREMOST.includes(name));
  // What moves the figures is not folded away; it stays as the person leaves it.
  const isOpen = useSignal(others.some((name) => stated[name] !== undefined)).value;
  return (
    <section class="panel" aria-labelledby="shared-title">
      <h2 id="shared-title">{say(WORDS.shared)}</h2>
      <Years />
      <div class="sliders">
        <AssumptionField name="take_up" stated={stated} path={path} />
        <AssumptionField name="leaves_per_year" stated={stated} path={path} />
      </div>
      <p class="muted">
        {say(ABOUT.take_up)} {say(ABOUT.leaves_per_year)}
      </p>
      <AssumptionField name="lead_lag_months" stated={stated} path={path} />
      <p class="muted">{say(ABOUT.lead_lag_months)}</p>
      <details class="more" open={isOpen}>
        <summary>{say(WORDS.furtherAssumptions)}</summary>
        {others.map((name) => (
          <AssumptionBox key={name} name={name} stated={stated} path={path} />
        ))}
      </details>
    </section>
  );
}

/** The first and the last fiscal year of the plan. */
function Years() {
  const years = fileJson.value?.fiscal_years ?? [];
  return (
    <div class="fields">
      {([FORECAST_APP_WORDS.from, FORECAST_APP_WORDS.to] as const).map((words, index) => (
        <Field
          key={words.en}
          label={say(words)}
          {...marksAt(['fiscal_years', index])}
          value={String(years[index] ?? '')}
          inputMode="numeric"
          onChange={(text) => {
            const year = numberIn(text);
            if (year !== undefined) change({ path: ['fiscal_years', index], value: year });
          }}
        />
      ))}
    </div>
  );
}

/** What a scenario states of its own in place of what all share. */
export function OwnAssumptions({
  json,
  path: scenario,
}: {
  readonly json: ScenarioJson;
  readonly path: Path;
}) {
  const stated = json.assumptions ?? {};
  const path = [...scenario, 'assumptions'];
  const own = NAMES.filter((name) => stated[name] !== undefined);
  const others = NAMES.filter((name) => stated[name] === undefined);
  return (
    <details class="more">
      <summary>
        {own.length === 0 ? say(WORDS.own) : say(WORDS.ownCount, { count: own.length })}
      </summary>
      <p class="muted">{say(WORDS.ownLead)}</p>
      {own.map((name) => (
        <AssumptionBox
          key={name}
          name={name}
          stated={stated}
          path={path}
          onRemove={() =>
            // With the last one goes the whole block.
            change({ path: own.length === 1 ? path : [...path, name], value: undefined })
          }
        />
      ))}
      <div class="fields">
        <Choice
          label={say(WORDS.addOwn)}
          value=""
          options={[
            ['', say(WORDS.choose)],
            ...others.map((name) => [name, say(TITLES[name])] as const),
          ]}
          onChange={(name) => {
            if (name !== '')
              change({ path: [...path, name], value: beginning(name as AssumptionKey) });
          }}
        />
      </div>
    </details>
  );
}

/** What a scenario's own assumption begins with: what all share, else the neutral value. */
function beginning(name: AssumptionKey): unknown {
  const shared: RawAssumptions = fileJson.value?.assumptions ?? {};
  const value = shared[name];
  if (value !== undefined) return hasNumbers(name) ? numbered(value) : value;
  switch (ASSUMPTIONS[name].form) {
    case 'ranged-share-per-kind': {
      const { neutral } = ASSUMPTIONS[name as 'take_up'];
      return { card: neutral, certificate: neutral };
    }
    case 'share-by-month':
      return numbered(shared.lead_lag_months ?? AT_EXPIRY);
    case 'ranged-count-by-year':
      return {};
    case 'yes-no':
      return true;
    case 'rules':
      return [];
    default:
      return 0;
  }
}

const AT_EXPIRY: Readonly<Record<string, number>> = { 0: 1 };

/** Whether the keys of an assumption are numbers: months, or years. */
function hasNumbers(name: AssumptionKey): boolean {
  return /by-month|by-year/.test(ASSUMPTIONS[name].form);
}

interface AssumptionProps {
  readonly name: AssumptionKey;
  readonly stated: RawAssumptions;
  readonly path: Path;
}

/** An assumption under its title, with what it says where it is not plain. */
function AssumptionBox({
  onRemove,
  ...props
}: AssumptionProps & { readonly onRemove?: () => void }) {
  const { name } = props;
  return (
    <fieldset class="site">
      <legend>{say(TITLES[name])}</legend>
      {name !== 'rules' && <p class="muted">{say(ABOUT[name])}</p>}
      <AssumptionField {...props} isTitled />
      {onRemove !== undefined && (
        <p class="buttons">
          <button type="button" class="small" onClick={onRemove}>
            {say(WORDS.asShared)}
          </button>
        </p>
      )}
    </fieldset>
  );
}

/** The fields of an assumption, by the form in which it is written. */
function AssumptionField({
  name,
  stated,
  path: parent,
  isTitled = false,
}: AssumptionProps & { readonly isTitled?: boolean }) {
  const path = [...parent, name];
  switch (name) {
    case 'take_up':
    case 'off_counter_share':
    case 'overdue_share':
      return (
        <>
          {PROCEDURE_KINDS.map((kind) => (
            <Share
              key={kind}
              label={say(PER_KIND[name][kind])}
              name={name}
              kind={kind}
              value={stated[name]?.[kind]}
              path={[...path, kind]}
            />
          ))}
        </>
      );
    case 'leaves_per_year':
    case 'new_cards_minor_share':
      return <Share label={say(TITLES[name])} name={name} value={stated[name]} path={path} />;
    case 'lead_lag_months':
      return <Timing months={stated[name] ?? AT_EXPIRY} path={path} isTitled={isTitled} />;
    case 'card_lead_lag_months':
      return stated[name] === undefined ? (
        <p class="buttons">
          <button
            type="button"
            class="small"
            onClick={() => change({ path, value: beginning(name) })}
          >
            {say(WORDS.cardsApart)}
          </button>
        </p>
      ) : (
        <>
          <Timing months={stated[name]} path={path} isTitled />
          <p class="buttons">
            <button type="button" class="small" onClick={() => change({ path, value: undefined })}>
              {say(WORDS.cardsAsAll)}
            </button>
          </p>
        </>
      );
    case 'new_cards':
      return <NewCards value={stated[name] ?? {}} path={path} />;
    case 'new_cards_use_counter':
      return (
        <Tick
          label={say(WORDS.newCardsUseCounter)}
          checked={stated[name] === true}
          onChange={(on) => change({ path, value: on })}
        />
      );
    case 'rules':
      return <WhatIfs rules={stated[name]} path={path} />;
  }
}

function Share(props: {
  readonly label: string;
  readonly name: keyof typeof PER_KIND | 'leaves_per_year' | 'new_cards_minor_share';
  readonly kind?: ProcedureKind;
  readonly value: RawRanged | undefined;
  readonly path: Path;
}) {
  const { label, name, kind, value, path } = props;
  const { neutral, plausible } = ASSUMPTIONS[name];
  const [min, max] = plausible;
  return (
    <Slider
      label={label}
      {...marksAt(path)}
      note={assumptionOrigin(name, value, kind)}
      percent
      min={min}
      max={max}
      step={0.01}
      value={middle(value) ?? neutral}
      range={value}
      onChange={(number) => setMiddle(path, value, number)}
    />
  );
}

/** When people come: shares by months from the expiry, which must add up. */
function Timing(props: {
  readonly months: Readonly<Record<string, number>>;
  readonly path: Path;
  readonly isTitled: boolean;
}) {
  const { months, path, isTitled } = props;
  const origin = assumptionOrigin(path.at(-1) as AssumptionKey, months);
  const offsets = [...new Set([-3, -2, -1, 0, 1, 2, ...Object.keys(months).map(Number)])].sort(
    (a, b) => a - b,
  );
  const sum = percentOf(Object.values(months).reduce((all, each) => all + each, 0));
  return (
    <fieldset class="timing">
      <legend class={isTitled ? 'hidden' : undefined}>{say(WORDS.timing)}</legend>
      {offsets.map((offset) => (
        <Field
          key={offset}
          label={monthText(offset)}
          {...marksAt([...path, offset])}
          value={String(percentOf(months[offset] ?? 0))}
          inputMode="numeric"
          onChange={(text) => {
            const percent = numberIn(text.trim() === '' ? '0' : text);
            if (percent === undefined) return;
            change({
              path: [...path, offset],
              value: percent === 0 ? undefined : shareOf(percent),
            });
          }}
        />
      ))}
      <span class={sum === 100 ? 'muted' : 'deficit'}>
        {sum === 100 ? say(WORDS.timingFull) : say(WORDS.timingSum, { sum: String(sum) })}
      </span>
      {origin !== undefined && <span class="origin">{origin}</span>}
      <WrongGroup path={path} />
    </fieldset>
  );
}

/** New cards of each fiscal year of the plan. */
function NewCards({
  value,
  path,
}: {
  readonly value: Readonly<Record<string, RawRanged>>;
  readonly path: Path;
}) {
  const [from = 2025, to = 2030] = fileJson.value?.fiscal_years ?? [];
  const years = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  return (
    <div class="fields">
      {years.map((year) => (
        <Field
          key={year}
          label={fiscalYearLabel(year, language.value)}
          {...marksAt([...path, year])}
          value={String(middle(value[year]) ?? '')}
          inputMode="numeric"
          onChange={(text) => {
            const cards = numberIn(text);
            if (cards !== undefined) setMiddle([...path, year], value[year], cards);
            else if (text.trim() === '') change({ path: [...path, year], value: undefined });
          }}
        />
      ))}
    </div>
  );
}
