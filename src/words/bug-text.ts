// What may be told of a bug: its kind and where it was thrown, nothing of what was read.
import { BUG_WORDS } from './faults.js';
import { fill, type Language } from './language.js';

/** The sentence that tells a bug. */
export function bugText(detail: string, language: Language): string {
  return fill(BUG_WORDS, language, { detail });
}

/** Frames as V8 writes them, and as Firefox does. */
const FRAME = /^(?: {4}at .*|\S*@\S+:\d+:\d+)$/gm;

/**
 * The name of an error and the places it came through. Its message is left out: a library's may hold what a cell held.
 */
export function bugDetail(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const { name, message, stack = '' } = error;
  const frames = stack.replace(message, '').match(FRAME) ?? [];
  const places = frames.slice(0, 3).map((frame) => frame.trim().replace(/(?:file:)?\/\S*\//, ''));
  return [name, ...places].join(' ');
}
