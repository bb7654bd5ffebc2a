// Photographs koshin.html, step by step in both languages, light and dark, 1280 and 1920 wide, and runs axe on each:
//
//   node scripts/page-looks.js FOLDER     all steps; --docs writes the pictures of the READMEs instead
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import axe from 'axe-core';
import { chromium } from 'playwright-core';
import { findChromium } from '../dist/host/chromium.js';

/** @param {string} name */
const path = (name) => fileURLToPath(new URL(`../${name}`, import.meta.url));
const [given = ''] = process.argv.slice(2);
const isForDocs = given === '--docs';
const folder = isForDocs ? path('docs/images') : given;
if (folder === '') throw new Error('usage: node scripts/page-looks.js FOLDER');
mkdirSync(folder, { recursive: true });
const LONG = { timeout: 120_000 };

/** An extract with other headers and a state of its own: something to choose in the second step. */
const FOREIGN = [
  '誕生日,券面作成年月日,状態,支所',
  ...Array.from({ length: 300 }, (_, row) => {
    const [month, day] = [1 + (row % 12), 1 + (row % 28)].map((each) => `${each}`.padStart(2, '0'));
    const state = row % 20 === 0 ? '保留' : '有効';
    return `${1950 + (row % 50)}-${month}-${day},${2017 + (row % 8)}-${month}-15,${state},芝`;
  }),
].join('\n');

const browser = await chromium.launch({
  executablePath: findChromium(process.env),
  args: ['--no-sandbox'],
});
const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
page.on('pageerror', ({ message }) => console.log(`error in the page: ${message}`));
await page.goto(pathToFileURL(path('dist/program/koshin.html')).href);
await page.evaluate(axe.source);

const idle = () => page.locator('.working progress').waitFor({ state: 'detached', ...LONG });
/** @param {number} number */
const toStep = async (number) => {
  await idle();
  await page
    .locator('.steps button')
    .nth(number - 1)
    .click();
  await page.evaluate('scrollTo(0, 0)');
};
const example = async () => {
  await toStep(1);
  await page.locator('.box button').first().click();
  await page.waitForSelector('.ward tbody tr', LONG);
  await idle();
};
/** @param {string} name @param {boolean} [isWhole] */
const shot = async (name, isWhole = true) => {
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: isWhole });
  console.log(name);
};

let faults = 0;
/** @param {string} name */
async function look(name) {
  await shot(name);
  /** @type {string[]} */
  const found = await page.evaluate(
    "axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html.slice(0, 160)).join(' | ')))",
  );
  const widest = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
  if (Number(widest) > 0) found.push(`${widest} pixels too wide`);
  for (const fault of found) console.log(`  ${fault}`);
  faults += found.length;
}

/** What is done in each step before it is looked at. @type {Record<string, () => Promise<void>>} */
const STEPS = {
  'step1-open': () => toStep(1),
  'step2-check': async () => {
    await toStep(1);
    for (const button of await page.locator('.files button').all()) await button.click();
    await page.setInputFiles('.drop input[type=file]', {
      name: '交付台帳.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(FOREIGN),
    });
    await page.waitForSelector('.columns', LONG);
    await idle();
    await page.locator('.columns select').first().selectOption('birth_date');
    await idle();
    await page.locator('.columns select').nth(1).selectOption('card_issued_on');
    await idle();
    // What is looked up beside the check.
    await page.waitForSelector('.values tbody tr:nth-child(2)', LONG);
  },
  'step3-forecast': async () => {
    await example();
    await page.locator('.ward tbody tr').nth(1).locator('button').first().click();
    await page.waitForSelector('.rules');
  },
  'step3-months': async () => {
    await page.locator('#tab-months').click();
    await page.waitForSelector('.heat');
  },
  'step3-bridge': async () => {
    await page.locator('#tab-bridge').click();
    await page.waitForSelector('.bridge', LONG);
  },
  'step4-plan': async () => {
    await page.locator('#tab-years').click();
    await toStep(4);
    await page.waitForSelector('.plan tbody', LONG);
    await idle();
    await page.evaluate(
      "for (const each of document.querySelectorAll('details')) each.open = true",
    );
  },
  'step5-hand-in': () => toStep(5),
};

const [light, dark] = ['light', 'dark'];
for (const width of isForDocs ? [1280] : [1280, 1920]) {
  const height = width === 1280 ? 800 : 1080;
  await page.setViewportSize({ width, height: isForDocs ? 1130 : height });
  for (const language of isForDocs ? ['ja'] : ['ja', 'en']) {
    const isJapanese = (await page.locator('html').getAttribute('lang')) === 'ja';
    if (isJapanese !== (language === 'ja')) await page.locator('.switches button').first().click();
    await idle();
    for (const [name, prepare] of Object.entries(STEPS)) {
      await prepare();
      for (const scheme of [light, dark]) {
        const now = await page.locator('html').getAttribute('data-scheme');
        if (now !== scheme) await page.locator('.switches button').last().click();
        if (!isForDocs) await look(`${name}-${language}-${scheme}-${width}`);
        else if (scheme === light && name === 'step2-check') await shot('page-check-ja', false);
        else if (scheme === light && name === 'step3-forecast')
          await shot('page-forecast-ja', false);
        else if (scheme === dark && name === 'step4-plan') {
          await page.evaluate(
            "for (const each of document.querySelectorAll('details')) each.open = false",
          );
          // Few windows, so that there is something to see; the fields beneath what stays in sight.
          await page.locator('.scenario .site input[type=range]').first().fill('3');
          await page.waitForTimeout(1000);
          await page.locator('.scenarios').evaluate((each) => each.scrollIntoView());
          await page.evaluate('scrollBy(0, -360)');
          await shot('page-plan-ja-dark', false);
        }
      }
    }
  }
}
await browser.close();
if (faults > 0) {
  console.log(`${faults} faults`);
  process.exitCode = 1;
}
