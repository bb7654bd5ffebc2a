// A thread that reads the parts of a file that it is told to, and gives back what it read.
import { openSync, readSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import {
  createPartReader,
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
  const readPart = createPartReader(setup, readBytes, block);
  parentPort?.on('message', (part: PartReading) => {
    parentPort?.postMessage(readOrFault(() => readPart(part)));
  });
});

/** A fault as plain data: of an error that a thread throws only the words come through. */
function readOrFault(read: () => PartRead): PartAnswer {
  try {
    return { read: read() };
  } catch (error) {
    if (error instanceof FaultError) return { fault: error.fault };
    throw error;
  }
}
