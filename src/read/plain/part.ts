// A part of a file, read apart from the rest: what its reader must know, and what it gives back.
import type { MaybeDate } from '../../calendar/civil-date.js';
import { createNotingGuard, type PrivacyNotes } from '../../privacy/guard/noting-guard.js';
import type { PrivacyData } from '../../privacy/guard/privacy-data.js';
import type { HeaderAliases } from '../../records/columns.js';
import type { ToldPerCode } from '../../records/findings.js';
import { createIssueDays, latestIssueUnasked } from '../../records/issue-days.js';
import type { RuleBook } from '../../rules/rule-book.js';
import type { HeldPart } from '../../tally/held-cards.js';
import type { ProfilePart } from '../../tally/record-profile.js';
import { countingOf, type RecordUse } from '../../tally/record-use.js';
import type { PackedRenewals } from '../../tally/renewals.js';
import { createIdentifierNotes } from '../identifier-notes.js';
import type { IdentifierDigest } from '../identifiers.js';
import type { ParquetDirectory } from '../parquet/parquet-directory.js';
import { createRowIntake, type FileForm, type RowIntake } from '../row-intake.js';
import { emptyTotals, IDENTIFIER_FIELDS as FIELDS, type RowsRead } from '../rows-read.js';
import type { Label } from '../text/encodings.js';
import { createFindingNotes } from './finding-notes.js';
import { createPlainScanner, type StopReason } from './plain-scanner.js';
import { NOTES_PER_PART } from './weights.js';

/** What the readers of a file's parts must know: plain data, since they may be other threads. */
export interface PartSetup {
  readonly file: string;
  readonly header: readonly string[];
  readonly separator: string;
  readonly form: FileForm;
  readonly privacy: PrivacyData;
  readonly law: RuleBook;
  readonly aliases: HeaderAliases;
  readonly takenOn: MaybeDate;
  readonly toldPerCode: ToldPerCode | undefined;
  readonly use: RecordUse;
  /** Of a Parquet file: where its columns are. */
  readonly parquet?: ParquetDirectory;
}

/** A part of a file that a thread is to read. */
export type PartReading = LinesReading | GroupsReading;

interface AnyReading {
  /** Whether its identifiers are told of at the end only. */
  readonly areApart: boolean;
}

/** The lines that begin from `from` on and before `to`. */
export interface LinesReading extends AnyReading {
  readonly from: number;
  readonly to: number;
  /** Whether `from` is known to be the beginning of a line. */
  readonly fromLineStart: boolean;
  readonly label: Label | 'ascii';
}

/** Row groups of a Parquet file, from a row of the first one on. */
export interface GroupsReading extends AnyReading {
  readonly group: number;
  readonly skip: number;
  /** The first group that is not read. */
  readonly to: number;
}

/** What was read of a part. */
export interface PartRead {
  readonly rows: RowsRead;
  /** Lines read, or rows of a Parquet file. */
  readonly lines: number;
  /** How much text the rows would be where they are none. */
  readonly size?: number;
  readonly held: readonly HeldPart[];
  /** What the records hold, where that is profiled. */
  readonly profile: ProfilePart | undefined;
  /** The renewals that they show, where these are noted. */
  readonly renewals: PackedRenewals | undefined;
  /** Where and why reading stopped before the end of the part; of a Parquet file, after how many rows. */
  readonly stopped: { readonly offset: number; readonly reason: StopReason } | undefined;
}

/** Reads `size` bytes from `offset` into the beginning of `into`; gives how many there were, fewer only at the end. */
export type ReadBytes = (into: Uint8Array, offset: number, size: number) => number;

/** An intake that a thread feeds, part by part. */
export interface PartIntake {
  readonly intake: RowIntake;
  /** Begins a part, of which identifiers are told of at the end only where they `areApart`. */
  readonly restart: (areApart: boolean) => void;
  /** Whether so much was noted that the tolerant reader should go on. */
  readonly isFull: () => boolean;
  /** What was read of the part. It changes once the next one is read. */
  readonly read: (part: Pick<PartRead, 'lines' | 'size' | 'stopped'>) => PartRead;
}

/** An intake of the rows of one file below its header. What it learns of texts and of the law it keeps from part to part. */
export function createPartIntake(setup: PartSetup): PartIntake {
  const counting = countingOf(setup.use);
  const findings = createFindingNotes(setup.toldPerCode);
  const notes: PrivacyNotes = { passed: [], told: [] };
  const inOrder = createOrderedIdentifiers();
  const identifiers = createIdentifierNotes();
  let areApart = false;
  const intake = createRowIntake(setup.file, undefined, emptyTotals(), {
    ...setup,
    guarded: 'all',
    showValues: false,
    showNames: false,
    judgedRows: 0,
    isMet: (digest, line) => {
      if (areApart) identifiers.add(digest, line);
      else inOrder.add(digest, line, findings.count());
      return false;
    },
    take: counting.take,
    takePlain: counting.takePlain,
    issueDays: createIssueDays(setup.law),
    watch: (guard) => createNotingGuard(guard, notes),
    find: findings.add,
    isTold: findings.isTold,
    countMore: findings.countMore,
    ignoreColumns: () => {},
  });
  // What the header shows was told when the file's own intake took it.
  intake.takeRow([...setup.header], 0);
  return {
    intake,
    restart: (areOfEnd) => {
      areApart = areOfEnd;
      findings.restart();
      notes.passed.length = 0;
      notes.told.length = 0;
      intake.restart();
      counting.restart();
    },
    isFull: () => findings.areMany() || notes.told.length > NOTES_PER_PART,
    read: (part) => ({
      ...part,
      rows: {
        ...{ ...intake.read(), notes },
        ...findings.noted(),
        identifiers: inOrder.take(),
        apart: identifiers.take(),
      },
      held: counting.parts(),
      profile: counting.profile?.part(),
      renewals: counting.renewals?.packed(),
    }),
  };
}

/** A reader of parts of one file, `block` bytes at a time. */
export function createPartReader(
  setup: PartSetup,
  readBytes: ReadBytes,
  block: number,
): (part: LinesReading) => PartRead {
  const { separator } = setup;
  const part = createPartIntake(setup);
  const most = Math.max(block, LINE_BLOCK);
  const latestIssue = latestIssueUnasked(setup.takenOn, setup.law);
  const scanner = createPlainScanner(part.intake, latestIssue, { lines: 0, separator }, most);

  /** Reads the lines of a part; gives how far it came, and why no further. */
  function readLines(reading: LinesReading): { offset: number; reason: StopReason | undefined } {
    let offset = reading.fromLineStart ? reading.from : lineStart(reading, readBytes, block);
    let tooMany = false;
    for (let atEnd = false; !atEnd && !tooMany && scanner.stopped() === undefined; ) {
      // The line that the end of the part cuts in two belongs to the part.
      const inside = reading.to - offset;
      if (inside <= 0 && scanner.held() === 0) break;
      const size = Math.min(block, inside > 0 ? inside : LINE_BLOCK);
      const room = scanner.room(size);
      let got = readBytes(room, offset, size);
      atEnd = got < size;
      const feed = inside > 0 ? -1 : room.subarray(0, got).indexOf(LINE_FEED);
      if (feed >= 0) {
        got = feed + 1;
        atEnd = false;
      }
      scanner.take(got, atEnd);
      offset += got;
      tooMany = part.isFull();
    }
    const reason = scanner.stopped() ?? (tooMany ? 'odd' : undefined);
    return { offset: offset - scanner.held(), reason };
  }

  return (reading) => {
    part.restart(reading.areApart);
    scanner.restart();
    scanner.encoded(reading.label);
    const { offset, reason } = readLines(reading);
    scanner.settle();
    const stopped = reason && { offset, reason };
    return part.read({ lines: scanner.lines(), stopped });
  };
}

const LINE_FEED = 10;
const LINE_BLOCK = 1 << 16;

/** Where the first line begins that begins in the part; its end where none does. */
function lineStart(part: LinesReading, readBytes: ReadBytes, block: number): number {
  const bytes = new Uint8Array(Math.min(block, LINE_BLOCK));
  for (let offset = part.from - 1; offset < part.to; offset += bytes.length) {
    const got = readBytes(bytes, offset, bytes.length);
    const feed = bytes.subarray(0, got).indexOf(LINE_FEED);
    if (feed >= 0) return Math.min(offset + feed + 1, part.to);
    if (got < bytes.length) break;
  }
  return part.to;
}

/** Notes identifiers in the order in which they come. */
function createOrderedIdentifiers() {
  let places = new Int32Array(FIELDS * 16);
  let count = 0;
  return {
    add: ({ low, high }: IdentifierDigest, line: number, after: number): void => {
      if ((count + 1) * FIELDS > places.length) {
        const larger = new Int32Array(places.length * 2);
        larger.set(places);
        places = larger;
      }
      const at = count * FIELDS;
      places[at] = low;
      places[at + 1] = high;
      places[at + 2] = line;
      places[at + 3] = after;
      count += 1;
    },
    take: (): Int32Array => {
      const taken = places.slice(0, count * FIELDS);
      count = 0;
      return taken;
    },
  };
}
