// The JSON Schemas of outputs: every command's real output keeps to its own, and to no other key.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { COMMANDS } from '../../src/commands/index.js';
import { inside, ROOT, temporaryFolder } from '../cli/run-koshin.js';

const folder = temporaryFolder();
const RECORDS = 'test/transcripts/records.csv';
const OFFICES = 'test/transcripts/records-offices.csv';
const PLAN = 'test/golden/scenario.yaml';
const EVERYTHING = 'test/layout/every-assumption.yaml';
const BIRTH = ['explain', '--birth-date', '1990-10-01', '--card-issued-on', '2020-05-15'];

const OUTPUTS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  forecast: [
    ['forecast', RECORDS, '--capacity', '0'],
    ['forecast', OFFICES, '--by', 'office,month', '--suppress-below', '10', '--to', '2025'],
    ['forecast', OFFICES, '--by', 'office', '--long', '--suppress-below', '10'],
    ['forecast', RECORDS, '--backtest', 'test/transcripts/actuals.csv'],
  ],
  plan: [
    ['plan', PLAN, OFFICES, '--by', 'month'],
    ['plan', PLAN, OFFICES, '--by', 'office', '--suppress-below', '10'],
    ['plan', EVERYTHING, OFFICES, '--long'],
    ['plan', EVERYTHING, OFFICES],
    ['plan', 'test/transcripts/costs.yaml', OFFICES],
  ],
  capacity: [
    ['capacity', PLAN, OFFICES],
    ['capacity', PLAN, OFFICES, '--by-date', '2026-09-30', '--vary', 'saturdays'],
    ['capacity', EVERYTHING, OFFICES, '--vary', 'bookable-share'],
    ['capacity', PLAN, OFFICES, '--by', 'month', '--long'],
  ],
  simulate: [
    ['simulate', PLAN, OFFICES, '--no-randomness'],
    ['simulate', PLAN, OFFICES, '--no-randomness', '--long'],
    ['simulate', 'test/transcripts/simulate.yaml', OFFICES, '--runs', '2', '--lapsed-leave'],
  ],
  verify: [
    ['verify', RECORDS, '--against', 'test/transcripts/table.json', '--tolerance', 'card=2'],
    ['verify', RECORDS, '--against', 'test/transcripts/stale-table.json'],
  ],
  reconcile: [['reconcile', RECORDS]],
  compare: [
    ['compare', 'test/golden/forecast.json', 'test/golden/forecast.json'],
    ['compare', 'test/golden/plan.json', 'test/golden/plan.csv'],
  ],
  backtest: [
    ['backtest', 'test/transcripts/counts.csv', '--actuals', 'test/transcripts/actuals.csv'],
    ['backtest', 'test/transcripts/register.csv', '--bands'],
  ],
  explain: [
    BIRTH,
    [...BIRTH, '--user-cert-issued-on', '2025-08-01', '--stay-expires-on', '2027-01-01'],
    [...BIRTH, '--card-issue-kind', 'renewal', '--card-expires-on', '2030-10-01'],
  ],
  tally: [
    ['tally', RECORDS],
    ['tally', OFFICES, '--by', 'office,month', '--suppress-below', '10'],
    ['tally', '--learn', 'test/transcripts/register.csv'],
    ['tally', '--learn', OFFICES],
  ],
  learn: [
    ['learn', 'test/transcripts/register.csv', '--older', 'test/transcripts/register-2025.csv'],
    ['learn', RECORDS],
  ],
  check: [
    ['check', RECORDS],
    ['check', 'fixtures/bad/impossible-date.csv'],
    ['check', 'fixtures/bad/merged-cells.xlsx'],
    ['check', 'fixtures/bad/missing-column.csv'],
  ],
  anonymize: [['anonymize', OFFICES, '--k', '10', '-o', join(folder, 'safe.csv')]],
};

/** Commands whose output is no JSON. */
const NO_JSON = ['app', 'report', 'init', 'sql', 'expand'];

function schemaOf(name: string) {
  const file = join(ROOT, 'data/schemas', `${name}.schema.json`);
  return z.fromJSONSchema(JSON.parse(readFileSync(file, 'utf8')));
}

describe('the schema of each output', () => {
  it('stands in data/schemas for every command that writes JSON', () => {
    const named = Object.keys(COMMANDS).filter((name) => !NO_JSON.includes(name));
    expect(Object.keys(OUTPUTS).sort()).toEqual(named.sort());
    const kept = readdirSync(join(ROOT, 'data/schemas'));
    const wanted = [...named, 'manifest', 'layout'].map((name) => `${name}.schema.json`);
    expect(kept.sort()).toEqual(wanted.sort());
  });

  it.each(
    Object.entries(OUTPUTS).flatMap(([name, runs]) => runs.map((args) => [name, args] as const)),
  )('is kept by koshin %s: %s', async (name, args) => {
    const format = name === 'tally' ? [] : ['--format', 'json'];
    const { stdout } = await inside([...args, ...format]);
    const said = JSON.parse(stdout) as Record<string, unknown>;
    const schema = schemaOf(name);
    expect(schema.safeParse(said).error?.issues ?? []).toEqual([]);
    // It is no schema that takes anything.
    expect(schema.safeParse({ ...said, another: 1 }).success).toBe(false);
    expect(schema.safeParse({ ...said, schema: 'koshin.other/1' }).success).toBe(false);
    for (const key of ['rows', 'records', 'inputs', 'steps', 'cards'].filter(
      (each) => each in said,
    )) {
      if (name === 'capacity' && key === 'rows' && !args.includes('--long')) continue;
      const { [key]: _, ...rest } = said;
      expect(schema.safeParse(rest).success).toBe(false);
    }
  });

  it('is kept by a manifest', async () => {
    const file = join(folder, 'manifest.json');
    await inside(['forecast', RECORDS, '--manifest', file]);
    const said = JSON.parse(readFileSync(file, 'utf8'));
    expect(schemaOf('manifest').safeParse(said).error?.issues ?? []).toEqual([]);
  });
});
