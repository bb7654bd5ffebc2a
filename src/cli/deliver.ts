// Where results go: to standard output, or whole into a file that is none of the inputs.
import type { Host } from '../host/host.js';
import { manifestText, type Presentation, rendered } from '../layout/presentation.js';
import { FaultError, valueOrThrow } from '../records/fault.js';
import { fill, type Language } from '../words/language.js';
import { WRITTEN_WORDS, type Written } from '../words/output.js';
import type { Drawn } from './chart-file.js';
import type { OutputOptions } from './options.js';

/**
 * Writes a result, and after it the manifest if asked for. `inputs` is every file that the run has read;
 * `drawn` is what a chart in a file shows.
 */
export async function deliver(
  host: Host,
  presentation: Presentation,
  output: OutputOptions,
  inputs: readonly string[],
  drawn?: Drawn,
): Promise<void> {
  const { format } = output;
  const isDrawn = format === 'svg' || format === 'png';
  const { bytes, warnings } =
    isDrawn && drawn
      ? await (await import('./chart-file.js')).chartFile(host, drawn, output)
      : valueOrThrow(await rendered(presentation, output));
  for (const warning of warnings) host.warn(warning);
  await deliverBytes(host, bytes, output, inputs, isDrawn ? 'chart' : format);
  if (output.manifest !== undefined)
    writeFile(host, output.manifest, manifestText(presentation.provenance), inputs);
}

/** Writes bytes to standard output, or whole into the file of --output. */
export async function deliverBytes(
  host: Host,
  bytes: string | Uint8Array,
  { file, language }: Pick<OutputOptions, 'file' | 'language'>,
  inputs: readonly string[],
  what: Written,
): Promise<void> {
  if (file === undefined) await host.write(bytes);
  else {
    writeFile(host, file, bytes, inputs);
    tellWritten(host, file, what, language);
  }
}

/** Says in one line which file was written, and what it is; nothing of a device. */
export function tellWritten(host: Host, file: string, what: Written, language: Language): void {
  if (file.startsWith('/dev/')) return;
  host.warn(fill(WRITTEN_WORDS.written, language, { file, what: WRITTEN_WORDS[what] }));
}

/** Writes a whole file, which must be none of the inputs. */
export function writeFile(
  host: Host,
  path: string,
  bytes: string | Uint8Array,
  inputs: readonly string[],
): void {
  const file = host.create(path, inputs);
  file.write(bytes);
  file.commit();
}

/** Writes many small texts as they are made; the file exists only when it is complete. */
export async function writeTexts(
  host: Host,
  texts: Iterable<string>,
  path: string | undefined,
  inputs: readonly string[],
): Promise<void> {
  const file = path === undefined ? undefined : host.create(path, inputs);
  try {
    for (const batch of batches(texts)) {
      if (file) file.write(batch);
      else await host.write(batch);
      // So that Ctrl-C ends a long run and leaves nothing behind.
      await host.pause();
    }
  } catch (error) {
    file?.abandon();
    throw error;
  }
  file?.commit();
}

/** The size of a write: many small rows become few large writes. */
const BATCH_CHARACTERS = 1 << 18;

/** Many small texts as few large ones. */
function* batches(texts: Iterable<string>): Generator<string> {
  let batch = '';
  for (const text of texts) {
    batch += text;
    if (batch.length > BATCH_CHARACTERS) {
      yield batch;
      batch = '';
    }
  }
  yield batch;
}

/** Takes many small texts and writes few large ones. */
export function batched(write: (text: string) => void) {
  let batch = '';
  const end = () => {
    write(batch);
    batch = '';
  };
  return {
    write: (text: string): void => {
      batch += text;
      if (batch.length > BATCH_CHARACTERS) end();
    },
    end,
  };
}

/** Refuses an output named twice, named as an input by whatever path, or without a folder, before anything is read. */
export function refuseOutputs(
  host: Host,
  named: readonly (string | undefined)[],
  inputs: readonly string[],
): void {
  const outputs = named.filter(
    (file): file is string => file !== undefined && file !== '-' && !file.startsWith('/dev/'),
  );
  outputs.forEach((file, index) => {
    if (inputs.some((input) => host.isSameFile(file, input))) {
      throw new FaultError('output-is-input', { file });
    }
    if (outputs.slice(0, index).some((other) => host.isSameFile(file, other))) {
      throw new FaultError('usage-output-twice', { file });
    }
  });
  outputs.forEach(host.needsFolder);
}
