// Every finding of the catalogue has its file in fixtures/bad, and check names its place there.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FINDING_CODES, FINDINGS, type FindingCode } from '../../src/records/findings.js';
import { inside, ROOT } from './run-koshin.js';

/** Where the one thing wrong in a file is; null where the finding speaks of no line or of no cell. */
interface Place {
  readonly line: number | null;
  readonly column: number | null;
}

const PLACES: Record<FindingCode, Place> = {
  'missing-column': { line: 1, column: null },
  'no-records': { line: null, column: null },
  'repeated-column': { line: 1, column: 3 },
  'column-ends-early': { line: null, column: 3 },
  'no-renewals': { line: null, column: null },
  'column-not-read': { line: 1, column: 3 },
  'column-perhaps-meant': { line: 1, column: 3 },
  'broken-quotes': { line: 3, column: null },
  'row-length': { line: 3, column: null },
  'missing-value': { line: 3, column: 2 },
  'unreadable-date': { line: 4, column: 2 },
  'impossible-date': { line: 3, column: 1 },
  'formula-without-result': { line: 3, column: 3 },
  'error-value': { line: 3, column: 3 },
  'merged-cells': { line: 3, column: 3 },
  'unknown-status': { line: 4, column: 3 },
  'unknown-issue-kind': { line: 4, column: 3 },
  'unreadable-count': { line: 4, column: 3 },
  'issue-before-birth': { line: 3, column: 2 },
  'issue-before-scheme': { line: 3, column: 2 },
  'application-after-issue': { line: 3, column: 2 },
  'certificate-before-card': { line: 3, column: 3 },
  'total-row': { line: 4, column: null },
  'hand-over-date': { line: 1, column: 2 },
  'duplicate-id': { line: 5, column: 1 },
  'invisible-characters': { line: null, column: 1 },
  'names-unified': { line: null, column: 3 },
  'mixed-date-forms': { line: null, column: 2 },
  'sparse-column': { line: null, column: 3 },
  'certificate-after-card-end': { line: 3, column: 3 },
  'signature-under-age': { line: 4, column: 4 },
  'implausible-renewal': { line: 4, column: 2 },
  'expiry-fits-no-reading': { line: 3, column: 3 },
  'hand-over-before-issue': { line: 4, column: 3 },
  'stay-before-issue': { line: 4, column: 3 },
  'application-before-scheme': { line: 3, column: 2 },
  'date-after-as-of': { line: 3, column: 2 },
  'issue-far-ahead': { line: 3, column: 2 },
};

/** What a workbook alone can hold. */
const IN_WORKBOOKS: readonly FindingCode[] = [
  'formula-without-result',
  'error-value',
  'merged-cells',
];
const fileOf = (code: FindingCode) => `${code}.${IN_WORKBOOKS.includes(code) ? 'xlsx' : 'csv'}`;

const FOLDER = join(ROOT, 'fixtures/bad');

describe.concurrent('fixtures/bad', () => {
  it('has one file for each finding, and the README names each', () => {
    const files = readdirSync(FOLDER).sort();
    expect(files).toEqual(FINDING_CODES.map(fileOf).sort());
    const readme = readFileSync(join(ROOT, 'fixtures/README.md'), 'utf8');
    for (const file of files) expect(readme).toContain(`bad/${file}`);
  });

  it.each(FINDING_CODES)('%s is all that is found in its file, at its place', async (code) => {
    const file = `fixtures/bad/${fileOf(code)}`;
    const asOf = code === 'date-after-as-of' ? ['--as-of', '2025-04-01'] : [];
    const run = await inside(['check', file, '--format', 'json', ...asOf]);
    const report = JSON.parse(run.stdout);
    expect(report.counts).toEqual({ [code]: 1 });
    expect(report.findings).toMatchObject([{ file, code, ...PLACES[code] }]);
    expect(run.code).toBe(FINDINGS[code].level === 'reject' ? 1 : 0);
  });

  it('is shown whole in the transcripts, in both languages', () => {
    const transcript = readFileSync(join(ROOT, 'test/transcripts/check.transcript'), 'utf8');
    for (const code of FINDING_CODES) {
      const shown = transcript
        .split('\n')
        .filter(
          (line) =>
            line.startsWith(`| fixtures/bad/${fileOf(code)}:`) && line.includes(`: ${code}: `),
        );
      // Once in each language, and the languages say it in different words.
      expect(new Set(shown).size, code).toBeGreaterThanOrEqual(2);
    }
  });
});
