// koshin sql: the count as one query, for records that stay in their database.
import { loadAliases, loadLaw, loadWardTable, rulesDigest } from '../cli/bundled-data.js';
import { defineCommand, type Outcome } from '../cli/command.js';
import { periodOf } from '../cli/counting.js';
import { deliverBytes } from '../cli/deliver.js';
import { BY, fileOf, LAW_TALLYING, OUTPUT_FILE } from '../cli/options.js';
import { lang, required, requiredChoice, type Values, value } from '../cli/parts.js';
import type { Host } from '../host/host.js';
import { tableYears } from '../read/tables/published-table.js';
import { COLUMNS, type ColumnName, REQUIRED_COLUMNS } from '../records/columns.js';
import { failed, ok, type Result } from '../records/fault.js';
import { DIALECTS, tableName } from '../sql/dialect.js';
import { tallyQuery } from '../sql/tally-query.js';
import { HELP } from '../words/help.js';

const options = {
  dialect: requiredChoice('--dialect <dialect>', HELP.dialect, DIALECTS),
  /** The parts of the table's name. */
  table: required('--table <name>', HELP.table, parseTableName),
  /** The columns the table has; all that move a figure, where undefined. */
  columns: value('--columns <list>', HELP.tableColumns, parseColumns),
  counting: LAW_TALLYING,
  by: BY,
  languages: lang(),
  file: OUTPUT_FILE,
};
type Options = Values<typeof options>;

export const sql = defineCommand({ options, run });

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
  const { dialect, table, counting, by, file } = options;
  const moving = COLUMNS.filter(
    (column) => column !== 'record_id' && (column !== 'office' || by === 'office'),
  );
  const law = loadLaw(host);
  const query = tallyQuery(law, loadAliases(host).values, {
    dialect,
    table,
    // Without the required ones nothing is counted, so they are there, named or not.
    columns: new Set([...REQUIRED_COLUMNS, ...(options.columns ?? moving)]),
    ...periodOf(counting, tableYears(loadWardTable(host, law))),
    repeats: counting.repeatRenewals,
    by,
    rulesDigest: rulesDigest(host, law),
  });
  await deliverBytes(host, query, { file: fileOf(file) }, []);
  return 'done';
}
