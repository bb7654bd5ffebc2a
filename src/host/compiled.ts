// A bundle with V8's code cache, made when the program is built; where V8 rejects the cache, the bundle is compiled anew.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';

/** A CommonJS bundle, compiled but not run. V8 rejects the cache of another version or other flags. */
export function compiledBundle(bundle: URL): Script {
  const cachedData = kept(bundle);
  return new Script(`(function (require, exports) {${readFileSync(bundle, 'utf8')}\n})`, {
    filename: fileURLToPath(bundle),
    ...(cachedData && { cachedData }),
  });
}

/** Runs a bundle; returns its exports. */
export function runBundle(bundle: URL, script: Script): unknown {
  const exports = {};
  script.runInThisContext()(createRequire(bundle), exports);
  return exports;
}

/** Writes the code cache beside the bundle. It holds the functions that ran; others are compiled when they run. */
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
