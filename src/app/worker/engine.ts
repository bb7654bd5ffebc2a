// The worker of the page: runs the program's commands on the files that the person opened.

import '../without-eval.js';
import bundled from 'koshin:bundled';
import { loadAliases, loadLaw, loadPrivacyData } from '../../cli/bundled-data.js';
import { withShownNames } from '../../cli/shown-names.js';
import { COMMANDS } from '../../commands/index.js';
import { type BrowserHost, createBrowserHost } from '../../host/browser/browser-host.js';
import { type PartWorkerStart, serveParts } from '../../host/browser/part-workers.js';
import { readFileLayout } from '../../read/file-layout.js';
import { faultOf } from '../../records/fault-of.js';
import { schemeStartOf } from '../../rules/in-force.js';
import { bugDetail, bugText } from '../../words/bug-text.js';
import { faultText } from '../../words/fault-text.js';
import type { Language } from '../../words/language.js';
import type {
  Answer,
  CommandLine,
  EngineStart,
  Looked,
  LookRequest,
  Question,
  Questions,
  RunResult,
} from '../messages.js';
import { withoutColumns } from './left-out.js';
import { lookInto } from './look.js';
import { changedScenario } from './scenario-text.js';

// The first message says what this worker is for.
addEventListener(
  'message',
  ({ data }: MessageEvent<EngineStart | PartWorkerStart>) => {
    if (data.kind === 'read-parts') serveParts(data);
    else serve(data);
  },
  { once: true },
);

function say(answer: Answer): void {
  postMessage(answer);
}

/** Answers questions, one after the other. */
function serve({ script, life }: EngineStart): void {
  // Not all browsers have locks, or have them for a page opened from disk.
  const held = navigator.locks?.request(life, () => {
    say({ kind: 'held' });
    return new Promise(() => {});
  });
  held?.catch(() => {});
  // A promise that nobody waits for fails without a word to the page.
  addEventListener('unhandledrejection', (event) => {
    event.preventDefault();
    say({ kind: 'broken', detail: bugDetail(event.reason) });
  });
  const url = URL.createObjectURL(script);
  const host = createBrowserHost(bundled, {
    progress: (done, total) => say({ kind: 'progress', done, total }),
    spawn: () => new Worker(url),
    makeFixture: (name) => makeFixture(host, name),
  });
  let before: Promise<unknown> = Promise.resolve();
  addEventListener('message', ({ data: { number, name, asks } }: MessageEvent<Question>) => {
    before = before.then(async () => {
      try {
        say({ kind: 'answer', number, answer: await answerTo(host, name, asks) });
      } catch (error) {
        say({ kind: 'failed', number, detail: bugDetail(error) });
      }
    });
  });
  say({ kind: 'ready' });
}

async function answerTo(
  host: BrowserHost,
  name: Question['name'],
  asks: Question['asks'],
): Promise<unknown> {
  switch (name) {
    case 'put': {
      const opened = asks as Questions['put']['asks'];
      host.put(opened.name, opened.blob);
      return true;
    }
    case 'run': {
      const { language, ...line } = asks as Questions['run']['asks'];
      return run(host, line, language);
    }
    case 'scenario': {
      const { text, changes } = asks as Questions['scenario']['asks'];
      return changedScenario(text, changes);
    }
    case 'leaveOut': {
      const { file, sheet, columns, language } = asks as Questions['leaveOut']['asks'];
      try {
        return { blob: await withoutColumns(file, host.get(file), sheet, columns) };
      } catch (error) {
        const fault = faultOf(error);
        if (fault === undefined) throw error;
        return { fault: faultText(fault, language) };
      }
    }
    case 'look':
      return look(host, asks as Questions['look']['asks']);
    case 'data': {
      const { folder } = asks as Questions['data']['asks'];
      return Object.entries(bundled.texts).flatMap(([path, text]) =>
        path.startsWith(folder) ? [text] : [],
      );
    }
  }
}

/** What a file holds; undefined where it cannot be looked into, which a check tells. */
async function look(browser: BrowserHost, asks: LookRequest): Promise<Looked | undefined> {
  const { host } = browser.begin('en');
  const law = loadLaw(host);
  const layout =
    asks.layout === undefined ? undefined : readFileLayout(host.readText(asks.layout), asks.layout);
  try {
    return await lookInto(asks, {
      content: withShownNames(host, await host.open(asks.file, false).content(() => {})),
      aliases: loadAliases(host),
      privacy: loadPrivacyData(host),
      values: layout?.ok ? layout.value.values : [],
      schemeStart: schemeStartOf(law),
    });
  } catch (error) {
    if (faultOf(error) === undefined) throw error;
    return undefined;
  }
}

/** Runs a command as the program does; what it printed, said and wrote comes back. */
async function run(
  browser: BrowserHost,
  { command, files, flags }: CommandLine,
  language: Language,
): Promise<RunResult> {
  const { host, output } = browser.begin(language);
  const result = (more: Pick<RunResult, 'ended' | 'fault'>): RunResult => {
    const { printed, warnings, files: written } = output();
    const decoder = new TextDecoder();
    return {
      printed: printed
        .map((each) => (typeof each === 'string' ? each : decoder.decode(each)))
        .join(''),
      warnings,
      files: [...written].map(([name, blob]) => ({ name, blob })),
      ...more,
    };
  };
  try {
    const { start } = await COMMANDS[command]();
    return result({ ended: await start(host, files, flags) });
  } catch (error) {
    const fault = faultOf(error);
    if (fault !== undefined) {
      const text = faultText(fault, language);
      return result({ ended: 'fault', fault: { ...fault, text } });
    }
    const text = bugText(bugDetail(error), language);
    return result({ ended: 'bug', fault: { code: 'bug', params: {}, text } });
  }
}

/** How the bundled records are made, as the file of fixtures was. */
const COHORTS = 'cohorts/minato.csv';
const BIRTHDAYS: Readonly<Record<string, string>> = {
  'minato-as-published.csv.gz': 'before-issue',
  'minato-even-birthdays.csv.gz': 'even',
};

async function makeFixture(browser: BrowserHost, name: string): Promise<Blob> {
  browser.put(COHORTS, new Blob([bundled.texts[COHORTS] ?? '']));
  const { host, output } = browser.begin('en');
  const { start } = await COMMANDS.expand();
  await start(host, [COHORTS], {
    ...{ unit: true, seed: '2025', asOf: '2025-04-01', birthdays: BIRTHDAYS[name] },
    output: name.replace(/\.gz$/, ''),
  });
  return [...output().files.values()][0] as Blob;
}
