// Decides how commands get their actuals: the named file, with its digest.
import type { Host } from '../host/host.js';
import { readActuals } from '../read/tables/actuals.js';
import { FaultError } from '../records/fault.js';
import type { InputDigest } from '../records/provenance.js';
import type { RuleBook } from '../rules/rule-book.js';
import type { Actuals } from '../scenario/actuals.js';

/** What came, and the digest of the file that says so. */
export async function readActualsFile(
  host: Host,
  path: string,
  law: RuleBook,
): Promise<{ readonly actuals: Actuals; readonly digest: InputDigest }> {
  const input = host.open(path, true);
  const content = await input.content(() => {});
  if (content.kind !== 'text') {
    throw new FaultError('usage-bad-actuals', {
      file: input.name,
      line: 1,
      finding: { code: 'workbook' },
    });
  }
  const actuals = await readActuals(input.name, content.chunks, law);
  return { actuals, digest: { path: input.name, ...(await input.digest()) } };
}
