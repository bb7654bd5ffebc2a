// A temporary file for what outgrows the memory: encrypted with a key that only this process knows, and without a name.
import { createCipheriv, randomBytes } from 'node:crypto';
import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FaultError } from '../records/fault.js';
import { SCRATCH_UNIT, type Scratch } from '../spill/scratch.js';
import { reasonOf } from './output-file.js';

/**
 * Opens a temporary file in the system's folder for such (TMPDIR), readable by its owner alone. Its name is removed at once, so
 * that the system gives the room back whatever ends the process; and what stands in it are records of persons, so each byte is
 * encrypted with a key that is written nowhere.
 */
export function openScratch(): Scratch {
  const folder = tmpdir();
  const path = join(folder, `koshin-${randomBytes(12).toString('hex')}.tmp`);
  const failed = (error: unknown) =>
    new FaultError('output-no-scratch', { folder, reason: reasonOf(error) });
  let descriptor: number;
  try {
    descriptor = openSync(path, 'wx+', 0o600);
    rmSync(path);
  } catch (error) {
    throw failed(error);
  }
  const key = randomBytes(32);
  let end = 0;

  /** Encrypts or decrypts bytes that stand at an offset: in counter mode both are the same. */
  function turned(bytes: Uint8Array, offset: number): Buffer {
    const counter = Buffer.alloc(16);
    counter.writeBigUInt64BE(BigInt(offset / SCRATCH_UNIT), 8);
    return createCipheriv('aes-256-ctr', key, counter).update(bytes);
  }

  return {
    append: (bytes) => {
      const offset = end;
      try {
        let rest = turned(bytes, offset);
        for (let at = offset; rest.length > 0; ) {
          const written = writeSync(descriptor, rest, 0, rest.length, at);
          at += written;
          rest = rest.subarray(written);
        }
      } catch (error) {
        throw failed(error);
      }
      end += bytes.length;
      return offset;
    },
    read: (into, offset) => {
      try {
        let got = 0;
        while (got < into.length) {
          const read = readSync(descriptor, into, got, into.length - got, offset + got);
          if (read === 0) throw new Error('unexpected end');
          got += read;
        }
      } catch (error) {
        throw failed(error);
      }
      into.set(turned(into, offset));
    },
    close: () => closeSync(descriptor),
  };
}
