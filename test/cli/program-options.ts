// The options of a command as the program itself defines them.
import { Command, type Option } from 'commander';
import { COMMANDS } from '../../src/commands/index.js';

/** Every option of a command, in the order of its help. */
export async function programOptions(name: string): Promise<readonly Option[]> {
  const { define } = await COMMANDS[name as keyof typeof COMMANDS]();
  const command = new Command(name);
  define(command, 'en');
  return command.options;
}
