// koshin sql: the count as one query, for records that stay in their database.
import type { CivilDate } from '../calendar/civil-date.js';
import { loadAliases, loadLaw, rulesDigest } from '../cli/bundled-data.js';
import { defineCommand, type Outcome } from '../cli/command.js';
import { periodOf } from '../cli/counting.js';
import { deliverBytes } from '../cli/deliver.js';
import { TABLE_FORM } from '../cli/form-options.js';
import { BY, fileOf, LAW_TALLYING, outputFile } from '../cli/options.js';
import { flag, lang, required, requiredChoice, type Values, value } from '../cli/parts.js';
import type { Host } from '../host/host.js';
import { meaningsFor } from '../read/header-orders.js';
import { COLUMNS, type ColumnName, REQUIRED_COLUMNS } from '../records/columns.js';
import { FaultError, failed, fault, ok, type Result } from '../records/fault.js';
import { knownValues } from '../records/row-reader.js';
import { DIALECTS, tableName } from '../sql/dialect.js';
import { columnsThatCount, rejectedRowsQuery, tallyQuery } from '../sql/tally-query.js';
import { HELP } from '../words/help.js';

const options = {
  dialect: requiredChoice('--dialect <dialect>', HELP.dialect, DIALECTS),
  /** The parts of the table's name. */
  table: required('--table <name>', HELP.table, parseTableName),
  /** The columns the table has; all that move a figure, where undefined. */
  columns: value('--columns <list>', HELP.tableColumns, parseColumns),
  form: TABLE_FORM,
  /** Whether the query lists the rows that are not counted. */
  rejectedRows: flag('--rejected-rows', HELP.rejectedRows),
  counting: LAW_TALLYING,
  by: BY,
  languages: lang(),
  file: outputFile('sql'),
};
type Options = Values<typeof options>;

export const sql = defineCommand({
  options,
  clashes: ({ counting, rejectedRows }) => [
    // No row is rejected for a day after the as-of day, so the list does not need it.
    !rejectedRows && counting.asOf === undefined && fault('usage-sql-no-as-of'),
  ],
  run,
});

function parseTableName(text: string): Result<readonly string[]> {
  const name = tableName(text);
  return name === undefined ? failed('usage-bad-table-name') : ok(name);
}

function parseColumns(text: string): Result<readonly ColumnName[]> {
  const texts = text.split(',').map((each) => each.trim());
  const named = new Set(texts.flatMap((each) => COLUMNS.find((column) => column === each) ?? []));
  return named.size === texts.length
    ? ok([...named])
    : failed('usage-bad-columns', { columns: COLUMNS });
}

async function run(host: Host, options: Options): Promise<Outcome> {
  const { dialect, table, form, counting, by, file } = options;
  if (form.lagging !== undefined)
    throw new FaultError('usage-sql-hand-over', { file: form.lagging });
  const law = loadLaw(host);
  const aliases = loadAliases(host);
  const headers = form.map.map(({ header, column }, index) => {
    return { header, index, columns: [column], by: 'map', isIgnored: false } as const;
  });
  const own = meaningsFor(table.join('.'), headers, form.values, aliases);
  const names = new Map(form.map.map(({ header, column }) => [column, header]));
  // Without the required ones nothing is counted, so they are there, named or not.
  const columns = new Set([...REQUIRED_COLUMNS, ...(options.columns ?? columnsThatCount(by))]);
  const reading = {
    dialect,
    table,
    columns: new Map([...columns].map((column) => [column, names.get(column) ?? column])),
    meanings: knownValues(aliases.values, own),
    eraCodes: form.eraCodes,
  };
  const query = options.rejectedRows
    ? rejectedRowsQuery(law, reading)
    : tallyQuery(law, {
        ...reading,
        ...periodOf(counting, counting.asOf as CivilDate),
        repeats: counting.repeatRenewals,
        by,
        rulesDigest: rulesDigest(host, law),
      });
  const { language } = options.languages;
  await deliverBytes(host, query, { file: fileOf(file), language }, [], 'sql');
  return 'done';
}
