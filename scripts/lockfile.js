// Checks that the lockfile names every package another one asks for as optional; with --write it adds those that npm left
// out. npm leaves out builds for other machines where the registry at hand does not carry them, and `npm ci` then
// refuses the lockfile everywhere; an entry with the name's own platform is all it needs, since nothing is fetched.
import { readFileSync, writeFileSync } from 'node:fs';

const place = new URL('../package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(place, 'utf8'));
const SYSTEMS = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32'];
const PROCESSORS = ['arm64', 'arm', 'ia32', 'ppc64', 'riscv64', 's390x', 'x64', 'loong64'];
const added = [];

for (const [owner, { optionalDependencies = {}, dev }] of Object.entries({ ...lock.packages })) {
  for (const [name, version] of Object.entries(optionalDependencies)) {
    const path = `node_modules/${name}`;
    if (lock.packages[path] || lock.packages[`${owner}/${path}`]) continue;
    const parts = name.split(/[/-]/);
    const os = SYSTEMS.filter((system) => parts.includes(system));
    const cpu = PROCESSORS.filter((processor) => parts.includes(processor));
    const libc = parts.some((part) => part.startsWith('musl'))
      ? ['musl']
      : parts.some((part) => part.startsWith('gnu'))
        ? ['glibc']
        : [];
    if (os.length === 0 || cpu.length === 0) throw new Error(`${name}: no platform in its name`);
    lock.packages[path] = {
      version,
      ...(libc.length > 0 && { libc }),
      cpu,
      ...(dev && { dev }),
      optional: true,
      os,
    };
    added.push(name);
  }
}
if (process.argv.includes('--write')) {
  lock.packages = Object.fromEntries(
    Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)),
  );
  writeFileSync(place, `${JSON.stringify(lock, null, 2)}\n`);
} else if (added.length > 0) {
  console.error(
    `package-lock.json lacks ${added.join(', ')}; run node scripts/lockfile.js --write`,
  );
  process.exitCode = 1;
}
