// Decides where what draws comes from: its modules, loaded when something is to be drawn.
import type { DrawingRequest, Drawings } from '../page/drawings.js';

/** What draws. */
export interface DrawingCode {
  readonly drawingsOf: (request: DrawingRequest) => Drawings;
}

export function loadDrawingCode(): Promise<DrawingCode> {
  return import('../page/drawings.js');
}
