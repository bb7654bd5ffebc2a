// A file far larger than memory should be, dropped into koshin.html: the memory of the browser's processes meanwhile, the
// way to stop, and a second start; the figures must be the program's. Needs a built program.
//
//   node bench/page-scale.js [ROWS] [FORM]     20,000,000 rows; FORM is plain, or ids for a column of identifiers
import { deepStrictEqual } from 'node:assert';
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { findChromium } from '../dist/host/chromium.js';
import { writeScaleFile } from './scale-file.js';

/** @param {string} name */
const path = (name) => fileURLToPath(new URL(`../${name}`, import.meta.url));
const rows = Number(process.argv[2] ?? 20_000_000);
const form = process.argv[3] ?? 'plain';
const LONG = { timeout: 1_800_000 };
const EVERY_MS = 250;
const MB = 1024 * 1024;

/** The memory of the processes below this one that run the browser's pages, in MB: shared pages counted once. */
function memory() {
  /** @type {Map<number, number>} */
  const parents = new Map();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
    } catch {
      // It ended meanwhile.
    }
  }
  const isOurs = (/** @type {number} */ pid) => {
    for (let at = parents.get(pid); at !== undefined; at = parents.get(at)) {
      if (at === process.pid) return true;
    }
    return false;
  };
  let [page, all] = [0, 0];
  for (const pid of parents.keys()) {
    if (!isOurs(pid)) continue;
    try {
      const kind = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      const pss = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'));
      const size = Number(pss?.[1] ?? 0) / 1024;
      all += size;
      if (kind.includes('--type=renderer')) page += size;
    } catch {
      // It ended meanwhile.
    }
  }
  return { page: Math.round(page), all: Math.round(all) };
}

/** @typedef {{ at: number, page: number, all: number, done: number | undefined }} Sample */

const folder = mkdtempSync(join(tmpdir(), 'koshin-page-scale-'));
const browser = await chromium.launch({
  executablePath: findChromium(process.env),
  args: ['--no-sandbox'],
});
try {
  // A copy, which no build moves away meanwhile.
  const html = join(folder, 'koshin.html');
  copyFileSync(path('dist/program/koshin.html'), html);
  const file = join(folder, 'records.csv');
  writeScaleFile(file, rows, { withIds: form === 'ids' });
  console.log(`${rows} rows, ${Math.round(statSync(file).size / MB)} MB`);
  const page = await browser.newPage();
  page.on('pageerror', ({ message }) => console.log(`error in the page: ${message}`));
  await page.goto(pathToFileURL(html).href);
  await page.waitForSelector('.drop');

  /** Looks at the memory and at the bar until `isOver`. @param {string} name @param {Promise<unknown>} isOver */
  const watch = async (name, isOver) => {
    /** @type {Sample[]} */
    const samples = [];
    const began = performance.now();
    let goesOn = true;
    const over = isOver.finally(() => {
      goesOn = false;
    });
    while (goesOn) {
      const done = await page
        .locator('.working progress')
        .evaluate((bar) => Number(bar.position), undefined, {
          timeout: EVERY_MS,
        })
        .catch(() => undefined);
      samples.push({ at: performance.now() - began, ...memory(), done });
      await Promise.race([new Promise((next) => setTimeout(next, EVERY_MS)), over]);
    }
    await over;
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    const most = (/** @type {'page' | 'all'} */ of) => Math.max(...samples.map((each) => each[of]));
    const steps = new Set(samples.flatMap(({ done }) => (done === undefined ? [] : [done]))).size;
    console.log(
      `${name}: ${seconds} s, at most ${most('page')} MB in the page, ${most('all')} MB in all processes; ${steps} places of the bar seen`,
    );
    if (process.env['KOSHIN_SAMPLES']) {
      for (const { at, page, all, done } of samples)
        console.log(`  ${Math.round(at)} ms ${page} MB ${all} MB ${done}`);
    }
  };

  console.log(`idle: ${memory().page} MB in the page, ${memory().all} MB in all processes`);
  await page.setInputFiles('.drop input[type=file]', file);
  const stopButton = page.locator('.working button');
  await stopButton.waitFor();
  await watch('begun', new Promise((done) => setTimeout(done, 4000)));
  // A short file is read by now.
  if (await stopButton.isVisible()) {
    const began = performance.now();
    await stopButton.click();
    await page.locator('.working progress').waitFor({ state: 'detached' });
    const stopped = Math.round(performance.now() - began);
    console.log(`stopped in ${stopped} ms: "${await page.locator('.working').textContent()}"`);
    await watch('after stopping', new Promise((done) => setTimeout(done, 5000)));
    const after = memory();
    console.log(`freed: ${after.page} MB in the page, ${after.all} MB in all processes`);
  }

  await page.locator('.steps button').first().click();
  for (const button of await page.locator('.files button').all()) await button.click();
  await page.setInputFiles('.drop input[type=file]', file);
  await watch('check', page.waitForSelector('.notice.good', LONG));
  await page.locator('.steps button').nth(2).click();
  await watch('forecast', page.waitForSelector('.ward tbody tr', LONG));
  const inPage = await page.$$eval('.ward tbody tr', (lines) =>
    lines.map((line) =>
      [...line.querySelectorAll('td')]
        .slice(0, 3)
        .map((cell) => Number(cell.textContent?.replaceAll(',', ''))),
    ),
  );
  const own = JSON.parse(
    execFileSync(process.execPath, [path('bin/koshin.js'), 'forecast', file, '--format', 'json'], {
      encoding: 'utf8',
    }),
  ).rows.map((/** @type {Record<string, number>} */ row) => [
    row['card'],
    row['certificate'],
    row['total'],
  ]);
  deepStrictEqual(inPage, own);
  console.log('the figures are those of the program');
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
