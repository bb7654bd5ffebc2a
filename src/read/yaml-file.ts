// A file that a person writes in YAML, parsed strictly, with the place of every key and value.
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
  visit,
  type YAMLError,
} from 'yaml';
import type { Path, YamlFault } from '../records/scenario-finding.js';

/** A place in a text, from 1. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

/** What a text holds, or all that keeps it from being read. */
export type YamlReading =
  | {
      readonly ok: true;
      readonly json: unknown;
      /** Where the value of a path stands, or its key; where there is none, the innermost place around it. */
      readonly placeOf: (path: Path, atKey: boolean) => TextPlace;
    }
  | { readonly ok: false; readonly faults: readonly (TextPlace & { readonly fault: YamlFault })[] };

/** More than a file of any size needs, less than would fill the memory. */
const MOST_ALIASES = 1000;

/** The key `__proto__` as {@link YamlReading} holds it: a checker of forms passes over one of that name without a word. */
const PROTO = '__proto__\u2060';

/** A path with its keys as they are written. */
export function writtenPath(path: Path): Path {
  return path.map((key) => (key === PROTO ? '__proto__' : key));
}

/** Reads a text. Anchors and aliases are read; tags, merge keys and several documents not. */
export function readYaml(text: string): YamlReading {
  const content = text.replace(/^\u{FEFF}/u, '');
  const lines = new LineCounter();
  const document = parseDocument(content, {
    lineCounter: lines,
    prettyErrors: false,
    logLevel: 'error',
    schema: 'core',
    uniqueKeys: (a, b) => keyText(a) === keyText(b),
  });
  const placeAt = (offset: number): TextPlace => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const unreadable = (
    ...faults: readonly { readonly fault: YamlFault; readonly offset: number }[]
  ): YamlReading => ({
    ok: false,
    faults: faults.map(({ fault, offset }) => ({ fault, ...placeAt(offset) })),
  });

  const broken = content.indexOf('\u{FFFD}');
  if (broken >= 0) return unreadable({ fault: 'not-utf8', offset: broken });
  const split = splitNumbers(document, content);
  if (split.length > 0)
    return unreadable(...split.map((offset) => ({ fault: 'thousands', offset }) as const));
  const faults = yamlFaults(document);
  if (faults.length > 0) return unreadable(...faults);
  if (document.contents === null) return unreadable({ fault: 'no-content', offset: 0 });
  let json: unknown;
  try {
    json = withoutProto(document.toJS({ maxAliasCount: MOST_ALIASES }));
  } catch {
    // Too many, without an anchor, or within what it stands for, which has no end.
    return unreadable({ fault: 'alias', offset: Math.max(content.search(/\*\S/), 0) });
  }
  if (json === null) return unreadable({ fault: 'no-content', offset: 0 });
  return {
    ok: true,
    json,
    placeOf: (path, atKey) => placeAt(offsetOf(document, writtenPath(path), atKey)),
  };
}

function withoutProto(json: unknown): unknown {
  if (Array.isArray(json)) return json.map(withoutProto);
  if (typeof json !== 'object' || json === null) return json;
  return Object.fromEntries(
    Object.entries(json).map(([key, value]) => [
      key === '__proto__' ? PROTO : key,
      withoutProto(value),
    ]),
  );
}

/**
 * Where a number in braces is split at the comma between its thousands: { 2026: 20,000 } holds 20 and a key 000 without a
 * value, and two such numbers hold that key twice.
 */
function splitNumbers(document: Document, content: string): number[] {
  const found: number[] = [];
  visit(document, {
    Map(_key, { flow, items }) {
      if (flow !== true) return;
      items.forEach(({ key, value }, index) => {
        const before = items[index - 1];
        const number = before?.value ?? before?.key;
        if (!isScalar(key) || !/^\d{3}$/.test(key.source ?? '') || !isBlank(value)) return;
        if (!isScalar(number) || !/^\d{1,3}$/.test(number.source ?? '')) return;
        const between = content.slice(number.range?.[1], key.range?.[0]);
        if (between === ',' && before?.value) found.push(number.range?.[0] ?? 0);
      });
    },
  });
  return found;
}

function isBlank(value: unknown): boolean {
  return value === null || (isScalar(value) && value.value === null);
}

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

/** Which of two places comes first. */
export function byPlace(a: TextPlace, b: TextPlace): number {
  return a.line - b.line || a.column - b.column;
}
