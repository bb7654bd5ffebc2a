// The program's own name and version; apart, so that --version loads nothing else.
import type { Host } from '../host/host.js';

/** The version of the program: "0.1.0". */
export function toolVersion(host: Host): string {
  return (host.data('../package.json') as { version: string }).version;
}

/** Name and version of the program, as outputs record them: "koshin 0.1.0". */
export function toolName(host: Host): string {
  return `koshin ${toolVersion(host)}`;
}
