// Tallies as they come: JSON as koshin tally writes it, or the CSV of a query.
import { FaultError, valueOrThrow } from '../../records/fault.js';
import type { InputDigest } from '../../records/provenance.js';
import type { FiscalYears } from '../../rules/fiscal-years.js';
import type { TallyPart } from '../../tally/tally-part.js';
import { readTallyCsv } from './tally-csv.js';
import { decodeTally } from './tally-json.js';

/**
 * Reads a tally; its first character tells JSON from CSV.
 *
 * @throws {FaultError} input-bad-tally for JSON with the places, input-bad-tally-line for CSV with the line.
 */
export async function readTally(
  text: string,
  input: InputDigest,
  years: FiscalYears,
): Promise<TallyPart> {
  if (!text.trimStart().startsWith('{')) return readTallyCsv(text, input, years);
  const file = input.path;
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new FaultError('input-bad-tally', { file, findings: [{ place: '', code: 'no-json' }] });
  }
  return valueOrThrow(decodeTally(json, file, years));
}
