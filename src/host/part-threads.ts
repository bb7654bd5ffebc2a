// Threads that read the parts of a file: started once, each given the next part as soon as it is free.
import { Worker } from 'node:worker_threads';
import type { PartReaders } from '../read/content.js';
import type { PartRead, PartReading, PartSetup } from '../read/plain/part.js';
import type { Weights } from '../read/plain/weights.js';
import { type Fault, FaultError } from '../records/fault.js';

/** What a thread is started with. */
export interface ThreadStart {
  readonly path: string;
  readonly block: number;
}

/** A part that waits for a thread, or is being read by one. */
interface Asked {
  readonly part: PartReading;
  readonly done: (read: PartRead) => void;
  readonly failed: (error: Error) => void;
}

/** What a thread gives back. */
export type PartAnswer = { readonly read: PartRead } | { readonly fault: Fault };

/** Threads that read parts of the file at `path`. What goes wrong in a thread goes wrong in the run. */
export function createPartThreads(path: string, weights: Weights): PartReaders {
  const start: ThreadStart = { path, block: weights.block };
  const waiting: Asked[] = [];
  const reading = new Map<Worker, Asked>();
  const idle: Worker[] = [];
  let failure: Error | undefined;
  let isClosed = false;

  function giveOut(): void {
    while (idle.length > 0 && waiting.length > 0) {
      const worker = idle.pop() as Worker;
      const asked = waiting.shift() as Asked;
      reading.set(worker, asked);
      worker.postMessage(asked.part);
    }
  }
  function fail(error: Error): void {
    failure ??= error;
    for (const asked of [...reading.values(), ...waiting.splice(0)]) asked.failed(error);
    reading.clear();
  }
  const workers = Array.from({ length: weights.threads }, () => {
    const worker = new Worker(new URL('./part-thread.js', import.meta.url), {
      workerData: start,
      // What this process was told of its own script is not for threads.
      execArgv: [],
    });
    worker.on('error', fail);
    // A thread that ends without a word must not leave the run waiting for what it was reading.
    worker.on('exit', (code) => {
      if (!isClosed) fail(new Error(`a thread that reads ended with ${code}`));
    });
    worker.on('message', (answer: PartAnswer) => {
      if ('fault' in answer) {
        fail(FaultError.of(answer.fault));
        return;
      }
      const asked = reading.get(worker);
      reading.delete(worker);
      idle.push(worker);
      giveOut();
      asked?.done(answer.read);
    });
    idle.push(worker);
    return worker;
  });
  return {
    prepare: (setup: PartSetup) => {
      for (const worker of workers) worker.postMessage(setup);
    },
    read: (part) =>
      new Promise((done, failed) => {
        if (failure) failed(failure);
        waiting.push({ part, done, failed });
        giveOut();
      }),
    close: () => {
      isClosed = true;
      for (const worker of workers) void worker.terminate();
    },
  };
}
