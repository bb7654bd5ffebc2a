// Labels of offices are shown: one that may be somebody's number is refused.
import { FaultError } from './fault.js';

/** A telephone number has ten digits, a My Number twelve; the name of an office hardly any. */
const DIGITS_OF_A_NUMBER = 10;

/** Whether a text may be somebody's number: it has ten digits or more, of any script. */
export function mayBeNumber(text: string): boolean {
  return (text.match(/\p{Nd}/gu) ?? []).length >= DIGITS_OF_A_NUMBER;
}

/**
 * Refuses a label of an office that may be somebody's number, since labels are shown.
 *
 * @throws {FaultError} privacy-office-number, for a label with ten digits or more, of any script.
 */
export function refuseNumber(office: string): void {
  if (mayBeNumber(office)) throw new FaultError('privacy-office-number');
}
