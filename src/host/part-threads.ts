// Threads of Node.js that read the parts of a file.
import { Worker } from 'node:worker_threads';
import type { PartReaders } from '../read/content.js';
import type { Weights } from '../read/plain/weights.js';
import { compileLater } from './compile-later.js';
import { createPartPool, type PartAnswer } from './part-pool.js';

/** What a thread is started with. */
export interface ThreadStart {
  readonly path: string;
  readonly block: number;
}

/** Threads that read parts of the file at `path`. */
export function createPartThreads(path: string, weights: Weights): PartReaders {
  compileLater();
  const start: ThreadStart = { path, block: weights.block };
  return createPartPool(weights.threads, ({ answered, failed, ended }) => {
    const worker = new Worker(new URL('./part-thread.js', import.meta.url), {
      workerData: start,
      // What this process was told of its own script is not for threads.
      execArgv: [],
    });
    worker.on('error', failed);
    worker.on('exit', (code) => ended(String(code)));
    worker.on('message', (answer: PartAnswer) => answered(answer));
    return {
      post: (message) => worker.postMessage(message),
      end: () => void worker.terminate(),
    };
  });
}
