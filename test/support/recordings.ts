// Recordings: what the program printed once, kept in the repository and compared with what it prints now.
import { readFileSync, writeFileSync } from 'node:fs';
import { expect } from 'vitest';
import { masked } from '../../scripts/recordings.js';

/** `npm run accept` sets it: recordings are then written instead of compared. */
export const ACCEPT = process.env['KOSHIN_ACCEPT'] === '1';
if (ACCEPT && process.env['CI']) throw new Error('recordings are never rewritten in CI');

/** Compares a text with the file that holds what it was before; versions are masked. */
export function expectRecorded(path: string, text: string): void {
  if (ACCEPT) writeFileSync(path, masked(text));
  else expect(masked(text)).toBe(readFileSync(path, 'utf8'));
}
