// Where charts are drawn: in a thread that loads while records are read, or here where there is one processor.
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { DrawingRequest, Drawings } from '../page/drawings.js';
import { loadDrawingCode } from './drawing-code.js';
import type { Drawer } from './host.js';

const THREAD = new URL('./drawing-thread.js', import.meta.url);

/** Draws in this thread. */
export function drawHere(): Drawer {
  return {
    draw: async (request) => {
      const { drawingsOf } = await loadDrawingCode();
      return drawingsOf(request);
    },
    close: () => {},
  };
}

/**
 * Draws in a thread of its own; the drawings of a page there and here, where nothing else is left to do. A failure of
 * the thread fails the run when drawings are requested.
 */
export function drawBeside(thread: URL = THREAD): Drawer {
  // The flags of this process are for its own script, not for threads.
  const worker = new Worker(thread, { execArgv: [] });
  // A run that ends without drawings does not wait for the thread.
  worker.unref();
  const failure = new Promise<never>((_, failed) => {
    worker.on('error', failed);
    worker.on('exit', (code) => failed(new Error(`the thread that draws ended with ${code}`)));
  });
  failure.catch(() => {});
  const drawThere = (request: DrawingRequest): Promise<Drawings> => {
    worker.ref();
    const drawings = new Promise<Drawings>((done) => {
      worker.once('message', done);
    });
    worker.postMessage(request);
    return Promise.race([drawings, failure]);
  };
  const here = drawHere();
  return {
    draw: async (request) => {
      if (request.chart !== undefined) return drawThere(request);
      const shared = { ...request, taken: new Int32Array(new SharedArrayBuffer(4)) };
      const drawings = await Promise.all([
        drawThere(shared),
        // After what the caller does meanwhile.
        setImmediate().then(() => here.draw(shared)),
      ]);
      return Object.assign({}, ...drawings);
    },
    close: () => {
      void worker.terminate();
    },
  };
}
