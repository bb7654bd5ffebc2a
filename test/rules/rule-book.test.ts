// Rule data are read strictly: whatever is undated, unsourced or unknown is refused with its place.
import { describe, expect, it } from 'vitest';
import { decodeRuleBook, type RuleFile, ruleIds } from '../../src/rules/rule-book.js';
import { law, ruleFiles } from '../support/law.js';

interface LooseSource {
  [key: string]: unknown;
}
interface LooseValue {
  [key: string]: unknown;
  from: unknown;
  value: unknown;
  sources: LooseSource[];
}
interface LooseRule {
  [key: string]: unknown;
  id: string;
  values: LooseValue[];
}
interface LooseFile {
  [key: string]: unknown;
  rules: LooseRule[];
}

const CARD = 'data/rules/card.json';

function fileOf(files: RuleFile[], name: string): LooseFile {
  return files.find((file) => file.name === name)?.json as LooseFile;
}

function ruleOf(file: LooseFile, id: string): LooseRule {
  return file.rules.find((rule) => rule.id === id) as LooseRule;
}

function datedValue(rule: LooseRule, index: number): LooseValue {
  return rule.values[index] as LooseValue;
}

/** The errors of the bundled data, spoiled. */
function errorsOf(spoil: (card: LooseFile, files: RuleFile[]) => void): string[] {
  const files = ruleFiles();
  spoil(fileOf(files, CARD), files);
  const book = decodeRuleBook(files);
  return 'rules' in book ? [] : book.map(({ file, place, code }) => `${file}: ${place}: ${code}`);
}

describe('the bundled rule data', () => {
  it('are read without an error and hold every rule', () => {
    expect(errorsOf(() => {})).toEqual([]);
    expect(Object.keys(law().rules).sort()).toEqual([...ruleIds()].sort());
    expect(law().version).toBe((fileOf(ruleFiles(), CARD) as { version?: unknown }).version);
  });

  it('name no value in the name of a rule, since values change', () => {
    const terms = Object.values(law().rules).flatMap(({ term }) => [term.en, term.ja]);
    const numbered = terms.filter((term) => /[1-9]/.test(term.replace(/29 February|2月29日/, '')));
    expect(numbered).toEqual([]);
  });

  it('state for every value the sentence it rests on and at least one source', () => {
    for (const { id, values } of Object.values(law().rules)) {
      for (const { sentence, sources, from } of values) {
        expect(sentence, id).not.toBe('');
        expect(sources.length, id).toBeGreaterThan(0);
        expect(from, id).toBeGreaterThanOrEqual(20151005);
      }
    }
  });
});

describe('what is wrong in rule data is an error that names its file and place', () => {
  const cases: readonly [string, (card: LooseFile, files: RuleFile[]) => void, RegExp][] = [
    [
      'an unknown key in the file',
      (card) => {
        card['comment'] = 'x';
      },
      /^data\/rules\/card\.json: comment: unrecognized_keys$/,
    ],
    [
      'an unknown key in a rule',
      (card) => {
        ruleOf(card, 'card.adult_age')['note'] = 'x';
      },
      /^data\/rules\/card\.json: card\.adult_age\.note: unrecognized_keys$/,
    ],
    [
      'an unknown key in a value',
      (card) => {
        datedValue(ruleOf(card, 'card.adult_age'), 1)['until'] = '2030-01-01';
      },
      /^data\/rules\/card\.json: card\.adult_age\.values\.1\.until: unrecognized_keys$/,
    ],
    [
      'an unknown key in a source',
      (card) => {
        (datedValue(ruleOf(card, 'card.adult_age'), 0).sources[0] as LooseSource)['url'] = 'x';
      },
      /^data\/rules\/card\.json: card\.adult_age\.values\.0\.sources\.0\.url: unrecognized_keys$/,
    ],
    [
      'an unknown rule',
      (card) => {
        ruleOf(card, 'card.adult_age').id = 'card.colour';
      },
      /^data\/rules\/card\.json: card\.colour: unknown-rule$/,
    ],
    [
      'a rule named like something every object has',
      (card) => {
        ruleOf(card, 'card.adult_age').id = 'constructor';
      },
      /^data\/rules\/card\.json: constructor: unknown-rule$/,
    ],
    [
      'values out of order of date',
      (card) => {
        ruleOf(card, 'card.adult_age').values.reverse();
      },
      /^data\/rules\/card\.json: card\.adult_age\.values\.1\.from: out-of-order$/,
    ],
    [
      'two values of one day',
      (card) => {
        const rule = ruleOf(card, 'card.adult_age');
        datedValue(rule, 1).from = datedValue(rule, 0).from;
      },
      /^data\/rules\/card\.json: card\.adult_age\.values\.1\.from: out-of-order$/,
    ],
    [
      'a value without a source',
      (card) => {
        datedValue(ruleOf(card, 'card.validity.adult'), 0).sources = [];
      },
      /^data\/rules\/card\.json: card\.validity\.adult\.values\.0\.sources: too_small$/,
    ],
    [
      'a value without its sentence',
      (card) => {
        datedValue(ruleOf(card, 'card.validity.adult'), 0)['sentence'] = '  ';
      },
      /^data\/rules\/card\.json: card\.validity\.adult\.values\.0\.sentence: too_small$/,
    ],
    [
      'a value without a date',
      (card) => {
        delete (datedValue(ruleOf(card, 'card.validity.adult'), 0) as { from?: unknown }).from;
      },
      /^data\/rules\/card\.json: card\.validity\.adult\.values\.0\.from: invalid_type$/,
    ],
    [
      'a day the calendar does not have',
      (card) => {
        datedValue(ruleOf(card, 'card.validity.adult'), 0).from = '2015-02-29';
      },
      /^data\/rules\/card\.json: card\.validity\.adult\.values\.0\.from: not-a-date$/,
    ],
    [
      'a date in another form',
      (card) => {
        datedValue(ruleOf(card, 'card.validity.adult'), 0).from = '2015/10/05';
      },
      /^data\/rules\/card\.json: card\.validity\.adult\.values\.0\.from: not-a-date$/,
    ],
    [
      'no value at all',
      (card) => {
        ruleOf(card, 'card.validity.adult').values = [];
      },
      /^data\/rules\/card\.json: card\.validity\.adult\.values: too_small$/,
    ],
    [
      'another unit than the rule’s own',
      (card) => {
        ruleOf(card, 'card.validity.adult')['unit'] = 'years';
      },
      /^data\/rules\/card\.json: card\.validity\.adult\.unit: invalid_value$/,
    ],
    [
      'a value of another shape',
      (card) => {
        datedValue(ruleOf(card, 'card.validity.adult'), 0).value = '10';
      },
      /^data\/rules\/card\.json: card\.validity\.adult\.values\.0\.value: invalid_type$/,
    ],
    [
      'a fraction of a birthday',
      (card) => {
        datedValue(ruleOf(card, 'card.validity.adult'), 0).value = 9.5;
      },
      /^data\/rules\/card\.json: card\.validity\.adult\.values\.0\.value: invalid_type$/,
    ],
    [
      'a term in one language alone',
      (card) => {
        ruleOf(card, 'card.validity.adult')['term'] = { en: 'term' };
      },
      /^data\/rules\/card\.json: card\.validity\.adult\.term\.ja: invalid_type$/,
    ],
    [
      'a missing rule',
      (card) => {
        card.rules = card.rules.filter(({ id }) => id !== 'card.validity.minor');
      },
      /^data\/rules\/.*: card\.validity\.minor: rule-missing$/,
    ],
    [
      'a rule written twice in a file',
      (card) => {
        card.rules.push(ruleOf(card, 'card.validity.adult'));
      },
      /^data\/rules\/card\.json: card\.validity\.adult: rule-twice$/,
    ],
    [
      'a rule written in two files',
      (card, files) => {
        fileOf(files, 'data/rules/scheme.json').rules.push(ruleOf(card, 'card.validity.adult'));
      },
      /^data\/rules\/scheme\.json: card\.validity\.adult: rule-twice$/,
    ],
    [
      'files of different versions',
      (card) => {
        card['version'] = '1999-01';
      },
      /^data\/rules: version: several-versions$/,
    ],
    [
      'a file without a version',
      (card) => {
        delete card['version'];
      },
      /^data\/rules\/card\.json: version: invalid_type$/,
    ],
    [
      'a file that is no object',
      (_, files) => {
        (files as { name: string; json: unknown }[])[0] = { name: CARD, json: [1] };
      },
      /^data\/rules\/card\.json: : invalid_type$/,
    ],
  ];

  it.each(cases)('%s', (_, spoil, expected) => {
    const errors = errorsOf(spoil);
    expect(errors).toEqual([expect.stringMatching(expected)]);
  });

  it('no file at all misses a rule', () => {
    expect(decodeRuleBook([])).toContainEqual({
      file: 'data/rules',
      place: ruleIds()[0],
      code: 'rule-missing',
    });
  });
});
