// The paper: the ward's table to the cell, one text in HTML and Word, eras alone, the same bytes, whole in LibreOffice.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { emfOf } from '../../src/page/paper/emf.js';
import { inside, koshin, temporaryFolder } from '../cli/run-koshin.js';
import { repositoryJson } from '../support/law.js';
import { figure, tablesOf, textOf } from './pages.js';
import { wordPart, wordTexts } from './word-text.js';

const SCENARIOS = 'test/golden/paper.yaml';
const TABLE = '【今後のマイナンバーカード及び電子証明書の更新件数】（単位：件）';
const LANGUAGES = ['ja', 'en'] as const;
const folder = temporaryFolder();

async function paper(name: string, ...args: readonly string[]): Promise<Buffer> {
  const path = join(folder, name);
  const { code, stderr } = await inside(['report', ...args, '-o', path]);
  const said = new RegExp(
    `^${path}(?: written: the council paper| に書き出しました: 委員会資料)\n$`,
  );
  expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringMatching(said) });
  return readFileSync(path);
}

/** Paragraphs and cells of a page in order, as {@link wordTexts} has those of Word. */
function htmlTexts(page: string): string[] {
  const [, body = ''] = /<body>([\s\S]*)<\/body>/.exec(page) ?? [];
  return body
    .replace(/<svg[\s\S]*?<\/svg>/g, '')
    .replace(/<span class="number">([^<]*)<\/span>/g, '$1 ')
    .replace(/<span class="unit">/g, '</caption><caption>')
    .split(/<\/?(?:p|h1|h2|h3|th|td|li|caption|figcaption)\b[^>]*>/)
    .map((text) => textOf(text.replace(/<[^>]*>/g, '')))
    .filter((text) => text !== '');
}

const pages: Record<string, string> = {};
const words: Record<string, Buffer> = {};
beforeAll(async () => {
  for (const lang of LANGUAGES) {
    pages[lang] = String(await paper(`${lang}.html`, SCENARIOS, '--lang', lang));
    words[lang] = await paper(`${lang}.docx`, SCENARIOS, '--lang', lang);
  }
}, 240_000);

describe('the paper', () => {
  it('has the ward’s table to the cell, but for the one that is known to differ', () => {
    const published = repositoryJson('data/published/minato-2025-09-05.json') as {
      rows: Record<string, number>[];
    };
    const [head, ...printed] = tablesOf(pages['ja'] ?? '').get(TABLE) ?? [];
    expect(head).toEqual([
      '年　度',
      'カード',
      '電子証明書',
      '合　計',
      '過不足（見込）',
      '合計÷予約可能件数',
    ]);
    expect(printed.map(([year]) => year)).toEqual([7, 8, 9, 10, 11, 12].map((n) => `令和${n}年度`));
    const differing = printed.flatMap((row, index) => {
      const ward = published.rows[index] ?? {};
      const figures = row.slice(1).map(figure);
      const keys = ['card', 'certificate', 'total', 'surplus', 'utilization_percent'];
      return keys.flatMap((key, at) =>
        figures[at] === ward[key] ? [] : [`${row[0]} ${key} ${figures[at]} ${ward[key]}`],
      );
    });
    expect(differing).toEqual(['令和12年度 utilization_percent 161 160']);
  });

  it('has the ward’s order of sections', () => {
    const headings = [...(pages['ja'] ?? '').matchAll(/<h2>([\s\S]*?)<\/h2>/g)].map(
      ([, text = '']) => textOf(text.replace(/<[^>]*>/g, '')),
    );
    expect(headings).toEqual([
      '1背景',
      '2整備の方向性',
      '3運営',
      '4経費と財源',
      '5今後のスケジュール（予定）',
      '6計算の根拠とした規定',
    ]);
  });

  it('asks of each scenario what capacity and simulate say', async () => {
    const json = async <Scenario>(...args: readonly string[]) =>
      JSON.parse((await inside([...args, '--format', 'json'])).stdout) as {
        readonly scenarios: readonly Scenario[];
      };
    const needed = async (vary: string) => {
      const { scenarios } = await json<{ needed: Record<string, number | null>[] }>(
        ...['capacity', SCENARIOS, '--vary', vary],
      );
      return scenarios[1]?.needed.map((need) => need[vary]);
    };
    const simulated = await json<{ rows: { waiting_days: { p50: number; p90: number } }[] }>(
      ...['simulate', SCENARIOS, '--no-randomness'],
    );
    const [, ...rows] = tablesOf(pages['ja'] ?? '').get('【センター開設（センター）】') ?? [];
    const column = (at: number) => rows.map((row) => Number(row[at]));
    // No windows before the center opens: nothing that could be varied, though the plain figure is enough.
    expect(rows[0]?.slice(1, 3)).toEqual(['－', '－']);
    const later = (figures: readonly unknown[] | undefined) => figures?.slice(1);
    expect(later(column(1))).toEqual(later(await needed('windows')));
    expect(column(1)[5]).toBeGreaterThan(1);
    expect(later(column(2))).toEqual(later(await needed('saturdays')));
    const waits = simulated.scenarios[1]?.rows.map(({ waiting_days }) => waiting_days);
    expect(column(3)).toEqual(waits?.map(({ p50 }) => p50));
    expect(column(4)).toEqual(waits?.map(({ p90 }) => p90));
  });

  it('has a row for each scenario in the comparison, and costs in thousands of yen', () => {
    const tables = tablesOf(pages['ja'] ?? '');
    const [, ...compared] = tables.get('【シナリオの比較（令和7年度から令和12年度まで）】') ?? [];
    expect(compared.map(([name]) => name)).toEqual(['現状', 'センター開設']);
    const costs = tables.get('【「センター開設」の経費】（単位：千円）') ?? [];
    // 45,000,499 yen.
    expect(costs.find(([item]) => item === '整備費')?.[1]).toBe('45,000');
    expect(costs.flat()).not.toContain('1件当たり総経費');
  });

  it('says of scenarios that leave as many waiting that nothing changes', async () => {
    const path = join(folder, 'same.yaml');
    const scenario = (name: string) => `  - name: ${name}\n    capacity: 90000\n`;
    writeFileSync(
      path,
      `fiscal_years: [2025, 2030]\nscenarios:\n${scenario('甲')}${scenario('乙')}`,
    );
    const text = textOf(String(await paper('same.html', path, '--form', 'paper', '--lang', 'ja')));
    expect(text).toContain('「甲」でも「乙」でも0件であり、変わらない。');
    expect(text).not.toContain('となるのに対し');
  });

  it('has Japanese years alone, but in the annex', () => {
    expect(htmlTexts(pages['ja'] ?? '').filter((text) => /20[123]\d/.test(text))).toEqual([]);
    expect(htmlTexts(pages['en'] ?? '').filter((text) => /令和\d+年度/.test(text))).toEqual([
      '令和7年度以降は二つの更新期限が重なる。',
    ]);
  });

  it.each(LANGUAGES)('says the same in HTML and Word: %s', (lang) => {
    const said = htmlTexts(pages[lang] ?? '');
    expect(said.length).toBeGreaterThan(150);
    expect(wordTexts(words[lang] as Buffer)).toEqual(said);
  });

  it('has an annex when asked, and nothing of it otherwise', async () => {
    expect(pages['ja']).not.toMatch(/[0-9a-f]{64}|paper\.yaml|csv\.gz/);
    const withAnnex = await paper('annex.docx', SCENARIOS, '--annex');
    const texts = wordTexts(withAnnex);
    expect(texts).toContain('別紙　作成条件');
    expect(texts).toContain('paper.yaml');
    expect(texts.some((text) => /^[0-9a-f]{64}$/.test(text))).toBe(true);
  });

  it('marks a year of which but a part is counted, and says which days and what can be booked on them', async () => {
    const path = join(folder, 'part.html');
    const args = ['--as-of', '2025-12-01', '--capacity', '50000', '--lang', 'ja'];
    await inside(['report', SCENARIOS, ...args, '-o', path]);
    const page = readFileSync(path, 'utf8');
    const tables = tablesOf(page);
    const years = (caption: string) => tables.get(caption)?.map(([year]) => year);
    const marked = [7, 8, 9, 10, 11, 12].map((n) => (n === 7 ? '令和7年度※' : `令和${n}年度`));
    expect(years(TABLE)?.slice(1)).toEqual(marked);
    expect(years('【センター開設（センター）】')?.slice(1)).toEqual(marked);
    expect(tables.has('【シナリオの比較（令和7年度※から令和12年度まで）】')).toBe(true);
    const texts = htmlTexts(page);
    // 50,000 by days, half rounded up: 16,575.3.
    expect(texts).toContain(
      '※令和7年度は、令和7年12月1日から年度末まで（365日のうち121日）に更新が必要となる件数であり、過不足はこの期間の予約可能件数16,575件に対するものである。',
    );
    expect(texts.filter((text) => text.startsWith('※令和7年度は'))).toHaveLength(3);
    expect(texts).toContain(
      '令和7年度は、令和7年12月1日から年度末まで（365日のうち121日）の経費である。',
    );
    expect(texts.join('')).toContain(
      'ただし、令和7年度は令和7年12月1日から年度末までの121日分のみであり、予約可能件数もその分の16,575件とした。',
    );
    expect(pages['ja']).not.toContain('※令和');
    expect(texts.filter((text) => text.endsWith('は、上の表に含まない。'))).toEqual([
      expect.stringMatching(
        /^令和7年12月1日より前に満了し、その後更新されていないカード[\d,]+枚及び電子証明書[\d,]+件/,
      ),
    ]);
    expect(pages['ja']).not.toContain('上の表に含まない');
    expect(texts).toContain(
      'この表の予約可能件数（令和8年度は50,000件）は「現状」のもの（44,000件）とは異なる。1は前者、2以降は各シナリオの予約可能件数による。',
    );
    expect(pages['ja']).not.toContain('とは異なる');
  });

  it('is written without a scenario too, of figures and law alone', async () => {
    const texts = htmlTexts(String(await paper('plain.html', '--form', 'paper')));
    expect(texts.slice(0, 3)).toEqual([
      '※同梱の架空データによる例',
      'マイナンバーカード等の更新件数の見込みについて',
      '1 背景',
    ]);
    expect(texts).toContain('2 計算の根拠とした規定');
  });

  it.each([
    ['--form page of Word', ['-o', 'a.docx', '--form', 'page'], /always the paper/],
    ['--annex of a page', ['-o', 'a.html', '--form', 'page', '--annex'], /--annex/],
    ['--annex where nothing asks for a paper', ['-o', 'a.html', '--annex'], /--annex/],
    ['--form of a chart', ['-o', 'a.svg', '--form', 'paper'], /single chart/],
  ])('refuses %s', async (_, args, said) => {
    const { code, stderr } = await inside(['report', ...args]);
    expect(code).toBe(2);
    expect(stderr).toMatch(said);
  });
});

describe('the paper in Word', () => {
  it('has the same bytes each time, in every time zone, with the day of its figures', async () => {
    const there = join(folder, 'there.docx');
    const environment = { TZ: 'America/Los_Angeles' };
    expect((await koshin(['report', SCENARIOS, '-o', there], { environment })).code).toBe(0);
    expect(readFileSync(there).equals(words['ja'] as Buffer)).toBe(true);
    // The second and third of one process too.
    for (const name of ['second.docx', 'third.docx']) {
      const path = join(folder, name);
      expect((await inside(['report', SCENARIOS, '-o', path, '--lang', 'ja'])).code).toBe(0);
      expect(readFileSync(path).equals(words['ja'] as Buffer), name).toBe(true);
    }
    expect(
      wordPart(words['ja'] as Buffer, 'docProps/core.xml').match(/2025-04-01T00:00:00Z/g),
    ).toHaveLength(2);
  });

  it('has real headings with numbers, rows that repeat, fonts of offices, pictures with texts', () => {
    const document = wordPart(words['ja'] as Buffer, 'word/document.xml');
    expect(document.match(/<w:pStyle w:val="Heading1"\/>/g)).toHaveLength(6);
    expect(document.match(/<w:tblHeader\/>/g)).toHaveLength(
      document.match(/<w:tbl>/g)?.length ?? 0,
    );
    expect(document).toMatch(/<wp:docPr [^>]*descr="[^"]*令和8年度 63,910件/);
    expect(wordPart(words['ja'] as Buffer, 'word/styles.xml')).toContain('w:eastAsia="Yu Mincho"');
    expect(wordPart(words['ja'] as Buffer, 'word/fontTable.xml')).toContain('MS Mincho');
    const names = Object.keys(unzipSync(words['ja'] as Buffer));
    expect(names.filter((name) => name.endsWith('.emf'))).toHaveLength(2);
    expect(wordPart(words['ja'] as Buffer, '[Content_Types].xml')).toContain('image/x-emf');
  });
});

describe('a picture of a drawing', () => {
  const svg =
    '<svg viewBox="0 0 100 50"><rect width="10" height="5" x="1" y="2" fill="var(--card)"></rect>' +
    '<path d="M0 0l4 0l0 3Z" transform="translate(2 3)" fill="none" stroke="#a83505" stroke-width="2"></path>' +
    '<path d="M0 0L1 1" fill="none" stroke="#a83505" stroke-width="0"></path>' +
    '<text text-anchor="end" style="font-size:12px;" transform="translate(50 20)" fill="#17212e">A&amp;件</text></svg>';
  const { bytes } = emfOf(svg);
  const view = new DataView(bytes.buffer);
  const records: { type: number; at: number }[] = [];
  for (let at = 0; at < bytes.length; at += view.getUint32(at + 4, true)) {
    records.push({ type: view.getUint32(at, true), at });
  }

  it('is a metafile whose header counts its bytes and records', () => {
    expect(String.fromCharCode(...bytes.subarray(40, 44))).toBe(' EMF');
    expect(view.getUint32(48, true)).toBe(bytes.length);
    expect(view.getUint32(52, true)).toBe(records.length);
    expect(records.at(-1)?.type).toBe(14);
  });

  it('draws areas in the page’s colours where the drawing has them, and no line without a width', () => {
    const polygons = records.filter(({ type }) => type === 86).map(({ at }) => at);
    expect(polygons).toHaveLength(2);
    const [first = 0, second = 0] = polygons;
    const points = (at: number) =>
      Array.from({ length: view.getUint32(at + 24, true) }, (_, index) => [
        view.getInt16(at + 28 + index * 4, true),
        view.getInt16(at + 30 + index * 4, true),
      ]);
    expect(points(first)).toEqual([
      [10, 20],
      [110, 20],
      [110, 70],
      [10, 70],
    ]);
    expect(points(second)).toEqual([
      [20, 30],
      [60, 30],
      [60, 60],
    ]);
    expect(records.filter(({ type }) => type === 87)).toEqual([]);
    const brush = records.find(({ type }) => type === 39)?.at ?? 0;
    // #1f4583 as blue, green, red.
    expect(view.getUint32(brush + 16, true)).toBe(0x83451f);
  });

  it('has texts as texts', () => {
    const at = records.find(({ type }) => type === 84)?.at ?? 0;
    const length = view.getUint32(at + 44, true);
    const text = Array.from({ length }, (_, index) => view.getUint16(at + 76 + index * 2, true));
    expect(String.fromCharCode(...text)).toBe('A&件');
  });
});

const hasOffice = spawnSync('soffice', ['--version']).status === 0;
const isRequired = process.env['KOSHIN_REQUIRE_OFFICE'] === '1';
if (!hasOffice && !isRequired) {
  console.warn('LibreOffice (soffice) is not installed: the paper is not opened in it.');
}

describe.skipIf(!hasOffice && !isRequired)('the paper in LibreOffice', () => {
  it.each(LANGUAGES)(
    'loses no heading, no cell and no picture as PDF: %s',
    (lang) => {
      const at = join(folder, `office-${lang}`);
      mkdirSync(at);
      const file = join(at, 'paper.docx');
      writeFileSync(file, words[lang] as Buffer);
      const profile = `-env:UserInstallation=${pathToFileURL(join(folder, `profile-${lang}`))}`;
      const run = spawnSync('soffice', [
        profile,
        ...['--headless', '--convert-to', 'pdf', '--outdir', at, file],
      ]);
      expect(run.error).toBeUndefined();
      const { stdout, status } = spawnSync('pdftotext', ['-layout', join(at, 'paper.pdf'), '-'], {
        encoding: 'utf8',
      });
      expect(status).toBe(0);
      const squeezed = (text: string) => text.replace(/\s/g, '');
      const printed = squeezed(stdout);
      // A cell's text may stand on several lines, among those of its neighbours: its letters are all there.
      const headings = wordTexts(words[lang] as Buffer).filter((text) =>
        /^(?:\d|\(\d\)) /.test(text),
      );
      expect(headings.length).toBeGreaterThanOrEqual(10);
      for (const text of headings) expect(printed).toContain(squeezed(text));
      for (const cell of ['63,910', '145%', '70,714', '161%', '257,500']) {
        expect(printed).toContain(cell);
      }
      expect(printed).toContain(lang === 'ja' ? '△26,714' : '−26,714');
      // Texts of the charts are texts in the PDF too.
      expect(printed.match(/37,882/g)?.length).toBeGreaterThanOrEqual(2);
    },
    240_000,
  );
});
