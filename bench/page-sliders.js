// Moves every slider of koshin.html's plan and measures how soon the figures follow: the plan's, and the windows needed.
// Needs a built program, and a machine that does little else.
//
//   node bench/page-sliders.js [FILE]     the bundled example unless told
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { findChromium } from '../dist/host/chromium.js';
import { median } from './paired.js';

const PAGE = fileURLToPath(new URL('../dist/program/koshin.html', import.meta.url));
const [, , file] = process.argv;
const LONG = { timeout: 300_000 };
/** Within this time all figures must have followed, in milliseconds. */
const SETTLED = 1500;
/** Where each slider is moved to, of its whole length. */
const PLACES = [0.35, 0.5, 0.65];

/** Moves a slider, and gives the times after which the table changed: a text, since it runs in the page. */
const MOVED = `(range, place, settled) =>
  new Promise((done) => {
    const times = [];
    const began = performance.now();
    const seen = new MutationObserver(() => times.push(performance.now() - began));
    const all = { subtree: true, childList: true, characterData: true };
    seen.observe(document.querySelector('.plan'), all);
    const [least, most] = [Number(range.min), Number(range.max)];
    range.value = String(least + place * (most - least));
    range.dispatchEvent(new Event('input', { bubbles: true }));
    setTimeout(() => {
      seen.disconnect();
      done(times);
    }, settled);
  })`;

const browser = await chromium.launch({
  executablePath: findChromium(process.env),
  args: ['--no-sandbox'],
});
const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
page.on('pageerror', ({ message }) => console.log(`error in the page: ${message}`));
await page.goto(pathToFileURL(PAGE).href);
if (file === undefined) await page.locator('.box button').first().click();
else await page.setInputFiles('.drop input[type=file]', file);
await page.waitForSelector('.notice.good, .ward tbody tr', LONG);
await page.locator('.working progress').waitFor({ state: 'detached', ...LONG });
await page.locator('.steps button').nth(3).click();
await page.waitForSelector('.plan tbody', LONG);
await page.waitForTimeout(2 * SETTLED);

/** @type {{ label: string, plan: number, last: number }[]} */
const moves = [];
const sliders = await page.locator('.panel input[type=range]').all();
/** @param {number} index */
const at = (index) => `document.querySelectorAll('.panel input[type=range]')[${index}]`;
for (const [index, slider] of sliders.entries()) {
  for (const place of PLACES) {
    /** @type {number[]} */
    const changes = await page.evaluate(`(${MOVED})(${at(index)}, ${place}, ${SETTLED})`);
    const label = String(await slider.getAttribute('aria-label'));
    const [plan, last] = [changes[0], changes.at(-1)];
    // What moves no figure has nothing to be measured by.
    if (plan !== undefined && last !== undefined) moves.push({ label, plan, last });
  }
}
await browser.close();
for (const part of /** @type {const} */ (['plan', 'last'])) {
  const times = moves.map((move) => move[part]);
  const slowest = moves.find((move) => move[part] === Math.max(...times));
  console.log(
    `${part === 'plan' ? 'what comes and waits, costs' : 'the last figure, windows needed included'}: median ${median(times).toFixed(0)} ms, slowest ${slowest?.[part].toFixed(0)} ms (${slowest?.label}), of ${moves.length} moves`,
  );
}
