// Provenance of figures: what is needed to compute them again.
import type { CivilDate } from '../calendar/civil-date.js';

/** An input file, as it is on the disk. */
export interface InputDigest {
  readonly path: string;
  readonly bytes: number;
  /** Null where the file is too large for a digest that nobody asked for. */
  readonly sha256: string | null;
}

/** Options in effect, by their names in outputs. */
export type EffectiveOptions = Readonly<Record<string, string | number | boolean | null>>;

/** How the as-of day is known: it was given, the records tell it, or they are the bundled ones. */
export type AsOfSource = 'option' | 'records' | 'example';

/** Tool, rules, files and options: with the same ones, the figures are the same. */
export interface Provenance {
  /** Name and version of the program: "koshin 0.1.0". */
  readonly tool: string;
  readonly rulesVersion: string;
  readonly inputs: readonly InputDigest[];
  readonly options: EffectiveOptions;
  /** The day of which the records speak, and how it is known; undefined where nothing is counted of records. */
  readonly asOf?: CivilDate | undefined;
  readonly asOfSource?: AsOfSource | undefined;
  /** The records hold no day that could tell it, so that it is only assumed. */
  readonly asOfIsAssumed?: boolean | undefined;
  /** Whether records of invented people are among the inputs, which every output must say. */
  readonly isExample?: boolean | undefined;
}
