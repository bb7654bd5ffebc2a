// Decides that the thread that draws runs as it was compiled when the program was built.
import { compiledBundle, runBundle } from './compiled.js';

const bundle = new URL('./drawing-thread.cjs', import.meta.url);
runBundle(bundle, compiledBundle(bundle));
