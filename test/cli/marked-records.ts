// Records in which every cell that no figure rests on is a marker, and the search for markers in whatever is written.
import { gunzipSync, unzipSync } from 'fflate';

/* Not within the letters of pictures and fonts. */
export const MARKER = /(?<![A-Za-z0-9+/])zq[a-z]+x[0-9]+|山田|太郎/g;

/* A word that no guard takes for a name, and that stands nowhere else. */
let planted = 0;
export const marker = (place: string) => `zq${place}x${planted++}`;

export const HEADER =
  'record_id,birth_date,card_issued_on,applied_on,user_cert_issued_on,office,status,stay_expires_on,card_issue_kind,count,memo,ward note'.split(
    ',',
  );
const two = (value: number) => String(value).padStart(2, '0');
export const sound = (row: number) => [
  `${marker('id')}`,
  `19${50 + (row % 50)}-${two(1 + (row % 12))}-${two(1 + (row % 28))}`,
  `20${16 + (row % 9)}-${two(1 + ((row * 5) % 12))}-${two(1 + ((row * 11) % 28))}`,
  '',
  '',
  row === 7 ? marker('office') : '芝',
  row % 9 === 0 ? 'returned' : 'active',
  '',
  'new',
  '1',
  marker('memo'),
  marker('note'),
];

/** Sound rows, and one row for each column of records in which its cell is a marker. */
export function markedTable(): string[][] {
  const rows = Array.from({ length: 240 }, (_, row) => sound(row));
  const rejected = HEADER.slice(1, 10)
    .map((name, index) => [name, index + 1] as const)
    .filter(([name]) => name !== 'office')
    .map(([name, column], row) => {
      const cells = sound(row);
      cells[column] = marker(name.replace(/[^a-z]/g, ''));
      return cells;
    });
  return [HEADER, ...rows, ...rejected];
}

/** All text in bytes, whatever they are packed in. */
export function textsIn(bytes: Uint8Array): string {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    return Object.entries(unzipSync(bytes))
      .map(([name, part]) => `${name}\n${textsIn(part)}`)
      .join('\n');
  }
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return textsIn(gunzipSync(bytes));
  return Buffer.from(bytes).toString('utf8');
}

export const csv = (of: readonly (readonly string[])[]) =>
  of.map((cells) => `${cells.join(',')}\n`).join('');
