// In a real Chromium the report loads nothing, says nothing on the console, fits phone, laptop and A4, and passes axe.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inside } from '../cli/run-koshin.js';
import { installedBrowser } from './pages.js';

const executablePath = installedBrowser();
const EVEN = 'fixtures/minato-even-birthdays.csv.gz';

/** A4 without its margins, in CSS pixels. */
const SIZES = { phone: [360, 740], laptop: [1280, 800], A4: [688, 1000] } as const;
const CASES = (['ja', 'en'] as const).flatMap((language) =>
  (['light', 'dark'] as const).flatMap((scheme) =>
    (Object.keys(SIZES) as (keyof typeof SIZES)[]).map((size) => [language, scheme, size] as const),
  ),
);

// Locally the tests are left out where no browser is installed; in CI KOSHIN_REQUIRE_BROWSER=1 makes that a failure.
describe.skipIf(executablePath === undefined)('in Chromium the report', () => {
  let folder: string;
  let browser: Browser;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'koshin-browser-'));
    for (const language of ['ja', 'en']) {
      const scenario = `data/scenario/scenario.${language}.yaml`;
      const output = join(folder, `${language}.html`);
      await inside(['report', scenario, EVEN, '--lang', language, '-o', output]);
    }
    browser = await chromium.launch({
      executablePath: executablePath as string,
      args: ['--no-sandbox'],
    });
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each(CASES)('%s, %s, %s: is quiet, fits and passes axe', async (language, scheme, size) => {
    const [width, height] = SIZES[size];
    // The page's own policy would refuse axe, which is put in from outside.
    const context = await browser.newContext({
      viewport: { width, height },
      colorScheme: scheme,
      bypassCSP: true,
    });
    const page = await context.newPage();
    if (size === 'A4') await page.emulateMedia({ media: 'print' });
    const said: string[] = [];
    const asked: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    page.on('pageerror', (error) => said.push(error.message));
    page.on('request', (request) => asked.push(request.url()));
    const url = pathToFileURL(join(folder, `${language}.html`)).href;
    await page.goto(url);
    expect(said).toEqual([]);
    expect(asked).toEqual([url]);
    const widest = await page.evaluate<number>(
      `Math.max(document.documentElement.scrollWidth, ${size === 'A4'} ? ${WIDEST} : 0)`,
    );
    expect(widest).toBeLessThanOrEqual(width);
    await page.evaluate(axe.source);
    const violations = await page.evaluate<string[]>(
      `axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html.slice(0, 100)).join(' | ')))`,
    );
    expect(violations).toEqual([]);
    await context.close();
  });

  it('opens without JavaScript, and follows its own policy without a word', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    const said: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    await page.goto(pathToFileURL(join(folder, 'ja.html')).href);
    expect(await page.title()).toContain('更新件数');
    expect(said).toEqual([]);
    await context.close();
  });

  it('is printed to the same PDF twice', { timeout: 120_000 }, async () => {
    const made = [];
    for (const name of ['a.pdf', 'b.pdf']) {
      const output = join(folder, name);
      const { code, stderr } = await inside([
        'report',
        'test/transcripts/records-offices.csv',
        '-o',
        output,
      ]);
      expect(stderr).toBe('');
      expect(code).toBe(0);
      made.push(readFileSync(output));
    }
    expect(made[0]?.subarray(0, 5).toString()).toBe('%PDF-');
    expect(made[0]?.equals(made[1] as Buffer)).toBe(true);
  });
});

/** On paper nothing scrolls: the right edge of the widest table counts. */
const WIDEST =
  "Math.max(...[...document.querySelectorAll('table')].map((table) => Math.ceil(table.getBoundingClientRect().right)))";
