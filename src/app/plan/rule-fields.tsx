// What-ifs laid over the law: those that ship with the program as boxes to tick, one's own as fields.
import { useSignalEffect } from '@preact/signals';
import type { RawRule } from '../../scenario/scenario-schema.js';
import { PLAN_APP_WORDS as WORDS } from '../../words/app.js';
import { ruleValueText } from '../../words/rule-value.js';
import { RULE_VALUES } from '../../words/rules.js';
import { numberIn } from '../numbers.js';
import { Choice, Field, RemoveButton, Tick } from '../pieces.js';
import {
  loadRules,
  type PatchJson,
  patches,
  type RuleJson,
  rules as ruleBook,
} from '../rule-data.js';
import { language, say } from '../say.js';
import { change, firstDay, type Path } from './planning.js';
import { marksAt } from './wrong-fields.js';

type OwnRule = Extract<RawRule, { readonly rule: string }>;

export function WhatIfs({
  rules,
  path,
}: {
  readonly rules: readonly RawRule[] | undefined;
  readonly path: Path;
}) {
  useSignalEffect(() => void loadRules());
  const stated = rules ?? [];
  const add = (value: RawRule) =>
    rules === undefined
      ? change({ path, value: [value] })
      : change({ path: [...path, rules.length], value });
  return (
    <>
      <p class="muted">{say(WORDS.whatIfLead)}</p>
      {patches.value.map((patch) => (
        <Shipped key={patch.id} patch={patch} rules={stated} path={path} add={add} />
      ))}
      {stated.map((each, index) =>
        isOwn(each) ? <Own key={`${index}`} rule={each} path={[...path, index]} /> : null,
      )}
      <p class="buttons">
        <button
          type="button"
          class="small"
          onClick={() =>
            add({
              rule: 'certificate.validity.adult',
              from: firstDay(),
              value: lawValue('certificate.validity.adult'),
              reason: say(WORDS.whatIfReason),
            })
          }
        >
          {say(WORDS.addWhatIf)}
        </button>
      </p>
    </>
  );
}

function isOwn(rule: RawRule): rule is OwnRule {
  return typeof rule === 'object' && 'rule' in rule;
}

/** What the law says last of a rule, as rule data write it. */
function lawValue(id: string): OwnRule['value'] {
  const rule = ruleBook.value.find((each) => each.id === id);
  return (rule?.values.at(-1)?.value ?? 0) as OwnRule['value'];
}

/** A what-if that ships with the program: whether it holds, and from which day. */
function Shipped(props: {
  readonly patch: PatchJson;
  readonly rules: readonly RawRule[];
  readonly path: Path;
  readonly add: (rule: RawRule) => void;
}) {
  const {
    patch: { id, title, note, from: usual },
    rules,
    path,
    add,
  } = props;
  const index = rules.findIndex(
    (each) => each === id || (typeof each === 'object' && 'patch' in each && each.patch === id),
  );
  const stated = rules[index];
  const from = typeof stated === 'object' && 'patch' in stated ? stated.from : undefined;
  return (
    <>
      <Tick
        label={say(title)}
        checked={stated !== undefined}
        onChange={(on) => (on ? add(id) : change({ path: [...path, index], value: undefined }))}
      />
      {stated !== undefined && (
        <>
          <div class="fields">
            <Field
              label={say(WORDS.whatIfFrom)}
              {...marksAt([...path, index])}
              value={from ?? ''}
              placeholder={usual}
              onChange={(text) => {
                const day = text.trim();
                change({
                  path: [...path, index],
                  value: day === '' ? id : { patch: id, from: day },
                });
              }}
            />
          </div>
          <p class="muted">{say(note)}</p>
        </>
      )}
    </>
  );
}

/** A what-if of one's own: a rule, from when, its value, and the reason that is printed beside the figures. */
function Own({ rule: stated, path }: { readonly rule: OwnRule; readonly path: Path }) {
  const { rule, from, value, reason } = stated;
  const known = ruleBook.value.find(({ id }) => id === rule);
  const term = known === undefined ? rule : say(known.term);
  const set = (key: string, made: unknown) => change({ path: [...path, key], value: made });
  const text = (key: 'from' | 'reason', label: string) => (
    <Field
      label={label}
      {...marksAt([...path, key])}
      value={stated[key]}
      wide={key === 'reason'}
      onChange={(written) => written.trim() !== '' && set(key, written.trim())}
    />
  );
  return (
    <fieldset class="site">
      <legend>{term}</legend>
      <div class="fields">
        <Choice
          label={say(WORDS.whatIfRule)}
          {...marksAt([...path, 'rule'])}
          value={rule}
          options={[
            ...(known === undefined ? [[rule, rule] as const] : []),
            ...ruleBook.value.map((each) => [each.id, say(each.term)] as const),
          ]}
          onChange={(id) =>
            change({ path, value: { rule: id, from, value: lawValue(id), reason } })
          }
        />
        {text('from', say(WORDS.whatIfFrom))}
        <RuleValueField
          rule={known}
          value={value}
          marks={marksAt([...path, 'value'])}
          onChange={(made) => set('value', made)}
        />
        {text('reason', say(WORDS.whatIfWhy))}
        <RemoveButton name={term} onClick={() => change({ path, value: undefined })} />
      </div>
      {known !== undefined && (
        <p class="muted">
          {say(WORDS.whatIfNow, {
            value: ruleValueText(known.unit, known.values.at(-1)?.value, language.value),
          })}
        </p>
      )}
    </fieldset>
  );
}

/** The value of a rule in the form that its unit has. */
function RuleValueField(props: {
  readonly rule: RuleJson | undefined;
  readonly value: OwnRule['value'];
  readonly marks: ReturnType<typeof marksAt>;
  readonly onChange: (value: OwnRule['value']) => void;
}) {
  const { rule, value, marks, onChange } = props;
  const label = say(WORDS.whatIfValue);
  if (rule?.unit === 'yes-no')
    return (
      <Choice
        label={label}
        {...marks}
        value={String(value)}
        options={[
          ['true', say(RULE_VALUES.yes)],
          ['false', say(RULE_VALUES.no)],
        ]}
        onChange={(chosen) => onChange(chosen === 'true')}
      />
    );
  return (
    <Field
      label={
        rule !== undefined && rule.unit in UNITS
          ? `${label} (${say(UNITS[rule.unit as keyof typeof UNITS])})`
          : label
      }
      {...marks}
      value={String(value)}
      onChange={(text) => {
        const isNumber = typeof value === 'number';
        const made = isNumber ? numberIn(text) : text.trim();
        if (made !== undefined && made !== '') onChange(made);
      }}
    />
  );
}

/** What the number of a rule counts. */
const UNITS = {
  birthdays: WORDS.unitBirthdays,
  'further birthdays': WORDS.unitBirthdays,
  years: WORDS.unitAge,
  'calendar years': WORDS.unitYears,
  months: WORDS.unitMonths,
} as const;
