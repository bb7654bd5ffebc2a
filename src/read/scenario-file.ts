// Decides how a scenario file is read: YAML with the place of every key, so that each problem is told where it stands.
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
import type { Localized } from '../rules/rule-book.js';
import { decodeScenario } from '../scenario/decode-scenario.js';
import type {
  Notice,
  Path,
  ScenarioProblemCode,
  ScenarioWarningCode,
} from '../scenario/notices.js';
import type { ScenarioFile } from '../scenario/scenario.js';
import type { ShippedPatch } from '../scenario/scenario-schema.js';
import { localized, type Params } from '../words/language.js';
import {
  EXPECTATION_WORDS,
  PROBLEM_WORDS,
  SUGGESTION,
  WARNING_WORDS,
  WHOLE_FILE,
  YAML_WORDS,
  type YamlFault,
} from '../words/scenario.js';

/** Something to be said of a place in a scenario file. Line and column count from 1. */
export interface ScenarioRemark<Code extends string> {
  readonly code: Code;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** As scenarios[0].capacity[1].from; blank for the whole file. */
  readonly path: string;
  /** Without the place. */
  readonly message: Localized;
}

/** What keeps a scenario file from being used. */
export type ScenarioProblem = ScenarioRemark<ScenarioProblemCode | `yaml-${YamlFault}`>;
/** What is possible, and yet hardly meant. */
export type ScenarioWarning = ScenarioRemark<ScenarioWarningCode>;

/** A scenario file that can be used. */
export interface ScenarioReading {
  readonly file: ScenarioFile;
  readonly warnings: readonly ScenarioWarning[];
}

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
): ScenarioReading | readonly ScenarioProblem[] {
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
  const yamlProblem = (fault: YamlFault, offset: number): ScenarioProblem => ({
    code: `yaml-${fault}`,
    file,
    ...placeOf(offset),
    path: '',
    message: YAML_WORDS[fault],
  });

  const broken = content.indexOf('\u{FFFD}');
  if (broken >= 0) return [yamlProblem('not-utf8', broken)];
  const faults = yamlFaults(document).map(({ fault, offset }) => yamlProblem(fault, offset));
  if (faults.length > 0) return faults;
  if (document.contents === null) return [yamlProblem('no-content', 0)];
  let json: unknown;
  try {
    json = document.toJS({ maxAliasCount: MOST_ALIASES });
  } catch {
    return [yamlProblem('alias', Math.max(content.search(/\*\S/), 0))];
  }
  if (json === null) return [yamlProblem('no-content', 0)];

  const { file: scenarioFile, problems, warnings } = decodeScenario(json, shipped, years);
  const remark = <Code extends string>(
    { code, path, expected, params }: Notice<Code>,
    words: Readonly<Record<Code, Localized>>,
  ): ScenarioRemark<Code> => {
    const near = params['near'];
    const fillings: Params = {
      ...params,
      key: shortened(keysText(path)) || WHOLE_FILE,
      suggestion: near ? localized(SUGGESTION, { near }) : '',
      ...(expected === undefined
        ? {}
        : {
            expected: localized(EXPECTATION_WORDS[expected], {
              firstYear: years.first,
              lastYear: years.last,
            }),
          }),
    };
    return {
      code,
      file,
      ...placeOf(offsetOf(document, path, POINTED_AT_KEY.includes(code))),
      path: pathText(path),
      message: localized(words[code], fillings),
    };
  };
  if (scenarioFile === undefined) {
    return problems.map((each) => remark(each, PROBLEM_WORDS)).toSorted(byPlace);
  }
  const remarks = warnings.map((each) => remark(each, WARNING_WORDS)).toSorted(byPlace);
  return { file: scenarioFile, warnings: remarks };
}

/** Problems of which the key is the place and not what stands behind it. */
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

/** The keys after the last index, as people look for them: minutes.card. */
function keysText(path: Path): string {
  const named = path.findLastIndex((segment) => typeof segment === 'string');
  const index = path.slice(0, named + 1).findLastIndex((segment) => typeof segment === 'number');
  const keys = path.slice(index + 1, named + 1);
  return keys
    .filter((key, at) => !(at === 0 && key === 'assumptions' && keys.length > 1))
    .join('.');
}

function pathText(path: Path): string {
  return path.reduce<string>(
    (text, segment) =>
      typeof segment === 'number'
        ? `${text}[${segment}]`
        : text === ''
          ? segment
          : `${text}.${segment}`,
    '',
  );
}

const SHOWN_KEY = 60;

function shortened(text: string): string {
  return text.length > SHOWN_KEY ? `${text.slice(0, SHOWN_KEY)}…` : text;
}

function byPlace(
  a: { readonly line: number; readonly column: number },
  b: { readonly line: number; readonly column: number },
): number {
  return a.line - b.line || a.column - b.column;
}
