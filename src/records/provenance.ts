// Provenance: what every report keeps of where its figures come from, so that they can be made again.

/** A file that was read, as it lies on the disk. */
export interface InputDigest {
  readonly path: string;
  readonly bytes: number;
  /** Null where the file is too large to be digested unasked. */
  readonly sha256: string | null;
}

/** Options in effect, by their names in outputs. */
export type EffectiveOptions = Readonly<Record<string, string | number | boolean | null>>;

/** What gives the same figures again: the same tool, rules, files and options. */
export interface Provenance {
  /** Name and version of the program: "koshin 0.1.0". */
  readonly tool: string;
  readonly rulesVersion: string;
  readonly inputs: readonly InputDigest[];
  readonly options: EffectiveOptions;
}
