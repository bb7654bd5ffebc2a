// Records how alive the packages are that the program runs on, as the registry tells it: npm run supply -- --record. The page of
// dependencies is made of the record, so that it is the same offline.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FILE = fileURLToPath(new URL('activity.json', import.meta.url));

/**
 * What a registry tells of a package: its newest release with its day, how many there were in the year before the day of
 * asking, and how many people may publish it; null where it does not tell.
 * @typedef {{ newest: string, published: string, releases: number, maintainers: number | null }} Activity
 */

/** @returns {{ asked: string, packages: Record<string, Activity> }} */
export function recordedActivity() {
  return JSON.parse(readFileSync(FILE, 'utf8'));
}

/**
 * The days of releases, the newest first. A mirror dates old releases by when it took them in: none is later than one that
 * follows it.
 * @param {Record<string, string>} time
 */
function daysOfReleases(time) {
  const releases = Object.entries(time).filter(([release]) => /^\d+\.\d+\.\d+$/.test(release));
  releases.sort(([one], [other]) => other.localeCompare(one, 'en', { numeric: true }));
  let earliest = '9999';
  return releases.map(([, at]) => {
    const day = String(at).slice(0, 10);
    if (day < earliest) earliest = day;
    return earliest;
  });
}

/** Asks the registry about these packages, one by one, and writes what it tells. @param {readonly string[]} names */
export function recordActivity(names) {
  const asked = new Date().toISOString().slice(0, 10);
  const yearBefore = `${Number(asked.slice(0, 4)) - 1}${asked.slice(4)}`;
  /** @type {Record<string, Activity>} */
  const packages = {};
  for (const name of names) {
    const { stdout, status } = spawnSync(
      'npm',
      ['view', name, 'version', 'time', 'maintainers', '--json'],
      { encoding: 'utf8' },
    );
    if (status !== 0) {
      console.error(`${name}: the registry gave no answer; nothing is recorded of it`);
      continue;
    }
    const { version, time = {}, maintainers } = JSON.parse(stdout);
    const days = daysOfReleases(time);
    packages[name] = {
      newest: version,
      published: String(time[version] ?? '').slice(0, 10),
      releases: days.filter((day) => day > yearBefore).length,
      maintainers: Array.isArray(maintainers) ? maintainers.length : null,
    };
  }
  writeFileSync(FILE, `${JSON.stringify({ asked, packages }, null, 2)}\n`);
}
