// How each value of the state and of the kind of issue is read, with a list to choose another meaning from.
import { suppressCounts } from '../../privacy/suppress-counts.js';
import { foldHeader } from '../../records/columns.js';
import { CARD_STATUSES, ISSUE_KINDS } from '../../records/record.js';
import { CHECK_APP_WORDS as WORDS } from '../../words/app-check.js';
import { COLUMN_WORDS, ISSUE_KIND_WORDS, STATUS_WORDS } from '../../words/columns.js';
import { grouped } from '../../words/language.js';
import { type CheckJson, changeForm, type UnknownValue, unknownValues } from '../actions.js';
import { looked } from '../looked.js';
import { Choice, ScrollBox } from '../pieces.js';
import { say } from '../say.js';
import { form } from '../state.js';

type ValuedColumn = UnknownValue['column'];
const VALUED: readonly ValuedColumn[] = ['status', 'card_issue_kind'];

interface ReadValue {
  readonly column: ValuedColumn;
  /** Empty for blank cells. */
  readonly value: string;
  /** What it means unless the person says otherwise. */
  readonly usual: string | undefined;
  /** Null where so few rows have it that their number is not shown. */
  readonly rows: number | null;
}

/** Fewer rows are not shown, as in the profile. */
const SMALL = 10;

/** The values without a known meaning for which none is chosen. */
export function openValues(json: CheckJson): readonly ReadValue[] {
  return valuesOf(json).filter((each) => each.usual === undefined && meaningOf(each) === '');
}

/** The values of all files: known ones by how often they stand there, then those that were not known. */
function valuesOf(json: CheckJson): readonly ReadValue[] {
  const isRead = (column: ValuedColumn) =>
    json.profile.files.some(({ columns }) => columns.some((each) => each.read_as.includes(column)));
  return VALUED.filter(isRead).flatMap((column) => {
    const known = knownValues(column);
    const isKnown = new Set(known.map(({ value }) => foldHeader(value)));
    const unknown = new Map<string, number>();
    for (const look of looked.value.values())
      for (const { column: of, value, rows } of look.unknown)
        if (of === column) unknown.set(value, rows + (unknown.get(value) ?? 0));
    for (const { column: of, value, rows } of unknownValues.value)
      if (of === column && !isKnown.has(foldHeader(value))) unknown.set(value, rows);
    return [
      ...[...unknown].map(([value, rows]) => ({ column, value, rows, usual: undefined })),
      ...known,
    ];
  });
}

function knownValues(column: ValuedColumn): readonly ReadValue[] {
  const sums = new Map<string, { value: string; usual: string; rows: number }>();
  for (const { values } of looked.value.values())
    for (const { column: of, value, folded, meaning: usual, rows } of values)
      if (of === column)
        sums.set(folded, {
          ...{ value: sums.get(folded)?.value ?? value, usual },
          rows: rows + (sums.get(folded)?.rows ?? 0),
        });
  const all = [...sums.values()].toSorted((one, other) => other.rows - one.rows);
  const shown = suppressCounts(
    all.map(({ rows }) => rows),
    SMALL,
  );
  return all.map((each, place) => ({ ...each, column, rows: shown[place] ?? null }));
}

const isSame = (one: { column: string; value: string }, other: { column: string; value: string }) =>
  one.column === other.column && one.value === other.value;

/** The meaning of a value: chosen, else the usual one; empty where there is none. */
function meaningOf(value: ReadValue): string {
  return form.value.values.find((each) => isSame(each, value))?.meaning ?? value.usual ?? '';
}

export function Values({ json }: { readonly json: CheckJson }) {
  const values = valuesOf(json);
  if (values.length === 0) return null;
  const parts = [...looked.value.values()].filter(({ isWhole }) => !isWhole);
  const isHidden = values.some(({ rows }) => rows === null);
  return (
    <section>
      <h2>{say(WORDS.values)}</h2>
      <p class="lead">{say(WORDS.valuesLead)}</p>
      <ScrollBox label={say(WORDS.values)}>
        <table class="columns values">
          <thead>
            <tr>
              <th scope="col">{say(WORDS.valueColumn)}</th>
              <th scope="col">{say(WORDS.value)}</th>
              <th scope="col" class="number">
                {say(WORDS.valueRows)}
              </th>
              <th scope="col">{say(WORDS.meaning)}</th>
            </tr>
          </thead>
          <tbody>
            {values.map((each) => (
              <ValueRow key={`${each.column}:${each.value}`} value={each} />
            ))}
          </tbody>
        </table>
      </ScrollBox>
      {isHidden && <p class="muted">{say(WORDS.valuesHidden, { below: SMALL })}</p>}
      {parts.map(({ rows }, place) => (
        <p key={`${place}`} class="muted">
          {say(WORDS.valuesPart, { rows: grouped(rows) })}
        </p>
      ))}
    </section>
  );
}

const MEANINGS = {
  status: () => CARD_STATUSES.map((each) => [each, say(STATUS_WORDS[each])] as const),
  card_issue_kind: () => ISSUE_KINDS.map((each) => [each, say(ISSUE_KIND_WORDS[each])] as const),
};

function ValueRow({ value: each }: { readonly value: ReadValue }) {
  const { column, value, usual, rows } = each;
  const meaning = meaningOf(each);
  const meanings = MEANINGS[column]();
  const choose = (chosen: string) => {
    const others = form.value.values.filter((other) => !isSame(other, each));
    const isOwn = chosen !== '' && chosen !== usual;
    changeForm({ values: isOwn ? [...others, { column, value, meaning: chosen }] : others });
  };
  return (
    <tr class={meaning === '' ? 'open' : undefined}>
      <td>{say(COLUMN_WORDS[column])}</td>
      <th scope="row">{value === '' ? say(WORDS.blankValue) : value}</th>
      <td class="number">{rows === null ? '–' : grouped(rows)}</td>
      <td>
        {value === '' ? (
          meanings.find(([name]) => name === meaning)?.[1]
        ) : (
          <Choice
            label={say(WORDS.meaningOf, { value })}
            labelHidden
            value={meaning}
            options={[
              ...(usual === undefined ? [['', say(WORDS.undecided)] as const] : []),
              ...meanings,
            ]}
            onChange={choose}
          />
        )}
      </td>
    </tr>
  );
}
