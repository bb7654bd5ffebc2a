// Provenance as notes and as JSON: the tool, the rules, the files read and the options in effect.
import { isoDate } from '../calendar/civil-date.js';
import type { Provenance } from '../records/provenance.js';
import type { Localized } from '../rules/rule-book.js';
import { fill, type Language, listed, type Params } from '../words/language.js';
import { PROVENANCE_WORDS } from '../words/provenance.js';

/** The provenance with the keys of the JSON contract. */
export function provenanceJson({ tool, inputs, rulesVersion, options, isExample }: Provenance) {
  return { ...(isExample && { example: true }), tool, inputs, rules: rulesVersion, options };
}

/** The provenance as notes; options without a value are left out. */
export function provenanceNotes(provenance: Provenance, language: Language): string[] {
  const { tool, inputs, rulesVersion, options } = provenance;
  const say = (text: Localized, params: Params) => fill(text, language, params);
  const given = Object.entries(options).filter(([, value]) => value !== null);
  return [
    say(PROVENANCE_WORDS.madeBy, { tool, rules: rulesVersion }),
    ...inputs.map(({ path, bytes, sha256 }) =>
      say(PROVENANCE_WORDS.inputRead, { path, bytes, sha256: sha256 ?? '–' }),
    ),
    say(PROVENANCE_WORDS.optionsInEffect, {
      list: listed(
        given.map(([name, value]) => `${name}=${value}`),
        language,
      ),
    }),
  ];
}

/** The manifest of a run, as JSON of schema koshin.manifest/1. */
export function manifestJson(provenance: Provenance): object {
  const { asOf, asOfSource } = provenance;
  return {
    schema: 'koshin.manifest/1',
    ...(asOf !== undefined && { as_of: isoDate(asOf), as_of_source: asOfSource }),
    ...provenanceJson(provenance),
  };
}
