// koshin.html opened from disk in a real Chromium: its steps with real files, the program's figures and bytes, and nothing that leaves.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import axe from 'axe-core';
import encoding from 'encoding-japanese';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packed, partsOf } from '../../scripts/ooxml.js';
import { openInputFile } from '../../src/host/input-file.js';
import { nodeHost } from '../../src/host/node-host.js';
import { createOutputFile } from '../../src/host/output-file.js';
import { main } from '../../src/main.js';
import { usualWeights } from '../../src/read/plain/weights.js';
import { ROOT } from '../cli/run-koshin.js';
import { figure, installedBrowser } from '../page/pages.js';
import { parquetFile, plainTexts } from '../read/parquet/parquet.js';
import { livesOf, registerFile, registerOn, USUAL } from '../support/histories/index.js';

const executablePath = installedBrowser();
/** The example is a quarter of a million records. */
const LONG = { timeout: 50_000 };
const PAGE = join(ROOT, 'dist/program/koshin.html');

/** Cards of invented people: birthdays and days of issue that differ from row to row. */
const ROWS = Array.from({ length: 400 }, (_, index) => ({
  born: `${1950 + (index % 50)}-${two(1 + (index % 12))}-${two(1 + (index % 28))}`,
  issued: `${2017 + (index % 8)}-${two(1 + ((index * 7) % 12))}-${two(1 + ((index * 5) % 28))}`,
  office: ['芝', '麻布', '赤坂'][index % 3] as string,
}));

/** Cards handed out to date, as municipalities publish them. */
const COUNTS = 'date,cumulative_cards\n2020-04-01,6787\n2021-04-01,10264\n2025-03-31,23644\n';
/** The same as a sheet gives it to the clipboard, and as people type. */
const PASTED = '2020-04-01\t6,787\n2021-04-01, 10264\n2025-03-31 ２３，６４４枚\n';

function two(number: number): string {
  return String(number).padStart(2, '0');
}

function csvOf(header: readonly string[], rows: readonly (readonly string[])[]): string {
  return [header, ...rows].map((row) => `${row.join(',')}\n`).join('');
}

let folder: string;
/** One for all command lines: each listens to what becomes of standard output. */
const node = nodeHost(process.stdout, usualWeights(1));

/** What the program makes of a command line, in the folder of the files: the file that it writes, or what it prints. */
async function program(...args: string[]): Promise<Buffer> {
  const said: string[] = [];
  const host = {
    ...node,
    language: 'ja' as const,
    write: async (data: string | Uint8Array) => void said.push(Buffer.from(data).toString()),
    warn: () => {},
    open: (path: string, digestAll: boolean) =>
      openInputFile(join(folder, path), digestAll, process.stdin, path),
    readText: (path: string) => readFileSync(join(folder, path), 'utf8'),
    create: (path: string) => createOutputFile(join(folder, path), []),
    isSameFile: (a: string, b: string) => a === b,
  };
  await main(args, host);
  const output = args[args.indexOf('-o') + 1];
  return args.includes('-o')
    ? readFileSync(join(folder, output ?? ''))
    : Buffer.from(said.join(''));
}

interface Row {
  readonly card: number;
  readonly certificate: number;
  readonly total: number;
}

async function rowsOf(...args: string[]): Promise<number[][]> {
  const { rows } = JSON.parse(String(await program('forecast', ...args, '--format', 'json'))) as {
    rows: Row[];
  };
  return rows.map(({ card, certificate, total }) => [card, certificate, total]);
}

// Locally the tests are left out where no browser is installed; in CI KOSHIN_REQUIRE_BROWSER=1 makes that a failure.
describe.skipIf(executablePath === undefined)('in Chromium, from disk, koshin.html', () => {
  let browser: Browser;
  let page: Page;
  const said: string[] = [];
  const asked: string[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'koshin-page-'));
    const plain = ROWS.map(({ born, issued, office }) => [born, issued, office]);
    const header = ['生年月日', '発行日', '支所'];
    writeFileSync(join(folder, 'records.csv'), csvOf(header, plain));
    const foreign = csvOf(['誕生日', '券面作成年月日', '窓口'], plain);
    writeFileSync(
      join(folder, 'foreign.csv'),
      Buffer.from(
        encoding.convert(encoding.stringToCode(foreign), { to: 'SJIS', from: 'UNICODE' }),
      ),
    );
    const named = plain.map((row, index) => [`港 ${'花子太郎次郎'.slice(index % 4)}`, ...row]);
    writeFileSync(join(folder, 'named.csv'), csvOf(['氏名', ...header], named));
    const rows = [header, ...plain];
    // A header to be chosen, quotation marks and a cell of two lines: what only the tolerant reader takes.
    const quoted = [
      ['生年月日(西暦)', '発行日', '備考'],
      ...plain.map(([a, b]) => [a, b, '上\n下']),
    ];
    const lines = quoted.map((row) => row.map((cell) => `"${cell}"`).join(','));
    writeFileSync(join(folder, 'quoted.csv'), `${lines.join('\r\n')}\r\n`);
    writeFileSync(join(folder, 'first.csv.gz'), gzipSync(csvOf(header, plain.slice(0, 150))));
    writeFileSync(join(folder, 'second.csv.gz'), gzipSync(csvOf(header, plain.slice(150))));
    // As most programs pack it, with snappy: here as one literal.
    const column = (name: string, values: readonly string[]) => {
      const bytes = plainTexts(values);
      const [size, last] = [bytes.length, bytes.length - 1];
      const literal = [(size & 127) | 128, size >> 7, 61 << 2, last & 255, last >> 8, ...bytes];
      const page = { kind: 'data' as const, bytes: literal, values: values.length, unpacked: size };
      return { name, codec: 1, pages: [page] };
    };
    writeFileSync(
      join(folder, 'records.parquet'),
      parquetFile(
        [
          column(
            'birth_date',
            ROWS.map(({ born }) => born),
          ),
          column(
            'card_issued_on',
            ROWS.map(({ issued }) => issued),
          ),
        ],
        ROWS.length,
      ),
    );
    const states = plain.map((row, index) => [...row, index % 9 === 0 ? '保留' : '有効']);
    writeFileSync(join(folder, 'states.csv'), csvOf([...header, '状態'], states));
    writeFileSync(join(folder, 'counts.csv'), COUNTS);
    const { day } = USUAL;
    const register = registerOn(livesOf({ ...USUAL, people: 2000 }), day);
    const form = { format: 'era' as const, recorded: false };
    writeFileSync(join(folder, 'register.csv'), registerFile(register, form));
    writeFileSync(
      join(folder, 'records.xlsx'),
      packed(partsOf({ sheets: [{ name: '記録', rows }] })),
    );
    const years = [
      { name: 'R6年度末', rows },
      { name: 'R5年度末', rows: rows.slice(0, 200) },
    ];
    writeFileSync(join(folder, 'sheets.xlsx'), packed(partsOf({ sheets: years })));
    browser = await chromium.launch({
      executablePath: executablePath as string,
      args: ['--no-sandbox'],
    });
    page = await browser.newPage({ viewport: { width: 1280, height: 800 }, acceptDownloads: true });
    page.on('console', (message) => said.push(message.text()));
    // Asked for once and for all: a key that is pressed at the same time may open the dialog before it is.
    page.on('filechooser', () => {});
    page.on('pageerror', (error) => said.push(error.message));
    page.on('request', (request) => asked.push(request.url()));
    await page.addInitScript(
      "addEventListener('securitypolicyviolation', (event) => console.log(event.violatedDirective));" +
        "window.print = () => console.log('print: ' + document.title)",
    );
    await page.goto(pathToFileURL(PAGE).href);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const toStep = (number: number) =>
    page
      .locator('.steps button')
      .nth(number - 1)
      .click();

  /** Opens files in place of those that are open. */
  async function open(...names: readonly string[]): Promise<void> {
    await idle();
    await toStep(1);
    const remove = page.locator('.files button').first();
    while ((await remove.count()) > 0) await remove.click();
    await page.setInputFiles(
      '.drop input[type=file]',
      names.map((name) => join(folder, name)),
    );
  }

  /** Presses Tab until an element has the keyboard, which must be somewhere to be seen all the way. */
  async function tabTo(selector: string, key = 'Tab'): Promise<void> {
    for (let presses = 0; presses < 90; presses += 1) {
      await page.keyboard.press(key);
      const seen = await page.evaluate<{ at: string; isThere: boolean; isMarked: boolean }>(
        `(() => {
          const at = document.activeElement;
          const shown = at.closest('label') ?? at;
          return {
            at: at.outerHTML.slice(0, 100),
            isThere: at.matches(${JSON.stringify(selector)}),
            isMarked: [at, shown].some((each) => getComputedStyle(each).outlineStyle !== 'none'),
          };
        })()`,
      );
      expect(seen.at).not.toMatch(/^<body/);
      expect(seen.isMarked, seen.at).toBe(true);
      if (seen.isThere) return;
    }
    throw new Error(`no key reaches ${selector}`);
  }

  /** What has the keyboard. */
  const keyboardAt = () => page.evaluate<string>('document.activeElement.id');

  /** A file that is saved when something is done. */
  async function saved(act: () => Promise<void>): Promise<Buffer> {
    const [download] = await Promise.all([page.waitForEvent('download'), act()]);
    return readFileSync(await download.path());
  }

  /** The table of the forecast, once it is there. */
  async function figures(): Promise<number[][]> {
    await toStep(3);
    await page.waitForSelector('.ward tbody tr');
    await idle();
    const cells = await page.$$eval('.ward tbody tr', (rows) =>
      rows.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent ?? '')),
    );
    return cells.map((row) => row.slice(0, 3).map(figure));
  }

  // Without a function made of text, which the page's policy refuses.
  const idle = () => page.locator('.working progress').waitFor({ state: 'detached' });

  it('reads a CSV as the program does', async () => {
    await open('records.csv');
    await page.waitForSelector('.keys');
    expect(await figures()).toEqual(await rowsOf('records.csv'));
  });

  it('saves what the program writes, byte for byte', async () => {
    await toStep(4);
    await page.waitForSelector('.plan');
    const slider = page.locator('.scenario .site input[type=range]').first();
    const before = await page.locator('.plan').textContent();
    await slider.fill('2');
    await expect.poll(() => page.locator('.plan').textContent()).not.toBe(before);
    const [scenario] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'シナリオを保存' }).click(),
    ]);
    await expect.poll(() => page.locator('.tools .said').textContent()).toContain('保存しました');
    const text = readFileSync(await scenario.path(), 'utf8');
    expect(text).toMatch(/windows: 2\b/);
    expect(text).toMatch(/^ +# 閉庁日/m);
    writeFileSync(join(folder, 'scenario.yaml'), text);
    // What is edited is planned before it is saved.
    await idle();
    await toStep(5);
    const lines = await page.$$eval('.outputs li', (items) =>
      items.map((item) => item.querySelector('code')?.textContent ?? ''),
    );
    expect(lines.length).toBeGreaterThan(12);
    for (const [index, line] of lines.entries()) {
      const button = page.locator('.outputs li').nth(index).locator('button').first();
      const [saved] = await Promise.all([page.waitForEvent('download'), button.click()]);
      await idle();
      const said = page.locator('.outputs li').nth(index).locator('[role=status]');
      expect(await said.textContent()).toContain(`「${saved.suggestedFilename()}」を保存しました`);
      // Dots are drawn by the browser at hand: this one, or the one that the program starts.
      if (saved.suggestedFilename().endsWith('.png')) continue;
      const own = readFileSync(await saved.path());
      const theirs = await program(...line.split(' ').slice(1));
      expect(own.equals(theirs), line).toBe(true);
    }
  });

  it('reads CP932 with other headers, once columns are chosen from lists', async () => {
    await open('foreign.csv');
    await page.waitForSelector('.notice.bad');
    // What the page says leads to its own lists, not to options of the command line.
    const findings = String(await page.locator('.findings').textContent());
    expect(findings).toContain('列の確認');
    expect(findings).not.toContain('--');
    const map = ['--map', 'birth_date=誕生日', '--map', 'card_issued_on=券面作成年月日'];
    for (const [header, meaning] of [
      ['誕生日', 'birth_date'],
      ['券面作成年月日', 'card_issued_on'],
    ] as const) {
      await page.getByLabel(`読み方: ${header}`).selectOption(meaning);
      await expect.poll(() => page.getByLabel(`読み方: ${header}`).inputValue()).toBe(meaning);
      await idle();
    }
    await page.waitForSelector('.notice.good');
    expect(await figures()).toEqual(await rowsOf('foreign.csv', ...map));
  });

  it('reads quoted cells of several lines, once a column is chosen', async () => {
    await open('quoted.csv');
    await page.waitForSelector('.notice.bad');
    // The header holds the name of the column that is missing.
    await page.getByRole('button', { name: '「生年月日」として読む' }).click();
    await page.waitForSelector('.notice.good');
    const map = ['--map', 'birth_date=生年月日(西暦)'];
    expect(await figures()).toEqual(await rowsOf('quoted.csv', ...map));
  });

  it('refuses personal data, and reads on without its column', async () => {
    await open('named.csv');
    await page.getByRole('button', { name: 'これらの列を除いて読む' }).click();
    await page.waitForSelector('.notice.good');
    expect(await page.content()).not.toContain('花子');
    expect(await figures()).toEqual(await rowsOf('records.csv'));
  });

  it('reads a workbook', async () => {
    await open('records.xlsx');
    await page.waitForSelector('.notice.good');
    expect(await figures()).toEqual(await rowsOf('records.xlsx'));
  });

  it('asks which sheet is meant, where several could be', async () => {
    await open('sheets.xlsx');
    await page.getByRole('button', { name: 'R6年度末' }).click();
    await page.waitForSelector('.notice.good');
    expect(await figures()).toEqual(await rowsOf('sheets.xlsx', '--sheet', 'R6年度末'));
  });

  it('reads Parquet, and several packed files at once', async () => {
    await open('records.parquet');
    await page.waitForSelector('.notice.good');
    expect(await figures()).toEqual(await rowsOf('records.parquet'));
    await open('first.csv.gz', 'second.csv.gz');
    await page.waitForSelector('.notice.good');
    expect(await figures()).toEqual(await rowsOf('records.csv'));
  });

  it('compares more identifiers than the memory holds, as the program does', async () => {
    const many = Array.from({ length: 270_000 }, (_, row) => {
      const { born, issued } = ROWS[row % ROWS.length] as (typeof ROWS)[number];
      return `${row < 269_990 ? row : row - 269_990},${born},${issued}\n`;
    });
    writeFileSync(
      join(folder, 'many.csv'),
      `record_id,birth_date,card_issued_on\n${many.join('')}`,
    );
    await open('many.csv');
    await page.waitForSelector('.notice.good', LONG);
    await idle();
    const said = await program('check', 'many.csv', '--format', 'json', '--lang', 'ja');
    const { findings } = JSON.parse(String(said)) as { findings: { message: string }[] };
    expect(findings.length).toBeGreaterThan(0);
    const shown = await page.$$eval('.findings li p:last-child', (texts) =>
      texts.map((text) => text.textContent),
    );
    expect(shown).toEqual(findings.map(({ message }) => message));
    expect(await figures()).toEqual(await rowsOf('many.csv'));
  });

  it('takes meanings of values from lists into a layout that the program and the page read', async () => {
    await open('states.csv');
    await page.getByLabel('保留 の意味').selectOption('active');
    await page.waitForSelector('.notice.good');
    const chosen = await figures();
    await toStep(2);
    const layout = await saved(() => page.getByRole('button', { name: 'layout.yaml' }).click());
    writeFileSync(join(folder, 'layout.yaml'), layout);
    expect(await rowsOf('states.csv', '--layout', 'layout.yaml')).toEqual(chosen);
    await open('layout.yaml', 'states.csv');
    await page.waitForSelector('.notice.good');
    await expect.poll(() => page.getByLabel('保留 の意味').inputValue(), LONG).toBe('active');
    expect(await figures()).toEqual(chosen);
    expect(chosen).toEqual(await rowsOf('records.csv'));
  });

  it('makes records of public counts that are typed', async () => {
    await idle();
    await toStep(1);
    await page.locator('#counts-text').fill(PASTED);
    await page.getByLabel('基準日').fill('2025-04-01');
    await page.getByRole('button', { name: 'この枚数を使う' }).click();
    await page.waitForSelector('.notice.good');
    const lag = ['--handover-lag', '30', '--leaves-per-year', '0.06'];
    const asOf = ['--as-of', '2025-04-01'];
    await program('expand', 'counts.csv', '--minor-share', '0.15', ...lag, ...asOf, '-o', 'c.csv');
    expect(await figures()).toEqual(await rowsOf('c.csv', ...asOf));
    await page.getByLabel('基準日').fill('');
    await page.keyboard.press('Enter');
  });

  it('learns by one click, and simulates with a bar and a way to stop', async () => {
    await open('register.csv');
    // A column that looks like the state of cards keeps all from being counted until it is said how it is read.
    await page.waitForSelector('.notice.bad');
    await page.getByLabel('読み方: カード運用状況').selectOption('status');
    await page.waitForSelector('.notice.good');
    await toStep(4);
    // The scenario of the records before stays, since it was changed.
    await page.getByRole('button', { name: 'この記録から作る' }).click();
    await page.waitForSelector('.plan tbody');
    const STATE = ['--map', 'status=カード運用状況'];
    const learned = String(await program('learn', 'register.csv', ...STATE, '--format', 'yaml'));
    const taken = /leaves_per_year: .*?base: ([\d.]+)/.exec(learned)?.[1];
    await page.getByRole('button', { name: '記録から前提を推定する' }).click();
    await expect.poll(() => page.locator('.tools .learned').textContent()).toContain('推定');
    const text = () => page.locator('textarea.code').inputValue();
    await expect
      .poll(text)
      .toMatch(new RegExp(`take_up: .*${/base: ([\d.]+)/.exec(learned)?.[1]}`));
    if (taken !== undefined) expect(await text()).toContain(taken);
    const simulation = page.getByRole('button', { name: '1日ごとに試算する' });
    await page.getByLabel('回数').fill('1000');
    await simulation.click();
    const bar = page.locator('main .bar');
    await bar.getByRole('button').click();
    await bar.waitFor({ state: 'detached' });
    expect(await page.locator('caption').count()).toBe(0);
    await page.getByLabel('回数').fill('2');
    await simulation.click();
    await expect.poll(() => page.locator('caption').textContent()).toContain('待ち日数');
  });

  it('plans with the years and the capacity that were asked of the forecast', async () => {
    await open('records.csv');
    await page.waitForSelector('.notice.good');
    await figures();
    await page.getByLabel('基準日').fill('2026-04-01');
    await page.getByLabel('予約可能件数 (年間)').fill('70');
    await page.keyboard.press('Enter');
    await idle();
    await toStep(4);
    await page.getByRole('button', { name: 'この記録から作る' }).click();
    await expect
      .poll(() => page.locator('textarea.code').inputValue())
      .toMatch(/^fiscal_years: \[ 2026, 2031 \]$[\s\S]*capacity: 70$/m);
    expect(await page.locator('.notice.bad').count()).toBe(0);
    await toStep(3);
    await page.getByLabel('基準日').fill('');
    await page.getByLabel('予約可能件数 (年間)').fill('');
    await page.keyboard.press('Enter');
  });

  it('edits what-ifs, what a site serves and a scenario’s own assumptions by fields', async () => {
    await open('records.csv');
    await page.waitForSelector('.notice.good');
    await toStep(4);
    await page.waitForSelector('.plan tbody');
    await idle();
    await page.getByRole('button', { name: 'この記録から作る' }).click();
    await idle();
    const text = () => page.locator('textarea.code').inputValue();
    /** The field of a text, typed and left. */
    const type = async (name: string, value: string) => {
      const field = page.getByRole('textbox', { name }).first();
      await field.fill(value);
      await field.press('Tab');
    };
    const demand = () => page.locator('.plan tbody').first().textContent();
    await type('最後の年度', '2031');
    await expect.poll(text).toMatch(/^fiscal_years: \[ 20\d\d, 2031 \]$/m);
    const before = await demand();
    await page.getByLabel('次期個人番号カード (公表済み・未施行)').first().check();
    await expect.poll(text).toContain('rules: [ next-generation-card ]');
    await type('適用開始日', '2020-04-01');
    await expect.poll(text).toContain('{ patch: next-generation-card, from: 2020-04-01 }');
    await expect.poll(demand).not.toBe(before);
    await type('満了済みのカードで来る割合', '２０');
    await expect.poll(text).toMatch(/^ {2}overdue_share:\s+card: 0.2$/m);
    const scenario = page.locator('.scenario').last();
    await scenario.getByText('このシナリオだけの前提').click();
    await scenario.getByLabel('前提を加える').selectOption('leaves_per_year');
    await expect.poll(text).toMatch(/^ {4}assumptions:\s+leaves_per_year: /m);
    await scenario.getByText('受け持つ手続と割合').first().click();
    await scenario.getByLabel('取り扱う手続').first().selectOption('certificate');
    await expect.poll(text).toContain('kinds: [ certificate ]');
    // More than the whole is said to be wrong, while the fields stay to be mended.
    await type('需要のうち受け持つ割合', '150');
    await page.waitForSelector('.notice.bad');
    await type('需要のうち受け持つ割合', '15.5');
    await page.waitForSelector('.notice.bad', { state: 'detached' });
    expect(await text()).toContain('share: 0.155');
    // What cannot be used is marked at its field, by the names that a person sees.
    const closes = page.getByLabel('月～金 終了').first();
    await closes.fill('9時半');
    await closes.press('Enter');
    await page.waitForSelector('.hours [aria-invalid]');
    expect(await closes.getAttribute('aria-invalid')).toBe('true');
    const said = await page.locator('.hours .wrong').textContent();
    expect(said).toContain('「月～金の開始・終了」を読み取れません');
    expect(said).toMatch(/^マイナンバーカードセンター開設 2025-04-01 から センター: /);
    expect(await page.locator('.notice.bad').textContent()).not.toContain('scenario.yaml:');
    await closes.fill('17:00');
    await closes.press('Enter');
    await page.waitForSelector('.hours [aria-invalid]', { state: 'detached' });
    const share = page.getByLabel('需要のうち受け持つ割合').first();
    await type('需要のうち受け持つ割合', '半分');
    expect(await share.getAttribute('aria-invalid')).toBe('true');
    expect(await share.inputValue()).toBe('半分');
    expect(await text()).toContain('share: 0.155');
    await type('需要のうち受け持つ割合', '15.5');
    await page.waitForSelector('[aria-invalid]', { state: 'detached' });
    await page.getByRole('button', { name: 'シナリオを追加' }).click();
    await expect.poll(() => page.locator('.scenario').count()).toBe(3);
    expect((await text()).match(/^ +# 閉庁日/gm)).toHaveLength(2);
    const file = await saved(() => page.getByRole('button', { name: 'シナリオを保存' }).click());
    writeFileSync(join(folder, 'fields.yaml'), file);
    const own = JSON.parse(
      String(await program('plan', 'fields.yaml', 'records.csv', '--format', 'json')),
    ) as { scenarios: { rows: { total: number }[] }[] };
    const totals = own.scenarios.map(({ rows }) => rows.map(({ total }) => total));
    const shown = await page.$$eval('.plan tbody', (bodies) =>
      bodies.map((body) =>
        [...(body.querySelector('tr')?.querySelectorAll('td') ?? [])].map(
          (cell) => cell.textContent ?? '',
        ),
      ),
    );
    expect(shown.map((row) => row.map(figure))).toEqual(totals);
    // A text that is no YAML keeps the last plan and offers the text to mend it.
    const good = await text();
    await page.getByText('文面で編集').first().click();
    await page.locator('textarea.code').fill('scenarios: [');
    await page.getByRole('button', { name: '反映' }).click();
    await page.waitForSelector('.notice.bad');
    expect(await page.locator('.scenario').count()).toBe(0);
    await page.locator('textarea.code').fill(good);
    await page.getByRole('button', { name: '反映' }).click();
    await page.waitForSelector('.notice.bad', { state: 'detached' });
    expect(await page.locator('.scenario').count()).toBe(3);
  });

  it('is worked by keys alone, from the choice of a file to what is saved', async () => {
    await open('records.csv');
    await page.waitForSelector('.notice.good');
    await idle();
    await tabTo('.steps li:first-child button', 'Shift+Tab');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.drop input');
    await tabTo('.drop input');
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.keyboard.press('Enter'),
    ]);
    await chooser.setFiles(join(folder, 'records.csv'));
    await page.waitForSelector('.notice.good');
    await expect.poll(keyboardAt).toBe('step-title');
    await idle();
    await tabTo('.notice.good button');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.ward tbody tr');
    await expect.poll(keyboardAt).toBe('step-title');
    await tabTo('.figure-button');
    await page.keyboard.press('Enter');
    await expect.poll(keyboardAt).toBe('reason-title');
    await expect.poll(() => page.locator('.reason').textContent()).toContain('26条1項');
    await tabTo('.reason-head button');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.className')).toBe('figure-button');
    await tabTo('.steps li:nth-child(4) button', 'Shift+Tab');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.plan tbody');
    const before = await page.locator('.plan').textContent();
    await tabTo('.panel input[type=range]');
    for (let step = 0; step < 5; step += 1) await page.keyboard.press('ArrowLeft');
    await expect.poll(() => page.locator('.plan').textContent()).not.toBe(before);
    await tabTo('.steps li:nth-child(5) button', 'Shift+Tab');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.outputs');
    await tabTo('.outputs li:nth-child(2) button ~ button');
    await page.keyboard.press('Enter');
    // What else was said is judged at the end.
    const isPrint = (each: string) => each.startsWith('print: マイナンバーカード');
    await expect.poll(() => said.some(isPrint), LONG).toBe(true);
    said.splice(said.findIndex(isPrint), 1);
    await tabTo('.outputs li:first-child button', 'Shift+Tab');
    const paper = await saved(() => page.keyboard.press('Enter'));
    expect(paper.subarray(0, 2).toString()).toBe('PK');
  });

  it('makes the bundled example, and marks it as invented', async () => {
    await toStep(1);
    await page.getByRole('button', { name: '公表表と同じになる例' }).click();
    await page.waitForSelector('.example');
    await expect.poll(() => page.locator('.ward').textContent(), LONG).toContain('6,416');
    expect((await figures())[0]).toEqual([6416, 34717, 41133]);
    expect(await page.locator('main .example').textContent()).toContain('架空');
    await page.locator('.ward tbody button').first().click();
    await expect.poll(() => page.locator('.reason').textContent()).toContain('平成27年度');
  });

  it('passes axe in both languages and schemes, step by step', async () => {
    await page.evaluate(axe.source);
    for (const switches of [[], ['English', 'Dark']]) {
      for (const name of switches) await page.getByRole('button', { name }).click();
      const width = switches.length === 0 ? 1280 : 1920;
      await page.setViewportSize({ width, height: 800 });
      for (const number of [1, 2, 3, 4, 5]) {
        await idle();
        await toStep(number);
        if (number === 4) {
          if (width === 1280) await page.getByRole('button', { name: 'この記録から作る' }).click();
          await page.waitForSelector('.plan');
        }
        const violations = await page.evaluate<string[]>(
          "axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html.slice(0, 120)).join(' | ')))",
        );
        expect(violations, `step ${number}`).toEqual([]);
        const widest = await page.evaluate<number>('document.documentElement.scrollWidth');
        expect(widest).toBeLessThanOrEqual(width);
      }
    }
  });

  it('asks for nothing, says nothing, and keeps to its policy', () => {
    expect(said).toEqual([]);
    expect(asked.filter((url) => !url.startsWith('blob:'))).toEqual([pathToFileURL(PAGE).href]);
  });
});
