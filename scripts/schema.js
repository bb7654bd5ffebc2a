// Writes the JSON Schemas of scenario and layout files from the program's own forms, and of outputs; --check only compares.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { loadLaw } from '../dist/cli/bundled-data.js';
import { nodeHost } from '../dist/host/node-host.js';
import { layoutJsonSchema } from '../dist/read/file-layout.js';
import { knownFiscalYears } from '../dist/rules/fiscal-years.js';
import { scenarioJsonSchema } from '../dist/scenario/scenario-schema.js';
import { outputJsonSchemas } from './output-schemas.js';

/** @type {[name: string, made: object][]} */
const SCHEMAS = [
  ['data/scenario/scenario.schema.json', scenarioJsonSchema(knownFiscalYears(loadLaw(nodeHost())))],
  ['data/schemas/layout.schema.json', layoutJsonSchema()],
  ...outputJsonSchemas(),
];

for (const [name, made] of SCHEMAS) {
  const place = new URL(`../${name}`, import.meta.url);
  const kept = existsSync(place) ? JSON.parse(readFileSync(place, 'utf8')) : undefined;
  if (isDeepStrictEqual(kept, made)) {
    console.log(`${name}: up to date`);
  } else if (process.argv.includes('--check')) {
    console.error(`${name}: differs from the program's; run npm run accept`);
    process.exitCode = 1;
  } else {
    writeFileSync(place, `${JSON.stringify(made, null, 2)}\n`);
    execFileSync('npx', ['biome', 'format', '--write', fileURLToPath(place)]);
    console.log(`${name}: written`);
  }
}
