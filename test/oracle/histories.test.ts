// On a register made of invented histories the program forecasts what the oracle does, and what the histories then bring.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inside, ROOT, temporaryFolder } from '../cli/run-koshin.js';
import {
  livesOf,
  NOTHING_BUT_THE_LAW,
  type RegisterRow,
  registerFile,
  registerOn,
  truthOf,
  USUAL,
  visitsByMonth,
} from '../support/histories/index.js';
import { civilOf, fiscalYearAt, numberOf } from './calendar.js';
import { type OracleRecord, oracleCount } from './oracle.js';

const DAY = USUAL.day;
const lives = livesOf(USUAL);
const register = registerOn(lives, DAY);
const folder = temporaryFolder();

/** A row as the oracle takes it; with or without the ends that the register recorded. */
function asRecord(row: RegisterRow, recorded: boolean): OracleRecord {
  return {
    ...row,
    cardIssueKind: row.kind === 'renewal' ? 'renewal' : 'new',
    recordedCardExpiry: recorded ? row.cardExpiresOn : 0,
    recordedUserCertificateExpiry: recorded ? row.userCertificateExpiresOn : 0,
    recordedSignatureCertificateExpiry: recorded ? row.signatureCertificateExpiresOn : 0,
    status: row.status === 'suspended' ? 'active' : row.status,
    count: 1,
  };
}

/** The day after the last day of issue. */
function dayAfterLastIssue(rows: readonly RegisterRow[]): number {
  const issued = rows.flatMap((row) => [
    row.cardIssuedOn,
    row.userCertificateIssuedOn,
    row.signatureCertificateIssuedOn,
  ]);
  return civilOf(numberOf(Math.max(...issued)) + 1);
}

interface Forecast {
  readonly as_of: string;
  readonly as_of_source: string;
  readonly rows: readonly {
    fiscal_year: number;
    month?: string;
    card: number;
    certificate: number;
  }[];
  readonly lapsed_before_start: { readonly card: number; readonly certificate: number };
}

async function forecast(path: string, ...options: string[]): Promise<Forecast> {
  const { stdout, code, stderr } = await inside(['forecast', path, '--format', 'json', ...options]);
  if (code !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

describe('a register of 31 October 2026', () => {
  it.each([
    ['iso', false],
    ['iso', true],
    ['era', false],
    ['era-letter', true],
  ] as const)(
    'is forecast as the oracle forecasts it, year by year: as %s, with recorded ends: %s',
    async (format, recorded) => {
      const asOf = dayAfterLastIssue(register);
      const from = fiscalYearAt(numberOf(asOf));
      const years = new Map<number, { card: number; certificate: number }>();
      const lapsed = { card: 0, certificate: 0 };
      for (let year = from; year <= from + 5; year += 1)
        years.set(year, { card: 0, certificate: 0 });
      for (const row of register) {
        const options = { from, to: from + 5, asOf, repeats: true };
        const counted = oracleCount(asRecord(row, recorded), options);
        for (const kind of ['card', 'certificate'] as const) {
          lapsed[kind] += counted.lapsed[kind];
          for (const [year, counts] of counted.years) {
            (years.get(year) as { card: number; certificate: number })[kind] += counts[kind];
          }
        }
      }

      const path = join(folder, `register-${format}-${recorded}.csv`);
      writeFileSync(path, registerFile(register, { format, recorded }));
      // Only a person knows that the state of use is the card's state.
      const map = format === 'iso' ? [] : ['--map', 'status=カード運用状況'];
      const program = await forecast(path, ...map);
      expect([Number(program.as_of.replaceAll('-', '')), program.as_of_source]).toEqual([
        asOf,
        'records',
      ]);
      expect(
        program.rows.map(({ fiscal_year, card, certificate }) => [fiscal_year, card, certificate]),
      ).toEqual([...years].map(([year, { card, certificate }]) => [year, card, certificate]));
      expect(program.lapsed_before_start).toEqual(lapsed);
      // A year without procedures, or nothing lapsed, would show little.
      expect(
        Math.min(...program.rows.map(({ card, certificate }) => card + certificate)),
      ).toBeGreaterThan(50);
      expect(Math.min(lapsed.card, lapsed.certificate)).toBeGreaterThan(0);
    },
  );

  it('holds no day after it, and an older one the same people before', () => {
    const older = registerOn(lives, 20251031);
    const now = new Map(register.map((row) => [row.id, row]));
    for (const row of older) {
      const days = [row.handedOverOn, row.cardIssuedOn, row.userCertificateIssuedOn];
      expect(Math.max(...days)).toBeLessThanOrEqual(20251031);
      const same = now.get(row.id);
      if (same === undefined) continue;
      expect(same.birth).toBe(row.birth);
      expect(same.cardIssuedOn).toBeGreaterThanOrEqual(row.cardIssuedOn);
    }
    // Some are new, some have left without a trace, some hold what they did not hold a year before.
    const known = new Set(older.map(({ id }) => id));
    const arrived = register.filter(({ id }) => !known.has(id)).length;
    const gone = older.filter(({ id }) => !now.has(id)).length;
    const renewed = older.filter((row) => (now.get(row.id)?.cardIssuedOn ?? 0) > row.cardIssuedOn);
    expect(Math.min(arrived, gone, renewed.length)).toBeGreaterThan(20);
  });

  it('has a little of everything', () => {
    const tally = (key: (row: RegisterRow) => string) => {
      const counts = new Map<string, number>();
      for (const row of register) counts.set(key(row), (counts.get(key(row)) ?? 0) + 1);
      return counts;
    };
    const seen = [
      ...tally(({ status }) => status),
      ...tally(({ kind }) => kind),
      ...tally(({ stayExpiresOn }) => (stayExpiresOn === 0 ? 'no stay' : 'stay')),
      ...tally(({ handedOverOn }) => (handedOverOn === 0 ? 'not yet handed over' : 'handed over')),
      ...tally((row) =>
        row.userCertificateIssuedOn === 0
          ? 'no certificate'
          : row.userCertificateIssuedOn === row.cardIssuedOn
            ? 'with the card'
            : 'certificate of its own day',
      ),
      ...tally((row) =>
        row.userCertificateIssuedOn === row.signatureCertificateIssuedOn ? 'together' : 'apart',
      ),
      ...tally(({ birth, cardIssuedOn }) => (cardIssuedOn - birth < 180000 ? 'minor' : 'adult')),
    ];
    expect(seen).toHaveLength(20);
    expect(seen.filter(([, count]) => count < 4)).toEqual([]);
  });
});

describe('histories', () => {
  it('are the same for the same seed, each without regard to the others', () => {
    const few = registerOn(livesOf({ ...USUAL, people: 50 }), DAY);
    expect(few).toEqual(register.filter(({ id }) => id <= 50));
    expect(registerOn(livesOf({ ...USUAL, people: 50, seed: 1 }), DAY)).not.toEqual(few);
  });

  it('bring what was assumed', () => {
    const leadLagMonths = { '-3': 0.3, '0': 0.4, '4': 0.3 };
    const assumptions = {
      ...USUAL,
      people: 6000,
      takeUp: { certificate: 0.6, card: 0.8 },
      leadLagMonths: { certificate: leadLagMonths, card: leadLagMonths },
    };
    const { realized } = truthOf(livesOf(assumptions), assumptions);
    for (const kind of ['certificate', 'card'] as const) {
      const { due, came, leadLagMonths: months } = realized[kind];
      expect(due).toBeGreaterThan(300);
      // Four standard errors; an end on the 31st has no third month before it, so some of these come in the second.
      const share = assumptions.takeUp[kind];
      expect(Math.abs(came / due - share)).toBeLessThan(4 * Math.sqrt((share * (1 - share)) / due));
      for (const [lag, expected] of Object.entries(leadLagMonths)) {
        const error = 4 * Math.sqrt((expected * (1 - expected)) / came);
        expect(Math.abs((months[lag] ?? 0) - expected)).toBeLessThan(error + 0.015);
      }
    }
  });

  // Source: 命令 29条3項, 施行規則 13条, 49条: renewed before its last day, a document ends whole terms after its old end.
  it('without anything but the law bring, a month before, what the program forecasts', async () => {
    const all = livesOf(NOTHING_BUT_THE_LAW);
    const path = join(folder, 'law.csv');
    writeFileSync(path, registerFile(registerOn(all, DAY), { format: 'iso', recorded: false }));
    const { rows } = await forecast(path, '--by', 'month');
    const due = rows
      .filter(({ month }) => `${month}` >= '2026-12')
      .map(({ card, certificate }) => `${card}+${certificate}`);
    const came = visitsByMonth(all, 20261101, 20320229);
    expect(due).toEqual(came.map(({ card, certificate }) => `${card}+${certificate}`));
    expect(came.reduce((sum, { card }) => sum + card, 0)).toBeGreaterThan(500);
    expect(came.reduce((sum, { certificate }) => sum + certificate, 0)).toBeGreaterThan(500);
  });

  it('are written alike by the script', () => {
    const path = join(folder, 'script.csv');
    const script = join(ROOT, 'scripts/histories.js');
    const options = ['--people', '200', '--recorded', '--format', 'era', '-o', path];
    execFileSync(process.execPath, [script, ...options]);
    const rows = register.filter(({ id }) => id <= 200);
    const made = registerFile(rows, { format: 'era', recorded: true });
    expect(readFileSync(path).equals(made)).toBe(true);
  });
});
