// Which errors are told as faults: those thrown as such, those that say that there was no memory left; others are bugs.
import { expect, it } from 'vitest';
import { FaultError } from '../../src/records/fault.js';
import { faultOf } from '../../src/records/fault-of.js';

it.each([
  new RangeError('Array buffer allocation failed'),
  new RangeError('Invalid array length'),
  new RangeError('Invalid string length'),
  Object.assign(new Error('Worker terminated'), { code: 'ERR_WORKER_OUT_OF_MEMORY' }),
])('%s says that there was no memory', (error) => {
  expect(faultOf(error)).toEqual({ code: 'input-out-of-memory', params: {} });
});

it('is the fault that was thrown', () => {
  const error = new FaultError('usage-no-such-site', { file: 'a', site: 'b', sites: ['c'] });
  expect(faultOf(error)).toBe(error.fault);
});

it.each([
  new RangeError('Invalid time value'),
  new TypeError('Array buffer allocation failed'),
  Object.assign(new Error('no such file'), { code: 'ENOENT' }),
  'Array buffer allocation failed',
  undefined,
])('%s is a bug', (error) => {
  expect(faultOf(error)).toBeUndefined();
});
