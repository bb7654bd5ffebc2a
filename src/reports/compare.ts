// The comparison of two saved results: figure by figure, and what the files tell of why they differ.
import {
  rowName,
  SAVED_FIGURES,
  SAVED_KEYS,
  type Saved,
  type SavedFigure,
  type SavedKey,
  type SavedRow,
  type ToldValue,
} from '../read/tables/saved.js';
import { type Fault, fault } from '../records/fault.js';
import type { InputDigest, Provenance } from '../records/provenance.js';

/** A figure in both files; null where one of them has it not. */
export interface ComparedFigure {
  readonly fiscalYear: number;
  readonly keys: SavedRow['keys'];
  readonly figure: SavedFigure;
  readonly old: number | null;
  readonly new: number | null;
  /** New less old; null where one of them is not known. */
  readonly change: number | null;
  /** The change in tenths of a percent of the old figure, half rounded away from zero; null where that is 0 or not known. */
  readonly changeTenths: number | null;
}

/** Something that the files tell otherwise; undefined in the one that does not tell it. */
export interface Reason {
  /** The path in the file: `as_of`, `options.capacity`. */
  readonly what: string;
  readonly old: ToldValue | undefined;
  readonly new: ToldValue | undefined;
}

/** A file that was compared. */
export interface ComparedFile {
  readonly input: InputDigest;
  readonly kind: Saved['kind'];
  /** Whether it tells more than its figures: CSV does not. */
  readonly tellsMore: boolean;
}

export interface CompareReport {
  readonly kind: 'compare';
  readonly old: ComparedFile;
  readonly new: ComparedFile;
  /** Of what the rows are, besides fiscal years. */
  readonly by: readonly SavedKey[];
  readonly rows: readonly ComparedFigure[];
  readonly reasons: readonly Reason[];
  /** How many figures differ, of those that both files have. */
  readonly differing: number;
  readonly compared: number;
  readonly basis: Provenance;
}

/** A file that was read. */
export interface SavedFile {
  readonly input: InputDigest;
  readonly saved: Saved;
}

/** The fault of two files that are of different things; undefined where they can be compared. */
export function unlike(old: SavedFile, now: SavedFile): Fault | undefined {
  const files = { old: old.input.path, new: now.input.path };
  if (old.saved.kind !== now.saved.kind) return fault('usage-compare-kinds', files);
  const [oldKeys, newKeys] = [keysOf(old.saved), keysOf(now.saved)];
  if (partOf(oldKeys) !== partOf(newKeys)) return fault('usage-compare-parts', files);
  const names = new Set(old.saved.rows.map(rowName));
  return now.saved.rows.some((row) => names.has(rowName(row)))
    ? undefined
    : fault('usage-compare-nothing', files);
}

/** The breakdown of a file. Sites and scenarios may be more in one than in the other. */
function partOf(keys: readonly SavedKey[]): string {
  return keys.filter((key) => key === 'month' || key === 'office').join(',');
}

function keysOf({ rows }: Saved): SavedKey[] {
  return SAVED_KEYS.filter((key) => rows.some(({ keys }) => keys[key] !== undefined));
}

/** Sets two results beside each other, in the order of the new one; what only the old one has comes last. */
export function compareReport(old: SavedFile, now: SavedFile, tool: string): CompareReport {
  const before = new Map(old.saved.rows.map((row) => [rowName(row), row]));
  const after = new Map(now.saved.rows.map((row) => [rowName(row), row]));
  const names = [...new Set([...after.keys(), ...before.keys()])];
  const rows = names.flatMap((name) => {
    const [was, is] = [before.get(name), after.get(name)];
    const { fiscalYear, keys } = (is ?? was) as SavedRow;
    return SAVED_FIGURES.flatMap((figure): ComparedFigure[] => {
      const values = [was?.figures[figure], is?.figures[figure]] as const;
      if (values.every((value) => value === undefined)) return [];
      return [{ fiscalYear, keys, figure, ...changeOf(values[0] ?? null, values[1] ?? null) }];
    });
  });
  // A capacity that neither file has says nothing.
  const known = SAVED_FIGURES.filter((figure) =>
    rows.some((row) => row.figure === figure && (row.old !== null || row.new !== null)),
  );
  const shown = rows.filter(({ figure }) => known.includes(figure));
  const both = shown.filter(({ change }) => change !== null);
  const rules = [old, now].map(({ saved }) => saved.told.get('rules') ?? '–');
  return {
    kind: 'compare',
    old: comparedFile(old),
    new: comparedFile(now),
    by: SAVED_KEYS.filter((key) => shown.some(({ keys }) => keys[key] !== undefined)),
    rows: shown,
    reasons: reasonsOf(old.saved, now.saved),
    differing: both.filter(({ change }) => change !== 0).length,
    compared: both.length,
    basis: {
      tool,
      rulesVersion: [...new Set(rules)].join(' / '),
      inputs: [old.input, now.input],
      options: {},
      isExample: old.saved.isExample || now.saved.isExample,
    },
  };
}

function comparedFile({ input, saved }: SavedFile): ComparedFile {
  return { input, kind: saved.kind, tellsMore: saved.form === 'json' };
}

function changeOf(old: number | null, now: number | null) {
  const change = old === null || now === null ? null : now - old;
  return { old, new: now, change, changeTenths: change === null ? null : tenths(change, old) };
}

/** A change in tenths of a percent, half rounded away from zero. */
function tenths(change: number, old: number | null): number | null {
  if (old === null || old === 0) return null;
  const size = Math.abs(old);
  const rounded = Math.floor((Math.abs(change) * 2000 + size) / (2 * size));
  return change < 0 ? -rounded + 0 : rounded;
}

/** What both files tell, where they do not tell the same; of things that one kind of file cannot tell nothing is said. */
function reasonsOf(old: Saved, now: Saved): Reason[] {
  if (old.form !== now.form) return [];
  const paths = [...new Set([...old.told.keys(), ...now.told.keys()])];
  return paths.flatMap((what) => {
    const [was, is] = [old.told.get(what), now.told.get(what)];
    return was === is ? [] : [{ what, old: was, new: is }];
  });
}
