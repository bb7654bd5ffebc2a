// A zip archive packed anew by one compressor with one date, so that it is the same bytes on every machine.
import { unzipSync, zipSync } from 'fflate';

/**
 * The same entries in the same order. What packs by the machine's own zlib gives other bytes in a browser than in Node.js,
 * and may with the next release of either. Zip has dates from 1980 on, in local time: this one is the same in every zone.
 */
export function repacked(archive: Uint8Array): Uint8Array {
  return zipSync(unzipSync(archive), { mtime: new Date(1980, 0, 1) });
}
