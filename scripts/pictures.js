// Makes the pictures of the report that the READMEs show: printed, one in each language, and a part of it on a dark screen;
// needs Chromium and poppler.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { findChromium } from '../dist/host/chromium.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const RECORDS = 'fixtures/minato-even-birthdays.csv.gz';
const folder = mkdtempSync(join(tmpdir(), 'koshin-pictures-'));
try {
  for (const language of ['ja', 'en']) {
    const pdf = join(folder, `${language}.pdf`);
    const args = ['bin/koshin.js', 'report', RECORDS, '--lang', language, '-o', pdf];
    execFileSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
    const picture = join(root, `docs/images/report-${language}`);
    execFileSync('pdftoppm', ['-r', '100', '-png', '-singlefile', '-l', '1', pdf, picture]);
  }
  const html = join(folder, 'ja.html');
  const args = ['bin/koshin.js', 'report', RECORDS, '--lang', 'ja', '-o', html];
  execFileSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  const browser = await chromium.launch({
    executablePath: findChromium(process.env),
    args: ['--no-sandbox'],
  });
  const page = await browser.newPage({
    ...{ viewport: { width: 880, height: 930 }, colorScheme: 'dark' },
  });
  await page.goto(pathToFileURL(html).href);
  const title = page.locator('h2', { hasText: '月別の更新件数' });
  await page.mouse.wheel(0, ((await title.boundingBox())?.y ?? 0) - 36);
  // A turn of the wheel comes to rest by itself.
  await page.waitForTimeout(500);
  await page.screenshot({ path: join(root, 'docs/images/report-ja-dark.png') });
  await browser.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
