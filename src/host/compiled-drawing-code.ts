// Replaces drawing-code.ts in the built program: the drawing code with its code cache.
import { compiledBundle, runBundle } from './compiled.js';
import type { DrawingCode } from './drawing-code.js';

const bundle = new URL('./drawings.cjs', import.meta.url);

export async function loadDrawingCode(): Promise<DrawingCode> {
  return runBundle(bundle, compiledBundle(bundle)) as DrawingCode;
}
