// koshin init RECORDS: a scenario file that fits the records, and the command to go on with.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { USUAL } from '../support/histories/assumptions.js';
import { registerFile } from '../support/histories/files.js';
import { livesOf, registerOn } from '../support/histories/histories.js';
import { inside, koshin, shell, temporaryFolder } from './run-koshin.js';

/** Cards of 2021 and 2022 at two offices; the last issue makes the as-of day 2022-11-05. */
function records(cards: number): string {
  const folder = temporaryFolder();
  const path = join(folder, 'my records.csv');
  const rows = [
    `1990-10-10,2021-05-15,"$& ""North""",${cards}`,
    `1985-06-03,2021-11-04,South,${cards * 2}`,
    `1985-02-03,2022-11-04,South,${cards}`,
  ];
  writeFileSync(path, `birth_date,card_issued_on,office,count\n${rows.join('\n')}\n`);
  return path;
}

async function fitted(cards: number) {
  const file = records(cards);
  const plan = join(file, '..', 'plan.yaml');
  const made = await koshin(['init', file, plan, '--lang', 'en']);
  return { file, plan, made, text: readFileSync(plan, 'utf8') };
}

describe('a scenario file made to fit records', () => {
  it('has their years, as-of day and offices, and says how to go on', async () => {
    const { file, plan, made, text } = await fitted(30_000);
    expect(made.code).toBe(0);
    expect(text).toContain('Made to fit 120,000 cards, as of 2022-11-05.');
    expect(text).toContain('\nfiscal_years: [2022, 2027]\n');
    expect(text).toContain('- from: 2022-04-01\n');
    expect(text).toContain('- from: 2023-04-01\n');
    expect(text).toContain('- name: "$& \\"North\\""\n');
    expect(text).toContain('- name: "South"\n');
    expect(text).not.toContain('総合支所');
    expect(made.stderr).toContain(`koshin plan ${plan} "${file}"`);
    const planned = await koshin(['plan', plan, file, '--format', 'json']);
    expect(planned.code).toBe(0);
  });

  it('has the fewest windows that leave nobody waiting at the end of a year', async () => {
    const { file, plan, text } = await fitted(30_000);
    const windows = Number(/windows: (\d+)/.exec(text)?.[1]);
    expect(windows).toBeGreaterThan(2);
    // By law alone and with the center alone: that is what the windows are reckoned for.
    const neutral = text
      .replace(/^assumptions:\n(?: .*\n)+/m, '')
      .replace(/^ {10}- name: "[^\n]*\n {12}per_year: \d+\n/gm, '');
    const waiting = async (count: number) => {
      writeFileSync(plan, neutral.replace(/windows: \d+/, `windows: ${count}`));
      const { stdout } = await koshin(['plan', plan, file, '--format', 'json']);
      const { scenarios } = JSON.parse(stdout) as {
        scenarios: { name: string; rows: { carried_out: number }[] }[];
      };
      const center = scenarios.find(({ name }) => name === 'Card Center opens');
      return center?.rows.map(({ carried_out }) => carried_out) ?? [];
    };
    expect(Math.max(...(await waiting(windows)))).toBe(0);
    expect(Math.max(...(await waiting(windows - 1)))).toBeGreaterThan(0);
  });

  it('an existing file is kept, and two scenario files are one too many', async () => {
    const { file, plan } = await fitted(100);
    expect((await koshin(['init', file, plan])).code).toBe(2);
    expect((await koshin(['init', file, plan, '--force'])).code).toBe(0);
    expect((await koshin(['init', file, plan, '-o', 'other.yaml'])).stderr).toContain(plan);
  });

  it('goes to standard output whole, where asked', async () => {
    const { file, text } = await fitted(100);
    expect((await koshin(['init', file, '-o', '-', '--lang', 'en'])).stdout).toBe(text);
  });
});

describe('the command to go on with', () => {
  it('reads the files as init was told to, and runs as it is printed', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'my records.csv');
    const header = '生年月日,発行日,支所,状況,"it\'s $HOME"';
    writeFileSync(path, `${header}\n1990-10-10,2021-05-15,A,保留,x\n1985-02-03,2022-11-04,B,,y\n`);
    const layout = join(folder, 'layout.yaml');
    writeFileSync(layout, 'columns:\n  office: 支所\n');
    const plan = join(folder, 'plan.yaml');
    const reading = [
      ...['--layout', layout, '--input-encoding', 'utf-8', '--map', 'status=状況'],
      ...['--map-value', '状態:保留=active', '--ignore-column', "it's $HOME"],
      ...['--handover-lag', '0', '--era-codes', '--max-rejects', '5%'],
    ];
    const made = await koshin(['init', path, plan, ...reading, '--lang', 'en']);
    expect(made.stderr).toContain(plan);
    expect(made.code).toBe(0);
    const [, command = ''] = /then: (koshin plan .*)\n/.exec(made.stderr) ?? [];
    expect(command).toContain(`--layout ${layout} --input-encoding utf-8 --map status=状況`);
    expect(command).toContain("--ignore-column 'it'\\''s $HOME' --handover-lag 0 --era-codes");
    expect(command).toContain('--max-rejects 5%');
    const planned = await shell(`${command} --format json`);
    expect(planned.code).toBe(0);
    expect(JSON.parse(planned.stdout).records.counted).toBe(2);
    expect(JSON.parse(planned.stdout).options).toMatchObject({
      map: 'status=状況,office=支所',
      ignore_column: "it's $HOME",
      max_rejects: '5%',
    });
  });
});

describe('assumptions that the records answer', () => {
  it('are in the file, with what they rest on; without renewals the example stands', async () => {
    const folder = temporaryFolder();
    const [file, plan] = [join(folder, 'register.csv'), join(folder, 'plan.yaml')];
    const rows = registerOn(livesOf({ ...USUAL, people: 800 }), USUAL.day);
    writeFileSync(file, registerFile(rows, { format: 'iso', recorded: false }));
    expect((await inside(['init', file, plan])).code).toBe(0);
    const text = readFileSync(plan, 'utf8');
    const learned = JSON.parse(
      (await inside(['learn', file, '--as-of', '2026-11-01', '--format', 'json'])).stdout,
    ) as { certificate: { take_up: { low: number; base: number }; due: number } };
    const { take_up: takeUp, due } = learned.certificate;
    expect(text).toContain(
      `take_up: { card: 0.95, certificate: { low: ${takeUp.low}, base: ${takeUp.base},`,
    );
    expect(text).toContain(`Of ${due} due before 2026-11`);
    expect(text).not.toContain('{ -3: 0.10, -2: 0.30');
    expect((await inside(['plan', plan, file])).code).toBe(0);
    const plain = (await fitted(30_000)).text;
    expect(plain).toContain('take_up: { card: 0.95, certificate: 0.90 }');
    expect(plain).not.toContain('learned from these records');
  });
});
