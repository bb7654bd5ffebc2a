// The page: five steps, a language, light or dark, and what it is busy with.

import './without-eval.js';
import { effect, signal } from '@preact/signals';
import { render } from 'preact';
import { APP_WORDS } from '../words/app.js';
import { PROVENANCE_WORDS } from '../words/provenance.js';
import { checkFiles, forecast, makeForecast, openGiven } from './actions.js';
import { focusTitle, keepFocus } from './focus.js';
import { givenCounts } from './inlined.js';
import { Bar } from './pieces.js';
import { PlanStep } from './plan/plan.js';
import { language, say } from './say.js';
import {
  busy,
  fileNames,
  hasExample,
  isTally,
  message,
  STEPS,
  type Step,
  start,
  step,
  stop,
  tellUnlessStopped,
} from './state.js';
import { CheckStep } from './steps/check.js';
import { ForecastStep } from './steps/forecast.js';
import { HandInStep } from './steps/hand-in.js';
import { OpenStep } from './steps/open.js';

const CONTENT: Readonly<Record<Step, () => preact.JSX.Element | null>> = {
  open: OpenStep,
  check: CheckStep,
  forecast: ForecastStep,
  plan: PlanStep,
  handIn: HandInStep,
};

type Scheme = 'light' | 'dark';
const isDark = matchMedia('(prefers-color-scheme: dark)');
const scheme = signal<Scheme>(isDark.matches ? 'dark' : 'light');
isDark.addEventListener('change', ({ matches }) => {
  scheme.value = matches ? 'dark' : 'light';
});

effect(() => {
  document.documentElement.lang = language.value;
  document.documentElement.dataset['scheme'] = scheme.value;
  document.title = `${say(APP_WORDS[step.value])} – ${say(APP_WORDS.title)}`;
});

function App() {
  const Content = CONTENT[step.value];
  return (
    <>
      <a class="skip" href="#content">
        {say(APP_WORDS.skip)}
      </a>
      <header>
        <div class="top">
          <h1>{say(APP_WORDS.title)}</h1>
          <div class="switches">
            <button
              type="button"
              class="small"
              lang={language.value === 'ja' ? 'en' : 'ja'}
              onClick={() => {
                language.value = language.value === 'ja' ? 'en' : 'ja';
                // What the program wrote is written anew in the other language.
                if (forecast.value !== undefined) void makeForecast();
                else if (fileNames.value.length > 0) void checkFiles();
              }}
            >
              {language.value === 'ja' ? 'English' : '日本語'}
            </button>
            <button
              type="button"
              class="small"
              onClick={() => {
                scheme.value = scheme.value === 'light' ? 'dark' : 'light';
              }}
            >
              {say(scheme.value === 'light' ? APP_WORDS.dark : APP_WORDS.light)}
            </button>
          </div>
        </div>
        <Steps />
      </header>
      <div class="working" role="status">
        {busy.value === undefined ? (
          message.value
        ) : (
          <Bar {...busy.value} label={say(APP_WORDS.working)} onStop={stop} />
        )}
      </div>
      <main id="content" tabIndex={-1}>
        <h2 id="step-title" class="hidden" tabIndex={-1}>
          {say(APP_WORDS[step.value])}
        </h2>
        <Content />
      </main>
      <footer>
        <p>{say(APP_WORDS.closed)}</p>
        {hasExample.value && <p class="example">{say(PROVENANCE_WORDS.example)}</p>}
      </footer>
    </>
  );
}

function Steps() {
  const isOpen = fileNames.value.length > 0;
  return (
    <nav aria-label={say(APP_WORDS.steps)}>
      <ol class="steps">
        {STEPS.map((each, index) => (
          <li key={each}>
            <button
              type="button"
              aria-current={step.value === each ? 'step' : undefined}
              disabled={(each !== 'open' && !isOpen) || (each === 'check' && isTally.value)}
              onClick={() => {
                step.value = each;
              }}
            >
              <span class="step-number" aria-hidden="true">
                {index + 1}
              </span>
              {say(APP_WORDS[each])}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}

render(<App />, document.getElementById('app') as HTMLElement);
keepFocus();
step.subscribe((now) => now !== 'open' && focusTitle());
addEventListener('unhandledrejection', tellUnlessStopped);
void start().then(() => {
  const counts = givenCounts();
  if (counts !== undefined) return openGiven(counts);
});
