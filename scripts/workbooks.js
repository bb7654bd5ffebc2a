// Compares workbooks written by openpyxl, XlsxWriter, pandas, LibreOffice and hucre with the CSV that says the same.
//
//   node scripts/workbooks.js [--require]
//
// scripts/workbooks.py writes them, in a Python environment of its own that is made in a temporary folder; hucre's are written
// here. What must hold of each: the same figures and the same rejected rows as the CSV, or the refusal that is expected. Where
// Python or its packages cannot be had the comparison is skipped with a message, or fails with --require. Needs a built program.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeXlsx } from 'hucre/xlsx';
import { nodeHost } from '../dist/host/node-host.js';
import { main } from '../dist/main.js';

/** @typedef {{ workbook: string, csv: string, options: string[], refused: string | null }} Case */

const PACKAGES = ['openpyxl==3.1.5', 'XlsxWriter==3.3.1', 'pandas==3.1.1'];
const folder = mkdtempSync(join(tmpdir(), 'koshin-workbooks-'));
const python = process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python';

/** @param {string} program @param {string[]} args */
const runs = (program, args) =>
  execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

/** A Python that has the packages: the one named by PYTHON, else one made for the purpose. */
function pythonWithPackages() {
  const own = process.env['PYTHON'];
  if (own !== undefined) return own;
  runs('python3', ['-m', 'venv', join(folder, 'python')]);
  const made = join(folder, 'python', python);
  runs(made, ['-m', 'pip', 'install', '--quiet', ...PACKAGES]);
  return made;
}

const host = nodeHost();

/** @param {string[]} args */
async function koshin(args) {
  let stdout = '';
  let stderr = '';
  const code = await main(args, {
    ...host,
    language: 'en',
    colour: false,
    write: async (data) => {
      stdout += typeof data === 'string' ? data : Buffer.from(data).toString();
    },
    warn: (text) => {
      stderr += `${text}\n`;
    },
    progress: () => ({ advance: () => {}, stop: () => {} }),
  });
  return { code, stdout, stderr };
}

/** The figures of a file by office. @param {string} file @param {string[]} options */
async function figuresOf(file, options) {
  const run = await koshin(['forecast', file, '--by', 'office', '--format', 'json', ...options]);
  if (run.code !== 0) return { ...run, figures: '' };
  const { inputs: _inputs, options: _options, ...figures } = JSON.parse(run.stdout);
  return { ...run, figures: JSON.stringify(figures) };
}

/** What is wrong with a case; undefined if it holds. @param {Case} each */
async function faultOf({ workbook, csv, options, refused }) {
  const book = await figuresOf(join(folder, workbook), options);
  if (refused !== null) {
    if (book.code === 3 && book.stderr.includes(refused)) return undefined;
    return `exit ${book.code}, to be refused with “${refused}”: ${book.stderr}`;
  }
  const twin = await figuresOf(join(folder, csv), []);
  if (twin.code !== 0) return `the CSV is refused: ${twin.stderr}`;
  if (book.code !== 0) return `refused: ${book.stderr}`;
  return book.figures === twin.figures ? undefined : `other figures: ${book.stderr}`;
}

/** Workbooks of the library with which the program writes its own, of the rows that stand in a CSV. @returns {Promise<Case[]>} */
async function byHucre() {
  const csv = 'openpyxl-dates.csv';
  const lines = readFileSync(join(folder, csv), 'utf8').trimEnd().split('\n');
  const [header = [], ...rows] = lines.map((line) => line.split(','));
  const isDate = (/** @type {number} */ column) => column >= 1 && column <= 3;
  /** @type {Record<string, (text: string, column: number) => string | number | Date | null>} */
  const ways = {
    texts: (text) => text || null,
    dates: (text, column) =>
      text === '' ? null : isDate(column) ? new Date(`${text}T00:00:00Z`) : text,
    numbers: (text, column) =>
      text === '' ? null : isDate(column) ? Number(text.replaceAll('-', '')) : text,
  };
  const made = [];
  for (const [name, way] of Object.entries(ways)) {
    const bytes = await writeXlsx({
      sheets: [{ name: '記録', rows: [header, ...rows.map((row) => row.map(way))] }],
    });
    const workbook = `hucre-${name}.xlsx`;
    writeFileSync(join(folder, workbook), bytes);
    made.push({ workbook, csv, options: [], refused: null });
  }
  return made;
}

/** @param {string} python */
async function compare(python) {
  console.log(
    runs(python, [fileURLToPath(new URL('workbooks.py', import.meta.url)), folder]).trim(),
  );
  /** @type {Case[]} */
  const cases = JSON.parse(readFileSync(join(folder, 'cases.json'), 'utf8'));
  cases.push(...(await byHucre()));
  let failed = 0;
  for (const each of cases) {
    const fault = await faultOf(each);
    if (fault !== undefined) {
      failed += 1;
      console.error(`${each.workbook}: ${fault.trim().slice(0, 600)}`);
    }
  }
  console.log(`${cases.length} workbooks, ${failed} differ`);
  return failed === 0;
}

try {
  let found;
  try {
    found = pythonWithPackages();
  } catch (error) {
    console.error(`skipped: ${PACKAGES.join(', ')} cannot be installed (${error})`);
    process.exitCode = process.argv.includes('--require') ? 1 : 0;
  }
  if (found !== undefined && !(await compare(found))) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
