// Errors that say that there was no memory left, and others that look like them.
import { expect, it } from 'vitest';
import { isOutOfMemory } from '../../src/records/out-of-memory.js';

it.each([
  new RangeError('Array buffer allocation failed'),
  new RangeError('Invalid array length'),
  new RangeError('Invalid string length'),
  Object.assign(new Error('Worker terminated'), { code: 'ERR_WORKER_OUT_OF_MEMORY' }),
])('%s says that there was no memory', (error) => {
  expect(isOutOfMemory(error)).toBe(true);
});

it.each([
  new RangeError('Invalid time value'),
  new TypeError('Array buffer allocation failed'),
  Object.assign(new Error('no such file'), { code: 'ENOENT' }),
  'Array buffer allocation failed',
  undefined,
])('%s does not', (error) => {
  expect(isOutOfMemory(error)).toBe(false);
});
