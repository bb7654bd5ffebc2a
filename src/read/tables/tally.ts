// Tallies: JSON as koshin tally writes it, or the CSV of a query.
import { FaultError, valueOrThrow } from '../../records/fault.js';
import type { InputDigest } from '../../records/provenance.js';
import type { FiscalYears } from '../../rules/fiscal-years.js';
import type { TallyPart } from '../../tally/tally-part.js';
import { readTallyCsv } from './tally-csv.js';
import { decodeTally } from './tally-json.js';

/**
 * Reads a tally. Its first character decides between JSON and CSV.
 *
 * @throws {FaultError} input-bad-tally for JSON, input-bad-tally-line for CSV.
 */
export async function readTally(
  text: string,
  input: InputDigest,
  years: FiscalYears,
): Promise<TallyPart> {
  if (!/^\s*[{[]/.test(text)) return readTallyCsv(text, input, years);
  const file = input.path;
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new FaultError('input-bad-tally', { file, findings: [{ place: '', code: 'no-json' }] });
  }
  return valueOrThrow(decodeTally(json, file, years));
}
