// How each column of a file is read, with a list to choose another meaning from.
import { COLUMNS, type ColumnName } from '../../records/columns.js';
import { placeNamed } from '../../records/shown-names.js';
import type { Localized } from '../../rules/rule-book.js';
import { CHECK_APP_WORDS as WORDS } from '../../words/app-check.js';
import { COLUMN_WORDS } from '../../words/columns.js';
import { grouped } from '../../words/language.js';
import {
  type CheckedColumn,
  type CheckedFile,
  type CheckJson,
  changeForm,
  checked,
} from '../actions.js';
import { lookOf } from '../looked.js';
import { type ColumnLook, type CommonShape, MOST_DIFFERENT } from '../messages.js';
import { Choice, ScrollBox } from '../pieces.js';
import { say } from '../say.js';
import { form } from '../state.js';

/** The columns that a header lacks. */
export function missingColumns(json: CheckJson): readonly ColumnName[] {
  const all = json.findings.filter(({ code }) => code === 'missing-column');
  return all.flatMap(({ header }) => (isColumn(header) ? [header] : []));
}

/** Where columns are missing, so that a check reads no rows: the others that look as if figures rest on them. */
export function guessedColumns(json: CheckJson): readonly string[] {
  const missing = missingColumns(json);
  if (missing.length === 0) return [];
  return json.profile.files.flatMap((file) =>
    file.columns.flatMap(({ number, header, unread }) => {
      const mayBe = lookOf(file, number)?.mayBe ?? [];
      const isOther = mayBe.some((each) => !missing.includes(each));
      return unread === 'unknown' && isOther ? [header] : [];
    }),
  );
}

export function isColumn(name: string | null): name is ColumnName {
  return name !== null && (COLUMNS as readonly string[]).includes(name);
}

/** How each column is read, with a list to choose another meaning from. */
export function Columns({ file }: { readonly file: CheckedFile }) {
  const name = file.sheet === undefined ? file.file : `${file.file} (${file.sheet})`;
  return (
    <section>
      <h2>{say(WORDS.columns, { file: name })}</h2>
      {file.columns.length > 0 && file.columns.every(({ header }) => isPlace(header)) && (
        <p class="lead">{say(WORDS.unnamed)}</p>
      )}
      <ScrollBox label={say(WORDS.columns, { file: name })}>
        <table class="columns">
          <thead>
            <tr>
              <th scope="col" class="number">
                {say(WORDS.columnNumber)}
              </th>
              <th scope="col">{say(WORDS.header)}</th>
              <th scope="col">{say(WORDS.readAs)}</th>
              <th scope="col" class="number">
                {say(WORDS.blank)}
              </th>
              <th scope="col">{say(WORDS.firstLast)}</th>
            </tr>
          </thead>
          <tbody>
            {file.columns.map((column) => (
              <ColumnRow key={column.number} column={column} look={lookOf(file, column.number)} />
            ))}
          </tbody>
        </table>
      </ScrollBox>
      {file.columns.some(({ number }) => lookOf(file, number)?.shape !== undefined) && (
        <p class="muted">{say(WORDS.formsMeant)}</p>
      )}
    </section>
  );
}

const isPlace = (header: string) => placeNamed(header) !== undefined;

const NOT_READ = 'not-read';

/** Columns that one header often stands for together: both certificates are issued, and end, at once. */
const TOGETHER = {
  'certs-issued': {
    columns: ['user_cert_issued_on', 'signature_cert_issued_on'],
    words: WORDS.bothIssued,
  },
  'certs-expire': {
    columns: ['user_cert_expires_on', 'signature_cert_expires_on'],
    words: WORDS.bothExpire,
  },
} as const satisfies Record<
  string,
  { readonly columns: readonly ColumnName[]; readonly words: Localized }
>;
type Together = keyof typeof TOGETHER;

const isTogether = (choice: string): choice is Together => choice in TOGETHER;

/** What can be chosen that reads as these columns. */
function choiceOf(columns: readonly string[]): string | undefined {
  const [first] = columns;
  if (columns.length < 2) return first;
  const pair = Object.entries(TOGETHER).find(([, { columns: both }]) =>
    both.every((each) => columns.includes(each)),
  );
  return pair?.[0] ?? first;
}

const choiceText = (choice: string) =>
  say(isTogether(choice) ? TOGETHER[choice].words : COLUMN_WORDS[choice as ColumnName]);

/** What a header may mean: what it looks like, else the missing column that it nearly names, else what its days alone tell. */
function perhaps(
  { number, read_as, may_be }: CheckedColumn,
  look: ColumnLook | undefined,
): string | undefined {
  if (read_as.length > 0) return undefined;
  const findings = checked.value?.json?.findings ?? [];
  const missing = findings.flatMap(({ code, header: column, near_column: near }) =>
    code === 'missing-column' && isColumn(column) ? [{ column, near }] : [],
  );
  const named = missing.find(
    ({ column, near }) => near === number && look?.cannotBe.includes(column) !== true,
  );
  // What days alone tell gives way to a header that tells.
  const isTold = (name: ColumnName) => missing.some(({ column, near }) => column === name && near);
  const looks = (look?.mayBe ?? []).filter((name) => look?.byForm !== true || !isTold(name));
  const told = look?.byForm === true ? undefined : choiceOf(looks);
  return choiceOf(may_be) ?? told ?? named?.column ?? choiceOf(looks);
}

/** What a column holds that is not read, told by numbers and by its form. */
function Held({ look }: { readonly look: ColumnLook }) {
  const { filled, different, years, shape, shaped } = look;
  if (filled === 0) return <>{say(WORDS.nothingHeld)}</>;
  const [first, last] = years ?? [];
  return (
    <>
      {years !== undefined && <>{say(WORDS.yearsHeld, { first: `${first}`, last: `${last}` })}</>}
      {shape !== undefined && shapeText(shape, shaped)}
      <br />
      <span class="muted">{differentText(different)}</span>
    </>
  );
}

function differentText(different: number | undefined): string {
  if (different === undefined) return say(WORDS.manyHeld, { count: grouped(MOST_DIFFERENT) });
  return different === 1 ? say(WORDS.valueHeld) : say(WORDS.valuesHeld, { count: different });
}

/** Longer runs are cut. */
const LONGEST_RUN = 8;

function shapeText({ runs, cells }: CommonShape, all: number): string {
  const [only, ...others] = runs;
  const isNumber = only?.sign === '0' && others.length === 0;
  const drawn = runs.map(({ sign, most }) =>
    most > LONGEST_RUN ? `${sign.repeat(LONGEST_RUN)}…` : sign.repeat(most),
  );
  const form = isNumber
    ? say(WORDS.digitsHeld, {
        digits: only.fewest === only.most ? `${only.most}` : `${only.fewest}–${only.most}`,
      })
    : say(WORDS.formHeld, { form: drawn.join('') });
  if (cells === all) return form;
  return say(WORDS.shareHeld, { form, percent: Math.max(1, Math.floor((cells / all) * 100)) });
}

function ColumnRow({
  column,
  look,
}: {
  readonly column: CheckedColumn;
  readonly look: ColumnLook | undefined;
}) {
  const { number, header, read_as, unread, blank, first, last } = column;
  const isIgnored = form.value.ignore.includes(header);
  const guess = isIgnored ? undefined : perhaps(column, look);
  const isOpen = guess !== undefined;
  const unchosen = isIgnored || (unread === 'unknown' && !isOpen) ? NOT_READ : '';
  const current = choiceOf(read_as) ?? unchosen;
  const choose = (choice: string) => {
    const { map, ignore } = form.value;
    const others = Object.fromEntries(
      Object.entries(map).filter(([, each]) => each !== header),
    ) as typeof map;
    const kept = ignore.filter((each) => each !== header);
    if (choice === NOT_READ) return changeForm({ map: others, ignore: [...kept, header] });
    const columns = isTogether(choice) ? TOGETHER[choice].columns : choice === '' ? [] : [choice];
    const chosen = Object.fromEntries(columns.map((each) => [each, header]));
    changeForm({ map: { ...others, ...chosen }, ignore: kept });
  };
  const options: (readonly [string, string])[] = [
    ...(current === '' ? [['', say(WORDS.undecided)] as const] : []),
    [NOT_READ, say(WORDS.notRead)],
    ...[...COLUMNS, ...Object.keys(TOGETHER)].map((each) => [each, choiceText(each)] as const),
  ];
  return (
    <tr class={isOpen ? 'open' : undefined}>
      <td class="number">{number}</td>
      <th scope="row">{header}</th>
      <td>
        <Choice
          label={`${say(WORDS.readAs)}: ${header}`}
          labelHidden
          value={current}
          options={options}
          onChange={choose}
        />
        {guess !== undefined && (
          <p class="hint">
            <button type="button" class="small" onClick={() => choose(guess)}>
              {say(WORDS.perhaps, { column: choiceText(guess) })}
            </button>
          </p>
        )}
      </td>
      <td class="number">{blank ?? look?.blank ?? ''}</td>
      <td>
        {read_as.length === 0 && look !== undefined && <Held look={look} />}
        {first !== null && (
          <>
            <span class="year">{first}</span> – <span class="year">{last}</span>
          </>
        )}
      </td>
    </tr>
  );
}
