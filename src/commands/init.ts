// koshin init: a commented scenario file to begin with, that runs as it is.
import { lstatSync, readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { langOption } from '../cli/lang-option.js';
import type { Outcome } from '../cli/outcome.js';
import type { Host } from '../host/host.js';
import { FaultError } from '../records/fault.js';
import { fill, type Language } from '../words/language.js';
import { INIT_WORDS } from '../words/scenario.js';

interface Flags {
  readonly force?: boolean;
  readonly lang?: Language;
}

const TEMPLATES = new URL('../../data/scenario/', import.meta.url);
const DEFAULT_NAME = 'scenario.yaml';

export function define(command: Command, language: Language): void {
  command
    .argument('[file]', INIT_WORDS.file[language])
    .option('--force', INIT_WORDS.force[language])
    .addOption(langOption(language));
}

/** Writes the file, and never over one that exists unless told so. */
export async function run(host: Host, files: readonly string[], flags: Flags): Promise<Outcome> {
  const [path = DEFAULT_NAME] = files;
  const language = flags.lang ?? host.language;
  const text = readFileSync(new URL(`scenario.${language}.yaml`, TEMPLATES), 'utf8');
  if (path === '-') {
    await host.write(text);
    return 'done';
  }
  if (flags.force !== true && lstatSync(path, { throwIfNoEntry: false }) !== undefined) {
    throw new FaultError('usage-file-exists', { file: path });
  }
  const file = host.create(path, []);
  file.write(text);
  file.commit();
  host.warn(fill(INIT_WORDS.next, language, { file: path }));
  return 'done';
}
