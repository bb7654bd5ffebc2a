// How each column of a file is read, with a list to choose another meaning from.
import { COLUMNS, type ColumnName } from '../../records/columns.js';
import type { Localized } from '../../rules/rule-book.js';
import { CHECK_WORDS_APP as WORDS } from '../../words/app.js';
import { COLUMN_WORDS } from '../../words/columns.js';
import {
  type CheckedColumn,
  type CheckedFile,
  type CheckJson,
  changeForm,
  checked,
} from '../actions.js';
import { Choice, ScrollBox } from '../pieces.js';
import { say } from '../say.js';
import { form } from '../state.js';

/** The columns that a header lacks. */
export function missingColumns(json: CheckJson): readonly ColumnName[] {
  const all = json.findings.filter(({ code }) => code === 'missing-column');
  return all.flatMap(({ header }) => (isColumn(header) ? [header] : []));
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
              <ColumnRow key={column.number} column={column} />
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </section>
  );
}

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

/** What a header may mean: what its cells look like, else the missing column that it nearly names, or whose name it holds. */
function perhaps({ number, header, read_as, may_be }: CheckedColumn): string | undefined {
  if (read_as.length > 0) return undefined;
  const findings = checked.value?.json?.findings ?? [];
  const missing = findings.flatMap(({ code, header: column, near_column: near }) =>
    code === 'missing-column' && isColumn(column) ? [{ column, near }] : [],
  );
  const meant = missing.find(
    ({ column, near }) => near === number || header.includes(COLUMN_WORDS[column].ja),
  );
  return choiceOf(may_be) ?? meant?.column;
}

function ColumnRow({ column }: { readonly column: CheckedColumn }) {
  const { number, header, read_as, unread, blank, first, last } = column;
  const isIgnored = form.value.ignore.includes(header);
  const guess = isIgnored ? undefined : perhaps(column);
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
      <td class="number">{blank ?? ''}</td>
      <td>
        {first !== null && (
          <>
            <span class="year">{first}</span> – <span class="year">{last}</span>
          </>
        )}
      </td>
    </tr>
  );
}
