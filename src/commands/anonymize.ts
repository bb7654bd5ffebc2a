// koshin anonymize: a file of records that can be handed on, with the same figures and nobody's secrets.
import { isoDate } from '../calendar/civil-date.js';
import { loadLaw } from '../cli/bundled-data.js';
import { defineCommand, type Outcome } from '../cli/command.js';
import { periodOf, settleAsOf, tellOtherLabels } from '../cli/counting.js';
import { batched, deliver, refuseOutputs } from '../cli/deliver.js';
import { fileIn } from '../cli/endings.js';
import { printed, READING, readingInEffect, TEXT_FORMATS } from '../cli/options.js';
import { argumentsFrom, choiceOr, flag, required, type Values, value } from '../cli/parts.js';
import { readAccepted } from '../cli/reading.js';
import { shellLine } from '../cli/shell.js';
import { labelJudge } from '../cli/shown-names.js';
import { toolName } from '../cli/tool.js';
import { parseWhole } from '../cli/values.js';
import type { Host } from '../host/host.js';
import { anonymityJson, anonymityText } from '../layout/anonymity.js';
import { recordWriter } from '../layout/records.js';
import { anonymizing } from '../privacy/anonymize/merge.js';
import { leastShared } from '../records/record.js';
import { anonymityReport } from '../reports/anonymity.js';
import { ANONYMITY_HELP, ANONYMITY_WORDS } from '../words/anonymity.js';
import { WARNING_WORD } from '../words/findings.js';
import { fill } from '../words/language.js';

const options = {
  files: argumentsFrom('<file>', ANONYMITY_HELP.file),
  /** The file of safe records. */
  safe: required('-o, --output <file>', ANONYMITY_HELP.output, fileIn('csv')),
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
  const isName = labelJudge(host);
  const choices = {
    ...{ law, identifiers, k, dropOffice, smallBelow: k ?? SMALL_BELOW },
    isOther: (label: string, cards: number, all: number) => {
      const least = leastShared(reading.minLabel, all);
      return least > 1 && (cards < least || isName(label));
    },
  };
  const safely = anonymizing(choices, { scratch: host.scratch });
  refuseOutputs(host, [safe, reading.rejects, output.manifest], files);
  const file = host.create(safe, files);
  const { report, provenance } = await whole()
    .catch((error) => {
      file.abandon();
      throw error;
    })
    .finally(safely.close);
  file.commit();
  const { asOf, asOfWritten } = report;
  if (asOfWritten !== asOf) {
    const command = shellLine(['koshin', 'forecast', safe, '--as-of', isoDate(asOf)]);
    const days = { asOf: isoDate(asOf), written: isoDate(asOfWritten), command };
    const { language } = reading;
    host.warn(`${WARNING_WORD[language]}: ${fill(ANONYMITY_WORDS.asOfMoved, language, days)}`);
  }
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
    const read = await readAccepted(host, {
      files,
      reading,
      law,
      digestsAll: output.digestsAll,
      // What the guard refuses elsewhere is what this command is for; but the office is written on as it is.
      guarded: dropOffice ? [] : ['office'],
      take: safely.add,
    });
    const { totals, inputs, isExample } = read;
    const { language } = reading;
    const { asOf, asOfSource } = settleAsOf(
      host,
      { asked: undefined, law, files: files.length, language },
      read,
    );
    const { from, to } = periodOf({ from: undefined, to: undefined }, asOf);
    const done = safely.done();
    tellOtherLabels(host, reading, done.otherLabels);
    const writer = recordWriter(new Set(done.columns));
    const rows = batched(file.write);
    rows.write(writer.header);
    // Numbered from 1 where the column for it is written.
    let row = 0;
    const report = anonymityReport(
      done,
      {
        ...choices,
        span: { from, to },
        asOf,
        rejected: { rows: totals.rejectedRows, cards: totals.rejectedCards },
      },
      (record) => {
        row += 1;
        rows.write(writer.row(record, row));
      },
    );
    rows.end();
    const provenance = {
      tool: toolName(host),
      rulesVersion: law.version,
      inputs,
      isExample,
      asOf,
      asOfSource,
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
