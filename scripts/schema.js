// Holds that the shipped JSON Schema of scenario files is the program's own; --write writes it anew from the build.
import { readFileSync, writeFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { loadLaw } from '../dist/cli/law.js';
import { nodeHost } from '../dist/host/node-host.js';
import { knownFiscalYears } from '../dist/rules/fiscal-years.js';
import { scenarioJsonSchema } from '../dist/scenario/scenario-schema.js';

const NAME = 'data/scenario/scenario.schema.json';
const place = new URL(`../${NAME}`, import.meta.url);
const made = scenarioJsonSchema(knownFiscalYears(loadLaw(nodeHost())));

if (process.argv.includes('--write')) {
  writeFileSync(place, `${JSON.stringify(made, null, 2)}\n`);
  console.log(`${NAME}: written; npx biome check --write ${NAME} lays it out`);
} else if (isDeepStrictEqual(JSON.parse(readFileSync(place, 'utf8')), made)) {
  console.log(`${NAME}: up to date`);
} else {
  console.error(`${NAME}: differs from the program's; run node scripts/schema.js --write`);
  process.exitCode = 1;
}
