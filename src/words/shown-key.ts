// Keys of YAML files as messages show them: known ones, and those nearly known; a wrong file may have names of people for keys.

const LONGEST = 60;
/** What keys are made of that are known here. */
const ASCII_KEY = /^[A-Za-z][\w-]*$/;

/** A path of keys, cut where it is long. */
export function shownKeys(keys: string): string {
  return keys.length > LONGEST ? `${keys.slice(0, LONGEST)}…` : keys;
}

/**
 * The path with a last key that is not known here: shown where it nearly is a known one (`near`), else "…" in its place, which
 * the message tells by line and column.
 */
export function unknownKey(path: readonly (string | number)[], near: string): (string | number)[] {
  const last = String(path.at(-1) ?? '');
  return near !== '' && ASCII_KEY.test(last) ? [...path] : [...path.slice(0, -1), '…'];
}
