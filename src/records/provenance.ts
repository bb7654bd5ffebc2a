// Provenance of figures: what is needed to compute them again.

/** An input file, as it is on the disk. */
export interface InputDigest {
  readonly path: string;
  readonly bytes: number;
  /** Null where the file is too large for a digest that nobody asked for. */
  readonly sha256: string | null;
}

/** Options in effect, by their names in outputs. */
export type EffectiveOptions = Readonly<Record<string, string | number | boolean | null>>;

/** Tool, rules, files and options: with the same ones, the figures are the same. */
export interface Provenance {
  /** Name and version of the program: "koshin 0.1.0". */
  readonly tool: string;
  readonly rulesVersion: string;
  readonly inputs: readonly InputDigest[];
  readonly options: EffectiveOptions;
}
