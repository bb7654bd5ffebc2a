// What the first line of a table shows before its cells are known: the separator, and that it is no line of cells.
import { quoteFirst } from '../../records/invisible.js';

/** Separators that are read, those of most files first. */
const SEPARATORS = [',', '\t', ';', '|'] as const;

/**
 * The separator that a header shows: a tab if it has more tabs than commas outside quotation marks, else a comma; where it has
 * neither, a semicolon or a vertical bar, whichever it has more of.
 */
export function separatorOf(text: string): string {
  const firstLine = /^[^\r\n]*/.exec(text)?.[0] ?? '';
  const bare = firstLine.replace(/"(?:[^"]|"")*"/g, '');
  const [commas = 0, tabs = 0, semicolons = 0, bars = 0] = SEPARATORS.map(
    (separator) => bare.split(separator).length - 1,
  );
  if (commas + tabs === 0 && semicolons + bars > 0) return semicolons >= bars ? ';' : '|';
  return tabs > commas ? '\t' : ',';
}

/** The separator that a line names as Excel has it, sep=; and the like; undefined for any other line. */
export function separatorLine(line: string): string | undefined {
  return /^\ufeff*"?sep=([^\w\s"]|\t)"?[\t,;]*$/i.exec(line)?.[1];
}

/** Whether a line rules a table drawn for the screen, of psql, Markdown or boxes. */
export function isRuled(line: string): boolean {
  return /^[-\s|+:=\u2500-\u257f]*(?:--|==|\u2500\u2500|\u2550\u2550)[-\s|+:=\u2500-\u257f]*$/.test(
    line,
  );
}

/** Whether all cells are quoted, with spaces between quotation marks and separators: no CSV has them, but people write them. */
export function spacesQuotes(text: string): boolean {
  const firstLine = /^[^\r\n]*/.exec(text)?.[0] ?? '';
  return (
    /^ *"(?:[^"]|"")*"(?: *[,\t;|] *"(?:[^"]|"")*")+ *$/.test(firstLine) &&
    /" +[,\t;|]|[,\t;|] +"/.test(firstLine.replace(/"(?:[^"]|"")*"/g, '""'))
  );
}

/** Whether the first line of a file, or what follows from it, takes the tolerant reader. */
export function needsTolerance(firstLine: string): boolean {
  return (
    separatorLine(firstLine) !== undefined ||
    isRuled(firstLine) ||
    spacesQuotes(firstLine) ||
    quoteFirst(firstLine) !== firstLine
  );
}
