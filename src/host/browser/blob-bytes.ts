// Bytes of a file that the person opened, read in a worker: a slice at a time, so that no file is held whole.

let reader: FileReaderSync | undefined;

/** The bytes from `start` up to but not including `end`. */
export function bytesOf(blob: Blob, start = 0, end = blob.size): Uint8Array<ArrayBuffer> {
  reader ??= new FileReaderSync();
  return new Uint8Array(reader.readAsArrayBuffer(blob.slice(start, end)));
}

/** All bytes from an offset on, in slices. */
export async function* slicesOf(
  blob: Blob,
  from: number,
  size: number,
): AsyncIterable<Uint8Array<ArrayBuffer>> {
  for (let start = from; start < blob.size; start += size) {
    yield new Uint8Array(await blob.slice(start, Math.min(start + size, blob.size)).arrayBuffer());
  }
}
