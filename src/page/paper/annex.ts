// The annex of a paper: files with their digests, options and versions, for the office's own records.
import type { Report } from '../../reports/report.js';
import { fill, type Language } from '../../words/language.js';
import { PAPER_WORDS } from '../../words/paper.js';
import { REPORT_WORDS } from '../../words/report.js';
import { nameOf } from '../scope.js';
import type { Block, Section } from './document.js';

/** The annex. Of files only their names stand there, since folders may name their user. */
export function annexOf(
  { basis }: Report,
  { language, version }: { readonly language: Language; readonly version: string },
): Section {
  const options = Object.entries(basis.options).filter(([, value]) => value !== null);
  const versions = fill(REPORT_WORDS.versionsNoTable, language, {
    version,
    rules: basis.rulesVersion,
  });
  const tables: Block[] = [
    {
      kind: 'table',
      caption: PAPER_WORDS.annexFiles[language],
      unit: undefined,
      columns: [
        { heading: REPORT_WORDS.file[language], kind: 'text', share: 3 },
        { heading: REPORT_WORDS.bytes[language], kind: 'count', share: 2 },
        { heading: REPORT_WORDS.sha256[language], kind: 'text', share: 6 },
      ],
      rows: basis.inputs.map(({ path, bytes, sha256 }) => [
        nameOf(path),
        bytes,
        sha256 ?? REPORT_WORDS.notDigested[language],
      ]),
    },
    {
      kind: 'table',
      caption: PAPER_WORDS.annexOptions[language],
      unit: undefined,
      columns: [
        { heading: PAPER_WORDS.option[language], kind: 'text', share: 2 },
        { heading: REPORT_WORDS.value[language], kind: 'text', share: 5 },
      ],
      rows: options.map(([name, value]) => [
        name,
        ['against', 'scenario'].includes(name) ? nameOf(String(value)) : String(value),
      ]),
    },
  ];
  return {
    heading: PAPER_WORDS.annex[language],
    blocks: [{ kind: 'paragraph', text: versions }, ...tables],
  };
}
