// Workbooks read back: as rows of text, sheet by sheet; and made to be computed anew.
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { readXlsx } from 'hucre/xlsx';

export type Grid = readonly (readonly string[])[];

/** The sheets of a workbook, their cells as text, null as blank. */
export async function sheetsOf(bytes: Uint8Array): Promise<{ name: string; rows: Grid }[]> {
  const { sheets } = await readXlsx(bytes);
  return sheets.map(({ name, rows }) => {
    const width = Math.max(...rows.map((row) => row.length));
    return {
      name,
      rows: rows.map((row) =>
        Array.from({ length: width }, (_, index) => String(row[index] ?? '')),
      ),
    };
  });
}

/** A cell of a sheet (the first is 1) that is to hold another number. */
export interface Edit {
  readonly sheet: number;
  readonly cell: string;
  readonly value: number;
}

/** The workbook without the stored results of its formulas, so that whoever opens it computes them; some inputs changed. */
export function withoutResults(bytes: Uint8Array, edits: readonly Edit[] = []): Uint8Array {
  const parts = unzipSync(bytes);
  for (const [name, part] of Object.entries(parts)) {
    const sheet = /^xl\/worksheets\/sheet(\d+)\.xml$/.exec(name)?.[1];
    if (sheet === undefined) continue;
    let text = strFromU8(part).replace(/<\/f><v>[^<]*<\/v>/g, '</f>');
    for (const { cell, value } of edits.filter((edit) => edit.sheet === Number(sheet))) {
      const place = new RegExp(`(<c r="${cell}"[^>]*><v>)[^<]*(</v>)`);
      if (!place.test(text)) throw new Error(`no number in ${cell}`);
      text = text.replace(place, `$1${value}$2`);
    }
    parts[name] = strToU8(text);
  }
  return zipSync(parts);
}
