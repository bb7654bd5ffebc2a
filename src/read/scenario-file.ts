// A scenario file read from YAML, with the place of every key, so that each finding is told where it stands.
import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  type YAMLError,
} from 'yaml';
import type { FiscalYears } from '../rules/fiscal-years.js';
import { decodeScenario } from '../scenario/decode-scenario.js';
import type { ScenarioFile } from '../scenario/scenario.js';
import type {
  Path,
  ScenarioFinding,
  ScenarioFindingCode,
  ScenarioRejection,
  ScenarioWarning,
} from '../scenario/scenario-findings.js';
import type { ShippedPatch } from '../scenario/scenario-schema.js';

/** What keeps a file from being read as YAML that a scenario can be. */
export const YAML_FAULTS = [
  'not-utf8',
  'no-content',
  'tab',
  'indent',
  'unclosed',
  'duplicate-key',
  'several-documents',
  'alias',
  'tag',
  'syntax',
] as const;
export type YamlFault = (typeof YAML_FAULTS)[number];

/** Something found at a place of a scenario file. Line and column count from 1. */
export interface PlacedFinding<Code extends string = ScenarioFindingCode | `yaml-${YamlFault}`> {
  readonly code: Code;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** Keys and indices from the root of the file; none for the whole file. */
  readonly path: Path;
  readonly params: ScenarioFinding['params'];
  readonly expected?: ScenarioFinding['expected'];
}

/** A scenario file that can be used, or all that keeps it from it, in the order of the lines. */
export type ScenarioReading =
  | {
      readonly ok: true;
      readonly file: ScenarioFile;
      readonly warnings: readonly PlacedFinding<ScenarioWarning>[];
    }
  | {
      readonly ok: false;
      readonly rejecting: readonly PlacedFinding<ScenarioRejection | `yaml-${YamlFault}`>[];
    };

/** More than a scenario of any size needs, less than would fill the memory. */
const MOST_ALIASES = 1000;

/**
 * Reads the text of a scenario file; or every problem in it, in the order of the lines. `file` is its name, for messages;
 * `shipped` are the patches it may call by name. Anchors and aliases are read; tags, merge keys and several documents not.
 * No message repeats a value of the file, numbers and names but for: a file of records given by mistake is not shown.
 */
export function readScenarioFile(
  text: string,
  file: string,
  years: FiscalYears,
  shipped: readonly ShippedPatch[] = [],
): ScenarioReading {
  const content = text.replace(/^\u{FEFF}/u, '');
  const lines = new LineCounter();
  const document = parseDocument(content, {
    lineCounter: lines,
    prettyErrors: false,
    logLevel: 'error',
    schema: 'core',
    uniqueKeys: (a, b) => keyText(a) === keyText(b),
  });
  const placeOf = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const unreadable = (
    ...faults: readonly { fault: YamlFault; offset: number }[]
  ): ScenarioReading => ({
    ok: false,
    rejecting: faults.map(({ fault, offset }) => ({
      code: `yaml-${fault}`,
      file,
      ...placeOf(offset),
      path: [],
      params: {},
    })),
  });

  const broken = content.indexOf('\u{FFFD}');
  if (broken >= 0) return unreadable({ fault: 'not-utf8', offset: broken });
  const faults = yamlFaults(document);
  if (faults.length > 0) return unreadable(...faults);
  if (document.contents === null) return unreadable({ fault: 'no-content', offset: 0 });
  let json: unknown;
  try {
    json = document.toJS({ maxAliasCount: MOST_ALIASES });
  } catch {
    return unreadable({ fault: 'alias', offset: Math.max(content.search(/\*\S/), 0) });
  }
  if (json === null) return unreadable({ fault: 'no-content', offset: 0 });

  const decoded = decodeScenario(json, shipped, years);
  const placed = <Code extends ScenarioFindingCode>(
    findings: readonly ScenarioFinding<Code>[],
  ): PlacedFinding<Code>[] =>
    findings
      .map((finding) => ({
        ...finding,
        params: { ...finding.params, firstYear: years.first, lastYear: years.last },
        file,
        ...placeOf(offsetOf(document, finding.path, POINTED_AT_KEY.includes(finding.code))),
      }))
      .toSorted(byPlace);
  return decoded.file === undefined
    ? { ok: false, rejecting: placed(decoded.rejecting) }
    : { ok: true, file: decoded.file, warnings: placed(decoded.warnings) };
}

/** Findings of which the key is the place and not what stands behind it. */
const POINTED_AT_KEY: readonly string[] = [
  'unknown-key',
  'bad-key',
  'blank',
  'hours-overlap',
  'hours-day-twice',
  'new-cards-outside',
];

/** Every key that stands twice, and the first of the other faults: what follows it is mostly its consequence. */
function yamlFaults(document: Document): { fault: YamlFault; offset: number }[] {
  const found = [...document.errors, ...document.warnings].map((error) => ({
    fault: faultOf(error),
    offset: error.pos[0],
  }));
  const inOrder = found.toSorted((a, b) => a.offset - b.offset);
  const first = inOrder.find(({ fault }) => fault !== 'duplicate-key');
  return inOrder.filter((each) => each.fault === 'duplicate-key' || each === first);
}

function faultOf({ code, message }: YAMLError): YamlFault {
  switch (code) {
    case 'TAB_AS_INDENT':
      return 'tab';
    case 'DUPLICATE_KEY':
      return 'duplicate-key';
    case 'MULTIPLE_DOCS':
      return 'several-documents';
    case 'MISSING_CHAR':
      return 'unclosed';
    case 'BAD_INDENT':
      return /^Flow/.test(message) ? 'unclosed' : 'indent';
    case 'BAD_ALIAS':
      return 'alias';
    case 'TAG_RESOLVE_FAILED':
      return 'tag';
    default:
      return 'syntax';
  }
}

/** Where the value, or the key, of a path stands; where there is none, the innermost place around it. */
function offsetOf(document: Document, path: Path, atKey: boolean): number {
  let node = resolved(document, document.contents);
  let offset = node?.range?.[0] ?? 0;
  for (const [depth, segment] of path.entries()) {
    const isLast = depth === path.length - 1;
    let next: unknown;
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => keyText(key) === String(segment));
      if (pair === undefined) return offset;
      if (isLast && atKey) return startOf(pair.key) ?? offset;
      next = pair.value;
    } else if (isSeq(node)) next = node.items[Number(segment)];
    const start = startOf(next);
    if (start === undefined) return offset;
    offset = start;
    node = resolved(document, next);
  }
  return offset;
}

/** The node itself, or the one an alias stands for. */
function resolved(document: Document, node: unknown): Node | undefined {
  if (isAlias(node)) return node.resolve(document);
  return isNode(node) ? node : undefined;
}

function startOf(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined;
}

function keyText(key: unknown): string {
  return isScalar(key) ? String(key.value) : String(key);
}

function byPlace(
  a: { readonly line: number; readonly column: number },
  b: { readonly line: number; readonly column: number },
): number {
  return a.line - b.line || a.column - b.column;
}
