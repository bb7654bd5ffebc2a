// The rule book and the what-ifs that ship with the program, as the page shows them: read from the data files it holds.
import { signal } from '@preact/signals';
import type { Localized } from '../rules/rule-book.js';
import { dataTexts } from './state.js';

export interface RuleSource {
  readonly title: string;
  readonly primary: boolean;
}
export interface RuleValue {
  readonly from: string;
  readonly value: unknown;
  readonly article?: Localized;
  readonly sentence: string;
  readonly sources: readonly RuleSource[];
}
export interface RuleJson {
  readonly id: string;
  readonly unit: string;
  readonly term: Localized;
  readonly values: readonly RuleValue[];
}
/** A what-if that a scenario can call by its name. */
export interface PatchJson {
  readonly id: string;
  readonly title: Localized;
  readonly from: string;
  readonly note: Localized;
}

/** Empty until {@link loadRules} has read them. */
export const rules = signal<readonly RuleJson[]>([]);
export const patches = signal<readonly PatchJson[]>([]);

let loading: Promise<void> | undefined;

/** Reads the rules and what-ifs, once; anew where that failed. */
export function loadRules(): Promise<void> {
  loading ??= readRules().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function readRules(): Promise<void> {
  const [files, shipped] = await Promise.all([dataTexts('rules/'), dataTexts('patches/')]);
  rules.value = files.flatMap((text) => (JSON.parse(text) as { rules: RuleJson[] }).rules);
  patches.value = shipped.map((text) => JSON.parse(text) as PatchJson);
}
