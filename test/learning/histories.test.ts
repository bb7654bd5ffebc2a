// What is learned from invented histories holds what they were made with; a small part of scripts/learning.js.
import { describe, expect, it } from 'vitest';
import { NOTHING_BUT_THE_LAW, USUAL } from '../support/histories/assumptions.js';
import { law } from '../support/law.js';
import { learnedHistory } from '../support/learned.js';

describe('histories', () => {
  it('the mean of twelve is the truth, within its error', () => {
    const learned = Array.from({ length: 12 }, (_, run) =>
      learnedHistory({ ...USUAL, seed: 500 + run, people: 2000 }, law()),
    );
    const bases = learned.map(({ learned: { takeUp } }) => takeUp?.base ?? 0);
    const mean = bases.reduce((sum, base) => sum + base, 0) / bases.length;
    const errors = learned.map(({ learned: { takeUp } }) =>
      takeUp === undefined ? 0 : (takeUp.high - takeUp.low) / (2 * 1.645),
    );
    const error = errors.reduce((sum, each) => sum + each, 0) / errors.length;
    expect(Math.abs(mean - USUAL.takeUp.certificate)).toBeLessThan((3 * error) / Math.sqrt(12));
    const held = learned.filter(
      ({ learned: { takeUp }, assumed }) =>
        takeUp !== undefined && takeUp.low <= assumed && assumed <= takeUp.high,
    );
    expect(held.length).toBeGreaterThanOrEqual(8);
  });

  it('everyone comes a month before the end: take-up is 1, and one month has all', () => {
    const { learned } = learnedHistory({ ...NOTHING_BUT_THE_LAW, people: 1000 }, law());
    expect(learned.takeUp?.base).toBe(1);
    expect(learned.notYet).toBe(0);
    expect(learned.late).toBe(0);
    expect(learned.leadLag.map(({ month }) => month)).toEqual([-1]);
    expect(learned.leadLag[0]?.share.base).toBe(1);
  });

  it('nobody comes: take-up is 0 at most its bound', () => {
    const { learned } = learnedHistory(
      { ...NOTHING_BUT_THE_LAW, takeUp: { certificate: 0, card: 0 }, people: 1000 },
      law(),
    );
    expect(learned.takeUp?.base).toBe(0);
    expect(learned.takeUp?.high).toBeLessThan(0.05);
    expect(learned.due).toBe(learned.notYet);
    expect(learned.leadLag).toEqual([]);
  });

  it('issues out of turn are found, and do not move the estimate', () => {
    const { learned, outOfTurn, assumed } = learnedHistory(
      { ...USUAL, reissuesPerYear: 0.1, foreign: 0, seed: 7, people: 6000 },
      law(),
    );
    // Two of five are of both certificates.
    expect(outOfTurn.perYear).toBeGreaterThan(0.03);
    expect(outOfTurn.perYear).toBeLessThan(0.05);
    const takeUp = learned.takeUp;
    expect(Math.abs((takeUp?.base ?? 0) - assumed)).toBeLessThan(0.03);
  });
});
