// The rival of the large benches: DuckDB counts a CSV or Parquet file of plain records, by hand-written SQL for the law as it
// stands, and prints the counts by fiscal year as JSON.
//
//   node bench/duckdb-counts.js FILE [THREADS] [record_id] [none] [compared]
//
// With record_id an identifier stands before the other columns; with `compared` repeated ones are counted as well; with `none`
// no repeat renewals are counted, for which less must be read and grouped.
import { DuckDBInstance } from '@duckdb/node-api';

const [, , path = '', threads = '2', ...asked] = process.argv;
const withId = asked.includes('record_id');
const areCompared = asked.includes('compared');
const withRepeats = !asked.includes('none');
const [FROM, TO] = [2025, 2030];
const YEARS = TO - FROM + 1;

/* One pass over the rows to one row for each kind of course; a kind is then followed below. */
/** @typedef {(date: string) => string} OfDate */
/** @type {OfDate} */
const year = (date) => `year(${date})::INTEGER`;
/** @type {OfDate} */
const monthDay = (date) => `(month(${date})::INTEGER * 100 + day(${date})::INTEGER)`;
/** @type {OfDate} */
const number = (date) => `(${year(date)} * 10000 + ${monthDay(date)})`;
/** The birthday in a year, as a number; 29 February falls on the 28th in common years. @type {OfDate} */
const birthdayIn = (year) =>
  `(${year} * 10000 + CASE WHEN born = 229 AND (${year} % 4 <> 0 OR ${year} % 100 = 0 AND ${year} % 400 <> 0) THEN 228 ELSE born END)`;
/** @param {string} date @param {string} year */
const yearAfter = (date, year) =>
  `(CASE WHEN ${birthdayIn(year)} > ${date} THEN ${year} ELSE ${year} + 1 END)`;

/** @type {OfDate} */
const certificate = (date) => `
  CASE WHEN ${date} IS NULL THEN NULL
  WHEN ${date} = issued THEN first_year
  WHEN ${number(date)} <= first_end AND ${date} > opens THEN
    ${yearAfter(number(date), year(date))} + 5
  ELSE ${yearAfter(number(date), year(date))} + 4 END`;

/** A CSV's dates are validated as they are read; those of Parquet are dates already. Packed CSV is told by its name. */
const source = path.endsWith('.parquet')
  ? `read_parquet('${path}')`
  : `read_csv('${path}', header = true, auto_detect = false, delim = ',', quote = '"',
    dateformat = '%Y-%m-%d',
    columns = {${withId ? "'record_id': 'VARCHAR', " : ''}'birth_date': 'DATE', 'card_issued_on': 'DATE',
      'signature_cert_issued_on': 'DATE', 'user_cert_issued_on': 'DATE', 'office': 'VARCHAR',
      'status': 'VARCHAR', 'stay_expires_on': 'DATE'})`;

const SQL = `
WITH
read AS (
  SELECT birth_date AS birth, card_issued_on AS issued, signature_cert_issued_on AS signature,
    user_cert_issued_on AS "user", stay_expires_on AS stay,
    ${monthDay('birth_date')} AS born, ${number('card_issued_on')} AS issue,
    ${year('card_issued_on')} AS issue_year
  FROM ${source}
  WHERE status = 'active'
),
aged AS (
  SELECT *, ${yearAfter('issue', 'issue_year')} AS next_year,
    issue_year - ${year('birth')}
      - CASE WHEN ${birthdayIn('issue_year')} > issue THEN 1 ELSE 0 END
      >= CASE WHEN issue < 20220401 THEN 20 ELSE 18 END AS adult,
    -- Cards of these records were made before the words on a stay of those under 18.
    stay IS NOT NULL AND ${number('stay')} <= issue + 50000 AS stay_alone
  FROM read
),
carded AS (
  SELECT *, next_year + 4 AS first_year, next_year + CASE WHEN adult THEN 9 ELSE 4 END AS card_year,
    CASE WHEN stay IS NULL THEN 99990000 ELSE ${number('stay')} END AS stay_end
  FROM aged
),
ended AS (
  SELECT *, CASE WHEN stay_alone THEN stay_end ELSE least(${birthdayIn('card_year')}, stay_end) END AS card_end
  FROM carded
),
first AS (
  SELECT *, card_end <> ${birthdayIn('card_year')} AS with_stay,
    least(${birthdayIn('first_year')}, card_end) AS first_end
  FROM ended
),
windowed AS (
  SELECT *, CASE WHEN "user" = issued AND (signature IS NULL OR signature = issued) THEN NULL
    ELSE make_date(first_end // 10000, first_end // 100 % 100, first_end % 100) - INTERVAL 3 MONTH
    END::DATE AS opens
  FROM first
),
certified AS (
  SELECT *, ${certificate('"user"')} AS user_year, ${certificate('signature')} AS signature_year
  FROM windowed
)
SELECT card_end // 10000 - (card_end % 10000 < 401)::INTEGER AS card_in,
  ${
    withRepeats
      ? `with_stay, CASE WHEN card_year - ${year('birth')} <= 40 THEN card_year - ${year('birth')} END AS age,`
      : ''
  }
  CASE WHEN ${birthdayIn('user_year')} < card_end THEN user_year END - (born < 401)::INTEGER AS "user",
  CASE WHEN ${birthdayIn('least(signature_year, user_year)')} < card_end
    THEN least(signature_year, user_year) END - (born < 401)::INTEGER AS signature,
  count(*)::INTEGER AS cards
FROM certified
GROUP BY ALL`;

/** @type {Map<number, { card: number, certificate: number }>} */
const counts = new Map();
for (let year = FROM; year <= TO; year += 1) counts.set(year, { card: 0, certificate: 0 });
/** @param {'card' | 'certificate'} kind @param {number} year @param {number} cards */
const add = (kind, year, cards) => {
  const at = counts.get(year);
  if (at) at[kind] += cards;
};

/**
 * Certificates of one card: each distinct year once, renewed every five years while the card lasts.
 * @param {number[]} years @param {number} cardIn @param {number} cards
 */
function followCertificates(years, cardIn, cards) {
  const due = new Set();
  for (const year of years) {
    for (let each = year; each >= FROM && each <= TO; each += withRepeats ? 5 : YEARS) {
      if (each === year || each < cardIn) due.add(each);
    }
  }
  for (const year of due) add('certificate', year, cards);
}

const instance = await DuckDBInstance.create(':memory:', {
  threads,
  preserve_insertion_order: 'false',
});
const connection = await instance.connect();
const reader = await connection.runAndReadAll(SQL);
for (const row of reader.getRowObjects()) {
  /** @type {Record<string, any>} */
  const group = Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      typeof value === 'bigint' ? Number(value) : value,
    ]),
  );
  const { user, signature, card_in: cardIn, with_stay: withStay, age, cards } = group;
  const years = [user, signature].filter((year) => year !== null);
  followCertificates(years, cardIn, cards);
  if (cardIn < FROM) continue;
  add('card', cardIn, cards);
  if (withStay || !withRepeats) continue;
  // The next card: by the age on the day before, ten years or five; its certificates five years on.
  for (let [end, held] = [cardIn, age ?? 99]; end <= TO; ) {
    const term = held - 1 >= 18 ? 10 : 5;
    if (term === 10) add('certificate', end + 5, cards);
    end += term;
    held += term;
    add('card', end, cards);
  }
}
const rows = [...counts].map(([year, { card, certificate }]) => ({
  fiscal_year: year,
  card,
  certificate,
}));
if (!areCompared) console.log(JSON.stringify(rows));
else {
  // Each identifier that was met before is one more.
  const repeated = await connection.runAndReadAll(
    `SELECT count(*) - count(DISTINCT record_id) FROM ${source}`,
  );
  const [[count] = []] = repeated.getRows();
  console.log(JSON.stringify({ rows, repeated: Number(count) }));
}
