// Command lines to go on with, as a shell takes them.

/** What a shell takes as it is; a backslash stands in the paths of Windows. */
const PLAIN = /^[\p{L}\p{N}_@%/\\:.=,+-]+$/u;
/** What a shell looks at within double quotation marks. */
const LOOKED_AT = /["$`!]/;

/**
 * A command line of its words. A word stands in double quotation marks where it needs some, since Windows knows no others; in
 * single ones where a shell would read something into it.
 */
export function shellLine(words: readonly string[]): string {
  return words.map(shellWord).join(' ');
}

function shellWord(word: string): string {
  if (PLAIN.test(word)) return word;
  return LOOKED_AT.test(word) ? `'${word.replaceAll("'", "'\\''")}'` : `"${word}"`;
}
