// Decides how a bundle runs that was compiled when the program was built: where that cannot be used, it is compiled anew.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';

/** A bundle of CommonJS, compiled and not run yet. V8 refuses what another version of it compiled, or other flags. */
export function compiledBundle(bundle: URL): Script {
  const cachedData = kept(bundle);
  return new Script(`(function (require, exports) {${readFileSync(bundle, 'utf8')}\n})`, {
    filename: fileURLToPath(bundle),
    ...(cachedData && { cachedData }),
  });
}

/** Runs a bundle; gives what it exports. */
export function runBundle(bundle: URL, script: Script): unknown {
  const exports = {};
  script.runInThisContext()(createRequire(bundle), exports);
  return exports;
}

/** Keeps what was compiled beside the bundle. Functions that ran are in it, others are compiled when they run. */
export function keepCompiled(bundle: URL, script: Script): void {
  writeFileSync(placeOf(bundle), script.createCachedData());
}

function kept(bundle: URL): Buffer | undefined {
  try {
    return readFileSync(placeOf(bundle));
  } catch {
    return undefined;
  }
}

function placeOf(bundle: URL): URL {
  return new URL(`${bundle.href}.compiled`);
}
