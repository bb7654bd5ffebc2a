// A place for what outgrows the memory, as a browser has it: blobs, which it may lay on the disk, gone with the worker.
import type { Scratch } from '../../spill/scratch.js';
import { bytesOf } from './blob-bytes.js';

/** So many pieces are made one, so that a slice of all is found quickly. */
const MOST_PIECES = 64;

/** Opens a place. What stands there has no name, and no other page can reach it. */
export function openBlobScratch(): Scratch {
  let pieces: Blob[] = [];
  let end = 0;
  return {
    append: (bytes) => {
      const offset = end;
      pieces.push(new Blob([new Uint8Array(bytes)]));
      end += bytes.length;
      if (pieces.length > MOST_PIECES) pieces = [new Blob(pieces)];
      return offset;
    },
    read: (into, offset) => {
      if (pieces.length > 1) pieces = [new Blob(pieces)];
      into.set(bytesOf(pieces[0] ?? new Blob(), offset, offset + into.length));
    },
    close: () => {
      pieces = [];
    },
  };
}
