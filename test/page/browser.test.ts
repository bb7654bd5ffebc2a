// In a real Chromium the report loads nothing, says nothing on the console, fits phone, laptop and A4, and passes axe.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';
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
    writeHardCase(folder);
    for (const language of ['ja', 'en']) {
      const output = join(folder, `hard-${language}.html`);
      await inside(['report', ...hardCase(folder), '--lang', language, '-o', output]);
      const many = ['--from', '2025', '--to', '2044', '--capacity', '40000', '--lang', language];
      const long = join(folder, `long-${language}.html`);
      await inside(['report', join(folder, 'hard.csv'), ...many, '-o', long]);
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
    // Words and structure are the same in every scheme; what is hidden differs with the size, colours with the scheme.
    const isLookedAt = size !== 'A4' && (size === 'phone') === (language === 'ja');
    const violations = isLookedAt
      ? await axeViolations(page, scheme === 'light' ? {} : { runOnly: ['color-contrast'] })
      : [];
    expect(violations).toEqual([]);
    await context.close();
  });

  const axeViolations = async (page: Page, options: axe.RunOptions) => {
    await page.evaluate(axe.source);
    return page.evaluate<string[]>(
      `axe.run(${JSON.stringify(options)}).then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html.slice(0, 100)).join(' | ')))`,
    );
  };

  const seen = async (
    name: string,
    [width, height]: readonly [number, number],
    look: (page: Page) => Promise<void>,
  ) => {
    const page = await browser.newPage({ viewport: { width, height } });
    await page.goto(pathToFileURL(join(folder, name)).href);
    await look(page);
    await page.close();
  };

  const DRAWN = (['ja', 'en'] as const).flatMap((language) =>
    [`${language}.html`, `hard-${language}.html`, `long-${language}.html`].flatMap((name) =>
      (['phone', 'laptop'] as const).map((size) => [name, size] as const),
    ),
  );
  it.each(DRAWN)('%s on a %s has charts that can be read', async (name, size) => {
    await seen(name, SIZES[size], async (page) => {
      expect(await page.evaluate<number>(TEXTS_DRAWN)).toBeGreaterThan(100);
      expect(await page.evaluate<string[]>(UNREADABLE)).toEqual([]);
    });
  });

  // English texts are the longer ones; names of one's own are as long in Japanese.
  const CHARTS = ['forecast', 'backlog', 'months', 'offices', 'bridge', 'scenarios', 'learned'];
  it.each([
    ...CHARTS.map((chart) => [chart, 'en'] as const),
    ...['offices', 'scenarios'].map((chart) => [chart, 'ja'] as const),
  ])('the chart %s alone can be read in %s, whatever the font', async (chart, language) => {
    const path = join(folder, `${chart}.svg`);
    const read = chart === 'learned' ? ['fixtures/registers/2026.csv.gz'] : hardCase(folder);
    const args = [...read, '--chart', chart, '--lang', language, '-o', path];
    await inside(['report', ...args]);
    const svg = readFileSync(path, 'utf8');
    writeFileSync(path, svg.replace(/font-family="[^"]*"/, 'font-family="DejaVu Sans"'));
    for (const file of [svg, readFileSync(path, 'utf8')]) {
      writeFileSync(path, file);
      await seen(`${chart}.svg`, [800, 800], async (page) => {
        expect(await page.evaluate<number>(TEXTS_DRAWN)).toBeGreaterThan(8);
        expect(await page.evaluate<string[]>(UNREADABLE)).toEqual([]);
      });
    }
  });

  it.each(['ja', 'en'])(
    'on a phone, in %s, breaks no word of the ward’s headings',
    async (language) => {
      for (const width of [360, 390]) {
        await seen(`${language}.html`, [width, 740], async (page) => {
          expect(await page.evaluate<string[]>(TORN_HEADINGS)).toEqual([]);
          expect(await page.evaluate<boolean>(WARD_SCROLLS)).toBe(false);
        });
      }
    },
  );

  it.each(['ja', 'en'])(
    'on paper, in %s, cuts no chart and shrinks none below four fifths',
    async (language) => {
      await seen(`hard-${language}.html`, SIZES.A4, async (page) => {
        await page.emulateMedia({ media: 'print' });
        const charts = await page.evaluate<{ share: number; height: number }[]>(PRINTED_CHARTS);
        expect(charts.length).toBeGreaterThan(6);
        for (const { share, height } of charts) {
          expect(share).toBeGreaterThanOrEqual(0.8);
          expect(height).toBeLessThan(850);
        }
      });
      // With scenarios above it, the first chart is still on the first page.
      await seen(`${language}.html`, SIZES.A4, async (page) => {
        await page.emulateMedia({ media: 'print' });
        const end =
          "document.querySelector('#forecast figure > svg.wide').getBoundingClientRect().bottom";
        expect(await page.evaluate<number>(end)).toBeLessThan(SIZES.A4[1]);
      });
    },
  );

  it.each(['ja', 'en'])('is printed without pages all but empty, in %s', async (language) => {
    const output = join(folder, `pages-${language}.pdf`);
    await inside(['report', '--lang', language, '-o', output]);
    expect(readFileSync(output, 'latin1').match(/\/Type \/Page\b/g)?.length).toBeLessThanOrEqual(7);
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
    const output = join(folder, 'again.pdf');
    const { code, stderr } = await inside(['report', '--lang', 'en', '-o', output]);
    expect(stderr).toBe(`${output} written: the report’s page\n`);
    expect(code).toBe(0);
    const made = readFileSync(output);
    expect(made.subarray(0, 5).toString()).toBe('%PDF-');
    expect(made.equals(readFileSync(join(folder, 'pages-en.pdf')))).toBe(true);
  });

  it('has its chart as the same PNG twice', { timeout: 120_000 }, async () => {
    const records = 'test/transcripts/records-offices.csv';
    const args = ['forecast', records, '--capacity', '90', '--suppress-below', '10'];
    const made = [];
    for (const name of ['a.png', 'b.png']) {
      const output = join(folder, name);
      const { code, stderr } = await inside([...args, '-o', output]);
      expect(stderr).toBe(`${output} written: a chart\n`);
      expect(code).toBe(0);
      made.push(readFileSync(output));
    }
    const [first = Buffer.alloc(0), second = Buffer.alloc(0)] = made;
    expect(first.subarray(0, 4).toString('latin1')).toBe('\x89PNG');
    expect(first.equals(second)).toBe(true);
    // Two dots for each pixel of the drawing.
    const svg = join(folder, 'a.svg');
    await inside([...args, '-o', svg]);
    const [, width, height] = /width="(\d+)" height="(\d+)"/.exec(readFileSync(svg, 'utf8')) ?? [];
    const size = [first.readUInt32BE(16), first.readUInt32BE(20)];
    expect(size).toEqual([2 * Number(width), 2 * Number(height)]);
  });
});

/** Records in which every step of the bridge moves the figures, with many offices and scenarios of long names. */
function writeHardCase(folder: string): void {
  const lines = Array.from({ length: 14 }, (_, office) => {
    const name =
      office % 2 === 0 ? `第${office + 1}地区総合支所` : `Branch Office Northwest ${office}`;
    return [
      `1990-02-10,2016-05-15,2021-06-01,${name},${2900 - office * 97}`,
      `2012-10-10,2018-05-15,2018-05-15,${name},${1700 + office * 83}`,
      `1985-10-10,2020-05-15,2022-08-15,${name},${800 + office * 41}`,
      `1979-03-10,2019-09-15,2021-02-15,${name},${1300 + office * 29}`,
    ];
  });
  writeFileSync(
    join(folder, 'hard.csv'),
    `birth_date,card_issued_on,user_cert_issued_on,office,count\n${lines.flat().join('\n')}\n`,
  );
  const scenarios = Array.from(
    { length: 14 },
    (_, index) =>
      `  - { name: 案${index + 1} 窓口を${index + 1}か所増やし土曜日も開庁する場合, capacity: ${9000 + index * 1900} }`,
  );
  writeFileSync(
    join(folder, 'hard.yaml'),
    `fiscal_years: [2025, 2030]\nscenarios:\n${scenarios.join('\n')}\n`,
  );
}

function hardCase(folder: string): string[] {
  const table = 'data/published/minato-2025-09-05.json';
  const capacity = '2025=19000,2026=26000,2028=22500';
  return [
    ...[join(folder, 'hard.yaml'), join(folder, 'hard.csv')],
    ...['--against', table, '--capacity', capacity],
  ];
}

const SHOWN_TEXTS = `
  [...document.querySelectorAll('svg text')].filter((text) => text.textContent.trim() !== '' && text.getClientRects().length > 0)`;

/** How many texts stand in charts. */
const TEXTS_DRAWN = `${SHOWN_TEXTS}.length`;

/**
 * Texts of charts that leave their chart, run into another, or are struck through by the line of capacity. A text's box
 * holds the room of its line; letters fill about the middle half.
 */
const UNREADABLE = `(() => {
  const boxes = ${SHOWN_TEXTS}.map((text) => {
    const { left, right, top, bottom } = text.getBoundingClientRect();
    const air = (bottom - top) * 0.24;
    // A text with the paper behind it hides the line where it runs.
    let behind = text.previousElementSibling;
    // Lines of one text, each with a frame that is not drawn, stand after their common ground.
    const isFrame = (each) => each.getAttribute('fill') === 'none' && !each.hasAttribute('stroke');
    while (behind && (behind.tagName === 'text' || isFrame(behind))) behind = behind.previousElementSibling;
    const hides = ['var(--paper)', '#ffffff'].includes(behind?.getAttribute('fill'));
    return { hides, text: text.textContent, svg: text.closest('svg'), left, right, top: top + air, bottom: bottom - air };
  });
  const found = [];
  boxes.forEach((box, index) => {
    const frame = box.svg.getBoundingClientRect();
    if (box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top || box.bottom > frame.bottom) {
      found.push('leaves the chart: ' + box.text);
    }
    for (const other of boxes.slice(index + 1)) {
      if (other.svg !== box.svg) continue;
      const across = Math.min(box.right, other.right) - Math.max(box.left, other.left);
      const down = Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top);
      if (across > 1 && down > 1) found.push('run into each other: ' + box.text + ' | ' + other.text);
    }
  });
  const drawn = ['#a83505', 'var(--capacity)'];
  for (const path of document.querySelectorAll('svg path[fill="none"]')) {
    if (!drawn.includes(path.getAttribute('stroke')) || path.getClientRects().length === 0) continue;
    const matrix = path.getScreenCTM();
    const length = path.getTotalLength();
    const struck = new Set();
    for (let at = 0; at <= length; at += 1) {
      const { x, y } = path.getPointAtLength(at).matrixTransform(matrix);
      for (const box of boxes) {
        if (!box.hides && box.svg === path.closest('svg') && x > box.left + 1 && x < box.right - 1 && y > box.top && y < box.bottom) {
          struck.add(box.text);
        }
      }
    }
    for (const text of struck) found.push('struck through: ' + text);
  }
  return found;
})()`;

/** Words in the headings of the ward's table that stand in two lines. */
const TORN_HEADINGS = `[...document.querySelectorAll('.ward thead th')].flatMap((heading) =>
  [...heading.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).flatMap((node) =>
    [...node.data.matchAll(/[^ ]+/g)].flatMap((word) => {
      const range = document.createRange();
      range.setStart(node, word.index);
      range.setEnd(node, word.index + word[0].length);
      return new Set([...range.getClientRects()].map(({ top }) => top)).size > 1 ? [word[0]] : [];
    }),
  ),
)`;

const WARD_SCROLLS = `(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)(document.querySelector('.ward .scroll'))`;

/** Charts as printed: how much of the width they take, but for the first, which shares its page with the table. */
const PRINTED_CHARTS = `[...document.querySelectorAll('section:not(#forecast) figure > svg.wide')].map((svg) => {
  const { width, height } = svg.getBoundingClientRect();
  const drawn = svg.viewBox.baseVal;
  return { share: Math.min(width / drawn.width, height / drawn.height) / (svg.parentElement.clientWidth / drawn.width), height };
})`;

/** On paper nothing scrolls: the right edge of the widest table counts. */
const WIDEST =
  "Math.max(...[...document.querySelectorAll('table')].map((table) => Math.ceil(table.getBoundingClientRect().right)))";
