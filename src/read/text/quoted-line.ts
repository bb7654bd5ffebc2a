// Cells of one line with quotation marks, where the line alone tells them.

/**
 * The cells of one line with simple quotation marks: around a whole cell, with those inside doubled, or in the middle of a
 * cell. Undefined if only csv-parse can tell, or if a cell continues on the next line.
 */
export function splitQuotedLine(line: string, separator: string): string[] | undefined {
  const cells: string[] = [];
  let start = 0;
  for (;;) {
    let end: number;
    if (line[start] === '"') {
      const quoted = /"((?:[^"]|"")*)"/y;
      quoted.lastIndex = start;
      const match = quoted.exec(line);
      if (match === null) return undefined;
      end = quoted.lastIndex;
      if (end < line.length && line[end] !== separator) return undefined;
      cells.push((match[1] as string).replaceAll('""', '"'));
    } else {
      const next = line.indexOf(separator, start);
      end = next < 0 ? line.length : next;
      cells.push(line.slice(start, end));
    }
    if (end === line.length) return cells;
    start = end + 1;
  }
}
