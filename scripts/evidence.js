// Writes docs/evidence.md, docs/evidence.ja.md and three lines of each README: the method held against what the government expected nationwide, every
// figure computed by the program itself. With --check nothing is written: a stale page is named, exit code 1.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nodeHost } from '../dist/host/node-host.js';
import { main } from '../dist/main.js';
import { IN_SHORT, MARKS, PAGES } from './evidence-pages.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const check = process.argv.includes('--check');
const host = nodeHost();
const folder = mkdtempSync(join(tmpdir(), 'koshin-evidence-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

const COUNTS = 'data/cohorts/national.csv';
/** @type {import('./evidence-pages.js').Published} */
const published = JSON.parse(readFileSync(join(root, 'data/published/national.json'), 'utf8'));
const points = readFileSync(join(root, COUNTS), 'utf8').trimEnd().split('\n');

/** @param {string} name @param {readonly string[]} lines */
function file(name, lines) {
  const path = join(folder, name);
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}

const expected = [
  'fiscal_year,card,certificate,total',
  ...published.expectations.map(({ fiscal_year, card = '', certificate = '', total }) =>
    [fiscal_year, card, certificate, total].join(','),
  ),
];
const ACTUALS = file('expected.csv', expected);

/** What a command prints. @param {readonly string[]} args */
async function run(...args) {
  let text = '';
  const status = await main(args, {
    ...host,
    language: 'en',
    warn: () => {},
    write: async (data) => {
      text += typeof data === 'string' ? data : Buffer.from(data).toString();
    },
  });
  if (status !== 0) throw new Error(`koshin ${args.join(' ')}: ${status}`);
  return text;
}

/**
 * What both methods would have said, by fiscal year and kind.
 * @param {string} counts @param {number} lag @param {string} leavers @param {readonly string[]} more
 * @returns {Promise<import('./evidence-pages.js').Compared>}
 */
async function compared(counts, lag, leavers, ...more) {
  const { rows, totals } = JSON.parse(
    await run(
      ...['backtest', counts, '--actuals', ACTUALS, '--handover-lag', String(lag)],
      ...['--leaves-per-year', leavers, ...more, '--format', 'json'],
    ),
  );
  return new Map(
    [...rows, ...totals].map((/** @type {any} */ row) => [`${row.fiscal_year} ${row.kind}`, row]),
  );
}

/** Certificates by law and by shortcut of the cards of one fiscal year. @param {number} year @param {number} cards */
async function cityOf(year, cards) {
  const counts = file('city.csv', ['fiscal_year,cards', `${year},${cards}`]);
  const asOf = `${year + 1}-04-01`;
  const records = join(folder, 'city-records.csv');
  await run('expand', counts, '--as-of', asOf, '-o', records);
  /** @param {string} method @returns {Promise<[first: number, second: number]>} */
  const said = async (method) => {
    const years = ['--from', String(year + 4), '--to', String(year + 5)];
    const { rows } = JSON.parse(
      await run(
        ...['forecast', records, '--as-of', asOf, ...years, '--method', method],
        ...['--no-repeat-renewals', '--format', 'json'],
      ),
    );
    return [rows[0].certificate, rows[1].certificate];
  };
  return { law: await said('birthday'), shortcut: await said('issue-year') };
}

const [header = '', ...rows] = points;
const cells = (/** @type {string} */ line) => line.split(',');
const issuedAt = cells(header).indexOf('cumulative_issued');
const handedOver = file(
  'handed-over.csv',
  points.map((line) => cells(line).toSpliced(issuedAt, 1).join(',')),
);
const sensitivity = [];
for (const leavers of ['0', '0.01']) {
  for (const lag of [0, 45, 90])
    sensitivity.push({ lag, leavers, figures: await compared(COUNTS, lag, leavers) });
}
// The first point and the last stay: without them the counts would have no beginning and no end.
const without = [];
for (let left = 1; left < rows.length - 1; left += 1) {
  const counts = file('fewer.csv', [header, ...rows.toSpliced(left, 1)]);
  without.push(await compared(counts, 45, '0.01'));
}
const kagoshima = published.cities.find(({ name }) => name.en === 'Kagoshima');

/** @type {import('./evidence-pages.js').Evidence} */
const evidence = {
  published,
  expected,
  points: rows.map((line) => cells(line)),
  chosen: await compared(COUNTS, 45, '0.01'),
  sensitivity,
  handedOver: await compared(handedOver, 0, '0'),
  someMinors: await compared(COUNTS, 45, '0.01', '--minor-share', '0.05'),
  without,
  kagoshima: await cityOf(2020, kagoshima?.cards ?? 0),
  tenThousand: await cityOf(2020, 10_000),
};

/** @type {[name: string, text: string][]} */
const texts = [
  ...Object.entries(PAGES).map(
    ([name, page]) =>
      /** @type {[string, string]} */ ([
        name,
        `<!-- Written by scripts/evidence.js; npm run accept writes it anew. -->\n\n${page(evidence)}\n`,
      ]),
  ),
  ...Object.entries(IN_SHORT).map(([name, lines]) => {
    const readme = readFileSync(join(root, name), 'utf8');
    if (!MARKS.test(readme)) throw new Error(`${name}: the marks of the evidence are gone`);
    return /** @type {[string, string]} */ ([name, readme.replace(MARKS, () => lines(evidence))]);
  }),
];
for (const [name, text] of texts) {
  const place = join(root, name);
  if (existsSync(place) && readFileSync(place, 'utf8') === text) continue;
  if (check) {
    console.error(`${name}: stale; run npm run accept`);
    process.exitCode = 1;
  } else {
    writeFileSync(place, text);
    console.log(`${name}: written`);
  }
}
