// Changes of a scenario file that keep its comments and its order.
import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  type Node,
  parseDocument,
  Scalar,
  visit,
  YAMLMap,
} from 'yaml';
import type { ScenarioChange, ScenarioText } from '../messages.js';

/** No line is folded: a person reads and edits the file. */
const AS_WRITTEN = { lineWidth: 0, flowCollectionPadding: true } as const;

/**
 * The file with the changes, in order. An undefined value takes its key away, a value at the end of a list adds to it.
 */
export function changedScenario(text: string, changes: readonly ScenarioChange[]): ScenarioText {
  const document = parseDocument(text, { logLevel: 'silent', schema: 'core' });
  if (document.errors.length > 0) return { text, json: undefined };
  for (const each of changes) change(document, each);
  return {
    text: changes.length === 0 ? text : document.toString(AS_WRITTEN),
    json: document.toJS(),
  };
}

function change(document: Document, { path, value, copies, takes }: ScenarioChange): void {
  if (takes !== undefined) {
    takeOver(document, path, parseDocument(takes, { schema: 'core' }));
    return;
  }
  if (copies !== undefined) {
    openWay(document, path);
    document.setIn(path, copied(document.getIn(copies, true)));
    return;
  }
  if (value === undefined) {
    if (document.hasIn(path)) document.deleteIn(path);
    return;
  }
  openWay(document, path);
  const old = document.getIn(path, true);
  const made = document.createNode(value);
  layOut(made);
  // What was written in one line stays in one line, as an editor would leave it.
  if (isCollection(made) && isCollection(old)) made.flow = old.flow ?? false;
  document.setIn(path, made);
}

/**
 * Makes of everything on the way to a path something that can hold its next key: a mapping of what is missing or blank, and
 * of an alias a copy of what it names, so that the value changes here alone.
 */
function openWay(document: Document, path: ScenarioChange['path']): void {
  for (let length = 1; length < path.length; length += 1) {
    const at = path.slice(0, length);
    const node = document.getIn(at, true);
    if (isCollection(node)) continue;
    if (isAlias(node)) {
      document.setIn(at, copied(node.resolve(document)));
      continue;
    }
    const made = new YAMLMap(document.schema);
    if (isNode(node)) made.comment = node.comment ?? node.commentBefore ?? null;
    document.setIn(at, made);
  }
}

/** Lays what another file states at a path over this one's, with the comments that say on what it rests. */
function takeOver(document: Document, path: ScenarioChange['path'], other: Document): void {
  const source = other.getIn(path, true);
  if (!isMap(source)) return;
  for (const { key, value } of source.items) {
    if (!isScalar(key) || !isNode(value)) continue;
    const at = [...path, String(key.value)];
    openWay(document, at);
    // The first key's comment stands before the whole.
    const [first] = source.items;
    const comment = first?.key === key ? source.commentBefore : key.commentBefore;
    const old = document.getIn(at, true);
    const isPerKind = isMap(value) && value.items.every((each) => isKind(each.key));
    if (isPerKind && isMap(old))
      for (const each of value.items) document.setIn([...at, String(each.key)], copied(each.value));
    else document.setIn(at, copied(value));
    const target = document.getIn(path, true);
    if (isMap(target)) addComment(target, String(key.value), comment);
  }
}

const isKind = (key: unknown) => isScalar(key) && /^(?:card|certificate)$/.test(String(key.value));

/** Adds a comment below the one that stands before a key. */
function addComment(map: YAMLMap, name: string, comment: string | null | undefined): void {
  const index = map.items.findIndex(({ key }) => String(key) === name);
  const pair = map.items[index];
  if (pair === undefined || comment === null || comment === undefined) return;
  // A key that was just set is a mere text.
  if (!isNode(pair.key)) pair.key = new Scalar(pair.key);
  const holder = (index === 0 ? map : pair.key) as Node;
  const before = holder.commentBefore ?? '';
  if (before.includes(comment)) return;
  holder.commentBefore = before === '' ? comment : `${before}\n${comment}`;
}

/** A copy with its comments; names for aliases stay with the original. */
function copied(node: unknown): unknown {
  if (!isNode(node)) return node;
  const copy = node.clone() as Node;
  visit(copy, {
    Node: (_, each) => {
      if ('anchor' in each) delete each.anchor;
    },
  });
  return copy;
}

/** In one line as far as a person would write it so: lists of mappings, and what is deep, take a line for each of theirs. */
function layOut(node: unknown): number {
  if (isPair(node)) return layOut(node.value);
  if (!isCollection(node)) return 0;
  const depth = 1 + Math.max(0, ...node.items.map(layOut));
  const isListOfMaps = isSeq(node) && node.items.some((each) => isMap(each));
  node.flow = depth <= 2 && !isListOfMaps;
  return depth;
}
