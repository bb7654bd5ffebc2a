// What stands in the page beside its script: the worker's script, packed, and what was given along.

/** The text of an element that holds data. */
function dataIn(id: string): string {
  return document.getElementById(id)?.textContent ?? '';
}

let script: Promise<Blob> | undefined;

/** The script of the worker. */
export function engineScript(): Promise<Blob> {
  script ??= unpacked();
  return script;
}

async function unpacked(): Promise<Blob> {
  const packed = Uint8Array.from(atob(dataIn('engine')), (letter) => letter.charCodeAt(0));
  const code = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate'));
  return new Blob([await new Response(code).arrayBuffer()], { type: 'text/javascript' });
}

/** Counts that were put into the page when it was written; null where there are none. */
export function givenTally(): string | undefined {
  const text = dataIn('given');
  return text === 'null' ? undefined : text;
}
