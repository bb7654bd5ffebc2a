// Decides which expected faults can stop a command, as data; the words are in the message catalogue, the exit codes in main.

import type { Localized } from '../rules/rule-book.js';

/** What keeps a command from doing its work. The first word tells whose matter it is. */
export const FAULT_CODES = [
  'input-missing',
  'input-directory',
  'input-unreadable',
  'input-empty',
  'input-binary',
  'input-row-too-long',
  'input-not-text',
  'input-old-excel',
  'input-zip-broken',
  'input-zip-empty',
  'input-zip-several',
  'input-zip-encrypted',
  'input-archive-too-large',
  'input-bomb',
  'input-no-sheet',
  'input-gzip-broken',
  'input-terminal',
  'input-too-many-rejected',
  'input-file-rejected',
  'input-refused',
  'output-is-input',
  'output-failed',
  'output-no-folder',
  'output-is-folder',
  'usage-not-a-date',
  'usage-impossible-date',
  'usage-not-a-year',
  'usage-years-reversed',
  'usage-bad-capacity',
  'usage-capacity-too-late',
  'usage-bad-limit',
  'usage-not-whole',
  'usage-month-by-shortcut',
  'usage-cp932-lacks',
  'usage-stdin-twice',
  'usage-bad-table',
  'usage-bad-data',
  'usage-unknown-code',
  'usage-no-file',
  'usage-output-twice',
  'usage-format-not-offered',
  'usage-bad-counts',
  'usage-bad-map',
  'usage-map-no-header',
  'usage-bad-scenario',
  'usage-file-exists',
  'privacy-refused',
  'usage-bad-snapshots',
  'usage-bad-actuals',
  'usage-no-actuals-after',
  'usage-nothing-known',
  'usage-bad-share',
  'usage-snapshots-only',
  'usage-bad-patch',
  'usage-bad-monthly-actuals',
  'input-bad-tally',
  'input-tally-rejected',
  'input-parquet-broken',
  'input-parquet-nested',
  'input-parquet-codec',
  'usage-not-with-tally',
  'usage-tally-rules',
  'usage-tally-edited-rules',
  'usage-tally-differs',
  'usage-tally-option',
  'usage-tally-not-by',
  'usage-tally-twice',
  'usage-bad-table-name',
  'usage-bad-columns',
] as const;

export type FaultCode = (typeof FAULT_CODES)[number];

/** An expected fault: not a bug, and nothing was counted or written. Thrown because it crosses streams. */
export class Fault extends Error {
  constructor(
    readonly code: FaultCode,
    readonly params: Readonly<Record<string, string | number | Localized>> = {},
  ) {
    super(code);
  }
}
