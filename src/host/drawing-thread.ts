// Decides what the thread that draws does: it makes itself ready at once, draws what it is told to, and ends.
import { parentPort } from 'node:worker_threads';
import { warmUp } from '../render/briefing/draw.js';
import { type DrawingRequest, drawingsOf } from '../render/briefing/drawings.js';

warmUp();

parentPort?.once('message', (request: DrawingRequest) => {
  parentPort?.postMessage(drawingsOf(request));
});
