// Decides what the thread that draws does: what it needs to draw is loaded at once, then it draws what it is told to.
import { parentPort } from 'node:worker_threads';
import { type DrawingRequest, drawingsOf } from '../render/briefing/drawings.js';

parentPort?.on('message', (request: DrawingRequest) => {
  parentPort?.postMessage(drawingsOf(request));
});
