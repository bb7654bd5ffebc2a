// The fields of a scenario's costs and subsidy: amounts, when they arise, and whether the subsidy counts them.

import type { Localized } from '../../rules/rule-book.js';
import { RATE_KEYS } from '../../scenario/scenario.js';
import { PLAN_APP_WORDS as WORDS } from '../../words/app.js';
import { numberIn, percentOf, shareOf } from '../numbers.js';
import { Choice, Field, RemoveButton, Tick } from '../pieces.js';
import { say } from '../say.js';
import { COST_FIELDS, RATES } from './field-names.js';
import {
  type CostJson,
  change,
  changeText,
  firstDay,
  type Path,
  type ScenarioJson,
  type SubsidyJson,
} from './planning.js';
import { marksAt } from './wrong-fields.js';

export function Costs({ json, path }: { readonly json: ScenarioJson; readonly path: Path }) {
  const costs = json.costs ?? {};
  const { other = [], ...named } = costs;
  const at = [...path, 'costs'];
  /** Takes a cost away: with the last one goes the whole block, and the subsidy of it. */
  const remove = (key: string) => {
    const isLast = Object.keys(costs).every((each) => each === key);
    if (!isLast) change({ path: [...at, key], value: undefined });
    else change({ path: [...path, 'subsidy'], value: undefined }, { path: at, value: undefined });
  };
  return (
    <details class="more">
      <summary>{say(WORDS.costs)}</summary>
      {COST_FIELDS.map(([key, rate, words]) => (
        <Cost
          key={key}
          label={say(words)}
          cost={named[key]}
          rate={rate}
          path={[...at, key]}
          onRemove={() => remove(key)}
        />
      ))}
      {other.map((cost, index) => (
        <Other
          key={`${index}`}
          cost={cost}
          path={[...at, 'other', index]}
          onRemove={() =>
            other.length === 1
              ? remove('other')
              : change({ path: [...at, 'other', index], value: undefined })
          }
        />
      ))}
      <p class="buttons">
        <button
          type="button"
          class="small"
          onClick={() => {
            const names = new Set(other.map(({ name }) => name));
            let number = other.length + 1;
            while (names.has(`${say(WORDS.other)} ${number}`)) number += 1;
            const made = { name: `${say(WORDS.other)} ${number}`, per_year: 0 };
            if (other.length === 0) change({ path: [...at, 'other'], value: [made] });
            else change({ path: [...at, 'other', other.length], value: made });
          }}
        >
          {say(WORDS.addCost)}
        </button>
      </p>
      {Object.keys(costs).length > 0 && (
        <Subsidy subsidy={json.subsidy} path={[...path, 'subsidy']} />
      )}
    </details>
  );
}

/** One cost: its amount; once there is one, when it arises and whether the subsidy counts it. */
function Cost(props: {
  readonly label: string;
  readonly cost: CostJson | undefined;
  readonly rate: string;
  readonly path: Path;
  readonly onRemove: () => void;
}) {
  const { label, cost, rate, path, onRemove } = props;
  const isOnce = rate === 'once';
  const set = (key: string, value: unknown) => change({ path: [...path, key], value });
  const day = (key: 'on' | 'from' | 'to', words: Localized) => (
    <Field
      label={say(words)}
      {...marksAt([...path, key])}
      value={cost?.[key] ?? ''}
      placeholder={key === 'on' ? firstDay() : say(WORDS.wholePlan)}
      onChange={(text) => {
        const value = text.trim() === '' ? undefined : text.trim();
        // A cost that arises once needs its day.
        set(key, key === 'on' ? (value ?? firstDay()) : value);
      }}
    />
  );
  return (
    <div class="fields cost">
      <Field
        label={label}
        {...marksAt([...path, rate])}
        value={String(cost?.[rate as 'once'] ?? '')}
        inputMode="numeric"
        onChange={(text) => {
          const amount = numberIn(text);
          if (amount === undefined) onRemove();
          else if (cost === undefined)
            change({ path, value: { [rate]: amount, ...(isOnce && { on: firstDay() }) } });
          else set(rate, amount);
        }}
      />
      {cost !== undefined && (
        <>
          {isOnce ? (
            day('on', WORDS.on)
          ) : (
            <>
              {day('from', WORDS.costFrom)}
              {day('to', WORDS.costTo)}
            </>
          )}
          <Tick
            label={say(WORDS.eligible)}
            checked={cost.eligible === true}
            onChange={(on) => set('eligible', on ? true : undefined)}
          />
        </>
      )}
    </div>
  );
}

/** A cost with a name and a rate of the person's own. */
function Other(props: {
  readonly cost: CostJson;
  readonly path: Path;
  readonly onRemove: () => void;
}) {
  const { cost, path, onRemove } = props;
  const rate = Object.values(RATE_KEYS).find((key) => key in cost) ?? 'per_year';
  return (
    <fieldset class="site">
      <legend>{cost.name}</legend>
      <div class="fields">
        <Field
          label={say(WORDS.name)}
          {...marksAt([...path, 'name'])}
          value={cost.name ?? ''}
          onChange={(text) => changeText([...path, 'name'], text)}
        />
        <Choice
          label={say(WORDS.rate)}
          value={rate}
          options={Object.entries(RATES).map(([key, words]) => [key, say(words)])}
          onChange={(chosen) => {
            const { name, eligible } = cost;
            const isOnce = chosen === 'once';
            const value = {
              ...{ name, [chosen]: cost[rate as 'once'] ?? 0 },
              ...(isOnce && { on: cost.from ?? firstDay() }),
              ...(!isOnce && cost.from !== undefined && { from: cost.from }),
              ...(!isOnce && cost.to !== undefined && { to: cost.to }),
              ...(eligible === true && { eligible }),
            };
            change({ path, value });
          }}
        />
        <RemoveButton name={cost.name ?? ''} onClick={onRemove} />
      </div>
      <Cost
        label={say(RATES[rate] ?? WORDS.perYearYen)}
        cost={cost}
        rate={rate}
        path={path}
        onRemove={onRemove}
      />
    </fieldset>
  );
}

function Subsidy(props: { readonly subsidy: SubsidyJson | undefined; readonly path: Path }) {
  const { subsidy, path } = props;
  const set = (key: string, value: unknown) => change({ path: [...path, key], value });
  const text = (key: 'from' | 'to' | 'condition', words: Localized, usual?: string) => (
    <Field
      label={say(words)}
      {...marksAt([...path, key])}
      value={subsidy?.[key] ?? ''}
      wide={key === 'condition'}
      onChange={(written) => set(key, written.trim() === '' ? usual : written.trim())}
    />
  );
  return (
    <fieldset class="site">
      <legend>{say(WORDS.subsidy)}</legend>
      <div class="fields">
        <Field
          label={say(WORDS.subsidyShare)}
          {...marksAt([...path, 'share'])}
          value={subsidy?.share === undefined ? '' : String(percentOf(subsidy.share))}
          inputMode="numeric"
          onChange={(written) => {
            const share = numberIn(written);
            if (share === undefined) change({ path, value: undefined });
            else if (subsidy !== undefined) set('share', shareOf(share));
            else {
              const condition = say(WORDS.subsidyCondition);
              change({ path, value: { share: shareOf(share), from: firstDay(), condition } });
            }
          }}
        />
        {subsidy !== undefined && (
          <>
            {text('from', WORDS.subsidyFrom, firstDay())}
            {text('to', WORDS.subsidyTo)}
            <Field
              label={say(WORDS.subsidyMost)}
              {...marksAt([...path, 'most_per_year'])}
              value={String(subsidy.most_per_year ?? '')}
              inputMode="numeric"
              onChange={(written) => set('most_per_year', numberIn(written))}
            />
            {text('condition', WORDS.condition, say(WORDS.subsidyCondition))}
          </>
        )}
      </div>
    </fieldset>
  );
}
