// koshin.html for a reader who has the page alone: what the second step asks, all at once, and what it shows of columns and values.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packed, partsOf } from '../../scripts/ooxml.js';
import { koshin, ROOT } from '../cli/run-koshin.js';
import { installedBrowser } from '../page/pages.js';

const executablePath = installedBrowser();
const PAGE = join(ROOT, 'dist/program/koshin.html');

const two = (number: number) => String(number).padStart(2, '0');

/** Cards of invented people. */
const ROWS = Array.from({ length: 400 }, (_, index) => ({
  born: `${1950 + (index % 50)}-${two(1 + (index % 12))}-${two(1 + (index % 28))}`,
  issued: `${2017 + (index % 8)}-${two(1 + ((index * 7) % 12))}-${two(1 + ((index * 5) % 28))}`,
  state: index % 8 === 0 ? '失効' : index % 50 === 1 ? '返納' : index % 40 === 3 ? '保留' : '有効',
  kind: index % 4 === 0 ? '更新' : '新規',
  remark: index % 5 === 0 ? `ABC-${index % 7}` : '',
  name: ['美咲', '健太郎', '花'][index % 3] as string,
}));

describe.skipIf(executablePath === undefined)('in Chromium, a reader of koshin.html', () => {
  let folder: string;
  let browser: Browser;
  let page: Page;
  const said: string[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'koshin-reader-'));
    browser = await chromium.launch({
      executablePath: executablePath as string,
      args: ['--no-sandbox'],
    });
    page = await browser.newPage({ viewport: { width: 1280, height: 800 }, acceptDownloads: true });
    page.on('console', (message) => said.push(message.text()));
    page.on('pageerror', (error) => said.push(error.message));
    await page.goto(pathToFileURL(PAGE).href);
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
    expect(said).toEqual([]);
  });

  const idle = () => page.locator('.working progress').waitFor({ state: 'detached' });

  async function openFile(name: string, content: string | Uint8Array): Promise<void> {
    writeFileSync(join(folder, name), content);
    await idle();
    await page.locator('.steps button').first().click();
    const remove = page.locator('.files button').first();
    while ((await remove.count()) > 0) await remove.click();
    await page.setInputFiles('.drop input[type=file]', join(folder, name));
    await page.waitForSelector('.keys');
    await idle();
  }

  const table = (rows: readonly (readonly string[])[]) => rows.map((row) => `${row}\n`).join('');
  /** The rows of a table as texts of their cells, without what lists offer. */
  const cellsOf = (selector: string) =>
    page.$$eval(`${selector} tbody tr`, (rows) =>
      rows.map((row) =>
        [...row.querySelectorAll('th, td')].map(
          (cell) => cell.querySelector('select')?.value ?? cell.textContent ?? '',
        ),
      ),
    );

  const KNOWN = [
    ['生年月日', '発行日', '状態', '交付区分', '備考1', '呼び名'],
    ...ROWS.map(({ born, issued, state, kind, remark, name }) => [
      ...[born, issued, state, kind, remark, name],
    ]),
  ];
  const rowsWith = (state: string) => String(ROWS.filter((row) => row.state === state).length);

  it.each([
    ['csv', () => table(KNOWN)],
    ['csv.gz', () => gzipSync(table(KNOWN))],
    ['xlsx', () => packed(partsOf({ sheets: [{ name: '記録', rows: [['一覧'], ...KNOWN] }] }))],
  ])('sees each value with its meaning and rows in %s', async (ending, made) => {
    await openFile(`known.${ending}`, made());
    await expect
      .poll(() => cellsOf('.values'))
      .toEqual([
        ['状態', '保留', rowsWith('保留'), ''],
        // Fewer than ten are not told, nor what would tell them.
        ['状態', '有効', rowsWith('有効'), 'active'],
        ['状態', '失効', '–', 'lapsed'],
        ['状態', '返納', '–', 'returned'],
        ['交付区分', '新規', '300', 'new'],
        ['交付区分', '更新', '100', 'renewal'],
      ]);
    expect(Number(rowsWith('返納'))).toBeLessThan(10);
  });

  it('changes how a known value is read, and finds it in the layout that is saved', async () => {
    await openFile('change.csv', table(KNOWN));
    const counted = () => page.locator('.counted').textContent();
    await page.getByLabel('保留 の意味').selectOption('active');
    await expect.poll(counted).toContain('新規 ');
    await idle();
    await page.getByLabel('失効 の意味').selectOption('active');
    await page.waitForSelector('.notice.good');
    const active = ROWS.filter(({ state }) => state !== '返納').length;
    await expect.poll(counted).not.toContain('失効');
    const layout = async () => {
      const button = page.getByRole('button', { name: 'layout.yaml' });
      const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
      return readFileSync(await download.path(), 'utf8');
    };
    expect(await layout()).toMatch(/^values:\n {2}status:\n {4}保留: active\n {4}失効: active$/m);
    expect(active).toBe(392);
    // The usual meaning is nothing that a layout must say.
    await idle();
    await page.getByLabel('失効 の意味').selectOption('lapsed');
    await expect.poll(counted).toContain('失効');
    await idle();
    expect(await layout()).not.toMatch(/^ {4}失効/m);
  });

  it('sees numbers and forms of columns that are not read, and none of their cells', async () => {
    await openFile('forms.csv', table(KNOWN));
    await expect.poll(() => page.locator('.columns .muted').count()).toBe(2);
    const [, , , , remark, name] = await cellsOf('.columns');
    expect(remark?.slice(3)).toEqual(['320', 'AAA-0 のような形値は7種類']);
    expect(name?.slice(3)).toEqual(['0', '漢漢漢 のような形値は3種類']);
    const shown = await page.content();
    for (const cell of ['ABC-', '美咲', '健太郎']) expect(shown).not.toContain(cell);
  });

  it('is asked for all columns and values of a foreign file at once', async () => {
    const foreign = [
      ['生まれ', '作った日', '運用区分', '番号'],
      ...ROWS.map(({ born, issued, state }, index) => [born, issued, state, `${10 ** 11 + index}`]),
    ];
    const header = foreign[0] as string[];
    await openFile(
      'foreign.csv',
      table([
        [...header, '交付区分'],
        ...foreign.slice(1).map((row, index) => [...row, index % 3 === 0 ? '再' : '新規']),
      ]),
    );
    await expect.poll(() => page.locator('.columns tr.open .hint button').count()).toBe(2);
    expect(
      await page.$$eval('.columns .hint button', (all) => all.map((each) => each.textContent)),
    ).toEqual(['「生年月日」として読む', '「発行日」として読む']);
    const [born, issued, , number] = await cellsOf('.columns');
    expect([born?.[4], issued?.[4], number?.[4]]).toEqual([
      expect.stringContaining('日付 (1950～1999年)'),
      expect.stringContaining('日付 (2017～2024年)'),
      expect.stringContaining('数字12桁'),
    ]);
    // The value is asked for in the same round, before any row was counted.
    expect(await page.locator('.notice.bad').textContent()).toContain('再');
    expect(await page.locator('.keys .figure').first().textContent()).toBe('0');
    await page.getByLabel('再 の意味').selectOption('renewal');
    for (const place of [1, 2]) {
      await idle();
      await page.locator('.columns .hint button').first().click();
      await expect.poll(() => page.locator('.columns .hint button').count()).toBe(2 - place);
    }
  });

  it('shows no value of a state beside personal data, though no row was read', async () => {
    const names = ['港 花子', '芝 太郎', '佐藤 次郎', '鈴木 一郎'];
    const rows = ROWS.map(({ born, issued }, index) => [born, issued, names[index % 4] as string]);
    await openFile('people.csv', table([['生まれ', '作った日', '状態'], ...rows]));
    await expect.poll(() => page.locator('.columns .hint button').count()).toBe(2);
    expect(await page.locator('.values').count()).toBe(0);
    expect(await page.content()).not.toContain('太郎');
  });

  it('chooses columns by their places where no header is known', async () => {
    const bare = ROWS.map(({ born, issued, state }) => [
      born,
      issued,
      state === '保留' ? '有効' : state,
    ]);
    await openFile('bare.csv', table([['いち', 'に', 'さん'], ...bare]));
    await expect.poll(() => page.locator('.columns .hint button').count()).toBe(3);
    expect(await page.locator('.notice.bad').textContent()).toContain('(3)');
    expect((await cellsOf('.columns')).map(([, header]) => header)).toEqual(['(1)', '(2)', '(3)']);
    for (let left = 3; left > 0; left -= 1) {
      await idle();
      await page.locator('.columns .hint button').first().click();
      await expect.poll(() => page.locator('.columns .hint button').count()).toBe(left - 1);
    }
    await page.waitForSelector('.notice.good');
  });

  const hints = () =>
    page.$$eval('.columns tr.open', (rows) =>
      rows.map((row) => [
        row.querySelector('td')?.textContent,
        row.querySelector('.hint')?.textContent,
      ]),
    );

  it('is offered days by what they are called, in whatever order they are chosen', async () => {
    await page.reload();
    const days = ROWS.map(({ born, issued }) => [issued, issued, issued, born, '本庁']);
    await openFile(
      'days.csv',
      table([['受付年月日', '作成年月日', '引渡日', '生年月日(和暦)', '支所'], ...days]),
    );
    const all = [
      ['1', '「申請受付日」として読む'],
      ['2', '「発行日」として読む'],
      ['3', '「交付日」として読む'],
      ['4', '「生年月日」として読む'],
    ];
    await expect.poll(hints).toEqual(all);
    await page.getByLabel('読み方: 作成年月日').selectOption('birth_date');
    await idle();
    await expect.poll(hints).toEqual([all[0], all[2]]);
  });

  it('is offered no day by its form where several may be meant, and none that its days rule out', async () => {
    await page.reload();
    const days = ROWS.map(({ born, issued }) => [issued, issued, born]);
    await openFile('forms.csv', table([['いつか', 'その後', '生まれ'], ...days]));
    await expect.poll(hints).toEqual([['3', '「生年月日」として読む']]);
    await page.locator('.columns select').first().selectOption('applied_on');
    await idle();
    // What it holds is told before the choice, and not after: the file has been looked into again.
    await expect.poll(async () => (await cellsOf('.columns'))[0]?.[4]).not.toContain('日付');
    await expect.poll(hints).toEqual([['3', '「生年月日」として読む']]);
    await page.reload();
    await openFile(
      'late.csv',
      table([['生年月目', '発行日'], ...days.map((row) => row.slice(0, 2))]),
    );
    await page.waitForSelector('.columns td:has-text("日付")');
    expect(await hints()).toEqual([]);
  });

  it.each([
    ['csv', (rows: string[][]) => table(rows)],
    ['tsv', (rows: string[][]) => rows.map((row) => `${row.join('\t')}\n`).join('')],
    ['xlsx', (rows: string[][]) => packed(partsOf({ sheets: [{ name: '記録', rows }] }))],
  ])(
    'chooses columns below a title, and sees nothing of the title, in %s',
    async (ending, made) => {
      await page.reload();
      const rows = ROWS.map(({ born, issued, name }) => [born, issued, name]);
      const titled = [['秘密の交付一覧'], ['生まれ', '作った日', '呼び名'], ...rows];
      await openFile(`titled.${ending}`, made(titled));
      await expect.poll(() => page.locator('.columns .hint button').count()).toBe(2);
      const [born, issued] = await cellsOf('.columns');
      expect([born?.[4], issued?.[4]]).toEqual([
        expect.stringContaining('日付 (1950～1999年)'),
        expect.stringContaining('日付 (2017～2024年)'),
      ]);
      for (const left of [1, 0]) {
        await idle();
        await page.locator('.columns .hint button').first().click();
        await expect.poll(() => page.locator('.columns .hint button').count()).toBe(left);
      }
      await idle();
      await expect.poll(() => page.locator('.keys .figure').first().textContent()).toBe('400');
      expect(await page.content()).not.toContain('秘密');
    },
  );

  it('is told which published table stands there, and compares with one of its own', async () => {
    await openFile('plain.csv', table(KNOWN.slice(0).map((row) => row.slice(0, 2))));
    await page.waitForSelector('.notice.good');
    await page.locator('.steps button').nth(2).click();
    await page.waitForSelector('.ward tbody tr');
    await page.locator('#tab-bridge').click();
    const view = () => page.locator('#view').textContent();
    // Another ward's figures are not laid beside these unasked.
    await expect.poll(view).toContain('港区の公表表 (令和7年9月5日) だけです');
    await idle();
    expect(await page.locator('.bridge').count()).toBe(0);
    writeFileSync(join(folder, '本区.csv'), '年度,合計\n2025,41\n2026,42\n');
    await page.setInputFiles('#view input[type=file]', join(folder, '本区.csv'));
    await page.waitForSelector('.bridge');
    expect(await view()).toContain('「公表表 本区.csv」から');
    expect(await page.locator('.bridge tbody tr').first().textContent()).toBe('公表値4142');
    await page.getByRole('button', { name: '港区の表で見てみる' }).click();
    await expect
      .poll(() => page.locator('.bridge tbody tr').first().textContent())
      .toContain('41,133');
    expect(await view()).toContain('自庁の表ではありません');
  });

  const text = () => page.locator('textarea.code').inputValue();

  it('is told that what can be booked is another ward’s until it is given, and of which days a year is', async () => {
    await openFile('known.csv', table(KNOWN.filter(([, , state]) => state !== '保留')));
    await page.waitForSelector('.notice.good');
    const toStep = (number: number) =>
      page
        .locator('.steps button')
        .nth(number - 1)
        .click();
    await toStep(3);
    await page.locator('#tab-years').click();
    await page.waitForSelector('.ward tbody tr');
    await idle();
    const years = await page.$$eval('.ward tbody th', (heads) =>
      heads.map((head) => head.textContent),
    );
    expect(years[0]).toMatch(/^令和6年度\d{4}-\d{2}-\d{2}から$/);
    expect(years[1]).toBe('令和7年度');
    await toStep(5);
    const borrowed = () => page.locator('main .notice').allTextContents();
    expect((await borrowed()).join()).toContain('港区の公表値のまま');
    await page.getByRole('button', { name: '戻る: 見込む' }).click();
    await page.getByLabel('予約可能件数 (年間)').fill('9000');
    await page.keyboard.press('Tab');
    await idle();
    await toStep(5);
    expect(await borrowed()).toEqual([]);
    await toStep(3);
    await page.getByLabel('予約可能件数 (年間)').fill('');
    await page.keyboard.press('Tab');
    await idle();
  });

  it('is not offered to go on without rows where none would be left', async () => {
    const all = ROWS.map(({ born, issued }) => [born, issued, '保留']);
    await openFile('none.csv', table([['生年月日', '発行日', '状態'], ...all]));
    await page.waitForSelector('.notice.bad');
    const without = page.getByRole('button', { name: 'その行を除いて進める' });
    expect(await without.count()).toBe(0);
    const some = all.map((row, index) => (index === 0 ? [...row.slice(0, 2), '有効'] : row));
    await openFile('some.csv', table([['生年月日', '発行日', '状態'], ...some]));
    await page.waitForSelector('.notice.bad');
    expect(await without.count()).toBe(1);
  });

  it('is told how a scenario differs, and which values are examples', async () => {
    await openFile('plan.csv', table(KNOWN.map((row) => row.slice(0, 2))));
    await page.waitForSelector('.notice.good');
    await page.locator('.steps button').nth(3).click();
    await page.waitForSelector('.plan tbody');
    await idle();
    const main = () => page.locator('main').textContent();
    expect(await main()).toContain('「現状」は今のまま続ける場合');
    const unlike = await page.locator('.unlike').allTextContents();
    expect(unlike).toEqual([
      expect.stringMatching(
        /^「現状」との違い: 予約可能件数は .* から 年間\d+件、.* から センター \(窓口1\)/,
      ),
    ]);
    const notes = () => page.locator('.panel .origin').allTextContents();
    expect(await notes()).toContain('例の値 (年度末に待ちが残らない最少の数)');
    const leaves = page.getByLabel('1年に転出・死亡・返納する割合').last();
    const noteOf = async () =>
      page.locator(`[id="${await leaves.getAttribute('aria-describedby')}"]`).textContent();
    expect(await noteOf()).toBe('例の値');
    await leaves.fill('5');
    await leaves.press('Enter');
    await expect.poll(noteOf).toBe('入力した値');
    // What is stated alike is told as alike.
    await page.getByRole('button', { name: 'シナリオを追加' }).click();
    await expect.poll(() => page.locator('.unlike').count()).toBe(2);
  });

  it('is told what windows and hours begin with and come to, before anything changes', async () => {
    const scenario = page.locator('.scenario').first();
    const before = await text();
    await scenario.getByRole('button', { name: '窓口数と受付時間から計算する' }).click();
    const offer = scenario.locator('.notice');
    const told = String(await offer.textContent());
    expect(told).toContain('カード20分、電子証明書15分');
    expect(told).toContain('月～金 09:00–17:00');
    const [, year, comes] = /(令和\d+)年度は ([\d,]+)件/.exec(told) ?? [];
    expect(await text()).toBe(before);
    await scenario.getByRole('button', { name: 'やめる' }).click();
    expect(await offer.count()).toBe(0);
    await scenario.getByRole('button', { name: '窓口数と受付時間から計算する' }).click();
    await scenario.getByRole('button', { name: 'この値から始める' }).click();
    await expect.poll(text).not.toBe(before);
    const years = await page.locator('.plan thead th').allTextContents();
    const cells = () => page.locator('.plan tbody').first().locator('tr').nth(1).locator('td');
    // The head has a cell more, that of the scenarios.
    await expect
      .poll(() =>
        cells()
          .nth(years.indexOf(year ?? '') - 1)
          .textContent(),
      )
      .toBe(comes);
    const notes = await scenario.locator('.origin').allTextContents();
    expect(notes).toEqual(['例の値', '例の値', '例の値', '受付時間: 例の値']);
  });

  it('sees what is wrong at the field, and comes there from the message above', async () => {
    const field = page.getByLabel('適用開始日').last();
    const good = await field.inputValue();
    await field.fill('2025-13-01');
    await field.press('Enter');
    await expect.poll(() => field.getAttribute('aria-invalid')).toBe('true');
    const why = page.locator(`[id="${await field.getAttribute('aria-describedby')}"]`);
    expect(await why.textContent()).toContain('「適用開始日」');
    await page.locator('.wrong-list button').click();
    expect(await field.and(page.locator(':focus')).count()).toBe(1);
    await field.fill(good);
    await field.press('Enter');
    await page.waitForSelector('.wrong-list', { state: 'detached' });
    expect(await field.getAttribute('aria-invalid')).toBe(null);
    // A sum belongs to no single field.
    const timing = page.locator('.timing').first();
    const month = timing.getByLabel('満了月', { exact: true });
    const share = await month.inputValue();
    await month.fill('99');
    await month.press('Enter');
    await expect.poll(() => timing.locator('.wrong').count()).toBe(1);
    await month.fill(share);
    await month.press('Enter');
    await page.waitForSelector('.wrong-list', { state: 'detached' });
    // What is folded away opens.
    const scenario = page.locator('.scenario').last();
    await scenario.getByText('受け持つ手続と割合').first().click();
    const part = scenario.getByLabel('需要のうち受け持つ割合').first();
    await part.fill('150');
    await part.press('Enter');
    await page.waitForSelector('.wrong-list button');
    await scenario.getByText('受け持つ手続と割合').first().click();
    expect(await part.isVisible()).toBe(false);
    await page.locator('.wrong-list button').click();
    expect(await part.isVisible()).toBe(true);
    expect(await part.and(page.locator(':focus')).count()).toBe(1);
    await part.fill('');
    await part.press('Enter');
    await page.waitForSelector('.wrong-list', { state: 'detached' });
  });

  it('keeps a row of the comparison in sight on a low screen, all of it on a high one', async () => {
    const top = (selector: string) =>
      page.locator(selector).evaluate((each) => each.getBoundingClientRect().top);
    await page.locator('.scenario').last().scrollIntoViewIfNeeded();
    await page.evaluate('scrollTo(0, 1e6)');
    expect(await top('.results')).toBeLessThan(0);
    expect(await top('.strip')).toBe(0);
    const strip = await page.locator('.strip').boundingBox();
    expect(strip?.height).toBeLessThan(60);
    expect(await page.locator('.strip').textContent()).toMatch(/待ち/);
    await page.setViewportSize({ width: 1280, height: 1000 });
    await page.evaluate('scrollTo(0, 1e6)');
    expect(await top('.results')).toBe(0);
    expect(await page.locator('.strip').isVisible()).toBe(false);
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  it('is told of counts that were handed over that no template is fitted to them', async () => {
    const command = ['tally', join(folder, 'plan.csv'), '-o', join(folder, 'part.json')];
    expect((await koshin(command)).code).toBe(0);
    await page.locator('.steps button').first().click();
    await page.locator('.files button').first().click();
    await page.setInputFiles('.drop input[type=file]', join(folder, 'part.json'));
    await page.waitForSelector('.ward tbody tr');
    await idle();
    await page.locator('.steps button').nth(3).click();
    await idle();
    await page.getByRole('button', { name: 'この記録から作る' }).click();
    await expect
      .poll(() => page.locator('main').textContent())
      .toContain('この集計の件数には合わせていません');
    const origins = () => page.locator('.scenario .origin').allTextContents();
    await expect
      .poll(async () => [...new Set(await origins())])
      .toEqual(['例の値', '受付時間: 例の値']);
    expect((await origins()).length).toBeGreaterThan(4);
  });
});
