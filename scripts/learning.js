// How often the intervals that are learned from invented histories hold what these were made with: npm run learning.
//
//   node scripts/learning.js --runs 300 --people 2500
//   node scripts/learning.js --runs 300 --people 20000 --counters
//   node scripts/learning.js --runs 300 --people 2500 --leavers
//
// Without an option: take-up and timing of certificates, and what is known of cards. Take-up is held against what was
// assumed; months, and cards renewed in time, against what came in all histories together, since an end on the 31st has no
// day in the first month of its window.
//
// --counters: take-up fitted to what came at the counters in five years after an extract of 31 October 2021.
//
// --leavers: who left in a year, by the identifiers of two extracts.
//
// Not part of the tests: 300 histories of 2,500 people take a minute, of 250,000 an hour and more. A run's seed is its
// number, so the figures can be had again; --from begins with a later one.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { rolldown } from 'rolldown';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '300' },
    people: { type: 'string', default: '2500' },
    from: { type: 'string', default: '0' },
    since: { type: 'string' },
    counters: { type: 'boolean' },
    leavers: { type: 'boolean' },
  },
});
const [runs, people] = [Number(values.runs), Number(values.people)];
const first = Number(values.from);
const since = values.since === undefined ? undefined : Number(values.since);
const root = new URL('..', import.meta.url);

/** @returns {Promise<typeof import('../test/support/learned.js')>} */
async function bundled() {
  const bundle = await rolldown({
    cwd: fileURLToPath(root),
    input: 'test/support/learned.ts',
    platform: 'node',
    resolve: { extensionAlias: { '.js': ['.ts', '.js'] } },
  });
  const { output } = await bundle.generate({ format: 'esm', codeSplitting: false });
  await bundle.close();
  return import(`data:text/javascript;base64,${Buffer.from(output[0].code).toString('base64')}`);
}

const { addRealized, COUNTED, countedHistory, decodeRuleBook, learnedHistory, leftHistory, USUAL } =
  await bundled();
const rules = new URL('data/rules/', root);
const book = decodeRuleBook(
  readdirSync(rules)
    .sort()
    .map((name) => ({ name, json: JSON.parse(readFileSync(new URL(name, rules), 'utf8')) })),
);
if (!('rules' in book)) throw new Error('the rules do not decode');
const law = book;

/** The day of the extract that counters are held against. */
const EXTRACT_ON = 20211031;

/**
 * Estimates of one share, held against the truth.
 * @param {string} name
 */
function heldAgainst(name) {
  /** @type {{ low: number, base: number, high: number }[]} */
  const all = [];
  return {
    all,
    /** @param {number} truth */
    report(truth) {
      const mean = all.reduce((sum, { base }) => sum + base, 0) / all.length;
      const squares = all.reduce((sum, { base }) => sum + (base - mean) ** 2, 0);
      const spread = Math.sqrt(squares / (all.length - 1));
      const told = all.reduce((sum, { low, high }) => sum + (high - low) / (2 * 1.645), 0);
      const hold = all.filter(({ low, high }) => low <= truth && truth <= high).length;
      const error = (spread / Math.sqrt(all.length)).toFixed(5);
      console.log(`${name}: truth ${truth.toFixed(4)}, ${all.length} estimates`);
      console.log(`  mean ${mean.toFixed(5)}, bias ${(mean - truth).toFixed(5)} ± ${error}`);
      console.log(`  spread ${spread.toFixed(5)}, told ${(told / all.length).toFixed(5)}`);
      console.log(`  intervals that hold ${((hold / all.length) * 100).toFixed(1)} %`);
      return { held: hold, points: all.length };
    },
  };
}

/** Months with few people are none of a plan's. */
const SHARE_OF_A_PLAN = 0.02;

const seeds = Array.from({ length: runs }, (_, run) => run + first);
if (values.counters) learnCounters();
else if (values.leavers) learnLeavers();
else learnRecords();

function learnLeavers() {
  // Arrivals and losses are none of leaving, and identifiers see through both.
  const left = heldAgainst('leave in a year, by identifiers');
  for (const seed of seeds) {
    const { identified } = leftHistory({ ...USUAL, seed, people }, law);
    if (typeof identified === 'string') throw new Error(`run ${seed}: ${identified}`);
    left.all.push(identified.all.perYear);
  }
  left.report(1 - Math.exp(-USUAL.leavesPerYear));
}

function learnCounters() {
  const kinds = /** @type {const} */ (['certificate', 'card']);
  const of = kinds.map((kind) => ({
    kind,
    takeUp: heldAgainst(`take-up, ${kind}`),
    refused: /** @type {Record<string, number>} */ ({}),
    timed: 0,
  }));
  for (const seed of seeds) {
    const fits = countedHistory({ ...COUNTED, seed, people }, law, EXTRACT_ON);
    for (const each of of) {
      const fit = fits[each.kind];
      if ('why' in fit) each.refused[fit.why] = (each.refused[fit.why] ?? 0) + 1;
      else {
        each.takeUp.all.push(fit.takeUp);
        if (fit.spans.length > 0) each.timed += 1;
      }
    }
  }
  for (const { kind, takeUp, refused, timed } of of) {
    if (takeUp.all.length > 1) takeUp.report(COUNTED.takeUp[kind]);
    console.log(`  ${kind}: timing told in ${timed}, refused ${JSON.stringify(refused)}`);
  }
}

/**
 * Shares by month, each with the truth of that month.
 * @param {string} name
 * @param {readonly { readonly [month: string]: { low: number, base: number, high: number } }[]} learned
 * @param {Readonly<Record<string, number>>} truth
 */
function reportMonths(name, learned, truth) {
  const sums = { held: 0, points: 0 };
  for (const [month, share] of Object.entries(truth).sort(([a], [b]) => Number(a) - Number(b))) {
    if (share < SHARE_OF_A_PLAN) continue;
    const of = heldAgainst(`${name}, month ${month}`);
    for (const each of learned) of.all.push(each[month] ?? { low: 0, base: 0, high: 0 });
    const { held, points } = of.report(share);
    sums.held += held;
    sums.points += points;
  }
  const share = ((sums.held / sums.points) * 100).toFixed(1);
  console.log(`${name}: intervals of months that hold ${share} %\n`);
}

function learnRecords() {
  const takeUp = heldAgainst('take-up, certificate');
  const inTime = heldAgainst('card renewed by the last day');
  /** @type {Record<string, { low: number, base: number, high: number }>[]} */
  const months = [];
  /** @type {Record<string, { low: number, base: number, high: number }>[]} */
  const cardMonths = [];
  const realized = [];
  const realizedCards = [];
  let due = 0;
  for (const seed of seeds) {
    const history = learnedHistory({ ...USUAL, seed, people }, law, since);
    const { learned, card } = history;
    if (learned.takeUp === undefined) throw new Error(`run ${seed} has nobody followed for a year`);
    takeUp.all.push(learned.takeUp);
    if (card.inTime) inTime.all.push(card.inTime);
    due += learned.due;
    const byMonth = (/** @type {typeof learned.leadLag} */ shares) =>
      Object.fromEntries(shares.map(({ month, share }) => [String(month), share]));
    months.push(byMonth(learned.leadLag));
    cardMonths.push(byMonth(card.leadLag));
    realized.push(history.realizedCertificates);
    realizedCards.push(history.realizedCards);
  }
  console.log(
    `${runs} histories of ${people} people, ${Math.round(due / runs)} certificates due\n`,
  );
  takeUp.report(USUAL.takeUp.certificate);
  const came = addRealized(realized);
  console.log(`  came in all histories together ${(came.came / came.due).toFixed(5)}\n`);
  reportMonths('certificates', months, came.leadLagMonths);
  const cards = addRealized(realizedCards);
  if (inTime.all.length > 1) inTime.report(cards.inTime / cards.due);
  reportMonths('cards renewed in time', cardMonths, cards.inTimeMonths);
}
