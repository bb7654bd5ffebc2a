// All that reading one file of records gives, by whichever way: for tests that hold the ways beside each other.
import { ABSENT, type CivilDate, type MaybeDate } from '../../src/calendar/civil-date.js';
import { openScratch } from '../../src/host/scratch-file.js';
import { decodePrivacyData } from '../../src/privacy/guard/privacy-data.js';
import type { ByteRanges } from '../../src/read/byte-ranges.js';
import type { FileBytes, FileContent } from '../../src/read/content.js';
import { createIdentifierLog } from '../../src/read/identifier-log.js';
import { type ReadFile, takeIn } from '../../src/read/intake.js';
import { createGroupsReader } from '../../src/read/parquet/parquet-part.js';
import {
  createPartReader,
  type GroupsReading,
  type LinesReading,
  type PartRead,
  type PartReading,
} from '../../src/read/plain/part.js';
import type { Weights } from '../../src/read/plain/weights.js';
import { emptyTotals } from '../../src/read/rows-read.js';
import { FaultError, valueOrThrow } from '../../src/records/fault.js';
import type { Finding } from '../../src/records/findings.js';
import { countingOf, holdFor, type RecordUse } from '../../src/tally/record-use.js';
import { law, repositoryAliases, repositoryJson } from '../support/law.js';

const aliases = repositoryAliases();
const privacy = valueOrThrow(decodePrivacyData(repositoryJson('data/privacy.json'), 'privacy'));

export const TOLERANT: Weights = {
  ...{ scans: false, threads: 1, threadsFrom: 0, part: 1 },
  ...{ block: 1 << 16, step: 1 << 16 },
};

/** So few that most lines of a file come after them. */
const JUDGED_ROWS = 3;

const VALUES = [{ column: '状態', value: '保留', name: 'lapsed' }];

export interface Way {
  readonly weights: Weights;
  /** Size of the pieces in which the bytes come. */
  readonly piece: number;
}

const COUNTED = {
  law: law(),
  from: 2020,
  to: 2035,
  asOf: 20200401 as CivilDate,
  method: 'birthday',
  repeats: 'all',
  by: 'office',
} as const;
export const HELD = holdFor([COUNTED]);
export const EXAMINED: RecordUse = { kind: 'examine', law: law() };

/** A file of text, in pieces; its parts are read here, as threads read them. */
export function textContent(bytes: Uint8Array, piece: number): FileContent {
  async function* from(offset: number): AsyncIterable<Uint8Array> {
    for (let at = offset; at < bytes.length; at += piece) yield bytes.slice(at, at + piece);
  }
  const read = (into: Uint8Array, offset: number, size: number) => {
    const found = bytes.subarray(offset, offset + size);
    into.set(found);
    return found.length;
  };
  const readers: FileBytes['readers'] = ({ block }) => {
    let readPart: ReturnType<typeof createPartReader> | undefined;
    return {
      close: () => {},
      prepare: (setup) => {
        // As between threads: what is no plain data would not come across.
        readPart = createPartReader(structuredClone(setup), read, block);
      },
      read: async (part) => structuredClone(readPart?.(part as LinesReading) as PartRead),
    };
  };
  return { kind: 'text', chunks: from(0), bytes: { size: bytes.length, from, readers } };
}

/** A Parquet file; its row groups are read here, as threads read them. */
export function parquetContent(bytes: Uint8Array): FileContent {
  const ranges: ByteRanges = {
    byteLength: bytes.length,
    slice: async (start, end) => bytes.slice(start, end).buffer,
  };
  const readers: FileBytes['readers'] = () => {
    let readPart: ReturnType<typeof createGroupsReader> | undefined;
    // One after the other, as a thread does.
    let last: Promise<unknown> = Promise.resolve();
    return {
      close: () => {},
      prepare: (setup) => {
        const { parquet, ...rest } = structuredClone(setup);
        if (parquet) readPart = createGroupsReader(rest, parquet, ranges);
      },
      read: (part) => {
        const read = last.then(async () =>
          structuredClone((await readPart?.(part as GroupsReading)) as PartRead),
        );
        last = read.catch(() => {});
        return read;
      },
    };
  };
  return { kind: 'parquet', bytes: ranges, readers };
}

/** All that reading a file gives. `asked` counts the parts that were read apart. */
export async function everythingOf(
  content: FileContent,
  weights: Weights,
  takenOn: MaybeDate = ABSENT,
  use: RecordUse = HELD,
  eraCodes = false,
  comparedAtOnce?: number,
) {
  let asked = 0;
  const watched = (readers: FileBytes['readers']): FileBytes['readers'] => {
    return (weights) => {
      const own = readers(weights);
      const read = (part: PartReading) => {
        asked += 1;
        return own.read(part);
      };
      return { ...own, read };
    };
  };
  const counted = watchedContent(content, watched);
  const identifiers = createIdentifierLog(openScratch, comparedAtOnce, 4096);
  const counting = countingOf(use);
  const findings: Finding[] = [];
  const ignored: string[] = [];
  const totals = emptyTotals();
  let fault: unknown;
  let read: ReadFile | undefined;
  try {
    [read] = await takeIn('file.csv', counted, totals, {
      form: {
        ...{
          encoding: 'auto',
          sheet: undefined,
          allSheets: false,
          eraCodes,
          handOverLag: 0,
        },
        ...{ map: [], ignore: [], values: VALUES },
      },
      judgedRows: JUDGED_ROWS,
      privacy,
      guarded: 'all',
      law: law(),
      aliases,
      takenOn,
      showValues: false,
      showNames: false,
      take: counting.take,
      counting,
      note: () => {},
      weights,
      identifiers,
      find: (finding, line) => findings.push({ ...finding, line }),
      isTold: () => true,
      countMore: () => {},
      toldPerCode: undefined,
      ignoreColumns: (_, headers) => ignored.push(...headers),
      tellSeparator: (_, separator, isNamed) => ignored.push(`${separator} ${isNamed}`),
    });
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    fault = { code: error.fault.code, params: error.fault.params };
  }
  const later = [...identifiers.later()];
  identifiers.close();
  const [tally] = counting.tallies([COUNTED]);
  const cells = [...(tally?.cells ?? [])].map(([office, counts]) => [office, [...counts]] as const);
  return {
    // What stands when a fault stops the run is thrown away.
    outcome: fault ?? {
      ...{ findings, ignored, totals, later, issues: read?.days },
      tally: { ...tally, cells: cells.sort() },
      seen: read?.seen,
      records: read?.records && { ...read.records, offices: read.records.offices?.toSorted() },
    },
    asked,
  };
}

function watchedContent(
  content: FileContent,
  watched: (readers: FileBytes['readers']) => FileBytes['readers'],
): FileContent {
  if (content.kind === 'text' && content.bytes) {
    const { bytes } = content;
    return { ...content, bytes: { ...bytes, readers: watched(bytes.readers) } };
  }
  if (content.kind === 'parquet' && content.readers) {
    return { ...content, readers: watched(content.readers) };
  }
  return content;
}
