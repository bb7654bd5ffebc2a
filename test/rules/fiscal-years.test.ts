// The first fiscal year that can be asked for is that of the rule data.
import { expect, it } from 'vitest';
import { isWithinYears, knownFiscalYears } from '../../src/rules/fiscal-years.js';
import { law } from '../support/law.js';

it('is the one in which the scheme began', () => {
  // Source: data/rules, scheme.start: the law in force from 5 October 2015.
  const years = knownFiscalYears(law());
  expect(years.first).toBe(2015);
  for (const [year, known] of [
    [2014, false],
    [2015, true],
    [2015.5, false],
    [years.last, true],
    [years.last + 1, false],
  ] as const) {
    expect(isWithinYears(year, years), String(year)).toBe(known);
  }
});

it('follows the rule', () => {
  const book = law();
  const start = book.rules['scheme.start'];
  const [first] = start.values;
  const later = { ...first, value: 20200401 } as NonNullable<typeof first>;
  const rules = { ...book.rules, 'scheme.start': { ...start, values: [later] } };
  expect(knownFiscalYears({ ...book, rules }).first).toBe(2020);
});
