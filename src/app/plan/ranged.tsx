// A number of a scenario file, or three of which the middle one is edited, as a slider beside a field.
import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import type { RawRanged } from '../../scenario/scenario-schema.js';
import { PLAN_APP_WORDS as WORDS } from '../../words/app.js';
import { isNoNumber, numberIn, percentOf, shareOf } from '../numbers.js';
import { type FieldMarks, markedBy, NoNumber, Note, Wrong } from '../pieces.js';
import { say } from '../say.js';
import { change, type Path } from './planning.js';

/** A number, or the middle one of three. */
export function middle(value: RawRanged | undefined): number | undefined {
  return typeof value === 'object' ? value.base : value;
}

/** Sets a number, or the middle one of three: the outer ones give way, so that it stays between them. */
export function setMiddle(path: Path, old: RawRanged | undefined, value: number): void {
  if (typeof old !== 'object') change({ path, value });
  else
    change(
      { path: [...path, 'base'], value },
      ...(value < old.low ? [{ path: [...path, 'low'], value }] : []),
      ...(value > old.high ? [{ path: [...path, 'high'], value }] : []),
    );
}

/** A slider with its field: both move the same number. Where the file has three numbers, the outer two stand beside it. */
export function Slider(
  props: FieldMarks & {
    readonly label: string;
    readonly value: number;
    readonly range?: RawRanged | undefined;
    readonly min: number;
    readonly max: number;
    readonly step: number;
    readonly percent?: boolean;
    readonly onChange: (value: number) => void;
  },
) {
  const { label, value, range, min, max, step, percent = false, onChange, note, place } = props;
  const id = useId();
  /** What was typed and is no number. */
  const noNumber = useSignal<string | undefined>(undefined);
  const scaled = (number: number) => (percent ? percentOf(number) : number);
  const taken = (text: string) => {
    const number = numberIn(text);
    noNumber.value = isNoNumber(text) ? text : undefined;
    if (number !== undefined) onChange(percent ? shareOf(Math.round(number * 10) / 10) : number);
  };
  const isWrong = noNumber.value !== undefined || props.wrong !== undefined;
  return (
    <div class="slider">
      <label for={id}>{label}</label>
      <input
        type="range"
        aria-label={label}
        min={scaled(Math.min(min, value))}
        max={scaled(Math.max(max, value))}
        step={scaled(step)}
        value={scaled(value)}
        onInput={(event) => taken(event.currentTarget.value)}
      />
      <span class="slider-value">
        <input
          id={id}
          type="text"
          inputMode="decimal"
          value={noNumber.value ?? String(scaled(value))}
          data-place={place}
          {...markedBy(id, isWrong, note)}
          onChange={(event) => taken(event.currentTarget.value)}
        />
        {percent ? '%' : ''}
      </span>
      {noNumber.value !== undefined ? (
        <NoNumber id={`${id}-wrong`} text={noNumber.value} />
      ) : (
        props.wrong !== undefined && <Wrong id={`${id}-wrong`} text={props.wrong} />
      )}
      {typeof range === 'object' && (
        <span class="slider-range">
          {say(WORDS.between, {
            low: String(scaled(range.low)),
            high: `${scaled(range.high)}${percent ? '%' : ''}`,
          })}
        </span>
      )}
      {note !== undefined && <Note id={`${id}-note`} text={note} />}
    </div>
  );
}
