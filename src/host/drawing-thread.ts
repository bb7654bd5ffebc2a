// Decides what the thread that draws does: it loads what draws at once, draws what it is told to, and ends.
import { parentPort } from 'node:worker_threads';
import type { DrawingRequest } from '../page/drawings.js';
import { loadDrawingCode } from './drawing-code.js';

const { drawingsOf } = await loadDrawingCode();

parentPort?.once('message', (request: DrawingRequest) => {
  parentPort?.postMessage(drawingsOf(request));
});
