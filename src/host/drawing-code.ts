// The drawing code, loaded when something is to be drawn.
import type { DrawingRequest, Drawings } from '../page/drawings.js';

export interface DrawingCode {
  readonly drawingsOf: (request: DrawingRequest) => Drawings;
}

export function loadDrawingCode(): Promise<DrawingCode> {
  return import('../page/drawings.js');
}
