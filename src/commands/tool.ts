// Decides how the program names itself; apart, so that --version loads nothing else.
import type { Host } from '../host/host.js';

/** Name and version of the program, as outputs record them: "koshin 0.1.0". */
export function toolName(host: Host): string {
  const { version } = host.data('../package.json') as { version: string };
  return `koshin ${version}`;
}
