// Findings in a layout file: a code and a place, and what was expected there. The words are in words/layout-file.ts.
import type { Path, YamlFault } from './scenario-finding.js';

/** What can be expected at a place of a layout file. */
export const LAYOUT_EXPECTATIONS = [
  'file',
  'columns',
  'header',
  'values',
  'status',
  'card_issue_kind',
  'ignore',
  'text',
  'encoding',
  'days',
  'yes-no',
] as const;
export type LayoutExpectation = (typeof LAYOUT_EXPECTATIONS)[number];

/** What keeps a layout from being used. */
export const LAYOUT_FINDINGS = ['unknown-key', 'blank', 'does-not-fit', 'header-twice'] as const;
export type LayoutFindingCode = (typeof LAYOUT_FINDINGS)[number] | `yaml-${YamlFault}`;

/** Something found at a place of a layout file. Line and column count from 1. */
export interface LayoutFinding {
  readonly code: LayoutFindingCode;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly path: Path;
  /** The known keys, and the one that an unknown one is most like; no value of the file. */
  readonly params: Readonly<Record<string, string>>;
  readonly expected?: LayoutExpectation;
}
