// Names of files that may hold somebody's number: they are not told unless that is asked for.
import { withoutInvisible } from './invisible.js';

/** Figures in groups, with at most two signs between: 5260-1815-9084, 03(1234)5678, ２０２５．０４．０１. */
const GROUPED = /\p{Nd}+(?:[\s\-_.,()[\]~・/]{1,2}\p{Nd}+)*/gu;
/** A day with hours and minutes, as exports are named after. */
const STAMP = /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:[01]\d|2[0-3])[0-5]\d$/;

/**
 * Whether a text has figures, together or in groups, that may be a My Number (twelve that are no day and time) or a telephone
 * number (ten or eleven from 0 on): 526018159084 and 090-1234-5678, not 20250401 or 202504011230.
 */
export function mayHoldNumber(text: string): boolean {
  const runs = withoutInvisible(text).normalize('NFKC').match(GROUPED) ?? [];
  return runs.some((run) => {
    const groups = run.match(/\p{Nd}+/gu) ?? [];
    return groups.some((_, start) =>
      groups.some((_group, end) => end >= start && isNumber(groups.slice(start, end + 1).join(''))),
    );
  });
}

function isNumber(figures: string): boolean {
  if (figures.length === 12) return !STAMP.test(figures);
  return (figures.length === 10 || figures.length === 11) && figures.startsWith('0');
}

/** The endings that tell what a file is: .csv.gz. */
const ENDINGS = /(?:\.[a-z][a-z0-9]{0,7}){1,2}$/i;

/**
 * By the own names of files, without their folders, what stands for those that may hold a number: "(1).csv", counted in the
 * order of the paths.
 */
export function hiddenFileNames(paths: readonly string[]): ReadonlyMap<string, string> {
  const hidden = new Map<string, string>();
  for (const path of paths) {
    const own = path.split(/[\\/]/).at(-1) ?? '';
    if (hidden.has(own) || !mayHoldNumber(own)) continue;
    hidden.set(own, `(${hidden.size + 1})${ENDINGS.exec(own)?.[0] ?? ''}`);
  }
  return hidden;
}

/** A text with these names of files replaced, the longest first. */
export function withoutFileNames(text: string, hidden: ReadonlyMap<string, string>): string {
  let shown = text;
  for (const own of [...hidden.keys()].sort((a, b) => b.length - a.length))
    shown = shown.replaceAll(own, hidden.get(own) as string);
  return shown;
}
