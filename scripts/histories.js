// Writes an invented register as it would stand on a day, with what had come of it: for tests of what is learned from one.
//
//   node scripts/histories.js -o register.csv --people 200000 --format era --older 2025-10-31=older.csv --actuals came.csv
//
// The same options give the same bytes. Every option has a usual value, and --truth writes what was assumed, and what
// really came of it, as JSON. The histories themselves are in test/support/histories, bundled on the way.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { rolldown } from 'rolldown';

const USAGE = `usage: node scripts/histories.js [OPTION]…
  -o FILE                     the register on the day; standard output unless told
  --older DAY=FILE            the same people's register on an earlier day; may be given again
  --actuals FILE              what came by month, from the day's month on: month, card, certificate
  --actuals-from YYYY-MM      the first of these months
  --truth FILE                what was assumed and what came of it, as JSON
  --format iso|era|era-letter CP932, quotes and Japanese headers with the eras; iso unless told
  --recorded                  with the ends that the register recorded (有効期限)
  --seed N  --people N  --day YYYY-MM-DD
  --take-up SHARE  --card-take-up SHARE
  --lead-lag=-2:0.5,1:0.2  --card-lead-lag=…    months of issue minus month of expiry, with their shares
  --leaves-per-year RATE  --leavers-kept SHARE  --losses-per-year RATE  --reissues-per-year RATE
  --handover-lag 10..60       days from the making of a card to its hand-over
  --foreign SHARE  --moved-in SHARE  --without-certificates SHARE
  --nothing-but-the-law       everyone comes a month before the end, and nobody leaves, loses a card or has a stay`;

/** @param {string} message @returns {never} */
function refuse(message) {
  console.error(`${message}\n${USAGE}`);
  process.exit(2);
}

const TEXTS = [
  ...['actuals', 'actuals-from', 'truth', 'format', 'seed', 'people', 'day'],
  ...['take-up', 'card-take-up', 'lead-lag', 'card-lead-lag', 'leaves-per-year', 'leavers-kept'],
  ...[
    'losses-per-year',
    'reissues-per-year',
    'handover-lag',
    'foreign',
    'moved-in',
    'without-certificates',
  ],
];

const { values } = (() => {
  try {
    return parseArgs({
      options: {
        ...Object.fromEntries(
          TEXTS.map((name) => [name, { type: /** @type {'string'} */ ('string') }]),
        ),
        output: { type: 'string', short: 'o' },
        older: { type: 'string', multiple: true },
        recorded: { type: 'boolean' },
        'nothing-but-the-law': { type: 'boolean' },
      },
    });
  } catch (error) {
    return refuse(/** @type {Error} */ (error).message);
  }
})();
/** @param {string} name */
const text = (name) => /** @type {Record<string, string | undefined>} */ (values)[name];

/** @param {string} name @param {number} usual @param {boolean} [share] */
function number(name, usual, share = false) {
  const given = text(name);
  const value = given === undefined ? usual : Number(given);
  if (Number.isNaN(value) || value < 0 || (share && value > 1)) refuse(`--${name} ${given}`);
  return value;
}

/** @param {string} given @returns {number} yyyymmdd */
function day(given) {
  const date = new Date(`${given}T00:00:00Z`);
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== given) {
    refuse(`${given} is not a day like 2026-10-31`);
  }
  return Number(given.replaceAll('-', ''));
}

/** @param {string} name @param {import('../test/support/histories/index.js').LeadLag} usual */
function leadLag(name, usual) {
  const given = text(name);
  if (given === undefined) return usual;
  const pairs = given.split(',').map((pair) => /^(-?\d+):(\d*\.?\d+)$/.exec(pair));
  return Object.fromEntries(
    pairs.map((pair) => (pair ? [pair[1], Number(pair[2])] : refuse(`--${name} ${given}`))),
  );
}

/** @returns {Promise<typeof import('../test/support/histories/index.js')>} */
async function histories() {
  const bundle = await rolldown({
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    input: 'test/support/histories/index.ts',
    platform: 'node',
    resolve: { extensionAlias: { '.js': ['.ts', '.js'] } },
  });
  const { output } = await bundle.generate({ format: 'esm', codeSplitting: false });
  await bundle.close();
  return import(`data:text/javascript;base64,${Buffer.from(output[0].code).toString('base64')}`);
}

const { FILE_FORMATS, NOTHING_BUT_THE_LAW, USUAL, ...made } = await histories();
const usual = values['nothing-but-the-law'] ? NOTHING_BUT_THE_LAW : USUAL;
const certificateLeadLag = leadLag('lead-lag', usual.leadLagMonths.certificate);
const certificateTakeUp = number('take-up', usual.takeUp.certificate, true);
const lag = text('handover-lag')?.split('..').map(Number) ?? usual.handOverLagDays;
const [shortest = Number.NaN, longest = Number.NaN] = lag;
if (!(shortest >= 0 && longest >= shortest)) refuse('--handover-lag is two numbers, 10..60');
/** @type {import('../test/support/histories/index.js').HistoryAssumptions} */
const assumptions = {
  seed: number('seed', usual.seed),
  people: number('people', usual.people),
  day: text('day') === undefined ? usual.day : day(`${text('day')}`),
  takeUp: {
    certificate: certificateTakeUp,
    card: number('card-take-up', text('take-up') ? certificateTakeUp : usual.takeUp.card, true),
  },
  leadLagMonths: {
    certificate: certificateLeadLag,
    card: leadLag(
      'card-lead-lag',
      text('lead-lag') ? certificateLeadLag : usual.leadLagMonths.card,
    ),
  },
  leavesPerYear: number('leaves-per-year', usual.leavesPerYear),
  leaversKept: number('leavers-kept', usual.leaversKept, true),
  lossesPerYear: number('losses-per-year', usual.lossesPerYear),
  reissuesPerYear: number('reissues-per-year', usual.reissuesPerYear),
  handOverLagDays: [shortest, longest],
  withoutCertificates: number('without-certificates', usual.withoutCertificates, true),
  foreign: number('foreign', usual.foreign, true),
  movedIn: number('moved-in', usual.movedIn, true),
};
const format = FILE_FORMATS.find((name) => name === (text('format') ?? 'iso'));
if (format === undefined) refuse(`--format is one of ${FILE_FORMATS.join(', ')}`);

const lives = made.livesOf(assumptions);
/** @param {number} on */
const register = (on) =>
  made.registerFile(made.registerOn(lives, on), { format, recorded: values['recorded'] === true });
const output = text('output');
if (output === undefined) process.stdout.write(register(assumptions.day));
else writeFileSync(output, register(assumptions.day));
for (const older of /** @type {string[]} */ (values['older'] ?? [])) {
  const [, on, file] = /^([^=]+)=(.+)$/.exec(older) ?? refuse('--older is DAY=FILE');
  writeFileSync(`${file}`, register(day(`${on}`)));
}
const actuals = text('actuals');
if (actuals !== undefined) {
  const from = text('actuals-from');
  const first = from === undefined ? assumptions.day : day(`${from}-01`);
  writeFileSync(
    actuals,
    made.visitsFile(made.visitsByMonth(lives, first, assumptions.day + 50000)),
  );
}
const truth = text('truth');
if (truth !== undefined) {
  writeFileSync(truth, `${JSON.stringify(made.truthOf(lives, assumptions), null, 2)}\n`);
}
