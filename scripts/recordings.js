// Masks the versions of the program and of its rules in recorded outputs, so that raising one rewrites no recording.
import { readFileSync } from 'node:fs';

/** @param {string} name @returns {{ version: string }} */
const data = (name) => JSON.parse(readFileSync(new URL(`../${name}`, import.meta.url), 'utf8'));

/** The versions as outputs name them now. */
export const VERSIONS = {
  tool: data('package.json').version,
  rules: data('data/rules/card.json').version,
};

/** What stands for them in transcripts and golden files. */
export const MARKS = { tool: '{version}', rules: '{rules}' };

/** What stands for them on pages for readers. */
export const PAGE_MARKS = { tool: 'X.Y.Z', rules: 'YYYY-MM' };

const [tool, rules] = Object.values(VERSIONS).map((text) =>
  text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'),
);
const TOOL = new RegExp(`(?<=koshin(?:": "| ))${tool}\\b`, 'g');
/** A version of the rules looks like a month, so it is known by the words around it. */
const RULES = new RegExp(
  `(?<=(?:rules|法令データ|法令データの版|同じ)(?:": "|[ \\t])?)${rules}(?![-\\d])|(?<=')${rules}(?=' AS "rules")`,
  'g',
);

/**
 * A text with marks in place of the versions.
 * @param {string} text
 * @param {{ tool: string, rules: string }} marks
 */
export function masked(text, marks = MARKS) {
  return text.replace(TOOL, marks.tool).replace(RULES, marks.rules);
}

/**
 * A text with the versions in place of their marks, as a transcript's input needs them.
 * @param {string} text
 */
export function unmasked(text) {
  return text.replaceAll(MARKS.tool, VERSIONS.tool).replaceAll(MARKS.rules, VERSIONS.rules);
}
