// The licences of what the program is bundled of: one text, from the lockfile and the installed packages.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runtimePackages } from './supply/page.js';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Packages that ship no licence file: where their licence stands instead. */
const WITHOUT_FILE = new Map([
  [
    '@bomb.sh/tab',
    'Its package holds no text of a licence; its package.json says "license": "MIT".',
  ],
]);
const LICENCE_FILE = /^(licen[cs]e|copying|notice)([.-].*)?$/i;
/** What is never part of a bundle: types alone. */
const TYPES_ALONE = /(^|\/)(@types\/[^/]+|undici-types)$/;

/**
 * What the program is bundled of, by name.
 * @returns {{ name: string, version: string, licence: string, text: string }[]}
 */
export function thirdParties() {
  const found = new Map();
  for (const [path, { version, license }] of runtimePackages()) {
    const name = path.split('node_modules/').at(-1) ?? '';
    if (TYPES_ALONE.test(path) || found.has(`${name}@${version}`)) continue;
    const folder = join(root, path);
    const files = existsSync(folder)
      ? readdirSync(folder).filter(
          (file) => LICENCE_FILE.test(file) && /^[^.]*(\.(md|txt))?$/.test(file),
        )
      : [];
    const text = files
      .sort()
      .map((file) => readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim())
      .join('\n\n');
    const said = text || WITHOUT_FILE.get(name);
    if (!license || !said) throw new Error(`${name} ${version}: no licence found`);
    found.set(`${name}@${version}`, { name, version, licence: license, text: said });
  }
  return [...found.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
}

/**
 * All of their licences as one text, with further parts (the Node.js of a folder that runs) behind.
 * @param {{ name: string, version: string, licence: string, text: string }[]} more
 */
export function licenceText(more = []) {
  const parts = [...thirdParties(), ...more].map(
    ({ name, version, licence, text }) =>
      `${'='.repeat(72)}\n${name} ${version} (${licence})\n${'='.repeat(72)}\n\n${text}\n`,
  );
  return `koshin is under the MIT licence (LICENSE). It contains the following software of others.\n\n${parts.join('\n')}`;
}
