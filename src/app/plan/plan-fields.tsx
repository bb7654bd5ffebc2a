// The fields of one scenario: its name, capacity, own assumptions and costs; what fields do not offer is edited as text.
import { PLAN_APP_WORDS as WORDS } from '../../words/app.js';
import { PLAN_ABOUT_WORDS } from '../../words/app-plan.js';
import { listed } from '../../words/language.js';
import { Field, RemoveButton } from '../pieces.js';
import { language, say } from '../say.js';
import { OwnAssumptions } from './assumption-fields.js';
import { Costs } from './cost-fields.js';
import { differences } from './differences.js';
import { change, changeText, type ScenarioJson, scenarios } from './planning.js';
import { CapacityFields } from './site-fields.js';
import { marksAt } from './wrong-fields.js';

export function ScenarioFields({
  json,
  index,
}: {
  readonly json: ScenarioJson;
  readonly index: number;
}) {
  const path = ['scenarios', index];
  const { name = '', capacity } = json;
  return (
    <section class="panel scenario" aria-label={name}>
      <div class="scenario-head">
        <span class={`swatch line${index % 4}`} aria-hidden="true" />
        <Field
          label={say(WORDS.name)}
          {...marksAt([...path, 'name'])}
          wide
          value={name}
          onChange={(text) => changeText([...path, 'name'], text)}
        />
        {scenarios.value.length > 1 && (
          <RemoveButton name={name} onClick={() => change({ path, value: undefined })} />
        )}
      </div>
      {index > 0 && <Unlike first={scenarios.value[0]} json={json} />}
      <CapacityFields capacity={capacity} path={[...path, 'capacity']} />
      <OwnAssumptions json={json} path={path} />
      <Costs json={json} path={path} />
    </section>
  );
}

/** In what a scenario differs from the first. */
function Unlike({
  first,
  json,
}: {
  readonly first: ScenarioJson | undefined;
  readonly json: ScenarioJson;
}) {
  if (first === undefined) return null;
  const list = differences(first, json);
  return (
    <p class="unlike">
      {list.length === 0
        ? say(PLAN_ABOUT_WORDS.same, { first: first.name ?? '' })
        : say(PLAN_ABOUT_WORDS.differs, {
            first: first.name ?? '',
            list: listed(list, language.value),
          })}
    </p>
  );
}
