// A thread that reads the parts of a file that it is told to, and gives back what it read.
import { fstatSync, openSync, readSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import type { PartReading, PartSetup } from '../read/plain/part.js';
import { createPartAnswers, handedOver } from './part-reader.js';
import type { ThreadStart } from './part-threads.js';

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

const ranges = {
  byteLength: fstatSync(descriptor).size,
  slice: async (start: number, end = fstatSync(descriptor).size) => {
    const bytes = new Uint8Array(end - start);
    readBytes(bytes, start, bytes.length);
    return bytes.buffer;
  },
};

// First what must be known to read, then the parts: one comes after the other has been answered.
parentPort?.once('message', (setup: PartSetup) => {
  const answer = createPartAnswers(setup, { readBytes, ranges, block });
  parentPort?.on('message', async (part: PartReading) => {
    const answered = await answer(part);
    parentPort?.postMessage(answered, 'read' in answered ? handedOver(answered.read) : []);
  });
});
