// The report's figures are the forecast's, its page is whole in itself, and the same records give the same bytes.
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inside, koshin } from '../cli/run-koshin.js';
import { figure, tablesOf, textOf } from './pages.js';

const OFFICES = 'test/transcripts/records-offices.csv';
/** Whole years, long after the day of the records. */
const YEARS = ['--from', '2025', '--to', '2030'];
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
  return (await reportAndAdvice(name, args)).page;
}

/** A report, and what its maker was told beside it. */
async function reportAndAdvice(name: string, args: readonly string[]) {
  const path = join(folder, name);
  const { code, stdout, stderr } = await inside(['report', ...args, '-o', path]);
  expect(stderr).toMatch(
    /^(?:(?:Note|注意): [^\n]+\n)*[^\n]+ (?:written|に書き出しました): (?:the report’s page|a chart|報告書|グラフ)\n$/,
  );
  expect(stdout).toBe('');
  expect(code).toBe(0);
  return { page: readFileSync(path, 'utf8'), advice: stderr };
}

/** What a page says to its readers, without the provenance, in which options stand by their names. */
function spoken(page: string): string {
  const [body = ''] = /<body>[\s\S]*(?=<h3>(?:作成条件|Provenance)<)/.exec(page) ?? [];
  expect(body).not.toBe('');
  return textOf(body.replace(/<[^>]*>/g, '\n'));
}

/** The first sentences of a page. */
function headlineOf(page: string): string {
  return textOf(/<p class="headline[^"]*">([\s\S]*?)<\/p>/.exec(page)?.[1] ?? '');
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
    // What is to spare has its sign, as what is lacking has.
    expect(printed.map((row) => row[4])[0]).toBe('+2,867');
    expect(bundled).toMatch(/>\+2,867<\/text>/);
  });

  it('says first when capacity falls short, and by how much', () => {
    expect(headlineOf(bundled)).toBe(
      '令和8年度 (2026年度) は63,910件が見込まれ、予約可能件数44,000件を19,910件上回る (145%)。 ' +
        '不足が最も大きいのは令和12年度 (2030年度) で、過不足は△26,714件である (161%)。' +
        '処理しきれない分を繰り越すと、令和12年度末の繰越は46,027件となる。',
    );
  });

  it('carries the deficits over as DOMAIN figures say: 19,910, 29,931, 27,672, 19,313, 46,027', () => {
    const [, ...rows] = tablesOf(bundled).get('各年度末の繰越件数') ?? [];
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

  it('names at its head the records that the figures come from, and how many', async () => {
    const head = (page: string) => textOf(/<header>([\s\S]*?)<\/header>/.exec(page)?.[1] ?? '');
    expect(head(bundled)).toContain(
      '記録: minato-as-published.csv.gz (カード267,941枚、うち集計266,027枚)',
    );
    const four = Array.from({ length: 4 }, (_, index) => {
      const path = join(folder, `part-${index}.csv`);
      writeFileSync(path, `birth_date,card_issued_on,count\n1990-10-1${index},2020-05-15,7\n`);
      return path;
    });
    const scenario = join(folder, 'what-if.yaml');
    writeFileSync(
      scenario,
      'fiscal_years: [2025, 2026]\nscenarios:\n  - { name: A, capacity: 9 }\n',
    );
    expect(head(await report('four.html', [scenario, ...four, '--lang', 'en']))).toMatch(
      /Records: part-0\.csv, part-1\.csv, part-2\.csv and 1 more \(28 cards, 28 of them counted\)\s+Scenarios: what-if\.yaml$/,
    );
  });

  it('says in a sentence that table and law agree, in place of bars that are all alike', () => {
    const [section = ''] = /<section id="bridge"[\s\S]*?<\/section>/.exec(bundled) ?? [];
    expect(textOf(section)).toContain('どの年度も公表値と法令による件数が一致し、増減はない。');
    expect(section).not.toContain('<svg');
    expect(tablesOf(section).size).toBe(1);
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
      if (each.includes('<svg')) {
        expect(each.match(/<svg [^>]*role="img" aria-labelledby=/g)).toHaveLength(2);
        expect(each).toMatch(/<desc id="[^"]+">[^<]+<\/desc>/);
      } else {
        expect(each).toMatch(/<\/figcaption>\s*<p>[^<]+<\/p>/);
      }
      expect(each).toMatch(/<details[^>]*>[\s\S]*<caption>/);
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

  /** The section on the published table, its tables left out. */
  function bridgeOf(page: string): string {
    const [section = ''] = /<section id="bridge"[\s\S]*?<\/section>/.exec(page) ?? [];
    return textOf(section.replace(/<details[\s\S]*?<\/details>/g, ''));
  }

  it('says in its first sentence of which days a year is counted', async () => {
    const path = join(folder, 'part.html');
    await inside(['report', EVEN, '--as-of', '2025-12-01', '--lang', 'ja', '-o', path]);
    const [, said] =
      /<p class="headline[^>]*><strong>([^<]*)/.exec(readFileSync(path, 'utf8')) ?? [];
    expect(said).toMatch(
      /令和7年度 \(2025年度\) の 2025-12-01 以後の121日分 は[\d,]+件が見込まれ、予約可能件数14,586件を/,
    );
  });

  it('does not blame the law for what another capacity does', async () => {
    const page = await report('wide.html', ['--capacity', '60000', '--lang', 'en']);
    expect(bridgeOf(page)).toContain('at the capacity given: 44,000 and 60,000.');
    expect(bridgeOf(page)).not.toContain('a surplus under the law: FY');
    const hidden = await report('even-wide.html', [EVEN, '--capacity', '60000', '--lang', 'en']);
    expect(bridgeOf(hidden)).toContain(
      'Printed as a surplus, a deficit under the law: FY2025 (2,867, by law −11,022, 125%)',
    );
    const scenario = join(folder, 'wide.yaml');
    writeFileSync(
      scenario,
      'fiscal_years: [2025, 2030]\nscenarios:\n  - { name: A, capacity: 60000 }\n',
    );
    const planned = await report('planned.html', [scenario, '--lang', 'en']);
    expect(bridgeOf(planned)).not.toContain('a surplus under the law: FY');
  });

  it('draws no bridge to a table of one’s own that the law gives already, and no date it has not', async () => {
    const table = join(folder, 'own.csv');
    writeFileSync(table, (await inside(['forecast', EVEN, '--format', 'csv'])).stdout);
    for (const [lang, said, dangling] of [
      ['en', 'The table’s totals are already those by law', 'Published on'],
      ['ja', '表の合計は、どの年度も法令による件数と同じ', '公表日'],
    ] as const) {
      const page = await report('own.html', [EVEN, '--against', table, '--lang', lang]);
      expect(bridgeOf(page)).toContain(said);
      expect(bridgeOf(page)).not.toContain(dangling);
      expect(page).not.toContain('13,889');
      const [section = ''] = /<section id="bridge"[\s\S]*?<\/section>/.exec(page) ?? [];
      expect(section).not.toContain('<svg');
    }
  });

  it('tells all that comparing with the table found', async () => {
    const gap = join(folder, 'gap.csv');
    writeFileSync(gap, 'fiscal_year,total\n2024,5\n2025,41133\n2027,54021\n');
    const args = [EVEN, '--against', gap, '--from', '2025', '--lang', 'en'];
    // Without a capacity there is nothing to compare with.
    const refused = await inside(['report', ...args, '-o', join(folder, 'gap.html')]);
    expect(refused).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(
        'gap.csv: the table does not say the capacity of fiscal year',
      ),
    });
    const page = await report('gap.html', [...args, '--capacity', '44000']);
    expect(bridgeOf(page)).toContain('Not compared, since not counted: fiscal years 2024.');
    expect(bridgeOf(page)).toContain('since the table does not have them: fiscal years 2026.');
    const stale = await report('stale.html', ['--against', 'test/transcripts/stale-table.json']);
    expect(bridgeOf(stale)).toMatch(/表について既知の相違は、ここでは現れない: 令和/);
    // Where the shortcut shows it, it is known, whatever the law makes of the cell.
    const known = bridgeOf(await report('known.html', [EVEN]));
    expect(known).toContain('既知の相違: 令和12年度');
    expect(known).not.toContain('現れない');
  });

  it('says so where capacity suffices in every year', async () => {
    const page = await report('enough.html', [
      ...[OFFICES, ...YEARS],
      ...['--lang', 'en', '--capacity', '1000'],
    ]);
    expect(page).toContain('<html lang="en">');
    expect(page).toContain('<p class="headline enough">');
    expect(headlineOf(page)).toMatch(
      /^From FY2025 to FY2030 every year’s procedures can be booked\. The least room is in FY20\d\d: /,
    );
  });

  it('says first that a capacity nobody gave is Minato’s, and gives no bare verdict', async () => {
    const { page, advice } = await reportAndAdvice('borrowed.html', [OFFICES]);
    expect(page).not.toContain('class="headline enough"');
    const [, first = ''] = /<p class="headline"><strong>([\s\S]*?)<\/strong>/.exec(page) ?? [];
    expect(first).toContain('予約可能件数44,000件は港区の公表値であり');
    expect(bundled).not.toContain('当自治体の値ではない');
    // How to give one is for whoever makes the report.
    expect(advice).toContain('give your own with --capacity');
    const given = await reportAndAdvice('given.html', [OFFICES, '--capacity', '90']);
    expect(given.advice).not.toContain('--capacity');
  });

  it.each(['ja', 'en'])('in %s leaves a percentage of no capacity out', async (lang) => {
    const page = await report(`zero-${lang}.html`, [
      ...[OFFICES, ...YEARS],
      ...['--capacity', '0', '--lang', lang],
    ]);
    expect(headlineOf(page)).toMatch(
      lang === 'ja' ? /件数0件を115件上回る。/ : /be booked\. No other/,
    );
    expect(headlineOf(page)).not.toMatch(/[–%]/);
    const [keys = ''] = /<dl class="keys">[\s\S]*?<\/dl>/.exec(page) ?? [];
    expect(textOf(keys)).not.toMatch(/[–%]/);
    expect(page).not.toContain('(–)');
    // A month with something due is over any share of nothing, and drawn so.
    const svg = await report('zero.svg', [
      ...[OFFICES, ...YEARS],
      ...['--capacity', '0', '--chart', 'months'],
    ]);
    expect(svg.match(/fill="#b5401a"/g)).toHaveLength(4);
  });

  it('speaks to a council: no options, one style of Japanese, no stray spaces', async () => {
    const path = join(folder, 'exposed.csv');
    writeFileSync(path, 'birth_date,card_issued_on,office,count\n1990-10-10,2016-05-15,北,5\n');
    const cases: readonly (readonly string[])[] = [
      [],
      [OFFICES],
      [OFFICES, '--no-repeat-renewals', '--capacity', '2020=40,2027=0', '--against', TABLE],
      [path, '--suppress-below', '10'],
      ['test/transcripts/costs.yaml', OFFICES],
      ['data/scenario/scenario.ja.yaml', EVEN],
    ];
    for (const [index, args] of cases.entries()) {
      for (const lang of ['ja', 'en']) {
        const page = await report(`council-${index}.html`, [...args, '--lang', lang]);
        const text = spoken(page);
        expect(text).not.toMatch(/(?<![\w-])--[a-z]/);
        expect(text).not.toMatch(/(?:です|ます|ください|ません)[。\s]/);
        expect(text).not.toMatch(/[\p{sc=Hira}\p{sc=Kana}\p{sc=Han}] [はがのをに]/u);
      }
    }
  });

  it('tells its maker, not its readers, to hide what gives small counts away', async () => {
    const path = join(folder, 'one.csv');
    writeFileSync(path, 'birth_date,card_issued_on,office,count\n1990-10-10,2016-05-15,North,5\n');
    const { page, advice } = await reportAndAdvice('one.html', [path, '--suppress-below', '10']);
    expect(page).toContain('内訳が一つしかない年度は、合計から空欄の件数が分かる。');
    expect(page).not.toContain('公表しないこと');
    expect(advice).toContain('do not publish both');
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
    expect(svg.match(/fill="#8693a2"/g)?.length).toBeGreaterThanOrEqual(alone.length);
  });

  it('warns of small counts by office, and hides them when told to', async () => {
    const { page: shown, advice } = await reportAndAdvice('small.html', [OFFICES]);
    expect(shown).toContain('10件未満の数も表示している');
    expect(advice).toContain('--suppress-below 10');
    const forecast = await reportAndAdvice('small.svg', [OFFICES, '--chart', 'forecast']);
    expect(forecast.advice).not.toContain('--suppress-below');
    const args = [OFFICES, '--suppress-below', '10'];
    const { page: hidden, advice: none } = await reportAndAdvice('hidden.html', args);
    expect(hidden).not.toContain('10件未満の数も表示している');
    expect(none).not.toContain('--suppress-below');
    const rows = tablesOf(hidden).get('支所ごとの年度別更新件数 (目盛りは共通)') ?? [];
    const figures = rows.slice(1).flatMap((row) => row.slice(2));
    expect(figures).toContain('–');
    expect(figures.map(figure).filter((count) => count > 0 && count < 10)).toEqual([]);
  });

  it('leaves out on paper what a chart tells in full, and nothing else', async () => {
    const path = join(folder, 'millions.csv');
    writeFileSync(
      path,
      'birth_date,card_issued_on,count\n1990-10-10,2020-05-15,40000000\n1990-10-10,2018-05-15,40000000\n',
    );
    const leftOut = (page: string) =>
      ['forecast', 'backlog', 'months'].filter((id) =>
        new RegExp(`<section id="${id}"(?:(?!</section>)[\\s\\S])*<details class="repeated">`).test(
          page,
        ),
      );
    expect(leftOut(bundled)).toEqual(['forecast', 'months']);
    // Figures too long for the squares of the months, and a capacity that the legend cannot name.
    const dated = ['--capacity', '2020=100,2022=200'];
    expect(leftOut(await report('millions.html', [path, ...dated]))).toEqual([]);
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
      tablesOf(page).get('シナリオ別の来庁件数、前年度からの繰越、予約可能件数 (目盛りは共通)') ??
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

  it('says first what the scenarios come to, and then what falls due by law', async () => {
    const path = join(folder, 'headline.yaml');
    const [now, later] = ['{ name: now, capacity: 20 }', '{ name: later, capacity: 900 }'];
    writeFileSync(path, `fiscal_years: [2025, 2027]\nscenarios:\n  - ${now}\n  - ${later}\n`);
    const { stdout } = await inside(['plan', path, OFFICES, '--format', 'json']);
    const waiting = JSON.parse(stdout).scenarios[0].rows[2].carried_out as number;
    expect(waiting).toBeGreaterThan(0);
    const page = await report('headline.html', [path, OFFICES, '--lang', 'en']);
    const said = headlineOf(page);
    const end = `At the end of FY2027 ${waiting} wait with “now”, 0 wait with “later”.`;
    expect(said.startsWith(`${end} Of all that falls due by law: in FY20`)).toBe(true);
    expect([...page.matchAll(/<dd class="figure">([^<]*)</g)].map(([, text]) => text)).toEqual([
      String(waiting),
      '0',
    ]);
    writeFileSync(path, `fiscal_years: [2025, 2027]\nscenarios:\n  - ${later}\n`);
    const enough = await report('enough.html', [path, OFFICES, '--lang', 'en']);
    expect(headlineOf(enough)).toContain('With “later” nobody is left waiting');
    expect(enough).toContain('<p class="headline enough">');
  });

  it('shows many scenarios in several charts, each with its own figures', async () => {
    const names = Array.from({ length: 14 }, (_, index) => `Plan ${index + 10}`);
    const path = join(folder, 'fourteen.yaml');
    const list = names.map((name, index) => `  - { name: ${name}, capacity: ${index + 90} }`);
    writeFileSync(path, `fiscal_years: [2025, 2030]\nscenarios:\n${list.join('\n')}\n`);
    const page = await report('fourteen.html', [path, OFFICES]);
    const [section = ''] = /<section id="scenarios"[\s\S]*?<\/section>/.exec(page) ?? [];
    const figures = section.match(/<figure>[\s\S]*?<\/figure>/g) ?? [];
    expect(figures.length).toBeGreaterThan(1);
    const shown = figures.map((each) => {
      const [rows = []] = tablesOf(each).values();
      const inTable = [...new Set(rows.slice(1).map(([, name = '']) => name))];
      const [wide = ''] = /<svg class="wide"[\s\S]*?<\/svg>/.exec(each) ?? [];
      expect(names.filter((name) => wide.includes(`>${name}</text>`))).toEqual(inTable);
      return inTable;
    });
    expect(shown.flat()).toEqual(names);
  });

  it('shows what the scenarios cost, to the yen, and of which nothing is known', async () => {
    const costs = 'test/transcripts/costs.yaml';
    const page = await report('costs.html', [costs, OFFICES]);
    const { stdout } = await inside(['plan', costs, OFFICES, '--format', 'json']);
    const rows = JSON.parse(stdout).scenarios[1].rows as {
      costs: { gross: number; subsidy: number; net: number };
    }[];
    const printed = tablesOf(page).get('「center」の経費 (単位:円)') ?? [];
    const line = (name: string) =>
      (printed.find(([first]) => first === name) ?? []).slice(1).map(figure);
    expect(line('総経費')).toEqual(rows.map((row) => row.costs.gross));
    expect(line('補助金')).toEqual(rows.map((row) => row.costs.subsidy));
    expect(line('差引一般財源')).toEqual(rows.map((row) => row.costs.net));
    expect(page).toContain('交付決定後の経費に限る');
    expect(page.match(/「as it is」の経費: 記載がない/g)).toHaveLength(1);
    expect(page.indexOf('「as it is」の経費: 記載がない')).toBeLessThan(page.indexOf('id="basis"'));
  });
});

describe('names that every object has', () => {
  const NAMES = ['__proto__', 'constructor', 'hasOwnProperty', 'toString', 'valueOf'];
  const scenario = (name: string, sites: readonly string[]) =>
    `  - name: ${name}\n    capacity:\n      - from: 2025-04-01\n        sites:\n${sites
      .map((site) => `          - { name: ${site}, per_year: 3 }\n`)
      .join('')}`;

  /** The elements of an SVG, each attribute of which has a value, as XML asks; fails where one has not. */
  function elementsOf(svg: string): string[] {
    const open: string[] = [];
    const found: string[] = [];
    const rest = svg.replace(
      /<(\/?)([\w:]+)((?: [\w:-]+="[^"<&]*(?:&(?:amp|lt|gt|quot|#39);[^"<&]*)*")*) *(\/?)>/g,
      (_, closes: string, name: string, attributes: string, empty: string) => {
        if (closes) expect(open.pop()).toBe(name);
        else if (!empty) open.push(name);
        found.push(name + attributes);
        return '';
      },
    );
    expect(open).toEqual([]);
    expect(rest).not.toMatch(/[<>\u2060]/);
    return found;
  }

  it('are drawn as names of offices, scenarios and sites, in well-formed SVG', async () => {
    const path = join(folder, 'names.csv');
    const lines = NAMES.map((name) => `1990-10-10,2020-05-15,${name}`);
    writeFileSync(path, `birth_date,card_issued_on,office\n${lines.join('\n')}\n`);
    const file = join(folder, 'names.yaml');
    writeFileSync(
      file,
      `fiscal_years: [2025, 2027]\nscenarios:\n${scenario('__proto__', NAMES)}${scenario('constructor', ['芝'])}`,
    );
    const svg = await report('names.svg', [path, '--chart', 'offices']);
    const page = await report('names.html', [file, path]);
    for (const name of NAMES) expect(svg).toContain(`>${name}</text>`);
    for (const each of [svg, ...(page.match(/<svg[\s\S]*?<\/svg>/g) ?? [])]) {
      expect(elementsOf(each.trim()).length).toBeGreaterThan(10);
      expect(each).not.toMatch(/NaN|undefined/);
    }
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});

describe('a single chart', () => {
  const charts = ['forecast', 'backlog', 'months', 'offices', 'bridge'];
  it.each(charts.flatMap((chart) => ['ja', 'en'].map((lang) => [chart, lang] as const)))(
    '%s in %s is an SVG of its own, with a title to be seen and in plain colours',
    async (chart, lang) => {
      const args = [OFFICES, '--against', TABLE, '--chart', chart, '--lang', lang];
      const svg = await report(`${chart}.svg`, [...args, '--capacity', '50']);
      expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="800"/);
      expect(svg).not.toMatch(/var\(|<script|class=|NaN/);
      const [, title = ''] = /<title id="chart-title">([^<]+)<\/title>/.exec(svg) ?? [];
      const texts = [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text = '']) => text);
      // A long title stands in several lines.
      expect(texts.join(' ').replaceAll(' ', '')).toMatch(
        new RegExp(`^${title.replace(/[()]/g, '\\$&').replaceAll(' ', '')}`),
      );
      expect(texts.some((text) => text.includes('records-offices.csv'))).toBe(true);
      expect(svg).toMatch(/<desc id="chart-description">[^<]+<\/desc>/);
    },
  );

  it('names every step of the bridge in every year', async () => {
    const path = join(folder, 'steps.csv');
    writeFileSync(
      path,
      'birth_date,card_issued_on,user_cert_issued_on,count\n' +
        '1990-02-10,2016-05-15,2021-06-01,900\n2012-10-10,2018-05-15,2018-05-15,700\n' +
        '1985-10-10,2020-05-15,2022-08-15,800\n1970-06-01,2025-03-31,2025-03-31,1\n',
    );
    const args = [path, '--against', TABLE, '--chart', 'bridge', '--capacity', '900'];
    for (const [lang, steps] of [
      ['ja', ['公表値', '記録', '誕生日', '未成年', '証明書', '法令']],
      ['en', ['published', 'records', 'birthdays', 'minors', 'certificates', 'law']],
    ] as const) {
      const svg = await report('steps.svg', [...args, '--lang', lang]);
      for (const step of steps) {
        const inLegend = ['公表値', '法令', 'published', 'law'].includes(step) ? 1 : 0;
        expect(svg.split(`>${step}</text>`).length - 1 - inLegend, step).toBe(6);
      }
    }
  });

  it('says in a sentence that nothing waits, in place of an empty axis', async () => {
    const args = [OFFICES, '--capacity', '1000', '--chart', 'backlog'];
    const svg = await report('none-waiting.svg', args);
    expect(svg).toContain('>どの年度も繰越はない。</text>');
    expect(svg).not.toContain('<path');
    expect(
      await report('waiting.svg', [OFFICES, '--capacity', '9', '--chart', 'backlog']),
    ).toContain('<path');
  });

  it('is the same where forecast writes it, and says that the capacity is not one’s own', async () => {
    const path = join(folder, 'forecast.svg');
    const { code, stderr } = await inside(['forecast', OFFICES, '--lang', 'ja', '-o', path]);
    expect(code).toBe(0);
    expect(stderr).toContain('港区の公表値44,000件を用い');
    const [drawn, asReport] = [readFileSync(path, 'utf8'), await report('same.svg', [OFFICES])];
    expect(drawn).toBe(asReport);
    expect(drawn).toContain('>予約可能件数44,000件は港区の公表値である。</text>');
  });

  it.each([['--by', 'month'], ['--backtest', 'came.csv'], ['--provenance']])(
    'by forecast is of whole years alone: %j',
    async (...option) => {
      const { code, stderr } = await inside(['forecast', OFFICES, ...option, '-o', 'no.png']);
      expect(code).toBe(2);
      expect(stderr).toContain(`${option[0]} has no place in a chart in a file`);
    },
  );

  it('by forecast has no bar for a count that a tally hides', async () => {
    const [tally, path] = [join(folder, 'hidden.json'), join(folder, 'hidden.svg')];
    await inside(['tally', OFFICES, '--suppress-below', '100', '-o', tally]);
    const { code, stderr } = await inside(['forecast', '--tally', tally, '-o', path]);
    expect(code).toBe(2);
    expect(stderr).toContain('a year has a count that its tally hides');
    expect(readdirSync(folder)).not.toContain('hidden.svg');
  });

  it('is not written where there is nothing to draw', async () => {
    const path = join(folder, 'none.svg');
    const { code, stderr } = await inside(['report', OFFICES, '--chart', 'scenarios', '-o', path]);
    expect(code).toBe(2);
    expect(stderr).toContain('--chart scenarios: there is nothing to draw');
    expect(readdirSync(folder)).not.toContain('none.svg');
  });
});

describe('a scenario file among the files of records', () => {
  const scenario = 'test/transcripts/costs.yaml';
  it.each([
    ['report after the records', ['report', OFFICES, scenario, '-o', 'x.html']],
    ['report with two', ['report', scenario, scenario, '-o', 'x.html']],
    ['plan with two', ['plan', scenario, scenario]],
  ])('is told to stand first, alone: %s', async (_name, args) => {
    const { code, stderr } = await inside(args);
    expect(code).toBe(2);
    expect(stderr).toContain('costs.yaml: a scenario file stands before the files of records');
  });
});

describe('what a page tells of folders', () => {
  it('is nothing: files stand by their names, in the manifest by their paths', async () => {
    const records = join(folder, 'mine.csv');
    writeFileSync(records, 'birth_date,card_issued_on,count\n1990-10-10,2020-05-15,50\n');
    const table = join(folder, 'table.csv');
    writeFileSync(table, 'fiscal_year,total,capacity\n2025,50,90\n2026,1,90\n');
    const scenario = join(folder, 'own.yaml');
    writeFileSync(scenario, 'fiscal_years: [2025, 2026]\nscenarios: [{ name: A, capacity: 90 }]\n');
    const manifest = join(folder, 'manifest.json');
    const args = [scenario, records, '--against', table, '--manifest', manifest];
    const page = await report('folders.html', args);
    for (const name of ['mine.csv', 'table.csv', 'own.yaml']) expect(page).toContain(name);
    expect(page).not.toContain(folder);
    for (const path of [records, table, scenario]) {
      expect(readFileSync(manifest, 'utf8')).toContain(JSON.stringify(path));
    }
  });
});

describe('a PDF without a browser', () => {
  it('is refused before anything is read', async () => {
    const environment = { KOSHIN_CHROMIUM: join(folder, 'no-browser') };
    const args = ['report', join(folder, 'no-records.csv'), '-o', join(folder, 'none.pdf')];
    const { code, stderr } = await koshin(args, { environment });
    expect(code).toBe(2);
    expect(stderr).not.toContain('no-records.csv');
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

describe('a report that learns', () => {
  const REGISTER = 'test/transcripts/register.csv';
  const section = (page: string) =>
    (/<section id="learned"[\s\S]*?<\/section>\n/.exec(page) ?? [''])[0];

  it.each(['ja', 'en'])(
    'has the curve of learn, in %s, and no other figure moves',
    async (lang) => {
      const args = [REGISTER, '--capacity', '60', '--lang', lang];
      const [page, plain] = [
        await report('learns.html', [...args, '--learn']),
        await report('plain.html', args),
      ];
      const said = JSON.parse((await inside(['learn', REGISTER, '--format', 'json'])).stdout);
      const { base, low, high } = said.certificate.in_time;
      const [first, ...others] = [base, low, high].map((of: number) => `${(of * 100).toFixed(1)}%`);
      const [, description = ''] =
        /<desc id="learned-wide-description">([^<]+)<\/desc>/.exec(page) ?? [];
      expect(description).toContain(`${first} (${others.join(lang === 'ja' ? '〜' : ' to ')})`);
      expect(section(page)).toContain(`>${first}</text>`);
      expect(section(page)).toContain('tabindex="0"');
      expect(section(plain)).toBe('');
      const rest = page
        .replace(section(page), '')
        .replace(/<li><a href="#learned">[^<]*<\/a><\/li>\n/, '')
        .replace('<div><dt><code>learn</code></dt><dd><code>true</code></dd></div>\n', '');
      expect(rest).toBe(plain);
    },
  );

  it('tells no step of a few, in the drawing or in its table', async () => {
    const page = await report('few.html', [
      REGISTER,
      '--learn',
      '--capacity',
      '60',
      '--lang',
      'en',
    ]);
    const table = /<details>[\s\S]*?<\/details>/.exec(section(page))?.[0] ?? '';
    const shares = [...table.matchAll(/<tr><th[^>]*>[^<]*<\/th><td[^>]*>([\d.]+)%<\/td>/g)].map(
      ([, share]) => Number(share),
    );
    expect(shares.length).toBeGreaterThan(3);
    // 106 are followed: ten of them are some 9 % of all, and more of those still followed.
    const steps = shares.map((share, index) => share - (shares[index - 1] ?? 0));
    expect(steps.filter((step) => step > 0 && step < 9)).toEqual([]);
  });

  it('gives the chart that learn writes, and says so where there is nothing to draw', async () => {
    const path = join(folder, 'learn.svg');
    await inside(['learn', REGISTER, '--lang', 'ja', '-o', path]);
    expect(await report('learned.svg', [REGISTER, '--chart', 'learned'])).toBe(
      readFileSync(path, 'utf8'),
    );
    const young = join(folder, 'young.csv');
    writeFileSync(
      young,
      'birth_date,card_issued_on,user_cert_issued_on\n1990-02-10,2025-05-15,2025-05-15\n',
    );
    for (const [file, text] of [
      [OFFICES, 'No column says when user certificates were issued'],
      [young, 'there is no curve of when people come'],
    ] as const) {
      await inside(['report', file, '--chart', 'learned', '--lang', 'en', '-o', path]);
      expect(
        readFileSync(path, 'utf8')
          .replaceAll(/<[^>]*>/g, ' ')
          .replaceAll(/ +/g, ' '),
      ).toContain(text);
    }
  });

  it.each([
    [['--learn', '-o', 'no.docx'], 'a paper has no place for it'],
    [['--learn', '--form', 'paper', '-o', 'no.html'], 'a paper has no place for it'],
    [
      ['--learn', '--chart', 'months', '-o', 'no.svg'],
      '--chart learned does, and needs no --learn',
    ],
  ])('%j is refused', async (args, text) => {
    const { code, stderr } = await inside(['report', REGISTER, ...args]);
    expect(code).toBe(2);
    expect(stderr).toContain(text);
  });
});
