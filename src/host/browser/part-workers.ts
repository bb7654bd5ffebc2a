// Workers of a browser that read the parts of a file, and what such a worker does.
import type { PartReaders } from '../../read/content.js';
import type { PartReading, PartSetup } from '../../read/plain/part.js';
import type { Weights } from '../../read/plain/weights.js';
import { createPartPool, type PartAnswer } from '../part-pool.js';
import { createPartAnswers, handedOver } from '../part-reader.js';
import { bytesOf } from './blob-bytes.js';

/** The first message to a worker that is to read parts. */
export interface PartWorkerStart {
  readonly kind: 'read-parts';
  readonly blob: Blob;
  readonly block: number;
}

/** Workers that read parts of a file; `spawn` starts one with the script of this one. */
export function createPartWorkers(blob: Blob, weights: Weights, spawn: () => Worker): PartReaders {
  const start: PartWorkerStart = { kind: 'read-parts', blob, block: weights.block };
  return createPartPool(weights.threads, ({ answered, failed }) => {
    const worker = spawn();
    worker.onerror = (event) => failed(new Error(event.message));
    worker.onmessage = ({ data }: MessageEvent<PartAnswer>) => answered(data);
    worker.postMessage(start);
    return {
      post: (message) => worker.postMessage(message),
      end: () => worker.terminate(),
    };
  });
}

/** Makes this worker one that reads parts: first it is told what must be known to read, then the parts. */
export function serveParts({ blob, block }: PartWorkerStart): void {
  const readBytes = (into: Uint8Array, offset: number, size: number): number => {
    const bytes = bytesOf(blob, offset, Math.min(offset + size, blob.size));
    into.set(bytes);
    return bytes.length;
  };
  const ranges = {
    byteLength: blob.size,
    slice: (start: number, end?: number) => blob.slice(start, end).arrayBuffer(),
  };
  let answer: ReturnType<typeof createPartAnswers> | undefined;
  addEventListener('message', async ({ data }: MessageEvent<PartSetup | PartReading>) => {
    if ('use' in data) answer = createPartAnswers(data, { readBytes, ranges, block });
    else if (answer !== undefined) {
      const answered = await answer(data).catch(thrownToOwner);
      if (answered === undefined) return;
      postMessage(answered, { transfer: 'read' in answered ? handedOver(answered.read) : [] });
    }
  });
}

/** Throws where the worker's owner hears of it: of what fails in a promise nothing is told there. */
function thrownToOwner(error: unknown): undefined {
  setTimeout(() => {
    throw error;
  });
  return undefined;
}
