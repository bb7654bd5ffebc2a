// Times koshin simulate as a whole process: 30,000 procedures a year over six years, 200 runs. Needs a built program.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { median } from './paired.js';

/** @param {string} name */
const path = (name) => fileURLToPath(new URL(name, import.meta.url));
/** @param {string[]} args @param {string} [input] */
const koshin = (args, input) =>
  execFileSync(process.execPath, [path('../bin/koshin.js'), ...args], {
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['pipe', 'pipe', 'inherit'],
  });

const RUNS = 200;
const AIM_SECONDS = 8;
const TIMES = 5;
/** Each card makes one card and one certificate procedure in ten years; some of the holders leave or do not come. */
const CARDS_A_YEAR = 17_500;

mkdirSync(path('data'), { recursive: true });
const years = Array.from({ length: 11 }, (_, index) => 2015 + index);
const counts = ['fiscal_year,cards', ...years.map((year) => `${year},${CARDS_A_YEAR}`)].join('\n');
const records = path('data/simulate.csv');
writeFileSync(records, koshin(['expand', '-'], `${counts}\n`));
const scenario = path('data/simulate.yaml');
writeFileSync(
  scenario,
  `fiscal_years: [2026, 2031]
scenarios:
  - name: bench
    capacity: 29000
    assumptions:
      take_up: { card: 0.98, certificate: 0.98 }
      lead_lag_months: { -2: 0.3, -1: 0.4, 0: 0.2, 1: 0.1 }
      leaves_per_year: 0.02
`,
);

const seconds = [];
let arrived = 0;
for (let time = 0; time < TIMES; time += 1) {
  const began = performance.now();
  const args = ['simulate', scenario, records, '--runs', String(RUNS), '--format', 'json'];
  const report = JSON.parse(koshin(args));
  seconds.push((performance.now() - began) / 1000);
  arrived = report.scenarios[0].conservation.arrived;
}
const [least, greatest] = [Math.min(...seconds), Math.max(...seconds)];
console.log(
  `simulate: ${Math.round(arrived / 6)} arrivals a year, ${RUNS} runs: median ${median(seconds).toFixed(2)} s of ${TIMES} (${least.toFixed(2)} – ${greatest.toFixed(2)}), aim < ${AIM_SECONDS}`,
);
