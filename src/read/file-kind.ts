// What a file is, by its first bytes and not by its name: the one place that tells.
import type { OtherKind } from '../records/other-kind.js';

/** Every mark looked for lies within so many bytes. */
export const HEAD_BYTES = 4096;

/** What is read as a table, or unpacked or refused first. */
export type FileKind = 'text' | 'json' | 'parquet' | 'gzip' | 'zip' | 'compound' | OtherKind;

/** Bytes that stand at an offset; each of the texts is one byte a letter. */
interface Mark {
  readonly kind: FileKind;
  readonly at?: number;
  readonly bytes: string;
  /** Whether letters that may begin a table are a mark only where control characters follow. */
  readonly isBinary?: true;
}

/** In the order in which they are tried: longer ones before shorter ones that begin alike. */
const MARKS: readonly Mark[] = [
  { kind: 'gzip', bytes: '\x1f\x8b' },
  { kind: 'zip', bytes: 'PK\x03\x04' },
  { kind: 'zip', bytes: 'PK\x05\x06' },
  { kind: 'zip', bytes: 'PK\x07\x08' },
  { kind: 'parquet', bytes: 'PAR1' },
  { kind: 'encrypted-parquet', bytes: 'PARE' },
  { kind: 'compound', bytes: '\xd0\xcf\x11\xe0' },
  { kind: 'old-workbook', bytes: '\x09\x08\x10\0' },
  { kind: 'old-workbook', bytes: '\x09\x04\x06\0' },
  { kind: 'pdf', bytes: '%PDF-' },
  { kind: 'rtf', bytes: '{\\rtf' },
  { kind: 'image', bytes: '\x89PNG' },
  { kind: 'image', bytes: '\xff\xd8\xff' },
  { kind: 'image', bytes: 'GIF8', isBinary: true },
  { kind: 'image', bytes: 'II*\0' },
  { kind: 'image', bytes: 'MM\0*' },
  { kind: 'image', bytes: 'BM', isBinary: true },
  { kind: 'image', bytes: 'WEBP', at: 8, isBinary: true },
  { kind: 'image', bytes: 'ftyphei', at: 4 },
  { kind: 'image', bytes: 'ftypmif', at: 4 },
  { kind: 'sqlite', bytes: 'SQLite format 3\0' },
  { kind: 'duckdb', bytes: 'DUCK', at: 8, isBinary: true },
  { kind: 'access', bytes: 'Standard Jet DB', at: 4 },
  { kind: 'access', bytes: 'Standard ACE DB', at: 4 },
  { kind: 'arrow', bytes: 'ARROW1', isBinary: true },
  { kind: 'arrow', bytes: 'FEA1', isBinary: true },
  { kind: 'arrow', bytes: '\xff\xff\xff\xff' },
  { kind: 'orc', bytes: 'ORC', isBinary: true },
  { kind: 'avro', bytes: 'Obj\x01' },
  { kind: 'pickle', bytes: '\x80\x04\x95' },
  { kind: 'pickle', bytes: '\x80\x05\x95' },
  { kind: 'bzip2', bytes: 'BZh', isBinary: true },
  { kind: 'xz', bytes: '\xfd7zXZ\0' },
  { kind: 'zstd', bytes: '\x28\xb5\x2f\xfd' },
  { kind: 'lz4', bytes: '\x04\x22\x4d\x18' },
  { kind: 'compress', bytes: '\x1f\x9d' },
  { kind: '7z', bytes: '7z\xbc\xaf\x27\x1c' },
  { kind: 'rar', bytes: 'Rar!\x1a\x07' },
  { kind: 'lzh', bytes: '-lh', at: 2, isBinary: true },
  { kind: 'cab', bytes: 'MSCF\0\0\0\0' },
  { kind: 'tar', bytes: 'ustar', at: 257, isBinary: true },
  { kind: 'program', bytes: 'MZ', isBinary: true },
];

/**
 * The kind of a file, by its first {@link HEAD_BYTES} bytes or all it has. What has no mark is text; whether it is, its decoder
 * tells.
 */
export function fileKind(head: Uint8Array): FileKind {
  for (const { kind, at = 0, bytes, isBinary } of MARKS) {
    if (standsAt(head, at, bytes) && (!isBinary || hasControls(head))) return kind;
  }
  return textKind(head);
}

function standsAt(head: Uint8Array, at: number, bytes: string): boolean {
  for (let index = 0; index < bytes.length; index += 1) {
    if (head[at + index] !== bytes.charCodeAt(index)) return false;
  }
  return true;
}

/** Whether there are bytes that no text has: NUL, and controls below the tab. */
function hasControls(head: Uint8Array): boolean {
  return head.some((byte) => byte < 9);
}

const LESS_THAN = 0x3c;
/** Neither a space nor what markup begins with. */
const SURELY_TEXT = /[^\s<{[MIF\ufeff]/;

/** Markup and the like, told from a table by how it begins. */
function textKind(head: Uint8Array): FileKind {
  const text = beginning(head);
  if (SURELY_TEXT.test(text.charAt(0))) return 'text';
  const start = text.replace(/^[\s\ufeff]+/, '');
  if (start.charCodeAt(0) === LESS_THAN) return markupKind(start);
  if (/^(?:\{\s*(?:["}]|$)|\[\s*(?:[[{"\]\d-]|$))/.test(start)) return 'json';
  if (/^(?:MIME-Version:|From: [^\n]*\r?\n(?:[\w-]+:[^\n]*\n)*MIME-Version:)/i.test(start))
    return 'html';
  if (/^ID;P(?:WXL|CALC)/.test(start)) return 'sylk';
  return 'text';
}

/** A table does not begin with <, whatever else it holds. */
function markupKind(start: string): FileKind {
  if (/urn:schemas-microsoft-com:office:spreadsheet|progid="Excel\.Sheet"/.test(start))
    return 'spreadsheet-xml';
  if (
    /^(?:<\?xml[^>]*>|<!--[\s\S]*?-->|\s)*<(?:!doctype\s+html|html|head|body|table|meta|style|title|div|p|span|center|script)\b/i.test(
      start,
    )
  )
    return 'html';
  return /^<[\w!?]/.test(start) ? 'xml' : 'text';
}

/** The beginning as text. Marks are ASCII, so that other characters may come out wrong. */
function beginning(head: Uint8Array): string {
  const [a, b] = head;
  if (a === 0xff && b === 0xfe) return new TextDecoder('utf-16le').decode(head);
  if (a === 0xfe && b === 0xff) return new TextDecoder('utf-16be').decode(head);
  return new TextDecoder().decode(head);
}
