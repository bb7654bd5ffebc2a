// Opens koshin.html from disk in Firefox, which Playwright can drive only in an edition of its own: by WebDriver BiDi, the
// protocol that Firefox speaks itself. Its figures must be the program's, and its log must stay empty.
//
//   node --experimental-websocket scripts/firefox.js [FIREFOX]     firefox-esr unless told
import { deepStrictEqual } from 'node:assert';
import { execFileSync, spawn } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** @param {string} name */
const path = (name) => fileURLToPath(new URL(`../${name}`, import.meta.url));
const LONGEST_MS = 120_000;
const folder = mkdtempSync(join(tmpdir(), 'koshin-firefox-'));
const html = join(folder, 'koshin.html');
copyFileSync(path('dist/program/koshin.html'), html);
const file = join(folder, 'records.csv');
const lines = Array.from({ length: 2000 }, (_, row) => {
  const [month, day] = [1 + (row % 12), 1 + (row % 28)].map((each) => `${each}`.padStart(2, '0'));
  return `${1950 + (row % 50)}-${month}-${day},${2017 + (row % 8)}-${month}-15`;
});
writeFileSync(file, `${['生年月日,発行日', ...lines].join('\n')}\n`);

const firefox = spawn(
  process.argv[2] ?? 'firefox-esr',
  ['--headless', '--no-remote', '--profile', folder, '--remote-debugging-port', '0'],
  { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, HOME: folder } },
);

/** The address at which Firefox listens. @returns {Promise<string>} */
async function address() {
  let told = '';
  for await (const chunk of firefox.stderr) {
    told += chunk;
    const found = /WebDriver BiDi listening on (ws:\S+)/.exec(told)?.[1];
    if (found !== undefined) return found;
  }
  throw new Error(`Firefox ended:\n${told}`);
}

try {
  const socket = new WebSocket(`${await address()}/session`);
  await new Promise((resolve, reject) => {
    socket.onopen = resolve;
    socket.onerror = reject;
  });
  /** @type {Map<number, (answer: Record<string, any>) => void>} */
  const waiting = new Map();
  /** @type {string[]} */
  const logged = [];
  socket.onmessage = ({ data }) => {
    const message = JSON.parse(`${data}`);
    if (message.method === 'log.entryAdded') logged.push(message.params.text);
    waiting.get(message.id)?.(message);
  };
  let number = 0;
  /** @param {string} method @param {object} params @returns {Promise<any>} */
  const send = async (method, params) => {
    number += 1;
    const id = number;
    const answered = new Promise((/** @type {(answer: Record<string, any>) => void} */ resolve) => {
      waiting.set(id, resolve);
    });
    socket.send(JSON.stringify({ id, method, params }));
    const { type, result, message } = await answered;
    if (type === 'error') throw new Error(`${method}: ${message}`);
    return result;
  };
  const { capabilities } = await send('session.new', { capabilities: {} });
  await send('session.subscribe', { events: ['log.entryAdded'] });
  const { contexts } = await send('browsingContext.getTree', {});
  const { context } = contexts[0];
  const target = { context };
  await send('browsingContext.navigate', {
    ...{ context, url: pathToFileURL(html).href, wait: 'complete' },
  });
  /** @param {string} expression @returns {Promise<any>} */
  const evaluate = async (expression) => {
    const answer = await send('script.evaluate', { expression, target, awaitPromise: true });
    if (answer.type === 'exception') throw new Error(answer.exceptionDetails.text);
    return answer.result;
  };
  /** @param {string} expression */
  const until = async (expression) => {
    for (const began = Date.now(); Date.now() - began < LONGEST_MS; ) {
      if ((await evaluate(`!!(${expression})`)).value) return;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    throw new Error(`never: ${expression}`);
  };
  const isIdle = "!document.querySelector('.working progress')";
  /** @param {number} step */
  const toStep = (step) =>
    evaluate(`document.querySelectorAll('.steps button')[${step - 1}].click()`);

  await until("document.querySelector('.drop input')");
  const { sharedId } = await evaluate("document.querySelector('.drop input')");
  await send('input.setFiles', { context, element: { sharedId }, files: [file] });
  await until(`document.querySelector('.notice.good') && ${isIdle}`);
  await toStep(3);
  await until(`document.querySelector('.ward tbody tr') && ${isIdle}`);
  const { value: cells } = await evaluate(
    "[...document.querySelectorAll('.ward tbody tr')].map((row) => [...row.querySelectorAll('td')].slice(0, 3).map((cell) => cell.textContent.replaceAll(',', '')).join()).join(';')",
  );
  const args = [path('bin/koshin.js'), 'forecast', file, '--format', 'json'];
  const { rows } = JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' }));
  const own = rows.map((/** @type {Record<string, number>} */ row) =>
    [row['card'], row['certificate'], row['total']].join(),
  );
  deepStrictEqual(cells.split(';'), own);
  await toStep(4);
  await until(`document.querySelector('.plan tbody') && ${isIdle}`);
  const { value: before } = await evaluate("document.querySelector('.plan').textContent");
  await evaluate(
    "(() => { const range = document.querySelector('.panel input[type=range]'); range.value = range.min; range.dispatchEvent(new Event('input', { bubbles: true })); })()",
  );
  await until(`document.querySelector('.plan').textContent !== ${JSON.stringify(before)}`);
  await toStep(5);
  await evaluate(
    "window.saved = []; HTMLAnchorElement.prototype.click = function () { saved.push(this.download); }; document.querySelector('.outputs button').click()",
  );
  await until('saved.length > 0');
  deepStrictEqual(logged, []);
  console.log(
    `ok Firefox ${capabilities.browserVersion}: five steps, the program's figures, nothing in its log`,
  );
  await send('browser.close', {});
} finally {
  firefox.kill();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
