// koshin sql: the count as one query, for records that stay in their database.
import { type Command, Option } from 'commander';
import {
  addRepeatsOption,
  addSpanOptions,
  asOfOption,
  type CountingFlags,
  type OutputFlags,
  spanOption,
} from '../cli/common-options.js';
import { deliverBytes } from '../cli/deliver.js';
import { langOption } from '../cli/lang-option.js';
import { loadAliases, loadLaw, loadWardTable, rulesDigest } from '../cli/law.js';
import type { Outcome } from '../cli/outcome.js';
import type { Host } from '../host/host.js';
import { tableYears } from '../read/tables/published-table.js';
import { COLUMNS, type ColumnName, REQUIRED_COLUMNS } from '../records/columns.js';
import { FaultError } from '../records/fault.js';
import { DIALECTS, type DialectName, tableName } from '../sql/dialect.js';
import { tallyQuery } from '../sql/tally-query.js';
import type { Breakdown } from '../tally/tally.js';
import { HELP } from '../words/help.js';
import type { Language } from '../words/language.js';

interface Flags
  extends Pick<CountingFlags, 'from' | 'to' | 'asOf' | 'repeatRenewals'>,
    Pick<OutputFlags, 'output'> {
  readonly dialect: DialectName;
  readonly table: string;
  readonly columns?: string;
  readonly by?: Breakdown;
}

export function define(command: Command, language: Language): void {
  command
    .addOption(
      new Option('--dialect <dialect>', HELP.dialect[language])
        .choices(DIALECTS)
        .makeOptionMandatory(),
    )
    .requiredOption('--table <name>', HELP.table[language])
    .option('--columns <list>', HELP.tableColumns[language]);
  addSpanOptions(command, language);
  addRepeatsOption(command, language);
  command
    .addOption(new Option('--by <part>', HELP.by[language]).choices(['office', 'month']))
    .addOption(langOption(language))
    .option('-o, --output <file>', HELP.output[language]);
}

export async function run(host: Host, _files: readonly string[], flags: Flags): Promise<Outcome> {
  const table = tableName(flags.table);
  if (table === undefined) throw new FaultError('usage-bad-table-name');
  const law = loadLaw(host);
  const span = spanOption(flags, tableYears(loadWardTable(host, law)), law);
  const query = tallyQuery(law, loadAliases(host).values, {
    dialect: flags.dialect,
    table,
    columns: columnsOption(flags),
    ...span,
    asOf: asOfOption(flags, span.from),
    repeats: flags.repeatRenewals,
    by: flags.by,
    rulesDigest: rulesDigest(law),
  });
  await deliverBytes(host, query, flags, []);
  return 'done';
}

/** The columns the table has: those named, or all that move a figure; always the two without which nothing is counted. */
function columnsOption({ columns, by }: Flags): ReadonlySet<ColumnName> {
  const figures = COLUMNS.filter(
    (column) => column !== 'record_id' && (column !== 'office' || by === 'office'),
  );
  if (columns === undefined) return new Set(figures);
  const named = columns.split(',').map((text) => {
    const column = COLUMNS.find((each) => each === text.trim());
    if (column === undefined) throw new FaultError('usage-bad-columns', { columns: COLUMNS });
    return column;
  });
  if (new Set(named).size < named.length) {
    throw new FaultError('usage-bad-columns', { columns: COLUMNS });
  }
  return new Set([...REQUIRED_COLUMNS, ...named]);
}
