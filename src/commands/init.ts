// koshin init: a commented scenario file to begin with, that runs as it is.
import { defineCommand, type Outcome } from '../cli/command.js';
import { writeFile } from '../cli/deliver.js';
import { argument, flag, lang, type Values } from '../cli/parts.js';
import type { Host } from '../host/host.js';
import { FaultError } from '../records/fault.js';
import { fill } from '../words/language.js';
import { INIT_WORDS } from '../words/scenario.js';

const options = {
  path: argument('[file]', INIT_WORDS.file, 'scenario.yaml'),
  /** Whether a file that exists is written over. */
  force: flag('--force', INIT_WORDS.force),
  languages: lang(),
};
type Options = Values<typeof options>;

export const init = defineCommand({ options, run });

async function run(host: Host, { path, force, languages }: Options): Promise<Outcome> {
  const { language } = languages;
  const text = host.dataText(`scenario/scenario.${language}.yaml`);
  if (path === '-') {
    await host.write(text);
    return 'done';
  }
  if (!force && host.exists(path)) throw new FaultError('usage-file-exists', { file: path });
  writeFile(host, path, text, []);
  host.warn(fill(INIT_WORDS.next, language, { file: path }));
  return 'done';
}
