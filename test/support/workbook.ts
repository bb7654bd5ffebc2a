// Workbooks read back: as rows of text, sheet by sheet.
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
