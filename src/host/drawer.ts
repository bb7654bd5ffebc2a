// Decides where charts are drawn: in a thread that makes itself ready while records are read, or here where there is one processor.
import { Worker } from 'node:worker_threads';
import type { Drawings } from '../render/briefing/drawings.js';
import type { Drawer } from './host.js';

const THREAD = new URL('./drawing-thread.js', import.meta.url);

/** Draws in this thread; what draws is loaded when it is needed. */
export function drawHere(): Drawer {
  return {
    draw: async (request) => {
      const { drawingsOf } = await import('../render/briefing/drawings.js');
      return drawingsOf(request);
    },
    close: () => {},
  };
}

/** Draws in a thread of its own. What goes wrong in it goes wrong in the run, once drawings are asked for. */
export function drawBeside(thread: URL = THREAD): Drawer {
  // What this process was told of its own script is not for threads.
  const worker = new Worker(thread, { execArgv: [] });
  // A run that ends without drawings does not wait for it.
  worker.unref();
  const failure = new Promise<never>((_, failed) => {
    worker.on('error', failed);
    worker.on('exit', (code) => failed(new Error(`the thread that draws ended with ${code}`)));
  });
  failure.catch(() => {});
  return {
    draw: (request) => {
      worker.ref();
      const drawings = new Promise<Drawings>((done) => {
        worker.once('message', done);
      });
      worker.postMessage(request);
      return Promise.race([drawings, failure]);
    },
    close: () => {
      void worker.terminate();
    },
  };
}
