// Writes the JSON Schema of scenario files, for editors, from the program's own form; --check only compares.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { loadLaw } from '../dist/cli/bundled-data.js';
import { nodeHost } from '../dist/host/node-host.js';
import { knownFiscalYears } from '../dist/rules/fiscal-years.js';
import { scenarioJsonSchema } from '../dist/scenario/scenario-schema.js';

const NAME = 'data/scenario/scenario.schema.json';
const place = new URL(`../${NAME}`, import.meta.url);
const made = scenarioJsonSchema(knownFiscalYears(loadLaw(nodeHost())));

if (isDeepStrictEqual(JSON.parse(readFileSync(place, 'utf8')), made)) {
  console.log(`${NAME}: up to date`);
} else if (process.argv.includes('--check')) {
  console.error(`${NAME}: differs from the program's; run npm run accept`);
  process.exitCode = 1;
} else {
  writeFileSync(place, `${JSON.stringify(made, null, 2)}\n`);
  execFileSync('npx', ['biome', 'format', '--write', fileURLToPath(place)]);
  console.log(`${NAME}: written`);
}
