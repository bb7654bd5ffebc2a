// The report's figures are the forecast's, its page is whole in itself, and the same records give the same bytes.
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inside, koshin } from '../cli/run-koshin.js';
import { figure, tablesOf, textOf } from './pages.js';

const OFFICES = 'test/transcripts/records-offices.csv';
const TABLE = 'data/published/minato-2025-09-05.json';
const EVEN = 'fixtures/minato-even-birthdays.csv.gz';

let folder: string;
let bundled: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'koshin-report-'));
  bundled = await report('bundled.html', []);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function report(name: string, args: readonly string[]): Promise<string> {
  const path = join(folder, name);
  const { code, stdout, stderr } = await inside(['report', ...args, '-o', path]);
  expect(stderr).toBe('');
  expect(stdout).toBe('');
  expect(code).toBe(0);
  return readFileSync(path, 'utf8');
}

async function csv(args: readonly string[]): Promise<string[][]> {
  const { stdout } = await inside([...args, '--format', 'csv']);
  return stdout
    .trim()
    .split('\n')
    .map((line) => line.split(','));
}

describe('a report of the bundled records', () => {
  it('prints the figures of the forecast as the ward does', async () => {
    const rows = (await csv(['forecast'])).slice(1);
    const [, ...printed] = tablesOf(bundled).get('年度別の更新件数と過不足 (単位:件)') ?? [];
    expect(printed.map((row) => row.slice(1).map(figure))).toEqual(
      rows.map(([, card, certificate, total, , surplus, percent]) =>
        [card, certificate, total, surplus, percent].map(Number),
      ),
    );
    expect(printed.map(([year]) => year)[1]).toBe('令和8年度');
  });

  it('says first when capacity falls short, and by how much', () => {
    const [, headline = ''] = /<p class="headline">([\s\S]*?)<\/p>/.exec(bundled) ?? [];
    expect(textOf(headline)).toBe(
      '令和8年度 (2026年度) は63,910件が見込まれ、予約可能件数44,000件を19,910件上回る (145%)。 ' +
        '不足が最も大きいのは令和12年度 (2030年度) で、△26,714件 (161%) となる。' +
        '処理しきれない分を持ち越すと、令和12年度末の待ちは46,027件となる。',
    );
  });

  it('carries the deficits over as DOMAIN figures say: 19,910, 29,931, 27,672, 19,313, 46,027', () => {
    const [, ...rows] = tablesOf(bundled).get('各年度末に残る待ち件数') ?? [];
    expect(rows.map((row) => figure(row.at(-1) ?? ''))).toEqual([
      0, 19910, 29931, 27672, 19313, 46027,
    ]);
  });

  it('has months and offices that add up to the years', () => {
    const tables = tablesOf(bundled);
    const totals = (tables.get('年度別の更新件数と過不足 (単位:件)') ?? [])
      .slice(1)
      .map((row) => figure(row[3] ?? ''));
    const months = (
      tables.get('満了月別の件数と、年間の予約可能件数の12分の1に対する割合') ?? []
    ).slice(1);
    expect(
      months.map((row) =>
        row
          .slice(1)
          .map(figure)
          .reduce((a, b) => a + b),
      ),
    ).toEqual(totals);
    const offices = (tables.get('支所ごとの年度別更新件数 (目盛りは共通)') ?? []).slice(1);
    const byYear = new Map<string, number>();
    for (const [, year = '', , , total = ''] of offices) {
      byYear.set(year, (byYear.get(year) ?? 0) + figure(total));
    }
    expect([...byYear.values()]).toEqual(totals);
  });

  it('tells of the known difference, the publication’s date and the records’ digest', async () => {
    expect(bundled).toContain('既知の相違: 令和12年度');
    expect(bundled).toContain('<time datetime="2025-09-05">2025-09-05</time>');
    const { stdout } = await inside(['forecast', '--format', 'json']);
    expect(bundled).toContain(JSON.parse(stdout).inputs[0].sha256);
  });

  it('is under 500 KB, names no address and holds no script', () => {
    expect(Buffer.byteLength(bundled)).toBeLessThan(500_000);
    expect(bundled).not.toMatch(/<script|\bon\w+=|javascript:/i);
    const addresses = bundled.match(/(?:https?:|src=|href=|url\()[^\s>]*/g) ?? [];
    expect(addresses.filter((each) => !/^href="(?:#|data:,)|^url\(#/.test(each))).toEqual([]);
  });

  it('has one h1, landmarks, and for each chart a text and a table', () => {
    expect(bundled.match(/<h1>/g)).toHaveLength(1);
    for (const landmark of ['<header>', '<main id="main">', '<nav aria-label', '<footer>']) {
      expect(bundled).toContain(landmark);
    }
    const figures = bundled.match(/<figure>[\s\S]*?<\/figure>/g) ?? [];
    expect(figures).toHaveLength(5);
    for (const each of figures) {
      expect(each.match(/<svg [^>]*role="img" aria-labelledby=/g)).toHaveLength(2);
      expect(each).toMatch(/<desc id="[^"]+">[^<]+<\/desc>/);
      expect(each).toMatch(/<details>[\s\S]*<caption>/);
    }
    const ids = [...bundled.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('is the same bytes under another time zone and locale', { timeout: 120_000 }, async () => {
    const path = join(folder, 'again.html');
    const environment = { TZ: 'Pacific/Kiritimati', LC_ALL: 'tr_TR.UTF-8' };
    const { code } = await koshin(['report', '-o', path], { environment });
    expect(code).toBe(0);
    expect(readFileSync(path, 'utf8')).toBe(bundled);
  });
});

describe('a report of other records', () => {
  it('does not speak of the published table unless asked to', async () => {
    const page = await report('offices.html', [OFFICES]);
    expect(page).not.toContain('id="bridge"');
    expect(page).not.toContain('2025-09-05');
    expect(page).not.toContain('架空の記録');
    expect(await report('against.html', [OFFICES, '--against', TABLE])).toContain('id="bridge"');
  });

  it('shows the bridge of reconcile, to the figure', async () => {
    const page = await report('even.html', [EVEN]);
    const { stdout } = await inside(['reconcile', EVEN, '--format', 'json']);
    const law = JSON.parse(stdout)
      .steps.at(-1)
      .rows.map((row: { total: number }) => row.total);
    const rows = tablesOf(page).get('年度別の公表値、法令の各要素による増減、法令による件数') ?? [];
    const last = rows.find(([step]) => step === '+ 以後のすべての更新 = 法令') ?? [];
    expect(last.slice(1).map(figure)).toEqual(law);
  });

  it('says so where capacity suffices in every year', async () => {
    const page = await report('enough.html', [OFFICES, '--lang', 'en', '--capacity', '1000']);
    expect(page).toContain('<html lang="en">');
    expect(textOf(/<p class="headline enough">([\s\S]*?)<\/p>/.exec(page)?.[1] ?? '')).toMatch(
      /^From FY2025 to FY2030 every year’s procedures can be booked\. The least room is in FY20\d\d: /,
    );
  });

  it('says first that a capacity nobody gave is Minato’s, and gives no bare verdict', async () => {
    const page = await report('borrowed.html', [OFFICES]);
    expect(page).not.toContain('class="headline enough"');
    const [, first = ''] = /<p class="headline"><strong>([\s\S]*?)<\/strong>/.exec(page) ?? [];
    expect(first).toContain('予約可能件数44,000件は港区の公表値であり');
    expect(bundled).not.toContain('自庁の値ではない');
  });

  it('shows offices in several charts of twelve at most, each with its own figures', async () => {
    const names = Array.from(
      { length: 40 },
      (_, index) => `Office ${String(index).padStart(2, '0')}`,
    );
    const lines = names.map((name) => `1990-10-10,2020-05-15,${name},40`);
    const path = join(folder, 'many.csv');
    writeFileSync(path, `birth_date,card_issued_on,office,count\n${lines.join('\n')}\n`);
    const page = await report('many.html', [path]);
    const [section = ''] = /<section id="offices"[\s\S]*?<\/section>/.exec(page) ?? [];
    const shown = (section.match(/<figure>[\s\S]*?<\/figure>/g) ?? []).map((each) => {
      const [rows = []] = tablesOf(each).values();
      return [...new Set(rows.slice(1).map(([office = '']) => office))];
    });
    expect(shown.length).toBeGreaterThan(1);
    expect(Math.max(...shown.map(({ length }) => length))).toBeLessThanOrEqual(12);
    expect(shown.flat()).toEqual(names);
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('draws a total whose parts are hidden, and says what the bar is', async () => {
    const path = join(folder, 'parts.csv');
    writeFileSync(
      path,
      'birth_date,card_issued_on,office,count\n' +
        '1990-10-10,2016-05-15,North,5\n1990-10-10,2021-05-15,North,400\n' +
        '1990-10-10,2016-05-15,South,7\n1990-10-10,2021-05-15,South,300\n',
    );
    const args = [path, '--suppress-below', '10'];
    const rows = tablesOf(await report('parts.html', args)).get(
      '支所ごとの年度別更新件数 (目盛りは共通)',
    );
    const alone = (rows ?? []).filter(([, , card, , total]) => card === '–' && total !== '–');
    expect(alone.length).toBeGreaterThan(1);
    const svg = await report('parts.svg', [...args, '--chart', 'offices']);
    expect(svg).toContain('合計 (内訳は非表示)');
    expect(svg.match(/fill="#8a97a6"/g)?.length).toBeGreaterThanOrEqual(alone.length);
  });

  it('warns of small counts by office, and hides them when told to', async () => {
    const shown = await report('small.html', [OFFICES]);
    expect(shown).toContain('--suppress-below 10 で秘匿すること');
    const hidden = await report('hidden.html', [OFFICES, '--suppress-below', '10']);
    expect(hidden).not.toContain('で秘匿すること');
    const rows = tablesOf(hidden).get('支所ごとの年度別更新件数 (目盛りは共通)') ?? [];
    const figures = rows.slice(1).flatMap((row) => row.slice(2));
    expect(figures).toContain('–');
    expect(figures.map(figure).filter((count) => count > 0 && count < 10)).toEqual([]);
  });

  it('has no offices where the records name none', async () => {
    const path = join(folder, 'plain.csv');
    writeFileSync(path, 'birth_date,card_issued_on,count\n1990-10-10,2020-05-15,5\n');
    expect(await report('plain.html', [path])).not.toContain('id="offices"');
  });
});

describe('a report with scenarios', () => {
  it('shows the plan’s figures, and names of scenarios as text alone', async () => {
    const name = '<script>alert(1)</script> & "A"';
    const path = join(folder, 'scenario.yaml');
    const text = `fiscal_years: [2025, 2027]\nscenarios:\n  - name: ${JSON.stringify(name)}\n    capacity: 90\n`;
    writeFileSync(path, text);
    const page = await report('scenario.html', [path, OFFICES]);
    expect(page).not.toContain('<script');
    expect(page).toContain('&lt;script&gt;');
    const { stdout } = await inside(['plan', path, OFFICES, '--format', 'json']);
    const plan = JSON.parse(stdout).scenarios[0].rows as { total: number; carried_out: number }[];
    const [, ...rows] =
      tablesOf(page).get('シナリオ別の来庁件数、前年度からの待ち、予約可能件数 (目盛りは共通)') ??
      [];
    expect(rows.map((row) => row[1])).toEqual([name, name, name]);
    expect(rows.map((row) => figure(row[2] ?? ''))).toEqual(plan.map(({ total }) => total));
    expect(rows.map((row) => figure(row[6] ?? ''))).toEqual(
      plan.map(({ carried_out }) => carried_out),
    );
    // The years and the capacity are the scenario's.
    const [, ...years] = tablesOf(page).get('年度別の更新件数と過不足 (単位:件)') ?? [];
    expect(years).toHaveLength(3);
    expect(page).toContain('予約可能件数 90件');
  });

  it('shows what the scenarios cost, to the yen, and of which nothing is known', async () => {
    const costs = 'test/transcripts/costs.yaml';
    const page = await report('costs.html', [costs, OFFICES]);
    const { stdout } = await inside(['plan', costs, OFFICES, '--format', 'json']);
    const rows = JSON.parse(stdout).scenarios[1].rows as {
      costs: { gross: number; subsidy: number; net: number };
    }[];
    const printed = tablesOf(page).get('center の経費 (単位:円)') ?? [];
    const line = (name: string) =>
      (printed.find(([first]) => first === name) ?? []).slice(1).map(figure);
    expect(line('総経費')).toEqual(rows.map((row) => row.costs.gross));
    expect(line('補助金')).toEqual(rows.map((row) => row.costs.subsidy));
    expect(line('差引一般財源')).toEqual(rows.map((row) => row.costs.net));
    expect(page).toContain('交付決定後の経費に限る');
    expect(page.match(/as it is の経費: 記載がない/g)).toHaveLength(1);
    expect(page.indexOf('as it is の経費: 記載がない')).toBeLessThan(page.indexOf('id="basis"'));
  });
});

describe('a single chart', () => {
  it.each(['forecast', 'backlog', 'months', 'offices', 'bridge'])(
    '%s is an SVG of its own, in plain colours',
    async (chart) => {
      const svg = await report(`${chart}.svg`, [OFFICES, '--against', TABLE, '--chart', chart]);
      expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="760"/);
      expect(svg).not.toMatch(/var\(|<script|class=|NaN/);
      expect(svg).toContain('<title id="chart-title">');
    },
  );

  it('is not written where there is nothing to draw', async () => {
    const path = join(folder, 'none.svg');
    const { code, stderr } = await inside(['report', OFFICES, '--chart', 'scenarios', '-o', path]);
    expect(code).toBe(2);
    expect(stderr).toContain('--chart scenarios: there is nothing to draw');
    expect(readdirSync(folder)).not.toContain('none.svg');
  });
});

describe('an output', () => {
  it('never replaces the scenario', async () => {
    const path = join(folder, 'kept.yaml');
    writeFileSync(path, 'fiscal_years: [2025, 2026]\nscenarios:\n  - { name: A, capacity: 90 }\n');
    const before = statSync(path).mtimeMs;
    const output = join(folder, 'kept.html');
    const { code } = await inside(['report', path, OFFICES, '-o', output, '--manifest', path]);
    expect(code).toBe(2);
    expect(statSync(path).mtimeMs).toBe(before);
  });
});
