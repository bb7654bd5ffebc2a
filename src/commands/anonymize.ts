// koshin anonymize: a file of records that can be handed on, with the same figures and nobody's secrets.
import { type Command, Option } from 'commander';
import { fiscalYearStart } from '../calendar/fiscal-year.js';
import {
  addReadingOptions,
  type ReadingFlags,
  readingOptions,
  wholeOption,
} from '../cli/common-options.js';
import { refuseOutputs } from '../cli/counting.js';
import { deliver, writeManifest } from '../cli/deliver.js';
import { langOption } from '../cli/lang-option.js';
import { loadLaw, loadWardTable } from '../cli/law.js';
import type { Outcome } from '../cli/outcome.js';
import { readRecords, rejectsExceed, settleRejects } from '../cli/reading.js';
import { toolName } from '../cli/tool.js';
import { reckonExpiries } from '../expiry/expiries.js';
import { expiryFindings } from '../expiry/expiry-findings.js';
import type { Host, OutputFile } from '../host/host.js';
import { anonymityJson, anonymityText } from '../layout/anonymity.js';
import { recordWriter } from '../layout/records.js';
import { anonymizeRecords, createGathering, type Identifiers } from '../privacy/anonymize/merge.js';
import { tableYears } from '../read/tables/published-table.js';
import type { Provenance } from '../records/provenance.js';
import { type AnonymityReport, anonymityReport } from '../reports/anonymity.js';
import { ANONYMITY_HELP } from '../words/anonymity.js';
import { HELP } from '../words/help.js';
import type { Language } from '../words/language.js';

interface Flags extends ReadingFlags {
  readonly output: string;
  readonly k?: string;
  readonly ids: Identifiers;
  readonly dropOffice?: boolean;
  readonly format?: string;
  readonly lang?: Language;
}

/** Groups below this size are reported as small where --k asks for no size: as small as the cells that are suppressed. */
const SMALL_BELOW = 10;

/** Written at once, so that many small rows are few large writes. */
const BATCH_CHARACTERS = 1 << 18;

export function define(command: Command, language: Language): void {
  command
    .argument('<file>', ANONYMITY_HELP.file[language])
    .requiredOption('-o, --output <file>', ANONYMITY_HELP.output[language])
    .option('--k <n>', ANONYMITY_HELP.k[language])
    .addOption(
      new Option('--ids <choice>', ANONYMITY_HELP.ids[language])
        .choices(['drop', 'running'])
        .default('drop'),
    )
    .option('--drop-office', ANONYMITY_HELP.dropOffice[language]);
  addReadingOptions(command, language);
  command
    .addOption(new Option('--format <format>', HELP.format[language]).choices(['table', 'json']))
    .addOption(langOption(language))
    .option('--manifest <file>', HELP.manifest[language]);
}

export async function run(host: Host, files: readonly string[], flags: Flags): Promise<Outcome> {
  const k = flags.k === undefined ? undefined : Math.max(1, wholeOption('--k', flags.k));
  if (flags.maxRejects !== undefined) rejectsExceed(flags.maxRejects, 0, 0);
  const language = flags.lang ?? host.language;
  const law = loadLaw(host);
  const span = tableYears(loadWardTable(host, law));
  const gathering = createGathering();
  refuseOutputs(host, [flags.output, flags.rejects, flags.manifest], files);
  const file = host.create(flags.output, files);
  let report: AnonymityReport;
  let provenance: Provenance;
  try {
    // What the guard refuses elsewhere is what this command is for; but the office is written on as it is.
    const reading = await readRecords(host, {
      files,
      law,
      flags,
      language,
      output: flags.output,
      guarded: flags.dropOffice === true ? [] : ['office'],
      take: (record, find) => {
        for (const finding of expiryFindings(reckonExpiries(record, law), law)) find(finding);
        gathering.add(record);
      },
    });
    settleRejects(host, reading, flags, language);
    const choices = {
      law,
      identifiers: flags.ids,
      k,
      dropOffice: flags.dropOffice === true,
      smallBelow: k ?? SMALL_BELOW,
    };
    const done = anonymizeRecords(gathering, choices);
    report = anonymityReport(done, {
      ...choices,
      span,
      asOf: fiscalYearStart(span.from),
      rejected: { rows: reading.totals.rejectedRows, cards: reading.totals.rejectedCards },
    });
    provenance = {
      tool: toolName(host),
      rulesVersion: law.version,
      inputs: reading.inputs,
      options: {
        k: k ?? null,
        ids: flags.ids,
        drop_office: flags.dropOffice === true,
        ...readingOptions(flags),
      },
    };
    writeRecords(file, done);
  } catch (error) {
    file.abandon();
    throw error;
  }
  file.commit();
  await deliver(
    host,
    {
      table: (style) => anonymityText(report, style),
      json: () => anonymityJson(report, provenance),
    },
    {
      ...(flags.format !== undefined && { format: flags.format }),
      ...(flags.lang !== undefined && { lang: flags.lang }),
    },
    files,
  );
  writeManifest(host, flags.manifest, provenance, files);
  return 'done';
}

/** Writes the safe records, numbered from 1 where the column for it is written. */
function writeRecords(
  file: OutputFile,
  { columns, records }: ReturnType<typeof anonymizeRecords>,
): void {
  const writer = recordWriter(new Set(columns));
  let batch = writer.header;
  records.forEach((record, index) => {
    batch += writer.row(record, index + 1);
    if (batch.length > BATCH_CHARACTERS) {
      file.write(batch);
      batch = '';
    }
  });
  file.write(batch);
}
