// A host that names no file by a name that may hold somebody's number, and faults that name none either.
import type { Host, OutputFile } from '../host/host.js';
import { type Fault, FaultError } from '../records/fault.js';
import { hiddenFileNames, withoutFileNames } from '../records/file-names.js';
import { fill, type Language, listed } from '../words/language.js';
import { READING_WORDS } from '../words/reading.js';
import type { Given } from './parts.js';

/** How a command is run whose command line has names of files. */
interface Discretion {
  readonly host: Host;
  /** A text of the command line as outputs may have it. */
  readonly shown: (text: string) => string;
  /** Does the work; the fault that it ends with, if any, names files in the same way. */
  readonly discreetly: <Made>(work: () => Promise<Made>) => Promise<Made>;
}

/** The options that name files, by commander's names. */
export const FILE_OPTIONS = [
  ...['output', 'manifest', 'rejects', 'layout', 'writeLayout'],
  ...['against', 'actuals', 'older', 'backtest', 'with'],
] as const;

/**
 * The discretion of a run: files of the command line whose own names may hold a number are named otherwise in all that is told
 * and written, and a message says so; none is, where --show-names is given.
 */
export function discretionOf(
  host: Host,
  files: readonly string[],
  flags: Given['flags'],
): Discretion {
  const asIs: Omit<Discretion, 'host'> = { shown: (text) => text, discreetly: (work) => work() };
  if (flags['showNames'] === true) {
    const told = { names: true, values: host.tells?.values === true };
    return { ...asIs, host: { ...host, tells: told } };
  }
  const named = FILE_OPTIONS.flatMap((name) => flags[name] ?? []);
  const hidden = hiddenFileNames(
    [...files, ...named].filter((each): each is string => typeof each === 'string'),
  );
  if (hidden.size === 0) return { ...asIs, host };
  const shown = (text: string) => withoutFileNames(text, hidden);
  return {
    host: discreetHost(host, shown),
    shown,
    discreetly: async (work) => {
      const language = (flags['lang'] as Language | undefined) ?? host.language;
      const names = listed([...hidden.values()], language);
      host.warn(fill(READING_WORDS.hiddenNames, language, { names }));
      try {
        return await work();
      } catch (error) {
        if (!(error instanceof FaultError)) throw error;
        const { code, params } = error.fault;
        throw FaultError.of({ code, params: textsShown(params, shown) } as Fault);
      }
    },
  };
}

function discreetHost(host: Host, shown: (text: string) => string): Host {
  const shownData = (data: string | Uint8Array) => (typeof data === 'string' ? shown(data) : data);
  return {
    ...host,
    nameOf: shown,
    warn: (text) => host.warn(shown(text)),
    write: (data) => host.write(shownData(data)),
    open: (path, digestAll) => ({ ...host.open(path, digestAll), name: shown(path), path }),
    create: (path, inputs): OutputFile => {
      const file = host.create(path, inputs);
      return { ...file, write: (data) => file.write(shownData(data)) };
    },
  };
}

/**
 * A report, or several together, whose options in effect name no such file, whatever it becomes: a workbook or picture is made
 * of it before it is written, so that no text can be replaced any more.
 */
export function discreetReport<Report>({ nameOf }: Host, report: Report): Report {
  return nameOf === undefined ? report : (withOptions(report, nameOf, 2) as Report);
}

/** What holds `options` somewhere beneath, so many steps down at most, with the texts in them replaced. */
function withOptions(given: unknown, shown: (text: string) => string, steps: number): unknown {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return given;
  const parts = Object.entries(given).map(([key, value]) => {
    if (key === 'options') return [key, textsShown(value, shown)];
    const isBeneath = steps > 0 && Object.getPrototypeOf(value ?? 0) === Object.prototype;
    return [key, isBeneath ? withOptions(value, shown, steps - 1) : value];
  });
  return Object.fromEntries(parts);
}

/** Particulars of a fault, or options of a run, with every text in them replaced. */
function textsShown(given: unknown, shown: (text: string) => string): unknown {
  if (typeof given === 'string') return shown(given);
  if (Array.isArray(given)) return given.map((each) => textsShown(each, shown));
  if (typeof given !== 'object' || given === null) return given;
  return Object.fromEntries(
    Object.entries(given).map(([key, value]) => [key, textsShown(value, shown)]),
  );
}
