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

/** Counts that were put into the page when it was written: for the forecast, and for the plan if they are others. */
export interface GivenCounts {
  readonly forecast: object;
  readonly plan?: object;
}

/** The counts in the page; undefined where there are none. */
export function givenCounts(): GivenCounts | undefined {
  return (JSON.parse(dataIn('given')) as GivenCounts | null) ?? undefined;
}
