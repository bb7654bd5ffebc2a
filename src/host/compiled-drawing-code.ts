// Decides that the built program draws by what was compiled when it was built: stands in its bundle for drawing-code.ts.
import { compiledBundle, runBundle } from './compiled.js';
import type { DrawingCode } from './drawing-code.js';

const bundle = new URL('./drawings.cjs', import.meta.url);

export async function loadDrawingCode(): Promise<DrawingCode> {
  return runBundle(bundle, compiledBundle(bundle)) as DrawingCode;
}
