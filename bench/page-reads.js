// A million rows in CP932 with dates in Japanese eras: koshin.html in a browser beside the program, on the same machine.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { findChromium } from '../dist/host/chromium.js';
import { writeEraTwins } from './era-file.js';

/** @param {string} name */
const path = (name) => fileURLToPath(new URL(`../${name}`, import.meta.url));
const cp932 = path('bench/data/era-cp932.csv');
mkdirSync(path('bench/data'), { recursive: true });
if (!existsSync(cp932)) await writeEraTwins(1_000_000, path('bench/data/era-utf8.csv'), cp932);

const RUNS = 3;
const LONGEST_MS = 300_000;
const browser = await chromium.launch({
  executablePath: findChromium(process.env),
  args: ['--no-sandbox'],
});
/** @param {number[]} times */
const middle = (times) => Math.round(times.toSorted((a, b) => a - b)[times.length >> 1] ?? 0);

/** The time of a command on the file, in milliseconds. @param {string} command */
function program(command) {
  const began = performance.now();
  execFileSync(process.execPath, [path('bin/koshin.js'), command, cp932, '--format', 'json']);
  return performance.now() - began;
}

/** The times from choosing the file to the check's verdict, and from there to the table. */
async function page() {
  const opened = await browser.newPage();
  await opened.goto(pathToFileURL(path('dist/program/koshin.html')).href);
  await opened.waitForSelector('.drop');
  const began = performance.now();
  await opened.setInputFiles('.drop input[type=file]', cp932);
  await opened.waitForSelector('.notice.good', { timeout: LONGEST_MS });
  const check = performance.now() - began;
  await opened.locator('.steps button').nth(2).click();
  await opened.waitForSelector('.ward tbody tr', { timeout: LONGEST_MS });
  const forecast = performance.now() - began - check;
  await opened.close();
  return { check, forecast };
}

/** @type {Record<'check' | 'forecast', { program: number[], page: number[] }>} */
const times = { check: { program: [], page: [] }, forecast: { program: [], page: [] } };
for (let run = 0; run < RUNS; run += 1) {
  const inPage = await page();
  for (const command of /** @type {const} */ (['check', 'forecast'])) {
    times[command].program.push(program(command));
    times[command].page.push(inPage[command]);
  }
}
await browser.close();
for (const [command, both] of Object.entries(times)) {
  const [own, inPage] = [middle(both.program), middle(both.page)];
  console.log(
    `${command}: program ${own} ms, page ${inPage} ms, ratio ${(inPage / own).toFixed(2)}`,
  );
}
