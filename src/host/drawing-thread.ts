// The thread that draws charts: it loads the drawing code at once, draws one request, and ends.
import { parentPort } from 'node:worker_threads';
import type { DrawingRequest } from '../page/drawings.js';
import { loadDrawingCode } from './drawing-code.js';

const { drawingsOf } = await loadDrawingCode();

parentPort?.once('message', (request: DrawingRequest) => {
  parentPort?.postMessage(drawingsOf(request));
});
