// A thread that reads the parts of a file that it is told to, and gives back what it read.
import { fstatSync, openSync, readSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import {
  createPartReader,
  type GroupsReading,
  type LinesReading,
  type PartRead,
  type PartReading,
  type PartSetup,
} from '../read/plain/part.js';
import { FaultError } from '../records/fault.js';
import type { PartAnswer, ThreadStart } from './part-threads.js';

const { path, block } = workerData as ThreadStart;
const descriptor = openSync(path, 'r');

function readBytes(into: Uint8Array, offset: number, size: number): number {
  let read = 0;
  while (read < size) {
    const got = readSync(descriptor, into, read, size - read, offset + read);
    if (got === 0) break;
    read += got;
  }
  return read;
}

// First what must be known to read, then the parts.
parentPort?.once('message', (setup: PartSetup) => {
  const reader = readerOf(setup);
  // One part comes after the other has been answered.
  parentPort?.on('message', async (part: PartReading) => {
    const answer = await readOrFault(async () => (await reader)(part));
    parentPort?.postMessage(answer, 'read' in answer ? handedOver(answer.read) : []);
  });
});

/** What of a part is handed over and not copied: it is made anew for each. */
function handedOver({ rows: { identifiers, apart } }: PartRead): ArrayBuffer[] {
  const arrays = apart === undefined ? [identifiers] : [identifiers, apart.entries];
  return arrays.map(({ buffer }) => buffer as ArrayBuffer);
}

/** The reader of lines, or that of row groups, which is loaded only if needed. */
async function readerOf(
  setup: PartSetup,
): Promise<(part: PartReading) => PartRead | Promise<PartRead>> {
  const { parquet } = setup;
  if (parquet === undefined) {
    const readLines = createPartReader(setup, readBytes, block);
    return (part) => readLines(part as LinesReading);
  }
  const { createGroupsReader } = await import('../read/parquet/parquet-part.js');
  const readGroups = createGroupsReader(setup, parquet, {
    byteLength: fstatSync(descriptor).size,
    slice: async (start, end = fstatSync(descriptor).size) => {
      const bytes = new Uint8Array(end - start);
      readBytes(bytes, start, bytes.length);
      return bytes.buffer;
    },
  });
  return (part) => readGroups(part as GroupsReading);
}

/** A fault as plain data: of an error that a thread throws only the words come through. */
async function readOrFault(read: () => Promise<PartRead>): Promise<PartAnswer> {
  try {
    return { read: await read() };
  } catch (error) {
    if (error instanceof FaultError) return { fault: error.fault };
    throw error;
  }
}
