// The fields of one scenario: its name, capacity, own assumptions and costs; what fields do not offer is edited as text.
import { PLAN_APP_WORDS as WORDS } from '../../words/app.js';
import { Field, RemoveButton } from '../pieces.js';
import { say } from '../say.js';
import { OwnAssumptions } from './assumption-fields.js';
import { Costs } from './cost-fields.js';
import { change, changeText, type ScenarioJson, scenarios } from './planning.js';
import { CapacityFields } from './site-fields.js';

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
          wide
          value={name}
          onChange={(text) => changeText([...path, 'name'], text)}
        />
        {scenarios.value.length > 1 && (
          <RemoveButton name={name} onClick={() => change({ path, value: undefined })} />
        )}
      </div>
      <CapacityFields capacity={capacity} path={[...path, 'capacity']} />
      <OwnAssumptions json={json} path={path} />
      <Costs json={json} path={path} />
    </section>
  );
}
