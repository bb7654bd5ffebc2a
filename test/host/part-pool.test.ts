// Parts that several workers read: what goes wrong in one is told of that one.
import { expect, test } from 'vitest';
import { createPartPool, type PartWorkerEvents } from '../../src/host/part-pool.js';
import type { LinesReading, PartRead } from '../../src/read/plain/part.js';
import { FaultError } from '../../src/records/fault.js';

const partAt = (from: number): LinesReading => ({
  ...{ from, to: from + 10, fromLineStart: true, label: 'ascii', areApart: false },
});
const readOf = (lines: number) => ({ lines }) as PartRead;

test('a fault in a part is told of it alone, though one before it is still read', async () => {
  const workers: PartWorkerEvents[] = [];
  const asked: number[] = [];
  const pool = createPartPool(2, (events) => {
    workers.push(events);
    return { post: (part) => asked.push((part as LinesReading).from), end: () => {} };
  });
  const parts = [0, 10, 20].map((from) => pool.read(partAt(from)));
  expect(asked).toEqual([0, 10]);
  // The pool gives out its last worker first: it reads the first part.
  const [second, first] = workers as [PartWorkerEvents, PartWorkerEvents];
  second.answered({ fault: new FaultError('privacy-office-number').fault });
  await expect(parts[1]).rejects.toThrow(FaultError);
  first.answered({ read: readOf(1) });
  second.answered({ read: readOf(2) });
  expect(await parts[0]).toEqual({ lines: 1 });
  expect(await parts[2]).toEqual({ lines: 2 });
});

test('a worker that fails makes all parts fail', async () => {
  let events: PartWorkerEvents | undefined;
  const pool = createPartPool(1, (of) => {
    events = of;
    return { post: () => {}, end: () => {} };
  });
  const parts = [0, 10].map((from) => pool.read(partAt(from)));
  events?.failed(new Error('no memory'));
  for (const part of [...parts, pool.read(partAt(20))])
    await expect(part).rejects.toThrow('no memory');
});
