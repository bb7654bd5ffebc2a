// A page as PDF and a drawing as PNG, by an installed Chromium, headless, in a temporary folder.
import { spawn } from 'node:child_process';
import {
  accessSync,
  constants,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type CivilDate, isoDate } from '../calendar/civil-date.js';
import { FaultError } from '../records/fault.js';

/** The variable that names the browser to print with. */
const VARIABLE = 'KOSHIN_CHROMIUM';

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
  'msedge',
];

/** Places of browsers outside the search path: on macOS, and on Windows below each of its program folders. */
const MAC_PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];
const WINDOWS_PLACES = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
];
const WINDOWS_FOLDERS = ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'];

/** Longer than any page takes: a browser that hangs does not hang the command. */
const LONGEST_MS = 90_000;

/**
 * The installed Chromium, by the variable, the search path, or its usual places.
 *
 * @throws {FaultError} usage-no-chromium
 */
export function findChromium(env: NodeJS.ProcessEnv): string {
  const named = env[VARIABLE];
  const windows = process.platform === 'win32';
  const places =
    named !== undefined && named !== ''
      ? [named]
      : [
          ...(env['PATH'] ?? '')
            .split(delimiter)
            .filter((folder) => folder !== '')
            .flatMap((folder) => NAMES.map((name) => join(folder, windows ? `${name}.exe` : name))),
          ...(process.platform === 'darwin' ? MAC_PLACES : []),
          ...WINDOWS_FOLDERS.flatMap((folder) => {
            const path = env[folder];
            return path === undefined ? [] : WINDOWS_PLACES.map((place) => join(path, place));
          }),
        ];
  const found = places.find(isProgram);
  if (found === undefined) throw new FaultError('usage-no-chromium');
  return found;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/**
 * The page as PDF. The same page gives the same bytes with the same Chromium and fonts: its dates are set to `dated`.
 *
 * @throws {FaultError} usage-no-chromium, output-not-printed
 */
export async function printPdf(html: string, dated: CivilDate): Promise<Uint8Array> {
  const pdf = await printed('html', 'pdf', html, (file) => [
    '--no-pdf-header-footer',
    `--print-to-pdf=${file}`,
  ]);
  return redated(pdf, dated);
}

/**
 * The drawing as PNG, two dots for each of its pixels. The same drawing gives the same bytes with the same Chromium and
 * fonts. Its `width` and `height` must be whole numbers.
 *
 * @throws {FaultError} usage-no-chromium, output-not-printed
 */
export function drawPng(svg: string): Promise<Uint8Array> {
  const [, width, height] = /^<svg [^>]*?\bwidth="(\d+)" height="(\d+)"/.exec(svg) ?? [];
  if (width === undefined) throw new RangeError('a drawing without its size');
  return printed('svg', 'png', svg, (file) => [
    '--hide-scrollbars',
    '--force-device-scale-factor=2',
    '--force-color-profile=srgb',
    `--window-size=${width},${height}`,
    `--screenshot=${file}`,
  ]);
}

/** What the browser makes of a document of one ending: a file of another, named by the arguments. */
async function printed(
  from: string,
  to: string,
  document: string,
  args: (file: string) => readonly string[],
): Promise<Buffer> {
  const browser = findChromium(process.env);
  const folder = mkdtempSync(join(tmpdir(), 'koshin-print-'));
  try {
    const path = join(folder, `document.${from}`);
    // The browser goes by the ending.
    const made = join(folder, `document.${to}`);
    writeFileSync(path, document);
    await run(browser, [
      '--headless',
      // The document is the program's own and has no script; the sandbox fails in containers and for administrators.
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--disable-extensions',
      '--disable-background-networking',
      '--no-first-run',
      '--no-default-browser-check',
      `--user-data-dir=${join(folder, 'profile')}`,
      ...args(made),
      pathToFileURL(path).href,
    ]);
    return readFileSync(made);
  } catch {
    throw new FaultError('output-not-printed', { browser });
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

function run(program: string, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, [...args], {
      stdio: 'ignore',
      timeout: LONGEST_MS,
      env: { ...process.env, TZ: 'UTC' },
    });
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`exit code ${code}`));
    });
  });
}

/** The PDF with its dates replaced, digit for digit, so that all offsets in it stay right. */
function redated(pdf: Buffer, dated: CivilDate): Uint8Array {
  const day = isoDate(dated).replaceAll('-', '');
  const text = pdf
    .toString('latin1')
    .replace(/(\/(?:Creation|Mod)Date\s*\(D:)\d{14}/g, `$1${day}000000`);
  return Buffer.from(text, 'latin1');
}
