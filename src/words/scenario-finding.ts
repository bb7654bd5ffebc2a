// Findings in a scenario file as lines: file:line:column, then what is wrong.
import type { Path, PlacedScenarioFinding } from '../records/scenario-finding.js';
import type { Localized } from '../rules/rule-book.js';
import { WARNING_WORD } from './findings.js';
import { fill, type Language } from './language.js';
import {
  EXPECTATION_WORDS,
  REJECTION_WORDS,
  SUGGESTION,
  WARNING_WORDS,
  WHOLE_FILE,
  YAML_WORDS,
} from './scenario.js';
import { shownKeys, unknownKey } from './shown-key.js';

const WORDS: Readonly<Record<string, Localized>> = {
  ...REJECTION_WORDS,
  ...WARNING_WORDS,
  ...Object.fromEntries(Object.entries(YAML_WORDS).map(([code, words]) => [`yaml-${code}`, words])),
};

/** A finding that keeps the file from being used, as a line: file:line:column: message. */
export function scenarioRejectionLine(finding: PlacedScenarioFinding, language: Language): string {
  return `${place(finding)}: ${scenarioFindingText(finding, language)}`;
}

/** A warning as a line: file:line:column: warning: message. */
export function scenarioWarningLine(finding: PlacedScenarioFinding, language: Language): string {
  const text = scenarioFindingText(finding, language);
  return `${place(finding)}: ${WARNING_WORD[language]}: ${text}`;
}

function place({ file, line, column }: PlacedScenarioFinding): string {
  return `${file}:${line}:${column}`;
}

/** What is wrong, without the place; `name` is what a field is called where its keys are not seen. */
export function scenarioFindingText(
  { code, path, params, years }: PlacedScenarioFinding,
  language: Language,
  name?: string,
): string {
  const { first, last } = years;
  const near = 'near' in params ? params.near : '';
  const told = code === 'unknown-key' || code === 'bad-key' ? unknownKey(path, near) : path;
  return fill(WORDS[code] as Localized, language, {
    ...params,
    key: name ?? (shownKeys(keysText(told)) || WHOLE_FILE),
    suggestion: near === '' ? '' : fill(SUGGESTION, language, { near }),
    ...('expected' in params && {
      expected: fill(EXPECTATION_WORDS[params.expected], language, {
        firstYear: first,
        lastYear: last,
      }),
    }),
  });
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
