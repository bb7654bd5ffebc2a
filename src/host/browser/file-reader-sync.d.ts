// What a worker has and a page has not: reading a file without waiting.
declare class FileReaderSync {
  readAsArrayBuffer(blob: Blob): ArrayBuffer;
}
