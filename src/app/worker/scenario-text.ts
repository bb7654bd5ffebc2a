// Changes of a scenario file that keep its comments and its order.
import { type Document, isMap, isSeq, parseDocument } from 'yaml';
import type { ScenarioChange, ScenarioText } from '../messages.js';

/** No line is folded: a person reads and edits the file. */
const AS_WRITTEN = { lineWidth: 0, flowCollectionPadding: true } as const;

/** The file with the changes, in order; an undefined value takes its key away, and one at the end of a list adds to it. */
export function changedScenario(text: string, changes: readonly ScenarioChange[]): ScenarioText {
  const document = parseDocument(text, { logLevel: 'silent', schema: 'core' });
  if (document.errors.length > 0) return { text, json: undefined };
  for (const { path, value } of changes) change(document, path, value);
  return {
    text: changes.length === 0 ? text : document.toString(AS_WRITTEN),
    json: document.toJS(),
  };
}

function change(document: Document, path: ScenarioChange['path'], value: unknown): void {
  if (value === undefined) {
    document.deleteIn(path);
    return;
  }
  const old = document.getIn(path, true);
  const made = document.createNode(value);
  // What was written in one line stays in one line, as an editor would leave it.
  if ((isMap(made) || isSeq(made)) && (isMap(old) || isSeq(old))) made.flow = old.flow ?? false;
  else if (isSeq(made) || (isMap(made) && path.length > 1)) made.flow = true;
  document.setIn(path, made);
}
