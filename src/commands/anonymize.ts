// koshin anonymize: a file of records that can be handed on, with the same figures and nobody's secrets.
import { fiscalYearStart } from '../calendar/fiscal-year.js';
import { loadLaw, loadWardTable } from '../cli/bundled-data.js';
import { defineCommand, type Outcome } from '../cli/command.js';
import { batches, deliver, refuseOutputs } from '../cli/deliver.js';
import { printed, READING, readingInEffect, TEXT_FORMATS } from '../cli/options.js';
import { argumentsFrom, choiceOr, flag, required, type Values, value } from '../cli/parts.js';
import { readAccepted } from '../cli/reading.js';
import { toolName } from '../cli/tool.js';
import { parseWhole } from '../cli/values.js';
import { reckonExpiries } from '../expiry/expiries.js';
import { expiryFindings } from '../expiry/expiry-findings.js';
import type { Host } from '../host/host.js';
import { anonymityJson, anonymityText } from '../layout/anonymity.js';
import { recordWriter } from '../layout/records.js';
import { type Anonymized, anonymizeRecords, createGathering } from '../privacy/anonymize/merge.js';
import { tableYears } from '../read/tables/published-table.js';
import { ok } from '../records/fault.js';
import { anonymityReport } from '../reports/anonymity.js';
import { ANONYMITY_HELP } from '../words/anonymity.js';

const options = {
  files: argumentsFrom('<file>', ANONYMITY_HELP.file),
  /** The file of safe records. */
  safe: required('-o, --output <file>', ANONYMITY_HELP.output, ok),
  /** The size of the smallest group that is written; all are, where undefined. */
  k: value('--k <n>', ANONYMITY_HELP.k, parseWhole),
  identifiers: choiceOr('--ids <choice>', ANONYMITY_HELP.ids, ['drop', 'running'], 'drop'),
  dropOffice: flag('--drop-office', ANONYMITY_HELP.dropOffice),
  reading: READING,
  /** Of the report on it. */
  output: printed(TEXT_FORMATS),
};
type Options = Values<typeof options>;

/** Groups below this size are reported as small where --k asks for no size: as small as the cells that are suppressed. */
const SMALL_BELOW = 10;

export const anonymize = defineCommand({ options, run });

async function run(host: Host, options: Options): Promise<Outcome> {
  const { files, safe, identifiers, dropOffice, reading, output } = options;
  const k = options.k === undefined ? undefined : Math.max(1, options.k);
  const law = loadLaw(host);
  const span = tableYears(loadWardTable(host, law));
  const gathering = createGathering();
  refuseOutputs(host, [safe, reading.rejects, output.manifest], files);
  const file = host.create(safe, files);
  const { report, provenance } = await whole().catch((error) => {
    file.abandon();
    throw error;
  });
  file.commit();
  await deliver(
    host,
    {
      table: (style) => anonymityText(report, style),
      json: () => anonymityJson(report, provenance),
      provenance,
    },
    output,
    files,
  );
  return 'done';

  /** Reads the records and writes the safe ones. */
  async function whole() {
    const { totals, inputs } = await readAccepted(host, {
      files,
      reading,
      law,
      digestsAll: output.digestsAll,
      // What the guard refuses elsewhere is what this command is for; but the office is written on as it is.
      guarded: dropOffice ? [] : ['office'],
      take: (record, find) => {
        for (const finding of expiryFindings(reckonExpiries(record, law), law)) find(finding);
        gathering.add(record);
      },
    });
    const choices = { law, identifiers, k, dropOffice, smallBelow: k ?? SMALL_BELOW };
    const done = anonymizeRecords(gathering, choices);
    const report = anonymityReport(done, {
      ...choices,
      span,
      asOf: fiscalYearStart(span.from),
      rejected: { rows: totals.rejectedRows, cards: totals.rejectedCards },
    });
    for (const batch of batches(rowsOf(done))) file.write(batch);
    const provenance = {
      tool: toolName(host),
      rulesVersion: law.version,
      inputs,
      options: {
        k: k ?? null,
        ids: identifiers,
        drop_office: dropOffice,
        ...readingInEffect(reading),
      },
    };
    return { report, provenance };
  }
}

/** The safe records as CSV, numbered from 1 where the column for it is written. */
function* rowsOf({ columns, records }: Anonymized): Generator<string> {
  const writer = recordWriter(new Set(columns));
  yield writer.header;
  for (const [index, record] of records.entries()) yield writer.row(record, index + 1);
}
