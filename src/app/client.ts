// The page's side of the worker: questions and their answers, progress, and a way to stop.
import type { Answer, EngineStart, Question, QuestionName, Questions } from './messages.js';

/** The worker, as the page asks it. */
export interface Engine {
  readonly ask: <Name extends QuestionName>(
    name: Name,
    asks: Questions[Name]['asks'],
  ) => Promise<Questions[Name]['answer']>;
  /** Ends what is being done; the files stay open. What was asked fails with {@link Stopped}. */
  readonly stop: () => void;
}

/** The person stopped what was being done. */
export class Stopped extends Error {}

/** The worker met a bug; `detail` says where, and nothing of what was read. */
export class WorkerBug extends Error {
  constructor(readonly detail: string) {
    super();
  }
}

interface Waiting {
  readonly done: (answer: never) => void;
  readonly failed: (error: Error) => void;
}

/** Starts a worker with the script; `progress` is told how far it is. */
export function startEngine(
  script: Blob,
  progress: (done: number, total: number | undefined) => void,
): Engine {
  const url = URL.createObjectURL(script);
  const waiting = new Map<number, Waiting>();
  /** Why no worker answers: it fails whenever it starts. */
  let broken: WorkerBug | undefined;
  /** The files that are open, for the worker that follows one that was stopped. */
  const opened = new Map<string, Blob>();
  let last = 0;
  let worker: Worker = begin();

  function begin(): Worker {
    const made = new Worker(url);
    const life = URL.createObjectURL(new Blob());
    let isReady = false;
    // What no answer tells must not leave the page waiting: what was asked fails, and another worker takes its place.
    const fail = (detail: string): void => {
      if (made !== worker) return;
      const bug = new WorkerBug(detail);
      if (!isReady) broken = bug;
      failAll(bug);
      if (isReady) beginAnew();
    };
    made.onmessage = ({ data }: MessageEvent<Answer>) => {
      if (data.kind === 'ready') isReady = true;
      if (data.kind === 'broken') fail(data.detail);
      // The browser gives the lock on once the worker that holds it is gone, which it tells in no other way.
      if (data.kind === 'held')
        navigator.locks.request(life, () => fail('worker: ended')).catch(() => {});
      if (data.kind === 'progress') progress(data.done, data.total);
      if (data.kind !== 'answer' && data.kind !== 'failed') return;
      const asked = waiting.get(data.number);
      waiting.delete(data.number);
      if (data.kind === 'failed') asked?.failed(new WorkerBug(data.detail));
      else asked?.done(data.answer as never);
    };
    made.onerror = ({ lineno, colno }) => fail(`worker:${lineno ?? 0}:${colno ?? 0}`);
    made.onmessageerror = () => fail('worker: message');
    made.postMessage({ kind: 'engine', script, life } satisfies EngineStart);
    return made;
  }
  function beginAnew(): void {
    worker.terminate();
    worker = begin();
    for (const [name, blob] of opened) ask('put', { name, blob }).catch(() => {});
  }
  function failAll(error: Error): void {
    for (const { failed } of waiting.values()) failed(error);
    waiting.clear();
  }
  const ask: Engine['ask'] = (name, asks) => {
    if (name === 'put') {
      const file = asks as Questions['put']['asks'];
      opened.set(file.name, file.blob);
    }
    if (broken !== undefined) return Promise.reject(broken);
    last += 1;
    const number = last;
    worker.postMessage({ kind: 'question', number, name, asks } satisfies Question);
    return new Promise((done, failed) => {
      waiting.set(number, { done, failed });
    });
  };
  return {
    ask,
    stop: () => {
      failAll(new Stopped());
      beginAnew();
    },
  };
}
