// Decides how commands get their scenarios: the named file, its warnings told, all its problems at once.
import type { Host } from '../host/host.js';
import { readScenarioFile } from '../read/scenario-file.js';
import { Fault } from '../records/fault.js';
import type { Language } from '../render/language.js';
import { scenarioProblemLine, scenarioWarningLine } from '../render/scenario-words.js';
import type { ScenarioFile } from '../scenario/scenario.js';
import { decodeShippedPatch, type ShippedPatch } from '../scenario/scenario-schema.js';

/** The scenarios of a file. A file with problems stops the command, with all of them listed. */
export function loadScenarioFile(host: Host, path: string, language: Language): ScenarioFile {
  const reading = readScenarioFile(host.readText(path), path, loadShippedPatches(host));
  if ('file' in reading) {
    for (const warning of reading.warnings) host.warn(scenarioWarningLine(warning, language));
    return reading.file;
  }
  const lines = (of: Language) => reading.map((each) => scenarioProblemLine(each, of)).join('\n');
  throw new Fault('usage-bad-scenario', {
    file: path,
    count: reading.length,
    list: { en: lines('en'), ja: lines('ja') },
  });
}

/** The what-ifs that scenarios can call by name. */
export function loadShippedPatches(host: Host): ShippedPatch[] {
  return host
    .dataNames('patches')
    .filter((name) => name.endsWith('.json'))
    .map((name) => {
      const patch = decodeShippedPatch(host.data(`patches/${name}`));
      if (typeof patch !== 'string') return patch;
      throw new Fault('usage-bad-data', { detail: `data/patches/${name}: ${patch}` });
    });
}
