// Workers that read the parts of a file: started once, each given the next part as soon as it is free.
import type { PartReaders } from '../read/content.js';
import type { PartRead, PartReading, PartSetup } from '../read/plain/part.js';
import { type Fault, FaultError } from '../records/fault.js';

/** A part that waits for a worker, or is being read by one. */
interface Asked {
  readonly part: PartReading;
  readonly done: (read: PartRead) => void;
  readonly failed: (error: Error) => void;
}

/** What a worker gives back. */
export type PartAnswer = { readonly read: PartRead } | { readonly fault: Fault };

/** A worker, whatever the machine calls it. */
export interface PartWorker {
  readonly post: (message: PartSetup | PartReading) => void;
  readonly end: () => void;
}

/** What a worker tells. */
export interface PartWorkerEvents {
  readonly answered: (answer: PartAnswer) => void;
  readonly failed: (error: Error) => void;
  /** It ended, which it should not before it is told to. */
  readonly ended: (reason: string) => void;
}

/** So many workers that read parts of one file. A worker that fails makes the run fail. */
export function createPartPool(
  count: number,
  start: (events: PartWorkerEvents) => PartWorker,
): PartReaders {
  const waiting: Asked[] = [];
  const reading = new Map<PartWorker, Asked>();
  const idle: PartWorker[] = [];
  let failure: Error | undefined;
  let isClosed = false;

  function giveOut(): void {
    while (idle.length > 0 && waiting.length > 0) {
      const worker = idle.pop() as PartWorker;
      const asked = waiting.shift() as Asked;
      reading.set(worker, asked);
      worker.post(asked.part);
    }
  }
  function fail(error: Error): void {
    failure ??= error;
    for (const asked of [...reading.values(), ...waiting.splice(0)]) asked.failed(error);
    reading.clear();
  }
  const workers = Array.from({ length: count }, () => {
    const worker: PartWorker = start({
      failed: fail,
      // A worker that ends without a word must not leave the run waiting for what it was reading.
      ended: (reason) => {
        if (!isClosed) fail(new Error(`a thread that reads ended with ${reason}`));
      },
      answered: (answer) => {
        const asked = reading.get(worker);
        reading.delete(worker);
        idle.push(worker);
        giveOut();
        // A fault is of the part alone: one before it in the file, which is still read, may have another.
        if ('fault' in answer) asked?.failed(FaultError.of(answer.fault));
        else asked?.done(answer.read);
      },
    });
    idle.push(worker);
    return worker;
  });
  return {
    prepare: (setup: PartSetup) => {
      for (const worker of workers) worker.post(setup);
    },
    read: (part) =>
      new Promise((done, failed) => {
        if (failure) failed(failure);
        waiting.push({ part, done, failed });
        giveOut();
      }),
    close: () => {
      isClosed = true;
      for (const worker of workers) worker.end();
    },
  };
}
