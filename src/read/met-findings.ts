// Findings met in the rows of a file, each made once: most rows that have one have the same as others but for the line.
import {
  type ColumnFinding,
  type FindingArguments,
  type FindingCode,
  rowFinding,
} from '../records/findings.js';

/** Different findings remembered at once. */
const REMEMBERED = 4096;

/** Gives the finding of a code in a column (−1 for the whole row), the same object where it is the same finding. */
export type MetFindings = <Code extends FindingCode>(
  code: Code,
  index: number,
  ...params: FindingArguments<Code>
) => ColumnFinding;

/** Remembers findings in the rows of one file or sheet; `labelOf` names a column. */
export function createMetFindings(
  place: Pick<ColumnFinding, 'file' | 'sheet'>,
  labelOf: (index: number) => string,
): MetFindings {
  /** Those without particulars, by code and column. */
  const bare = new Map<FindingCode, (ColumnFinding | undefined)[]>();
  const others = new Map<string, ColumnFinding>();
  /** The last finding with the same particulars: who reports many findings keeps them. */
  const byParams = new WeakMap<object, ColumnFinding>();

  function withParams(key: string, make: () => ColumnFinding): ColumnFinding {
    const known = others.get(key);
    if (known !== undefined) return known;
    if (others.size === REMEMBERED) others.clear();
    const made = make();
    others.set(key, made);
    return made;
  }

  return (code, index, ...params) => {
    const make = (): ColumnFinding => ({
      ...rowFinding(code, ...params),
      ...place,
      column: index + 1,
      columnLabel: labelOf(index),
    });
    if (params.length === 0) {
      const ofCode = bare.get(code) ?? [];
      if (ofCode.length === 0) bare.set(code, ofCode);
      ofCode[index + 1] ??= make();
      return ofCode[index + 1] as ColumnFinding;
    }
    const [particulars] = params as readonly [object];
    const last = byParams.get(particulars);
    if (last !== undefined && last.code === code && last.column === index + 1) return last;
    const found = withParams(`${code}\n${index}\n${JSON.stringify(params)}`, make);
    byParams.set(particulars, found);
    return found;
  };
}
