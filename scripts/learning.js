// How often the intervals that are learned from invented histories hold what these were made with: npm run learning.
//
//   node scripts/learning.js --runs 300 --people 2500
//   node scripts/learning.js --runs 300 --people 20000 --counters
//   node scripts/learning.js --runs 300 --people 2500 --leavers
//
// --counters: take-up fitted to what came at the counters in five years after an extract of 31 October 2021.
//
// --leavers: who left in a year, by the identifiers of two extracts.
//
// Not part of the tests: 300 histories take minutes. A run's seed is its number, so the figures can be had again.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { rolldown } from 'rolldown';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '300' },
    people: { type: 'string', default: '2500' },
    since: { type: 'string' },
    counters: { type: 'boolean' },
    leavers: { type: 'boolean' },
  },
});
const [runs, people] = [Number(values.runs), Number(values.people)];
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

const { COUNTED, countedHistory, decodeRuleBook, learnedHistory, leftHistory, USUAL } =
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

/** Estimates of one share, held against the share that was assumed. @param {number} truth */
function held(truth) {
  /** @type {{ low: number, base: number, high: number }[]} */
  const all = [];
  return {
    all,
    report(/** @type {string} */ name) {
      const mean = all.reduce((sum, { base }) => sum + base, 0) / all.length;
      const squares = all.reduce((sum, { base }) => sum + (base - mean) ** 2, 0);
      const spread = Math.sqrt(squares / (all.length - 1));
      const told = all.reduce((sum, { low, high }) => sum + (high - low) / (2 * 1.645), 0);
      const hold = all.filter(({ low, high }) => low <= truth && truth <= high).length;
      const error = (spread / Math.sqrt(all.length)).toFixed(4);
      console.log(`${name}: assumed ${truth}, ${all.length} estimates`);
      console.log(`  mean ${mean.toFixed(4)}, bias ${(mean - truth).toFixed(4)} ± ${error}`);
      console.log(`  spread ${spread.toFixed(4)}, told ${(told / all.length).toFixed(4)}`);
      console.log(`  intervals that hold ${((hold / all.length) * 100).toFixed(1)} %`);
    },
  };
}

if (values.counters) learnCounters();
else if (values.leavers) learnLeavers();
else learnRecords();

function learnLeavers() {
  // Arrivals and losses are none of leaving, and identifiers see through both.
  const left = held(1 - Math.exp(-USUAL.leavesPerYear));
  for (let run = 0; run < runs; run += 1) {
    const { identified } = leftHistory({ ...USUAL, seed: run, people }, law);
    if (typeof identified === 'string') throw new Error(`run ${run}: ${identified}`);
    left.all.push(identified.all.perYear);
  }
  left.report('leave in a year, by identifiers');
}

function learnCounters() {
  for (const kind of /** @type {const} */ (['certificate', 'card'])) {
    const takeUp = held(COUNTED.takeUp[kind]);
    /** @type {Map<string, number>} */
    const refused = new Map();
    let timed = 0;
    for (let run = 0; run < runs; run += 1) {
      const fit = countedHistory({ ...COUNTED, seed: run, people }, law, EXTRACT_ON)[kind];
      if ('why' in fit) refused.set(fit.why, (refused.get(fit.why) ?? 0) + 1);
      else {
        takeUp.all.push(fit.takeUp);
        if (fit.spans.length > 0) timed += 1;
      }
    }
    takeUp.report(`take-up, ${kind}`);
    console.log(`  timing told in ${timed}, refused: ${JSON.stringify([...refused])}`);
  }
}

function learnRecords() {
  let holds = 0;
  let sum = 0;
  let squares = 0;
  let errors = 0;
  let due = 0;
  let monthsHeld = 0;
  let months = 0;
  for (let run = 0; run < runs; run += 1) {
    const history = learnedHistory({ ...USUAL, seed: run, people }, law, since);
    const { takeUp, leadLag } = history.learned;
    if (takeUp === undefined) throw new Error(`run ${run} has nobody followed for a year`);
    if (takeUp.low <= history.assumed && history.assumed <= takeUp.high) holds += 1;
    sum += takeUp.base;
    squares += takeUp.base ** 2;
    errors += (takeUp.high - takeUp.low) / (2 * 1.645);
    due += history.learned.due;
    for (const [month, share] of Object.entries(history.realizedMonths)) {
      // Months with few people are none of a plan's.
      if (share < 0.02) continue;
      const learned = leadLag.find((each) => String(each.month) === month)?.share;
      months += 1;
      if (learned && learned.low <= share && share <= learned.high) monthsHeld += 1;
    }
  }
  const mean = sum / runs;
  const spread = Math.sqrt(Math.max(0, squares / runs - mean ** 2));
  const truth = USUAL.takeUp.certificate;
  console.log(
    `histories            ${runs} of ${people} people, ${Math.round(due / runs)} certificates due`,
  );
  console.log(`take-up assumed      ${truth}`);
  console.log(`mean estimate        ${mean.toFixed(4)}`);
  console.log(
    `bias                 ${(mean - truth).toFixed(4)} ± ${(spread / Math.sqrt(runs)).toFixed(4)}`,
  );
  console.log(`spread, told error   ${spread.toFixed(4)}, ${(errors / runs).toFixed(4)}`);
  console.log(`intervals that hold  ${((holds / runs) * 100).toFixed(1)} %`);
  console.log(
    `months that hold     ${((monthsHeld / months) * 100).toFixed(1)} % (against what came)`,
  );
}
