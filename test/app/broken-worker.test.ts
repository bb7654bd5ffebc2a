// A worker of koshin.html that throws or is gone, of which the page says so by place, and one whose answers come too late.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { deflateSync, inflateSync } from 'node:zlib';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../cli/run-koshin.js';
import { installedBrowser } from '../page/pages.js';

const executablePath = installedBrowser();
const PAGE = readFileSync(join(ROOT, 'dist/program/koshin.html'), 'utf8');
const ENGINE = /(?<=id="engine">)[^<]*/;
const RECORDS = 'birth_date,card_issued_on\n1990-10-10,2020-05-15\n';
/** What a cell holds, which no message may tell. */
const CELL = 'tanaka-taro';

/** What the worker does when it is asked to run a command. */
const onRun = (does: string) =>
  `addEventListener('message', (event) => {
    if (event.data.name !== 'run') return;
    event.stopImmediatePropagation();
    ${does}
  });`;

/** A plan that is told a second after it was asked for. */
const LATE_PLAN = `addEventListener('message', (event) => {
    const { data } = event;
    if (data.asks?.command !== 'plan' || data.isLate) return;
    event.stopImmediatePropagation();
    const late = new MessageEvent('message', { data: { ...data, isLate: true } });
    setTimeout(() => dispatchEvent(late), 1000);
  });`;

describe.skipIf(executablePath === undefined)('a worker of koshin.html', () => {
  let browser: Browser;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'koshin-broken-'));
    writeFileSync(join(folder, 'records.csv'), RECORDS);
    browser = await chromium.launch({
      executablePath: executablePath as string,
      args: ['--no-sandbox'],
    });
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** The page with records open, and a script that its worker runs first. */
  async function opened(before: string) {
    const engine = inflateSync(Buffer.from(ENGINE.exec(PAGE)?.[0] ?? '', 'base64')).toString();
    const packed = deflateSync(before + engine).toString('base64');
    const file = join(folder, 'koshin.html');
    writeFileSync(file, PAGE.replace(ENGINE, packed));
    const page = await browser.newPage();
    await page.goto(pathToFileURL(file).href);
    await page.setInputFiles('.drop input[type=file]', join(folder, 'records.csv'));
    return page;
  }

  it.each([
    ['throws as it starts', `throw new Error('${CELL}');`],
    ['throws while it is asked', onRun(`throw new Error('${CELL}');`)],
    ['leaves a promise that fails', onRun(`Promise.reject(new Error('${CELL}'));`)],
    ['ends without a word', onRun('setTimeout(close, 300);')],
  ])('that %s leaves a message, and no bar', async (_, before) => {
    const page = await opened(before);
    const said = () => page.locator('.working').textContent();
    await expect.poll(said, { timeout: 10_000 }).toContain('不具合');
    expect(await page.locator('progress').count()).toBe(0);
    expect(await page.content()).not.toContain(CELL);
    await page.close();
  });

  it('whose plan comes once other figures are asked shows none of the old ones', async () => {
    const page = await opened(LATE_PLAN);
    const toStep = (number: number) =>
      page
        .locator('.steps button')
        .nth(number - 1)
        .click();
    await page.waitForSelector('.notice.good');
    await toStep(4);
    // The scenario is there; its plan is not.
    await page.waitForSelector('textarea.code', { state: 'attached' });
    expect(await page.locator('.plan').count()).toBe(0);
    await toStep(3);
    await page.getByLabel('基準日').fill('2026-04-01');
    await page.keyboard.press('Enter');
    await toStep(4);
    const years = page.locator('.plan thead th.number');
    await years.first().waitFor();
    expect(await years.first().textContent()).toBe('令和8');
    await page.close();
  });
});
