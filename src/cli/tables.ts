// Tables that the user names, read with their digest: actuals, counts of cards, a table to compare with.

import { ZERO } from '../calendar/fraction.js';
import type { Host } from '../host/host.js';
import type { FileContent } from '../read/content.js';
import { readActuals } from '../read/tables/actuals.js';
import { type CountsReading, readCounts } from '../read/tables/counts.js';
import { yearWithoutCapacity } from '../read/tables/published-table.js';
import { readSaved } from '../read/tables/saved.js';
import { readTable } from '../read/tables/table.js';
import { FaultError } from '../records/fault.js';
import type { EffectiveOptions, InputDigest } from '../records/provenance.js';
import type { SheetNote } from '../records/sheet-notes.js';
import type { CountsNote } from '../records/table-findings.js';
import type { SavedFile } from '../reports/compare.js';
import { knownFiscalYears } from '../rules/fiscal-years.js';
import type { RuleBook } from '../rules/rule-book.js';
import type { Actuals } from '../scenario/actuals.js';
import type { CountsAssumptions, CountsTable } from '../synthesis/statistics.js';
import type { Language } from '../words/language.js';
import { sheetNoteText } from '../words/sheets.js';
import { countsNoteText } from '../words/table-notes.js';
import { loadWardTable } from './bundled-data.js';
import type { CountingDefaults } from './counting.js';
import type { AssumptionOptions, CountingOptions } from './options.js';
import { inputDigest } from './reading.js';
import { withShownNames } from './shown-names.js';
import { wholeText } from './whole-text.js';

/** What came, and the digest of the file that says so. What was passed over in it is told. */
export async function readActualsFile(
  host: Host,
  path: string,
  law: RuleBook,
  language: Language,
): Promise<{ readonly actuals: Actuals; readonly digest: InputDigest }> {
  const input = host.open(path, true);
  const { actuals, notes } = await readActuals(
    input.name,
    withShownNames(host, await input.content(() => {})),
    law,
  );
  tellNotes(host, input.name, notes, language);
  return { actuals, digest: await inputDigest(input) };
}

/** A saved forecast or plan, and its digest. */
export async function readSavedFile(host: Host, path: string): Promise<SavedFile> {
  const input = host.open(path, true);
  const content = await input.content(() => {});
  if (content.kind !== 'text')
    throw new FaultError('input-not-saved', { file: input.name, finding: { code: 'no-columns' } });
  const text = await wholeText(host, input.name, content.chunks);
  const saved = await readSaved(text, input.name);
  return { saved, input: await inputDigest(input) };
}

/** Tells what was passed over or assumed in reading a table. */
function tellNotes(
  host: Host,
  file: string,
  notes: readonly CountsNote[],
  language: Language,
): void {
  for (const note of notes) host.warn(countsNoteText(note, file, language));
}

/** The table to compare with, and how outputs name it among the options. */
export interface ComparedTable extends CountingDefaults {
  readonly named: EffectiveOptions;
}

/**
 * The table to compare with: the one named, else the ward's.
 *
 * @throws {FaultError} where the table cannot be read, or prints what no capacity is known for.
 */
export async function loadTable(
  host: Host,
  against: string | undefined,
  { capacity }: Pick<CountingOptions, 'capacity'>,
  law: RuleBook,
  language: Language,
): Promise<ComparedTable> {
  if (against === undefined) {
    const table = loadWardTable(host, law);
    return { table, isWards: true, named: { against: table.id } };
  }
  const input = host.open(against, true);
  const content = withShownNames(host, await input.content(() => {}));
  const note = (each: SheetNote) => host.warn(sheetNoteText(each, language));
  const table = await readTable(input.name, content, knownFiscalYears(law), note);
  const year = capacity === undefined ? yearWithoutCapacity(table) : undefined;
  if (year !== undefined)
    throw new FaultError('usage-table-no-capacity', { file: input.name, year });
  const { sha256 } = await inputDigest(input);
  return { table, isWards: false, named: { against: table.id, against_sha256: sha256 } };
}

/**
 * Reads counts of cards and tells what was passed over. Assumptions that would silently change nothing are refused: counts of
 * a period say what they hold, and from cards held those who left are gone already.
 */
export async function readCountsOf(
  host: Host,
  file: string,
  content: FileContent,
  assumed: AssumptionOptions,
  reading: CountsReading,
  language: Language,
): Promise<CountsTable> {
  const { table, notes } = await readCounts(file, content, reading);
  if (table.kind !== 'snapshots') refuseAssumptions(assumed);
  else if (table.counted === 'held' && assumed.leavesPerYear !== undefined)
    throw new FaultError('usage-held-leavers');
  tellNotes(host, file, notes, language);
  return table;
}

/** Refuses assumptions that only counts to date need. */
export function refuseAssumptions({ minorShare, leavesPerYear }: AssumptionOptions): void {
  if (minorShare === undefined && leavesPerYear === undefined) return;
  const option = minorShare === undefined ? '--leaves-per-year' : '--minor-share';
  throw new FaultError('usage-snapshots-only', { option });
}

/** The assumptions on counts of cards, with their neutral values where none is given. */
export function countsAssumptions(
  { minorShare, leavesPerYear }: AssumptionOptions,
  handOverLag: number,
  law: RuleBook,
): CountsAssumptions {
  return {
    law,
    minorShare: minorShare?.value ?? ZERO,
    handOverLag,
    leavesPerYear: leavesPerYear?.value ?? ZERO,
  };
}
