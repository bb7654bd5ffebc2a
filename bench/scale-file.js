// Writes a file of plain records of any length, row by row, the same for the same number of rows.
import { closeSync, openSync, writeSync } from 'node:fs';

const OFFICES = [
  '芝地区総合支所',
  '麻布地区総合支所',
  '赤坂地区総合支所',
  '高輪地区総合支所',
  '芝浦港南地区総合支所',
];
const STATUSES = ['returned', 'moved_out', 'deceased', 'lapsed', 'revoked'];
const HEADER =
  'birth_date,card_issued_on,signature_cert_issued_on,user_cert_issued_on,office,status,stay_expires_on\n';
const BLOCK = 4 << 20;

/**
 * A generator of numbers below `n`, the same from run to run.
 * @param {number} seed @returns {(n: number) => number}
 */
function chance(seed) {
  let state = seed;
  return (n) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
}

/**
 * Days of the calendar as texts, from the first of January of one year to the end of another.
 * @param {number} from @param {number} to
 */
function days(from, to) {
  const texts = [];
  const day = new Date(Date.UTC(from, 0, 1));
  for (; day.getUTCFullYear() <= to; day.setUTCDate(day.getUTCDate() + 1)) {
    texts.push(day.toISOString().slice(0, 10));
  }
  return texts;
}

/**
 * Writes `rows` rows; of `oddOf` rows one is odd (an era date, a quotation mark, a stray space), of none where it is 0.
 * With `withIds` each begins with an identifier of its own, not in order, as a ward's numbers are not.
 * @param {string} path @param {number} rows @param {{ oddOf?: number, withIds?: boolean }} form
 */
export function writeScaleFile(path, rows, { oddOf = 0, withIds = false } = {}) {
  const births = days(1926, 2019);
  const issues = days(2016, 2024);
  const below = chance(20250401);
  const file = openSync(path, 'w');
  const block = Buffer.alloc(BLOCK + 1024);
  let used = block.write(`${withIds ? 'record_id,' : ''}${HEADER}`);
  for (let row = 0; row < rows; row += 1) {
    if (used > BLOCK) {
      writeSync(file, block, 0, used);
      used = 0;
    }
    const issue = below(issues.length);
    const birth = String(births[below(births.length)]);
    const issued = String(issues[issue]);
    const young = Number(birth.slice(0, 4)) + 16 > Number(issued.slice(0, 4));
    // Within four years, so that no certificate is younger than its card's end.
    const renewed =
      below(3) === 0 ? issues[issue + below(Math.min(1461, issues.length - issue))] : issued;
    const bearer = birth < issued ? birth : '1980-02-29';
    const signature = young || below(12) === 0 ? '' : renewed;
    const status = below(40) === 0 ? STATUSES[below(STATUSES.length)] : 'active';
    const stay = below(50) === 0 ? '2025-11-30' : '';
    let office = String(OFFICES[below(OFFICES.length)]);
    let first = bearer;
    if (oddOf > 0 && row % oddOf === 0) {
      const kind = (row / oddOf) % 3;
      if (kind === 0) first = `${bearer.slice(0, 4)}年${bearer.slice(5, 7)}月${bearer.slice(8)}日`;
      else if (kind === 1) office = `"${office}"`;
      else first = ` ${bearer}`;
    }
    // A step that shares no factor with the range meets every number once.
    const id = withIds ? `${100_000_000 + ((row * 7_654_321) % 899_999_963)},` : '';
    used += block.write(
      `${id}${first},${issued},${signature},${renewed},${office},${status},${stay}\n`,
      used,
    );
  }
  writeSync(file, block, 0, used);
  closeSync(file);
}
