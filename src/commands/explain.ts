// koshin explain: how the law gives each expiry of one record, step by step.
import { ABSENT, type CivilDate, isoDate } from '../calendar/civil-date.js';
import { loadAliases, loadLaw } from '../cli/bundled-data.js';
import { defineReport, type Reported } from '../cli/command.js';
import { output, TEXT_FORMATS } from '../cli/options.js';
import { choice, required, type Values, value } from '../cli/parts.js';
import { toolName } from '../cli/tool.js';
import { parseDate } from '../cli/values.js';
import type { Host } from '../host/host.js';
import { explainJson, explainText } from '../layout/explain.js';
import type { Presentation } from '../layout/presentation.js';
import { COLUMNS, type ColumnName } from '../records/columns.js';
import { FaultError } from '../records/fault.js';
import { FINDINGS, rowFinding } from '../records/findings.js';
import type { Provenance } from '../records/provenance.js';
import type { CardRecord } from '../records/record.js';
import { createRowReader } from '../records/row-reader.js';
import { type ExplainReport, explainReport } from '../reports/explain.js';
import type { RuleBook } from '../rules/rule-book.js';
import { findingText } from '../words/finding-text.js';
import { HELP } from '../words/help.js';
import type { Language } from '../words/language.js';

/** Keyed by the columns that the options stand for. */
const options = {
  birth_date: required('--birth-date <date>', HELP.birthDate, parseDate),
  card_issued_on: required('--card-issued-on <date>', HELP.cardIssuedOn, parseDate),
  applied_on: value('--applied-on <date>', HELP.appliedOn, parseDate),
  user_cert_issued_on: value('--user-cert-issued-on <date>', HELP.userCertIssuedOn, parseDate),
  signature_cert_issued_on: value(
    '--signature-cert-issued-on <date>',
    HELP.signatureCertIssuedOn,
    parseDate,
  ),
  stay_expires_on: value('--stay-expires-on <date>', HELP.stayExpiresOn, parseDate),
  /** As a file writes it. */
  card_issue_kind: choice('--card-issue-kind <kind>', HELP.cardIssueKind, [
    'new',
    'renewal',
    '新規',
    '更新',
  ]),
  card_expires_on: value('--card-expires-on <date>', HELP.cardExpiresOn, parseDate),
  user_cert_expires_on: value('--user-cert-expires-on <date>', HELP.userCertExpiresOn, parseDate),
  signature_cert_expires_on: value(
    '--signature-cert-expires-on <date>',
    HELP.signatureCertExpiresOn,
    parseDate,
  ),
  output: output(TEXT_FORMATS),
};
type Options = Values<typeof options>;

interface Explained {
  readonly report: ExplainReport;
  readonly provenance: Provenance;
}

export const explain = defineReport({ options, report, present });

async function report(host: Host, options: Options): Promise<Reported<Explained>> {
  const { output, card_issue_kind, ...dates } = options;
  const cells = new Map<ColumnName, string>();
  for (const [column, date] of Object.entries(dates) as [ColumnName, CivilDate | undefined][]) {
    if (date !== undefined) cells.set(column, isoDate(date));
  }
  if (card_issue_kind !== undefined) cells.set('card_issue_kind', card_issue_kind);
  const law = loadLaw(host);
  const provenance = {
    tool: toolName(host),
    rulesVersion: law.version,
    inputs: [],
    options: Object.fromEntries(cells),
  };
  const record = recordOf(host, cells, law, output.language);
  return { report: { report: explainReport(record, law), provenance }, inputs: [] };
}

/** The record of a row with these cells, read as a row of a file with just these columns. */
function recordOf(
  host: Host,
  cells: ReadonlyMap<ColumnName, string>,
  law: RuleBook,
  language: Language,
): CardRecord {
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
    const option = `--${(columns[index] ?? '').replaceAll('_', '-')}`;
    const finding = rowFinding(code, ...params);
    if (FINDINGS[code].level === 'reject')
      throw new FaultError('input-refused', { option, finding });
    host.warn(`${option}: ${findingText({ ...finding, columnLabel: option }, language)}`);
  });
  if (record === undefined) throw new Error('a record was refused without a finding');
  return record;
}

function present({ report, provenance }: Explained): Presentation {
  return {
    table: ({ language, width }) => explainText(report, language, width),
    json: () => explainJson(report, provenance),
    provenance,
  };
}
