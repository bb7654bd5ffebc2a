// What is told of a bug: its kind and its place, nothing of its message.
import { expect, it } from 'vitest';
import { bugDetail } from '../../src/words/bug-text.js';

it('tells the kind of a bug and its place, not what its message holds', () => {
  const error = new RangeError('no date: 花子');
  error.stack =
    'RangeError: no date: 花子\n    at read (file:///home/a/b/check.js:10:3)\n    at run (/c/d/run.js:2:1)';
  expect(bugDetail(error)).toBe('RangeError at read (check.js:10:3) at run (run.js:2:1)');
});

it('tells of what is no error its type alone', () => {
  expect(bugDetail('花子')).toBe('string');
});
