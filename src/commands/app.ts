// koshin app: the program as one page that needs no network, with counts alone inside if asked for.
import { defineCommand, type Outcome } from '../cli/command.js';
import { writeFile } from '../cli/deliver.js';
import { fileIn } from '../cli/endings.js';
import { required, type Values } from '../cli/parts.js';
import type { Host } from '../host/host.js';
import { HELP } from '../words/help.js';

const options = {
  output: required('-o, --output <file>', HELP.appOutput, fileIn('html')),
};
type Options = Values<typeof options>;

export const app = defineCommand({ options, run });

async function run(host: Host, { output }: Options): Promise<Outcome> {
  writeFile(host, output, host.appPage(), []);
  return 'done';
}
