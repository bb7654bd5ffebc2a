// koshin explain: how the law gives each expiry of one record, step by step.
import { type Command, Option } from 'commander';
import { ABSENT, isoDate } from '../calendar/civil-date.js';
import { addOutputOptions, dateOption, type OutputFlags } from '../cli/common-options.js';
import { deliver } from '../cli/deliver.js';
import { loadAliases, loadLaw } from '../cli/law.js';
import type { Outcome } from '../cli/outcome.js';
import { toolName } from '../cli/tool.js';
import type { Host } from '../host/host.js';
import { explainJson, explainText } from '../layout/explain.js';
import { COLUMNS, type ColumnName } from '../records/columns.js';
import { FaultError } from '../records/fault.js';
import { FINDINGS, rowFinding } from '../records/findings.js';
import { createRowReader } from '../records/row-reader.js';
import { explainReport } from '../reports/explain.js';
import { findingText } from '../words/finding-text.js';
import { HELP } from '../words/help.js';
import type { Language } from '../words/language.js';

/** The options that give a record's cells, by the column each stands for. */
const CELL_OPTIONS = {
  birthDate: ['--birth-date', 'birth_date'],
  cardIssuedOn: ['--card-issued-on', 'card_issued_on'],
  appliedOn: ['--applied-on', 'applied_on'],
  userCertIssuedOn: ['--user-cert-issued-on', 'user_cert_issued_on'],
  signatureCertIssuedOn: ['--signature-cert-issued-on', 'signature_cert_issued_on'],
  stayExpiresOn: ['--stay-expires-on', 'stay_expires_on'],
  cardExpiresOn: ['--card-expires-on', 'card_expires_on'],
  userCertExpiresOn: ['--user-cert-expires-on', 'user_cert_expires_on'],
  signatureCertExpiresOn: ['--signature-cert-expires-on', 'signature_cert_expires_on'],
} as const satisfies Record<string, readonly [string, ColumnName]>;

type Flags = OutputFlags & { readonly [Name in keyof typeof CELL_OPTIONS]?: string } & {
  readonly cardIssueKind?: string;
};

export function define(command: Command, language: Language): void {
  command
    .requiredOption('--birth-date <date>', HELP.birthDate[language])
    .requiredOption('--card-issued-on <date>', HELP.cardIssuedOn[language])
    .option('--applied-on <date>', HELP.appliedOn[language])
    .option('--user-cert-issued-on <date>', HELP.userCertIssuedOn[language])
    .option('--signature-cert-issued-on <date>', HELP.signatureCertIssuedOn[language])
    .option('--stay-expires-on <date>', HELP.stayExpiresOn[language])
    .addOption(
      new Option('--card-issue-kind <kind>', HELP.cardIssueKind[language]).choices([
        'new',
        'renewal',
        '新規',
        '更新',
      ]),
    )
    .option('--card-expires-on <date>', HELP.cardExpiresOn[language])
    .option('--user-cert-expires-on <date>', HELP.userCertExpiresOn[language])
    .option('--signature-cert-expires-on <date>', HELP.signatureCertExpiresOn[language]);
  addOutputOptions(command, language, ['table', 'json']);
}

export async function run(host: Host, _files: readonly string[], flags: Flags): Promise<Outcome> {
  const law = loadLaw(host);
  const language = flags.lang ?? host.language;
  const cells = new Map<ColumnName, string>();
  for (const [name, [option, column]] of Object.entries(CELL_OPTIONS)) {
    const text = flags[name as keyof typeof CELL_OPTIONS];
    if (text !== undefined) cells.set(column, isoDate(dateOption(option, text)));
  }
  if (flags.cardIssueKind !== undefined) cells.set('card_issue_kind', flags.cardIssueKind);

  // The row reader judges the record as it would judge a row of a file with just these columns.
  const columns = COLUMNS.filter((column) => cells.has(column));
  const reader = createRowReader({
    law,
    aliases: loadAliases(host),
    positions: new Map(columns.map((column, index) => [column, index])),
    takenOn: ABSENT,
    dates: {},
    handOverLag: 0,
  });
  const row = columns.map((column) => cells.get(column) ?? '');
  const record = reader.read(row, (code, index, ...params) => {
    const column = columns[index] ?? '';
    const option = `--${column.replaceAll('_', '-')}`;
    const finding = rowFinding(code, ...params);
    if (FINDINGS[code].level === 'reject')
      throw new FaultError('input-refused', { option, finding });
    host.warn(`${option}: ${findingText({ ...finding, columnLabel: option }, language)}`);
  });
  if (record === undefined) throw new Error('a record was refused without a finding');
  const report = explainReport(record, law);
  const provenance = {
    tool: toolName(host),
    rulesVersion: law.version,
    inputs: [],
    options: Object.fromEntries(cells),
  };
  await deliver(
    host,
    {
      table: (style) => explainText(report, style.language),
      json: () => explainJson(report, provenance),
    },
    flags,
    [],
  );
  return 'done';
}
